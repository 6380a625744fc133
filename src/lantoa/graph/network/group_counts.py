"""How many deployments stand behind an edge: named ones, and groups that sources count."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.adoptions.overlaps import Count, Named, reconciled
from lantoa.graph.adoptions.totals import printed_total, total
from lantoa.graph.network.bounds import amount_bounds
from lantoa.graph.network.fetching import unescaped
from lantoa.graph.network.lean import NO_LIMIT, Floats, Ints
from lantoa.ontology.bounds import bounds_of_number
from lantoa.vietnamese import key

if TYPE_CHECKING:
    from lantoa.graph.network.lean import Lean

_TOLD = ("value", "bound", "of", "unit", "when", "replicates")
#: Weight, lower and upper bound of each edge.
Sizes = tuple[Floats, Floats, Floats]


class GroupCounts:
    """Counts the deployments of edges, those in several groups once."""

    def __init__(self, source: Lean) -> None:
        self._source = source
        self._areas: dict[str, frozenset[str]] = {}

    def sizes(self, edge: Ints, node: Ints, share: Floats, edges: int) -> Sizes:
        """Return how many deployments each edge stands for: printed, at least, at most.

        A deployment or group that an edge names several times is one. Where it is not sure that
        one belongs to an edge (a share below 1), it adds its share to the printed number, nothing
        to the lower bound, and all of it to the upper.

        Args:
            edge: the number of the edge of each row.
            node: the deployment or group that the row names.
            share: how much of it belongs to the edge.
            edges: how many edges there are.
        """
        source = self._source
        order = np.lexsort((-share, node, edge))
        edge, node, share = edge[order], node[order], share[order]
        fresh = np.r_[True, (np.diff(edge) != 0) | (np.diff(node) != 0)][: len(edge)]
        edge, node, share = edge[fresh], node[fresh], share[fresh]
        named = ~source.is_group[node]
        weight = np.bincount(edge[named], share[named], minlength=edges).astype(np.float64)
        lower = np.bincount(edge[named & (share == 1)], minlength=edges).astype(np.float64)
        upper = np.bincount(edge[named], minlength=edges).astype(np.float64)
        starts = np.searchsorted(edge, np.arange(edges + 1))
        for i in np.unique(edge[~named]).tolist():
            rows = slice(starts[i], starts[i + 1])
            weight[i], lower[i], upper[i] = self._size(node[rows], share[rows])
        return weight, lower, upper

    def _size(self, node: Ints, share: Floats) -> tuple[float, float, float]:
        model = self._source.model[node]
        found = np.zeros(3)
        for of in np.unique(model):
            one, part = node[model == of], share[model == of]
            printed, bounds = self._of_model(one)
            sure = part == 1
            lower = bounds[0]
            if not sure.all():
                certain, (lower, _) = self._of_model(one[sure])
                printed = certain + (printed - certain) * float(part[~sure].mean())
            found += (printed, lower, NO_LIMIT if bounds[1] is None else bounds[1])
        weight, least, most = found.tolist()
        return weight, least, most

    def _of_model(self, node: Ints) -> tuple[float, tuple[int, int | None]]:
        source = self._source
        named = {source.nodes[i]: self._named(i) for i in node[~source.is_group[node]].tolist()}
        told = [self._counts[i] for i in node[source.is_group[node]].tolist()]
        counts = reconciled(told, named, self._around)
        return printed_total(named, counts), total(named, counts)

    def _named(self, node: int) -> Named:
        first, last = self._source.started
        place = int(self._source.place[node])
        where = self._source.places[place] if place >= 0 else None
        return Named(_day(int(first[node])), _day(int(last[node])), where)

    def _around(self, place: str) -> frozenset[str]:
        """Return all that a place lies in, or lay in at another time, and itself."""
        found = self._areas.get(place)
        if found is None:
            from lantoa.graph.places import Gazetteer

            gazetteer = Gazetteer.packaged()
            chain = self._source.chains.chain(place) or (place,)
            known = next((at for at in chain if at in gazetteer), None)
            below = chain if known is None else chain[: chain.index(known)]
            found = frozenset(below) | (gazetteer.land(known) if known else frozenset())
            self._areas[place] = found
        return found

    @cached_property
    def _counts(self) -> dict[int, Count]:
        """What is told of each group, by its number."""
        source = self._source
        of_each = " ".join(f"OPTIONAL {{ ?s lt:{name} ?{name} }}" for name in _TOLD)
        select = (
            f"DISTINCT ?s {' '.join(f'?{name}' for name in _TOLD)} "
            f"{{ GRAPH ?g {{ ?s a lt:DeploymentGroup . {of_each} }} }}"
        )
        told: dict[str, list[set[str]]] = {}
        for iri, *cells in zip(*source.columns(select, len(_TOLD) + 1), strict=True):
            for values, cell in zip(
                told.setdefault(iri, [set() for _ in _TOLD]), cells, strict=True
            ):
                values.update([cell] if cell else [])
        (more,) = source.columns("DISTINCT ?g { ?r lt:additional true ; lt:target ?g }", 1)
        additional = set(more)
        found = {}
        for iri, (value, bound, of, unit, when, origins) in told.items():
            i = source.number.get(iri)
            if i is None or not source.is_group[i]:
                continue
            number, kind = min(value, default=None), min(bound, default=None)
            whole = min(of, default=None)
            first, last = source.days((iri, each) for each in when).get(iri, (0, 0))
            place = int(source.place[i])
            found[i] = Count(
                bounds_of_number(number, kind, whole),
                _day(first),
                _day(last),
                frozenset(source.nodes[m] for m in source.members.get(i, ())),
                source.places[place] if place >= 0 else None,
                key(unescaped(min(unit, default=""))),
                frozenset(origins),
                iri in additional,
                printed=amount_bounds(number, kind, whole)[2],
            )
        return found


def _day(ordinal: int) -> float:
    return float(ordinal) if ordinal else float("nan")
