"""What can be seen of a candidate: its own words once, its surroundings at each mention."""

from __future__ import annotations

import re

from councilgraph.mentions.names.candidates import Candidate
from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import GENITIVES, POSSESSIVES, Tokens
from councilgraph.model import Document, SectionKind

_NONE = {kind: (kind + "=none",) for kind in ("L", "F", "H", "LB", "RB")}
_STOPS = frozenset(("of", "for", "in", "on", "at", "to", "from", "with", "by"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "our", "their", "this", "and", ","))
_ENDERS = frozenset(("\n", ".", "?", "!", ":", "•", "-", "–", "|", "*", "▪"))


def words_of(t: Tokens, c: Candidate) -> list[str]:
    """Answer the candidate's words in lower case, without brackets, stops, and the genitive of the last."""
    low = t.low[c.first : c.last + 1]
    if "(" in low:
        at = low.index("(")
        low = low[:at] + low[at + 3 :]
    words = [word for word in low if word not in ".,!?"]
    if c.genitive:
        words[-1] = words[-1][:-2]
    return words


def of_name(t: Tokens, c: Candidate, words: list[str], lex: Lexicon, lowered: frozenset[str]) -> list[str]:
    """Features of the name itself."""
    n, heads, table, classes = len(words), lex.heads, lex.features, lex.classes
    last, first = words[-1], words[0]
    out = ["n=" + str(min(n, 6)), "l=" + last, "f=" + first]
    out += table["L"].get(last, _NONE["L"])
    out += classes["cl"][last]
    out += classes["cf"][first]
    if n > 1:
        out += table["F"].get(first, _NONE["F"])
    head = last
    for k in range(1, n):
        if words[k] in _STOPS:
            head = words[k - 1]
            out += ["h=" + head, "of=" + words[k]]
            out += table["H"].get(head, _NONE["H"])
            out += classes["ch"][head]
            break
    for word in words[1:-1]:
        if word in lex.connectors:
            out.append("c=" + word)
        else:
            out += table["M"].get(word, ())
            out += classes["cm"][word]
    if "and" in words or "&" in words:
        at = words.index("and") if "and" in words else words.index("&")
        a, b = heads.get(words[at - 1], ()), heads.get(last, ())
        out.append(f"and={'body' in a or 'endeavour' in a}{'body' in b or 'endeavour' in b}{at > 1}")
        left, right = " ".join(words[:at]), " ".join(words[at + 1 :])
        if left in lex.register or right in lex.register:
            out.append("and=register")
    shapes = t.text[c.first : c.last + 1]
    one = shapes[0]
    if n == 1:
        if one.isupper() and len(one) > 1:
            out.append("caps1")
        elif any(ch.isupper() for ch in one[1:]):
            out.append("camel")
        out.append("low1" if words[0] in lowered else "cap1")
    else:
        if all(map(str.isupper, filter(str.isalpha, shapes))):
            out.append("capsn")
        if all(word in lowered or word in lex.connectors for word in words):
            out.append("alllow")
    if any(map(str.isdigit, words)):
        out.append("digit")
    if first in lex.openers:
        out.append("opener")
        out.append("opener=" + first)
    key = " ".join(words).replace("’", "'").replace("&", "and").replace("-", " ").removeprefix("the ")
    record = lex.register.get(key)
    if record is not None:
        out.append("reg" if key not in lex.ambiguous else "regamb")
    elif n == 1 and one in lex.acronyms:
        out.append("regacr" if one not in lex.ambiguous else "regacramb")
    if key in lex.places:
        out.append("place")
    elif first in lex.place_words:
        out.append("place..")
    elif last in lex.place_words:
        out.append("..place")
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


