"""Networks that change: which holds when, and what does not change by writing it otherwise."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from lantoa.errors import UserError
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.exposure_bounds import exposure_bounds
from lantoa.graph.diffusion.infection_lag import infection_lag
from lantoa.graph.diffusion.infectiousness import infectiousness
from lantoa.graph.diffusion.join_counts import join_counts
from lantoa.graph.diffusion.morans_i import morans_i, morans_i_by_period
from lantoa.graph.diffusion.person_periods import person_periods
from lantoa.graph.diffusion.susceptibility import susceptibility
from lantoa.graph.diffusion.thresholds import thresholds
from tests.graph.diffusion.test_exposure_and_thresholds import SOME_TIES, SOME_TIMES, UNITS, graph

MEASURES = (exposure, thresholds, infectiousness, susceptibility)
TIMES = {"a": 2015.0, "b": 2017.0, "c": None, "d": 2016.0}
EARLY = nx.DiGraph([("c", "a"), ("d", "a"), ("b", "c")])
LATE = nx.DiGraph([("c", "b"), ("d", "b"), ("e", "b")])


@given(SOME_TIMES, SOME_TIES, st.booleans(), st.integers(1, 4))
def test_one_network_again_and_again_is_one_network(times, pairs, valued, lags):
    if not any(time is not None for time in times.values()):
        return
    ties = graph(pairs)
    count = exposure(times, ties).values.shape[1]
    first = min(time for time in times.values() if time is not None)
    for measure in MEASURES:
        settings = {"valued": valued} | ({"lags": lags} if measure in MEASURES[2:] else {})
        expected = measure(times, ties, **settings).values
        for again in ([ties] * count, {first: ties}, {first: ties, first + 2: graph(pairs)}):
            found = measure(times, again, **settings).values
            np.testing.assert_allclose(found, expected, atol=1e-12)


def test_each_holds_from_its_moment_until_the_next():
    found = exposure(TIMES, {2017: LATE, 2015: EARLY})
    assert found.units == ("a", "b", "c", "d", "e")
    of = dict(zip(found.units, found.values.tolist(), strict=True))
    assert of["c"] == [1, 1, 1]  # a until 2016, b from 2017
    assert of["d"] == [1, 1, 1]
    assert of["e"] == [0, 0, 1]
    assert of["b"] == [0, 0, 0]
    assert found.without_alters == ("a",)
    assert (found.only_in_ties, found.settings["networks"]) == (1, 2)
    # One that begins within a period holds from the next one on.
    later = exposure(TIMES, {2015: EARLY, 2016.5: LATE})
    np.testing.assert_array_equal(later.values, found.values)


def test_a_threshold_is_the_exposure_over_the_ties_of_the_time():
    found = thresholds(TIMES, [EARLY, EARLY, LATE])
    assert [found.of(unit) for unit in "abcde"] == [0, 0, None, 1, None]
    assert found.reference.tolist() == [0, 0, 1, 1, 1]
    lagged = thresholds(TIMES, [EARLY, LATE, EARLY], lag=1)
    assert [lagged.of(unit) for unit in "abd"] == [None, 0, 1]


def test_a_lag_looks_at_the_ties_of_then():
    now, before = (exposure(TIMES, [EARLY, LATE, EARLY], lag=lag) for lag in (0, 1))
    np.testing.assert_array_equal(before.values[:, 1:], now.values[:, :-1])
    assert np.isnan(before.values[:, 0]).all()


def test_matrices_and_graphs_are_the_same():
    units = ["a", "b", "c", "d", "e"]
    dense = []
    for one in (EARLY, EARLY, LATE):
        whole = nx.DiGraph(one)
        whole.add_nodes_from(units)
        dense.append(nx.to_numpy_array(whole, nodelist=units))
    times = {unit: TIMES.get(unit) for unit in units}
    expected = exposure(times, [EARLY, EARLY, LATE]).values
    for each in (dense, [sparse.csr_array(one) for one in dense]):
        np.testing.assert_array_equal(exposure(times, each).values, expected)


def test_event_histories_and_bounds_take_them_too():
    changing = {2015: EARLY, 2017: LATE}
    table = person_periods(TIMES, exposures={"exposed": changing}, lag=0).table
    assert table.loc[table["unit"] == "e", "exposed"].tolist() == [0, 0, 1]
    bounds = {unit: None if t is None else (t, t) for unit, t in TIMES.items()}
    found = exposure_bounds(bounds, changing)
    np.testing.assert_array_equal(found.upper, exposure(TIMES, changing).values)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    ("ties", "says"),
    [
        ([EARLY, LATE], "2 networks but 3 periods"),
        ({2016: EARLY, 2017: LATE}, "first network begins at 2016"),
        ({2016: EARLY}, "first network begins at 2016"),
        ({}, "no network"),
        ({"soon": EARLY}, "must be numbers"),
        ([np.zeros((2, 2)), np.zeros((2, 2))], "matrix of shape"),
        ([nx.DiGraph([("x", "y")])] * 3, "same names in both"),
        ("abc", "no network of the units"),
    ],
)
def test_networks_that_do_not_fit_are_refused_in_one_sentence(measure, ties, says):
    with pytest.raises(UserError, match=says) as refusal:
        measure(TIMES, ties)
    assert str(refusal.value).count(". ") == 0


def test_morans_i_of_each_period_is_over_the_ties_of_then():
    found = morans_i_by_period(TIMES, {2015: EARLY, 2017: LATE})
    everybody = nx.DiGraph()
    everybody.add_nodes_from("abcde")
    for one, ties in zip(found, (EARLY, EARLY, LATE), strict=True):
        expected = morans_i_by_period(TIMES, nx.compose(everybody, ties))
        assert one == expected[int(one.period - 2015)]


def test_measures_of_one_network_say_so():
    for measure in (infection_lag, morans_i, join_counts):
        with pytest.raises(UserError, match="one network"):
            measure(TIMES, [EARLY, LATE, LATE])


@given(SOME_TIMES, SOME_TIES, SOME_TIES, st.permutations(UNITS), st.integers(-2000, 2000))
def test_neither_names_nor_the_calendar_change_a_value(times, one, other, names, shift):
    if not any(time is not None for time in times.values()):
        return
    new = dict(zip(UNITS, names, strict=True))
    moved = {new[u]: None if t is None else t + shift for u, t in times.items()}
    first = min(t for t in times.values() if t is not None)
    both = {first: graph(one), first + 2: graph(other)}
    later = {moment + shift: nx.relabel_nodes(g, new) for moment, g in both.items()}
    for measure in MEASURES:
        before, after = measure(times, both), measure(moved, later)
        at = [after.units.index(new[unit]) for unit in before.units]
        np.testing.assert_allclose(after.values[at], before.values, atol=1e-12)
