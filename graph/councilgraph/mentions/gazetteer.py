"""Finds thousands of names in one pass over the text.

An Aho-Corasick automaton gives every occurrence; a pass of our own keeps those that stand as whole words and,
of those that overlap, the leftmost and then the longest. The time grows with the text, not with the register.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

from councilgraph.domain import Domain

T = TypeVar("T")

# One character for one: a fold never moves an offset. Chains of `replace` beat `translate` tenfold here.
_FOLD = (
    *(("'", quote) for quote in "’‘ʼ`´′"), *(("-", dash) for dash in "‐‑‒–—"), (" ", "\t"), (" ", "\u00a0")
)  # fmt: skip
_RUN = re.compile(r"  +")
_SPELLINGS = ((" & ", " and "), (" and ", " & "), ("'", ""), ("-", " "), ("St. ", "St "), ("St ", "St. "))


class Hit(Generic[T]):
    """A name found: `text[start:end]` is the name as written, `value` what its entry carries."""

    __slots__ = ("end", "start", "value")

    def __init__(self, start: int, end: int, value: T) -> None:  # mypyc compiles no generic dataclass
        self.start = start
        self.end = end
        self.value = value


class Spans:
    """Half-open stretches of a text that answer at once whether another stretch touches them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate([end for _, end in ordered], max))

    def overlap(self, start: int, end: int) -> bool:
        """Tell whether one of the spans shares a character with the stretch."""
        place = bisect_left(self._starts, end)
        return place > 0 and self._ends[place - 1] > start

    def cover(self, at: int) -> bool:
        """Tell whether the offset lies in one of the spans."""
        place = bisect_right(self._starts, at)
        return place > 0 and self._ends[place - 1] > at

    def end_before(self, at: int) -> int:
        """Answer where the last span that begins before the offset ends, 0 for none."""
        place = bisect_left(self._starts, at)
        return self._ends[place - 1] if place else 0


class Ending:
    """A pattern of what stands right before a name.

    A search tries a pattern at every letter; here it is made only where the words end as one of them does.

    Args:
        pattern: a pattern that ends with `$`.
        words: words with which alone, in any case, it may end, but for spaces, new lines and hyphens.
    """

    def __init__(self, pattern: re.Pattern[str], words: Iterable[str]) -> None:
        self._pattern = pattern
        self._ends = tuple({word.lower().split()[-1] for word in words})

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Answer what stands at the end of the stretch, None for nothing of the kind."""
        ends = text[start:end].rstrip(" \n-").lower().endswith(self._ends)
        return self._pattern.search(text, start, end) if ends else None


def fold(text: str) -> str:
    """Answer the text with plain quotes, hyphens and spaces, of the same length."""
    for plain, fancy in _FOLD:
        if fancy in text:
            text = text.replace(fancy, plain)
    return text


def variants(name: str) -> set[str]:
    """Answer the folded forms a name is also written in: "&", "and", hyphens or spaces, no apostrophe."""
    found = {re.sub(r"\s+", " ", fold(name)).strip()}
    for old, new in _SPELLINGS:
        found |= {form.replace(old, new) for form in found if old in form}
    return found - {""}


@lru_cache(maxsize=4)  # several recognisers ask for one text, and for a part of it, one after another
def lower(text: str) -> str:
    """Answer the text in lower case, of the same length: the few letters that would grow stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def occurrences(text: str, word: str) -> list[int]:
    """Answer where a word or a part of one stands in a text, overlaps left out."""
    found: list[int] = []
    at = text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + len(word))
    return found


class Scan:
    """One automaton over the names of several registers, so that a text is gone through once for all."""

    def __init__(self) -> None:
        self._owners: dict[str, tuple[tuple[int, int], ...]] = {}  # name → registers, and its value in each
        self._registers = 0
        self._automaton: AhoCorasick | None = None
        self._of: list[tuple[tuple[int, int], ...]] = []  # the owners of the automaton's names, in order
        # The last text, and what was found in it by register: put and taken whole, so that threads may share.
        self._last: tuple[str | None, list[list[tuple[int, int, int]]]] = (None, [])

    def add(self, names: Mapping[str, int]) -> int:
        """Add the names of a register, each with its value; answer the number of the register."""
        number = self._registers
        for name, value in names.items():
            self._owners[name] = (*self._owners.get(name, ()), (number, value))
        self._registers, self._automaton, self._last = number + 1, None, (None, [])
        return number

    def find(self, text: str, register: int) -> list[tuple[int, int, int]]:
        """Answer where the names of a register stand, in words or apart: start, end and value."""
        last = self._last
        if last[0] != text:
            found: list[list[tuple[int, int, int]]] = [[] for _ in range(self._registers)]
            automaton = self._automaton or self._made()
            for name, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
                for number, value in self._of[name]:
                    found[number].append((start, end, value))
            self._last = last = (text, found)
        return last[1][register]

    def _made(self) -> AhoCorasick:
        self._of = list(self._owners.values())
        # A table of every step is faster by itself, but not in a reading, where other work fills the cache.
        self._automaton = AhoCorasick(self._owners, implementation=Implementation.ContiguousNFA)
        return self._automaton


