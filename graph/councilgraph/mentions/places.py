"""Finds the places that a document speaks of: names of the register, and shapes that only places have."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache

from councilgraph.domain import Domain
from councilgraph.errors import OntologyError
from councilgraph.mentions.gazetteer import Ending, Gazetteer, Hit, Spans, lower, shared
from councilgraph.model import Document, Mention, MentionKind, SectionKind
from councilgraph.parsers.cut import cut_at

RECOGNISER = "places"
_SILENT = frozenset(
    {SectionKind.FRONT, SectionKind.PRINCIPLES, SectionKind.BOILERPLATE, SectionKind.METADATA}
)
_CAP = r"[A-ZÀ-Ý][\w'’.-]*[\w]"
_NO_PLACE = re.compile(r"[ ](?:[A-Z]|&[ ]|said\b|who\b)|['’&@/]|-[A-Z]")
_PLAIN = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ'’-]{2,}(?:[ ][A-ZÀ-Ý][a-zà-ÿ'’-]{2,})?(?![\w-])")
_WORD = re.compile(r"\S+")
_CAPITAL = re.compile(_CAP)
_OPEN = frozenset("@/#-._&'’") - {"."}
_SHAPE = 40  # characters before a head in which its name may begin: three words
_HEAD = "head"
_JOINT = re.compile(r"(?:,[ \n](?:and[ \n])?|[ \n](?:and|or|&)[ \n]|/)")
_BACK = 24  # characters: a word before a name, or a title and a given name
_HYPHENED = re.compile(r"(?:-[a-z]{1,5}){1,2}-[A-Z]\w+")
_LINE = re.compile(r"[ ]*(?:\n|$)")
_ROAD = re.compile(r"he (?<=[Tt]he )([AM]\d{1,4})(?!\w)")  # told letters first: four times as fast
_IN_PLACE = re.compile(r",? (?:in )?[A-Z]")
_GLUE = frozenset("@/#-._")
_GLUED_BEHIND = _GLUE - {".", "-", "/"}
_CAP_BEFORE = re.compile(r"([A-ZÀ-Ý](?<!\w.)[\w'’.-]*\w)[ ]$")  # its letter first: twice as fast
_CAP_AFTER = re.compile(rf"[ ]{_CAP}|[ ](?:&|of)[ ][A-Z]|-[A-Z]")
_LIST = 8  # members of a list that are looked at before a known place
_LONE_BEFORE = re.compile(
    r"(?<![\w'’-])([A-ZÀ-Ý][a-zà-ÿ'’-]{2,})(?:,[ \n](?:and[ \n])?|[ \n](?:and|or|&)[ \n]|/)$"
)
_LONE = re.compile(rf"({_CAP})(?![\w'’-])")


class _Patterns:
    """The register and the cues of places, made ready once a domain."""

    def __init__(self, domain: Domain) -> None:
        cues = domain.cues("places")

        def words(key: str) -> str:
            return "|".join(
                re.escape(w).replace(r"\ ", r"[ \n]") for w in sorted(cues[key], key=len, reverse=True)
            )

        self.gazetteer: Gazetteer[tuple[str, str]] = Gazetteer(
            [*((head, (_HEAD, "")) for head in cues["heads"]), *register(domain)], scan=shared(domain)
        )
        self.before = re.compile(rf"(?<!\w)(?:{words('before')})[ \n](?:the[ \n])?$", re.I)
        self.strong = re.compile(rf"(?<!\w)(?:{words('strong')})[ \n](?:the[ \n])?$", re.I)
        self.part = Ending(re.compile(rf"(?<![\w-])(?:{words('part')})[ -]$"), cues["part"])
        self.follows = re.compile(rf"[ ](?:{words('follows')})(?![\w-])(?![ ](?:of[ ])?[A-Z])")
        self.kinds = tuple(f" {word}" for word in cues["follows"])
        self.free = re.compile(rf"[ \n](?:{words('free')})(?!\w)")
        self.persons = re.compile(rf"(?<!\w)(?:{words('persons')})\.?[ ](?:{_CAP}[ ])?$")
        self.titles = tuple(word.split()[-1] for word in cues["persons"])
        # By their last words, since many share one: " of ", and before it " streets", " villages".
        self.leads_in: dict[str, tuple[str, ...]] = {}
        for before, _, last in (f" {words}".rpartition(" ") for words in cues["leads_in"]):
            self.leads_in[f" {last} "] = (*self.leads_in.get(f" {last} ", ()), before)
        self.given = domain.names("given-names")
        self.surnames = frozenset(cues["surnames"])
        self.areas = re.compile(rf"[ \n](?:{words('areas')})(?!\w)")
        self.never = frozenset(cues["never"])
        self.unlikely = frozenset(cues["free"]) | self.never


def register(domain: Domain) -> list[tuple[str, tuple[str, str]]]:
    """Answer the names of `registers/places.csv`, each with its kind and its risk."""
    path = domain.folder / "registers" / "places.csv"
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return [(row["name"], (row["kind"], row["risk"])) for row in csv.DictReader(stream)]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError) as error:
        raise OntologyError(f"cannot be read ({error})", where=path, remedy="restore the file") from error


@cache
def _patterns(domain: Domain) -> _Patterns:
    return _Patterns(domain)


def known(name: str, domain: Domain) -> bool:
    """Tell whether a whole name is a place of the register."""
    return any(
        hit.start == 0 and hit.end == len(name) and hit.value[0] != _HEAD
        for hit in _patterns(domain).gazetteer.find(name)
    )


def find(document: Document, domain: Domain, councils: Sequence[Mention]) -> list[Mention]:
    """Answer the mentions of places, in order; none lies in the name of a council.

    Args:
        document: the document.
        domain: the domain.
        councils: the councils found in it.
    """
    patterns = _patterns(domain)
    text = document.text
    named = [
        (m.start, m.end) for m in councils
        if not m.url and m.recogniser != "source-url"
        and (m.detail != "place-name-only" or m.surface.endswith(patterns.kinds))
    ]  # fmt: skip
    taken = Spans([*named, *((part.start, part.end) for part in document.sections if part.kind in _SILENT)])
    hits = patterns.gazetteer.find(text)
    heads = [hit for hit in hits if hit.value[0] == _HEAD]
    found = {
        start: (end, 0.7) for start, end in _shaped(text, heads, patterns) if not taken.overlap(start, end)
    }
    shaped = Spans((start, end) for start, (end, _) in found.items())
    for hit in hits:
        if hit.value[0] == _HEAD or shaped.cover(hit.start):
            continue
        span = _named(text, hit, patterns)
        if span and not taken.overlap(*span):
            found[span[0]] = (span[1], 0.9)
    known = Spans((start, end) for start, (end, _) in found.items())
    for start, end in _unknown(text, patterns):
        if not taken.overlap(start, end) and not known.overlap(start, end):
            found[start] = (end, 0.6)
    risky = {hit.start: hit.end for hit in hits if hit.value[1] and not taken.overlap(hit.start, hit.end)}
    _continue_lists(text, found, risky, patterns)
    _begin_lists(text, found, patterns)
    cut = cut_at(document)
    return [
        _mention(text, start, *found[start])
        for start in sorted(found) if cut is None or found[start][0] <= cut
    ]  # fmt: skip


def _mention(text: str, start: int, end: int, confidence: float) -> Mention:
    surface = text[start:end]
    name = " ".join(surface.split())
    return Mention(MentionKind.PLACE, start, end, surface, name, RECOGNISER, confidence)


def _named(text: str, hit: Hit[tuple[str, str]], patterns: _Patterns) -> tuple[int, int] | None:
    """Answer the span of a register name where it is a place here, grown by its points of the compass."""
    start, end = hit.start, hit.end
    kind, risk = hit.value
    back = max(0, start - _BACK)
    if text[start - 1 : start] in _GLUE or text[end : end + 1] in _GLUED_BEHIND:
        return None
    word = _CAP_BEFORE.search(text, back, start)
    person = word or text[back:start].rstrip(" .\n").endswith(patterns.titles)
    if text[start:end] in patterns.never or (person and patterns.persons.search(text, back, start)):
        return None
    first = start
    if grown := patterns.part.search(text, back, start):
        first = grown.start()
        word = _CAP_BEFORE.search(text, back, first)
    if word and word[1] not in patterns.unlikely:
        return None
    article = text[first - 4 : first].lower() == "the " and not patterns.areas.match(text, end)
    if (kind == "river") > article or (kind == "populated-place" and article):
        return None
    if risk == "person" and _LINE.match(text, end) and text[first - 1 : first] in {"", "\n"}:
        return first, end
    if risk and not (patterns.strong if risk == "word" else patterns.before).search(text, back, first):
        return None
    if hyphened := _HYPHENED.match(text, end):
        end = hyphened.end()
    elif text.startswith("St", start) and text[end : end + 1] in {"'", "’"}:
        return None
    elif follows := patterns.follows.match(text, end):
        end = follows.end()
    elif _CAP_AFTER.match(text, end) and not patterns.free.match(text, end):
        return None
    return first, end


def _unknown(text: str, patterns: _Patterns) -> list[tuple[int, int]]:
    """Answer the names that no register holds and that a word of place leads in: "in Cagthorpe"."""
    spans = [road.span(1) for road in _ROAD.finditer(text)]
    low = lower(text).replace("\n", " ")
    for words, before in patterns.leads_in.items():
        at = low.find(words)
        while at >= 0:
            name = _PLAIN.match(text, at + len(words)) if low.endswith(before, 0, at) else None
            at = low.find(words, at + 1)
            if name is None or name[0].isupper() or _CAP_AFTER.match(text, name.end()):
                continue
            first = name[0].split()[0]
            if first in patterns.unlikely or first in patterns.given:
                continue
            if words == " at " and " " in name[0] and not _IN_PLACE.match(text, name.end()):
                continue  # firms and schools too are places to work at
            if text[name.end() : name.end() + 1] not in _OPEN:
                spans.append(name.span())
    return spans


def _shaped(text: str, heads: Sequence[Hit[tuple[str, str]]], patterns: _Patterns) -> list[tuple[int, int]]:
    """Answer the names of streets, sites and lands: capitalised words before a head such as Street."""
    spans: list[tuple[int, int]] = []
    for head in heads:
        offset = max(0, head.start - _SHAPE)
        start = head.start
        for word in reversed(list(_WORD.finditer(text, offset, head.start))[-3:]):
            if not _CAPITAL.fullmatch(word[0]) or word[0] in patterns.unlikely:
                break
            start = word.start()
        if start == head.start or _CAP_AFTER.match(text, head.end):
            continue
        name = text[head.start : head.end]
        if name in patterns.surnames and text[start : head.start].split()[0] in patterns.given:
            continue
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], head.end)
        else:
            spans.append((start, head.end))
    return spans


def _continue_lists(
    text: str, found: dict[int, tuple[int, float]], risky: Mapping[int, int], patterns: _Patterns
) -> None:
    """Add the lone capitalised words that follow a place in a list of places.

    A list is one that a word of place leads in, or in which two known places follow each other. Names of
    the register that are words or persons' names too (`risky`, by start) are places there.
    """
    queue = sorted(found, reverse=True)
    listed: set[int] = set()
    while queue:
        start = queue.pop()
        end = found[start][0]
        joint = _JOINT.match(text, end)
        if not joint:
            continue
        follower = joint.end()
        known = start in listed or patterns.before.search(text, max(0, start - _BACK), start)
        if follower in found:
            listed.add(follower)
            continue
        if known and follower in risky and not _NO_PLACE.match(text, risky[follower]):
            found[follower] = (risky[follower], 0.7)
            listed.add(follower)
            queue.append(follower)
            continue
        word = _LONE.match(text, follower)
        if not known or not word or word[1] in patterns.unlikely or word[1].isupper():
            continue
        if _NO_PLACE.match(text, word.end()) or word[1] in patterns.given:
            continue
        found[follower] = (word.end(), 0.6)
        listed.add(follower)
        queue.append(follower)


def _begin_lists(text: str, found: dict[int, tuple[int, float]], patterns: _Patterns) -> None:
    """Add the lone capitalised words that stand in a list before a known place: "of Seedley and Hull"."""
    for known in sorted(found):
        at, lone = known, []
        for _ in range(_LIST):
            before = _LONE_BEFORE.search(text, max(0, at - _SHAPE), at)
            if before is None or before[1] in patterns.unlikely or before[1] in patterns.given:
                break
            at = before.start(1)
            if at in found:
                break
            lone.append(before.span(1))
        if lone and (at in found or patterns.before.search(text, max(0, at - _BACK), at)):
            found.update((start, (end, 0.6)) for start, end in lone)
