"""Sentences by their offsets: between those of a section lie white space and list marks only."""

from __future__ import annotations

import re
from functools import cache

from councilgraph.domain import Domain
from councilgraph.model import Section, SectionKind
from councilgraph.parsers.lines import MARK

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n|\s[•·▪●](?=\s?\w)|\s*\|\s*|\t")
_LAST = re.compile(r"[\w.]+\Z")
_INITIAL = re.compile(r"(?<![^\s.])[A-Z]\Z")
_NAME = re.compile(r"[^.!?]\s[A-Z][\w’']+\s[A-Z][\w’']+\Z")
_BY_LINE = frozenset(
    {
        SectionKind.METADATA,
        SectionKind.CONTACT,
        SectionKind.BOILERPLATE,
        SectionKind.PRINCIPLES,
        SectionKind.TABLE,
    }
)
_LOOK = 24  # characters before a full stop that tell an abbreviation
_FURTHER = 40  # characters after it in which the next word begins

Span = tuple[int, int]


class Splitter:
    """Splits sections into sentences by the abbreviations of one domain.

    Args:
        domain: the ontology whose `cues/parsers.toml` counts.
    """

    def __init__(self, domain: Domain) -> None:
        cues = domain.cues("parsers")["sentences"]
        self._never = frozenset(cues["never"])
        self._seldom = frozenset(cues["seldom"])

    def split(self, text: str, section: Section) -> list[Span]:
        """Answer the half-open spans of a section's sentences, in order, without white space around them.

        In prose a newline is white space (wrapped lines); elsewhere each line is a sentence of its own.
        """
        if section.kind is SectionKind.FRONT:
            return []
        start, end = section.start, section.end
        by_line = section.kind in _BY_LINE
        table = section.kind is SectionKind.TABLE
        while start < end and text[start].isspace():
            start += 1
        if section.kind is SectionKind.LIST and (mark := MARK.match(text, start, end)):
            start = mark.end()
        spans: list[Span] = []
        begin = start
        for match in _END.finditer(text, start, end):
            first = match[0][0]
            if first in ".!?…":
                if not self._ends(text, begin, match, end):
                    continue
                keep, after = match.end(), match.end()
            elif first == "\n" and "|" not in match[0]:
                if not by_line:
                    continue
                keep, after = match.start(), match.end()
            elif "|" in match[0] or first == "\t":
                if not table:
                    continue
                keep, after = match.start(), match.end()
            else:
                keep, after = match.start(), match.end()
            _keep(spans, text, begin, keep)
            begin = after
        _keep(spans, text, begin, end)
        return spans

    def _ends(self, text: str, begin: int, match: re.Match[str], end: int) -> bool:
        """Say whether a stop ends a sentence: by the next word, abbreviations, initials and names."""
        at, after = match.start(), match.end()
        while after < end and after < match.end() + _FURTHER and text[after].isspace():
            after += 1
        if after >= end:
            return True
        following = text[after]
        if following.islower():
            return False
        if match[0] == ".":
            before = _LAST.search(text, max(begin, at - _LOOK), at)
            if before is None:
                return True
            word = before[0].lower()
            if word in self._never:
                return False
            if word in self._seldom:
                return following.isupper()
            return _INITIAL.search(text, max(begin, at - 2), at) is None or not following.isupper()
        if match[0] == "!" and following.isupper():
            return _NAME.search(text, max(begin, at - 2 * _LOOK), at) is None
        return True


def _keep(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


@cache
def splitter(domain: Domain) -> Splitter:
    """Answer the splitter of a domain, made once."""
    return Splitter(domain)
