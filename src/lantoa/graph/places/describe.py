"""All that is known of one place, for ``lantoa place``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lantoa.errors import UnknownNameError
from lantoa.graph.places.gazetteer import Gazetteer
from lantoa.graph.places.names import folded_key
from lantoa.graph.places.register import Register
from lantoa.graph.places.units import PLACES, Standing, Succession, Unit

_MOST_SUGGESTIONS = 3
_ALIKE = 70.0  # of 100; less is no suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where the land of a unit is today that ended, nobody knows as what.

    `unit` is the lowest unit that contained it and that can be followed; `stands` is what stands
    in that one's place today.
    """

    unit: Unit
    stands: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDescription:
    """A unit with its surroundings in space and time; or, undecided, what it may be.

    `unit` is None where several units bear the name and nothing decides; `candidates` are then
    all of them, best first, else the other units of the name. `parents` contained the unit on the
    day asked for (or last), lowest first. `became` and `came_from` are its changes; `whereabouts`
    says where it is today if it ended and the table does not know what it became, else None.
    `stands` is what stands in its place on the day, None if no day was asked for. For a region,
    `members` are its provinces and whether each lies wholly in it.
    """

    name: str
    as_of: dt.date | None
    unit: Unit | None
    parents: tuple[Unit, ...] = ()
    became: tuple[Succession, ...] = ()
    came_from: tuple[Succession, ...] = ()
    whereabouts: Whereabouts | None = None
    stands: tuple[Standing, ...] | None = None
    candidates: tuple[Unit, ...] = ()
    members: tuple[tuple[Unit, bool], ...] = ()


def describe(
    name: str, as_of: dt.date | None = None, gazetteer: Gazetteer | None = None
) -> PlaceDescription:
    """Return what is known of a place, by its printed name or its IRI.

    Args:
        name: "xã Tân Thành, huyện Lương Sơn", "TP Huế", "luong son", or the IRI of a unit, whole
            or from the level on ("commune-04996").
        as_of: the day to look at; of units of one name, those that existed then come first.
        gazetteer: the units; the packaged ones by default.

    Raises:
        UnknownNameError: no unit bears the name; near names are proposed.

    >>> place = describe("xã Tân Thành, huyện Lương Sơn", dt.date(2026, 1, 1))
    >>> place.unit.code, place.unit.valid_to.isoformat(), [s.unit.name for s in place.stands]
    ('04996', '2019-12-31', ['tỉnh Phú Thọ'])
    """
    gazetteer = gazetteer or Gazetteer.packaged()
    for iri in (name, PLACES + name):
        if iri in gazetteer:
            return _of(gazetteer, name, gazetteer.unit(iri), as_of)
    chain = [part.strip() for part in name.split(",") if part.strip()]
    place = gazetteer.resolve(chain, as_of=as_of)
    if place.known:
        unit = gazetteer.unit(place.iri)
        others = tuple(each for each in gazetteer.find(chain[0]) if each.iri != unit.iri)
        return _of(gazetteer, name, unit, as_of, others)
    candidates = [gazetteer.unit(iri) for iri in place.candidates]
    if not candidates and len(chain) == 1:
        candidates = gazetteer.find(chain[0])
    if not candidates:
        raise UnknownNameError("place", name, _near(gazetteer, chain[0] if chain else name))
    ranked = [unit for unit in gazetteer.find(chain[0]) if unit in candidates]
    return PlaceDescription(
        name=name, as_of=as_of, unit=None, candidates=tuple(ranked or candidates)
    )


def _of(
    gazetteer: Gazetteer,
    name: str,
    unit: Unit,
    as_of: dt.date | None,
    others: tuple[Unit, ...] = (),
) -> PlaceDescription:
    return PlaceDescription(
        name=name,
        as_of=as_of,
        unit=unit,
        parents=tuple(gazetteer.parents(unit.iri, as_of)),
        became=tuple(gazetteer.successors(unit.iri)),
        came_from=tuple(gazetteer.predecessors(unit.iri)),
        whereabouts=_whereabouts(gazetteer, unit),
        stands=tuple(gazetteer.on(unit.iri, as_of)) if as_of else None,
        candidates=others,
        members=tuple(gazetteer.members(unit.iri)),
    )


def _whereabouts(register: Register, unit: Unit) -> Whereabouts | None:
    if unit.exists or register.successors(unit.iri):
        return None
    for parent in register.parents(unit.iri):
        stands = register.on(parent.iri, dt.date.max)  # what has no end
        if stands:
            return Whereabouts(unit=parent, stands=tuple(stands))
    return None


def _near(gazetteer: Gazetteer, name: str) -> list[str]:
    """Names close to one that no unit bears, best first."""
    from rapidfuzz import fuzz, process

    names = {folded_key(each): each for each in gazetteer.names}
    found = process.extract(
        folded_key(name),
        list(names),
        scorer=fuzz.ratio,
        limit=_MOST_SUGGESTIONS,
        score_cutoff=_ALIKE,
    )
    return [gazetteer.unit(gazetteer.names[names[near]][0]).name for near, *_ in found]
