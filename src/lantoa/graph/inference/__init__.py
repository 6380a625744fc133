"""Who probably followed whom: networks inferred from the order of adoptions (netinf).

What is inferred here is never said by a source; it stays apart in graphs of its own.
"""

from lantoa.graph.inference.cascades import Cascades
from lantoa.graph.inference.in_store import infer_in_store
from lantoa.graph.inference.inferred_network import InferredEdge, InferredNetwork
from lantoa.graph.inference.netinf import infer

__all__ = ["Cascades", "InferredEdge", "InferredNetwork", "infer", "infer_in_store"]
