"""Who followed whom among units (provinces, communes, states): where they lie, or in a ring."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lantoa.pictures.name_places import Name, place_names
from lantoa.pictures.page import MARGIN, Page, line_sample, marks_legend, standings_legend
from lantoa.pictures.plane import Plane, Points
from lantoa.pictures.style import COLOURS, FAINT, INK, LINE_COLOURS, LINES, settings
from lantoa.pictures.words import composed, lines_of, width_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from lantoa.pictures.picture import Picture

_WIDEST: Final = 3.0  # points, of a line
_LARGEST: Final = 8.0  # points, of a circle's radius
_SIZE: Final = 7.0
_LONGEST: Final = 170.0  # points, of a name
_CROWD: Final = 150  # units: of more the circles are smaller
_NEAR: Final = 8.0  # points
_MOST: Final = 400  # lines that can be read on one picture


@dataclass(frozen=True, slots=True)
class Flow:
    """`weight` replications from one unit to another (or within it)."""

    source: str
    target: str
    weight: float = 1.0
    standing: str = "said"


def draw_unit_network(
    flows: Iterable[Flow],
    coordinates: Points | None = None,
    *,
    names: Mapping[str, str] | None = None,
    sizes: Mapping[str, float] | None = None,
    size_name: str = "deployments",
    title: str = "",
    labelled: int = 40,
    most: int = _MOST,
    directed: bool = True,
    backdrop: Sequence[tuple[float, float]] = (),
    marked: Points | None = None,
    weight_name: str = "replications",
    notes: Sequence[str] = (),
) -> Picture:
    """Draw units as circles and what passed between them as arrows.

    A circle's area grows with what a unit has, an arrow's width with its weight. Units lie where
    they are on the earth (longitude shrunk by the cosine of the middle latitude: equirectangular,
    distances true there); those without coordinates stand in a ring, beside the others. What
    sources say is a solid line, what was judged dash-dotted, what was inferred dashed.

    Args:
        flows: what passed between which units.
        coordinates: (latitude, longitude) in degrees of the units that have them.
        names: what to print for a unit; the unit itself where there is none.
        sizes: how much each unit has; without it all are alike.
        size_name: what that is, in words.
        title: what is shown.
        labelled: how many of the largest units may bear their names.
        most: how many lines to draw, the heaviest first; how many are left out is told.
        directed: whether the lines have arrowheads.
        backdrop: (latitude, longitude) of faint dots behind it: the shape of the country.
        marked: places that bear their names on the backdrop.
        weight_name: what the weights count, in words.
        notes: sentences below the picture.

    >>> where = {"Sơn La": (21.3, 103.9), "Nghệ An": (19.2, 104.9)}
    >>> figure = draw_unit_network([Flow("Sơn La", "Nghệ An", 3)], where, title="x")
    >>> figure.alternative
    'x: network of 2 units, 1 of its lines between two of them.'
    """
    every = list(flows)
    between = sorted(
        (flow for flow in every if flow.source != flow.target),
        key=lambda flow: (-flow.weight, flow.source, flow.target),
    )
    drawn = between[:most]
    units = list(dict.fromkeys([*(sizes or {}), *(n for f in every for n in (f.source, f.target))]))
    if not units:
        page = Page(height=60)
        page.plots()
        page.say("No unit is known.")
        return page.finish(title, notes=notes)
    words = {unit: _name((names or {}).get(unit, unit)) for unit in units}
    widest = max(width_of(name, _SIZE) for name in words.values())
    plane = Plane.of(units, coordinates or {}, [*backdrop, *(marked or {}).values()], widest)
    page = Page(
        width=plane.width + 2 * MARGIN, height=plane.height, left=MARGIN, right=MARGIN, below=2
    )
    with settings():
        axes = page.canvas()
        dots = [plane.place(point) for point in backdrop]
        axes.plot([x for x, _ in dots], [y for _, y in dots], ".", color=FAINT, ms=1.3, zorder=0)
        radius = _radii(units, sizes)
        width = _widths(drawn)
        for flow in reversed(drawn):
            _arrow(axes, flow, plane.at, radius, width[flow], directed=directed)
        circles = sorted(units, key=lambda unit: -radius[unit])  # the small ones on top
        axes.scatter(
            [plane.at[unit][0] for unit in circles],
            [plane.at[unit][1] for unit in circles],
            s=[(2 * radius[unit]) ** 2 for unit in circles],
            facecolor=COLOURS[5],
            edgecolor=INK,
            lw=0.6 if len(units) <= _CROWD else 0.15,
            zorder=3,
        )
        order = _by_weight(units, every, sizes or {})
        wanted = [
            Name(
                words[u],
                *plane.at[u],
                radius[u],
                leftwards=u in plane.leftwards,
                outside=u in plane.ring,
            )
            for u in order[:labelled]
        ]
        islands = _islands(marked or {}, plane, radius)
        for index, placed in enumerate(
            found := place_names(
                [*islands, *wanted],
                size=_SIZE,
                within=(-MARGIN, 0, plane.width + MARGIN, plane.height),
                points=[(*plane.at[unit], radius[unit] * 0.9) for unit in units],
            )
        ):
            axes.text(
                placed.x,
                placed.y + _SIZE * 1.15,  # y grows downwards
                placed.words,
                fontsize=_SIZE,
                va="bottom",
                zorder=4,
                color=INK,
                bbox={"facecolor": "white", "alpha": 0.6, "edgecolor": "none", "pad": 0.3},
                gid=f"name-{index}",
            )
    return page.finish(
        title,
        legend=[*_lines(drawn, weight_name), *_circles(radius, sizes or {}, size_name)],
        notes=[
            _left_out(between, drawn, every),
            _unnamed(units, len(found) - len(islands), plane.beside),
            *notes,
        ],
        alternative=f"{title}: network of {len(units):,} units, {len(between):,} of its lines "
        "between two of them.",
    )


def _name(words: str) -> str:
    return lines_of(words, _SIZE, _LONGEST, most=1)[0] if composed(words) else "?"


def _radii(units: Sequence[str], sizes: Mapping[str, float] | None) -> dict[str, float]:
    """The radius of each circle, in points; of many units all are smaller."""
    shrink = min(1.0, math.sqrt(_CROWD / len(units)))
    if not sizes:
        return dict.fromkeys(units, max(0.5, 3.0 * shrink))
    largest = max(sizes.values(), default=1.0) or 1.0
    least = max(0.5, 1.8 * shrink)
    grown = max(0.5, _LARGEST * shrink - least)
    return {unit: least + grown * math.sqrt(max(sizes.get(unit, 0), 0) / largest) for unit in units}


def _islands(marked: Points, plane: Plane, radius: Mapping[str, float]) -> list[Name]:
    """The marked places, their names clear of the circles that stand there."""
    found = []
    for name, point in marked.items():
        x, y = plane.place(point)
        there = [radius[unit] for unit, at in plane.at.items() if math.dist(at, (x, y)) < _NEAR]
        found.append(Name(name, x, y, max(2.0, *there) if there else 2.0))
    return found


def _by_weight(
    units: Sequence[str], flows: Sequence[Flow], sizes: Mapping[str, float]
) -> list[str]:
    total = {unit: float(sizes.get(unit, 0.0)) for unit in units}
    for flow in flows:
        total[flow.source] += flow.weight
        total[flow.target] += flow.weight
    return sorted(units, key=lambda unit: (-total[unit], unit))


def _arrow(
    axes: Axes,
    flow: Flow,
    at: Mapping[str, tuple[float, float]],
    radius: Mapping[str, float],
    width: float,
    *,
    directed: bool,
) -> None:
    from matplotlib.patches import FancyArrowPatch

    axes.add_patch(
        FancyArrowPatch(
            at[flow.source],
            at[flow.target],
            arrowstyle="-|>" if directed else "-",
            mutation_scale=7,
            linestyle=LINES.get(flow.standing, "solid"),
            color=LINE_COLOURS.get(flow.standing, INK),
            alpha=0.75,
            lw=width,
            connectionstyle="arc3,rad=0.15" if directed else "arc3,rad=0",
            shrinkA=radius[flow.source] + 0.5,
            shrinkB=radius[flow.target] + 0.5,
            zorder=1,
        )
    )


def _widths(flows: Sequence[Flow]) -> dict[Flow, float]:
    """How wide each line is; alike and thin where all weigh the same."""
    heaviest = max((flow.weight for flow in flows), default=1.0) or 1.0
    lightest = min((flow.weight for flow in flows), default=1.0)
    widest = _WIDEST if heaviest > lightest else 1.0
    return {flow: max(0.5, widest * flow.weight / heaviest) for flow in flows}


def _lines(drawn: Sequence[Flow], weight_name: str) -> list[tuple[str, Artist]]:
    legend = standings_legend(flow.standing for flow in drawn)
    heaviest = max((flow.weight for flow in drawn), default=0.0)
    if heaviest > min((flow.weight for flow in drawn), default=0.0):
        thick = line_sample(color=INK, lw=_WIDEST)
        legend.append((f"{heaviest:,.4g} {weight_name}", thick))
    return legend


def _circles(
    radius: Mapping[str, float], sizes: Mapping[str, float], size_name: str
) -> list[tuple[str, Artist]]:
    if not sizes:
        return []
    largest = max(sizes, key=lambda unit: sizes[unit])
    mark = {"marker": "o", "ms": 2 * radius[largest], "mfc": COLOURS[5], "mec": INK}
    return marks_legend((f"{sizes[largest]:,.4g} {size_name}", mark))


def _left_out(between: Sequence[Flow], drawn: Sequence[Flow], every: Sequence[Flow]) -> str:
    told = []
    if len(drawn) < len(between):
        told.append(f"The {len(drawn):,} heaviest of {len(between):,} lines are drawn.")
    within = sum(flow.weight for flow in every if flow.source == flow.target)
    if within:
        told.append(f"{within:,.6g} within one unit are not drawn.")
    if not between:
        told.append("Nothing passed between two of them.")
    return " ".join(told)


def _unnamed(units: Sequence[str], named: int, beside: int) -> str:
    told = []
    if named < len(units):
        told.append(f"{named:,} of {len(units):,} bear their names.")
    if beside:
        told.append(f"{beside:,} without coordinates stand in the ring beside.")
    return " ".join(told)
