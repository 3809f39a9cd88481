from typing import Any

import pytest

from councilgraph.evaluation.names import LOOSE, STRICT, alike, place_key, years
from councilgraph.evaluation.scoring import KINDS, Scores

EMPTY: dict[str, Any] = {kind: [] for kind in (*KINDS, "mentioned_organisations")}


def partner(name: str, **more: object) -> dict[str, object]:
    return {"name": name, "surface": name, **more}


def score(gold: dict[str, Any], read: dict[str, Any]) -> Scores:
    scores = Scores()
    scores.add("d", EMPTY | gold, EMPTY | read)
    return scores


def test_an_empty_reading_of_an_empty_gold_makes_no_slip() -> None:
    assert score({}, {}).slips == []


def test_a_wrong_partner_costs_precision_and_a_missed_one_recall() -> None:
    found = score(
        {"partners": [partner("Fyne Homes"), partner("Groundwork")]},
        {"partners": [partner("Fyne Homes"), partner("Experts Here")]},
    ).of["partners"]
    assert (found.right, found.wrong, found.missed) == (1, 1, 1)
    assert found.precision == found.recall == found.f1 == 0.5


def test_an_optional_entry_is_neither_found_nor_missed() -> None:
    gold = {"partners": [partner("Fyne Homes", optional=True)]}
    for read in ([], [partner("Fyne Homes")]):
        found = score(gold, {"partners": read}).of["partners"]
        assert (found.right, found.wrong, found.missed) == (0, 0, 0)


def test_two_finds_of_one_thing_count_once() -> None:
    found = score(
        {"partners": [partner("Fyne Homes")]},
        {"partners": [partner("Fyne Homes"), partner("the Fyne Homes")]},
    ).of["partners"]
    assert (found.right, found.wrong) == (1, 0)


def test_a_mentioned_organisation_read_as_a_partner_is_wrong_as_partner_only() -> None:
    scores = score({"mentioned_organisations": ["Acme Ltd"]}, {"partners": [partner("Acme Ltd")]})
    assert scores.of["partners"].wrong == 1
    assert scores.of["organisations"].right == 1


@pytest.mark.parametrize("name", ["London Borough of Hackney", "Hackney Council", "hackney"])
def test_a_council_is_known_by_its_place(name: str) -> None:
    assert place_key(name) == "hackney"


def test_partners_want_more_common_words_than_initiatives() -> None:
    gold, read = partner("Share Shacks"), partner("Share Shacks Birmingham City Network")
    assert alike(gold, read, share=LOOSE)
    assert not alike(gold, read, share=STRICT)


@pytest.mark.parametrize(
    ("written", "ends"), [("2017/8", {"2017", "2018"}), ("2019-20", {"2019", "2020"}), ("Winter", {"Winter"})]
)
def test_a_period_stands_for_the_years_at_its_ends(written: str, ends: set[str]) -> None:
    assert years(written) == ends
