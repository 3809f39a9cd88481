"""The candidates of many documents as arcs over words, and how likely each arc is over all paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


class Lattice:
    """The candidates of many documents as arcs over words, in components that share no word.

    A path through a component takes arcs that do not overlap; what no arc takes is no name. `total` is the
    sum of the products of the arcs' scores over all paths, from which the arcs' posteriors follow.
    """

    def __init__(self, arcs: Sequence[tuple[int, int, int]]) -> None:
        """Take arcs as (component, first word, behind the last word)."""
        places: dict[int, set[int]] = {}
        for component, first, behind in arcs:
            places.setdefault(component, set()).update((first, behind))
        index = {c: {place: k for k, place in enumerate(sorted(found))} for c, found in places.items()}
        rows = {c: k for k, c in enumerate(places)}
        self.shape = (len(places), max(map(len, places.values()), default=1))
        self.row = np.array([rows[c] for c, _, _ in arcs], dtype=int)
        self.first = np.array([index[c][a] for c, a, _ in arcs], dtype=int)
        self.behind = np.array([index[c][b] for c, _, b in arcs], dtype=int)
        steps = range(1, self.shape[1])
        self.ending = [np.flatnonzero(self.behind == k) for k in steps]
        self.starting = [np.flatnonzero(self.first == k) for k in range(self.shape[1] - 1)]

    def posteriors(self, scores: Array) -> tuple[Array, Array]:
        """Answer each component's logarithm of `total`, and each arc's posterior, of the arcs' exp-scores."""
        rows, width = self.shape
        ahead, back = np.ones((rows, width)), np.ones((rows, width))
        for k, arcs in enumerate(self.ending, 1):
            here = np.bincount(self.row[arcs], ahead[self.row[arcs], self.first[arcs]] * scores[arcs], rows)
            ahead[:, k] = ahead[:, k - 1] + here
        for k in range(width - 2, -1, -1):
            arcs = self.starting[k]
            here = np.bincount(self.row[arcs], back[self.row[arcs], self.behind[arcs]] * scores[arcs], rows)
            back[:, k] = back[:, k + 1] + here
        total = ahead[:, -1]
        through = ahead[self.row, self.first] * scores * back[self.row, self.behind] / total[self.row]
        return np.log(total), through
