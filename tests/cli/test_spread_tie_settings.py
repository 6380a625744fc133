"""The settings of the measures over ties on the command line, beside netdiffuseR's numbers."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "reference" / "data"
#: What is asked for, and the column of the reference.
SETTINGS = {
    "threshold": ("thresholds",),
    "threshold_valued": ("thresholds", "--valued"),
    "threshold_incoming": ("thresholds", "--incoming"),
    "threshold_lag1": ("thresholds", "--exposure-lag", "1"),
    "infection": ("infectiousness",),
    "infection_unnormalized": ("infectiousness", "--not-normalized"),
    "infection_K5": ("infectiousness", "--lags", "5"),
    "infection_K5_exp": ("infectiousness", "--lags", "5", "--discount", "0.5"),
    "susceptibility": ("susceptibility",),
    "susceptibility_K5_exp": ("susceptibility", "--lags", "5", "--discount", "0.5"),
}
TABLE = "id,t\na,1\nb,2\nc,3\nd,\n"
TIES = "ego,alter,value\nb,a,3\nc,a,1\nc,d,1\nd,b,1\n"


@pytest.fixture
def column(run):
    """Run a measure of a table, and return its numbers by unit."""

    def of(events, unit, time, ties, measure, *options):
        result = run(
            "spread", "--events", events, "--unit", unit, "--time", time, "--ties", ties,
            "--measure", measure, *options, "-f", "csv",
        )  # fmt: skip
        assert result.exit_code == 0, result.stderr
        rows = list(csv.DictReader(io.StringIO(result.stdout)))
        name = list(rows[0])[1]
        return {row["unit"]: float(row[name]) if row[name] else None for row in rows}

    return of


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_gives_the_references_column(column, name) -> None:
    if not DATA.is_dir():
        pytest.skip("the folder of reference data is not here")
    found = column(
        DATA / "netdiffuser_medInnovations_attributes.csv", "id", "toa",
        DATA / "netdiffuser_medInnovations_edges.csv", *SETTINGS[name],
    )  # fmt: skip
    file = DATA / "netdiffuser_medInnovations_asShipped_nodes.csv"
    with file.open(encoding="utf-8", newline="") as rows:
        told = {row["id"]: row[name] for row in csv.DictReader(rows)}
    assert found.keys() == told.keys()
    for unit, value in found.items():
        if told[unit] in ("", "NA"):
            assert value is None
        else:
            assert value == pytest.approx(float(told[unit]), abs=1e-12)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), {"a": 0, "b": 1, "c": 0.5, "d": None}),
        (("--valued",), {"a": 0, "b": 1, "c": 0.5, "d": None}),
        (("--incoming",), {"a": 0, "b": 0, "c": 0, "d": None}),
        (("--exposure-lag", "1"), {"a": None, "b": 1, "c": 0.5, "d": None}),
        (("--without-first",), {"a": None, "b": 1, "c": 0.5, "d": None}),
    ],
)
def test_thresholds_worked_out_by_hand(column, tmp_path, options, expected) -> None:
    events, ties = tmp_path / "events.csv", tmp_path / "ties.csv"
    events.write_text(TABLE, encoding="utf-8")
    ties.write_text(TIES, encoding="utf-8")
    assert column(events, "id", "t", ties, "thresholds", *options) == expected


@pytest.mark.parametrize("rate", ["fast", "nan", "-1"])
def test_a_discount_that_is_none_is_refused(run, tmp_path, rate) -> None:
    events = tmp_path / "events.csv"
    events.write_text(TABLE, encoding="utf-8")
    result = run("spread", "--events", events, "--unit", "id", "--time", "t", "--discount", rate)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
