"""What the tests of the whole reading share: reading a text, and what must hold of every reading."""

from itertools import pairwise
from pathlib import Path

from councilgraph import pipeline
from councilgraph.domain import shipped
from councilgraph.model import Document, Literal, MentionKind, Reading, Status
from councilgraph.parsers import read_text

ROOT = Path(__file__).resolve().parents[2]
FIVE = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))}

Fact = tuple[str, str, str | Literal]


def read(text: str | Document) -> Reading:
    """Read a text, names of persons and all."""
    document = read_text(text) if isinstance(text, str) else text
    return pipeline.Reader(shipped(), people=True).read(document)


def facts(reading: Reading) -> set[Fact]:
    """What a document asserts."""
    return {(s.subject, s.predicate, s.object) for s in reading.statements if s.status is Status.ASSERTED}


def check(reading: Reading) -> None:
    """Hold a reading to what holds of all: spans in the text, quotes true, sections tile, names apart."""
    document = reading.document
    source = document.metadata.source or ""
    for mention in reading.mentions:
        text = source if mention.url else document.text
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        assert 0 < mention.confidence <= 1
    for statement in reading.statements:
        assert statement.evidence
        for quote in statement.evidence:
            text = source if quote.url else document.text
            assert 0 <= quote.start < quote.end <= len(text)
            assert text[quote.start : quote.end] == quote.exact
            assert text[: quote.start].endswith(quote.prefix) and text[quote.end :].startswith(quote.suffix)
    for part in reading.parts:
        assert 0 <= part.start < part.end <= len(source if part.url else document.text)
    edges = [0, *(section.end for section in document.sections)]
    assert [section.start for section in document.sections] == edges[:-1] and edges[-1] == len(document.text)
    assert all(left[1] <= right[0] for left, right in pairwise(document.sentences))
    names = [m for m in reading.mentions if m.kind is MentionKind.ORGANISATION and not m.url]
    assert all(left.end <= right.start for left, right in pairwise(sorted(names, key=lambda m: m.start)))
