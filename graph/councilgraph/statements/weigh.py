"""How likely a named organisation takes part: a linear classifier over the words about its names.

The weights are `recogniser/roles.tsv`, fitted by `training/fit_roles.py`; the phrases of `cues/roles.toml`
are among the features.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import repeat
from math import exp

from councilgraph.domain import Domain
from councilgraph.errors import OntologyError
from councilgraph.model import Document, Entity, MentionKind, SectionKind

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[£%:;,.()–§\ue000-\uf8ff]|\d+")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_REACH = 160  # code points of context on either side of a name
_WINDOW = 8  # words of it that are told
_MANY = 12  # organisations in one document, from which on more make no difference
# Of the confidence that this is the name of an organisation, each with its feature.
_BINS = [(step, f"sure>{step}") for step in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)]


def of_sentence(masked: str, at: int, listed: int, section: str, cue: str) -> list[str]:
    """Answer the features of one sentence about a name.

    Args:
        masked: the sentence in lower case, the name as one sign, other names as private-use characters.
        at: where the sign stands.
        listed: how many names stand in one list with it.
        section: the kind of the section.
        cue: the phrase found, as "status:role", or "".
    """
    words = _TOKEN.findall(masked, max(0, at - _REACH), at)
    more = _TOKEN.findall(masked, at + 1, at + 1 + _REACH)
    before, after = _plain(words[-_WINDOW:]), _plain(more[:_WINDOW])
    found = ["section=" + section, "cue=" + cue, "status=" + cue.partition(":")[0]]
    found.append(f"before={min(6, len(words) // 3)}")
    found.append(f"after={min(6, len(more) // 3)}")
    found += ["<" + word for word in before]
    found += [">" + word for word in after]
    left, right = ["^", "^", *before[-2:]], [*after[:3], "$", "$", "$"]
    found += [
        f"<<={left[-2]} {left[-1]}",
        f">>={right[0]} {right[1]}",
        f">>>={right[0]} {right[1]} {right[2]}",
    ]
    if listed > 1:
        found.append("listed")
    return found


def _plain(words: Iterable[str]) -> list[str]:
    return ["0" if word.isdigit() else "@" if "\ue000" <= word <= "\uf8ff" else word for word in words]


def of_entity(entity: Entity) -> list[str]:
    """Answer the features of the organisation itself: its words, how often and how surely it is named."""
    confidence = max([mention.confidence for mention in entity.mentions])
    found = [f"named={min(3, len(entity.mentions))}", f"sector={entity.sector}"]
    found += [sure for step, sure in _BINS if confidence > step]
    if entity.key is not None:
        found.append("registered")
    words = _WORD.findall(entity.name.lower())
    found += ["word=" + word for word in words]
    if words:
        found += ["first=" + words[0], "last=" + words[-1], f"words={min(4, len(words))}"]
    return found


class Surroundings:
    """What a document has around its organisations: its title, how much else it tells, and where.

    Args:
        document: the document.
        entities: its entities.
    """

    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        self._document, self._entities = document, entities
        self._counts = Counter(entity.kind for entity in entities)
        titles = (section for section in document.sections if section.kind is SectionKind.TITLE)
        title = next(titles, None)
        self._title = document.text[title.start : title.end].lower() if title else ""

    @cached_property
    def _told(self) -> Mapping[int, list[int]]:
        """The entities that each sentence names, by the sentence's place."""
        starts = [start for start, _ in self._document.sentences]
        found: dict[int, list[int]] = {}
        for at, entity in enumerate(self._entities):
            for mention in entity.mentions:
                if not mention.url:
                    found.setdefault(bisect_right(starts, mention.start) - 1, []).append(at)
        return found

    def beside(self, at: int, sentence: int) -> list[str]:
        """Answer a feature for each kind of thing that a sentence names beside the organisation."""
        others = {self._entities[other].kind for other in self._told.get(sentence, ()) if other != at}
        return ["with=" + kind for kind in sorted(others)]

    def of_document(self, at: int) -> list[str]:
        """Answer the features of the organisation's standing in the document."""
        entity, of = self._entities[at], self._counts
        name = entity.name.lower()
        place = min(mention.start for mention in entity.mentions) * 5 // max(1, len(self._document.text))
        found = [f"place={place}", f"organisations={min(_MANY, of[MentionKind.ORGANISATION])}"]
        found.append(f"councils={min(3, of[MentionKind.COUNCIL])}")
        if name in self._title:
            found.append("in title")
        slug = "-".join(_WORD.findall(name))
        if slug and slug in (self._document.metadata.source or ""):
            found.append("in address")
        return found


@cache
def weights(domain: Domain) -> Mapping[str, int]:
    """Answer the weight of each feature in thousandths, so that sums are exact; "" is the constant.

    Raises:
        OntologyError: the file is missing or a line of it has no number.
    """
    path = domain.weights / "roles.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines if not line.startswith("#"))
        return {feature: round(float(weight) * 1000) for feature, weight in rows}
    except (OSError, ValueError) as error:
        raise OntologyError(
            f"holds no weights ({error})", where=path, remedy="run training/fit_roles.py"
        ) from error


def likelihood(features: AbstractSet[str], of: Mapping[str, int]) -> float:
    """Answer how likely an organisation with such features takes part, 0 to 1."""
    score = of.get("", 0) + sum(map(of.get, features, repeat(0)))
    return 1 / (1 + exp(-max(-30.0, min(30.0, score / 1000))))
