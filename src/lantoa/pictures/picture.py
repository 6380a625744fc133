"""The figure that every picture is: it shows itself in notebooks and tells what it shows."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure


class Picture(Figure):
    """A matplotlib figure that no window knows of.

    Attributes:
        alternative: what it shows, in a sentence for who cannot see it.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.alternative = ""

    def _repr_svg_(self) -> str:
        from lantoa.pictures.save import drawn

        return drawn(self, "svg").decode()

    def _repr_png_(self) -> bytes:
        from lantoa.pictures.save import drawn

        return drawn(self, "png")
