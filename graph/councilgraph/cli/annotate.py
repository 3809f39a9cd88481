"""`councilgraph annotate`: what is read in a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from councilgraph.model import Mention, Reading
    from councilgraph.publish import Annotation

_COLOURS = {
    "council": "cyan",
    "organisation": "magenta",
    "initiative": "green",
    "principle": "blue",
    "partner-category": "yellow",
    "person": "red",
    "place": "white",
    "date": "white",
    "theme": "bright_black",
}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="json: one object a line and document, in the schema of the annotated set.",
)
@click.option(
    "--ontology", type=click.Path(path_type=Path), help="Another ontology folder than the shipped one."
)
@click.option(
    "--recogniser", "recognisers", multiple=True, help="Use an installed recogniser too (repeatable)."
)
def annotate(files: tuple[Path, ...], form: str, ontology: Path | None, recognisers: tuple[str, ...]) -> None:
    """Show what is read in FILES: the spans marked in the text, or JSON lines.

    It shows the document itself, so the names of persons are there, as in the document.
    """
    import json

    from councilgraph import pipeline
    from councilgraph.domain import chosen

    for path, reading, annotation in pipeline.annotate(files, chosen(ontology), recognisers=recognisers):
        if form == "json":
            click.echo(json.dumps(annotation, ensure_ascii=False))
        else:
            _text(path, reading, annotation)


def _text(path: str, reading: Reading, annotation: Annotation) -> None:
    click.echo(click.style(path, bold=True))
    click.echo(_marked(reading))
    click.echo()
    for key, found in annotation.items():
        if found and key not in {"document", "url", "layout", "flags"}:
            shown = [_entry(one) for one in found] if isinstance(found, list) else [str(found)]
            click.echo(f"{click.style(key.replace('_', ' '), bold=True)}: {'; '.join(shown)}")
    click.echo()


def _entry(one: object) -> str:
    if not isinstance(one, dict):
        return str(one)
    more = one.get("role") or one.get("kind")
    return f"{one['name']} ({more})" if more else str(one["name"])


def _marked(reading: Reading) -> str:
    """Answer the text with each mention in brackets, its kind after it, and in a colour of its kind."""
    text, at, pieces = reading.document.text, 0, []
    inside = [mention for mention in reading.mentions if not mention.url]
    for mention in sorted(inside, key=_outer_first):
        if mention.start >= at:
            pieces += [text[at : mention.start], _mark(text, mention)]
            at = mention.end
    return "".join([*pieces, text[at:]])


def _outer_first(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _mark(text: str, mention: Mention) -> str:
    words = f"[{text[mention.start : mention.end]}|{mention.kind.value}]"
    return click.style(words, fg=_COLOURS[mention.kind.value])
