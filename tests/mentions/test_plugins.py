"""Further recognisers: loaded by name, held to the text, and heard only where our own are silent."""

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint, EntryPoints
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from councilgraph import pipeline
from councilgraph.cli import councilgraph
from councilgraph.domain import Domain, shipped
from councilgraph.errors import InputError
from councilgraph.mentions import plugins, spacy_plugin
from councilgraph.mentions.spacy_plugin import OVERLAP, VARIABLE, WINDOW, SpacyRecogniser, windows
from councilgraph.model import Document, Mention, MentionKind, Reading, SectionKind
from councilgraph.parsers import read_text

TEXT = (
    "The Lantern Project\n\nLeeds City Council runs The Lantern Project with Groundwork in Leeds. "
    "Since 2021 it was delivered with zephyrine mills and helped people in poverty.\n"
)


def finds(*surfaces: str, kind: MentionKind = MentionKind.ORGANISATION) -> plugins.Recogniser:
    """A recogniser that finds the given words."""

    def found(document: Document, domain: Domain, /) -> Iterator[Mention]:
        for one in surfaces:
            at = document.text.find(one)
            if at >= 0:
                yield Mention(kind, at, at + len(one), one, one, "test", 0.55)

    return found


def read(text: str, *recognisers: plugins.Recogniser) -> Reading:
    return pipeline.Reader(shipped(), recognisers=recognisers).read(read_text(text))


def names(reading: Reading, kind: MentionKind = MentionKind.ORGANISATION) -> set[str]:
    return {mention.surface for mention in reading.mentions if mention.kind is kind}


def test_a_plug_in_adds_what_nothing_else_found() -> None:
    reading = read(TEXT, finds("zephyrine mills"))
    assert names(reading) - names(read(TEXT)) == {"zephyrine mills"}
    assert any("zephyrine-mills" in str(statement.object) for statement in reading.statements)


@pytest.mark.parametrize("taken", ["Leeds City Council", "Leeds", "Groundwork", "with Groundwork", "2021"])
def test_where_our_own_recognisers_found_something_a_plug_in_counts_for_nothing(taken: str) -> None:
    assert read(TEXT, finds(taken)) == read(TEXT)


def test_within_a_theme_a_plug_in_is_heard() -> None:
    assert "poverty" in names(read(TEXT, finds("poverty")))


def test_a_statement_of_a_principle_yields_no_name_to_a_plug_in() -> None:
    text = (Path(__file__).parents[2] / "corpus" / "share-shacks.txt").read_text(encoding="utf-8")
    document = read_text(text)
    inside = next(m for m in read(text).mentions if m.kind is MentionKind.PRINCIPLE)
    word = document.text[inside.start : inside.end].split()[3]
    assert read(text, finds(word)) == read(text)


def test_a_name_that_the_page_cut_off_is_none() -> None:
    text = "The Lantern Project\n\nIt was delivered with zephyrine mi"
    assert "zephyrine mi" not in names(read(text, finds("zephyrine mi")))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (0, 10_000), (0, 3)])
def test_a_mention_that_does_not_stand_where_it_says_is_refused(start: int, end: int) -> None:
    def wrong(document: Document, domain: Domain, /) -> list[Mention]:
        return [Mention(MentionKind.ORGANISATION, start, end, "wrong", "wrong", "sloppy", 0.5)]

    with pytest.raises(InputError, match="'sloppy' answers 'wrong'"):
        read(TEXT, wrong)


def test_an_unknown_recogniser_is_refused_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "ours", "nowhere:nothing")
    with pytest.raises(InputError, match="no recogniser is called 'other'; choose from: ours"):
        plugins.recogniser("other")
    with pytest.raises(InputError, match="'ours' cannot be loaded"):
        plugins.recogniser("ours")


