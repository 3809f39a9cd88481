"""People's decisions on single statements, applied before the statements become triples."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from councilgraph.entities.decisions import Decisions
from councilgraph.model import Document, Statement
from councilgraph.store.cases import case_iri
from councilgraph.store.terms import claim_iri


def decided(
    statements: Iterable[Statement], document: Document, decisions: Decisions, base: str
) -> tuple[Statement, ...]:
    """Leave out what people rejected, and be sure of what they accepted.

    Args:
        statements: what a document states.
        document: that document.
        decisions: the decisions that stand.
        base: the base of the claims' IRIs.
    """
    if not decisions.accepted and not decisions.rejected:
        return tuple(statements)
    case = case_iri(base, document)
    kept = []
    for one in statements:
        claim = claim_iri(base, one.subject, one.predicate, one.object, case).rsplit("/", 1)[-1]
        if claim not in decisions.rejected:
            kept.append(replace(one, confidence=1.0) if claim in decisions.accepted else one)
    return tuple(kept)
