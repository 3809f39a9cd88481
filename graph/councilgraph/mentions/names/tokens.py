"""The words of a document as parallel lists, marked where no name may go on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from councilgraph.model import Document, Mention, MentionKind, SectionKind

TOKEN = re.compile(
    r"[a-z]{5,}(?=[A-Z][a-z]{2})"  # cells of a table that lost their border: "partnersNatural England"
    r"|[^\W_]++(?:[’'´`\ufffd&.@/+‑-]+[^\W_]++)*+(?:(?<=s)[’'](?= [A-Z0-9]))?"
    r"|\n[ \t]*(?:\n\s*)*"
    r"|[^\w\s]"
)
# Endings of a genitive; pages of broken encoding write the apostrophe as another sign.
GENITIVES = ("'s", "’s", "´s", "`s", "โs", "\ufffds")
POSSESSIVES = (*GENITIVES, "s'", "s’")
_UNREAD = {SectionKind.FRONT, SectionKind.PRINCIPLES, SectionKind.BOILERPLATE}
_AFTER_NEWLINE = "\v"  # comes behind what begins with a newline, and before every word
_WRAPPED = 50  # characters; a shorter line that ends without a stop was not broken by a wrapping program


@dataclass(slots=True)
class Tokens:
    """The words of the readable sections, as parallel lists; `broken` marks those that no name may hold."""

    text: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    broken: list[bool] = field(default_factory=list)
    council: list[bool] = field(default_factory=list)
    section: list[int] = field(default_factory=list)
    begins: set[int] = field(default_factory=set)  # where a name of the register or a person begins
    people: set[int] = field(default_factory=set)  # where a given name and a surname begin
    ends: set[int] = field(default_factory=set)  # ... and ends: other names may stop before and start behind
    capitals: list[int] = field(default_factory=list)  # where the words with a capital stand


def tokens(document: Document, taken: Sequence[Mention]) -> Tokens:
    """Cut the readable sections into words; principles, dates and councils already found break names."""
    text, out = document.text, Tokens()
    for number, section in enumerate(document.sections):
        if section.kind in _UNREAD:
            continue
        _break(out, section.start, number)
        found = list(TOKEN.finditer(text, section.start, section.end))
        words = [match[0] for match in found]
        for i in [i for i, word in enumerate(words) if word < _AFTER_NEWLINE and word[0] == "\n"]:
            words[i] = "\n" if _ends(text, found[i]) else ""
        if "" in words:
            found = [match for match, word in zip(found, words, strict=True) if word]
            words = [word for word in words if word]
        out.text += words
        out.start += [match.start() for match in found]
        out.end += [match.end() for match in found]
        out.section += [number] * len(words)
        _break(out, section.end, number)
    out.low = list(map(str.lower, out.text))
    out.broken = [word == "\n" for word in out.text]
    capitals = {word for word in set(out.text) if not word.islower() and _capital(word)}
    out.capital = [word in capitals for word in out.text]
    out.capitals = [i for i, capital in enumerate(out.capital) if capital]
    out.council = [False] * len(out.text)
    for mention in taken:
        if mention.url:
            continue
        if mention.kind in (MentionKind.PRINCIPLE, MentionKind.DATE):
            _mark(out, mention, out.broken)
        elif mention.kind is MentionKind.COUNCIL and mention.detail in ("", "coreference"):
            _mark(out, mention, out.council)
    return out


def _capital(word: str) -> bool:
    first = word[0]
    if first.isdigit():
        return not word.isdigit() and any(map(str.isupper, word))  # "10GM"
    return first.isupper() or (first.islower() and len(word) < 20 and "@" not in word)


def _mark(out: Tokens, mention: Mention, flags: list[bool]) -> None:
    k = bisect_right(out.end, mention.start)
    while k < len(flags) and out.start[k] < mention.end:
        flags[k] = True
        k += 1


def _ends(text: str, line: re.Match[str]) -> bool:
    """Whether a line break ends a sentence: not where a long line goes on behind it."""
    start, end = line.start(), line.end()
    if (
        "\n" in line[0][1:]
        or end >= len(text)
        or start - text.rfind("\n", max(0, start - 200), start) <= _WRAPPED
    ):
        return True
    return text[start - 1] in ".!?:;|" or not (text[end].isalnum() or text[end] in "(‘“\"'£")


def _break(out: Tokens, at: int, section: int) -> None:
    if not out.text or out.text[-1] != "\n":
        out.text.append("\n")
        out.start.append(at)
        out.end.append(at)
        out.section.append(section)


def joins(t: Tokens, i: int) -> bool:
    """Whether token i may stand in a chunk: a capital, or a figure."""
    return not t.broken[i] and (t.capital[i] or t.text[i][0].isdigit())
