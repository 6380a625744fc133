"""Centre of gravity: spherical means by hand, period by period."""

import json
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.centre_of_gravity import centre_of_gravity
from lantoa.graph.places.geography import EARTH_RADIUS, haversine

DEGREE = EARTH_RADIUS * math.pi / 180
POINTS = {"a": (0.0, 100.0), "b": (0.0, 102.0), "c": (0.0, 110.0), "d": None}


def test_the_path_along_the_equator_by_hand():
    found = centre_of_gravity({"a": 2000.0, "b": 2001.0, "c": 2003.0, "d": None}, POINTS)
    assert [c.start for c in found.path] == [2000, 2001, 2002, 2003]
    assert [c.units for c in found.path] == [1, 2, 2, 3]
    assert [c.longitude for c in found.path[:3]] == pytest.approx([100, 101, 101])
    assert [c.spread / DEGREE for c in found.path[:3]] == pytest.approx([0, 1, 1])
    assert [c.moved for c in found.path[:3]] == [None, pytest.approx(DEGREE), 0.0]
    assert [c.bearing for c in found.path[:3]] == [None, pytest.approx(90), None]
    x = sum(math.cos(math.radians(angle)) for angle in (100, 102, 110))
    y = sum(math.sin(math.radians(angle)) for angle in (100, 102, 110))
    assert found.path[3].longitude == pytest.approx(math.degrees(math.atan2(y, x)))
    assert found.length == pytest.approx(sum(c.moved for c in found.path[1:]))
    assert found.displacement == found.path[3].from_first
    assert (found.population, found.adopters, found.reason) == (4, 3, None)


def test_period_by_period_only_its_own_adopters_count():
    times = {"a": 2000.0, "b": 2001.0, "c": 2003.0}
    found = centre_of_gravity(times, POINTS, cumulative=False)
    assert [c.units for c in found.path] == [1, 1, 0, 1]
    assert found.path[2].latitude is None
    assert "No located adopter" in found.path[2].reason
    assert found.path[3].moved == pytest.approx(8 * DEGREE)  # from the last one that there was


def test_weights_draw_the_centre():
    times = {"a": 2000.0, "b": 2000.0}
    found = centre_of_gravity(times, POINTS, weights={"a": 3.0})
    expected = math.atan2(
        3 * math.sin(math.radians(100)) + math.sin(math.radians(102)),
        3 * math.cos(math.radians(100)) + math.cos(math.radians(102)),
    )
    assert found.overall.longitude == pytest.approx(math.degrees(expected))
    assert found.overall.weight == 4


def test_the_middle_across_the_antimeridian_is_not_in_africa():
    found = centre_of_gravity({"a": 1.0, "b": 1.0}, {"a": (0.0, 179.0), "b": (0.0, -179.0)})
    assert abs(found.overall.longitude) == pytest.approx(180)


def test_points_that_balance_have_no_middle():
    found = centre_of_gravity({"a": 1.0, "b": 1.0}, {"a": (0.0, 0.0), "b": (0.0, 180.0)})
    assert found.overall.latitude is None
    assert "balance" in found.overall.reason


def test_undated_adopters_are_in_the_overall_centre_only():
    found = centre_of_gravity({"a": 2000.0, "b": None}, POINTS, undated={"b", "c"})
    assert (found.overall.units, found.path[0].units) == (3, 1)
    assert (found.adopters, found.undated, found.population) == (3, 2, 3)


def test_who_adopts_after_the_last_moment_has_not_adopted():
    found = centre_of_gravity({"a": 2000.0, "b": 2005.0}, POINTS, until=2002.0)
    assert (found.adopters, len(found.path), found.overall.units) == (1, 3, 1)


def test_nothing_known_is_a_stated_result():
    nobody = centre_of_gravity({"a": None}, POINTS)
    assert "No unit has adopted" in nobody.reason
    nowhere = centre_of_gravity({"d": 2000.0}, POINTS)
    assert "No adopter has coordinates" in nowhere.reason
    assert nowhere.without_coordinates == ("d",)
    undated = centre_of_gravity({}, POINTS, undated={"a"})
    assert "no path" in undated.reason
    for found in (nobody, nowhere, undated):
        assert found.displacement is None
        assert "NaN" not in json.dumps(found.to_dict())


