"""An evaluation as tables on the terminal or as one JSON object."""

from __future__ import annotations

import sys
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from councilgraph.evaluation import Evaluation
from councilgraph.evaluation.scoring import Score, Scores

_WIDTH: Final = 160  # columns where nobody looks at a terminal's edge


def as_json(found: Evaluation) -> dict[str, Any]:
    """Answer the evaluation as plain values, figures to four places."""
    return {
        "documents": found.reading.documents,
        "reading": _figures(found.reading),
        "baseline": _figures(found.baseline),
        "slips": [
            {
                "document": one.slip.document,
                "kind": one.slip.kind,
                "slip": "miss" if one.slip.missed else "false find",
                "surface": one.slip.surface,
                "sentence": one.sentence,
            }
            for one in found.slips
        ],
    }


def _figures(scores: Scores) -> dict[str, dict[str, float]]:
    return {kind: _row(score) for kind, score in scores.of.items()}


def _row(score: Score) -> dict[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "wrong": score.wrong,
        "missed": score.missed,
    }


def show(found: Evaluation, console: Console | None = None) -> None:
    """Print the figures beside the baseline's, then every slip with its sentence."""
    out = console or Console(width=None if sys.stdout.isatty() else _WIDTH)
    figures = Table(title=f"Reading of {found.reading.documents} annotated documents")
    for heading in ("kind", "precision", "recall", "F1", "baseline F1", "right", "false finds", "misses"):
        figures.add_column(heading, justify="left" if heading == "kind" else "right")
    for kind, score in found.reading.of.items():
        naive = found.baseline.of[kind]
        figures.add_row(
            kind,
            *(f"{value:.3f}" for value in (score.precision, score.recall, score.f1, naive.f1)),
            *(str(count) for count in (score.right, score.wrong, score.missed)),
        )
    out.print(figures)
    slips = Table(title="Misses and false finds", show_lines=False)
    for heading in ("document", "kind", "slip", "surface", "sentence"):
        slips.add_column(heading, overflow="fold")
    for one in found.slips:
        slip = one.slip
        cells = (slip.document, slip.kind, "miss" if slip.missed else "false", slip.surface, one.sentence)
        slips.add_row(*map(Text, cells))
    out.print(slips)
