"""How far confidence can be trusted: of the rows at 0.9, nine in ten should be right.

A reliability table with the Brier score (G. W. Brier, "Verification of Forecasts Expressed in
Terms of Probability", Monthly Weather Review 78, 1950) and the expected calibration error
(M. P. Naeini et al., "Obtaining Well Calibrated Probabilities Using Bayesian Binning",
AAAI 2015).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

#: The lower ends of the bands of confidence; the last one includes 1.
BANDS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
#: The name of all kinds together.
OVERALL: Final = "all"
#: The columns of the reliability table.
CALIBRATION_COLUMNS: Final = ("kind", "band", "rows", "right", "share", "confidence", "gap")
#: The columns of the summary.
SUMMARY_COLUMNS: Final = ("kind", "rows", "right", "share", "confidence", "brier", "ece")

#: The kind of a row, its confidence, and whether it is right.
Verdict = tuple[str, float, bool]


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one kind whose confidence lies in one band.

    `share` of them is right where `confidence` is their mean confidence.
    """

    kind: str
    low: float
    high: float
    rows: int
    right: int
    confidence: float

    @property
    def share(self) -> float:
        """The share of the rows that is right."""
        return self.right / self.rows

    @property
    def gap(self) -> float:
        """By how much the rows claim more than they hold; negative where they claim less."""
        return self.confidence - self.share


@dataclass(frozen=True, slots=True)
class Calibration:
    """The reliability of one kind of rows."""

    kind: str
    bands: tuple[Band, ...]
    brier: float
    ece: float

    @property
    def rows(self) -> int:
        """How many rows were judged."""
        return sum(band.rows for band in self.bands)

    @property
    def right(self) -> int:
        """How many of them are right."""
        return sum(band.right for band in self.bands)

    @property
    def confidence(self) -> float:
        """Their mean confidence."""
        return sum(band.confidence * band.rows for band in self.bands) / self.rows


def calibrate(
    verdicts: Iterable[Verdict], bands: Sequence[float] = BANDS
) -> tuple[Calibration, ...]:
    """Return the reliability of each kind of rows, and of all together at the end.

    Args:
        verdicts: kind, confidence and truth of each judged row.
        bands: the lower ends of the bands, ascending from 0.

    >>> found = calibrate([("model", 0.9, True), ("model", 0.9, False), ("place", 0.6, True)])
    >>> [(one.kind, one.rows, one.right, round(one.brier, 3), round(one.ece, 3)) for one in found]
    [('model', 2, 1, 0.41, 0.4), ('place', 1, 1, 0.16, 0.4), ('all', 3, 2, 0.327, 0.4)]
    """
    told = list(verdicts)
    kinds = sorted({kind for kind, _, _ in told})
    found = [_of_kind(kind, [v for v in told if v[0] == kind], bands) for kind in kinds]
    return (*found, _of_kind(OVERALL, told, bands)) if told else ()


def _of_kind(kind: str, told: Sequence[Verdict], lows: Sequence[float]) -> Calibration:
    bands = []
    for low, high in zip(lows, (*lows[1:], 1.0), strict=True):
        # A confidence of a store is a decimal such as 0.9; a hair below it is the same.
        inside = [
            (confidence, right)
            for _, confidence, right in told
            if low - 1e-9 <= confidence < high - 1e-9 or (high == 1.0 and confidence >= low - 1e-9)
        ]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            bands.append(Band(kind, low, high, len(inside), sum(r for _, r in inside), mean))
    return Calibration(
        kind,
        tuple(bands),
        brier=sum((confidence - right) ** 2 for _, confidence, right in told) / len(told),
        ece=sum(band.rows * abs(band.gap) for band in bands) / len(told),
    )


def band_rows(found: Iterable[Calibration]) -> list[tuple[Any, ...]]:
    """Return a row of :data:`CALIBRATION_COLUMNS` for each band that has rows."""
    return [
        (
            band.kind,
            f"{band.low:.2f}-{band.high:.2f}",
            band.rows,
            band.right,
            round(band.share, 3),
            round(band.confidence, 3),
            round(band.gap, 3),
        )
        for one in found
        for band in one.bands
    ]


def summary_rows(found: Iterable[Calibration]) -> list[tuple[Any, ...]]:
    """Return a row of :data:`SUMMARY_COLUMNS` for each kind."""
    return [
        (
            one.kind,
            one.rows,
            one.right,
            round(one.right / one.rows, 3),
            round(one.confidence, 3),
            round(one.brier, 4),
            round(one.ece, 4),
        )
        for one in found
    ]
