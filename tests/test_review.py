"""The queue of a person who checks: what looks like a fact and gave none, and what is doubtful."""

import csv
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from councilgraph import pipeline, review
from councilgraph.cli import councilgraph
from councilgraph.domain import shipped
from councilgraph.parsers import read_text

TEXT = """A kitchen for all

Leeds City Council runs it. Cllr Ottoline Pymble opened it in partnership with people who cook.

Later Ottoline Pymble thanked everyone who had worked with her. Karl Dunmore painted Great Ormsby Wall.

It rained all week.
"""


def queue(text: str, *, people: bool = False) -> tuple[review.ReviewItem, ...]:
    reading = pipeline.Reader(shipped(), people=people).read(read_text(text))
    return review.queue([reading], shipped(), people=people)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(councilgraph, ["review", *map(str, arguments)])


def test_a_cue_without_a_statement_is_queued_and_plain_prose_is_not() -> None:
    items = queue(TEXT)
    assert any("in partnership with" in item.phrase for item in items)
    assert any("Great Ormsby Wall" in item.phrase for item in items)
    assert not any("rained" in item.sentence for item in items)


def test_the_queue_is_ranked_and_its_places_are_true() -> None:
    items = queue(TEXT, people=True)
    text = read_text(TEXT).text
    assert [item.rank for item in items] == sorted((item.rank for item in items), reverse=True)
    for item in items:
        assert " ".join(text[item.start : item.end].split()) == item.sentence


def test_a_doubtful_statement_is_queued_with_its_claim(five: list[Path]) -> None:
    built = pipeline.build(five)
    items = review.queue(built.readings, shipped())
    doubtful = next(item for item in items if "rochdale" in item.phrase)
    assert doubtful.reason == "low confidence" and float(doubtful.confidence) < review.LOW
    asked = built.store.query(f"ASK {{ GRAPH ?g {{ <{doubtful.claim}> ?p ?o }} }}")
    assert asked


@pytest.mark.parametrize("people", [False, True])
def test_names_of_persons_are_there_only_when_asked_for(tmp_path: Path, people: bool) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run(tmp_path / "a.txt", "--out", tmp_path / "out", *(["--people"] if people else []))
    assert done.exit_code == 0, done.output
    written = (tmp_path / "out" / "review.csv").read_text(encoding="utf-8") + done.output
    assert "Ottoline" not in written or people
    for name in ("Pymble", "Dunmore"):
        assert (name in written) is people, name


def test_the_file_holds_all_and_the_table_the_first(five: list[Path], tmp_path: Path) -> None:
    done = run(*five, "--out", tmp_path, "--most", "2")
    with (tmp_path / "review.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == review.COLUMNS
    assert f"{len(rows)} to review, the first 2" in done.stdout
    assert f"all {len(rows)} are in" in done.stdout


def test_a_build_writes_the_same_queue(outputs: Path, five: list[Path], tmp_path: Path) -> None:
    assert run(*five, "--out", tmp_path).exit_code == 0
    assert (tmp_path / "review.csv").read_bytes() == (outputs / "review.csv").read_bytes()


def test_bad_input_is_one_line(tmp_path: Path, five: list[Path]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for arguments in (
        [tmp_path / "nowhere"],
        [five[0], "--out", tmp_path / "file" / "below"],
        [five[0], "--ontology", tmp_path / "nowhere"],
    ):
        done = run(*arguments)
        assert done.exit_code == 2 and done.stderr.startswith("councilgraph: ")
        assert done.stderr.count("\n") == 1


def test_the_time_is_linear_in_the_text() -> None:
    def seconds(times: int) -> float:
        body = TEXT.partition("\n\n")[2]
        reading = pipeline.Reader(shipped()).read(read_text("A kitchen\n\n" + body * times))
        start = time.process_time()
        review.queue([reading], shipped())
        return time.process_time() - start

    seconds(1)
    assert seconds(400) < 8 * seconds(100) + 0.1
