"""Moran's I: netdiffuseR's and ape's numbers, all arrangements of small maps, and bad input."""

from __future__ import annotations

import itertools
import json
import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.morans_i import morans_i, morans_i_by_period
from lantoa.graph.diffusion.step_distances import step_distances
from tests.graph.diffusion import networks
from tests.graph.diffusion.networks import NETWORKS, needs_reference

CLOSE = {"rel": 0, "abs": 1e-12}


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
def test_every_period_is_netdiffusers(name, coding, until):
    """Weights are the inverse steps of at most six, rows standardized.

    Where everybody has adopted, netdiffuseR prints an I of 0; there is none.
    """
    times = networks.times(name, coding)
    weights = step_distances(networks.ties(name), steps=6, units=tuple(times))
    found = morans_i_by_period(times, weights, until=until)
    expected = networks.numbers(name, coding)["moran_cumadopt_per_period"]
    assert [one.period for one in found] == [one["period"] for one in expected]
    for ours, theirs in zip(found, expected, strict=True):
        assert ours.expectation == pytest.approx(theirs["expected"], **CLOSE)
        if theirs["sd"] is None:
            assert coding == "asShipped"
            assert (ours.statistic, ours.reason) == (None, "all units have the same value")
            assert ours.p_value is None
            continue
        assert ours.statistic == pytest.approx(theirs["observed"], **CLOSE)
        assert math.sqrt(ours.variance) == pytest.approx(theirs["sd"], **CLOSE)
        assert ours.p_value == pytest.approx(theirs["p_value"], **CLOSE)


@needs_reference
@pytest.mark.parametrize("name", ["medInnovations", "kfamily"])
@pytest.mark.parametrize(
    ("matrix", "standardize"), [("row_normalized", "rows"), ("raw_weights", "none")]
)
def test_the_time_of_adoption_over_the_ties_is_the_references(name, matrix, standardize):
    times = networks.times(name, "asShipped")
    ties = networks.ties(name).copy()
    for _, _, tie in ties.edges(data=True):
        tie["value"] = 1.0
    found = morans_i(times, ties, standardize=standardize)
    expected = networks.numbers(name, "asShipped")["moran_toa_adjacency"][matrix]
    assert found.statistic == pytest.approx(expected["observed"], **CLOSE)
    assert found.expectation == pytest.approx(expected["expected"], **CLOSE)
    assert math.sqrt(found.variance) == pytest.approx(expected["sd"], **CLOSE)
    assert found.p_value == pytest.approx(expected["p.value"], **CLOSE)


@needs_reference
def test_the_farmers_run():
    times = networks.farmers()
    found = morans_i_by_period(times, networks.ties("brfarmers"))
    assert len(found) == 1 + max(t for t in times.values() if t) - min(filter(None, times.values()))
    assert all(one.population == 692 for one in found)


def weights_of(size):
    """Weights that are neither symmetric nor all alike, with a row of zeros."""
    random = np.random.default_rng(size)
    matrix = random.integers(0, 3, (size, size)).astype(float)
    np.fill_diagonal(matrix, 0)
    matrix[size - 1] = 0
    return matrix


@pytest.mark.parametrize("standardize", ["rows", "none"])
@pytest.mark.parametrize("values", [[3, 1, 4, 1, 5, 9], [0, 0, 1, 1, 0, 1], [1, 2, 3, 4, 5]])
def test_expectation_and_variance_are_those_of_all_arrangements(values, standardize):
    weights = weights_of(len(values))
    found = morans_i(values, weights, standardize=standardize)
    every = [
        morans_i(list(mixed), weights, standardize=standardize).statistic
        for mixed in itertools.permutations(values)
    ]
    assert found.expectation == pytest.approx(np.mean(every), abs=1e-12)
    assert found.variance == pytest.approx(np.var(every), rel=1e-10)
    assert found.z == pytest.approx(
        (found.statistic - np.mean(every)) / np.std(every), rel=1e-9, abs=1e-9
    )
    assert found.without_neighbours == 1


def test_under_normality_the_variance_is_that_of_drawn_values():
    weights = weights_of(8)
    found = morans_i(list(range(8)), weights, assumption="normality")
    random = np.random.default_rng(1)
    drawn = [morans_i(random.normal(size=8), weights).statistic for _ in range(1500)]
    assert found.variance == pytest.approx(np.var(drawn), rel=0.15)
    assert found.variance != morans_i(list(range(8)), weights).variance


def test_a_chessboard_is_minus_one():
    board = nx.convert_node_labels_to_integers(nx.grid_2d_graph(4, 4), label_attribute="at")
    values = {n: float(sum(data["at"]) % 2) for n, data in board.nodes(data=True)}
    assert morans_i(values, board, standardize="none").statistic == pytest.approx(-1)
    assert morans_i(values, board, alternative="greater").p_value > 0.99
    assert morans_i(values, board, alternative="less").p_value < 0.01


