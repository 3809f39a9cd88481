"""Spans of a document as evidence: the sentence that says so, with what stands before and after it."""

from __future__ import annotations

from bisect import bisect_right

from councilgraph.model import Document, Evidence, Mention, Section

CONTEXT = 32
"""Code points of prefix and suffix, as the W3C Web Annotation examples keep them."""

LONGEST = 600
"""Code points of a quote: longer sentences (tables, lines without an end) are cut about what they tell."""


class Quotes:
    """Makes evidence out of spans of one document.

    Args:
        document: the document quoted.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._starts = [start for start, _ in document.sentences]
        self._sections = [section.start for section in document.sections]
        self._made: dict[tuple[int, int, bool], Evidence] = {}  # one sentence often says several things

    def section(self, at: int) -> Section:
        """Answer the section that an offset stands in."""
        return self.document.sections[max(0, bisect_right(self._sections, at) - 1)]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Answer the sentence about a span, cut to `LONGEST`; the span itself where none holds it."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return start, end
        first, last = self.document.sentences[at]
        if last < end:  # the span is longer than its first sentence: the statement of a principle
            return (first, end) if end - first <= 2 * LONGEST else (start, end)
        if last - first > LONGEST:
            first, last = max(first, start - LONGEST // 2), min(last, end + LONGEST // 2)
            first, last = self._whole_words(first, start, end, last)
        return first, last

    def _whole_words(self, first: int, start: int, end: int, last: int) -> tuple[int, int]:
        text = self.document.text
        while first < start and first > 0 and not text[first - 1].isspace():
            first += 1
        while last > end and last < len(text) and not text[last].isspace():
            last -= 1
        while last > end and text[last - 1].isspace():
            last -= 1
        return first, last

    def about(self, mention: Mention) -> Evidence:
        """Answer the sentence that a mention stands in (for one in the source URL, that part of the URL)."""
        if mention.url:
            return self.of(mention.start, mention.end, url=True)
        return self.of(*self.sentence(mention.start, mention.end))

    def of(self, start: int, end: int, *, url: bool = False) -> Evidence:
        """Answer a span of the text, or of the source URL, as evidence."""
        quote = self._made.get((start, end, url))
        if quote is None:
            text = (self.document.metadata.source or "") if url else self.document.text
            before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
            quote = self._made[start, end, url] = Evidence(start, end, text[start:end], before, after, url)
        return quote
