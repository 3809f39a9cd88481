"""Kinds of partner without a name ("social housing providers"), where a phrase shows that they take part."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from councilgraph.domain import Domain
from councilgraph.mentions.gazetteer import lower
from councilgraph.mentions.phrases import NAME, Phrases, plain, words_of
from councilgraph.mentions.sought import nouns, sought
from councilgraph.model import Document, Mention, MentionKind, SectionKind, Status

_READ = frozenset({SectionKind.PROSE, SectionKind.LIST, SectionKind.TABLE})
_WORD = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+['’]?")
_LISTED = re.compile(
    r"\s*(?:[,;&/]\s*|\band\b\s*|\bor\b\s*|\bas well as\b\s*|\b(?:the|other|local|our)\b\s*)+"
)
_LONGEST_PHRASE = 12  # words
_LONGEST = 600  # code points of a sentence read about a kind


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of `cues/categories.toml`, and its phrases compiled."""

    heads: frozenset[str]
    bound: frozenset[str]
    modifiers: frozenset[str]
    weak: frozenset[str]
    strong: frozenset[str]
    never: frozenset[str]
    in_lists: frozenset[str]
    needs_phrase: frozenset[str]
    singular: frozenset[str]
    nouns: frozenset[str]  # heads, bound and in_lists
    place: re.Pattern[str]
    taking_part: Phrases
    blocked: Phrases
    planned: Phrases
    general: str
    concepts: dict[str, str]  # a phrase of a concept: the concept's slug


@dataclass(frozen=True, slots=True)
class _Kind:
    start: int
    end: int
    noun: str
    sure: bool  # False: counts only in a list with another kind


@cache
def _words(domain: Domain) -> _Words:
    cues = domain.cues("categories")
    where = str(domain.folder / "cues" / "categories.toml")
    labels = {cue: concept.slug for concept in domain.partner_categories for cue in concept.cues}
    return _Words(
        heads=frozenset(cues["heads"]),
        bound=frozenset(cues["bound"]),
        modifiers=frozenset(cues["modifiers"]),
        weak=frozenset(cues["weak"]),
        strong=frozenset(cues["strong"]),
        never=frozenset(cues["never"]),
        in_lists=frozenset(cues["in_lists"]),
        needs_phrase=frozenset(cues["needs_phrase"]),
        singular=frozenset(cues["singular"]),
        nouns=nouns(domain),
        place=re.compile(r" (?:of|in|from|across|around) the (?:" + "|".join(cues["places"]) + r")\b"),
        taking_part=Phrases({Status.ASSERTED: {"kind": cues["taking_part"]}}, where),
        blocked=Phrases({Status.NEGATED: {"kind": cues["blocked"]}}, where),
        planned=Phrases({Status.PLANNED: {"kind": cues["planned"]}}, where),
        general=cues["general"],
        concepts=labels,
    )


def find(document: Document, domain: Domain, taken: Sequence[Mention]) -> list[Mention]:
    """Find the kinds of partner that a document writes without a name.

    Args:
        document: the document to read.
        domain: the ontology in use (`cues/categories.toml`, `partner-categories.ttl`).
        taken: mentions already found; what overlaps one of them is part of a name.

    Returns:
        Mentions in the order of the text; `name` is the form as first written in the document, `key` the
        concept it comes closest to.
    """
    words = _words(domain)
    busy = sorted((mention.start, mention.end) for mention in taken if not mention.url)
    starts = [start for start, _ in busy]
    sections = [section.start for section in document.sections]
    found: list[Mention] = []
    names: dict[frozenset[str], str] = {}
    text = lower(document.text).replace("’", "'")
    for start, end in _sentences(document, text, domain):
        if document.sections[bisect_right(sections, start) - 1].kind not in _READ:
            continue
        kinds = [kind for kind in _kinds(text, start, end, words) if not _overlaps(kind, busy, starts)]
        inside = busy[bisect_left(starts, start) : bisect_left(starts, end)] if kinds else []
        for kind in _taking_part(text, start, end, kinds, inside, words):
            surface = document.text[kind.start : kind.end]
            bag = frozenset(_WORD.findall(text, kind.start, kind.end)) - {"and", "local"}
            name = names.setdefault(bag, surface)
            found.append(
                Mention(
                    kind=MentionKind.PARTNER_CATEGORY, start=kind.start, end=kind.end, surface=surface,
                    name=name, recogniser="categories", confidence=0.7, key=_concept(text, kind, words),
                )
            )  # fmt: skip
    return found


def _sentences(document: Document, text: str, domain: Domain) -> list[tuple[int, int]]:
    """Answer the sentences that hold one of the nouns."""
    starts = [start for start, _ in document.sentences]
    known = nouns(domain)
    found = sorted(
        {
            bisect_right(starts, at) - 1
            for at, word in sought(document.text, domain)
            if word in known and not text[at + len(word) : at + len(word) + 1].isalnum()
            if not text[at - 1 : at].isalnum()
        }
    )
    return [document.sentences[at] for at in found if at >= 0]


