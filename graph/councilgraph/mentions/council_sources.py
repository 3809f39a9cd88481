"""Reads the council out of a document's source address: who published it, and who it tells of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from councilgraph.domain import CouncilRecord
from councilgraph.mentions.council_names import Context, CouncilNames, Form, site
from councilgraph.mentions.gazetteer import Hit
from councilgraph.model import Document, Mention, MentionKind, SectionKind

RECOGNISER = "source-url"
_HOST = re.compile(r"^https?://(?:www\.)?([^/?#:]+)", re.I)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
# Shorter names ("Bath", "Eden") stand inside other words of an address too often.
_LEAST = 5


@dataclass(frozen=True, slots=True)
class Publisher:
    """A council that the source address names: `own` where the site is the council's own, `telling` where it
    is one on which councils tell their own work.

    `start` and `end` are offsets in the address; `record` is None for a council below the register.
    """

    name: str
    record: CouncilRecord | None
    start: int
    end: int
    own: bool
    telling: bool = False


def publisher(document: Document, index: CouncilNames) -> Publisher | None:
    """Answer the council that the source address names, None where it names none or several."""
    return _published(document.metadata.source or "", document.text, index)


@lru_cache(maxsize=2)  # the finding of councils and the telling of their parts ask alike
def _published(source: str, text: str, index: CouncilNames) -> Publisher | None:
    match = _HOST.match(source)
    if not match:
        return None
    host = match[1].lower()
    cues = index.cues["sources"]
    labels = host.split(".")
    for number in range(len(labels) - 1):
        if record := index.sites.get(".".join(labels[number:])):
            return Publisher(record.name, record, match.start(1), match.end(1), own=True)
    platform = next((each for each in cues["platforms"] if host.endswith("." + each)), None)
    if platform:
        found = _on_platform(host.removesuffix("." + platform), match.start(1), index)
        if found:
            return found
        return _local(host.removesuffix("." + platform), match.start(1), text, cues["local"])
    told = _in_path(source, match.end(), index)
    if told and any(host == each or host.endswith("." + each) for each in cues["publishers"]):
        return replace(told, telling=True)
    if any(host.endswith("." + each) for each in cues["others"]):
        return told
    return told or _beside(host, match.start(1), text, index)


def _on_platform(label: str, offset: int, index: CouncilNames) -> Publisher | None:
    """Read `barnsleymbc` or `committee.nottinghamcity`: a council's name between affixes."""
    affixes = {*index.cues["sources"]["affixes"]}
    at = 0
    for part in label.split("."):
        for candidate in _stripped(part, affixes):
            form = index.joined.get(candidate)
            if form:
                start = offset + at + part.index(candidate.split("-")[0])
                record = form.records[0]
                return Publisher(record.name, record, start, start + len(candidate), own=True)
        at += len(part) + 1
    return None


def _stripped(part: str, affixes: set[str]) -> list[str]:
    found = [part]
    for affix in sorted(affixes, key=lambda each: (-len(each), each)):
        found += [form.removesuffix(affix).strip("-") for form in list(found) if form.endswith(affix)]
        found += [form.removeprefix(affix).strip("-") for form in list(found) if form.startswith(affix)]
    return [form for form in dict.fromkeys(found) if len(form) > 2]


def _local(label: str, offset: int, text: str, kinds: dict[str, str]) -> Publisher | None:
    """Read `bollington-tc`: a local council, where the text writes its place with a capital."""
    part = label.rsplit(".", 1)[-1]
    for suffix, kind in kinds.items():
        place = part.removesuffix(suffix).strip("-")
        if place != part and len(place) >= _LEAST:
            name = place.replace("-", " ").title()
            if name in text and re.search(rf"\b{re.escape(name)}\b", text):
                start = offset + label.rindex(part)
                return Publisher(f"{name} {kind} Council", None, start, start + len(place), own=True)
    return None


