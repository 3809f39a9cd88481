"""`councilgraph review`: what a person should look at in a corpus."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("corpus", nargs=-1, type=click.Path(path_type=Path))
@click.option("--out", default=Path("outputs"), type=click.Path(path_type=Path), help="Folder of review.csv.")
@click.option(
    "--ontology", type=click.Path(path_type=Path), help="Another ontology folder than the shipped one."
)
@click.option("--people", is_flag=True, help="Let the names of persons into the queue.")
@click.option(
    "--most", type=click.IntRange(min=0), default=30, show_default=True, help="Rows shown; the file has all."
)
def review(corpus: tuple[Path, ...], out: Path, ontology: Path | None, people: bool, most: int) -> None:
    """Rank the sentences that look like facts and gave none, and the statements of low confidence.

    Shows the first of them as a table and writes all to review.csv.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from councilgraph import pipeline
    from councilgraph import review as reviewing
    from councilgraph.domain import chosen
    from councilgraph.errors import OutputError
    from councilgraph.parsers import read_corpus

    domain = chosen(ontology)
    found = read_corpus(list(corpus) or [Path("corpus")], domain=domain)
    for problem in found.problems:
        click.echo(f"skipped: {' '.join(str(problem).split())}", err=True)
    reader = pipeline.Reader(domain, people=people)
    items = reviewing.queue(map(reader.read, found.documents), domain, people=people)
    target = out / "review.csv"
    try:
        out.mkdir(parents=True, exist_ok=True)
        reviewing.write(target, items)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", where=target) from error
    table = Table(title=f"{len(items)} to review, the first {min(most, len(items))}")
    for heading in ("rank", "reason", "document", "at", "phrase", "sentence"):
        table.add_column(heading, overflow="fold")
    for one in items[:most]:
        place = f"{one.start}–{one.end}"
        table.add_row(
            f"{one.rank:g}", *map(Text, (one.reason, one.document, place, one.phrase, one.sentence))
        )
    Console().print(table)
    click.echo(f"all {len(items)} are in {target}")
