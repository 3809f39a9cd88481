from hypothesis import given
from hypothesis import strategies as st

from councilgraph.entities.identity import normal, slug, unslug


@given(st.text())
def test_a_slug_gives_its_normal_form_back(name: str) -> None:
    assert unslug(slug(name)) == normal(name)


def test_names_that_differ_by_a_number_stay_two() -> None:
    assert slug("Lot 1 Carers") != slug("Lot 2 Carers")


def test_article_ampersand_and_quotes_do_not_part_names() -> None:
    assert slug("The Stitch & Story Trust’s") == slug("Stitch and Story Trust's")
