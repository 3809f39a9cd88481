"""Runs of capitals, in chunks that small words join, and where a name may begin and end in a chunk."""

from __future__ import annotations

import re

from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import Tokens
from councilgraph.mentions.names.told import BEGIN_BEHIND, END_BEFORE, END_NEAR, END_WITH, GIVEN, STOP

LONGEST = 14  # tokens; the longest name of the annotated set has 12
_CHUNKS = 41  # of one run
_LETTERS = re.compile(r"[A-Z](?:\.[A-Z])+")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&]*[A-Z0-9]s?$")
Chunk = tuple[int, int]  # first and last token of a stretch of capitals


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
        while first < at and "." in low[first] and not low[first].islower():  # "7.6 Sustrans"
            first += 1
        if not joins[at + 1] and first == at and low[at + 1] not in lex.going_on:  # half of all
            found.append([(at, at)])
            done = at + 1
            continue
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
        elif text[k] == "." and joins[k + 1] and _abbreviated(t, i, last, lex):
            last = k + 1
        elif text[k] == "(" and text[k + 2 : k + 3] == [")"] and _ACRONYM.match(text[k + 1]):
            acronyms[last] = text[k + 1]
            if not t.capital[k + 3] or t.broken[k + 3]:
                break
            last = k + 3
        else:
            break
    return last


def _abbreviated(t: Tokens, first: int, last: int, lex: Lexicon) -> bool:
    """Whether the full stop behind a word is part of it: "St.", "G. Percy Trentham", "E.M. Ltd"."""
    word = t.text[last]
    if len(word) == 1:
        before = t.low[last - 1]
        return last == first or before == "." or before in lex.given or before in lex.titles
    return t.low[last] in lex.abbreviations or (word.isupper() and _LETTERS.fullmatch(word) is not None)


def edges(t: Tokens, chunk: Chunk, lex: Lexicon) -> tuple[list[int], list[int]]:
    """Answer where in a chunk a name may begin and where it may end.

    It begins at the start and behind what belongs to no name, and ends at the end and before such; no name
    begins with a bracket or ends with a word that ends none.
    """
    first, last = chunk
    text, low, council, never = t.text, t.low, t.council, lex.never_last
    starts, stops = [first], [] if first == last and low[last] in never else [last]
    if first == last:
        return starts, stops
    says = [lex.edges[word] for word in text[first : last + 1]]
    whole = range(first, last + 2)
    seamed = True in council[first : last + 1] or not (
        t.begins.isdisjoint(whole) and t.ends.isdisjoint(whole)
    )
    if not seamed and not any(says) and not text[last].isupper():
        return starts, stops  # most chunks
    says += (0, 0)
    for at, k in enumerate(range(first, last)):
        here, after, left = says[at], says[at + 1], last - k
        seam = council[k] != council[k + 1] or k in t.ends or k + 1 in t.begins
        if text[k + 1] != "(" and (
            seam
            or here & BEGIN_BEHIND
            or (after & GIVEN and left in (2, 3))
            or (here & STOP and low[k - 1] in lex.titles)
        ):
            starts.append(k + 1)
        if low[k] not in never and (
            seam
            or here & END_WITH
            or after & END_BEFORE
            or (left == 2 and after & GIVEN)
            or (left == 1 and at and len(text[last]) > 2 and text[last].isupper())
            or (after | says[at + 2] | says[at + 3]) & END_NEAR
        ):
            stops.append(k)
    return starts, stops


def _seamed(t: Tokens, first: int, last: int) -> bool:
    """Whether a known name may begin or end within a chunk."""
    whole = range(first, last + 1)
    known = not (t.begins.isdisjoint(whole) and t.ends.isdisjoint(whole))
    return known or True in t.council[first : last + 1]
