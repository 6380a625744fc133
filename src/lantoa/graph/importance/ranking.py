"""Who matters in a network: all measures of every node in one ranked table."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from lantoa.errors import UserError
from lantoa.graph.importance.betweenness import betweenness
from lantoa.graph.importance.brokerage import ROLES as BROKERS
from lantoa.graph.importance.brokerage import brokerage
from lantoa.graph.importance.communities import Communities, communities
from lantoa.graph.importance.earlier import earlier
from lantoa.graph.importance.generations import generations_of
from lantoa.graph.importance.indexed import Indexed
from lantoa.graph.importance.pagerank import pagerank
from lantoa.graph.importance.reach import reach_of
from lantoa.graph.importance.roles import ROLES, roles

if TYPE_CHECKING:
    import pandas as pd

#: What :func:`importance` takes besides the graph.
MEASURE_OPTIONS = ("pivots", "seed", "accelerate", "groups")
#: The columns of the table.
COLUMNS: tuple[str, ...] = (
    "rank",
    "node",
    "label",
    "role",
    "confidence",
    "earlier",
    "reach_lower",
    "reach_upper",
    "out_degree",
    "in_degree",
    "generation",
    "pagerank",
    "betweenness",
    *BROKERS,
    "community",
)


@dataclass(frozen=True, slots=True)
class Importance:
    """All measures of every node.

    Attributes:
        rows: the values of :data:`COLUMNS`, by rank.
        betweenness_method: ``exact``, or how it was sampled.
        communities: the partition.
        remarks: what a reader of the table must know.
    """

    rows: list[tuple[Any, ...]]
    betweenness_method: str
    communities: Communities
    remarks: tuple[str, ...]

    columns = COLUMNS
    #: The columns that fit on a screen.
    shown = (
        "rank",
        "label",
        "role",
        "confidence",
        "earlier",
        "reach_lower",
        "reach_upper",
        "out_degree",
        "generation",
        "pagerank",
        "betweenness",
    )

    def of_role(self, role: str) -> Importance:
        """Return the rows of one role, their ranks among all kept.

        Args:
            role: one of :data:`lantoa.graph.importance.roles.ROLES`.

        Raises:
            UserError: there is no such role.
        """
        if role not in ROLES:
            raise UserError(f"There is no role {role!r}; choose one of {', '.join(ROLES)}.")
        at = COLUMNS.index("role")
        return replace(self, rows=[row for row in self.rows if row[at] == role])

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as mappings."""
        return [dict(zip(COLUMNS, row, strict=True)) for row in self.rows]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "betweenness": self.betweenness_method,
            "modularity": self.communities.modularity,
            "seed": self.communities.seed,
            "remarks": list(self.remarks),
            "nodes": self.records(),
        }

    def to_frame(self) -> pd.DataFrame:
        """Return the table as a DataFrame."""
        from lantoa.graph.frames import frame

        return frame(self.records(), COLUMNS)

    def _repr_html_(self) -> str:
        from lantoa.graph.frames import html_table

        return html_table(self.records()[:50], self.shown)


def importance(
    graph: nx.Graph[Any],
    *,
    pivots: int = 256,
    seed: int = 1,
    accelerate: bool = True,
    groups: str = "province_iri",
) -> Importance:
    """Return who matters in a lineage or in flows between units: a ranked table.

    Ranked by reach (what surely came of it, then what may have), then out-degree, PageRank, and
    the node itself. Each measure is explained at its function in
    :mod:`lantoa.graph.importance`.

    Args:
        graph: a directed graph from :func:`lantoa.graph.network.network_of`, or any other.
            ``weight`` of the edges and ``lower``, ``upper`` of the nodes (how many deployments
            each stands for) are used where they are told.
        pivots: starting points of betweenness where it is sampled.
        seed: of sampling and of communities.
        accelerate: use rustworkx where it is installed.
        groups: the node attribute between whose values brokers stand.

    Returns:
        A row for each node, ranked, with the roles, what was sampled, and what must be known.

    Raises:
        UserError: the graph has no directions.

    >>> g = nx.DiGraph([("a", "b"), ("b", "c")])
    >>> [(r["node"], r["role"], r["reach_lower"]) for r in importance(g).records()]
    [('a', 'originator', 2), ('b', 'relay', 1), ('c', 'end point', 0)]
    """
    if not isinstance(graph, nx.DiGraph):
        raise UserError("Who matters is asked of a network with directions: 'lineage' or 'flows'.")
    if graph.is_multigraph():
        raise UserError("Ask for the network 'lineage': 'replication' has an edge a statement.")
    found = Indexed.of(graph)
    ones = np.ones(len(found))
    low, high = (
        np.array([np.inf if v is None else float(v) for v in _counts(graph, found, name)])
        for name in ("lower", "upper")
    )
    least = reach_of(found, np.where(np.isinf(low), ones, low))
    most = reach_of(found, high)
    between = betweenness(graph, pivots=pivots, seed=seed, accelerate=accelerate)
    ranked, role = pagerank(graph), roles(graph)
    before = earlier(graph)
    brokers = brokerage(graph, groups)
    partition = communities(graph, seed=seed)
    community = partition.of
    generation = generations_of(found)
    rows = [
        (
            node,
            graph.nodes[node].get("label") or str(node),
            role[node][0],
            role[node][1],
            before[node],
            _whole(least[i]),
            _whole(most[i]),
            int(found.out_degree[i]),
            int(found.in_degree[i]),
            int(generation[i]),
            ranked[node],
            between.values[node],
            *(brokers[node][name] for name in BROKERS),
            community[node],
        )
        for i, node in enumerate(found.nodes)
    ]
    rows.sort(key=_order)
    return Importance(
        [(i, *row) for i, row in enumerate(rows, 1)],
        between.method,
        partition,
        tuple(_remarks(graph, rows, between.method, seed)),
    )


def _counts(graph: nx.DiGraph[Any], found: Indexed, name: str) -> list[Any]:
    return [graph.nodes[node].get(name, 1) for node in found.nodes]


def _whole(value: float) -> int | float | None:
    if not math.isfinite(value):
        return None
    return int(value) if value == int(value) else float(value)


def _order(row: tuple[Any, ...]) -> tuple[Any, ...]:
    told = dict(zip(COLUMNS[1:], row, strict=True))
    most = math.inf if told["reach_upper"] is None else told["reach_upper"]
    return -told["reach_lower"], -most, -told["out_degree"], -told["pagerank"], str(told["node"])


def _remarks(
    graph: nx.DiGraph[Any], rows: list[tuple[Any, ...]], method: str, seed: int
) -> list[str]:
    if not rows:
        return ["The network is empty: there is nobody to rank."]
    remarks = [f"Betweenness is {method}; communities are by Louvain with seed {seed}."]
    if cycles := graph.graph.get("cycles"):
        remarks.append(
            f"{len(cycles)} {'cycle' if len(cycles) == 1 else 'cycles'}: the members all reach "
            "each other, and who was first among them is not told."
        )
    if unknown := graph.graph.get("origin_unknown"):
        remarks.append(f"{unknown:,} replicas have no origin that a source tells.")
    first = [row[4] for row in rows if row[2] == "originator"]
    if doubtful := sum(1 for before in first if before):
        remarks.append(
            f"{doubtful:,} of {len(first):,} originators had sites of their model before them "
            "(column earlier): that no source tells an origin does not mean that they had none."
        )
    if any(data.get("standing") == "inferred" for *_, data in graph.edges(data=True)):
        remarks.append(
            "Inferred links count with their score, which orders them and is no probability."
        )
    return remarks
