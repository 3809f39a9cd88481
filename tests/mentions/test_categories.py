"""Kinds of partner without a name: where they take part, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilgraph.domain import shipped
from councilgraph.mentions import categories, find_mentions
from councilgraph.model import Document, Mention, MentionKind, Metadata, Section, SectionKind
from councilgraph.parsers import parse

CORPUS = Path(__file__).parents[2] / "corpus"


def document(text: str, kind: SectionKind = SectionKind.PROSE) -> Document:
    sections = (Section(kind, 0, len(text)),) if text else ()
    sentences = ((0, len(text)),) if text.strip() else ()
    return Document("a.txt", "a", text, "", Metadata(), sections, sentences)


def kinds(text: str) -> list[str]:
    return [mention.name for mention in categories.find(document(text), shipped(), [])]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (
            "borough-of-sanctuary.txt",
            ["communities", "businesses", "charities", "universities", "health-providers"],
        ),
        ("share-shacks.txt", ["voluntary-and-community-sector"]),
        ("system-conveners.txt", ["health-and-community-partners", "health-and-community-partners"]),
        ("case-study-pack.txt", []),
    ],
)
def test_the_documents_of_the_corpus(file: str, expected: list[str]) -> None:
    found = find_mentions(parse(CORPUS / file), shipped())
    assert [mention.key for mention in found if mention.kind is MentionKind.PARTNER_CATEGORY] == expected


def test_the_two_orders_of_one_phrase_are_one_kind() -> None:
    names = {m.name for m in categories.find(parse(CORPUS / "system-conveners.txt"), shipped(), [])}
    assert names == {"health and community partners"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It works with social landlords, faith groups and schools.",
            "social landlords faith groups schools",
        ),
        ("GPs and social prescribers refer people.", "GPs social prescribers"),
        ("Funded by charitable trusts and foundations.", "charitable trusts and foundations"),
        ("Local charities of the area run the stalls.", "Local charities of the area"),
    ],
)
def test_kinds_are_read_as_written(text: str, expected: str) -> None:
    assert " ".join(kinds(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The grant is meant for local charities.",
        "Housing associations may join next year.",
        "The strategic housing team and public health took part.",
        "Residents were glad of the new services.",
        "Unlike local businesses, it pays no rates.",
        "Council teams and health services were short of staff.",
    ],
)
def test_those_who_benefit_plan_or_belong_to_the_council_are_no_partners(text: str) -> None:
    assert kinds(text) == []


def test_what_is_part_of_a_name_is_no_kind() -> None:
    text = "It works with Leeds community organisations."
    taken = [Mention(kind, 14, 43, text[14:43], "", "test", 1.0) for kind in (MentionKind.ORGANISATION,)]
    assert categories.find(document(text), shipped(), taken) == []


def test_statements_of_principles_hold_no_partners() -> None:
    text = "We will work with local charities."
    assert categories.find(document(text, SectionKind.PRINCIPLES), shipped(), []) == []


@given(st.text(alphabet=st.sampled_from("gGPs, and&;§\n\0é😀 local charities the of area"), max_size=80))
def test_mentions_stand_where_they_say(text: str) -> None:
    for mention in categories.find(document(text), shipped(), []):
        assert text[mention.start : mention.end] == mention.surface != ""
