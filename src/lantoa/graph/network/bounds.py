"""What a printed number says of the true one."""

from __future__ import annotations

import math

from lantoa.ontology.records import Bound


def amount_bounds(value: str | None, bound: str | None) -> tuple[float, float | None, float]:
    """Return at least, at most, and the number itself.

    "Hơn 54" is at least 54; "gần 54" at most 54 and at least one; "khoảng 54" tells no more than
    that there is one. A group without a number is at least one.

    Args:
        value: the number as RDF has it.
        bound: ``exact``, ``over``, ``nearly`` or ``about``; None is exact.

    Returns:
        The lower bound, the upper bound (None: no limit is known), and the printed number.

    >>> amount_bounds("54", "exact"), amount_bounds("54", "over"), amount_bounds("54", "nearly")
    ((54.0, 54.0, 54.0), (54.0, None, 54.0), (1.0, 54.0, 54.0))
    >>> amount_bounds(None, None)
    (1.0, None, 1.0)
    """
    try:
        number = float(value or "nan")
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or number < 0:
        return 1.0, None, 1.0
    if bound == Bound.OVER:
        return number, None, number
    if bound == Bound.NEARLY:
        return min(1.0, number), number, number
    if bound == Bound.ABOUT:
        return min(1.0, number), None, number
    return number, number, number
