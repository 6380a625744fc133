"""The options ``--plot`` and ``--picture``, and what is drawn for them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from lantoa.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import networkx as nx

    from lantoa.cli.options import F
    from lantoa.cli.render import Target
    from lantoa.graph.inference import InferredNetwork
    from lantoa.graph.spread.items import ItemsOverview
    from lantoa.graph.spread.result import Spread

#: The pictures of a spread, as lantoa.pictures.of_spread has them (a test says so), and themes.
PICTURES = ("curve", "survival", "timeline", "themes")


def source_of(kg: str, table: str | None = None) -> str:
    """Return where the data of a picture are from: a file, folder or address, without its path.

    >>> source_of("/home/me/kg"), source_of("kg", "a/b.csv"), source_of("http://localhost:7878")
    ('the graph kg', 'b.csv', 'the graph http://localhost:7878')
    """
    if table:
        return re.split(r"[/\\]", table)[-1]
    name = kg if "://" in kg else re.split(r"[/\\]", kg.rstrip("/\\"))[-1]
    return f"the graph {name}"


def _checked(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    """Refuse what cannot be written before anything is computed."""
    if value is None:
        return None
    from lantoa.errors import LantoaError
    from lantoa.pictures.page import need_matplotlib
    from lantoa.pictures.save import checked

    try:
        target = checked(value)
        need_matplotlib()
    except LantoaError as error:
        raise click.UsageError(str(error), context) from error
    return target


def plot_option(what: str) -> Callable[[F], F]:
    """Return the option ``--plot`` of a command that draws something."""
    return click.option(
        "--plot",
        metavar="FILE",
        callback=_checked,
        help=f"Draw {what} into a .svg, .png or .pdf as well.",
    )


picture_option = click.option(
    "--picture",
    type=click.Choice(PICTURES),
    default="curve",
    show_default=True,
    help="What --plot draws of one model or item: its adoption curve with fit and bounds, its "
    "survival curve, or when each deployment began; of several items a small curve each; themes "
    "(without MODEL) a small curve for each theme of the graph.",
)


def plot_spread(
    found: Spread | ItemsOverview, plot: Path | None, picture: str, source: str
) -> None:
    """Draw a spread, or the small curves of several items, where it is asked for."""
    if picture == "themes":
        raise UserError("Themes are of the whole graph; leave out MODEL and --events.")
    if plot is None:
        return
    from lantoa.graph.spread.items import ItemsOverview
    from lantoa.pictures.of_items import draw_items
    from lantoa.pictures.of_spread import draw_spread
    from lantoa.pictures.save import save

    if isinstance(found, ItemsOverview):
        save(draw_items(found.adoptions, source=source), plot)
    else:
        save(draw_spread(found, picture, source=source), plot)


def show_themes(kg: str, target: Target, plot: Path | None, **options: Any) -> None:
    """Show how many adoptions each theme of a graph has, and draw a small curve of each.

    Args:
        kg: the graph.
        target: where the table goes.
        plot: where the picture goes.
        options: which adoptions; see :func:`lantoa.graph.adoptions.from_store.adoptions_of`.
    """
    from lantoa.cli.render import show_rows
    from lantoa.graph.adoptions.from_store import adoptions_of
    from lantoa.graph.adoptions.themes_of import themes_of
    from lantoa.knowledge_graph import KnowledgeGraph
    from lantoa.pictures.of_items import draw_items, grouped
    from lantoa.pictures.save import save

    with KnowledgeGraph.open(kg, read_only=True) as graph:
        adoptions = adoptions_of(graph.store, **options)
        themes = themes_of(graph.store, adoptions)
    if plot is not None:
        title = "Adoption by theme"
        save(draw_items(adoptions, groups=themes, title=title, source=source_of(kg)), plot)
    rows = [
        (theme.name, theme.items, len(theme.years), theme.undated)
        for theme in grouped(adoptions, themes)
    ]
    if target.format in {"tree", "text"}:
        target = replace(target, format="table")
    show_rows(target, ("theme", "models", "adoptions", "undated"), rows, "No model has a theme.")


def plot_network(graph: nx.Graph[str], plot: Path | None, source: str) -> None:
    """Draw a network of the graph where it is asked for."""
    if plot is None:
        return
    from lantoa.pictures.of_network import draw_network
    from lantoa.pictures.save import save

    save(draw_network(graph, source=source), plot)


def plot_inferred(found: InferredNetwork, plot: Path | None, source: str) -> None:
    """Draw an inferred network where it is asked for."""
    if plot is None:
        return
    from lantoa.pictures.of_inference import draw_inferred
    from lantoa.pictures.save import save

    save(draw_inferred(found, source=source), plot)
