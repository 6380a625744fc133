"""Infection lag: the years since an alter adopted, as a look at all alters gives them."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.infection_lag import infection_lag
from tests.graph.diffusion.test_exposure_and_thresholds import (
    SOME_TIES,
    SOME_TIMES,
    UNITS,
    graph,
)


@given(SOME_TIMES, SOME_TIES, st.sampled_from(["last", "first"]), st.integers(-2000, 2000))
def test_whatever_the_network_it_is_the_time_since_an_alter(times, pairs, since, shift):
    moved = {unit: None if t is None else t + shift for unit, t in times.items()}
    found = infection_lag(moved, graph(pairs), since=since)
    for unit in UNITS:
        own = times[unit]
        gaps = [
            own - times[b]
            for a, b in pairs
            if a == unit and own is not None and times[b] is not None and times[b] < own
        ]
        expected = (min if since == "last" else max)(gaps) if gaps else None
        assert found.of(unit) == expected
        assert found.reference[found.units.index(unit)] == len(gaps)


def test_who_names_ego_may_be_looked_at_instead():
    ties = nx.DiGraph([("a", "b")])
    assert infection_lag({"a": 1, "b": 3}, ties, outgoing=False).of("b") == 2
    assert infection_lag({"a": 1, "b": 3}, ties).reason == (
        "no adopter had an alter who adopted before it"
    )


def test_nothing_to_tell_is_said():
    assert infection_lag({"a": None}, nx.DiGraph()).to_dict()["reason"] == "nobody has adopted"
    with pytest.raises(UserError, match="last or the first"):
        infection_lag({"a": 1}, nx.DiGraph(), since="ever")
