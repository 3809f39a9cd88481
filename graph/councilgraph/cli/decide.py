"""`councilgraph decide`: what people decide about identities and statements, kept in `decisions.csv`."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from councilgraph.entities.decisions import Decision


def _store(ontology: Path | None) -> Path:
    """Answer the file the decisions are kept in."""
    from councilgraph import resources
    from councilgraph.entities.decisions import FILE
    from councilgraph.errors import OutputError

    folder = ontology or resources.ontology()
    if ontology is None and folder.parent.name == "_data":
        raise OutputError(
            "decisions cannot be kept inside the installed package",
            where=folder,
            remedy="copy its ontology folder beside your corpus and name it with --ontology",
        )
    return folder / FILE


def _decide(ontology: Path | None, decision: Decision) -> None:
    """Check that a decision can be applied, then keep it."""
    from councilgraph.domain import Domain
    from councilgraph.entities.decisions import Decisions, check, load, save
    from councilgraph.errors import OntologyError

    if ontology is not None and not ontology.is_dir():
        raise OntologyError("is no folder", where=ontology, remedy="name an ontology folder")
    path = _store(ontology)
    check(decision)
    decisions = (*load(path), decision)
    Decisions(decisions, Domain(path.parent))
    save(path, decisions)
    click.echo(f"decision {len(decisions)} kept in {path.name}; it holds from the next build on")


def _signed(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every decision has."""

    @click.option("--why", default="", help="The reason, kept beside the decision.")
    @click.option("--who", default="", help="Who decides, kept beside the decision.")
    @click.option("--when", default=None, help="The day, ISO 8601; today when left out.")
    @click.option("--ontology", type=click.Path(path_type=Path), help="The ontology folder to keep it in.")
    @functools.wraps(command)
    def signed(*, when: str | None, **options: Any) -> None:
        command(when=when or date.today().isoformat(), **options)

    return signed


@click.group()
def decide() -> None:
    """Accept, reject, merge, split, rename: decisions that survive every rebuild."""


def _of_statement(action: str, summary: str) -> None:
    @decide.command(action, help=summary)
    @click.argument("claim")
    @_signed
    def command(*, claim: str, ontology: Path | None, **signed: str) -> None:
        from councilgraph.entities.decisions import Action, Decision

        _decide(ontology, Decision(Action(action), statement=claim, **signed))


def _of_name(action: str, summary: str, value: str | None) -> None:
    @click.option("--document", default="", help="Only in the document with this slug.")
    @click.option(
        "--kind",
        default="organisation",
        show_default=True,
        type=click.Choice(["organisation", "initiative", "council", "person", "place"]),
        help="What kind of thing the name was read as.",
    )
    @_signed
    def command(*, ontology: Path | None, **given: str) -> None:
        from councilgraph.entities.decisions import Action, Decision

        _decide(ontology, Decision(Action(action), **given))

    if value is not None:  # click lists the argument that is added last first
        command = click.argument("value", metavar=value)(command)
    command = click.argument("name")(command)
    decide.command(action, help=summary)(command)


_of_statement("accept", "The statement with this CLAIM (an IRI or its last part) is right.")
_of_statement("reject", "The statement with this CLAIM (an IRI or its last part) is wrong: leave it out.")
_of_name("merge", "NAME and OTHER are one thing, called OTHER.", "OTHER")
_of_name("split", "In one --document, NAME is another thing than elsewhere: call it NEW.", "NEW")
_of_name("rename", "The thing read as NAME is called NEW.", "NEW")
_of_name("same-as", "NAME is the register entry with this SLUG.", "SLUG")
_of_name("not-a-thing", "NAME is no organisation (initiative, …) at all.", None)


@decide.command("list")
@click.option("--ontology", type=click.Path(path_type=Path), help="The ontology folder they are kept in.")
def list_(ontology: Path | None) -> None:
    """Show every decision with its number."""
    from councilgraph.cli._table import table
    from councilgraph.entities.decisions import load

    rows = [
        (str(number), one.action, one.name or one.statement, one.value, one.document, one.who, one.when,
         one.why, one.withdrawn)
        for number, one in enumerate(load(_store(ontology)), 1)
    ]  # fmt: skip
    table(("no", "action", "of", "value", "document", "who", "when", "why", "withdrawn"), rows)


@decide.command()
@click.argument("number", type=click.IntRange(min=1))
@click.option("--ontology", type=click.Path(path_type=Path), help="The ontology folder it is kept in.")
def withdraw(number: int, ontology: Path | None) -> None:
    """Take decision NUMBER (see `decide list`) back; its row stays, marked with today's date."""
    from dataclasses import replace

    from councilgraph.entities.decisions import load, save
    from councilgraph.errors import InputError

    path = _store(ontology)
    decisions = list(load(path))
    if number > len(decisions):
        raise InputError(
            f"there is no decision {number}", where=path, remedy="see `councilgraph decide list`"
        )
    if day := decisions[number - 1].withdrawn:
        raise InputError(f"decision {number} was already withdrawn on {day}", where=path)
    decisions[number - 1] = replace(decisions[number - 1], withdrawn=date.today().isoformat())
    save(path, decisions)
    click.echo(f"decision {number} withdrawn")


@decide.command()
@click.option("--ontology", type=click.Path(path_type=Path), help="The ontology folder they are kept in.")
def sssom(ontology: Path | None) -> None:
    """Print the decisions on identity as SSSOM mappings (TSV)."""
    from councilgraph.domain import Domain
    from councilgraph.entities.decisions import load
    from councilgraph.publish.sssom import to_sssom

    path = _store(ontology)
    click.echo(to_sssom(load(path), Domain(path.parent)), nl=False)
