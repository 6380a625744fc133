"""Ties between the units of a table of adoptions, made as a few words say."""

from __future__ import annotations

import re
from collections.abc import Hashable

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.adoptions.table import Adoptions
from lantoa.graph.diffusion.tie_matrix import TieMatrix
from lantoa.graph.diffusion.ties.co_adoption import co_adoption
from lantoa.graph.diffusion.ties.geographic_neighbours import geographic_neighbours
from lantoa.graph.diffusion.ties.same_superior import same_superior

#: What ties can be made of, and how that is written.
KINDS = {
    "nearest": "nearest:6, the nearest units",
    "within": "within:20, the units within so many km",
    "district": "district, the units of one district",
    "province": "province, the units of one province",
    "co-adoption": "co-adoption or co-adoption:5, the units that adopted the same other items "
    "before, within so many years of each other",
}
_WRITTEN = re.compile(r"(?P<kind>[a-z-]+)(?::(?P<number>\d+(?:\.\d+)?))?")
_NEAREST = 6


def is_kind(text: str) -> bool:
    """Tell whether a text names a kind of ties, with or without its number.

    >>> is_kind("nearest:6"), is_kind("co-adoption"), is_kind("ties.csv")
    (True, True, False)
    """
    found = _WRITTEN.fullmatch(text)
    return found is not None and found["kind"] in KINDS


def ties_of_adoptions(adoptions: Adoptions, kind: str, *, item: str | None = None) -> TieMatrix:
    """Return ties between the units of a table of adoptions.

    Args:
        adoptions: the table; its units have coordinates for `nearest` and `within`, and are units
            of the gazetteer for `district` and `province`.
        kind: one of :data:`KINDS`, with its number after a colon.
        item: what spreads: for `co-adoption` it makes no ties, nor does what was adopted when
            its first adopter had it.

    Returns:
        The ties; units of which what makes ties is unknown are in `left_out`.

    Raises:
        UserError: there is no such kind, or the table does not hold what it needs.

    >>> rows = [("a", "x", 2010), ("b", "x", 2011), ("b", "y", 2015), ("a", "y", 2016)]
    >>> found = ties_of_adoptions(Adoptions.build(rows), "co-adoption", item="y")
    >>> found.how
    "units that adopted the same items, before 2015, 'y' left out"
    >>> sorted(found.to_networkx().edges)
    [('a', 'b'), ('b', 'a')]
    """
    found = _WRITTEN.fullmatch(kind)
    if found is None or found["kind"] not in KINDS:
        raise UserError(f"No ties are called {kind!r}; take {'; '.join(KINDS.values())}.")
    word, number = found["kind"], found["number"]
    if word in ("nearest", "within"):
        return _near(adoptions, word, number)
    if word == "co-adoption":
        return _co_adoption(adoptions, item, None if number is None else float(number))
    if number is not None:
        raise UserError(f"Ties within a {word} take no number; write {word}.")
    return same_superior(_superiors(adoptions, word), how=f"units of one {word}")


def _near(adoptions: Adoptions, word: str, number: str | None) -> TieMatrix:
    at = adoptions.coordinates
    if at is None or not np.isfinite(at).any():
        raise UserError("The units have no coordinates, so nobody knows their neighbours.")
    if word == "within":
        if number is None:
            raise UserError("Say within how many km neighbours lie, such as within:20.")
        return geographic_neighbours((adoptions.units, at), within_km=float(number))
    if number is not None and not number.isdecimal():
        raise UserError(f"There are no {number} nearest units; give a whole number.")
    return geographic_neighbours((adoptions.units, at), k=int(number or _NEAREST))


def _co_adoption(adoptions: Adoptions, item: str | None, window: float | None) -> TieMatrix:
    if len(adoptions.items) < 2:
        raise UserError(
            "Co-adoption is of other items than the one that spreads, but the table has only one."
        )
    unit, items, time = adoptions.events()
    own = np.zeros(len(items), dtype=bool)
    if item is not None:
        own = items == adoptions.index_of(item)
    before = float(time[own].min()) if own.any() else None
    names = np.array(adoptions.units, dtype=object)
    return co_adoption(
        names[unit],
        np.array(adoptions.items, dtype=object)[items],
        time,
        window=window,
        before=before,
        without=item,
        population=adoptions.units,
    )


def _superiors(adoptions: Adoptions, level: str) -> dict[Hashable, str | None]:
    """Return the IRI of the unit of a level that each unit lies in, None where unknown."""
    from lantoa.graph.places import Gazetteer

    if not adoptions.ids:
        raise UserError(
            f"The units of a plain table have no {level}; give a table of ties (ego, alter)."
        )
    gazetteer = Gazetteer.packaged()
    known: dict[str, str | None] = {}

    def above(iri: str) -> str | None:
        if iri not in known:
            known[iri] = None  # a unit that the gazetteer lacks
            if iri in gazetteer:
                unit = gazetteer.unit(iri)
                if unit.level == level:
                    known[iri] = iri
                elif unit.parent:
                    known[iri] = above(unit.parent)
        return known[iri]

    ties: dict[Hashable, str | None] = {}
    for label, iri in zip(adoptions.units, adoptions.ids, strict=True):
        superior = above(iri)
        ties[label] = None if superior == iri else superior
    return ties
