"""What all pictures share: colours, lines, letters, and an empty figure to draw on.

The colours are those of Okabe and Ito (2008, *Color Universal Design*), which readers with any of
the common colour deficiencies tell apart. Said, judged and inferred differ in their lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

from lantoa.errors import UserError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Okabe and Ito's colours, the darkest first; black is for text and axes.
COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442")
INK: Final = "#222222"
FAINT: Final = "#BBBBBB"
#: How a line is drawn, by who stands behind it.
LINES: Final[dict[str, Any]] = {"said": "solid", "judged": (0, (8, 2)), "inferred": (0, (2, 2))}
#: Markers in the order of the colours, so that series differ without them.
MARKERS: Final = ("o", "s", "^", "D", "v", "P", "X")
#: Settings that hold while a picture is drawn and saved. DejaVu Sans has all Vietnamese letters.
SETTINGS: Final[dict[str, Any]] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9.0,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 11.0,
    "text.color": INK,
    "text.parse_math": False,  # "$" in a name is a letter
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
    "svg.fonttype": "none",  # words stay words, to be searched and read aloud
    "svg.hashsalt": "lantoa",
    "pdf.fonttype": 42,
}


def new_figure(
    *, width: float = 7.0, height: float = 4.2, rows: int = 1, columns: int = 1
) -> tuple[Figure, list[Axes]]:
    """Return an empty figure and its axes, row by row.

    Args:
        width: in inches.
        height: in inches.
        rows: how many axes one below the other.
        columns: how many side by side.

    Raises:
        UserError: matplotlib is not installed.

    >>> figure, axes = new_figure(columns=2)
    >>> len(axes)
    2
    """
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise UserError(
            "Pictures need matplotlib; install it with: pip install 'lantoa[pictures]'."
        ) from error
    with settings():
        figure = Figure(figsize=(width, height), layout="constrained")
        axes = figure.subplots(rows, columns, squeeze=False)
    return figure, [each for row in axes for each in row]


@contextmanager
def settings() -> Iterator[None]:
    """Draw or save with the settings of the house; those of the user come back afterwards."""
    from matplotlib import rc_context

    with rc_context(cast("Any", SETTINGS)):
        yield


def years(axes: Axes, *, ticks: int | None = None) -> None:
    """Put whole years on the horizontal axis, at most about so many."""
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(nbins=ticks or "auto", integer=True))


def say(axes: Axes, words: str) -> None:
    """Put a sentence in place of a picture that has nothing to show."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, words, ha="center", va="center", wrap=True, transform=axes.transAxes)


def shortened(words: str, length: int) -> str:
    """Return words cut to a length, with an ellipsis where something is left out.

    >>> shortened("Tiếng kẻng an ninh", 12)
    'Tiếng kẻng…'
    """
    if len(words) <= length:
        return words
    return words[: length - 1].rstrip() + "…"
