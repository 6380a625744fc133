"""Exposure by what alters are: the sum over the known ones, and unknown where it must be."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.thresholds import thresholds
from tests.graph.diffusion.test_exposure_and_thresholds import SOME_TIES, SOME_TIMES, UNITS, graph

SOME_ATTRIBUTES = st.fixed_dictionaries({u: st.none() | st.integers(0, 4) for u in UNITS})


@given(SOME_TIMES, SOME_TIES, SOME_ATTRIBUTES, st.booleans(), st.integers(0, 2))
def test_whatever_they_are_it_is_a_naive_sum(times, pairs, attribute, normalized, lag):
    found = exposure(
        times, graph(pairs), attribute=attribute, normalized=normalized, valued=True, lag=lag
    )
    first = min((t for t in times.values() if t is not None), default=0)
    for row, unit in enumerate(found.units):
        alters = {b: v for (a, b), v in pairs.items() if a == unit and b != unit}
        for at, start in enumerate(found.periods):
            seen = start - lag
            by = [b for b in alters if times[b] is not None and times[b] <= seen]
            needed = list(alters) if normalized else by
            value = found.values[row, at]
            if seen < first or any(attribute[b] is None for b in needed):
                assert math.isnan(value)
                continue
            above = sum(alters[b] * attribute[b] for b in by)
            below = sum(alters[b] * attribute[b] for b in alters) if normalized else 1
            assert value == pytest.approx(above / below if below else 0)


@given(SOME_TIMES, SOME_TIES, SOME_ATTRIBUTES, st.integers(0, 2))
def test_a_threshold_is_the_exposure_of_its_period(times, pairs, attribute, lag):
    settings = {"attribute": attribute, "lag": lag}
    shares = exposure(times, graph(pairs), **settings)
    tau = thresholds(times, graph(pairs), **settings)
    for row, unit in enumerate(shares.units):
        if times[unit] is None:
            assert tau.of(unit) is None
            continue
        at = shares.periods.tolist().index(times[unit])
        expected = shares.values[row, at]
        assert tau.of(unit) == (None if math.isnan(expected) else pytest.approx(expected))


def test_an_attribute_in_any_shape():
    ties = nx.DiGraph([("c", "a"), ("c", "b")])
    times = {"a": 1.0, "b": 2.0, "c": None}
    expected = exposure(times, ties, attribute={"a": 3.0, "b": 1.0, "c": 9.0}).values
    assert expected[2].tolist() == [0.75, 1]
    wide = pd.DataFrame({1: [3.0, 1.0, 9.0], 2: [3.0, 1.0, 9.0]}, index=list("abc"))
    for shape in (
        {"a": [3.0, 3.0], "b": [1.0, 1.0]},
        {"a": {1.0: 3.0, 2.0: 3.0}, "b": {1.0: 1.0, 2.5: 1.0}},
        wide,
        wide[1],
        wide.to_numpy(),
        np.array([3.0, 1.0, 9.0]),
    ):
        np.testing.assert_array_equal(exposure(times, ties, attribute=shape).values, expected)


@pytest.mark.parametrize(
    ("attribute", "says"),
    [
        ({"a": "rich"}, "must be a number"),
        ({"a": math.inf}, "must be a number"),
        ({"a": -1.0}, "at least 0"),
        ({"a": [1.0, 2.0, 3.0]}, "3 values for a but 2 periods"),
        (np.zeros(5), "shape"),
        ({"a": {1.0: 1.0, 1.5: 2.0}}, "two values for a"),
    ],
)
def test_what_nobody_can_count_by_is_refused(attribute, says):
    ties = nx.DiGraph([("c", "a"), ("c", "b")])
    times = {"a": 1.0, "b": 2.0, "c": None}
    for measure in (exposure, thresholds):
        with pytest.raises(UserError, match=says) as refusal:
            measure(times, ties, attribute=attribute)
        assert str(refusal.value).count(". ") == 0


def test_a_sum_may_be_of_negative_numbers():
    ties = nx.DiGraph([("c", "a"), ("c", "b")])
    times = {"a": 1.0, "b": 2.0, "c": None}
    found = exposure(times, ties, attribute={"a": -2.0, "b": 1.0}, normalized=False)
    assert found.values[2].tolist() == [-2, -1]
