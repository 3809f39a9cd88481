"""The names that a document may hold, each with its mentions and what can be seen of them together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from councilgraph.mentions.names.candidates import Candidate, candidates
from councilgraph.mentions.names.context import around, of_section
from councilgraph.mentions.names.features import of_document, of_name, registered, words_of
from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import Tokens, tokens
from councilgraph.model import Document, Mention, SectionKind

# Head classes whose words alone are no name ("The Foundation"), and marks such as "A4".
_BARE_HEADS = frozenset(("body", "mixed", "endeavour", "unit", "paper", "role"))
_MARK = re.compile(r"[a-z]{1,2}\d{1,3}")
_HEADLESS = ("none",)
_TOLD, _TOLD_SHORT = 8, 4  # mentions whose surroundings are told: of the name itself, of an acronym of it
_FAR = 16  # tokens; no candidate is longer


@dataclass(slots=True)
class Seen:
    """A name of one document: its mentions and what can be seen of them together."""

    key: str
    words: tuple[str, ...]
    found: tuple[Candidate, ...]
    features: tuple[int, ...]  # their numbers, as the lexicon's network has them
    registered: bool  # whether the register has it, as one body

    def at(self, found: Sequence[Candidate]) -> Seen:
        """Answer the name with some of its mentions only."""
        return Seen(self.key, self.words, tuple(found), self.features, self.registered)


class _Name(NamedTuple):
    """A name as it is gathered."""

    words: list[str]
    form: str  # in which the register would hold it
    found: list[Candidate]


def see(document: Document, taken: Sequence[Mention], lex: Lexicon) -> tuple[Tokens, list[Seen]]:
    """Answer the words of a document and every candidate name with its features."""
    lex.forget()
    t = tokens(document, taken)
    names, alone = _gather(t, candidates(t, document, lex), lex)
    _drop_cuts(names, lex)
    lowered = set(filter(str.islower, t.distinct))
    title = _title(document)
    slug = (document.metadata.source or "").lower().replace("_", "-")
    of_sections = [of_section(section, lex) for section in document.sections]
    seen = []
    for key, (words, form, found) in names.items():
        features = of_name(t, found[0], words, form, lowered, lex)
        features += of_document(key, words, title, slug, len(found), lex.network.numbers)
        mentions = found[:_TOLD]
        if alone:
            for word in sorted({c.acronym.lower() for c in found if c.acronym}):
                mentions += alone.get(word, ())[:_TOLD_SHORT]
        head = lex.heads.get(words[-1], _HEADLESS)[0]
        for c in mentions:
            features += of_sections[t.section[c.first]]
            features += around(t, c, words, head, lex)
        known = form in lex.register and form not in lex.ambiguous
        seen.append(Seen(key, tuple(words), tuple(found), tuple(set(features)), known))
    return t, seen


def _gather(
    t: Tokens, found: Sequence[Candidate], lex: Lexicon
) -> tuple[dict[str, _Name], dict[str, list[Candidate]]]:
    """Answer the names by their words, and the acronyms that stand alone and that a name defines."""
    defined = {c.acronym.lower() for c in found if c.acronym}
    alone: dict[str, list[Candidate]] = {}
    names: dict[str, _Name] = {}
    for c in found:
        words = words_of(t, c)
        key = " ".join(words)
        if key in names:
            names[key].found.append(c)
        elif key in lex.generic or _idle(key, words, c, lex) or (len(words) < 3 and _bare(t, words, c, lex)):
            continue
        elif key in defined and not c.quoted:
            alone.setdefault(key, []).append(c)
        else:
            names[key] = _Name(words, registered(key), [c])
    return names, alone


def _drop_cuts(names: dict[str, _Name], lex: Lexicon) -> None:
    """Drop what lies inside a name of the register and is not that name: it would not be believed."""
    known = sorted(
        [
            (c.first, c.last)
            for words, form, found in names.values()
            if form in lex.register and len(words) > 1 and form not in lex.ambiguous
            for c in found
        ]
    )
    inside = {at for first, last in known for at in range(first, last + 1)}
    for key in dict.fromkeys(key for key, name in names.items() for c in name.found if c.first in inside):
        found = names[key].found
        found[:] = [c for c in found if not _within(c.first, c.last, known)]
        if not found:
            del names[key]


def _within(first: int, last: int, known: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention lies inside one of the register's names, and is not that name."""
    at = bisect_right(known, (first, 1 << 60)) - 1
    while at >= 0 and known[at][0] > first - _FAR:
        if last <= known[at][1] and known[at] != (first, last):
            return True
        at -= 1
    return False


def _idle(key: str, words: list[str], c: Candidate, lex: Lexicon) -> bool:
    """Whether words name nothing but a place, a date or a measure ("Newtown", "From June", "108th")."""
    if c.quoted or c.acronym:
        return False
    if key in lex.places:
        return True
    if len(words) == 1:
        return key in lex.passing or (not key.isalpha() and lex.measures.fullmatch(key) is not None)
    if lex.dates.isdisjoint(words) and not any(map(str.isdigit, words)):
        return False
    return all(word in lex.passing or word.isdigit() for word in words)


def _bare(t: Tokens, words: list[str], c: Candidate, lex: Lexicon) -> bool:
    """Whether a candidate is a mere head ("The Foundation"), or a mark such as "A4": no name of its own."""
    first = c.first
    if t.text[first] in lex.acronyms or (words[0] != "the" and " ".join(words) in lex.register):
        return False  # "P3", "Local Trust"
    if len(words) == 2 and words[0] in (lex.pointing if t.capital[first + 1] else lex.openers):
        words, first = words[1:], first + 1
    if len(words) != 1 or c.quoted or words[0] in lex.register:
        return False
    if t.text[first].isupper():
        return bool(_MARK.fullmatch(words[0]))
    return not _BARE_HEADS.isdisjoint(lex.heads.get(words[0], ()))


def _title(document: Document) -> str:
    for section in document.sections:
        if section.kind is SectionKind.TITLE:
            return document.text[section.start : section.end].lower()
    return ""
