"""`annotate` and the triples come from one reading and say the same."""

from pathlib import Path

import pytest

from councilgraph import pipeline
from councilgraph.domain import shipped
from councilgraph.model import Reading
from councilgraph.publish import annotation
from councilgraph.vocabulary import BASE, CG, iri

ROOT = Path(__file__).resolve().parents[2]
FIELDS = {
    "document", "url", "layout", "principles", "councils", "partners", "generic_partners",
    "mentioned_organisations", "initiatives", "places", "people", "years", "notes", "flags",
}  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    """The five documents and some of the annotated set."""
    own = sorted((ROOT / "tests" / "gold" / "own").rglob("*.txt"))
    return pipeline.build([*sorted((ROOT / "corpus").glob("*.txt")), *own]).readings


def objects(reading: Reading, predicate: str) -> set[str]:
    return {
        str(statement.object)
        for statement in reading.statements
        if statement.predicate == CG + predicate and statement.status == "asserted"
    }


def test_it_has_exactly_the_fields_of_the_annotated_set(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        assert set(annotation(reading)) == FIELDS


def test_annotation_and_triples_say_the_same(readings: tuple[Reading, ...]) -> None:
    principles = {concept.slug: concept.iri for concept in shipped().principles}
    for reading in readings:
        found = annotation(reading)
        by_name = {(entity.kind, entity.name): entity.slug for entity in reading.entities}
        slugs = {name: slug for (kind, name), slug in by_name.items() if kind == "organisation"}
        partners = {iri(BASE, "organisation", slugs[partner["name"]]) for partner in found["partners"]}
        led = {c["key"] for c in found["councils"] if c["role"] == "lead"}
        assert {principles[slug] for slug in found["principles"]} == objects(reading, "declares")
        assert partners == {one for one in objects(reading, "partner") if "/id/organisation/" in one}
        assert {iri(BASE, "council", key) for key in led} == objects(reading, "ledBy")


def test_names_of_persons_are_in_the_annotation(readings: tuple[Reading, ...]) -> None:
    system = next(reading for reading in readings if reading.document.path.endswith("system-conveners.txt"))
    assert [person["name"] for person in annotation(system)["people"]] == ["Abby Hauver"]
