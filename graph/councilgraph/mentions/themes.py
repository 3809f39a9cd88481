"""Themes of a document: concepts whose cue phrases it uses often, or in its title and headings."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from councilgraph.domain import Domain
from councilgraph.mentions.gazetteer import Gazetteer, shared
from councilgraph.model import Document, Mention, MentionKind, Section, SectionKind

PHRASE, WORD = 1.0, 0.6
"""Support from a phrase of several words, and from one word, which may be said of something else."""
HEADED = 2.0
"""How much more a title or heading says than a sentence."""
REPEATS = 3
"""Uses of one phrase that count: more show length, not theme."""
ENOUGH = 1.5
"""Support that a theme needs: two phrases, three words, or one in the title; a single weak hit is none."""
SHARE = 0.25
"""Support that a theme needs beside the document's strongest one: what a page touches on is not its theme."""

_SILENT = frozenset({SectionKind.FRONT, SectionKind.PRINCIPLES, SectionKind.BOILERPLATE, SectionKind.CONTACT})
_HEADS = frozenset({SectionKind.TITLE, SectionKind.HEADING})


def find(document: Document, domain: Domain) -> list[Mention]:
    """Answer every use of a cue phrase of each theme that the document supports enough.

    All mentions of one theme carry one confidence, graded by the theme's support in the document.
    """
    sections = [section for section in document.sections if section.kind not in _SILENT]
    hits = _hits(document, sections, domain)
    address = _addressed(document, domain)
    support = {slug: _support(found) + address.get(slug, 0.0) for slug, found in hits.items()}
    most = max(support.values(), default=0.0)
    labels = _labels(domain)
    mentions = [
        Mention(
            kind=MentionKind.THEME,
            start=start,
            end=end,
            surface=document.text[start:end],
            name=labels[slug],
            recogniser="theme cues",
            confidence=round(min(0.95, 0.5 + support[slug] / 10), 2),
            key=slug,
        )
        for slug, found in hits.items()
        if support[slug] >= max(ENOUGH, SHARE * most)
        for start, end, _ in found
    ]
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.key or ""))


def _hits(
    document: Document, sections: list[Section], domain: Domain
) -> dict[str, list[tuple[int, int, tuple[str, float]]]]:
    """Answer, by theme, where a phrase stands, the phrase without case, and what the place makes it weigh."""
    hits: dict[str, list[tuple[int, int, tuple[str, float]]]] = defaultdict(list)
    if not sections:
        return hits
    place = 0
    for hit in _gazetteer(domain).find(document.text):
        start, end = hit.start, hit.end
        while place < len(sections) and sections[place].end <= start:
            place += 1
        if place == len(sections):
            break
        if sections[place].start > start or sections[place].end < end:
            continue
        phrase = document.text[start:end].casefold()
        weight = WORD if phrase.isalpha() else PHRASE
        if sections[place].kind in _HEADS:
            weight *= HEADED
        for slug in hit.value:
            hits[slug].append((start, end, (phrase, weight)))
    return hits


def _addressed(document: Document, domain: Domain) -> dict[str, float]:
    """Answer what the page's address adds to a theme's support: its last segment is a title too."""
    weights: dict[str, float] = {}
    for hit in _gazetteer(domain).find(document.slug.replace("-", " ")):
        weights.update(dict.fromkeys(hit.value, PHRASE))
    return weights


def _support(found: list[tuple[int, int, tuple[str, float]]]) -> float:
    weights: dict[str, list[float]] = defaultdict(list)
    for _, _, (phrase, weight) in found:
        weights[phrase].append(weight)
    return sum(sum(sorted(each, reverse=True)[:REPEATS]) for each in weights.values())


@cache
def _labels(domain: Domain) -> dict[str, str]:
    return {theme.slug: theme.label for theme in domain.themes}


@cache
def _gazetteer(domain: Domain) -> Gazetteer[tuple[str, ...]]:
    themes: dict[str, set[str]] = defaultdict(set)
    for theme in domain.themes:
        for cue in theme.cues:
            themes[cue].add(theme.slug)
    cues = ((cue, tuple(sorted(slugs))) for cue, slugs in sorted(themes.items()))
    return Gazetteer((), cues, caseless=shared(domain, ignore_case=True))
