"""A knowledge graph of how community programmes start, are recognised, and are replicated.

>>> import lantoa
>>> with lantoa.open() as kg:  # in memory; give a folder or the URL of an endpoint to keep it
...     len(kg)
0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.errors import LantoaError
    from lantoa.knowledge_graph import KnowledgeGraph

__all__ = ["KnowledgeGraph", "LantoaError", "__version__", "open"]


def open(location: str | Path | None = None, *, read_only: bool = False) -> KnowledgeGraph:
    """Open a knowledge graph.

    Args:
        location: a folder (made if it does not exist), the URL of a SPARQL 1.1 endpoint, or
            None for a graph in memory.
        read_only: open an existing graph without the right to write.

    Returns:
        The graph; use it in a ``with`` block or close it.

    Raises:
        StoreError: the location cannot be opened.
    """
    from lantoa.knowledge_graph import KnowledgeGraph

    return KnowledgeGraph.open(location, read_only=read_only)


def __getattr__(name: str) -> Any:
    # Importing lantoa must stay cheap, so the names below come when they are asked for.
    if name == "__version__":
        from importlib.metadata import version

        return version("lantoa")
    if name == "KnowledgeGraph":
        from lantoa.knowledge_graph import KnowledgeGraph

        return KnowledgeGraph
    if name == "LantoaError":
        from lantoa.errors import LantoaError

        return LantoaError
    raise AttributeError(f"module 'lantoa' has no attribute {name!r}")
