"""A small fitted network: scores of something over its named features and the vectors of words.

Each feature has a row of whole numbers; their sum, through one layer of rectified units and beside it, gives
the scores. Whole numbers, so that the same text gives the same scores on every machine.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from councilgraph.errors import OntologyError
from councilgraph.mentions.vectors import Vectors

UNIT = 1024
"""What stands for 1 in rows, slots and tops."""

_MOST = 50_000  # features without a row of their own that are remembered from one text to the next
_LARGEST = 32_767  # number in a row
_SPARE = 4_096  # rows made ahead for such features

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


class Numbers(dict[str, int]):
    """Feature → its number, given when it is first met; `names` has the features by their numbers."""

    def __init__(self, features: Sequence[str]) -> None:
        super().__init__((feature, number) for number, feature in enumerate(features))
        self.names = list(features)

    def __missing__(self, feature: str) -> int:
        """Give a feature the next number."""
        number = self[feature] = len(self.names)
        self.names.append(feature)
        return number

    def forget(self, kept: int) -> None:
        """Forget the numbers from `kept` on."""
        for feature in self.names[kept:]:
            del self[feature]
        del self.names[kept:]


class Network:
    """The network as it scores: each feature known by the number of its row.

    Args:
        fitted: the weights.
        vectors: the vectors of words.
    """

    def __init__(self, fitted: Fitted, vectors: Vectors) -> None:
        self.numbers = Numbers(fitted.features)
        self._rows = fitted.rows.astype(np.int16)  # fetching them takes most of the time
        self._own = self._filled = len(self._rows)  # rows in use; those behind are of features met in reading
        self._bias = fitted.bias.astype(np.float64)
        self._top = fitted.top.astype(np.float64)
        self._scores = fitted.top.shape[1]
        self._slots = {slot: matrix.astype(np.float64) for slot, matrix in fitted.slots.items()}
        self._vectors = vectors

    def scores(self, examples: Sequence[Collection[int]]) -> list[list[float]]:
        """Answer the scores of each example, given the numbers of its features, at least one each."""
        if not examples:
            return []
        self._fill()
        at: list[int] = []
        starts: list[int] = []
        for features in examples:
            starts.append(len(at))
            at += features
        # Sums of whole numbers below 2**24 and 2**53: exact in any order.
        rows = self._rows.take(at, axis=0).astype(np.float32)
        sums = np.add.reduceat(rows, starts, axis=0).astype(np.float64) + self._bias
        units = np.maximum(sums[:, self._scores :], 0.0)
        found = sums[:, : self._scores] / UNIT + units @ self._top / UNIT**2
        answer: list[list[float]] = found.tolist()
        return answer

    def forget(self) -> bool:
        """Forget what was met in reading, where it is much, and answer whether: its numbers are void then."""
        if len(self.numbers) <= self._own + _MOST:
            return False
        self.numbers.forget(self._own)
        self._filled = self._own
        self._rows = self._rows[: self._own].copy()
        return True

    def _fill(self) -> None:
        """Make rows of the features met since: their words', or none."""
        names = self.numbers.names
        if len(names) > len(self._rows):
            spare = np.zeros((len(names) - len(self._rows) + _SPARE, self._rows.shape[1]), np.int16)
            self._rows = np.concatenate([self._rows, spare])
        for number in range(self._filled, len(names)):
            self._rows[number] = self._of_vector(names[number])
        self._filled = len(names)

    def _of_vector(self, feature: str) -> Any:
        slot, _, word = feature.partition("=")
        matrix = self._slots.get(slot)
        vector = self._vectors.of(word) if matrix is not None else None
        if vector is None or matrix is None:
            return 0
        return np.clip(np.floor(vector @ matrix / 128), -_LARGEST, _LARGEST)


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
            f"holds no weights ({error})", where=path, remedy="fit it (training/README.md)"
        ) from error
    if len(features) != len(fitted.rows):
        raise OntologyError("has not one row a feature", where=path, remedy="fit it (training/README.md)")
    return fitted


def write(fitted: Fitted, path: Path) -> None:
    """Write a weights file; the same weights give the same bytes."""
    features = np.frombuffer("\n".join(fitted.features).encode(), np.uint8)
    held = {"features": features, "rows": fitted.rows, "bias": fitted.bias, "top": fitted.top}
    held |= {f"slot:{name}": matrix for name, matrix in sorted(fitted.slots.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, allow_pickle=False, **held)
