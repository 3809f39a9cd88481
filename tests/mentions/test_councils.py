from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilgraph.domain import shipped
from councilgraph.mentions import councils
from councilgraph.model import Document, Mention, Metadata, Section, SectionKind
from councilgraph.parsers import parse

CORPUS = Path(__file__).parents[2] / "corpus"


def document(text: str, source: str | None = None, kind: SectionKind = SectionKind.PROSE) -> Document:
    sections = (Section(kind, 0, len(text)),)
    return Document("a.txt", "a", text, "", Metadata(source=source), sections, ((0, len(text)),))


def read(text: str, source: str | None = None) -> list[Mention]:
    return councils.find(document(text, source), shipped())


def keys(text: str, source: str | None = None) -> list[str]:
    return [m.key or m.name for m in read(text, source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LB Lewisham met Oldham MBC.", ["lewisham", "oldham"]),
        ("The London Borough of Hackney and RB Greenwich met.", ["hackney", "greenwich"]),
        ("Cheshire West and Chester Council’s plan.", ["cheshire-west-and-chester"]),
        ("Cyngor Gwynedd, and Cyngor Sir Ynys Môn too.", ["gwynedd", "isle-of-anglesey"]),
        ("ESSEX COUNTY COUNCIL: news.", ["essex"]),
        ("Oldham, Rochdale and Wigan Councils met.", ["oldham", "rochdale", "wigan"]),
        ("Derby City and Derbyshire County Councils met.", ["derby", "derbyshire"]),
        ("the London Boroughs of Hackney, Islington and Camden met.", ["hackney", "islington", "camden"]),
        ("Three councils – Melton, Rutland and Harborough – met.", ["melton", "rutland", "harborough"]),
        ("Kidsgrove Town Council met.", ["Kidsgrove Town Council"]),
        ("Malton and Norton Town Council met.", ["Malton and Norton Town Council"]),
        ("Present: R. Ash (Norton-on-Derwent Town Council).", ["Norton-on-Derwent Town Council"]),
        ("At Oare Oare Parish Council met.", ["Oare Parish Council"]),
        ("FUNDERS\n\nST IVES TOWN COUNCIL met.", ["St Ives Town Council"]),
        ("Edwin Marsh of Kendal Town Council spoke.", ["Kendal Town Council"]),
        ("Minutes of Llansadwrn Community Council, May.", ["Llansadwrn Community Council"]),
        ("CYNGOR CYMUNED\nGORSLAS COMMUNITY COUNCIL Minutes.", ["Gorslas Community Council"]),
        ("Present: M Hodge Loftus Town Council.", ["Loftus Town Council"]),
        ("LEVINGTON AND STRATTON HALL PARISH COUNCIL met.", ["Levington and Stratton Hall Parish Council"]),
        ("The fife council met in the London borough of Brent.", ["fife", "brent"]),
        ("It is in FERMANAGH and Omagh District Council's plan.", ["fermanagh-and-omagh"]),
        ("West Norfolk Council paid.", ["kings-lynn-and-west-norfolk"]),
        ("Newry Mourne & Down District Council met.", ["newry-mourne-and-down"]),
        ("North and South Lanarkshire Councils met.", ["north-lanarkshire", "south-lanarkshire"]),
        (
            "Four boroughs signed up:\n\n- Brent\n- Ealing\n- Harrow\n\nIt began.",
            ["brent", "ealing", "harrow"],
        ),
        ("Borough | Since\nBrent | 2020\nEaling | 2021\n\nWe met.", ["brent", "ealing"]),
        ("FundersLand TrustCopeland Borough CouncilWoodland Trust", ["copeland"]),
        ("Fenland District Council met. Peterborough gave £3,000.", ["fenland", "peterborough"]),
        ("In Brigg the town council paid.", ["Brigg Town Council"]),
        ("Thanet District Council and the county council met.", ["thanet", "kent"]),
        ("There Horncastle Town Council met, in Horncastle.", ["Horncastle Town Council"]),
        ("Newcastle Council helps Kidsgrove, Staffordshire.", ["newcastle-under-lyme"]),
        ("Newcastle Council helps Tyneside.", ["newcastle-upon-tyne"]),
        ("Northamptonshire County Council was wound up.", ["northamptonshire"]),
        ("Bedford Borough Council rides. BBC wants more. BBC News told it.", ["bedford", "bedford"]),
        ("Lancashire County Council (LCC) paid. LCC paid again.", ["lancashire"] * 2),
    ],
)
def test_every_form_of_a_council_is_read(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kent Rural Community Council and Humberside Training and Enterprise Council met.",
        "MINUTES OF THE TOWN COUNCIL. The Annual Parish Council meeting was in May.",
        "South Sussex Council is no authority.",
        "Council of Sanctuary, Arts Council England and the British Council met.",
        "Hackney Youth Council and Sheffield Labour Group met the Tenants' Council.",
        "Hackney Council for Voluntary Service and the Medical Research Council met.",
        "Reading the council tax letter in a council house, people met.",
        "New York City Council and town and parish councils met.",
        "Leeds Beckett University and Norwich City Football Club met in Oldham.",
    ],
)
def test_what_only_sounds_like_a_council_is_none(text: str) -> None:
    assert keys(text) == []


