"""The fitted part: a multinomial linear classifier over named features, its weights a text file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp
from pathlib import Path

from councilgraph.errors import OntologyError

KINDS = ("other", "organisation", "initiative", "person")


@dataclass(frozen=True, slots=True)
class Weights:
    """One row of four numbers a feature, in the order of `KINDS`."""

    rows: Mapping[str, tuple[float, float, float, float]]

    def probabilities(self, features: Iterable[str]) -> tuple[float, float, float, float]:
        """Answer how likely each of `KINDS` is; they sum to one."""
        a, b, c, d = self.rows.get("", (0.0, 0.0, 0.0, 0.0))
        for row in map(self.rows.get, features):
            if row is not None:
                e, f, g, h = row
                a += e
                b += f
                c += g
                d += h
        top = max(a, b, c, d)
        a, b, c, d = exp(a - top), exp(b - top), exp(c - top), exp(d - top)
        total = a + b + c + d
        return a / total, b / total, c / total, d / total


def read(path: Path) -> Weights:
    """Read a weights file: a feature, a tab, four numbers with tabs between them; `#` begins a comment line.

    Raises:
        OntologyError: the file is missing or a line has not five fields.
    """
    rows: dict[str, tuple[float, float, float, float]] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                feature, a, b, c, d = line.split("\t")
                rows[feature] = (float(a), float(b), float(c), float(d))
    except (OSError, ValueError) as error:
        raise OntologyError(
            f"is no table of weights ({error})", where=path, remedy="run training/fit_names.py"
        ) from error
    return Weights(rows)
