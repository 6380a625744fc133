"""The design matrix of a model on a person-period table: terms as columns of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

import numpy as np

from lantoa.errors import UserError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

Baseline: TypeAlias = Literal["dummies", "constant", "linear", "quadratic", "cubic", "log"]

_POWERS = {"constant": 0, "linear": 1, "quadratic": 2, "cubic": 3}
_DEPENDENT = 1e-9
_SURE = 1e-8


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Outcome and terms as numbers.

    Attributes:
        outcome: 0 or 1, shape (n,).
        matrix: one column a term, each divided by its `scale`, shape (n, k).
        terms: the k names.
        scale: the largest absolute value of each term.
        groups: the number of each row's cluster; None without clusters.
        rows: which of the table's rows are used.
        dropped: rows left out because a value is missing.
        notes: what was left out besides.
    """

    outcome: NDArray[np.float64]
    matrix: NDArray[np.float64]
    terms: tuple[str, ...]
    scale: NDArray[np.float64]
    groups: NDArray[np.int64] | None
    rows: NDArray[np.bool_]
    dropped: int
    notes: tuple[str, ...]


def design(
    table: pd.DataFrame,
    covariates: Sequence[str],
    *,
    factors: Sequence[str] = (),
    baseline: Baseline = "dummies",
    cluster: str | None = None,
) -> Design:
    """Make the design matrix: intercept, baseline of time, covariates, factors.

    Raises:
        UserError: a column is missing or no number, there are no events or only events, a
            category has none or nothing else, or terms depend on one another.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"adopted": [0, 1, 0, 1, 0], "period": [1, 1, 2, 2, 2]})
    >>> table["x"] = [1, 2, 3, 5, 4]
    >>> made = design(table, ["x", "x^2"])
    >>> made.terms
    ('(Intercept)', 'period=2', 'x', 'x^2')
    >>> (made.matrix * made.scale).tolist()[1]
    [1.0, 0.0, 2.0, 4.0]
    """
    if baseline not in get_args(Baseline):
        raise UserError(
            f"{baseline!r} is no baseline; choose from {', '.join(get_args(Baseline))}."
        )
    numeric = {term: _column(table, term) for term in covariates}
    outcome = _numbers(table, "adopted")
    complete = ~np.isnan(outcome)
    for values in numeric.values():
        complete &= ~np.isnan(values)
    period = None
    if baseline != "constant":
        period = _numbers(table, "period")
        complete &= ~np.isnan(period)
    for name in (*factors, *([cluster] if cluster else [])):
        complete &= _known(table, name).notna().to_numpy()
    dropped = int((~complete).sum())
    _check_outcome(outcome[complete], dropped)
    notes: list[str] = []
    used = complete
    if baseline == "dummies" and period is not None:
        used = _with_both(period, outcome, complete, notes)
    columns: dict[str, NDArray[np.float64]] = {"(Intercept)": np.ones(int(used.sum()))}
    if period is not None:
        columns |= _time(period[used], baseline)
    columns |= {term: values[used] for term, values in numeric.items()}
    for name in factors:
        columns |= _levels(name, _known(table, name)[used], outcome[used])
    matrix = np.column_stack(list(columns.values()))
    scale = np.abs(matrix).max(axis=0)
    _check_rank(matrix, scale, tuple(columns))
    groups = None
    if cluster:
        _, groups = np.unique(_known(table, cluster)[used].astype(str), return_inverse=True)
        if groups.max(initial=0) == 0:
            raise UserError(
                f"All rows are in one cluster of {cluster!r}; cluster by another column or not "
                "at all."
            )
    return Design(
        outcome[used], matrix / scale, tuple(columns), scale, groups, used, dropped, tuple(notes)
    )


def _known(table: pd.DataFrame, name: str) -> pd.Series[Any]:
    if name not in table.columns:
        known = ", ".join(map(str, table.columns))
        raise UserError(f"The table has no column {name!r}; it has {known}.")
    return table[name]


def _numbers(table: pd.DataFrame, name: str) -> NDArray[np.float64]:
    import pandas as pd

    try:
        values = pd.to_numeric(_known(table, name)).to_numpy(dtype=np.float64, na_value=np.nan)
    except (TypeError, ValueError):
        raise UserError(f"The column {name!r} is not numeric; name it among the factors.") from None
    if np.isinf(values).any():
        raise UserError(f"The column {name!r} has an infinite value; leave it empty or mend it.")
    return np.asarray(values, dtype=np.float64)


