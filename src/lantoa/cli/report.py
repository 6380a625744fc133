"""``lantoa report``."""

from __future__ import annotations

from pathlib import Path

import click

from lantoa.cli.options import debug_option, kg_option
from lantoa.errors import UserError


@click.command("report")
@click.argument("model", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="Where to write the page.",
)
@kg_option
@debug_option
def command(*, model: tuple[str, ...], output: Path, kg: str) -> None:
    """Write a page about a model: pictures, numbers and quotations.

    MODEL is its name, or the beginning or a part of it if no other model has that. The page is a
    single HTML file that works without a network. Needs the extra `pictures`.
    """
    from lantoa.knowledge_graph import KnowledgeGraph

    if output.suffix.lower() not in (".html", ".htm", ""):
        raise UserError(f"A page is HTML, and {output} ends otherwise; end it in .html.")
    if not output.parent.is_dir():
        raise UserError(f"{output} cannot be written (there is no folder {output.parent}).")
    with KnowledgeGraph.open(kg, read_only=True) as graph:
        page = graph.report(" ".join(model))
    click.echo(f"Wrote {page.save(output)}", err=True)
