"""Who probably followed whom: networks inferred from the order of adoptions (netinf).

What is inferred here is never said by a source; it stays apart in graphs of its own.
"""

from lantoa.graph.inference.cascades import Cascades
from lantoa.graph.inference.in_store import infer_in_store
from lantoa.graph.inference.netinf import InferredEdge, InferredNetwork, infer

__all__ = ["Cascades", "InferredEdge", "InferredNetwork", "infer", "infer_in_store"]
