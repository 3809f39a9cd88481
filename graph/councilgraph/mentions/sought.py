"""Single words that several stages look for: all found in one pass over a text.

The pass costs by the length of the text, whatever the number of words: two stages share it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import ahocorasick

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
    """Answer where each of these words ends in a text: its last letter. They may be part of other words.

    Case counts for nothing, nor whether an apostrophe is curly.
    """
    return list(_automaton(domain).iter(lower(text).replace("’", "'")))


@cache
def _automaton(domain: Domain) -> Any:
    automaton = ahocorasick.Automaton()
    for word in sorted(nouns(domain).union(*stated(domain).values())):
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton
