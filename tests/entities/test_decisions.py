from pathlib import Path

import pytest

from councilgraph.domain import shipped
from councilgraph.entities import resolve
from councilgraph.entities.decisions import Action, Decision, Decisions, load, save
from councilgraph.errors import InputError, OntologyError
from councilgraph.model import Document, Mention, MentionKind, Metadata

TEXT = "Quernstone Homes and the Argyll Trust"
DOCUMENT = Document("a.txt", "a", TEXT, "", Metadata(), (), ())


def mention(surface: str, key: str | None = None) -> Mention:
    at = TEXT.index(surface)
    return Mention(MentionKind.ORGANISATION, at, at + len(surface), surface, surface, "test", 0.5, key)


MENTIONS = [mention("Quernstone Homes"), mention("Argyll Trust")]


def names(*decisions: Decision) -> list[tuple[str, str]]:
    decided = Decisions(decisions, shipped())
    return [(one.name, one.slug) for one in resolve(DOCUMENT, MENTIONS, shipped(), decided)]


def test_without_decisions_each_name_is_one_thing() -> None:
    assert names() == [("Quernstone Homes", "quernstone-homes"), ("Argyll Trust", "argyll-trust")]


def test_a_merge_makes_two_names_one_thing() -> None:
    merged = names(Decision(Action.MERGE, name="Argyll Trust", value="Quernstone Homes"))
    assert merged == [("Quernstone Homes", "quernstone-homes")]


def test_same_as_gives_the_name_of_the_register() -> None:
    same = names(Decision(Action.SAME_AS, name="Quernstone Homes", value="groundwork-uk"))
    assert same[0][1] == "groundwork-uk"


def test_a_withdrawn_decision_is_as_if_never_made() -> None:
    gone = Decision(Action.NOT_A_THING, name="Quernstone Homes", withdrawn="2026-01-01")
    assert names(gone) == names()


def test_a_decision_for_one_document_leaves_others_alone() -> None:
    elsewhere = Decision(Action.NOT_A_THING, document="b", name="Quernstone Homes")
    assert names(elsewhere) == names()


def test_an_unknown_register_entry_is_refused() -> None:
    with pytest.raises(InputError, match="no register entry"):
        Decisions([Decision(Action.SAME_AS, name="x", value="no-such-entry")], shipped())


def test_decisions_survive_writing_and_reading(tmp_path: Path) -> None:
    rows = [Decision(Action.REJECT, statement="c1", who="Ann, of 'x'", why="wrong\nline")]
    save(tmp_path / "decisions.csv", rows)
    assert load(tmp_path / "decisions.csv") == tuple(rows)


def test_an_unknown_action_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    save(path, [Decision(Action.REJECT, statement="c1")])
    path.write_text(path.read_text().replace("reject", "explode"))
    with pytest.raises(OntologyError, match="csv:2: no action is called 'explode'"):
        load(path)
