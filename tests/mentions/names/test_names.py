"""Names in real documents: found whole, brought back to one name, and nothing made of what is no name."""

from __future__ import annotations

import hashlib
import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilgraph import domain
from councilgraph.mentions import councils, principles
from councilgraph.mentions.names import find
from councilgraph.mentions.names.lexicon import lexicon, plain
from councilgraph.mentions.names.seeing import see
from councilgraph.mentions.names.tokens import tokens
from councilgraph.model import Document, Mention, MentionKind, Metadata, Section, SectionKind
from councilgraph.parsers import parse

CORPUS = Path(__file__).parents[3] / "corpus"
DOMAIN = domain.shipped()
ORGANISATION, INITIATIVE, PERSON = MentionKind.ORGANISATION, MentionKind.INITIATIVE, MentionKind.PERSON


def names(document: Document) -> list[Mention]:
    taken = [*principles.find(document, DOMAIN), *councils.find(document, DOMAIN)]
    return find(document, DOMAIN, taken)


def prose(text: str) -> Document:
    section = Section(SectionKind.PROSE, 0, len(text))
    return Document("t.txt", "t", text, hashlib.sha256(text.encode()).hexdigest(), Metadata(), (section,), ())


def told(document: Document, kind: MentionKind) -> set[str]:
    return {mention.name for mention in names(document) if mention.kind is kind}


@pytest.mark.parametrize(
    ("slug", "organisations", "initiatives", "people"),
    [
        ("borough-of-sanctuary", {"Lewisham Migration Forum"}, {"Council of Sanctuary"}, set()),
        (
            "anti-poverty-group",
            {"Department for Work and Pensions", "Groundwork", "NHS"},
            {"Anti-Poverty Group"},
            set(),
        ),
        ("share-shacks", {"The Active Wellbeing Society"}, {"Share Shacks", "Warm Welcome"}, set()),
        ("system-conveners", set(), {"System Conveners", "Poverty Reduction Framework"}, {"Abby Hauver"}),
        ("case-study-pack", set(), set(), set()),
    ],
)
def test_the_five_documents_give_these_names_and_no_other(
    slug: str, organisations: set[str], initiatives: set[str], people: set[str]
) -> None:
    document = parse(CORPUS / f"{slug}.txt")
    assert told(document, ORGANISATION) == organisations
    assert told(document, INITIATIVE) == initiatives
    assert told(document, PERSON) == people


def test_a_contact_has_the_role_written_under_the_name() -> None:
    found = names(parse(CORPUS / "system-conveners.txt"))
    (role,) = {mention.detail for mention in found if mention.kind is PERSON}
    assert role == "Strategic Delivery Manager, London Borough of Hackney"


def test_an_acronym_and_a_head_alone_go_back_to_the_name() -> None:
    text = (
        "The scheme is run by the Riverside Community Trust (RCT), a charity in Hulme. "
        "RCT was founded in 1990. Every year the Trust trains 40 people."
    )
    found = [m for m in names(prose(text)) if m.kind is ORGANISATION]
    assert {m.name for m in found} == {"Riverside Community Trust"}
    assert {m.surface for m in found} == {"Riverside Community Trust (RCT)", "RCT", "Trust"}
    assert {m.acronym for m in found} == {"RCT"}


def test_a_known_acronym_has_the_official_name_and_key() -> None:
    (dwp,) = {(m.name, m.key) for m in names(parse(CORPUS / "anti-poverty-group.txt")) if m.surface == "DWP"}
    assert dwp == ("Department for Work and Pensions", "department-for-work-and-pensions")


def test_commas_and_and_stay_inside_the_name_of_a_ministry() -> None:
    text = "It was paid for by the Department for Levelling Up, Housing and Communities and by nobody else."
    assert told(prose(text), ORGANISATION) == {"Department for Levelling Up, Housing and Communities"}


def test_names_that_differ_by_a_figure_are_two() -> None:
    text = "Work is shared by Foundation 92, a charity, and Foundation 93, a charity. Foundation 93 pays."
    assert len({m.name for m in names(prose(text)) if "92" in m.name or "93" in m.name}) in (0, 2)


def test_a_surname_alone_is_the_person_named_before() -> None:
    text = "Hannah Mercer, Head of Housing at Shelter, said so. Ms Mercer has worked there for years."
    found = [m for m in names(prose(text)) if m.kind is PERSON]
    assert {m.name for m in found} == {"Hannah Mercer"}
    assert len(found) == 2


