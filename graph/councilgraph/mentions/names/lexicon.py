"""What the domain says of names, compiled once: word classes, the register, places, weights."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from councilgraph.domain import Domain, OrganisationRecord
from councilgraph.mentions import network, vectors
from councilgraph.mentions.gazetteer import Gazetteer, shared
from councilgraph.mentions.names.told import Edges, Told
from councilgraph.mentions.places import register as places_of

_BRACKETS = re.compile(r"\s*\([^()]{0,40}\)")
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
    edges: Edges  # word as written → what it says of the places beside it
    told: Mapping[str, Told]  # place beside or in a name → word → the numbers of what it tells there
    connectors: frozenset[str]
    going_on: frozenset[str]  # what may stand behind a word of a name, besides a capital
    comma_openers: frozenset[str]
    comma_closers: tuple[str, ...]
    abbreviations: frozenset[str]
    ministries: frozenset[str]
    closers: frozenset[str]
    pointing: frozenset[str]
    shared_heads: Mapping[str, str]
    labels: Mapping[str, tuple[str, ...]]  # word of a label → what stands behind it
    openers: frozenset[str]
    passing: frozenset[str]  # words that alone, or with a day or a year, name nothing
    dates: frozenset[str]  # of these, the ones that belong to a date
    measures: re.Pattern[str]  # "1.5MW", "108th"
    never_last: frozenset[str]
    telling: frozenset[str]
    telling_first: frozenset[str]
    after_name: frozenset[str]
    people: frozenset[str]
    titles: frozenset[str]
    kept_titles: frozenset[str]  # which of them stay with a name of one word
    roles: frozenset[str]
    lower_initiative: frozenset[str]
    lower_organisation: frozenset[str]
    takes_up: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]
    place_words: frozenset[str]
    towns: frozenset[str]
    town_openers: frozenset[str]  # the first words of towns of two words
    register: Mapping[str, OrganisationRecord]
    acronyms: Mapping[str, OrganisationRecord]
    small: frozenset[str]  # names of one word that, written small, are no ordinary words
    ambiguous: frozenset[str]
    generic: frozenset[str]
    sector_cues: Mapping[str, re.Pattern[str]]
    sector_words: Callable[[str], set[str]]  # which of these patterns a text may hold
    network: network.Network
    gazetteer: Gazetteer[OrganisationRecord]  # names of the register of two words and more

    def forget(self) -> None:
        """Forget what words were found to tell, where it is much; numbers of features are void then."""
        if self.network.forget():
            for told in self.told.values():
                told.clear()


def _inverse(groups: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for group in sorted(groups):
        for word in groups[group]:
            found.setdefault(word, []).append(group)
    return {word: tuple(of) for word, of in found.items()}


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


def _slugs(words: Iterable[tuple[str, str]]) -> Callable[[str], set[str]]:
    """Answer what gives, for a text, the slugs that the words in it stand for."""
    slugs: dict[str, tuple[str, ...]] = {}
    for word, slug in words:
        slugs[word] = (*slugs.get(word, ()), slug)
    automaton, of = AhoCorasick(slugs, implementation=Implementation.DFA), list(slugs.values())

    def found(text: str) -> set[str]:
        hits = automaton.find_matches_as_indexes(text, overlapping=True)
        return {slug for word, _, _ in hits for slug in of[word]}

    return found


@cache
def lexicon(domain: Domain) -> Lexicon:
    """Compile the lexicon of a domain, once."""
    cues = domain.cues("names")
    names, acronyms = _register(domain)
    towns = frozenset(plain(name) for name, _ in places_of(domain))
    places = {plain(council.short_name) for council in domain.councils} | set(cues["heads"]["country"])
    heads, context = _inverse(cues["heads"]), _inverse(cues["context"])
    words = vectors.of_domain(domain)
    fitted = network.Network(network.read(domain.weights / "names.npz"), words)
    of = fitted.numbers
    told = {
        "l": Told(of, "l", {"L": heads}, none=True, ending=True, figures=True),
        "f": Told(of, "f", {"F": heads}, none=True, figures=True),
        "h": Told(of, "h", {"H": heads}, none=True),
        "m": Told(of, "m", {"M": heads}, figures=True),
        "n1": Told(of, "n1", {"N1": context, "NH": heads}),
    }
    told |= {place: Told(of, place, {place.upper(): context}) for place in ("p1", "p2", "n2")}
    told |= {place: Told(of, "", {place: heads}, none=True) for place in ("LB", "RB")}
    given = frozenset(name.casefold() for name in domain.names("given-names"))
    return Lexicon(
        heads=heads,
        context=context,
        told=told,
        edges=Edges(
            frozenset(cues["openers"]),
            frozenset(cues["heads"]["title"]),
            frozenset(cues["roles"]["words"]),
            frozenset(cues["closers"]),
            given,
        ),
        connectors=frozenset(cues["connectors"]),
        going_on=frozenset((*cues["connectors"], ",", ".", "(")),
        comma_openers=frozenset(cues["comma_openers"]),
        comma_closers=tuple(cues["comma_closers"]),
        abbreviations=frozenset(cues["abbreviations"]),
        ministries=frozenset(cues["ministries"]),
        shared_heads=cues["shared_heads"],
        closers=frozenset(cues["closers"]),
        pointing=frozenset(cues["pointing"]),
        labels=_inverse(cues["labels"]),
        openers=frozenset(cues["openers"]),
        passing=frozenset(cues["openers"]) | frozenset(cues["heads"]["time"]),
        dates=frozenset(cues["heads"]["time"]),
        measures=re.compile(r"[\d.,/]*\d(?:" + "|".join(map(re.escape, cues["measures"])) + ")"),
        never_last=frozenset(cues["openers"]) - frozenset(cues["may_end"]) | frozenset(cues["closers"]),
        people=frozenset(cues["people"]),
        telling=frozenset(cues["telling"]),
        telling_first=frozenset(cues["telling_first"]),
        after_name=frozenset(cues["after_name"]),
        titles=frozenset(cues["heads"]["title"]),
        kept_titles=frozenset(cues["kept_titles"]),
        roles=frozenset(cues["roles"]["words"]),
        lower_initiative=frozenset(cues["lower_heads"]["initiative"]),
        lower_organisation=frozenset(cues["lower_heads"]["organisation"]),
        takes_up=frozenset(cues["takes_up"]["heads"]),
        given=given,
        surnames=frozenset(name.casefold() for name in domain.names("surnames")),
        places=frozenset(places),
        place_words=frozenset(word for place in places for word in place.split() if len(word) > 3),
        towns=towns,
        town_openers=frozenset(town.split()[0] for town in towns if town.count(" ") == 1),
        register=names,
        acronyms=acronyms,
        small=frozenset(
            name for name in names if len(name) > 3 and name.isalpha() and words.of(name) is None
        ),
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
        sector_words=_slugs((cue, sector.slug) for sector in domain.sectors for cue in sector.cues),
        network=fitted,
        gazetteer=Gazetteer(
            (
                (name, record)
                for record in domain.organisations
                for name in (record.name, *record.alt_names)
                if " " in name
            ),
            scan=shared(domain),
        ),
    )
