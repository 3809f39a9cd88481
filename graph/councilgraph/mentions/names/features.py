"""What can be seen of a name itself: its words, its form, its standing in the document."""

from __future__ import annotations

import re

from councilgraph.mentions.names.candidates import Candidate
from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import POSSESSIVES, Tokens

_STOPS = frozenset(("of", "for", "in", "on", "at", "to", "from", "with", "by"))
_MARKS = frozenset(".,!?")


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


def of_name(t: Tokens, c: Candidate, words: list[str], lex: Lexicon, lowered: frozenset[str]) -> list[str]:
    """Features of the name itself."""
    n, heads, told = len(words), lex.heads, lex.told
    last, first = words[-1], words[0]
    out = ["n=" + str(min(n, 6)), *told["l"][last]]
    if n > 1:
        out += told["f"][first]
        for k in range(1, n):
            if words[k] in _STOPS:
                out += told["h"][words[k - 1]]
                out.append("of=" + words[k])
                break
        for word in words[1:-1]:
            if word in lex.connectors:
                out.append("c=" + word)
            else:
                out += told["m"][word]
    if "and" in words or "&" in words:
        at = words.index("and") if "and" in words else words.index("&")
        a, b = heads.get(words[at - 1], ()), heads.get(last, ())
        out.append(f"and={'body' in a or 'endeavour' in a}{'body' in b or 'endeavour' in b}{at > 1}")
        left, right = " ".join(words[:at]), " ".join(words[at + 1 :])
        if left in lex.register or right in lex.register:
            out.append("and=register")
    out.append("end=" + last[-3:])
    shapes = t.text[c.first : c.last + 1]
    one = shapes[0]
    if n == 1:
        if one.isupper() and len(one) > 1:
            out.append("caps1")
        elif any(ch.isupper() for ch in one[1:]):
            out.append("camel")
        out.append("low1" if words[0] in lowered else "cap1")
    else:
        if one.isupper() and all(map(str.isupper, filter(str.isalpha, shapes))):
            out.append("capsn")
        if all(word in lowered or word in lex.connectors for word in words):
            out.append("alllow")
    if any(map(str.isdigit, words)):
        out.append("digit")
    if first in lex.openers:
        out.append("opener")
        out.append("opener=" + first)
    key = registered(" ".join(words))
    if key in lex.register:
        out.append("reg" if key not in lex.ambiguous else "regamb")
    elif n == 1 and one in lex.acronyms:
        out.append("regacr" if one not in lex.ambiguous else "regacramb")
    if key in lex.places:
        out.append("place")
    elif first in lex.place_words:
        out.append("place..")
    elif last in lex.place_words:
        out.append("..place")
    if key in lex.towns:
        out.append("town")
    elif n > 1:
        if first in lex.towns or f"{first} {words[1]}" in lex.towns:
            out.append("town..")
        if last in lex.towns:
            out.append("..town")
    if first in lex.given:
        out.append(f"given{min(n, 4)}")
        if n in (2, 3) and not any(w in lex.connectors for w in words) and last not in heads:
            out.append("person")
        if n in (2, 3) and last in lex.surnames:
            out.append("surname")
    if n == 2 and "-" in last and one[0].isupper() and shapes[-1].partition("-")[2][:1].isupper():
        out.append("double")
    if c.acronym:
        out.append(_fits(c.acronym.lower(), words, lex))
    if c.quoted:
        out.append("quoted")
    if c.lower_head:
        out.append("lowerhead")
    if True in t.council[c.first : c.last + 1]:
        out.append("council" + ("<" if t.council[c.first] else ">") + str(t.council[c.last]))
    for word in words[:-1]:
        if word.endswith(POSSESSIVES):
            owner = word[:-2] if word[-2] in "'’" else word[:-1]
            common = owner in lex.people or owner in lowered
            out.append("genitive=" + ("place" if owner in lex.place_words else "common" if common else "own"))
            break
    return out


def _fits(acronym: str, words: list[str], lex: Lexicon) -> str:
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


def of_document(words: list[str], title: str, slug: str, count: int) -> list[str]:
    """Features of the name's standing in the document: in its title, in its address, how often told."""
    out = ["count=" + str(min(count, 3))] if count > 1 else []
    name = " ".join(words)
    if name in title:
        out.append("title")
        if len(words) > 1:
            out.append("title2")
    if slug and words[0][:3] in slug:
        run = "-".join([_SLUG.sub("-", word).strip("-") for word in words])
        if len(run) > 5 and run in slug:
            out.append("url")
    return out
