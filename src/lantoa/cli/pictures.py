"""The options ``--plot`` and ``--picture``, and what is drawn for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx

    from lantoa.graph.inference import InferredNetwork
    from lantoa.graph.spread.items import ItemsOverview
    from lantoa.graph.spread.result import Spread

#: The pictures of a spread, as lantoa.pictures.of_spread has them (a test says so).
PICTURES = ("curve", "survival", "timeline")


def _checked(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> Path | None:
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


def plot_option(what: str) -> Any:
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
    "survival curve, or when each deployment began. Of several, a small curve each.",
)


def plot_spread(
    found: Spread | ItemsOverview, plot: Path | None, picture: str, source: str
) -> None:
    """Draw a spread, or the small curves of several items, where it is asked for."""
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
