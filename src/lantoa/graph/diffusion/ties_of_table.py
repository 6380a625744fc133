"""Ties that are given as a pandas DataFrame: a row a tie, or a square table of units."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

#: Names that the columns of ego, alter and value may bear.
_COLUMNS = (("ego", "source", "from"), ("alter", "target", "to"), ("value", "weight"))

#: Units; positions of egos and of alters; values.
Pairs = tuple[tuple[Hashable, ...], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


def is_table(given: Any) -> bool:
    """Return whether something is a pandas DataFrame, without importing pandas."""
    return hasattr(given, "columns") and hasattr(given, "to_numpy")


def ties_of_table(table: pd.DataFrame) -> Pairs:
    """Return the ties of a table with the columns ego, alter and perhaps value (or source, target,
    weight), or of a square one whose rows and columns are called alike.

    Raises:
        UserError: it is neither, a row lacks an ego or an alter, or a value is no number.

    >>> import pandas as pd
    >>> units, egos, alters, _ = ties_of_table(pd.DataFrame({"ego": ["a"], "alter": ["b"]}))
    >>> units, egos.tolist(), alters.tolist()
    (('a', 'b'), [0], [1])
    """
    known = {str(name).strip().lower(): name for name in reversed(list(table.columns))}
    ego, alter, value = (next((known[n] for n in some if n in known), None) for some in _COLUMNS)
    if ego is None or alter is None:
        return _of_square(table)
    if table[[ego, alter]].isna().to_numpy().any():
        raise UserError("Every row of a table of ties needs an ego and an alter; mend or drop it.")
    named, told = table[ego].tolist(), table[alter].tolist()
    index = {unit: at for at, unit in enumerate(dict.fromkeys([*named, *told]))}
    return (
        tuple(index),
        np.array([index[unit] for unit in named], dtype=np.int64),
        np.array([index[unit] for unit in told], dtype=np.int64),
        np.ones(len(named)) if value is None else _numbers(table[value], f"column {value!r}"),
    )


def _of_square(table: pd.DataFrame) -> Pairs:
    if list(table.index) != list(table.columns):
        raise UserError(
            "A table of ties needs the columns ego and alter (or source and target), or rows and "
            f"columns that are called alike; it has {', '.join(map(str, table.columns))}."
        )
    values = _numbers(table, "table")
    egos, alters = np.nonzero(values)
    return tuple(table.index), egos, alters, values[egos, alters]


def _numbers(cells: Any, where: str) -> NDArray[np.float64]:
    try:
        return np.asarray(cells.to_numpy(dtype=np.float64))
    except (TypeError, ValueError):
        raise UserError(f"The {where} of ties must hold numbers.") from None
