"""Stage three: mentions become entities, one thing with one slug, by registers, names and decisions."""

from __future__ import annotations

from collections.abc import Iterable

from councilgraph.domain import Domain
from councilgraph.entities.decisions import Decisions
from councilgraph.entities.identity import joined, normal, slug
from councilgraph.model import Document, Entity, Mention, MentionKind

__all__ = ["resolve"]

# Looked up once: a member of an enumeration costs ten times a plain name on Python 3.11.
_PARTNER_CATEGORY = MentionKind.PARTNER_CATEGORY
_PERSON = MentionKind.PERSON
_BY_WRITTEN_FORM = frozenset({MentionKind.DATE, MentionKind.PARTNER_CATEGORY})


def _identity(mention: Mention) -> str:
    if mention.key is not None and mention.kind is not _PARTNER_CATEGORY:
        return mention.key
    return normal(mention.name)


def resolve(
    document: Document, mentions: Iterable[Mention], domain: Domain, decisions: Decisions | None = None
) -> tuple[Entity, ...]:
    """Group the mentions of one document into entities.

    Mentions of one kind are one thing where a register or the ontology gives them one key, or where their
    names have one normal form; nothing is merged on likeness. Human decisions are applied first.

    Args:
        document: the document that the mentions stand in.
        mentions: its mentions, in any order.
        domain: the ontology in use.
        decisions: the decisions to keep to; those of the domain when None.

    Returns:
        Entities in the order of their first mention (those found in the source URL last).
    """
    decided = Decisions.of(domain) if decisions is None else decisions
    groups: dict[tuple[MentionKind, str], list[Mention]] = {}
    for mention in sorted(decided.amend(document, mentions), key=_position):
        groups.setdefault((mention.kind, _identity(mention)), []).append(mention)
    return tuple([_entity(document, identity, group) for (_, identity), group in groups.items()])


def _position(mention: Mention) -> tuple[bool, int, int, str, str]:
    return (mention.url, mention.start, -mention.end, mention.kind, mention.name)


def _entity(document: Document, identity: str, group: list[Mention]) -> Entity:
    first = group[0]
    if len(group) == 1:
        return Entity(
            first.kind, _slug(document, first, first.name, first.key, identity), first.name, first.surface,
            (first,), first.key, first.acronym or None, first.sector or None, first.detail,
        )  # fmt: skip
    # The form that defines an acronym, or is no back reference, is the one a person would quote.
    named = [m for m in group if m.detail != "coreference"] or group
    told = next((m for m in named if m.acronym), named[0])
    key = next((m.key for m in group if m.key is not None), None)
    return Entity(
        kind=first.kind,
        slug=_slug(document, first, told.name, key, identity),
        name=told.name,
        surface=told.surface,
        mentions=tuple(group),
        key=key,
        acronym=next((m.acronym for m in group if m.acronym), None),
        sector=next((m.sector for m in group if m.sector), None),
        detail=told.detail,
    )


def _slug(document: Document, mention: Mention, name: str, key: str | None, identity: str) -> str:
    if key is not None and mention.kind not in _BY_WRITTEN_FORM and mention.kind is not _PERSON:
        return key
    written = joined(identity) if key is None else slug(name)  # without a key, it is the normal form
    # Two pages' Jane Smiths are two persons.
    return f"{document.slug}/{written}" if mention.kind is _PERSON else written
