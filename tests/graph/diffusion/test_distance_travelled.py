"""Distance travelled: kilometres by hand, and nothing measured that is not known."""

import json
import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.distance_travelled import Share, distance_travelled
from lantoa.graph.places.geography import EARTH_RADIUS, haversine

#: One degree along a meridian, in km.
DEGREE = EARTH_RADIUS * math.pi / 180
POINTS = {"a": (10.0, 106.0), "b": (11.0, 106.0), "c": (14.0, 106.0), "d": None}


def test_kilometres_by_hand():
    found = distance_travelled([("a", "b"), ("b", "c"), ("a", "c")], POINTS)
    assert [leap.km / DEGREE for leap in found.leaps] == pytest.approx([1, 4, 3])
    assert found.total / DEGREE == pytest.approx(8)
    assert found.mean / DEGREE == pytest.approx(8 / 3)
    assert found.median / DEGREE == pytest.approx(3)
    assert found.lower_quartile / DEGREE == pytest.approx(2)
    assert found.maximum / DEGREE == pytest.approx(4)
    assert found.standard_deviation / DEGREE == pytest.approx(math.sqrt(7 / 3))


def test_places_without_coordinates_are_said_and_never_at_distance_0():
    found = distance_travelled([("a", "b"), ("a", "d"), ("d", "e")], POINTS)
    assert (found.replications, found.measured) == (3, 1)
    assert found.without_coordinates == ("d", "e")
    assert [leap.km is None for leap in found.leaps] == [False, True, True]


def test_units_at_the_point_of_a_larger_one_are_not_measured():
    points = POINTS | {"school": (10.0, 106.0)}
    found = distance_travelled([("a", "school"), ("a", "b")], points, coarse={"school", "other"})
    assert (found.measured, found.coarse) == (1, ("school",))
    assert found.leaps[1].km is None


def test_jumps_between_provinces_count_those_that_are_known():
    found = distance_travelled(
        nx.DiGraph(["ab", "bc", "cd"]),
        POINTS,
        provinces={"a": "p", "b": "p", "c": "q", "d": None},
        districts={"a": "x", "b": "x"},
    )
    assert [leap.across_provinces for leap in found.leaps] == [False, True, None]
    assert found.across_provinces == Share(1, 2, 0.5)
    assert found.within_district == Share(1, 1, 1.0)


def test_nothing_to_measure_is_a_stated_result():
    nothing = distance_travelled([], POINTS)
    assert (nothing.mean, nothing.measured) == (None, 0)
    assert "No replication is known" in nothing.reason
    lost = distance_travelled([("d", "e")], POINTS)
    assert lost.total is None
    assert "coordinates" in lost.reason
    assert lost.across_provinces == Share(0, 0, None)
    assert "NaN" not in json.dumps(lost.to_dict())
    assert distance_travelled([("a", "b")], POINTS).standard_deviation is None
    assert lost.to_frame()["km"].tolist() == [None]


@pytest.mark.parametrize("point", [(106.0, 10.0), (-91.0, 0.0), (0.0, 181.0)])
def test_points_that_cannot_be_are_refused(point):
    with pytest.raises(UserError, match="latitude, then longitude"):
        distance_travelled([("a", "b")], {"a": (0.0, 0.0), "b": point})


COORDINATES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(COORDINATES, COORDINATES)
def test_it_agrees_with_the_haversine_of_places(here, there):
    found = distance_travelled([("a", "b")], {"a": here, "b": there})
    assert found.total == pytest.approx(haversine(*here, *there), rel=1e-12, abs=1e-9)
    assert 0 <= found.total <= math.pi * EARTH_RADIUS + 1e-6


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"))))
def test_counts_stay_within_bounds(pairs):
    found = distance_travelled(pairs, POINTS, provinces={"a": 1, "b": 2})
    assert found.measured <= found.replications == len(pairs)
    assert found.across_provinces.count <= found.across_provinces.of <= found.replications


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12),
    st.lists(st.none() | COORDINATES, min_size=7, max_size=7),
    st.permutations(range(7)),
)
def test_renaming_units_changes_no_number(pairs, places, names):
    provinces = [at % 3 if at else None for at in range(7)]

    def found(name):
        return distance_travelled(
            [(name(a), name(b)) for a, b in pairs],
            {name(at): place for at, place in enumerate(places)},
            provinces={name(at): province for at, province in enumerate(provinces)},
        )

    one, other = found(lambda at: at), found(lambda at: f"unit {names[at]}")
    for name in ("total", "mean", "median", "minimum", "maximum", "standard_deviation"):
        value = getattr(one, name)
        assert getattr(other, name) == (value if value is None else pytest.approx(value, rel=1e-9))
    assert other.across_provinces == one.across_provinces
    assert len(other.without_coordinates) == len(one.without_coordinates)
    assert (other.measured, other.replications) == (one.measured, one.replications)


def test_a_jump_between_provinces_depends_on_the_geography_that_is_given():
    """Two provinces that were merged: a jump in the old geography, none in the new one."""
    pairs = [("Nam Định", "Ninh Bình"), ("Ninh Bình", "Huế")]
    points = {"Nam Định": (20.42, 106.17), "Ninh Bình": (20.25, 105.97), "Huế": (16.46, 107.59)}
    old = {"Nam Định": "36", "Ninh Bình": "37", "Huế": "46"}
    new = {"Nam Định": "37", "Ninh Bình": "37", "Huế": "46"}
    before = distance_travelled(pairs, points, provinces=old)
    after = distance_travelled(pairs, points, provinces=new)
    assert (before.across_provinces, after.across_provinces) == (Share(2, 2, 1.0), Share(1, 2, 0.5))
    assert before.total == after.total
