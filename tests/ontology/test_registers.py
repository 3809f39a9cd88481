"""The registers: one row a body, every row with its source, abolished councils with successors."""

from __future__ import annotations

import re

from councilgraph.domain import shipped

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SCHEMES = {"", "GB-CHC", "GB-SC", "GB-COH", "GB-NHS", "GB-GOR", "GB-UKPRN", "GB-GSS"}


def test_slugs_are_plain() -> None:
    councils = [row.slug for row in shipped().councils]
    organisations = [row.slug for row in shipped().organisations]
    assert not [slug for slug in councils + organisations if not SLUG.fullmatch(slug)]


def test_every_row_has_its_source() -> None:
    assert not [row.slug for row in shipped().councils if not row.source]
    assert not [row.slug for row in shipped().organisations if not row.source]


def test_abolished_councils_have_successors_in_the_register() -> None:
    codes = {row.gss for row in shipped().councils}
    for row in shipped().councils:
        assert set(row.successors) <= codes, row.slug
        assert row.current or row.successors, row.slug
        assert row.current or row.end, row.slug


def test_a_plain_place_slug_never_means_a_combined_authority() -> None:
    for row in shipped().councils:
        if row.type in {"combined-authority", "combined-county-authority", "shadow-authority"}:
            assert "authority" in row.slug, row.slug
    named = {row.slug: row for row in shipped().councils}
    assert named["cumbria"].name == "Cumbria County Council"
    assert named["lancashire"].name == "Lancashire County Council"
    assert named["edinburgh"].name == "City of Edinburgh Council"


def test_one_body_is_in_one_register() -> None:
    councils = {row.name.casefold() for row in shipped().councils}
    assert not [row.name for row in shipped().organisations if row.name.casefold() in councils]


def plain(name: str) -> str:
    text = re.sub(r"\W+", " ", name.casefold().replace("&", " and ").replace("'", "").replace("’", ""))
    return text.strip().removeprefix("the ")


def test_organisations_are_not_doubled() -> None:
    owners: dict[str, str] = {}
    for row in shipped().organisations:
        assert owners.setdefault(plain(row.name), row.slug) == row.slug
    for row in shipped().organisations:
        for other in (row.acronym, *row.alt_names):
            assert owners.get(plain(other), row.slug) == row.slug, f"{other}: a name and another's"


def test_an_identifier_has_a_known_scheme_and_one_owner() -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in shipped().organisations:
        if row.identifier and row.scheme in SCHEMES:
            assert seen.setdefault((row.scheme, row.identifier), row.slug) == row.slug, row.slug


def test_sectors_of_organisations_are_concepts() -> None:
    assert {row.sector for row in shipped().organisations} <= {sector.slug for sector in shipped().sectors}
