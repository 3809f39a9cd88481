"""The facts of a document: each with its sentence, none invented."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilgraph.domain import shipped
from councilgraph.entities import resolve
from councilgraph.mentions import find_mentions
from councilgraph.model import Document, Metadata, Statement, Status
from councilgraph.parsers import parse
from councilgraph.statements import state
from councilgraph.vocabulary import BASE, CG, DCTERMS, RDF, RDFS, iri

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(CORPUS.glob("*.txt"))
PAGE = "https://www.councils.coop/case-study/tackling-cost-of-living-crisis-rochdale/"


def statements(document: Document, *, people: bool = False) -> tuple[Statement, ...]:
    entities = resolve(document, find_mentions(document, shipped()), shipped())
    return state(document, entities, shipped(), people=people)[1]


@cache
def of_file(path: Path) -> tuple[Document, tuple[Statement, ...]]:
    document = parse(path)
    return document, statements(document)


def of_text(folder: Path, text: str, metadata: Metadata | None = None) -> tuple[Statement, ...]:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    return statements(parse(path, metadata=metadata))


def objects(found: tuple[Statement, ...], predicate: str) -> set[str]:
    return {
        said.object.rsplit("/", 1)[-1] if isinstance(said.object, str) else said.object.value
        for said in found
        if said.predicate == CG + predicate
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_quote_stands_at_its_offsets(path: Path) -> None:
    document, found = of_file(path)
    assert found
    for said in found:
        for quote in said.evidence:
            assert quote.exact and document.text[quote.start : quote.end] == quote.exact
            assert document.text[: quote.start].endswith(quote.prefix)
            assert document.text[quote.end :].startswith(quote.suffix)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_predicate_is_of_the_vocabulary(path: Path) -> None:
    ontology = (shipped().folder / "councilgraph.ttl").read_text(encoding="utf-8")
    for predicate in {said.predicate for said in of_file(path)[1]}:
        own = predicate.startswith(CG) and f"\ncg:{predicate.removeprefix(CG)} a " in ontology
        assert own or predicate in {RDF + "type", RDFS + "label", DCTERMS + "isPartOf"}


def test_names_of_persons_are_stated_only_when_asked_for() -> None:
    document = parse(CORPUS / "system-conveners.txt")
    assert "Abby" not in repr([(said.subject, said.object) for said in statements(document)])
    assert objects(statements(document, people=True), "contactName") == {"Abby Hauver"}


def test_a_contact_is_a_job_and_the_body_it_speaks_for() -> None:
    _, found = of_file(CORPUS / "system-conveners.txt")
    assert objects(found, "contactRole") == {"Strategic Delivery Manager"}
    assert objects(found, "contactOrganisation") == {"hackney"}


def test_what_only_an_address_says_is_quoted_from_it_at_low_confidence() -> None:
    document = parse(CORPUS / "anti-poverty-group.txt", metadata=Metadata(source=PAGE))
    (lead,) = [said for said in statements(document) if said.predicate == CG + "ledBy"]
    (quote,) = lead.evidence
    assert lead.object == iri(BASE, "council", "rochdale") and lead.confidence <= 0.5
    assert quote.url and PAGE[quote.start : quote.end] == quote.exact and "rochdale" in quote.exact


def test_an_index_page_describes_no_work() -> None:
    _, found = of_file(CORPUS / "case-study-pack.txt")
    assert {said.predicate for said in found} == {CG + "declares"}


def test_work_without_a_name_is_one_initiative_called_as_the_page(tmp_path: Path) -> None:
    found = of_text(tmp_path, "Leeds City Council fills potholes. It works with Groundwork UK on this.\n")
    names = {said.object for said in found if said.predicate == RDFS + "label"}
    assert [getattr(name, "value", name) for name in names] == ["Page"]
    assert objects(found, "ledBy") == {"leeds"} and len(objects(found, "describes")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The council hopes to work with Groundwork UK next year.",
        "The pool, formerly run by Groundwork UK, is open.",
        "The council runs it alone rather than with Groundwork UK.",
        "According to Groundwork UK, one garden in three is paved.",
    ],
)
def test_planned_past_denied_and_quoted_bodies_are_no_partners(tmp_path: Path, sentence: str) -> None:
    found = of_text(tmp_path, f"Leeds City Council looks after the park.\n\n{sentence}\n")
    assert not objects(found, "partner")
    (said,) = [s for s in found if s.predicate == CG + "mentions" and "organisation" in str(s.object)]
    assert said.status is not Status.ASSERTED and said.evidence[0].exact == sentence


def test_a_part_of_the_main_initiative_is_told_from_it(tmp_path: Path) -> None:
    text = (
        "Green Doors Programme\n\nThe Green Doors Programme of Leeds City Council began in 2019. "
        "The Warm Walls Scheme is part of the Green Doors Programme.\n"
    )
    found = of_text(tmp_path, text)
    (part,) = [said for said in found if said.predicate == DCTERMS + "isPartOf"]
    assert part.subject.endswith("warm-walls-scheme") and str(part.object).endswith("green-doors-programme")


def test_prose_that_resembles_a_principle_is_only_suggested(tmp_path: Path) -> None:
    text = (
        "With Leeds City Council we built a system in which citizens are equal partners in designing and "
        "commissioning services and in determining how resources are used."
    )
    found = of_text(tmp_path, f"The parks have new gates.\n\n{text}\n")
    (said,) = [said for said in found if said.predicate == CG + "suggestsPrinciple"]
    assert str(said.object).endswith("/co-production") and said.evidence[0].exact == text
    assert said.confidence <= 0.5 and said.recogniser.startswith("suggestion")
    assert not objects(found, "declares") and not objects(found, "meetsPrinciple")


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_cut_page_still_gives_true_quotes(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = data.draw(st.sampled_from(FILES)).read_text(encoding="utf-8")
    cut = text[data.draw(st.integers(0, len(text))) :][: data.draw(st.integers(0, len(text)))]
    path = tmp_path_factory.mktemp("cut") / "page.txt"
    path.write_text(cut + "é😀\u202e.", encoding="utf-8")
    document = parse(path)
    for said in statements(document):
        for quote in said.evidence:
            assert document.text[quote.start : quote.end] == quote.exact != ""
