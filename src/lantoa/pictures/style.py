"""What all pictures share: colours, lines and letters.

The colours are those of Okabe and Ito (2008, *Color Universal Design*), which readers with any of
the common colour deficiencies tell apart. Said, judged and inferred differ in their lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Okabe and Ito's colours, the darkest first; black is for text and axes.
COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442")
INK: Final = "#222222"
GREY: Final = "#595959"  # of small words: contrast 7 to 1 on white
FAINT: Final = "#BBBBBB"
#: The font has all Vietnamese letters and comes with matplotlib.
FONT: Final = "DejaVu Sans"
#: How a line is drawn, by who stands behind it.
LINES: Final[dict[str, Any]] = {
    "said": "solid",
    "judged": (0, (7, 2, 1.5, 2)),
    "inferred": (0, (4, 2.5)),
}
#: Its colour, which repeats what the line says.
LINE_COLOURS: Final = {"said": COLOURS[0], "judged": COLOURS[2], "inferred": COLOURS[1]}
#: What legends say of it.
STANDINGS: Final = {
    "said": "said by a source",
    "judged": "judged by an analyst",
    "inferred": "inferred, nobody said it",
}
#: Markers in the order of the colours, so that series differ without them.
MARKERS: Final = ("o", "s", "^", "D", "v", "P", "X")
#: Settings that hold while a picture is drawn and saved.
SETTINGS: Final[dict[str, Any]] = {
    "font.family": [FONT],
    "font.size": 9.0,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "text.hinting": "none",  # so that words are as wide as they were measured
    "text.parse_math": False,  # "$" in a name is a letter
    "xtick.color": INK,
    "ytick.color": INK,
    "svg.fonttype": "none",  # words stay words, to be searched and read aloud
    "svg.hashsalt": "lantoa",
    "pdf.fonttype": 42,
}


@contextmanager
def settings() -> Iterator[None]:
    """Draw or save with the settings of the house; those of the user come back afterwards."""
    from matplotlib import rc_context, rcParamsDefault

    default = {
        name: value for name, value in rcParamsDefault.items() if not name.startswith("backend")
    }
    with rc_context(cast("Any", default | SETTINGS)):
        yield


def years(axes: Axes, *, ticks: int | None = None) -> None:
    """Put whole years on the horizontal axis, at most about so many."""
    from matplotlib.ticker import MaxNLocator, StrMethodFormatter

    axes.xaxis.set_major_locator(MaxNLocator(nbins=ticks or "auto", integer=True, min_n_ticks=1))
    axes.xaxis.set_major_formatter(StrMethodFormatter("{x:.0f}"))


def counts(axes: Axes, *, ticks: int | None = None) -> None:
    """Put whole numbers on the vertical axis, thousands apart."""
    from matplotlib.ticker import MaxNLocator, StrMethodFormatter

    axes.yaxis.set_major_locator(MaxNLocator(nbins=ticks or "auto", integer=True, min_n_ticks=1))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))


def centred_steps(
    times: Sequence[float], values: Sequence[float], *, until: float | None = None
) -> tuple[list[float], list[float]]:
    """Return steps (drawn "post") whose plateaus stand over their years: half a year either side.

    Args:
        times: ascending.
        values: from each of them on.
        until: the last year of the axis, if later.

    >>> centred_steps([2010, 2012], [1, 3])
    ([2009.5, 2011.5, 2012.5], [1, 3, 3])
    """
    end = max(times[-1], until if until is not None else times[-1])
    return [*(time - 0.5 for time in times), end + 0.5], [*values, values[-1]]
