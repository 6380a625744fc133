"""The gazetteer: the one object that knows units in space and time, by name, and in text.

Three classes, each above the one before: :class:`.register.Register` (what contains a unit, what
became of it), :class:`.named_units.NamedUnits` (by name), and here what reads names in prose.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property, lru_cache

from lantoa.graph.places import table as tables
from lantoa.graph.places.mentions import Finder
from lantoa.graph.places.named_units import NamedUnits
from lantoa.graph.places.resolve import Resolver
from lantoa.graph.places.units import PlaceMatch
from lantoa.ontology.records import Place


class Gazetteer(NamedUnits):
    """The administrative units of Viet Nam, before and after 1 July 2025.

    >>> gazetteer = Gazetteer.packaged()
    >>> [unit.name for unit in gazetteer.find("TX Thái Hòa", as_of=dt.date(2020, 1, 1))]
    ['thị xã Thái Hòa']
    >>> gazetteer.resolve(["xã Tân Thành", "huyện Lương Sơn"]).path
    ('xã Tân Thành', 'huyện Lương Sơn', 'tỉnh Hòa Bình')
    """

    @classmethod
    def packaged(cls) -> Gazetteer:
        """Return the gazetteer of the packaged table; the same object every time."""
        return _packaged()

    def resolve(
        self, chain: Sequence[str], *, home: Place | None = None, as_of: dt.date | None = None
    ) -> Place:
        """Return the place that a chain of printed names means; see :mod:`.resolve`."""
        return self._resolver.resolve(chain, home=home, as_of=as_of)

    def mentions(self, text: str) -> list[PlaceMatch]:
        """Return the place names in a text, in order, none overlapping; see :mod:`.mentions`."""
        return self._finder.mentions(text)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self, self.mentions)


@lru_cache(maxsize=1)
def _packaged() -> Gazetteer:
    return Gazetteer(tables.packaged())
