"""Namespaces and terms of the vocabulary contract, as plain IRI strings, and the minting of IRIs."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

BASE: Final = "https://w3id.org/councilgraph/"
CG: Final = "https://w3id.org/councilgraph/def#"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
SCHEMA: Final = "https://schema.org/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
ORG: Final = "http://www.w3.org/ns/org#"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
ADMS: Final = "http://www.w3.org/ns/adms#"
SH: Final = "http://www.w3.org/ns/shacl#"

PREFIXES: Final = {
    "cg": CG, "rdf": RDF, "rdfs": RDFS, "xsd": XSD, "owl": OWL, "skos": SKOS, "dcterms": DCTERMS,
    "schema": SCHEMA, "foaf": FOAF, "org": ORG, "prov": PROV, "oa": OA, "adms": ADMS,
}  # fmt: skip
"""The prefixes every output declares and every query may use unsaid."""


_PLAIN: Final = re.compile(r"[A-Za-z0-9/._~-]*")


def iri(base: str, kind: str, slug: str) -> str:
    """Mint `{base}id/{kind}/{slug}`; the slug's slashes stay, all else that an IRI forbids is escaped."""
    safe = slug if _PLAIN.fullmatch(slug) else quote(slug, safe="/-._~")
    return f"{base}id/{kind}/{safe}"
