"""The command line: what it prints, and one clear line with status 2 for every bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import councilgraph as package
from councilgraph.cli import councilgraph


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(councilgraph, [str(argument) for argument in arguments])


def refused(result: Result) -> str:
    """The one line that a bad input is answered with."""
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    lines = [line for line in result.stderr.splitlines() if line.startswith(("councilgraph:", "Error:"))]
    assert len(lines) == 1
    return lines[0]


@pytest.fixture
def corpus(five: list[Path], tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for path in five:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def test_a_build_ends_with_its_counts_and_the_file_to_open(corpus: Path, tmp_path: Path) -> None:
    result = run("build", corpus, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    for words in ("documents", "councils", "partner organisations", "principles", "initiatives", "statements",
                  "sentences not understood"):  # fmt: skip
        assert words in result.stdout
    assert "graph.html  ← open this first" in result.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "graph.ttl", "graph.trig", "graph.html", "review.csv", "store", "build.json",
    }  # fmt: skip


def test_quiet_is_quiet(corpus: Path, tmp_path: Path) -> None:
    assert run("build", corpus, "--out", tmp_path / "out", "--quiet").output == ""


def test_a_build_can_be_held_against_the_shapes(five: list[Path], tmp_path: Path) -> None:
    result = run("build", five[-1], "--out", tmp_path / "out", "--check", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_names_of_persons_come_out_only_when_asked_for(corpus: Path, tmp_path: Path) -> None:
    for asked in (False, True):
        out = tmp_path / f"out-{asked}"
        assert run("build", corpus, "--out", out, "--quiet", *(["--people"] if asked else [])).exit_code == 0
        written = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
        assert (b"Hauver" in written) is asked


def test_one_bad_document_is_counted_and_strict_makes_it_an_error(corpus: Path, tmp_path: Path) -> None:
    (corpus / "bad.txt").write_bytes(b"\x80\x81\x82")
    result = run("build", corpus, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "skipped:" in result.stderr and "bad.txt" in result.stderr
    assert "documents skipped" in result.stdout
    assert "bad.txt" in refused(run("build", corpus, "--out", tmp_path / "out", "--strict"))


def test_bad_input_of_a_build(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    binary = tmp_path / "binary"
    binary.mkdir()
    (binary / "image.txt").write_bytes(bytes(range(256)))
    assert "nowhere" in refused(run("build", tmp_path / "nowhere"))
    assert "empty" in refused(run("build", tmp_path / "empty"))
    assert "image.txt" in refused(run("build", binary))
    assert "file" in refused(run("build", corpus, "--out", tmp_path / "file"))
    assert "file" in refused(run("build", corpus, "--out", tmp_path / "file" / "below"))
    assert "--base-iri" in refused(run("build", corpus, "--base-iri", "not an iri"))
    (corpus / "sources.csv").write_bytes(b"\xff\xfe\x80")
    assert "sources.csv" in refused(run("build", corpus, "--out", tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_bad_queries(outputs: Path, tmp_path: Path) -> None:
    at = ["--out", str(outputs)]
    assert "line 1, column" in refused(run("query", "SELECT * { ?s ?p }", *at))
    assert "who-works-with" in refused(run("query", "who-works-wih", *at))
    assert "nowhere.rq" in refused(run("query", "-f", tmp_path / "nowhere.rq", *at))
    assert "updates are refused" in refused(run("query", "DROP ALL ", *at))
    assert "empty" in refused(run("query", " ", *at))
    assert "councilgraph build" in refused(run("query", "councils", "--out", tmp_path))
    assert "NAME=VALUE" in refused(run("query", "councils", "--set", "x", *at))
    assert "ttl" in refused(run("query", "councils", "--format", "ttl", *at))
    refused(run("query", *at))


def test_questions_are_listed_with_their_parameters() -> None:
    result = run("query", "--list")
    assert "who-works-with" in result.stdout and "--set council=…" in result.stdout


def test_answers_in_every_format(outputs: Path) -> None:
    at = ["--out", str(outputs)]
    assert "council:hackney" in run("query", "councils", *at).stdout
    assert run("query", "councils", "--format", "csv", *at).stdout.startswith("council,name,")
    assert json.loads(run("query", "councils", "--format", "json", *at).stdout)["results"]["bindings"]
    assert run("query", "councils", "--format", "tsv", *at).stdout.startswith("?council\t")
    assert "@prefix" in run("query", "DESCRIBE council:hackney", *at).stdout
    assert run("query", "ASK { ?c a cg:Council }", *at).stdout == "yes\n"
    assert run("query", "ASK { ?c a cg:Council }", "--format", "csv", *at).stdout == "true\n"


def test_a_query_comes_from_a_file_or_standard_input(outputs: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?c a cg:Council }", encoding="utf-8")
    assert run("query", "-f", tmp_path / "q.rq", "--out", outputs).stdout == "yes\n"
    given = CliRunner().invoke(councilgraph, ["query", "-f", "-", "--out", str(outputs)], input="ASK {}")
    assert given.stdout == "yes\n"


def test_explain_shows_sentence_document_and_position(outputs: Path) -> None:
    shown = run("explain", "hackney", "--out", outputs).stdout
    assert "System Conveners — led by → London Borough of Hackney" in shown
    assert "system-conveners.txt, 2104–2224" in shown
    assert json.loads(run("explain", "hackney", "--format", "json", "--out", outputs).stdout)["facts"]
    assert "hackney" in refused(run("explain", "hakney", "--out", outputs))
    assert "IRI" in refused(run("explain", "https://example.org/nothing", "--out", outputs))


def test_annotate_prints_one_object_a_line(five: list[Path], tmp_path: Path) -> None:
    result = run("annotate", *five, "--format", "json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["document"] for one in found] == [str(path) for path in five]
    assert "[Hackney Council|council]" in run("annotate", five[-1]).stdout
    assert "nowhere.txt" in refused(run("annotate", tmp_path / "nowhere.txt"))


def environment() -> dict[str, str]:
    """A fresh interpreter that finds the package under test, installed or not."""
    source = str(Path(package.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join([source, *filter(None, sys.path)])}


def test_a_reader_that_goes_away_ends_it_without_a_word(outputs: Path) -> None:
    query = "SELECT * { ?s ?p ?o }"
    told = subprocess.Popen(
        [sys.executable, "-m", "councilgraph", "query", query, "--format", "csv", "--out", str(outputs)],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert told.stdout is not None and told.stderr is not None
    told.stdout.readline()
    told.stdout.close()
    assert told.stderr.read() == b""
    told.stderr.close()
    told.wait(timeout=30)


def test_help_lists_every_command_and_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom councilgraph.cli import main\nsys.argv = ['councilgraph', '--help']\n"
        "try: main()\nfinally: print(sorted({'rdflib', 'pyoxigraph', 'networkx', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in ("build", "query", "explain", "annotate"):
        assert f"  {name} " in done.stdout
    assert done.stdout.rstrip().endswith("[]")
