"""The ontology and the register rows in use as RDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from councilgraph.domain import CouncilRecord, Domain, OrganisationRecord
from councilgraph.errors import OntologyError
from councilgraph.store.terms import TYPE, date, english, node, web_address
from councilgraph.vocabulary import ADMS, BASE, CG, DCTERMS, FOAF, ORG, RDFS, SCHEMA, SKOS, iri

LABEL = node(RDFS + "label")

_ALT = node(SKOS + "altLabel")
_MATCH = node(SKOS + "exactMatch")
_NOTATION = node(SKOS + "notation")
_COUNCIL, _PARTNER, _ACRONYM = (node(CG + n) for n in ("Council", "PartnerOrganisation", "acronym"))
_SECTOR, _REGION, _NATION = (node(CG + name) for name in ("sector", "region", "nation"))
_COUNCIL_TYPE = node(CG + "councilType")
_REPLACED, _SPATIAL = node(DCTERMS + "isReplacedBy"), node(DCTERMS + "spatial")
_FOUNDED, _DISSOLVED = node(SCHEMA + "foundingDate"), node(SCHEMA + "dissolutionDate")
_HOMEPAGE = node(FOAF + "homepage")
_IDENTIFIER, _ADMS_IDENTIFIER = node(ORG + "identifier"), node(ADMS + "identifier")
_IDENTIFIER_CLASS, _AGENCY = node(ADMS + "Identifier"), node(ADMS + "schemaAgency")

_GEOGRAPHY = "http://statistics.data.gov.uk/id/statistical-geography/"
_WIKIDATA = "http://www.wikidata.org/entity/"
_ORG_ID = re.compile(r"GB-(?!GSS$)[A-Z]+$")  # the schemes of org-id.guide; the register has others too
_ONTOLOGY = ("councilgraph", "principles", "themes", "sectors", "partner-categories", "roles")


def ontology_triples(domain: Domain) -> Iterator[ox.Triple]:
    """Answer the classes, properties and concept schemes, without the phrases that recognisers go by.

    Raises:
        OntologyError: a file is missing or is no Turtle.
    """
    hidden = node(SKOS + "hiddenLabel")
    for name in _ONTOLOGY:
        path = domain.folder / f"{name}.ttl"
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                if quad.predicate != hidden:
                    yield quad.triple
        except (OSError, SyntaxError) as error:
            raise OntologyError(f"is no Turtle ({error})", where=path, remedy="mend the file") from error


def register_triples(domain: Domain, base: str, used: Iterable[str]) -> Iterator[ox.Triple]:
    """Answer the register rows whose IRIs are in use, and the successors of abolished councils.

    Args:
        domain: the domain with its registers.
        base: the base of the IRIs.
        used: every IRI that the graph speaks of.
    """
    wanted = set(used)
    by_code = {code: row for row in domain.councils for code in (row.gss, row.slug) if code}
    waiting = [row for row in domain.councils if iri(base, "council", row.slug) in wanted]
    done: set[str] = set()
    while waiting:
        row = waiting.pop()
        if row.slug not in done:
            done.add(row.slug)
            successors = [by_code[code] for code in row.successors if code in by_code]
            yield from _council(row, base, successors)
            waiting += successors
    for organisation in domain.organisations:
        if iri(base, "organisation", organisation.slug) in wanted:
            yield from _organisation(organisation, base)


def _council(row: CouncilRecord, base: str, successors: list[CouncilRecord]) -> Iterator[ox.Triple]:
    council = node(iri(base, "council", row.slug))
    yield ox.Triple(council, TYPE, _COUNCIL)
    yield ox.Triple(council, LABEL, english(row.name))
    if row.welsh_name:
        yield ox.Triple(council, LABEL, ox.Literal(row.welsh_name, language="cy"))
    for name in {row.short_name, *row.alt_names} - {row.name, ""}:
        yield ox.Triple(council, _ALT, english(name))
    yield ox.Triple(council, _COUNCIL_TYPE, ox.Literal(row.type))
    yield ox.Triple(council, _NATION, ox.Literal(row.nation))
    if row.region:
        yield ox.Triple(council, _REGION, ox.Literal(row.region))
    if row.gss:
        yield ox.Triple(council, _SPATIAL, node(_GEOGRAPHY + row.gss))
    if row.start:
        yield ox.Triple(council, _FOUNDED, date(row.start))
    if row.end:
        yield ox.Triple(council, _DISSOLVED, date(row.end))
    for successor in successors:
        yield ox.Triple(council, _REPLACED, node(iri(base, "council", successor.slug)))
    if (page := web_address(row.website)) is not None:
        yield ox.Triple(council, _HOMEPAGE, page)
    yield from _outside(council, row.org_id, row.wikidata, base)


def _organisation(row: OrganisationRecord, base: str) -> Iterator[ox.Triple]:
    organisation = node(iri(base, "organisation", row.slug))
    yield ox.Triple(organisation, TYPE, _PARTNER)
    yield ox.Triple(organisation, LABEL, english(row.name))
    if row.acronym and row.acronym != row.name:
        yield ox.Triple(organisation, _ACRONYM, ox.Literal(row.acronym))
    for name in set(row.alt_names) - {row.name, row.acronym}:
        yield ox.Triple(organisation, _ALT, english(name))
    if row.sector:
        yield ox.Triple(organisation, _SECTOR, node(iri(BASE, "sector", row.sector)))
    code = f"{row.scheme}-{row.identifier}" if row.identifier and _ORG_ID.match(row.scheme) else ""
    yield from _outside(organisation, code, row.wikidata, base)


def _outside(thing: ox.NamedNode, code: str, wikidata: str, base: str) -> Iterator[ox.Triple]:
    if code:
        identifier = node(iri(base, "identifier", code))
        yield ox.Triple(thing, _IDENTIFIER, ox.Literal(code))
        yield ox.Triple(thing, _ADMS_IDENTIFIER, identifier)
        yield ox.Triple(identifier, TYPE, _IDENTIFIER_CLASS)
        yield ox.Triple(identifier, _NOTATION, ox.Literal(code))
        yield ox.Triple(identifier, _AGENCY, ox.Literal("-".join(code.split("-")[:2])))
    if wikidata:
        yield ox.Triple(thing, _MATCH, node(_WIKIDATA + wikidata))
