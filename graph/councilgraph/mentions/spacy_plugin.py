"""A spaCy pipeline of the user's own as a further recogniser: the extra `councilgraph[spacy]`.

`COUNCILGRAPH_SPACY_MODEL` names it, a package ("en_core_web_sm") or a folder; `ontology/cues/plugins.toml`
says which of its labels are which kind of mention.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from councilgraph.domain import Domain
from councilgraph.errors import InputError, OntologyError
from councilgraph.model import Document, Mention, MentionKind, SectionKind

VARIABLE: Final = "COUNCILGRAPH_SPACY_MODEL"

# Code points that the pipeline is given at a time: about 400 words, where models with a fixed window (512
# pieces) still see all of it; what stands in the overlap of two windows is found whole in one of them.
WINDOW: Final = 2000
OVERLAP: Final = 200

_UNREAD = frozenset({SectionKind.FRONT, SectionKind.PRINCIPLES, SectionKind.BOILERPLATE})
_SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"(?:the|The)\s+(?=\S)")


def spacy_recogniser() -> SpacyRecogniser:
    """Load the pipeline that the environment names.

    Raises:
        InputError: spaCy is not installed, no pipeline is named, or it cannot be loaded.
    """
    try:
        spacy = import_module("spacy")
    except ModuleNotFoundError as error:
        raise InputError(
            f"the recogniser 'spacy' wants {error.name}", remedy="install councilgraph[spacy]"
        ) from error
    name = os.environ.get(VARIABLE, "")
    if not name:
        raise InputError(
            "the recogniser 'spacy' wants a pipeline", remedy=f"name a package or folder in {VARIABLE}"
        )
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).partition("\n")[0]
        raise InputError(
            f"spaCy cannot load {name!r} ({reason})", where=VARIABLE, remedy="install it, or name another"
        ) from error
    return SpacyRecogniser(pipeline, name)


class SpacyRecogniser:
    """Gives a document to a spaCy pipeline, window by window, and answers its entities as mentions.

    Args:
        pipeline: what `spacy.load` answers; its entities are asked for with their offsets.
        name: what the pipeline is called, for the record of who recognised what.
    """

    def __init__(self, pipeline: Any, name: str) -> None:
        self._pipeline = pipeline
        self._name = f"spacy:{Path(name).name}"

    def __call__(self, document: Document, domain: Domain, /) -> Iterator[Mention]:
        """Answer the entities whose labels the ontology maps, each once, in the order of the windows."""
        kinds, confidence = _labels(domain)
        seen: set[tuple[int, int, MentionKind]] = set()
        spans = list(windows(document))
        texts = (document.text[start:end] for start, end in spans)
        for (offset, _), read in zip(spans, self._pipeline.pipe(texts), strict=True):
            for entity in read.ents:
                kind = kinds.get(entity.label_)
                start, end = _trimmed(document.text, offset + entity.start_char, offset + entity.end_char)
                if kind is None or start == end or (start, end, kind) in seen:
                    continue
                seen.add((start, end, kind))
                surface = document.text[start:end]
                name = _SPACE.sub(" ", surface)
                yield Mention(kind, start, end, surface, name, self._name, confidence)


def windows(document: Document) -> Iterator[tuple[int, int]]:
    """Give the spans that a model reads: whole sentences, together at most `WINDOW` code points.

    Every sentence stands in a window, save those of front matter, principles and the page's furniture; a
    longer one is cut at white space into windows that overlap.
    """
    unread = [(section.start, section.end) for section in document.sections if section.kind in _UNREAD]
    first = last = -1
    place = 0
    for start, end in document.sentences:
        while place < len(unread) and unread[place][1] <= start:
            place += 1
        skipped = place < len(unread) and unread[place][0] <= start
        if first >= 0 and (skipped or end - first > WINDOW):
            yield from _pieces(document.text, first, last)
            first = -1
        if not skipped:
            first = start if first < 0 else first
            last = end
    if first >= 0:
        yield from _pieces(document.text, first, last)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > WINDOW:
        stop = start + WINDOW
        spaces = text.rfind(" ", stop - OVERLAP // 2, stop)
        stop = spaces if spaces > 0 else stop
        yield start, stop
        back = text.find(" ", stop - OVERLAP, stop - OVERLAP // 2)
        start = back + 1 if back > 0 else stop - OVERLAP
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space and an opening article out of an entity."""
    surface = text[start:end].rstrip()
    end = start + len(surface)
    start += len(surface) - len(surface.lstrip())
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    return start, end


def _labels(domain: Domain) -> tuple[Mapping[str, MentionKind], float]:
    said = domain.cues("plugins")["spacy"]
    try:
        return {label: MentionKind(kind) for label, kind in said["labels"].items()}, said["confidence"]
    except ValueError as error:
        where = domain.folder / "cues" / "plugins.toml"
        known = ", ".join(MentionKind)
        raise OntologyError(str(error), where=where, remedy=f"choose from: {known}") from error
