"""Errors and bands of growth curves by chance in which units adopt when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from lantoa.errors import UserError
from lantoa.graph.diffusion.bass import BASS, bass_fit
from lantoa.graph.diffusion.gompertz import GOMPERTZ, gompertz_fit
from lantoa.graph.diffusion.growth_fit import GrowthFit
from lantoa.graph.diffusion.growth_model import GrowthModel
from lantoa.graph.diffusion.logistic import LOGISTIC, logistic_fit

CURVES: dict[str, tuple[GrowthModel, Callable[..., GrowthFit], tuple[float, float]]] = {
    "bass": (BASS, bass_fit, (0.03, 0.4)),
    "logistic": (LOGISTIC, logistic_fit, (0.7, 6.0)),
    "gompertz": (GOMPERTZ, gompertz_fit, (0.5, 5.0)),
}


def drawn(
    random: np.random.Generator, model: GrowthModel, truth: Any, units: int, periods: int
) -> np.ndarray[Any, Any]:
    """Cumulative shares of units that adopt for themselves on a curve."""
    curve = model.share(np.arange(1.0, periods + 1), truth)
    counts = random.multinomial(units, np.diff([0, *curve, 1]))
    shares: np.ndarray[Any, Any] = np.cumsum(counts[:-1]) / units
    return shares


@pytest.mark.parametrize("name", CURVES)
def test_intervals_by_units_hold_the_truth_as_often_as_they_say(name: str) -> None:
    model, fitting, truth = CURVES[name]
    random = np.random.default_rng(1)
    ahead = np.arange(1.0, 17.0)
    curve = model.share(ahead, truth)
    by_units: list[bool] = []
    by_squares: list[bool] = []
    band: list[np.ndarray[Any, Any]] = []
    narrow: list[np.ndarray[Any, Any]] = []
    for _ in range(120):
        fit = fitting(drawn(random, model, truth, 200, 12), population=200)
        for part, value in zip(fit.parameters, truth, strict=True):
            assert part.sampling_lower is not None
            assert part.sampling_upper is not None
            by_units.append(part.sampling_lower <= value <= part.sampling_upper)
            by_squares.append(part.lower <= value <= part.upper)
        for held, kind in ((band, "units"), (narrow, "delta")):
            found = fit.forecast(ahead, band=kind)  # type: ignore[arg-type]
            assert found is not None
            held.append((np.array(found.lower) <= curve) & (curve <= np.array(found.upper)))
    assert 0.90 <= np.mean(by_units) <= 1.0
    assert 0.90 <= np.mean(band) <= 1.0
    assert np.mean(by_squares) < 0.75  # what independent residuals would promise is 0.95
    assert np.mean(narrow) < 0.75


def followers(
    random: np.random.Generator, units: int, periods: int, p: float, q: float
) -> np.ndarray[Any, Any]:
    """Cumulative shares of units that follow each other as Bass has it, in steps of 1/10."""
    adopted, shares = 0, []
    for _ in range(periods):
        for _ in range(10):
            chance = -np.expm1(-(p + q * adopted / units) / 10)
            adopted += int(random.binomial(units - adopted, chance))
        shares.append(adopted / units)
    return np.array(shares)


def test_they_hold_it_too_where_units_follow_each_other() -> None:
    random = np.random.default_rng(11)
    curve = BASS.share(np.arange(1.0, 16.0), (0.03, 0.4))
    by_units, by_squares, band, ahead = [], [], [], []
    for _ in range(60):
        seen = followers(random, 200, 15, 0.03, 0.4)
        fit = bass_fit(seen[:12], population=200)
        for part, value in zip(fit.parameters, (0.03, 0.4), strict=True):
            by_units.append((part.sampling_lower or 0) <= value <= (part.sampling_upper or 0))
            by_squares.append(part.lower <= value <= part.upper)
        found = fit.forecast(np.arange(1.0, 16.0))
        later = fit.forecast([13, 14, 15], of="observation", draws=20)
        assert found is not None
        assert later is not None
        band.append((np.array(found.lower) <= curve) & (curve <= np.array(found.upper)))
        ahead.append((np.array(later.lower) <= seen[12:]) & (seen[12:] <= np.array(later.upper)))
    assert 0.90 <= np.mean(by_units) <= 0.99
    assert 0.88 <= np.mean(band) <= 0.99
    assert np.mean(ahead) >= 0.8  # by 20 draws
    assert np.mean(by_squares) < 0.6


def test_the_covariance_by_hand() -> None:
    shares = [0.05, 0.15, 0.35, 0.60, 0.80, 0.90]
    fit = logistic_fit(shares, population=40)
    slopes = LOGISTIC.derivatives(np.arange(1.0, 7.0), [p.value for p in fit.parameters])
    inverse = np.linalg.inv(slopes.T @ slopes) @ slopes.T
    g = np.array(fit.fitted)
    rate, middle = (p.value for p in fit.parameters)
    growth = rate * g * (1 - g)

    def passed(t: float) -> float:  # the integral of 1 / F' of the logistic curve
        z = rate * (t - middle)
        return float(2 * z + np.exp(z) - np.exp(-z)) / rate**2

    spread = [g[0] * (1 - g[0]) / growth[0] ** 2 + passed(t) - passed(1) for t in range(1, 7)]
    noise = np.array(
        [[growth[s] * growth[t] * spread[min(s, t)] / 40 for t in range(6)] for s in range(6)]
    )
    dispersion = np.sum((np.array(shares) - g) ** 2) / np.trace(
        (np.eye(6) - slopes @ inverse) @ noise
    )
    assert fit.dispersion == pytest.approx(dispersion, rel=1e-6)
    assert dispersion < 1  # so that it does not widen the errors
    errors = np.sqrt(np.diag(inverse @ noise @ inverse.T))
    assert [p.sampling_error for p in fit.parameters] == pytest.approx(errors, rel=1e-6)


def test_twenty_years_by_the_day_need_no_square_of_the_days() -> None:
    days = np.arange(1.0, 7306.0) / 365.25
    shares = np.round(1000 * LOGISTIC.share(days, (0.8, 9.0))) / 1000
    by_day = logistic_fit(shares, days, population=1000)
    by_year = logistic_fit(shares[364::365], days[364::365], population=1000)
    for daily, yearly in zip(by_day.parameters, by_year.parameters, strict=True):
        assert daily.sampling_error == pytest.approx(yearly.sampling_error, rel=0.5)
        assert daily.standard_error < yearly.standard_error  # as if each day told something new
    assert by_day.forecast([25.0], of="observation", draws=20) is not None


def test_units_that_follow_each_other_widen_the_errors() -> None:
    shares = [0.02, 0.03, 0.30, 0.32, 0.70, 0.71, 0.95]
    few, more, many = (logistic_fit(shares, population=n) for n in (100, 200, 20_000))
    assert few.dispersion is not None
    assert few.dispersion > 1
    assert many.dispersion == pytest.approx(200 * few.dispersion, rel=1e-9)
    errors = [[p.sampling_error or 0.0 for p in fit.parameters] for fit in (few, more, many)]
    assert errors[0] == pytest.approx(errors[1], rel=1e-9)  # as few units scatter as these do
    assert errors[1] == pytest.approx(errors[2], rel=1e-9)


def test_the_band_is_by_units_where_the_population_is_told() -> None:
    shares = [0.05, 0.15, 0.35, 0.60, 0.80, 0.90]
    told, untold = logistic_fit(shares, population=40), logistic_fit(shares)
    assert told.forecast([7, 9]) == told.forecast([7, 9], band="units")
    assert untold.forecast([7, 9]) == untold.forecast([7, 9], band="delta")


def test_counts_and_shares_have_the_same_errors() -> None:
    shares = np.array([0.05, 0.15, 0.35, 0.60, 0.80, 0.90])
    one = gompertz_fit(shares, ceiling=None, population=200)
    other = gompertz_fit(200 * shares, ceiling=None, population=200)
    assert other.dispersion == pytest.approx(one.dispersion, rel=1e-5)
    for small, large in zip(one.parameters, other.parameters, strict=True):
        scale = 200 if small.name == "m" else 1
        assert large.sampling_error == pytest.approx(scale * (small.sampling_error or 0), rel=1e-4)
    here, there = (f.forecast([3, 9], band="units") for f in (one, other))
    assert here is not None
    assert there is not None
    assert np.array(there.upper) == pytest.approx(200 * np.array(here.upper), rel=1e-4)


def test_an_interval_of_a_rate_keeps_above_0() -> None:
    fit = bass_fit([0.01, 0.06, 0.07, 0.2, 0.6, 0.62, 0.99], population=30)
    p, q = fit.parameters
    assert p.sampling_error is not None
    assert p.sampling_lower is not None
    assert p.sampling_upper is not None
    assert 0 < p.sampling_lower < p.value < p.sampling_upper
    assert p.sampling_lower * p.sampling_upper == pytest.approx(p.value**2)
    assert p.value < 1.96 * p.sampling_error  # so that the plain interval would go below 0
    assert q.sampling_lower is not None
    assert q.sampling_error is not None
    assert q.sampling_lower == pytest.approx(q.value - 1.959963984540054 * q.sampling_error)


@pytest.mark.parametrize("ceiling", [1.0, None])
@pytest.mark.parametrize("name", CURVES)
def test_what_will_be_observed_never_falls_below_what_has_been(
    name: str, ceiling: float | None
) -> None:
    model, fitting, truth = CURVES[name]
    shares = drawn(np.random.default_rng(3), model, truth, 200, 10)
    fit = fitting(shares, ceiling=ceiling, population=200)
    found = fit.forecast([15, 11, 5], band="units", of="observation", draws=100)
    assert found is not None
    assert shares[-1] <= found.lower[1] <= found.lower[0]
    assert found.upper[1] <= found.upper[0] <= 1
    assert found.lower[2] < shares[4] < found.upper[2]
    assert found == fit.forecast([15, 11, 5], band="units", of="observation", draws=100)
    assert "100 draws, seed 0" in found.band


def test_all_have_adopted_and_nothing_is_left_to_observe() -> None:
    fit = logistic_fit([0.1, 0.4, 0.8, 1.0, 1.0], population=10)
    found = fit.forecast([6, 9], band="units", of="observation", draws=50)
    assert found is not None
    assert (found.lower, found.upper) == ((1.0, 1.0), (1.0, 1.0))


def test_without_a_population_there_are_no_such_errors() -> None:
    fit = bass_fit([0.05, 0.15, 0.35, 0.60, 0.80, 0.90])
    assert fit.dispersion is None
    assert {p.sampling_error for p in fit.parameters} == {None}
    with pytest.raises(UserError, match="needs the population"):
        fit.forecast([7], band="units")


def test_more_adopters_than_there_are_is_refused() -> None:
    with pytest.raises(UserError, match="smaller than the 10 adopters"):
        bass_fit([1, 4, 8, 10], ceiling=None, population=9)


def test_a_fit_without_a_scatter_has_no_error_and_no_warning() -> None:
    exact = BASS.share(np.arange(1.0, 9.0), (0.05, 0.5))
    fit = bass_fit(exact, population=100)
    assert fit.dispersion == pytest.approx(0, abs=1e-12)
    found = fit.forecast([9], band="units")
    assert found is not None
    assert found.lower[0] < found.values[0] < found.upper[0]


def test_too_few_adopters_to_draw_from_are_told() -> None:
    fit = bass_fit([0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.04], population=50)
    with pytest.raises(UserError, match="take the band of 'curve'"):
        fit.forecast([9], of="observation", draws=20)
    assert fit.forecast([9]) is not None
