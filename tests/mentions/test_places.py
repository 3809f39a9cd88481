from __future__ import annotations

import pytest

from councilgraph.domain import shipped
from councilgraph.mentions import councils, places
from councilgraph.model import Document, Metadata, Section, SectionKind


def read(text: str) -> list[str]:
    sections = (Section(SectionKind.PROSE, 0, len(text)),)
    document = Document("a.txt", "a", text, "", Metadata(), sections, ((0, len(text)),))
    found = places.find(document, shipped(), councils.find(document, shipped()))
    assert all(text[m.start : m.end] == m.surface for m in found)
    return [m.surface for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Homes in Barnsley and across South Yorkshire.", ["Barnsley", "South Yorkshire"]),
        ("North Liverpool, Wales and the UK.", ["North Liverpool", "Wales", "UK"]),
        ("On Mansfield Road and up Kilvey Hill.", ["Mansfield Road", "Kilvey Hill"]),
        ("The office in Cagthorpe is shut.", ["Cagthorpe"]),
        ("Hubs in Bircotes, Bilsthorpe and Blidworth.", ["Bircotes", "Bilsthorpe", "Blidworth"]),
        ("People came to Reading. Reading helps.", []),
        (
            "Groups in Haverhill, Mildenhall, Brandon and Newmarket.",
            ["Haverhill", "Mildenhall", "Brandon", "Newmarket"],
        ),
        ("Leigh\n\nThe lights at Cagthorpe failed. Pets at Home helped.", ["Leigh", "Cagthorpe"]),
        ("A friend of Reading. In Poole we met.", ["Reading", "Poole"]),
        ("They met in Reading, near Slough.", ["Reading", "Slough"]),
    ],
)
def test_places_are_found_as_written(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Barnsley Council and Leeds Beckett University met.",
        "Councillor Lincoln, Joanna York and Sean Heath met in March.",
        "See lincoln@example.org or www.york.gov.uk.",
    ],
)
def test_names_of_councils_persons_and_addresses_hold_no_place(text: str) -> None:
    assert read(text) == []
