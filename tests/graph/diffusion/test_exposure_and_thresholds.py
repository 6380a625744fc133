"""Exposure and thresholds: netdiffuseR's numbers, a naive count, and what must not change them."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.thresholds import thresholds
from tests.graph.diffusion import networks
from tests.graph.diffusion.networks import NETWORKS, deviation, needs_reference

SETTINGS = {
    "exposure_mean_per_period": {},
    "exposure_valued_mean_per_period": {"valued": True},
    "exposure_incoming_mean_per_period": {"outgoing": False},
    "exposure_count_mean_per_period": {"normalized": False},
    "exposure_lag1_mean_per_period": {"lag": 1},
}
THRESHOLDS = {
    "threshold": {},
    "threshold_valued": {"valued": True},
    "threshold_incoming": {"outgoing": False},
    "threshold_lag1": {"lag": 1},
}


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
@pytest.mark.parametrize("what", SETTINGS)
def test_exposure_by_period_is_netdiffusers(name, coding, until, what):
    found = exposure(
        networks.times(name, coding), networks.ties(name), until=until, **SETTINGS[what]
    )
    expected = networks.numbers(name, coding)[what]
    assert [m is None for m in found.mean()] == [m is None for m in expected]
    both = [(a, b) for a, b in zip(found.mean(), expected, strict=True) if b is not None]
    assert deviation(*zip(*both, strict=True)) < 1e-12


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
@pytest.mark.parametrize("what", THRESHOLDS)
def test_thresholds_are_netdiffusers_unit_by_unit(name, coding, until, what):
    found = thresholds(
        networks.times(name, coding), networks.ties(name), until=until, **THRESHOLDS[what]
    )
    assert found.units == tuple(networks.nodes(name, coding))
    assert deviation(found.values, networks.column(name, coding, what)) < 1e-12


@needs_reference
def test_the_farmers_have_exposure_and_thresholds_too():
    times = networks.farmers()
    ties = networks.ties("brfarmers")
    found = thresholds(times, ties)
    assert found.population == 692
    assert found.adopters == sum(time is not None for time in times.values())
    curve = exposure(times, ties).mean()
    assert curve == sorted(curve)
    assert 0 < curve[-1] <= 1
    assert all(0 <= value <= 1 for value in found.values[~np.isnan(found.values)])


PATH = nx.DiGraph([("b", "a"), ("c", "b"), ("c", "a"), ("d", "c")])
TIMES = {"a": 2015.0, "b": 2017.0, "c": 2018.0, "d": None}


def test_exposure_counts_the_alters_who_have_adopted_by_then():
    found = exposure(TIMES, PATH)
    assert found.periods.tolist() == [2015, 2016, 2017, 2018]
    assert found.values.tolist() == [[0, 0, 0, 0], [1, 1, 1, 1], [0.5, 0.5, 1, 1], [0, 0, 0, 1]]
    assert found.without_alters == ("a",)
    assert (found.population, found.adopters) == (4, 3)


def test_values_weigh_the_alters():
    ties = nx.DiGraph()
    ties.add_edge("c", "a", value=3.0)
    ties.add_edge("c", "b", value=1.0)
    assert thresholds({"a": 1, "b": 3, "c": 2}, ties, valued=True).of("c") == 0.75
    assert thresholds({"a": 1, "b": 3, "c": 2}, ties).of("c") == 0.5


def test_a_tie_to_oneself_counts_only_if_it_is_asked_for():
    ties = nx.DiGraph([("a", "a"), ("a", "b")])
    assert thresholds({"a": 1, "b": 2}, ties).of("a") == 0
    assert thresholds({"a": 1, "b": 2}, ties, self_ties=True).of("a") == 0.5


def test_units_that_only_the_ties_name_are_at_risk_and_have_not_adopted():
    found = exposure({"a": 2000}, nx.DiGraph([("a", "z"), ("z", "a")]))
    assert found.units == ("a", "z")
    assert found.values.tolist() == [[0.0], [1.0]]


def test_days_are_cut_into_years_from_the_first_adoption():
    found = thresholds({"a": 2015.9, "b": 2016.1, "c": 2017.0}, nx.DiGraph([("a", "b")]))
    assert found.of("a") == 1  # 2016.1 is within a year of 2015.9
    found = thresholds(
        {"a": 2015.9, "b": 2016.1, "c": 2017.0}, nx.DiGraph([("a", "b")]), origin=2015
    )
    assert found.of("a") == 0


def test_thresholds_without_any_alter_are_told_apart():
    found = thresholds({"a": 1, "b": 2, "c": None}, nx.DiGraph([("b", "a")]))
    assert (found.values.tolist()[:2], found.zero_of_zero, found.reason) == ([0, 1], 1, None)
    found = thresholds({"a": 1, "b": 2}, nx.DiGraph())
    assert found.to_dict()["zero_of_zero"] == 2
    assert found.reason == "no adopter has an alter, so every value is 0 of 0"


def test_a_lag_longer_than_what_was_observed_is_said():
    ties = nx.DiGraph([("b", "a")])
    times = {"a": 1.0, "b": 3.0, "c": None}
    found = exposure(times, ties, lag=3)
    assert found.reason == "3 periods were observed, none of them 3 after another"
    assert found.mean() == [None, None, None]
    assert exposure(times, ties, lag=2).reason is None
    assert thresholds(times, ties, lag=2).reason is None
    late = thresholds(times, ties, lag=3)
    assert late.reason == "nobody adopted 3 periods after the first or later"
    first = thresholds({"a": 1.0, "b": 1.0}, ties, include_censored=False)
    assert first.reason.startswith("no adopter has a threshold: all adopted in the first period")
    unknown = thresholds(times, ties, attribute={"b": 1.0})
    assert (unknown.of("b"), unknown.of("a"), unknown.reason) == (None, 0, None)


def test_nobody_has_adopted_is_said():
    found = exposure({"a": None, "b": None}, nx.DiGraph([("a", "b")]))
    assert found.to_dict()["mean"] == []
    assert found.reason == "nobody has adopted, so there is no period"
    assert thresholds({"a": None}, nx.DiGraph()).to_dict()["values"] == {"a": None}
    assert thresholds({}, nx.DiGraph()).to_dict()["summary"]["mean"] is None


@pytest.mark.parametrize(
    ("times", "ties", "settings", "says"),
    [
        ({"a": "soon"}, nx.DiGraph(), {}, "must be numbers"),
        ({"a": math.inf}, nx.DiGraph(), {}, "finite"),
        ([1.0, 2.0], np.zeros((3, 3)), {}, "matrix of shape"),
        ([1.0, 2.0], np.array([[0, -1], [0, 0]]), {}, "at least 0"),
        ([1.0, 2.0], np.array([[0, np.nan], [0, 0]]), {}, "at least 0"),
        ([1.0, 2.0], np.zeros((2, 2)), {"lag": -1}, "lag"),
        ([1.0, 2.0], np.zeros((2, 2)), {"period": 0}, "above 0"),
        ([1.0, 2.0], np.zeros((2, 2)), {"origin": 1.5}, "earlier origin"),
        ([1.0, 2.0], np.zeros((2, 2)), {"until": 0}, "before they begin"),
        ([1.0, 2000.0], np.zeros((2, 2)), {"period": 1e-3}, "longer periods"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(times, ties, settings, says):
    for measure in (exposure, thresholds):
        with pytest.raises(UserError, match=says):
            measure(times, ties, **settings)


UNITS = "abcdefgh"
SOME_TIMES = st.fixed_dictionaries(
    {u: st.one_of(st.none(), st.integers(0, 8).map(float)) for u in UNITS}
)
SOME_TIES = st.dictionaries(
    st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS)),
    st.integers(1, 5),
    max_size=30,
)


def graph(pairs):
    ties = nx.DiGraph()
    ties.add_nodes_from(UNITS)
    ties.add_weighted_edges_from(((a, b, v) for (a, b), v in pairs.items()), weight="value")
    return ties


@given(SOME_TIMES, SOME_TIES, st.booleans(), st.booleans(), st.integers(0, 2))
def test_whatever_the_network_exposure_is_a_naive_count(times, pairs, valued, outgoing, lag):
    found = exposure(times, graph(pairs), valued=valued, outgoing=outgoing, lag=lag)
    tau = thresholds(times, graph(pairs), valued=valued, outgoing=outgoing, lag=lag)
    first = min((t for t in times.values() if t is not None), default=0)
    for row, unit in enumerate(found.units):
        ends = [(a, b, v) if outgoing else (b, a, v) for (a, b), v in pairs.items() if a != b]
        alters = {b: v if valued else 1 for a, b, v in ends if a == unit}
        for at, start in enumerate(found.periods):
            by = [v for b, v in alters.items() if times[b] is not None and times[b] <= start - lag]
            value = found.values[row, at]
            if start - lag < first:
                assert math.isnan(value)
            else:
                assert value == pytest.approx(sum(by) / sum(alters.values()) if alters else 0)
            if times[unit] == start:
                assert tau.of(unit) == pytest.approx(None if math.isnan(value) else value)


@given(SOME_TIMES, SOME_TIES, st.permutations(UNITS), st.integers(-3000, 3000))
def test_neither_names_nor_the_calendar_change_a_threshold(times, pairs, names, shift):
    new = dict(zip(UNITS, names, strict=True))
    before = thresholds(times, graph(pairs))
    moved = {new[u]: None if t is None else t + shift for u, t in times.items()}
    after = thresholds(moved, nx.relabel_nodes(graph(pairs), new))
    assert {new[u]: v for u, v in before.to_dict()["values"].items()} == after.to_dict()["values"]
