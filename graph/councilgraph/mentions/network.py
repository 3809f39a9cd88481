"""A small fitted network: scores of something over its named features and the vectors of words.

Each feature has a row of whole numbers; their sum, through one layer of rectified units and beside it, gives
the scores. Whole numbers, so that the same text gives the same scores on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from councilgraph.errors import OntologyError
from councilgraph.mentions.vectors import Vectors

UNIT = 1024
"""What stands for 1 in rows, slots and tops."""

_MOST = 50_000  # features without a row of their own that are remembered from one call to the next

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a weights file holds.

    `rows` has a row a feature, scores first, units behind; `bias` is one more row; `top` gives what each unit
    adds to each score; `slots` maps the kinds of feature whose value is a word ("l" of "l=trust") to the
    matrix that makes a row of the word's vector, for words that have no row.
    """

    features: Sequence[str]
    rows: Array
    bias: Array
    top: Array
    slots: Mapping[str, Array]


class Network:
    """The network as it scores: each feature known by the number of its row.

    Args:
        fitted: the weights.
        vectors: the vectors of words.
    """

    def __init__(self, fitted: Fitted, vectors: Vectors) -> None:
        own = fitted.rows.astype(np.float32)
        self._rows = np.zeros((len(own) + 1, own.shape[1]), np.float32)  # the first is of the unknown
        self._rows[1:] = own
        self._bias = fitted.bias.astype(np.float64)
        self._top = fitted.top.astype(np.float64)
        self._scores = fitted.top.shape[1]
        self._slots = {slot: matrix.astype(np.float64) for slot, matrix in fitted.slots.items()}
        self._vectors = vectors
        self._index = {feature: at for at, feature in enumerate(fitted.features, 1)}
        self._filled = len(self._rows)  # rows in use; those behind are of words met in reading
        self._told = dict(self._index)

    def scores(self, examples: Sequence[Sequence[str]]) -> list[list[float]]:
        """Answer the scores of each example, given its features, of which it has at least one."""
        if not examples:
            return []
        if len(self._told) > len(self._index) + _MOST:  # never amid the examples, whose rows must stay
            self._forget()
        told = self._told
        at: list[int] = []
        starts: list[int] = []
        for features in examples:
            starts.append(len(at))
            for feature in features:
                row = told.get(feature)
                at.append(self._learn(feature) if row is None else row)
        # Sums of whole numbers below 2**24 and 2**53: exact in any order.
        sums = np.add.reduceat(self._rows[at], starts, axis=0).astype(np.float64) + self._bias
        units = np.maximum(sums[:, self._scores :], 0.0)
        found = sums[:, : self._scores] / UNIT + units @ self._top / UNIT**2
        answer: list[list[float]] = found.tolist()
        return answer

    def _learn(self, feature: str) -> int:
        """Answer the number of the row of a feature that the weights do not have: its word's, or none."""
        row = self._of_vector(feature)
        number = 0
        if row is not None:
            number = self._filled
            if number == len(self._rows):
                spare = np.zeros((len(self._rows) // 4 + 256, self._rows.shape[1]), np.float32)
                self._rows = np.concatenate([self._rows, spare])
            self._rows[number] = row
            self._filled += 1
        self._told[feature] = number
        return number

    def _forget(self) -> None:
        self._told = dict(self._index)
        self._filled = len(self._index) + 1
        self._rows = self._rows[: self._filled].copy()

    def _of_vector(self, feature: str) -> Any:
        slot, _, word = feature.partition("=")
        matrix = self._slots.get(slot)
        vector = self._vectors.of(word) if matrix is not None else None
        return None if vector is None or matrix is None else np.floor(vector @ matrix / 128)


def read(path: Path) -> Fitted:
    """Read a weights file, as `write` makes it.

    Raises:
        OntologyError: the file is missing or holds no such weights.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            slots = {name[5:]: file[name] for name in file.files if name.startswith("slot:")}
            features = file["features"].tobytes().decode().split("\n")
            fitted = Fitted(features, file["rows"], file["bias"], file["top"], slots)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise OntologyError(
            f"holds no weights ({error})", where=path, remedy="run training/fit_names.py and fit_roles.py"
        ) from error
    if len(features) != len(fitted.rows):
        raise OntologyError("has not one row a feature", where=path, remedy="run training/fit_names.py")
    return fitted


def write(fitted: Fitted, path: Path) -> None:
    """Write a weights file; the same weights give the same bytes."""
    features = np.frombuffer("\n".join(fitted.features).encode(), np.uint8)
    held = {"features": features, "rows": fitted.rows, "bias": fitted.bias, "top": fitted.top}
    held |= {f"slot:{name}": matrix for name, matrix in sorted(fitted.slots.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, allow_pickle=False, **held)
