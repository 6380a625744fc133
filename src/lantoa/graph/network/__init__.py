"""Networks: who gave rise to whom, what flows between places, who has what, as networkx graphs.

The projections need numpy and scipy and are imported when they are asked for: see
:mod:`lantoa.graph.network.kinds`.
"""

from __future__ import annotations

from lantoa.graph.network.build import network
from lantoa.graph.network.edges import EDGE_ATTRIBUTES, STANDINGS
from lantoa.graph.network.kinds import KINDS, network_of
from lantoa.graph.network.nodes import NODE_ATTRIBUTES

__all__ = [
    "EDGE_ATTRIBUTES",
    "KINDS",
    "NODE_ATTRIBUTES",
    "STANDINGS",
    "network",
    "network_of",
]
