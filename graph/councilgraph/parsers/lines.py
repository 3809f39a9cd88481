"""What one line is, by its look and the cue phrases of `ontology/cues/parsers.toml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from councilgraph.domain import Domain

LOOK = 240  # characters of a line that show what it is; a longer line is prose whatever follows
HEADING = 110, 16  # characters and words that a heading has at most (measured on the development set: 96, 15)
LABEL = 40, 5  # the same for a label that no list knows, before its colon
VALUE = 14  # words of a value after such a label; beyond, it is prose that opens with a label
NAVIGATION = 5  # words of one entry in a row of links

MARK = re.compile(
    r"(?:[•·▪◦●‣○■➢►„]|[*–—-](?=\s|$)"
    r"|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)(?=\s)|\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))\s*"
)
_STOP = re.compile(r"[.!?…:;][\"'”’)\]*]*\Z")
_LABEL = re.compile(r"([A-Z][\w/&'’ -]{1,39}?)\s*:(?!//)\s+(?=\S)")
_DATE_LINE = re.compile(
    r"(?:(?:date|posted|published|updated|last updated|created|added)\b[\s:-]*(?:on|at)?\b[\s:]*)?"
    r"(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\w*[\s,]+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[\s.]+[a-z]{3,9}[\s,.]+\d{2,4}|[a-z]{3,9}[\s.]+\d{1,2}(?:st|nd|rd|th)?[\s,]+\d{4}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)(?:[\s,|-]+\d{1,2}[:.]\d\d(?:\s*[ap]m)?)?",
    re.I,
)
_ROW = re.compile(r"\s*(?:\||\t)\s*")
_SIGNS = frozenset("|>›»·")
_LINKS = re.compile(r"\s+[|>›»·]\s+|\s{3,}|\s*\|\s*")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_RULE = re.compile(r"[\s|:=_*-]{3,}")


def fold(line: str) -> str:
    """Answer a line for comparison with cues: lower case (as long as before), straight quotes."""
    return line.lower().replace("’", "'").replace("‘", "'")


def ends(line: str) -> bool:
    """Say whether a line ends as a sentence, a lead-in or an entry does."""
    return _STOP.search(line, max(0, len(line) - 6)) is not None


def is_heading(line: str) -> bool:
    """Say whether a line is short, begins like a name or sentence and has no final stop (a question may)."""
    if len(line) > HEADING[0] or line[0].islower() or line[-1] in ",-–":
        return False
    if line[-1] not in ":?" and ends(line):
        return False
    count = line.count(" ") + 1
    if line[-1] == ":":
        return count <= 3
    if line[-1] == "?":
        return count <= 12 and not re.search(r"[.!?] ", line)
    return count <= HEADING[1] and any(map(str.isalpha, line))


def is_row(line: str) -> bool:
    """Say whether a line is a row of a table: three cells by pipes or tabs, or a rule between rows."""
    return line.count("|") >= 2 or line.count("\t") >= 2


def is_navigation(line: str) -> bool:
    """Say whether a line is a row of links: three short entries by pipes, arrows or wide gaps."""
    if len(line) > LOOK or line[-1] in ".!?:":
        return False
    if line.isprintable() and "   " not in line and _SIGNS.isdisjoint(line):
        return False
    entries = _LINKS.split(line.strip("|> "))
    return len(entries) >= 3 and all(entry.count(" ") < NAVIGATION for entry in entries)


def is_date(line: str) -> bool:
    """Say whether a line is a date, perhaps with "Posted on" before it."""
    return len(line) <= 60 and _DATE_LINE.fullmatch(line) is not None


def _holds(line: str, phrases: Sequence[str]) -> bool:
    """Say whether one of a few phrases stands in a line."""
    for phrase in phrases:  # noqa: SIM110 - asked of each line, and half as dear as `any`
        if phrase in line:
            return True
    return False


def names_nothing(line: str) -> bool:
    """Say whether a line is whole sentences without a figure, or a capital but at their heads."""
    if len(line) > LOOK or not ends(line):
        return False
    return not any(
        letter.isupper() or letter.isdigit()
        for sentence in _SENTENCE.split(line)
        for word in sentence.split()[1:]
        for letter in word.lstrip("\"'“‘(")[:1]
    )


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a line: `rest` is where its value begins, `known` whether the cues list it."""

    name: str
    rest: int
    known: bool


