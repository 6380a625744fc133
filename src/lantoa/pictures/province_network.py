"""Replication between provinces, drawn where the provinces lie."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lantoa.pictures.style import COLOURS, INK, LINES, new_figure, say, settings

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_WIDEST: Final = 4.0  # points


@dataclass(frozen=True, slots=True)
class Flow:
    """`weight` replications from one province to another (or within it)."""

    source: str
    target: str
    weight: float
    standing: str = "said"


def draw_province_network(
    flows: Iterable[Flow],
    coordinates: Mapping[str, tuple[float, float]],
    *,
    sizes: Mapping[str, float] | None = None,
    title: str = "",
    labelled: int = 20,
) -> Figure:
    """Draw provinces as circles and replications between them as arrows.

    A circle's area grows with what a province has, an arrow's width with the replications.
    Provinces without coordinates stand on a circle beside the others. What is inferred is dotted.

    Args:
        flows: replications by province.
        coordinates: (latitude, longitude) in degrees of the provinces that have them.
        sizes: deployments of each province; without it all are alike.
        title: what is shown.
        labelled: how many of the largest provinces bear their names.

    >>> where = {"Sơn La": (21.3, 103.9), "Nghệ An": (19.2, 104.9)}
    >>> figure = draw_province_network([Flow("Sơn La", "Nghệ An", 3)], where)
    >>> len(figure.axes)
    1
    """
    drawn = list(flows)
    weights = dict(sizes or {})
    names = list(dict.fromkeys([*weights, *(n for f in drawn for n in (f.source, f.target))]))
    figure, (axes, *_) = new_figure(width=5.0, height=7.0)
    with settings():
        axes.set_title(title)
        if not names:
            say(axes, "No place is known.")
            return figure
        at = _positions(names, coordinates)
        most = max((flow.weight for flow in drawn), default=1.0) or 1.0
        for flow in sorted(drawn, key=lambda one: one.weight):
            if flow.source == flow.target:
                continue
            inferred = flow.standing == "inferred"
            axes.annotate(
                "",
                xy=at[flow.target],
                xytext=at[flow.source],
                arrowprops={
                    "arrowstyle": "-|>",
                    "linestyle": LINES.get(flow.standing, "solid"),
                    "color": COLOURS[1] if inferred else COLOURS[0],
                    "alpha": 0.7,
                    "lw": max(0.4, _WIDEST * flow.weight / most),
                    "connectionstyle": "arc3,rad=0.15",
                    "shrinkA": 4,
                    "shrinkB": 4,
                },
            )
        largest = max(weights.values(), default=1.0) or 1.0
        area = [20 + 180 * weights.get(name, 0) / largest for name in names]
        axes.scatter(
            [at[name][0] for name in names],
            [at[name][1] for name in names],
            s=area,
            color=COLOURS[2],
            edgecolor=INK,
            lw=0.5,
            zorder=3,
        )
        total = {name: weights.get(name, 0.0) for name in names}
        for flow in drawn:
            total[flow.source] += flow.weight
            total[flow.target] += flow.weight
        for name in sorted(names, key=lambda one: (-total[one], one))[:labelled]:
            axes.annotate(
                name, at[name], xytext=(5, 3), textcoords="offset points", fontsize=7, zorder=4
            )
        axes.set_aspect("equal", adjustable="datalim")
        axes.set_axis_off()
    return figure


def _positions(
    names: list[str], coordinates: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Longitude (shrunk as at the middle latitude) and latitude; the others in a circle beside."""
    known = [coordinates[name] for name in names if name in coordinates]
    middle = sum(latitude for latitude, _ in known) / len(known) if known else 0.0
    shrink = math.cos(math.radians(middle))
    east = max((longitude for _, longitude in known), default=0.0) * shrink
    unknown = [name for name in names if name not in coordinates]
    at = {
        name: (coordinates[name][1] * shrink, coordinates[name][0])
        for name in names
        if name in coordinates
    }
    for index, name in enumerate(unknown):
        angle = 2 * math.pi * index / len(unknown)
        at[name] = (east + 3 + 1.5 * math.cos(angle), middle + 1.5 * math.sin(angle))
    return at
