"""Person-period tables: never-adopters stay at risk, and never get a date."""

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.person_periods import person_periods, pooled

TIMES = st.dictionaries(
    st.sampled_from("abcdefgh"), st.none() | st.integers(2000, 2009), min_size=1
).filter(lambda times: any(time is not None for time in times.values()))


def rows(found, *columns):
    return found.table[["unit", "period", "adopted", *columns]].to_numpy().tolist()


def test_each_unit_is_at_risk_until_it_adopts_or_the_end():
    found = person_periods({"a": 2001.0, "b": None, "c": 2003.0}, origin=2001, until=2004)
    assert rows(found) == [
        ["a", 1, 1],
        *(["b", period, 0] for period in (1, 2, 3, 4)),
        ["c", 1, 0],
        ["c", 2, 0],
        ["c", 3, 1],
    ]
    assert found.table["time"].tolist() == [2001, 2001, 2002, 2003, 2004, 2001, 2002, 2003]
    assert (found.population, found.adopters, found.periods, found.origin) == (3, 2, 4, 2001)


def test_who_adopts_after_the_end_is_censored():
    found = person_periods({"a": 1.0, "b": 9.0}, until=3.0)
    assert rows(found) == [["a", 1, 1], ["b", 1, 0], ["b", 2, 0], ["b", 3, 0]]
    assert found.adopters == 1


def test_covariates_fixed_and_by_period():
    found = person_periods(
        {"a": 2.0, "b": None},
        origin=1.0,
        covariates={"sort": {"a": "rural", "b": "urban"}},
        varying={"size": {"a": [5, 6]}, "wealth": pd.DataFrame([[1, 2], [3, 4]], ["b", "a"])},
    )
    assert rows(found, "sort", "wealth") == [
        ["a", 1, 0, "rural", 3.0],
        ["a", 2, 1, "rural", 4.0],
        ["b", 1, 0, "urban", 1.0],
        ["b", 2, 0, "urban", 2.0],
    ]
    assert found.table["size"].isna().tolist() == [False, False, True, True]


def test_lagged_exposure_looks_at_the_period_before():
    ties = nx.DiGraph([("a", "b"), ("a", "c"), ("d", "a")])
    found = person_periods({"b": 1.0, "c": 2.0, "a": 3.0}, exposures={"exposed": ties})
    of_a = found.table[found.table["unit"] == "a"]
    assert of_a["exposed"].isna().tolist() == [True, False, False]
    assert of_a["exposed"].tolist()[1:] == [0.5, 1.0]
    # d is only named by the ties: it is at risk too, and has not adopted.
    assert found.population == 4
    assert found.table.loc[found.table["unit"] == "d", "adopted"].tolist() == [0, 0, 0]


def test_a_population_larger_than_the_named_units_stays_at_risk():
    found = person_periods({"a": 1.0, "b": 2.0}, population=4)
    assert found.population == 4
    assert len(found.table) == 1 + 2 + 2 * 2
    assert found.table["adopted"].sum() == 2


def test_a_unit_is_at_risk_only_while_it_exists():
    found = person_periods(
        {"a": 2003.0, "b": None, "c": None, "d": 2002.0, "e": None},
        entries={"a": 2001.5, "b": 2003.0, "e": 2010.0},
        exits={"c": 2002.0, "d": 2004.0},
        origin=2000,
        until=2004,
    )
    assert rows(found) == [
        *(["a", period, int(period == 4)] for period in (2, 3, 4)),
        *(["b", period, 0] for period in (4, 5)),
        *(["c", period, 0] for period in (1, 2)),
        *(["d", period, int(period == 3)] for period in (1, 2, 3)),
    ]  # e comes after the end
    assert (found.population, found.adopters, found.widened) == (5, 2, 0)


def test_an_adoption_outside_the_time_at_risk_widens_it_and_is_counted():
    found = person_periods(
        {"a": 2001.0, "b": 2003.0, "c": None},
        entries={"a": 2002.0},
        exits={"b": 2002.0},
        origin=2000,
        until=2003,
    )
    assert rows(found)[0] == ["a", 2, 1]
    assert rows(found)[1:5] == [["b", period, int(period == 4)] for period in (1, 2, 3, 4)]
    assert found.widened == 2


