"""Fits the weights that tell kinds of partner without a name that take part from those that do not.

usage: PYTHONPATH=graph python training/fit_kinds.py [--half develop --out tests/gold/weights/kinds.npz]

The examples are the phrases that may name a kind of partner in the annotated pages, in those told again and
in the five documents of the project's user; our own documents count as partners much that those do not. It
goes by the names.npz beside the file it writes, ontology/recogniser/kinds.npz.
"""

from __future__ import annotations

from collections.abc import Sequence

import fit_roles
import learn
from examples import Example, asked, load

from councilgraph.domain import Domain, shipped
from councilgraph.evaluation.names import LOOSE, alike, entry, normal
from councilgraph.mentions import about, categories, councils, dates, names, principles
from councilgraph.mentions.network import write

# Chosen by cross-validation among half and twice as much.
SETTING = learn.Setting(
    slots=("b", "a", "m", "l", "f"), scores=1, units=64, epochs=10, hidden=0.5, ridge=12.0, slot_ridge=10.0
)
WEIGHT = {"told": 1.0, "page": 3.0, "user": 12.0}


def rows_of(documents: Sequence[Example], folds: Sequence[int], domain: Domain) -> list[fit_roles.Row]:
    """Answer the phrases of some documents, each with its features and whether it is of the gold."""
    found = []
    for one, fold in zip(documents, folds, strict=True):
        if one.kind not in WEIGHT:
            continue
        weights = about.unfitted()
        taken = [*principles.find(one.document, domain), *dates.find(one.document, domain)]
        taken += councils.find(one.document, domain)
        taken += names.find(one.document, domain, taken)
        kinds = categories.candidates(one.document, domain, taken, weights)
        phrases = [one.document.text[kind.start : kind.end] for kind, _ in kinds]
        right = _right(phrases, one.gold["generic_partners"])
        for (_, told), phrase in zip(kinds, phrases, strict=True):
            features = frozenset([weights.numbers.names[number] for number in told])
            found.append(fit_roles.Row(fold, features, phrase in right, WEIGHT[one.kind]))
    return found


def _right(phrases: Sequence[str], gold: Sequence[str]) -> set[str]:
    """Answer the phrases that are of the gold: as it is written, or where none is so, alike by the scorer."""
    found: set[str] = set()
    for kind in gold:
        exact = {phrase for phrase in phrases if normal(phrase) == normal(kind)}
        found |= exact or {p for p in phrases if alike(entry(kind), entry(p), share=LOOSE)}
    return found


def main() -> None:
    """Fit on all phrases and write the weights."""
    given = asked(__doc__, "kinds.npz")
    documents = load(given.half)
    rows = rows_of(documents, fit_roles.fold_of(documents), Domain(shipped().folder, given.out.parent))
    write(fit_roles.fit(rows, SETTING), given.out)


if __name__ == "__main__":
    main()
