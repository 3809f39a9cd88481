"""Tables: drawn by rich on a terminal, columns of plain text elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

_WIDEST = 80  # characters of a cell where nobody looks at a terminal's edge; csv has the whole


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their columns."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        drawn = Table(*columns)
        for row in rows:
            drawn.add_row(*(Text(cell) for cell in row))  # Text: a cell's own [brackets] are no markup
        Console().print(drawn)
        return
    cells = [[_one_line(cell) for cell in row] for row in [columns, *rows]]
    widths = [max(len(row[at]) for row in cells) for at in range(len(columns))]
    for row in cells:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _one_line(cell: str) -> str:
    flat = " ".join(cell.split())
    return flat if len(flat) <= _WIDEST else flat[: _WIDEST - 1] + "…"
