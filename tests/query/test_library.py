"""The named questions: each runs, each parameter narrows, a slip of the pen is put right."""

import pytest

from councilgraph import query
from councilgraph.api import KnowledgeGraph
from councilgraph.errors import LookupFailed, QueryError

QUESTIONS = {question.name: question for question in query.questions()}
VALUES = {
    "council": "hackney", "partner": "DWP", "initiative": "System Conveners", "principle": "learning",
    "theme": "refugees and migration", "thing": "hackney", "most": "0.99",
}  # fmt: skip


def test_there_are_a_dozen_and_each_says_what_it_answers() -> None:
    assert len(QUESTIONS) >= 12
    assert all(question.title and question.query for question in QUESTIONS.values())


@pytest.mark.parametrize("name", QUESTIONS)
def test_it_runs_and_each_parameter_narrows_it(kg: KnowledgeGraph, name: str) -> None:
    whole = kg.query(name)
    assert whole.variables
    for parameter in QUESTIONS[name].parameters:
        assert len(kg.query(name, **{parameter: VALUES[parameter]})) <= max(len(whole), 1_000)


def test_gaps_are_what_a_council_does_not_practise(kg: KnowledgeGraph) -> None:
    gaps = {str(row["gap"]).rsplit("/", 1)[-1] for row in kg.query("gaps", council="hackney")}
    assert "learning" in gaps
    assert "innovation" not in gaps


def test_a_near_name_is_offered() -> None:
    with pytest.raises(QueryError, match="who-works-with"):
        query.question("who-work-with")
    with pytest.raises(QueryError, match="--list"):
        query.question("zzzz")


@pytest.mark.parametrize("name", ["hackney", "Hackney", "council/hackney", "council:hackney", "LB Hackney",
                                  "https://w3id.org/councilgraph/id/council/hackney"])  # fmt: skip
def test_a_thing_is_found_by_any_of_its_names(kg: KnowledgeGraph, name: str) -> None:
    assert kg.explain(name).label == "London Borough of Hackney"


@pytest.mark.parametrize("name", ["hakney", "Hackny Council"])
def test_an_unknown_name_brings_the_nearest(kg: KnowledgeGraph, name: str) -> None:
    with pytest.raises(LookupFailed, match="hackney"):
        kg.explain(name)


def test_each_fact_is_shown_with_document_and_position(kg: KnowledgeGraph) -> None:
    facts = kg.explain("hackney").facts
    led = next(fact for fact in facts if fact.predicate_label == "led by")
    assert led.quotes[0].document == "system-conveners.txt"
    assert "Hackney Council" in led.quotes[0].exact
    practised = next(fact for fact in facts if fact.predicate_label == "practises")
    assert practised.status == "derived" and len(practised.quotes) >= 2
