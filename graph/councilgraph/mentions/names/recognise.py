"""Judges the candidates of a document and keeps, of those that overlap, the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from councilgraph.mentions.names.candidates import Candidate, Tokens, candidates, tokens
from councilgraph.mentions.names.features import of_document, of_name, of_place, words_of
from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.model import Document, Mention, SectionKind

# The least probability of a kind. Measured by cross-validation: precision before recall.
_LEAST = {1: 0.36, 2: 0.36, 3: 0.5}


@dataclass(frozen=True, slots=True)
class Seen:
    """A name of one document: its mentions and what can be seen of them together."""

    key: str
    words: tuple[str, ...]
    found: tuple[Candidate, ...]
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A name with its kind (an index of `model.KINDS`) and how sure that is."""

    seen: Seen
    kind: int
    confidence: float


def see(document: Document, taken: Sequence[Mention], lex: Lexicon) -> tuple[Tokens, list[Seen]]:
    """Answer the words of a document and every candidate name with its features."""
    t = tokens(document, taken)
    grouped: dict[str, list[Candidate]] = {}
    words: dict[str, list[str]] = {}
    for c in candidates(t, document, lex):
        own = words_of(t, c)
        key = " ".join(own)
        grouped.setdefault(key, []).append(c)
        words.setdefault(key, own)
    lowered = frozenset(low for low, text in zip(t.low, t.text, strict=True) if low is text or low == text)
    title = _title(document)
    slug = (document.metadata.source or "").lower().replace("_", "-")
    seen = []
    for key, found in grouped.items():
        own = words[key]
        features = dict.fromkeys(of_name(t, found[0], own, lex, lowered))
        features.update(dict.fromkeys(of_document(own, title, slug, len(found))))
        for c in found[:8]:
            features.update(dict.fromkeys(of_place(t, c, document, lex)))
            if c.acronym:
                features["acr"] = None
            if c.quoted:
                features["quoted"] = None
        seen.append(Seen(key, tuple(own), tuple(found), tuple(features)))
    return t, seen


def _title(document: Document) -> str:
    for section in document.sections:
        if section.kind is SectionKind.TITLE:
            return document.text[section.start : section.end].lower()
    return ""


def judge(seen: list[Seen], lex: Lexicon) -> list[Judged]:
    """Judge each name, and of overlapping mentions keep the surer, then the longer."""
    judged = []
    for one in seen:
        p = lex.weights.probabilities(one.features)
        kind = max((1, 2, 3), key=p.__getitem__)
        if p[kind] >= _LEAST[kind]:
            judged.append(Judged(one, kind, p[kind]))
    judged.sort(key=lambda j: (-round(j.confidence, 2), -len(j.seen.key), j.seen.key))
    used: set[int] = set()
    kept = []
    for j in judged:
        free = tuple(c for c in j.seen.found if used.isdisjoint(range(c.first, c.last + 1)))
        if free:
            for c in free:
                used.update(range(c.first, c.last + 1))
            kept.append(Judged(Seen(j.seen.key, j.seen.words, free, j.seen.features), j.kind, j.confidence))
    kept.sort(key=lambda j: (j.seen.found[0].first, j.seen.found[0].last))
    return kept
