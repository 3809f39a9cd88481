"""Finds the local authorities that a document speaks of, by name and by reference."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from msgspec.structs import replace

from councilgraph.domain import CouncilRecord, Domain
from councilgraph.mentions import council_lists, council_local, council_reference, council_sources
from councilgraph.mentions.council_names import Context, CouncilNames, Form, names
from councilgraph.mentions.gazetteer import Hit, Spans
from councilgraph.model import Document, Mention, MentionKind, SectionKind
from councilgraph.parsers.cut import cut_at

RECOGNISER = "councils"
_SILENT = frozenset({SectionKind.FRONT, SectionKind.PRINCIPLES})
_HEAD = 40  # characters: the longest words before a place, "the City and District of "
_TOKEN = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z][a-z]{0,2}(?![\w&])")
_CAPITAL = re.compile(r"[ ][A-Z]")
_ACRONYM = re.compile(r"(?:['’]s?)?[ \n]?\([ ]?[“\"‘']?(?:the )?([A-Z][A-Za-z&]{1,8})[”\"’']?[ ]?\)")
_FEW = 20  # initials that are found one by one sooner than all acronyms of a text
# An acronym that also means something else counts only this near after its council: one table row or
# two paragraphs of the annotated documents.
_NEAR = 1500


def find(document: Document, domain: Domain) -> list[Mention]:
    """Answer the mentions of councils, in the order of the text; those in the source URL come last.

    `key` is the register's slug, None for a council below the register (a town or parish council);
    `detail` says how it is named: "" by name, "coreference", "place-name-only", "area" or "url-only".
    """
    index = names(domain)
    text = document.text
    hits = index.gazetteer.find(text)
    silent = Spans([(part.start, part.end) for part in document.sections if part.kind in _SILENT])
    hits = [hit for hit in hits if not silent.cover(hit.start)]
    context = Context(hits, document.metadata.source or "", index)
    found = _named(text, hits, index, context)
    found += council_lists.fields(document, hits, index, context, found)
    found += council_lists.cells(text, hits, index, context, found)
    found.sort(key=lambda mention: mention.start)
    found += council_local.find(text, list(found), index, silent)
    found.sort(key=lambda mention: mention.start)
    found += council_lists.announced(text, hits, index, context, found)
    found.sort(key=lambda mention: mention.start)
    found += council_lists.continued(text, hits, index, context, found)
    found += council_lists.acting(text, hits, index, context, found)
    found = _acronyms(text, found, index)
    found.sort(key=lambda mention: mention.start)
    published = council_sources.publisher(document, index)
    references = council_reference.find(document, found, hits, index, context, published, silent)
    found += references
    found += council_sources.find(document, found, hits, index, context, published)
    cut = cut_at(document)
    if cut is not None:
        found = [each for each in found if each.url or each.end <= cut]
    return sorted(found, key=lambda mention: (mention.url, mention.start, mention.end, mention.name))


def mention(
    text: str, start: int, end: int, record: CouncilRecord, *, confidence: float, detail: str = ""
) -> Mention:
    """Make the mention of a council of the register."""
    return Mention(
        MentionKind.COUNCIL, start, end, text[start:end], record.name, RECOGNISER, confidence,
        key=record.slug, detail=detail,
    )  # fmt: skip


def _named(text: str, hits: list[Hit[Form]], index: CouncilNames, context: Context) -> list[Mention]:
    """Answer the councils written with a word of authority, each member of a shared head by itself."""
    found: list[Mention] = []
    previous: list[
        tuple[Hit[Form], str]
    ] = []  # bare places, with their words of kind, that lead up to a head
    shared = ""  # the words of "London Boroughs of" before a list
    end = 0
    for hit in hits:
        joint = council_lists.JOINT.fullmatch(text, end, hit.start) if end else None
        if joint is None:
            previous, shared = [], ""
        elif joint[1] and previous:
            previous[-1] = (previous[-1][0], joint[1])
        end = 0
        reach = max(0, hit.start - _HEAD)
        if not hit.value.bare:
            record = index.resolve(hit.value, None, context)
            other = index.compass.search(text, reach, hit.start) or index.never_after.match(text, hit.end)
            if record and not other:
                found.append(mention(text, hit.start, hit.end, record, confidence=0.98))
            continue
        left = index.before.search(text, reach, hit.start)
        if left is None and index.compass.search(text, reach, hit.start):
            continue
        tail = index.tail.match(text, hit.end)
        if tail and (index.never_after.match(text, tail.end()) or not _heads(tail)):
            tail = None
        before = left[1].replace("\n", " ") if left else ""
        if before.endswith("s of"):
            shared = before
        if tail is None and left is None and not shared:
            previous.append((hit, ""))
            end = hit.end
            continue
        words = _words(tail, index) if tail else index.cues["forms"]["before"].get(shared or before, "")
        if tail and (tail["head"] or "").lower() == "councils":
            members = [
                (each, index.resolve(each.value, kind or index.kind(each.value.text) or words, context))
                for each, kind in previous
            ]
            found += [
                mention(text, e.start, e.end, record, confidence=0.95) for e, record in members if record
            ]
            found += council_lists.points(text, hit, index, context)
        start = left.start(1) if left else hit.start
        if tail and left is None and (longer := index.before_with_council.search(text, reach, hit.start)):
            start = longer.start(1)
        if record := index.resolve(hit.value, words, context):
            found.append(mention(text, start, tail.end() if tail else hit.end, record, confidence=0.97))
        previous = []
        end = hit.end if shared and not tail else 0
    return found


def _heads(tail: re.Match[str]) -> bool:
    """Tell whether the head after a place may be an authority's: "Authority" only where combined."""
    return tail["head"] != "Authority" or "combined" in tail["words"].lower()


