"""Geographic neighbours: the nearest units, whatever their order, and those within some km."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.points import great_circles
from lantoa.graph.diffusion.ties.geographic_neighbours import (
    geographic_neighbours,
)
from lantoa.graph.places import Gazetteer, haversine
from lantoa.ontology.records import Level

POINTS = st.lists(
    st.tuples(st.integers(8, 23), st.integers(102, 110)).map(lambda p: (float(p[0]), float(p[1]))),
    max_size=12,
)


def naive(points, k, within):
    """All pairs, each measured by the haversine of the gazetteer."""
    found = set()
    for one, here in points.items():
        others = sorted(
            (haversine(*here, *there), other) for other, there in points.items() if other != one
        )
        limit = others[k - 1][0] if k and len(others) >= k else math.inf
        found |= {
            (one, other)
            for km, other in others
            if km <= limit + 1e-4 and (within is None or km <= within + 1e-4)
        }
    return found


@given(POINTS, st.one_of(st.none(), st.integers(1, 4)), st.one_of(st.none(), st.floats(1, 900)))
def test_whatever_the_points_the_neighbours_are_those_of_all_pairs(points, k, within):
    named = dict(enumerate(points))
    if k is None and within is None:
        with pytest.raises(UserError, match="Say who is a neighbour"):
            geographic_neighbours(named)
        return
    found = geographic_neighbours(named, k=k, within_km=within)
    assert set(found.to_networkx().edges) == naive(named, k, within)
    assert found.left_out == ()


def test_units_as_far_as_the_kth_are_all_neighbours():
    square = {"a": (0.0, 0.0), "north": (1.0, 0.0), "east": (0.0, 1.0), "far": (5.0, 5.0)}
    found = geographic_neighbours(square, k=1).to_networkx()
    assert set(found["a"]) == {"north", "east"}


def test_of_many_units_on_one_point_all_are_neighbours():
    points = dict.fromkeys("abcdefgh", (10.0, 106.0)) | {"far": (12.0, 106.0)}
    found = geographic_neighbours(points, k=2).to_networkx()
    assert set(found["a"]) == set("bcdefgh")
    assert set(found["far"]) == set("abcdefgh")
    assert len(found.edges) == 8 * 7 + 8


def test_the_value_of_a_tie_may_be_its_distance():
    points = {"a": (10.0, 106.0), "b": (10.5, 106.0)}
    km = haversine(10.0, 106.0, 10.5, 106.0)
    ties = geographic_neighbours(points, k=1, value="km").to_networkx()
    assert ties["a"]["b"]["value"] == pytest.approx(km, rel=1e-12)
    ties = geographic_neighbours(points, k=1, value="inverse km").to_networkx()
    assert ties["a"]["b"]["value"] == pytest.approx(1 / km, rel=1e-12)


def test_units_without_coordinates_are_said_and_stay_at_risk():
    points = {"a": (10.0, 106.0), "b": None, "c": (10.5, math.nan), "d": (11.0, 106.0)}
    found = geographic_neighbours(points, within_km=200)
    assert found.left_out == ("b", "c")
    assert found.to_dict() == {
        "how": "neighbours within 200 km",
        "population": 4,
        "ties": 2,
        "mean_out_degree": 0.5,
        "without_ties": 2,
        "left_out": 2,
    }


@pytest.mark.parametrize("points", [{}, {"a": None}, {"a": (10.0, 106.0)}])
def test_fewer_than_two_points_have_no_neighbours(points):
    assert len(geographic_neighbours(points, k=3)) == 0


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"k": 0}, "1 or more"),
        ({"within_km": 0.0}, "above 0"),
        ({"within_km": math.inf}, "above 0"),
        ({"k": 1, "value": "miles"}, "one, km or inverse km"),
    ],
)
def test_settings_out_of_range_are_refused(settings, says):
    with pytest.raises(UserError, match=says):
        geographic_neighbours({"a": (1.0, 2.0)}, **settings)


def test_longitude_before_latitude_is_refused():
    with pytest.raises(UserError, match="latitude"):
        geographic_neighbours({"a": (105.8, 21.0)}, k=1)
    with pytest.raises(UserError, match="a latitude and a longitude for each"):
        geographic_neighbours((["a"], np.zeros((2, 2))), k=1)


def test_distances_are_the_gazetteers():
    some = [(8.6, 104.7), (23.4, 105.3), (16.0, 108.2), (16.0, 108.2)]
    for here, there in itertools.product(some, some):
        found = great_circles(np.array([here]), np.array([there]))[0]
        assert found == pytest.approx(haversine(*here, *there), abs=1e-9)


def test_the_provinces_of_the_gazetteer_have_neighbours():
    points = {
        unit.iri: (unit.latitude, unit.longitude)
        for unit in Gazetteer.packaged().provinces
        if unit.exists and unit.latitude is not None and unit.level is Level.PROVINCE
    }
    found = geographic_neighbours(points, k=5)
    assert len(points) == 34
    assert (np.diff(found.matrix.indptr) == 5).all()


@pytest.mark.parametrize("settings", [{"k": 2}, {"within_km": 1.0}])
def test_thousands_of_units_on_one_point_are_refused(settings):
    at = np.tile([10.0, 106.0], (5_000, 1))
    with pytest.raises(UserError, match="share one point"):
        geographic_neighbours((range(5_000), at), **settings)
