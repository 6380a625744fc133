"""What all measures over ties rest on: ties as a matrix, units in one order, periods."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from lantoa.errors import UserError
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.infectiousness import infectiousness
from lantoa.graph.diffusion.join_counts import join_counts
from lantoa.graph.diffusion.morans_i import morans_i, morans_i_by_period
from lantoa.graph.diffusion.periods import in_periods
from lantoa.graph.diffusion.susceptibility import susceptibility
from lantoa.graph.diffusion.thresholds import thresholds
from lantoa.graph.diffusion.tie_matrix import matrix_of, tie_matrix
from lantoa.graph.diffusion.times_and_ties import times_and_ties
from tests.graph.diffusion.test_exposure_and_thresholds import (
    SOME_TIES,
    SOME_TIMES,
    UNITS,
    graph,
)

MEASURES = (exposure, thresholds, infectiousness, susceptibility)


def test_undirected_ties_hold_both_ways_and_parallel_ones_add_up():
    both = nx.Graph()
    both.add_edge("a", "b", value=2)
    both.add_edge("a", "a", value=1)
    assert matrix_of(both, ["a", "b"]).toarray().tolist() == [[1, 2], [2, 0]]
    several = nx.MultiDiGraph([("a", "b", {"value": 2}), ("a", "b", {"value": 3}), ("b", "a")])
    assert matrix_of(several, ["a", "b"]).toarray().tolist() == [[0, 5], [1, 0]]


@pytest.mark.parametrize("value", ["much", None, -1, math.nan, math.inf])
def test_a_value_that_is_no_weight_is_refused(value):
    ties = nx.DiGraph()
    ties.add_edge("a", "b", value=value)
    with pytest.raises(UserError, match="must be"):
        matrix_of(ties, ["a", "b"])


def test_a_tie_of_value_0_is_none():
    assert len(tie_matrix(["a", "b"], [0], [1], [0.0])) == 0


@given(SOME_TIMES, SOME_TIES)
def test_a_graph_a_matrix_and_ties_in_another_order_are_the_same(times, pairs):
    ties = graph(pairs)
    dense = nx.to_numpy_array(ties, nodelist=list(times), weight="value")
    other = tie_matrix(
        UNITS[::-1],
        [UNITS[::-1].index(a) for a, _ in pairs],
        [UNITS[::-1].index(b) for _, b in pairs],
        list(pairs.values()),
    )
    assert dict(other.to_networkx().adj) == dict(ties.adj)
    for measure in MEASURES:
        found = [
            measure(times, each, valued=True).values
            for each in (ties, other, dense, sparse.csr_array(dense))
        ]
        for each in found[1:]:
            np.testing.assert_allclose(each, found[0], atol=1e-15)


@given(SOME_TIMES, SOME_TIES)
def test_a_further_unit_without_ties_changes_nobodys_value(times, pairs):
    more = {**times, "newcomer": None}
    for measure in MEASURES:
        before, after = measure(times, graph(pairs)), measure(more, graph(pairs))
        assert after.population == before.population + 1
        np.testing.assert_array_equal(after.values[:-1], before.values)


@pytest.mark.parametrize("measure", [*MEASURES, morans_i, morans_i_by_period, join_counts])
def test_ties_of_quite_other_units_are_refused(measure):
    """A column of numbers and one of digits would silently have no tie in common."""
    with pytest.raises(UserError, match="same names in both"):
        measure({1001: 1.0, 1002: 2.0}, nx.DiGraph([("1001", "1002")]))


def test_units_that_only_the_ties_name_are_counted():
    both = times_and_ties({"a": 1.0}, nx.DiGraph([("a", "b"), ("c", "b")]))
    assert (both.units, both.only_in_ties) == (("a", "b", "c"), 2)
    found = thresholds({"a": 1.0}, nx.DiGraph([("a", "b"), ("c", "b")])).to_dict()
    assert (found["population"], found["only_in_ties"], found["adopters"]) == (3, 2, 1)


@given(
    st.lists(st.one_of(st.just(math.nan), st.integers(0, 4000).map(lambda d: d / 365.2425))),
    st.sampled_from([0.25, 1.0, 2.0]),
    st.integers(-800_000, 800_000),
)
def test_a_shift_of_all_days_moves_nobody_to_another_period(times, length, days):
    before = in_periods(np.array(times), period=length)
    after = in_periods(np.array(times) + days / 365.2425, period=length)
    assert before.count == after.count
    assert before.numbers.tolist() == after.numbers.tolist()
    assert before.new().sum() == before.adopted.sum() == sum(not math.isnan(t) for t in times)


def test_who_adopts_after_the_end_has_not_adopted_so_far():
    cut = in_periods(np.array([2019.0, 2021.5, 2023.0]), until=2021.9)
    assert cut.numbers.tolist() == [0, 2, -1]
    assert cut.new().tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"period": -1}, "above 0"),
        ({"period": math.nan}, "above 0"),
        ({"origin": 2021}, "earlier origin"),
        ({"until": 2000}, "before they begin"),
        ({"until": math.inf}, "finite"),
        ({"period": 1e-9}, "longer periods"),
    ],
)
def test_periods_that_cannot_be_are_refused(settings, says):
    with pytest.raises(UserError, match=says):
        in_periods(np.array([2019.0, 2020.0]), **settings)


def test_units_of_which_it_is_unknown_when_they_adopted_are_left_out_with_their_ties():
    ties = tie_matrix(["a", "b", "c"], [0, 0, 1], [1, 2, 0], how="x", left_out=["c"])
    rest = ties.without(["c", "nobody"])
    assert (rest.units, rest.left_out, rest.how) == (("a", "b"), (), "x")
    assert rest.matrix.toarray().tolist() == [[0, 1], [1, 0]]
    assert ties.without([]) is ties
    found = thresholds({"a": 2.0, "b": 1.0}, rest)
    assert (found.of("a"), found.population) == (1, 2)
