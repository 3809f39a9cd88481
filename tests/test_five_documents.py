"""The table of the main job, cell by cell, asked in SPARQL of the outputs."""

from pathlib import Path

import pytest

import councilgraph
from councilgraph.api import KnowledgeGraph

SLUGS = {
    "borough-of-sanctuary": "borough-of-sanctuary",
    "anti-poverty-group": "tackling-cost-of-living-crisis-rochdale",
    "share-shacks": "share-shacks-in-birmingham",
    "system-conveners": "tackling-poverty-inequalities-through-system-convening",
    "case-study-pack": "2024-case-study-pack",
}
WALKS = "walking-the-talk"
ALL_TEN = {
    "social-partnership", "democratic-engagement", "co-production", "enterprise-and-social-economy",
    "maximising-social-value", "community-leadership", "new-models", "innovation", "learning", WALKS,
}  # fmt: skip
DECLARES = {
    "borough-of-sanctuary": {"innovation", "learning", "new-models", WALKS},
    "anti-poverty-group": {"community-leadership", "learning", "new-models", WALKS},
    "share-shacks": {"co-production", "enterprise-and-social-economy", "innovation", "learning", WALKS},
    "system-conveners": {"community-leadership", "innovation", "new-models", "social-partnership", WALKS},
    "case-study-pack": ALL_TEN,
}
LEADS = {
    "borough-of-sanctuary": {"London Borough of Lewisham"},
    "anti-poverty-group": {"Rochdale Metropolitan Borough Council"},
    "share-shacks": {"Birmingham City Council"},
    "system-conveners": {"London Borough of Hackney"},
    "case-study-pack": set(),
}
PARTNERS = {
    "borough-of-sanctuary": {"Lewisham Migration Forum"},
    "anti-poverty-group": {"Department for Work and Pensions", "Groundwork", "NHS"},
    "share-shacks": {"The Active Wellbeing Society"},
    "system-conveners": set(),
    "case-study-pack": set(),
}
KINDS = {
    "borough-of-sanctuary": {"communities", "businesses", "charities", "universities", "health-providers"},
    "anti-poverty-group": {"fire-service", "voluntary-sector-infrastructure", "social-housing-providers"},
    "share-shacks": {"voluntary-and-community-sector"},
    "system-conveners": {"health-and-community-partners"},
    "case-study-pack": set(),
}
INITIATIVES = {
    "borough-of-sanctuary": {"Council of Sanctuary"},
    "anti-poverty-group": {"Anti-Poverty Group"},
    "share-shacks": {"Share Shacks", "Warm Welcome"},
    "system-conveners": {"System Conveners", "Poverty Reduction Framework"},
    "case-study-pack": set(),
}
YEARS = {
    "borough-of-sanctuary": {"2021"},
    "anti-poverty-group": {"2022"},
    "system-conveners": {"September 2022"},
}
THEMES = {
    "borough-of-sanctuary": {"refugees-and-migration"},
    "anti-poverty-group": {"cost-of-living-and-poverty"},
    "share-shacks": {"cost-of-living-and-poverty", "reuse-and-circular-economy"},
}


def column(kg: KnowledgeGraph, name: str, pattern: str) -> set[str]:
    """The values of ?x in a document's own graph, IRIs by their last part."""
    query = f"SELECT DISTINCT ?x {{ GRAPH <{kg.base}id/graph/{SLUGS[name]}> {{ {pattern} }} }}"
    return {str(row["x"]).rsplit("/", 1)[-1] for row in kg.query(query)}


def labels(kg: KnowledgeGraph, name: str, pattern: str) -> set[str]:
    """The names of ?thing in a document's own graph; the register has the names of what it knows."""
    graph = f"{kg.base}id/graph/{SLUGS[name]}"
    named = '?thing rdfs:label ?x . FILTER (LANG(?x) = "en")'
    rows = kg.query(f"SELECT DISTINCT ?x {{ GRAPH <{graph}> {{ {pattern} }} {named} }}")
    return {str(row["x"]) for row in rows}


def other_names(kg: KnowledgeGraph, organisations: set[str]) -> set[str]:
    """What else the register calls organisations: "Groundwork" for Groundwork UK."""
    rows = kg.query("SELECT ?thing ?x { ?thing a cg:PartnerOrganisation ; skos:altLabel|cg:acronym ?x }")
    return {str(row["x"]) for row in rows if str(row["thing"]).rsplit("/", 1)[-1] in organisations}


@pytest.mark.parametrize("name", DECLARES)
def test_the_declared_principles(kg: KnowledgeGraph, name: str) -> None:
    assert column(kg, name, "?case cg:declares ?x") == DECLARES[name]


@pytest.mark.parametrize("name", LEADS)
def test_the_leading_council(kg: KnowledgeGraph, name: str) -> None:
    assert labels(kg, name, "?initiative cg:ledBy ?thing") == LEADS[name]


