"""Ties between the units of a plain table, however they are given."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions
from lantoa.graph.adoptions.parts import Problem
from lantoa.graph.diffusion.tie_matrix import TieMatrix, matrix_of, nodes_of, tie_matrix

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


def as_ties(
    ties: TieMatrix | nx.Graph[Any] | pd.DataFrame | str | Path,
    table: Adoptions,
    item: str | None,
    *,
    above: Mapping[str, Mapping[str, Any]],
    encoding: str,
) -> tuple[TieMatrix, list[Problem]]:
    """Return ties in one form, and what was wrong with them.

    Args:
        ties: a TieMatrix, a networkx graph (edge ego -> alter, perhaps with a `value`), a
            DataFrame of ego, alter and perhaps value, a file of these, or a word for what makes
            ties; see :data:`lantoa.graph.diffusion.ties.of_adoptions.KINDS`.
        table: the adoptions.
        item: which item spreads.
        above: "province" and "district" -> unit -> what it lies in.
        encoding: of a text file.

    Raises:
        UserError: a file cannot be read, no tie is between units of the table, or what makes the
            ties is not known.

    >>> import networkx as nx
    >>> units = Adoptions.build([("a", "x", 2010), ("b", "x", 2012)])
    >>> as_ties(nx.Graph([("a", "b")]), units, "x", above={}, encoding="utf-8")[0].to_frame().size
    6
    """
    from lantoa.graph.diffusion.ties.of_adoptions import is_kind, ties_of_adoptions
    from lantoa.graph.diffusion.ties.same_superior import same_superior
    from lantoa.graph.diffusion.ties.ties_file import read_ties

    if isinstance(ties, TieMatrix):
        return ties, []
    if isinstance(ties, str) and ties in above:
        lies_in = above[ties]
        of_all = {unit: lies_in.get(unit) for unit in table.units}
        return same_superior(of_all, how=f"units of one {ties}"), []
    if isinstance(ties, str) and (is_kind(ties) or not is_table(ties)):
        return ties_of_adoptions(table, ties, item=item), []
    if isinstance(ties, str | Path):
        found = read_ties(ties, units=table.units, encoding=encoding)
        if not len(found.ties):
            raise UserError(f"{Path(ties).name} holds no tie; it needs rows of ego and alter.")
        return found.ties, [_problem(Path(ties).name, text) for text in found.problems()]
    made = _of_graph(ties) if hasattr(ties, "edges") else _of_frame(ties)
    if not set(made.units) & set(table.units):
        raise UserError(
            f"The ties name none of the units, such as {table.units[0]!r}; call the units by the "
            "same names in both."
        )
    return made, []


def is_table(text: str) -> bool:
    """Tell whether a text is a file's name, rather than a word for what makes ties.

    >>> is_table("friends.csv"), is_table("nearest:x"), is_table("within:2.5km")
    (True, False, False)
    """
    from lantoa.graph.diffusion.ties.of_adoptions import KINDS

    if Path(text).exists():
        return True
    return bool(Path(text).suffix) and text.partition(":")[0] not in KINDS


def _problem(file: str, text: str) -> Problem:
    """Return "2 rows without an ego were left out" as a problem."""
    count, _, what = text.partition(" ")
    return Problem(what, int(count), handled=f"in {file}")


def _of_graph(graph: Any) -> TieMatrix:
    nodes = tuple(str(node) for node in nodes_of(graph) or ())
    pairs = matrix_of(graph, tuple(graph.nodes)).tocoo()
    return tie_matrix(nodes, pairs.row, pairs.col, pairs.data, how="ties of the graph given")


def _of_frame(frame: Any) -> TieMatrix:
    import networkx as nx

    from lantoa.graph.diffusion.ties.ties_file import unit_name

    names = [str(name) for name in frame.columns]
    if len(names) < 2:
        raise UserError("A table of ties needs a column of egos and one of alters.")
    ego, alter = (
        names.index(role) if role in names else at for at, role in enumerate(("ego", "alter"))
    )
    values = frame.iloc[:, names.index("value")] if "value" in names else [1.0] * len(frame)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for one, other, value in zip(frame.iloc[:, ego], frame.iloc[:, alter], values, strict=True):
        first, second = unit_name(one), unit_name(other)
        if first and second and first != second:
            before = graph.get_edge_data(first, second, {"value": 0.0})["value"]
            graph.add_edge(first, second, value=before + float(value))
    return _of_graph(graph)
