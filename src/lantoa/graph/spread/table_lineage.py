"""The lineage that a column of a plain table tells: whom each unit took an item over from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np

from lantoa.graph.adoptions import Adoptions
from lantoa.graph.adoptions.lineage_of import ModelLineage
from lantoa.graph.adoptions.parts import Problem
from lantoa.graph.diffusion.ties.ties_file import unit_name


def lineage_of_pairs(
    adoptions: Adoptions,
    item: str,
    pairs: Iterable[tuple[str, str]],
    *,
    points: Mapping[str, tuple[float, float]],
    above: Mapping[str, Mapping[str, Any]],
) -> tuple[ModelLineage, list[Problem]]:
    """Return the lineage of an item, and what cannot be or is doubtful in it.

    Args:
        adoptions: who adopted what and when.
        item: which item.
        pairs: a unit and whom it took the item over from.
        points: latitude and longitude of units.
        above: "province" and "district" -> unit -> what it lies in.

    >>> table = Adoptions.build([("a", "x", 2010), ("b", "x", 2009)])
    >>> lineage, problems = lineage_of_pairs(table, "x", [("b", "a")], points={}, above={})
    >>> list(lineage.graph.edges), problems[0].what
    ([('a', 'b')], 'sources that adopted later than what came of them')
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    times = adoptions.first_times(item)
    adopters = {unit for unit, time in times.items() if time is not None}
    adopters |= {*adoptions.undated(item)}
    graph.add_nodes_from(unit for unit in adoptions.units if unit in adopters)
    wrong: Counter[tuple[str, str]] = Counter()
    example: dict[str, str] = {}

    def note(what: str, handled: str, unit: str, source: str) -> None:
        wrong[what, handled] += 1
        example.setdefault(what, f"{unit!r} from {source!r}")

    for unit, source in pairs:
        if unit not in adopters:
            continue
        if unit == source:
            note("units that are their own source", "left out of the lineage", unit, source)
            continue
        if source not in adopters:
            note("sources that are not known to have adopted", "kept", unit, source)
        elif (times.get(source) or -np.inf) > (times.get(unit) or np.inf):
            note("sources that adopted later than what came of them", "kept", unit, source)
        graph.add_edge(source, unit)
    lineage = ModelLineage(
        graph=graph,
        counts={},
        members={},
        points=dict(points),
        coarse=frozenset(),
        provinces=dict(above.get("province", {})),
        districts=dict(above.get("district", {})),
    )
    return lineage, [
        Problem(what, count, example[what], handled) for (what, handled), count in wrong.items()
    ]


def sources_of(
    columns: Mapping[str, Sequence[object]], unit: str, item: str | None, source: str
) -> dict[str, list[tuple[str, str]]]:
    """Return for each item the pairs of a unit and whom it took the item over from.

    >>> sources_of({"u": ["a", "b"], "from": ["", "a; c"]}, "u", None, "from")
    {'all': [('b', 'a'), ('b', 'c')]}
    """
    found: dict[str, list[tuple[str, str]]] = {}
    items: Sequence[object] = columns[item] if item else ["all"] * len(columns[unit])
    for who, what, whence in zip(columns[unit], items, columns[source], strict=True):
        for each in unit_name(whence).split(";"):
            if unit_name(who) and each.strip():
                found.setdefault(unit_name(what), []).append((unit_name(who), each.strip()))
    return found
