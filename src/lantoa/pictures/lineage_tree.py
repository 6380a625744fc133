"""The lineage of a model: which deployment gave rise to which, generation by generation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lantoa.pictures.style import COLOURS, INK, LINES, new_figure, say, settings, shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST: Final = 80  # leaves that can be read on one picture


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
    title: str = "",
    most: int = _MOST,
) -> Figure:
    """Draw a lineage from left to right: origins first, each generation in a column.

    What sources say is a solid line, what an analyst judged dashed, what an algorithm inferred
    dotted and without an arrowhead. A node with several origins is drawn once, an edge back to an
    ancestor (a cycle, as sources together may say) too.

    Args:
        edges: who gave rise to whom.
        labels: what to print for a node; the node itself where there is none.
        alone: nodes without any edge, drawn in the first column.
        title: the model's name.
        most: how many leaves to draw; how many nodes are left out is told.

    >>> figure = draw_lineage([Descent("a", "b"), Descent("a", "c", "inferred")])
    >>> len(figure.axes)
    1
    """
    said = list(edges)
    nodes = list(dict.fromkeys([*(n for e in said for n in (e.source, e.target)), *alone]))
    figure, (axes, *_) = new_figure()
    with settings():
        axes.set_title(title)
        if not nodes:
            say(axes, "No deployment is known.")
            return figure
        level, row = _places(nodes, said, most)
        height = max(row.values()) + 1
        figure.set_size_inches(2.2 + 2.4 * (max(level.values()) + 1), max(2.0, 0.6 + 0.24 * height))
        for edge in said:
            if edge.source in row and edge.target in row:
                inferred = edge.standing == "inferred"
                axes.annotate(
                    "",
                    xy=(level[edge.target] - 0.03, row[edge.target]),
                    xytext=(level[edge.source] + 0.02, row[edge.source]),
                    arrowprops={
                        "arrowstyle": "-" if inferred else "-|>",
                        "linestyle": LINES.get(edge.standing, "solid"),
                        "color": COLOURS[1] if inferred else COLOURS[0],
                        "lw": 1.0,
                        "shrinkA": 2,
                        "shrinkB": 2,
                    },
                )
        names = labels or {}
        for node, y in row.items():
            axes.plot([level[node]], [y], "o", color=INK, ms=3)
            axes.annotate(
                shortened(names.get(node, node), 34),
                (level[node], y),
                xytext=(3, 3),
                textcoords="offset points",
                fontsize=7,
            )
        axes.set_axis_off()
        axes.set_xlim(-0.1, max(level.values()) + 0.9)
        axes.set_ylim(height - 0.4, -0.8)
        _legend(axes, {edge.standing for edge in said})
        left_out = len(nodes) - len(row)
        if left_out:
            axes.annotate(
                f"{left_out} more are not shown", (0, 0), xycoords="axes fraction", fontsize=8
            )
    return figure


def _legend(axes: Axes, standings: set[str]) -> None:
    """Tell the lines apart where there is more than what sources say."""
    if not standings - {"said"}:
        return
    from matplotlib.lines import Line2D

    lines = [
        Line2D(
            [],
            [],
            color=COLOURS[1] if standing == "inferred" else COLOURS[0],
            ls=style,
            lw=1.2,
            label=standing,
        )
        for standing, style in LINES.items()
        if standing in standings
    ]
    axes.legend(handles=lines, loc="upper right", fontsize=7)


def _places(
    nodes: list[str], edges: list[Descent], most: int
) -> tuple[dict[str, int], dict[str, float]]:
    """The column of each node, and the row of those that are drawn.

    A node's column is the fewest generations that lead to it; a parent stands at the middle of
    the children that are drawn under it.
    """
    children: defaultdict[str, list[str]] = defaultdict(list)
    parented = set()
    for edge in edges:
        if edge.target not in children[edge.source]:
            children[edge.source].append(edge.target)
        parented.add(edge.target)
    level: dict[str, int] = {}
    under: dict[str, list[str]] = defaultdict(list)
    waiting = [node for node in nodes if node not in parented]
    roots = []
    # What is left when all origins are walked lies on a cycle: its first node stands for an origin.
    for start in [*waiting, *nodes]:
        if start in level:
            continue
        roots.append(start)
        level[start] = 0
        queue = [start]
        for node in queue:
            for child in children[node]:
                if child not in level:
                    level[child] = level[node] + 1
                    under[node].append(child)
                    queue.append(child)
    row: dict[str, float] = {}
    free = 0
    stack = [(root, False) for root in reversed(roots)]
    while stack:
        node, done = stack.pop()
        if done:
            drawn = [row[child] for child in under[node] if child in row]
            if drawn:
                row[node] = (drawn[0] + drawn[-1]) / 2
        elif under[node]:
            stack.append((node, True))
            stack += [(child, False) for child in reversed(under[node])]
        elif free < most:
            row[node] = free
            free += 1
    return level, row
