"""Who takes part, told from who is only planned, past, denied or mentioned."""

from __future__ import annotations

import re

import pytest

from councilgraph.domain import shipped
from councilgraph.model import (
    Document,
    Entity,
    Mention,
    MentionKind,
    Metadata,
    Participation,
    Section,
    SectionKind,
    Status,
)
from councilgraph.statements.roles import organisation_parts


def parts(text: str) -> dict[str, Participation]:
    """Read sentences, one a line, in which `[names]` of organisations stand in brackets."""
    plain = ""
    mentions: dict[str, list[Mention]] = {}
    for piece in re.finditer(r"\[([^\]]+)\]|[^\[]+", text):
        if name := piece[1]:
            mention = Mention(
                MentionKind.ORGANISATION, len(plain), len(plain) + len(name), name, name, "test", 1.0
            )
            mentions.setdefault(name, []).append(mention)
        plain += name or piece[0]
    sentences = tuple((m.start(), m.end()) for m in re.finditer(r"[^\n]+", plain))
    document = Document(
        "a.txt", "a", plain, "", Metadata(), (Section(SectionKind.PROSE, 0, len(plain)),), sentences
    )
    entities = [
        Entity(MentionKind.ORGANISATION, name, name, name, tuple(found), sector="voluntary")
        for name, found in mentions.items()
    ]
    return {part.slug: part for part in organisation_parts(document, entities, shipped())}


def one(text: str) -> Participation:
    (part,) = parts(text).values()
    return part


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The hub is led by [Groundwork].", "leads"),
        ("Meals are delivered with [Emmaus].", "delivers"),
        ("The council has been working closely with [Locality] since 2019.", "works-with"),
        ("The garden was funded by the national charity [Trees for Cities].", "funds"),
        ("A review was commissioned by [NHS Lothian].", "commissions"),
        ("The sessions are hosted by [St Mary's Church].", "hosts"),
        ("The pilot is being evaluated by the [University of Hull].", "evaluates"),
        ("[Mind] is one of four bodies in the group.", "member"),
        ("Support came in the form of advice from [Co-operatives UK].", "supports"),
    ],
)
def test_a_part_that_is_played_has_its_role(text: str, role: str) -> None:
    part = one(text)
    assert (part.part, part.status, part.role) == ("partner", Status.ASSERTED, role)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The team hopes to work with [Sport England] from next year.", Status.PLANNED),
        ("An application to [Arts Council England] is in the post.", Status.PLANNED),
        ("[Network Rail] has been asked for a lease.", Status.PLANNED),
        ("[Barratt] may build the second phase.", Status.PLANNED),
        ("The centre, formerly run by [Serco], is full again.", Status.PAST),
        ("Until 2015 the pool was managed by [Leisure Connection].", Status.PAST),
        ("The contract with [Veolia] ended in the spring.", Status.PAST),
        ("The council builds the homes itself rather than with [Capita].", Status.NEGATED),
        ("No money comes from [Sport England].", Status.NEGATED),
        ("[Tesco] declined.", Status.NEGATED),
        ("The [Heritage Fund] turned the bid down.", Status.NEGATED),
        ("A report by the [Resolution Foundation] says the same.", Status.MENTIONED),
        ("According to [Shelter], one family in five is at risk.", Status.MENTIONED),
        ("The nursery keeps its rota on software from [Microsoft].", Status.MENTIONED),
        ("It beat [Serco] in the tender.", Status.MENTIONED),
        ("Residents told the [Oldham Chronicle] how it went.", Status.MENTIONED),
        ("The estate was shortlisted by the [Royal Institute of British Architects].", Status.MENTIONED),
        ("The shop is rented from [Network Rail].", Status.MENTIONED),
        ("Its treasurer, who works for [Barclays], gives his evenings.", Status.MENTIONED),
        ("Photo: [Getty]\nPhoto by [Getty]", Status.MENTIONED),
    ],
)
def test_what_is_not_played_today_is_only_mentioned(text: str, status: Status) -> None:
    part = one(text)
    assert (part.part, part.status, part.role) == ("mentioned", status, "")


@pytest.mark.parametrize(
    "text",
    [
        "Without the support of [Rotary] it would not have been possible.",
        "Not only [Mind] takes part.",
        "The successful application to the [Heritage Fund] brought in a million.",
        "Research by the [University of Hull], commissioned by the council, shows what changed.",
        "The garden lies next to the hall and is looked after by the [Methodist Church].",
        "The project, formerly called Links, is delivered by [Community Links].",
    ],
)
def test_a_word_of_denial_is_not_denial(text: str) -> None:
    assert one(text).part == "partner"


def test_one_asserted_role_outweighs_other_mentions() -> None:
    part = one("According to [Shelter], rents doubled.\nThe advice line is run by [Shelter].")
    assert (part.part, part.role) == ("partner", "delivers")


def test_a_phrase_holds_for_the_whole_list() -> None:
    found = parts("The council hopes to work with [Mind], [Age UK] and the [Samaritans].")
    assert {part.status for part in found.values()} == {Status.PLANNED}


def test_a_phrase_does_not_reach_into_the_next_clause() -> None:
    found = parts("Formerly [Serco] ran the pool, and [Freedom Leisure] now delivers the lessons.")
    assert found["Serco"].status is Status.PAST
    assert found["Freedom Leisure"].part == "partner"


def test_the_evidence_is_the_sentence_that_decides() -> None:
    text = "It opened in May.\n[Mind] is mentioned.\nThe hub was funded by [Mind]."
    part = one(text)
    assert text.replace("[", "").replace("]", "")[part.start : part.end] == "The hub was funded by Mind."


def test_a_mere_mention_yields_where_the_other_words_make_a_part_likely() -> None:
    report, work = (
        "A study by the [Wharf Community Trust] is out.",
        "The [Wharf Community Trust] taught cooks.",
    )
    part = one(f"{report}\n{work}")
    assert (part.part, part.status) == ("partner", Status.ASSERTED)
    assert part.start == len(report) - 2 + 1  # the sentence that tells of work, not the one that mentions
