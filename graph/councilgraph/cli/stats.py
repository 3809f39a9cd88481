"""`councilgraph stats`: the figures of the network."""

from __future__ import annotations

from pathlib import Path

import click

from councilgraph.cli._options import graph_folder


@click.command()
@click.option("--limit", type=click.IntRange(min=0), default=25, show_default=True, help="Rows; 0 for all.")
@click.option(
    "--format", "form", type=click.Choice(("table", "csv", "json")), default="table", show_default=True
)
@graph_folder
def stats(limit: int, form: str, out: Path) -> None:
    """Show degree, betweenness and community of each thing, and what bridges the network."""
    import csv
    import json
    import sys
    from dataclasses import asdict

    import councilgraph
    from councilgraph.cli._table import table
    from councilgraph.view.figures import stats as figures

    network = councilgraph.open(out).to_networkx()
    found = figures(network)
    columns = ("name", "type", "degree", "betweenness", "community", "parts")
    rows = [
        (row.label, row.type, str(row.degree), f"{row.betweenness:.4f}", str(row.community), str(row.parts))
        for row in (found.nodes[:limit] if limit else found.nodes)
    ]
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    elif form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerows([columns, *rows])
    else:
        table(columns, rows)
        click.echo(
            f"\n{len(found.nodes):,} things, {found.edges:,} connections, {found.components:,} separate "
            f"parts, {len(found.communities):,} communities, {len(found.bridges):,} bridges"
        )
        for a, b in found.bridges[: limit or None]:
            click.echo(f"bridge: {network.nodes[a]['label']} — {network.nodes[b]['label']}")