@given(st.text(alphabet=st.sampled_from(list("Aa Bb.,'’()&\n-–•‘“\u0000\u200f😀é1St")), max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_mentions_inside_it_that_do_not_overlap(text: str) -> None:
    found = find(prose(text), DOMAIN, [])
    for mention in found:
        assert text[mention.start : mention.end] == mention.surface != ""
    for before, after in itertools.pairwise(found):
        assert before.end <= after.start


def test_time_is_linear_in_one_long_line() -> None:
    lexicon(DOMAIN)
    line = "The Riverside Trust and Crest Housing of Hulme, Moss Side & Leeds met Ann Lee. "

    def seconds(times: int) -> float:
        document = prose(line * times)
        start = time.process_time()
        find(document, DOMAIN, [])
        return time.process_time() - start

    small, large = seconds(200), seconds(1600)
    assert large < 8 * small * 3


def test_plain_names_are_one_whatever_their_spelling() -> None:
    assert plain("The Ministry of Housing & Communities (MHC)") == plain(
        "Ministry of Housing and Communities"
    )
    assert plain("Co-operative Councils’ Network") == plain("Cooperative Councils' Network")


def test_what_lies_inside_a_known_name_is_no_name() -> None:
    document = prose("It is paid for by Arts Council England in full.")
    _, seen = see(document, [], lexicon(DOMAIN))
    assert [one.key for one in seen if "council" in one.key] == ["arts council england"]


def test_names_that_share_a_head_are_each_one() -> None:
    text = "It was set up with Dundee and Abertay universities, which pay half."
    found = [m for m in names(prose(text)) if m.kind is ORGANISATION]
    assert [m.surface for m in found] == ["Dundee", "Abertay universities"]
    assert [m.name for m in found] == ["University of Dundee", "Abertay University"]


def test_a_name_with_a_head_of_its_own_takes_no_other_from_the_list_it_stands_in() -> None:
    text = "It was set up with the Leven Fire & Rescue Service, Dundee and Abertay universities and others."
    found = {m.name for m in names(prose(text)) if m.kind is ORGANISATION}
    assert {"University of Dundee", "Abertay University"} <= found
    assert not any("Fire" in name and "University" in name for name in found)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Last year Barnardo's delivered it.", "barnardo's"),
        ("Much was spent on Groundwork's van.", "groundwork"),
        ("It was marked by DCMS's officers.", "dcms"),
        ("7.6 Sustrans will go on with it.", "sustrans"),
        ("EP0212 Point Youth Centre – evenings", "point youth centre"),
        ("The money came from Local Trust in spring.", "local trust"),
        ("A bid was made by One Vision in spring.", "one vision"),
        ("Lunch is at the Glamis Hall For All on Mondays.", "glamis hall for all"),
        ("Canoes are kept at the Ackers Adventure centre in winter.", "ackers adventure centre"),
        ("Cookery is taught at the Saathi House women's centre too.", "saathi house women's centre"),
        ("Toys were bought for Comann nam Pàrant with it.", "comann nam pàrant"),
        ("The work was done by G. Percy Trentham in 2019.", "g percy trentham"),
        ("Coats came from Falcon Support Services E.M. Ltd in March.", "falcon support services e.m ltd"),
        ("It is let to the Trevor Osborne Property Group for a year.", "trevor osborne property group"),
        ("It was drawn up with sportscotland and the school.", "sportscotland"),
        ("It was drawn up with gtd healthcare and the school.", "gtd healthcare"),
    ],
)
def test_a_name_is_seen_however_it_is_written(text: str, key: str) -> None:
    _, seen = see(prose(text), [], lexicon(DOMAIN))
    assert key in {one.key for one in seen}


def test_a_full_stop_that_lost_its_space_parts_words_but_not_abbreviations() -> None:
    text = "It has the Heritage Fund.Cllr Ash of St.Giles said so at www.example.org today."
    words = tokens(prose(text), ()).text
    assert {"Fund", "Cllr", "St.Giles", "www.example.org"} <= set(words)


def test_letters_behind_a_person_end_the_name_and_a_title_stays_with_one_word() -> None:
    text = "The library was opened by Margaret Holloway MBE. Lord Ashcombe, who chairs it, thanked her."
    assert told(prose(text), PERSON) == {"Margaret Holloway", "Lord Ashcombe"}


@pytest.mark.parametrize("joint", ["and", "&"])
def test_whose_an_association_is_may_be_told_twice(joint: str) -> None:
    text = (
        f"The hall is run by Sandyflats Tenants’ {joint} Residents’ Association, a charity, with the council."
    )
    assert told(prose(text), ORGANISATION) == {f"Sandyflats Tenants’ {joint} Residents’ Association"}


def test_a_heading_over_a_labelled_entry_shows_what_label_it_has() -> None:
    text = "Mend the Old Mill\n\nApplicant: Pailton Society\n\nIt is to open soon."
    lex = lexicon(DOMAIN)
    _, seen = see(prose(text), [], lex)
    shown = {one.key: {lex.network.numbers.names[number] for number in one.features} for one in seen}
    assert "below=applicant" in shown["mend the old mill"]
    assert "below" not in shown["pailton society"]
