"""How the measures over ties are taken: which alters, how far apart, weighed or counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lantoa.errors import UserError
from lantoa.graph.diffusion.discount import Discount, weights


@dataclass(frozen=True, slots=True)
class TieOptions:
    """Settings of the measures over ties; what a measure does not know it passes over.

    Attributes:
        valued: weigh alters by the value of the tie.
        outgoing: alters are those whom ego names; False: those who name ego.
        lag: exposure and thresholds: how many periods back ego looks at its alters.
        lags: infectiousness and susceptibility: how many periods apart two adoptions may be.
        discount: of these periods, "linear" or "exponential".
        rate: of the exponential discount.
        normalized: False: the exposure is the sum (number) of the alters who have adopted;
            infectiousness and susceptibility are not divided by the adoptions of the periods.
        include_censored: thresholds: False leaves out who adopted in the first period.

    Raises:
        UserError: a setting is out of range.

    >>> TieOptions(valued=True, lag=1).of("thresholds")
    {'valued': True, 'outgoing': True, 'lag': 1, 'include_censored': True}
    >>> TieOptions().of("morans-i")
    {}
    """

    valued: bool = False
    outgoing: bool = True
    lag: int = 0
    lags: int = 1
    discount: Discount = "linear"
    rate: float = 0.5
    normalized: bool = True
    include_censored: bool = True

    def __post_init__(self) -> None:
        if self.lag < 0:
            raise UserError(f"The lag is {self.lag}; give 0 or a number of periods to look back.")
        weights(1 if self.lags > 0 else self.lags, self.discount, self.rate)

    def of(self, measure: str) -> dict[str, Any]:
        """Return the settings that a measure knows."""
        return {name: getattr(self, name) for name in _KNOWN.get(measure, ())}


_ALTERS = ("valued", "outgoing", "lag")
_LAGGED = ("valued", "outgoing", "lags", "discount", "rate", "normalized")
_KNOWN = {
    "exposure": (*_ALTERS, "normalized"),
    "exposure-bounds": (*_ALTERS, "normalized"),
    "thresholds": (*_ALTERS, "include_censored"),
    "threshold-bounds": _ALTERS,
    "threshold-classes": (*_ALTERS, "include_censored"),
    "infection-lag": ("outgoing",),
    "degree-timing": ("valued",),
    "infectiousness": _LAGGED,
    "susceptibility": _LAGGED,
}
