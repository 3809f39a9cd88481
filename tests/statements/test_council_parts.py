from __future__ import annotations

from councilgraph.domain import shipped
from councilgraph.mentions import councils
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
from councilgraph.statements.council_parts import council_parts


def parts(text: str, source: str | None = None, *sections: Section) -> dict[str, Participation]:
    whole = sections or (Section(SectionKind.PROSE, 0, len(text)),)
    document = Document("a.txt", "a", text, "", Metadata(source=source), whole, ((0, len(text)),))
    grouped: dict[str, list[Mention]] = {}
    for found in councils.find(document, shipped()):
        grouped.setdefault(found.key or found.name, []).append(found)
    entities = [
        Entity(MentionKind.COUNCIL, slug, all_[0].name, all_[0].surface, tuple(all_), key=all_[0].key)
        for slug, all_ in grouped.items()
    ]
    return {part.slug: part for part in council_parts(document, entities, shipped())}


def test_the_lead_member_leads_and_the_others_take_part() -> None:
    text = "Lead Member Oldham Council\nParticipating Members Cardiff Council, Oldham Council\nIt is done."
    first, second = text.index("\n") + 1, text.index("It is")
    found = parts(
        text, None, Section(SectionKind.METADATA, 0, first, "Lead Member"),
        Section(SectionKind.METADATA, first, second, "Participating Members"),
        Section(SectionKind.PROSE, second, len(text)),
    )  # fmt: skip
    assert {slug: part.part for slug, part in found.items()} == {"oldham": "lead", "cardiff": "participating"}
    assert found["oldham"].confidence > 0.95


def test_the_only_council_leads() -> None:
    assert parts("A charity runs it. Brent Council helps.")["brent"].part == "lead"


def test_a_council_for_comparison_or_that_refused_is_only_mentioned() -> None:
    found = parts(
        "Leeds City Council opened it. Unlike Wigan Council it pays. Bury Council declined to join."
    )
    assert found["leeds"].part == "lead"
    assert (found["wigan"].part, found["bury"].part) == ("mentioned", "mentioned")
    assert found["bury"].status is Status.NEGATED


def test_two_councils_that_always_act_as_one_both_lead() -> None:
    found = parts(
        "Babergh and Mid Suffolk District Councils pay. Babergh and Mid Suffolk District Councils lead."
    )
    assert {part.part for part in found.values()} == {"lead"}


def test_a_council_named_by_the_address_alone_has_the_address_as_evidence() -> None:
    url = "https://www.councils.coop/case-study/tackling-cost-of-living-crisis-rochdale/"
    found = parts("We knew that it would hit our people.", url)["rochdale"]
    assert found.url
    assert url[found.start : found.end] == "rochdale"
    assert found.confidence <= 0.5


def test_the_heir_of_an_abolished_council_leads() -> None:
    found = parts(
        "Sedgemoor District Council wrote the bid. The programme went to Somerset Council, which runs it."
    )
    assert (found["somerset"].part, found["sedgemoor"].part) == ("lead", "participating")


def test_none_of_a_mere_list_of_councils_leads() -> None:
    found = parts(
        "Seats\n\nA fund runs it. Brent Council, Ealing Council and Harrow Council have a seat each."
    )
    assert {part.part for part in found.values()} == {"participating"}


def test_a_title_that_joins_two_places_names_two_leads() -> None:
    found = parts("Swindon & Wiltshire: a hub\n\nWiltshire Council rang. Swindon Borough Council helped.")
    assert {part.part for part in found.values()} == {"lead"}


def test_a_combined_authority_that_pays_does_not_lead_before_a_council() -> None:
    found = parts("Greater Manchester Combined Authority paid. Wigan Council did it. Wigan Council is glad.")
    assert found["wigan"].part == "lead"
