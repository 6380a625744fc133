"""The map as arrays agrees with the gazetteer."""

import datetime as dt

import numpy as np
import pytest

from lantoa.graph.places import Gazetteer, haversine
from lantoa.synthesis.geography import COMMUNE, DISTRICT, PROVINCE, geography

GAZETTEER = Gazetteer.packaged()
COUNTRY = geography()
ROWS = np.arange(len(COUNTRY))
DAYS = [
    "2005-01-01", "2012-06-01", "2020-06-01", "2024-10-31", "2025-06-30", "2025-07-01",
    "2025-12-31",
]  # fmt: skip


def units_on(day: dt.date) -> np.ndarray:
    return COUNTRY.unit_on(ROWS, np.full(len(COUNTRY), day.toordinal()))


@pytest.mark.parametrize("day", DAYS)
def test_only_units_that_may_have_existed_stand_and_none_twice(day):
    day = dt.date.fromisoformat(day)
    found = [int(unit) for unit in units_on(day) if unit >= 0]
    assert len(found) == len(set(found))
    units = [GAZETTEER.unit(COUNTRY.units[unit]) for unit in found]
    assert [unit.iri for unit in units if not unit.valid_on(day)] == []


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2025-06-30", (63, 696, 10035)), ("2025-07-01", (34, 0, 3321))],
)
def test_on_either_side_of_the_reform_all_units_stand(day, counts):
    standing = units_on(dt.date.fromisoformat(day)) >= 0
    levels = [int((standing & (COUNTRY.level == each)).sum()) for each in range(3)]
    assert tuple(levels) == counts


def test_superiors_and_children_are_two_sides_of_one_thing():
    for row in range(0, len(COUNTRY), 97):
        start, end = COUNTRY.children_start[row : row + 2]
        children = COUNTRY.children[start:end]
        assert set(children) == set(np.flatnonzero(COUNTRY.superior == row))
    assert (COUNTRY.level[COUNTRY.superior[COUNTRY.level == DISTRICT]] == PROVINCE).all()
    assert (COUNTRY.level[COUNTRY.province] == PROVINCE).all()


def test_neighbours_are_the_nearest_of_their_level_and_map():
    rng = np.random.default_rng(0)
    for row in rng.choice(np.flatnonzero(COUNTRY.level == COMMUNE), 20):
        alike = COUNTRY.level == COUNTRY.level[row]
        alike &= (COUNTRY.first_new <= ROWS) == (row >= COUNTRY.first_new)
        others = np.flatnonzero(alike & (row != ROWS))
        km = COUNTRY.distance_km(np.full(len(others), row), others)
        np.testing.assert_allclose(COUNTRY.near_km[row], np.sort(km)[:16], atol=1e-6)
        assert row not in COUNTRY.near[row]


def test_distances_are_those_of_the_library():
    one, other = np.array([0, 500, 9000]), np.array([3, 7000, 12000])
    expected = [
        haversine(
            COUNTRY.latitude[a], COUNTRY.longitude[a], COUNTRY.latitude[b], COUNTRY.longitude[b]
        )
        for a, b in zip(one, other, strict=True)
    ]
    np.testing.assert_allclose(COUNTRY.distance_km(one, other), expected, rtol=1e-12)


def test_every_unit_of_the_old_map_leads_to_one_of_the_new():
    assert (COUNTRY.now >= COUNTRY.first_new).all()
    whole = [
        row
        for row in range(0, COUNTRY.first_new, 53)
        if COUNTRY.level[row] == COMMUNE
        and any(
            step.whole and step.unit.iri == COUNTRY.units[COUNTRY.standing[COUNTRY.now[row], 0]]
            for step in GAZETTEER.successors(COUNTRY.units[COUNTRY.standing[row, 0]])
        )
    ]
    assert len(whole) > 150