def _words(tail: re.Match[str], index: CouncilNames) -> str:
    if tail["short"]:
        return index.head(tail["short"])
    if tail["head"] == "Corporation":
        return "corporation"
    words = " ".join(tail["words"].split())
    return f"{words} authority" if tail["head"] == "Authority" else words


def _acronyms(text: str, found: list[Mention], index: CouncilNames) -> list[Mention]:
    """Answer the mentions with their acronyms, and those that the acronyms alone make."""
    meant: dict[str, tuple[Mention, bool]] = {}
    taken: set[str] = set()
    known: list[Mention] = []
    if not found:
        return known
    for each in found:
        defined = _ACRONYM.match(text, each.end)
        if defined and _initials(defined[1], each):
            known.append(replace(each, acronym=defined[1]))
            meant[defined[1]] = (known[-1], True)
        else:
            known.append(each)
    shorts = [{_short(each.surface), _short(each.name)} for each in known]
    wanted = {short for own in shorts for short in own if len(short) > 2}
    if not meant and len(wanted) < _FEW and not any(short in text for short in wanted):
        return known  # most pages
    tokens = [token.span() for token in _TOKEN.finditer(text)]
    if not tokens:
        return known
    written = {text[start:end] for start, end in tokens}
    for each, own in zip(known, shorts, strict=True):
        for short in own & written:
            if len(short) < 3 or (short in meant and meant[short][1]):
                continue
            if short in meant and (meant[short][0].key, meant[short][0].name) != (each.key, each.name):
                taken.add(short)
            meant.setdefault(short, (each, False))
    # "(DCC)" behind another name defines it as another's.
    taken |= {text[a:b] for a, b in tokens if text[a - 1 : a] == "(" and text[b : b + 1] == ")"}
    famous = {*index.cues["acronyms"]["famous"]}
    named = Spans((each.start, each.end) for each in known)
    ends: dict[str | None, list[int]] = defaultdict(list)
    for each in known:
        ends[each.key].append(each.end)
    for start, end in tokens:
        token = text[start:end]
        bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
        inside = text[start - 1 : start].isalnum()
        if token not in meant or bracketed or inside or named.cover(start):
            continue
        each, defined_here = meant[token]
        if not defined_here and token in taken:
            continue
        if not defined_here and token in famous:
            last = bisect_left(ends[each.key], start) - 1
            if last < 0 or start - ends[each.key][last] > _NEAR or _CAPITAL.match(text, end):
                continue
        known.append(
            replace(
                each, start=start, end=end, surface=token, acronym=token,
                confidence=0.95 if defined_here else 0.8, detail="",
            )
        )  # fmt: skip
    return known


def _short(name: str) -> str:
    """Answer the initials of a name: "Dorset County Council" gives DCC."""
    return "".join([word[0] for word in name.replace("-", " ").split() if word[0].isupper()])


def _initials(acronym: str, named: Mention) -> bool:
    """Tell whether the capitals of an acronym stand in order among a name's initials."""
    for name in (named.surface, named.name):
        letters = iter("".join(word[0] for word in re.findall(r"\w+", name)).upper())
        if all(letter in letters for letter in acronym.upper() if letter.isalpha()):
            return True
    return False
