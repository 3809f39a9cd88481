"""Single words that several stages look for: all found in one pass over a text.

The pass costs by the length of the text, whatever the number of words: two stages share it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from councilgraph.domain import Domain
from councilgraph.mentions.gazetteer import lower

_WORD = re.compile(r"[a-z]{4,}")


@cache
def nouns(domain: Domain) -> frozenset[str]:
    """Answer the nouns that may name a kind of partner."""
    cues = domain.cues("categories")
    return frozenset({*cues["heads"], *cues["bound"], *cues["in_lists"]})


@cache
def stated(domain: Domain) -> dict[str, frozenset[str]]:
    """Answer the longer words of each principle's official statement."""
    return {p.slug: frozenset(_WORD.findall(p.definition.lower())) for p in domain.principles}


@lru_cache(maxsize=1)
def sought(text: str, domain: Domain) -> list[tuple[int, str]]:
    """Answer where each of these words begins in a text. They may be part of other words.

    Case counts for nothing, nor whether an apostrophe is curly.
    """
    words, automaton = _automaton(domain)
    found = automaton.find_matches_as_indexes(lower(text).replace("’", "'"), overlapping=True)
    return [(start, words[word]) for word, start, _ in found]


@cache
def _automaton(domain: Domain) -> tuple[list[str], AhoCorasick]:
    words = sorted(nouns(domain).union(*stated(domain).values()))
    return words, AhoCorasick(words, implementation=Implementation.DFA)
