"""Sentences by their offsets: the spans joined with what lies between them are the text itself."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?]['’”\")\]]*(?=\s|$)|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Cllr|Cllrs|St|Ltd|No|vs|etc|e\.g|i\.e|Rev|Hon|Sir)|\b[A-Z])$"
)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split `text[start:end]` into sentences, each without the white space around it.

    Returns:
        Half-open spans in order; a line break ends a sentence.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match[0] != "\n" and _ABBREVIATION.search(text, max(begin, match.start() - 6), match.start()):
            continue
        _keep(spans, text, begin, match.end())
        begin = match.end()
    _keep(spans, text, begin, end)
    return spans


def _keep(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
