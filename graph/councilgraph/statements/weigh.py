"""How likely a named organisation takes part: a linear classifier over the words about its names.

The weights are `recogniser/roles.tsv`, fitted by `training/fit_roles.py`; the phrases of `cues/roles.toml`
are among the features.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from councilgraph.domain import Domain
from councilgraph.errors import OntologyError
from councilgraph.model import Entity

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[£%:;,.()–§\ue000-\uf8ff]|\d+")
_REACH = 120  # code points of context on either side of a name
_WINDOW = 8  # words of it
_BINS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)  # of the confidence that this is the name of an organisation


def of_sentence(masked: str, at: int, listed: int, section: str, cue: str) -> list[str]:
    """Answer the features of one sentence about a name.

    Args:
        masked: the sentence in lower case, the name as one sign, other names as private-use characters.
        at: where the sign stands.
        listed: how many names stand in one list with it.
        section: the kind of the section.
        cue: the phrase found, as "status:role", or "".
    """
    before = _plain(_TOKEN.findall(masked, max(0, at - _REACH), at)[-_WINDOW:])
    after = _plain(_TOKEN.findall(masked, at + 1, at + 1 + _REACH)[:_WINDOW])
    found = [f"section={section}", f"cue={cue}", f"status={cue.partition(':')[0]}"]
    found += [f"<{word}" for word in before]
    found += [f">{word}" for word in after]
    left, right = ["^", "^", *before[-2:]], [*after[:3], "$", "$", "$"]
    found += [f"<1={left[-1]}", f"<2={left[-2]} {left[-1]}", f">1={right[0]}", f">2={right[0]} {right[1]}"]
    found.append(f">3={right[0]} {right[1]} {right[2]}")
    if listed > 1:
        found.append("listed")
    return found


def _plain(words: Iterable[str]) -> list[str]:
    return ["0" if word.isdigit() else "@" if "\ue000" <= word <= "\uf8ff" else word for word in words]


def of_entity(entity: Entity) -> list[str]:
    """Answer the features of the organisation itself: how often and how surely it is named."""
    confidence = max([mention.confidence for mention in entity.mentions])
    found = [f"named={min(3, len(entity.mentions))}", f"sector={entity.sector}"]
    found += [f"sure>{step}" for step in _BINS if confidence > step]
    if entity.key is not None:
        found.append("registered")
    return found


@cache
def weights(domain: Domain) -> Mapping[str, float]:
    """Answer the weight of each feature; "" is the constant.

    Raises:
        OntologyError: the file is missing or a line of it has no number.
    """
    path = domain.weights / "roles.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines if not line.startswith("#"))
        return {feature: float(weight) for feature, weight in rows}
    except (OSError, ValueError) as error:
        raise OntologyError(
            f"holds no weights ({error})", where=path, remedy="run training/fit_roles.py"
        ) from error


def likelihood(features: Iterable[str], of: Mapping[str, float]) -> float:
    """Answer how likely an organisation with such features takes part, 0 to 1."""
    score = of.get("", 0.0)
    for feature in of.keys() & features:
        score += of[feature]
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
