"""What an administrative unit is: a level, a code and a name, over the time that it existed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from lantoa.ontology.namespaces import THINGS
from lantoa.ontology.records import Level
from lantoa.ontology.time import TimeSpan

PLACES = THINGS + "place/"
COUNTRY = PLACES + "country-vn"
#: The day on which 34 provinces took the place of 63 and the districts ended.
REFORM_DAY = dt.date(2025, 7, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An administrative unit, a region or the country.

    `name` carries its unit word: "xã Tân Thành". `valid_from` is its first day, None where that
    is not known; `valid_to` its last day, None while it exists, and where the end is not known to
    the day, the last day that it can have had. `began` and `ended` say exactly what is known of
    the days on which the changes that made and ended it took effect (EDTF): a unit that ended on
    2025-07-01 had its last day on 2025-06-30. `parent` contained it last; `earlier_parents` did
    before. `spellings` are other names that the lists print for it.
    """

    iri: str
    level: Level
    code: str
    name: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    parent: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    began: TimeSpan | None = None
    ended: TimeSpan | None = None
    earlier_parents: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()

    def valid_on(self, day: dt.date) -> bool:
        """Tell whether the unit may have existed on a day, by all that is known.

        >>> Unit(iri="", level=Level.COMMUNE, code="", name="",
        ...     valid_to=dt.date(2019, 12, 31)).valid_on(dt.date(2020, 1, 1))
        False
        """
        if self.began and self.began.earliest and day < self.began.earliest:
            return False
        return self.valid_to is None or day <= self.valid_to

    @property
    def exists(self) -> bool:
        """Whether the table knows no end of it."""
        return self.valid_to is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One step of change: `unit` took over (or gave) all or part of another.

    `whole` is True where the whole of the older unit went to the newer one. `when` is the day on
    which it took effect, as far as it is known; `decree` the act that ordered it.
    """

    unit: Unit
    whole: bool
    when: TimeSpan
    decree: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A unit that stands in the place of another on some day.

    `relation` is ``same`` for the unit itself; ``whole`` where all of the older of the two lies in
    the newer one; ``part`` where only a part does; ``within`` where no more is known than that the
    other lay, or lies, inside `unit`.
    """

    unit: Unit
    relation: Literal["same", "whole", "part", "within"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMatch:
    """A place name in a text: `printed` is text[start:end].

    `word` is the unit word written out ("thị xã" for TX), None for a bare name; `name` what
    :meth:`Gazetteer.resolve` takes ("thị xã Thái Hòa"); `level` None where neither the word nor
    the name decides it; `candidates` the units that bear the name, none if the table has none.
    """

    start: int
    end: int
    printed: str
    word: str | None
    level: Level | None
    name: str
    candidates: tuple[str, ...] = ()
