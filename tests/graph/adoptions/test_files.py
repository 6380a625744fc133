from __future__ import annotations

import json

import pandas as pd
import pytest

from lantoa.errors import UserError
from lantoa.graph.adoptions import read_adoptions
from lantoa.graph.adoptions.files import ENDINGS

RECORDS = [
    {"nơi": "xã An Bình", "gì": "kẻng", "năm": 2012},
    {"nơi": "xã Bình An", "gì": "kẻng", "năm": 2014},
    {"nơi": "xã Cát Lái", "gì": "kẻng", "năm": None},
]


@pytest.fixture(params=ENDINGS)
def file(request, tmp_path):
    path = tmp_path / f"table{request.param}"
    frame = pd.DataFrame(RECORDS).astype({"năm": "Int64"})
    if request.param == ".xlsx":
        frame.to_excel(path, index=False)
    elif request.param == ".parquet":
        frame.to_parquet(path)
    elif request.param == ".jsonl":
        path.write_text("".join(json.dumps(r) + "\n" for r in RECORDS), encoding="utf-8")
    else:
        frame.to_csv(path, index=False, sep="\t" if request.param == ".tsv" else ",")
    return path


def test_every_kind_of_file_tells_the_same(file) -> None:
    table = read_adoptions(file, unit="nơi", item="gì", time="năm")
    assert table.first_times("kẻng") == {
        "xã An Bình": 2012.0,
        "xã Bình An": 2014.0,
        "xã Cát Lái": None,
    }
    assert table.population.count == 3
    assert table.population.source == f"the units named in {file.name}"


def test_a_population_may_be_given(file) -> None:
    found = read_adoptions(file, unit="nơi", item="gì", time="năm", population=131)
    assert found.population.count == 131


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"who,who\n1,2\n", "names a column twice"),
        ("a.csv", b"who,when\na,2010\n", "has no column 'unit'"),
        ("a.csv", "nơi\n".encode("cp1258", "replace") + b"\xff\n", "UTF-8"),
        ("a.jsonl", b"[1]\n", "one JSON object a line"),
        ("a.jsonl", b"{\n", "cannot be read as JSONL"),
        ("a.xlsx", b"nothing", "no workbook"),
        ("a.parquet", b"nothing", "no Parquet file"),
        ("a.ods", b"", "none of .csv"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path, name, content, message) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=message):
        read_adoptions(tmp_path / name, unit="unit", item=None, time="when")


def test_a_file_that_is_not_there(tmp_path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        read_adoptions(tmp_path / "none.csv", unit="unit", item=None, time="when")
