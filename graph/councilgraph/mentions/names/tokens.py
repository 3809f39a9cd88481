"""The words of a document as parallel lists, marked where no name may go on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, count

from councilgraph.model import Document, Mention, MentionKind, SectionKind

TOKEN = re.compile(
    r"([A-Za-z][a-z]*+(?=[ ,\n])"  # what most words are, tried first
    r"|[a-z]{5,}+(?=[A-Z][a-z]{2})"  # cells of a table that lost their border: "partnersNatural England"
    # ... but not over a full stop that lost its space: "Fund.Cllr"
    r"|[^\W_]++(?:(?!(?<=[a-z]{2})\.[A-Z][a-z])[’'´`\ufffd&.@/+‑-]+[^\W_]++)*+"
    r"(?:(?<=s)[’'](?= (?:(?:and|&) )?[A-Z0-9]))?"  # "Tenants' and Residents' Association"
    r"|\n[ \t]*(?:\n\s*)*"
    r"|[^\w\s])"
)
# Endings of a genitive; pages of broken encoding write the apostrophe as another sign.
GENITIVES = frozenset(("'s", "’s", "´s", "`s", "โs", "\ufffds"))
POSSESSIVES = GENITIVES | {"s'", "s’"}
_UNREAD = {SectionKind.FRONT, SectionKind.PRINCIPLES, SectionKind.BOILERPLATE}
_AFTER_NEWLINE = "\v"  # comes behind what begins with a newline, and before every word
_MOST = 20_000  # words remembered, so that no text can fill the memory
_WRAPPED = 50  # characters; a shorter line that ends without a stop was not broken by a wrapping program


@dataclass(slots=True)
class Tokens:
    """The words of the readable sections, as parallel lists; `broken` marks those that no name may hold.

    The first and the last are line breaks and broken, so that every other word has neighbours.
    """

    text: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    broken: list[bool] = field(default_factory=list)
    council: list[bool] = field(default_factory=list)
    joins: list[bool] = field(default_factory=list)  # whether a capital or a figure, and not broken
    section: list[int] = field(default_factory=list)
    begins: set[int] = field(default_factory=set)  # where a name of the register or a person begins
    people: set[int] = field(default_factory=set)  # where a given name and a surname begin
    ends: set[int] = field(default_factory=set)  # ... and ends: other names may stop before and start behind
    capitals: list[int] = field(default_factory=list)  # where the words with a capital stand
    distinct: set[str] = field(default_factory=set)  # the words as written, each once

    def places(self, of: Container[str]) -> list[int]:
        """Answer where some words stand, given in lower case."""
        return list(compress(count(), map(of.__contains__, self.low)))


def tokens(document: Document, taken: Sequence[Mention]) -> Tokens:
    """Cut the readable sections into words; principles, dates and councils already found break names."""
    text, out = document.text, Tokens()
    for number, section in enumerate(document.sections):
        if section.kind in _UNREAD:
            continue
        _break(out, section.start, number)
        _cut(out, text, section.start, section.end)
        out.section += [number] * (len(out.text) - len(out.section))
        _break(out, section.end, number)
    out.distinct = set(out.text)
    if out.text:
        forms = zip(*map(_FORMS.__getitem__, out.text), strict=True)
        out.low, out.capital, out.joins, out.broken = map(list, forms)
    out.capitals = list(compress(count(), out.capital))
    out.council = [False] * len(out.text)
    for mention in taken:
        if mention.url:
            continue
        if mention.kind in (MentionKind.PRINCIPLE, MentionKind.DATE):
            _mark(out, mention, out.broken, True)
            _mark(out, mention, out.joins, False)
        elif mention.kind is MentionKind.COUNCIL and mention.detail in ("", "coreference"):
            _mark(out, mention, out.council, True)
    return out


def _cut(out: Tokens, text: str, start: int, end: int) -> None:
    """Add the words of a section, of its line breaks those that end a sentence."""
    parts = TOKEN.split(text[start:end])  # by turns what is between words, and a word
    edges = list(accumulate(map(len, parts), initial=start))
    words, starts, ends = parts[1::2], edges[1:-1:2], edges[2::2]
    for i in compress(count(), map(_AFTER_NEWLINE.__gt__, words)):
        if words[i][0] == "\n":  # and no other sign of control
            words[i] = "\n" if _ends(text, words[i], starts[i], ends[i]) else ""
    if "" in words:
        starts, ends = list(compress(starts, words)), list(compress(ends, words))
        words = list(filter(None, words))
    out.text += words
    out.start += starts
    out.end += ends


class _Forms(dict[str, tuple[str, bool, bool, bool]]):
    """Word → itself in lower case, whether it has a capital, joins a name, ends one; made when first met."""

    def __missing__(self, word: str) -> tuple[str, bool, bool, bool]:
        if len(self) >= _MOST:
            self.clear()
        capital = not word.islower() and _capital(word)
        found = self[word] = word.lower(), capital, capital or word[0].isdigit(), word == "\n"
        return found


_FORMS = _Forms()


def _capital(word: str) -> bool:
    first = word[0]
    if first.isdigit():
        return not word.isdigit() and any(map(str.isupper, word))  # "10GM"
    return first.isupper() or (first.islower() and len(word) < 20 and "@" not in word)


def _mark(out: Tokens, mention: Mention, flags: list[bool], flag: bool) -> None:
    k = bisect_right(out.end, mention.start)
    while k < len(flags) and out.start[k] < mention.end:
        flags[k] = flag
        k += 1


def _ends(text: str, line: str, start: int, end: int) -> bool:
    """Whether a line break ends a sentence: not where a long line goes on behind it."""
    if (
        "\n" in line[1:]
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
