"""`graph.ttl` and `graph.trig`: prefixes, subjects grouped and in a stable order."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from councilgraph.store import named, ontology_graph
from councilgraph.vocabulary import BASE, CG, OA, OWL, PREFIXES, RDF, RDFS, SKOS

_SUBJECTS = (  # what a reader looks for first comes first
    "case-study", "initiative", "council", "organisation", "person", "contact", "place", "identifier",
    "scheme", "principle", "theme", "partner-category", "sector", "role", "status", "claim", "evidence",
)  # fmt: skip
_FIRST = {RDF + "type": "0", RDFS + "label": "1", SKOS + "prefLabel": "1", SKOS + "altLabel": "2"}
_EVIDENCE_TYPES = {
    CG + "Claim",
    OA + "SpecificResource",
    OA + "TextPositionSelector",
    OA + "TextQuoteSelector",
}
_TALK_OF_CLAIMS = {CG + "Role", CG + "Status"}
_SCHEMES_OF_CLAIMS = {BASE + "id/scheme/roles", BASE + "id/scheme/statuses"}
_SUGGESTS = CG + "suggestsPrinciple"
_DEFINED_BY = ox.NamedNode(RDFS + "isDefinedBy")
_TYPE = ox.NamedNode(RDF + "type")


def prefixes(base: str) -> dict[str, str]:
    """Answer the prefixes of the outputs: the vocabularies, and one for each kind of thing."""
    kinds = {name: f"{base}id/{name}/" for name in _SUBJECTS}
    return {**PREFIXES, **kinds, "graph": f"{base}id/graph/"}


def facts(store: ox.Store, base: str) -> set[ox.Triple]:
    """Answer the flat facts: no claims, no evidence, no suggestion, no definition of the vocabulary."""
    evidence = _instances(store, _EVIDENCE_TYPES | _TALK_OF_CLAIMS)
    evidence |= {ox.NamedNode(iri) for iri in sorted(_SCHEMES_OF_CLAIMS)}
    defined = {quad.subject for quad in store.quads_for_pattern(None, _DEFINED_BY, None, None)}
    defined |= _instances(store, {OWL + "Ontology"})
    contract = ontology_graph(base)
    return {
        quad.triple
        for quad in named(store)
        if quad.subject not in evidence
        and quad.subject not in defined
        and quad.predicate.value != _SUGGESTS
        and not (quad.graph_name == contract and "/id/" not in str(quad.subject))
    }


def _instances(store: ox.Store, classes: Iterable[str]) -> set[ox.NamedNode | ox.BlankNode | ox.Triple]:
    return {
        quad.subject
        for kind in sorted(classes)
        for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(kind), None)
    }


class _Order:
    """Sorts by kind of subject, subject, then class and label before the rest."""

    def __init__(self, base: str) -> None:
        self._rank = {f"{base}id/{name}": f"{rank:02}" for rank, name in enumerate(_SUBJECTS)}
        self._rank |= {f"{BASE}id/{name}": f"{rank:02}" for rank, name in enumerate(_SUBJECTS)}
        self._depth = base.rstrip("/").count("/") + 3

    def __call__(self, triple: ox.Triple | ox.Quad) -> tuple[str, str, str, str, str]:
        subject, predicate = str(triple.subject), triple.predicate.value
        kind = self._rank.get("/".join(subject[1:].split("/")[: self._depth]), "99")
        graph = str(triple.graph_name) if isinstance(triple, ox.Quad) else ""
        return graph, kind + subject, _FIRST.get(predicate, "3"), predicate, str(triple.object)


def turtle(triples: Iterable[ox.Triple], base: str = BASE) -> bytes:
    """Write triples as Turtle; the same set gives the same bytes."""
    rows = sorted(triples, key=_Order(base))
    said = "".join(f"{triple} " for triple in rows)
    used = {name: iri for name, iri in prefixes(base).items() if f"<{iri}" in said}
    return _spaced(ox.serialize(rows, format=ox.RdfFormat.TURTLE, prefixes=used))


def trig(store: ox.Store, base: str = BASE) -> bytes:
    """Write all named graphs as TriG; the same set gives the same bytes."""
    rows = sorted(named(store), key=_Order(base))
    return _spaced(ox.serialize(rows, format=ox.RdfFormat.TRIG, prefixes=prefixes(base)))


def _spaced(data: bytes | None) -> bytes:
    """Set an empty line before each subject: the writer ends a subject with ` .` at the end of a line.

    A literal can't hold such a line end: the writer escapes line breaks inside literals.
    """
    assert data is not None  # it is where no output stream is given
    return data.replace(b" .\n", b" .\n\n").replace(b" .\n\n@prefix", b" .\n@prefix")
