"""Finds the councils below the register: town, parish and community councils, by the shape of their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from councilgraph.mentions import places
from councilgraph.mentions.council_names import CouncilNames
from councilgraph.mentions.gazetteer import Spans, lower, occurrences
from councilgraph.model import Document, Mention, MentionKind, SectionKind

_WORD = re.compile(r"[^\W\d_][\w'’.-]*$")
_OPENING = "([“‘\"'"  # what may stand glued before a name
_HEAD = re.compile(r"[Cc](?:ouncils?|(?<=C)OUNCIL)(?!\w)")
_KIND = 20  # characters: the longest word of kind ("Neighbourhood") with what stands around it
_FAR = 20_000  # characters around a name in which it may stand again: any case study, no book
_JUST = 120  # characters: a place this near before "the town council" is most likely its town
_TITLE, _ADDRESS, _JUST_BEFORE = 3, 2, 3  # how often a place counts there
_SEVERAL = 3  # words of a name, from which on some may belong to what stands before it
_REACH = 90  # characters: more than any name of a local council, list of three or not


def find(text: str, found: Sequence[Mention], index: CouncilNames, silent: Spans) -> list[Mention]:
    """Answer the local councils that no register name covers; their key is None.

    Args:
        text: the document's text.
        found: the councils found before, in order.
        index: the register's names and the cues.
        silent: where no council is looked for.
    """
    more: list[Mention] = []
    heads = [
        (head, tail)
        for at in occurrences(lower(text), "council")
        if (tail := index.local.search(text, max(0, at - _KIND), at)) and (head := _HEAD.match(text, at))
    ]
    if not heads:
        return more
    never = (*index.cues["never"]["places"], *index.cues["never"]["local"])
    named = Spans((each.start, each.end) for each in found)
    scottish = any(each.key and index.by_slug[each.key].nation == "Scotland" for each in found)
    for head, tail in heads:
        if silent.cover(head.start()) or named.cover(head.start()):
            continue
        if index.never_after.match(text, head.end()):
            continue
        free = named.end_before(head.start())
        if tail[1].lower() == "community" and scottish:
            continue  # such a body has no powers of an authority there
        spans = _names(text, free, tail.start(1), index, shared=head[0].endswith("s"))
        for number, (start, end) in enumerate(spans):
            last = number == len(spans) - 1
            place = re.sub(r"['’]s$", "", " ".join(text[start:end].split()))
            if place.endswith(never):
                continue
            if head[0].isupper():
                place = re.sub(r"(?<![A-Za-z'’])[a-z]", lambda first: first[0].upper(), place.lower())
                small = {"and", *index.cues["forms"]["inner"]}
                place = " ".join(word.lower() if word.lower() in small else word for word in place.split())
            stop = head.end() if last else end
            name = f"{place} {tail[1].title()} Council"
            more.append(Mention(MentionKind.COUNCIL, start, stop, text[start:stop], name, "councils", 0.9))
    return more


def _names(text: str, free: int, end: int, index: CouncilNames, *, shared: bool) -> list[tuple[int, int]]:
    """Answer the spans of the names before a head, in order, several where the head is shared."""
    forms = index.cues["forms"]
    inner, openers, before_of = {*forms["inner"]}, {*forms["openers"]}, {*forms["before_of"]}
    begin = max(free, end - _REACH)
    tokens = [(begin + t.start(), begin + t.end(), t[0]) for t in re.finditer(r"\S+", text[begin:end])]
    spans: list[tuple[int, int]] = []
    start = stop = 0
    for number in range(len(tokens) - 1, -1, -1):
        first, last, word = tokens[number]
        opened = len(word) - len(word.lstrip(_OPENING))
        first, word = first + opened, word[opened:] or word
        if word in {"and", "&", "AND"}:
            if not stop or not (shared or _pair(text, tokens[:number], openers, index)):
                break
            if shared:
                spans.append((start, stop))
                start = stop = 0
            continue
        if word.endswith(",") and shared:
            if stop:
                spans.append((start, stop))
            start, stop, last, word = 0, 0, last - 1, word[:-1]
        plain = word.title() if word.isupper() and len(word) > 1 else word  # "MINUTES OF THE TOWN COUNCIL"
        if plain.lower() in inner and (plain is not word or word.islower()):
            led = tokens[number - 1][2].title() if number else ""
            if not stop or (plain.lower() == "of" and led not in before_of):
                break
            continue
        broken = "\n" in text[last : tokens[number + 1][0]] if number + 1 < len(tokens) else False
        ended = word.endswith(".") and word != "St."
        if broken or ended or plain in openers or not word[0].isupper() or not _WORD.match(word):
            break
        start = first
        stop = stop or last
        if opened:
            break
    if stop:
        spans.append((start, stop))
    return [_trimmed(text, _placed(text, span, inner, index)) for span in spans[::-1]]


def _placed(text: str, span: tuple[int, int], inner: set[str], index: CouncilNames) -> tuple[int, int]:
    """Drop words before a place of the register, where several run into it: "M Hodge Loftus Town Council"."""
    words = list(re.finditer(r"\S+", text[span[0] : span[1]]))
    if len(words) < _SEVERAL or places.known(" ".join(word[0] for word in words), index.domain):
        return span
    for number in range(_SEVERAL - 1, len(words)):
        rest = text[span[0] + words[number].start() : span[1]]
        if places.known(rest, index.domain):
            joined = inner | {"and", "&"} | {*index.cues["forms"]["qualifiers"]}
            return span if words[number - 1][0] in joined else (span[0] + words[number].start(), span[1])
    return span


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Drop a first word that only begins the sentence: the rest of the name stands alone elsewhere.

    Of a name that stands twice ("At Oare Oare Parish Council") the second is the council's.
    """
    start, end = span
    if doubled := re.fullmatch(r"(.+?)\s+(\1)", text[start:end]):
        return start + doubled.start(2), end
    first = re.match(r"[A-Z][a-z]+[ \n](?=[A-Z])", text[start:end])
    before = text[:start].rstrip(" ")
    if first and (not before or before[-1] in ".!?\n"):
        rest = text[start + first.end() : end]
        if re.search(
            rf"(?:(?:\b[a-z]+|[,;:(])[ \n]|\n){re.escape(rest)}\b", text[max(0, start - _FAR) : end + _FAR]
        ):
            return start + first.end(), end
    return span


