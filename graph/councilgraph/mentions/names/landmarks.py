"""Known names that follow each other without a comma: where one ends and the next begins."""

from __future__ import annotations

from bisect import bisect_right

from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import Tokens, joins
from councilgraph.model import Document


def landmarks(t: Tokens, document: Document, lex: Lexicon) -> None:
    """Mark where names of the register and persons follow each other without a comma.

    In "Big Lottery Fund City Bridge Trust" and "Ruth Ali Power to Change" every name is known and nothing is
    between them; a known name with other capitals beside it may be part of a longer one, and is left alone.
    """
    spans = []
    for hit in lex.gazetteer.find(document.text):
        first, last = bisect_right(t.end, hit.start), bisect_right(t.end, hit.end - 1)
        if last < len(t.start) and t.start[first] == hit.start and t.end[last] == hit.end:
            spans.append((first, last))
    spans += [
        (k, k + 1)
        for k in t.capitals
        if t.low[k] in lex.given and k + 1 < len(t.low) and t.capital[k + 1] and t.low[k + 1] in lex.surnames
    ]
    firsts, lasts = {a for a, _ in spans}, {b for _, b in spans}
    for first, last in spans:
        before, behind = first - 1, last + 1
        left = not joins(t, before) or t.council[before] or before in lasts
        right = behind >= len(t.low) or not joins(t, behind) or t.council[behind] or behind in firsts
        if left and right and (joins(t, before) or (behind < len(t.low) and joins(t, behind))):
            t.begins.add(first)
            t.ends.add(last)
