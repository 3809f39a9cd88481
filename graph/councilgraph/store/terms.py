"""RDF terms out of the plain strings of the records: the border where text becomes RDF."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import pyoxigraph as ox

from councilgraph.model import Literal
from councilgraph.vocabulary import RDF, XSD, iri

Node = ox.NamedNode | ox.Literal

_DECIMAL = ox.NamedNode(XSD + "decimal")
_INTEGER = ox.NamedNode(XSD + "integer")
_DATE = {4: "gYear", 7: "gYearMonth", 10: "date"}  # ISO 8601 by its length

TYPE = ox.NamedNode(RDF + "type")


@lru_cache(maxsize=65536)  # the same few thousand IRIs come back in every document
def node(value: str) -> ox.NamedNode:
    """Answer the IRI as a term."""
    return ox.NamedNode(value)


def term(value: str | Literal) -> Node:
    """Answer an object as a term: a plain string is an IRI."""
    if isinstance(value, str):
        return node(value)
    if value.language:
        return ox.Literal(value.value, language=value.language)
    return ox.Literal(value.value, datatype=node(value.datatype) if value.datatype else None)


def decimal(value: float) -> ox.Literal:
    """Answer a confidence with two digits, all that the recognisers can tell apart."""
    return ox.Literal(f"{value:.2f}", datatype=_DECIMAL)


def integer(value: int) -> ox.Literal:
    """Answer a whole number."""
    return ox.Literal(str(value), datatype=_INTEGER)


def english(value: str) -> ox.Literal:
    """Answer a text of ours, in English."""
    return ox.Literal(value, language="en")


def date(value: str) -> ox.Literal:
    """Answer an ISO 8601 date, month or year with its datatype; anything else as the plain text it is."""
    kind = _DATE.get(len(value))
    plain = not kind or not value.replace("-", "").isdigit()
    return ox.Literal(value) if plain else ox.Literal(value, datatype=node(XSD + str(kind)))


def web_address(value: str) -> ox.NamedNode | None:
    """Answer an absolute IRI as a term, None where the text is none."""
    try:
        return ox.NamedNode(value)
    except ValueError:
        return None


def claim_iri(base: str, subject: str, predicate: str, obj: str | Literal, document: str) -> str:
    """Mint a claim's IRI: 20 hex digits (80 bits: no clash below a thousand million claims)."""
    said = obj if isinstance(obj, str) else f'"{obj.value}"^^{obj.datatype}@{obj.language}'
    digest = hashlib.sha256("\0".join((subject, predicate, said, document)).encode()).hexdigest()
    return iri(base, "claim", digest[:20])
