"""Principles that prose resembles: a marked suggestion, never a declaration."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from string import ascii_lowercase

from councilgraph.domain import Domain
from councilgraph.mentions.gazetteer import lower
from councilgraph.mentions.sought import sought, stated
from councilgraph.model import SectionKind, Statement
from councilgraph.statements.quotes import Quotes
from councilgraph.vocabulary import CG

_LETTERS = frozenset(ascii_lowercase)
_READ = frozenset({SectionKind.PROSE, SectionKind.LIST})
_ENOUGH = 0.30  # share of a statement's weight that one sentence repeats; below it the likeness is chance
_READ_OF_ONE = 2000  # code points of a sentence
_FEWEST = 4  # telling words that it shares


@dataclass(frozen=True, slots=True)
class _Weights:
    of: Mapping[str, Mapping[str, float]]  # principle → word → share of its statement's weight
    words: frozenset[str]  # all that tell of one
    iris: Mapping[str, str]


@cache
def _weights(domain: Domain) -> _Weights:
    words = stated(domain)
    counts = Counter(word for own in words.values() for word in own)
    of: dict[str, dict[str, float]] = {}
    for slug, own in sorted(words.items()):
        # A word that half of the statements hold says nothing of any of them.
        weight = {word: max(0.0, math.log(len(words) / counts[word] / 2)) for word in sorted(own)}
        whole = sum(weight.values())
        of[slug] = {word: value / whole for word, value in weight.items() if value > 0}
    return _Weights(of, frozenset().union(*of.values()), {p.slug: p.iri for p in domain.principles})


def _alike(said: set[str], shares: Mapping[str, float]) -> float:
    """Answer the share of a statement's weight that words repeat, 0 where they are too few."""
    words = said.intersection(shares)
    return math.fsum(map(shares.__getitem__, words)) if len(words) >= _FEWEST else 0.0  # exact in any order


def _telling(quotes: Quotes, weights: _Weights, domain: Domain) -> Iterator[tuple[int, int, set[str]]]:
    """Yield the sentences that hold enough telling words, with these."""
    low = lower(quotes.document.text)
    hits = sought(quotes.document.text, domain)
    whole = {word for _, word in hits} & weights.words
    if max(map(_alike, repeat(whole), weights.of.values())) < _ENOUGH:
        return  # what a whole page lacks no sentence of it has: most pages end here
    sentences = quotes.document.sentences
    begins = [start for start, _ in sentences]
    said: dict[int, set[str]] = {}
    for first, word in hits:
        if word not in weights.words:
            continue
        end = first + len(word)
        if low[first - 1 : first] in _LETTERS or low[end : end + 1] in _LETTERS:
            continue
        at = bisect_right(begins, first) - 1
        if at >= 0 and end <= min(sentences[at][1], sentences[at][0] + _READ_OF_ONE):
            said.setdefault(at, set()).add(word)
    for at, words in said.items():
        start, end = sentences[at]
        if len(words) >= _FEWEST and quotes.section(start).kind in _READ:
            yield start, end, words


def suggestions(case: str, declared: Collection[str], quotes: Quotes, domain: Domain) -> list[Statement]:
    """Suggest the principles that sentences of a page resemble.

    Args:
        case: the IRI of the case study.
        declared: slugs of the principles that the page declares; they are not suggested.
        quotes: the sentences of the page.
        domain: the ontology in use.

    Returns:
        At most one statement a principle, of its most alike sentence; `confidence` is the share of the
        official statement's telling words that the sentence repeats, at most 0.5.
    """
    weights = _weights(domain)
    best: dict[str, tuple[float, int, int]] = {}
    for start, end, said in _telling(quotes, weights, domain):
        for slug, shares in weights.of.items():
            score = _alike(said, shares)
            if score >= _ENOUGH and slug not in declared and score > best.get(slug, (0.0, 0, 0))[0]:
                best[slug] = (score, start, end)
    return [
        Statement(
            case, CG + "suggestsPrinciple", weights.iris[slug],
            (quotes.of(*quotes.sentence(start, min(end, start + 1))),),
            min(0.5, round(score / 2, 3)), "suggestion:words-of-the-statement",
        )
        for slug, (score, start, end) in sorted(best.items())
    ]  # fmt: skip
