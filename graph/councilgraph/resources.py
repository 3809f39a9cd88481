"""Finds `ontology/` in an installed wheel and in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def ontology() -> Path:
    """Answer the folder that holds the domain: inside the wheel, else the checkout's own.

    Raises:
        FileNotFoundError: neither is there.
    """
    package = Path(str(files("councilgraph")))
    for folder in (package / "_data" / "ontology", package.parents[1] / "ontology"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no ontology/ beside {package}")
