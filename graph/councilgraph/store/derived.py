"""Derived facts: the CONSTRUCT rules of `ontology/rules/` run over what the documents state."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from councilgraph.domain import Domain
from councilgraph.errors import OntologyError
from councilgraph.store.graphs import in_graph
from councilgraph.vocabulary import PREFIXES


def rules(domain: Domain) -> list[Path]:
    """Answer the rule files in order of name."""
    return sorted((domain.folder / "rules").glob("*.rq"))


def derive(facts: ox.Store, domain: Domain) -> set[ox.Triple]:
    """Answer what the rules conclude from the default graph of `facts` and from each other's conclusions.

    The rules run until none of them finds a new triple; as each can only add triples over the terms that are
    there (no blank nodes), that ends.

    Raises:
        OntologyError: a rule is no CONSTRUCT query.
    """
    queries, default = [], ox.DefaultGraph()
    for path in rules(domain):
        text = path.read_text(encoding="utf-8")
        queries.append((path, text))
    found: set[ox.Triple] = set()
    while True:
        new = {triple for path, text in queries for triple in _run(facts, path, text)} - found
        new = {triple for triple in new if in_graph(triple, default) not in facts}
        if not new:
            return found
        found |= new
        facts.extend(in_graph(triple, default) for triple in new)


def _run(facts: ox.Store, path: Path, text: str) -> list[ox.Triple]:
    try:
        answer = facts.query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise OntologyError(f"is no SPARQL ({error})", where=path, remedy="mend the rule") from error
    if not isinstance(answer, ox.QueryTriples):
        raise OntologyError("is no CONSTRUCT query", where=path, remedy="mend the rule")
    return list(answer)