def _column(table: pd.DataFrame, term: str) -> NDArray[np.float64]:
    """Return a covariate, or the power of one: ``x^2``."""
    name, caret, power = term.rpartition("^")
    if term in table.columns or not caret or not power.isdecimal():
        return _numbers(table, term)
    return _numbers(table, name.strip()) ** int(power)


def _check_outcome(outcome: NDArray[np.float64], dropped: int) -> None:
    left = f" ({dropped:,} rows lack a value)" if dropped else ""
    if not len(outcome):
        raise UserError(f"No row is complete{left}; take fewer covariates.")
    if not np.isin(outcome, (0, 1)).all():
        raise UserError("The column 'adopted' must be 0 or 1; build it with person_periods.")
    if not outcome.any():
        raise UserError(f"Nobody adopts in the rows at risk{left}; there is nothing to explain.")
    if outcome.all():
        raise UserError(
            f"Everybody adopts in every row at risk{left}: nobody who has not adopted is there to "
            "compare with; add the units at risk that never adopted."
        )


def _with_both(
    period: NDArray[np.float64],
    outcome: NDArray[np.float64],
    complete: NDArray[np.bool_],
    notes: list[str],
) -> NDArray[np.bool_]:
    """Return the rows of periods with both adopters and others."""
    labels, number = np.unique(period, return_inverse=True)
    rows = np.bincount(number[complete], minlength=len(labels))
    events = np.bincount(number[complete & (outcome == 1)], minlength=len(labels))
    for chosen, who in ((events == 0, "nobody"), (events == rows, "everybody at risk")):
        left = labels[chosen & (rows > 0)]
        if len(left):
            named = ", ".join(f"{label:g}" for label in left[:10]) + (
                f" and {len(left) - 10} more" if len(left) > 10 else ""
            )
            notes.append(f"Periods in which {who} adopts have no finite dummy: left out {named}.")
    both = (events > 0) & (events < rows)
    if not both.any():
        raise UserError(
            "In no period do some units adopt and others not; take a baseline other than dummies."
        )
    used: NDArray[np.bool_] = complete & both[number]
    return used


def _time(period: NDArray[np.float64], baseline: Baseline) -> dict[str, NDArray[np.float64]]:
    if baseline == "dummies":
        labels = np.unique(period)[1:]
        return {f"period={label:g}": (period == label).astype(np.float64) for label in labels}
    if baseline == "log":
        if period.min() <= 0:
            raise UserError("The logarithm of time needs periods that count from 1.")
        return {"log(period)": np.log(period)}
    powers = range(1, _POWERS[baseline] + 1)
    return {"period" if n == 1 else f"period^{n}": period**n for n in powers}


def _levels(
    name: str, values: pd.Series[Any], outcome: NDArray[np.float64]
) -> dict[str, NDArray[np.float64]]:
    try:
        labels = sorted(values.unique())
    except TypeError:
        labels = sorted(values.unique(), key=str)
    found = {}
    for label in labels:
        chosen = (values == label).to_numpy()
        if outcome[chosen].min() == outcome[chosen].max():
            who = "everybody at risk" if outcome[chosen].all() else "nobody"
            raise UserError(
                f"In the category {name}={label} {who} adopts, so that its effect has no finite "
                "estimate; join it with another category or leave its rows out."
            )
        found[f"{name}={label}"] = chosen.astype(np.float64)
    del found[f"{name}={labels[0]}"]
    return found


def _check_rank(
    matrix: NDArray[np.float64], scale: NDArray[np.float64], terms: tuple[str, ...]
) -> None:
    zero = [term for term, most in zip(terms, scale, strict=True) if most == 0]
    if zero:
        raise UserError(f"The term {zero[0]} is 0 in every row; leave it out.")
    if len(matrix) <= len(terms):
        raise UserError(f"{len(terms)} terms are too many for {len(matrix)} rows; take fewer.")
    lengths = np.sqrt(np.einsum("ij,ij->j", matrix / scale, matrix / scale)) * scale
    gram = matrix.T @ matrix / np.outer(lengths, lengths)
    if np.linalg.eigvalsh(gram)[0] > _SURE:  # of full rank beyond doubt: no need to look closer
        return
    upper = np.linalg.qr(matrix / lengths, mode="r")
    dependent = [
        term
        for term, part in zip(terms, np.abs(np.diagonal(upper)), strict=True)
        if part < _DEPENDENT
    ]
    if dependent:
        raise UserError(
            f"The term {dependent[0]} says nothing that the terms before it do not; leave it out."
        )
