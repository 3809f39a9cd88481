"""Says how well the reading does on documents that it was not fitted on, by four-fold cross-validation.

usage: PYTHONPATH=graph python training/cross_validate.py [--slips FILE]

Names and roles are fitted without a fold, which is then read. The figures are given for the pages of either
half of tests/gold/split.csv and for our own documents.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import fit_kinds
import fit_roles
from examples import ROOT, Example, load
from fit_roles import FOLDS, Row, apart, fold_of, rows_of

from councilgraph.domain import Domain, shipped
from councilgraph.evaluation.scoring import Annotation, Scores
from councilgraph.mentions.network import write
from councilgraph.pipeline import Reader
from councilgraph.publish.annotation import annotation

SHOWN = (
    "councils",
    "lead",
    "partners",
    "organisations",
    "initiatives",
    "generic_partners",
    "people",
    "places",
)

READ = ("page", "told", "own")  # kinds of document


def first(fold: int) -> list[Row]:
    """Fit names and kinds of partner without a fold, and answer its rows for the roles."""
    domain, folds = apart(_documents, fold, _folder / str(fold)), fold_of(_documents)
    kinds = [row for row in fit_kinds.rows_of(_documents, folds, domain) if row.fold != fold]
    write(fit_roles.fit(kinds, fit_kinds.SETTING), domain.weights / "kinds.npz")
    return rows_of(_documents, fold, domain)


def second(fold: int) -> list[tuple[Example, Annotation]]:
    """Fit roles without a fold, and read it."""
    rows = [row for row in _rows if row.fold != fold]
    write(fit_roles.fit(rows, seed=fit_roles.SEED), _folder / str(fold) / "roles.npz")  # as what ships
    reader = Reader(Domain(shipped().folder, _folder / str(fold)))
    those = [one for one, of in zip(_documents, fold_of(_documents), strict=True) if of == fold]
    return [
        (one, annotation(reader.read(one.document))) for one in those if one.kind in ("page", "told", "own")
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, read and print."""
    global _documents, _rows, _folder  # noqa: PLW0603 - what forked workers share
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slips", type=Path, help="write the slips of the first half and of our own here")
    given = parser.parse_args(arguments)
    _documents = load("both")
    with (ROOT / "tests" / "gold" / "split.csv").open(encoding="utf-8", newline="") as stream:
        half = {row["document"]: row["half"] for row in csv.DictReader(stream)}
    of = {"develop": Scores(), "hold": Scores(), "told": Scores(), "own": Scores()}
    with tempfile.TemporaryDirectory() as folder:
        _folder = Path(folder)
        with get_context("fork").Pool() as pool:
            _rows = [row for rows in pool.map(first, range(FOLDS), chunksize=1) for row in rows]
        with get_context("fork").Pool() as pool:
            read = [pair for pairs in pool.map(second, range(FOLDS), chunksize=1) for pair in pairs]
    for one, found in read:
        gold = {"places": [], "generic_partners": [], **one.gold}
        of[half[one.name] if one.kind == "page" else one.kind].add(one.name, gold, found)
    for name, scores in of.items():
        show(name, scores)
    if given.slips:
        write_slips(given.slips, of["develop"], of["told"], of["own"])


def show(name: str, scores: Scores) -> None:
    """Print how well some documents were read."""
    print(f"\n{name}: {scores.documents} documents")
    for kind in SHOWN:
        score = scores.of[kind]
        print(f"  {kind:17} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")


def write_slips(path: Path, *those: Scores) -> None:
    """Write what was missed and what was found falsely, a line each: document, kind, which, name."""
    slips = [slip for scores in those for slip in scores.slips]
    lines = (f"{s.document}\t{s.kind}\t{'miss' if s.missed else 'false'}\t{s.surface}" for s in slips)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


_documents: list[Example] = []
_rows: list[Row] = []
_folder = Path()

if __name__ == "__main__":
    main()
