"""``lantoa show``."""

from __future__ import annotations

import click

from lantoa.cli.options import KINDS, debug_option, kg_option, output_options
from lantoa.cli.render import DOCUMENT_FORMATS, choose, show_document


@click.command("show")
@click.argument("thing", nargs=-1, required=True)
@click.option("--kind", "-k", type=click.Choice(KINDS), help="What kind of thing is meant.")
@click.option(
    "--limit", default=20, show_default=True, help="How many statements of each kind to show."
)
@click.option(
    "--evidence", default=3, show_default=True, metavar="N", help="How many quotations to show."
)
@kg_option
@output_options(*DOCUMENT_FORMATS)
@debug_option
def command(
    *,
    thing: tuple[str, ...],
    kind: str | None,
    limit: int,
    evidence: int,
    kg: str,
    format_name: str | None,
    output: str | None,
) -> None:
    """Show all that is known of one thing.

    THING is the name of a model, place, organization, source, award, mandate or campaign, or
    the identifier of anything, also of a single statement.
    """
    from lantoa.knowledge_graph import KnowledgeGraph

    target = choose(format_name, output, DOCUMENT_FORMATS, terminal="tree", pipe="json")
    with KnowledgeGraph.open(kg, read_only=True) as graph:
        card = graph.show(" ".join(thing), kind=kind, limit=limit)
    show_document(target, card, evidence=evidence)
