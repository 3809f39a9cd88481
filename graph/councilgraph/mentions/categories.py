"""Kinds of partner without a name ("social housing providers"), where the words about them show a part.

The weights are `recogniser/kinds.npz`, fitted by `training/fit_kinds.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from councilgraph.domain import Domain
from councilgraph.mentions import about
from councilgraph.mentions.about import Weights, of_sentence
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
_BEFORE = 12  # of which the word before a kind is told
_OTHER = "\ue000"  # stands for another name in what is read about a kind
# The least likelihood, by what a phrase says of the kind: by cross-validation nearly the best F1, and more
# precision than that. What is planned never counts.
_LEAST = {Status.ASSERTED: 0.2, None: 0.35, Status.NEGATED: 0.45, Status.PLANNED: 1.0}
_SUREST = 0.95


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of `cues/categories.toml`."""

    bound: frozenset[str]
    modifiers: frozenset[str]
    never: frozenset[str]
    never_alone: frozenset[str]
    nouns: frozenset[str]  # heads and bound
    place: re.Pattern[str]
    phrases: Phrases
    general: str
    concepts: dict[str, str]  # a phrase of a concept: the concept's slug


@dataclass(slots=True)
class Kind:
    """A phrase that may name a kind of partner: where it stands, its noun, the words before that.

    `said` is what a phrase says of its part, None where none does.
    """

    start: int
    end: int
    noun: str
    before: tuple[str, ...]
    said: Status | None = None


@cache
def _words(domain: Domain) -> _Words:
    cues = domain.cues("categories")
    labels = {cue: concept.slug for concept in domain.partner_categories for cue in concept.cues}
    return _Words(
        bound=frozenset(cues["bound"]),
        modifiers=frozenset(cues["modifiers"]),
        never=frozenset(cues["never"]),
        never_alone=frozenset(cues["never_alone"]),
        nouns=nouns(domain),
        place=re.compile(r" (?:of|in|from|across|around) the (?:" + "|".join(cues["places"]) + r")\b"),
        phrases=Phrases(
            {
                Status.NEGATED: {"kind": cues["blocked"]},
                Status.PLANNED: {"kind": cues["planned"]},
                Status.ASSERTED: {"kind": cues["taking_part"]},
            },
            str(domain.folder / "cues" / "categories.toml"),
        ),
        general=cues["general"],
        concepts=labels,
    )


@cache
def _weights(domain: Domain) -> Weights:
    return about.read(domain, "kinds.npz")


def find(document: Document, domain: Domain, taken: Sequence[Mention]) -> list[Mention]:
    """Find the kinds of partner that a document writes without a name.

    Args:
        document: the document to read.
        domain: the ontology in use (`cues/categories.toml`, `partner-categories.ttl`).
        taken: mentions already found; what overlaps one of them is part of a name.

    Returns:
        Mentions in the order of the text; `name` is the form as first written in the document, `key` the
        concept it comes closest to, `confidence` how likely they take part.
    """
    words, weights = _words(domain), _weights(domain)
    weights.forget()
    kinds = candidates(document, domain, taken, weights)
    found: list[Mention] = []
    names: dict[frozenset[str], str] = {}
    text = _plain(document)
    for (kind, _), likely in zip(kinds, weights.likelihoods([told for _, told in kinds]), strict=True):
        if likely < _LEAST[kind.said]:
            continue
        surface = document.text[kind.start : kind.end]
        bag = frozenset(_WORD.findall(text, kind.start, kind.end)) - {"and", "local"}
        found.append(
            Mention(
                kind=MentionKind.PARTNER_CATEGORY, start=kind.start, end=kind.end, surface=surface,
                name=names.setdefault(bag, surface), recogniser="categories",
                confidence=round(min(likely, _SUREST), 2), key=_concept(text, kind, words),
            )
        )  # fmt: skip
    return sorted(found, key=lambda mention: mention.start)


