"""What the domain says of names, compiled once: word classes, the register, places, weights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from councilgraph.domain import Domain, OrganisationRecord
from councilgraph.mentions.gazetteer import Gazetteer
from councilgraph.mentions.names import classes, model

_BRACKETS = re.compile(r"\s*\([^()]{0,40}\)")
# Whose classes are told: the last, first, head and inner words, and those two before and one behind.
_CLASSED = ("cl", "cf", "ch", "cm", "cp", "cq", "cn")
_MARKS = re.compile(r"[.!?,:;\"“”‘]+")


def plain(name: str) -> str:
    """Answer the form in which "&" and "and", quotes, brackets and a leading "The" make no difference."""
    text = _BRACKETS.sub("", name) if "(" in name else name
    text = text.casefold().replace("’", "'").replace("&", " and ").replace("-", " ")
    text = " ".join(_MARKS.sub("", text).split())
    return text.removeprefix("the ").replace("co operative", "cooperative")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The domain as the recogniser of names sees it."""

    heads: Mapping[str, tuple[str, ...]]  # word → its head classes
    context: Mapping[str, tuple[str, ...]]  # word → its context classes
    features: Mapping[str, Mapping[str, tuple[str, ...]]]  # kind of feature → word → the features it gives
    classes: Mapping[str, classes.ClassFeatures]  # kind of feature → word → the features of its classes
    connectors: frozenset[str]
    comma_openers: frozenset[str]
    comma_closers: tuple[str, ...]
    abbreviations: frozenset[str]
    ministries: frozenset[str]
    closers: frozenset[str]
    shared_heads: Mapping[str, str]
    labels: Mapping[str, tuple[str, ...]]  # word of a label → what stands behind it
    openers: frozenset[str]
    never_last: frozenset[str]
    telling: frozenset[str]
    telling_first: frozenset[str]
    after_name: frozenset[str]
    people: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    lower_initiative: frozenset[str]
    lower_organisation: frozenset[str]
    takes_up: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]
    place_words: frozenset[str]
    register: Mapping[str, OrganisationRecord]
    acronyms: Mapping[str, OrganisationRecord]
    ambiguous: frozenset[str]
    generic: frozenset[str]
    sector_cues: Mapping[str, re.Pattern[str]]
    sector_words: Any  # an Aho-Corasick automaton that tells which of these patterns may be found
    weights: model.Weights
    gazetteer: Gazetteer[OrganisationRecord]  # names of the register of two words and more


def _inverse(groups: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for group in sorted(groups):
        for word in groups[group]:
            found.setdefault(word, []).append(group)
    return {word: tuple(of) for word, of in found.items()}


def _prefixed(kind: str, groups: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(f"{kind}={group}" for group in of) for word, of in groups.items()}


def _register(domain: Domain) -> tuple[dict[str, OrganisationRecord], dict[str, OrganisationRecord]]:
    names: dict[str, OrganisationRecord] = {}
    acronyms: dict[str, OrganisationRecord] = {}
    for record in domain.organisations:
        names[plain(record.name)] = record
    for record in domain.organisations:
        for name in record.alt_names:
            names.setdefault(plain(name), record)
        if record.acronym:
            acronyms.setdefault(record.acronym, record)
    for doubtful in domain.ambiguous.values():
        if len(doubtful.candidates) > 1 and doubtful.register != "councils":
            acronyms.pop(doubtful.name, None)
    return names, acronyms


def _automaton(words: Iterable[tuple[str, str]]) -> Any:
    """Answer an automaton that gives for each word found the slugs that it stands for."""
    slugs: dict[str, tuple[str, ...]] = {}
    for word, slug in words:
        slugs[word] = (*slugs.get(word, ()), slug)
    automaton = ahocorasick.Automaton()
    for word in slugs:
        automaton.add_word(word, slugs[word])
    automaton.make_automaton()
    return automaton


@cache
def lexicon(domain: Domain) -> Lexicon:
    """Compile the lexicon of a domain, once."""
    cues = domain.cues("names")
    names, acronyms = _register(domain)
    places = {plain(council.short_name) for council in domain.councils} | set(cues["heads"]["country"])
    heads, context = _inverse(cues["heads"]), _inverse(cues["context"])
    features = {kind: _prefixed(kind, heads) for kind in ("L", "F", "H", "M", "NH", "LB", "RB")}
    features |= {kind: _prefixed(kind, context) for kind in ("P1", "P2", "N1", "N2")}
    of_words = classes.read(domain.folder / "recogniser" / "word-classes.tsv")
    return Lexicon(
        heads=heads,
        context=context,
        features=features,
        classes={kind: classes.ClassFeatures(kind, of_words) for kind in _CLASSED},
        connectors=frozenset(cues["connectors"]),
        comma_openers=frozenset(cues["comma_openers"]),
        comma_closers=tuple(cues["comma_closers"]),
        abbreviations=frozenset(cues["abbreviations"]),
        ministries=frozenset(cues["ministries"]),
        shared_heads=cues["shared_heads"],
        closers=frozenset(cues["closers"]),
        labels=_inverse(cues["labels"]),
        openers=frozenset(cues["openers"]),
        never_last=frozenset(cues["openers"]) - frozenset(cues["may_end"]),
        people=frozenset(cues["people"]),
        telling=frozenset(cues["telling"]),
        telling_first=frozenset(cues["telling_first"]),
        after_name=frozenset(cues["after_name"]),
        titles=frozenset(cues["heads"]["title"]),
        roles=frozenset(cues["roles"]["words"]),
        lower_initiative=frozenset(cues["lower_heads"]["initiative"]),
        lower_organisation=frozenset(cues["lower_heads"]["organisation"]),
        takes_up=frozenset(cues["takes_up"]["heads"]),
        given=frozenset(name.casefold() for name in domain.names("given-names")),
        surnames=frozenset(name.casefold() for name in domain.names("surnames")),
        places=frozenset(places),
        place_words=frozenset(word for place in places for word in place.split() if len(word) > 3),
        register=names,
        acronyms=acronyms,
        ambiguous=frozenset(plain(name) for name in domain.ambiguous),
        generic=frozenset(
            plain(cue)
            for category in domain.partner_categories
            for cue in (category.label, *category.alternatives, *category.cues)
        )
        | frozenset(cues["never"]),
        sector_cues={
            sector.slug: re.compile(r"\b(?:" + "|".join(map(re.escape, cues_)) + r")\b")
            for sector in domain.sectors
            if (cues_ := sorted(sector.cues, key=len, reverse=True))
        },
        sector_words=_automaton((cue, sector.slug) for sector in domain.sectors for cue in sector.cues),
        weights=model.read(domain.weights / "names.tsv"),
        gazetteer=Gazetteer(
            (name, record)
            for record in domain.organisations
            for name in (record.name, *record.alt_names)
            if " " in name
        ),
    )
