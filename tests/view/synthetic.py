"""Stores made up to the vocabulary's contract, of any size, for tests and benchmarks of the page."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from councilgraph.view import page
from councilgraph.vocabulary import ADMS, BASE, CG, DCTERMS, OA, RDF, RDFS, SKOS, XSD, iri

FIRST = (
    "Neighbourhood",
    "Community",
    "Warm",
    "Green",
    "Fair",
    "Digital",
    "Social",
    "Youth",
    "Repair",
    "Housing",
)
SECOND = (
    "Hubs",
    "Forum",
    "Wealth Fund",
    "Pledge",
    "Kitchen",
    "Partnership",
    "Gardens",
    "Commission",
    "Skills Lab",
)
PLACES = (
    "Alder",
    "Birch",
    "Cedar",
    "Dover",
    "Elm",
    "Fern",
    "Glen",
    "Hazel",
    "Iris",
    "Juniper",
    "Kirk",
    "Linden",
)
PARTNERS = (
    "Trust",
    "Housing Association",
    "University",
    "Society",
    "NHS Foundation Trust",
    "Co-operative",
    "Alliance",
)
ENDINGS = ("ton", "ham", "bridge", "ford", "wick", "by")
REGIONS = ("North West", "London", "Wales", "Scotland", "South East")


def written(store: ox.Store, path: Path, **options: Any) -> Path:
    """Write a store's page to `path` and answer it."""
    page.write(store, path, **options)
    return path


class Maker:
    """Fills a store: `thing` makes a node, `state` a fact of a document with its claim and quote."""

    def __init__(self, base: str = BASE) -> None:
        self.store = ox.Store()
        self.base = base
        self.quads: list[ox.Quad] = []

    def add(self, graph: str, subject: str, predicate: str, target: ox.NamedNode | ox.Literal) -> None:
        self.quads.append(
            ox.Quad(
                ox.NamedNode(subject),
                ox.NamedNode(predicate),
                target,
                ox.NamedNode(iri(self.base, "graph", graph)),
            )
        )

    def thing(self, kind: str, slug: str, label: str, graph: str = "registers") -> str:
        folder = {"PartnerOrganisation": "organisation", "CaseStudy": "case-study"}.get(kind, kind.lower())
        node = iri(self.base, folder, slug)
        self.add(graph, node, RDF + "type", ox.NamedNode(CG + kind))
        self.add(graph, node, RDFS + "label", ox.Literal(label, language="en"))
        return node

    def state(
        self,
        graph: str,
        fact: tuple[str, str, str],
        quote: str,
        *,
        confidence: float = 0.9,
        status: str = "asserted",
        recogniser: str = "made-up",
        around: tuple[str, str] = ("Before it stands this. ", " After it comes that."),
    ) -> str:
        subject, predicate, target = fact
        document = iri(self.base, "case-study", graph)
        digest = hashlib.sha256("\n".join((*fact, graph)).encode()).hexdigest()[:16]
        claim = iri(self.base, "claim", digest)
        if status == "asserted":
            self.add(graph, subject, predicate, ox.NamedNode(target))
        start = int(digest[:3], 16)
        for node, name, value in (
            (claim, RDF + "type", ox.NamedNode(CG + "Claim")),
            (claim, RDF + "subject", ox.NamedNode(subject)),
            (claim, RDF + "predicate", ox.NamedNode(predicate)),
            (claim, RDF + "object", ox.NamedNode(target)),
            (claim, CG + "confidence", ox.Literal(str(confidence), datatype=ox.NamedNode(XSD + "decimal"))),
            (claim, CG + "recogniser", ox.Literal(recogniser)),
            (claim, CG + "status", ox.Literal(status)),
            (claim, CG + "evidence", ox.NamedNode(claim + "/1")),
            (claim + "/1", RDF + "type", ox.NamedNode(OA + "SpecificResource")),
            (claim + "/1", OA + "hasSource", ox.NamedNode(document)),
            (claim + "/1", OA + "hasSelector", ox.NamedNode(claim + "/1/position")),
            (claim + "/1", OA + "hasSelector", ox.NamedNode(claim + "/1/quote")),
            (claim + "/1/position", OA + "start", ox.Literal(start)),
            (claim + "/1/position", OA + "end", ox.Literal(start + len(quote))),
            (claim + "/1/quote", OA + "exact", ox.Literal(quote)),
            (claim + "/1/quote", OA + "prefix", ox.Literal(around[0])),
            (claim + "/1/quote", OA + "suffix", ox.Literal(around[1])),
        ):
            self.add(graph, node, name, value)
        return claim

    def finish(self) -> ox.Store:
        self.store.extend(self.quads)
        return self.store