@pytest.mark.parametrize("name", PARTNERS)
def test_the_partner_organisations(kg: KnowledgeGraph, name: str) -> None:
    partners = column(kg, name, "?initiative cg:partner ?x")
    known = labels(kg, name, "?initiative cg:partner ?thing") | other_names(kg, partners)
    assert len(partners) == len(PARTNERS[name]) and known >= PARTNERS[name]


@pytest.mark.parametrize("name", KINDS)
def test_the_kinds_of_partner(kg: KnowledgeGraph, name: str) -> None:
    assert column(kg, name, "?initiative cg:involves ?x") == KINDS[name]


@pytest.mark.parametrize("name", INITIATIVES)
def test_the_initiatives(kg: KnowledgeGraph, name: str) -> None:
    assert labels(kg, name, "?thing a cg:Initiative") == INITIATIVES[name]


@pytest.mark.parametrize("name", YEARS)
def test_the_years(kg: KnowledgeGraph, name: str) -> None:
    assert YEARS[name] <= column(kg, name, "?initiative cg:year ?x")


@pytest.mark.parametrize("name", THEMES)
def test_the_themes(kg: KnowledgeGraph, name: str) -> None:
    assert THEMES[name] <= column(kg, name, "?initiative cg:theme ?x")


def test_the_forum_is_a_network_and_carries_its_acronym(kg: KnowledgeGraph) -> None:
    forum = "organisation:lewisham-migration-forum"
    assert kg.query(f'ASK {{ {forum} cg:sector sector:network ; cg:acronym "LMF" }}')


def test_rochdale_is_known_from_the_address_only_and_surely_of_nothing(kg: KnowledgeGraph) -> None:
    rows = list(
        kg.query(
            """SELECT ?confidence ?exact ?within {
                 ?claim rdf:object council:rochdale ; cg:confidence ?confidence ; cg:evidence ?evidence .
                 ?evidence cg:within ?within ; oa:hasSelector/oa:exact ?exact }"""
        )
    )
    assert rows
    for row in rows:
        assert float(str(row["confidence"])) <= 0.5
        assert row["within"] == "source URL" and "rochdale" in str(row["exact"])


def test_without_its_address_nothing_says_rochdale(five: list[Path], tmp_path: Path) -> None:
    path = next(path for path in five if path.stem == "anti-poverty-group")
    alone = tmp_path / path.name
    alone.write_bytes(path.read_bytes())
    kg = councilgraph.build(alone)
    assert not kg.query('ASK { ?s ?p ?o FILTER (CONTAINS(LCASE(STR(?o)), "rochdale")) }')
    assert not kg.query("ASK { ?council a cg:Council }")


def test_hackney_is_one(kg: KnowledgeGraph) -> None:
    named = '?x a cg:Council ; rdfs:label|skos:altLabel ?n FILTER (CONTAINS(?n, "Hackney"))'
    rows = kg.query(f"SELECT DISTINCT ?x {{ {named} }}")
    assert len(rows) == 1


def test_the_contact_is_a_role_without_a_name(kg: KnowledgeGraph) -> None:
    rows = list(
        kg.query("SELECT ?role ?of { ?c a cg:Contact ; cg:contactRole ?role ; cg:contactOrganisation ?of }")
    )
    assert rows == [{"role": "Strategic Delivery Manager", "of": f"{kg.base}id/council/hackney"}]
    assert not kg.query('ASK { ?s ?p ?o FILTER (CONTAINS(LCASE(CONCAT(STR(?s), STR(?o))), "hauver")) }')


def test_the_pack_says_its_principles_and_nothing_else(kg: KnowledgeGraph) -> None:
    claims = column(kg, "case-study-pack", "?claim a cg:Claim ; rdf:predicate ?x")
    assert claims == {"def#declares"}


@pytest.mark.parametrize(
    "wrong", ["Experts", "The Response", "Response", "Covid", "Covid-19", "Cost", "Network"]
)
def test_no_word_becomes_a_thing(kg: KnowledgeGraph, wrong: str) -> None:
    assert not kg.query(f'ASK {{ ?thing a ?class ; rdfs:label "{wrong}"@en }}')


def test_a_sanctuary_is_no_council(kg: KnowledgeGraph) -> None:
    assert not kg.query('ASK { ?thing a cg:Council ; rdfs:label ?n FILTER (CONTAINS(?n, "Sanctuary")) }')


def test_statements_of_principles_yield_only_principles(kg: KnowledgeGraph) -> None:
    rows = kg.query(
        """SELECT ?object { ?claim a cg:Claim ; rdf:object ?object ; rdf:predicate ?said ;
             cg:evidence/oa:hasSelector/oa:exact ?quote .
           FILTER (STRSTARTS(?quote, "We will ") || CONTAINS(?quote, "As a membership organisation"))
           FILTER (?said NOT IN (cg:declares, cg:meetsPrinciple)) }"""
    )
    assert len(rows) == 0
