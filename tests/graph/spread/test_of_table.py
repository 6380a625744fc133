"""Plain tables with columns about the units: sources, places, what units lie in, covariates."""

from __future__ import annotations

import json

import networkx as nx
import pandas as pd
import pytest

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.diffusion.event_model import EventModel
from lantoa.graph.spread.of_table import read_table, spread_of_table

ROWS = pd.DataFrame(
    {
        "state": ["a", "b", "c", "d", "a"],
        "policy": ["x", "x", "x", "x", "y"],
        "year": [2010, 2011, 2013, None, 2012],
        "after": ["", "a", "a; b", "", ""],
        "lat": [20.0, 21.0, 20.0, 22.0, 20.0],
        "lon": [105.0, 105.0, 106.0, 107.0, 105.0],
        "region": ["N", "N", "S", "S", "N"],
        "income": [3, 5, 2, 1, 3],
    }
)
COLUMNS = {"unit": "state", "item": "policy", "time": "year"}


def figure(found, measure: str, name: str):
    return next(f.value for f in found[measure].figures if f.name == name)


def test_the_lineage_is_a_column() -> None:
    found = spread_of_table(
        ROWS, "x", **COLUMNS, source="after", latitude="lat", longitude="lon", province="region"
    )
    assert figure(found, "cascades", "size of the largest") == 3
    assert figure(found, "cascades", "replications") == 3  # c has two sources
    assert found["virality"].result.components[0].value == 1  # all three know each other
    assert found["distances"].result.result.measured == 3
    assert figure(found, "distances", "across provinces") == 2 / 3
    assert figure(found, "distances", "longest distance") == pytest.approx(152.3, abs=1)
    assert found["centre"].result.path[0].latitude == pytest.approx(20)
    assert found.adoptions.problems[-1].what == "rows with an empty time"


@pytest.mark.parametrize(
    "ties",
    [
        nx.DiGraph([("b", "a"), ("c", "a"), ("d", "c")]),
        pd.DataFrame({"ego": ["b", "c", "d"], "alter": ["a", "a", "c"]}),
        pd.DataFrame({"one": ["b", "c", "d"], "other": ["a", "a", "c"], "value": [2, 1, 1]}),
    ],
    ids=["networkx", "DataFrame", "DataFrame by position"],
)
def test_ties_are_a_graph_or_a_table(ties) -> None:
    found = spread_of_table(ROWS, "x", **COLUMNS, ties=ties)
    assert found["thresholds"].result.result.to_dict()["values"] == {
        "a": 0.0, "b": 1.0, "c": 1.0, "d": None,
    }  # fmt: skip
    assert json.dumps(found.to_dict(), allow_nan=False)


def test_units_of_one_region_are_tied() -> None:
    found = spread_of_table(ROWS, "x", **COLUMNS, province="region", ties="province")
    assert found["exposure"].result.ties == "units of one province"
    assert found["thresholds"].result.result.to_dict()["values"]["b"] == 1.0
    with pytest.raises(UserError, match="no district"):
        spread_of_table(ROWS, "x", **COLUMNS, province="region", ties="district")


def test_a_table_of_units_is_the_risk_set(tmp_path) -> None:
    file = tmp_path / "units.csv"
    file.write_text("unit,lat,lon,rich\na,20,105,1\nb,21,105,0\nz,22,106,1\n", encoding="utf-8")
    table = read_table(ROWS, **COLUMNS, units=file, latitude="lat", longitude="lon")
    assert table.adoptions.units == ("a", "b", "c", "d", "z")
    assert table.adoptions.population.count == 5
    assert "units.csv" in table.adoptions.population.source
    assert table.points == {"a": (20, 105), "b": (21, 105), "z": (22, 106)}
    assert table.spread("x")["hazard"].result.at_risk[0] == 5
    frame = pd.read_csv(file)
    same = read_table(ROWS, **COLUMNS, units=frame, latitude="lat", longitude="lon")
    assert same.adoptions.units == table.adoptions.units
    assert same.points == table.points
    with pytest.raises(UserError, match="smaller than the 5 units named"):
        read_table(ROWS, **COLUMNS, units=file, population=4)


def test_covariates_come_from_either_table() -> None:
    rows = pd.DataFrame(
        {
            "unit": [f"u{k}" for k in range(30)],
            "time": [2000 + k % 7 if k % 3 else None for k in range(30)],
            "rich": [k % 5 for k in range(30)],
        }
    )
    model = EventModel(covariates=("rich",))
    found = spread_of_table(
        rows, item=None, names=["event-history-logit", "cox"], until=2006, event_model=model
    )
    logit = found["event-history-logit"].result
    assert [effect.term for effect in logit.effects] == ["(Intercept)", "period", "rich"]
    assert logit.population == 30
    cox = found["cox"].result
    assert [effect.term for effect in cox.effects] == ["rich"]
    assert cox.adopters == 20
    with pytest.raises(UnknownNameError, match="rich"):
        spread_of_table(rows, item=None, event_model=EventModel(covariates=("rihc",)))


def test_wrong_columns_are_refused_by_name() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'after'"):
        spread_of_table(ROWS, "x", **COLUMNS, source="afters")
    with pytest.raises(UserError, match="both --latitude"):
        spread_of_table(ROWS, "x", **COLUMNS, latitude="lat")
    with pytest.raises(UserError, match="none of the units"):
        spread_of_table(ROWS, "x", **COLUMNS, ties=nx.Graph([("p", "q")]))
    with pytest.raises(UserError, match="2 items"):
        spread_of_table(ROWS, **COLUMNS, source="after")


def test_months_are_called_months() -> None:
    months = {"unit": ["a", "b", "c"], "time": [1, 2, 5]}
    told = spread_of_table(months, item=None, unit_of_time="month").to_dict()
    assert told["time_unit"] == "months"
    assert told["measures"]["hazard"]["title"] == "hazard by month"
    units = {f["unit"] for m in told["measures"].values() for f in m["figures"]}
    assert not any("year" in unit for unit in units)
    assert spread_of_table(months, item=None).to_dict()["time_unit"] == "periods"
    assert spread_of_table(ROWS, "x", **COLUMNS).to_dict()["time_unit"] == "years"


def test_rows_of_units_are_left_out_of_long_json() -> None:
    many = {"unit": [f"u{k}" for k in range(2001)], "time": [2000 + k % 9 for k in range(2001)]}
    ties = nx.DiGraph([(f"u{k + 1}", f"u{k}") for k in range(2000)])
    found = spread_of_table(many, item=None, ties=ties, names=["thresholds"])

    def told(per_unit):
        return found.to_dict(per_unit=per_unit)["measures"]["thresholds"]

    assert "values" not in told(None)["result"]
    assert told(None)["rows_left_out"] == {"values": 2001}
    assert len(told(True)["result"]["values"]) == 2001
    few = spread_of_table(
        {"unit": ["a", "b"], "time": [1, 2]}, item=None, ties=nx.Graph([("a", "b")])
    )
    assert few.to_dict()["measures"]["thresholds"]["result"]["values"] == {"a": 0.0, "b": 1.0}
    assert few.to_dict(per_unit=False)["measures"]["thresholds"]["rows_left_out"] == {"values": 2}


def test_the_table_of_a_measure_has_days_as_days() -> None:
    found = spread_of_table(
        {"unit": ["a", "b"], "time": ["2015-03-02", "2016-07-01"]}, item=None, names=["hazard"]
    )
    columns, rows = found["hazard"].table(found.adoptions.scale)
    assert columns[:2] == ("start", "end")
    assert rows[0][:2] == ("2015-01-01", "2016-01-01")
