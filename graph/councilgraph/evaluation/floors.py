"""The pinned floors of the reading's quality: a file that the measure may raise and only a flag may lower."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from councilgraph.errors import InputError, OutputError
from councilgraph.evaluation.scoring import KINDS, Scores


@dataclass(frozen=True, slots=True)
class Floors:
    """The least F1 a kind, and the digest of the gold they were measured on."""

    gold: str
    f1: Mapping[str, float]


def load(path: Path) -> Floors:
    """Read a floor file.

    Raises:
        InputError: it is no JSON of this form, or names a kind that is not measured.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        floors = Floors(found["gold"], {kind: float(least) for kind, least in found["f1"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"is no floor file ({error})", where=path, remedy="pin one with --pin") from error
    if unknown := sorted(set(floors.f1) - set(KINDS)):
        raise InputError(f"no kind is called {unknown[0]!r}", where=path, remedy=f"kinds: {', '.join(KINDS)}")
    return floors


def broken(floors: Floors, scores: Scores) -> list[str]:
    """Answer a line for each kind whose F1 is below its floor."""
    return [
        f"{kind}: F1 {scores.of[kind].f1:.3f} is below its floor {least:.3f}"
        for kind, least in floors.f1.items()
        if scores.of[kind].f1 < least
    ]


def pin(path: Path, digest: str, scores: Scores, *, lower: bool = False) -> Floors:
    """Write the measured F1 of every kind as its floor, rounded down to three places.

    Args:
        path: the floor file; an existing one is only ever raised, unless `lower`.
        digest: the gold's digest.
        scores: what was measured.
        lower: let floors sink to what was measured, or be measured on another gold.

    Raises:
        InputError: a floor would sink, or the gold is another one, and `lower` is not given.
        OutputError: the file cannot be written.
    """
    f1 = {kind: math.floor(score.f1 * 1000) / 1000 for kind, score in scores.of.items()}
    if path.exists() and not lower:
        before = load(path)
        sunk = [kind for kind, least in before.f1.items() if f1.get(kind, 0.0) < least]
        if before.gold != digest:
            raise InputError("was pinned on another gold", where=path, remedy="give --lower to pin anew")
        if sunk:
            raise InputError(
                f"would sink for {', '.join(sunk)}", where=path, remedy="give --lower to allow it"
            )
    try:
        path.write_text(json.dumps({"gold": digest, "f1": f1}, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", where=path) from error
    return Floors(digest, f1)
