"""The Brazilian farmers, of whom no reference numbers are at hand: every measure over time by its
definition, in the coding that dates the farmers who never adopted and in the one that does not."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.optimize import curve_fit

from lantoa.graph.diffusion.adoption_curve import adoption_curve
from lantoa.graph.diffusion.bass import bass_fit
from lantoa.graph.diffusion.cox_columns import cox_columns
from lantoa.graph.diffusion.discrete_hazard import discrete_hazard
from lantoa.graph.diffusion.kaplan_meier import kaplan_meier
from lantoa.graph.diffusion.logrank import logrank
from lantoa.graph.diffusion.nelson_aalen import nelson_aalen
from lantoa.graph.diffusion.partial_likelihood import PartialLikelihood
from lantoa.graph.diffusion.speed import adoption_speed
from lantoa.graph.diffusion.survival_table import observed
from lantoa.graph.diffusion.turnbull import turnbull
from tests.graph.diffusion import networks, reference

#: In the last year all are dated who never adopted.
LAST = 1965.0
Times = dict[str, float | None]


@pytest.fixture(params=["as shipped", "censored"])
def times(request: pytest.FixtureRequest) -> Times:
    farmers: Times = networks.farmers()
    if request.param == "as shipped":
        return farmers
    return {unit: None if time == LAST else time for unit, time in farmers.items()}


def by_year(times: Times) -> list[int]:
    return [sum(t == year for t in times.values()) for year in range(1946, 1966)]


def test_curve_hazard_and_speed(times: Times) -> None:
    new, total = by_year(times), 0
    hazard: list[float] = []
    growth: list[float | None] = []
    for count in new:
        hazard.append(count / (692 - total))
        growth.append(count / total if total else None)
        total += count
    options = {"origin": 1946.0, "until": LAST}
    assert adoption_curve(times, **options).new_lower == tuple(new)  # type: ignore[arg-type]
    assert adoption_curve(times, **options).cumulative_lower[-1] == total  # type: ignore[arg-type]
    found = discrete_hazard(times, first="at risk", **options)  # type: ignore[arg-type]
    assert found.hazard == pytest.approx(hazard, abs=1e-12)
    shipped = discrete_hazard(times, **options)  # type: ignore[arg-type]
    assert shipped.hazard == pytest.approx([0, *hazard[1:]], abs=1e-12)
    speed = adoption_speed(times, **options)  # type: ignore[arg-type]
    assert speed.growth == pytest.approx(growth, abs=1e-12)
    assert speed.acceleration[1:] == pytest.approx(np.diff(new), abs=1e-12)


def test_survival(times: Times) -> None:
    survival, hazard, error, left = 1.0, 0.0, 0.0, 692
    curve, rate = kaplan_meier(times, until=LAST), nelson_aalen(times, until=LAST)
    for at, count in enumerate(by_year(times)):
        if not count:
            continue
        survival *= 1 - count / left
        hazard += count / left
        assert curve.survival[at] == pytest.approx(survival, abs=1e-12)
        assert rate.cumulative_hazard[at] == pytest.approx(hazard, abs=1e-12)
        if left > count:
            error += count / (left * (left - count))
            assert curve.log_standard_error[at] == pytest.approx(math.sqrt(error), abs=1e-12)
        left -= count
    exact = turnbull(times, times, until=LAST)
    assert exact.survival == pytest.approx(
        [s for s, d in zip(curve.survival, curve.adopted, strict=True) if d], abs=1e-9
    )


def test_bass(times: Times) -> None:
    shares = np.cumsum(by_year(times)) / 692
    at = np.arange(1.0, 21.0)

    def curve(t: np.ndarray, p: float, q: float) -> np.ndarray:
        found: np.ndarray = -np.expm1(-(p + q) * t) / (1 + q / p * np.exp(-(p + q) * t))
        return found

    expected, covariance = curve_fit(
        curve, at, shares, p0=[shares[0], 0.5], xtol=1e-14, ftol=1e-14, maxfev=9999
    )
    fit = bass_fit(shares)
    assert [p.value for p in fit.parameters] == pytest.approx(expected, rel=1e-5)
    errors = np.sqrt(np.diag(covariance))
    assert [p.standard_error for p in fit.parameters] == pytest.approx(errors, rel=1e-4)


def test_villages_by_the_log_rank_test(times: Times) -> None:
    village = {
        row["id"]: row["village"] for row in reference.rows("netdiffuser_brfarmers_attributes")
    }
    found = logrank(times, village, until=LAST)
    assert found.chi_square is not None
    assert sum(found.observed) == pytest.approx(sum(found.expected), rel=1e-12)
    # The score test of the discrete model at no effects is the log-rank test, of any groups.
    names = list(times)
    columns = cox_columns({"village": village}, names, by_unit=True, factors=["village"])
    seen, adopted, _ = observed(times, LAST)
    likelihood = PartialLikelihood(seen, adopted, columns.matrix, columns.strata, "exact")
    _, slope, information = likelihood.at(np.zeros(len(columns.terms)))
    score = slope @ np.linalg.solve(information, slope)
    assert score == pytest.approx(found.chi_square, rel=1e-9)
