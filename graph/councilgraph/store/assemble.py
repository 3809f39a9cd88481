"""Readings → a store: a graph a document, the ontology with the register rows in use, the derived facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from msgspec.structs import replace

from councilgraph.domain import Domain
from councilgraph.model import Literal, Reading, Statement
from councilgraph.statements.initiatives import title
from councilgraph.store.cases import case_iri, case_triples, describable, entity_triples
from councilgraph.store.claims import check, statement_quads, united
from councilgraph.store.derived import derive
from councilgraph.store.graphs import derived_graph, document_graph, in_graph, merge, ontology_graph
from councilgraph.store.privacy import Veil
from councilgraph.store.registers import ontology_triples, register_triples
from councilgraph.vocabulary import BASE, iri


def assemble(
    readings: Iterable[Reading], domain: Domain, *, base: str = BASE, people: bool = False
) -> ox.Store:
    """Make the whole graph in memory.

    Args:
        readings: what the documents gave; their order does not matter.
        domain: the ontology and registers.
        base: the base of the IRIs.
        people: whether quotes may name persons.

    Returns:
        A store with the named graphs, and their merge as the default graph.

    Raises:
        EvidenceError: a quote does not stand at its offsets.
        OntologyError: a file of the ontology cannot be used.
    """
    store = ox.Store()
    for reading in readings:
        store.extend(document_quads(reading, base=base, people=people))
    used = {term.value for quad in store for term in quad.triple if isinstance(term, ox.NamedNode)}
    graph = ontology_graph(base)
    store.extend(in_graph(triple, graph) for triple in ontology_triples(domain))
    store.extend(in_graph(triple, graph) for triple in register_triples(domain, base, used))
    merge(store)
    conclusions = derive(store, domain)
    store.extend(in_graph(triple, derived_graph(base)) for triple in conclusions)
    return store


def document_quads(reading: Reading, *, base: str, people: bool) -> Iterator[ox.Quad]:
    """Answer the graph of one document: the case study, its facts, its claims, what it names.

    Raises:
        EvidenceError: a quote does not stand at its offsets.
    """
    document = reading.document
    graph = document_graph(base, document.slug)
    name = title(document)
    statements = united(reading.statements)
    for statement in statements:
        for evidence in statement.evidence:
            check(document, evidence)  # before quotes are cut, which would make a wrong one right
    if not people:
        veil = Veil(reading)
        statements = list(_veiled(statements, reading, veil, base))
        name = veil.without_names(name)
    for triple in case_triples(document, base, name):
        yield in_graph(triple, graph)
    spoken: set[str] = set()
    for statement in statements:
        spoken.add(statement.subject)
        if isinstance(statement.object, str):
            spoken.add(statement.object)
        yield from statement_quads(statement, document, case=case_iri(base, document), base=base)
    for entity in reading.entities:
        thing = iri(base, entity.kind.value, entity.slug)
        if thing in spoken and describable(entity):
            for triple in entity_triples(entity, thing):
                yield in_graph(triple, graph)


def _veiled(statements: Iterable[Statement], reading: Reading, veil: Veil, base: str) -> Iterator[Statement]:
    titled = Literal(title(reading.document), language="en")
    veiled = Literal(veil.without_names(titled.value), language="en")
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for entity in reading.entities:
        mentions = [(mention.start, mention.end) for mention in entity.mentions if not mention.url]
        spans[iri("", entity.kind.value, entity.slug)] += mentions
    for statement in statements:
        said = statement.object if isinstance(statement.object, str) else ""
        wanted = [span for thing in (said, statement.subject) for span in spans.get(_named(thing, base), [])]
        cut = [veil.cut(evidence, wanted) for evidence in statement.evidence]
        kept = {evidence: None for evidence in cut if evidence is not None}
        if kept:  # a piece of work without a name has its page's title
            shown = veiled if statement.object == titled else statement.object
            yield replace(statement, object=shown, evidence=tuple(kept))


def _named(thing: str, base: str) -> str:
    """Answer an IRI as an entity's kind and slug: an initiative's first part is its owner's."""
    local = thing.removeprefix(base)
    owned = local.removeprefix("id/initiative/")
    return f"id/initiative/{owned.rpartition('/')[2]}" if owned != local else local