@given(
    TIMES,
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1995, 2012)),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 8)),
    st.integers(-1500, 1500),
)
def test_every_adopter_stays_whatever_its_lifetime_and_the_calendar(times, begin, stay, shift):
    end = {unit: begin.get(unit, 1995) + years for unit, years in stay.items()}
    if not any(time is not None for time in times.values()):
        return
    found = person_periods(times, entries=begin, exits=end)
    adopters = {unit for unit, time in times.items() if time is not None}
    assert set(found.table.loc[found.table["adopted"] == 1, "unit"]) == adopters
    whole = person_periods(times).table
    kept = found.table.merge(whole, on=["unit", "period", "time", "adopted"])
    assert len(kept) == len(found.table)  # nothing but rows of the whole table
    moved = person_periods(
        {unit: None if t is None else t + shift for unit, t in times.items()},
        entries={unit: t + shift for unit, t in begin.items()},
        exits={unit: t + shift for unit, t in end.items()},
    )
    assert rows(moved) == rows(found)


@pytest.mark.parametrize(
    ("times", "options", "message"),
    [
        ({}, {}, "no unit at risk"),
        ({"a": None}, {}, "Nobody has adopted"),
        ({"a": 1.0, "b": 2.0}, {"population": 1}, "smaller than"),
        ({"a": 1.0}, {"origin": 2.0}, "before the first period"),
        ({"a": 1.0}, {"covariates": {"period": {}}}, "another name"),
        ({"a": 1.0}, {"varying": {"x": {"a": [1, 2]}}}, "2 values"),
        ({"a": "soon"}, {}, "numbers"),
        ({"a": 1.0}, {"entries": {"a": 2.0}, "exits": {"a": 2.0}}, "leaves before it is at risk"),
        ({"a": 1.0}, {"entries": {"a": "then"}}, "entries must be numbers"),
        (
            {"a": None},
            {"origin": 1, "until": 2, "entries": {"a": 9.0}},
            "No unit is at risk in the time observed",
        ),
    ],
)
def test_what_cannot_be_is_refused(times, options, message):
    with pytest.raises(UserError, match=message):
        person_periods(times, **options)


def test_items_are_pooled_with_their_own_first_period():
    one = person_periods({"a": 2001.0, "b": 2002.0})
    other = person_periods({"b": 2010.0, "c": None})
    found = pooled({"x": one, "y": other})
    assert rows(found, "item")[-2:] == [["b", 1, 1, "y"], ["c", 1, 0, "y"]]
    assert (found.population, found.adopters, found.origin) == (3, 2, 2001)
    with pytest.raises(UserError, match="at least one item"):
        pooled({})
    with pytest.raises(UserError, match="different lengths"):
        pooled({"x": one, "y": person_periods({"a": 1.0}, period=0.5)})


@given(TIMES)
def test_every_adopter_adopts_once_in_its_last_row(times):
    found = person_periods(times)
    by_unit = found.table.groupby("unit")
    assert set(found.table["unit"]) == set(times)
    first = min(time for time in times.values() if time is not None)
    for unit, part in by_unit:
        assert part["period"].tolist() == list(range(1, len(part) + 1))
        assert part["adopted"].iloc[:-1].sum() == 0
        assert part["adopted"].iloc[-1] == (times[unit] is not None)
        expected = found.periods if times[unit] is None else times[unit] - first + 1
        assert len(part) == expected


@given(TIMES, st.integers(-1500, 1500))
def test_shifting_all_dates_changes_no_row(times, shift):
    shifted = {unit: None if time is None else time + shift for unit, time in times.items()}
    assert rows(person_periods(times)) == rows(person_periods(shifted))


@given(TIMES)
def test_adding_a_never_adopter_never_raises_a_hazard(times):
    before = person_periods(times).table.groupby("period")["adopted"].mean()
    after = person_periods(times | {"never": None}).table.groupby("period")["adopted"].mean()
    assert (after <= before).all()


def test_covariates_may_be_a_table_by_unit():
    times = {"a": 2001.0, "b": None, "c": 2002.0}
    plain = {"rich": {"a": 1, "b": 0}, "part": {"a": "x", "b": "y"}}
    table = pd.DataFrame(plain)
    found = person_periods(times, covariates=table, until=2003).table
    pd.testing.assert_frame_equal(found, person_periods(times, covariates=plain, until=2003).table)
    twice = pd.concat([table, table])
    with pytest.raises(UserError, match="names a unit twice"):
        person_periods(times, covariates=twice)
