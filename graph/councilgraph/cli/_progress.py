"""Progress on a terminal as a bar, elsewhere as a line a step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_WORDS = {
    "parse": "opening the documents",
    "read": "reading",
    "store": "building the graph",
    "publish": "writing the outputs",
}


@contextmanager
def shown(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Give what a build tells its progress to; it writes to standard error."""
    if quiet:
        yield lambda step, done, total: None
    elif sys.stderr.isatty():
        with _bar() as told:
            yield told
    else:
        yield _lines()


def _lines() -> Callable[[str, int, int], None]:
    begun: set[str] = set()

    def told(step: str, done: int, total: int) -> None:
        if step not in begun:
            begun.add(step)
            of = f" {total} documents" if step == "read" else ""
            click.echo(f"{_WORDS.get(step, step)}{of} …", err=True)

    return told


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")

        def told(step: str, done: int, total: int) -> None:
            progress.update(task, description=_WORDS.get(step, step), completed=done, total=total)

        yield told
