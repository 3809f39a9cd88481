"""Each confusion that a careful reader does not fall for, in short texts, through the whole reading."""

import pytest
from tests.reading.made import read

from councilgraph import pipeline, store
from councilgraph.domain import shipped
from councilgraph.model import MentionKind, Reading
from councilgraph.parsers import read_text
from councilgraph.vocabulary import BASE, CG, PREFIXES

TITLE = "A kitchen for all\n\n"


def told(text: str) -> Reading:
    return read(TITLE + text)


def councils(text: str) -> dict[str, str]:
    """The councils of a text with the part that each plays."""
    return {part.slug: part.part for part in told(text).parts if part.kind is MentionKind.COUNCIL}


def organisations(text: str) -> dict[str, str]:
    """The organisations of a text: "partner" with the role, or why it is only mentioned."""
    return {
        part.slug: f"partner {part.role}".strip() if part.part == "partner" else str(part.status.value)
        for part in told(text).parts
        if part.kind is MentionKind.ORGANISATION
    }


def names(text: str, kind: MentionKind) -> list[str]:
    return [mention.name for mention in told(text).mentions if mention.kind is kind]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("LB Lewisham opened it.", {"lewisham"}),
        ("Oldham MBC opened it.", {"oldham"}),
        ("Wigan MBC, Mole Valley DC, LBBD and RBKC met.",
         {"wigan", "mole-valley", "barking-and-dagenham", "kensington-and-chelsea"}),
        ("Cheshire West and Chester Council opened it.", {"cheshire-west-and-chester"}),
        ("Oldham, Rochdale and Wigan Councils opened it.", {"oldham", "rochdale", "wigan"}),
        ("Adur and Worthing Councils opened it.", {"adur", "worthing"}),
        ("Kidsgrove Town Council opened it.", {"kidsgrove-town-council"}),
        ("Leeds City Council's kitchen opened.", {"leeds"}),
        ("Leeds City Council’s kitchen opened.", {"leeds"}),
        ("It is ‘Leeds City Council’ that opened it.", {"leeds"}),
        ("Bath & North East Somerset Council opened it.", {"bath-and-north-east-somerset"}),
        ("Folkestone & Hythe District Council opened it.", {"folkestone-and-hythe"}),
        ("The Royal Borough of Greenwich and the City of York Council met.", {"greenwich", "york"}),
        ("Cyngor Gwynedd and Comhairle nan Eilean Siar met.", {"gwynedd", "na-h-eileanan-siar"}),
        ("Derry City and Strabane District Council opened it.", {"derry-city-and-strabane"}),
        ("Hull City Council opened it. Kingston upon Hull City Council pays.", {"kingston-upon-hull"}),
        ("Sutton Council opened it. The London Borough of Sutton pays.", {"sutton"}),
        ("Newcastle City Council opened it.", {"newcastle-upon-tyne"}),
        ("Newcastle-under-Lyme Borough Council opened it.", {"newcastle-under-lyme"}),
        ("Durham County Council opened it.", {"county-durham"}),
    ],
)  # fmt: skip
def test_every_form_of_a_council_is_that_council(text: str, slugs: set[str]) -> None:
    assert set(councils(text)) == slugs


@pytest.mark.parametrize("phrase", ["The Council", "The council", "The authority", "the council’s cook"])
def test_the_council_is_the_one_told_of(phrase: str) -> None:
    reading = told(f"Salford City Council opened it. In winter {phrase} pays for the gas.")
    found = [mention for mention in reading.mentions if mention.kind is MentionKind.COUNCIL]
    assert [(one.key, one.detail) for one in found] == [("salford", ""), ("salford", "coreference")]


