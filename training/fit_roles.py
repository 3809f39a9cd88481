"""Fits the weights that tell bodies taking part from those only mentioned, and says how well they do.

usage: PYTHONPATH=graph python training/fit_roles.py [--half develop --out tests/gold/weights/roles.npz]

The examples are the organisations that the recogniser of names finds in documents that it was not fitted
on (so that its confidence is worth what it is on new pages) and whose cues leave their part open. It reads
what training/fit_names.py reads, and writes ontology/recogniser/roles.npz.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fit_names
import learn
import numpy as np
from examples import Example, asked, forms, load

from councilgraph.domain import Domain, shipped
from councilgraph.entities import resolve
from councilgraph.mentions import find_mentions
from councilgraph.mentions.names.lexicon import plain
from councilgraph.mentions.network import Fitted
from councilgraph.mentions.network import write as write_network
from councilgraph.model import Document, Entity
from councilgraph.statements import roles

FOLDS = 4
# Words before, behind and in the name, its last and its first. Units, passes, what is hidden and the ridges
# by cross-validation among half and twice as much.
SETTING = learn.Setting(
    slots=("b", "a", "m", "l", "f"), scores=1, units=32, epochs=10, hidden=0.5, ridge=6.0, slot_ridge=10.0
)
BATCH = 64  # rows a step
# What an organisation of a page counts for beside one of a document of our own: by cross-validation among 2,
# 4, 6 and 8. The five documents of the project's user must be read without a fault.
WEIGHT = {"own": 1.0, "told": 4.0, "page": 4.0, "user": 12.0}
OPTIONAL_WEIGHT = 0.3  # what is optional is no sure example
SHARE = 0.6  # of the words of two names, from which they count as one
# Of six, the start whose reading changes least where noise stands around a text
# (tests/reading/test_invariants.py); on training/apart/told.pages they differ by three tenths of a point.
SEED = 2

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation of one document, or one phrase that may name a kind of partner."""

    fold: int
    features: frozenset[str]
    partner: bool
    weight: float


def named(entity: Entity) -> set[str]:
    """Answer the plain forms of an entity."""
    found = {entity.name, entity.surface, entity.acronym or ""}
    return {plain(form) for form in found if form} - {""}


def alike(one: set[str], other: set[str]) -> bool:
    """Answer whether two names share most of their words, as the scorer of the annotated set has it."""
    if one & other:
        return True
    pairs = [(set(a.split()), set(b.split())) for a in one for b in other]
    return any(len(a & b) >= 2 and len(a & b) / len(a | b) >= SHARE for a, b in pairs)


def fold_of(documents: Sequence[Example]) -> list[int]:
    """Answer the fold of each document: pages beside each other by name, so by topic, in one."""
    place: dict[int, int] = {}
    for kind in ("page", "told"):
        pages = [at for at, one in enumerate(documents) if one.kind == kind]
        place |= {at: number * FOLDS // len(pages) for number, at in enumerate(pages)}
    return [place.get(at, at % FOLDS) for at in range(len(documents))]


def apart(documents: Sequence[Example], fold: int, folder: Path) -> Domain:
    """Fit the recogniser of names without one fold, into a folder; answer the domain that reads by it.

    Kinds of partner, which play no part in this, are read as shipped.
    """
    rest = [one for one, of in zip(documents, fold_of(documents), strict=True) if of != fold]
    write_network(fit_names.fit(rest), folder / "names.npz")
    shutil.copy(shipped().weights / "kinds.npz", folder / "kinds.npz")
    return Domain(shipped().folder, folder)


def rows_of(documents: Sequence[Example], fold: int, domain: Domain) -> list[Row]:
    """Answer the rows of one fold's documents, read by a domain that was fitted without them."""
    found: list[Row] = []
    for one, of in zip(documents, fold_of(documents), strict=True):
        if of == fold and one.kind != "passage":
            found += _of_document(fold, one.document, one.gold, domain, WEIGHT[one.kind])
    return found


def _of_document(
    fold: int, document: Document, gold: Mapping[str, Any], domain: Domain, worth: float
) -> list[Row]:
    entities = resolve(document, find_mentions(document, domain), domain)
    partners = [(forms(entry), bool(entry.get("optional"))) for entry in gold["partners"]]
    found = []
    for index, features in sorted(roles.features(document, entities, domain).items()):
        hits = [optional for known, optional in partners if alike(known, named(entities[index]))]
        weight = worth * (OPTIONAL_WEIGHT if hits and all(hits) else 1.0)
        found.append(Row(fold, frozenset(features), bool(hits), weight))
    return found


class Batch:
    """Some rows, and whether each is a partner."""

    def __init__(self, rows: Sequence[Row], features: learn.Features) -> None:
        self.inputs = learn.Inputs((sorted(row.features) for row in rows), features)
        self._partner = np.array([row.partner for row in rows], float)
        self._weight = np.array([row.weight for row in rows])

    def slope(self, scores: Array) -> Array:
        """Answer the slope of the loss by the score of each row."""
        likely = 1 / (1 + np.exp(-np.clip(scores[:, 0].astype(np.float64), -30, 30)))
        return ((likely - self._partner) * self._weight)[:, None].astype(np.float32)


def fit(rows: Sequence[Row], setting: learn.Setting = SETTING, seed: int = 0) -> Fitted:
    """Fit a network on some rows."""
    features = learn.Features(([sorted(row.features)] for row in rows), setting)
    shuffled = [rows[at] for at in np.random.default_rng(seed).permutation(len(rows))]
    batches: list[learn.Batch] = [
        Batch(shuffled[at : at + BATCH], features) for at in range(0, len(shuffled), BATCH)
    ]
    return learn.fit(batches, features, setting, seed)


def main() -> None:
    """Fit on all rows and write the weights."""
    given = asked(__doc__, "roles.npz")
    documents = load(given.half)
    rows: list[Row] = []
    for fold in range(FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            rows += rows_of(documents, fold, apart(documents, fold, Path(folder)))
    write_network(fit(rows, seed=SEED), given.out)


if __name__ == "__main__":
    main()
