"""Sentences by their offsets: between those of a section lie white space and list marks only."""

from __future__ import annotations

import re
from functools import cache

from councilgraph.domain import Domain
from councilgraph.model import Section, SectionKind
from councilgraph.parsers.lines import MARK

# A stop begins at the first of a run only, and never goes back: linear in a text of nothing but stops. The
# patterns begin with one class of signs and ask then which it was: a search for a class is twice as fast.
_STOP = r"(?<=[.!?…])(?<![.!?…].)[.!?…]*+[\"'”’)\]]*+(?=\s)"
_PROSE = re.compile(rf"[.!?…•▪●](?:{_STOP}|(?<=[•▪●])(?=\s?\w))")
_LINES = re.compile(rf"[.!?…\n](?:{_STOP}|(?<=\n))")
_CELLS = re.compile(rf"[.!?…\n|\t•▪●](?:{_STOP}|(?<=[\n|\t•▪●]))")
_LAST = re.compile(r"[\w.]+\Z")
_INITIAL = re.compile(r"(?<![^\s.])[A-Z]\Z")
_NAME = re.compile(r"[^.!?]\s[A-Z][\w’']+\s[A-Z][\w’']+\Z")
_ENDS = {
    SectionKind.METADATA: _LINES,
    SectionKind.CONTACT: _LINES,
    SectionKind.BOILERPLATE: _LINES,
    SectionKind.PRINCIPLES: _LINES,
    SectionKind.TABLE: _CELLS,
}
_LOOK = 24  # characters before a full stop that tell an abbreviation
_FURTHER = 40  # characters after it in which the next word begins

Span = tuple[int, int]
# Looked up once: a member of an enumeration costs ten times a plain name on Python 3.11.
_FRONT = SectionKind.FRONT
_LIST = SectionKind.LIST


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
        if section.kind is _FRONT:
            return []
        start, end = section.start, section.end
        if section.kind is _LIST and (mark := MARK.match(text, start, end)):
            start = mark.end()
        spans: list[Span] = []
        for match in _ENDS.get(section.kind, _PROSE).finditer(text, start, end):
            stop = match.start()
            if text[stop] in ".!?…":
                stop = match.end()
                if not self._ends(text, start, match, end):
                    continue
            _keep(spans, text, start, stop)
            start = match.end()
        _keep(spans, text, start, end)
        return spans

    def _ends(self, text: str, begin: int, match: re.Match[str], end: int) -> bool:
        """Say whether a stop ends a sentence: by the next word, abbreviations, initials and names."""
        at, after = match.span()
        furthest = min(end, after + _FURTHER)
        while after < furthest and text[after].isspace():
            after += 1
        if after >= end:
            return True
        following = text[after]
        if following.islower():
            return False
        if match[0] == ".":
            before = _word_before(text, max(begin, at - _LOOK), at)
            word = before.lower()
            if word in self._never:
                return False
            if word in self._seldom:
                return following.isupper()
            if before.isalpha() and len(before) > 1:  # spares a search: most words are no initials
                return True
            return _INITIAL.search(text, max(begin, at - 2), at) is None or not following.isupper()
        if match[0] == "!" and following.isupper():
            return _NAME.search(text, max(begin, at - 2 * _LOOK), at) is None
        return True


def _word_before(text: str, start: int, end: int) -> str:
    """Answer the word, with its full stops, that ends at an offset; "" for none."""
    space = text.rfind(" ", start, end)
    if space >= 0 and (word := text[space + 1 : end]).isalpha():
        return word
    before = _LAST.search(text, start, end)
    return before[0] if before else ""


def _keep(spans: list[Span], text: str, start: int, end: int) -> None:
    raw = text[start:end]
    if body := raw.strip():
        start += len(raw) - len(raw.lstrip())
        spans.append((start, start + len(body)))


@cache
def splitter(domain: Domain) -> Splitter:
    """Answer the splitter of a domain, made once."""
    return Splitter(domain)
