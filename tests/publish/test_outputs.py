"""Outputs take their place all at once, or not at all."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from councilgraph.errors import OutputError
from councilgraph.publish import staging, turtle
from councilgraph.vocabulary import BASE, RDFS


def test_what_was_there_stays_when_the_build_fails(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with staging(out) as folder:
        (folder / "a").write_text("first", encoding="utf-8")
        (folder / "store").mkdir()
    with pytest.raises(KeyError), staging(out) as folder:
        (folder / "a").write_text("second", encoding="utf-8")
        raise KeyError
    assert (out / "a").read_text(encoding="utf-8") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_replaces_the_folder_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    for name in ("one", "two"):
        with staging(out) as folder:
            (folder / "store").mkdir()
            (folder / "store" / name).write_text("", encoding="utf-8")
    assert [path.name for path in (out / "store").iterdir()] == ["two"]


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="not a folder"), staging(tmp_path / "out"):
        pass


def test_turtle_is_the_same_for_the_same_set_and_survives_odd_literals() -> None:
    label = ox.NamedNode(RDFS + "label")
    odd = ['a .\nb "c"', "\\ \t\r", "😀 \u202e", "</script>", ""]
    triples = [
        ox.Triple(ox.NamedNode(f"{BASE}id/council/{name}"), label, ox.Literal(text))
        for name in ("a/b", "c.d", "e%20f")
        for text in odd
    ]
    data = turtle(triples)
    assert data == turtle(reversed(triples))
    assert {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)} == set(triples)