@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
def test_the_permuted_p_is_near_that_of_all_arrangements(alternative):
    values, weights = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0], weights_of(6)
    found = morans_i(values, weights, alternative=alternative, permutations=5000, seed=1)
    every = np.array([morans_i(list(m), weights).statistic for m in itertools.permutations(values)])
    own = found.statistic
    extreme = {
        "greater": every >= own - 1e-9,
        "less": every <= own + 1e-9,
        "two-sided": np.abs(every + 0.2) >= abs(own + 0.2) - 1e-9,
    }[alternative]
    assert found.permutation_p == pytest.approx(extreme.mean(), abs=0.03)
    again = morans_i(values, weights, alternative=alternative, permutations=5000, seed=1)
    assert again == found
    other = morans_i(values, weights, alternative=alternative, permutations=5000, seed=2)
    assert other.permutation_p != found.permutation_p


def test_units_without_a_value_are_left_out_with_their_ties():
    ties = nx.path_graph(6)
    values = {0: 1.0, 1: 2.0, 2: 4.0, 3: 3.0, 4: None, 5: 7.0}
    found = morans_i(values, ties, standardize="none")
    rest = nx.subgraph(ties, [0, 1, 2, 3, 5])
    expected = morans_i(
        {u: v for u, v in values.items() if v is not None}, rest, standardize="none"
    )
    assert found.statistic == expected.statistic
    assert (found.population, found.without_value, found.without_neighbours) == (5, 1, 1)
    matrix = nx.to_numpy_array(ties)
    assert morans_i(list(values.values()), matrix, standardize="none").z == expected.z


@pytest.mark.parametrize(
    ("values", "ties", "reason"),
    [
        ([], np.zeros((0, 0)), "0 units have a value; two are needed"),
        ([1.0], np.zeros((1, 1)), "1 units have a value; two are needed"),
        ([2.0, 2.0, 2.0, 2.0], np.ones((4, 4)), "all units have the same value"),
        ([1.0, 2.0, 2.0, 2.0], np.zeros((4, 4)), "no unit has a neighbour"),
        ([1.0, 2.0, 2.0], np.ones((3, 3)), "the variance needs at least 4 units"),
        ([1.0, 2.0, 2.0, 5.0], np.ones((4, 4)), "the variance needs at least 4 units"),
    ],
)
def test_what_cannot_be_computed_says_why(values, ties, reason):
    found = morans_i(values, ties).to_dict()
    assert found["reason"].startswith(reason)
    assert found["p_value"] is None
    assert "NaN" not in json.dumps(found)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"alternative": "more"}, "two-sided, greater or less"),
        ({"assumption": "hope"}, "randomization or normality"),
        ({"standardize": "columns"}, "rows or none"),
        ({"permutations": -1}, "0 or more"),
    ],
)
def test_settings_out_of_range_are_refused(settings, says):
    with pytest.raises(UserError, match=says):
        morans_i([1.0, 2.0], np.ones((2, 2)), **settings)


@given(
    st.lists(st.integers(-50, 50), min_size=4, max_size=8),
    st.integers(-1000, 1000),
    st.integers(1, 50),
    st.randoms(),
)
def test_neither_names_nor_the_unit_of_measure_change_it(values, shift, scale, random):
    weights = weights_of(len(values))
    names = list(range(len(values)))
    random.shuffle(names)
    before = morans_i(values, weights)
    graph = nx.DiGraph()
    for ego, alter in zip(*np.nonzero(weights), strict=True):
        graph.add_edge(names[ego], names[alter], value=weights[ego, alter])
    graph.add_nodes_from(names)
    moved = {name: value * scale + shift for name, value in zip(names, values, strict=True)}
    after = morans_i(moved, graph)
    if before.statistic is None:
        assert after.statistic is None
    else:
        assert after.statistic == pytest.approx(before.statistic, abs=1e-9)
        assert after.variance == pytest.approx(before.variance, rel=1e-6)


@given(
    st.sets(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda e: e[0] != e[1]), max_size=25
    ),
    st.integers(1, 4),
)
def test_steps_are_the_shortest_ways(edges, steps):
    graph = nx.DiGraph(list(edges))
    graph.add_nodes_from(range(8))
    found = step_distances(graph, steps=steps, inverse=False)
    expected = {
        (one, other): way
        for one, ways in nx.all_pairs_shortest_path_length(graph, cutoff=steps)
        for other, way in ways.items()
        if one != other
    }
    ties = {(a, b): value for a, b, value in found.to_networkx().edges(data="value")}
    assert ties == expected


def test_steps_below_one_are_refused():
    with pytest.raises(UserError, match="1 or more"):
        step_distances(nx.DiGraph(), steps=0)
    assert len(step_distances(nx.DiGraph())) == 0
