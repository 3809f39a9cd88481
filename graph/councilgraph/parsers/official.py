"""Finds the official statements of principles in a text: the statements themselves, never prose like them.

A statement counts where it begins a line or bullet, or follows its heading or another statement; whole, or
cut by the end or the beginning of the text. It is compared word by word with the official one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from ahocorasick_rs import AhoCorasick, Implementation
from rapidfuzz.distance import Levenshtein

from councilgraph.domain import Domain

ALIKE = 0.93
"""Least likeness of characters: lets slips of the pen and spelling through (measured: 5 slips in a statement
of 150 characters), and keeps out prose that swaps one noun and drops another (measured: .90)."""
_GRAM = 3  # words that must stand together to raise a suspicion; 2 are too common ("we will")
_OPENING = 6  # first groups of a statement, one of which it shows: a slip in the third word spoils three
_DRIFT = 4  # words that a slip may add or drop between two such groups
_GAP = 15  # words without any such group within one statement
_LEAST = 8  # words that a cut statement must show to be more than a turn of phrase
_LEAST_IN_BLOCK = 3  # the same right after another statement or under the heading of the block
_NEAR = 160  # characters before a statement in which its bullet or heading stands

_WORD = re.compile(r"\w++(?:[-‐‑’'‘]\w++)*+")
_STRIP = str.maketrans("", "", "-‐‑’'‘_")
_LEAD = re.compile(r"(?:[\s•·▪◦●‣*○■–—„\-\"'“‘(.:;,]|\d{1,2}[.)])*+")
_QUOTES = ("'", '"', "“", "‘")
_BULLET = re.compile(r"[•·▪◦●‣*○■][\s\"'“‘]*\Z")
_CORE = re.compile(r"[.:](?=\s)")


@dataclass(frozen=True, slots=True)
class Declared:
    """An official statement as it stands in a text: `cut` where an end of the text takes part of it away."""

    slug: str
    start: int
    end: int
    cut: bool


@dataclass(slots=True)
class _Run:
    """Groups of words that follow one another both in the text and in one statement."""

    slug: str
    first: tuple[int, int]  # the first group: word of the text, word of the statement
    last: tuple[int, int]


def words(text: str) -> list[str]:
    """Answer each word without case, hyphens and apostrophes."""
    return _spelt(_WORD.findall(text))


def plain(line: str) -> str:
    """Answer a line's words alone, for comparison: no bullets, case or punctuation."""
    return " ".join(words(line))


def _spelt(said: Iterable[str]) -> list[str]:
    return [(word if word.isalnum() else word.translate(_STRIP)).casefold() for word in said]


