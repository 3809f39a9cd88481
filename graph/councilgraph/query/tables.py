"""Answers as text: CSV, TSV, SPARQL JSON, Turtle, and a table to read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

import pyoxigraph as ox

from councilgraph.errors import QueryError
from councilgraph.query.run import Answer, Term, prefixes
from councilgraph.vocabulary import BASE, XSD

FORMATS = ("table", "csv", "tsv", "json", "ttl")


def show(answer: Answer, form: str, *, base: str = BASE) -> str:
    """Write an answer in one of `FORMATS`, "table" (which `cli` draws by itself) excepted.

    Raises:
        QueryError: Turtle is asked for rows.
    """
    if form == "ttl":
        if answer.triples is None:
            raise QueryError(
                "ttl shows triples, and this query gives rows",
                where="--format ttl",
                remedy="use CONSTRUCT or DESCRIBE, or another --format",
            )
        used = {
            name: iri
            for name, iri in prefixes(base).items()
            if any(iri in str(one) for one in answer.triples)
        }
        data = ox.serialize(answer.triples, format=ox.RdfFormat.TURTLE, prefixes=used)
        assert data is not None  # it is where no output stream is given
        return data.decode()
    if form == "json":
        return json.dumps(_json(answer), ensure_ascii=False, indent=1) + "\n"
    if answer.truth is not None:
        return f"{str(answer.truth).lower()}\n"
    if form == "tsv":
        lines = ["\t".join(f"?{name}" for name in answer.variables)]
        lines += ["\t".join("" if term is None else _turtle(term) for term in row) for row in answer.rows]
        return "\n".join(lines) + "\n"
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")  # as the SPARQL 1.1 CSV format says
    writer.writerow(answer.variables)
    writer.writerows([plain(term) for term in row] for row in answer.rows)
    return stream.getvalue()


def plain(term: Term) -> str:
    """Answer a term as plain text: an IRI or a literal's value, "" where there is none."""
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value


def compact(term: Term, names: Mapping[str, str]) -> str:
    """Answer a term as a person reads it: an IRI by its prefix (`council:hackney`), a literal's value."""
    if not isinstance(term, ox.NamedNode):
        return plain(term)
    short = [(len(iri), name) for name, iri in names.items() if term.value.startswith(iri)]
    if not short:
        return term.value
    length, name = max(short)
    return f"{name}:{term.value[length:]}"


def _turtle(term: Term) -> str:
    """Answer a term as the SPARQL 1.1 TSV format wants it: numbers and truths bare."""
    if isinstance(term, ox.Literal) and term.datatype.value in {
        XSD + "integer",
        XSD + "decimal",
        XSD + "boolean",
    }:
        return term.value
    return str(term)


def _json(answer: Answer) -> object:
    if answer.truth is not None:
        return {"head": {}, "boolean": answer.truth}
    bindings = [
        {name: _binding(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}


def _binding(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Literal):
        found: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language:
            found["xml:lang"] = term.language
        elif term.datatype.value != XSD + "string":
            found["datatype"] = term.datatype.value
        return found
    raise QueryError("triple terms have no place in the answer", remedy="select their parts")
