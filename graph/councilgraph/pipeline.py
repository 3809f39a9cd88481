"""The whole flow on one page: a corpus is read, held in a store, derived from, checked and published."""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from importlib import metadata
from pathlib import Path

import pyoxigraph as ox

from councilgraph import entities, mentions, parsers, publish, review, statements, store
from councilgraph.domain import Domain, shipped
from councilgraph.entities.decisions import Decisions
from councilgraph.errors import DocumentError
from councilgraph.mentions.plugins import Recogniser, recogniser
from councilgraph.model import Document, Reading
from councilgraph.vocabulary import BASE, PREFIXES

Progress = Callable[[str, int, int], None]
"""Told of each step: its name, how much is done, how much there is."""

FIRST_TO_OPEN = "graph.html"
REVIEW = "review.csv"
_LIBRARIES = (
    "councilgraph",
    "pyoxigraph",
    "rdflib",
    "networkx",
    "pyvis",
    "trafilatura",
    "pypdfium2",
    "python-docx",
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a build found; `sentences_not_understood` look like facts and gave none: see `review.csv`."""

    documents: int
    councils: int
    partner_organisations: int
    principles: int
    initiatives: int
    statements: int
    sentences_not_understood: int


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build: the store in memory, the readings, and what went wrong with which file."""

    store: ox.Store
    readings: tuple[Reading, ...]
    problems: tuple[DocumentError, ...]
    counts: Counts
    base: str
    files: tuple[Path, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Reader:
    """Reads documents one way: by one ontology, its decisions, and perhaps further recognisers.

    `people` says whether statements may name persons.
    """

    domain: Domain = field(default_factory=shipped)
    base: str = BASE
    people: bool = False
    recognisers: tuple[Recogniser, ...] = ()

    @cached_property
    def decisions(self) -> Decisions:
        """What people decided, read once."""
        return Decisions.of(self.domain)

    def read(self, document: Document) -> Reading:
        """Read one document: mentions, entities, statements with their evidence."""
        found = mentions.find_mentions(document, self.domain, self.recognisers)
        things = entities.resolve(document, found, self.domain, self.decisions)
        parts, said = statements.state(document, things, self.domain, self.base, people=self.people)
        return Reading(
            document, found, things, store.decided(said, document, self.decisions, self.base), parts
        )


def read(document: Document, domain: Domain | None = None) -> Reading:
    """Read one document by an ontology; the shipped one by default."""
    return Reader(domain or shipped()).read(document)


def build(
    corpus: Sequence[str | Path] = ("corpus",),
    out: str | Path | None = None,
    *,
    domain: Domain | None = None,
    base: str = BASE,
    people: bool = False,
    recognisers: Sequence[str] = (),
    strict: bool = False,
    progress: Progress = lambda step, done, total: None,
) -> Build:
    """Build the graph of a corpus.

    Args:
        corpus: folders and files.
        out: the folder to write into; nothing is written where None.
        domain: the ontology to read by; the shipped one by default.
        base: the base of the IRIs, with its final slash.
        people: whether the names of persons may appear.
        recognisers: names of further recognisers that installed packages offer.
        strict: whether one bad document is an error; otherwise it is reported and left out.
        progress: told of each step.

    Raises:
        InputError: the corpus, the ontology or the output folder cannot be used; earlier outputs stay.
        EvidenceError: a quote does not stand at its offsets (a defect of ours).
    """
    reader = Reader(domain or shipped(), base, people, tuple(map(recogniser, recognisers)))
    if out is None:
        return _build(corpus, None, reader, strict, progress)
    with publish.staging(Path(out)) as folder:
        built = _build(corpus, folder, reader, strict, progress)
    return Build(
        built.store, built.readings, built.problems, built.counts, base,
        tuple(Path(out) / path.name for path in built.files), built.seconds,
    )  # fmt: skip


def _build(
    corpus: Sequence[str | Path],
    folder: Path | None,
    reader: Reader,
    strict: bool,
    progress: Progress,
) -> Build:
    base, domain = reader.base, reader.domain
    seconds: dict[str, float] = {}
    with _timed("parse", seconds):
        progress("parse", 0, 1)
        found = parsers.read_corpus([Path(path) for path in corpus], strict=strict, domain=domain)
        if not found.documents:
            raise found.problems[0]
        documents = sorted(found.documents, key=lambda document: (document.slug, document.path))
    with _timed("read", seconds):
        readings = []
        for number, document in enumerate(documents):
            progress("read", number, len(documents))
            readings.append(reader.read(document))
    with _timed("store", seconds):
        progress("store", 0, 1)
        graph = store.assemble(readings, domain, base=base, people=reader.people)
    queue = review.queue(readings, domain, base=base, people=reader.people)
    counts = count(graph, queue)
    files: tuple[Path, ...] = ()
    if folder is not None:
        progress("publish", 0, 1)
        with _timed("publish", seconds):
            files = _publish(graph, documents, base, folder)
            review.write(folder / REVIEW, queue)
        files += (folder / REVIEW,)
        files += (_note(folder, base, counts, documents, found.problems, seconds),)
    return Build(graph, tuple(readings), tuple(found.problems), counts, base, files, seconds)


def _publish(graph: ox.Store, documents: Sequence[Document], base: str, folder: Path) -> tuple[Path, ...]:
    from councilgraph.view import page  # networkx and jinja2 take 0.3 s to load; only a build needs them

    publish.verify_quotes(graph, documents, base)
    (folder / "graph.ttl").write_bytes(publish.turtle(publish.facts(graph, base), base))
    (folder / "graph.trig").write_bytes(publish.trig(graph, base))
    page.write(graph, folder / FIRST_TO_OPEN)
    store.save(graph, folder / "store")
    return tuple(folder / name for name in (FIRST_TO_OPEN, "graph.ttl", "graph.trig", "store"))


def count(graph: ox.Store, queue: Sequence[review.ReviewItem] = ()) -> Counts:
    """Count what a graph holds; councils that are there only as another's successor do not count."""

    def number(pattern: str) -> int:
        rows = graph.query(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}", prefixes=PREFIXES)
        assert isinstance(rows, ox.QuerySolutions)
        return int(next(iter(rows))["n"].value)

    return Counts(
        documents=number("?x a cg:CaseStudy"),
        councils=number("?x a cg:Council . ?claim a cg:Claim ; ?said ?x"),
        partner_organisations=number("?initiative cg:partner ?x"),
        principles=number("?case cg:declares ?x"),
        initiatives=number("?x a cg:Initiative"),
        statements=number("?x a cg:Claim"),
        sentences_not_understood=sum(not item.claim for item in queue),
    )


def _note(
    folder: Path,
    base: str,
    counts: Counts,
    documents: Sequence[Document],
    problems: Sequence[DocumentError],
    seconds: dict[str, float],
) -> Path:
    path = folder / "build.json"
    note = {
        "base": base,
        "counts": {name: getattr(counts, name) for name in Counts.__slots__},
        "documents": {document.path: document.sha256 for document in documents},
        "problems": [str(problem) for problem in problems],
        "seconds": {name: round(taken, 3) for name, taken in seconds.items()},
        "versions": {"python": platform.python_version()} | {name: _version(name) for name in _LIBRARIES},
    }
    path.write_text(json.dumps(note, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # a checkout on the path, not installed
        return "not installed"


@contextmanager
def _timed(name: str, seconds: dict[str, float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[name] = time.perf_counter() - start


def annotate(
    paths: Sequence[str | Path], domain: Domain | None = None, *, recognisers: Sequence[str] = ()
) -> Iterator[tuple[str, Reading, publish.Annotation]]:
    """Read documents and answer what was read in each, in the schema of the annotated set.

    It is the reading that the triples are made of; the names of persons are always there.

    Args:
        paths: files, or folders of them.
        domain: the ontology to read by; the shipped one by default.
        recognisers: names of further recognisers that installed packages offer.

    Yields:
        The path as given (for a file of a folder: below it), the reading, and the annotation with that
        path as its `document`.

    Raises:
        InputError: a file cannot be read.
    """
    reader = Reader(domain or shipped(), people=True, recognisers=tuple(map(recogniser, recognisers)))
    for path in paths:
        found = parsers.read_corpus([Path(path)], strict=True, domain=reader.domain)
        for document in found.documents:
            reading = reader.read(document)
            name = str(path) if Path(path).is_file() else (Path(path) / document.path).as_posix()
            yield name, reading, publish.annotation(reading) | {"document": name}
