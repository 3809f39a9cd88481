"""The names that a document may hold, each with its mentions and what can be seen of them together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from councilgraph.mentions.names.candidates import Candidate, candidates
from councilgraph.mentions.names.context import around
from councilgraph.mentions.names.features import of_document, of_name, registered, words_of
from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import Tokens, tokens
from councilgraph.model import Document, Mention, SectionKind

# Head classes whose words alone are no name ("The Foundation"), and marks such as "A4".
_BARE_HEADS = frozenset(("body", "mixed", "endeavour", "unit", "paper", "role"))
_MARK = re.compile(r"[a-z]{1,2}\d{1,3}")
_FAR = 16  # tokens; no candidate is longer


@dataclass(frozen=True, slots=True)
class Seen:
    """A name of one document: its mentions and what can be seen of them together."""

    key: str
    words: tuple[str, ...]
    found: tuple[Candidate, ...]
    features: tuple[str, ...]


def see(document: Document, taken: Sequence[Mention], lex: Lexicon) -> tuple[Tokens, list[Seen]]:
    """Answer the words of a document and every candidate name with its features."""
    t = tokens(document, taken)
    found_all = candidates(t, document, lex)
    defined = {c.acronym.lower() for c in found_all if c.acronym}
    alone: dict[str, list[Candidate]] = {}
    grouped: dict[str, tuple[list[str], list[Candidate]]] = {}
    for c in found_all:
        own = words_of(t, c)
        key = " ".join(own)
        if key in grouped:
            grouped[key][1].append(c)
        elif key in lex.generic or _idle(key, own, c, lex) or (len(own) < 3 and _bare(t, own, c, lex)):
            continue
        elif len(own) == 1 and own[0] in defined and not c.quoted:
            alone.setdefault(own[0], []).append(c)
        else:
            grouped[key] = (own, [c])
    _drop_cuts(grouped, lex)
    lowered = frozenset(filter(str.islower, set(t.text)))
    title = _title(document)
    slug = (document.metadata.source or "").lower().replace("_", "-")
    seen = []
    for key, (own, found) in grouped.items():
        features = of_name(t, found[0], own, lex, lowered)
        features += of_document(own, title, slug, len(found))
        for c in found[:8]:
            features += around(t, c, own, document, lex)
        for word in sorted({c.acronym.lower() for c in found if c.acronym}):
            for c in alone.get(word, ())[:4]:
                features += around(t, c, own, document, lex)
            if c.quoted:
                features.append("quoted")
        seen.append(Seen(key, tuple(own), tuple(found), tuple(dict.fromkeys(features))))
    return t, seen


def _drop_cuts(grouped: dict[str, tuple[list[str], list[Candidate]]], lex: Lexicon) -> None:
    """Drop what lies inside a name of the register and is not that name: it would not be believed."""
    known = sorted(
        (c.first, c.last)
        for key, (own, found) in grouped.items()
        if len(own) > 1 and (form := registered(key)) in lex.register and form not in lex.ambiguous
        for c in found
    )
    for key in list(grouped) if known else ():
        found = grouped[key][1]
        found[:] = [c for c in found if not _within(c.first, c.last, known)]
        if not found:
            del grouped[key]


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
    if len(words) == 1:
        return key in lex.passing or key in lex.places or lex.measures.fullmatch(key) is not None
    if key in lex.places:
        return True
    return any(word in lex.dates or word.isdigit() for word in words) and all(
        word in lex.passing or word.isdigit() for word in words
    )


def _bare(t: Tokens, words: list[str], c: Candidate, lex: Lexicon) -> bool:
    """Whether a candidate is a mere head ("The Foundation"), or a mark such as "A4": no name of its own."""
    first = c.first
    if len(words) == 2 and words[0] in lex.openers:
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
