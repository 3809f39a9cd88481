"""Runs of capitals, in chunks that small words join, and where a name may begin and end in a chunk."""

from __future__ import annotations

import re
from functools import lru_cache

from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import POSSESSIVES, Tokens

LONGEST = 14  # tokens; the longest name of the annotated set has 12
_CHUNKS = 41  # of one run
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&]*[A-Z0-9]s?$")
_MOST = 20_000  # words remembered, so that no text can fill the memory
# What a word says of the places beside it:
_BEGIN_BEHIND = 1  # a name may begin behind it
_END_WITH = 2  # ... may end with it
_END_BEFORE = 4  # ... may end before it
_END_NEAR = 8  # ... may end up to three words before it: a role
_GIVEN = 16  # a given name
_STOP = 32  # a full stop

Chunk = tuple[int, int]  # first and last token of a stretch of capitals


class _Says(dict[str, int]):
    """Word as written → what it says of the places beside it, found when first asked for."""

    def __init__(
        self,
        openers: frozenset[str],
        titles: frozenset[str],
        roles: frozenset[str],
        closers: frozenset[str],
        given: frozenset[str],
    ) -> None:
        super().__init__()
        self._behind, self._before = openers | titles, closers | titles
        self._roles, self._given = roles, given

    def __missing__(self, word: str) -> int:
        low = word.lower()
        figure, whose = low.isdigit(), low.endswith(POSSESSIVES)
        role = low in self._roles and not (len(word) > 3 and word.isupper())  # not the programme LEADER
        says = 0
        if figure or whose or role or low in self._behind:
            says |= _BEGIN_BEHIND
        if whose:
            says |= _END_WITH
        if figure or low in self._before:
            says |= _END_BEFORE
        if role:
            says |= _END_NEAR
        if low in self._given:
            says |= _GIVEN
        if word == ".":
            says |= _STOP
        if len(self) >= _MOST:
            self.clear()
        self[word] = says
        return says


_says = lru_cache(maxsize=4)(_Says)


def runs(t: Tokens, lex: Lexicon) -> tuple[list[list[Chunk]], dict[int, str]]:
    """Find the runs, and the acronyms in brackets by the last token of the chunk before them."""
    found: list[list[Chunk]] = []
    acronyms: dict[int, str] = {}
    joins, capital, broken, low, connectors = t.joins, t.capital, t.broken, t.low, lex.connectors
    done = 0
    for at in t.capitals:
        if at < done or broken[at]:
            continue
        first = at
        while first > done and joins[first - 1]:
            first -= 1
        chunks: list[Chunk] = []
        while True:
            last = _chunk(t, first, lex, acronyms)
            chunks.append((first, last))
            first = behind = last + (4 if last in acronyms else 1)
            while (
                first < behind + 3 and not broken[first] and (low[first] in connectors or low[first] == ",")
            ):
                first += 1
            if first == behind or not capital[first] or broken[first] or len(chunks) == _CHUNKS:
                break
        found.append(chunks)
        done = last + 1
    return found, acronyms


def _chunk(t: Tokens, i: int, lex: Lexicon, acronyms: dict[int, str]) -> int:
    """Answer the last token of the chunk that begins at i."""
    text, joins, council = t.text, t.joins, t.council
    last = i
    while last - i < LONGEST:
        k = last + 1
        if joins[k]:
            if council[k] != council[last]:
                break
            last = k
        elif text[k] == "." and t.low[last] in lex.abbreviations and joins[k + 1]:
            last = k + 1
        elif text[k] == "(" and text[k + 2 : k + 3] == [")"] and _ACRONYM.match(text[k + 1]):
            acronyms[last] = text[k + 1]
            if not t.capital[k + 3] or t.broken[k + 3]:
                break
            last = k + 3
        else:
            break
    return last


def edges(t: Tokens, chunk: Chunk, lex: Lexicon) -> tuple[list[int], list[int]]:
    """Answer where in a chunk a name may begin and where it may end.

    It begins at the start and behind what belongs to no name, and ends at the end and before such; no name
    begins with a bracket or ends with a word that ends none.
    """
    first, last = chunk
    text, low, council, never = t.text, t.low, t.council, lex.never_last
    starts, stops = [first], [] if low[last] in never else [last]
    if first == last:
        return starts, stops
    known = _says(lex.openers, lex.titles, lex.roles, lex.closers, lex.given)
    says = [known[word] for word in text[first : last + 1]] + [0, 0]
    for at, k in enumerate(range(first, last)):
        here, after, left = says[at], says[at + 1], last - k
        seam = council[k] != council[k + 1] or k in t.ends or k + 1 in t.begins
        if text[k + 1] != "(" and (
            seam
            or here & _BEGIN_BEHIND
            or (after & _GIVEN and left in (2, 3))
            or (here & _STOP and low[k - 1] in lex.titles)
        ):
            starts.append(k + 1)
        if low[k] not in never and (
            seam
            or here & _END_WITH
            or after & _END_BEFORE
            or (left == 2 and after & _GIVEN)
            or (left == 1 and at and len(text[last]) > 2 and text[last].isupper())
            or (after | says[at + 2] | says[at + 3]) & _END_NEAR
        ):
            stops.append(k)
    return starts, stops
