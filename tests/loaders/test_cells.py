"""Cells: read wholly or refused; numbers keep their bounds, dates their precision."""

import contextlib
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.loaders.cells import parse_amount, parse_date, parse_number, render
from lantoa.ontology.records import Bound


@pytest.mark.parametrize(
    ("cell", "value", "bound", "of"),
    [
        ("54", 54, Bound.EXACT, None),
        ("hơn 1.440", 1440, Bound.OVER, None),
        ("Trên 30.000", 30000, Bound.OVER, None),
        ("gần 120", 120, Bound.NEARLY, None),
        ("khoảng 30", 30, Bound.ABOUT, None),
        ("~30", 30, Bound.ABOUT, None),
        (">1440", 1440, Bound.OVER, None),
        ("1,2 triệu", 1_200_000, Bound.EXACT, None),
        ("1,125 triệu", 1_125_000, Bound.EXACT, None),
        ("trên 1,5 nghìn", 1500, Bound.OVER, None),
        ("123/131", 123, Bound.EXACT, 131),
        ("1.234.567", 1_234_567, Bound.EXACT, None),
        ("12.0", 12, Bound.EXACT, None),
        ("  54  ", 54, Bound.EXACT, None),
    ],
)
def test_printed_amounts(cell, value, bound, of):
    amount = parse_amount(cell)
    assert (amount.value, amount.bound, amount.of) == (value, bound, of)
    assert amount.text == cell.strip()


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "mười",
        "54 đơn vị",
        "1,440",
        "1.44.0",
        "12-15",
        "140/131",
        "-3",
        "hơn",
        "1.440.12",
        "0.123.4",
    ],
)
def test_what_is_no_single_number_is_refused(cell):
    with pytest.raises(ValueError, match=r"."):
        parse_amount(cell)


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("05/09/2020", "2020-09-05"),
        ("5-9-2020", "2020-09-05"),
        ("5.9.2020", "2020-09-05"),
        ("2020-09-05", "2020-09-05"),
        ("2020-09-05 00:00:00", "2020-09-05"),
        ("2020-09-05T00:00:00", "2020-09-05"),
        ("9/2020", "2020-09"),
        ("tháng 9/2020", "2020-09"),
        ("năm 2020", "2020"),
        ("2020", "2020"),
        ("2018-2024", "2018/2024"),
        ("giai đoạn 2018 - 2024", "2018/2024"),
        ("1/2018 - 6/2024", "2018-01/2024-06"),
        ("từ 2018 đến 2024", "2018/2024"),
        ("2018/2024", "2018/2024"),
        ("../2010", "../2010"),
        ("2016~", "2016~"),
        ("[2018..2024]", "[2018..2024]"),
    ],
)
def test_printed_dates(cell, edtf):
    assert parse_date(cell).edtf == edtf


@pytest.mark.parametrize(
    "cell", ["31/02/2020", "13/2020", "hôm qua", "20", "2024-2018", "9999", "0001", "05/09/20"]
)
def test_impossible_and_vague_dates_are_refused(cell):
    with pytest.raises(ValueError, match="date"):
        parse_date(cell)


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_thousands_mean_the_same_number(number):
    assert parse_number(f"{number:,}".replace(",", ".")) == number
    assert parse_number(str(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_a_rendered_number_is_read_as_itself(number):
    assert parse_amount(render(number)).value == number
    assert parse_amount(render(float(number))).value == Decimal(str(float(number)))


@given(st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_every_way_of_writing_a_day_means_that_day(day):
    for cell in (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        render(day),
    ):
        span = parse_date(cell)
        assert (span.earliest, span.latest) == (day, day)


@given(st.text())
def test_any_text_is_read_or_refused_with_a_value_error(text):
    for parse in (parse_amount, parse_date):
        with contextlib.suppress(ValueError):
            assert parse(text)
