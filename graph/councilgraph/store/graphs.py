"""The named graphs of the store and the merge of them that queries see by default."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from councilgraph.errors import InvariantError
from councilgraph.vocabulary import iri


def document_graph(base: str, slug: str) -> ox.NamedNode:
    """Answer the graph of one document: its facts, its claims and their evidence."""
    return ox.NamedNode(iri(base, "graph", slug))


def ontology_graph(base: str) -> ox.NamedNode:
    """Answer the graph of the ontology and of the register rows in use."""
    return ox.NamedNode(f"{base}graph/ontology")


def derived_graph(base: str) -> ox.NamedNode:
    """Answer the graph of what the rules conclude."""
    return ox.NamedNode(f"{base}graph/derived")


def lexical(term: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple) -> str:
    """Answer a term's IRI or its literal's text.

    Raises:
        InvariantError: it is a triple; the store holds none within triples.
    """
    if isinstance(term, ox.Triple):
        raise InvariantError(f"a triple within a triple: {term}")
    return term.value


def in_graph(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    """Answer a triple as a quad of a graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def merge(store: ox.Store) -> None:
    """Fill the default graph with the merge of all named graphs, each triple once.

    A query that names no graph runs on this merge. Oxigraph's own "union as default graph" repeats a triple
    for every graph that holds it, so that counts over two documents that say the same came out double.
    """
    default = ox.DefaultGraph()
    store.clear_graph(default)
    store.extend(in_graph(triple, default) for triple in {quad.triple for quad in named(store)})


def named(store: ox.Store) -> Iterator[ox.Quad]:
    """Answer the quads of the named graphs, without the merge."""
    default = ox.DefaultGraph()
    return (quad for quad in store if quad.graph_name != default)


def ordered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Sort quads by their text, so that the same set gives the same bytes."""
    return sorted(quads, key=str)
