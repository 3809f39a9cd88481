"""Leads "the Council", "the county council" and "our borough" back to the council that is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from councilgraph.domain import CouncilRecord, Domain
from councilgraph.mentions.council_local import local_of_place, made, title_end
from councilgraph.mentions.council_names import Context, CouncilNames, Form
from councilgraph.mentions.council_sources import Publisher
from councilgraph.mentions.gazetteer import Ending, Hit, Spans, lower, occurrences
from councilgraph.model import Document, Mention, MentionKind

RECOGNISER = "councils"
_PARAGRAPH = 5_000  # characters: no paragraph is longer, so what lies before is another
_REACH = 28  # characters: "the metropolitan borough " and what stands before it
_STOPS = frozenset({". ", "! ", "? "})
_LOCAL = frozenset({"town", "parish", "community"})


@dataclass(slots=True)
class _Reference:
    start: int
    end: int
    kind: str  # "city" of "the city council", "" for "the council"
    head: str  # "council", "authority" or "area"


class _Patterns:
    def __init__(self, domain: Domain) -> None:
        cues = domain.cues("councils")
        reference = cues["reference"]
        self.heads: list[str] = reference["heads"]
        self.word_end = re.compile(r"(?![\w-])")
        self.area_end = re.compile(r"(?![\w-])(?![ \n][Cc]ouncil)")
        definite = "|".join(reference["definite"])
        types = "|".join(each.replace(" ", "[ \n]") for each in reference["types"])
        self.before = Ending(
            re.compile(rf"(?<![\w-])(?:{definite})[ \n](?:({types})[ \n])?$"),
            [*reference["definite"], *reference["types"]],
        )
        self.area_before = {
            area: Ending(re.compile(rf"(?<![\w-])(?:{'|'.join(words)})[ \n]$"), words)
            for area, words in reference["areas"].items()
        }
        never = "|".join(each.replace(" ", "[ \n]") for each in cues["never"]["after"])
        self.never = re.compile(rf"[ \n](?:{never})\b")
        describing = "|".join(cues["never"]["describing"])
        self.begins = re.compile(rf"Council(?=[ ][a-z])(?![ ](?:{describing})\b)")

    def find(self, text: str) -> list[_Reference]:
        """Answer what may refer to a council, in the order of the text."""
        found: list[_Reference] = []
        low = lower(text)
        for word in self.heads:
            for at in occurrences(low, word):
                end = at + len(word)
                if not self.word_end.match(text, end) or self.never.match(text, end):
                    continue
                if before := self.before.search(low, max(0, at - _REACH), at):
                    kind = " ".join((before[1] or "").split())
                    found.append(_Reference(before.start(), end, kind, word))
                elif (not at or text[at - 1] == "\n" or text[at - 2 : at] in _STOPS) and (
                    begins := self.begins.match(text, at)
                ):
                    found.append(_Reference(at, begins.end(), "", word))
        for word, before_area in self.area_before.items():
            for at in occurrences(low, word):
                before = before_area.search(low, max(0, at - _REACH), at)
                if before and self.area_end.match(text, at + len(word)):
                    found.append(_Reference(before.start(), at + len(word), "", "area"))
        return sorted(found, key=lambda each: each.start)


@cache
def _patterns(domain: Domain) -> _Patterns:
    return _Patterns(domain)


def find(
    document: Document, found: Sequence[Mention], hits: Sequence[Hit[Form]], index: CouncilNames,
    context: Context, published: Publisher | None, silent: Spans,
) -> list[Mention]:  # fmt: skip
    """Answer the references, each with the key and the name of the council it leads back to.

    A reference that leads to no council, or to one of several without a reason to choose, gives nothing.
    """
    text = document.text
    named = Spans((each.start, each.end) for each in found)
    references = [
        m for m in _patterns(index.domain).find(text)
        if not silent.cover(m.start) and not named.overlap(m.start, m.end)
    ]  # fmt: skip
    if not references:
        return []
    more: list[Mention] = []
    guesses: dict[str, tuple[Mention | None, float]] = {}
    antecedents: dict[str, _Antecedents] = {}
    for match in references:
        surface = text[match.start : match.end]
        kind = match.kind
        if kind not in antecedents:
            antecedents[kind] = _Antecedents(found, kind, index, text)
        meant, confidence = antecedents[kind].meant(match.start)
        if meant is None and match.head != "authority":
            if kind not in guesses:
                guesses[kind] = _guess(document, kind, found, hits, index, context, published)
                if kind in _LOCAL and guesses[kind][0] is None:
                    guesses[kind] = local_of_place(document, kind, match.start, found, index)
                if kind == "county" and guesses[kind][0] is None:
                    guesses[kind] = _county(found, index)
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


class _Antecedents:
    """The named councils that a reference of one kind may mean, in the order of the text."""

    def __init__(self, found: Sequence[Mention], kind: str, index: CouncilNames, text: str) -> None:
        self._fitting = [each for each in found if _fits(each, kind, index)]
        self._starts = [each.start for each in self._fitting]
        self._alone = len({(each.key, each.name) for each in self._fitting}) == 1
        self._typed = kind not in {"", "local", "unitary"}
        self._text = text
        self._found, self._index = found, index

    def meant(self, at: int) -> tuple[Mention | None, float]:
        """Answer the council that a reference means, and how sure it is.

        The only one that fits; else the last before it, within the paragraph where no word of kind helps;
        else the one that the document names most.
        """
        if not self._fitting:
            return None, 0.0
        if self._alone:
            return self._fitting[0], 0.95
        place = bisect_right(self._starts, at) - 1
        if self._typed:
            return self._fitting[max(0, place)], 0.8
        if place >= 0 and "\n\n" not in self._text[self._starts[place] : at][-_PARAGRAPH:]:
            return self._fitting[place], 0.8
        return _main(self._found, self._index), 0.7


def _guess(
    document: Document, kind: str, found: Sequence[Mention], hits: Sequence[Hit[Form]], index: CouncilNames,
    context: Context, published: Publisher | None,
) -> tuple[Mention | None, float]:  # fmt: skip
    """Answer the council of the document's place, where the text names none that fits."""
    if kind in _LOCAL:
        if published and published.record is None and published.name.lower().endswith(f" {kind} council"):
            return made(published.name, None), 0.8
        return None, 0.0
    weight: Counter[str] = Counter()
    first: dict[str, CouncilRecord] = {}
    title = title_end(document)
    for hit in hits:
        if not hit.value.bare or hit.value.text.isupper():
            continue
        fitting = [r for r in hit.value.records if r.current and index.fits(r, kind)]
        if not fitting or _compound(document.text, hit, index):
            continue
        record = max(fitting, key=context.nearness) if len(fitting) > 1 else fitting[0]
        first.setdefault(record.slug, record)
        weight[record.slug] += 3 if hit.end <= title else 1
    for each in found:  # "the county council" beside a district: the district's county
        own = index.by_slug.get(each.key or "")
        for parent in (index.by_gss.get(gss) for gss in (own.parents if own and kind == "county" else ())):
            if parent and parent.type == kind:
                first.setdefault(parent.slug, parent)
                weight[parent.slug] += 2
    if published and published.record and published.record.current and index.fits(published.record, kind):
        first.setdefault(published.record.slug, published.record)
        weight[published.record.slug] += 6 if published.own else 2
    ranked = sorted(weight, key=lambda slug: (-weight[slug], list(first).index(slug)))
    if not ranked or (len(ranked) > 1 and weight[ranked[0]] == weight[ranked[1]]):
        return None, 0.0
    record = first[ranked[0]]
    sure = weight[ranked[0]] >= 2 or (len(ranked) == 1 and kind not in {"", "local", "unitary"})
    alone = published is not None and published.record is record and weight[record.slug] in {2, 6}
    if not sure:
        return None, 0.0
    return made(record.name, record.slug), 0.5 if alone else 0.75


def _county(found: Sequence[Mention], index: CouncilNames) -> tuple[Mention | None, float]:
    """Answer the county council above the districts that a document names, where they share one."""
    above = {
        record.slug: record
        for each in found if each.key
        for record in index.parents(index.by_slug[each.key]) if record.type == "county" and record.current
    }  # fmt: skip
    return (
        (made(record.name, record.slug), 0.6)
        if len(above) == 1 and (record := min(above.values(), key=str))
        else (None, 0.0)
    )


def _compound(text: str, hit: Hit[Form], index: CouncilNames) -> bool:
    """Tell whether a place is only a part of a longer name: "North Liverpool", "Oxford Brookes"."""
    if index.compass.search(text, max(0, hit.start - 12), hit.start):
        return True
    return bool(re.match(r"[ ][A-Z][a-z]", text[hit.end : hit.end + 3]))
