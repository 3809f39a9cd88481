"""Why the graph says what it says: each fact about a thing with the sentences that state it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from councilgraph.query.find import Index, find, index
from councilgraph.store import lexical
from councilgraph.vocabulary import CG, OA, PROV, RDF, RDFS, SCHEMA


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that say so: a document's path, half-open offsets in its text (or in its source URL)."""

    document: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    within: str
    source: str
    retold: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about a thing.

    `subject`, `predicate`, `object` are IRIs (`object` may be a literal's text), the `…_label`s their names.
    `status` is "asserted", "planned", "past", "negated", "mentioned", or "derived" for what a rule concludes:
    then the quotes are those of the facts it follows from. `confidence` is 0 to 1, of a derived fact the
    lowest of what it follows from.
    """

    subject: str
    predicate: str
    object: str
    subject_label: str
    predicate_label: str
    object_label: str
    status: str
    role: str
    confidence: float
    recogniser: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A thing and every fact about it."""

    iri: str
    label: str
    facts: tuple[Fact, ...]


def explain(store: ox.Store, name: str) -> Explanation:
    """Answer each fact about a thing with its sentences, documents and positions.

    Args:
        store: the store.
        name: an IRI, a slug or a name.

    Raises:
        LookupFailed: nothing, or more than one thing, has that name.
    """
    names = index(store)
    iri = find(store, name, names=names)
    reader = _Reader(store, names)
    facts = [reader.fact(claim) for claim in reader.claims_about(iri)] + reader.derived_about(iri)
    facts.sort(key=_rank)
    return Explanation(iri, names.label.get(iri, iri), tuple(facts))


def _rank(fact: Fact) -> tuple[bool, bool, str, str, str, str, str]:
    """Order facts: asserted ones, others, derived ones; by predicate, then by name."""
    names = fact.predicate, fact.subject_label, fact.object_label, fact.subject, fact.object
    return fact.status == "derived", fact.status != "asserted", *names


_Thing = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple


class _Reader:
    def __init__(self, store: ox.Store, names: Index) -> None:
        self._store, self._names = store, names

    def claims_about(self, iri: str) -> list[str]:
        """Answer the claims that have the thing as subject or object."""
        return sorted(
            {
                claim
                for place in ("subject", "object")
                for claim in self._subjects(RDF + place, ox.NamedNode(iri))
            }
        )

    def fact(self, claim: str) -> Fact:
        about = self._about(claim)
        subject, predicate, obj = (about[RDF + place][0] for place in ("subject", "predicate", "object"))
        return Fact(
            lexical(subject),
            lexical(predicate),
            lexical(obj),
            self._name(subject),
            self._name(predicate),
            self._name(obj),
            status=_last(about.get(CG + "status", ())),
            role=_last(about.get(CG + "role", ())).replace("-", " "),
            confidence=float(_text(about[CG + "confidence"])),
            recogniser=_text(about[CG + "recogniser"]),
            quotes=self._quotes(about),
        )

    def derived_about(self, iri: str) -> list[Fact]:
        """Answer what rules conclude about the thing, with the quotes of the facts that it follows from."""
        node, found = ox.NamedNode(iri), set()
        for subject, target in ((node, None), (None, node)):
            for quad in self._store.quads_for_pattern(subject, None, target, None):
                graph = quad.graph_name
                if isinstance(graph, ox.NamedNode) and graph.value.endswith("graph/derived"):
                    found.add(quad.triple)
        return [self._conclusion(triple) for triple in sorted(found, key=str)]

    def _conclusion(self, triple: ox.Triple) -> Fact:
        support = self._support(triple.subject, triple.object)
        quotes = {quote: None for fact in support for quote in fact.quotes}
        return Fact(
            lexical(triple.subject),
            triple.predicate.value,
            lexical(triple.object),
            self._name(triple.subject),
            self._name(triple.predicate),
            self._name(triple.object),
            status="derived",
            role="",
            confidence=min((fact.confidence for fact in support), default=0.0),
            recogniser=" + ".join(dict.fromkeys(fact.predicate_label for fact in support)),
            quotes=tuple(quotes),
        )

    def _support(self, left: _Thing, right: _Thing) -> list[Fact]:
        """Answer the asserted claims that join two things through a thing that both are said of."""
        sides: list[dict[str, list[Fact]]] = []
        for end in (left, right):
            of: dict[str, list[Fact]] = defaultdict(list)
            for claim in sorted(self._subjects(RDF + "object", end)):
                fact = self.fact(claim)
                if fact.status == "asserted" and fact.predicate != CG + "mentions":
                    of[fact.subject].append(fact)
            sides.append(of)
        shared = sorted(sides[0].keys() & sides[1].keys())
        return [fact for subject in shared for side in sides for fact in side[subject]]

    def _quotes(self, about: Mapping[str, list[_Thing]]) -> tuple[Quote, ...]:
        quotes = []
        for evidence in about.get(CG + "evidence", ()):
            where = self._about(lexical(evidence))
            selectors: dict[str, str] = {}
            for selector in where.get(OA + "hasSelector", ()):
                selectors |= {key: lexical(terms[0]) for key, terms in self._about(lexical(selector)).items()}
            case = self._about(_text(where[OA + "hasSource"]))
            pages = case.get(PROV + "wasDerivedFrom") or case.get(SCHEMA + "url") or []
            quotes.append(
                Quote(
                    document=_text(case.get(CG + "path")),
                    start=int(selectors[OA + "start"]),
                    end=int(selectors[OA + "end"]),
                    exact=selectors[OA + "exact"],
                    prefix=selectors.get(OA + "prefix", ""),
                    suffix=selectors.get(OA + "suffix", ""),
                    within=_text(where.get(CG + "within")) or "text",
                    source=lexical(pages[0]) if pages else "",
                    retold=_text(case.get(CG + "retold")) == "true",
                )
            )
        return tuple(sorted(quotes, key=lambda one: (one.document, one.within, one.start, one.end)))

    def _about(self, iri: str) -> dict[str, list[_Thing]]:
        found: dict[str, list[_Thing]] = defaultdict(list)
        for quad in self._store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
            found[quad.predicate.value].append(quad.object)
        return found

    def _subjects(self, predicate: str, target: _Thing) -> Iterable[str]:
        pattern = (None, ox.NamedNode(predicate), target, ox.DefaultGraph())
        return [lexical(quad.subject) for quad in self._store.quads_for_pattern(*pattern)]

    def _name(self, term: _Thing) -> str:
        if not isinstance(term, ox.NamedNode):
            return lexical(term)
        if term.value in self._names.label:
            return self._names.label[term.value]
        about = self._about(term.value)
        labels = about.get(RDFS + "label") or about.get(CG + "contactRole")
        return lexical(labels[0]) if labels else term.value.partition("/id/")[2] or term.value


def _last(terms: Iterable[_Thing]) -> str:
    return next((lexical(term).rsplit("/", 1)[-1] for term in terms), "")


def _text(terms: Iterable[_Thing] | None) -> str:
    return next((lexical(term) for term in terms or ()), "")
