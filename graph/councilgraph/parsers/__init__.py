"""Stage one: a file of any format becomes a Document."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from councilgraph.model import Document, Metadata, Section, SectionKind
from councilgraph.parsers.sentences import sentences

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)


def canonical(raw: str) -> str:
    """Answer the canonical text: no byte order mark, NFC, newlines as `\\n`."""
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def parse(path: Path, *, root: Path | None = None, metadata: Metadata | None = None) -> Document:
    """Read one file (SKELETON: text only, one section a line block; the parsers helper replaces this)."""
    text = canonical(path.read_text(encoding="utf-8"))
    found = metadata or Metadata()
    sections: list[Section] = []
    at = 0
    if front := _FRONT.match(text):
        fields = dict(line.split(": ", 1) for line in front[1].split("\n") if ": " in line)
        found = Metadata(
            source=fields.get("source"), retold=fields.get("retold") == "yes", origin="front matter"
        )
        sections.append(Section(SectionKind.FRONT, 0, front.end()))
        at = front.end()
    blocks = re.finditer(r".+(?:\n|\Z)|\n", text[at:])
    sections.extend(Section(SectionKind.PROSE, at + b.start(), at + b.end()) for b in blocks)
    read = [part for part in sections if part.kind is not SectionKind.FRONT]
    spans = [span for part in read for span in sentences(text, part.start, part.end)]
    name = path.relative_to(root).as_posix() if root else path.name
    return Document(
        path=name, slug=path.stem, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
        metadata=found, sections=tuple(sections), sentences=tuple(spans),
    )  # fmt: skip