def test_references_lead_back_to_the_council_that_fits() -> None:
    text = "Stafford Borough Council met Staffordshire County Council. The county council paid."
    found = [(m.surface, m.key) for m in read(text) if m.detail == "coreference"]
    assert found[0] == ("The county council", "staffordshire")


def test_the_documents_place_says_which_council_is_meant() -> None:
    found = read("Advice in Dundee\nThe city council and Dundee's agencies act.")
    assert [(m.surface, m.key, m.detail) for m in found] == [("The city council", "dundee", "coreference")]


def test_a_council_that_only_the_address_names_is_claimed_from_the_address() -> None:
    text = (CORPUS / "anti-poverty-group.txt").read_text(encoding="utf-8")
    url = "https://www.councils.coop/case-study/tackling-cost-of-living-crisis-rochdale/"
    found = [m for m in read(text, url) if m.detail == "url-only"]
    assert [(m.key, url[m.start : m.end], m.url) for m in found] == [("rochdale", "rochdale", True)]
    assert found[0].confidence <= 0.5
    assert read(text) == []


def test_an_address_of_others_is_no_claim() -> None:
    assert keys("Homes for the homeless open in Cambridge.", "https://www.cambridgeindependent.co.uk/a") == []


def test_principles_name_no_council() -> None:
    text = "The Council of Oldham Council met."
    assert councils.find(document(text, kind=SectionKind.PRINCIPLES), shipped()) == []


def test_a_name_cut_off_names_no_council() -> None:
    assert keys("Help came from Barnsley Council. Later it came from Rotherham Council") == ["barnsley"]


@pytest.mark.parametrize(
    "name", ["borough-of-sanctuary", "share-shacks", "system-conveners", "case-study-pack"]
)
def test_the_five_documents_name_their_councils(name: str) -> None:
    expected = {
        "borough-of-sanctuary": {"lewisham"}, "share-shacks": {"birmingham"}, "system-conveners": {"hackney"},
        "case-study-pack": set(),
    }  # fmt: skip
    found = councils.find(parse(CORPUS / f"{name}.txt"), shipped())
    assert {m.key or m.name for m in found} == expected[name]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(
    ["Oldham", "Council", "the", "and", ",", "\n", "’s", "(OC)", "Town", "County", "York", "🙂", "\0", "ת"]
), max_size=25))  # fmt: skip
def test_every_mention_stands_where_it_says_and_none_overlaps_another(words: list[str]) -> None:
    text = " ".join(words)
    free = 0
    for found in read(text):
        assert text[found.start : found.end] == found.surface
        assert found.start >= free
        free = found.end


def test_a_place_that_acts_as_its_council_stands_for_it() -> None:
    text = "Under the meadow: Colchester looks for heat\nColchester proposed to heat homes, and Cabinet met."
    assert [(m.key, m.detail) for m in read(text)] == [("colchester", "place-name-only")]


def test_the_register_may_grow_tenfold_without_slowing_the_search() -> None:
    from time import process_time

    from councilgraph.mentions.gazetteer import Gazetteer

    text = (CORPUS / "share-shacks.txt").read_text(encoding="utf-8") * 20
    small = Gazetteer((f"Name{n} Council", n) for n in range(2_000))
    large = Gazetteer((f"Name{n} Council", n) for n in range(20_000))

    def cost(gazetteer: Gazetteer[int]) -> float:
        begin = process_time()
        gazetteer.find(text)
        return process_time() - begin

    # Half again is room for a busy machine; the aim, 1.2 for all of reading, is measured in
    # tests/benchmarks/bench_reading.py.
    assert min(cost(large) for _ in range(5)) < 1.5 * min(cost(small) for _ in range(5)) + 0.002
