"""Same superior: every two units of one district are tied, and nobody else."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.thresholds import thresholds
from lantoa.graph.diffusion.ties.same_superior import same_superior


@given(st.dictionaries(st.integers(0, 30), st.one_of(st.none(), st.sampled_from("xyz"))))
def test_two_units_are_tied_exactly_if_they_have_one_superior(superiors):
    found = same_superior(superiors)
    expected = {
        pair
        for pair in itertools.permutations(superiors, 2)
        if superiors[pair[0]] is not None and superiors[pair[0]] == superiors[pair[1]]
    }
    assert set(found.to_networkx().edges) == expected
    assert set(found.left_out) == {u for u, superior in superiors.items() if superior is None}


def test_a_gap_of_a_table_is_an_unknown_superior():
    assert same_superior({"a": math.nan, "b": math.nan}).left_out == ("a", "b")


def test_the_measures_take_them():
    ties = same_superior({"a": 1, "b": 1, "c": 1, "d": 2})
    assert thresholds({"a": 2010, "b": 2011, "c": None, "d": 2012}, ties).of("b") == 0.5


def test_a_superior_with_too_many_units_is_refused():
    with pytest.raises(UserError, match="lower superior"):
        same_superior(dict.fromkeys(range(8_000), "Việt Nam"))
