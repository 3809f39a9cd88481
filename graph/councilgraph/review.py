"""The queue of a person who checks what the machine made of a corpus.

Two kinds of item: sentences that look like facts and gave none, and statements of low confidence.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Final

from councilgraph.domain import Domain
from councilgraph.model import Evidence, Mention, Reading, SectionKind, Statement
from councilgraph.store.privacy import Veil
from councilgraph.store.terms import claim_iri
from councilgraph.vocabulary import BASE, CG, DCTERMS, iri

# Below this a statement is shown to a person: name-only and URL-only councils lie below, register names with
# a cue in their sentence above.
LOW: Final = 0.6

_READ: Final = frozenset((SectionKind.PROSE, SectionKind.LIST, SectionKind.METADATA, SectionKind.TABLE))
_RELATIONS: Final = frozenset(
    (
        *(CG + name for name in ("ledBy", "participant", "partner", "involves", "mentions")),
        DCTERMS + "isPartOf",
    )
)
# Two capitalised words or more, with the small words that names hold between them.
_NAME: Final = re.compile(r"\b[A-Z][\w'’&-]+(?:\s(?:(?:of|for|and|the|&)\s)?[A-Z][\w'’&-]+)+")


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One line of the queue.

    `rank` is higher for what is worth looking at sooner; `start`, `end` are offsets in the canonical text
    (in the source URL for a statement read there); `claim` is the claim's IRI, "" for a sentence.
    """

    rank: float
    reason: str
    document: str
    start: int
    end: int
    phrase: str
    sentence: str
    claim: str
    confidence: str


COLUMNS: Final = tuple(column.name for column in fields(ReviewItem))


def queue(
    readings: Iterable[Reading], domain: Domain, *, base: str = BASE, people: bool = False
) -> tuple[ReviewItem, ...]:
    """Answer what a person should look at, the most promising first.

    Args:
        readings: what reading each document gave.
        domain: the ontology, whose `cues/review.toml` says what looks like a fact.
        base: the base of the claims' IRIs.
        people: whether the names of persons may appear.
    """
    items: list[ReviewItem] = []
    for one in readings:
        found = (*unread(one, domain), *_doubtful(one, base))
        items += found if people else _veiled(found, Veil(one))
    return tuple(sorted(items, key=lambda item: (-item.rank, item.document, item.start, item.claim)))


def _veiled(items: Iterable[ReviewItem], veil: Veil) -> Iterator[ReviewItem]:
    for item in items:
        phrase, sentence = veil.without_names(item.phrase), veil.without_names(item.sentence)
        yield replace(item, phrase=phrase, sentence=sentence)


def unread(reading: Reading, domain: Domain) -> Iterator[ReviewItem]:
    """Give the sentences of one document that look like facts and gave none."""
    document = reading.document
    cues, weights = _relation_cues(domain)
    names = domain.cues("review")["names"]
    told = _spans(e for s in reading.statements if s.predicate in _RELATIONS for e in s.evidence)
    mentions = _spans(mention for mention in reading.mentions)
    kinds = {(part.start, part.end): part.kind for part in document.sections}
    bounds = sorted(kinds)
    at = 0
    for start, end in document.sentences:
        while bounds[at][1] <= start:
            at += 1
        if kinds[bounds[at]] not in _READ:
            continue
        found: dict[str, float] = {}
        if not _overlaps(told, start, end):
            found = {cue[0]: weights[cue[0].lower()] for cue in cues.finditer(document.text, start, end)}
        for name in _NAME.finditer(document.text, start, end):
            phrase, begin = _without_opener(name[0], name.start(), names["openers"])
            if " " in phrase and not _overlaps(mentions, begin, name.end()):
                found[phrase] = names["weight"]
        if found:
            yield ReviewItem(
                rank=sum(found.values()),
                reason="looks like a fact and gave none",
                document=document.path,
                start=start,
                end=end,
                phrase="; ".join(" ".join(phrase.split()) for phrase in found),
                sentence=" ".join(document.text[start:end].split()),
                claim="",
                confidence="",
            )


def _doubtful(reading: Reading, base: str) -> Iterator[ReviewItem]:
    document = reading.document
    case = iri(base, "case-study", document.slug)
    for one in reading.statements:
        if one.confidence >= LOW or one.predicate not in _RELATIONS:
            continue
        span = one.evidence[0]
        yield ReviewItem(
            rank=round(10 * (1 - one.confidence), 2),
            reason="low confidence",
            document=document.path,
            start=span.start,
            end=span.end,
            phrase=_fact(one),
            sentence=" ".join(span.exact.split()),
            claim=claim_iri(base, one.subject, one.predicate, one.object, case),
            confidence=f"{one.confidence:.2f}",
        )


def write(path: Path, items: Iterable[ReviewItem]) -> None:
    """Write the queue as CSV, one item a row, under a heading of the items' fields."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(item) for item in items)


def _fact(one: Statement) -> str:
    parts = (one.subject, one.predicate, one.object if isinstance(one.object, str) else one.object.value)
    return " ".join(part.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for part in parts)


@cache
def _relation_cues(domain: Domain) -> tuple[re.Pattern[str], dict[str, float]]:
    weights: dict[str, float] = domain.cues("review")["relations"]
    longest_first = sorted(weights, key=lambda cue: (-len(cue), cue))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.I), weights


def _spans(things: Iterable[Evidence | Mention]) -> list[tuple[int, int]]:
    return sorted((one.start, one.end) for one in things if not one.url)


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(begin < end and start < finish for begin, finish in spans)


def _without_opener(phrase: str, start: int, openers: list[str]) -> tuple[str, int]:
    first, _, rest = phrase.partition(" ")
    return (rest, start + len(first) + 1) if first in openers else (phrase, start)
