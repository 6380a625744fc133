"""Whether two printed numbers can be one true number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from lantoa.ontology.records import Bound

#: How far "about" and "nearly" reach, as parts of the number.
_ABOUT: Final = Decimal("0.1")
_NEARLY: Final = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bound and denominator."""

    value: Decimal
    bound: Bound
    of: Decimal | None = None

    @classmethod
    def of_text(cls, value: str, bound: str | None, of: str | None) -> Amount | None:
        """Return the amount of RDF values; None if the value is no number."""
        name = (bound or "exact").rpartition("/")[2]
        try:
            return cls(Decimal(value), Bound(name), None if of is None else Decimal(of))
        except (InvalidOperation, ValueError):
            return None

    @property
    def least(self) -> Decimal:
        """The least that the true number may be."""
        shares = {Bound.ABOUT: 1 - _ABOUT, Bound.NEARLY: 1 - _NEARLY}
        return self.value * shares.get(self.bound, Decimal(1))

    @property
    def most(self) -> Decimal | None:
        """The most that the true number may be; None if there is no limit."""
        if self.bound is Bound.OVER:
            return None
        return self.value * (1 + _ABOUT if self.bound is Bound.ABOUT else Decimal(1))

    def agrees(self, other: Amount) -> bool:
        """Whether both can be true.

        >>> over_50, exactly_54 = Amount(Decimal(50), Bound.OVER), Amount(Decimal(54), Bound.EXACT)
        >>> over_50.agrees(exactly_54), over_50.agrees(Amount(Decimal(48), Bound.EXACT))
        (True, False)
        >>> Amount(Decimal(120), Bound.NEARLY).agrees(Amount(Decimal(112), Bound.EXACT))
        True
        """
        if self.of is not None and other.of is not None and self.of != other.of:
            return False
        return not (
            (self.most is not None and self.most < other.least)
            or (other.most is not None and other.most < self.least)
        )

    def __str__(self) -> str:
        words = "" if self.bound is Bound.EXACT else f"{self.bound} "
        return f"{words}{self.value:,}" + (f" of {self.of:,}" if self.of is not None else "")