class Cues:
    """The cue phrases of one domain, compiled.

    Args:
        domain: the ontology whose `cues/parsers.toml` counts.
    """

    def __init__(self, domain: Domain) -> None:
        cues = domain.cues("parsers")
        labels = {fold(name): name for name in cues["metadata"]["labels"]}
        longest = sorted(labels, key=lambda name: (-len(name), name))
        self._labels = re.compile(rf"({'|'.join(map(re.escape, longest))})(?:\s*(:)\s*|\s+|\Z)")
        self._names = labels
        self._head = min(map(len, labels))  # most lines begin as no label does, which so many letters show
        self._heads = frozenset(name[: self._head] for name in labels)
        self._plain = frozenset(map(fold, cues["metadata"]["plain"]))
        contact, noise = cues["contact"], cues["boilerplate"]
        self._contact = tuple(map(fold, contact["begins"]))
        self._verbs = tuple(map(fold, contact["verbs"]))
        self._lines = frozenset(map(fold, noise["lines"]))
        self._begins = tuple(map(fold, noise["begins"]))
        self._ends = tuple(map(fold, noise["ends"]))
        self._contains = tuple(map(fold, noise["contains"]))
        self._about = tuple(map(fold, noise["about"]))
        self._and = re.compile(rf"\b(?:{'|'.join(map(re.escape, noise['and']))})\b")
        self._generic = frozenset(map(fold, cues["headings"]["generic"]))
        self._go_on = frozenset(cues["wrap"]["ends"])

    def is_boilerplate(self, look: str) -> bool:
        """Say whether a line, folded, belongs to the page around the text, not to the text."""
        if look in self._lines or look.startswith(self._begins) or look.endswith(self._ends):
            return True
        if _holds(look, self._contains):
            return True
        return _holds(look, self._about) and self._and.search(look) is not None

    def is_contact(self, look: str, line: str) -> bool:
        """Say whether a line, folded, opens a contact block."""
        if not look.startswith(self._contact):
            return False
        return line.count(" ") < 4 or (line.count(" ") < 30 and any(verb in look for verb in self._verbs))

    def label(self, line: str, *, marked: bool, beside: bool, before: str) -> Label | None:
        """Answer the label that a line begins with.

        Args:
            line: the line without its bullet.
            marked: a bullet stood before it.
            beside: the line above is metadata too.
            before: the line below.
        """
        if line[0].islower():
            return None
        if fold(line[: self._head]) in self._heads and (known := self._labels.match(fold(line[:LOOK]))):
            name = self._names[known[1]]
            if known[2]:
                return Label(name, known.end(), known=True)
            value = line[known.end() :]
            short = len(line) <= LOOK and not ends(line)
            if known[1] in self._plain:
                sure = marked or beside or not value or value[:4].isdigit()
                short = short and value.count(" ") < 4 and not (value and value[0].islower())
                if short and sure and (value or marked or beside or len(line) <= LABEL[0]):
                    return Label(name, known.end(), known=True)
            elif not value or (short and not value[0].islower()):
                return Label(name, known.end(), known=True)
        if len(line) <= LOOK and ":" in line and (shape := _LABEL.match(line)):
            value = line[shape.end() :]
            alike = beside or _LABEL.match(before) is not None
            short = shape[1].count(" ") < LABEL[1] and value.count(" ") < VALUE and line[-1] not in ".!;?"
            if alike and short and not value[0].islower():
                return Label(shape[1], shape.end(), known=False)
        return None

    def is_generic(self, line: str) -> bool:
        """Say whether a heading is one of a template's, which names no case study."""
        return fold(line).strip("#*_ :?0123456789.") in self._generic

    def is_value(self, line: str) -> bool:
        """Say whether a line may be the value of a label above it: short, no sentence, no label itself."""
        if line.count(" ") >= VALUE or line[-1] in ".!?:":
            return False
        return self.label(line, marked=True, beside=True, before="") is None

    def goes_on(self, line: str) -> bool:
        """Say whether a line ends in a word or comma after which a sentence must go on."""
        if line[-1] in ",-–(&":
            return True
        return line[-20:].rsplit(None, 1)[-1].casefold() in self._go_on


@cache
def cues(domain: Domain) -> Cues:
    """Answer the compiled cues of a domain, made once."""
    return Cues(domain)