def _in_path(source: str, offset: int, index: CouncilNames) -> Publisher | None:
    """Read `…/cost-of-living-crisis-rochdale/`: the one place in the path of a council's own telling."""
    words = [(w.start() + offset, w[0].lower()) for w in re.finditer(r"[A-Za-z]+", source[offset:])]
    found: list[Publisher] = []
    number = 0
    while number < len(words):
        for length in (5, 4, 3, 2, 1) if words[number][1] in index.first_words else ():
            name = " ".join(word for _, word in words[number : number + length])
            form = index.bare.get(name) if len(words) - number >= length else None
            if form and not index.is_word(form):
                last, word = words[number + length - 1]
                record = form.records[0]
                found.append(Publisher(record.name, record, words[number][0], last + len(word), own=False))
                number += length - 1
                break
        number += 1
    return found[0] if len({each.name for each in found}) == 1 else None


def _beside(host: str, offset: int, text: str, index: CouncilNames) -> Publisher | None:
    """Read `aroundealing.com`: a site that has a council's place at the front or the end of its name.

    One that is called after the place alone and says "we" is taken for the council's own.
    """
    label = max(host.split(".")[:-1] or [host], key=len)
    for length in range(len(label), _LEAST - 1, -1):
        for at in (0, len(label) - length):
            form = index.joined.get(label[at : at + length])
            if form and not index.is_word(form):
                start = offset + host.index(label) + at
                own = length == len(label) and bool(_FIRST_PERSON.search(text))
                return Publisher(form.records[0].name, form.records[0], start, start + length, own=own)
    return None


def _titled(document: Document, hits: list[Hit[Form]]) -> Hit[Form] | None:
    """Answer the bare place that a title sets apart: "Barnsley: a health hub", "Repair cafés – Leeds"."""
    title = next((part for part in document.sections if part.kind is SectionKind.TITLE), None)
    if title is None:
        return None
    for hit in hits:
        if not hit.value.bare or hit.start < title.start or hit.end > title.end:
            continue
        before, after = (
            document.text[title.start : hit.start].rstrip(),
            document.text[hit.end : title.end].strip(),
        )
        if (not before and after.startswith(":")) or (
            not after and before.endswith(("–", "—", "|", " -", ":"))
        ):
            return hit
    return None


def _by_place(document: Document, hit: Hit[Form], record: CouncilRecord) -> Mention:
    return Mention(
        MentionKind.COUNCIL, hit.start, hit.end, document.text[hit.start : hit.end], record.name, RECOGNISER,
        0.5, key=record.slug, detail="place-name-only",
    )  # fmt: skip


def find(
    document: Document, found: list[Mention], hits: list[Hit[Form]], index: CouncilNames, context: Context,
    published: Publisher | None,
) -> list[Mention]:  # fmt: skip
    """Answer what the address alone tells: a council that the text names by its place only, or not at all."""
    publishers = index.cues["sources"]["publishers"]
    host = site(document.metadata.source or "")
    telling = not host or any(host == each or host.endswith("." + each) for each in publishers)
    if telling and not any(each.key for each in found) and (hit := _titled(document, hits)):
        record = index.resolve(hit.value, "", context)
        return [_by_place(document, hit, record)] if record else []
    if published is None or not published.record:
        return []
    record = published.record
    if any(each.key == record.slug and each.detail in {"", "place-name-only"} for each in found):
        return []
    referred = any(each.key == record.slug for each in found)
    if not referred and any(each.key and not index.combined(each.key) for each in found):
        return []
    source = document.metadata.source or ""
    if not (referred or published.own or telling):
        return []
    places = [hit for hit in hits if hit.value.bare and record in hit.value.records]
    if places and not referred:
        return [_by_place(document, places[0], record)]
    if places:
        return []
    start, end = published.start, published.end
    return [
        Mention(
            MentionKind.COUNCIL, start, end, source[start:end], record.name, RECOGNISER,
            0.5 if published.own else 0.4, key=record.slug, detail="url-only", url=True,
        )
    ]  # fmt: skip
