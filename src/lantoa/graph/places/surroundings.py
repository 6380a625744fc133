"""What lies near a report's home: it decides between units of one name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lantoa.graph.places.register import Register


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A home's units and what is near them.

    `lineage` is the home and what contains it, lowest first; `nearest` are groups of containers,
    nearest first: a unit is as near as the first group on whose land it lay at any time.
    """

    lineage: tuple[str, ...] = ()
    nearest: tuple[frozenset[str], ...] = ()


def surroundings(register: Register, home: str | None, as_of: dt.date | None) -> Surroundings:
    """Return the surroundings of a home; empty if it is no unit of the register.

    The home and each of its containers; a region's provinces; older and newer units of them.
    """
    if home is None or home not in register:
        return Surroundings()
    lineage = (home, *(unit.iri for unit in register.parents(home, as_of)))
    groups = [frozenset({iri}) for iri in lineage[:-1]]
    groups.append(frozenset(unit.iri for unit, _ in register.members(home)))
    for iri in lineage:
        steps = (*register.predecessors(iri), *register.successors(iri))
        groups += [frozenset({step.unit.iri}) for step in steps]
    return Surroundings(lineage, tuple(group for group in groups if group))