@cache
def shared(domain: Domain, *, ignore_case: bool = False) -> Scan:
    """Answer the scan that the registers of one domain share, of names as cased or in lower case."""
    return Scan()


class Gazetteer(Generic[T]):
    """A register of names to look for.

    Args:
        entries: names with what they stand for, found as they are cased; of equal names the first counts.
        ignore_case: the same for names found in any case.
        glued: tells which names count even where a lost space glues them to a word: "TrustLuton Council".
        scan: what goes through a text for this register and others, for the names as they are cased.
        caseless: the same for the names in any case.
    """

    def __init__(
        self, entries: Iterable[tuple[str, T]], ignore_case: Iterable[tuple[str, T]] = (),
        *, glued: Callable[[T], bool] | None = None, scan: Scan | None = None, caseless: Scan | None = None,
    ) -> None:  # fmt: skip
        self._values: list[T] = []
        self._glued = glued
        self._scan, self._caseless = scan or Scan(), caseless or Scan()
        cased = self._names(entries)
        self._number = self._scan.add(cased) if cased else None
        # Backwards, so that of two names that differ by case alone the first counts.
        low = {lower(name): value for name, value in reversed(self._names(ignore_case).items())}
        self._number_in_any_case = self._caseless.add(low) if low else None

    def _names(self, entries: Iterable[tuple[str, T]]) -> dict[str, int]:
        names: dict[str, int] = {}
        for name, value in entries:
            for form in sorted(variants(name)):
                names.setdefault(form, len(self._values))
            self._values.append(value)
        return names

    def find(self, text: str) -> list[Hit[T]]:
        """Answer the names in the text, leftmost and longest first, none overlapping another."""
        plain, moves, shifts = _plain(text)
        spans: list[tuple[int, int, int]] = []
        last = len(plain)
        found = self._scan.find(plain, self._number) if self._number is not None else []
        if self._number_in_any_case is not None:
            found = found + self._caseless.find(lower(plain), self._number_in_any_case)
        for start, end, value in found:
            if (start and plain[start - 1].isalnum()) or (end < last and plain[end].isalnum()):
                if not self._glued or not self._glued(self._values[value]):
                    continue
                if not _seams(plain, start, end):
                    continue
            spans.append((start, -end, value))
        spans.sort()
        hits: list[Hit[T]] = []
        free = 0
        for start, negative, value in spans:
            if start < free:
                continue
            free = -negative
            if moves:
                first = start + shifts[bisect_right(moves, start)]
                after = free - 1 + shifts[bisect_right(moves, free - 1)] + 1
                hits.append(Hit(first, after, self._values[value]))
            else:
                hits.append(Hit(start, free, self._values[value]))
        return hits


def words_in(text: str, scan: Scan, register: int) -> list[tuple[int, int]]:
    """Answer where the words of a register stand in a text, in any case, also in others: start and value."""
    plain, moves, shifts = _plain(text)
    found = scan.find(lower(plain), register)
    if moves:
        return [(start + shifts[bisect_right(moves, start)], value) for start, _, value in found]
    return [(start, value) for start, _, value in found]


@lru_cache(maxsize=2)  # several registers are looked for in one text, one after another
def _plain(text: str) -> tuple[str, list[int], list[int]]:
    return _squeezed(fold(text))


def _seams(text: str, start: int, end: int) -> bool:
    """Tell whether each end of a stretch is the text's, a word's, or a seam such as "tC" or "l2"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    starts = not before.isalnum() or (before.islower() and text[start].isupper())
    ends = not after.isalnum() or (text[end - 1].islower() and (after.isupper() or after.isdigit()))
    return starts and ends


def _squeezed(text: str) -> tuple[str, list[int], list[int]]:
    """Make each run of white space one space; answer too where the offsets move, and by how much.

    A blank line ends every name, so it becomes characters that no name holds.
    """
    if "\n" in text:
        text = text.replace("\n \n", "\0\0\0").replace("\n\n", "\0\0").replace("\n", " ")
    moves: list[int] = []
    shifts = [0]
    if "  " not in text:
        return text, moves, shifts
    parts: list[str] = []
    at = out = 0
    for run in _RUN.finditer(text):
        parts.append(text[at : run.start() + 1])
        out += run.start() + 1 - at
        at = run.end()
        moves.append(out)
        shifts.append(at - out)
    parts.append(text[at:])
    return "".join(parts), moves, shifts
