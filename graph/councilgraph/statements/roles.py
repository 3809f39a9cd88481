"""What part a named organisation plays: taking part, or only planned, past, denied or mentioned."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from councilgraph.domain import Domain
from councilgraph.mentions import about
from councilgraph.mentions.phrases import NAME, Phrases, plain, words_of
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
from councilgraph.statements import weigh

# Chosen by training/cross_validate.py and training/read_apart.py: how likely an organisation takes part at
# least, and how likely where a phrase says that it is only mentioned.
_LIKELY, _OVERRULES = 0.55, 0.7
_TOLD = 20  # sentences about one organisation of which the words are told
# Looked up once: a member of an enumeration costs ten times a plain name on Python 3.11.
_ORGANISATION = MentionKind.ORGANISATION
_ASSERTED = Status.ASSERTED
_MENTIONED = Status.MENTIONED
_BOILERPLATE = SectionKind.BOILERPLATE
_BY_NAME, _DOUBT = "roles:named", "roles:weights"
_NAMED = frozenset({MentionKind.ORGANISATION, MentionKind.COUNCIL})
# What may stand between two names of one list: "A, B (BB) and the C".
_BETWEEN = re.compile(
    r"(?:\s*\([^()\n]{0,40}\))?\s*(?:[,;/&(]|\band\b|\bor\b|\bas well as\b|\btogether with\b|\bplus\b|\s)*"
    r"(?:(?:the|both|its|local|also)\s+)*",
)
_ACRONYM = re.compile(r"\s*\([^()\n]{1,40}\)")
_SPACE = re.compile(r"\s+")
_SIGN = "\ue000"  # stands for each list of names in a masked sentence
_LONGEST = 1200  # code points of a sentence read about a name; a line of 5 MB must not cost more


@dataclass(slots=True)
class _Sign:
    """What one sentence says about one organisation."""

    status: Status
    role: str
    confidence: float
    recogniser: str
    start: int
    end: int
    cued: bool
    seen: tuple[str, int, int, str, str]  # what the features are made of, where they are needed
    sentence: int


def organisation_parts(document: Document, entities: Sequence[Entity], domain: Domain) -> list[Participation]:
    """Decide what part each organisation of a document plays.

    Evidence over all mentions is combined: a sentence that asserts a role outweighs one that plans, denies,
    looks back or only mentions, and any such cue outweighs a sentence without a cue. Where no cue says
    otherwise, an organisation takes part if the words about its names make that likely enough; so does one
    that a cue only mentions, if they make it likelier still.

    Args:
        document: the document.
        entities: its entities; those that are no organisation only help to read lists of names.
        domain: the ontology in use (`cues/roles.toml`, `recogniser/roles.npz`).

    Returns:
        One participation an organisation, in the order of the entities.
    """
    signs = _signs(document, entities, _phrases(domain))
    best = {at: max(found, key=_rank) for at, found in signs.items()}
    weights = weigh.weights(domain)
    weights.forget()
    asked = [at for at, sign in best.items() if _open(sign) and not (sign.cued and sign.status is _ASSERTED)]
    seen = _features(document, entities, signs, asked, weights)
    likely = dict(zip(seen, weights.likelihoods(list(seen.values())), strict=True))
    return [
        _part(entity, best[at], signs[at], likely.get(at, 1.0))
        for at, entity in enumerate(entities)
        if entity.kind is _ORGANISATION and at in best
    ]


def features(document: Document, entities: Sequence[Entity], domain: Domain) -> dict[int, set[str]]:
    """Answer the features of each organisation, by its place among the entities, to fit weights on.

    Only organisations whose cues leave it open whether they take part.
    """
    signs = _signs(document, entities, _phrases(domain))
    best = {at: max(found, key=_rank) for at, found in signs.items()}
    weights = about.unfitted()
    asked = [at for at, sign in best.items() if _open(sign)]
    seen = _features(document, entities, signs, asked, weights)
    return {at: {weights.numbers.names[number] for number in found} for at, found in seen.items()}


def _features(
    document: Document,
    entities: Sequence[Entity],
    signs: Mapping[int, Sequence[_Sign]],
    asked: Iterable[int],
    weights: about.Weights,
) -> dict[int, set[int]]:
    """Answer the numbers of the features of the organisations asked for, by their place."""
    around = weigh.Surroundings(document, entities, weights)
    seen: dict[int, set[int]] = {}
    told: dict[int, list[int]] = {}  # what each sign tells: the names of a list have one in common
    for at in asked:
        if entities[at].kind is _ORGANISATION:
            found = seen[at] = {*weigh.of_entity(entities[at], weights), *around.of_document(at)}
            for one in signs[at][:_TOLD]:
                if (of := told.get(id(one))) is None:
                    of = told[id(one)] = about.of_sentence(*one.seen, weights)
                found.update(of, around.beside(at, one.sentence))
    return seen


def _open(sign: _Sign) -> bool:
    """Whether a sign leaves open if a body takes part: no cue denies it, defers it or looks back."""
    return sign.status is _ASSERTED or (sign.status is _MENTIONED and sign.cued)


def _part(entity: Entity, sign: _Sign, signs: Sequence[_Sign], likelihood: float) -> Participation:
    """Answer the part: as an asserting cue says, as sure as the name is; else as likely as all words make it.

    A cue that only mentions is overruled where the words about all the names are surer than it.
    """
    status, confidence, recogniser = sign.status, sign.confidence, sign.recogniser
    if status is _ASSERTED and sign.cued:
        sure = max([mention.confidence for mention in entity.mentions])
        confidence = min(confidence, max(0.5, sure))
    elif _open(sign):
        if likelihood >= (_OVERRULES if sign.cued else _LIKELY):
            sign = min(signs, key=lambda one: (one.cued, one.status is not _ASSERTED, one.start))
            status, confidence, recogniser = _ASSERTED, round(min(confidence, likelihood), 2), _BY_NAME
        else:
            status, recogniser = _MENTIONED, recogniser if sign.cued else _DOUBT
            confidence = round(max(0.5, 1 - likelihood), 2)
    return Participation(
        kind=entity.kind,
        slug=entity.slug,
        part="partner" if status is _ASSERTED else "mentioned",
        role=sign.role,
        status=status,
        start=sign.start,
        end=sign.end,
        confidence=confidence,
        recogniser=recogniser,
    )


def _rank(sign: _Sign) -> tuple[bool, bool, bool, int]:
    """Order signs: an asserted cue, then any other, then none, page furniture last; the earliest first."""
    asserted = sign.status is _ASSERTED
    return (sign.cued and asserted, sign.cued, asserted, -sign.start)


def _signs(document: Document, entities: Sequence[Entity], cues: Phrases) -> dict[int, list[_Sign]]:
    starts = [start for start, _ in document.sentences]
    sections = [section.start for section in document.sections]
    by_sentence: dict[int, list[tuple[Mention, int]]] = defaultdict(list)
    organisations = {at for at, entity in enumerate(entities) if entity.kind is _ORGANISATION}
    telling: set[int] = set()  # the sentences that name an organisation
    for at, entity in enumerate(entities):
        if entity.kind in _NAMED:
            for mention in entity.mentions:
                sentence = bisect_right(starts, mention.start) - 1
                if not mention.url and sentence >= 0:
                    by_sentence[sentence].append((mention, at))
                    if at in organisations:
                        telling.add(sentence)
    signs: dict[int, list[_Sign]] = defaultdict(list)
    for sentence in sorted(telling):
        named = sorted(by_sentence[sentence], key=lambda pair: (pair[0].start, -pair[0].end))
        start, end = document.sentences[sentence]
        section = document.sections[bisect_right(sections, start) - 1]
        lead_in = _lead_in(document, sentence, section)
        masked = _mask(document.text, start, end, [mention for mention, _ in named], lead_in)
        for group, text, name, words in masked:
            if organisations.isdisjoint([named[index][1] for index in group]):
                continue
            sign = _read(text, name, words, section, sentence, document, cues, len(group))
            for index in group:
                signs[named[index][1]].append(sign)
    return signs


def _lead_in(document: Document, sentence: int, section: Section) -> str:
    """Answer the line that a bullet continues ("Its members include:"), or the label of its section."""
    if section.label:
        return section.label[:80]
    if section.kind is not SectionKind.LIST:
        return ""
    for before in range(sentence - 1, max(sentence - 12, -1), -1):
        start, end = document.sentences[before]
        if document.text[end - 1] == ":":
            return document.text[max(start, end - 200) : end - 1]
    return ""


def _mask(
    text: str, start: int, end: int, mentions: Sequence[Mention], lead_in: str
) -> Iterator[tuple[list[int], str, int, AbstractSet[str]]]:
    """Yield each list of names in a sentence: its mentions, and the sentence with the list as one sign.

    With the sentence goes where that sign stands, and which words the sentence has.
    """
    pieces: list[str] = []
    groups: list[list[int]] = []
    before = lead_in + " "
    at = max(start, mentions[0].start - _LONGEST)
    stop = min(end, mentions[-1].end + _LONGEST)
    for index, mention in enumerate(mentions):
        if mention.start < at:  # a name within a name
            continue
        between = text[at : mention.start]
        if groups and len(between) < 60 and _BETWEEN.fullmatch(between):
            groups[-1].append(index)
        else:
            groups.append([index])
            pieces.append(plain(before + between))
            before = ""
        at = mention.end
        if acronym := _ACRONYM.match(text, at, stop):
            following = mentions[index + 1].start if index + 1 < len(mentions) else stop
            at = acronym.end() if acronym.end() <= following else at
    pieces.append(plain(text[at:stop]))
    whole = _SIGN.join(pieces)
    words = words_of(whole) | {NAME} if len(whole) <= 2 * _LONGEST else None
    at = -1
    for piece, group in zip(pieces, groups, strict=False):  # the last piece stands behind all names
        at += len(piece) + 1
        if words is not None:
            yield group, whole[:at] + NAME + whole[at + 1 :], at, words
        else:
            head = whole[max(0, at - _LONGEST) : at]
            part = head + NAME + whole[at + 1 : at + _LONGEST]
            yield group, part, len(head), words_of(part) | {NAME}


def _read(
    text: str,
    name: int,
    words: AbstractSet[str],
    section: Section,
    sentence: int,
    document: Document,
    cues: Phrases,
    listed: int,
) -> _Sign:
    start, end = document.sentences[sentence]
    cue = None if section.kind is _BOILERPLATE else cues.find(text, words)
    said = f"{cue.status}:{cue.name}" if cue else ""
    seen = (text, name, listed, section.kind.value, said)
    if cue is not None:
        role = cue.name if cue.status is _ASSERTED else ""
        return _Sign(cue.status, role, 0.9, f"roles:{said}", start, end, True, seen, sentence)
    if section.kind is _BOILERPLATE:
        return _Sign(_MENTIONED, "", 0.8, "roles:page-furniture", start, end, False, seen, sentence)
    return _Sign(_ASSERTED, "", 0.9, _BY_NAME, start, end, False, seen, sentence)


@cache
def _phrases(domain: Domain) -> Phrases:
    return Phrases(domain.cues("roles"), str(domain.folder / "cues" / "roles.toml"))
