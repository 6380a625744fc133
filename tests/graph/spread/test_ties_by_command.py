"""netdiffuseR's per-unit columns from the command line, on the data as it ships them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from lantoa.cli.spread import command
from tests.graph.diffusion import networks, reference
from tests.graph.diffusion.networks import needs_reference

DATA = reference.REFERENCE / "data"
LAGS = ["--lags", "5"]
#: Column -> measure and options.
COLUMNS = {
    "threshold": ("thresholds", []),
    "threshold_lag1": ("thresholds", ["--exposure-lag", "1"]),
    "threshold_valued": ("thresholds", ["--valued"]),
    "threshold_incoming": ("thresholds", ["--incoming"]),
    "infection": ("infectiousness", []),
    "infection_unnormalized": ("infectiousness", ["--not-normalized"]),
    "infection_K5": ("infectiousness", LAGS),
    "infection_K5_exp": ("infectiousness", [*LAGS, "--discount", "0.5"]),
    "susceptibility": ("susceptibility", []),
    "susceptibility_unnormalized": ("susceptibility", ["--not-normalized"]),
    "susceptibility_K5": ("susceptibility", LAGS),
    "susceptibility_K5_exp": ("susceptibility", [*LAGS, "--discount", "0.5"]),
    "class_thr": ("threshold-classes", []),
    "class_toa": ("categories", []),
}
pytestmark = needs_reference


def events(name: str, coding: str, folder: Path) -> Path:
    path = folder / f"{name}.csv"
    rows = [
        f"{unit}," if t is None else f"{unit},{t:g}"
        for unit, t in networks.times(name, coding).items()
    ]
    path.write_text("\n".join(["id,toa", *rows]), encoding="utf-8")
    return path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout


#: But where the reference counts never-adopters as earlier adopters.
CASES = [
    (column, coding)
    for column in COLUMNS
    for coding in ("asShipped", "censoredNA")
    if not (column.startswith("susceptibility") and coding == "censoredNA")
]


@pytest.mark.parametrize(("column", "coding"), CASES)
def test_a_column_is_the_csv_of_a_measure(column, coding, tmp_path):
    name = "medInnovations"
    measure, options = COLUMNS[column]
    table = run(
        "--events", str(events(name, coding, tmp_path)), "--unit", "id", "--time", "toa",
        "--ties", str(DATA / f"netdiffuser_{name}_edges.csv"), "--until", "18",
        "--measure", measure, *options, "-f", "csv",
    )  # fmt: skip
    rows = list(csv.reader(io.StringIO(table)))[1:]
    ours = {row[0]: row[1] for row in rows}
    nodes = networks.nodes(name, coding)
    assert ours.keys() == nodes.keys()
    for unit, row in nodes.items():
        if column.startswith("class"):
            assert ours[unit] == row[column]
        else:
            theirs = networks.number(row[column])
            found = networks.number(ours[unit])
            assert found == (None if theirs is None else pytest.approx(theirs, rel=0, abs=1e-12))


def test_the_event_history_of_the_reference_is_one_command(tmp_path):
    name = "medInnovations"
    found = json.loads(
        run(
            "--events", str(events(name, "censoredNA", tmp_path)), "--unit", "id",
            "--time", "toa", "--ties", str(DATA / f"netdiffuser_{name}_edges.csv"),
            "--units", str(DATA / f"netdiffuser_{name}_attributes.csv"),
            "--covariate", "proage", "--factor", "city", "--cluster", "none",
            "--measure", "event-history-logit", "-f", "json",
        )
    )  # fmt: skip
    result = found["measures"]["event-history-logit"]["result"]
    model = next(
        one
        for one in reference.numbers("eventhistory_medInnovations")
        if one["label"].startswith("linear time")
    )
    names = {"per": "period", "lagged_expo": "exposure"}
    ours = {effect["term"]: effect["estimate"] for effect in result["effects"]}
    for theirs in model["coefficients"]:
        term = theirs["term"].replace("factor(city)", "city=")
        assert ours[names.get(term, term)] == pytest.approx(theirs["estimate"], abs=1e-6)
    assert (result["rows"], result["events"]) == (model["n"], model["n_events"])
