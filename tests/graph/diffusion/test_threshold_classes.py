"""Threshold classes: netdiffuseR's, unit by unit, beside the adopter categories."""

from __future__ import annotations

import json

import networkx as nx
import pytest
from hypothesis import given

from lantoa.graph.diffusion.adopter_categories import NON_ADOPTERS, adopter_categories
from lantoa.graph.diffusion.threshold_classes import CLASSES, threshold_classes
from lantoa.graph.diffusion.thresholds import thresholds
from tests.graph.diffusion import networks
from tests.graph.diffusion.networks import NETWORKS, needs_reference
from tests.graph.diffusion.test_exposure_and_thresholds import SOME_TIES, SOME_TIMES, graph


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
def test_both_classifications_are_netdiffusers_unit_by_unit(name, coding, until):
    times = networks.times(name, coding)
    found = threshold_classes(thresholds(times, networks.ties(name), until=until), adopted=times)
    categories = adopter_categories(times)
    nodes = networks.nodes(name, coding)
    assert found.classes == {unit: row["class_thr"] for unit, row in nodes.items()}
    assert categories.category == {unit: row["class_toa"] for unit, row in nodes.items()}
    expected = networks.numbers(name, coding)["classify"]
    table = found.by_category(categories.category)
    assert list(table) == expected["rows"]
    assert [list(row.values()) for row in table.values()] == expected["counts"]
    assert list(found.cuts) == pytest.approx(expected["cutoffs_thr"], rel=0, abs=1e-12)
    assert list(categories.cuts) == pytest.approx(expected["cutoffs_toa"], rel=0, abs=1e-12)


def test_an_adopter_without_a_threshold_has_no_class():
    times = {"a": 1, "b": 2, "c": 3, "d": None}
    ties = nx.DiGraph([("b", "a"), ("c", "d")])
    found = threshold_classes(thresholds(times, ties, lag=1), adopted=times)
    assert found.classes["a"] is None
    assert found.classes["d"] == NON_ADOPTERS
    assert found.to_frame()["unit"].tolist() == list("abcd")


@pytest.mark.parametrize(
    ("times", "reason"),
    [
        ({"a": None}, "nobody has adopted"),
        ({"a": 1.0, "b": None}, "one threshold has no spread to be low or high in"),
        ({"a": 1.0, "b": 2.0}, "all thresholds are equal"),
    ],
)
def test_what_cannot_be_told_apart_says_why(times, reason):
    found = threshold_classes(thresholds(times, nx.DiGraph()), adopted=times)
    assert found.reason == reason
    assert found.cuts is None
    assert json.loads(json.dumps(found.to_dict()))["counts"] == {
        NON_ADOPTERS: sum(t is None for t in times.values())
    }


@given(SOME_TIMES, SOME_TIES)
def test_whoever_has_a_lower_threshold_has_no_higher_class(times, pairs):
    tau = thresholds(times, graph(pairs))
    found = threshold_classes(tau, adopted=times)
    assert sum(found.counts.values()) == tau.population or found.reason
    ranks = [
        (value, CLASSES.index(found.classes[unit]))
        for unit, value in zip(tau.units, tau.values, strict=True)
        if found.classes[unit] in CLASSES
    ]
    assert [rank for _, rank in sorted(ranks)] == sorted(rank for _, rank in ranks)