def of_place(t: Tokens, c: Candidate, words: list[str], document: Document, lex: Lexicon) -> list[str]:
    """Features of one mention's surroundings."""
    low, context, table = t.low, lex.context, lex.features
    a = c.first - 1
    quote = c.quoted
    while a > 0 and low[a] in "‘“\"'(":
        a -= 1
    p1 = low[a] if a >= 0 else "\n"
    p2 = low[a - 1] if a >= 1 and p1 != "\n" else "\n"
    out = ["p1=" + p1.strip()]
    if p1 in ("the", "a", "an", "its", "our", "their"):
        p1, p2 = p2, (low[a - 2] if a >= 2 else "\n")
        out.append("pd=" + p1.strip())
    out += table["P1"].get(p1, ())
    out += lex.classes["cp"][p1]
    out += lex.classes["cq"][p2]
    out += table["P2"].get(p2, ())
    out.append("p12=" + p2.strip() + " " + p1.strip())
    b = c.last + 1
    n = len(low)
    if quote or (b < n and low[b] in "’”\"'"):
        b += 1
    if c.acronym:
        b += 3
    n1 = low[b] if b < n else "\n"
    n2 = low[b + 1] if b + 1 < n and n1 != "\n" else "\n"
    out += lex.classes["cn"][n1]
    out.append("n1=" + n1.strip())
    out.append("n12=" + n1.strip() + " " + n2.strip())
    out += table["N1"].get(n1, ())
    out += table["NH"].get(n1, ())
    last = lex.heads.get(words[-1], ("none",))[0]
    out.append("DL=" + (low[a] if low[a] in _DETERMINERS else "-") + last)
    if n1 in ("is", "was", "has", "are"):
        out.append("VL=" + last)
    out += table["N2"].get(n2, ())
    if t.low[c.last].endswith(GENITIVES):
        out.append("gen")
    if p2 in ("of", "at", "for", "from", "with") or p1 in ("of", "at", "for", "from", "with"):
        window = low[max(0, a - 3) : a + 1]
        if any("role_before" in context.get(word, ()) for word in window):
            out.append("role of")
    if n1 in (",", "(", "–", "-", ":"):
        window = low[b + 1 : b + 7]
        for k, word in enumerate(window):
            if word in (".", ",", "\n"):
                break
            for group in context.get(word, ()):
                if group in ("body_words", "endeavour_words", "role_before"):
                    out.append("app=" + group)
                    if k < 3 and window[0] in ("a", "an", "the", "its"):
                        out.append("app!=" + group)
    out.append("lb=" + (c.left if c.left in lex.connectors or c.left in (",", "") else "w"))
    out.append("rb=" + (c.right if c.right in lex.connectors or c.right in (",", "") else "w"))
    if c.left and c.left not in lex.connectors:
        out += table["LB"].get(c.left, _NONE["LB"])
    if c.right and c.right not in lex.connectors:
        out += table["RB"].get(c.right, _NONE["RB"])
    if p1 in (",", "and", ";", "•") and n1 in (",", "and", ";", "."):
        out.append("list")
    section = document.sections[t.section[c.first]]
    out.append("s=" + section.kind)
    if section.kind is SectionKind.METADATA and section.label:
        label = section.label.lower()
        out.append("label=" + label)
        out += ["lab=" + group for word in label.split() for group in lex.labels.get(word, ())]
    begins = low[c.first - 1] in _ENDERS if c.first else True
    if not begins:
        out.append("mid" if len(words) > 1 else "mid1")
    if begins:
        out.append("begins")
        if b >= n or n1 == "\n":
            out.append("line")
    elif n1 == "\n":
        out.append("ends")
    return out


_SLUG = re.compile(r"[^a-z0-9]+")


def of_document(words: list[str], title: str, slug: str, count: int) -> list[str]:
    """Features of the name's standing in the document: in its title, in its address, how often told."""
    out = ["count=" + str(min(count, 3))] if count > 1 else []
    name = " ".join(words)
    if name in title:
        out.append("title")
        if len(words) > 1:
            out.append("title2")
    run = "-".join([_SLUG.sub("-", word).strip("-") for word in words]) if slug else ""
    if len(run) > 5 and run in slug:
        out.append("url")
    return out
