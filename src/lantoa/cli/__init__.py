"""The command line: one grammar, ``lantoa VERB [THING] --kg --format --output``.

Every command is a module of this package with a click command called ``command``; it parses,
calls the library and renders. Modules are imported when their command is asked for, so that
``lantoa --help`` stays quick.
"""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

#: The commands in the order of the help, each with its line there; a test holds them to the
#: commands' own.
COMMANDS: dict[str, str] = {
    "demo": "Build a small graph from the packaged examples and look at it.",
    "load": "Read reports, tables and RDF files into the graph.",
    "check": "Check the graph against the shapes of the ontology.",
    "info": "Tell what is in the graph.",
    "find": "Search all names; case and diacritics do not count.",
    "show": "Show all that is known of one thing.",
    "infer": "Infer who probably followed whom from who adopted what when.",
    "report": "Write a page about a model: pictures, numbers and quotations.",
    "trace": "Trace a model from its origin to its replicas.",
    "spread": "Measure how a model spreads: over time, over space, from whom to whom.",
    "network": "Make a network: lineage, flows between units, who has what.",
    "place": "Show a unit: what contains it, what it became, what it was made of.",
    "query": "Run a named query, or list them all.",
    "sparql": "Run a SPARQL query.",
    "review": "Judge names that may mean one thing, and statements that cannot all hold.",
    "export": "Write the graph, its statements or its network to a file.",
    "template": "Write an empty table with a worked row, ready to fill in.",
    "synth": "Make up a country to test analyses on: a movement with known lineage.",
    "evaluate": "Measure what was read against what people noted.",
    "ontology": "Explain a term of the vocabulary, or list them all.",
}


class LazyGroup(click.Group):
    """A group that imports a command when it is called, and says errors in one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"lantoa.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command by its name, and propose close names for one that is not there."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            close = difflib.get_close_matches(args[0], COMMANDS, n=1, cutoff=0.5)
            hint = f"did you mean {close[0]!r}?" if close else "'lantoa --help' lists the commands."
            raise click.UsageError(f"There is no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their lines, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that stops reading (``| head``) is no error."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is still buffered has no reader: send it nowhere, or the exit would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        return result

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line and exit with its code."""
        arguments = list(sys.argv[1:] if args is None else args)
        try:
            code = super().main(arguments, prog_name, complete_var, standalone_mode=False, **extra)
        except Exception as error:
            if not standalone_mode:
                raise
            from lantoa.cli.failure import report

            code = report(error, debug="--debug" in arguments)
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def _version(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        import lantoa

        click.echo(f"lantoa {lantoa.__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="The graph is the folder or endpoint of --kg, else of LANTOA_KG, else ./kg.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Tell the version and exit.",
)
def main() -> None:
    """Lantoa: how community programmes start, are recognised, and are replicated."""
