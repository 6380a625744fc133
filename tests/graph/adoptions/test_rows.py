from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions, TimeScale

TODAY = dt.date(2026, 1, 1)


def of(*times: object, item: str | None = None) -> Adoptions:
    columns = {"who": [f"u{n}" for n in range(len(times))], "when": list(times)}
    return Adoptions.of_columns(columns, unit="who", item=item, time="when", today=TODAY)


def test_years_are_taken_as_printed() -> None:
    table = of("2010", 2011, 2012.0, "2013,5", "2014~")
    assert list(table.first_times("all").values()) == [2010, 2011, 2012, 2013.5, 2014]
    assert table.scale.printed
    assert table.exact


def test_intervals_of_years() -> None:
    table = of("2012/2014", "../2010", "2015/", "2016/..")
    assert table.first_bounds("all") == {
        "u0": (2012.0, 2014.0),
        "u1": (None, 2010.0),
        "u2": (2015.0, None),
        "u3": (2016.0, None),
    }


def test_one_finer_date_makes_all_of_them_days() -> None:
    table = of("2012", "2012-05", dt.date(2013, 1, 2), "2014-03-01T10:00:00")
    dates = [tuple(map(table.scale.date, pair)) for pair in table.first_bounds("all").values()]
    assert dates == [
        (dt.date(2012, 1, 1), dt.date(2012, 12, 31)),
        (dt.date(2012, 5, 1), dt.date(2012, 5, 31)),
        (dt.date(2013, 1, 2), dt.date(2013, 1, 2)),
        (dt.date(2014, 3, 1), dt.date(2014, 3, 1)),
    ]


def test_what_is_wrong_is_counted() -> None:
    columns = {
        "who": ["a", "", "c", "d", "e", "f", "g", "h"],
        "what": ["x", "x", None, "x", "x", "x", "x", "x"],
        "when": ["2010", "2010", "2010", "soon", "-5", "2030", "2014/2012", ""],
    }
    table = Adoptions.of_columns(columns, unit="who", item="what", time="when", today=TODAY)
    assert table.first_times("x") == {
        "a": 2010.0,
        "f": None,
        "h": None,
    }
    assert table.undated("x") == ("d", "e", "g")  # they adopted; when is not to be read
    assert {problem.what: problem.count for problem in table.problems} == {
        "rows without a unit": 1,
        "rows without an item": 1,
        "times that cannot be read": 1,
        "negative times": 1,
        "times in the future": 1,
        "intervals that end before they begin": 1,
        "rows with an empty time": 1,
    }


def test_this_year_and_its_end_are_not_the_future() -> None:
    assert len(of("2026", "2025")) == 2
    assert of("2026", "2025-03-01").scale.date(of("2026", "2025-03-01").latest[0]) == TODAY


def test_periods_of_a_study_are_not_in_the_future() -> None:
    assert len(of(*range(1, 19))) == 18


def test_a_column_that_is_wrong_as_a_whole_is_refused() -> None:
    with pytest.raises(UserError, match="No row of the table can be used"):
        of("soon", "later")
    with pytest.raises(UserError, match="lie in the future"):
        of("2090", "2091")
    with pytest.raises(UserError, match="has no column 'where'"):
        Adoptions.of_columns({"who": []}, unit="who", item=None, time="where")


def test_no_dates_at_all_is_nobody_so_far() -> None:
    assert of("", None, "NA").population.count == 3
    assert len(of("", None, "NA")) == 0


def test_a_column_of_numbers_with_a_gap_names_the_same_units() -> None:
    columns = {"who": [1.0, 2.0, float("nan")], "when": [2010, 2011, 2012]}
    assert Adoptions.of_columns(columns, unit="who", item=None, time="when").units == ("1", "2")


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@given(DAYS)
def test_days_go_both_ways(day) -> None:
    for scale in (TimeScale(), TimeScale(printed=True)):
        assert scale.date(scale.number(day)) == day


@given(DAYS, DAYS, st.integers(-30_000, 30_000))
def test_shifting_days_changes_no_interval(one, other, days) -> None:
    scale, shift = TimeScale(), dt.timedelta(days=days)
    before = scale.number(one) - scale.number(other)
    assert scale.number(one + shift) - scale.number(other + shift) == pytest.approx(
        before, abs=1e-9
    )


@given(st.dates(dt.date(1997, 1, 1), dt.date(2035, 12, 31)))
def test_the_whole_part_of_a_number_is_its_year(day) -> None:
    assert int(TimeScale().number(day)) == day.year
