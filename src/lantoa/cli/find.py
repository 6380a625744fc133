"""``lantoa find``."""

from __future__ import annotations

import click

from lantoa.cli.options import KINDS, debug_option, kg_option, output_options
from lantoa.cli.render import ROW_FORMATS, choose, show_rows


@click.command("find")
@click.argument("text", nargs=-1, required=True)
@click.option("--kind", "-k", multiple=True, type=click.Choice(KINDS), help="Only this kind.")
@click.option("--limit", default=20, show_default=True, help="How many to show at most.")
@kg_option
@output_options(*ROW_FORMATS)
@debug_option
def command(
    *,
    text: tuple[str, ...],
    kind: tuple[str, ...],
    limit: int,
    kg: str,
    format_name: str | None,
    output: str | None,
) -> None:
    """Search all names; case and diacritics do not count."""
    from lantoa.graph.find import COLUMNS
    from lantoa.knowledge_graph import KnowledgeGraph

    target = choose(format_name, output, ROW_FORMATS, terminal="table", pipe="csv")
    with KnowledgeGraph.open(kg, read_only=True) as graph:
        hits = graph.find(" ".join(text), kinds=kind or None, limit=limit)
    rows = [[hit.to_dict()[column] for column in COLUMNS] for hit in hits]
    show_rows(target, COLUMNS, rows, empty="Nothing has a name like that.")
