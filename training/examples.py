"""Annotated documents to learn from: what can be seen in each, and what a careful reader says of it."""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pages

from councilgraph import domain
from councilgraph.mentions import councils, principles
from councilgraph.mentions.names.lexicon import lexicon, plain
from councilgraph.mentions.names.seeing import Seen, see
from councilgraph.model import Document, Mention, Metadata, Section, SectionKind
from councilgraph.parsers import parse, read_text

ROOT = Path(__file__).resolve().parents[1]
MARK = re.compile(r"\[([oip]):([^\]]+)\]")
# What a name of a made-up passage counts for beside a name in a text.
PASSAGE_WEIGHT = 1.0
# The same for a document of our own: they are denser in names and rarer in kind than the pages people save.
OWN_WEIGHT = 0.3
# The same for a public page that we told again ourselves.
TOLD_WEIGHT = 1.0
# The five documents of the project's user must be read without a fault, in the light of all others.
USER_WEIGHT = 3.0
WEIGHT = {
    "user": USER_WEIGHT, "page": 1.0, "told": TOLD_WEIGHT, "own": OWN_WEIGHT, "passage": PASSAGE_WEIGHT
}  # fmt: skip

Gold = Mapping[str, Any]


class Example:
    """One document with its annotation; `kind` is "page", "told", "own", "user" or "passage"."""

    def __init__(self, name: str, kind: str, document: Document, gold: Gold) -> None:
        self.name, self.kind, self.document, self.gold = name, kind, document, gold
        shipped = domain.shipped()
        taken: list[Mention] = [*councils.find(document, shipped)]
        if kind != "passage":
            taken = [*principles.find(document, shipped), *taken]
        lex = lexicon(shipped)
        self.seen: list[Seen] = see(document, taken, lex)[1]
        # By name, since the numbers hold for one document only.
        names = lex.network.numbers.names
        self.features = [tuple([names[number] for number in one.features]) for one in self.seen]
        self.weight = WEIGHT[kind]


def forms(entry: Mapping[str, Any] | str) -> set[str]:
    """Answer the plain forms a gold entry is known by."""
    if isinstance(entry, str):
        return {plain(entry)}
    found = {entry.get("name"), entry.get("surface"), entry.get("acronym"), *(entry.get("also_accept") or [])}
    return {plain(form) for form in found if form} - {""}


def labels(gold: Gold) -> dict[str, tuple[int, float]]:
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


def label(key: str, known: Mapping[str, tuple[int, float]], surnames: set[str]) -> tuple[int, float]:
    """Answer the kind and weight of a candidate."""
    form = plain(key)
    if form in known:
        return known[form]
    if form in surnames:
        return 3, 0.5
    return 0, 1.0


def asked(about: str | None, file: str) -> argparse.Namespace:
    """Answer what a script that fits is asked for: the `half` to learn from, and `out`, else `file`."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--half", default="both", help="develop, hold or both")
    parser.add_argument("--out", type=Path, default=ROOT / "ontology" / "recogniser" / file)
    return parser.parse_args()


def load(half: str) -> list[Example]:
    """Read everything to learn from: the pages of one half or both, and what is our own."""
    return [*_annotated(half), *_short("told", "retold"), *_short("own", "own"), *_passages()]


def _annotated(half: str) -> Iterator[Example]:
    gold = ROOT / "tests" / "gold"
    with (gold / "split.csv").open(encoding="utf-8", newline="") as stream:
        slugs = sorted(row["document"] for row in csv.DictReader(stream) if half in (row["half"], "both"))
    found = [
        ("page", ROOT / "corpus" / "retold" / f"{s}.txt", gold / "annotations" / f"{s}.json") for s in slugs
    ]
    found += [
        ("user", ROOT / "corpus" / f"{path.stem}.txt", path)
        for path in sorted(Path(__file__).with_name("annotations").glob("*.json"))
    ]
    found += [
        ("own", gold / "own" / "documents" / f"{path.stem}.txt", path)
        for path in sorted((gold / "own" / "gold").glob("*.json"))
    ]
    for kind, path, annotation in found:
        yield Example(path.stem, kind, parse(path), json.loads(annotation.read_text(encoding="utf-8")))


def _short(kind: str, folder: str) -> Iterator[Example]:
    """Answer the documents of a folder in the short form."""
    for path in sorted(Path(__file__).with_name(folder).glob("*.pages")):
        for page in pages.read(path):
            document = read_text(page.text, path=f"{page.slug}.txt")
            yield Example(page.slug, kind, document, page.annotation)


def _passages() -> Iterator[Example]:
    """Answer the marked passages as documents with annotations."""
    fields = {"o": "partners", "i": "initiatives", "p": "people"}
    path = Path(__file__).with_name("passages.txt")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if not line or line.startswith("#"):
            continue
        gold: dict[str, Any] = {field: [] for field in (*fields.values(), "mentioned_organisations")}
        for mark, name in MARK.findall(line):
            gold[fields[mark]].append({"name": name})
        text = MARK.sub(r"\2", line)
        sections = (Section(SectionKind.PROSE, 0, len(text)),)
        yield Example(str(number), "passage", Document("", "", text, "", Metadata(), sections, ()), gold)
