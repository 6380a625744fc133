"""Ties as a few words say: what each makes of a table, and what it needs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from lantoa.errors import UserError
from lantoa.graph.adoptions.table import Adoptions
from lantoa.graph.diffusion.ties.of_adoptions import KINDS, is_kind, ties_of_adoptions
from lantoa.graph.places import PLACES, Gazetteer
from lantoa.ontology.records import Level

#: Two communes of the district Lương Sơn, one of another of the same province, one elsewhere.
COMMUNES = ("commune-04996", "commune-05008", "commune-04831", "commune-00004")


@pytest.fixture(scope="module")
def communes() -> Adoptions:
    iris = tuple(PLACES + local for local in COMMUNES)
    rows = [(iri, "keng", 2015.0 + at) for at, iri in enumerate(iris)]
    table = Adoptions.build(rows)
    points = np.array([[20.90, 105.50], [20.95, 105.55], [20.60, 105.40], [np.nan, np.nan]])
    return replace(table, ids=table.units, coordinates=points)


def edges(ties):
    return {
        (one.removeprefix(PLACES), other.removeprefix(PLACES))
        for one, other in ties.to_networkx().edges
    }


def both(one, other):
    return {(COMMUNES[one], COMMUNES[other]), (COMMUNES[other], COMMUNES[one])}


def test_the_example_communes_lie_where_the_test_says():
    gazetteer = Gazetteer.packaged()
    day = dt.date(2024, 1, 1)
    parents = [[u.name for u in gazetteer.parents(PLACES + one, day)] for one in COMMUNES]
    assert parents[0] == parents[1]
    assert parents[0][0] != parents[2][0]
    assert parents[0][1] == parents[2][1]
    assert parents[3][1] != parents[0][1]
    assert {gazetteer.unit(PLACES + one).level for one in COMMUNES} == {Level.COMMUNE}


def test_units_of_one_district_or_province_are_tied(communes):
    assert edges(ties_of_adoptions(communes, "district")) == both(0, 1)
    assert edges(ties_of_adoptions(communes, "province")) == both(0, 1) | both(0, 2) | both(1, 2)


def test_near_units_are_tied(communes):
    found = ties_of_adoptions(communes, "within:10")
    assert edges(found) == both(0, 1)
    assert found.left_out == (PLACES + COMMUNES[3],)
    assert edges(ties_of_adoptions(communes, "nearest:1")) == both(0, 1) | {
        (COMMUNES[2], COMMUNES[0])
    }
    assert len(ties_of_adoptions(communes, "nearest")) == 6  # fewer than six others: all


def test_who_adopted_other_items_before_is_tied():
    rows = [
        ("a", "x", 2010),
        ("b", "x", 2014),
        ("c", "x", 2014),
        ("a", "y", 2015),
        ("b", "z", 2016),
    ]
    table = Adoptions.build([*rows, ("a", "z", 2017)])
    assert len(ties_of_adoptions(table, "co-adoption", item="y")) == 6
    close = ties_of_adoptions(table, "co-adoption:1", item="y").to_networkx()
    assert set(close.edges) == {("b", "c"), ("c", "b")}
    values = ties_of_adoptions(table, "co-adoption").to_networkx()
    assert values["a"]["b"]["value"] == 2  # without an item, all of all times


@pytest.mark.parametrize("kind", ["ties.csv", "nearest:", "around:5", "", "within:-3"])
def test_what_is_no_kind_is_refused_with_all_kinds(communes, kind):
    assert not is_kind(kind)
    with pytest.raises(UserError, match="co-adoption") as refused:
        ties_of_adoptions(communes, kind)
    assert all(text in str(refused.value) for text in KINDS.values())


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("within", "within how many km"),
        ("nearest:2.5", "whole number"),
        ("nearest:0", "1 or more"),
        ("district:3", "take no number"),
        ("co-adoption", "only one"),
    ],
)
def test_a_kind_that_lacks_something_says_what(communes, kind, says):
    with pytest.raises(UserError, match=says):
        ties_of_adoptions(communes, kind)


@pytest.mark.parametrize(
    ("kind", "says"), [("nearest", "no coordinates"), ("district", "plain table")]
)
def test_a_plain_table_has_neither_coordinates_nor_superiors(kind, says):
    with pytest.raises(UserError, match=says):
        ties_of_adoptions(Adoptions.build([("a", "x", 2010)]), kind)
