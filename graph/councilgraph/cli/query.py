"""`councilgraph query`: ask the graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from councilgraph.cli._options import graph_folder

if TYPE_CHECKING:
    from councilgraph.query import Answer

_FORMATS = ("table", "csv", "json", "tsv", "ttl")


@click.command()
@click.argument("question", required=False)
@click.option(
    "-f", "--file", type=click.Path(path_type=Path), help="Read the query from a file; - is standard input."
)
@click.option("--list", "listed", is_flag=True, help="List the named questions.")
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="NAME=VALUE",
    help='Give a variable of the query a value: the name of a thing, a number, a "text".',
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="By default a table; ttl for CONSTRUCT and DESCRIBE.",
)
@graph_folder
def query(
    question: str | None,
    file: Path | None,
    listed: bool,
    values: tuple[str, ...],
    form: str | None,
    out: Path,
) -> None:
    """Ask the graph a named QUESTION (see --list) or a SPARQL query.

    The usual prefixes need not be declared. The default graph is the merge of all graphs; GRAPH looks into
    one document's.
    """
    if listed:
        _list()
        return
    import councilgraph
    from councilgraph.query import show

    text = _text(question, file)
    given = dict(_pair(value) for value in values)
    kg = councilgraph.open(out)
    answer = kg.query(text, **given)
    chosen = form or ("ttl" if answer.triples is not None else "table")
    if chosen == "table":
        _table(answer, kg.base)
    else:
        click.echo(show(answer, chosen, base=kg.base), nl=False)


def _text(question: str | None, file: Path | None) -> str:
    from councilgraph.errors import QueryError

    if (question is None) == (file is None):
        raise click.UsageError("give one of a QUESTION, -f FILE or --list")
    if question is not None:
        if not question.strip():
            raise QueryError(
                "the query is empty", remedy="councilgraph query --list shows the named questions"
            )
        return question
    assert file is not None
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"cannot be read ({error})", where=file, remedy="name a file of SPARQL in UTF-8"
        ) from error
    return f"{text}\n"


def _pair(value: str) -> tuple[str, str]:
    name, sign, given = value.partition("=")
    if not sign or not name.isidentifier() or not given:
        raise click.BadParameter(f"{value!r} is not NAME=VALUE", param_hint="--set")
    return name, given


def _list() -> None:
    from councilgraph.query import questions

    for one in questions():
        click.echo(f"{one.name:<22} {one.title}")
        for name, meaning in one.parameters.items():
            click.echo(f"{'':<22}   --set {name}=…  {meaning}")


def _table(answer: Answer, base: str) -> None:
    from councilgraph.query import compact, prefixes

    if answer.truth is not None:
        click.echo("yes" if answer.truth else "no")
        return
    names = prefixes(base)
    rows = [[compact(term, names) for term in row] for row in answer.rows]
    from councilgraph.cli._table import table

    table(answer.variables, rows)
    click.echo(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}", err=True)
