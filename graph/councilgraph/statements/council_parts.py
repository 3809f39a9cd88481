"""Decides what part each council plays in the work told: leads it, takes part, is only mentioned."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from councilgraph.domain import Domain
from councilgraph.mentions.council_lists import JOINT
from councilgraph.mentions.council_names import names
from councilgraph.mentions.council_sources import publisher
from councilgraph.mentions.gazetteer import lower
from councilgraph.model import (
    Document,
    Entity,
    Mention,
    MentionKind,
    Participation,
    Section,
    SectionKind,
    Status,
)
from councilgraph.statements.council_leads import (
    FIELD,
    FIRST,
    MOST,
    PATH,
    PLACE,
    SITE,
    TELLING,
    TITLE,
    first_told,
    leads,
)

RECOGNISER = "council-parts"
_OTHER = re.compile(r"[^a-z]+")
_THE = re.compile(r",?[ \n](?:and|&)[ \n]the[ \n]")
_LIST = 12  # members of a list that share what is said of it: the longest list of the annotated pages
_JOINT = 11  # characters: the longest joint of a list, ", and the "
_WINDOW = 60  # characters before and after a name in which a cue may stand: eight words
_NAMED = frozenset({"", "place-name-only"})
# How well a section's sentence serves as evidence, best first.
_ORDER = {
    SectionKind.METADATA: 0, SectionKind.PROSE: 1, SectionKind.LIST: 2, SectionKind.TABLE: 2,
    SectionKind.TITLE: 3, SectionKind.HEADING: 4, SectionKind.CONTACT: 5, SectionKind.BOILERPLATE: 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cues:
    """What tells of councils' parts; the patterns are of lower case, with which they skip words at once."""

    lead: frozenset[str]
    participating: frozenset[str]
    before: Mapping[Status, tuple[tuple[str, ...], re.Pattern[str]]]  # with the last words of its phrases
    after: Mapping[Status, re.Pattern[str]]


@cache
def _cues(domain: Domain) -> _Cues:
    table = domain.cues("councils")
    gap = r"(?:\w+\s){0,4}"

    def pattern(phrases: list[str]) -> str:
        return "|".join(
            re.escape(each.lower()).replace(r"\ …\ ", rf"\s{gap}").replace(r"\ ", r"\s") for each in phrases
        )

    parts = table["parts"]
    return _Cues(
        lead=frozenset(table["metadata"]["lead"]),
        participating=frozenset(table["metadata"]["participating"]),
        before={
            Status(name): (
                tuple({each.lower().split()[-1] for each in phrases}),
                re.compile(rf"(?<!\w)(?:{pattern(phrases)})\s(?:the\s)?$"),
            )
            for name, phrases in parts["before"].items()
        },
        after={
            Status(name): re.compile(rf"(?:['’]s?)?\s?(?:\([^()]*\)\s)?(?:{pattern(phrases)})(?!\w)")
            for name, phrases in parts["after"].items()
        },
    )


def council_parts(document: Document, entities: Sequence[Entity], domain: Domain) -> list[Participation]:
    """Answer the part of each council among the entities, in their order.

    The lead is the one of a `Lead Member` field, else the council that the page, its title and its telling
    turn on; councils that only serve for comparison, were asked, refused or belong to the past are mentioned.
    """
    councils = [each for each in entities if each.kind is MentionKind.COUNCIL and _real(each)]
    reader = _Reader(document, _cues(domain), domain, councils)
    found = {each.slug: reader.read(each) for each in councils}
    taking = [each for each in councils if found[each.slug][1] is Status.ASSERTED]
    scores = {each.slug: reader.score(each, councils) for each in taking}
    leading = leads(taking, scores, document, domain)
    parts: list[Participation] = []
    for each in councils:
        sentence, status, url = found[each.slug]
        lead = each.slug in leading
        part = "lead" if lead else "participating" if status is Status.ASSERTED else "mentioned"
        role = {"lead": "leads", "participating": "participates"}.get(part, "")
        parts.append(
            Participation(
                MentionKind.COUNCIL, each.slug, part, role, status, sentence[0], sentence[1],
                _confidence(each, part, scores), RECOGNISER, url,
            )
        )  # fmt: skip
    return parts


def _real(entity: Entity) -> bool:
    """Tell whether more than "the borough" speaks for the council."""
    return any(each.detail != "area" for each in entity.mentions)


def _confidence(entity: Entity, part: str, scores: Mapping[str, float]) -> float:
    most = max(m.confidence for m in entity.mentions if m.detail != "area")
    if part != "lead":
        return round(min(most, 0.85), 2)
    mine = scores[entity.slug]
    others = [score for slug, score in scores.items() if slug != entity.slug]
    sure = 0.99 if mine >= FIELD else 0.95 if not others else 0.9 if mine - max(others) >= 2 else 0.75
    return round(min(most, sure), 2)


