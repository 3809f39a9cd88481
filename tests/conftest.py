"""What several tests build once: the graph of the five documents."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import councilgraph
from councilgraph.api import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]
FIVE = sorted((ROOT / "corpus").glob("*.txt"))


@pytest.fixture(scope="session")
def five() -> list[Path]:
    """The user's five documents, beside their sources.csv."""
    assert len(FIVE) == 5
    return list(FIVE)


@pytest.fixture(scope="session")
def outputs(five: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of a build of the five documents."""
    out = tmp_path_factory.mktemp("five") / "outputs"
    councilgraph.build(*five, out=out)
    return out


@pytest.fixture(scope="session")
def kg(outputs: Path) -> KnowledgeGraph:
    """The graph of the five documents, opened from its outputs."""
    return councilgraph.open(outputs)


@pytest.fixture(scope="session")
def rapper() -> Callable[[Path, str], str]:
    """A second RDF parser; where CI is set it must be there."""
    program = shutil.which("rapper")
    if program is None:
        assert not os.environ.get("CI"), "rapper (raptor2-utils) must be installed in CI"
        pytest.skip("rapper is not installed")

    def parse(path: Path, form: str) -> str:
        done = subprocess.run(
            [program, "-q", "-i", form, "-o", "ntriples", str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0 and not done.stderr, done.stderr
        return done.stdout

    return parse
