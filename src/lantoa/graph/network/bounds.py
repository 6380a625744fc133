"""What a printed number says of the true one, as numbers of a network."""

from __future__ import annotations

import math

from lantoa.ontology.bounds import bounds_of_number


def amount_bounds(
    value: str | None, bound: str | None, of: str | None = None
) -> tuple[float, float | None, float]:
    """Return at least, at most, and the printed number (1 where there is none).

    The bounds are those of :func:`lantoa.ontology.bounds.bounds_of_number`.

    Args:
        value: the number as RDF has it.
        bound: ``exact``, ``over``, ``nearly`` or ``about``; None is exact.
        of: the total of which it is a part.

    Returns:
        The lower bound, the upper bound (None: no limit is known), and the printed number.

    >>> amount_bounds("54", "exact"), amount_bounds("54", "over"), amount_bounds("54", "nearly")
    ((54.0, 54.0, 54.0), (54.0, None, 54.0), (1.0, 54.0, 54.0))
    >>> amount_bounds(None, None), amount_bounds("-3", None)
    ((1.0, None, 1.0), (1.0, None, 1.0))
    """
    least, most = bounds_of_number(value, bound, of)
    try:
        number = float(value or "nan")
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or not least <= number <= (math.inf if most is None else most):
        number = float(least)
    return float(least), None if most is None else float(most), number
