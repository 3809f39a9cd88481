from councilgraph.domain import shipped
from councilgraph.mentions.sought import nouns, sought, stated


def test_every_word_is_told_by_where_it_begins_in_any_case() -> None:
    text = "Local CHARITIES develop it"
    assert {"charities"} <= nouns(shipped())
    assert "develop" in stated(shipped())["co-production"]
    assert {(6, "charities"), (16, "develop")} <= set(sought(text, shipped()))
