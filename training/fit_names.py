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
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

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
# Inverse strength of the ridge: by cross-validation among .2 to 2, with the share of features hidden.
STRENGTH = 1.0
# What a name of a made-up passage counts for beside a name in a text.
PASSAGE_WEIGHT = 1.0
# The same for a document of our own: they are denser in names and rarer in kind than the pages people save.
OWN_WEIGHT = 0.4
# Each example is learnt from several times, each time with other features hidden: no single word may decide.
HIDDEN, COPIES = 0.4, 3
# What a name of the gold is raised by, so that the right paths take it.
BONUS = 20.0
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


Array = np.ndarray[Any, Any]


class Lattice:
    """The candidates of many documents as arcs over words, in components that share no word.

    A path through a component takes arcs that do not overlap; what no arc takes is no name. `total` is the
    sum of the products of the arcs' scores over all paths, from which the arcs' posteriors follow.
    """

    def __init__(self, arcs: Sequence[tuple[int, int, int]]) -> None:
        """Take arcs as (component, first word, behind the last word)."""
        places: dict[int, set[int]] = {}
        for component, first, behind in arcs:
            places.setdefault(component, set()).update((first, behind))
        index = {c: {place: k for k, place in enumerate(sorted(found))} for c, found in places.items()}
        rows = {c: k for k, c in enumerate(places)}
        self.shape = (len(places), max(map(len, places.values()), default=1))
        self.row = np.array([rows[c] for c, _, _ in arcs], dtype=int)
        self.first = np.array([index[c][a] for c, a, _ in arcs], dtype=int)
        self.behind = np.array([index[c][b] for c, _, b in arcs], dtype=int)
        steps = range(1, self.shape[1])
        self.ending = [np.flatnonzero(self.behind == k) for k in steps]
        self.starting = [np.flatnonzero(self.first == k) for k in range(self.shape[1] - 1)]

    def posteriors(self, scores: Array) -> tuple[Array, Array]:
        """Answer each component's logarithm of `total`, and each arc's posterior, of the arcs' exp-scores."""
        rows, width = self.shape
        ahead, back = np.ones((rows, width)), np.ones((rows, width))
        for k, arcs in enumerate(self.ending, 1):
            here = np.bincount(self.row[arcs], ahead[self.row[arcs], self.first[arcs]] * scores[arcs], rows)
            ahead[:, k] = ahead[:, k - 1] + here
        for k in range(width - 2, -1, -1):
            arcs = self.starting[k]
            here = np.bincount(self.row[arcs], back[self.row[arcs], self.behind[arcs]] * scores[arcs], rows)
            back[:, k] = back[:, k + 1] + here
        total = ahead[:, -1]
        through = ahead[self.row, self.first] * scores * back[self.row, self.behind] / total[self.row]
        return np.log(total), through


class Examples:
    """What the weights are fitted on: names with their features, their mentions as arcs, and which are right.

    `matrix` has a row a name, a column a feature; `names` gives each arc's row; `golden` are the right arcs
    with their kind and whether they must be taken; `worths` what each component counts for.
    """

    def __init__(
        self, documents: Sequence[tuple[Sequence[Seen], dict[str, Any], float]], index: dict[str, int]
    ) -> None:
        """Gather documents, each with its annotation and what it counts for, by the features to learn."""
        self.arcs: list[tuple[int, int, int]] = []
        self.names: list[int] = []
        self.golden: list[tuple[int, int, bool]] = []
        self.worths: list[float] = []
        columns: list[int] = []
        starts = [0]
        for seen, gold, worth in documents:
            base = len(starts) - 1
            for one in seen:
                columns += [index[f] for f in one.features if f in index]
                starts.append(len(columns))
            self._add(seen, gold, worth, base)
        shape = (len(starts) - 1, len(index))
        self.matrix = csr_matrix((np.ones(len(columns)), columns, starts), shape=shape)

    def _add(self, seen: Sequence[Seen], gold: dict[str, Any], worth: float, base: int) -> None:
        known = labels(gold)
        surnames = {plain(person["name"].split()[-1]) for person in gold["people"]}
        of = [label(one.key, known, surnames) for one in seen]
        behind = -1
        for first, end, n in sorted(
            (c.first, c.last + 1, n) for n, one in enumerate(seen) for c in one.found
        ):
            if first >= behind:
                self.worths.append(0.0)
            behind = max(behind, end)
            kind, sure = of[n]
            if kind:
                self.golden.append((len(self.arcs), kind, sure == 1.0))
            self.arcs.append((len(self.worths) - 1, first, end))
            self.names.append(base + n)
            self.worths[-1] = max(self.worths[-1], worth / len(seen[n].found))


