"""The records that `ontology/` is read into: concepts of its schemes, rows of its registers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS concept: `cues` are its `skos:hiddenLabel`s, the phrases that signal it in a text."""

    iri: str
    slug: str
    label: str
    definition: str
    alternatives: tuple[str, ...]
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CouncilRecord:
    """A row of `registers/councils.csv`; `names` are all forms that name the authority itself."""

    slug: str
    gss: str
    name: str
    short_name: str
    alt_names: tuple[str, ...]
    type: str
    nation: str
    region: str
    parents: tuple[str, ...]
    start: str
    end: str
    successors: tuple[str, ...]
    current: bool
    org_id: str
    wikidata: str
    website: str
    welsh_name: str
    source: str


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """A row of `registers/organisations.csv`; `sector` is the slug of a sector kind."""

    slug: str
    name: str
    acronym: str
    alt_names: tuple[str, ...]
    sector: str
    nation: str
    scheme: str
    identifier: str
    wikidata: str
    category: str
    status: str
    source: str


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A row of `registers/ambiguous-names.csv`: a name that is also a word, a place or another's name."""

    name: str
    register: str
    ambiguity: str
    english_word: bool
    surname: bool
    candidates: tuple[str, ...]
    risk: str
    rule: str
