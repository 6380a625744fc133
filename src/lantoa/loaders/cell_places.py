"""The place columns of a row -> one place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from lantoa.graph.places.names import parse_name
from lantoa.ontology.records import Level, Place

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

#: The columns of containing units, lowest first, with the level that each stands for and the
#: unit word of a name that has none and that no list knows.
_UNITS: Final = (
    ("commune", Level.COMMUNE, "xã"),
    ("district", Level.DISTRICT, "huyện"),
    ("province", Level.PROVINCE, "tỉnh"),
)
_COLUMNS: Final = ("place", *(column for column, _, _ in _UNITS))
_REMEMBERED: Final = 50_000


def split_chain(cell: str) -> tuple[str, ...]:
    """Return the names of a printed chain, lowest first.

    >>> split_chain("xã Tân Thành, huyện Lương Sơn")
    ('xã Tân Thành', 'huyện Lương Sơn')
    """
    return tuple(part for part in (part.strip() for part in cell.split(",")) if part)


class PlaceReader:
    """Reads places; the rows of a table name few of them often, so each is resolved once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[object, ...], tuple[Place | None, str | None]] = {}

    def of_chain(self, cell: str, as_of: dt.date | None) -> Place | None:
        """Return the place of a cell that holds a whole chain, or None if it is empty."""
        return self.of_row({"place": cell}, as_of)[0]

    def of_row(
        self, cells: Mapping[str, str], as_of: dt.date | None
    ) -> tuple[Place | None, str | None]:
        """Return the lowest place that the place columns of a row name, and how it is printed.

        A name without its unit word gets that of the unit of the column's level; where no list
        knows the name, the commonest word of that level.
        """
        asked = (*(cells.get(column, "") for column in _COLUMNS), as_of)
        if asked not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[asked] = self._read(cells, as_of)
        return self._known[asked]

    def _read(
        self, cells: Mapping[str, str], as_of: dt.date | None
    ) -> tuple[Place | None, str | None]:
        lowest = split_chain(cells.get("place", ""))
        above: list[str] = []
        within: str | None = None
        for column, level, word in reversed(_UNITS):
            names = split_chain(cells.get(column, ""))
            if not names or any(_same_name(names[0], name) for name in lowest):
                continue
            units = self._gazetteer.find(names[0], level=level, within=within, as_of=as_of)
            name = names[0]
            if parse_name(name).word is None:
                # A region in the column of provinces stays what it is.
                known = units or self._gazetteer.named(name)
                name = units[0].name if units else name if known else f"{word} {name}"
            if len(units) == 1:
                within = units[0].iri
            above = [name, *names[1:], *above]
        chain = (*lowest, *above)
        if not chain:
            return None, None
        printed = next(cells[column] for column in _COLUMNS if cells.get(column))
        return self._gazetteer.resolve(chain, as_of=as_of), printed


def _same_name(one: str, other: str) -> bool:
    a, b = parse_name(one), parse_name(other)
    return a.bare.casefold() == b.bare.casefold() and (a.word == b.word or not (a.word and b.word))
