"""What the words about something in a sentence tell, by where they stand: features for the fitted networks.

The networks weigh what part an organisation plays (`statements/weigh.py`) and whether a kind of partner
without a name takes part (`mentions/categories.py`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import chain
from math import exp

import numpy as np

from councilgraph.domain import Domain
from councilgraph.mentions import network, vectors
from councilgraph.mentions.names.told import Told

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[£%:;,.()–§\ue000-\uf8ff]|\d+")
_REACH = 160  # code points of context on either side
_WINDOW = 8  # words of it that are told


class Weights(network.Network):
    """The fitted network, and what words tell by where they stand: before or after a name, near it, in it.

    Args:
        fitted: the weights.
        words: the vectors of words.
    """

    def __init__(self, fitted: network.Fitted, words: vectors.Vectors) -> None:
        super().__init__(fitted, words)
        self.before, self.after = Told(self.numbers, "b", {}), Told(self.numbers, "a", {})
        self.said, self.inner = Told(self.numbers, "s", {}), Told(self.numbers, "m", {})

    def forget(self) -> bool:
        """Forget what was met in reading, where it is much."""
        if not super().forget():
            return False
        for words in (self.before, self.after, self.said, self.inner):
            words.clear()
        return True

    def likelihoods(self, examples: Sequence[Collection[int]]) -> list[float]:
        """Answer how likely each example is so, given the numbers of its features: 0 to 1."""
        return [1 / (1 + exp(-max(-30.0, min(30.0, score)))) for (score,) in self.scores(examples)]


def of_sentence(masked: str, at: int, listed: int, section: str, cue: str, weights: Weights) -> list[int]:
    """Answer the numbers of the features of one sentence about a name.

    Args:
        masked: the sentence in lower case, the name as one sign, other names as private-use characters.
        at: where the sign stands.
        listed: how many names stand in one list with it.
        section: the kind of the section.
        cue: the phrase found, as "status:role", or "".
        weights: whose features they are.
    """
    of = weights.numbers
    words = _plain(_TOKEN.findall(masked, max(0, at - _REACH), at))
    more = _plain(_TOKEN.findall(masked, at + 1, at + 1 + _REACH))
    before, after = words[-_WINDOW:], more[:_WINDOW]
    found = [of["section=" + section], of["cue=" + cue], of["status=" + cue.partition(":")[0]]]
    found += (of[f"before={min(6, len(words) // 3)}"], of[f"after={min(6, len(more) // 3)}"])
    for place, those in ((weights.before, before), (weights.after, after), (weights.said, words + more)):
        found += chain.from_iterable(map(place.__getitem__, those))
    left, right = ["^", "^", *before[-2:]], [*after[:3], "$", "$", "$"]
    found += (
        of[f"<<={left[-2]} {left[-1]}"],
        of[f">>={right[0]} {right[1]}"],
        of[f">>>={right[0]} {right[1]} {right[2]}"],
    )
    if listed > 1:
        found.append(of["listed"])
    return found


def _plain(words: Iterable[str]) -> list[str]:
    return ["0" if word.isdigit() else "@" if "\ue000" <= word <= "\uf8ff" else word for word in words]


@cache
def unfitted() -> Weights:
    """Answer a network that knows nothing, for the features alone."""
    none = np.zeros((0, 1), np.int32)
    return Weights(network.Fitted((), none, none, none, {}), vectors.Vectors([], none))


def read(domain: Domain, name: str) -> Weights:
    """Read one of the networks of a domain.

    Raises:
        OntologyError: the file is missing or holds no such weights.
    """
    return Weights(network.read(domain.weights / name), vectors.of_domain(domain))
