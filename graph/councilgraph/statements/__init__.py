"""Stage four: entities become statements, each with the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from councilgraph.domain import Domain
from councilgraph.model import Document, Entity, Participation, Statement
from councilgraph.statements.council_parts import council_parts
from councilgraph.statements.facts import facts
from councilgraph.statements.roles import organisation_parts
from councilgraph.vocabulary import BASE

__all__ = ["state"]


def state(
    document: Document, entities: Sequence[Entity], domain: Domain, base: str = BASE, *, people: bool = False
) -> tuple[tuple[Participation, ...], tuple[Statement, ...]]:
    """Decide what part each council and organisation plays, and state the facts of a document.

    Args:
        document: the document.
        entities: its entities.
        domain: the ontology in use.
        base: the base of the IRIs minted.
        people: whether names of persons may be stated.

    Returns:
        The parts played, councils first, and the statements; for every evidence
        `document.text[start:end] == exact`, or the same within the source URL.
    """
    parts = (*council_parts(document, entities, domain), *organisation_parts(document, entities, domain))
    return parts, tuple(facts(document, entities, parts, domain, base, people=people))
