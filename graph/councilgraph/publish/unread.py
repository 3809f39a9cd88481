"""Sentences that look as if they said something and gave nothing: the honest gaps of a reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from councilgraph.model import MentionKind, Reading, SectionKind

_NAMES = {MentionKind.COUNCIL, MentionKind.ORGANISATION, MentionKind.INITIATIVE}
_READ = {SectionKind.PROSE, SectionKind.LIST, SectionKind.TABLE}


def sentences_not_understood(reading: Reading) -> list[tuple[int, int]]:
    """Answer the sentences that name a council, an organisation or an initiative and support no statement.

    Returns:
        Half-open spans of the document's text, in order.
    """
    document = reading.document
    read = [section for section in document.sections if section.kind in _READ]
    spans = [
        document.sentences[index]
        for section in read
        for index in range(
            bisect_left(document.sentences, (section.start, 0)),
            bisect_left(document.sentences, (section.end, 0)),
        )
    ]
    starts = [start for start, _ in spans]

    def at(offset: int) -> tuple[int, int] | None:
        index = bisect_right(starts, offset) - 1
        return spans[index] if index >= 0 and offset < spans[index][1] else None

    named = {at(m.start) for m in reading.mentions if m.kind in _NAMES and not m.url}
    told = {
        at(evidence.start)
        for statement in reading.statements
        for evidence in statement.evidence
        if not evidence.url
    }
    return sorted(span for span in named - told if span is not None)
