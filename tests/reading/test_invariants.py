"""What holds of every reading, whatever the text, and what no noise around it may change."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.made import FIVE, ROOT, check, facts, read

from councilgraph import pipeline, publish
from councilgraph.model import Document, SectionKind
from councilgraph.parsers import cut_at, parse, read_text
from councilgraph.vocabulary import BASE

RETOLD = sorted((ROOT / "corpus" / "retold").glob("*.txt"))
OWN = sorted((ROOT / "tests" / "gold" / "own" / "documents").glob("*.txt"))

# Words that names, councils, dates, layouts and marks of our own are made of, to be thrown together.
PIECES = st.sampled_from(
    (
        "Leeds City Council", "Oldham, Rochdale and Wigan Councils", "the Council", "the Trust", "Mind",
        "DWP", "the Quillon Carers Alliance (QCA)", "Groundwork", "in partnership with", "led by",
        "rather than", "hopes to work with", "the Warm Rooms project", "2019/20", "Winter 2017/8",
        "Jane Smith, Director,", "and", "&", ",", ".", ". ", "\n", "\n\n", "• ", "- ", "Lead Member",
        "Principles met", "Innovation",
        "Status:", "(", ")", "“", "’s", "§", "◊", "\ue000", "\0", "🏳️‍🌈", "مجلس", "İ", "ß", "é", "\t", "|",
        "For further information contact:", "https://example.org/a?b=c", "---\n",
    )
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(("", " ")))
def test_spans_and_quotes_are_true_of_any_text(pieces: list[str], between: str) -> None:
    check(read(between.join(pieces)))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_spans_and_quotes_are_true_of_any_characters(text: str) -> None:
    check(read("A title of a page\n\n" + text))


@pytest.mark.parametrize("path", [*RETOLD[::4], *OWN[::8]], ids=lambda path: path.stem)
def test_spans_and_quotes_are_true_of_whole_documents(path: Path) -> None:
    check(read(parse(path, root=path.parent)))


def test_the_order_of_the_documents_changes_no_byte() -> None:
    """More documents than five: the retold ones share councils and organisations."""
    paths = RETOLD[:24]
    shuffled = random.Random(5).sample(paths, len(paths))
    dumps = [publish.trig(pipeline.build(order).store, BASE) for order in (paths, shuffled)]
    assert dumps[0] == dumps[1]


NOISE = (
    "It rained for most of that week, and the ground stayed wet until the weekend.",
    "Nobody who was there expected the day to end so late.",
    "The windows stood open. The chairs had been set out in rows, and tea was poured.",
)


def noisy(document: Document) -> Iterator[tuple[str, str]]:
    """Give the text with a paragraph of noise before, after, or between paragraphs of prose."""
    text = document.text
    front = next((s.end for s in document.sections if s.kind is SectionKind.FRONT), 0)
    yield "before", f"{text[:front]}{NOISE[0]}\n\n{text[front:].lstrip()}"
    if cut_at(document) is None:  # with a paragraph below it, a cut name is no longer one
        yield "after", f"{text.rstrip()}\n\n{NOISE[1]}\n"
    starts = [
        section.start
        for before, section in zip(document.sections, document.sections[1:], strict=False)
        if before.kind is section.kind is SectionKind.PROSE and text[: section.start].endswith("\n\n")
    ]
    for at in random.Random(len(text)).sample(starts, min(3, len(starts))):
        yield f"at {at}", f"{text[:at]}{NOISE[2]}\n\n{text[at:]}"


def develop() -> set[str]:
    with (ROOT / "tests" / "gold" / "split.csv").open(encoding="utf-8", newline="") as stream:
        return {row["document"] for row in csv.DictReader(stream) if row["half"] == "develop"}


def lost(path: Path) -> tuple[list[str], int]:
    """Where noise costs a document a fact, and how often noise was put in."""
    document = parse(path, root=path.parent)
    told = facts(read(document))
    found = {
        where: facts(read(read_text(text, path=document.path, metadata=document.metadata)))
        for where, text in noisy(document)
    }
    return [where for where, again in found.items() if not told <= again], len(found)


@pytest.mark.parametrize("name", FIVE)
def test_noise_removes_no_fact(name: str) -> None:
    assert lost(ROOT / "corpus" / f"{name}.txt")[0] == []


def test_noise_hardly_ever_removes_a_fact_of_other_pages() -> None:
    """Where names stand without commas, or are doubtful, their neighbours weigh in."""
    sample = [*[path for path in RETOLD if path.stem in develop()][::3], *OWN[::8]]
    slips, tried = zip(*map(lost, sample), strict=True)
    assert sum(map(len, slips)) <= 0.01 * sum(tried), dict(zip(sample, slips, strict=True))


def test_the_store_holds_no_quote_that_its_document_does_not() -> None:
    made = pipeline.build(RETOLD[24:36])
    publish.verify_quotes(made.store, [reading.document for reading in made.readings], BASE)
    assert isinstance(made.store, ox.Store)
    assert set(FIVE) == {path.stem for path in (ROOT / "corpus").glob("*.txt")}
