"""The lineage of a model: which deployment gave rise to which, generation by generation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.pictures.page import Page, standings_legend
from lantoa.pictures.style import GREY, INK, LINE_COLOURS, LINES, settings
from lantoa.pictures.tree_layout import Layout, Twig, layout
from lantoa.pictures.words import lines_of, width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from lantoa.pictures.picture import Picture

_MOST: Final = 80  # rows that can be read on one picture
_DEEPEST: Final = 9  # generations, the first included
_SIZE: Final = 7.5  # of the letters, in points
_LINE: Final = 9.5  # height of a line, in points
_WIDEST: Final = 185.0  # of a label, in points
_UNDER: Final = 34.0  # how far a line back to an ancestor dips
_GAP: Final = 34.0  # between columns: room for the lines


@dataclass(frozen=True, slots=True)
class Descent:
    """`source` gave rise to `target`; `standing` is said, judged or inferred."""

    source: str
    target: str
    standing: str = "said"


def draw_lineage(
    edges: Iterable[Descent],
    labels: Mapping[str, str] | None = None,
    *,
    alone: Iterable[str] = (),
    details: Mapping[str, str] | None = None,
    title: str = "",
    most: int = _MOST,
    notes: Sequence[str] = (),
) -> Picture:
    """Draw a lineage from left to right: origins first, each generation in a column.

    What sources say is a solid line, what an analyst judged dash-dotted, what an algorithm
    inferred dashed. A node with several origins is drawn once, an edge back to an ancestor (a
    cycle, as sources together may say) too. Of a large lineage the largest parts are drawn, and
    what is left out is told where it would stand.

    Args:
        edges: who gave rise to whom.
        labels: what to print for a node; the node itself where there is none.
        alone: nodes without any edge, drawn in the first column.
        details: what to print below it in grey.
        title: the model's name.
        most: how many rows to draw.
        notes: sentences below the picture.

    >>> figure = draw_lineage([Descent("a", "b"), Descent("a", "c", "inferred")], title="x")
    >>> figure.alternative
    'x: lineage of 3 deployments and groups, 2 replications.'
    """
    said = [edge for edge in edges if edge.source != edge.target]
    nodes = list(dict.fromkeys([*(n for e in said for n in (e.source, e.target)), *alone]))
    if not nodes:
        page = Page(height=60)
        page.plots()
        page.say("No deployment is known.")
        return page.finish(title, notes=notes)
    names = labels or {}
    plan = layout(nodes, [(e.source, e.target) for e in said], most=most, deepest=_DEEPEST)
    words = {twig: _label(twig, names, details or {}) for twig in plan.twigs}
    columns = _columns(plan, words)
    rows = plan.rows({twig: max(1, len(lines)) * _LINE + 5 for twig, lines in words.items()})
    page = Page(width=columns[-1] + 28, height=rows.height, left=16, right=12, below=_UNDER / 2)
    with settings():
        axes = page.canvas()
        at = {twig: (columns[twig.column], rows.middle[twig]) for twig in plan.twigs}
        drawn = {twig.node: twig for twig in plan.twigs if not twig.hidden}
        for edge in said:
            one, other = drawn.get(edge.source), drawn.get(edge.target)
            if one is not None and other is not None:
                start = at[one][0] + 7 + _width(words[one])
                way = _Way(at[one], start, columns[one.column + 1] - _GAP, at[other])
                _edge(axes, way, edge, main=other.parent is one)
        for twig in plan.twigs:
            _node(axes, twig, at[twig], words[twig])
            if twig.hidden and twig.parent is not None:
                _hidden_edge(axes, at[twig], at[twig.parent], words[twig.parent], columns)
    left_out = len(nodes) - len(drawn)
    told = f"{left_out:,} more are not shown." if left_out else ""
    return page.finish(
        title,
        legend=standings_legend(edge.standing for edge in said),
        notes=[told, *notes],
        alternative=f"{title}: lineage of {len(nodes):,} deployments and groups, "
        f"{len(said):,} replications.",
    )


def _label(
    twig: Twig, names: Mapping[str, str], details: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The lines of a label, each with its colour."""
    if twig.hidden:
        kind = "further on" if twig.deeper else "more like these"
        return [(f"+ {twig.hidden:,} {kind}", GREY)]
    lines = lines_of(names.get(twig.node, twig.node), _SIZE, _WIDEST, most=3)
    detail = details.get(twig.node, "")
    small = lines_of(detail, _SIZE, _WIDEST, most=2) if detail else []
    return [*((line, INK) for line in lines), *((line, GREY) for line in small)]