def hidden(matrix: csr_matrix, chance: np.random.Generator) -> csr_matrix:
    """Answer a copy with some features hidden, the others raised for them, behind a first column of ones."""
    copy = matrix.copy()
    copy.data = copy.data * (chance.random(len(copy.data)) >= HIDDEN) / (1 - HIDDEN)
    return hstack([csr_matrix(np.ones((copy.shape[0], 1))), copy]).tocsr()


def fit(corpus: Corpus, rows: Sequence[int]) -> Weights:
    """Fit weights on some documents of the corpus."""
    documents: Counter[str] = Counter()
    for i in rows:
        documents.update({feature for seen in corpus.seen[i] for feature in seen.features})
    for passage, _ in corpus.passages:
        documents.update({feature for seen in passage for feature in seen.features})
    index = {f: k for k, f in enumerate(sorted(f for f, n in documents.items() if n >= LEAST_DOCUMENTS))}
    examples = [(corpus.seen[i], corpus.gold[i], corpus.weights[i]) for i in rows]
    examples += [(passage, gold, PASSAGE_WEIGHT) for passage, gold in corpus.passages]
    given = Examples(examples, index)
    every, right = Lattice(given.arcs), Lattice([given.arcs[at] for at, _, _ in given.golden])
    of_arc, names = np.array(given.names), given.matrix.shape[0]
    chance = np.random.default_rng(0)
    copies = [hidden(given.matrix, chance) for _ in range(COPIES)]
    turned = [copy.T.tocsr() for copy in copies]
    g_arc = np.array([at for at, _, _ in given.golden])
    g_kind = np.array([kind - 1 for _, kind, _ in given.golden])
    must = np.exp(np.array([BONUS if sure else 0.0 for _, _, sure in given.golden]))
    weight = np.array(given.worths)
    rows_right = list(dict.fromkeys(given.arcs[at][0] for at, _, _ in given.golden))
    w_arc = weight[every.row]
    w_gold = weight[rows_right]
    ridge = np.full((copies[0].shape[1], 1), 1 / STRENGTH)
    ridge[0] = 0

    def part(w: Array, at: int) -> tuple[float, Array]:
        scores = np.exp(np.clip(copies[at] @ w, -25, 25))[of_arc]
        summed = scores.sum(axis=1)
        total, posterior = every.posteriors(summed)
        number, chosen = right.posteriors(scores[g_arc, g_kind] * must)
        slope = scores * (w_arc * posterior / summed)[:, None]
        np.subtract.at(slope, (g_arc, g_kind), w_gold[right.row] * chosen)
        of_name = np.stack([np.bincount(of_arc, slope[:, k], names) for k in range(3)], axis=1)
        return float((weight * total).sum() - (w_gold * number).sum()), turned[at] @ of_name

    def loss(flat: Array) -> tuple[float, Array]:
        w = flat.reshape(-1, 3)
        parts = [part(w, at) for at in range(COPIES)]
        value = sum(value for value, _ in parts) / COPIES + 0.5 * (ridge * w * w).sum()
        return value, (sum(slope for _, slope in parts) / COPIES + ridge * w).ravel()

    start = np.zeros(copies[0].shape[1] * 3)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400, "ftol": 1e-7})
    rows_of = found.x.reshape(-1, 3).round(3)
    table = {
        feature: tuple(map(float, rows_of[k + 1])) for feature, k in index.items() if feature.isprintable()
    }
    table[""] = tuple(map(float, rows_of[0]))
    return Weights({f: w for f, w in table.items() if any(abs(x) >= 0.01 for x in w)})  # type: ignore[misc]


def write(weights: Weights, path: Path) -> None:
    """Write the weights, sorted, so that a difference of two fits can be read."""
    lines = ["# Fitted by training/fit_names.py; do not edit. feature, then " + ", ".join(KINDS[1:])]
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
