"""`councilgraph evaluate`: figures beside a baseline, slips with sentences, floors that hold."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from councilgraph import evaluation
from councilgraph.cli import councilgraph
from councilgraph.evaluation import gold as annotated
from councilgraph.evaluation.scoring import KINDS

TEXT = (
    "A kitchen for all\n\nLeeds City Council runs it with the Quillon Carers Alliance. Nobody else helps.\n"
)
RIGHT = {
    "councils": [{"name": "Leeds City Council", "surface": "Leeds City Council", "role": "lead"}],
    "partners": [{"name": "Quillon Carers Alliance", "surface": "Quillon Carers Alliance"}],
}
MISSED = {"partners": [*RIGHT["partners"], {"name": "Nobody Else Ltd", "surface": "Nobody else"}]}


def evaluate(*arguments: str | Path) -> Result:
    return CliRunner().invoke(councilgraph, ["evaluate", *map(str, arguments)])


def refused(result: Result) -> str:
    assert result.exit_code == 2, result.output
    lines = [line for line in result.stderr.splitlines() if line.startswith(("councilgraph:", "Error:"))]
    assert len(lines) == 1
    return lines[0]


def write(folder: Path, annotation: Any) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "kitchen.txt").write_text(TEXT, encoding="utf-8")
    (folder / "kitchen.json").write_text(json.dumps(annotation), encoding="utf-8")
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of one annotated document, read without a slip."""
    return write(tmp_path / "gold", RIGHT)


@pytest.fixture
def harder(tmp_path: Path) -> Path:
    """The same document with a partner that no reading finds."""
    return write(tmp_path / "harder", {**RIGHT, **MISSED})


def test_figures_are_given_for_every_kind_beside_the_baseline(gold: Path) -> None:
    result = evaluate(gold, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["documents"] == 1
    assert tuple(found["reading"]) == tuple(found["baseline"]) == KINDS
    assert found["reading"]["partners"] == {
        "precision": 1, "recall": 1, "f1": 1, "right": 1, "wrong": 0, "missed": 0,
    }  # fmt: skip
    assert found["baseline"]["councils"]["f1"] == 1 and found["baseline"]["partners"]["f1"] == 0


def test_a_miss_and_a_false_find_come_with_their_sentence(harder: Path) -> None:
    found = json.loads(evaluate(harder, "--json").stdout)
    slip = next(one for one in found["slips"] if one["kind"] == "partners")
    assert slip == {
        "document": "kitchen", "kind": "partners", "slip": "miss", "surface": "Nobody else",
        "sentence": "Nobody else helps.",
    }  # fmt: skip
    shown = evaluate(harder).stdout
    assert "Nobody" in shown and "baseline" in shown and "Misses and false finds" in shown


def test_the_annotated_set_is_read_by_halves(tmp_path: Path, gold: Path) -> None:
    split = tmp_path / "split.csv"
    split.write_text("document,half\nkitchen,hold\nother,develop\n", encoding="utf-8")
    assert evaluate(gold, "--split", split, "--json").exit_code == 0
    assert "'neither'" in refused(evaluate(gold, "--split", split, "--half", "neither"))
    assert "no annotation" in refused(evaluate(gold, "--split", split, "--half", "develop"))


def test_a_floor_that_is_met_passes_and_one_that_is_not_fails(tmp_path: Path, gold: Path) -> None:
    floor = tmp_path / "floors.json"
    assert evaluate(gold, "--floor", floor, "--pin").exit_code == 0
    assert evaluate(gold, "--floor", floor).exit_code == 0
    pinned = json.loads(floor.read_text(encoding="utf-8"))
    assert pinned["f1"]["partners"] == 1
    pinned["f1"]["people"] = 0.5
    floor.write_text(json.dumps(pinned), encoding="utf-8")
    below = evaluate(gold, "--floor", floor)
    assert (below.exit_code, below.stderr) == (1, "people: F1 0.000 is below its floor 0.500\n")


def test_a_floor_sinks_only_when_asked_to(tmp_path: Path, gold: Path) -> None:
    floor = tmp_path / "floors.json"
    assert evaluate(gold, "--floor", floor, "--pin").exit_code == 0
    pinned = json.loads(floor.read_text(encoding="utf-8"))
    pinned["f1"]["people"] = 0.5
    floor.write_text(json.dumps(pinned), encoding="utf-8")
    assert "would sink for people" in refused(evaluate(gold, "--floor", floor, "--pin"))
    assert json.loads(floor.read_text(encoding="utf-8")) == pinned
    assert evaluate(gold, "--floor", floor, "--pin", "--lower").exit_code == 0
    assert json.loads(floor.read_text(encoding="utf-8"))["f1"]["people"] == 0


def test_floors_of_another_gold_are_no_floors(tmp_path: Path, gold: Path, harder: Path) -> None:
    floor = tmp_path / "floors.json"
    assert evaluate(gold, "--floor", floor, "--pin").exit_code == 0
    other = evaluate(harder, "--floor", floor)
    assert other.exit_code == 1 and "another gold" in other.stderr
    assert "another gold" in refused(evaluate(harder, "--floor", floor, "--pin"))
    assert evaluate(harder, "--floor", floor, "--pin", "--lower").exit_code == 0


def test_bad_input_is_one_line(tmp_path: Path, gold: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "nowhere" in refused(evaluate(tmp_path / "nowhere"))
    assert "no annotation" in refused(evaluate(empty))
    assert "--pin wants --floor" in refused(evaluate(gold, "--pin"))
    assert "--lower" in refused(evaluate(gold, "--lower"))
    assert "nowhere.json" in refused(evaluate(gold, "--floor", tmp_path / "nowhere.json"))
    assert "nowhere.csv" in refused(evaluate(gold, "--split", tmp_path / "nowhere.csv"))
    assert "is not in" in refused(evaluate(gold, "--corpus", empty))
    assert "empty" in refused(evaluate(gold, "--ontology", empty / "nothing"))
    unwritable = tmp_path / "nowhere" / "floors.json"
    assert "floors.json" in refused(evaluate(gold, "--floor", unwritable, "--pin"))


@pytest.mark.parametrize(
    "content",
    ["", "[1]", "{", '{"partners": 3}', '{"partners": [{"surface": "x"}]}', '{"councils": [{"name": "x"}]}',
     '{"councils": ["Leeds"]}', '{"years": [null]}'],
)  # fmt: skip
def test_a_broken_annotation_is_named(gold: Path, content: str) -> None:
    (gold / "kitchen.json").write_text(content, encoding="utf-8")
    assert "kitchen.json" in refused(evaluate(gold))


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"gold": "x", "f1": {"no kind": 1}}', '{"gold": "x", "f1": {"people": "a"}}']
)
def test_a_broken_floor_file_is_named(tmp_path: Path, gold: Path, content: str) -> None:
    (tmp_path / "floors.json").write_text(content, encoding="utf-8")
    assert "floors.json" in refused(evaluate(gold, "--floor", tmp_path / "floors.json"))


def test_python_answers_the_same(gold: Path) -> None:
    found = evaluation.evaluate(annotated.load(gold))
    assert found.reading.of["councils"].f1 == found.reading.of["lead"].f1 == 1
    assert found.slips == ()
