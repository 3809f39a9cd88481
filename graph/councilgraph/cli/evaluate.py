"""`councilgraph evaluate`: how good is the reading on an annotated folder?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--corpus", type=click.Path(path_type=Path), help="Folder of the documents, when not beside GOLD."
)
@click.option(
    "--split", type=click.Path(path_type=Path), help="CSV (document,half) that parts the annotated set."
)
@click.option("--half", default="hold", show_default=True, help="With --split: the half to measure on.")
@click.option(
    "--floor", type=click.Path(path_type=Path), help="Fail when a kind's F1 is below this file's floor."
)
@click.option("--pin", is_flag=True, help="With --floor: raise the file's floors to what is measured.")
@click.option("--lower", is_flag=True, help="With --pin: let floors sink, or pin them on another gold.")
@click.option(
    "--ontology", type=click.Path(path_type=Path), help="Another ontology folder than the shipped one."
)
@click.option("--weights", type=click.Path(path_type=Path), help="Read by these fitted weights.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of tables.")
def evaluate(
    gold: Path,
    corpus: Path | None,
    split: Path | None,
    half: str,
    floor: Path | None,
    pin: bool,
    lower: bool,
    ontology: Path | None,
    weights: Path | None,
    as_json: bool,
) -> None:
    """Measure the reading against the annotations in GOLD.

    Prints precision, recall and F1 a kind beside a naive baseline, then every miss and false find with its
    sentence. Exit status 1 when a floor is not met.
    """
    from councilgraph import evaluation
    from councilgraph.domain import chosen
    from councilgraph.evaluation import floors, report
    from councilgraph.evaluation import gold as annotated

    if pin and floor is None:
        raise click.UsageError("--pin wants --floor FILE")
    if lower and not pin:
        raise click.UsageError("--lower wants --pin")
    only = annotated.half(split, half) if split else None
    annotations = annotated.load(gold, corpus, only=only)
    found = evaluation.evaluate(annotations, chosen(ontology, weights))
    if as_json:
        click.echo(json.dumps(report.as_json(found), ensure_ascii=False))
    else:
        report.show(found)
    if floor is None:
        return
    digest = annotated.digest(annotations)
    if pin:
        floors.pin(floor, digest, found.reading, lower=lower)
        return
    pinned = floors.load(floor)
    if pinned.gold != digest:
        click.echo(
            f"{floor}: the floors were pinned on another gold; pin them anew with --pin --lower", err=True
        )
        sys.exit(1)
    if below := floors.broken(pinned, found.reading):
        click.echo("\n".join(below), err=True)
        sys.exit(1)
