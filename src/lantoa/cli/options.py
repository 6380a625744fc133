"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

#: The kinds of things that have names, as lantoa.graph.find has them (a test says so); repeated
#: here because importing them would cost the start of every command.
KINDS = (
    "model",
    "place",
    "organization",
    "campaign",
    "mandate",
    "award",
    "gathering",
    "source",
    "copy",
)

kg_option = click.option(
    "--kg",
    envvar="LANTOA_KG",
    default="kg",
    show_default=True,
    metavar="FOLDER|URL",
    help="The knowledge graph: a folder, or the URL of a SPARQL endpoint.",
)
debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show the traceback of an error."
)


def output_options(*formats: str) -> Callable[[F], F]:
    """Return a decorator that adds ``--format`` with these choices, and ``--output``."""

    def decorate(function: F) -> F:
        function = click.option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write there; the file's ending tells the format.",
        )(function)
        return click.option(
            "--format",
            "-f",
            "format_name",
            type=click.Choice(formats),
            help="By default for reading on a terminal, for programs in a pipe or a file.",
        )(function)

    return decorate
