"""What netinf finds: the edges, and what is to be read off them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lantoa.errors import UserError
from lantoa.graph.inference.cascades import Cascades
from lantoa.graph.inference.evidence import Evidence
from lantoa.graph.inference.tie_groups import TieGroup
from lantoa.graph.inference.trees import Adoption, adoptions, forest

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from lantoa.pictures.picture import Picture

#: The columns of the edges, in tables.
EDGE_COLUMNS = ("source", "target", "gain", "p_value", "support", "tie_group", "items")


@dataclass(frozen=True, slots=True)
class InferredEdge:
    """`target` probably followed `source`; nobody observed it.

    Attributes:
        source, target: the units.
        gain: by how much the edge raised the logarithm of the likelihood as it was added.
        p_value: of the corrected Vuong test then; None where there are less than two items.
        support: the share of bootstrap resamples that have the edge; None without a bootstrap.
        tie_group: the number, from 1, of the group of edges that gained equally much; else None.
        items: how many items it explained better than what was there before.
    """

    source: str
    target: str
    gain: float
    p_value: float | None
    support: float | None
    tie_group: int | None
    items: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {name: getattr(self, name) for name in EDGE_COLUMNS}


@dataclass(frozen=True, slots=True)
class InferredNetwork:
    """What :func:`infer` found.

    Attributes:
        settings: everything that the result depends on, and what was left out of the data.
        edges: in the order added, the best first.
        ties: the tie groups; ``tie_group`` n is the n-th, and :meth:`tied` tells what is in it.
    """

    settings: dict[str, Any]
    edges: tuple[InferredEdge, ...]
    ties: tuple[TieGroup, ...] = field(default=(), compare=False)
    _evidence: Evidence | None = field(default=None, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.edges)

    def to_dict(self, *, ties: bool = False, trees: bool = False) -> dict[str, Any]:
        """Return ``settings`` and ``edges`` as plain values, ready for JSON.

        Args:
            ties: also ``ties``, each tie group as :meth:`tied` has it.
            trees: also ``trees``, a row for each adoption as :meth:`adoptions` has them.
        """
        found: dict[str, Any] = {
            "settings": self.settings,
            "edges": [edge.to_dict() for edge in self.edges],
        }
        if ties:
            found["ties"] = [self.tied(number) for number in range(1, len(self.ties) + 1)]
        if trees:
            found["trees"] = [adoption.to_dict() for adoption in self.adoptions()]
        return found

    def tied(self, tie_group: int) -> dict[str, Any]:
        """Return what is in a tie group, as plain values.

        Args:
            tie_group: its number, from 1.

        Returns:
            ``tie_group``, the ``gain`` that all of them had, the edges ``added`` at that gain, and
            those ``left`` that would have been as good: once another was in, they gained less, or
            the search stopped before them. Edges are [source, target].

        Raises:
            UserError: there is no group of that number.
        """
        if not 1 <= tie_group <= len(self.ties):
            raise UserError(f"There is no tie group {tie_group}; there are {len(self.ties)}.")
        group = self.ties[tie_group - 1]
        added = [[self.edges[rank].source, self.edges[rank].target] for rank in group.ranks]
        units = self.cascades.units
        known = {(source, target) for source, target in added}
        members = [[units[source], units[target]] for source, target in group.members()]
        return {
            "tie_group": tie_group,
            "gain": group.gain,
            "added": added,
            "left": [edge for edge in members if tuple(edge) not in known],
        }

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame of the edges, in the order added."""
        from lantoa.graph.frames import frame

        return frame([edge.to_dict() for edge in self.edges], EDGE_COLUMNS)

    def to_networkx(self) -> nx.DiGraph[str]:
        """Return a networkx graph of the units that adopted anything.

        Its edges have the attributes of the edges, ``rank`` (from 1), and ``standing``, which is
        ``inferred``.
        """
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph(settings=self.settings)
        cascades = self.cascades
        graph.add_nodes_from(cascades.units[unit] for unit in sorted(set(cascades.unit.tolist())))
        for rank, edge in enumerate(self.edges, start=1):
            values = {k: v for k, v in edge.to_dict().items() if k not in {"source", "target"}}
            graph.add_edge(edge.source, edge.target, rank=rank, standing="inferred", **values)
        return graph

    @property
    def cascades(self) -> Cascades:
        """The adoptions that it was inferred from."""
        assert self._evidence is not None
        return self._evidence.cascades

    def adoptions(self) -> list[Adoption]:
        """Return for each item how each unit probably came by it, by item and time."""
        assert self._evidence is not None
        place = {label: index for index, label in enumerate(self.cascades.units)}
        ranks = {
            (place[edge.source], place[edge.target]): rank for rank, edge in enumerate(self.edges)
        }
        return list(adoptions(self._evidence, ranks))

    def trees(self) -> dict[str, nx.DiGraph[str]]:
        """Return the probable tree, or forest, of each item; see :mod:`.trees`."""
        by_item: dict[str, list[Adoption]] = {item: [] for item in self.cascades.items}
        for found in self.adoptions():
            by_item[found.item].append(found)
        return {item: forest(found) for item, found in by_item.items()}

    def picture(self) -> Picture:
        """Return the network as a picture with dashed lines, which a notebook shows.

        Raises:
            UserError: matplotlib is not installed.
        """
        from lantoa.pictures.of_inference import draw_inferred

        return draw_inferred(self)

    def _repr_html_(self) -> str:
        from lantoa.graph.frames import html_table
        from lantoa.pictures.save import in_notebook

        shown = in_notebook(self.picture)
        shown += html_table([edge.to_dict() for edge in self.edges[:50]], EDGE_COLUMNS)
        return f"<p>{len(self)} inferred edges; nobody observed them.</p>{shown}"
