"""What stands around models, organizations and places: where, with whom, in which sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from lantoa.graph.describe import batches
from lantoa.graph.network.names import PlaceChains, columns
from lantoa.ontology.namespaces import ONTOLOGY_GRAPH, PLACES_GRAPH

if TYPE_CHECKING:
    from lantoa.graph.store import Store

_ROLES = "lt:foundedBy|lt:advisedBy|lt:operatedBy|lt:hostedBy"
_NO_SOURCES = {PLACES_GRAPH, ONTOLOGY_GRAPH}
#: Names that stand so close in a source are items of one list.
_LIST_GAP = 40


@dataclass(slots=True)
class Surroundings:
    """What stands around one thing, as IRIs.

    Attributes:
        places: where it is at work, with the start dates that are told there.
        of: the places that an organization is of, or that a provisional place is within.
        candidates: the units that a provisional place may be.
        bodies: the organizations that work for it; of an organization, the models it works for.
        graphs: the graphs of the sources that name it.
        homes: the places that these sources are mainly about.
    """

    places: dict[str, set[str]] = field(default_factory=dict)
    of: set[str] = field(default_factory=set)
    candidates: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    graphs: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)


class Neighbourhood:
    """Fetches the surroundings of many things in a few queries."""

    def __init__(self, store: Store, kind: str, things: Iterable[str]) -> None:
        """Fetch the surroundings of things of a kind: model, organization or place."""
        self._store = store
        self._kind = kind
        self._of: dict[str, Surroundings] = {}
        self.extend(things)

    def extend(self, things: Iterable[str]) -> None:
        """Fetch the surroundings of more things."""
        wanted = sorted(set(things) - self._of.keys())
        self._of |= {iri: Surroundings() for iri in wanted}
        fetch = {"model": self._model, "organization": self._organization, "place": self._place}
        for batch in batches(wanted):
            self._common(batch)
            fetch[self._kind](batch)

    def __getitem__(self, iri: str) -> Surroundings:
        return self._of[iri]

    def _rows(self, pattern: str) -> list[tuple[str | None, ...]]:
        return columns(self._store, pattern, distinct=True)

    def _common(self, batch: str) -> None:
        for thing, graph in self._rows(
            f"?x ?g {{ VALUES ?x {{ {batch} }} GRAPH ?g {{ ?x a ?class }} }}"
        ):
            if thing and graph and graph not in _NO_SOURCES:
                self._of[thing].graphs.add(graph)

    def _model(self, batch: str) -> None:
        for model, place, started in self._rows(
            f"?x ?place ?edtf {{ VALUES ?x {{ {batch} }} GRAPH ?g {{ ?d lt:model ?x ;"
            " lt:place|lt:area ?place OPTIONAL { ?d lt:started/lt:edtf ?edtf } } }"
        ):
            if model and place:
                dates = self._of[model].places.setdefault(place, set())
                dates |= {started} if started else set()
        for model, body in self._rows(
            f"?x ?body {{ VALUES ?x {{ {batch} }} GRAPH ?g {{ ?d lt:model ?x ; {_ROLES} ?body }} }}"
        ):
            if model and body:
                self._of[model].bodies.add(body)

    def _organization(self, batch: str) -> None:
        for body, place in self._rows(
            f"?x ?place {{ VALUES ?x {{ {batch} }} ?x lt:ofPlace ?place }}"
        ):
            if body and place:
                self._of[body].of.add(place)
        for role in _ROLES.split("|"):  # a path of alternatives would be joined the wrong way round
            for body, place, model in self._rows(
                f"?x ?place ?model {{ VALUES ?x {{ {batch} }} GRAPH ?g {{ ?d {role} ?x ;"
                " lt:model ?model OPTIONAL { ?d lt:place|lt:area ?place } } }"
            ):
                if body and place:
                    self._of[body].places.setdefault(place, set())
                if body and model:
                    self._of[body].bodies.add(model)

    def _place(self, batch: str) -> None:
        for place, role, other in self._rows(
            f"?x ?p ?y {{ VALUES ?x {{ {batch} }} VALUES ?p {{ lt:within lt:candidate }}"
            " ?x ?p ?y }"
        ):
            if place and role and other:
                found = self._of[place]
                (found.of if role.endswith("within") else found.candidates).add(other)
        for place, home in self._rows(
            f"?x ?home {{ VALUES ?x {{ {batch} }} GRAPH ?g {{ ?x a lt:ProvisionalPlace ."
            " ?source lt:home ?home } }"
        ):
            if place and home:
                self._of[place].homes.add(home)

    def listed_together(self, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Return the pairs that some source names side by side, as items of one list."""
        near = [(a, b) for a, b in pairs if self._of[a].graphs & self._of[b].graphs]
        spots: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(dict)
        for batch in batches(sorted({thing for pair in near for thing in pair})):
            for thing, graph, start, end in self._rows(
                f"?x ?g ?start ?end {{ VALUES ?x {{ {batch} }} GRAPH ?g {{ ?x lt:evidence ?e ."
                " ?e lt:start ?start ; lt:end ?end } }"
            ):
                if thing and graph and start and end:
                    spots[thing].setdefault(graph, []).append((int(start), int(end)))
        return {
            (a, b)
            for a, b in near
            if any(
                0 <= max(one[0], two[0]) - min(one[1], two[1]) <= _LIST_GAP
                for graph in spots[a].keys() & spots[b].keys()
                for one in spots[a][graph]
                for two in spots[b][graph]
            )
        }

    # --- places -------------------------------------------------------------------------------

    @cached_property
    def chains(self) -> PlaceChains:
        """The places and what contains them."""
        return PlaceChains.of(self._store)

    @cached_property
    def _became(self) -> dict[str, str]:
        rows = columns(self._store, "?old ?new { ?old lt:succeededBy ?new }", distinct=True)
        return {old: new for old, new in sorted(rows, reverse=True) if old and new}

    def today(self, place: str) -> str:
        """Return what a unit has wholly become, so that old and new names can be compared."""
        seen = {place}
        while (new := self._became.get(place)) and new not in seen:
            seen.add(new)
            place = new
        return place

    def chain(self, place: str) -> set[str]:
        """Return a place and all that contains it, each as it is today."""
        return {self.today(unit) for unit in self.chains.chain(place)}

    def provinces(self, places: Iterable[str]) -> set[str]:
        """Return the provinces that places lie in, as they are today."""
        return {
            self.today(unit)
            for place in places
            for unit in self.chains.chain(place)
            if self.chains.level(unit) == "province"
        }

    def label(self, place: str) -> str:
        """Return a place's name with what contains it."""
        return self.chains.path(place) or place
