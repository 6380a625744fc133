"""A figure becomes a file: SVG, PNG or PDF, the same bytes for the same picture."""

from __future__ import annotations

import io
import re
import warnings
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lantoa.errors import UserError
from lantoa.pictures.style import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

#: What would differ from one day to the next is left out of each format.
_METADATA: Final[dict[str, dict[str, str | None]]] = {
    "svg": {"Date": None, "Creator": "lantoa"},
    "png": {"Software": "lantoa"},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": "lantoa", "Producer": None},
}
FORMATS: Final = tuple(sorted(_METADATA))
_DOTS = 150  # per inch, of a PNG
_TEXT = re.compile(r"<text\b[^>]*>([^<]*)</text>")


def drawn(figure: Figure, format_name: str, *, font: bool = True) -> bytes:
    """Return a figure in a format.

    An SVG holds its words as words, the letters of its font, and what it shows for who cannot see
    it; a PDF holds its font as well.

    Args:
        figure: what one of the functions of this room has drawn.
        format_name: ``svg``, ``png`` or ``pdf``.
        font: whether an SVG is to hold its font; not needed in a page that has it.

    Raises:
        UserError: another format.

    >>> from lantoa.pictures.page import Page
    >>> drawn(Page().finish("Tiếng kẻng"), "svg").startswith(b"<?xml")
    True
    """
    if format_name not in _METADATA:
        raise UserError(f"No pictures in the format {format_name!r}; use {', '.join(FORMATS)}.")
    buffer = io.BytesIO()
    with settings(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # a box stands for it
        figure.savefig(buffer, format=format_name, dpi=_DOTS, metadata=_METADATA[format_name])
    if format_name != "svg":
        return buffer.getvalue()
    return _described(buffer.getvalue().decode(), getattr(figure, "alternative", ""), font).encode()


def letters_of(svg: str) -> frozenset[str]:
    """Return the letters of the words of an SVG."""
    return frozenset("".join(map(unescape, _TEXT.findall(svg))))


def _described(svg: str, alternative: str, font: bool) -> str:
    """An SVG with its font and with what it shows, for those who have it read aloud."""
    from lantoa.pictures.embedded_font import font_face

    start = svg.index("<svg")
    end = svg.index(">", start)
    words = escape(alternative)
    face = f"<style>{font_face(letters_of(svg))}</style>" if font else ""
    label = f' role="img" aria-label="{words}"' if words else ' role="img"'
    title = f"<title>{words}</title>" if words else ""
    return f"{svg[:end]}{label}>{title}{face}{svg[end + 1 :]}"


def save(figure: Figure, path: str | Path) -> Path:
    """Write a figure to a file; the name's ending tells the format.

    Args:
        figure: what one of the functions of this room has drawn.
        path: a file that ends in ``.svg``, ``.png`` or ``.pdf``.

    Raises:
        UserError: another ending, or a folder that cannot be written to.
    """
    target = checked(path)
    content = drawn(figure, target.suffix.lower().removeprefix("."))
    try:
        target.write_bytes(content)
    except OSError as error:
        raise UserError(f"{target} cannot be written ({error.strerror}).") from error
    return target


def checked(path: str | Path) -> Path:
    """Return the path of a picture, before anything is computed for it.

    Raises:
        UserError: its ending is no format, its folder does not exist, or it is a folder.
    """
    target = Path(path)
    if target.suffix.lower().removeprefix(".") not in _METADATA:
        raise UserError(f"{target.name!r} does not say which format; end it in .svg, .png or .pdf.")
    if not target.parent.is_dir():
        raise UserError(f"{target} cannot be written (there is no folder {target.parent}).")
    if target.is_dir():
        raise UserError(f"{target} cannot be written (it is a folder).")
    return target


def in_notebook(draw: Callable[[], Figure]) -> str:
    """Return a picture as HTML beside the words of a result, or nothing without matplotlib.

    It is an image of its own, so that its identifiers, letters and style touch nothing else.

    Args:
        draw: draws it.
    """
    import base64

    try:
        figure = draw()
    except UserError:
        return ""  # the extra is not installed: the words alone
    data = base64.b64encode(drawn(figure, "svg")).decode()
    words = escape(getattr(figure, "alternative", ""))
    return (
        f'<p><img alt="{words}" style="max-width:100%" src="data:image/svg+xml;base64,{data}"></p>'
    )