@pytest.mark.parametrize(
    "text",
    [
        "Salford is a place where volunteers cook, and Salford people eat.",
        "The Labour Group and the Liberal Democrats voted for it.",
        "The Council of Sanctuary meets, as does the Hartle Youth Council.",
        "Reading aloud in a bath is fun, and so is a good crisis.",
    ],
    ids=["areas", "party groups", "other councils", "words"],
)
def test_what_is_no_council_makes_none(text: str) -> None:
    assert councils(text) == {}


def test_an_abolished_council_stays_itself_and_names_its_successor() -> None:
    document = read_text(TITLE + "Corby Borough Council opened it in 2015.", path="a.txt")
    reading = pipeline.Reader().read(document)
    assert [part.slug for part in reading.parts] == ["corby"]
    graph = store.assemble([reading], shipped(), base=BASE)
    after = graph.query(
        "ASK { ?old rdfs:label 'Corby Borough Council'@en ; dcterms:isReplacedBy ?new ."
        " ?new rdfs:label 'North Northamptonshire Council'@en }",
        prefixes=PREFIXES,
    )
    assert after


def test_a_lead_member_leads_and_the_others_take_part() -> None:
    block = "Lead Member\nKirklees Council\n\nParticipating Members\nLeeds City Council, Wigan Council\n"
    assert councils(block) == {"kirklees": "lead", "leeds": "participating", "wigan": "participating"}


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("the Quillon and Hartle Trust", "quillon-and-hartle-trust"),
        ("Penrose & Daughters Ltd", "penrose-and-daughters-ltd"),
        ("St Agnes' Hospice", "st-agnes'-hospice"),
        ("Quillon University", "quillon-university"),
        ("Penrose CIC", "penrose-cic"),
        ("21st Century Bees Ltd", "21st-century-bees-ltd"),
        ("the Hartle NHS Foundation Trust", "hartle-nhs-foundation-trust"),
        ("Quillon Housing Association", "quillon-housing-association"),
        ("Marl Housing Group Limited", "marl-housing-group-limited"),
        ("the Friends of Hartle Park", "friends-of-hartle-park"),
        ("the Lewisham Migration Forum", "lewisham-migration-forum"),
        ("Leeds Children's Hospital Trust", "leeds-children's-hospital-trust"),
        ("Huddersfield and Dewsbury Mind", "huddersfield-and-dewsbury-mind"),
    ],
)
def test_names_of_organisations_are_cut_right(written: str, slug: str) -> None:
    assert list(organisations(f"Kirklees Council delivers it in partnership with {written}.")) == [slug]


@pytest.mark.parametrize(
    "written",
    ["the Quillon Carers Alliance (QCA)", "QCA (the Quillon Carers Alliance)"],
    ids=["after", "before"],
)
def test_an_acronym_in_brackets_then_alone_is_its_name(written: str) -> None:
    text = f"Kirklees Council runs it with {written}. Every Monday QCA cooks."
    assert list(organisations(text)) == ["quillon-carers-alliance"]
    assert [m.surface for m in told(text).mentions if m.kind is MentionKind.ORGANISATION][-1] == "QCA"


def test_the_trust_is_the_one_told_of() -> None:
    text = "Kirklees Council runs it with the Hartle Community Trust. The Trust cooks on Mondays."
    assert list(organisations(text)) == ["hartle-community-trust"]