def _stands(name: str, text: str, goes_on: Callable[[str], bool]) -> bool:
    """Tell whether a name stands in a text and does not go on there: patterns would be dear to compile."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not goes_on(text[at - 1 : at]) and not goes_on(text[end : end + 1]):
            return True
        at = text.find(name, at + 1)
    return False


def _last_word(text: str) -> str:
    """Answer the last word of a text but for an article, with what is glued to it."""
    words = text.split()
    if words and words[-1] == "the":
        words.pop()
    return words[-1] if words else ""


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _is_plain(letter: str) -> bool:
    return "a" <= letter <= "z"


class _Reader:
    """Reads one document's sentences for what they say of a council."""

    def __init__(self, document: Document, cues: _Cues, domain: Domain, councils: Sequence[Entity]) -> None:
        self._document = document
        self._cues = cues
        self._starts = [start for start, _ in document.sentences]
        self._sections = [part.start for part in document.sections]
        self._names = names(domain)
        self._register = self._names.by_slug
        published = publisher(document, names(domain))
        self._publisher = published.record.slug if published and published.record else None
        self._site = 0.0 if published is None else SITE if published.own else PATH * published.telling
        self._title = self._headline()
        # A table's column or a list of bare places before the telling says nothing of who leads.
        self._first = min(
            councils, default=None,
            key=lambda each: (all(m.detail == "place-name-only" for m in each.mentions), first_told(each)),
        )  # fmt: skip
        named = [(m.start, m.end) for each in councils for m in each.mentions if not m.url]
        self._begins = dict(named)
        self._ends = {end: start for start, end in named}

    def _headline(self) -> tuple[int, int]:
        titles = [part for part in self._document.sections if part.kind is SectionKind.TITLE]
        if titles:
            return titles[0].start, titles[0].end
        body = next((p.end for p in self._document.sections if p.kind is SectionKind.FRONT), 0)
        line = re.compile(r"\S[^\n]*").search(self._document.text, body)
        return line.span() if line else (body, body)

    def _section(self, at: int) -> Section:
        return self._document.sections[max(0, bisect_right(self._sections, at) - 1)]

    def _sentence(self, mention: Mention) -> tuple[int, int]:
        place = bisect_right(self._starts, mention.start) - 1
        if place >= 0 and mention.end <= self._document.sentences[place][1]:
            return self._document.sentences[place]
        return mention.start, mention.end

    def _list(self, mention: Mention) -> tuple[int, int]:
        """Answer the stretch of the list that a mention stands in, itself where it stands alone."""
        text, first, last = self._document.text, mention.start, mention.end
        for _ in range(_LIST):
            if self._ends.keys().isdisjoint(range(first - _JOINT, first)):
                break
            end = next(e for e in range(first - 1, first - _JOINT - 1, -1) if e in self._ends)
            if not (JOINT.fullmatch(text, end, first) or _THE.fullmatch(text, end, first)):
                break
            first = self._ends[end]
        for _ in range(_LIST):
            if self._begins.keys().isdisjoint(range(last + 1, last + _JOINT + 1)):
                break
            start = next(s for s in range(last + 1, last + _JOINT + 1) if s in self._begins)
            if not (JOINT.fullmatch(text, last, start) or _THE.fullmatch(text, last, start)):
                break
            last = self._begins[start]
        return first, last

    def status(self, mention: Mention) -> Status:
        """Answer how the sentence speaks of the council at one mention."""
        low = lower(self._document.text)
        begin, end = self._sentence(mention)
        first, last = self._list(mention)
        begin = max(begin, first - _WINDOW)
        last_word = _last_word(low[begin:first])
        for status, (closing, pattern) in self._cues.before.items():
            if last_word.endswith(closing) and pattern.search(low, begin, first):
                return status
        for status, pattern in self._cues.after.items():
            if pattern.match(low, last, min(end, last + _WINDOW)):
                return status
        return Status.ASSERTED

    def read(self, entity: Entity) -> tuple[tuple[int, int], Status, bool]:
        """Answer the sentence that serves best, the status over all mentions, and whether it is the URL's."""
        spoken = [m for m in entity.mentions if not m.url and m.detail != "area"]
        if not spoken:
            url = next(m for m in entity.mentions if m.url)
            return (url.start, url.end), Status.ASSERTED, True
        asserted = []
        other: list[tuple[Mention, Status]] = []
        for each in spoken:
            status = self.status(each)
            if status is not Status.ASSERTED:
                other.append((each, status))
            elif self._section(each.start).kind is SectionKind.BOILERPLATE and each.detail not in _NAMED:
                other.append((each, Status.MENTIONED))
            else:
                asserted.append(each)
        if not asserted:
            return self._sentence(other[0][0]), other[0][1], False
        best = min(asserted, key=self._worth)
        return self._sentence(best), Status.ASSERTED, False

    def _worth(self, mention: Mention) -> tuple[bool, int, bool, int]:
        section = self._section(mention.start)
        lead = section.kind is SectionKind.METADATA and section.label.lower() in self._cues.lead
        return not lead, _ORDER.get(section.kind, 5), mention.detail != "", mention.start

    def score(self, entity: Entity, councils: Sequence[Entity]) -> float:
        """Answer how much the document turns on a council."""
        total = 0.0
        text = self._document.text
        for each in entity.mentions:
            if each.url:
                continue
            section = self._section(each.start)
            field = section.kind is SectionKind.METADATA and section.label.lower() in self._cues.lead
            if field and ". " not in text[section.start : each.start]:  # a field may run on into prose
                return FIELD
        begin, end = self._title
        source = (self._document.metadata.source or "").lower()
        record = self._register.get(entity.key or "")
        if any(begin <= m.start < end and m.detail != "area" for m in entity.mentions):
            total += TITLE
        elif record and (
            _stands(record.short_name, text[begin:end], _is_word)
            or _stands(_OTHER.sub("-", record.short_name.lower()), source, _is_plain)
        ):
            total += PLACE
        told = [
            m for m in entity.mentions if not m.url and m.detail in {"", "coreference", "place-name-only"}
        ]
        total += TELLING * min(MOST, len(told))
        if not self._names.combined(entity.key or ""):  # it more often pays than leads
            total += FIRST * (entity is self._first)
        if entity.key and entity.key == self._publisher:
            total += self._site
        return total