def made(nodes: int = 60, edges: int = 120, seed: int = 7) -> ox.Store:
    """Answer a store whose graph has about so many nodes and edges."""
    draw = random.Random(seed)
    make = Maker()
    principles = [make.thing("Principle", f"p{n}", f"Principle {n}") for n in range(1, 11)]
    themes = [make.thing("Theme", f"t{n}", f"Theme {n}") for n in range(1, 26)]
    rest = max(12, nodes - 35)
    councils = [_council(make, n) for n in range(max(3, rest // 12))]
    documents = max(4, rest // 4)
    partners = [
        make.thing("PartnerOrganisation", f"o{n}", f"{PLACES[n % 12]} {n} {PARTNERS[n % 7]}", "registers")
        for n in range(max(4, rest - len(councils) - 2 * documents))
    ]
    each = max(3, edges // documents)
    for number in range(documents):
        _document(make, draw, number, each, councils, partners, principles, themes)
    return make.finish()


def _council(make: Maker, number: int) -> str:
    name = PLACES[number % 12] + ENDINGS[number // 12 % 6] + (f" {number // 72}" if number >= 72 else "")
    node = make.thing("Council", f"c{number}", f"{name} Borough Council")
    make.add("registers", node, SKOS + "altLabel", ox.Literal(name, language="en"))
    make.add("registers", node, CG + "region", ox.Literal(REGIONS[number % 5]))
    make.add(
        "registers", node, SKOS + "exactMatch", ox.NamedNode(f"http://www.wikidata.org/entity/Q{number + 1}")
    )
    make.add(
        "registers",
        node,
        DCTERMS + "spatial",
        ox.NamedNode(f"http://statistics.data.gov.uk/id/E{number:08d}"),
    )
    make.add("registers", node, ADMS + "identifier", ox.NamedNode(node + "/code"))
    make.add("registers", node + "/code", SKOS + "notation", ox.Literal(f"GB-LAE-{number:03d}"))
    return node


def _document(
    make: Maker,
    draw: random.Random,
    number: int,
    each: int,
    councils: list[str],
    partners: list[str],
    principles: list[str],
    themes: list[str],
) -> None:
    graph = f"d{number}"
    name = f"{PLACES[number % 12]} {FIRST[number % 10]} {SECOND[number // 10 % 9]} {number}"
    study = make.thing("CaseStudy", graph, f"Case study of {name}", graph)
    make.add(graph, study, DCTERMS + "source", ox.NamedNode(f"https://example.org/{graph}"))
    if number % 2:
        make.add(graph, study, CG + "retold", ox.Literal("true"))
    work = make.thing("Initiative", f"{graph}/work", name, graph)
    year = ox.Literal(str(2015 + number % 10), datatype=ox.NamedNode(XSD + "gYear"))
    make.add(graph, work, DCTERMS + "date", year)
    lead = councils[min(int(draw.paretovariate(1.0)) - 1 + draw.randrange(len(councils)), len(councils) - 1)]
    facts = [(study, CG + "describes", work), (work, CG + "ledBy", lead)]
    facts += [(work, CG + "theme", theme) for theme in draw.sample(themes, 1)]
    facts += [(work, CG + "meetsPrinciple", principle) for principle in draw.sample(principles, 1)]
    for _ in range(max(0, each - len(facts))):
        near = int(abs(draw.gauss(0, len(partners) / 14)) + number * len(partners) / 997) % len(partners)
        facts.append((work, CG + "partner", partners[near]))
    for index, fact in enumerate(facts):
        quote = f"Sentence {index} of case study {number} says that {name} is told here, in so many words."
        make.state(graph, fact, quote, confidence=round(draw.uniform(0.5, 1.0), 2))
        if fact[1] == CG + "meetsPrinciple":
            make.add("derived", lead, CG + "practises", ox.NamedNode(fact[2]))
        if fact[1] == CG + "partner":
            make.add("derived", lead, CG + "worksWith", ox.NamedNode(fact[2]))
