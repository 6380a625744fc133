"""Times of adoption and the ties between the same units, put in one order."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from lantoa.errors import UserError
from lantoa.graph.diffusion.tie_matrix import Floats
from lantoa.graph.diffusion.ties_over_time import Networks, TiesInTime, named_in, networks_of
from lantoa.graph.diffusion.times import Times, time_array


@dataclass(frozen=True, slots=True, eq=False)
class TimesAndTies:
    """Units at risk with their times of adoption (nan: not so far) and the ties between them.

    `only_in_ties` tells how many of the units are not in the times: the last ones.
    """

    units: tuple[Hashable, ...]
    times: Floats
    networks: Networks
    only_in_ties: int = 0

    @property
    def matrix(self) -> Any:
        """The ties as one sparse matrix.

        Raises:
            UserError: there are several networks.
        """
        if len(self.networks.matrices) > 1:
            raise UserError(
                "This measure takes one network, not several in time; give the ties of one moment."
            )
        return self.networks.matrices[0]


def times_and_ties(
    times: Times,
    ties: TiesInTime,
    *,
    valued: bool = True,
    outgoing: bool = True,
    self_ties: bool = False,
) -> TimesAndTies:
    """Put times of adoption and ties in one order.

    The population at risk is every unit that the times name, adopters or not, and every unit that
    only the ties name, which has not adopted so far.

    Args:
        times: unit -> time (None or nan: not adopted so far), or a 1-D array, whose units are
            0..n-1.
        ties: a networkx graph, a TieMatrix or a square matrix in the order of the times; or
            several of them, see :mod:`~lantoa.graph.diffusion.ties_over_time`.
        valued: False takes every tie as 1.
        outgoing: an ego's alters are those whom it names; False: those who name it.
        self_ties: whether a unit may be its own alter.

    Raises:
        UserError: a time is no number or infinite, the ties do not fit, or they name other units.

    >>> import networkx as nx
    >>> both = times_and_ties({"a": 2020.0, "b": None}, nx.DiGraph([("b", "a"), ("c", "a")]))
    >>> both.units, both.times.tolist(), both.matrix.nnz
    (('a', 'b', 'c'), [2020.0, nan, nan], 2)
    """
    units, numbers = units_and_times(times)
    further = units_only_in_ties(units, ties)
    units += further
    numbers = np.concatenate([numbers, np.full(len(further), np.nan)])
    given = networks_of(ties, units)
    matrices = tuple(
        _as_asked(matrix, valued=valued, outgoing=outgoing, self_ties=self_ties)
        for matrix in given.matrices
    )
    return TimesAndTies(units, numbers, Networks(matrices, given.begins), len(further))


def _as_asked(matrix: Any, *, valued: bool, outgoing: bool, self_ties: bool) -> Any:
    if not self_ties and matrix.nnz and matrix.diagonal().any():
        pairs = matrix.tocoo()
        other = pairs.row != pairs.col
        matrix = sparse.csr_array(
            (pairs.data[other], (pairs.row[other], pairs.col[other])), shape=matrix.shape
        )
    if not outgoing:
        matrix = matrix.T.tocsr()
    if not valued:
        matrix = sparse.csr_array(
            (np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape
        )
    return matrix


def units_only_in_ties(units: tuple[Hashable, ...], ties: TiesInTime) -> tuple[Hashable, ...]:
    """Return the units that ties name and the times do not.

    Raises:
        UserError: the ties name none of the units: the two call them by other names.

    >>> import networkx as nx
    >>> units_only_in_ties(("a", "b"), nx.DiGraph([("b", "c")]))
    ('c',)
    """
    named = named_in(ties)
    known = set(units)
    further = tuple(unit for unit in named if unit not in known)
    if units and named and len(further) == len(named):
        raise UserError(
            f"The ties name no unit that the times name, such as {units[0]!r}, but others, such "
            f"as {named[0]!r}; call the units by the same names in both."
        )
    return further


def units_and_times(
    times: Times, name: str = "times of adoption"
) -> tuple[tuple[Hashable, ...], Floats]:
    """Return the units and their times as an array, nan for those who have not adopted so far.

    A pandas Series is taken as a mapping from its index.

    Raises:
        UserError: something is no number or infinite, or a unit of a Series has two rows.

    >>> units_and_times({"a": 3, "b": None})
    (('a', 'b'), array([ 3., nan]))
    """
    given: Any = times
    if is_series(given):
        if not given.index.is_unique:
            raise UserError(f"The {name} name a unit twice; keep one row for each.")
        given = given.to_dict()
    numbers = time_array(given, name)
    units = tuple(given) if isinstance(given, Mapping) else tuple(range(len(numbers)))
    return units, numbers


def is_series(given: Any) -> bool:
    """Return whether something is a pandas Series, without importing pandas."""
    return hasattr(given, "index") and hasattr(given, "to_numpy") and not hasattr(given, "columns")
