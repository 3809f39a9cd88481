"""Register rows come into the graph when, and only when, something speaks of them."""

import pyoxigraph as ox

from councilgraph.domain import shipped
from councilgraph.store import lexical
from councilgraph.store.registers import ontology_triples, register_triples
from councilgraph.vocabulary import BASE, DCTERMS, ORG, SKOS


def rows(*slugs: str) -> set[tuple[str, str, str]]:
    used = [f"{BASE}id/{slug}" for slug in slugs]
    found = register_triples(shipped(), BASE, used)
    return {
        (lexical(triple.subject).removeprefix(BASE), triple.predicate.value, lexical(triple.object))
        for triple in found
    }


def test_a_council_carries_its_codes_and_its_area_apart_from_itself() -> None:
    found = rows("council/hackney")
    assert ("id/council/hackney", ORG + "identifier", "GB-LAE-HCK") in found
    assert ("id/council/hackney", SKOS + "exactMatch", "http://www.wikidata.org/entity/Q5637369") in found
    area = "http://statistics.data.gov.uk/id/statistical-geography/E09000012"
    assert ("id/council/hackney", DCTERMS + "spatial", area) in found
    assert {subject.split("/")[1] for subject, _, _ in found} == {"council", "identifier"}


def test_an_abolished_council_brings_its_successor() -> None:
    found = rows("council/aylesbury-vale")
    successors = {
        o for s, p, o in found if s == "id/council/aylesbury-vale" and p == DCTERMS + "isReplacedBy"
    }
    assert successors == {BASE + "id/council/buckinghamshire"}
    assert any(s == "id/council/buckinghamshire" for s, _, _ in found)


def test_an_organisation_has_org_id_codes_only() -> None:
    found = rows("organisation/groundwork-uk")
    assert ("id/organisation/groundwork-uk", ORG + "identifier", "GB-CHC-291558") in found


def test_the_phrases_that_recognisers_go_by_stay_out_of_the_graph() -> None:
    hidden = ox.NamedNode(SKOS + "hiddenLabel")
    assert not [triple for triple in ontology_triples(shipped()) if triple.predicate == hidden]
