"""The Python face of councilgraph: what every command can do, in one call."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from councilgraph import pipeline, publish, store
from councilgraph import query as asking
from councilgraph.domain import Domain
from councilgraph.errors import InputError
from councilgraph.model import Reading
from councilgraph.pipeline import Build, Counts, Progress
from councilgraph.vocabulary import BASE

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from councilgraph.view.notebook import IFrame

__all__ = ["KnowledgeGraph", "build", "open"]


class KnowledgeGraph:
    """A graph of case studies that can be asked, explained, drawn and taken elsewhere.

    Args:
        held: the store.
        base: the base of its IRIs.
        built: the build that it comes from, None of a graph that was opened.
    """

    def __init__(self, held: ox.Store, *, base: str = BASE, built: Build | None = None) -> None:
        self.store = held
        self.base = base
        self.built = built

    def __repr__(self) -> str:
        counts = self.counts
        return (
            f"<KnowledgeGraph: {counts.documents} documents, {counts.councils} councils, "
            f"{counts.partner_organisations} partner organisations, {counts.initiatives} initiatives>"
        )

    @property
    def counts(self) -> Counts:
        """What the graph holds, in numbers."""
        return self.built.counts if self.built else pipeline.count(self.store)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What each document gave; empty for a graph that was opened from a folder."""
        return self.built.readings if self.built else ()

    def query(self, question: str, **values: str) -> asking.Answer:
        """Ask a named question of the library, or in SPARQL.

        The rows come as dictionaries when iterated; the truth of an ASK is the answer's own.

        >>> import councilgraph
        >>> kg = councilgraph.build("corpus/share-shacks.txt")
        >>> [row["documents"] for row in kg.query("principles", principle="learning")]
        [1]
        >>> bool(kg.query("ASK { ?council cg:practises principle:co-production }"))
        True

        Args:
            question: a name that `councilgraph query --list` shows, or a SPARQL query.
            values: values for variables of the query: numbers, `"quoted texts"`, names of things.

        Raises:
            QueryError: it is neither, or it is not allowed.
            LookupFailed: a value is the name of nothing.
        """
        text = question if any(sign in question for sign in "{ \n") else asking.question(question).query
        bindings = {name: asking.value(self.store, value) for name, value in values.items()}
        return asking.run(self.store, text, base=self.base, bindings=bindings)

    def explain(self, name: str) -> asking.Explanation:
        """Answer each fact about a thing with the sentences that state it.

        >>> import councilgraph
        >>> facts = councilgraph.build("corpus/share-shacks.txt").explain("Share Shacks").facts
        >>> next(fact.object_label for fact in facts if fact.predicate_label == "partner")
        'The Active Wellbeing Society'

        Args:
            name: an IRI, a slug (`hackney`, `council/hackney`) or a name.

        Raises:
            LookupFailed: nothing, or more than one thing, has that name.
        """
        return asking.explain(self.store, name)

    def annotations(self) -> list[publish.Annotation]:
        """Answer what was read in each document, in the schema of the annotated set."""
        return [publish.annotation(reading) for reading in self.readings]

    def to_turtle(self) -> str:
        """Answer the flat facts as Turtle, as `graph.ttl` has them."""
        return publish.turtle(publish.facts(self.store, self.base), self.base).decode()

    def to_trig(self) -> str:
        """Answer everything as TriG, as `graph.trig` has it."""
        return publish.trig(self.store, self.base).decode()

    def to_rdflib(self, *, evidence: bool = True) -> rdflib.Dataset:
        """Answer an rdflib Dataset: a named graph a document, the ontology, the derived facts.

        >>> import councilgraph
        >>> dataset = councilgraph.build("corpus/share-shacks.txt").to_rdflib()
        >>> len([graph for graph in dataset.graphs() if "/id/graph/" in graph.identifier])
        1

        Args:
            evidence: whether claims and their evidence come too; else the facts alone, in the default graph.
        """
        import rdflib

        if evidence:
            return rdflib.Dataset(default_union=True).parse(data=self.to_trig(), format="trig")
        found = rdflib.Dataset()
        found.default_graph.parse(data=self.to_turtle(), format="turtle")
        return found

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Answer a networkx graph: things with `label` and `type`, facts with `label`, `weight` and `claims`.

        >>> import councilgraph
        >>> network = councilgraph.build("corpus/system-conveners.txt").to_networkx()
        >>> network.nodes["https://w3id.org/councilgraph/id/council/hackney"]["type"]
        'Council'
        """
        from councilgraph.view.projection import project

        return project(self.store)

    def view(self, name: str | None = None, *, depth: int = 1, kind: str = "network") -> IFrame:
        """Answer the interactive page for a notebook cell.

        Args:
            name: a name, slug or IRI to stay around; None for the whole graph.
            depth: steps around it.
            kind: the view to open on: network, matrix, themes, shared, similar, gaps, timeline, figures.

        Raises:
            LookupFailed: nothing has that name.
            InputError: there is no such view.
        """
        from councilgraph.view.notebook import frame

        return frame(self.store, focus=name, depth=depth, kind=kind)

    def check(self, domain: Domain | None = None) -> list[str]:
        """Answer what the SHACL shapes find wrong, one line a result; nothing when all is well."""
        from councilgraph.domain import shipped

        return publish.check_shapes(publish.turtle(self._default(), self.base), domain or shipped())

    def _default(self) -> set[ox.Triple]:
        return {quad.triple for quad in self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())}


def build(
    *corpus: str | Path,
    out: str | Path | None = None,
    domain: Domain | None = None,
    base: str = BASE,
    people: bool = False,
    recognisers: Sequence[str] = (),
    strict: bool = False,
    progress: Progress | None = None,
) -> KnowledgeGraph:
    """Build the graph of case studies.

    >>> import councilgraph
    >>> councilgraph.build("corpus/share-shacks.txt").counts.documents
    1

    Args:
        corpus: folders and files.
        out: the folder to write `graph.ttl`, `graph.trig`, `graph.html`, `store/` into; None writes nothing.
        domain: the ontology to read by; the shipped one by default.
        base: the base of the IRIs, with its final slash.
        people: whether the names of persons may appear.
        recognisers: names of further recognisers that installed packages offer.
        strict: whether one bad document is an error; otherwise it is reported in `built.problems`.
        progress: told of each step: its name, how much is done, how much there is.

    Raises:
        InputError: the corpus, the ontology or the output folder cannot be used.
    """
    told = progress or (lambda step, done, total: None)
    made = pipeline.build(
        corpus or ("corpus",),
        out,
        domain=domain,
        base=base,
        people=people,
        recognisers=recognisers,
        strict=strict,
        progress=told,
    )
    return KnowledgeGraph(made.store, base=base, built=made)


def open(out: str | Path = "outputs") -> KnowledgeGraph:
    """Open what a build wrote.

    Args:
        out: the output folder.

    Raises:
        LookupFailed: there is no store.
    """
    folder = Path(out)
    held = store.load(folder / "store")
    return KnowledgeGraph(held, base=_base(folder))


def _base(folder: Path) -> str:
    path = folder / "build.json"
    if not path.is_file():
        return BASE
    try:
        note: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"is no JSON ({error})", where=path, remedy="build again") from error
    return str(note.get("base", BASE))
