"""The library of named questions: `library/*.rq`.

The head of a file is its documentation: the first comment line says what the question answers, and a line
`# $council: a council` names a parameter. A parameter that is not given stays open: all values are shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import pyoxigraph as ox

from councilgraph.errors import QueryError
from councilgraph.query.find import Index, find, index
from councilgraph.vocabulary import XSD

_PARAMETER = re.compile(r"#\s*\$(\w+):\s*(.+)")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z")


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: what it answers, its parameters with what each means, and its SPARQL."""

    name: str
    title: str
    parameters: Mapping[str, str]
    query: str


def questions() -> tuple[Question, ...]:
    """Answer every question of the library, by name."""
    folder = files("councilgraph") / "query" / "library"
    found = [
        _question(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".rq")
    ]
    return tuple(sorted(found, key=lambda one: one.name))


def question(name: str) -> Question:
    """Answer a question by its name.

    Raises:
        QueryError: the library has no such question; the nearest names are given.
    """
    known = {one.name: one for one in questions()}
    if name in known:
        return known[name]
    from rapidfuzz import process

    near = [choice for choice, _, _ in process.extract(name, sorted(known), limit=3, score_cutoff=60)]
    hint = f"did you mean {', '.join(near)}?" if near else "councilgraph query --list shows them"
    raise QueryError("no question of that name", where=name, remedy=hint)


def value(store: ox.Store, text: str, names: Index | None = None) -> ox.NamedNode | ox.Literal:
    """Answer the term that a parameter's value means: a number, a quoted text, or the name of a thing.

    Raises:
        LookupFailed: it is neither, and nothing or more than one thing has that name.
    """
    if match := _NUMBER.match(text):
        return ox.Literal(text, datatype=ox.NamedNode(XSD + ("decimal" if match[1] else "integer")))
    if len(text) > 1 and text[0] == text[-1] == '"':
        return ox.Literal(text[1:-1])
    return ox.NamedNode(find(store, text, names=names or index(store)))


def _question(name: str, text: str) -> Question:
    head = [line for line in text.splitlines() if line.startswith("#")]
    parameters = {match[1]: match[2] for line in head if (match := _PARAMETER.match(line))}
    return Question(name, head[0].lstrip("# "), parameters, text)
