"""The house stands as the design draws it."""

import ast
import re
from pathlib import Path

import pytest

import councilgraph

PACKAGE = Path(councilgraph.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
GROUND = {"model", "errors", "resources", "vocabulary", "domain", "records"}
STAGES = ["parsers", "mentions", "entities", "statements", "store", "query", "view", "publish"]
# What stands on top of the stages and may use all of them.
TOP = {"pipeline", "evaluation", "review", "cli", "api", "__init__", "__main__"}


def imports(path: Path) -> set[str]:
    """The first part after `councilgraph.` of everything that the module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "councilgraph":
            names = [f"councilgraph.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        found |= {name.split(".")[1] for name in names if name.startswith("councilgraph.")}
    return found


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_stage_imports_only_stages_before_it_and_the_ground_floor(path: Path) -> None:
    here = room(path)
    if here in TOP:
        return
    allowed = GROUND if here in GROUND else GROUND | {here} | set(STAGES[: STAGES.index(here)])
    assert imports(path) <= allowed


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_passes_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_there_is_no_drawer_called_utils() -> None:
    assert not [path for path in SOURCES if re.search(r"utils?|helpers?|misc|common", path.stem)]


def test_no_error_is_swallowed_whole() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "everything"
                assert caught not in ("Exception", "BaseException", "everything"), path
