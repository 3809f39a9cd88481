"""Fits the network of the recogniser of names on annotated documents.

usage: PYTHONPATH=graph python training/fit_names.py [--half develop --out tests/gold/weights/names.npz]

Every candidate name of every document is one example; its kind is what the annotation says of that name. It
reads what training/examples.py says (both halves of tests/gold/split.csv, or one) and writes
ontology/recogniser/names.npz. What ships is fitted on both halves; the gate in CI reads by
tests/gold/weights, which are fitted without the half that it measures on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import learn
import numpy as np
from examples import Example, asked, label, labels, load
from lattice import Lattice

from councilgraph.mentions.names.lexicon import plain
from councilgraph.mentions.names.recognise import KINDS
from councilgraph.mentions.network import Fitted, write

# Last, first, head and inner words; those before and behind.
SETTING = learn.Setting(slots=("l", "f", "h", "m", "p1", "p2", "n1", "n2"), scores=len(KINDS) - 1)
BATCH = 24  # documents a step
# What a name of the gold is raised by, so that the right paths take it.
BONUS = 20.0
# Of four, the start that gave the best reading of training/apart/told.pages: they differ by a point.
SEED = 1

Array = np.ndarray[Any, Any]


class Batch:
    """Some documents: their names, the names' mentions as arcs, and which arcs are right."""

    def __init__(self, documents: Sequence[Example], features: learn.Features) -> None:
        self.inputs = learn.Inputs((told for one in documents for told in one.features), features)
        self.arcs: list[tuple[int, int, int]] = []
        self.golden: list[tuple[int, int, bool]] = []  # arc, kind, whether it must be taken
        self.worths: list[float] = []  # of each component
        names: list[int] = []  # the row of each arc
        base = 0
        for one in documents:
            self._add(one, base, names)
            base += len(one.seen)
        self.every, self.right = Lattice(self.arcs), Lattice([self.arcs[at] for at, _, _ in self.golden])
        self.of_arc = np.array(names)
        self.worth = np.array(self.worths)
        self.g_arc = np.array([at for at, _, _ in self.golden], int)
        self.g_kind = np.array([kind - 1 for _, kind, _ in self.golden], int)
        self.must = np.exp(np.array([BONUS if sure else 0.0 for _, _, sure in self.golden]))
        self.g_worth = self.worth[list(dict.fromkeys(self.arcs[at][0] for at, _, _ in self.golden))]

    def _add(self, one: Example, base: int, names: list[int]) -> None:
        known = labels(one.gold)
        surnames = {plain(person["name"].split()[-1]) for person in one.gold["people"]}
        of = [label(seen.key, known, surnames) for seen in one.seen]
        spans = ((c.first, c.last + 1, n) for n, seen in enumerate(one.seen) for c in seen.found)
        behind = -1
        for first, end, n in sorted(spans):
            if first >= behind:
                self.worths.append(0.0)
            behind = max(behind, end)
            kind, sure = of[n]
            if kind:
                self.golden.append((len(self.arcs), kind, sure == 1.0))
            self.arcs.append((len(self.worths) - 1, first, end))
            names.append(base + n)
            self.worths[-1] = max(self.worths[-1], one.weight / len(one.seen[n].found))

    def slope(self, scores: Array) -> Array:
        """Answer the slope of the loss by the score of each name."""
        exp = np.exp(np.clip(scores.astype(np.float64), -25, 25))[self.of_arc]
        summed = exp.sum(axis=1)
        _, posterior = self.every.posteriors(summed)
        slope = exp * (self.worth[self.every.row] * posterior / summed)[:, None]
        if len(self.g_arc):
            _, chosen = self.right.posteriors(exp[self.g_arc, self.g_kind] * self.must)
            np.subtract.at(slope, (self.g_arc, self.g_kind), self.g_worth[self.right.row] * chosen)
        of_name = [np.bincount(self.of_arc, slope[:, k], len(scores)) for k in range(SETTING.scores)]
        return np.stack(of_name, axis=1).astype(np.float32)


def fit(documents: Sequence[Example], seed: int = SEED) -> Fitted:
    """Fit the network on some documents."""
    features = learn.Features((one.features for one in documents), SETTING)
    order = np.random.default_rng(seed).permutation(len(documents))
    shuffled = [documents[at] for at in order if documents[at].seen]
    batches: list[learn.Batch] = [
        Batch(shuffled[at : at + BATCH], features) for at in range(0, len(shuffled), BATCH)
    ]
    return learn.fit(batches, features, SETTING, seed)


def main() -> None:
    """Fit on all given documents and write the weights."""
    given = asked(__doc__, "names.npz")
    write(fit(load(given.half)), given.out)


if __name__ == "__main__":
    main()
