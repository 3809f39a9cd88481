"""Says how well the weights that ship read the documents in training/apart/, on which nothing is fitted.

usage: PYTHONPATH=graph python training/read_apart.py [--slips FILE]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import pages
from cross_validate import show, write_slips
from examples import ROOT

from councilgraph.evaluation.scoring import Scores
from councilgraph.parsers import read_text
from councilgraph.pipeline import Reader
from councilgraph.publish.annotation import annotation

TOLD = "told"  # the file of public pages told again


def main(arguments: Sequence[str] | None = None) -> None:
    """Read and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slips", type=Path, help="write what was missed and found falsely here")
    given = parser.parse_args(arguments)
    reader, of = Reader(people=True), {"our own": Scores(), "told again": Scores()}
    for path in sorted((ROOT / "training" / "apart").glob("*.pages")):
        scores = of["told again" if path.stem == TOLD else "our own"]
        for page in pages.read(path):
            document = read_text(page.text, path=f"{page.slug}.txt", domain=reader.domain)
            scores.add(page.slug, page.annotation, annotation(reader.read(document)))
    for name, scores in of.items():
        show(name, scores)
    if given.slips:
        write_slips(given.slips, *of.values())


if __name__ == "__main__":
    main()
