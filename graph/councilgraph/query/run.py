"""Running a SPARQL query on a store, and what may not be run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from councilgraph.errors import QueryError
from councilgraph.query.tokens import Token, body, is_update, position, tokens, undeclared
from councilgraph.vocabulary import BASE, PREFIXES, XSD

Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None

KINDS = (
    "case-study", "claim", "council", "initiative", "organisation", "partner-category", "principle", "role",
    "sector", "status", "theme",
)  # fmt: skip
"""The kinds of things that have a prefix of their own in queries: `council:hackney`."""

_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.S)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    Args:
        variables: the columns; `subject`, `predicate`, `object` of a CONSTRUCT or DESCRIBE.
        rows: one tuple a solution, None where a variable is unbound.
        triples: the answer of a CONSTRUCT or DESCRIBE, None of the others.
        truth: the answer of an ASK, None of the others.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term, ...], ...]
    triples: tuple[ox.Triple, ...] | None = None
    truth: bool | None = None

    def __iter__(self) -> Iterator[dict[str, str | int | float | None]]:
        """Answer the rows as dictionaries: IRIs and texts as strings, numbers as numbers."""
        for row in self.rows:
            yield {name: _python(term) for name, term in zip(self.variables, row, strict=True)}

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows) if self.truth is None else self.truth


def _python(term: Term) -> str | int | float | None:
    if term is None:
        return None
    if isinstance(term, ox.Triple):
        return str(term)
    if isinstance(term, ox.Literal) and term.datatype.value == XSD + "integer":
        return int(term.value)
    if isinstance(term, ox.Literal) and term.datatype.value in {XSD + "decimal", XSD + "double"}:
        return float(term.value)
    return term.value


def prefixes(base: str = BASE) -> dict[str, str]:
    """Answer the prefixes that a query may use without declaring them."""
    return {**PREFIXES, **{kind: f"{base}id/{kind}/" for kind in KINDS}}


def run(
    store: ox.Store,
    query: str,
    *,
    base: str = BASE,
    bindings: Mapping[str, ox.NamedNode | ox.Literal] | None = None,
) -> Answer:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE.

    The default graph is the merge of all named graphs, each triple once; `GRAPH` looks into one of them. Rows
    come sorted where the query does not order them itself, so that the same store gives the same answer.

    Args:
        store: the store, as `councilgraph.store` makes it.
        query: SPARQL 1.1; the prefixes of `prefixes()` need not be declared.
        base: the base of the store's IRIs.
        bindings: values of variables, given as terms and never as text of the query.

    Raises:
        QueryError: it is no SPARQL (with line and column), an update, uses SERVICE, or lacks a variable.
    """
    found = list(tokens(query))
    if is_update(found):
        _refuse("updates are refused", query, found[0], "the store is made by councilgraph build")
    for token in found:
        if token.kind == "word" and token.text == "SERVICE":
            _refuse("SERVICE is refused", query, token, "query the other endpoint by itself")
    names = prefixes(base)
    if (odd := undeclared(found, frozenset(names))) is not None:
        prefix = odd.text.partition(":")[0]
        _refuse(f"the prefix {prefix}: is not declared", query, odd, f"add PREFIX {prefix}: <…>")
    text = _bound(query, found, bindings or {})
    try:
        answer = store.query(text, prefixes=names)
    except SyntaxError as error:
        raise _syntax(store, query, names, error) from error
    if isinstance(answer, ox.QueryBoolean):
        return Answer((), (), truth=bool(answer))
    if isinstance(answer, ox.QueryTriples):
        triples = tuple(sorted(set(answer), key=str))
        spread = tuple((one.subject, one.predicate, one.object) for one in triples)
        return Answer(("subject", "predicate", "object"), spread, triples=triples)
    variables = tuple(variable.value for variable in answer.variables)
    rows = [tuple(solution[name] for name in variables) for solution in answer]
    if not any(token.kind == "word" and token.text == "ORDER" for token in found):
        rows.sort(key=lambda row: tuple("" if term is None else str(term) for term in row))
    return Answer(variables, tuple(rows))


def _refuse(what: str, query: str, token: Token, remedy: str) -> None:
    line, column = position(query, token.start)
    raise QueryError(what, where=f"line {line}, column {column}", remedy=remedy)


def _syntax(store: ox.Store, query: str, names: dict[str, str], error: SyntaxError) -> QueryError:
    """Answer the error at its place in the query as the user wrote it (bound values would shift columns)."""
    try:
        store.query(query, prefixes=names)
    except SyntaxError as original:
        error = original
    if (match := _AT.match(str(error))) is None:
        return QueryError(f"no SPARQL ({error})")
    line, column, rest = int(match[1]), int(match[2]), match[3]
    lines = query.split("\n")
    shown = lines[line - 1].strip()[:80] if line <= len(lines) else ""
    expected = " ".join(rest.replace("[_]", "white space").split())
    return QueryError(
        f"no SPARQL: {expected}",
        where=f"line {line}, column {column}",
        remedy=f"look at: {shown}" if shown else "",
    )


def _bound(query: str, found: list[Token], bindings: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Answer the query with a VALUES block for each binding at the head of its outermost group."""
    if not bindings:
        return query
    used = {token.text[1:] for token in found if token.kind == "variable"}
    for name in bindings:
        if name not in used:
            raise QueryError(f"the query has no ?{name}", remedy=f"it has {', '.join(sorted(used))}")
    at = body(found)
    if at is None:
        raise QueryError("the query has no group pattern to bind a variable in")
    values = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in sorted(bindings.items()))
    return f"{query[:at]} {values} {query[at:]}"
