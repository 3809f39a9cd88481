"""Finds `ontology/` in an installed wheel and in a checkout, and says whether the reading is compiled."""

from __future__ import annotations

from importlib.machinery import EXTENSION_SUFFIXES
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


def compiled() -> bool:
    """Answer whether the modules that read documents are compiled (`hatch_build.py`) in this installation."""
    module = Path(str(files("councilgraph"))) / "mentions" / "gazetteer"
    return any(module.with_suffix(suffix).exists() for suffix in EXTENSION_SUFFIXES)
