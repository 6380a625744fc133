"""``lantoa export``."""

from __future__ import annotations

import click

from lantoa.cli.options import debug_option, kg_option
from lantoa.cli.render import note

#: What can be exported, as lantoa.graph.export.EXPORTS has it (a test says so).
WHAT = ("statements", "rdf", "network", "places")


@click.command("export")
@click.argument("what", type=click.Choice(WHAT))
@click.option(
    "--output",
    "-o",
    default="-",
    metavar="FILE",
    help="Write there; the file's ending tells the format. Without it: stdout.",
)
@click.option(
    "--format", "-f", "format_name", help="The format, where the file's ending does not tell."
)
@click.option("--formats", "list_formats", is_flag=True, help="List the formats and exit.")
@kg_option
@debug_option
def command(
    *, what: str, output: str, format_name: str | None, list_formats: bool, kg: str
) -> None:
    """Write the graph, its statements or its network to a file.

    WHAT is 'statements' (one row a statement and its evidence), 'rdf' (everything), 'network'
    (the replication network) or 'places' (points for a map).
    """
    from lantoa.graph.export import choose, export, formats
    from lantoa.graph.store import open_store

    if list_formats:
        for known in formats(what):
            click.echo(f"{known.name:12} {' '.join(known.extensions):18} {known.summary}")
        return
    choose(what, output, format_name)  # a wrong format is told before the graph is opened
    with open_store(kg, read_only=True, create=False) as store:
        export(store, what, output, format_name)
    if output != "-":
        note(f"Wrote {output}.")
