"""What analysts have at hand as ties and times: tables, Series, networkx's own `weight`."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from lantoa.errors import UserError
from lantoa.graph.diffusion.adopter_categories import adopter_categories
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.infectiousness import infectiousness
from lantoa.graph.diffusion.join_counts import join_counts
from lantoa.graph.diffusion.morans_i import morans_i, morans_i_by_period
from lantoa.graph.diffusion.person_periods import person_periods
from lantoa.graph.diffusion.susceptibility import susceptibility
from lantoa.graph.diffusion.thresholds import thresholds
from lantoa.graph.diffusion.tie_matrix import matrix_of

TIMES = {"a": 1.0, "b": 2.0, "c": 3.0, "d": None}
EDGES = [("b", "a", 2.0), ("c", "a", 1.0), ("c", "b", 3.0), ("c", "d", 1.0)]
MEASURES = (exposure, thresholds, infectiousness, susceptibility)


def network(name="value"):
    graph = nx.DiGraph()
    graph.add_weighted_edges_from(EDGES, weight=name)
    return graph


@pytest.mark.parametrize("columns", [("ego", "alter", "value"), ("Source", "Target", "weight")])
@pytest.mark.parametrize("measure", MEASURES)
def test_a_table_of_ties_is_a_network(columns, measure):
    table = pd.DataFrame(EDGES, columns=list(columns))
    expected = measure(TIMES, network(), valued=True)
    found = measure(TIMES, table, valued=True)
    assert found.units == expected.units
    np.testing.assert_array_equal(found.values, expected.values)
    np.testing.assert_array_equal(
        measure(TIMES, table[table.columns[:2]]).values, measure(TIMES, network()).values
    )


def test_tables_by_period_are_networks_that_change():
    rows = [(*edge, moment) for moment in (1, 3) for edge in EDGES[: 5 - moment]]
    table = pd.DataFrame(rows, columns=["ego", "alter", "value", "from"])
    changing = dict(iter(table.groupby("from")))
    found = exposure(TIMES, changing)
    expected = exposure(TIMES, {1: network(), 3: nx.DiGraph([e[:2] for e in EDGES[:2]])})
    assert found.units == expected.units
    np.testing.assert_array_equal(found.values, expected.values)


def test_a_square_table_is_a_matrix_of_its_names():
    graph = network()
    square = nx.to_pandas_adjacency(graph, weight="value")
    expected = exposure(TIMES, graph, valued=True)
    found = exposure(TIMES, square, valued=True)
    np.testing.assert_array_equal(found.values, expected.values)


def test_networkx_own_weight_counts_where_there_is_no_value():
    """It would else be taken as 1 without a word."""
    assert thresholds(TIMES, network("weight"), valued=True).of("c") == 4 / 5
    both = network("weight")
    both["c"]["b"]["value"] = 1.0
    assert matrix_of(both, list("abcd"))[2].toarray().tolist() == [1, 1, 0, 1]


def test_a_series_is_a_mapping_from_its_index():
    times = pd.Series(TIMES)
    graph = network()
    for measure in (*MEASURES, morans_i_by_period):
        one, other = measure(times, graph), measure(TIMES, graph)
        if measure is morans_i_by_period:
            assert one == other
        else:
            np.testing.assert_array_equal(one.values, other.values)
    assert morans_i(times, graph) == morans_i(TIMES, graph)
    assert adopter_categories(times) == adopter_categories(TIMES)
    assert join_counts(times.notna(), graph) == join_counts({"a": 1, "b": 1, "c": 1, "d": 0}, graph)
    pd.testing.assert_frame_equal(person_periods(times).table, person_periods(TIMES).table)


@pytest.mark.parametrize(
    ("ties", "says"),
    [
        (pd.DataFrame({"ego": ["a"], "who": ["b"]}), "needs the columns ego and alter"),
        (pd.DataFrame({"ego": ["a"], "alter": [None]}), "needs an ego and an alter"),
        (pd.DataFrame({"ego": ["a"], "alter": ["b"], "value": ["much"]}), "must hold numbers"),
        (pd.DataFrame({"ego": ["a"], "alter": ["b"], "value": [-1.0]}), "at least 0"),
        ([("a", "b")], "no network of the units"),
        (None, "no network of the units"),
        ({"a": ["b"]}, "must be numbers"),
    ],
)
def test_what_is_no_network_is_refused_in_one_sentence(ties, says):
    for measure in MEASURES:
        with pytest.raises(UserError, match=says) as refusal:
            measure(TIMES, ties)
        assert str(refusal.value).count(". ") == 0


def test_a_unit_with_two_times_in_a_series_is_refused():
    with pytest.raises(UserError, match="name a unit twice"):
        exposure(pd.Series([1.0, 2.0], ["a", "a"]), network())


def test_a_unit_that_nobody_named_has_no_value():
    with pytest.raises(UserError, match="No unit is called 'z'"):
        thresholds(TIMES, network()).of("z")


def test_population_smaller_than_the_adopters_and_loops_and_parallel_ties():
    with pytest.raises(UserError, match="smaller than the 3 adopters"):
        person_periods(TIMES, population=2)
    with pytest.raises(UserError, match="smaller than the 3 adopters"):
        adopter_categories(TIMES, population=2)
    loops = nx.DiGraph([(unit, unit) for unit in "abcd"])
    assert thresholds(TIMES, loops).reason == "no adopter has an alter, so every value is 0 of 0"
    twice = nx.MultiDiGraph([("c", "a"), ("c", "a"), ("c", "d")])
    # Parallel ties are one tie whose values add up.
    assert thresholds(TIMES, twice).of("c") == 1 / 2
    assert thresholds(TIMES, twice, valued=True).of("c") == 2 / 3


@pytest.mark.parametrize("measure", MEASURES)
def test_a_list_of_pairs_is_told_what_to_become(measure):
    times = {1001: 1.0, 1002: 2.0, 1003: None}
    with pytest.raises(UserError, match="give pairs as a networkx DiGraph"):
        measure(times, [(1002, 1001), (1003, 1001), (1003, 1002), (1001, 1003)])
