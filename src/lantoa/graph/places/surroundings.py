"""What lies near a report's home: it decides between units of one name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lantoa.graph.places.register import Register


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A home's units and what is near them.

    `lineage` is the home and what contains it, lowest first; `nearest` are groups of containers,
    nearest first: a unit is as near as the first group on whose land it lay at any time. No group
    parts a unit from the one that it became, so that the report's day decides between those two.
    """

    lineage: tuple[str, ...] = ()
    nearest: tuple[frozenset[str], ...] = ()


def surroundings(register: Register, home: str | None, as_of: dt.date | None) -> Surroundings:
    """Return the surroundings of a home; empty if it is no unit of the register.

    The home and each of its containers, with the older units that lie wholly in it; a region's
    provinces; then what a part of them came from or went to.

    >>> from lantoa.graph.places import PLACES, Gazetteer
    >>> near = surroundings(Gazetteer.packaged(), PLACES + "province-25-2025", None).nearest
    >>> sorted(iri.removeprefix(PLACES) for iri in near[0])
    ['province-17', 'province-25', 'province-25-2025', 'province-26']
    """
    if home is None or home not in register:
        return Surroundings()
    lineage = (home, *(unit.iri for unit in register.parents(home, as_of)))
    groups = [_with_older(register, iri) for iri in lineage[:-1]]
    groups.append(frozenset(unit.iri for unit, _ in register.members(home)))
    groups += [_with_changes(register, iri) for iri in lineage[:-1]]
    return Surroundings(lineage, tuple(group for group in groups if group))


def _with_older(register: Register, iri: str) -> frozenset[str]:
    """A unit and all older units that went wholly into it."""
    found = {iri}
    frontier = [iri]
    while frontier:
        for step in register.predecessors(frontier.pop()):
            if step.whole and step.unit.iri not in found:
                found.add(step.unit.iri)
                frontier.append(step.unit.iri)
    return frozenset(found)


def _with_changes(register: Register, iri: str) -> frozenset[str]:
    """A unit, what it was made of, and what it became."""
    steps = (*register.predecessors(iri), *register.successors(iri))
    return frozenset({iri, *(step.unit.iri for step in steps)})
