"""Join counts: counted by hand, and their moments over all arrangements of small maps."""

from __future__ import annotations

import itertools
import json

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.join_counts import join_counts
from tests.graph.diffusion import networks
from tests.graph.diffusion.networks import needs_reference
from tests.graph.diffusion.test_morans_i import weights_of

COUNTS = ("bb", "bw", "ww")


def test_a_chessboard_joins_only_different_squares():
    board = nx.grid_2d_graph(4, 4)
    found = join_counts({at: sum(at) % 2 == 0 for at in board}, board)
    assert (found.bb.count, found.bw.count, found.ww.count) == (0, 24, 0)
    assert found.joins == 24
    assert found.bw.p_greater < 1e-4
    assert found.bb.p_greater > 0.99


def test_two_halves_join_the_like():
    board = nx.grid_2d_graph(4, 4)
    found = join_counts({at: at[0] < 2 for at in board}, board)
    assert (found.bb.count, found.bw.count, found.ww.count) == (10, 4, 10)
    # n = 16, 8 adopters, 24 joins: 24 * 8 * 7 / (16 * 15) and 24 * 2 * 8 * 8 / (16 * 15)
    assert found.bb.expectation == pytest.approx(5.6)
    assert found.bw.expectation == pytest.approx(12.8)


@pytest.mark.parametrize("standardize", ["none", "rows"])
@pytest.mark.parametrize("adopted", ["110100", "100000", "11111", "0011", "00000", "1101010"])
def test_expectation_and_variance_are_those_of_all_arrangements(adopted, standardize):
    x = [letter == "1" for letter in adopted]
    weights = weights_of(len(x))
    found = join_counts(x, weights, standardize=standardize)
    every = [
        join_counts([at in chosen for at in range(len(x))], weights, standardize=standardize)
        for chosen in itertools.combinations(range(len(x)), sum(x))
    ]
    for name in COUNTS:
        counts = [getattr(one, name).count for one in every]
        one = getattr(found, name)
        assert one.expectation == pytest.approx(np.mean(counts), abs=1e-12)
        assert one.variance == pytest.approx(np.var(counts), rel=1e-9, abs=1e-9)
        if one.variance:
            assert one.z == pytest.approx((one.count - np.mean(counts)) / np.std(counts), abs=1e-7)
        else:
            assert (one.z, one.p_greater) == (None, None)


def test_the_permuted_p_is_near_that_of_all_arrangements():
    x, weights = [True, True, False, True, False, False, False], weights_of(7)
    found = join_counts(x, weights, permutations=4000, seed=3)
    every = [
        join_counts([at in chosen for at in range(7)], weights)
        for chosen in itertools.combinations(range(7), 3)
    ]
    for name in COUNTS:
        own = getattr(found, name).count
        exact = np.mean([getattr(one, name).count >= own - 1e-9 for one in every])
        assert getattr(found, name).permutation_p == pytest.approx(exact, abs=0.03)
    assert join_counts(x, weights, permutations=4000, seed=3) == found
    assert found.settings["seed"] == 3


def test_a_gap_is_no_adopter():
    ties = nx.path_graph(3)
    assert join_counts({0: 1, 1: None, 2: float("nan")}, ties).adopters == 1
    assert join_counts(np.array([True, False, True]), ties).adopters == 2


def test_units_that_only_the_ties_name_have_not_adopted():
    found = join_counts({"a": True}, nx.Graph([("a", "b"), ("b", "c")]))
    assert (found.population, found.adopters, found.ww.count) == (3, 1, 1)


@pytest.mark.parametrize(
    ("adopted", "ties", "reason"),
    [
        ({}, nx.Graph(), "0 units; two are needed"),
        ({"a": True, "b": False}, nx.Graph(), "no unit has a neighbour"),
    ],
)
def test_what_cannot_be_computed_says_why(adopted, ties, reason):
    found = join_counts(adopted, ties).to_dict()
    assert (found["BB"], found["reason"]) == (None, reason)


def test_below_four_units_there_is_no_variance():
    found = join_counts([True, False, True], nx.path_graph(3), permutations=9)
    assert found.bb.variance is None
    assert found.bb.permutation_p is not None
    assert "NaN" not in json.dumps(found.to_dict())


def test_bad_input_is_refused():
    with pytest.raises(UserError, match="0 or more"):
        join_counts([True], np.zeros((1, 1)), permutations=-1)
    with pytest.raises(UserError, match="matrix of shape"):
        join_counts([True, False], np.zeros((1, 1)))


@given(st.lists(st.booleans(), min_size=2, max_size=9), st.randoms())
def test_the_three_counts_are_all_joins_whatever_the_names(adopted, random):
    weights = weights_of(len(adopted))
    order = list(range(len(adopted)))
    random.shuffle(order)
    found = join_counts(adopted, weights)
    mixed = join_counts([adopted[at] for at in order], weights[np.ix_(order, order)])
    if found.bb is None:
        assert mixed.bb is None
        return
    assert sum(getattr(found, name).count for name in COUNTS) == pytest.approx(found.joins)
    assert sum(getattr(found, name).expectation for name in COUNTS) == pytest.approx(found.joins)
    for name in COUNTS:
        one, other = getattr(found, name), getattr(mixed, name)
        assert one.count == pytest.approx(other.count, abs=1e-9)
        assert one.variance == pytest.approx(other.variance, abs=1e-9)


@needs_reference
def test_the_korean_women_join_the_like():
    times = networks.times("kfamily", "censoredNA")
    adopted = {unit: time is not None for unit, time in times.items()}
    found = join_counts(adopted, networks.ties("kfamily"))
    assert (found.population, found.adopters) == (1047, 673)
    assert found.bb.count + found.bw.count + found.ww.count == pytest.approx(found.joins)
