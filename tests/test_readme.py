"""The README tells the truth: its commands and its Python run as they stand, and every command is in it."""

import re
import runpy
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import councilgraph as package
from councilgraph.cli import Commands, councilgraph

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = [
    line.removeprefix("$ councilgraph ")
    for block in re.findall(r"^```console\n(.*?)^```", README, re.M | re.S)
    for line in block.splitlines()
    if line.startswith("$ councilgraph ")
]
PYTHON = re.findall(r"^```python\n(.*?)^```", README, re.M | re.S)


@pytest.fixture(scope="session")
def place(five: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader of the README has it: a corpus, the annotated set, and what `build` made."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "corpus" / "retold").mkdir(parents=True)
    for path in [*five, five[0].parent / "sources.csv"]:
        shutil.copy(path, folder / "corpus")
    slugs = [
        row.partition(",")[0]
        for row in (ROOT / "tests" / "gold" / "split.csv").read_text(encoding="utf-8").splitlines()
        if row.endswith(",hold")
    ][:4]
    (folder / "tests" / "gold" / "annotations").mkdir(parents=True)
    shutil.copytree(ROOT / "tests" / "gold" / "weights", folder / "tests" / "gold" / "weights")
    (folder / "tests" / "gold" / "split.csv").write_text(
        "document,half\n" + "".join(f"{slug},hold\n" for slug in slugs), encoding="utf-8"
    )
    for slug in slugs:
        shutil.copy(ROOT / "corpus" / "retold" / f"{slug}.txt", folder / "corpus" / "retold")
        annotation = ROOT / "tests" / "gold" / "annotations" / f"{slug}.json"
        shutil.copy(annotation, folder / "tests" / "gold" / "annotations")
    package.build(folder / "corpus", out=folder / "outputs")
    return folder


def test_there_is_something_to_run() -> None:
    assert len(CONSOLE) >= 8 and PYTHON


@pytest.mark.parametrize("line", CONSOLE)
def test_a_command_of_the_readme_runs_and_says_something(
    line: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    arguments = shlex.split(line)
    if arguments[0] == "decide" and (ROOT / "ontology").is_dir():
        arguments += ["--ontology", str(ROOT / "ontology")]  # decisions are no part of an installed package
    done = CliRunner().invoke(councilgraph, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    written = [arguments[at + 1] for at, word in enumerate(arguments) if word in ("-o", "--out")]
    assert done.stdout.strip() or all(Path(name).exists() for name in written)


@pytest.mark.parametrize("block", PYTHON)
def test_the_python_of_the_readme_runs(
    block: str, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    (place / "example.py").write_text(block, encoding="utf-8")
    runpy.run_path(str(place / "example.py"))
    assert capsys.readouterr().out.strip() or "print" not in block


@pytest.mark.parametrize("name", Commands().list_commands(click.Context(councilgraph)))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"councilgraph {name}" in README


def test_every_file_that_the_readme_names_is_there(place: Path) -> None:
    for name in re.findall(r"`((?:corpus|ontology|tests|graph)/[\w./-]*)`", README):
        assert (ROOT / name).exists() or name == "ontology/decisions.csv", name
    for name in re.findall(r"`(graph\.\w+|store/|review\.csv|build\.json)`", README):
        assert (place / "outputs" / name).exists(), name


def test_every_command_has_help() -> None:
    for line in {line.split()[0] for line in CONSOLE}:
        done = CliRunner().invoke(councilgraph, [line, "--help"])
        assert done.exit_code == 0 and len(done.output.splitlines()) > 3