def _overlaps(kind: _Kind, busy: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, kind.end) - 1
    return at >= 0 and busy[at][1] > kind.start


def _kinds(text: str, start: int, end: int, words: _Words) -> list[_Kind]:
    """Answer the noun phrases of a sentence that may name a kind of partner, left to right."""
    tokens = list(_WORD.finditer(text, start, end))
    found: list[_Kind] = []
    last = 0
    for at in [at for at, token in enumerate(tokens) if token[0] in words.nouns]:
        word, stop = tokens[at][0], tokens[at].end()
        if stop <= last:
            continue
        after = [token[0] for token in tokens[at + 1 : at + 3] if text[token.start() - 1] == " "]
        if after and after[0] in words.bound and text[stop : tokens[at + 1].start()] == " ":
            continue  # the phrase goes on: "voluntary sector | organisations"
        first = _first(tokens, at, words, text)
        before = [token[0] for token in tokens[first:at]]
        paired = len(after) == 2 and after[0] == "and" and after[1] in words.bound
        if paired and (word in words.bound or before):  # "trusts and foundations", "local groups and clubs"
            stop = tokens[at + 2].end()
        sure = (paired and word in words.bound) or _sure(word, before, words)
        if not sure and (word not in words.in_lists and word not in words.singular):
            continue
        if " ".join([*before, word]) in words.never:
            continue
        if place := words.place.match(text, stop, end):
            stop = place.end()
        first += before[:1] == ["other"]
        last = stop
        found.append(_Kind(tokens[first].start(), stop, word, sure))
    return found


def _sure(word: str, before: Sequence[str], words: _Words) -> bool:
    if word in words.singular and not words.strong.intersection(before):
        return False
    if word in words.weak and words.strong.isdisjoint(before):
        return False
    return bool(before) or (word in words.heads and word not in words.in_lists)


def _first(tokens: Sequence[re.Match[str]], at: int, words: _Words, text: str) -> int:
    """Answer the index of the first word of the phrase that ends with the noun at `at`."""
    first = at
    while first > max(0, at - _LONGEST_PHRASE):
        word = tokens[first - 1][0]
        between = text[tokens[first - 1].end() : tokens[first].start()]
        if word in words.modifiers and between in {" ", "\n", "-"}:
            first -= 1
        elif first > 1 and word in {"and", "&"} and between == " " and first < at + 1:
            before = tokens[first - 2]
            if (
                before[0] not in words.modifiers
                or first == at
                or text[before.end() : tokens[first - 1].start()] != " "
            ):
                break
            first -= 2
        elif (
            word in words.modifiers and between == ", " and first < at and tokens[first][0] in words.modifiers
        ):
            first -= 1
        else:
            break
    return first


def _taking_part(
    text: str, start: int, end: int, kinds: list[_Kind], names: Sequence[tuple[int, int]], words: _Words
) -> list[_Kind]:
    """Answer those kinds of a sentence that a phrase shows to take part, alone or in a list."""
    kept: list[_Kind] = []
    for group, size, left, right in _lists(text, kinds, names):
        if size < 2 and not group[0].sure:
            continue
        low, high = max(start, left - _LONGEST), min(end, right + _LONGEST)
        masked = f"{plain(text[low:left])}{NAME}{plain(text[right:high])}"
        said = words_of(masked)
        shown = words.taking_part.find(masked, said) is not None
        if words.planned.find(masked, said) or (not shown and words.blocked.find(masked, said)):
            continue
        kept += [kind for kind in group if shown or size > 1 or kind.noun not in words.needs_phrase]
    return kept


def _lists(
    text: str, kinds: Sequence[_Kind], names: Sequence[tuple[int, int]]
) -> list[tuple[list[_Kind], int, int, int]]:
    """Group kinds that stand in one list, with names too: the kinds, how many stand in it, its span."""
    spans: list[tuple[int, int, _Kind | None]] = [(kind.start, kind.end, kind) for kind in kinds]
    spans += [(start, end, None) for start, end in names]
    groups: list[tuple[list[_Kind], int, int, int]] = []
    for start, end, kind in sorted(spans, key=lambda span: span[:2]):
        if groups and start >= groups[-1][3] and _LISTED.fullmatch(text, groups[-1][3], start):
            group, size, left, _ = groups[-1]
            groups[-1] = ([*group, kind] if kind else group, size + 1, left, end)
        else:
            groups.append(([kind] if kind else [], 1, start, end))
    return [group for group in groups if group[0]]


def _concept(text: str, kind: _Kind, words: _Words) -> str:
    """Answer the concept of the longest phrase within a kind, the last one of several."""
    said = _WORD.findall(text, kind.start, kind.end)
    for length in range(len(said), 0, -1):
        for first in range(len(said) - length, -1, -1):
            slug = words.concepts.get(" ".join(said[first : first + length]))
            if slug is not None:
                return slug
    return words.general
