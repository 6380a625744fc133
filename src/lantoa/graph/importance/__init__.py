"""Who matters: measures of the nodes of a network, one a file, and all of them in one table.

Every measure takes a networkx graph and knows no store. Leiden communities are left out: the
implementations at hand are GPL; Louvain (:func:`communities`) is our own.
"""

from __future__ import annotations

from lantoa.graph.importance.betweenness import Betweenness, betweenness
from lantoa.graph.importance.brokerage import brokerage
from lantoa.graph.importance.communities import Communities, communities
from lantoa.graph.importance.earlier import earlier
from lantoa.graph.importance.generations import generations
from lantoa.graph.importance.pagerank import pagerank
from lantoa.graph.importance.ranking import COLUMNS, MEASURE_OPTIONS, Importance, importance
from lantoa.graph.importance.reach import reach
from lantoa.graph.importance.roles import roles

__all__ = [
    "COLUMNS",
    "MEASURE_OPTIONS",
    "Betweenness",
    "Communities",
    "Importance",
    "betweenness",
    "brokerage",
    "communities",
    "earlier",
    "generations",
    "importance",
    "pagerank",
    "reach",
    "roles",
]
