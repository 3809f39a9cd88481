import json
from pathlib import Path

import pytest

from councilgraph.errors import InputError
from councilgraph.evaluation.floors import broken, load, pin
from councilgraph.evaluation.gold import digest, half
from councilgraph.evaluation.gold import load as load_gold
from councilgraph.evaluation.scoring import Scores

ROOT = Path(__file__).parents[2]
GOLD, CORPUS, SPLIT = ROOT / "tests/gold/annotations", ROOT / "corpus/retold", ROOT / "tests/gold/split.csv"


def test_the_split_parts_the_annotated_set_into_two_halves() -> None:
    develop, hold = half(SPLIT, "develop"), half(SPLIT, "hold")
    assert not develop & hold
    assert {one.slug for one in load_gold(GOLD, CORPUS)} == develop | hold


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotation here"):
        load_gold(tmp_path)


def test_an_annotation_without_its_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    with pytest.raises(InputError, match=r"its document a\.\* is not in"):
        load_gold(tmp_path)


def test_an_annotation_of_another_schema_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.json").write_text(json.dumps({"partners": [1.5]}))
    with pytest.raises(InputError, match="'partners' is no list"):
        load_gold(tmp_path)


def scores(right: int, wrong: int) -> Scores:
    made = Scores()
    for score in made.of.values():
        score.right, score.wrong = right, wrong
    return made


def test_a_floor_fails_what_is_below_it(tmp_path: Path) -> None:
    floors = pin(tmp_path / "floors.json", "g", scores(9, 1))
    assert broken(floors, scores(9, 1)) == []
    assert len(broken(floors, scores(8, 2))) == len(floors.f1)


def test_a_floor_sinks_only_with_the_flag(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    pin(path, "g", scores(9, 1))
    with pytest.raises(InputError, match="would sink"):
        pin(path, "g", scores(8, 2))
    pin(path, "g", scores(8, 2), lower=True)
    assert load(path).f1["people"] == pytest.approx(0.888)


def test_floors_of_another_gold_are_not_raised_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    pin(path, "g", scores(9, 1))
    with pytest.raises(InputError, match="another gold"):
        pin(path, "h", scores(10, 0))


def test_the_digest_sees_a_changed_annotation(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.json").write_text("{}")
    before = digest(load_gold(tmp_path))
    (tmp_path / "a.json").write_text('{"places": ["Bute"]}')
    assert digest(load_gold(tmp_path)) != before