@pytest.mark.parametrize("heading", ["The Challenge", "The Solution", "The Impact", "Next Steps"])
def test_the_heading_of_a_template_is_no_initiative(heading: str) -> None:
    text = f"Kirklees Council opened it. It is warm.\n\n{heading}\n\nMany people were hungry."
    assert names(text, MentionKind.INITIATIVE) == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("It is delivered with the Hartle Community Trust.", "partner delivers"),
        ("It was funded by the Hartle Community Trust.", "partner funds"),
        ("It was commissioned by the Hartle Community Trust.", "partner commissions"),
        ("It is hosted by the Hartle Community Trust.", "partner hosts"),
        ("It was evaluated by the Hartle Community Trust.", "partner evaluates"),
        ("The Council works with the Hartle Community Trust.", "partner works-with"),
        ("The Council hopes to work with the Hartle Community Trust.", "planned"),
        ("It plans to involve the Hartle Community Trust.", "planned"),
        ("It was formerly run by the Hartle Community Trust.", "past"),
        ("The Hartle Community Trust was a partner until 2019.", "past"),
        ("The Council works alone rather than with the Hartle Community Trust.", "negated"),
        ("The Council will not work with the Hartle Community Trust.", "negated"),
        ("The Council cooks without help from the Hartle Community Trust.", "negated"),
        ("A report by the Hartle Community Trust praised it.", "mentioned"),
    ],
)
def test_a_part_is_told_from_a_plan_a_past_a_denial_and_a_mention(sentence: str, said: str) -> None:
    text = f"The kitchen is led by Kirklees Council. {sentence}"
    assert organisations(text) == {"hartle-community-trust": said}
    partners = [s for s in told(text).statements if s.predicate == CG + "partner"]
    assert bool(partners) is said.startswith("partner")


def test_a_role_holds_of_a_whole_list() -> None:
    text = "The kitchen is funded by the Hartle Foundation, the Marl Trust and the Penrose Society."
    assert set(organisations(text).values()) == {"partner funds"} and len(organisations(text)) == 3


def test_laws_and_software_are_no_partners() -> None:
    text = "Kirklees Council runs it under the Localism Act 2011, on Microsoft Teams and Facebook."
    assert [slug for slug, said in organisations(text).items() if said.startswith("partner")] == []
    assert names(text, MentionKind.INITIATIVE) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It runs the Warm Supper project and the Warm Walks programme.",
         ["Warm Supper project", "Warm Walks programme"]),
        ("The Head of Housing and Communities spoke.", []),
        ("It follows the Care Act 2014.", []),
        ("Next Steps\n\nIt goes on.", []),
        ("Principles met\n\n• Innovation\n• Co-production", []),
    ],
    ids=["named", "title of a person", "law", "heading", "principles"],
)  # fmt: skip
def test_headings_job_titles_laws_and_principles_are_no_initiatives(text: str, found: list[str]) -> None:
    assert names(f"Kirklees Council cooks. {text}" if found else text, MentionKind.INITIATIVE) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("in Winter 2017/8", [("2017-24", "season")]),
        ("in 2019/20", [("2019/2020", "financial-year")]),
        ("between 2023 and 2024", [("2023/2024", "period"), ("2023", ""), ("2024", "")]),
        ("in September 2022", [("2022-09", "")]),
        ("on 3 May 2024", [("2024-05-03", "")]),
        ("on 07/04/2021", [("2021-04-07", "")]),
        ("in the 1990s", []),
        ("for 2000 people", []),
        ("for £2019", []),
    ],
)
def test_dates_are_read_as_written(written: str, found: list[tuple[str, str]]) -> None:
    dates = [m for m in told(f"It opened {written}.").mentions if m.kind is MentionKind.DATE]
    assert [(one.name, one.detail) for one in dates] == found


def test_prose_that_sounds_like_a_principle_declares_none_but_may_suggest_it() -> None:
    text = "We learn from one another all the time, and we share what we have learned with other councils."
    statements = told(text).statements
    assert not [s for s in statements if s.predicate == CG + "declares"]
    assert all(0 < s.confidence < 1 for s in statements if s.predicate == CG + "suggestsPrinciple")


def test_a_person_is_told_with_the_role() -> None:
    reading = told(
        "Jo Marl, chief executive of the Hartle Trust, met Cllr Ann Quillon, Cabinet Member for Housing."
    )
    people = [(m.name, m.detail) for m in reading.mentions if m.kind is MentionKind.PERSON]
    assert people == [
        ("Jo Marl", "chief executive of the Hartle Trust"), ("Ann Quillon", "Cabinet Member for Housing"),
    ]  # fmt: skip
