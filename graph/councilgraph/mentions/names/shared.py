"""Names that share a head: "Dundee and Abertay universities" are two."""

from __future__ import annotations

from councilgraph.mentions.gazetteer import lower
from councilgraph.mentions.names.lexicon import Lexicon, plain
from councilgraph.mentions.names.tokens import Tokens
from councilgraph.model import Document, Mention, MentionKind

_MOST = 6  # names that share one head
# Classes of heads: a name that ends in one needs no other ("Fire & Rescue Service, Dundee and Abertay
# universities").
_OF_ITS_OWN = frozenset(("body", "ministry", "mixed", "endeavour", "unit"))


def shared(document: Document, t: Tokens, lex: Lexicon) -> list[Mention]:
    """Find lists of names with one plural head behind the last.

    Returns:
        A mention for each name: its own words, the last with the head.
    """
    heads = lex.shared_heads
    found: list[Mention] = []
    written = lower(document.text)
    for at in t.places(heads) if any(head in written for head in heads) else ():
        if t.broken[at]:
            continue
        spans: list[tuple[int, int]] = []
        k = at - 1
        while len(spans) < _MOST and k >= 0 and t.capital[k] and not (t.broken[k] or t.council[k]):
            last = k
            if not _OF_ITS_OWN.isdisjoint(lex.heads.get(t.low[last], ())):
                break
            while k > 0 and t.capital[k - 1] and not t.broken[k - 1] and t.low[k - 1] not in lex.openers:
                k -= 1
            spans.insert(0, (k, last))
            joint = t.low[k - 1] if k else ""
            if joint not in ("and", "&", ",") or (joint == "," and len(spans) < 2):
                break
            k -= 2
        if len(spans) < 2:
            continue
        for number, (first, last) in enumerate(spans):
            end = t.end[at] if number == len(spans) - 1 else t.end[last]
            own = document.text[t.start[first] : t.end[last]]
            found.append(_mention(document, t.start[first], end, own, heads[t.low[at]], lex))
    return found


def _mention(document: Document, start: int, end: int, own: str, head: str, lex: Lexicon) -> Mention:
    record = lex.register.get(plain(f"{own} {head}")) or lex.register.get(plain(f"{head} of {own}"))
    return Mention(
        kind=MentionKind.ORGANISATION,
        start=start,
        end=end,
        surface=document.text[start:end],
        name=record.name if record else f"{own} {head.capitalize()}",
        recogniser="names",
        confidence=0.9 if record else 0.7,
        key=record.slug if record else None,
        acronym=(record.acronym or None) if record else None,
        sector=record.sector if record else None,
    )
