"""Words on pictures: composed letters, how wide they are, and lines that fit."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lantoa.pictures.style import FONT

if TYPE_CHECKING:
    from matplotlib.textpath import TextToPath


def composed(words: str) -> str:
    """Return words on one line with composed letters (NFC), without control characters.

    >>> len(composed("Tie\\u0302\\u0301ng\\nke\\u0309ng"))
    10
    """
    plain = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cs", "Cn", "Co"} else letter
        for letter in words
    )
    return " ".join(unicodedata.normalize("NFC", plain).split())


def shortened(words: str, length: int) -> str:
    """Return words cut to a length, with an ellipsis where something is left out.

    >>> shortened("Tiếng kẻng an ninh", 12)
    'Tiếng kẻng…'
    """
    if len(words) <= length:
        return words
    return words[: length - 1].rstrip() + "…"


@lru_cache(maxsize=8192)
def width_of(words: str, size: float) -> float:
    """Return how wide words are, in points.

    Args:
        words: on one line.
        size: of the letters, in points.
    """
    import warnings

    from matplotlib.font_manager import FontProperties

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter that the font lacks
        width, _, _ = _measure().get_text_width_height_descent(
            words, FontProperties(family=FONT, size=size), ismath=False
        )
    return float(width)


def lines_of(words: str, size: float, width: float, most: int = 3) -> list[str]:
    """Return words broken into lines that are no wider than a width.

    Args:
        words: what to break; letters are composed first.
        size: of the letters, in points.
        width: in points.
        most: how many lines there may be; what does not fit ends in an ellipsis.

    >>> lines_of("Tiếng kẻng an ninh", 9, 60)
    ['Tiếng kẻng', 'an ninh']
    """
    lines: list[str] = []
    if most < 1:
        return lines
    for word in composed(words).split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
            continue
        for part in _parts(word, size, width):
            lines.append(part)
            if len(lines) > most:
                return [*lines[: most - 1], _with_ellipsis(lines[most - 1], size, width)]
    return lines


def _parts(word: str, size: float, width: float) -> list[str]:
    """A word, cut where it alone is wider than a line."""
    parts = []
    while width_of(word, size) > width and len(word) > 1:
        fits = max(1, int(len(word) * width / width_of(word, size)))
        while fits > 1 and width_of(word[:fits], size) > width:
            fits -= 1
        parts.append(word[:fits])
        word = word[fits:]
    return [*parts, word]


def _with_ellipsis(line: str, size: float, width: float) -> str:
    while line and width_of(f"{line}…", size) > width:
        line = line[:-1].rstrip()
    return f"{line}…"


@cache
def _measure() -> TextToPath:
    from matplotlib.textpath import TextToPath

    return TextToPath()
