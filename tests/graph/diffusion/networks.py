"""The reference networks of netdiffuseR: ties, times of adoption, and its answers by unit."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import networkx as nx
import numpy as np
import pytest

from tests.graph.diffusion import reference

needs_reference = pytest.mark.skipif(
    not reference.REFERENCE.is_dir(), reason="the reference data are not beside the repository"
)
#: Name and coding of the non-adopters; the last period observed.
NETWORKS = [
    ("medInnovations", "censoredNA", 18),
    ("medInnovations", "asShipped", 18),
    ("kfamily", "censoredNA", 11),
    ("kfamily", "asShipped", 11),
]


def number(text: str) -> float | None:
    """A number of a CSV file, None if the cell is empty."""
    return None if text in ("", "NA") else float(text)


@cache
def nodes(name: str, coding: str) -> dict[str, dict[str, str]]:
    """The reference's results by unit."""
    return {row["id"]: row for row in reference.rows(f"netdiffuser_{name}_{coding}_nodes")}


def times(name: str, coding: str) -> dict[str, float | None]:
    return {unit: number(row["toa"]) for unit, row in nodes(name, coding).items()}


@cache
def ties(name: str) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for row in reference.rows(f"netdiffuser_{name}_edges"):
        graph.add_edge(row["ego"], row["alter"], value=float(row["value"]))
    return graph


def farmers() -> dict[str, float | None]:
    """The Brazilian farmers' times of adoption."""
    rows = reference.rows("netdiffuser_brfarmers_attributes")
    return {row["id"]: number(row["toa"]) for row in rows}


@cache
def numbers(name: str, coding: str) -> dict[str, Any]:
    return reference.numbers(f"netdiffuser_{name}_{coding}")


def column(name: str, coding: str, what: str) -> np.ndarray:
    found = [number(row[what]) for row in nodes(name, coding).values()]
    return np.array([math.nan if value is None else value for value in found])


def deviation(ours: Any, theirs: Any) -> float:
    """The largest difference of two rows of numbers that lack the same ones."""
    one, other = np.array(ours, dtype=float), np.array(theirs, dtype=float)
    assert one.shape == other.shape
    assert (np.isnan(one) == np.isnan(other)).all()
    return float(np.nanmax(np.abs(one - other)))
