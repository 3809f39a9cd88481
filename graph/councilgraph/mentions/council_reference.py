"""Leads "the Council", "the county council" and "our borough" back to the council that is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from councilgraph.domain import CouncilRecord, Domain
from councilgraph.mentions.council_names import Context, CouncilNames, Form
from councilgraph.mentions.council_sources import Publisher
from councilgraph.mentions.gazetteer import Hit
from councilgraph.model import Document, Mention, MentionKind

RECOGNISER = "councils"
_REACH = 28  # characters: "the metropolitan borough " and what stands before it
_LOCAL = frozenset({"town", "parish", "community"})


@dataclass(frozen=True, slots=True)
class _Reference:
    start: int
    end: int
    kind: str  # "city" of "the city council", "" for "the council"
    head: str  # "council", "authority" or "area"


class _Patterns:
    def __init__(self, domain: Domain) -> None:
        cues = domain.cues("councils")
        reference = cues["reference"]
        heads = "|".join(f"[{h[0].upper()}{h[0]}]{h[1:]}|{h.upper()}" for h in reference["heads"])
        areas = "|".join(f"[{h[0].upper()}{h[0]}]{h[1:]}" for h in reference["areas"])
        self.heads = re.compile(rf"(?:{heads})(?![\w-])")
        self.areas = re.compile(rf"(?:{areas})(?![\w-])(?![ \n][Cc]ouncil)")
        definite = "|".join(reference["definite"])
        types = "|".join(each.replace(" ", "[ \n]") for each in reference["types"])
        self.before = re.compile(rf"(?i:(?<![\w-])(?:{definite})[ \n](?:({types})[ \n])?$)")
        self.area_before = {
            area: re.compile(rf"(?i:(?<![\w-])(?:{'|'.join(words)})[ \n]$)")
            for area, words in reference["areas"].items()
        }
        never = "|".join(each.replace(" ", "[ \n]") for each in cues["never"]["after"])
        self.never = re.compile(rf"[ \n](?:{never})\b")
        describing = "|".join(cues["never"]["describing"])
        self.begins = re.compile(rf"Council(?=[ ][a-z])(?![ ](?:{describing})\b)")

    def find(self, text: str) -> list[_Reference]:
        """Answer what may refer to a council, in the order of the text."""
        found: list[_Reference] = []
        for head in self.heads.finditer(text):
            at = head.start()
            if self.never.match(text, head.end()):
                continue
            if before := self.before.search(text, max(0, at - _REACH), at):
                kind = " ".join((before[1] or "").lower().split())
                found.append(_Reference(before.start(), head.end(), kind, head[0].lower()))
            elif (not at or text[at - 1] == "\n" or text[at - 2 : at] in {". ", "! ", "? "}) and (
                begins := self.begins.match(text, at)
            ):
                found.append(_Reference(at, begins.end(), "", "council"))
        for area in self.areas.finditer(text):
            before = self.area_before[area[0].lower()].search(
                text, max(0, area.start() - _REACH), area.start()
            )
            if before:
                found.append(_Reference(before.start(), area.end(), "", "area"))
        return sorted(found, key=lambda each: each.start)


@cache
def _patterns(domain: Domain) -> _Patterns:
    return _Patterns(domain)


def find(
    document: Document, found: Sequence[Mention], hits: Sequence[Hit[Form]], index: CouncilNames,
    context: Context, published: Publisher | None, silent: list[tuple[int, int]],
) -> list[Mention]:  # fmt: skip
    """Answer the references, each with the key and the name of the council it leads back to.

    A reference that leads to no council, or to one of several without a reason to choose, gives nothing.
    """
    text = document.text
    references = [
        m for m in _patterns(index.domain).find(text)
        if not any(start <= m.start < end for start, end in silent)
        and not any(each.start < m.end and m.start < each.end for each in found)
    ]  # fmt: skip
    if not references:
        return []
    more: list[Mention] = []
    guesses: dict[str, tuple[Mention | None, float]] = {}
    starts = [each.start for each in found]
    main = _main(found, index)
    for match in references:
        surface = text[match.start : match.end]
        kind = match.kind
        meant, confidence = _named(match, kind, found, starts, main, index, published, text)
        if meant is None and match.head != "authority":
            if kind not in guesses:
                guesses[kind] = _guess(document, kind, found, hits, index, context, published)
            meant, confidence = guesses[kind]
        if meant is None:
            continue
        if match.head == "area":
            confidence = min(confidence, 0.6)
        more.append(
            Mention(
                MentionKind.COUNCIL, match.start, match.end, surface, meant.name, RECOGNISER,
                round(confidence, 2), key=meant.key, acronym=meant.acronym,
                detail="area" if match.head == "area" else "coreference",
            )
        )  # fmt: skip
    return more


def _principal(each: Mention, index: CouncilNames) -> bool:
    record = index.by_slug.get(each.key or "")
    return record is not None and index.fits(record, "")


def _main(found: Sequence[Mention], index: CouncilNames) -> Mention | None:
    """Answer the principal council that is named most often, the first of equals."""
    named = [each for each in found if _principal(each, index)]
    often = Counter(each.key for each in named)
    return max(named, key=lambda each: (often[each.key], -each.start), default=None)


def _fits(each: Mention, kind: str, index: CouncilNames) -> bool:
    record = index.by_slug.get(each.key or "")
    if record is None:
        return kind in _LOCAL | {"city"} and each.name.lower().endswith(f" {kind} council")
    return index.fits(record, kind)


def _named(
    match: _Reference, kind: str, found: Sequence[Mention], starts: list[int], main: Mention | None,
    index: CouncilNames, published: Publisher | None, text: str,
) -> tuple[Mention | None, float]:  # fmt: skip
    """Answer the named council that a reference means: the last before it, else the first after."""
    fitting = [each for each in found if _fits(each, kind, index)]
    if not fitting:
        return None, 0.0
    if kind and kind not in {"local", "unitary"}:
        before = [each for each in fitting if each.start < match.start]
        keys = {(each.key, each.name) for each in fitting}
        return (before[-1] if before else fitting[0]), (0.95 if len(keys) == 1 else 0.8)
    if len({each.key for each in fitting}) == 1:
        return fitting[0], 0.95
    paragraph = text.rfind("\n\n", 0, match.start)
    place = bisect_right(starts, match.start) - 1
    while place >= 0 and found[place].start > paragraph:
        if found[place] in fitting:
            return found[place], 0.8
        place -= 1
    return main, 0.7


def _guess(
    document: Document, kind: str, found: Sequence[Mention], hits: Sequence[Hit[Form]], index: CouncilNames,
    context: Context, published: Publisher | None,
) -> tuple[Mention | None, float]:  # fmt: skip
    """Answer the council of the document's place, where the text names none that fits."""
    if kind in _LOCAL:
        if published and published.record is None and published.name.lower().endswith(f" {kind} council"):
            return _made(published.name, None), 0.8
        return None, 0.0
    weight: Counter[str] = Counter()
    first: dict[str, CouncilRecord] = {}
    title = _title(document)
    for hit in hits:
        if not hit.value.bare or hit.value.text.isupper():
            continue
        fitting = [r for r in hit.value.records if r.current and index.fits(r, kind)]
        if not fitting or _compound(document.text, hit, index):
            continue
        record = max(fitting, key=context.nearness) if len(fitting) > 1 else fitting[0]
        first.setdefault(record.slug, record)
        weight[record.slug] += 3 if hit.end <= title else 1
    if published and published.record and published.record.current and index.fits(published.record, kind):
        first.setdefault(published.record.slug, published.record)
        weight[published.record.slug] += 6 if published.own else 2
    ranked = sorted(weight, key=lambda slug: (-weight[slug], list(first).index(slug)))
    if not ranked or (len(ranked) > 1 and weight[ranked[0]] == weight[ranked[1]]):
        return None, 0.0
    record = first[ranked[0]]
    sure = weight[ranked[0]] >= 2
    alone = published is not None and published.record is record and weight[record.slug] in {2, 6}
    if not sure:
        return None, 0.0
    return _made(record.name, record.slug), 0.5 if alone else 0.75


def _compound(text: str, hit: Hit[Form], index: CouncilNames) -> bool:
    """Tell whether a place is only a part of a longer name: "North Liverpool", "Oxford Brookes"."""
    if index.compass.search(text, max(0, hit.start - 12), hit.start):
        return True
    return bool(re.match(r"[ ][A-Z][a-z]", text[hit.end : hit.end + 3]))


def _title(document: Document) -> int:
    """Answer where the document's title ends: its first line after the front matter."""
    body = next((part.end for part in document.sections if part.kind.value == "front"), 0)
    line = re.compile(r"\S[^\n]*").search(document.text, body)
    return line.end() if line else body


def _made(name: str, key: str | None) -> Mention:
    return Mention(MentionKind.COUNCIL, 0, 0, "", name, RECOGNISER, 0.0, key=key)
