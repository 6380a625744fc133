"""A figure becomes a file: SVG, PNG or PDF, the same bytes for the same picture."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lantoa.errors import UserError
from lantoa.pictures.style import settings

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: What would differ from one day to the next is left out of each format.
_METADATA: Final[dict[str, dict[str, str | None]]] = {
    "svg": {"Date": None, "Creator": "lantoa"},
    "png": {"Software": "lantoa"},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": "lantoa", "Producer": None},
}
FORMATS: Final = tuple(sorted(_METADATA))
_DOTS = 150  # per inch, of a PNG


def drawn(figure: Figure, format_name: str) -> bytes:
    """Return a figure in a format.

    Args:
        figure: what one of the functions of this room has drawn.
        format_name: ``svg``, ``png`` or ``pdf``.

    Raises:
        UserError: another format.

    >>> from lantoa.pictures.style import new_figure
    >>> drawn(new_figure()[0], "svg").startswith(b"<?xml")
    True
    """
    if format_name not in _METADATA:
        raise UserError(f"No pictures in the format {format_name!r}; use {', '.join(FORMATS)}.")
    buffer = io.BytesIO()
    with settings():
        figure.savefig(buffer, format=format_name, dpi=_DOTS, metadata=_METADATA[format_name])
    return buffer.getvalue()


def save(figure: Figure, path: str | Path) -> Path:
    """Write a figure to a file; the name's ending tells the format.

    Args:
        figure: what one of the functions of this room has drawn.
        path: a file that ends in ``.svg``, ``.png`` or ``.pdf``.

    Raises:
        UserError: another ending, or a folder that cannot be written to.
    """
    target = Path(path)
    ending = target.suffix.lower().removeprefix(".")
    if ending not in _METADATA:
        raise UserError(f"{target.name!r} does not say which format; end it in .svg, .png or .pdf.")
    content = drawn(figure, ending)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise UserError(f"{target} cannot be written ({error.strerror}).") from error
    return target
