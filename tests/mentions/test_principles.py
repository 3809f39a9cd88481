"""A principle counts where its official statement stands, whole or cut; nothing that sounds alike does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilgraph.domain import shipped
from councilgraph.mentions import principles
from councilgraph.parsers import read_corpus, read_text

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
DECLARED = {
    "borough-of-sanctuary": ["innovation", "learning", "new-models", "walking-the-talk"],
    "anti-poverty-group": ["community-leadership", "learning", "new-models", "walking-the-talk"],
    "share-shacks": [
        "co-production", "enterprise-and-social-economy", "innovation", "learning", "walking-the-talk",
    ],
    "system-conveners": [
        "community-leadership", "innovation", "new-models", "social-partnership", "walking-the-talk",
    ],
    "case-study-pack": sorted(concept.slug for concept in shipped().principles),
}  # fmt: skip
INNOVATION = "We will embrace innovation in how we work with local communities to drive positive change."


def found(text: str) -> list[str]:
    document = read_text(text)
    mentions = principles.find(document, shipped())
    assert all(document.text[m.start : m.end] == m.surface for m in mentions)
    return sorted(mention.key or "" for mention in mentions)


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_the_five_documents(name: str) -> None:
    assert found((CORPUS / f"{name}.txt").read_text(encoding="utf-8")) == DECLARED[name]


def test_every_annotated_document() -> None:
    documents = {Path(d.path).stem: d for d in read_corpus([CORPUS / "retold"]).documents}
    for gold in sorted((ROOT / "tests" / "gold" / "annotations").glob("*.json")):
        if document := documents.get(gold.stem):
            keys = sorted(m.key or "" for m in principles.find(document, shipped()))
            assert keys == sorted(json.loads(gold.read_text(encoding="utf-8"))["principles"]), gold.stem


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_a_cut_gives_no_other_principle_and_loses_no_whole_one(name: str) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    whole = principles.find(read_text(text), shipped())
    for at in range(0, len(text), 5):
        keys = set(found(text[:at]))
        assert keys <= set(DECLARED[name]), at
        assert {m.key for m in whole if m.end <= at} <= keys, at
        keys = set(found(text[at:]))
        assert keys <= set(DECLARED[name]), at
        assert {m.key for m in whole if m.start >= at} <= keys, at


@pytest.mark.parametrize(
    "text",
    [
        INNOVATION,
        f"Principles met\n\n• {INNOVATION}",
        f"Principles met\n-\nInnovation\n{INNOVATION}",
        f"Principles met • {INNOVATION} • And more.",
        INNOVATION.replace(" ", "\n", 5),
        INNOVATION.lower().replace("embrace", "embrase"),
        f"1. {INNOVATION.rstrip('.')}",
        "Principles met\n\n  • We will embrace innova",
        "innovation in how we work with local communities to drive positive change.\nLeeds leads.",
    ],
)
def test_one_statement_in_any_dress(text: str) -> None:
    assert found(text) == ["innovation"]


@pytest.mark.parametrize(
    "text",
    [
        "Principles met\n\nInnovation\n\nLearning",
        "We will develop systems that enable residents to be equal partners in commissioning services.",
        "We will develop systems that enable residents to be equal partners in designing and "
        "commissioning services.",
        "The council will embrace innovation in how it works with communities to drive change.",
        f"The Network says that {INNOVATION[0].lower()}{INNOVATION[1:]}",
        f"“{INNOVATION[:-1]},” said the leader.",
        "Principles met\n\n• We will support the",
        "We will embrace innovation",
        "public services and in determining the use of public resources.",
    ],
)
def test_headings_paraphrases_quotations_and_stumps_are_none(text: str) -> None:
    assert found(text) == []


def test_a_statement_cut_by_the_end_says_so() -> None:
    [mention] = principles.find(read_text("Principles met\n\n• We will embrace innovation in how"), shipped())
    assert (mention.detail, mention.surface) == ("cut", "We will embrace innovation in how")
    assert mention.confidence < 1
