"""Stretches of text that may be names: capitalised runs, their sensible cuts, and what stands in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from councilgraph.mentions.names.landmarks import landmarks
from councilgraph.mentions.names.lexicon import Lexicon, plain
from councilgraph.mentions.names.tokens import GENITIVES, POSSESSIVES, Tokens, joins
from councilgraph.model import Document
from councilgraph.parsers import cut_at

_LONGEST = 14  # tokens; the longest name of the annotated set has 12
_BARE = frozenset(("body", "ministry", "mixed", "endeavour", "unit", "role", "paper", "time", "title"))
_QUOTES = {"‘": "’", "“": "”", '"': '"', "'": "'"}
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&]*[A-Z0-9]s?$")


class Candidate(NamedTuple):
    """Tokens `first` to `last`, inclusive; `acronym` where a bracket beside it gives one."""

    first: int
    last: int
    quoted: bool = False
    acronym: str | None = None
    left: str = ""
    right: str = ""
    lower_head: bool = False
    genitive: bool = False  # the last word's 's says whose something is, and is no part of the name


@dataclass(slots=True)
class _Run:
    chunks: list[tuple[int, int]]  # first and last token of each stretch of capitals
    acronyms: dict[int, str]  # last token of a chunk → the acronym in the bracket behind it


def _chunk(t: Tokens, i: int, n: int, lex: Lexicon, acronyms: dict[int, str]) -> int:
    """Answer the last token of the chunk that begins at i."""
    last = i
    while last - i < _LONGEST:
        k = last + 1
        if k >= n:
            break
        if joins(t, k) and t.council[k] == t.council[last]:
            last = k
        elif t.text[k] == "." and t.low[last] in lex.abbreviations and k + 1 < n and joins(t, k + 1):
            last = k + 1
        elif t.text[k] == "(" and k + 2 < n and t.text[k + 2] == ")" and _ACRONYM.match(t.text[k + 1]):
            acronyms[last] = t.text[k + 1]
            if k + 3 < n and t.capital[k + 3] and not t.broken[k + 3]:
                last = k + 3
            else:
                break
        else:
            break
    return last


def _runs(t: Tokens, lex: Lexicon) -> list[_Run]:
    found, done, n = [], 0, len(t.text)
    for capital in t.capitals:
        i = capital
        if i < done or t.broken[i]:
            continue
        while i > done and joins(t, i - 1):
            i -= 1
        run = _Run([], {})
        while True:
            last = _chunk(t, i, n, lex, run.acronyms)
            run.chunks.append((i, last))
            k = last + 1
            if last in run.acronyms:
                k += 3
            small = 0
            while (
                k < n and small < 3 and not t.broken[k] and (t.low[k] in lex.connectors or t.text[k] == ",")
            ):
                k, small = k + 1, small + 1
            if not small or k >= n or not t.capital[k] or t.broken[k] or len(run.chunks) > 40:
                break
            i = k
        found.append(run)
        done = run.chunks[-1][1] + 1
    return found


def _possessive(word: str) -> bool:
    return word.endswith(POSSESSIVES)


def _role(t: Tokens, k: int, lex: Lexicon) -> bool:
    """Whether a word is a role: "Leader", but not the programme LEADER."""
    return t.low[k] in lex.roles and not (len(t.text[k]) > 3 and t.text[k].isupper())


def _starts(t: Tokens, first: int, last: int, lex: Lexicon) -> list[int]:
    """Where in a chunk a name may begin: at its start, and behind what belongs to no name."""
    found = [first]
    for k in range(first + 1, last + 1):
        before = t.low[k - 1]
        if (
            before in lex.openers
            or before in lex.titles
            or _role(t, k - 1, lex)
            or (t.text[k - 1] == "." and t.low[k - 2] in lex.titles)
            or _possessive(before)
            or t.council[k - 1] != t.council[k]
            or before.isdigit()
            or (t.low[k] in lex.given and last - k in (1, 2))
            or k in t.begins
            or k - 1 in t.ends
        ):
            found.append(k)
    return found


def _stops(t: Tokens, first: int, last: int, lex: Lexicon) -> list[int]:
    """Where in a chunk a name may end: at its end, and before what belongs to no name."""
    found = [last]
    for k in range(first, last):
        after = t.low[k + 1]
        if (
            _possessive(t.low[k])
            or after.isdigit()
            or after in lex.titles
            or any(_role(t, r, lex) for r in range(k + 1, min(last, k + 3) + 1))
            or after in lex.closers
            or (last - k == 1 and k > first and len(after) > 2 and t.text[k + 1].isupper())
            or (after in lex.given and last - k == 2)
            or t.council[k + 1] != t.council[k]
            or k in t.ends
            or k + 1 in t.begins
        ):
            found.append(k)
    return found


def _comma_name(t: Tokens, first: int, last: int, lex: Lexicon) -> bool:
    """Whether a stretch with commas can be one name: a ministry, or a health trust of several places."""
    if t.low[first] in lex.comma_openers or (t.low[first] == "the" and t.low[first + 1] in lex.comma_openers):
        return True
    ending = " ".join(t.low[max(first, last - 3) : last + 1])
    return ending.endswith(lex.comma_closers) and all(
        t.text[k - 1] != "," or t.text[k + 1] in (",", "and", "&") or k + 4 >= last
        for k in range(first + 1, last)
    )


def candidates(t: Tokens, document: Document, lex: Lexicon) -> list[Candidate]:
    """Answer every stretch worth judging, in the order of the text; many overlap."""
    found: dict[tuple[int, int], Candidate] = {}
    known = landmarks(t, document, lex)
    for run in _runs(t, lex):
        _of_run(t, run, lex, document, found)
    _registered(t, known, found)
    _quoted(t, document, found)
    _defined(t, lex, found)
    cut = cut_at(document)
    return [c for span, c in sorted(found.items()) if cut is None or t.end[c.last] <= cut]


def _registered(t: Tokens, known: list[tuple[int, int]], found: dict[tuple[int, int], Candidate]) -> None:
    """Add names of the register amid other capitals: "World Health Organisation Age Friendly City"."""
    for first, last in known:
        whole = joins(t, first) and joins(t, last) and not any(t.broken[first:last])
        if whole and (first, last) not in found:
            left = t.low[first - 1] if joins(t, first - 1) else ""
            right = t.low[last + 1] if last + 1 < len(t.low) and joins(t, last + 1) else ""
            found[first, last] = Candidate(first, last, False, None, left, right)


def _defined(t: Tokens, lex: Lexicon, found: dict[tuple[int, int], Candidate]) -> None:
    """Add names in lower case that a bracket abbreviates: "Holiday activity and food programme (HAF)"."""
    for i in [at + 1 for at, word in enumerate(t.text[:-2]) if word == "(" and t.text[at + 2] == ")"]:
        word = t.text[i]
        if len(word) < 3 or not word.isupper() or not t.capital[i]:
            continue
        last = k = i - 2
        if t.low[k] in lex.lower_initiative and t.low[k][0] != word[-1].lower():
            k -= 1
        for letter in reversed(word.lower()):
            while k > 0 and t.low[k] in lex.connectors and t.low[k][0] != letter:
                k -= 1
            if k < 0 or t.broken[k] or t.low[k][0] != letter:
                break
            k -= 1
        else:
            first = k + 1
            if t.capital[first] and not any(t.broken[first : i + 1]):
                found.setdefault((first, last), Candidate(first, last, False, word))


def _of_run(
    t: Tokens, run: _Run, lex: Lexicon, document: Document, found: dict[tuple[int, int], Candidate]
) -> None:
    chunks = run.chunks
    starts = [_starts(t, a, b, lex) for a, b in chunks]
    ends = [_stops(t, a, b, lex) for a, b in chunks]
    for i, chunk in enumerate(chunks):
        for j in range(i, min(len(chunks), i + 7)):
            if chunks[j][1] - chunk[0] >= _LONGEST:
                break
            commas = "," in t.text[chunk[1] : chunks[j][0]] if j > i else False
            for first in starts[i]:
                for last in ends[j]:
                    if last < first or (commas and not _comma_name(t, first, last, lex)):
                        continue
                    _add(t, run, lex, document, found, first, last, i, j)


def _add(
    t: Tokens,
    run: _Run,
    lex: Lexicon,
    document: Document,
    found: dict[tuple[int, int], Candidate],
    first: int,
    last: int,
    i: int,
    j: int,
) -> None:
    chunks = run.chunks
    left = t.low[first - 1] if (first > chunks[i][0] or i > 0) and first not in t.begins else ""
    right = t.low[last + 1] if (last < chunks[j][1] or j + 1 < len(chunks)) and last not in t.ends else ""
    if False not in t.council[first : last + 1] or (first == last and len(t.text[first]) == 1):
        return
    if t.text[first] == "(":
        return
    if last - first > 1 and not t.people.isdisjoint(range(first, last)):  # a person and something else
        return
    acronym = run.acronyms.get(last)
    if t.low[last] in lex.never_last or (first == last and _idle(t, first, lex)):
        return
    owner = _genitive(t, first, last, lex)
    found[first, last] = Candidate(first, last, False, acronym, left, right, genitive=owner)
    k = last + 1 + (3 if acronym else 0)
    if last == chunks[j][1] and k < len(t.low) and not t.broken[k]:
        word = t.low[k]
        after = t.low[k + 1] if k + 1 < len(t.low) and not acronym else ""
        if (
            after in lex.lower_initiative
            and word.isalpha()
            and word not in lex.openers
            and not t.broken[k + 1]
        ):
            k, word = k + 1, after
        if word in lex.lower_initiative or (word in lex.lower_organisation and first == chunks[i][0]):
            found[first, k] = Candidate(first, k, False, acronym, left, "", True)


def _genitive(t: Tokens, first: int, last: int, lex: Lexicon) -> bool:
    """Whether a closing 's says whose something is, and is no part of the name ("St Mungo's is")."""
    word = t.low[last]
    if not word.endswith(GENITIVES) or (t.low[first] == "st" and last - first <= 2):
        return False
    after = t.low[last + 1] if last + 1 < len(t.low) else "\n"
    if after[0].isalnum():
        return after not in lex.after_name
    if last > first and word[:-2] not in lex.given and word[:-2] not in lex.surnames:
        return True
    return plain(" ".join(t.low[first : last + 1])[:-2]) in lex.register


