"""Names of organisations, initiatives and people: found by shape, told apart by fitted weights."""

from __future__ import annotations

from collections.abc import Sequence

from councilgraph.domain import Domain
from councilgraph.mentions.gazetteer import Spans
from councilgraph.mentions.names.coreference import resolve
from councilgraph.mentions.names.lexicon import Lexicon, lexicon
from councilgraph.mentions.names.people import people
from councilgraph.mentions.names.recognise import judge
from councilgraph.mentions.names.seeing import see
from councilgraph.mentions.names.shared import shared
from councilgraph.model import Document, Mention


def find(document: Document, domain: Domain, taken: Sequence[Mention]) -> list[Mention]:
    """Find every mention of a named organisation, an initiative or a person.

    Args:
        document: the document, its sections known.
        domain: the registers, cues and weights to go by.
        taken: the principles, councils and dates already found: no name lies inside them, though a council's
            short name may be part of one ("Lewisham Migration Forum").

    Returns:
        Mentions in the order of the text. All mentions of one thing have one `name` (and `key`), whether
        written whole, by acronym or as "the Trust"; a person's `detail` is the role as written.
    """
    return mentions(document, taken, lexicon(domain))


def mentions(document: Document, taken: Sequence[Mention], lex: Lexicon) -> list[Mention]:
    """Find the names with a lexicon already compiled; `find` says what they are."""
    t, seen = see(document, taken, lex)
    judged = judge(t, seen, lex)
    found = resolve(document, t, [j for j in judged if j.kind != 3], seen, lex)
    spread = shared(document, t, lex)
    if spread:
        inside = Spans((mention.start, mention.end) for mention in spread)
        found = [m for m in found if not (inside.cover(m.start) or inside.cover(m.end - 1))] + spread
    used = [(mention.start, mention.end) for mention in found]
    found += people(document, t, [j for j in judged if j.kind == 3], used, lex)
    return sorted(found, key=lambda mention: (mention.start, -mention.end))
