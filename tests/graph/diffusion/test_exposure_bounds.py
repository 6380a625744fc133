"""Bounds of exposure and thresholds: whatever the dates, they hold; and some dates reach them."""

from __future__ import annotations

import itertools
import json

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.exposure_bounds import exposure_bounds
from lantoa.graph.diffusion.threshold_bounds import threshold_bounds
from lantoa.graph.diffusion.thresholds import thresholds
from tests.graph.diffusion.test_exposure_and_thresholds import SOME_TIES, SOME_TIMES, UNITS, graph

INTERVALS = st.fixed_dictionaries(
    {
        unit: st.none()
        | st.tuples(st.integers(0, 4), st.integers(0, 3)).map(lambda p: (p[0], sum(p)))
        for unit in UNITS
    }
).filter(lambda bounds: any(bounds.values()))
BOTH = (exposure_bounds, threshold_bounds)


@given(INTERVALS, SOME_TIES, st.booleans(), st.booleans(), st.integers(0, 2), st.data())
def test_whatever_the_dates_both_lie_within_their_bounds(
    bounds, pairs, valued, outgoing, lag, draws
):
    times = {
        unit: None if pair is None else float(draws.draw(st.integers(*pair)))
        for unit, pair in bounds.items()
    }
    first = min(pair[0] for pair in bounds.values() if pair)
    last = max(pair[1] for pair in bounds.values() if pair)
    settings = {"valued": valued, "outgoing": outgoing, "lag": lag}
    window = {"origin": first, "until": last}
    lies = exposure_bounds(bounds, graph(pairs), **settings)
    is_at = exposure(times, graph(pairs), **settings, **window)
    assert lies.periods.tolist() == is_at.periods.tolist()
    assert (np.isnan(lies.lower) == np.isnan(is_at.values)).all()
    known = ~np.isnan(is_at.values)
    assert (lies.lower[known] <= is_at.values[known] + 1e-12).all()
    assert (is_at.values[known] <= lies.upper[known] + 1e-12).all()
    of = threshold_bounds(bounds, graph(pairs), **settings)
    tau = thresholds(times, graph(pairs), **settings, **window).values
    known = ~np.isnan(tau)
    assert (of.lower[known] <= tau[known] + 1e-12).all()
    assert (tau[known] <= of.upper[known] + 1e-12).all()


@given(SOME_TIMES, SOME_TIES, st.booleans(), st.integers(0, 2))
def test_exact_dates_have_equal_bounds(times, pairs, valued, lag):
    exact = {unit: None if t is None else (t, t) for unit, t in times.items()}
    settings = {"valued": valued, "lag": lag}
    lies = exposure_bounds(exact, graph(pairs), **settings)
    np.testing.assert_array_equal(lies.lower, lies.upper)
    np.testing.assert_array_equal(lies.lower, exposure(times, graph(pairs), **settings).values)
    of = threshold_bounds(exact, graph(pairs), **settings)
    np.testing.assert_array_equal(of.lower, of.upper)
    np.testing.assert_array_equal(of.lower, thresholds(times, graph(pairs), **settings).values)
    assert (of.uncertain, of.adopters) == (0, sum(t is not None for t in times.values()))


def test_both_bounds_are_reached_by_some_dates():
    bounds = {"a": (0, 2), "b": (1, 3), "c": (1, 2), "d": None}
    ties = nx.DiGraph([("c", "a"), ("c", "b"), ("c", "d"), ("a", "b"), ("b", "c")])
    of = threshold_bounds(bounds, ties)
    lies = exposure_bounds(bounds, ties)
    taus, shares = [], []
    for a, b, c in itertools.product(range(3), range(1, 4), range(1, 3)):
        times = {"a": a, "b": b, "c": c, "d": None}
        taus.append(thresholds(times, ties, origin=0, until=3).values)
        shares.append(exposure(times, ties, origin=0, until=3).values)
    np.testing.assert_allclose(np.min(taus, axis=0), of.lower)
    np.testing.assert_allclose(np.max(taus, axis=0), of.upper)
    np.testing.assert_allclose(np.min(shares, axis=0), lies.lower)
    np.testing.assert_allclose(np.max(shares, axis=0), lies.upper)