def test_weights_that_cannot_be_are_refused():
    with pytest.raises(UserError, match="weight"):
        centre_of_gravity({"a": 1.0}, POINTS, weights={"a": -1.0})
    with pytest.raises(UserError, match="length above 0"):
        centre_of_gravity({"a": 1.0}, POINTS, period=0)


def test_times_without_units_are_refused():
    with pytest.raises(UserError, match="by unit"):
        centre_of_gravity([2000.0], POINTS)


CASES = st.dictionaries(
    st.integers(0, 20),
    st.tuples(st.integers(0, 9), st.floats(-80, 80), st.floats(-180, 180)),
    min_size=1,
)


@given(CASES, st.integers(-2000, 2000))
def test_shifting_all_dates_moves_no_centre(cases, shift):
    points = {unit: case[1:] for unit, case in cases.items()}
    one = centre_of_gravity({unit: float(c[0]) for unit, c in cases.items()}, points)
    other = centre_of_gravity({unit: float(c[0] + shift) for unit, c in cases.items()}, points)
    assert [(c.latitude, c.longitude, c.spread) for c in one.path] == [
        (c.latitude, c.longitude, c.spread) for c in other.path
    ]
    assert other.path[0].start == one.path[0].start + shift


@given(CASES)
def test_the_spread_is_the_root_mean_square_distance(cases):
    points = {unit: case[1:] for unit, case in cases.items()}
    centre = centre_of_gravity({unit: float(c[0]) for unit, c in cases.items()}, points).overall
    assume(centre.latitude is not None)
    squares = [haversine(*p, centre.latitude, centre.longitude) ** 2 for p in points.values()]
    expected = math.sqrt(sum(squares) / len(squares))
    assert centre.spread == pytest.approx(expected, rel=1e-9, abs=1e-5)


@given(CASES, st.floats(-180, 180), st.floats(0.1, 50), st.randoms())
def test_names_the_meridian_and_the_unit_of_weights_change_nothing(cases, turn, factor, random):
    """Turned around the axis of the Earth, the centre turns with its points."""
    times = {unit: float(case[0]) for unit, case in cases.items()}
    points = {unit: case[1:] for unit, case in cases.items()}
    weights = {unit: 1.0 + unit for unit in cases}
    one = centre_of_gravity(times, points, weights=weights).overall
    units = random.sample(sorted(cases), len(cases))
    other = centre_of_gravity(
        {f"unit {unit}": times[unit] for unit in units},
        {
            f"unit {unit}": (points[unit][0], (points[unit][1] + turn + 540) % 360 - 180)
            for unit in units
        },
        weights={f"unit {unit}": factor * weights[unit] for unit in units},
    ).overall
    assume(one.latitude is not None and other.latitude is not None)
    assume(one.spread < 9000)  # beyond a quarter of the globe rounding may turn the middle around
    assert other.latitude == pytest.approx(one.latitude, abs=1e-6)
    assert haversine(
        one.latitude, (one.longitude + turn + 540) % 360 - 180, other.latitude, other.longitude
    ) == pytest.approx(0, abs=1e-3)
    assert other.spread == pytest.approx(one.spread, rel=1e-6, abs=1e-3)


@given(
    st.dictionaries(
        st.integers(0, 9),
        st.tuples(st.floats(8, 24), st.floats(102, 110), st.floats(0.1, 9)),
        min_size=1,
    )
)
def test_within_a_country_the_centre_lies_among_its_points(cases):
    points = {unit: case[:2] for unit, case in cases.items()}
    times = dict.fromkeys(cases, 2020.0)
    weights = {unit: case[2] for unit, case in cases.items()}
    centre = centre_of_gravity(times, points, weights=weights).overall
    longitudes = [case[1] for case in cases.values()]
    latitudes = [case[0] for case in cases.values()]
    assert min(longitudes) - 1e-9 <= centre.longitude <= max(longitudes) + 1e-9
    # A great circle bulges towards the pole: by less than 0.1 degrees over 8 of longitude here.
    assert min(latitudes) - 1e-9 <= centre.latitude <= max(latitudes) + 0.1
    far = max(haversine(*p, *q) for p in points.values() for q in points.values())
    assert 0 <= centre.spread <= far + 1e-6
