"""The page that a picture is drawn on: title, plots, legend and notes, none over another.

Everything is measured in points (1/72 inch) before it is placed, so that names of any length find
their room and the same data give the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from lantoa.errors import UserError
from lantoa.pictures.style import GREY, LINE_COLOURS, LINES, STANDINGS, settings
from lantoa.pictures.words import composed, lines_of, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from lantoa.pictures.picture import Picture

MARGIN: Final = 10.0
TITLE: Final = 11.0  # letters of the title, in points
SMALL: Final = 7.5  # letters of legend and notes
_LINE: Final = 1.3  # height of a line, in letters
_SAMPLE: Final = 24.0  # width of a sample in the legend


def need_matplotlib() -> None:
    """Refuse in a sentence where the extra is not installed.

    Raises:
        UserError: matplotlib is missing.
    """
    try:
        import matplotlib  # noqa: F401
    except ImportError as error:
        raise UserError(
            "Pictures need matplotlib; install it with: pip install 'lantoa[pictures]'."
        ) from error


class Page:
    """A picture in the making: draw on :meth:`plots`, then :meth:`finish` it.

    Args:
        width: of the whole, in points.
        height: of the plots, in points; title, legend and notes come on top.
        left: room for what stands left of the plots.
        below: room for what stands below them (ticks, the name of the axis).
        right: room on the right.
        above: room between the title and the plots, for names of single plots.

    >>> page = Page()
    >>> axes, = page.plots()
    >>> figure = page.finish("Tiếng kẻng an ninh", notes=["one commune"])
    """

    def __init__(
        self,
        *,
        width: float = 504.0,
        height: float = 220.0,
        left: float = 58.0,
        below: float = 36.0,
        right: float = 14.0,
        above: float = 0.0,
    ) -> None:
        need_matplotlib()
        from lantoa.pictures.picture import Picture

        self.width, self.height = width, height
        self.left, self.below, self.right, self.above = left, below, right, above
        with settings():
            self.figure: Picture = Picture(dpi=100)
        self._plots: list[tuple[Axes, tuple[float, float, float, float]]] = []

    def plots(
        self, rows: int = 1, columns: int = 1, *, gap: tuple[float, float] = (34.0, 40.0)
    ) -> list[Axes]:
        """Return plots in a grid, row by row, with a gap (in points) beside and above each."""
        with settings():
            wide = (self.width - self.left - self.right - (columns - 1) * gap[0]) / columns
            high = (self.height - (rows - 1) * gap[1]) / rows
            for row in range(rows):
                for column in range(columns):
                    axes = self.figure.add_axes((0.1, 0.1, 0.8, 0.8), label=f"{row} {column}")
                    x = self.left + column * (wide + gap[0])
                    y = (rows - 1 - row) * (high + gap[1])
                    self._plots.append((axes, (x, y, wide, high)))
        return [axes for axes, _ in self._plots]

    def canvas(self) -> Axes:
        """Return one plot without axes whose coordinates are points, y downwards."""
        (axes,) = self.plots()
        axes.set_axis_off()
        wide = self.width - self.left - self.right
        axes.set_xlim(0, wide)
        axes.set_ylim(self.height, 0)
        return axes

    def say(self, words: str) -> None:
        """Put a sentence in place of a picture that has nothing to show."""
        for axes, _ in self._plots:
            axes.set_axis_off()
        axes, (_, _, wide, _) = self._plots[0]
        text = "\n".join(lines_of(words, 9, max(wide, 100)))
        with settings():
            axes.text(0.5, 0.5, text, ha="center", va="center", transform=axes.transAxes)

    def finish(
        self,
        title: str = "",
        *,
        legend: Sequence[tuple[str, Artist]] = (),
        notes: Iterable[str] = (),
        alternative: str = "",
    ) -> Picture:
        """Place everything and return the picture.

        Args:
            title: over it.
            legend: what each line or mark means, with a sample of it.
            notes: sentences below it: who is at risk, how dates were treated, the sources.
            alternative: what it shows, for who cannot see it.
        """
        room = self.width - 2 * MARGIN
        heading = lines_of(title, TITLE, room) if title else []
        rows = _rows(legend, room)
        small = [line for note in notes if note for line in lines_of(note, SMALL, room, most=4)]
        line = SMALL * _LINE
        heights = [max(line, *(_size(sample) for *_, sample in row)) + 3 for row in rows]
        bottom = MARGIN + line * len(small) + sum(heights) + self.below
        height = bottom + self.height + self.above + MARGIN + TITLE * _LINE * len(heading) + 4
        self.figure.set_size_inches(self.width / 72, height / 72)
        for axes, (x, y, wide, high) in self._plots:
            axes.set_position(
                (x / self.width, (bottom + y) / height, wide / self.width, high / height)
            )
        with settings():
            paper = self.figure.add_axes((0, 0, 1, 1), label="paper", zorder=-1)
            paper.set_axis_off()
            paper.set_xlim(0, self.width)
            paper.set_ylim(0, height)
            top = height - MARGIN
            for words in heading:
                paper.text(MARGIN, top, words, fontsize=TITLE, va="top")
                top -= TITLE * _LINE
            y = MARGIN + line * len(small)
            for row, high in zip(reversed(rows), reversed(heights), strict=True):
                _draw_row(paper, row, y + high / 2)
                y += high
            for index, words in enumerate(small):
                y = MARGIN + line * (len(small) - index)
                paper.text(MARGIN, y, words, fontsize=SMALL, va="top", color=GREY)
        self.figure.alternative = composed((alternative or title).removeprefix(": "))
        return self.figure


def _rows(
    legend: Sequence[tuple[str, Artist]], room: float
) -> list[list[tuple[float, str, Artist]]]:
    """The legend in rows that fit, each sample with how far right it begins."""
    rows: list[list[tuple[float, str, Artist]]] = []
    x = math.inf
    for words, sample in legend:
        wide = _SAMPLE + 4 + width_of(composed(words), SMALL) + 12
        if x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((MARGIN + x, composed(words), sample))
        x += wide
    return rows


def _draw_row(paper: Axes, row: Sequence[tuple[float, str, Artist]], middle: float) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle

    for x, words, sample in row:
        if isinstance(sample, Line2D):
            at = [x + _SAMPLE / 2] if sample.get_linestyle() == "None" else [x, x + _SAMPLE]
            sample.set_data(at, [middle] * len(at))
            paper.add_line(sample)
        elif isinstance(sample, Rectangle):
            sample.set_bounds(x, middle - 3.5, _SAMPLE, 7)
            paper.add_patch(sample)
        paper.text(x + _SAMPLE + 4, middle, words, fontsize=SMALL, va="center_baseline")


def _size(sample: Artist) -> float:
    """How high a sample is, in points."""
    from matplotlib.lines import Line2D

    if not isinstance(sample, Line2D) or sample.get_marker() in {"None", ""}:
        return 7.0
    return float(sample.get_markersize())


def line_sample(**look: Any) -> Artist:
    """Return a line or a mark for the legend; without a line where `ls` is "none"."""
    from matplotlib.lines import Line2D

    return Line2D([], [], **look)


def area_sample(**look: Any) -> Artist:
    """Return an area for the legend."""
    from matplotlib.patches import Rectangle

    return Rectangle((0, 0), 1, 1, **look)


def standings_legend(standings: Iterable[str]) -> list[tuple[str, Artist]]:
    """Return the legend of the lines of those who stand behind what is drawn."""
    present = set(standings)
    return [
        (STANDINGS[name], line_sample(color=LINE_COLOURS[name], ls=LINES[name], lw=1.3))
        for name in LINES
        if name in present
    ]


def marks_legend(*marks: tuple[str, dict[str, Any]]) -> list[tuple[str, Artist]]:
    """Return the legend of marks that are points."""
    return [(words, line_sample(ls="none", **look)) for words, look in marks]
