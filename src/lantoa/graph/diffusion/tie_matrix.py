"""Ties between units as a sparse matrix, whatever they were given as.

Row: the ego; column: the alter that the ego names or watches; value: the weight of the tie. A
matrix of 11,000 communes with six neighbours each is 66,000 numbers; "all communes of one
province" is 3.5 million, which a networkx graph would need gigabytes for.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from lantoa.errors import UserError
from lantoa.graph.diffusion.ties_of_table import is_table, ties_of_table
from lantoa.graph.diffusion.times import frame

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
#: Ties: a networkx graph (ego -> alter; attribute `value`, else `weight`, else 1), a TieMatrix, a
#: DataFrame with the columns ego, alter and perhaps value (or source, target, weight), or a square
#: matrix whose rows and columns are in the order of the units.
Ties = Any
_GAP = object()


@dataclass(frozen=True, slots=True, eq=False)
class TieMatrix:
    """Ties between units.

    Attributes:
        units: the units, in the order of the rows and columns.
        matrix: sparse (CSR), float, shape (n, n); row ego, column alter.
        how: what a tie is, in words.
        left_out: units that have no ties because what makes ties is unknown of them.
    """

    units: tuple[Hashable, ...]
    matrix: Any
    how: str
    left_out: tuple[Hashable, ...] = ()

    def __len__(self) -> int:
        return int(self.matrix.nnz)

    def without(self, units: Iterable[Hashable]) -> TieMatrix:
        """Return the ties among the other units.

        A unit that adopted on an unknown day is neither an adopter by then nor a never-adopter:
        measures over ties leave it out with its ties.

        >>> tie_matrix(["a", "b", "c"], [0, 0], [1, 2]).without(["b"]).to_dict()["ties"]
        1
        """
        gone = set(units).intersection(self.units)
        if not gone:
            return self
        kept = [at for at, unit in enumerate(self.units) if unit not in gone]
        matrix = self.matrix[kept, :][:, kept]
        return TieMatrix(
            tuple(self.units[at] for at in kept),
            matrix,
            self.how,
            tuple(unit for unit in self.left_out if unit not in gone),
        )

    def to_networkx(self) -> nx.DiGraph[Any]:
        """Return the ties as a directed graph, ego -> alter, with the attribute `value`."""
        graph: nx.DiGraph[Any] = nx.DiGraph(how=self.how)
        graph.add_nodes_from(self.units)
        pairs = self.matrix.tocoo()
        graph.add_weighted_edges_from(
            (
                (self.units[ego], self.units[alter], value)
                for ego, alter, value in zip(
                    pairs.row.tolist(), pairs.col.tolist(), pairs.data.tolist(), strict=True
                )
            ),
            weight="value",
        )
        return graph

    def to_frame(self) -> pd.DataFrame:
        """Return the ties as a table `ego, alter, value`."""
        pairs = self.matrix.tocoo()
        return frame(
            {
                "ego": [self.units[ego] for ego in pairs.row.tolist()],
                "alter": [self.units[alter] for alter in pairs.col.tolist()],
                "value": pairs.data,
            }
        )

    def to_dict(self) -> dict[str, Any]:
        """Return what the ties are and how many, ready for JSON."""
        degrees = np.diff(self.matrix.indptr)
        return {
            "how": self.how,
            "population": len(self.units),
            "ties": int(self.matrix.nnz),
            "mean_out_degree": float(degrees.mean()) if len(degrees) else None,
            "without_ties": int((degrees == 0).sum()),
            "left_out": len(self.left_out),
        }


def tie_matrix(
    units: Sequence[Hashable],
    egos: NDArray[Any] | Sequence[int],
    alters: NDArray[Any] | Sequence[int],
    values: NDArray[Any] | Sequence[float] | None = None,
    *,
    how: str = "ties as given",
    left_out: Iterable[Hashable] = (),
) -> TieMatrix:
    """Return ties given as positions of egos and alters; the values of repeated ties are added.

    Args:
        units: n units.
        egos: position (0..n-1) of the ego of each tie.
        alters: position of the alter of each tie.
        values: weight of each tie, at least 0; None: all 1.
        how: what a tie is, in words.
        left_out: units of which what makes ties is unknown.

    Returns:
        The ties.

    Raises:
        UserError: a value is negative or no number.

    >>> tie_matrix(["a", "b"], [0, 0], [1, 1], [2, 3]).matrix.toarray().tolist()
    [[0.0, 5.0], [0.0, 0.0]]
    """
    size = len(units)
    weights = np.ones(len(egos)) if values is None else np.asarray(values, dtype=np.float64)
    matrix = sparse.csr_array(
        (weights, (np.asarray(egos, np.int64), np.asarray(alters, np.int64))), shape=(size, size)
    )
    return TieMatrix(tuple(units), _checked(matrix), how, tuple(left_out))


def _checked(matrix: Any) -> Any:
    matrix = sparse.csr_array(matrix, dtype=np.float64)
    matrix.sum_duplicates()
    if matrix.nnz and not (np.isfinite(matrix.data).all() and matrix.data.min() >= 0):
        raise UserError(
            "Values of ties must be numbers of at least 0; mend or leave out the ties "
            "that have none."
        )
    if matrix.nnz and matrix.data.min() == 0:
        matrix.eliminate_zeros()
    return matrix


def _from_graph(graph: nx.Graph[Any], index: Mapping[Any, int]) -> Any:
    edges = list(graph.edges(data="value", default=_GAP))
    egos = np.fromiter((index[ego] for ego, _, _ in edges), np.int64, len(edges))
    alters = np.fromiter((index[alter] for _, alter, _ in edges), np.int64, len(edges))
    given = [value for _, _, value in edges]
    if any(value is _GAP for value in given):
        others = (weight for _, _, weight in graph.edges(data="weight", default=1.0))
        given = [w if v is _GAP else v for v, w in zip(given, others, strict=True)]
    try:
        values = np.fromiter(given, np.float64, len(edges))
    except (TypeError, ValueError):
        raise UserError(
            "The attribute 'value' (or 'weight') of ties must be a number; mend the ties where it "
            "is none."
        ) from None
    if not graph.is_directed():  # both name each other
        other = egos != alters
        egos, alters, values = (
            np.concatenate([egos, alters[other]]),
            np.concatenate([alters, egos[other]]),
            np.concatenate([values, values[other]]),
        )
    return sparse.coo_array((values, (egos, alters)), shape=(len(index), len(index)))


def nodes_of(ties: Ties) -> tuple[Hashable, ...] | None:
    """Return the units that ties name themselves; None for a bare matrix, which names none."""
    if is_table(ties):
        ties = tie_matrix(*ties_of_table(ties))
    if isinstance(ties, TieMatrix):
        return ties.units
    return tuple(ties.nodes) if isinstance(ties, nx.Graph) else None


def matrix_of(ties: Ties, units: Sequence[Hashable]) -> Any:
    """Return ties as a sparse matrix in the order of the units.

    Args:
        ties: a networkx graph (undirected: both name each other), a TieMatrix, a DataFrame with
            the columns ego, alter and perhaps value, or a square matrix (numpy or scipy) already
            in the order of the units.
        units: n different units, with every unit that the ties name.

    Returns:
        A CSR matrix of shape (n, n): row ego, column alter.

    Raises:
        UserError: something else, a matrix of another size, or a value that is negative or no
            number.

    >>> import networkx as nx
    >>> matrix_of(nx.DiGraph([("a", "b")]), ["b", "a"]).toarray().tolist()
    [[0.0, 0.0], [1.0, 0.0]]
    """
    size = len(units)
    if is_table(ties):
        ties = tie_matrix(*ties_of_table(ties))
    if isinstance(ties, TieMatrix):
        if ties.units == tuple(units):
            return ties.matrix
        index = {unit: position for position, unit in enumerate(units)}
        place = np.fromiter((index[unit] for unit in ties.units), np.int64, len(ties.units))
        pairs = ties.matrix.tocoo()
        return sparse.csr_array(
            (pairs.data, (place[pairs.row], place[pairs.col])), shape=(size, size)
        )
    if isinstance(ties, nx.Graph):
        return _checked(_from_graph(ties, {unit: at for at, unit in enumerate(units)}))
    shape = _shape(ties)
    if shape != (size, size):
        pairs = "; give pairs as a networkx DiGraph" if shape[1:] in {(2,), (3,)} else ""
        raise UserError(
            f"The ties are a matrix of shape {shape} but there are {size} units; give one row "
            f"and one column a unit{pairs}."
        )
    return _checked(ties)


def _shape(ties: Ties) -> tuple[int, ...]:
    if sparse.issparse(ties):
        return tuple(ties.shape)
    try:
        shape = np.asarray(ties, dtype=np.float64).shape
    except (TypeError, ValueError):
        shape = ()
    if not shape:
        raise UserError(
            "The ties are no network of the units: give one networkx graph, one table of ego and "
            "alter, or one square matrix of numbers."
        )
    return shape


def sums(positions: NDArray[Any], weights: NDArray[Any], size: int) -> Floats:
    """Return the sum of the weights at each of the positions 0..size-1.

    >>> sums(np.array([0, 2, 2]), np.array([1.0, 2.0, 3.0]), 3)
    array([1., 0., 5.])
    """
    return np.asarray(np.bincount(positions, weights=weights, minlength=size), dtype=np.float64)