def candidates(
    document: Document, domain: Domain, taken: Sequence[Mention], weights: Weights
) -> list[tuple[Kind, list[int]]]:
    """Answer the phrases that may name a kind of partner, each with the numbers of its features.

    Args:
        document: the document to read.
        domain: the ontology in use.
        taken: mentions already found.
        weights: whose features they are.
    """
    words = _words(domain)
    busy = sorted((mention.start, mention.end) for mention in taken if not mention.url)
    starts = [start for start, _ in busy]
    sections = [section.start for section in document.sections]
    text = _plain(document)
    found: list[tuple[Kind, list[int]]] = []
    for number, (start, end) in _sentences(document, text, domain):
        section = document.sections[bisect_right(sections, start) - 1]
        if section.kind not in _READ:
            continue
        kinds = [kind for kind in _kinds(text, start, end, words) if not _overlaps(kind, busy, starts)]
        inside = busy[bisect_left(starts, start) : bisect_left(starts, end)] if kinds else []
        for group, size, left, right in _lists(text, kinds, inside):
            before = _masked(text, max(start, left - _LONGEST), left, inside)
            masked = f"{before}{NAME}{_masked(text, right, min(end, right + _LONGEST), inside)}"
            cue = words.phrases.find(masked, words_of(masked))
            said = cue.status if cue else None
            told = of_sentence(masked, len(before), size, section.kind.value, said or "", weights)
            told += (weights.numbers[f"at={min(9, number)}"], weights.numbers[f"size={min(5, size)}"])
            for kind in group:
                kind.said = said
                found.append((kind, told + _of_kind(text, kind, weights)))
    return found


def _plain(document: Document) -> str:
    return lower(document.text).replace("’", "'")


def _masked(text: str, start: int, end: int, names: Sequence[tuple[int, int]]) -> str:
    """Answer a stretch of text as the features compare it, each name in it as one sign."""
    pieces: list[str] = []
    for first, last in names:
        if first >= start and last <= end:
            pieces += (plain(text[start:first]), _OTHER)
            start = last
    return "".join([*pieces, plain(text[start:end])])


def _of_kind(text: str, kind: Kind, weights: Weights) -> list[int]:
    """Answer the features of the phrase itself."""
    of, said = weights.numbers, text[kind.start : kind.end].split()
    ahead = text[max(0, kind.start - _BEFORE) : kind.start].split()
    return [
        of["l=" + kind.noun],
        of["f=" + said[0]],
        of["pw=" + (ahead[-1] if ahead else "^")],
        of[f"mods={min(3, len(kind.before))}"],
        of["place" if "the" in said else "no place"],
        *[of["m=" + word] for word in kind.before],
    ]


def _sentences(document: Document, text: str, domain: Domain) -> list[tuple[int, tuple[int, int]]]:
    """Answer the sentences that hold one of the nouns, each with its number."""
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
    return [(at, document.sentences[at]) for at in found if at >= 0]


def _overlaps(kind: Kind, busy: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, kind.end) - 1
    return at >= 0 and busy[at][1] > kind.start


def _kinds(text: str, start: int, end: int, words: _Words) -> list[Kind]:
    """Answer the noun phrases of a sentence that may name a kind of partner, left to right."""
    tokens = list(_WORD.finditer(text, start, end))
    found: list[Kind] = []
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
        if " ".join([*before, word]) in words.never or (word in words.never_alone and not (before or paired)):
            continue
        if place := words.place.match(text, stop, end):
            stop = place.end()
        first += before[:1] == ["other"]
        last = stop
        found.append(Kind(tokens[first].start(), stop, word, tuple(before)))
    return found


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


def _lists(
    text: str, kinds: Sequence[Kind], names: Sequence[tuple[int, int]]
) -> list[tuple[list[Kind], int, int, int]]:
    """Group kinds that stand in one list, with names too: the kinds, how many stand in it, its span."""
    spans: list[tuple[int, int, Kind | None]] = [(kind.start, kind.end, kind) for kind in kinds]
    spans += [(start, end, None) for start, end in names]
    groups: list[tuple[list[Kind], int, int, int]] = []
    for start, end, kind in sorted(spans, key=lambda span: span[:2]):
        if groups and start >= groups[-1][3] and _LISTED.fullmatch(text, groups[-1][3], start):
            group, size, left, _ = groups[-1]
            groups[-1] = ([*group, kind] if kind else group, size + 1, left, end)
        else:
            groups.append(([kind] if kind else [], 1, start, end))
    return [group for group in groups if group[0]]


def _concept(text: str, kind: Kind, words: _Words) -> str:
    """Answer the concept of the longest phrase within a kind, the last one of several."""
    said = _WORD.findall(text, kind.start, kind.end)
    for length in range(len(said), 0, -1):
        for first in range(len(said) - length, -1, -1):
            slug = words.concepts.get(" ".join(said[first : first + length]))
            if slug is not None:
                return slug
    return words.general
