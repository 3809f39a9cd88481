"""Fits the weights that tell bodies taking part from those only mentioned, and says how well they do.

usage: PYTHONPATH=graph python training/fit_roles.py [--half develop --out tests/gold/weights/roles.tsv]

The examples are the organisations that the recogniser of names finds in documents that it was not fitted
on (so that its confidence is worth what it is on new pages) and whose cues leave their part open. It reads
what training/fit_names.py reads, and writes ontology/recogniser/roles.tsv.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fit_names
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from councilgraph.domain import Domain, shipped
from councilgraph.entities import resolve
from councilgraph.mentions import find_mentions
from councilgraph.model import Document, Entity
from councilgraph.parsers import parse
from councilgraph.statements import roles, weigh

FOLDS = 4
LEAST_DOCUMENTS = 2
# By cross-validation among .03, .1, .2: of the development pages, 166 of 175 partners found stay and 18 of 47
# others go (F1 .84 to .85); of our own documents 666 of 704 stay and 57 of 210 go (.80 as before).
STRENGTH = 0.1
# Our own documents were written to be hard; a page counts for two of them. What is optional counts little.
PAGE_WEIGHT = 2.0
OPTIONAL_WEIGHT = 0.3
SHARE = 0.6  # of the words of two names, from which they count as one


@dataclass(frozen=True, slots=True)
class Example:
    """One organisation of one document."""

    document: int
    features: frozenset[str]
    partner: bool
    weight: float


def named(entity: Entity) -> set[str]:
    """Answer the plain forms of an entity."""
    forms = {entity.name, entity.surface, entity.acronym or ""}
    return {fit_names.plain(form) for form in forms if form} - {""}


def alike(forms: set[str], others: set[str]) -> bool:
    """Answer whether two names share most of their words, as the scorer of the annotated set has it."""
    if forms & others:
        return True
    pairs = [(set(one.split()), set(other.split())) for one in forms for other in others]
    return any(len(a & b) >= 2 and len(a & b) / len(a | b) >= SHARE for a, b in pairs)


def examples(half: str) -> list[Example]:
    """Answer the examples of the annotated documents, names found by weights fitted on the others."""
    corpus, pairs = fit_names.Corpus(half), fit_names.pairs(half)
    found: list[Example] = []
    for fold in range(FOLDS):
        rest = [at for at in range(len(pairs)) if at % FOLDS != fold]
        with tempfile.TemporaryDirectory() as folder:
            ontology = Path(folder) / "ontology"
            shutil.copytree(shipped().folder, ontology)
            fit_names.write(fit_names.fit(corpus, rest), ontology / "recogniser" / "names.tsv")
            domain = Domain(ontology)
            for at in range(fold, len(pairs), FOLDS):
                document = parse(pairs[at][0])
                gold = json.loads(pairs[at][1].read_text(encoding="utf-8"))
                page = 1.0 if "own" in pairs[at][0].parts else PAGE_WEIGHT
                found += of_document(at, document, gold, domain, page)
    return found


def of_document(
    at: int, document: Document, gold: Mapping[str, Any], domain: Domain, page: float
) -> list[Example]:
    """Answer the examples of one document."""
    entities = resolve(document, find_mentions(document, domain), domain)
    partners = [(fit_names.forms(entry), bool(entry.get("optional"))) for entry in gold["partners"]]
    found = []
    for index, features in sorted(roles.features(document, entities, domain).items()):
        hits = [optional for forms, optional in partners if alike(forms, named(entities[index]))]
        weight = page * (OPTIONAL_WEIGHT if hits and all(hits) else 1.0)
        found.append(Example(at, frozenset(features), bool(hits), weight))
    return found


def fit(rows: Sequence[Example]) -> dict[str, float]:
    """Fit the weights on some examples."""
    documents: Counter[str] = Counter()
    for row in rows:
        documents.update(row.features)
    index = {f: k for k, f in enumerate(sorted(f for f, n in documents.items() if n >= LEAST_DOCUMENTS))}
    columns: list[int] = []
    starts = [0]
    for row in rows:
        columns += [index[f] for f in sorted(row.features) if f in index]
        starts.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), len(index)))
    model = LogisticRegression(C=STRENGTH, max_iter=500, tol=1e-5)
    model.fit(matrix, [row.partner for row in rows], sample_weight=[row.weight for row in rows])
    table = {feature: round(float(model.coef_[0][k]), 3) for feature, k in index.items()}
    return {"": round(float(model.intercept_[0]), 3)} | {f: w for f, w in table.items() if abs(w) >= 0.01}


def report(rows: Sequence[Example]) -> None:
    """Print what cross-validation keeps and drops at some thresholds."""
    likely: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        of = fit([row for row in rows if row.document % FOLDS != fold])
        held = [row for row in rows if row.document % FOLDS == fold]
        likely += [(weigh.likelihood(row.features, of), row.partner) for row in held]
    for threshold in (0.0, 0.4, 0.5, 0.6, 0.7):
        kept = [partner for likelihood, partner in likely if likelihood >= threshold]
        print(f"at {threshold:.1f}: {sum(kept)} partners kept, {len(kept) - sum(kept)} others")


def main() -> None:
    """Fit on all examples, report by cross-validation, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", default="both", help="develop, hold or both")
    parser.add_argument("--out", type=Path, default=fit_names.ROOT / "ontology" / "recogniser" / "roles.tsv")
    given = parser.parse_args()
    rows = examples(given.half)
    report(rows)
    lines = ["# Fitted by training/fit_roles.py; do not edit. Feature, weight: positive takes part."]
    lines += [f"{feature}\t{weight:.3f}" for feature, weight in sorted(fit(rows).items())]
    given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
