"""The phrases of the ontology reach what the five documents write, and agree with the cue files."""

from __future__ import annotations

import pytest

from councilgraph.domain import shipped

WRITTEN = {
    "communities": "communities",
    "businesses": "businesses",
    "charities": "charities",
    "universities": "universities",
    "health providers": "health-providers",
    "fire service": "fire-service",
    "voluntary sector infrastructure organisation": "voluntary-sector-infrastructure",
    "social housing providers": "social-housing-providers",
    "voluntary and community sector organisations": "voluntary-and-community-sector",
    "health and community partners": "health-and-community-partners",
}


@pytest.mark.parametrize("phrase", WRITTEN)
def test_a_kind_of_partner_is_found_as_written(phrase: str) -> None:
    found = {one.slug for one in shipped().partner_categories if phrase in one.cues}
    assert found == {WRITTEN[phrase]}


def test_roles_that_the_cues_assert_are_concepts() -> None:
    asserted = set(shipped().cues("roles")["asserted"])
    assert asserted <= {role.slug for role in shipped().roles}


def test_statuses_of_the_cues_are_concepts() -> None:
    tables = {name for name, table in shipped().cues("roles").items() if isinstance(table, dict)}
    assert tables <= {status.slug for status in shipped().statuses}
