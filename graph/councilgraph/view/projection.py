"""The store as a networkx graph: things as nodes, facts as edges, each with the claims that prove it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import networkx as nx
import pyoxigraph as ox

from councilgraph.view.claims import Claim, Fact, Object, Properties, Triple, claims_of, first, humanise
from councilgraph.vocabulary import ADMS, CG, DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, XSD

Graph: TypeAlias = "nx.MultiDiGraph[str]"

LABELS: Final = (
    SKOS + "prefLabel",
    RDFS + "label",
    SCHEMA + "name",
    FOAF + "name",
    DCTERMS + "title",
    CG + "contactRole",
)
ALIASES: Final = (SKOS + "altLabel", SKOS + "hiddenLabel", CG + "acronym")
LINKS: Final = (
    SKOS + "exactMatch", OWL + "sameAs", DCTERMS + "spatial", DCTERMS + "source", DCTERMS + "isReferencedBy",
    PROV + "wasDerivedFrom", PROV + "wasQuotedFrom", FOAF + "homepage", FOAF + "page", SCHEMA + "url",
)  # fmt: skip
CLASSES_BESIDES: Final = {SCHEMA + "Place": "Place", FOAF + "Person": "Person"}
DATED: Final = frozenset({"Initiative", "CaseStudy"})  # a council's founding year is no year of its work
DATES: Final = frozenset(XSD + name for name in ("gYear", "gYearMonth", "date", "dateTime"))
PAGES: Final = (SCHEMA + "url", DCTERMS + "source", PROV + "wasDerivedFrom")
NOT_THINGS: Final = frozenset(
    {"Claim", "SectorKind"}
)  # a claim proves a fact; a sector is a fact of its thing
EDGES_BESIDES: Final = frozenset({DCTERMS + "isPartOf", DCTERMS + "isReplacedBy"})
CONCEPTS: Final = frozenset({"Principle", "Theme"})  # kept without any edge: the gaps are about them


def kinds(graph: Graph) -> dict[str, str]:
    """Answer the type of each node, in the graph's order."""
    return {node: data["type"] for node, data in graph.nodes(data=True)}


def project(store: ox.Store) -> Graph:
    """Answer the graph of a store: nodes are IRIs, edges facts keyed by their predicate's IRI.

    A node has `label`, `type` (the class's local name), `aliases`, `facts` (tuple of Fact), `description`;
    `years`, `region`, `sector`, `url` and `retold` (a document whose sentences are not its page's own);
    an edge `predicate`, `label`, `weight` (documents that say so, 1 at least), `claims` (tuple of Claim),
    `derived` (by a rule) and `status` ("asserted", else how the document qualifies it). The graph itself
    has `types` and `predicates`: labels and definitions out of the ontology.
    """
    properties, derived = _read(store)
    things = {iri: kind for iri in properties if (kind := _kind(properties[iri])) is not None}
    claims = claims_of(properties)
    graph: Graph = nx.MultiDiGraph()
    for subject, predicate, target, status in _facts(properties, things, claims):
        said = claims.get((subject, predicate, target), ())
        graph.add_edge(
            subject,
            target,
            key=predicate,
            predicate=predicate,
            label=_label(predicate, properties),
            weight=max(1, len({quote.document for claim in said for quote in claim.quotes})),
            claims=said,
            derived=(subject, predicate, target) in derived,
            status=status,
        )
    graph.add_nodes_from(sorted(iri for iri, kind in things.items() if kind in CONCEPTS))
    for iri in graph:
        about = properties[iri]
        graph.nodes[iri].update(
            label=_label(iri, properties),
            type=things[iri],
            aliases=tuple(sorted({term.value for name in ALIASES for term in about.get(name, ())})),
            description=first(about, SKOS + "definition") or first(about, DCTERMS + "description"),
            facts=_node_facts(iri, about, properties, things, claims),
            years=_years(about) if things[iri] in DATED else (),
            region=first(about, CG + "region"),
            sector=_label(sector, properties) if (sector := first(about, CG + "sector")) else "",
            url=next((url for name in PAGES if (url := first(about, name)).startswith("http")), ""),
            retold=first(about, CG + "retold") == "true",
        )
    for name, used in (
        ("types", {CG + kind for kind in things.values()}),
        ("predicates", {key for _, _, key in graph.edges(keys=True)}),
    ):
        graph.graph[name] = {
            iri: (_label(iri, properties), first(properties.get(iri, {}), RDFS + "comment"))
            for iri in sorted(used)
        }
    return graph


