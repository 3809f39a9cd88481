"""`councilgraph build`: case studies in, a graph out."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from councilgraph.vocabulary import BASE

if TYPE_CHECKING:
    from councilgraph.pipeline import Build

_TOLD = 10  # documents that could not be read, named one by one; build.json names all
_SHOWN = {
    "documents": "documents",
    "councils": "councils",
    "partner_organisations": "partner organisations",
    "principles": "principles",
    "initiatives": "initiatives",
    "statements": "statements",
    "sentences_not_understood": "sentences not understood",
}


@click.command()
@click.argument("corpus", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("outputs"),
    show_default=True,
    help="Folder to write into.",
)
@click.option("--strict", is_flag=True, help="Make one document that cannot be read an error.")
@click.option("--people", is_flag=True, help="Let the names of persons into the outputs.")
@click.option(
    "--ontology", type=click.Path(path_type=Path), help="Another ontology folder than the shipped one."
)
@click.option(
    "--recogniser", "recognisers", multiple=True, help="Use an installed recogniser too (repeatable)."
)
@click.option("--base-iri", default=BASE, show_default=True, help="Base of the IRIs of things.")
@click.option(
    "--check", is_flag=True, help="Hold the graph against the SHACL shapes too (slow on big graphs)."
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def build(
    corpus: tuple[Path, ...],
    out: Path,
    strict: bool,
    people: bool,
    ontology: Path | None,
    recognisers: tuple[str, ...],
    base_iri: str,
    check: bool,
    quiet: bool,
) -> None:
    """Read CORPUS (folders and files; by default corpus/) and write the graph into --out."""
    import councilgraph
    from councilgraph.cli._progress import shown
    from councilgraph.domain import chosen

    with shown(quiet) as progress:
        kg = councilgraph.build(
            *corpus,
            out=out,
            domain=chosen(ontology),
            base=_absolute(base_iri),
            people=people,
            recognisers=recognisers,
            strict=strict,
            progress=progress,
        )
    built = kg.built
    assert built is not None
    for problem in built.problems[:_TOLD]:
        click.echo(f"skipped: {' '.join(str(problem).split())}", err=True)
    if len(built.problems) > _TOLD:
        click.echo(
            f"skipped: {len(built.problems) - _TOLD} more, all named in {out / 'build.json'}", err=True
        )
    if not quiet:
        _table(built)
    if check and (wrong := kg.check(chosen(ontology))):
        click.echo("\n".join(wrong), err=True)
        click.echo(f"councilgraph: {len(wrong)} results of the SHACL shapes", err=True)
        sys.exit(1)


def _absolute(base: str) -> str:
    """Hold a base IRI to what IRIs can be minted from."""
    if re.fullmatch(r'https?://[^\s<>"{}|\\^`]+[/#]', base) is None:
        raise click.BadParameter("give an http IRI that ends in a slash", param_hint="--base-iri")
    return base


def _table(built: Build) -> None:
    from councilgraph.pipeline import FIRST_TO_OPEN

    for name, words in _SHOWN.items():
        click.echo(f"{words:<25} {getattr(built.counts, name):>8,}")
    if built.problems:
        click.echo(f"{'documents skipped':<25} {len(built.problems):>8,}")
    click.echo()
    for path in built.files:
        first = "  ← open this first" if path.name == FIRST_TO_OPEN else ""
        click.echo(f"wrote {path}{'/' if path.is_dir() else ''}{first}")
