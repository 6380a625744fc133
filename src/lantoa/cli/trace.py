"""``lantoa trace``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lantoa.cli.options import debug_option, kg_option, output_options
from lantoa.cli.pictures import plot_option, source_of
from lantoa.cli.render import DOCUMENT_FORMATS, choose, show_document

if TYPE_CHECKING:
    from pathlib import Path

_FORMATS = (*DOCUMENT_FORMATS, "dot", "mermaid")


@click.command("trace")
@click.argument("model", nargs=-1, required=True)
@click.option(
    "--evidence",
    default=3,
    show_default=True,
    metavar="N",
    help="How many quotations to show for each statement; JSON has all.",
)
@plot_option("the lineage")
@kg_option
@output_options(*_FORMATS)
@debug_option
def command(
    *,
    model: tuple[str, ...],
    evidence: int,
    plot: Path | None,
    kg: str,
    format_name: str | None,
    output: str | None,
) -> None:
    """Trace a model from its origin to its replicas.

    MODEL is its name, or the beginning or a part of it if no other model has that; case and
    diacritics do not count. An identifier such as id:model/... works too.
    """
    from lantoa.knowledge_graph import KnowledgeGraph

    target = choose(format_name, output, _FORMATS, terminal="tree", pipe="json")
    with KnowledgeGraph.open(kg, read_only=True) as graph:
        found = graph.trace(" ".join(model))
    if plot is not None:
        from lantoa.pictures.of_trace import draw_trace
        from lantoa.pictures.save import save

        save(draw_trace(found, source=source_of(kg)), plot)
    others = {"dot": found.to_dot, "mermaid": found.to_mermaid}
    show_document(target, found, evidence=evidence, others=others)
