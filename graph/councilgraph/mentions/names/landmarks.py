"""Known names that follow each other without a comma: where one ends and the next begins."""

from __future__ import annotations

from bisect import bisect_right

from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import GENITIVES, Tokens
from councilgraph.model import Document

_AND = frozenset(("&", "and"))


def landmarks(t: Tokens, document: Document, lex: Lexicon) -> list[tuple[int, int]]:
    """Mark where names of the register and persons follow each other without a comma.

    In "Big Lottery Fund City Bridge Trust" and "Ruth Ali Power to Change" every name is known and nothing is
    between them; a known name with other capitals beside it may be part of a longer one, and is left alone.

    Returns:
        First and last token of every name of the register, in the order of the text.
    """
    known = []
    for hit in lex.gazetteer.find(document.text):
        first, last = bisect_right(t.end, hit.start), bisect_right(t.end, hit.end - 1)
        if last < len(t.start) and t.start[first] == hit.start and t.end[last] == hit.end:
            known.append((first, last))
    people = [(k, k + 1) for k in t.capitals if t.low[k] in lex.given and _person(t, k, lex)]
    firsts, lasts = {a for a, _ in (*known, *people)}, {b for _, b in (*known, *people)}
    for first, last in known:
        before, behind = first - 1, last + 1
        left = not t.joins[before] or t.council[before] or before in lasts
        right = not t.joins[behind] or t.council[behind] or behind in firsts
        if left and right and (t.joins[before] or t.joins[behind]):
            t.begins.add(first)
            t.ends.add(last)
    for first, last in people:
        t.people.add(first)
        t.begins.add(first)
        t.ends.add(last)
    return known


def _person(t: Tokens, k: int, lex: Lexicon) -> bool:
    """Whether the given name at k has a surname, no head behind it ("Joseph Rowntree Trust")."""
    if not t.capital[k + 1] or t.low[k + 1] not in lex.surnames:
        return False
    if t.capital[k - 1] and t.low[k - 1] in lex.given:
        return False
    at = k + 2
    if t.low[at] in _AND and t.low[at + 1] in lex.heads:  # "Terry Farrell & Associates"
        return False
    while at < k + 6 and t.joins[at]:  # "Trevor Osborne Property Group"
        word = t.low[at]
        if (word[:-2] if word[-2:] in GENITIVES else word) in lex.heads:
            return False
        at += 1
    return True
