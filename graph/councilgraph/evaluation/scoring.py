"""Precision, recall and F1 of annotations against a gold, one figure a kind, summed over documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from councilgraph.evaluation.names import LOOSE, STRICT, Entry, alike, entry, place_key, years

Annotation = Mapping[str, Any]
"""One document's annotation in the schema of the annotated set."""

KINDS: Final = (
    "principles", "councils", "lead", "partners", "organisations", "initiatives", "generic_partners",
    "people", "places", "years",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slip:
    """A miss (in the gold, not read) or a false find (read, not in the gold)."""

    document: str
    kind: str
    missed: bool
    surface: str


@dataclass(slots=True)
class Score:
    """Counts of one kind: found and right, found and wrong, not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Right finds of all finds, 0 to 1; 0 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Right finds of all that stands in the gold, 0 to 1."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """The scores of a set of documents, and every slip."""

    documents: int = 0
    of: dict[str, Score] = field(default_factory=lambda: {kind: Score() for kind in KINDS})
    slips: list[Slip] = field(default_factory=list)

    def add(self, document: str, gold: Annotation, read: Annotation) -> None:
        """Compare one document's annotation with its gold."""
        self.documents += 1
        for kind, expected, found, same in _pairs(gold, read):
            missed, wrong, right = _match(expected, found, same)
            score = self.of[kind]
            score.right += right
            score.wrong += len(wrong)
            score.missed += len(missed)
            self.slips += [Slip(document, kind, True, _written(one)) for one in missed]
            self.slips += [Slip(document, kind, False, _written(one)) for one in wrong]


Same = Callable[[Entry, Entry], bool]


def _match(gold: Sequence[Entry], read: Iterable[Entry], same: Same) -> tuple[list[Entry], list[Entry], int]:
    """Pair greedily, one to one; several finds of one gold entry count once, optional entries never."""
    used: set[int] = set()
    wrong: list[Entry] = []
    right = 0
    for one in read:
        hits = [at for at, wanted in enumerate(gold) if same(wanted, one)]
        if not hits:
            wrong.append(one)
            continue
        free = [at for at in hits if at not in used]
        if free:
            used.add(free[0])
            right += not gold[free[0]].get("optional")
    missed = [one for at, one in enumerate(gold) if at not in used and not one.get("optional")]
    return missed, wrong, right


def _pairs(gold: Annotation, read: Annotation) -> Iterable[tuple[str, list[Entry], list[Entry], Same]]:
    """Give each kind with what the gold has, what was read, and when the two are the same."""

    def these(of: Annotation, key: str) -> list[Entry]:
        return [entry(one) for one in of.get(key) or ()]

    councils, found = these(gold, "councils"), these(read, "councils")
    partners, read_partners = these(gold, "partners"), these(read, "partners")
    # a combined authority may be read as a council or as a public partner
    ours = [
        {**one, "optional": True}
        if one.get("also_accept_as") and any(alike(one, other, share=STRICT) for other in read_partners)
        else one
        for one in councils
    ]
    leads = [one for one in ours if one["role"] == "lead"]
    leads += [
        {**one, "optional": True}
        for one in ours
        if one["role"] != "lead" and "lead" in (one.get("role_also_accept") or ())
    ]
    either = [one for one in councils if one.get("also_accept_as") or one["role"] == "participating"]
    partners += [{"name": one["name"], "surface": one["surface"], "optional": True} for one in either]
    yield "principles", these(gold, "principles"), these(read, "principles"), _equal
    yield "councils", ours, found, _same_council
    yield "lead", leads, [one for one in found if one.get("role") == "lead"], _same_council
    yield "partners", partners, read_partners, _strict
    mentioned = "mentioned_organisations"
    yield "organisations", partners + these(gold, mentioned), read_partners + these(read, mentioned), _strict
    for kind, same in (("initiatives", _loose), ("generic_partners", _loose), ("people", _strict)):
        yield kind, these(gold, kind), these(read, kind), same
    yield "places", these(gold, "places"), these(read, "places"), _strict
    yield "years", these(gold, "years"), these(read, "years"), _same_years


def _equal(gold: Entry, read: Entry) -> bool:
    return bool(gold["name"] == read["name"])


def _strict(gold: Entry, read: Entry) -> bool:
    return alike(gold, read, share=STRICT)


def _loose(gold: Entry, read: Entry) -> bool:
    return alike(gold, read, share=LOOSE)


def _same_years(gold: Entry, read: Entry) -> bool:
    return bool(years(gold["name"]) & years(read["name"]))


def _same_council(gold: Entry, read: Entry) -> bool:
    keys = {gold.get("key") or place_key(gold["name"]), place_key(gold["name"]), place_key(gold["surface"])}
    surface = read.get("surface") or read["name"]
    return bool(keys & ({read.get("key") or "", place_key(read["name"]), place_key(surface)} - {""}))


def _written(one: Entry) -> str:
    return str(one.get("surface") or one.get("name"))
