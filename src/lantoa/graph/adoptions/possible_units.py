"""The units of a level that a place may lie in on a day: the one reading of units that were parted.

Of the 10,035 communes in force on 30 June 2025, 471 were parted on the next day: their land went
to two to five new ones. What is told of such a commune lies in one of these, and nobody says in
which:

- *certain* is a unit that is the only one (as where all parts lie in one province);
- *possible* are all units that took over a part. Each gets an equal share of the weight, so that
  the shares of a place are one together; each may have all of it, and is sure of nothing.

A place larger than the level ("quận Ba Đình", of communes) is not parted, but not known so finely:
it has no unit, unless it became a single one (as islands did).
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from lantoa.graph.places.units import REFORM_DAY
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

_FINENESS = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE, Level.REGION, Level.COUNTRY)


@lru_cache(maxsize=65_536)
def possible_units(gazetteer: Gazetteer, iri: str, level: Level, day: dt.date) -> tuple[str, ...]:
    """Return the IRIs of the units of a level that a unit lies, or may lie, in on a day, sorted.

    Args:
        gazetteer: the table of units.
        iri: a unit of it, of any time.
        level: commune, district or province.
        day: the day whose units are asked for.

    Returns:
        One unit where it is certain, several where it is parted between them, none where it is
        not known so finely.

    >>> from lantoa.graph.places import PLACES, Gazetteer
    >>> from lantoa.graph.places.units import REFORM_DAY
    >>> gazetteer = Gazetteer.packaged()
    >>> [each.removeprefix(PLACES) for each in
    ...     possible_units(gazetteer, PLACES + "commune-00007", Level.COMMUNE, REFORM_DAY)]
    ['commune-00008-2025', 'commune-00025-2025']
    >>> [each.removeprefix(PLACES) for each in
    ...     possible_units(gazetteer, PLACES + "commune-00007", Level.PROVINCE, REFORM_DAY)]
    ['province-01']
    """
    if day >= REFORM_DAY:
        # What all of a province or district went into, its communes went into: few look-ups.
        above = unit_above(gazetteer, iri, level)
        if above is not None and above != iri:
            whole = possible_units(gazetteer, above, level, day)
            if len(whole) <= 1:
                return whole
    found = {
        unit
        for standing in gazetteer.on(iri, day)
        if (unit := unit_above(gazetteer, standing.unit.iri, level))
    }
    if len(found) > 1 and _FINENESS.index(gazetteer.unit(iri).level) > _FINENESS.index(level):
        return ()
    return tuple(sorted(found))


@lru_cache(maxsize=65_536)
def unit_above(gazetteer: Gazetteer, iri: str, level: Level) -> str | None:
    """Return the unit of a level that a unit is or lay in last, None if it lay in none."""
    at: str | None = iri
    while at is not None:
        if gazetteer.unit(at).level is level:
            return at
        at = gazetteer.container(at)
    return None
