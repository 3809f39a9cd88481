"""Statements as RDF: the fact itself, and the claim with the span that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from msgspec.structs import replace

from councilgraph.errors import EvidenceError
from councilgraph.model import Document, Evidence, Literal, Statement, Status
from councilgraph.store.graphs import document_graph
from councilgraph.store.terms import TYPE, claim_iri, decimal, integer, node, term
from councilgraph.vocabulary import BASE, CG, OA, PROV, RDF, iri

MENTIONS = CG + "mentions"
"""The one predicate that is a fact whatever the status: a planned partner is still mentioned."""

_STRENGTH = {status: rank for rank, status in enumerate(Status)}  # asserted first, only mentioned last

_CLAIM, _SUBJECT, _PREDICATE, _OBJECT = (
    node(value) for value in (CG + "Claim", RDF + "subject", RDF + "predicate", RDF + "object")
)
_EVIDENCE, _CONFIDENCE, _RECOGNISER = (node(CG + name) for name in ("evidence", "confidence", "recogniser"))
_ROLE, _STATUS, _WITHIN = (node(CG + name) for name in ("role", "status", "within"))
_FROM = node(PROV + "wasDerivedFrom")
_SPECIFIC, _SOURCE, _SELECTOR = (node(OA + n) for n in ("SpecificResource", "hasSource", "hasSelector"))
_POSITION, _START, _END = (node(OA + name) for name in ("TextPositionSelector", "start", "end"))
_QUOTE, _EXACT, _PREFIX, _SUFFIX = (
    node(OA + name) for name in ("TextQuoteSelector", "exact", "prefix", "suffix")
)
_PLACES = {False: ox.Literal("text"), True: ox.Literal("source URL")}


def check(document: Document, evidence: Evidence) -> None:
    """Hold a quote against the text (or the source URL) it is from.

    Raises:
        EvidenceError: something else stands at its offsets.
    """
    within = (document.metadata.source or "") if evidence.url else document.text
    found = within[evidence.start : evidence.end]
    if found != evidence.exact or not evidence.exact:
        raise EvidenceError(
            document=document.path,
            start=evidence.start,
            end=evidence.end,
            exact=evidence.exact,
            found=found,
        )


def united(statements: Iterable[Statement]) -> list[Statement]:
    """Make one statement of those that say the same: a claim has one status and all spans that say it.

    The strongest status counts (asserted before planned, past, negated, mentioned) and brings its own spans
    only: "hopes to work with X" is no evidence for working with X.
    """
    of: dict[tuple[str, str, str | Literal], list[Statement]] = {}
    for statement in statements:
        of.setdefault((statement.subject, statement.predicate, statement.object), []).append(statement)
    found = []
    for same in of.values():
        status = min((statement.status for statement in same), key=_STRENGTH.__getitem__)
        kept = [statement for statement in same if statement.status is status]
        best = max(kept, key=lambda one: (one.confidence, one.role != "", one.recogniser, one.role))
        spans = {evidence for one in kept for evidence in one.evidence}
        ranked = sorted(spans, key=lambda one: (one.url, one.start, one.end, one.prefix, one.suffix))
        found.append(replace(best, evidence=tuple(ranked)))
    return found


def statement_quads(statement: Statement, document: Document, *, case: str, base: str) -> Iterator[ox.Quad]:
    """Answer the quads of one (united) statement in its document's graph.

    Args:
        statement: what is stated.
        document: the document that states it.
        case: the IRI of the document's case study.
        base: the base of the IRIs.

    Raises:
        EvidenceError: a quote is not in the document.
    """
    graph = document_graph(base, document.slug)
    subject, predicate, obj = node(statement.subject), node(statement.predicate), term(statement.object)
    if statement.status is Status.ASSERTED or statement.predicate == MENTIONS:
        yield ox.Quad(subject, predicate, obj, graph)
    claim = node(claim_iri(base, statement.subject, statement.predicate, statement.object, case))
    yield ox.Quad(claim, TYPE, _CLAIM, graph)
    yield ox.Quad(claim, _SUBJECT, subject, graph)
    yield ox.Quad(claim, _PREDICATE, predicate, graph)
    yield ox.Quad(claim, _OBJECT, obj, graph)
    yield ox.Quad(claim, _FROM, node(case), graph)
    yield ox.Quad(claim, _CONFIDENCE, decimal(statement.confidence), graph)
    yield ox.Quad(claim, _RECOGNISER, ox.Literal(statement.recogniser), graph)
    yield ox.Quad(claim, _STATUS, node(iri(BASE, "status", statement.status.value)), graph)
    if statement.role:
        yield ox.Quad(claim, _ROLE, node(iri(BASE, "role", statement.role)), graph)
    for evidence in statement.evidence:
        check(document, evidence)
        place = "url" if evidence.url else "text"
        where = iri(base, "evidence", f"{document.slug}/{place}/{evidence.start}-{evidence.end}")
        yield ox.Quad(claim, _EVIDENCE, node(where), graph)
        yield from _evidence_quads(evidence, where, node(case), graph)


def _evidence_quads(
    evidence: Evidence, where: str, case: ox.NamedNode, graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    whole, position, quote = node(where), node(where + "/position"), node(where + "/quote")
    yield ox.Quad(whole, TYPE, _SPECIFIC, graph)
    yield ox.Quad(whole, _SOURCE, case, graph)
    yield ox.Quad(whole, _WITHIN, _PLACES[evidence.url], graph)
    yield ox.Quad(whole, _SELECTOR, position, graph)
    yield ox.Quad(whole, _SELECTOR, quote, graph)
    yield ox.Quad(position, TYPE, _POSITION, graph)
    yield ox.Quad(position, _START, integer(evidence.start), graph)
    yield ox.Quad(position, _END, integer(evidence.end), graph)
    yield ox.Quad(quote, TYPE, _QUOTE, graph)
    yield ox.Quad(quote, _EXACT, ox.Literal(evidence.exact), graph)
    if evidence.prefix:
        yield ox.Quad(quote, _PREFIX, ox.Literal(evidence.prefix), graph)
    if evidence.suffix:
        yield ox.Quad(quote, _SUFFIX, ox.Literal(evidence.suffix), graph)
