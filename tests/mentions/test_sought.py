from councilgraph.domain import shipped
from councilgraph.mentions.sought import nouns, sought, stated


def test_every_word_is_told_by_its_last_letter_in_any_case() -> None:
    text = "Local CHARITIES develop it"
    assert {"charities"} <= nouns(shipped())
    assert "develop" in stated(shipped())["co-production"]
    assert {(14, "charities"), (22, "develop")} <= set(sought(text, shipped()))
