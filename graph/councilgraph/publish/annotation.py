"""A reading in the schema of the annotated set: what `annotate` prints and `evaluate` scores."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from councilgraph.model import Entity, MentionKind, Participation, Reading, SectionKind

Annotation = dict[str, Any]

_CUT = re.compile(r"[\w,–-]\s*\Z")  # a text that ends within a sentence or a word
_RANK = {"lead": 0, "participating": 1, "partner": 1, "mentioned": 2}
_BULLET = re.compile(r"^\s*[•*]", re.M)


def annotation(reading: Reading) -> Annotation:
    """Answer one document's annotation; it always has the names of persons, as the document itself has."""
    document = reading.document
    of: dict[MentionKind, list[Entity]] = {kind: [] for kind in MentionKind}
    for entity in sorted(reading.entities, key=_place):
        of[entity.kind].append(entity)
    organisations = of[MentionKind.ORGANISATION]
    takes_part = {part.slug for part in _parts(reading, MentionKind.ORGANISATION) if part.part == "partner"}
    partners = [entity for entity in organisations if entity.slug in takes_part]
    councils = [_council(entity, reading) for entity in of[MentionKind.COUNCIL]]
    return {
        "document": document.path,
        "url": document.metadata.source,
        "layout": _layout(reading),
        "principles": sorted(entity.slug for entity in of[MentionKind.PRINCIPLE]),
        "councils": councils,
        "partners": [
            {
                "name": entity.name,
                "surface": entity.surface,
                "acronym": entity.acronym,
                "kind": entity.sector or "unknown",
            }
            for entity in partners
        ],
        "generic_partners": _once(entity.surface for entity in of[MentionKind.PARTNER_CATEGORY]),
        "mentioned_organisations": [e.surface for e in organisations if e.slug not in takes_part],
        "initiatives": [{"name": e.name, "surface": e.surface} for e in of[MentionKind.INITIATIVE]],
        "places": _once(entity.surface for entity in of[MentionKind.PLACE]),
        "people": [{"name": entity.name, "role": entity.detail} for entity in of[MentionKind.PERSON]],
        "years": _once(entity.surface for entity in of[MentionKind.DATE]),
        "flags": _flags(reading, councils),
        "notes": "",
    }


def _parts(reading: Reading, kind: MentionKind) -> list[Participation]:
    return [part for part in reading.parts if part.kind is kind]


def _place(entity: Entity) -> tuple[bool, int, int, str]:
    first = min((m.url, m.start, m.end) for m in entity.mentions)
    return (*first, entity.slug)


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _council(entity: Entity, reading: Reading) -> Annotation:
    roles = [part.part for part in _parts(reading, MentionKind.COUNCIL) if part.slug == entity.slug]
    found: Annotation = {
        "name": entity.name,
        "surface": entity.surface,
        "role": min(roles, key=lambda role: _RANK[role], default="mentioned"),
        "key": entity.key or entity.slug,
    }
    if entity.detail:
        found["evidence"] = entity.detail
    return found


def _layout(reading: Reading) -> str:
    kinds = {section.kind for section in reading.document.sections}
    if SectionKind.PRINCIPLES in kinds:
        text = reading.document.text
        declared = (s for s in reading.document.sections if s.kind is SectionKind.PRINCIPLES)
        first = next(declared)
        return "bullets" if _BULLET.search(text, first.start, first.end) else "headings"
    return "metadata" if SectionKind.METADATA in kinds else "other"


def _flags(reading: Reading, councils: list[Annotation]) -> list[str]:
    kinds = {section.kind for section in reading.document.sections}
    acting = [council for council in councils if council["role"] != "mentioned"]
    said = {
        "cut": _CUT.search(reading.document.text) is not None,
        "coref": any(council.get("evidence") == "coreference" for council in councils),
        "multi": len(acting) > 1,
        "boilerplate": SectionKind.BOILERPLATE in kinds,
        "principles-only": SectionKind.PROSE not in kinds and SectionKind.PRINCIPLES in kinds,
    }
    return [flag for flag, holds in said.items() if holds]
