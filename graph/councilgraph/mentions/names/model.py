"""The fitted part: a linear score of each kind of name over named features, its weights a text file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from councilgraph.errors import OntologyError

KINDS = ("other", "organisation", "initiative", "person")


@dataclass(frozen=True, slots=True)
class Weights:
    """One row of three numbers a feature, in the order of `KINDS` without the first."""

    rows: Mapping[str, tuple[float, float, float]]

    def scores(self, features: Iterable[str]) -> tuple[float, float, float]:
        """Answer the logarithm of how much likelier each kind of name is than no name."""
        a, b, c = self.rows.get("", (0.0, 0.0, 0.0))
        for row in map(self.rows.get, features):
            if row is not None:
                d, e, f = row
                a += d
                b += e
                c += f
        return a, b, c


def read(path: Path) -> Weights:
    """Read a weights file: a feature, a tab, three numbers with tabs between them; `#` begins a comment line.

    Raises:
        OntologyError: the file is missing or a line has not four fields.
    """
    rows: dict[str, tuple[float, float, float]] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                feature, a, b, c = line.split("\t")
                rows[feature] = (float(a), float(b), float(c))
    except (OSError, ValueError) as error:
        raise OntologyError(
            f"is no table of weights ({error})", where=path, remedy="run training/fit_names.py"
        ) from error
    return Weights(rows)
