"""`councilgraph explain`: which sentence says so?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from councilgraph.cli._options import graph_folder

if TYPE_CHECKING:
    from councilgraph.query import Fact, Quote


@click.command()
@click.argument("name")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@graph_folder
def explain(name: str, form: str, out: Path) -> None:
    """Show each fact about NAME (a name, a slug or an IRI) with its sentence, document and position."""
    import json
    from dataclasses import asdict

    import councilgraph

    found = councilgraph.open(out).explain(name)
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    click.echo(click.style(found.label, bold=True) + f"  <{found.iri}>")
    for fact in found.facts:
        click.echo(f"\n{_said(fact)}")
        for quote in fact.quotes:
            click.echo(_quoted(quote))


def _said(fact: Fact) -> str:
    role = f", {fact.role}" if fact.role else ""
    how = f"{fact.status}{role}; confidence {fact.confidence:.2f}; {fact.recogniser}"
    sure = fact.status in {"asserted", "derived"}
    line = f"{fact.subject_label} — {fact.predicate_label} → {fact.object_label}"
    return click.style(line, fg="green" if sure else "yellow") + f"  ({how})"


def _quoted(quote: Quote) -> str:
    words = " ".join(quote.exact.split())
    place = "" if quote.within == "text" else f" of its {quote.within}"
    retold = ", retold" if quote.retold else ""
    return f"  “{words}”\n    {quote.document}{place}, {quote.start}–{quote.end}{retold}"
