"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

graph_folder: Final = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("outputs"),
    show_default=True,
    help="Folder of the graph.",
)
