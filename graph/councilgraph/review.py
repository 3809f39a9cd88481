"""The queue of a person who checks what the machine made of a corpus.

Two kinds of item: sentences that look like facts and gave none, and statements of low confidence.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from councilgraph.domain import Domain
from councilgraph.model import Document, Evidence, Mention, Reading, SectionKind, Statement
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
        hidden = None if people else _Anonymous(one, domain)
        items += _unread(one, domain, hidden)
        items += _doubtful(one, base, hidden)
    return tuple(sorted(items, key=lambda item: (-item.rank, item.document, item.start, item.claim)))


class _Anonymous:
    """Names of persons out of a line of the queue, those too that were not recognised as such."""

    def __init__(self, reading: Reading, domain: Domain) -> None:
        self._veil = Veil(reading)
        self._given = domain.names("given-names")

    def sentence(self, start: int, end: int) -> str:
        return self.phrase(" ".join(self._veil.between(start, end).split()))

    def phrase(self, text: str) -> str:
        """Answer a text with `…` for persons: known ones, and a capitalised word after a given name."""
        words = self._veil.without_names(text).split(" ")
        kept: list[str] = []
        for at, word in enumerate(words):
            after = words[at + 1][:1].isupper() if at + 1 < len(words) else False
            before = at > 0 and words[at - 1].lstrip('(“"') in self._given
            named = (after and word.lstrip('(“"') in self._given) or (before and word[:1].isupper())
            if not named:
                kept.append(word)
            elif not kept or kept[-1] != "…":
                kept.append("…")
        return " ".join(kept)


def _said(document: Document, start: int, end: int, hidden: _Anonymous | None) -> str:
    return hidden.sentence(start, end) if hidden else " ".join(document.text[start:end].split())


def _unread(reading: Reading, domain: Domain, hidden: _Anonymous | None) -> Iterator[ReviewItem]:
    """Give the sentences of one document that look like facts and gave none, names of persons veiled."""
    document = reading.document
    cues, weights = _relation_cues(domain)
    names = domain.cues("review")["names"]
    told = _Spans(e for s in reading.statements if s.predicate in _RELATIONS for e in s.evidence)
    mentions = _Spans(reading.mentions)
    kinds = {(part.start, part.end): part.kind for part in document.sections}
    bounds = sorted(kinds)
    at = 0
    for start, end in document.sentences:
        while bounds[at][1] <= start:
            at += 1
        if kinds[bounds[at]] not in _READ:
            continue
        found: dict[str, float] = {}
        if not told.overlap(start, end):
            found = {cue[0]: weights[cue[0].lower()] for cue in cues.finditer(document.text, start, end)}
        for name in _NAME.finditer(document.text, start, end):
            phrase, begin = _without_opener(name[0], name.start(), names["openers"])
            phrase = hidden.phrase(phrase) if hidden else phrase
            if " " in phrase and not mentions.overlap(begin, name.end()):
                found[phrase] = names["weight"]
        if found:
            yield ReviewItem(
                rank=sum(found.values()),
                reason="looks like a fact and gave none",
                document=document.path,
                start=start,
                end=end,
                phrase="; ".join(" ".join(phrase.split()) for phrase in found),
                sentence=_said(document, start, end, hidden),
                claim="",
                confidence="",
            )


def _doubtful(reading: Reading, base: str, hidden: _Anonymous | None) -> Iterator[ReviewItem]:
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
            sentence=span.exact if span.url else _said(document, span.start, span.end, hidden),
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


class _Spans:
    """Spans in the text, asked whether one of them overlaps a stretch: in no time, however many there are."""

    def __init__(self, things: Iterable[Evidence | Mention]) -> None:
        spans = sorted((one.start, one.end) for one in things if not one.url)
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))

    def overlap(self, start: int, end: int) -> bool:
        """Say whether a span overlaps `[start, end)`."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._reach[at - 1] > start


def _without_opener(phrase: str, start: int, openers: list[str]) -> tuple[str, int]:
    first, _, rest = phrase.partition(" ")
    return (rest, start + len(first) + 1) if first in openers else (phrase, start)
