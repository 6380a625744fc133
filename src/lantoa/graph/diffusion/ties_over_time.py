"""Ties that change: a network for each period, or each from some moment on."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from lantoa.errors import UserError
from lantoa.graph.diffusion.period_edges import ROUNDING
from lantoa.graph.diffusion.periods import Periods
from lantoa.graph.diffusion.tie_matrix import TieMatrix, Ties, matrix_of, nodes_of
from lantoa.graph.diffusion.ties_of_table import is_table

#: One network for all periods; a sequence of networks, one a period; or a mapping from the moment
#: (years) from which a network holds, until the next one does, to the network.
TiesInTime = Any


@dataclass(frozen=True, slots=True, eq=False)
class Networks:
    """Ties as matrices of the same units, and when each holds.

    Attributes:
        matrices: each CSR, shape (n, n); row ego, column alter.
        begins: from when each holds, ascending (years); None: one a period, or one for all.
    """

    matrices: tuple[Any, ...]
    begins: NDArray[np.float64] | None = None

    def by_period(self, cut: Periods) -> NDArray[np.int64]:
        """Return the number of the matrix that holds in each period, shape (T,).

        A network that begins within a period holds from the next one on.

        Raises:
            UserError: there is not one network a period, or none for the first ones.
        """
        count = len(self.matrices)
        if self.begins is not None:
            starts = cut.starts + ROUNDING * cut.length
            found = np.searchsorted(self.begins, starts, side="right") - 1
            if len(found) and found[0] < 0:
                raise UserError(
                    f"The first network begins at {self.begins[0]:g}, after the first period at "
                    f"{cut.origin:g}; give one that holds from then on."
                )
            return np.asarray(found, dtype=np.int64)
        if count == 1:
            return np.zeros(cut.count, dtype=np.int64)
        if count != cut.count:
            raise UserError(
                f"There are {count} networks but {cut.count} periods; give one a period, or the "
                "moment from which each holds."
            )
        return np.arange(count)

    def over(self, cut: Periods) -> Iterator[tuple[Any, NDArray[np.bool_]]]:
        """Yield each matrix with which of the periods it holds in, shape (T,)."""
        which = self.by_period(cut)
        if len(self.matrices) == 1:
            yield self.matrices[0], np.ones(cut.count, dtype=bool)
            return
        for number in np.unique(which).tolist():
            yield self.matrices[number], which == number


def is_in_time(ties: TiesInTime) -> bool:
    """Return whether ties are several networks.

    >>> is_in_time({2015: nx.DiGraph()}), is_in_time([nx.DiGraph()]), is_in_time(nx.DiGraph())
    (True, True, False)
    >>> is_in_time([[0, 1], [1, 0]])
    False
    """
    if isinstance(ties, Mapping):
        return not isinstance(ties, nx.Graph)
    return (
        isinstance(ties, Sequence)
        and len(ties) > 0
        and all(isinstance(one, nx.Graph | TieMatrix) or _is_several(one) for one in ties)
    )


def _is_several(one: Any) -> bool:
    return is_table(one) or sparse.issparse(one) or (isinstance(one, np.ndarray) and one.ndim == 2)


def each_of(ties: TiesInTime) -> tuple[Ties, ...]:
    """Return the networks, one if they do not change."""
    if not is_in_time(ties):
        return (ties,)
    return tuple(ties.values() if isinstance(ties, Mapping) else ties)


def named_in(ties: TiesInTime) -> tuple[Hashable, ...]:
    """Return the units that any of the networks names.

    >>> named_in([nx.DiGraph([("a", "b")]), nx.DiGraph([("b", "c")])])
    ('a', 'b', 'c')
    """
    return tuple(dict.fromkeys(unit for one in each_of(ties) for unit in nodes_of(one) or ()))


def networks_of(ties: TiesInTime, units: Sequence[Hashable]) -> Networks:
    """Return ties as matrices in the order of the units.

    Args:
        ties: a network (a networkx graph, a TieMatrix, a DataFrame of ego and alter, a square
            matrix in the order of the units), or several: a sequence with one a period, or a
            mapping from when each holds.
        units: n different units, with every unit that the ties name.

    Raises:
        UserError: no network, a moment that is no number, or as
            :func:`~lantoa.graph.diffusion.tie_matrix.matrix_of`.

    >>> found = networks_of({2018: nx.DiGraph(), 2015: nx.DiGraph([("a", "b")])}, ["a", "b"])
    >>> found.begins.tolist(), [matrix.nnz for matrix in found.matrices]
    ([2015.0, 2018.0], [1, 0])
    """
    if isinstance(ties, Mapping) and is_in_time(ties):
        if not ties:
            raise UserError("There is no network; give the ties of at least one moment.")
        try:
            moments = np.array(list(ties), dtype=np.float64)
        except (TypeError, ValueError):
            moments = np.array([np.nan])
        if not np.isfinite(moments).all():
            raise UserError(
                "The moments from which networks hold must be numbers; turn dates into years."
            )
        order = np.argsort(moments, kind="stable")
        values = list(ties.values())
        return Networks(tuple(matrix_of(values[at], units) for at in order), moments[order])
    return Networks(tuple(matrix_of(one, units) for one in each_of(ties)))
