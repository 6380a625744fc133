"""The runs of NetworkInference and SNAP that lie beside the repository."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lantoa.graph.inference import Cascades
from tests.graph.inference.naive import Row

REFERENCE = Path(__file__).resolve().parents[3] / ".." / "shared" / "reference"
COLUMNS = {
    "netinf_example_cascades": ("node", "cascade_id", "time"),
    "netinf_sim_validation_cascades": ("node", "cascade_id", "time"),
    "spid_policies": ("statenam", "policy", "adopt_year"),
    "desmarais2015_policies": ("state", "policy", "adopt_year"),
}
R_RUNS = [
    "netinf_example_exponential_l1_100_trees",
    "netinf_example_exponential_l1_5_trees",
    "netinf_example_exponential_l1_p0.05",
    "netinf_example_lognormal_1_1_50",
    "netinf_example_rayleigh_5_50",
    "netinf_sim_exponential_l0.18_130",
]
SNAP_RUNS = [
    "snap_example_exponential_a1_100",
    "snap_example_exponential_a1_5",
    "snap_example_powerlaw_a2_50",
    "snap_example_rayleigh_a0.04_50",
]


@dataclass(frozen=True)
class Run:
    """One run: its numbers, and how to ask for the same here."""

    numbers: dict[str, Any]
    rows: list[Row]
    cascades: Cascades
    settings: dict[str, Any]

    @property
    def edges(self) -> list[tuple[str, str]]:
        return [(edge["origin"], edge["destination"]) for edge in self.numbers["edges"]]

    @property
    def gains(self) -> list[float]:
        name = "improvement" if "improvement" in self.numbers["edges"][0] else "marginal_gain"
        return [edge[name] for edge in self.numbers["edges"]]


def rows(name: str) -> list[Row]:
    """Unit, item and time of a table; the test is skipped where it is absent."""
    path = REFERENCE / "data" / f"{name}.csv"
    if not path.is_file():
        pytest.skip("the reference data are not beside the repository")
    unit, item, time = COLUMNS[name]
    with path.open(encoding="utf-8", newline="") as file:
        return [(row[unit], row[item], float(row[time])) for row in csv.DictReader(file)]


def run(name: str) -> Run:
    """A run by its name; the test is skipped where it is absent."""
    path = REFERENCE / "numbers" / f"{name}.json"
    if not path.is_file():
        pytest.skip("the reference numbers are not beside the repository")
    numbers = json.loads(path.read_text(encoding="utf-8"))
    kind = "sim_validation" if "_sim_" in name else "example"
    table = rows(f"netinf_{kind}_cascades")
    units = numbers.get("node_order", [])
    cascades = Cascades.from_columns(*zip(*table, strict=True), units=units)
    return Run(numbers, table, cascades, {"edges": numbers["n_edges"], **_settings(numbers)})


def _settings(numbers: dict[str, Any]) -> dict[str, Any]:
    if "trans_mod" in numbers:
        parameters = numbers["params"]
        transmission = numbers["trans_mod"]
        names = {"exponential": ["rate"], "rayleigh": ["sigma"], "log-normal": ["mu", "sigma"]}
        values = parameters if isinstance(parameters, list) else [parameters]
        return {
            "transmission": transmission,
            **dict(zip(names[transmission], values, strict=True)),
        }
    name = "rate" if numbers["model"] == "exponential" else "alpha"
    return {
        "objective": "snap",
        "transmission": numbers["model"],
        name: numbers["alpha"],
    }
