from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from councilgraph.mentions.gazetteer import Gazetteer, Scan

NAMES = [
    ("York", "york"), ("City of York Council", "cyc"), ("Bath & North East Somerset", "bnes"),
    ("King's Lynn", "kl"), ("Stoke-on-Trent", "sot"),
]  # fmt: skip
GAZETTEER = Gazetteer(NAMES, ignore_case=[("the council", "coref")])


def found(text: str) -> list[tuple[str, str]]:
    return [(text[h.start : h.end], h.value) for h in GAZETTEER.find(text)]


def test_the_longest_name_wins_and_words_stay_whole() -> None:
    assert found("City of York Council, York, Yorkshire") == [
        ("City of York Council", "cyc"),
        ("York", "york"),
    ]


def test_quotes_hyphens_ampersands_and_white_space_vary() -> None:
    text = "King’s Lynn, Kings Lynn; Bath and North\nEast  Somerset's; Stoke on Trent; Stoke–on–Trent"
    assert found(text) == [
        ("King’s Lynn", "kl"), ("Kings Lynn", "kl"), ("Bath and North\nEast  Somerset", "bnes"),
        ("Stoke on Trent", "sot"), ("Stoke–on–Trent", "sot"),
    ]  # fmt: skip


def test_a_blank_line_ends_a_name_and_case_counts_unless_said() -> None:
    assert found("City of York\n\nCouncil york THE COUNCIL") == [("York", "york"), ("THE COUNCIL", "coref")]


@given(st.text(alphabet="York CityofCuncl&and’'\n\t \u00a0İß—-", max_size=80))
def test_hits_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    free = 0
    for hit in GAZETTEER.find(text):
        assert free <= hit.start < hit.end <= len(text)
        assert not text[hit.start].isspace()
        assert not text[hit.end - 1].isspace()
        free = hit.end


def test_registers_that_share_a_scan_find_what_they_find_alone() -> None:
    scan = Scan()
    towns = Gazetteer([("York", "town"), ("Bury", "town")], scan=scan)
    text = "The University of York, York Theatre Royal and Bury Council; Canterbury."
    assert [text[hit.start : hit.end] for hit in towns.find(text)] == ["York", "York", "Bury"]
    bodies = Gazetteer([("University of York", "body"), ("York", "body")], scan=scan)
    assert [(hit.start, hit.end) for hit in bodies.find(text)] == [(4, 22), (24, 28)]
    assert [text[hit.start : hit.end] for hit in towns.find(text)] == ["York", "York", "Bury"]
