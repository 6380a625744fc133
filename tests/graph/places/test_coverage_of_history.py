"""The table against the dated history of the statistics office's list, where that is at hand."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from lantoa.graph.places import Gazetteer
from lantoa.graph.places.names import name_key

HISTORY = Path(__file__).resolve().parents[3] / ".." / "shared/reference/places/commune_history.csv"
SINCE = "2019-09-01"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    if not HISTORY.is_file():
        pytest.skip("the reference history of communes is not beside the repository")
    with HISTORY.open(encoding="utf-8", newline="") as file:
        return [r for r in csv.DictReader(file) if not r["valid_to"] or r["valid_to"] > SINCE]


def test_names_with_district_and_province_resolve_to_the_code(rows: list[dict[str, str]]) -> None:
    gazetteer = Gazetteer.packaged()
    wrong = 0
    for row in rows[::5]:
        day = dt.date.fromisoformat(max(row["valid_from"], SINCE))
        place = gazetteer.resolve([row["name"], row["district"], row["province"]], as_of=day)
        wrong += not (place.known and f"/commune-{row['code']}" in place.iri)
    assert wrong / len(rows[::5]) < 0.01


def test_no_end_that_is_known_to_the_day_is_far_off(rows: list[dict[str, str]]) -> None:
    ends: dict[tuple[str, str], str] = {}
    for row in rows:
        key = row["code"], name_key(row["name"])
        ends[key] = max(ends.get(key, ""), row["valid_to"] or "9")
    compared = [
        (unit.ended.edtf, ends[unit.code, name_key(unit.name)])
        for unit in Gazetteer.packaged()
        if unit.ended
        and unit.ended.edtf < "2025-07-01"
        and unit.ended.earliest == unit.ended.latest
        and ends.get((unit.code, name_key(unit.name)), "9") != "9"
    ]
    assert len(compared) > 400
    assert sum(ours != theirs for ours, theirs in compared) <= 1
