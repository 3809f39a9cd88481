"""What is said of a document itself, and of the things it names that no register knows."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from councilgraph.model import Document, Entity, MentionKind
from councilgraph.store.registers import LABEL
from councilgraph.store.terms import TYPE, date, english, node, web_address
from councilgraph.vocabulary import BASE, CG, DCTERMS, FOAF, PROV, SCHEMA, XSD, iri

_CASE = node(CG + "CaseStudy")
_TITLE, _SOURCE, _LICENCE = (node(DCTERMS + name) for name in ("title", "source", "license"))
_ISSUED, _PUBLISHER = node(DCTERMS + "issued"), node(DCTERMS + "publisher")
_URL, _DERIVED = node(SCHEMA + "url"), node(PROV + "wasDerivedFrom")
_DIGEST, _PATH, _CONFIRMED = (node(CG + name) for name in ("textDigest", "path", "sourceConfirmed"))
_RETOLD, _TRUE = node(CG + "retold"), ox.Literal("true", datatype=node(XSD + "boolean"))
_ACRONYM, _SECTOR = node(CG + "acronym"), node(CG + "sector")

_CLASSES = {
    MentionKind.COUNCIL: CG + "Council",
    MentionKind.ORGANISATION: CG + "PartnerOrganisation",
    MentionKind.PLACE: SCHEMA + "Place",
    MentionKind.PERSON: FOAF + "Person",
}


def case_iri(base: str, document: Document) -> str:
    """Mint the IRI of a document's case study."""
    return iri(base, "case-study", document.slug)


def case_triples(document: Document, base: str, name: str) -> Iterator[ox.Triple]:
    """Answer what is known of the document: title, source, date, licence, the hash of its text.

    A retold document is derived from its page (`prov:wasDerivedFrom`) and does not pass for it: it carries
    no `schema:url`, and `cg:retold` says that its quotes are not the page's own words.

    Args:
        document: the document.
        base: the base of the IRIs.
        name: its title, as it may be shown.
    """
    case, about = node(case_iri(base, document)), document.metadata
    yield ox.Triple(case, TYPE, _CASE)
    yield ox.Triple(case, LABEL, english(name))
    if about.title:
        yield ox.Triple(case, _TITLE, english(name))
    yield ox.Triple(case, _PATH, ox.Literal(document.path))
    yield ox.Triple(case, _DIGEST, ox.Literal(document.sha256))
    if about.source and (page := web_address(about.source)) is not None:
        if about.retold:
            yield ox.Triple(case, _DERIVED, page)
        else:
            yield ox.Triple(case, _URL, page)
            yield ox.Triple(case, _SOURCE, page)
    elif about.source:
        yield ox.Triple(case, _SOURCE, ox.Literal(about.source))
    if about.retold:
        yield ox.Triple(case, _RETOLD, _TRUE)
    if about.confirmed:
        yield ox.Triple(case, _CONFIRMED, ox.Literal(about.confirmed))
    if about.date:
        yield ox.Triple(case, _ISSUED, date(about.date))
    if about.licence:
        licence = web_address(about.licence)
        yield ox.Triple(case, _LICENCE, ox.Literal(about.licence) if licence is None else licence)
    if about.publisher:
        yield ox.Triple(case, _PUBLISHER, english(about.publisher))


def entity_triples(entity: Entity, thing: str) -> Iterator[ox.Triple]:
    """Answer class, name, acronym and sector of a thing (with its IRI) that a document names."""
    subject = node(thing)
    if entity.key is not None and entity.kind in {MentionKind.COUNCIL, MentionKind.ORGANISATION}:
        return  # the register says the rest
    yield ox.Triple(subject, TYPE, node(_CLASSES[entity.kind]))
    yield ox.Triple(subject, LABEL, english(entity.name))
    if entity.acronym and entity.acronym != entity.name:
        yield ox.Triple(subject, _ACRONYM, ox.Literal(entity.acronym))
    if entity.sector:
        yield ox.Triple(subject, _SECTOR, node(iri(BASE, "sector", entity.sector)))


def describable(entity: Entity) -> bool:
    """Answer whether a document describes such a thing: concepts and dates describe themselves."""
    return entity.kind in _CLASSES