def _idle(t: Tokens, i: int, lex: Lexicon) -> bool:
    """Whether one word names nothing: a figure, a head alone ("the Programme"), a plural acronym ("CICs")."""
    word = t.text[i]
    if word.isdigit() or (word[-1] == "s" and word[:-1].isupper() and len(word) > 2):
        return True
    if len(word) > 3 and word.isupper():  # "LEADER"
        return False
    return any(group in _BARE for group in lex.heads.get(t.low[i], ())) and word not in lex.acronyms


def _quoted(t: Tokens, document: Document, found: dict[tuple[int, int], Candidate]) -> None:
    n = len(t.text)
    for i in [i for i, word in enumerate(t.text) if word in _QUOTES]:
        close = _QUOTES[t.text[i]]
        opens = i + 1 < n and t.start[i + 1] == t.end[i] and t.capital[i + 1]
        if opens and (i == 0 or t.end[i - 1] < t.start[i] or t.text[i - 1] in "(\n"):
            for k in range(i + 2, min(n, i + 10)):
                word = t.text[k]
                ended = word == close or (word[-1] == close and len(word) > 1)
                if ended:
                    last = k - 1 if word == close else k
                    if last > i and t.text[last] in ",.!?" and last - 1 > i:
                        last -= 1
                    if not any(t.broken[i + 1 : last + 1]):
                        found[i + 1, last] = Candidate(i + 1, last, True)
                    break
                if t.broken[k]:
                    break
