"""What can be seen around one mention of a name: the words beside it, its line."""

from __future__ import annotations

from councilgraph.mentions.names.candidates import Candidate
from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import GENITIVES, Tokens
from councilgraph.model import Document, SectionKind

_DETERMINERS = frozenset(("the", "a", "an", "its", "our", "their", "this", "and", ","))
_ARTICLES = frozenset(("the", "a", "an", "its", "our", "their"))
_WHOSE = frozenset(("of", "at", "for", "from", "with"))
_VERBS = frozenset(("is", "was", "has", "are"))
_OPENING, _CLOSING = frozenset("‘“\"'("), frozenset("’”\"'")
_ENDERS = frozenset(("\n", ".", "?", "!", ":", "•", "-", "–", "|", "*", "▪"))


def around(t: Tokens, c: Candidate, words: list[str], document: Document, lex: Lexicon) -> list[str]:
    """Features of one mention's surroundings."""
    low, context, told = t.low, lex.context, lex.told
    a, n = c.first - 1, len(low)
    while a > 0 and low[a] in _OPENING:
        a -= 1
    p1 = low[a] if a >= 0 else "\n"
    p2 = low[a - 1] if a >= 1 and p1 != "\n" else "\n"
    before = p1
    out = ["d=" + p1] if p1 in _ARTICLES else []
    if out:
        p1, p2 = p2, (low[a - 2] if a >= 2 else "\n")
    out += told["p1"][p1]
    out += told["p2"][p2]
    b = c.last + 1
    if c.quoted or (b < n and low[b] in _CLOSING):
        b += 1
    if c.acronym:
        b += 3
    n1 = low[b] if b < n else "\n"
    n2 = low[b + 1] if b + 1 < n and n1 != "\n" else "\n"
    out += told["n1"][n1]
    out += told["NH"][n1]
    out += told["n2"][n2]
    last = lex.heads.get(words[-1], ("none",))[0]
    out.append("DL=" + (before if before in _DETERMINERS else "-") + last)
    if n1 in _VERBS:
        out.append("VL=" + last)
    if low[c.last].endswith(GENITIVES):
        out.append("gen")
    if p2 in _WHOSE or p1 in _WHOSE:
        window = low[max(0, a - 3) : a + 1]
        if any("role_before" in context[word] for word in window if word in context):
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
    if c.left:
        joined = c.left in lex.connectors
        out.append("lb=" + (c.left if joined or c.left == "," else "w"))
        out += () if joined else told["LB"][c.left]
    if c.right:
        joined = c.right in lex.connectors
        out.append("rb=" + (c.right if joined or c.right == "," else "w"))
        out += () if joined else told["RB"][c.right]
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