@given(INTERVALS, SOME_TIES, st.permutations(UNITS), st.integers(-2000, 2000))
def test_neither_names_nor_the_calendar_change_a_bound(bounds, pairs, names, shift):
    new = dict(zip(UNITS, names, strict=True))
    moved = {new[u]: p and (p[0] + shift, p[1] + shift) for u, p in bounds.items()}
    for measure in BOTH:
        before = measure(bounds, graph(pairs))
        after = measure(moved, nx.relabel_nodes(graph(pairs), new))
        at = [after.units.index(new[unit]) for unit in before.units]
        np.testing.assert_array_equal(after.lower[at], before.lower)
        np.testing.assert_array_equal(after.upper[at], before.upper)


@given(INTERVALS, SOME_TIES)
def test_an_isolated_never_adopter_changes_nobodys_bounds(bounds, pairs):
    for measure in BOTH:
        before = measure(bounds, graph(pairs))
        after = measure(bounds | {"newcomer": None}, graph(pairs))
        assert after.population == before.population + 1
        np.testing.assert_array_equal(after.lower[:-1], before.lower)
        np.testing.assert_array_equal(after.upper[:-1], before.upper)


def test_half_known_and_unknown_dates():
    ties = nx.DiGraph([("e", unit) for unit in "abcd"])
    bounds = {"a": (2019, 2019), "b": (None, 2020), "c": (2020, None), "d": (None, None), "e": None}
    found = exposure_bounds(bounds, ties, until=2021)
    assert found.lower[4].tolist() == [0.25, 0.5, 0.5]
    assert found.upper[4].tolist() == [0.75, 1, 1]
    assert (found.adopters, found.uncertain, found.population) == (4, 3, 5)
    # Who adopted after the end has not adopted in the time observed.
    late = exposure_bounds(bounds | {"a": (2030, 2031)}, ties, origin=2019, until=2021)
    assert (late.adopters, late.upper[4].tolist()) == (3, [0.5, 0.75, 0.75])


def test_results_are_ready_for_tables_and_json():
    ties = nx.DiGraph([("b", "a"), ("c", "a")])
    bounds = {"a": (1, 2), "b": (2, 2), "c": None}
    found = exposure_bounds(bounds, ties, lag=1)
    assert found.to_frame().columns.tolist() == ["unit", "period", "lower", "upper"]
    plain = json.loads(json.dumps(found.to_dict()))
    assert (plain["mean_lower"], plain["mean_upper"]) == ([None, 0.0], [None, 2 / 3])
    of = threshold_bounds(bounds, ties)
    assert of.to_frame()["unit"].tolist() == ["a", "b", "c"]
    plain = json.loads(json.dumps(of.to_dict()))
    assert plain["values"] == {"a": [0, 0], "b": [1, 1], "c": None}
    assert plain["dates"] == "bounds"


@pytest.mark.parametrize(
    ("bounds", "reasons"),
    [
        ({"a": None}, ["nobody has adopted", "nobody has adopted"]),
        ({"a": (None, None)}, ["no period", "no known date"]),
    ],
)
def test_nothing_to_tell_is_said(bounds, reasons):
    for measure, reason in zip(BOTH, reasons, strict=True):
        found = measure(bounds, nx.DiGraph())
        assert reason in found.reason
        assert "NaN" not in json.dumps(found.to_dict())
    late = threshold_bounds({"a": (1, 1)}, nx.DiGraph(), lag=1)
    assert late.reason == "no adopter has a period that long before its own"


@pytest.mark.parametrize(
    ("bounds", "options", "says"),
    [
        ({"a": (2, 1)}, {}, "latest time of 'a' lies before its earliest"),
        ({"a": ("x", 1)}, {}, "numbers"),
        ({"a": (1, 1)}, {"lag": -1}, "lag"),
        ({"a": (1, 1)}, {"origin": 2}, "earlier origin"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(bounds, options, says):
    for measure in BOTH:
        with pytest.raises(UserError, match=says):
            measure(bounds, nx.DiGraph(), **options)
