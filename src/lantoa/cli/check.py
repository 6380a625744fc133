"""``lantoa check``."""

from __future__ import annotations

import sys

import click

from lantoa.cli.options import debug_option, kg_option, output_options
from lantoa.cli.render import choose, to_json

#: The exit code for a graph that breaks the shapes: no error of lantoa's, but scripts must see it.
DOES_NOT_CONFORM = 2
_FORMATS = ("text", "json")


@click.command("check")
@click.option("--limit", default=50, show_default=True, help="How many findings to spell out.")
@kg_option
@output_options(*_FORMATS)
@debug_option
def command(*, limit: int, kg: str, format_name: str | None, output: str | None) -> None:
    """Check the graph against the shapes of the ontology.

    The exit code is 0 if everything conforms (warnings do not count) and 2 otherwise.
    """
    from lantoa.knowledge_graph import KnowledgeGraph

    target = choose(format_name, output, _FORMATS, terminal="text", pipe="json")
    with KnowledgeGraph.open(kg, read_only=True) as graph:
        report = graph.check()
    if target.format == "json":
        target.write(to_json(report.as_dict()))
    else:
        target.write("\n".join(report.sentences(limit)) + "\n")
    if not report.conforms:
        sys.exit(DOES_NOT_CONFORM)