class Official:
    """The official statements of a domain, compiled.

    Args:
        domain: the ontology whose principles count.
    """

    def __init__(self, domain: Domain) -> None:
        self._statements: dict[str, list[str]] = {}
        self._core: dict[str, int] = {}
        self._grams: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        openings: list[str] = []
        for principle in domain.principles:
            statement = words(principle.definition)
            self._statements[principle.slug] = statement
            self._core[principle.slug] = len(words(_CORE.split(principle.definition, maxsplit=1)[0]))
            for at in range(len(statement) - _GRAM + 1):
                self._grams[tuple(statement[at : at + _GRAM])].append((principle.slug, at))
            spelt = principle.definition.lower().split()
            places = range(min(_OPENING, len(spelt) - _GRAM + 1))
            openings += [" ".join(["", *spelt[at : at + _GRAM]]) for at in places]
        self._screen = AhoCorasick(openings, implementation=Implementation.DFA)
        cues = domain.cues("parsers")["principles"]
        self.headings = frozenset(
            plain(name) for p in domain.principles for name in (p.label, *p.alternatives)
        )
        self.openings = frozenset(map(plain, cues["headings"]))
        self._of_openings = {max(opening.split(), key=len) for opening in self.openings}
        self._whole = tuple(" ".join(statement) for statement in self._statements.values())

    @lru_cache(maxsize=8)  # noqa: B019 - as long as the domain; a text is segmented, then read
    def find(self, text: str, start: int = 0) -> tuple[Declared, ...]:
        """Answer the statements that stand in `text[start:]`, in order, without overlap."""
        if not self._may_stand(text, start):
            return ()
        tokens = list(_WORD.finditer(text, start))
        spelt = _spelt([token[0] for token in tokens])
        found: list[Declared] = []
        for run in sorted(self._runs(spelt), key=lambda run: (run.first, run.slug)):
            known = self._judge(run, text, tokens, spelt, found[-1] if found else None)
            if known and (not found or known.start >= found[-1].end):
                found.append(known)
        return tuple(found)

    def _may_stand(self, text: str, start: int) -> bool:
        """Say whether a text holds the opening of a statement, or begins within one: few texts do."""
        if self._screen.find_matches_as_indexes(" ".join(["", *text.lower().split()])):
            return True
        first = _spelt(token[0] for token in islice(_WORD.finditer(text, start), _GRAM + 1))
        return tuple(first[:_GRAM]) in self._grams or tuple(first[1:]) in self._grams

    def may_open(self, text: str) -> bool:
        """Say whether a heading over statements may stand in a text: few texts hold the words of one."""
        low = text.lower()
        return any(word in low for word in self._of_openings)

    def is_fragment(self, line: str) -> bool:
        """Say whether a line is the beginning or end of a statement or heading, too short to tell which."""
        part = plain(line)
        return bool(part) and any(
            whole.startswith(part) or whole.endswith(part) for whole in (*self._whole, *self.headings)
        )

    def _runs(self, spelt: list[str]) -> list[_Run]:
        open_: dict[str, list[_Run]] = defaultdict(list)
        done: list[_Run] = []
        passed = 0
        known = enumerate(map(self._grams.get, zip(spelt, spelt[1:], spelt[2:], strict=False)))
        for at, places in [(at, places) for at, places in known if places]:
            if at < passed:
                continue
            for slug, place in places:
                statement = self._statements[slug]
                if place == 0 and spelt[at : at + len(statement)] == statement:
                    done.append(_Run(slug, (at, 0), (at + len(statement) - _GRAM, len(statement) - _GRAM)))
                    passed = at + len(statement)
                    break
                for run in open_[slug]:
                    gap, step = at - run.last[0], place - run.last[1]
                    if step > 0 and gap <= _GAP and abs(gap - step) <= _DRIFT:
                        run.last = (at, place)
                        break
                else:
                    open_[slug] = [run for run in open_[slug] if at - run.last[0] <= _GAP]
                    open_[slug].append(run := _Run(slug, (at, place), (at, place)))
                    done.append(run)
        return done

    def _judge(
        self, run: _Run, text: str, tokens: list[re.Match[str]], spelt: list[str], before: Declared | None
    ) -> Declared | None:
        statement, core = self._statements[run.slug], self._core[run.slug]
        at, place = run.first
        beheaded = False
        if place < _OPENING and place <= at:
            begin, skip = at - place, 0
        elif at <= 1:
            begin, skip, beheaded = at, place, True
            if at and statement[place - 1].endswith(spelt[0]):  # the rest of a word that was cut
                begin, skip = 0, place - 1
        else:
            return None
        end, reached = run.last[0] + _GRAM, run.last[1] + _GRAM
        rest = len(statement) - reached
        cut = beheaded
        if rest < _GRAM and end + rest <= len(tokens):
            end, reached = end + rest, len(statement)
        elif core - _GRAM < reached < core and end + core - reached <= len(tokens):
            end, reached = end + core - reached, core
        elif reached < core:
            if len(tokens) - end > 1:
                return None
            cut = True
            if end < len(tokens):
                if not statement[reached].startswith(spelt[end]):
                    return None
                end, reached = end + 1, reached + 1
        span = (tokens[begin].start(), tokens[end - 1].end())
        place_of = self._placed(text, span[0], before, head=begin == 0 or beheaded)
        if not place_of:
            return None
        if cut and not self._enough(
            run.slug, place if beheaded else skip, reached, beheaded, place_of == "block"
        ):
            return None
        ours = " ".join(spelt[at if beheaded else begin : end])
        theirs = " ".join(statement[place if beheaded else skip : reached])
        if end == len(tokens) and cut and not beheaded:
            theirs = theirs[: len(ours)]
        if Levenshtein.normalized_similarity(ours, theirs, score_cutoff=ALIKE) < ALIKE:
            return None
        stop = span[1]
        while stop < len(text) and text[stop] in ".’'”\"":
            stop += 1
        return Declared(run.slug, span[0], stop, cut)

    def _enough(self, slug: str, skip: int, reached: int, beheaded: bool, in_block: bool) -> bool:
        """Say whether what a cut left shows enough words, and words of one statement only."""
        if reached - skip < (_LEAST_IN_BLOCK if in_block else _LEAST):
            return False
        left = self._statements[slug][skip:reached]
        others = (s for other, s in self._statements.items() if other != slug)
        if beheaded and reached == len(self._statements[slug]):
            return all(s[-len(left) :] != left for s in others)
        return all(s[: len(left)] != left for s in others)

    def _placed(self, text: str, start: int, before: Declared | None, *, head: bool) -> str:
        """Say where a statement stands: "block", "line", or "" for in the midst of prose."""
        if before and _LEAD.fullmatch(text, before.end, start):
            return "block"
        near = text[max(0, start - _NEAR) : start]
        *above, prefix = near.split("\n")
        key = plain(prefix)
        if key in self.headings or key in self.openings:
            return "block"
        if near[-1:] in _QUOTES:  # somebody says it: the document does not declare it
            return ""
        if (not _LEAD.fullmatch(prefix) or (not above and start > _NEAR)) and not head:
            return "line" if _BULLET.search(near) else ""
        over = next((key for line in reversed(above) if (key := plain(line))), "")
        return "block" if over in self.headings or over in self.openings else "line"


@cache
def official(domain: Domain) -> Official:
    """Answer the compiled statements of a domain, made once."""
    return Official(domain)
