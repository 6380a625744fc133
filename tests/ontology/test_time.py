"""EDTF strings and the days that enclose them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.ontology.time import TimeSpan


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-08-08", "2024-08-08", "2024-08-08"),
        ("2018/2024", "2018-01-01", "2024-12-31"),
        ("2020-01/2020-08", "2020-01-01", "2020-08-31"),
        ("2015-09-05/2020-09-05", "2015-09-05", "2020-09-05"),
        ("../2010", None, "2010-12-31"),
        ("2010/..", "2010-01-01", None),
        ("2010/", "2010-01-01", None),
        ("2016~", "2016-01-01", "2016-12-31"),
        ("[2018..2024]", "2018-01-01", "2024-12-31"),
        ("[..2024-05]", None, "2024-05-31"),
    ],
)
def test_a_span_encloses_just_what_is_known(edtf, earliest, latest):
    span = TimeSpan.parse(edtf)
    assert span.edtf == edtf
    assert (span.earliest and span.earliest.isoformat()) == earliest
    assert (span.latest and span.latest.isoformat()) == latest


@pytest.mark.parametrize(
    "bad",
    ["", "16", "2016-13", "2023-02-29", "05/2024x", "2020/2010", "năm 2016", "2016-1", "[2016"],
)
def test_what_is_no_date_is_refused(bad):
    with pytest.raises(ValueError):  # noqa: PT011 - the standard library words some of them
        TimeSpan.parse(bad)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_day_lies_in_its_month_and_year(day):
    exact = TimeSpan.day(day)
    assert TimeSpan.parse(exact.edtf) == exact
    for coarser in (f"{day:%Y-%m}", f"{day:%Y}"):
        span = TimeSpan.parse(coarser)
        assert span.earliest <= day <= span.latest
