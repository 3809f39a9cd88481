"""Divides a canonical text into sections that tile it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from councilgraph.domain import Domain
from councilgraph.model import Section, SectionKind
from councilgraph.parsers import lines as look
from councilgraph.parsers.metadata import FIELD
from councilgraph.parsers.official import Declared, Official, official, plain

_FRONT = re.compile(r"---[^\S\n]*\n(?:[^\n]*\n){0,40}?---[^\S\n]*(?:\n|\Z)")
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"(?<=\s)•(?=\s)")
_MARKDOWN = "#*_ "
_LONE = re.compile(r"[•·▪◦●‣○■*–—-]+")
_CONTACT_LINES = 6  # short lines that a contact block has at most below its opening
_MANY = 12  # values on lines of their own that a label has at most
# A wrapped block: its longest line in characters, and the least share of it of the others.
_WRAP = 40, 130, 0.7

_KIND = SectionKind
# Groups of kinds, since to look into a set costs less than to fetch the members of an enumeration.
_HEADS = frozenset({_KIND.TITLE, _KIND.HEADING})
_GOVERNED = frozenset({_KIND.PROSE, _KIND.LIST, _KIND.TABLE})  # what bears the heading above it as its label
_RUNNING = frozenset({_KIND.PROSE, _KIND.LIST, _KIND.HEADING})  # what may go on in the next line
_BODY = frozenset({*_GOVERNED, _KIND.PRINCIPLES})  # what no title stands below
_BY_BLOCK = frozenset({_KIND.BOILERPLATE})


@dataclass(slots=True)
class _Line:
    """A line without the white space around it; `gap`: a blank line stands above."""

    start: int
    end: int
    text: str
    gap: bool
    kind: SectionKind | None = None
    label: str = ""
    joins: bool = False  # it goes on in the section of the line above


def front_end(text: str) -> int:
    """Answer where the front matter ends, 0 where there is none."""
    match = _FRONT.match(text)
    return match.end() if match and FIELD.search(text, 0, match.end()) else 0


def segment(text: str, domain: Domain) -> tuple[Section, ...]:
    """Answer the sections of a canonical text, in order, without gap or overlap.

    PRINCIPLES sections hold one statement each, with its bullet and heading; a section's label is the
    metadata label, else the heading that governs it.
    """
    start = front_end(text)
    known = official(domain)
    declared = known.find(text, start)
    lines = _lines(text, start, declared)
    opens = known.may_open(text) and any(plain(line.text) in known.openings for line in lines)
    if declared or opens:
        _principles(lines, declared, known)
    cues = look.cues(domain)
    _classify(lines, cues)
    _title(lines, cues)
    return _sections(text, start, lines)


def _lines(text: str, start: int, declared: tuple[Declared, ...]) -> list[_Line]:
    """Split at newlines, and where a statement ends within a line or begins after another."""
    cuts = sorted({at for d in declared for at in (d.start, d.end)})
    found: list[_Line] = []
    last, place = start, 0
    for match in _LINE.finditer(text, start):
        begin, stop = match.span()
        pieces = [begin]
        while place < len(cuts) and cuts[place] < stop:
            if cuts[place] > begin:
                pieces.append(cuts[place])
            place += 1
        pieces.append(stop)
        if "•" in match[0] and not look.is_row(match[0]):  # a list on one line
            items = (begin + item.start() for item in _ITEM.finditer(match[0]))
            pieces = sorted({*pieces, *items})
        for left, right in pairwise(pieces):
            raw = text[left:right]
            body = raw.strip()
            if body:
                at = left + len(raw) - len(raw.lstrip())
                gap = left == begin and text.count("\n", last, left) > 1
                found.append(_Line(at, at + len(body), body, gap))
                last = right
    return found


def _principles(lines: list[_Line], declared: tuple[Declared, ...], known: Official) -> None:
    """Mark the lines of statements, and the bullets and headings that go with them."""
    place = 0
    for line in lines:
        while place < len(declared) and declared[place].end <= line.start:
            place += 1
        if place < len(declared) and declared[place].start < line.end:
            line.kind = _KIND.PRINCIPLES
            line.joins = line.start > declared[place].start
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        below = lines[at + 1].kind if at + 1 < len(lines) else None
        if line.kind is None and (key := plain(line.text)) in known.openings:
            line.kind = _KIND.PRINCIPLES
        elif line.kind is None and below is _KIND.PRINCIPLES and (key in known.headings or not key):
            line.kind, lines[at + 1].joins = _KIND.PRINCIPLES, True
    for at, line in enumerate(lines):
        above = at > 0 and lines[at - 1].kind is _KIND.PRINCIPLES
        edge = at == 0 or (above and at + 3 > len(lines))
        if line.kind is None and (above or edge):
            key = plain(line.text)
            mark = _LONE.fullmatch(line.text) and (at + 1 == len(lines) or edge)
            if mark or (key and edge and known.is_fragment(line.text)):
                line.kind, line.joins = _KIND.PRINCIPLES, above


def _classify(lines: list[_Line], cues: look.Cues) -> None:
    wrapped = _wrapped(lines)
    skip = 0
    for at, line in enumerate(lines):
        if at < skip or line.kind is not None:
            continue
        above = lines[at - 1] if at else None
        below = lines[at + 1] if at + 1 < len(lines) else None
        text = line.text
        twice = above is not None and above.text == text
        twice = twice or (below is not None and below.text == text and look.is_heading(text))
        look_of = look.fold(text[: look.LOOK])
        if (twice and len(text) > 1) or cues.is_boilerplate(look_of):
            line.kind = _KIND.BOILERPLATE
        elif cues.is_contact(look_of, text) and (text[-1] != "." or text.count(" ") < 12):
            line.kind = _KIND.CONTACT
            skip = _contact(lines, at)
        elif look.is_row(text):
            row = (above is not None and above.kind is _KIND.TABLE) or (
                below is not None and look.is_row(below.text)
            )
            line.kind = _KIND.TABLE if row or not look.is_navigation(text) else _KIND.BOILERPLATE
        elif len(text) <= look.LOOK and look.is_navigation(text):
            line.kind = _KIND.BOILERPLATE
        elif look.is_date(text):
            line.kind, line.label = _KIND.METADATA, "date"
        else:
            skip = max(skip, _read(lines, at, cues, wrapped))


def _read(lines: list[_Line], at: int, cues: look.Cues, wrapped: frozenset[int]) -> int:
    """Tell label, list, heading and prose apart; answer the first line that is still to be classified."""
    line, text = lines[at], lines[at].text
    above = lines[at - 1] if at else None
    if above and not line.gap and _continues(above, line, cues, at in wrapped):
        line.kind, line.joins = above.kind, True
        if above.kind is _KIND.HEADING:
            _turn_to_prose(lines, at)
        return at + 1
    mark = look.MARK.match(text)
    body = text[mark.end() :] if mark else text.lstrip(_MARKDOWN)
    if body and (
        label := cues.label(
            body,
            marked=mark is not None,
            beside=above is not None and above.kind is _KIND.METADATA,
            before=lines[at + 1].text if at + 1 < len(lines) else "",
        )
    ):
        if label.rest < len(body):
            line.kind, line.label = _KIND.METADATA, label.name
            return at + 1
        if label.known and (after := _values(lines, at, label, cues)) > at + 1:
            line.kind, line.label = _KIND.METADATA, label.name
            return after
    if mark:
        line.kind = _KIND.LIST
    elif look.is_heading(text) and (at == 0 or at + 1 < len(lines)):  # a last one governs nothing: it is cut
        line.kind = _KIND.HEADING
    else:
        line.kind = _KIND.PROSE
    return at + 1


def _values(lines: list[_Line], at: int, label: look.Label, cues: look.Cues) -> int:
    """Join the value below a label to it; a label of several may have several, if a label follows them."""
    after = at + 1
    while after < len(lines) and after - at <= _MANY and lines[after].kind is None:
        if not cues.is_value(lines[after].text):
            break
        after += 1
    several = label.name.endswith("s") and after < len(lines) and after - at <= _MANY
    if not (several and cues.label(lines[after].text, marked=True, beside=True, before="")):
        after = min(after, at + 2)
    for line in lines[at + 1 : after]:
        line.kind, line.joins = _KIND.METADATA, True
    return after


def _turn_to_prose(lines: list[_Line], at: int) -> None:
    while at >= 0:
        lines[at].kind = _KIND.PROSE
        if not lines[at].joins:
            return
        at -= 1


def _continues(above: _Line, line: _Line, cues: look.Cues, wrapped: bool) -> bool:
    """Say whether a line goes on with the sentence of the line above."""
    if above.kind is _KIND.METADATA and above.label != "date":
        return above.text[-1] in ",&" or above.text.endswith(" and")
    if above.kind not in _RUNNING or look.ends(above.text):
        return False
    if look.MARK.match(line.text):
        return False
    first = line.text[0]
    if cues.goes_on(above.text):
        return True
    if first.islower():
        return above.kind is not _KIND.HEADING or len(above.text) > 20
    return wrapped


def _wrapped(lines: list[_Line]) -> frozenset[int]:
    """Answer the lines that stand in blocks of at least three lines of about one width."""
    found: list[int] = []
    begin = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and not lines[at].gap:
            continue
        block = lines[begin:at]
        if len(block) >= 3:
            widths = [len(line.text) for line in block]
            longest = max(widths)
            if _WRAP[0] <= longest <= _WRAP[1] and min(widths[:-1]) >= _WRAP[2] * longest:
                found.extend(range(begin, at))
        begin = at
    return frozenset(found)


def _contact(lines: list[_Line], at: int) -> int:
    """Mark the short lines below a contact line; answer the first line after them."""
    place = at + 1
    while place < len(lines) and place <= at + _CONTACT_LINES:
        line = lines[place]
        plain_line = line.text[-1] not in ".!?" and len(line.text) <= 60 and line.text.count(" ") < 8
        if line.gap and not (place == at + 1 and lines[at].text[-1] == ":"):
            break
        if line.kind is not None or not plain_line or look.MARK.match(line.text) or look.is_date(line.text):
            break
        line.kind, line.joins = _KIND.CONTACT, True
        place += 1
    return place


def _title(lines: list[_Line], cues: look.Cues) -> None:
    """Make the first heading before any prose the title, one of three words if there is.

    Prose that names nothing (a motto, a teaser) may stand above it.
    """
    heads: list[_Line] = []
    for line in lines:
        if line.kind is _KIND.HEADING and not cues.is_generic(line.text):
            heads.append(line)
        elif line.kind is _KIND.PROSE and look.names_nothing(line.text):
            continue
        elif line.kind in _BODY:
            break
    long = [line for line in heads if line.text.count(" ") >= 2 and "|" not in line.text]
    for line in (long or heads)[:1]:
        line.kind = _KIND.TITLE


def _sections(text: str, start: int, lines: list[_Line]) -> tuple[Section, ...]:
    """Join lines to sections; each reaches to the start of the next, so that they tile the text."""
    heads: list[tuple[int, SectionKind, str]] = [(0, _KIND.FRONT, "")] if start else []
    heading = ""
    for line in lines:
        kind = line.kind or _KIND.PROSE
        same = bool(heads) and heads[-1][1] is kind
        if same and (line.joins or kind in _BY_BLOCK):
            continue
        if kind in _HEADS:
            heading = line.text.strip(_MARKDOWN) if kind is _KIND.HEADING else ""
        label = line.label or (heading if kind in _GOVERNED else "")
        heads.append((line.start, kind, label))
    if not heads:
        return (Section(_KIND.PROSE, 0, len(text)),) if text else ()
    edges = [begin for begin, _, _ in heads] + [len(text)]
    edges[0] = 0
    if start and len(heads) > 1:
        edges[1] = start
    return tuple(
        Section(kind, begin, end, label)
        for (_, kind, label), (begin, end) in zip(heads, pairwise(edges), strict=True)
    )
