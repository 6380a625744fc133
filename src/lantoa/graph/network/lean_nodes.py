"""The nodes of the lineage of a store as arrays, worked out once and kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from lantoa.graph.network.edges import edge_kinds
from lantoa.graph.network.kept import KeptArrays, packed, unpacked

if TYPE_CHECKING:
    from lantoa.graph.store import Store

Ints = NDArray[np.int64]
#: The kinds of edges that tell of lineage, by their names in the ontology.
LINEAGE_KINDS: Final = ("Replication", "InferredReplication")
#: So many nodes are worth keeping; of fewer all is found as quickly.
WORTH_KEEPING = 10_000


@dataclass(frozen=True, slots=True)
class Nodes:
    """Deployments in the order of their IRIs, then groups, then what only links name.

    Attributes:
        iris: the nodes.
        deployments, groups: how many of them are what.
        models, places: the IRIs of the models and the places of nodes, by number.
        model, place: the number of the model and the place (or area) of each node, -1 unknown.
        earliest, latest: ordinals of the days on which each may have begun, 0 unknown.
        members: two rows: the numbers of a group and of a named member of it.
    """

    iris: list[str]
    deployments: int
    groups: int
    models: list[str]
    model: Ints
    places: list[str]
    place: Ints
    earliest: Ints
    latest: Ints
    members: Ints


class Source(Protocol):
    """What the nodes are made of: the columns that ``Lean`` fetches."""

    store: Store

    def modelled(self, cls: str) -> dict[str, str]:
        """Return the instances of a class, each with its model or ""."""

    def pairs(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the subjects and values of a property."""

    def of_class(self, cls: str, name: str) -> list[tuple[str, str]]:
        """Return the pairs of a property whose subject is of a class."""

    def values(self, name: str) -> dict[str, str]:
        """Return the value of a property by subject."""

    def days(self, dated: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
        """Return the days that enclose the dates of each subject."""


def nodes_of(source: Source) -> Nodes:
    """Return the nodes of a store, with what is kept of them if it is."""
    place = KeptArrays(source.store, "nodes", *LINEAGE_KINDS)
    kept = place.read()
    if kept is not None:
        deployments, groups = kept["sizes"].tolist()
        return Nodes(
            unpacked(kept["iris"]),
            deployments,
            groups,
            unpacked(kept["models"]),
            kept["model"],
            unpacked(kept["places"]),
            kept["place"],
            kept["earliest"],
            kept["latest"],
            kept["members"],
        )
    found = _fetched(source)
    if len(found.iris) >= WORTH_KEEPING:
        place.keep(
            {
                "sizes": np.array([found.deployments, found.groups]),
                "iris": packed(found.iris),
                "models": packed(found.models),
                "model": found.model,
                "places": packed(found.places),
                "place": found.place,
                "earliest": found.earliest,
                "latest": found.latest,
                "members": found.members,
            }
        )
    return found


def _fetched(source: Source) -> Nodes:
    of_deployments, of_groups = source.modelled("Deployment"), source.modelled("DeploymentGroup")
    deployments, groups = sorted(of_deployments), sorted(of_groups.keys() - of_deployments)
    known = {*deployments, *groups}
    ends = {
        end
        for kind in edge_kinds(LINEAGE_KINDS)
        for name in (kind.source_property, kind.target_property)
        for _, end in (source.pairs(name) if name else ())
    }
    iris = [*deployments, *groups, *sorted(ends - known)]
    number = {iri: i for i, iri in enumerate(iris)}
    models, model = _numbered(of_deployments.get(iri) or of_groups.get(iri, "") for iri in iris)
    at, inside = source.values("place"), source.values("area")
    places, place = _numbered(at.get(iri) or inside.get(iri, "") for iri in iris)
    earliest, latest = _started(source, number)
    pairs = {
        (number[group], number[member])
        for group, member in source.pairs("member")
        if group in number and member in number
    }
    return Nodes(
        iris,
        len(deployments),
        len(groups),
        models,
        model,
        places,
        place,
        earliest,
        latest,
        np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T,
    )


def _numbered(values: Iterable[str]) -> tuple[list[str], Ints]:
    """Number values in the order in which they come; "" is -1."""
    numbers = {"": -1}
    found = np.array([numbers.setdefault(v, len(numbers) - 1) for v in values], dtype=np.int64)
    return list(numbers)[1:], found


def _started(source: Source, number: dict[str, int]) -> tuple[Ints, Ints]:
    """The days on which each node may have begun.

    A group had by the day it was counted, and a deployment of which nobody says since when had by
    the day on which it was first seen.
    """
    earliest = np.zeros(len(number), dtype=np.int64)
    latest = np.zeros(len(number), dtype=np.int64)
    started = source.days(source.pairs("started"))
    for iri, value in source.pairs("observed"):
        i = number.get(iri)
        if i is not None and iri not in started:
            _, last = source.days([(iri, value)])[iri]
            if last and (latest[i] == 0 or last < latest[i]):
                latest[i] = last
    for iri, (first, last) in started.items():
        if (i := number.get(iri)) is not None:
            earliest[i], latest[i] = first, last
    for iri, (_, last) in source.days(source.of_class("DeploymentGroup", "when")).items():
        if (i := number.get(iri)) is not None:
            latest[i] = last
    return earliest, latest
