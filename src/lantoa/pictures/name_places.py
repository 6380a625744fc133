"""Where names go on a map: beside their points, none over another; what has no room is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from lantoa.pictures.words import composed, width_of

Box = tuple[float, float, float, float]

#: Directions that are tried in turn: right, left, above, below, and between.
_SIDES: Final = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))


@dataclass(frozen=True, slots=True)
class Name:
    """Words beside a point; coordinates, radius and all else in points (1/72 inch).

    They stand to its right if there is room, or `leftwards`; those of a ring only outside it.
    """

    words: str
    x: float
    y: float
    radius: float
    leftwards: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with the lower left corner of the room they take."""

    words: str
    x: float
    y: float


def place_names(
    names: Sequence[Name],
    *,
    size: float,
    within: Box,
    points: Iterable[tuple[float, float, float]] = (),
) -> list[Placed]:
    """Return where names go, the first before the others; those without room are left out.

    Args:
        names: the most important first.
        size: of the letters.
        within: left, bottom, right and top of the room for all.
        points: (x, y, radius) that no name may cover.

    >>> place_names([Name("a", 5, 5, 2), Name("b", 5, 5, 2)], size=7, within=(0, 0, 60, 60))[0].x
    8.5
    """
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y, r in points]
    found = []
    for name in names:
        words = composed(name.words)
        width, height = width_of(words, size), size * 1.15
        for box in _boxes(name, width, height):
            if _inside(box, within) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found.append(Placed(words, box[0], box[1]))
                break
    return found


def _boxes(name: Name, width: float, height: float) -> Iterable[Box]:
    for side, up in _SIDES:
        if name.outside and side < 1:
            continue
        right = -side if name.leftwards else side
        away = name.radius + 1.5
        x = name.x + right * away if right >= 0 else name.x - away - width
        x = name.x - width / 2 if right == 0 else x
        y = name.y - height / 2 if up == 0 else name.y + (away if up > 0 else -away - height)
        if right and up:
            y = name.y + (away * 0.5 if up > 0 else -away * 0.5 - height)
        yield x, y, x + width, y + height


def _inside(box: Box, within: Box) -> bool:
    return (
        box[0] >= within[0] and box[1] >= within[1] and box[2] <= within[2] and box[3] <= within[3]
    )


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
