"""The outside data and numbers, where they lie beside the repository."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path
from typing import Any

import pytest

REFERENCE = Path(__file__).resolve().parents[3] / ".." / "shared" / "reference"


def numbers(name: str) -> dict[str, Any]:
    """The reference's numbers; the test is skipped where they are absent."""
    path = REFERENCE / "numbers" / f"{name}.json"
    if not path.is_file():
        pytest.skip("the reference numbers are not beside the repository")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a reference table; the test is skipped where it is absent."""
    path = REFERENCE / "data" / f"{name}.csv"
    if not path.is_file():
        pytest.skip("the reference data are not beside the repository")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def adoption_times(dataset: str, variant: str) -> dict[str, float]:
    """Time of adoption by unit, nan for never, in a coding of a netdiffuseR dataset."""
    return {
        row["id"]: float(row["toa"] or math.nan)
        for row in rows(f"netdiffuser_{dataset}_{variant}_nodes")
    }