def offer(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    points = EntryPoints([EntryPoint(name, value, plugins.GROUP)])

    def entry_points(*, group: str) -> EntryPoints:
        return points.select(group=group)

    monkeypatch.setattr(plugins, "entry_points", entry_points)


def test_a_build_hears_the_recogniser_of_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """End to end: a distribution with an entry point on the path, asked for on the command line."""
    package = tmp_path / "site"
    (package / "acme-1.0.dist-info").mkdir(parents=True)
    (package / "acme-1.0.dist-info" / "METADATA").write_text("Name: acme\nVersion: 1.0\n", encoding="utf-8")
    (package / "acme-1.0.dist-info" / "entry_points.txt").write_text(
        "[councilgraph.recognisers]\nacme = acme_recogniser:make\n", encoding="utf-8"
    )
    (package / "acme_recogniser.py").write_text(
        "from councilgraph.model import Mention, MentionKind\n"
        "def make():\n"
        "    def find(document, domain):\n"
        "        at = document.text.find('zephyrine mills')\n"
        "        if at >= 0:\n"
        "            yield Mention(MentionKind.ORGANISATION, at, at + 15, 'zephyrine mills',\n"
        "                          'Zephyrine Mills', 'acme', 0.7)\n"
        "    return find\n",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(package), *sys.path])
    for asked in ([], ["--recogniser", "acme"]):
        arguments = ["build", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--quiet", *asked]
        done = CliRunner().invoke(councilgraph, arguments, catch_exceptions=False)
        assert (done.exit_code, done.output) == (0, "")
        facts = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
        assert ("Zephyrine Mills" in facts) is bool(asked)


@pytest.fixture(scope="session")
def ruled() -> Callable[[], SpacyRecogniser]:
    """A small pipeline whose entities are given by rules."""
    spacy: Any = pytest.importorskip("spacy")
    pipe = spacy.blank("en")
    rules: Iterable[tuple[str, str]] = [
        ("ORG", "zephyrine mills"), ("ORG", "the Quillon Guild"), ("PERSON", "Ottoline Pym"),
        ("GPE", "brackenford"), ("DATE", "tuesday"),
    ]  # fmt: skip
    pipe.add_pipe("entity_ruler").add_patterns(
        [{"label": label, "pattern": pattern} for label, pattern in rules]
    )
    return lambda: SpacyRecogniser(pipe, "models/small")


SPOKEN = (
    "A page\n\nOn tuesday the Quillon Guild met Ottoline Pym in brackenford.\n\n"
    "It was delivered with zephyrine mills.\n"
)


def test_spacy_labels_become_mentions_at_their_places(ruled: Callable[[], SpacyRecogniser]) -> None:
    document = read_text(SPOKEN)
    found = list(ruled()(document, shipped()))
    assert [(one.kind.value, one.name) for one in found] == [
        ("organisation", "Quillon Guild"), ("person", "Ottoline Pym"), ("place", "brackenford"),
        ("organisation", "zephyrine mills"),
    ]  # fmt: skip
    assert all(document.text[one.start : one.end] == one.surface for one in found)
    assert {one.recogniser for one in found} == {"spacy:small"}
    assert "zephyrine mills" in names(read(SPOKEN, ruled()))


def test_no_entity_of_a_long_line_is_lost(ruled: Callable[[], SpacyRecogniser]) -> None:
    text = "it was with zephyrine mills and so on " * 400
    found = list(ruled()(read_text(text), shipped()))
    starts = [one.start for one in found]
    assert len(starts) == len(set(starts)) == 400


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="ab. \n", max_size=3000), max_size=4))
def test_windows_hold_every_sentence(parts: list[str]) -> None:
    document = read_text("Title of a page\n\n" + "\n\n".join(parts))
    spans = list(windows(document))
    assert all(0 < end - start <= WINDOW for start, end in spans)
    unread = {SectionKind.FRONT, SectionKind.PRINCIPLES, SectionKind.BOILERPLATE}
    for start, end in document.sentences:
        section = next(s for s in reversed(document.sections) if s.start <= start)
        if section.kind in unread:
            continue
        at = start
        while at < end and (ends := [last for first, last in spans if first <= at < last]):
            at = max(ends)
        assert at >= end


def test_neighbouring_windows_of_a_long_line_overlap() -> None:
    spans = list(windows(read_text("word " * 3000)))
    assert all(0 < left[1] - right[0] <= OVERLAP for left, right in pairwise(spans))


def test_a_missing_model_or_library_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("spacy")
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(InputError, match=VARIABLE):
        spacy_plugin.spacy_recogniser()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(InputError, match="spaCy cannot load"):
        spacy_plugin.spacy_recogniser()
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(InputError, match=r"install councilgraph\[spacy\]"):
        spacy_plugin.spacy_recogniser()


def test_a_pipeline_is_loaded_from_its_folder(
    ruled: Callable[[], SpacyRecogniser], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ruled()._pipeline.to_disk(tmp_path / "mine")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "mine"))
    offer(monkeypatch, "spacy", "councilgraph.mentions.spacy_plugin:spacy_recogniser")
    reading = read(SPOKEN, plugins.recogniser("spacy"))
    assert "zephyrine mills" in names(reading)
    assert "Ottoline Pym" in names(reading, MentionKind.PERSON)


def test_the_package_offers_spacy() -> None:
    declared = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert 'spacy = "councilgraph.mentions.spacy_plugin:spacy_recogniser"' in declared
    assert callable(spacy_plugin.spacy_recogniser)
