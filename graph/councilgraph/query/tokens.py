"""The tokens of a SPARQL query: enough of its grammar to see keywords where they are keywords.

Comments, strings, IRIs, variables, prefixed names and language tags are taken whole, so that a word within
them is never taken for a keyword, and a keyword is never hidden by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
          | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<variable>[?$]\w+)
      | (?P<name>(?:[^\W\d_][\w.-]*)?:[\w.:%\\-]*)
      | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<word>[A-Za-z]\w*)
      | (?P<brace>[{}])""",
    re.X | re.S,
)
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"])
_FORMS = frozenset(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, its text (a keyword in capitals) and the offsets it stands at."""

    kind: str
    text: str
    start: int
    end: int


def tokens(query: str) -> Iterator[Token]:
    """Answer the tokens of a query in order, without comments, numbers and punctuation."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or ""
        if kind != "comment":
            text = match[0].upper() if kind == "word" else match[0]
            yield Token(kind, text, match.start(), match.end())


def form(found: list[Token]) -> str:
    """Answer the form of a query (SELECT, ASK, …) or the first word of an update; "" where there is none."""
    words = (token.text for token in found if token.kind == "word")
    return next((word for word in words if word in _FORMS | _UPDATES), "")


def is_update(found: list[Token]) -> bool:
    """Answer whether it would change the store."""
    return form(found) in _UPDATES


def undeclared(found: list[Token], known: frozenset[str]) -> Token | None:
    """Answer the first name whose prefix neither the query nor `known` declares."""
    declared = set(known)
    for before, token in zip([None, *found], found, strict=False):
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before is not None and before.kind == "word" and before.text == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared:
            return token
    return None


def body(found: list[Token]) -> int | None:
    """Answer the offset just within the outermost group pattern, None where there is no group."""
    start = next((token.end for token in found if token.text == "WHERE" and token.kind == "word"), 0)
    return next((token.end for token in found if token.text == "{" and token.start >= start), None)


def position(query: str, offset: int) -> tuple[int, int]:
    """Answer line and column, both from 1, of an offset."""
    return query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset)
