"""The densities: they are densities, and their logarithms are theirs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.integrate import quad

from lantoa.errors import UserError
from lantoa.graph.inference.objective import objective
from lantoa.graph.inference.stopping import Stopping, vuong_p_value
from lantoa.graph.inference.transmission import transmission
from tests.graph.inference.naive import p_value

DENSITIES = [
    ("exponential", {"rate": 0.4}, 0.0),
    ("rayleigh", {"sigma": 3.0}, 0.0),
    ("rayleigh", {"alpha": 0.25}, 0.0),
    ("log-normal", {"mu": 0.5, "sigma": 0.8}, 0.0),
    ("power-law", {"alpha": 2.5, "lower": 0.5}, 0.5),
]


@pytest.mark.parametrize(("name", "parameters", "lower"), DENSITIES)
def test_a_density_has_the_integral_one(name, parameters, lower) -> None:
    model = transmission(name, **parameters)
    area = sum(quad(model.density, *part)[0] for part in ((lower + 1e-12, 5), (5, math.inf)))
    assert area == pytest.approx(1, abs=1e-7)


@pytest.mark.parametrize(
    ("name", "parameters", "lower"), [*DENSITIES, ("power-law", {"alpha": 2.0}, 0.0)]
)
def test_the_logarithm_is_that_of_the_density(name, parameters, lower) -> None:
    model = transmission(name, **parameters)
    points = lower + np.array([0.01, 0.7, 1.0, 3.0, 11.0])
    logarithms = [math.log(model.density(x)) for x in points.tolist()]
    assert model.log_density(points) == pytest.approx(logarithms, rel=1e-12)


def test_below_the_cut_there_is_nothing() -> None:
    model = transmission("power-law", alpha=2, lower=1)
    assert model.density(0.5) == 0
    assert model.log_density(np.array([0.5, 2.0])).tolist() == [-math.inf, math.log(0.25)]


def test_snap_and_r_name_the_rayleigh_differently() -> None:
    ours = transmission("rayleigh", sigma=5).parameters()
    assert transmission("Rayleigh", alpha=0.04).parameters() == pytest.approx(ours)


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("weibull", {}, "choose from exponential, rayleigh, log-normal, power-law"),
        ("exponential", {}, "The exponential density needs rate"),
        ("exponential", {"rate": 0.0}, "rate must be a number over 0"),
        ("exponential", {"rate": 1.0, "sigma": 2.0}, "has no parameter sigma"),
        ("rayleigh", {}, "needs either sigma or alpha"),
        ("rayleigh", {"sigma": 1.0, "alpha": 1.0}, "needs either sigma or alpha"),
        ("log-normal", {"mu": 1.0}, "needs mu and sigma"),
        ("log-normal", {"mu": math.nan, "sigma": 1.0}, "mu must be a number"),
        ("power-law", {"alpha": 1.0}, "alpha must be a number over 1"),
        ("power-law", {"alpha": 2.0, "lower": -1.0}, "lower must be a number over 0"),
    ],
)
def test_what_cannot_be_is_told(name, parameters, message) -> None:
    with pytest.raises(UserError, match=message):
        transmission(name, **parameters)


def test_constants_that_cannot_be_are_told() -> None:
    with pytest.raises(UserError, match="choose from networkinference, snap"):
        objective("best")
    with pytest.raises(UserError, match="beta must be over 0"):
        objective(beta=0)
    with pytest.raises(UserError, match="must be less than beta"):
        objective(epsilon=0.6)


@pytest.mark.parametrize("settings", [{"edges": 0}, {"min_gain": -1.0}, {"p_value": 0.0}])
def test_stops_that_cannot_be_are_told(settings) -> None:
    with pytest.raises(UserError, match="must be"):
        Stopping(**settings)


@pytest.mark.parametrize("gains", [[3.0, 0.0, 1.0], [0.0, 0.0, 9.0, 4.0], [1.0, 2.0]])
def test_the_p_value_is_that_of_the_definition(gains) -> None:
    positive = np.array([gain for gain in gains if gain])
    assert vuong_p_value(positive, len(gains)) == pytest.approx(p_value(gains), rel=1e-12)


def test_a_resampled_item_counts_as_often_as_it_was_drawn() -> None:
    weights = np.array([2.0, 1.0])
    assert vuong_p_value(np.array([5.0, 3.0]), 6, weights) == pytest.approx(
        p_value([5.0, 5.0, 3.0, 0.0, 0.0, 0.0]), rel=1e-12
    )


def test_without_deviation_the_test_is_certain_or_says_nothing() -> None:
    assert vuong_p_value(np.array([5.0]), 1) is None
    assert vuong_p_value(np.array([5.0, 5.0]), 2) == 0
    assert vuong_p_value(np.array([0.1, 0.1]), 2) == 1
    assert vuong_p_value(np.zeros(0), 3) == 1
