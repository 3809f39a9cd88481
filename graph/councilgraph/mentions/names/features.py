"""What can be seen of a name itself: its words, its form, its standing in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from councilgraph.mentions.names.candidates import Candidate
from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import POSSESSIVES, Tokens
from councilgraph.mentions.network import Numbers

_STOPS = frozenset(("of", "for", "in", "on", "at", "to", "from", "with", "by"))
_JOINTS = frozenset(("and", "&"))
_MARKS = frozenset(".,!?")
_LONG = 6  # words, from which on more make no difference
_SIZES = tuple(f"n={n}" for n in range(_LONG + 1))


def words_of(t: Tokens, c: Candidate) -> list[str]:
    """Answer the candidate's words in lower case, without brackets, stops, and the genitive of the last."""
    words = t.low[c.first : c.last + 1]
    if "(" in words:
        at = words.index("(")
        words = words[:at] + words[at + 3 :]
    if not _MARKS.isdisjoint(words):
        words = [word for word in words if word not in _MARKS]
    if c.genitive:
        words[-1] = words[-1][:-2]
    return words


def registered(key: str) -> str:
    """Answer the form in which the register would hold a name, given its words in lower case."""
    form = key.replace("’", "'").replace("&", "and").replace("-", " ").removeprefix("the ")
    return form.replace("co operative", "cooperative")


def of_name(
    t: Tokens, c: Candidate, words: Sequence[str], key: str, lowered: set[str], lex: Lexicon
) -> list[int]:
    """Answer the numbers of the features of a name itself.

    Args:
        t: the words of the document.
        c: a mention of the name.
        words: its words, from `words_of`.
        key: the form in which the register would hold it.
        lowered: the words that the document also writes in lower case.
        lex: the lexicon.
    """
    of, n, first, last = lex.network.numbers, len(words), words[0], words[-1]
    out = [of[_SIZES[n] if n < _LONG else _SIZES[_LONG]], *lex.told["l"][last]]
    out += _of_one(t.text[c.first], first, lowered, lex) if n == 1 else _of_several(t, c, words, lowered, lex)
    if first in lex.openers:
        out += (of["opener"], of["opener=" + first])
    if key in lex.register:
        out.append(of["reg" if key not in lex.ambiguous else "regamb"])
    elif n == 1 and (one := t.text[c.first]) in lex.acronyms:
        out.append(of["regacr" if one not in lex.ambiguous else "regacramb"])
    if key in lex.places:
        out.append(of["place"])
    elif first in lex.place_words:
        out.append(of["place.."])
    elif last in lex.place_words:
        out.append(of["..place"])
    if key in lex.towns:
        out.append(of["town"])
    elif n > 1:
        if first in lex.towns or (first in lex.town_openers and f"{first} {words[1]}" in lex.towns):
            out.append(of["town.."])
        if last in lex.towns:
            out.append(of["..town"])
    if first in lex.given:
        out.append(of[f"given{min(n, 4)}"])
        if n in (2, 3) and lex.connectors.isdisjoint(words) and last not in lex.heads:
            out.append(of["person"])
        if n in (2, 3) and last in lex.surnames:
            out.append(of["surname"])
    if c.acronym:
        out.append(of[_fits(c.acronym.lower(), words, lex)])
    if c.quoted:
        out.append(of["quoted"])
    if c.lower_head:
        out.append(of["lowerhead"])
    if True in t.council[c.first : c.last + 1]:
        out.append(of["council" + ("<" if t.council[c.first] else ">") + str(t.council[c.last])])
    return out


def _of_one(word: str, low: str, lowered: set[str], lex: Lexicon) -> list[int]:
    """Answer the features of the form of one word, as written and in lower case."""
    of = lex.network.numbers
    out = [of["low1" if low in lowered else "cap1"]]
    if word.isupper() and len(word) > 1:
        out.append(of["caps1"])
    elif not word[1:].islower() and any(map(str.isupper, word[1:])):
        out.append(of["camel"])
    return out


def _of_several(t: Tokens, c: Candidate, words: Sequence[str], lowered: set[str], lex: Lexicon) -> list[int]:
    """Answer the features of the words before the last, and of the form of all."""
    of, told, n = lex.network.numbers, lex.told, len(words)
    out = [*told["f"][words[0]]]
    for word in words[1:-1]:
        out += (of["c=" + word],) if word in lex.connectors else told["m"][word]
    if not _STOPS.isdisjoint(words):
        out += _of_phrase(words, lex)
    if not _JOINTS.isdisjoint(words):
        out += _of_pair(words, lex)
    shapes = t.text[c.first : c.last + 1]
    if shapes[0].isupper() and all(map(str.isupper, filter(str.isalpha, shapes))):
        out.append(of["capsn"])
    if lowered.issuperset(set(words) - lex.connectors):
        out.append(of["alllow"])
    if n == 2 and "-" in words[1] and shapes[0][0].isupper() and shapes[-1].partition("-")[2][:1].isupper():
        out.append(of["double"])
    for word in words[:-1]:
        if word[-2:] in POSSESSIVES:
            owner = word[:-2] if word[-2] in "'’" else word[:-1]
            common = owner in lex.people or owner in lowered
            out.append(
                of["genitive=" + ("place" if owner in lex.place_words else "common" if common else "own")]
            )
            break
    return out


def _of_phrase(words: Sequence[str], lex: Lexicon) -> Sequence[int]:
    """Answer the features of the head before "of" and its like: "Museum of the Home"."""
    for before, word in pairwise(words):
        if word in _STOPS:
            return (*lex.told["h"][before], lex.network.numbers["of=" + word])
    return ()


def _of_pair(words: Sequence[str], lex: Lexicon) -> Sequence[int]:
    """Answer the features of what "and" joins: whether either side has a head, or is a name by itself."""
    at = words.index("and") if "and" in words else words.index("&")
    a, b = lex.heads.get(words[at - 1], ()), lex.heads.get(words[-1], ())
    of, heads = lex.network.numbers, ("body", "endeavour")
    told = of[f"and={any(h in a for h in heads)}{any(h in b for h in heads)}{at > 1}"]
    if " ".join(words[:at]) in lex.register or " ".join(words[at + 1 :]) in lex.register:
        return told, of["and=register"]
    return (told,)


def _fits(acronym: str, words: Sequence[str], lex: Lexicon) -> str:
    """Say how a bracketed acronym fits the words: all of them, the last of them, or not."""
    parts = [part for word in words for part in word.split("-") if part]
    whole = "".join(part[0] for part in parts)
    short = "".join(part[0] for part in parts if part not in lex.connectors)
    if acronym in (whole, short):
        return "acr"
    if acronym[0] == short[:1] and len(acronym) >= len(short) - 1:
        return "acr~"
    return "acr<" if short.endswith(acronym) or whole.endswith(acronym) else "acr?"


_SLUG = re.compile(r"[^a-z0-9]+")


def of_document(key: str, words: Sequence[str], title: str, slug: str, count: int, of: Numbers) -> list[int]:
    """Answer the features of a name's standing in the document: in its title or address, how often told."""
    out = [of["count=2" if count == 2 else "count=3"]] if count > 1 else []
    if key in title:
        out.append(of["title"])
        if len(words) > 1:
            out.append(of["title2"])
    if slug and words[0][:3] in slug:
        run = "-".join([_SLUG.sub("-", word).strip("-") for word in words])
        if len(run) > 5 and run in slug:
            out.append(of["url"])
    return out
