"""Which initiative a page is about, and which others are named parts of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from councilgraph.domain import Domain
from councilgraph.mentions.phrases import MAIN, NAME, Phrases, plain, words_of
from councilgraph.model import Document, Entity, Mention, SectionKind, Status
from councilgraph.statements.quotes import Quotes

_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset({SectionKind.TITLE, SectionKind.HEADING})


@dataclass(frozen=True, slots=True)
class Told:
    """The initiatives of a page; `parts` are (part, whole, the mention whose sentence says so)."""

    main: Entity | None
    parts: tuple[tuple[Entity, Entity, Mention], ...]
    frames: frozenset[str]  # slugs of funds, plans and laws about the work, which is no part of them


def told(document: Document, initiatives: Sequence[Entity], quotes: Quotes, domain: Domain) -> Told:
    """Decide what a page is about.

    The main initiative is in the title or the URL, or told most often, or the only one; a fund that only
    frames the work is main where the title says so. Of several like ones none is: the page tells them all.

    Args:
        document: the page.
        initiatives: its entities of kind initiative.
        quotes: its sentences.
        domain: the ontology in use (`cues/initiative-roles.toml`).
    """
    words = frozenset(domain.cues("initiative-roles")["frames"])
    frames = {entity.slug for entity in initiatives if words.intersection(_words(entity.name))}
    main = _main(initiatives, frames, _head(document))
    parts = tuple(_parts(document, main, initiatives, quotes, domain)) if main else ()
    return Told(main, parts, frozenset(frames - ({main.slug} if main else set())))


def title(document: Document) -> str:
    """Answer the page's title: as known, else its first heading, else out of its file's name.

    A file is named by a person, while the last segment of a URL may be a number.
    """
    if document.metadata.title:
        return document.metadata.title
    for section in document.sections:
        text = document.text[section.start : section.end].strip()
        if section.kind is SectionKind.TITLE and text:
            return text
    stem = document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return stem.replace("-", " ").replace("_", " ").capitalize()


def _head(document: Document) -> frozenset[str]:
    headings = [s for s in document.sections if s.kind in _TITLES][:2]
    said = [document.text[section.start : section.end] for section in headings]
    said += [document.metadata.title or "", document.slug]
    said += (document.metadata.source or "").rstrip("/").rsplit("/", 1)[-1:]
    return frozenset(_words(" ".join(said)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _first(entity: Entity) -> Mention:
    return next((mention for mention in entity.mentions if not mention.url), entity.mentions[0])


def _main(initiatives: Sequence[Entity], frames: set[str], head: frozenset[str]) -> Entity | None:
    titled = [entity for entity in initiatives if _in_title(entity, head)]
    if titled:
        return max(titled, key=_telling)
    own = sorted((entity for entity in initiatives if entity.slug not in frames), key=_telling)
    if len(own) > 1 and len(own[-1].mentions) == len(own[-2].mentions):
        return None
    return own[-1] if own else None


def _in_title(entity: Entity, head: frozenset[str]) -> bool:
    """Answer whether most of the telling words of a name are in the title or the URL."""
    own = [word for word in _words(entity.name) if len(word) > 3] or _words(entity.name)
    return 2 * sum(word in head for word in own) > len(own)


def _telling(entity: Entity) -> tuple[int, int, str]:
    """Order initiatives by how often and how early they are told."""
    return (len(entity.mentions), -_first(entity).start, entity.slug)


def _parts(
    document: Document, main: Entity, initiatives: Sequence[Entity], quotes: Quotes, domain: Domain
) -> list[tuple[Entity, Entity, Mention]]:
    found = []
    whole = set(_words(main.name))
    mains = [mention for mention in main.mentions if not mention.url]
    for entity in initiatives:
        if entity is main:
            continue
        if whole < set(_words(entity.name)) and len(whole) > 1:  # "Reading Well for teens" of "Reading Well"
            found.append((entity, main, _first(entity)))
            continue
        for mention in entity.mentions:
            if mention.url:
                continue
            if _said(document, mention, mains, quotes, domain, swap=False):
                found.append((entity, main, mention))
                break
            if _said(document, mention, mains, quotes, domain, swap=True):
                found.append((main, entity, mention))
                break
    return found


def _said(
    document: Document,
    mention: Mention,
    main: Sequence[Mention],
    quotes: Quotes,
    domain: Domain,
    *,
    swap: bool,
) -> bool:
    """Answer whether the sentence of a mention says that it is part of the main one (or the reverse).

    `main` holds the mentions of the main one in the text, in order.
    """
    start, end = quotes.sentence(mention.start, mention.end)
    at = bisect_left(main, start, key=lambda one: one.start)
    other = main[at] if at < len(main) and main[at].end <= end else None
    if other is None or (other.start < mention.end and mention.start < other.end):
        return False
    signs = (MAIN, NAME) if swap else (NAME, MAIN)
    marks = sorted([(mention.start, mention.end, signs[0]), (other.start, other.end, signs[1])])
    (a, b, first), (c, d, second) = marks
    text = document.text
    masked = f"{plain(text[start:a])}{first}{plain(text[b:c])}{second}{plain(text[d:end])}"
    return _phrases(domain).find(masked, words_of(masked)) is not None


@cache
def _phrases(domain: Domain) -> Phrases:
    cues = domain.cues("initiative-roles")
    where = str(domain.folder / "cues" / "initiative-roles.toml")
    return Phrases({Status.ASSERTED: {"part": cues["part"]}}, where)
