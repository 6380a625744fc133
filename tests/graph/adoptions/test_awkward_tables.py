"""Tables as people have them: each oddity is read and told, or refused by a sentence."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

import pytest

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions, read_adoptions

TODAY = dt.date(2026, 11, 22)
HEAD = "unit,item,time\n"


def read(tmp_path: Path, text: str, written: str = "utf-8", **names: object) -> Adoptions:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(written))
    return read_adoptions(path, **{"unit": "unit", "item": "item", "time": "time", **names})


def of(*times: object, until: list[object] | None = None) -> Adoptions:
    columns = {"unit": [f"u{n}" for n in range(len(times))], "time": list(times), "to": until}
    if until is None:
        del columns["to"]
    to = None if until is None else "to"
    return Adoptions.of_columns(
        columns, unit="unit", item=None, time="time", time_to=to, today=TODAY
    )


def days(table: Adoptions) -> list[tuple[str | None, str | None]]:
    return [tuple(map(table.scale.text, pair)) for pair in table.first_bounds("all").values()]


def told(table: Adoptions) -> dict[str, tuple[int, str]]:
    return {problem.what: (problem.count, problem.handled) for problem in table.problems}


@pytest.mark.parametrize("mark", [";", "\t", "|", ","])
def test_the_heading_tells_what_parts_the_cells(tmp_path: Path, mark: str) -> None:
    rows = ["unit,item,time", 'a,"x",2010', "b,x,2011"]
    table = read(tmp_path, "\n".join(row.replace(",", mark) for row in rows))
    assert table.first_times("x") == {"a": 2010.0, "b": 2011.0}
    if mark == ";":  # as spreadsheets write it in Viet Nam
        assert read(tmp_path, "unit;item;time\na;x;2010,5\n").first_times("x") == {"a": 2010.5}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_headings_and_names(tmp_path: Path, encoding: str, form: str) -> None:
    text = "đơn vị,mô hình,năm\nxã Tân Thành,Tiếng kẻng,2010\n"
    names = {"unit": "đơn vị", "item": "mô hình", "time": "năm"}
    table = read(tmp_path, unicodedata.normalize(form, text), encoding, **names)
    assert table.first_times("Tiếng kẻng") == {"xã Tân Thành": 2010.0}


def test_one_name_in_two_forms_is_one_unit(tmp_path: Path) -> None:
    rows = "xã Hòa,x,2010\n" + unicodedata.normalize("NFD", "xã Hòa,x,2009\n")
    table = read(tmp_path, HEAD + rows)
    assert table.first_times("x") == {"xã Hòa": 2009.0}
    assert table.population.count == 1


def test_days_and_months_as_they_are_written() -> None:
    table = of("07/06/2011", "5/2014", "ngày 7/6/2012", "tháng 5/2015", "năm 2013", "1.2.2016")
    assert days(table) == [
        ("2011-06-07", "2011-06-07"),
        ("2014-05-01", "2014-05-31"),
        ("2012-06-07", "2012-06-07"),
        ("2015-05-01", "2015-05-31"),
        ("2013-01-01", "2013-12-31"),
        ("2016-02-01", "2016-02-01"),
    ]
    assert told(table) == {"times written with slashes": (3, "kept; read as day/month/year")}


def test_a_column_may_show_that_months_come_first() -> None:
    table = of("07/06/2011", "12/25/2012")
    assert days(table) == [("2011-07-06", "2011-07-06"), ("2012-12-25", "2012-12-25")]
    assert told(table) == {"times written with slashes": (2, "kept; read as month/day/year")}
    both = of("25/12/2011", "12/25/2012")  # no order reads both
    assert [p.what for p in both.problems] == [
        "times that cannot be read",
        "times written with slashes",
    ]


def test_intervals_in_one_cell_or_two() -> None:
    assert days(of("2010-2012", "2013 – 2014")) == [("2010", "2012"), ("2013", "2014")]
    table = of("2010", "2011", "", "", "2015", "soon", until=["2012", "", "2013", "", "2011", ""])
    unknown = (None, None)
    assert days(table) == [("2010", "2012"), ("2011", None), (None, "2013"), unknown, unknown]
    assert told(table) == {
        "intervals that end before they begin": (1, "kept, at a time that is not known"),
        "times that cannot be read": (1, "kept, at a time that is not known"),
        "rows with an empty time": (1, "the unit is at risk and has not adopted"),
    }
    mixed = of("2010", "2011-05-01", until=["2012-06", "2011"])
    assert days(mixed) == [("2010-01-01", "2012-06-30"), ("2011-05-01", "2011-12-31")]


def test_days_as_a_spreadsheet_counts_them() -> None:
    table = of("40179", 40544.5)
    assert days(table) == [("2010-01-01", "2010-01-01"), ("2011-01-01", "2011-01-01")]
    assert told(table) == {
        "times that are days as a spreadsheet counts them": (2, "kept: 40179 is 2010-01-01")
    }


def test_short_years_among_calendar_years_are_no_years() -> None:
    table = of("98", "0", "2010")
    assert table.first_times("all") == {"u2": 2010.0}
    assert told(table)["years of one or two digits"][0] == 2
    assert of("1", "2", "18").first_times("all")["u0"] == 1.0  # periods of a study


def test_nothing_lies_in_the_future() -> None:
    table = of("2020/2030", "2026", "2027", "2026-12")
    assert days(table)[0] == ("2020-01-01", "2026-11-22")
    assert told(table)["times in the future"][0] == 2
    years = of("2020/2030", "2026", "2027")
    assert days(years) == [("2020", "2026"), ("2026", "2026")]


def test_repeated_rows_are_told(tmp_path: Path) -> None:
    table = read(tmp_path, HEAD + "a,x,2012\na,x,2010\na,x,2010\nb,x,2011\na,y,2010\n")
    assert table.first_times("x") == {"a": 2010.0, "b": 2011.0}
    assert told(table) == {"rows that tell an adoption again": (2, "kept; the earliest counts")}


def test_cells_of_pandas_that_hold_nothing() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {
            "unit": pandas.array(["a", "b", None, "d"], dtype="string"),
            "time": pandas.array([2010, None, 2011, 2012], dtype="Int64"),
        }
    )
    table = Adoptions.from_frame(frame, item=None)
    assert table.first_times("all") == {"a": 2010.0, "b": None, "d": 2012.0}
    assert told(table)["rows without a unit"] == (1, "left out")
    stamps = frame.assign(time=pandas.to_datetime(["2010-05-01", None, "2011-01-01", None]))
    assert days(Adoptions.from_frame(stamps, item=None)) == [("2010-05-01", "2010-05-01")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        (HEAD + "Hà Nội, Việt Nam,x,2010\n", "Row 1 of table.csv has more cells"),
        (HEAD + 'a,"x,2010\n', "cannot be read as CSV"),
        ("unit,unit,time\na,x,2010\n", "names a column twice"),
        ("who,item,time\na,x,2010\n", "has no column 'unit'; its columns are 'who'"),
        (HEAD + "a,x,soon\n", "No row of table.csv can be used"),
        (HEAD + "a,x,2999\n", "lie in the future"),
    ],
)
def test_what_is_refused_is_refused_in_a_sentence(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UserError, match=message) as refused:
        read(tmp_path, text)
    assert str(refused.value).endswith(".")


def test_other_encodings_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not utf-8; save it as UTF-8"):
        read(tmp_path, HEAD + "xa Tân,x,2010\n", "cp1258")
    table = read(tmp_path, HEAD + "xa Tân,x,2010\n", "cp1258", encoding="cp1258")
    assert table.units == ("xa Tân",)


def test_a_population_smaller_than_the_adopters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"population of 1 .* is smaller than the 2 units"):
        read(tmp_path, HEAD + "a,x,2010\nb,x,2011\n", population=1)