def _read(store: ox.Store) -> tuple[Properties, set[Triple]]:
    """Answer subject → predicate → objects, each list sorted, and the triples of the derived graph."""
    found: dict[str, dict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
    derived: set[Triple] = set()
    merged = next(iter(store.quads_for_pattern(None, None, None, ox.DefaultGraph())), None) is not None
    # the default graph is the merge of the named ones; a store without it is read graph by graph
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()) if merged else store:
        subject, target = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(target, ox.NamedNode | ox.Literal):
            continue
        objects = found[subject.value][quad.predicate.value]
        if target not in objects:
            objects.append(target)
    for name in store.named_graphs():
        if isinstance(name, ox.NamedNode) and name.value.endswith("graph/derived"):
            for quad in store.quads_for_pattern(None, None, None, name):
                subject, predicate, target = (str(getattr(term, "value", term)) for term in quad.triple)
                derived.add((subject, predicate, target))
    for about in found.values():
        for objects in about.values():
            if len(objects) > 1:
                objects.sort(key=lambda term: (isinstance(term, ox.NamedNode), term.value))
    # the store's own order changes from run to run, and positions depend on the order of nodes and edges
    ordered: dict[str, dict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
    for iri in sorted(found):
        ordered[iri].update(sorted(found[iri].items()))
    return ordered, derived


def _kind(about: Mapping[str, list[Object]]) -> str | None:
    for term in about.get(RDF + "type", ()):
        if term.value.startswith(CG) and term.value[len(CG) :] not in NOT_THINGS:
            return term.value[len(CG) :]
        if term.value in CLASSES_BESIDES:
            return CLASSES_BESIDES[term.value]
    return None


def _label(iri: str, properties: Properties) -> str:
    about = properties.get(iri, {})
    return next((text for name in LABELS if (text := first(about, name).strip())), "") or humanise(iri)


def _facts(
    properties: Properties, things: Mapping[str, str], claims: Mapping[Triple, tuple[Claim, ...]]
) -> Iterable[tuple[str, str, str, str]]:
    """Answer (subject, predicate, object, status) between two things, in order.

    First what is a fact, then what is only claimed (planned, past, negated): shown apart, never as a fact.
    """
    facts = {
        (subject, predicate, target.value)
        for subject in things
        for predicate, objects in properties[subject].items()
        if predicate in EDGES_BESIDES or predicate.startswith(CG)
        for target in objects
        if target.value in things and isinstance(target, ox.NamedNode) and target.value != subject
    }
    only_said = {
        fact
        for fact in claims
        if fact not in facts and fact[0] in things and fact[2] in things and fact[0] != fact[2]
    }
    for fact in sorted(facts):
        yield *fact, "asserted"
    for fact in sorted(only_said):
        yield *fact, claims[fact][0].status


def _years(about: Mapping[str, list[Object]]) -> tuple[str, ...]:
    found = {
        year
        for predicate, terms in about.items()
        for term in terms
        if isinstance(term, ox.Literal) and (predicate == CG + "year" or term.datatype.value in DATES)
        for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", term.value)
    }
    return tuple(sorted(found))


def _node_facts(
    iri: str,
    about: Mapping[str, list[Object]],
    properties: Properties,
    things: Mapping[str, str],
    claims: Mapping[Triple, tuple[Claim, ...]],
) -> tuple[Fact, ...]:
    """Answer what is known of a thing besides its edges: literals, codes, links, other concepts."""
    hidden = {
        *LABELS,
        *ALIASES,
        RDF + "type",
        SKOS + "definition",
        SKOS + "notation",
        DCTERMS + "description",
        CG + "retold",  # said beside the quotes, in words
        CG + "textDigest",  # for machines
        ADMS + "identifier",  # org:identifier says the same code
    }
    found: list[Fact] = []
    for predicate in sorted(about):
        if predicate in hidden:
            continue
        for term in about[predicate]:
            said = claims.get((iri, predicate, term.value), ())
            if isinstance(term, ox.Literal):
                found.append(Fact(_label(predicate, properties), term.value, claims=said))
            elif predicate in LINKS:
                found.append(Fact(_label(predicate, properties), term.value, href=term.value, claims=said))
            elif predicate.startswith(CG) and term.value not in things:
                found.append(Fact(_label(predicate, properties), _label(term.value, properties), claims=said))
    return tuple(found)
