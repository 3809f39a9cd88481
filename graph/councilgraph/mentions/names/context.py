"""What can be seen around one mention of a name: the words beside it, its line."""

from __future__ import annotations

from collections.abc import Sequence

from councilgraph.mentions.names.candidates import Candidate
from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.tokens import GENITIVES, Tokens
from councilgraph.model import Section, SectionKind

_DETERMINERS = frozenset(("the", "a", "an", "its", "our", "their", "this", "and", ","))
_ARTICLES = frozenset(("the", "a", "an", "its", "our", "their"))
_WHOSE = frozenset(("of", "at", "for", "from", "with"))
_VERBS = frozenset(("is", "was", "has", "are"))
_OPENING, _CLOSING = frozenset("‘“\"'("), frozenset("’”\"'")
_OPENING_APPOSITION = frozenset((",", "(", "–", "-", ":"))
_CLOSING_APPOSITION = frozenset((".", ",", "\n"))
_ONE = frozenset(("a", "an", "the", "its"))
_TELLING = frozenset(("body_words", "venue_words", "trade_words", "endeavour_words", "role_before"))
_COPULAS = frozenset(("is", "was", "are", "were", "became"))
_INTRODUCING = frozenset((",", ":", "called", "named", "–", "-"))
_LISTED_BEFORE = frozenset((",", "and", ";", "•"))
_LISTED_BEHIND = frozenset((",", "and", ";", "."))
_ENDERS = frozenset(("\n", ".", "?", "!", ":", "•", "-", "–", "|", "*", "▪"))


def of_section(section: Section, lex: Lexicon) -> list[int]:
    """Answer the numbers of the features that a section gives to every mention in it."""
    of = lex.network.numbers
    out = [of["s=" + section.kind]]
    if section.kind is SectionKind.METADATA and section.label:
        label = section.label.lower()
        out.append(of["label=" + label])
        out += [of["lab=" + group] for word in label.split() for group in lex.labels.get(word, ())]
    return out


def around(t: Tokens, c: Candidate, words: Sequence[str], head: str, lex: Lexicon) -> list[int]:
    """Answer the numbers of the features of one mention's surroundings.

    Args:
        t: the words of the document.
        c: the mention.
        words: the words of the name, which the mention may give by its acronym.
        head: the first class of the name's last word.
        lex: the lexicon.
    """
    low, told, of = t.low, lex.told, lex.network.numbers
    a = c.first - 1
    while a > 0 and low[a] in _OPENING:
        a -= 1
    p1 = low[a]
    p2 = low[a - 1] if p1 != "\n" else "\n"
    out = [of["DL=" + (p1 if p1 in _DETERMINERS else "-") + head]]
    if p1 in _ARTICLES:
        out.append(of["d=" + p1])
        p1, p2 = p2, (low[a - 2] if a > 1 else "\n")
    b = c.last + (4 if c.acronym else 1)
    if c.quoted or low[c.last + 1] in _CLOSING:
        b += 1
    n1 = low[b] if b < len(low) else "\n"
    n2 = low[b + 1] if n1 != "\n" else "\n"
    out += told["p1"][p1]
    out += told["p2"][p2]
    out += told["n1"][n1]
    out += told["n2"][n2]
    if n1 in _VERBS:
        out.append(of["VL=" + head])
    if low[c.last][-2:] in GENITIVES:
        out.append(of["gen"])
    if p2 in _WHOSE or p1 in _WHOSE:
        window = low[max(0, a - 3) : a + 1]
        if any("role_before" in lex.context[word] for word in window if word in lex.context):
            out.append(of["role of"])
    if n1 in _OPENING_APPOSITION:
        out += _apposed(low[b + 1 : b + 7], "app", lex)
    elif n1 in _COPULAS:
        out += _apposed(low[b + 1 : b + 8], "isa", lex)
    if p1 in _INTRODUCING:
        out += _introduced(low[max(0, a - 7) : a], lex)
    if c.left:
        out += _joined("lb=", "LB", c.left, lex)
    if c.right:
        out += _joined("rb=", "RB", c.right, lex)
    if p1 in _LISTED_BEFORE and n1 in _LISTED_BEHIND:
        out.append(of["list"])
    if low[c.first - 1] not in _ENDERS:
        out.append(of["mid" if len(words) > 1 else "mid1"])
        if n1 == "\n":
            out.append(of["ends"])
    else:
        out.append(of["begins"])
        if n1 == "\n":
            out.append(of["line"])
            below = low[b + 1 : b + 5]
            if ":" in below:  # a label, of the next line ("Applicant: ...") or behind a very short one
                out += (of["below"], of["below=" + below[0]])
    return out


def _introduced(window: Sequence[str], lex: Lexicon) -> list[int]:
    """Answer the features of what stands before a name and a comma or "called": "a charity called X"."""
    of, out = lex.network.numbers, []
    for word in reversed(window):
        if word in _CLOSING_APPOSITION:
            break
        out += [of["intro=" + group] for group in lex.context.get(word, ()) if group in _TELLING]
        if out or word in _ONE:
            break
    return out


def _apposed(window: Sequence[str], how: str, lex: Lexicon) -> list[int]:
    """Answer the features of what follows a name as its description: "X, a charity", "X is a charity"."""
    of, out = lex.network.numbers, []
    for k, word in enumerate(window):
        if word in _CLOSING_APPOSITION:
            break
        for group in lex.context.get(word, ()):
            if group in _TELLING:
                out.append(of[f"{how}={group}"])
                if k < 3 and window[0] in _ONE:
                    out.append(of[f"{how}!={group}"])
    return out


def _joined(beside: str, place: str, word: str, lex: Lexicon) -> Sequence[int]:
    """Answer the features of a word that a longer cut of the name would hold."""
    of = lex.network.numbers
    if word in lex.connectors:
        return (of[beside + word],)
    return (of[beside + (word if word == "," else "w")], *lex.told[place][word])
