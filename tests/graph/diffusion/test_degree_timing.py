"""Degree and timing: netdiffuseR's correlations, scipy's p-values, and what has none."""

from __future__ import annotations

import json

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lantoa.errors import UserError
from lantoa.graph.diffusion.degree_timing import degree_timing
from tests.graph.diffusion import networks
from tests.graph.diffusion.networks import NETWORKS, needs_reference
from tests.graph.diffusion.test_exposure_and_thresholds import SOME_TIES, SOME_TIMES, UNITS, graph


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
def test_the_correlations_are_netdiffusers(name, coding, until):
    found = degree_timing(networks.times(name, coding), networks.ties(name))
    expected = networks.numbers(name, coding)["degree_toa_correlations"]
    assert [found.indegree.r, found.outdegree.r] == pytest.approx(expected, rel=0, abs=1e-12)


def test_p_and_interval_are_those_of_independent_units():
    random = np.random.default_rng(3)
    ties = nx.gnp_random_graph(40, 0.2, seed=3, directed=True)
    times = dict(enumerate(random.integers(2000, 2015, 40).astype(float).tolist()))
    found = degree_timing(times, ties, level=0.9)
    for one, degree in ((found.indegree, ties.in_degree), (found.outdegree, ties.out_degree)):
        expected = stats.pearsonr([degree(n) for n in times], list(times.values()))
        assert one.r == pytest.approx(expected.statistic, abs=1e-12)
        assert one.p == pytest.approx(expected.pvalue, rel=1e-9)
        assert (one.lower, one.upper) == pytest.approx(expected.confidence_interval(0.9))


def test_values_and_networks_that_change():
    ties = nx.DiGraph()
    ties.add_weighted_edges_from([("b", "a", 3), ("c", "a", 1), ("c", "b", 1)], weight="value")
    times = {"a": 1.0, "b": 2.0, "c": 4.0}
    valued = degree_timing(times, ties, valued=True).indegree.r
    assert valued == pytest.approx(np.corrcoef([4, 1, 0], [1, 2, 4])[0, 1])
    changing = degree_timing(times, {1: ties, 3: nx.DiGraph([("a", "b"), ("a", "c")])})
    assert changing.indegree.r == pytest.approx(np.corrcoef([1, 1, 0.5], [1, 2, 4])[0, 1])


@pytest.mark.parametrize(
    ("times", "edges", "reason"),
    [
        ({"a": 1.0, "b": None}, [("a", "b")], "1 adopters; two are needed"),
        ({"a": None}, [], "0 adopters; two are needed"),
        ({"a": 1.0, "b": 1.0}, [("a", "b")], "all adopted at the same time"),
        ({"a": 1.0, "b": 2.0}, [], "all adopters have the same degree"),
    ],
)
def test_what_has_no_correlation_says_why(times, edges, reason):
    found = degree_timing(times, nx.DiGraph(edges))
    assert found.reason == reason
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["indegree"]["r"] is None


def test_two_or_three_adopters_and_a_straight_line():
    line = degree_timing(
        {"a": 1.0, "b": 2.0, "c": 3.0}, nx.DiGraph([("a", "b"), ("a", "c"), ("b", "c")])
    )
    assert (line.indegree.r, line.indegree.p, line.indegree.lower) == (1, 0, None)
    two = degree_timing({"a": 1.0, "b": 2.0}, nx.DiGraph([("a", "b")]))
    assert (two.outdegree.r, two.outdegree.p) == (-1, None)
    with pytest.raises(UserError, match="between 0 and 1"):
        degree_timing({"a": 1.0}, nx.DiGraph(), level=95)


@given(SOME_TIMES, SOME_TIES, st.permutations(UNITS), st.integers(-2000, 2000))
def test_names_and_calendar_change_nothing(times, pairs, names, shift):
    new = dict(zip(UNITS, names, strict=True))
    moved = {new[u]: None if t is None else t + shift for u, t in times.items()}
    before = degree_timing(times, graph(pairs))
    after = degree_timing(moved, nx.relabel_nodes(graph(pairs), new))
    for name in ("indegree", "outdegree"):
        one, other = getattr(before, name), getattr(after, name)
        assert other.reason == one.reason
        assert other.r == pytest.approx(one.r, abs=1e-12)
    further = degree_timing(times | {"newcomer": None}, graph(pairs))
    assert (further.indegree, further.outdegree) == (before.indegree, before.outdegree)
