"""The lean columns: what a projection needs of a store, as arrays of numbers.

Almost all the time of a fetch goes into turning the store's numbers into strings (some 3
microseconds each, measured on 8 million quads) and into following joins (10 to 70). So each
column is one query over one predicate, made distinct inside the store, and comes as one text
that is cut up here; IRIs become numbers at once, and all that follows is arithmetic.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.network.bounds import amount_bounds
from lantoa.graph.network.edges import STANDINGS, standing_of_graph
from lantoa.graph.network.fetching import fetch
from lantoa.graph.network.lean_nodes import Nodes, nodes_of
from lantoa.graph.network.names import PlaceChains, names
from lantoa.ontology.namespaces import term

if TYPE_CHECKING:
    from lantoa.graph.store import Store

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
#: The ordinal of a day that is not known.
UNKNOWN_DAY = 0
#: The upper bound of a number that has none.
NO_LIMIT = np.inf


class Lean:
    """The columns of a store, each fetched when first asked for.

    Nodes are numbered: first the deployments in the order of their IRIs, then the groups, then
    what edges name without describing it.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    # --- nodes ----------------------------------------------------------------------------

    @cached_property
    def _nodes(self) -> Nodes:
        return nodes_of(self)

    @property
    def nodes(self) -> list[str]:
        """The IRIs of the deployments, the groups, and ends of links that nothing describes."""
        return self._nodes.iris

    @property
    def deployments(self) -> list[str]:
        """The IRIs of all deployments, sorted."""
        return self.nodes[: self._nodes.deployments]

    @property
    def groups(self) -> list[str]:
        """The IRIs of all groups of deployments, sorted."""
        return self.nodes[self._nodes.deployments :][: self._nodes.groups]

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each node by its IRI."""
        return {iri: i for i, iri in enumerate(self.nodes)}

    @cached_property
    def is_group(self) -> NDArray[np.bool_]:
        """Which nodes are groups."""
        found = np.zeros(len(self.nodes), dtype=np.bool_)
        found[self._nodes.deployments :][: self._nodes.groups] = True
        return found

    def modelled(self, cls: str) -> dict[str, str]:
        """The instances of a class, each with its model or ""."""
        known: dict[str, str] = {}
        pattern = (
            f"?s ?o {{ {{ SELECT DISTINCT ?s {{ ?s a lt:{cls} }} }} "
            "OPTIONAL { SELECT DISTINCT ?s ?o { ?s lt:model ?o } } }"
        )
        for thing, model in zip(*self.columns(pattern, 2), strict=True):
            if thing not in known or model < known[thing]:
                known[thing] = model
        return known

    @property
    def model(self) -> Ints:
        """The model of each node as a number in ``models``; -1 where none is told."""
        return self._nodes.model

    @property
    def models(self) -> list[str]:
        """The IRIs of the models of the nodes, by number."""
        return self._nodes.models

    @property
    def place(self) -> Ints:
        """Where each node is, or in what area it is somewhere: a number in ``places``, or -1."""
        return self._nodes.place

    @property
    def places(self) -> list[str]:
        """The IRIs of the places of the nodes, by number."""
        return self._nodes.places

    @cached_property
    def chains(self) -> PlaceChains:
        """The places with their names, levels and containing places."""
        return PlaceChains.of(self.store)

    @property
    def started(self) -> tuple[Ints, Ints]:
        """The earliest and the latest day on which each node may have begun, as ordinals.

        :data:`UNKNOWN_DAY` where that is not known. A group had begun by the day it was counted.
        """
        return self._nodes.earliest, self._nodes.latest

    @cached_property
    def members(self) -> dict[int, list[int]]:
        """The named members of each group, by number."""
        found: dict[int, list[int]] = {}
        for group, member in self._nodes.members.T.tolist():
            found.setdefault(group, []).append(member)
        return found

    @cached_property
    def counted(self) -> tuple[Floats, Floats, Floats]:
        """How many deployments each node stands for: at least, at most, and the printed number.

        A deployment is one. Of a group its named members, who are nodes of their own, are taken
        off: 54 with 3 of them named are 51 more. :data:`NO_LIMIT` where nothing limits it.
        """
        least = np.ones(len(self.nodes))
        most, printed = least.copy(), least.copy()
        values = {s: v for s, v in self.pairs("value") if s in self.number}
        bounds = {s: b.rpartition("/")[2] for s, b in self.pairs("bound") if s in self.number}
        totals = {s: total for s, total in self.pairs("of") if s in self.number}
        for iri in self.groups:
            i = self.number[iri]
            low, high, number = amount_bounds(values.get(iri), bounds.get(iri), totals.get(iri))
            named = len(self.members.get(i, ()))
            least[i], printed[i] = max(0.0, low - named), max(0.0, number - named)
            most[i] = NO_LIMIT if high is None else max(0.0, high - named)
        return least, most, printed

    def names(self, cls: str) -> dict[str, str]:
        """Return the preferred Vietnamese name of every instance of a class, by IRI."""
        return names(self.store, cls)

    # --- pieces ---------------------------------------------------------------------------

    def columns(self, pattern: str, width: int) -> list[list[str]]:
        """Return the columns of a SELECT (everything after the word) as plain strings.

        Only for IRIs, numbers and dates: nothing is unescaped; "" where unbound.
        """
        return fetch(self.store, f"SELECT {pattern}", width)

    def pairs(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the subjects and values of a property of the ontology, each pair once."""
        return zip(*self.columns(f"DISTINCT ?s ?o {{ ?s <{_iri(name)}> ?o }}", 2), strict=True)

    def _of(self, cls: str, name: str) -> Iterator[tuple[str, str]]:
        """As :meth:`pairs`, only of the instances of a class."""
        pattern = (
            f"?s ?o {{ {{ SELECT DISTINCT ?s {{ ?s a <{_iri(cls)}> }} }} "
            f"{{ SELECT DISTINCT ?s ?o {{ ?s <{_iri(name)}> ?o }} }} }}"
        )
        return zip(*self.columns(pattern, 2), strict=True)

    def of_class(self, cls: str, name: str) -> list[tuple[str, str]]:
        """Return the pairs of a property whose subject is of a class, each pair once."""
        return list(self._of(cls, name))

    def values(self, name: str) -> dict[str, str]:
        """Return the value of a property by subject; of several the first in code order."""
        found: dict[str, str] = {}
        for subject, value in self.pairs(name):
            if subject not in found or value < found[subject]:
                found[subject] = value
        return found

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """The enclosing days of every time span, as ordinals."""
        earliest, latest = self.values("earliest"), self.values("latest")
        return {
            iri: (ordinal(earliest.get(iri)), ordinal(latest.get(iri)))
            for iri in {*earliest, *latest}
        }

    def days(self, dated: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
        """Return the days that enclose the dates of each subject.

        Where sources tell several dates, the days enclose all of them, and an end that one of
        them leaves open stays open.
        """
        found: dict[str, tuple[int, int]] = {}
        spans = self.spans
        for subject, value in dated:
            span = spans.get(value)
            if span is None:
                plain = ordinal(value)
                span = spans[value] = (plain, plain)
            known = found.get(subject)
            if known is None:
                found[subject] = span
            else:
                found[subject] = (
                    min(known[0], span[0]),
                    max(known[1], span[1]) if known[1] and span[1] else UNKNOWN_DAY,
                )
        return found

    def standings(self, cls: str) -> dict[str, int] | int:
        """Who stands behind the instances of a class, as positions in ``STANDINGS``.

        Returns:
            One position where it is the same for all, else that of each instance.
        """
        (graphs,) = self.columns(f"DISTINCT ?g {{ GRAPH ?g {{ ?s a <{cls}> }} }}", 1)
        ranks = {graph: rank_of_graph(graph) for graph in graphs}
        if len(set(ranks.values())) <= 1:
            return next(iter(ranks.values()), 0)
        found: dict[str, int] = {}
        in_graphs = self.columns(f"?s ?g {{ GRAPH ?g {{ ?s a <{cls}> }} }}", 2)
        for thing, graph in zip(*in_graphs, strict=True):
            found[thing] = min(ranks[graph], found.get(thing, len(STANDINGS)))
        return found

    def evidence(self, cls: str) -> dict[str, tuple[int, float]]:
        """Return how many evidences each statement of a class has, and the best confidence."""
        pattern = (
            "?r (COUNT(DISTINCT ?e) AS ?n) (MAX(?c) AS ?k) { "
            f"{{ SELECT DISTINCT ?r {{ ?r a <{cls}> }} }} "
            "{ SELECT DISTINCT ?r ?e { ?r lt:evidence ?e } } "
            "OPTIONAL { SELECT DISTINCT ?e ?c { ?e lt:confidence ?c } } } GROUP BY ?r"
        )
        return {
            statement: (int(count), float(confidence) if confidence else np.nan)
            for statement, count, confidence in zip(*self.columns(pattern, 3), strict=True)
        }


def _iri(name: str) -> str:
    return name if "#" in name or "/" in name else term(name)


def rank_of_graph(graph: str) -> int:
    """Return who speaks in a graph, as a position in ``STANDINGS``."""
    return STANDINGS.index(standing_of_graph(graph))


def ordinal(text: str | None) -> int:
    """Return the proleptic ordinal of a day, :data:`UNKNOWN_DAY` if it is none.

    >>> ordinal("2016-01-01"), ordinal("so"), ordinal(None)
    (735964, 0, 0)
    """
    try:
        return dt.date.fromisoformat(text[:10]).toordinal() if text else UNKNOWN_DAY
    except ValueError:
        return UNKNOWN_DAY


def as_date(day: int) -> dt.date | None:
    """Return the day of an ordinal, None for :data:`UNKNOWN_DAY`."""
    return dt.date.fromordinal(int(day)) if day else None
