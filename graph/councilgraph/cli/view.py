"""`councilgraph view`: the interactive page, of everything or around one thing."""

from __future__ import annotations

from pathlib import Path

import click

from councilgraph.cli._options import graph_folder


@click.command()
@click.option("--focus", metavar="NAME", help="A name, slug or IRI to stay around.")
@click.option(
    "--depth", type=click.IntRange(min=1), default=1, show_default=True, help="Steps around the focus."
)
@click.option(
    "--kind",
    default="network",
    show_default=True,
    help="View to open on: network, matrix, themes, shared, similar, gaps, timeline, figures.",
)
@click.option("--types", help="Types to keep, with commas between: Council,Initiative,PartnerOrganisation.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("view.html"), show_default=True)
@graph_folder
def view(focus: str | None, depth: int, kind: str, types: str | None, output: Path, out: Path) -> None:
    """Write a page of the network, a single file that opens anywhere, offline."""
    import councilgraph
    from councilgraph.view import page

    kept = [name.strip() for name in types.split(",") if name.strip()] if types else None
    page.write(councilgraph.open(out).store, output, focus=focus, depth=depth, kind=kind, types=kept)
    click.echo(f"wrote {output}")
