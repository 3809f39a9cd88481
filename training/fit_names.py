"""Fits the weights of the recogniser of names on annotated documents, and says how well they do.

usage: PYTHONPATH=graph python training/fit_names.py [--half develop --out tests/gold/weights/names.tsv]

Every candidate name of every document is one example; its kind is what the annotation says of that name.
It reads corpus/retold with tests/gold/annotations (both halves of tests/gold/split.csv, or one) and
tests/gold/own, and writes ontology/recogniser/names.tsv. What ships is fitted on both halves; the gate in CI
reads by tests/gold/weights, which are fitted without the half that it measures on.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from councilgraph import domain
from councilgraph.mentions import councils, principles
from councilgraph.mentions.names.lexicon import lexicon, plain
from councilgraph.mentions.names.model import KINDS, Weights
from councilgraph.mentions.names.recognise import Seen, see
from councilgraph.model import Document, Mention, Metadata, Section, SectionKind
from councilgraph.parsers import parse

MARK = re.compile(r"\[([oip]):([^\]]+)\]")
ROOT = Path(__file__).resolve().parents[1]
# A feature seen in fewer documents says nothing of other pages (measured: 1 overfits, 4 loses heads).
LEAST_DOCUMENTS = 2
# Inverse strength of the ridge, chosen by cross-validation among .2, .25, .5, 1, 2.
STRENGTH = 0.4
# What a name of a made-up passage counts for beside a name in a text.
PASSAGE_WEIGHT = 1.0
# The same for a document of our own: they are denser in names and rarer in kind than the pages people save.
OWN_WEIGHT = 0.7
# What a candidate counts for that overlaps a name and is not that name.
OVERLAP_WEIGHT = 0.25
# The five documents of the project's user must be read without a fault, in the light of all others.
USER_WEIGHT = 3.0


def forms(entry: dict[str, Any] | str) -> set[str]:
    """Answer the plain forms a gold entry is known by."""
    if isinstance(entry, str):
        return {plain(entry)}
    found = {entry.get("name"), entry.get("surface"), entry.get("acronym"), *(entry.get("also_accept") or [])}
    return {plain(form) for form in found if form} - {""}


def labels(gold: dict[str, Any]) -> dict[str, tuple[int, float]]:
    """Answer plain form → kind and weight; what is optional counts for less, for it is no sure example."""
    found: dict[str, tuple[int, float]] = {}
    fields = ((3, "people"), (2, "initiatives"), (1, "mentioned_organisations"), (1, "partners"))
    for optional in (True, False):
        for kind, entries in fields:
            for entry in gold[entries]:
                if (isinstance(entry, dict) and bool(entry.get("optional"))) == optional:
                    for form in forms(entry):
                        found[form] = (kind, 0.3 if optional else 1.0)
    return found


def label(key: str, known: dict[str, tuple[int, float]], surnames: set[str]) -> tuple[int, float]:
    """Answer the kind and weight of a candidate."""
    form = plain(key)
    if form in known:
        return known[form]
    if form in surnames:
        return 3, 0.5
    return 0, 1.0


def read(path: Path) -> tuple[Document, list[Mention]]:
    """Read a document as far as the recogniser of names needs it."""
    document = parse(path)
    shipped = domain.shipped()
    return document, [*principles.find(document, shipped), *councils.find(document, shipped)]


class Corpus:
    """Annotated documents with their candidates seen."""

    def __init__(self, half: str) -> None:
        self.seen: list[list[Seen]] = []
        self.weights: list[float] = []
        self.gold: list[dict[str, Any]] = []
        self.documents: list[tuple[Document, list[Mention]]] = []
        lex = lexicon(domain.shipped())
        self.passages = []
        for document, gold in passages():
            taken = councils.find(document, domain.shipped())
            self.passages.append((see(document, taken, lex)[1], gold))
        for path, annotation in pairs(half):
            document, taken = read(path)
            self.documents.append((document, taken))
            self.seen.append(see(document, taken, lex)[1])
            user = path.parent == ROOT / "corpus"
            self.weights.append(USER_WEIGHT if user else OWN_WEIGHT if "own" in path.parts else 1.0)
            self.gold.append(json.loads(annotation.read_text(encoding="utf-8")))


def passages() -> Iterator[tuple[Document, dict[str, Any]]]:
    """Answer the marked passages as documents with annotations."""
    fields = {"o": "partners", "i": "initiatives", "p": "people"}
    path = Path(__file__).with_name("passages.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        gold: dict[str, Any] = {
            "partners": [],
            "mentioned_organisations": [],
            "initiatives": [],
            "people": [],
        }
        for mark, name in MARK.findall(line):
            gold[fields[mark]].append({"name": name})
        text = MARK.sub(r"\2", line)
        yield Document("", "", text, "", Metadata(), (Section(SectionKind.PROSE, 0, len(text)),), ()), gold


def pairs(half: str) -> list[tuple[Path, Path]]:
    """Answer the documents to learn from, each with its annotation."""
    gold = ROOT / "tests" / "gold"
    with (gold / "split.csv").open(encoding="utf-8", newline="") as stream:
        slugs = sorted(row["document"] for row in csv.DictReader(stream) if half in (row["half"], "both"))
    found = [(ROOT / "corpus" / "retold" / f"{s}.txt", gold / "annotations" / f"{s}.json") for s in slugs]
    own = sorted((gold / "own" / "gold").glob("*.json"))
    seeds = sorted(Path(__file__).with_name("annotations").glob("*.json"))
    found += [(ROOT / "corpus" / f"{path.stem}.txt", path) for path in seeds]
    return found + [(gold / "own" / "documents" / f"{path.stem}.txt", path) for path in own]


def labelled(seen: Sequence[Seen], gold: dict[str, Any]) -> Iterator[tuple[Seen, int, float]]:
    """Give each candidate its kind and weight.

    What overlaps a name of the gold and is not that name counts for less: overlaps are settled by which
    candidate is likelier, so it need only be less likely, and its head is no bad head.
    """
    known = labels(gold)
    surnames = {plain(person["name"].split()[-1]) for person in gold["people"]}
    judged = [(one, *label(one.key, known, surnames)) for one in seen]
    named = {at for one, kind, _ in judged if kind for c in one.found for at in range(c.first, c.last + 1)}
    for one, kind, weight in judged:
        beside = not kind and any(not named.isdisjoint(range(c.first, c.last + 1)) for c in one.found)
        yield one, kind, weight * (OVERLAP_WEIGHT if beside else 1.0)


def fit(corpus: Corpus, rows: Sequence[int]) -> Weights:
    """Fit weights on some documents of the corpus."""
    documents: Counter[str] = Counter()
    for i in rows:
        documents.update({feature for seen in corpus.seen[i] for feature in seen.features})
    for passage, _ in corpus.passages:
        documents.update({feature for seen in passage for feature in seen.features})
    index = {f: k for k, f in enumerate(sorted(f for f, n in documents.items() if n >= LEAST_DOCUMENTS))}
    columns: list[int] = []
    starts = [0]
    kinds, weights = [], []
    examples = [(corpus.seen[i], corpus.gold[i], corpus.weights[i]) for i in rows]
    examples += [(passage, gold, PASSAGE_WEIGHT) for passage, gold in corpus.passages]
    for seen, gold, worth in examples:
        for one, kind, weight in labelled(seen, gold):
            columns += [index[f] for f in one.features if f in index]
            starts.append(len(columns))
            kinds.append(kind)
            weights.append(weight * worth)
    matrix = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(kinds), len(index)))
    model = LogisticRegression(C=STRENGTH, max_iter=500, tol=1e-3)
    model.fit(matrix, kinds, sample_weight=weights)
    rows_of = model.coef_.T.round(3)
    table = {feature: tuple(map(float, rows_of[k])) for feature, k in index.items() if feature.isprintable()}
    table[""] = tuple(round(float(b), 3) for b in model.intercept_)
    return Weights({f: w for f, w in table.items() if any(abs(x) >= 0.01 for x in w)})  # type: ignore[misc]


def write(weights: Weights, path: Path) -> None:
    """Write the weights, sorted, so that a difference of two fits can be read."""
    lines = ["# Fitted by training/fit_names.py; do not edit. feature, then " + ", ".join(KINDS)]
    lines += ["\t".join([f, *(f"{x:.3f}" for x in w)]) for f, w in sorted(weights.rows.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit on all given documents and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", default="both", help="develop, hold or both")
    parser.add_argument("--out", type=Path, default=ROOT / "ontology" / "recogniser" / "names.tsv")
    given = parser.parse_args()
    corpus = Corpus(given.half)
    write(fit(corpus, range(len(corpus.seen))), given.out)


if __name__ == "__main__":
    main()