def _pair(text: str, before: list[tuple[int, int, str]], openers: set[str], index: CouncilNames) -> bool:
    """Tell whether what stands before "and" is a place's lone name, so that "A and B" may be one council.

    One capitalised word may be; of two, only a place that the register holds: "Newton Poppleford".
    """
    if not before or not before[-1][2].isalpha() or not _capital(before[-1][2], openers):
        return False
    if len(before) == 1 or not _capital(before[-2][2], openers) or _parted(text, before[-2], before[-1]):
        return True
    if len(before) > 2 and _capital(before[-3][2], openers) and not _parted(text, before[-3], before[-2]):
        return False
    return places.known(f"{before[-2][2]} {before[-1][2]}", index.domain)


def _capital(word: str, openers: set[str]) -> bool:
    return word[0].isupper() and word not in openers


def _parted(text: str, one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Tell whether a sentence or a line ends between two words."""
    return one[2][-1] in ".!?:;" or "\n" in text[one[1] : other[0]]


def local_of_place(
    document: Document, kind: str, at: int, found: Sequence[Mention], index: CouncilNames
) -> tuple[Mention | None, float]:
    """Answer the local council that "the town council" means where only its town is named.

    That is the place that the title, the address, the words just before and the telling turn on, if one does.

    Args:
        document: the document.
        kind: "town", "parish" or "community".
        at: where the reference begins.
        found: the councils found in the document: their own places are none of it.
        index: the register's names and the cues.
    """
    text, heads = document.text, {*index.domain.cues("places")["heads"]}
    keys = {each.key for each in found}
    address = (document.metadata.source or "").lower()
    weight: Counter[str] = Counter()
    title = title_end(document)
    for each in places.find(document, index.domain, found):
        form = index.bare.get(each.name.lower())
        if each.name.rsplit(" ", 1)[-1] in heads or (
            form and any(r.type == "county" or r.slug in keys for r in form.records)
        ):
            continue
        if each.name not in weight:
            spots = [m.start() for m in re.finditer(rf"\b{re.escape(each.name)}\b", text)]
            weight[each.name] = (
                len(spots)
                + _TITLE * any(spot < title for spot in spots)
                + _ADDRESS * (re.sub(r"[^a-z]+", "-", each.name.lower()) in address)
            )
        weight[each.name] += _JUST_BEFORE * (0 < at - each.end < _JUST)
    ranked = weight.most_common(2)
    if (
        not ranked
        or ranked[0][1] < _JUST_BEFORE + (1 if kind == "town" else 2)
        or (len(ranked) > 1 and ranked[0][1] == ranked[1][1])
    ):
        return None, 0.0
    return made(f"{ranked[0][0]} {kind.title()} Council", None), 0.6


def made(name: str, key: str | None) -> Mention:
    """Make a council that a reference may mean without its name in the text."""
    return Mention(MentionKind.COUNCIL, 0, 0, "", name, "councils", 0.0, key=key)


def title_end(document: Document) -> int:
    """Answer where the document's title ends: its first line after the front matter where none is seen."""
    for part in document.sections:
        if part.kind is SectionKind.TITLE:
            return part.end
    body = next((part.end for part in document.sections if part.kind is SectionKind.FRONT), 0)
    line = re.compile(r"\S[^\n]*").search(document.text, body)
    return line.end() if line else body
