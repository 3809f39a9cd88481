"""How likely a named organisation takes part: a small network over the words about its names.

The weights are `recogniser/roles.npz`, fitted by `training/fit_roles.py`; the phrases of `cues/roles.toml`
are among the features.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import chain

from councilgraph.domain import Domain
from councilgraph.mentions import about
from councilgraph.mentions.about import Weights
from councilgraph.model import Document, Entity, MentionKind, SectionKind

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_SHORT = 3  # letters; a longer word of a name tells it
_ORGANISATION = MentionKind.ORGANISATION
_MANY = 12  # organisations in one document, from which on more make no difference
# Of the confidence that this is the name of an organisation, each with its feature.
_BINS = [(step, f"sure>{step}") for step in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)]


def of_entity(entity: Entity, weights: Weights) -> list[int]:
    """Answer the features of the organisation itself: its words, how often and how surely it is named."""
    of = weights.numbers
    confidence = max([mention.confidence for mention in entity.mentions])
    found = [of[f"named={min(3, len(entity.mentions))}"], of[f"sector={entity.sector}"]]
    found += [of[sure] for step, sure in _BINS if confidence > step]
    if entity.key is not None:
        found.append(of["registered"])
    words = _WORD.findall(entity.name.lower())
    found += chain.from_iterable(map(weights.inner.__getitem__, words))
    if words:
        found += (of["f=" + words[0]], of["l=" + words[-1]], of[f"words={min(4, len(words))}"])
    return found


class Surroundings:
    """What a document has around its organisations: its title, how much else it tells, and where.

    Args:
        document: the document.
        entities: its entities.
        weights: whose features they are.
    """

    def __init__(self, document: Document, entities: Sequence[Entity], weights: Weights) -> None:
        self._document, self._entities, self._numbers = document, entities, weights.numbers
        self._counts = Counter(entity.kind for entity in entities)
        titles = (section for section in document.sections if section.kind is SectionKind.TITLE)
        title = next(titles, None)
        self._title = document.text[title.start : title.end].lower() if title else ""
        self._address = (document.metadata.source or "").lower()
        self._title_words = set(_WORD.findall(self._title))
        self._address_words = set(_WORD.findall(self._address))
        starts = [start for start, _ in document.sentences]
        self._sentences = [  # that name each entity, by their places
            {bisect_right(starts, one.start) - 1 for one in entity.mentions if not one.url}
            for entity in entities
        ]
        self._told: dict[int, list[int]] = defaultdict(list)  # the entities that each sentence names
        for at, sentences in enumerate(self._sentences):
            for sentence in sentences:
                self._told[sentence].append(at)
        first = {at: _first(one) for at, one in enumerate(entities) if one.kind is _ORGANISATION}
        self._order = {at: place for place, at in enumerate(sorted(first, key=first.__getitem__))}
        self._most = max([len(self._sentences[at]) for at in first], default=0)

    def beside(self, at: int, sentence: int) -> list[int]:
        """Answer the features of what a sentence names beside the organisation, and of where it stands."""
        others = [self._entities[other].kind for other in self._told.get(sentence, ()) if other != at]
        of, behind = self._numbers, len(self._document.sentences) - sentence
        return [
            *[of["with=" + kind] for kind in set(others)],
            of[f"others={min(5, others.count(_ORGANISATION))}"],
            of[f"sentence={min(9, sentence)}"],
            of[f"behind={min(5, behind)}"],
        ]

    def of_document(self, at: int) -> list[int]:
        """Answer the features of the organisation's standing in the document."""
        entity, count, of = self._entities[at], self._counts, self._numbers
        name = entity.name.lower()
        place = _first(entity) * 5 // max(1, len(self._document.text))
        nth, told = self._order[at], len(self._sentences[at])
        found = [
            of[f"place={place}"],
            of[f"organisations={min(_MANY, count[_ORGANISATION])}"],
            of[f"councils={min(3, count[MentionKind.COUNCIL])}"],
            of[f"nth={min(6, nth)}"],
            of[f"last={min(4, len(self._order) - 1 - nth)}"],
            of[f"sentences={min(8, told)}"],
            of[f"length={min(8, len(self._document.sentences) // 5)}"],
        ]
        if told > 1 and told == self._most:
            found.append(of["most told"])
        words = _WORD.findall(name)
        if telling := [word for word in words if len(word) > _SHORT]:
            for where, those in (("title", self._title_words), ("address", self._address_words)):
                found.append(of[f"{where}={2 * sum([word in those for word in telling]) // len(telling)}"])
        if name in self._title:
            found.append(of["in title"])
        if words and "-".join(words) in self._address:
            found.append(of["in address"])
        return found


def _first(entity: Entity) -> int:
    return min([mention.start for mention in entity.mentions])


@cache
def weights(domain: Domain) -> Weights:
    """Answer the network of a domain, read once.

    Raises:
        OntologyError: the file is missing or holds no such weights.
    """
    return about.read(domain, "roles.npz")
