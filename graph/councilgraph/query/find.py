"""Finding a thing by its IRI, its slug or one of its names."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

import pyoxigraph as ox

from councilgraph.errors import LookupFailed
from councilgraph.store import lexical
from councilgraph.vocabulary import CG, DCTERMS, RDFS, SKOS

_NAMES = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title", CG + "acronym", SKOS + "altLabel")
_NOT_THINGS = frozenset({"claim", "evidence", "graph", "identifier", "scheme", "role", "status"})
_GIVES_WAY = frozenset({"place", "case-study"})
_LIKE = 60.0  # of 100, rapidfuzz's ratio: below it what is "nearest" is no help ("hakney" ~ "hackney": 92)
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Index:
    """The names of things: of each IRI the one to show, and of each folded name or slug its IRIs."""

    label: Mapping[str, str]
    iris: Mapping[str, frozenset[str]]


def folded(name: str) -> str:
    """Answer the form in which names are looked up: case, accents' form, white space and dashes set aside."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("’", "'").replace("-", " ")
    return " ".join(plain.split()).removeprefix("the ")


def kind_of(iri: str) -> str:
    """Answer the kind in an IRI: `…/id/council/hackney` gives "council", "" where there is none."""
    parts = iri.partition("/id/")[2].split("/")
    return parts[0] if len(parts) > 1 else ""


def index(store: ox.Store) -> Index:
    """Read the names of everything in the store that a person would ask for."""
    label: dict[str, str] = {}
    iris: dict[str, set[str]] = defaultdict(set)
    for predicate in _NAMES:
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
            iri, name = lexical(quad.subject), quad.object
            kind = kind_of(iri)
            if not kind or kind in _NOT_THINGS or not isinstance(name, ox.Literal):
                continue
            if predicate in _NAMES[:3] and name.language in (None, "en"):
                label[iri] = min(label.get(iri, name.value), name.value)
            slug = unquote(iri.partition(f"/id/{kind}/")[2])
            for form in (name.value, slug, f"{kind}/{slug}", f"{kind}:{slug}", slug.rsplit("/", 1)[-1]):
                iris[folded(form)].add(iri)
    return Index(label, {form: frozenset(found) for form, found in iris.items()})


def find(store: ox.Store, name: str, *, names: Index | None = None) -> str:
    """Answer the IRI of the thing that a name, a slug (`hackney`, `council/hackney`) or an IRI means.

    A place gives way to the council, and a case study to the initiative, that shares its name: the facts are
    about the latter.

    Raises:
        LookupFailed: nothing has that name (the nearest are named), or several things have it.
    """
    known = names or index(store)
    iri = name.strip().strip("<>")
    if "://" in iri:
        if any(True for _ in store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph())):
            return iri
        raise LookupFailed("nothing in the graph has that IRI", where=iri, remedy="ask for a name instead")
    found = known.iris.get(folded(name), frozenset())
    if len(found) > 1:
        found = frozenset(one for one in found if kind_of(one) not in _GIVES_WAY) or found
    if len(found) == 1:
        return next(iter(found))
    if found:
        choices = ", ".join(
            f"{one.partition('/id/')[2]} ({known.label.get(one, '')})" for one in sorted(found)
        )
        raise LookupFailed(f"{len(found)} things have that name", where=name, remedy=f"say which: {choices}")
    raise LookupFailed("nothing in the graph has that name", where=name, remedy=nearest(name, known.iris))


def nearest(name: str, names: Mapping[str, object] | list[str]) -> str:
    """Answer "did you mean …?" with the names most like one, or where to look when none is."""
    from rapidfuzz import fuzz, process

    choices = sorted(names)
    best = process.extract(folded(name), choices, scorer=fuzz.ratio, limit=_SHOWN, score_cutoff=_LIKE)
    if not best:
        return "councilgraph query councils and partners list what there is"
    return f"did you mean {', '.join(str(choice) for choice, _, _ in best)}?"
