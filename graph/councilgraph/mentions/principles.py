"""Principles that a document declares: official statements that stand in it."""

from __future__ import annotations

from councilgraph.domain import Domain
from councilgraph.model import Document, Mention, MentionKind, SectionKind
from councilgraph.parsers.official import official

WHOLE, CUT = 1.0, 0.9
"""Confidence in a whole statement, and in one that an end of the page cut."""


def find(document: Document, domain: Domain) -> list[Mention]:
    """Answer a mention for each official statement, whole or cut; a heading or prose alone never counts."""
    if not any(section.kind is SectionKind.PRINCIPLES for section in document.sections):
        return []
    labels = {principle.slug: principle.label for principle in domain.principles}
    start = document.sections[0].end if document.sections[0].kind is SectionKind.FRONT else 0
    return [
        Mention(
            kind=MentionKind.PRINCIPLE,
            start=known.start,
            end=known.end,
            surface=document.text[known.start : known.end],
            name=labels[known.slug],
            recogniser="official statement",
            confidence=CUT if known.cut else WHOLE,
            key=known.slug,
            detail="cut" if known.cut else "",
        )
        for known in official(domain).find(document.text, start)
    ]
