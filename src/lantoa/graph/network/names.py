"""One name for each thing, and the chain of places above a place.

Sources may print a name in several ways; whoever needs one name for a thing asks here, so that
tables and networks of one store agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions

from lantoa.graph.network.fetching import fetch_rows
from lantoa.ontology.namespaces import PREFIXES, concept, term
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.store import Store

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_ABOVE_PROVINCES = {concept("level", Level.COUNTRY), concept("level", Level.REGION)}


def preferred(labels: Iterable[str]) -> str:
    """Return the label to show of several: the shortest, of these the first in code order.

    The shortest leaves out stray quotation marks; capitals come before small letters.

    >>> preferred(["“Tổ liên gia”", "tổ liên gia", "Tổ liên gia"])
    'Tổ liên gia'
    """
    return min(labels, key=lambda label: (len(label), label))


def columns(store: Store, pattern: str, *, distinct: bool = False) -> list[tuple[str | None, ...]]:
    """Return the solutions of a SPARQL SELECT of lantoa's own as tuples of plain strings.

    Args:
        store: what to ask.
        pattern: everything after ``SELECT``; the usual prefixes are declared.
        distinct: leave out repetitions.
    """
    solutions = store.query(f"{_PREFIXES}SELECT {'DISTINCT ' if distinct else ''}{pattern}")
    assert isinstance(solutions, QuerySolutions)
    width = range(len(solutions.variables))
    return [
        tuple(None if (value := row[i]) is None else value.value for i in width)
        for row in solutions
    ]


def names(store: Store, *classes: str) -> dict[str, str]:
    """Return the preferred Vietnamese name of every instance of some classes, by IRI.

    Args:
        store: what to ask.
        classes: local names of classes of the ontology, e.g. ``Model``.
    """
    found: dict[str, list[str]] = {}
    wanted = " ".join(f"<{term(name)}>" for name in classes)
    # Distinct first, each side: a thing that k graphs describe would join k times k otherwise,
    # and two sets are put together faster than one is looked up in the other.
    select = (
        "SELECT DISTINCT ?thing ?label "
        f"{{ {{ SELECT DISTINCT ?thing {{ VALUES ?class {{ {wanted} }} ?thing a ?class }} }}"
        " { SELECT DISTINCT ?thing ?label { ?thing rdfs:label ?label } }"
        " FILTER(LANG(?label) = 'vi' || LANG(?label) = '') }"
    )
    for thing, label in fetch_rows(store, select, 2):
        found.setdefault(thing, []).append(label)
    return {thing: preferred(labels) for thing, labels in found.items()}


class PlaceChains:
    """The places of a store with their names, levels and containing places.

    >>> chains = PlaceChains({"c": "xã A", "p": "tỉnh B"}, {"c": "p"}, {})
    >>> chains.path("c")
    'xã A, tỉnh B'
    """

    def __init__(
        self, labels: Mapping[str, str], within: Mapping[str, str], levels: Mapping[str, str]
    ) -> None:
        self._labels = labels
        self._within = within
        self._levels = levels
        self._chains: dict[str, tuple[str, ...]] = {}

    @classmethod
    def of(cls, store: Store) -> PlaceChains:
        """Read the places of a store."""
        labels = names(store, "Place")
        within: dict[str, str] = {}
        containers = "SELECT ?place ?container { ?place lt:within ?container }"
        for place, container in fetch_rows(store, containers, 2):
            # A place described twice with different containers: the first in code order.
            within[place] = min(container, within.get(place, container))
        levels: dict[str, str] = {}
        for place, level in fetch_rows(store, "SELECT ?place ?level { ?place lt:level ?level }", 2):
            levels[place] = level
        return cls(labels, within, levels)

    def __contains__(self, place: object) -> bool:
        return place in self._labels

    def label(self, place: str | None) -> str | None:
        """Return the name of a place, None if the store does not know it."""
        return self._labels.get(place) if place else None

    def level(self, place: str | None) -> str | None:
        """Return the level of a place as a local name (``commune``), None if not known."""
        level = self._levels.get(place) if place else None
        return level.rpartition("/")[2] if level else None

    def chain(self, place: str | None) -> tuple[str, ...]:
        """Return the IRIs from a place up to its province; regions and the country stay out."""
        if place is None:
            return ()
        known = self._chains.get(place)
        if known is None:
            above: list[str] = []
            current: str | None = place
            while current and current not in above:
                if above and self._levels.get(current) in _ABOVE_PROVINCES:
                    break
                above.append(current)
                current = self._within.get(current)
            known = self._chains[place] = tuple(above)
        return known

    def path(self, place: str | None) -> str | None:
        """Return the names from a place up to its province, joined by a comma and a space."""
        return self.spell(self.chain(place))

    def spell(self, chain: Iterable[str]) -> str | None:
        """Return a chain of places as names joined by a comma and a space, None if empty."""
        return ", ".join(self._labels[p] for p in chain if p in self._labels) or None

    def common(self, places: Iterable[str]) -> tuple[str, ...]:
        """Return the chain of the lowest place that contains all `places`, empty if none does."""
        shared: tuple[str, ...] | None = None
        for place in places:
            chain = self.chain(place)
            if shared is None:
                shared = chain
            else:
                inside = set(chain)
                shared = tuple(p for p in shared if p in inside)
        return shared or ()
