"""``lantoa info``."""

from __future__ import annotations

import click

from lantoa.cli.options import debug_option, kg_option, output_options
from lantoa.cli.render import DOCUMENT_FORMATS, choose, show_document


@click.command("info")
@click.option("--limit", default=20, show_default=True, help="How many sources to list.")
@kg_option
@output_options(*DOCUMENT_FORMATS)
@debug_option
def command(*, limit: int, kg: str, format_name: str | None, output: str | None) -> None:
    """Tell what is in the graph."""
    from lantoa.knowledge_graph import KnowledgeGraph

    target = choose(format_name, output, DOCUMENT_FORMATS, terminal="tree", pipe="json")
    with KnowledgeGraph.open(kg, read_only=True) as graph:
        show_document(target, graph.info(), evidence=limit)
