"""One thing, one name: acronyms, short forms and "the Trust" go back to the name they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from councilgraph.domain import OrganisationRecord
from councilgraph.mentions.gazetteer import Spans
from councilgraph.mentions.names.candidates import Candidate
from councilgraph.mentions.names.lexicon import Lexicon, plain
from councilgraph.mentions.names.recognise import Judged
from councilgraph.mentions.names.seeing import Seen
from councilgraph.mentions.names.tokens import GENITIVES, Tokens
from councilgraph.model import Document, Mention, MentionKind

_BRACKET = re.compile(r"\s*\([^()]{0,40}\)")
_FIGURE = re.compile(r"\d")
_SMALL = frozenset(("of", "for", "and", "&", "the", "in", "on", "at", "to", "de"))
_KINDS = {1: MentionKind.ORGANISATION, 2: MentionKind.INITIATIVE}


@dataclass(slots=True)
class _Thing:
    """A name of the document with all its mentions, as (start, end, confidence)."""

    kind: MentionKind
    name: str
    words: tuple[str, ...]
    spans: list[tuple[int, int, float]]
    acronym: str | None = None
    record: OrganisationRecord | None = None
    after: list[str] = field(default_factory=list)

    initials: set[str] = field(default_factory=set)  # the acronyms that the words would give

    def __post_init__(self) -> None:
        """Take the first letters, small words with and without."""
        parts = [part for word in self.words for part in word.replace("/", "-").split("-") if part]
        self.initials = {"".join([p[0] for p in parts]), "".join([p[0] for p in parts if p not in _SMALL])}


def resolve(
    document: Document, t: Tokens, judged: Sequence[Judged], seen: Sequence[Seen], lex: Lexicon
) -> list[Mention]:
    """Make mentions of the judged names, and of every shorter form that goes back to one of them."""
    things = [_thing(document, t, j, lex) for j in judged]
    things = _merge(things)
    _acronyms(things, t, lex)
    _taken_up(things, t, lex)
    found: dict[tuple[int, int], Mention] = {}
    for thing in things:
        sector = _sector(thing, lex)
        for start, end, confidence in sorted(thing.spans):
            found.setdefault(
                (start, end),
                Mention(
                    kind=thing.kind,
                    start=start,
                    end=end,
                    surface=document.text[start:end],
                    name=thing.name,
                    recogniser="names",
                    confidence=round(confidence, 2),
                    key=thing.record.slug if thing.record else None,
                    acronym=thing.acronym,
                    sector=sector,
                ),
            )
    return list(found.values())


def tidy(text: str) -> str:
    """Answer a name without brackets, line breaks and stray marks."""
    if "(" in text:
        text = _BRACKET.sub("", text)
    return " ".join(text.split()).strip(" ,;:")


def _span(document: Document, t: Tokens, c: Candidate) -> tuple[int, int]:
    """Answer where a mention stands: with the bracket of its acronym, without the genitive."""
    start, end = t.start[c.first], t.end[c.last]
    if c.acronym and not c.lower_head:
        end = t.end[c.last + 3]
    elif c.genitive:
        end -= 2
    if t.text[c.last].endswith(("'", "’")) and c.quoted:
        end -= 1
    return start, end


def _thing(document: Document, t: Tokens, j: Judged, lex: Lexicon) -> _Thing:
    spans = [(*_span(document, t, c), j.confidence) for c in j.seen.found]
    first = j.seen.found[0]
    name = tidy(document.text[t.start[first.first] : t.end[first.last] - (2 if first.genitive else 0)])
    before = first.first - 1
    if before > 0 and t.text[before] == "The" and t.text[before - 1] not in ".\n?!•:-–":
        name = "The " + name
    acronym = next((c.acronym for c in j.seen.found if c.acronym), None)
    record = None
    if j.kind == 1:
        key = plain(name)
        record = lex.register.get(key)
        if record is None and len(j.seen.words) == 1:
            record = lex.acronyms.get(name)
        if record is not None:
            if plain(record.name) == key or name.isupper():
                name = record.name
            if name.isupper() or record.acronym:
                acronym = acronym or record.acronym or None
    k = first.last + 1 + (3 if first.acronym else 0)
    after = t.low[k : k + 8] if t.low[k : k + 1] == [","] else []
    return _Thing(_KINDS[j.kind], name, j.seen.words, spans, acronym, record, after)


def _same(word: str) -> str:
    return word.replace("'", "").replace("’", "").rstrip("s")


def _merge(things: list[_Thing]) -> list[_Thing]:
    """Join the names that are one thing; names that differ by a figure never are."""
    kept: list[_Thing] = []
    near: dict[
        str, list[int]
    ] = {}  # first word, acronym, initials, register key → names kept: time stays linear
    for thing in sorted(things, key=lambda x: (-len(x.words), x.spans[0][0])):
        first = _same(thing.words[0])
        places = {first, thing.words[0].upper(), thing.record.slug if thing.record else first}
        rivals = sorted({at for place in places for at in near.get(place, ())})
        host = next((kept[at] for at in rivals if _one(thing, kept[at])), None)
        if host is None:
            own = {first, *(letters.upper() for letters in thing.initials)}
            own |= {thing.acronym.upper()} if thing.acronym else set()
            own |= {thing.record.slug} if thing.record else set()
            for place in sorted(own):
                near.setdefault(place, []).append(len(kept))
            kept.append(thing)
            continue
        host.spans += thing.spans
        host.record = host.record or thing.record
        host.acronym = host.acronym or (thing.name if thing.name.isupper() else thing.acronym)
    return kept


def _one(short: _Thing, full: _Thing) -> bool:
    if short.record is not None and short.record is full.record:
        return True
    if short.kind is not full.kind:
        return False
    a, b = short.words, full.words
    if len(a) == len(b):
        return [_same(w) for w in a] == [_same(w) for w in b]
    letters = len(a) == 1 and short.name[:2].isupper()
    if letters and (short.name == full.acronym or (len(a[0]) > 2 and a[0] in full.initials)):
        return True
    if short.record is not None or short.kind is MentionKind.INITIATIVE:
        return False
    rest = b[len(a) :]
    return b[: len(a)] == a and not any(_FIGURE.search(word) for word in rest) and len("".join(a)) > 3


def _acronyms(things: list[_Thing], t: Tokens, lex: Lexicon) -> None:
    """Add the mentions by acronym alone, defined in brackets or by the initials of one name."""
    hosts: dict[str, _Thing] = {}
    derived: dict[str, list[_Thing]] = {}
    for thing in things:
        if thing.acronym and len(thing.acronym) > 1:
            hosts.setdefault(thing.acronym, thing)
        for letters in thing.initials:
            if len(letters) > 2:
                derived.setdefault(letters.upper(), []).append(thing)
    for letters, of in derived.items():
        if len(of) == 1 and letters[1].isupper() and letters not in lex.acronyms:
            hosts.setdefault(letters, of[0])
    forms = {letters + ending for letters in hosts for ending in ("", *sorted(GENITIVES))}
    places = [i for i in t.capitals if t.text[i] in forms] if forms else []
    used = _used(things) if places else Spans(())
    for i in places:
        word = t.text[i]
        bare = word[:-2] if word[-2:] in GENITIVES else word
        host = hosts.get(bare)
        if host is not None and not (t.broken[i] or t.council[i] or used.cover(t.start[i])):
            host.spans.append((t.start[i], t.start[i] + len(bare), 0.9))


def _taken_up(things: list[_Thing], t: Tokens, lex: Lexicon) -> None:
    """Add "the Trust" for the one name with that head, once it has been told."""
    by: dict[str, list[_Thing]] = {}
    for thing in things:
        if len(thing.words) > 1:
            by.setdefault(thing.words[-1], []).append(thing)
    heads = lex.takes_up.intersection(by)
    places = [i for i in t.places(heads) if t.low[i - 1] == "the"] if heads else []
    used = _used(things) if places else Spans(())
    begins = {id(thing): min(thing.spans)[0] for thing in things} if places else {}
    for i in places:
        if not (t.broken[i] or t.council[i]):
            told = [thing for thing in by[t.low[i]] if begins[id(thing)] < t.start[i]]
            follows = t.capital[i + 1] and t.capital[i]
            if len(told) == 1 and not follows and not used.cover(t.start[i]):
                told[0].spans.append((t.start[i], t.end[i], 0.8 if t.capital[i] else 0.6))


def _used(things: list[_Thing]) -> Spans:
    return Spans((start, end) for thing in things for start, end, _ in thing.spans)


def _sector(thing: _Thing, lex: Lexicon) -> str | None:
    """Answer the sector kind: the register's, else what the name's words show, else its apposition's."""
    if thing.kind is not MentionKind.ORGANISATION:
        return None
    if thing.record is not None:
        return thing.record.sector
    best: tuple[int, int, str] | None = None
    for text in (thing.name, " ".join(thing.after).title()):
        for slug in lex.sector_words(text):
            for match in lex.sector_cues[slug].finditer(text):
                rank = (match.end() - match.start(), match.end(), slug)
                best = rank if best is None or rank > best else best
        if best is not None:
            return best[2]
    return None
