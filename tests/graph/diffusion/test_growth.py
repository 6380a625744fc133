"""Growth curves: Bass against netdiffuseR, all against other ways to compute them."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime, curve_fit

from lantoa.errors import UserError
from lantoa.graph.diffusion.bass import BASS, bass_fit
from lantoa.graph.diffusion.gompertz import GOMPERTZ, gompertz_fit
from lantoa.graph.diffusion.growth_fit import GrowthFit
from lantoa.graph.diffusion.growth_model import GrowthModel
from lantoa.graph.diffusion.logistic import LOGISTIC, logistic_fit
from tests.graph.diffusion.reference import numbers

VARIANTS = [(d, v) for d in ("medInnovations", "kfamily") for v in ("asShipped", "censoredNA")]
FITS = {"bass": bass_fit, "logistic": logistic_fit, "gompertz": gompertz_fit}
TRUE = {"bass": (0.02, 0.5), "logistic": (0.7, 6.0), "gompertz": (0.4, 5.0)}
MODELS = {"bass": BASS, "logistic": LOGISTIC, "gompertz": GOMPERTZ}
#: Shares that grow like an S, with some noise; our own figures.
DATA = (0.02, 0.05, 0.11, 0.19, 0.34, 0.47, 0.61, 0.74, 0.79, 0.86, 0.88, 0.91)

every_model = pytest.mark.parametrize("name", FITS)


def estimates(fit: GrowthFit) -> list[float]:
    assert fit.reason is None
    return [parameter.value for parameter in fit.parameters]


@pytest.mark.parametrize(("dataset", "variant"), VARIANTS)
def test_bass_equals_netdiffuser(dataset: str, variant: str) -> None:
    reference = numbers(f"netdiffuser_{dataset}_{variant}")
    expected = reference["bass"]
    fit = bass_fit(reference["cumulative_proportion"])
    p, q = fit.parameters
    assert (p.value, q.value) == pytest.approx((expected["p"], expected["q"]), abs=1e-6)
    assert p.standard_error == pytest.approx(expected["se_p"], abs=1e-7)
    assert q.standard_error == pytest.approx(expected["se_q"], abs=1e-7)
    assert fit.fitted == pytest.approx(expected["fitted"], abs=1e-6)
    # nls stops where it is near enough; what we find is no worse.
    assert fit.residual_sum_of_squares == pytest.approx(expected["rss"], abs=1e-10)
    assert fit.residual_sum_of_squares <= expected["rss"] * (1 + 1e-12)


@every_model
@pytest.mark.parametrize("ceiling", [1.0, 0.7])
def test_a_curve_without_noise_is_found_again(name: str, ceiling: float) -> None:
    times = np.arange(1.0, 13.0)
    values = ceiling * MODELS[name].share(times, TRUE[name])
    free = FITS[name](values, ceiling=None)
    assert estimates(free) == pytest.approx([*TRUE[name], ceiling], rel=1e-6)
    assert free.ceiling == pytest.approx(ceiling)
    assert free.r_squared == pytest.approx(1)
    assert estimates(FITS[name](values, ceiling=ceiling)) == pytest.approx(TRUE[name], rel=1e-6)


@every_model
@pytest.mark.parametrize("free", [False, True])
def test_estimates_and_errors_equal_those_of_scipy(name: str, free: bool) -> None:
    model, times = MODELS[name], np.arange(1.0, len(DATA) + 1)

    def curve(t: Any, *theta: float) -> Any:
        return model.value(t, theta[:2], theta[2] if free else 1.0)

    start = [*TRUE[name], 0.9] if free else [*TRUE[name]]
    expected, covariance = curve_fit(curve, times, DATA, p0=start, xtol=1e-12, ftol=1e-12)
    fit = FITS[name](DATA, ceiling=None if free else 1.0)
    assert estimates(fit) == pytest.approx(expected, rel=1e-5)
    errors = [parameter.standard_error for parameter in fit.parameters]
    assert errors == pytest.approx(np.sqrt(np.diag(covariance)), rel=1e-3)
    residuals = np.array(DATA) - curve(times, *expected)
    assert fit.residual_sum_of_squares == pytest.approx((residuals**2).sum(), rel=1e-8)


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
@given(st.floats(0.01, 2), st.floats(-1, 3), st.floats(0.1, 30))
def test_the_derivatives_are_those_of_the_curve(
    model: GrowthModel, first: float, second: float, time: float
) -> None:
    at = np.array([time])
    exact = model.derivatives(at, (first, second))[0]
    if not np.isfinite(exact).all() or np.abs(exact).max() > 1e4:
        return
    rough = approx_fprime(
        np.array([first, second]), lambda theta: float(model.share(at, theta)[0]), 1e-7
    )
    assert exact == pytest.approx(rough, abs=2e-4, rel=2e-3)


def test_bass_goes_on_where_p_and_q_cancel() -> None:
    times = np.array([0.0, 1.0, 5.0])
    limit = 0.1 * times / (1 + 0.1 * times)
    assert BASS.share(times, (0.1, -0.1)) == pytest.approx(limit)
    assert BASS.share(times, (0.1, -0.1 + 1e-7)) == pytest.approx(limit, abs=1e-5)
    assert BASS.derivatives(times, (0.1, -0.1))[:, 0] == pytest.approx(
        BASS.derivatives(times, (0.1, -0.1 + 1e-4))[:, 0], rel=1e-2, abs=1e-6
    )


@every_model
def test_the_peak_is_where_growth_is_fastest(name: str) -> None:
    fit = FITS[name](MODELS[name].share(np.arange(1.0, 13.0), TRUE[name]))
    times = np.linspace(0, 13, 13001)
    fastest = times[np.argmax(np.gradient(MODELS[name].share(times, estimates(fit))))]
    assert fit.peak_time == pytest.approx(fastest, abs=0.01)


def test_growth_that_slows_from_the_beginning_has_no_peak_and_says_so() -> None:
    fit = bass_fit(1 - np.exp(-0.3 * np.arange(1.0, 9.0)) * 1.0 - 1e-3 * np.array([1, 0] * 4))
    assert fit.peak_time is None
    # (q is near 0; a decided q below 0 is told)
    slowing = BASS.share(np.arange(1.0, 13.0), (0.3, -0.2))
    assert bass_fit(slowing).remarks == ("q is below 0: no sign of imitation",)


def test_criteria_by_hand() -> None:
    fit = logistic_fit(DATA, population=200)
    residuals = np.array(DATA) - np.array(fit.fitted)
    rss, n = float(residuals @ residuals), len(DATA)
    assert fit.aic == pytest.approx(n * math.log(2 * math.pi * rss / n) + n + 2 * 3)
    assert fit.r_squared == pytest.approx(1 - rss / np.var(DATA) / n)
    assert fit.durbin_watson == pytest.approx((np.diff(residuals) ** 2).sum() / rss)
    assert (fit.degrees_of_freedom, fit.population) == (10, 200)
    rate = fit.parameters[0]
    assert rate.upper - rate.value == pytest.approx(2.2281388519649385 * rate.standard_error)


@every_model
@settings(max_examples=25)
@given(shift=st.integers(-2100, 2100))
def test_shifting_the_dates_shifts_the_curve_alone(name: str, shift: int) -> None:
    if name == "bass":
        return  # its time begins with the first adoption, by definition
    fit = FITS[name](DATA)
    times = np.arange(1.0, len(DATA) + 1) + shift
    moved = FITS[name](DATA, times)
    assert moved.parameters[0].value == pytest.approx(fit.parameters[0].value, rel=1e-5)
    assert moved.parameters[1].value - shift == pytest.approx(fit.parameters[1].value, abs=1e-4)


@every_model
def test_counts_and_other_units_of_time_change_scales_alone(name: str) -> None:
    shares = FITS[name](DATA, ceiling=None)
    counts = FITS[name](np.array(DATA) * 5000, ceiling=None)
    assert counts.ceiling == pytest.approx(5000 * (shares.ceiling or 0), rel=1e-5)
    months = FITS[name](DATA, np.arange(1.0, 13.0) * 12)
    assert months.parameters[0].value * 12 == pytest.approx(
        FITS[name](DATA).parameters[0].value, rel=1e-5
    )


@every_model
def test_a_forecast_has_a_band_that_widens_by_the_spread_of_observations(name: str) -> None:
    fit = FITS[name](DATA)
    curve = fit.forecast([6, 13, 20])
    seen = fit.forecast([6, 13, 20], of="observation")
    assert curve is not None
    assert seen is not None
    assert curve.values[0] == pytest.approx(fit.fitted[5])
    for outer, inner, value in zip(
        zip(seen.lower, seen.upper, strict=True),
        zip(curve.lower, curve.upper, strict=True),
        curve.values,
        strict=True,
    ):
        assert 0 <= outer[0] <= inner[0] <= value <= inner[1] <= outer[1] <= 1


def test_the_delta_band_by_hand() -> None:
    fit = logistic_fit(DATA)
    found = fit.forecast([3.0])
    assert found is not None
    rate, middle = estimates(fit)
    share = 1 / (1 + math.exp(-rate * (3 - middle)))
    slope = np.array([(3 - middle) * share * (1 - share), -rate * share * (1 - share)])
    error = math.sqrt(slope @ np.array(fit.covariance) @ slope)
    assert found.upper[0] == pytest.approx(share + 2.2281388519649385 * error, rel=1e-9)


def test_the_bootstrap_agrees_with_the_delta_band_and_is_the_same_each_time() -> None:
    fit = logistic_fit(DATA)
    delta = fit.forecast([4.0, 8.0])
    drawn = fit.forecast([4.0, 8.0], band="bootstrap", draws=200, seed=7)
    assert drawn is not None
    assert delta is not None
    assert drawn == fit.forecast([4.0, 8.0], band="bootstrap", draws=200, seed=7)
    assert drawn != fit.forecast([4.0, 8.0], band="bootstrap", draws=200, seed=8)
    assert drawn.band == "bootstrap (200 draws, seed 7, 0 failed)"
    widths = np.array(drawn.upper) - drawn.lower, np.array(delta.upper) - delta.lower
    assert widths[0] == pytest.approx(widths[1], rel=0.25)


def test_a_band_keeps_below_the_population_that_is_told() -> None:
    fit = gompertz_fit(DATA, ceiling=None)
    found = fit.forecast([40.0], of="observation", limit=0.95)
    assert found is not None
    assert found.upper[0] == 0.95


@every_model
@pytest.mark.parametrize(
    ("values", "ceiling", "reason"),
    [
        ([0.5], 1.0, "1 period is too few to estimate 2 parameters"),
        ([0.2, 0.5, 0.6], None, "3 periods are too few to estimate 3 parameters"),
        ([0.0] * 6, 1.0, "nobody has adopted"),
        ([0.3] * 6, 1.0, "all adoption lies in the first period"),
        ([0.3] * 6, None, "all adoption lies in the first period"),
        ([0, 0, 0, 0, 0.4, 0.4], 1.0, "all adoption lies in one period"),
        ([0, 0, 0, 0, 1.0], 1.0, "all adoption lies in one period"),
    ],
)
def test_what_cannot_be_fitted_says_why_and_has_no_numbers(
    name: str, values: list[float], ceiling: float | None, reason: str
) -> None:
    fit = FITS[name](values, ceiling=ceiling)
    assert not fit.converged
    assert fit.reason is not None
    assert fit.reason.startswith(reason)
    assert (fit.parameters, fit.fitted, fit.aic) == ((), (), None)
    assert fit.forecast([10]) is None
    json.dumps(fit.to_dict(), allow_nan=False)


@every_model
@pytest.mark.parametrize("values", [[0, 0, 0.5, 1, 1, 1], [0, 0.2, 1, 1, 1, 1]])
def test_a_growth_that_no_rate_is_steep_enough_for_is_no_estimate(
    name: str, values: list[float]
) -> None:
    fit = FITS[name](values)
    if fit.converged:  # two values between nothing and all: they tell both parameters
        assert all(abs(p.value) < 50 for p in fit.parameters)
        assert sum(1e-9 < v < 1 - 1e-9 for v in fit.fitted) >= 2
    else:
        assert fit.reason is not None
        assert "not" in fit.reason.split()


@pytest.mark.parametrize("times", [[-1, 0, 1, 2], [2001, 2002, 2003, 2004]])
def test_a_bass_curve_is_timed_from_its_beginning(times: list[float]) -> None:
    with pytest.raises(UserError, match="count from the beginning"):
        bass_fit([0.1, 0.3, 0.5, 0.6], times)
    assert logistic_fit([0.1, 0.3, 0.5, 0.6], times).converged


@every_model
def test_growth_without_a_turn_has_no_ceiling(name: str) -> None:
    values = 0.001 * np.exp(0.5 * np.arange(12.0))
    fit = FITS[name](values, ceiling=None)
    assert not fit.converged
    assert fit.reason is not None
    assert "not" in fit.reason.split()


@every_model
@pytest.mark.parametrize(
    ("values", "options", "words"),
    [
        ([0.1, 0.3, 0.2], {}, "never falls"),
        ([-0.1, 0.3, 0.4], {}, "never negative"),
        ([1, 20, 30], {}, "exceed the ceiling of 1"),
        ([0.1, math.nan, 0.2], {}, "known values"),
        ([0.1, 0.2, 0.3], {"times": [1, 2]}, "one time for each"),
        ([0.1, 0.2, 0.3], {"times": [1, 3, 2]}, "must ascend"),
        ([0.1, 0.2, 0.3], {"level": 2}, "confidence"),
        ([0.1, 0.2, 0.3], {"ceiling": 0}, "above 0"),
        ([0.1, 0.2, 0.3], {"ceiling": math.nan}, "above 0"),
        ([0.1, 0.2, 0.3], {"population": 0}, "cannot adopt"),
        ([0.1, 0.2, 0.3], {"population": math.nan}, "whole number"),
        (["a", "b", "c"], {}, "fitted to numbers"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(
    name: str, values: list[float], options: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        FITS[name](values, **options)


@pytest.mark.parametrize(
    "ask",
    [
        lambda fit: fit.forecast([math.inf]),
        lambda fit: fit.forecast([1], band="guess"),
        lambda fit: fit.forecast([1], of="all"),
        lambda fit: fit.forecast([1], band="bootstrap", draws=3),
    ],
)
def test_a_forecast_that_makes_no_sense_is_refused(ask: Callable[[GrowthFit], Any]) -> None:
    fit = logistic_fit(DATA)
    with pytest.raises(UserError):
        ask(fit)


@every_model
@settings(max_examples=25)
@given(st.lists(st.integers(0, 50), min_size=2, max_size=15))
def test_any_curve_gives_an_estimate_or_a_reason(name: str, new: list[int]) -> None:
    shares = np.cumsum(new) / max(sum(new) + 3, 1)
    for ceiling in (1.0, None):
        fit = FITS[name](shares, ceiling=ceiling)
        assert fit.converged == (fit.reason is None)
        assert fit.converged == bool(fit.parameters)
        json.dumps(fit.to_dict(), allow_nan=False)
        if fit.converged:
            assert fit.residual_sum_of_squares is not None
            assert fit.residual_sum_of_squares <= float((shares**2).sum()) + 1e-12
            band = fit.forecast([1, 100])
            assert band is not None
            assert all(a <= b for a, b in zip(band.lower, band.upper, strict=True))


def test_tables_and_json_hold_the_same() -> None:
    fit = logistic_fit(DATA)
    found = fit.forecast([13])
    assert found is not None
    assert list(found.to_frame()["value"]) == found.to_dict()["values"]
    assert fit.to_dict()["parameters"]["r"]["value"] == fit.parameters[0].value


def test_a_free_ceiling_is_where_the_bass_curve_ends() -> None:
    """(p, q, m) with p + q < 0 is the curve of (-q, -p, -m p / q), whose ceiling is its end."""
    times = np.arange(1.0, 25.0)
    one = 2.0 * BASS.share(times, (0.1, -0.4))
    assert one == pytest.approx(0.5 * BASS.share(times, (0.4, -0.1)))
    assert estimates(bass_fit(one, ceiling=None)) == pytest.approx([0.4, -0.1, 0.5], rel=1e-5)
    below = bass_fit(BASS.share(times, (0.1, -0.4)))
    assert below.remarks[0].startswith("growth ends at 0.25 of the ceiling")


def test_very_different_sizes_of_parameters_lose_no_error() -> None:
    times = np.arange(1.0, 41.0)
    noise = 0.01 * np.sin(np.arange(40))
    values = np.maximum.accumulate(np.clip(BASS.share(times, (1e-9, 0.7)) + noise, 0, 1))
    fit = bass_fit(values)
    p, q = fit.parameters
    assert 0 < p.value < 1e-6
    # relative errors as in the logarithm of p, where the columns are alike in size
    slopes = BASS.derivatives(times, (p.value, q.value)) * [p.value, 1.0]
    covariance = np.linalg.inv(slopes.T @ slopes) * (fit.residual_sum_of_squares or 0) / 38
    assert p.standard_error / p.value == pytest.approx(covariance[0, 0] ** 0.5, rel=1e-6)
    assert q.standard_error == pytest.approx(covariance[1, 1] ** 0.5, rel=1e-6)


@every_model
def test_the_estimates_are_a_table(name: str) -> None:
    fit = FITS[name](DATA)
    table = fit.to_frame().set_index("name")
    assert list(table.index) == [parameter.name for parameter in fit.parameters]
    assert table["value"].tolist() == estimates(fit)
    assert FITS[name]([0.5]).to_frame().empty
