"""What a printed number says of the true one: the one convention for bounds, used everywhere.

A bound is what the words rule out, not what is likely. For how far "about" and "nearly" reach
there is no fixed share: readers differ widely, and the reach depends on the size and the roundness
of the number (Ferson et al. 2015, "Natural language of uncertainty: numeric hedge words", Int. J.
Approximate Reasoning 57, 19-39; Krifka 2009, "Approximate interpretations of number words"). A
share chosen here would be a number that no source said, so none is chosen: the printed number
stays beside its bounds, and tells what is likely.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from lantoa.ontology.things import Amount, Bound

#: How many there are: at least, and at most (None: nothing said limits it).
Bounds: TypeAlias = tuple[int, int | None]
#: What is counted without a number ("nhiều nơi"): there is one, and nothing limits it.
UNTOLD: Final[Bounds] = (1, None)
#: No count of anything on earth is greater; what is printed so is no count.
_MOST: Final = Decimal(10) ** 12


def bounds_of_number(
    value: str | Decimal | float | None, bound: str | None = None, of: str | Decimal | None = None
) -> Bounds:
    """Return how many a printed number says there are, at least and at most.

    ======================================  =========  ==========================================
    words                                   bounds     because
    ======================================  =========  ==========================================
    54; tới 54, lên đến 54                  54 to 54   the number itself
    hơn, trên, quá, ít nhất, tối thiểu 54   54 up      "hơn" leaves 54 itself out, "ít nhất" does
                                                       not; both are kept as ``over``
    gần, ngót, dưới, không quá, tối đa 54   1 to 54    all are kept as ``nearly``, and "không quá"
                                                       tells of no least number
    khoảng, chừng, ước, xấp xỉ 54           1 up       on either side; how far, nobody says
    no number, or none that can be one      1 up       what is told of exists
    ======================================  =========  ==========================================

    Of a total ("hơn 100 trong 131 xã") there are at most so many. A number with a fraction is
    rounded outwards where it is exact ("12,5": 12 to 13), else inwards, for things are whole.

    Args:
        value: the printed number.
        bound: ``exact``, ``over``, ``nearly`` or ``about``, or the IRI of one; None is exact.
        of: the total of which it is a part.

    >>> [bounds_of_number("54", bound) for bound in ("exact", "over", "nearly", "about")]
    [(54, 54), (54, None), (1, 54), (1, None)]
    >>> bounds_of_number("100", "over", of="131"), bounds_of_number(None), bounds_of_number("0")
    ((100, 131), (1, None), (0, 0))
    """
    number = _number(value)
    if number is None:
        return UNTOLD
    least, most = math.floor(number), math.ceil(number)
    total = _number(of)
    limit = None if total is None or total < number else math.floor(total)
    match (bound or Bound.EXACT).rpartition("/")[2]:
        case Bound.OVER:
            return most, limit
        case Bound.NEARLY:
            return min(1, least), least
        case Bound.ABOUT:
            return min(1, least), limit
        case _:
            return least, most


def bounds_of_amount(amount: Amount | None) -> Bounds:
    """Return how many an amount says there are, at least and at most.

    >>> bounds_of_amount(Amount(value=Decimal(54), bound=Bound.OVER)), bounds_of_amount(None)
    ((54, None), (1, None))
    """
    if amount is None:
        return UNTOLD
    return bounds_of_number(amount.value, amount.bound, amount.of)


def tellings(several: Iterable[Bounds]) -> Bounds:
    """Return what several tellings of one and the same number say of it together.

    Where all can be true, what all of them allow ("hơn 50" and 54: 54). Where they contradict
    each other, what lies between them: 54 and 60 are 54 to 60, and neither 114 nor one of the two.

    >>> tellings([(50, None), (54, 54)]), tellings([(54, 54), (60, 60)])
    ((54, 54), (54, 60))
    >>> tellings([(1, 60), (50, None)]), tellings([(54, 54), (60, None)])
    ((50, 60), (54, None))
    """
    told = list(several)
    if not told:
        return UNTOLD
    least = max(low for low, _ in told)
    most = min((high for _, high in told if high is not None), default=None)
    if most is None or least <= most:
        return least, most
    highest = [high for _, high in told if high is not None]
    return min(low for low, _ in told), max(highest) if len(highest) == len(told) else None


def _number(value: str | Decimal | float | None) -> Decimal | None:
    """Return a number that can be a count, else None."""
    try:
        number = None if value is None else Decimal(value)
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and 0 <= number < _MOST else None
