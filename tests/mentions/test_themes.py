"""A theme needs more support than one weak hit."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilgraph.domain import shipped
from councilgraph.mentions import themes
from councilgraph.parsers import parse, read_text

CORPUS = Path(__file__).parents[2] / "corpus"


def keys(text: str) -> set[str]:
    return {mention.key or "" for mention in themes.find(read_text(text), shipped())}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("borough-of-sanctuary", {"refugees-and-migration"}),
        ("anti-poverty-group", {"cost-of-living-and-poverty"}),
        ("share-shacks", {"cost-of-living-and-poverty", "reuse-and-circular-economy"}),
        ("case-study-pack", set()),
    ],
)
def test_the_documents_of_the_corpus(name: str, expected: set[str]) -> None:
    document = parse(CORPUS / f"{name}.txt")
    mentions = themes.find(document, shipped())
    assert {mention.key for mention in mentions} == expected
    for mention in mentions:
        assert document.text[mention.start : mention.end] == mention.surface
        assert 0.5 < mention.confidence <= 0.95


def test_one_word_in_passing_is_no_theme() -> None:
    assert keys("The council met.\n\nA volunteer spoke, and it was over.") == set()


def test_a_phrase_in_the_title_is_one() -> None:
    assert keys("Mental health in Newcastle\n\nThe council met.\n\nIt was over.") == {
        "mental-health-and-loneliness"
    }


def test_more_support_gives_more_confidence() -> None:
    few = "Food banks help. So does the social supermarket there."
    many = f"{few} A community fridge, a food pantry and food parcels help as well."
    [weak], [strong] = (
        {m.confidence for m in themes.find(read_text(f"{text}\n"), shipped()) if m.key == "food"}
        for text in (few, many)
    )
    assert weak < strong


def test_words_in_statements_of_principles_are_no_support() -> None:
    statement = next(p.definition for p in shipped().principles if "social enterprises" in p.definition)
    assert keys(f"Principles met\n\n• {statement}\n\nThe council met.") == set()
