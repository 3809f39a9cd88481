"""The command line: each command parses its options, calls the library once and prints.

A command `name` lives in `cli/name.py` as the click command `name`; nothing heavy is imported until it runs.
"""

from __future__ import annotations

import os
import pkgutil
import sys
from importlib import import_module
from typing import Any

import click

from councilgraph.errors import InputError, InvariantError

_USAGE = 2  # the exit status of click's own usage errors; bad input is the same to a caller
_DEFECT = 70  # EX_SOFTWARE of sysexits.h


class Commands(click.Group):
    """A group that finds its commands in the modules of this package, and says errors in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Answer the names of all commands."""
        return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None where there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; bad input ends it with one line and status 2, a defect of ours with 70."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            click.echo(f"councilgraph: {_line(error)}", err=True)
            ctx.exit(_USAGE)
        except InvariantError as error:
            click.echo(f"councilgraph: defect: {_line(error)}; please report it", err=True)
            ctx.exit(_DEFECT)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())


def _version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib import metadata

        from councilgraph.resources import compiled

        built = " (compiled)" if compiled() else ""
        click.echo(f"councilgraph {metadata.version('councilgraph')}{built}")
        ctx.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
)
def councilgraph() -> None:
    """Read council case studies into a knowledge graph in which every edge shows its sentence."""


def main() -> None:
    """Run the command line; a reader that closes its end early (`| head`) ends it without a word."""
    try:
        councilgraph(prog_name="councilgraph")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
