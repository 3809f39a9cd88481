"""Fits a small network over named features and word vectors, as `councilgraph.mentions.network` reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from scipy.sparse import csr_matrix

from councilgraph.domain import shipped
from councilgraph.mentions import vectors
from councilgraph.mentions.network import UNIT, Fitted

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a network is fitted.

    Units, passes, what is hidden and the ridges were chosen by cross-validation (training/cross_validate.py)
    among about half and twice as much; the size of a step and the least documents are customary. `slots` are
    the kinds of feature whose value is a word; a feature is known from `least` documents on. Each example is
    learnt from with other features and units hidden each time, so that no word decides alone.
    """

    slots: tuple[str, ...]
    scores: int
    units: int = 64
    epochs: int = 20
    rate: float = 0.003
    least: int = 2
    hidden: float = 0.3
    units_hidden: float = 0.2
    ridge: float = 1.0
    slot_ridge: float = 5.0


class Inputs:
    """What a batch of examples shows: features as a matrix, words as vectors summed in each slot."""

    def __init__(self, examples: Iterable[Sequence[str]], given: Features) -> None:
        columns: list[int] = []
        starts = [0]
        rows: list[Array] = []
        for features in examples:
            columns += [given.index[f] for f in features if f in given.index]
            starts.append(len(columns))
            rows.append(given.dense(features))
        shape = (len(starts) - 1, len(given.index))
        self.matrix = csr_matrix((np.ones(len(columns), np.float32), columns, starts), shape=shape)
        self.dense = np.stack(rows)
        self.touched = np.unique(self.matrix.indices)


class Features:
    """The features that a network knows, and the vectors of words."""

    def __init__(self, documents: Iterable[Iterable[Sequence[str]]], setting: Setting) -> None:
        counted: Counter[str] = Counter()
        for document in documents:
            counted.update({feature for features in document for feature in features})
        self.names = sorted(f for f, n in counted.items() if n >= setting.least and f.isprintable())
        self.index = {feature: at for at, feature in enumerate(self.names)}
        self.words = vectors.read(shipped().folder / "recogniser" / "word-vectors.npz")
        self.slots = {slot: at for at, slot in enumerate(setting.slots)}

    def dense(self, features: Sequence[str]) -> Array:
        """Answer the vectors of an example's words, summed in each slot, one slot behind the other."""
        found = np.zeros((len(self.slots), self.words.width), np.float32)
        for feature in features:
            slot, _, word = feature.partition("=")
            if slot in self.slots and (vector := self.words.of(word)) is not None:
                found[self.slots[slot]] += vector / 127
        return found.ravel()


class Batch(Protocol):
    """Some examples, and how their scores should change."""

    inputs: Inputs

    def slope(self, scores: Array) -> Array:
        """Answer the slope of the loss by each score."""


class Adam:
    """Steps of one matrix (Kingma and Ba 2015); of its rows only those that are given move."""

    def __init__(self, values: Array) -> None:
        self.values, self._mean, self._square = values, np.zeros_like(values), np.zeros_like(values)

    def step(self, slope: Array, rate: float, time: int, rows: Array | slice = slice(None)) -> None:
        """Go down the slope."""
        mean = self._mean[rows] = 0.9 * self._mean[rows] + 0.1 * slope
        square = self._square[rows] = 0.999 * self._square[rows] + 0.001 * slope * slope
        ahead = mean / (1 - 0.9**time)
        self.values[rows] -= rate * ahead / (np.sqrt(square / (1 - 0.999**time)) + 1e-8)


def fit(batches: list[Batch], given: Features, setting: Setting, seed: int = 0) -> Fitted:
    """Fit a network on some batches."""
    chance = np.random.default_rng(seed)
    times = np.zeros(len(given.index), np.float32)  # how many steps of a pass touch a feature
    for batch in batches:
        times[batch.inputs.touched] += 1
    units, scores = setting.units, setting.scores
    first = np.zeros((len(given.index), scores + units), np.float32)
    first[:, scores:] = chance.normal(0, 0.05, (len(given.index), units))
    slots = np.zeros((len(setting.slots) * given.words.width, scores + units), np.float32)
    slots[:, scores:] = chance.normal(0, 0.03, (len(slots), units))
    rows, slot, bias = Adam(first), Adam(slots), Adam(np.zeros((1, scores + units), np.float32))
    top = Adam(chance.normal(0, 0.1, (units, scores)).astype(np.float32))
    steps = setting.epochs * len(batches)
    for step in range(steps):
        if step % len(batches) == 0:
            chance.shuffle(batches)
        batch = batches[step % len(batches)]
        seen, touched = batch.inputs, batch.inputs.touched
        rate, share = setting.rate * (1 - step / steps), 1 / len(batches)
        matrix = seen.matrix[:, touched]
        matrix.data = _kept(chance, len(matrix.data), setting.hidden)
        sums = matrix @ rows.values[touched] + seen.dense @ slot.values + bias.values
        mask = _kept(chance, (len(sums), units), setting.units_hidden) * (sums[:, scores:] > 0)
        above = sums[:, scores:] * mask
        slope = batch.slope(sums[:, :scores] + above @ top.values)
        below = np.hstack([slope, slope @ top.values.T * mask])
        ridge = setting.ridge / times[touched][:, None] * rows.values[touched]
        rows.step(matrix.T @ below + ridge, rate, step + 1, touched)
        top.step(above.T @ slope + share * setting.ridge * top.values, rate, step + 1)
        slot.step(seen.dense.T @ below + share * setting.slot_ridge * slot.values, rate, step + 1)
        bias.step(below.sum(axis=0, keepdims=True), rate, step + 1)
    return _whole(given, setting, rows.values, bias.values[0], top.values, slot.values)


def _kept(chance: np.random.Generator, shape: Any, hidden: float) -> Array:
    """Answer factors of which some are 0 and the others are raised for them."""
    return (chance.random(shape) >= hidden).astype(np.float32) / (1 - hidden)


def _whole(given: Features, setting: Setting, rows: Array, bias: Array, top: Array, slots: Array) -> Fitted:
    """Put the weights into whole numbers, and what the vector of a word gives into its feature's row."""
    width = given.words.width
    maps = {
        slot: np.rint(slots[at * width : (at + 1) * width] * UNIT * 128 / 127)
        for at, slot in enumerate(setting.slots)
    }
    whole = np.rint(rows * UNIT)
    for at, feature in enumerate(given.names):
        slot, _, word = feature.partition("=")
        if slot in maps and (vector := given.words.of(word)) is not None:
            whole[at] += np.floor(vector @ maps[slot] / 128)
    kept = np.abs(whole).max(axis=1) >= 1
    return Fitted(
        [feature for feature, keep in zip(given.names, kept, strict=True) if keep],
        np.clip(whole[kept], -32767, 32767).astype(np.int16),
        np.rint(bias * UNIT).astype(np.int32),
        np.rint(top * UNIT).astype(np.int32),
        {slot: matrix.astype(np.int32) for slot, matrix in maps.items()},
    )
