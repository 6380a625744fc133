"""The replication network: who gave rise to whom, as a networkx graph."""

from __future__ import annotations

from lantoa.graph.network.build import network
from lantoa.graph.network.edges import EDGE_ATTRIBUTES, STANDINGS
from lantoa.graph.network.flows import place_network
from lantoa.graph.network.nodes import NODE_ATTRIBUTES

__all__ = ["EDGE_ATTRIBUTES", "NODE_ATTRIBUTES", "STANDINGS", "network", "place_network"]
