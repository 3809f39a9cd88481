"""Single words that several stages look for: all found in one pass over a text.

The pass costs by the length of the text, whatever the number of words: two stages share it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from councilgraph.domain import Domain
from councilgraph.mentions.gazetteer import shared, words_in

_WORD = re.compile(r"[a-z]{4,}")


@cache
def nouns(domain: Domain) -> frozenset[str]:
    """Answer the nouns that may name a kind of partner."""
    cues = domain.cues("categories")
    return frozenset({*cues["heads"], *cues["bound"]})


@cache
def stated(domain: Domain) -> dict[str, frozenset[str]]:
    """Answer the longer words of each principle's official statement."""
    return {p.slug: frozenset(_WORD.findall(p.definition.lower())) for p in domain.principles}


@lru_cache(maxsize=1)
def sought(text: str, domain: Domain) -> list[tuple[int, str]]:
    """Answer where each of these words begins in a text. They may be part of other words.

    Case counts for nothing, nor how quotes and hyphens are written.
    """
    register, words = _register(domain)
    scan = shared(domain, ignore_case=True)
    return [(start, words[word]) for start, word in words_in(text, scan, register)]


@cache
def _register(domain: Domain) -> tuple[int, list[str]]:
    words = sorted(nouns(domain).union(*stated(domain).values()))
    return shared(domain, ignore_case=True).add({word: at for at, word in enumerate(words)}), words