def _width(lines: Sequence[tuple[str, str]]) -> float:
    return max((width_of(line, _SIZE) for line, _ in lines), default=0.0)


def _columns(plan: Layout, words: Mapping[Twig, Sequence[tuple[str, str]]]) -> list[float]:
    """Where each column begins; one more for where the last ends."""
    widest = [0.0] * (max(twig.column for twig in plan.twigs) + 1)
    for twig in plan.twigs:
        widest[twig.column] = max(widest[twig.column], _width(words[twig]))
    starts = [4.0]
    for width in widest:
        starts.append(starts[-1] + 8 + width + _GAP)
    return starts


def _node(
    axes: Axes, twig: Twig, at: tuple[float, float], lines: Sequence[tuple[str, str]]
) -> None:
    x, y = at
    if not twig.hidden:
        axes.plot([x], [y], "o", color=INK, ms=3.2, zorder=3)
    top = y - (len(lines) - 1) * _LINE / 2
    box = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}
    for index, (line, colour) in enumerate(lines):
        axes.text(
            x + 5,
            top + index * _LINE,
            line,
            fontsize=_SIZE,
            color=colour,
            va="center_baseline",
            bbox=box,
            zorder=2,
        )


@dataclass(frozen=True, slots=True)
class _Way:
    """From the dot of one node, behind its label, round the turn, to the dot of another."""

    source: tuple[float, float]
    start: float
    turn: float
    target: tuple[float, float]


def _edge(axes: Axes, way: _Way, edge: Descent, *, main: bool) -> None:
    """A line from behind the label of one node to the dot of another; thin if not the main one."""
    from matplotlib.patches import FancyArrowPatch

    look: dict[str, Any] = {
        "arrowstyle": "-|>",
        "mutation_scale": 7,
        "linestyle": LINES.get(edge.standing, "solid"),
        "color": LINE_COLOURS.get(edge.standing, INK),
        "lw": 1.0 if main else 0.7,
        "alpha": 1.0 if main else 0.6,
        "zorder": 1,
        "shrinkA": 0,
        "shrinkB": 0,
    }
    x, y = way.target
    if x > way.source[0]:
        turn = max(way.turn, way.start)
        look["path"] = _curve((way.start, way.source[1]), turn, (x - 3, y))
    else:  # back to an ancestor, or to one of its own generation
        look["path"] = _back(way.source, (x, y))
        look["clip_on"] = False
    axes.add_patch(FancyArrowPatch(**look))


def _hidden_edge(
    axes: Axes,
    at: tuple[float, float],
    parent: tuple[float, float],
    lines: Sequence[tuple[str, str]],
    columns: Sequence[float],
) -> None:
    from matplotlib.patches import PathPatch

    start = parent[0] + 7 + _width(lines)
    turn = at[0] - _GAP
    path = _curve((start, parent[1]), max(turn, start), (at[0] + 2, at[1]))
    axes.add_patch(PathPatch(path, fill=False, color=GREY, lw=0.6, zorder=1))


def _back(start: tuple[float, float], end: tuple[float, float]) -> Any:
    """A path under the labels to a column before, or round the dots of one column."""
    from matplotlib.path import Path

    away = (0.0, _UNDER) if end[0] < start[0] else (-14.0, 0.0)
    bends = [(x + away[0], y + away[1]) for x, y in (start, end)]
    foot = (end[0] - 3, end[1]) if not away[1] else (end[0], end[1] + 3)
    return Path([start, *bends, foot], [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])


def _curve(start: tuple[float, float], turn: float, end: tuple[float, float]) -> Any:
    """A path that runs level to the turn and then bends to its end."""
    from matplotlib.path import Path

    middle = (turn + end[0]) / 2
    return Path(
        [start, (turn, start[1]), (middle, start[1]), (middle, end[1]), end],
        [Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
    )
