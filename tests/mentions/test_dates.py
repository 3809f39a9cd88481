"""Years, dates and periods, as written and in their normal form."""

from __future__ import annotations

import pytest

from councilgraph.domain import shipped
from councilgraph.mentions import dates
from councilgraph.parsers import read_text


def found(text: str) -> list[tuple[str, str, str]]:
    document = read_text(text)
    mentions = dates.find(document, shipped())
    assert all(document.text[m.start : m.end] == m.surface for m in mentions)
    return [(m.surface, m.name, m.detail) for m in mentions]


@pytest.mark.parametrize(
    ("text", "surface", "name", "detail"),
    [
        ("It began in 2021.", "2021", "2021", ""),
        ("In September 2022, Hackney hired two.", "September 2022", "2022-09", ""),
        ("Since 27th June 2022 it has run.", "27th June 2022", "2022-06-27", ""),
        ("Tue, January 26, 2016", "Tue, January 26, 2016", "2016-01-26", ""),
        ("Week of 20-26 May 2019.", "20-26 May 2019", "2019-05-20/2019-05-26", ""),
        ("A pilot ran in Winter 2017/8.", "Winter 2017/8", "2017-24", "season"),
        ("It cost £5 in 2019/20.", "2019/20", "2019/2020", "financial-year"),
        ("The school year 2022/23 was hard.", "2022/23", "2022/2023", "academic-year"),
        ("It ran over 2022-24.", "2022-24", "2022/2024", "period"),
        ("It opened on 31/10/2024.", "31/10/2024", "2024-10-31", ""),
        ("Received 11.02.2014.", "11.02.2014", "2014-02-11", ""),
        ("14 December 2021\n\nvisitors came.", "14 December 2021", "2021-12-14", ""),
        ("date 2024-02-29", "2024-02-29", "2024-02-29", ""),
        ("The Pioneers opened in 1844.", "1844", "1844", ""),
        ("It rises to 147 by 2118.", "2118", "2118", ""),
        ("Published17 October 2022", "17 October 2022", "2022-10-17", ""),
        ("The budget for 1999/00 was small.", "1999/00", "1999/2000", "financial-year"),
    ],
)
def test_one_date(text: str, surface: str, name: str, detail: str) -> None:
    assert found(text) == [(surface, name, detail)]


@pytest.mark.parametrize(
    ("text", "period", "name"),
    [
        ("It ran between 2023 and 2024.", "between 2023 and 2024", "2023/2024"),
        ("It lasts from 2018 until 2020.", "from 2018 until 2020", "2018/2020"),
        ("Paid from November 2022 to March 2023.", "from November 2022 to March 2023", "2022-11/2023-03"),
        ("The Strategy 2024 – 2027 says so.", "2024 – 2027", "2024/2027"),
        ("The Strategic Plan 2012-2017 says so.", "2012-2017", "2012/2017"),
    ],
)
def test_a_period_stands_with_both_its_ends(text: str, period: str, name: str) -> None:
    mentions = found(text)
    assert mentions[0] == (period, name, "period")
    assert len(mentions) == 3


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/2019/05/warm-hubs and hubs@mind2019.org.uk for more.",
        "Ring 0151 233 2020 or 2019 555 123.",
        "Over 2000 people came, and 1950 homes were built.",
        "It cost £2000, or 2,019 euros, or 2019% of it.",
        "In the mid-2000s and the late 1980s it was different.",
        "Report EDR/2019/11, minute C2019, Covid-2019x, room 2012.",
        "© 2021 Leeds City Council",
        "Chapter 1844 tells it.",
        "The legal basis is the Localism Act 2011 and the Building Regulations 2010.",
        "\u202e\u05e9\u05dc\u05d5\u05dd 12019 20191",
    ],
)
def test_numbers_that_are_no_years(text: str) -> None:
    assert found(text) == []


def test_front_matter_is_not_read() -> None:
    assert found("---\nsource: https://example.org/a\ndate: 2023-02-14\n---\nIt began in 2021.") == [
        ("2021", "2021", "")
    ]
