"""The last check before anything is published: every quote stands at its offsets, every shape is met."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from councilgraph.domain import Domain
from councilgraph.errors import EvidenceError, InvariantError
from councilgraph.model import Document
from councilgraph.store import lexical
from councilgraph.vocabulary import CG, OA, SH, iri

_SOURCE, _SELECTOR, _WITHIN = (
    ox.NamedNode(name) for name in (OA + "hasSource", OA + "hasSelector", CG + "within")
)
_START, _END, _EXACT = (ox.NamedNode(OA + name) for name in ("start", "end", "exact"))


def verify_quotes(store: ox.Store, documents: Iterable[Document], base: str) -> int:
    """Hold every quote in the store against the document it says it is from.

    Returns:
        The number of quotes.

    Raises:
        EvidenceError: something else stands at the offsets of a quote.
    """
    texts = {iri(base, "case-study", document.slug): document for document in documents}
    default, count = ox.DefaultGraph(), 0
    for quad in store.quads_for_pattern(None, _SOURCE, None, default):
        about = {
            inner.predicate: lexical(inner.object)
            for selector in store.quads_for_pattern(quad.subject, _SELECTOR, None, default)
            if isinstance(selector.object, ox.NamedNode)
            for inner in store.quads_for_pattern(selector.object, None, None, default)
        }
        document = texts[lexical(quad.object)]
        within = lexical(next(store.quads_for_pattern(quad.subject, _WITHIN, None, default)).object)
        text = document.text if within == "text" else document.metadata.source or ""
        start, end = int(about[_START]), int(about[_END])
        if text[start:end] != about[_EXACT]:
            raise EvidenceError(
                document=document.path, start=start, end=end, exact=about[_EXACT], found=text[start:end]
            )
        count += 1
    return count


def check_shapes(turtle: bytes, domain: Domain) -> list[str]:
    """Answer what the SHACL shapes of the ontology find wrong in a graph, one line a result.

    It takes about a second on a small corpus and grows with the graph, which is why `build` runs it on
    `--check` and in the tests, and not every time.

    Args:
        turtle: the graph with its claims, as Turtle or N-Triples.
        domain: the domain whose `shapes.ttl` counts.
    """
    import pyshacl
    import rdflib

    data = rdflib.Graph().parse(data=turtle, format="turtle")
    shapes = rdflib.Graph().parse(domain.folder / "shapes.ttl", format="turtle")
    vocabulary = rdflib.Graph().parse(domain.folder / "councilgraph.ttl", format="turtle")
    conforms, report, text = pyshacl.validate(data, shacl_graph=shapes, ont_graph=vocabulary)
    if conforms:
        return []
    if not isinstance(report, rdflib.Graph):
        raise InvariantError(f"the shapes could not be applied: {text}")
    found = []
    for result in report.subjects(rdflib.RDF.type, rdflib.URIRef(SH + "ValidationResult")):
        focus, path, message = (
            report.value(result, rdflib.URIRef(SH + name))
            for name in ("focusNode", "resultPath", "resultMessage")
        )
        found.append(f"{focus} {path or ''}: {message}")
    return sorted(found)
