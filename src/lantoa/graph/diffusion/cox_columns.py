"""Covariates of units as the columns that a Cox regression needs."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.times import by_name, is_empty
from lantoa.graph.diffusion.times import by_unit as as_mapping

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DEPENDENT = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class CoxColumns:
    """Terms as numbers.

    Attributes:
        terms: the k names: a covariate, or a level of a factor as ``city=2``.
        matrix: of the units that are kept, centred and scaled to a standard deviation of 1;
            shape (n, k).
        scale: what each column was divided by.
        strata: the number of each kept unit's stratum.
        kept: which of the given units have all values.
    """

    terms: tuple[str, ...]
    matrix: NDArray[np.float64]
    scale: NDArray[np.float64]
    strata: NDArray[np.intp]
    kept: NDArray[np.bool_]


def cox_columns(
    covariates: Mapping[str, Any],
    units: Sequence[Hashable],
    *,
    by_unit: bool,
    factors: Collection[str] = (),
    strata: Any = None,
) -> CoxColumns:
    """Turn covariates of units into columns.

    Args:
        covariates: name -> value of each unit, by unit or in their order.
        units: the units.
        by_unit: whether values must come by unit.
        factors: the covariates that are categories.
        strata: the stratum of each unit; None: one for all.

    Raises:
        UserError: no covariate, a factor that is none of them, values that are no numbers or
            lack units, or terms that say nothing (that others do not).

    >>> found = cox_columns({"x": [1, 3, 2], "city": ["a", "b", "a"]}, range(3), by_unit=False,
    ...     factors=["city"])
    >>> found.terms, found.kept.tolist()
    (('x', 'city=b'), [True, True, True])
    """
    covariates = by_name(covariates)
    if not covariates:
        raise UserError("A regression needs at least one covariate; for none take kaplan_meier.")
    unknown = [name for name in factors if name not in covariates]
    if unknown:
        raise UserError(f"The factor {unknown[0]!r} is none of the covariates; give its values.")
    given = {
        name: _in_order(name, values, units, by_unit=by_unit) for name, values in covariates.items()
    }
    groups = [0] * len(units)
    if strata is not None:
        groups = _in_order("strata", strata, units, by_unit=by_unit)
    kept = np.array(
        [not any(map(is_empty, row)) for row in zip(groups, *given.values(), strict=True)],
        dtype=np.bool_,
    )
    if not kept.any():
        raise UserError("No unit has all covariates; take fewer.")
    columns: dict[str, NDArray[np.float64]] = {}
    for name, values in given.items():
        present = [value for value, keep in zip(values, kept, strict=True) if keep]
        if name in factors:
            labels = sorted(set(present), key=_order)
            for label in labels[1:]:
                columns[f"{name}={label}"] = np.array([v == label for v in present], dtype=float)
        else:
            columns[name] = _numbers(name, present)
    if not columns:
        raise UserError("All units are of one category; there is nothing to compare.")
    matrix = np.column_stack(list(columns.values()))
    matrix = matrix - matrix.mean(axis=0)
    scale = matrix.std(axis=0)
    _check(tuple(columns), matrix, scale)
    present = [group for group, keep in zip(groups, kept, strict=True) if keep]
    place = {label: at for at, label in enumerate(dict.fromkeys(present))}
    return CoxColumns(
        terms=tuple(columns),
        matrix=matrix / scale,
        scale=scale,
        strata=np.array([place[group] for group in present], dtype=np.intp),
        kept=kept,
    )


def _in_order(name: str, values: Any, units: Sequence[Hashable], *, by_unit: bool) -> list[Any]:
    values = as_mapping(values)
    if isinstance(values, Mapping) != by_unit:
        raise UserError(f"Give times and {name} both by unit or both as a sequence.")
    found = [values.get(unit) for unit in units] if by_unit else list(values)
    if len(found) != len(units):
        raise UserError(f"Give {name} of every unit: {len(units)} units, {len(found)} values.")
    return found


def _order(label: Hashable) -> tuple[bool, float, str]:
    if isinstance(label, int | float):
        return False, float(label), ""
    return True, 0.0, str(label)


def _numbers(name: str, values: Sequence[Any]) -> NDArray[np.float64]:
    try:
        found = np.array(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise UserError(
            f"The covariate {name} is not numeric; name it among the factors."
        ) from None
    if not np.isfinite(found).all():
        raise UserError(f"The covariate {name} has an infinite value; leave it empty or mend it.")
    return found


def _check(terms: tuple[str, ...], matrix: NDArray[np.float64], scale: NDArray[np.float64]) -> None:
    for term, spread, column in zip(terms, scale, matrix.T, strict=True):
        if spread <= 1e-12 * max(1.0, float(np.abs(column).max(initial=0.0))):
            raise UserError(f"The covariate {term} is the same for all units; leave it out.")
    if len(matrix) <= len(terms):
        raise UserError(f"{len(terms)} terms are too many for {len(matrix)} units; take fewer.")
    upper = np.abs(np.diagonal(np.linalg.qr(matrix / scale, mode="r"))) / np.sqrt(len(matrix))
    dependent = [term for term, part in zip(terms, upper, strict=True) if part < _DEPENDENT]
    if dependent:
        raise UserError(
            f"The term {dependent[0]} says nothing that the terms before it do not; leave it out."
        )
