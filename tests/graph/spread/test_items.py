"""All items of a table side by side."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.graph.adoptions import Adoptions
from lantoa.graph.adoptions.times import TimeScale
from lantoa.graph.diffusion.bass import BASS
from lantoa.graph.diffusion.innovativeness_boehmke_skinner import boehmke_skinner
from lantoa.graph.spread.items import overview_of_items
from lantoa.graph.spread.overview import spread_of

TIMES = {
    "x": [2010, 2011, 2012, 2012, 2013, 2013, 2013, 2014, 2014, 2016],
    "y": [2012, 2015, None],
    "z": [None],
}


@pytest.fixture
def table() -> Adoptions:
    rows = [(f"u{k}", item, time) for item, times in TIMES.items() for k, time in enumerate(times)]
    return Adoptions.build(rows, units=["never"])


def test_each_item_by_hand(table) -> None:
    x, y, z = overview_of_items(table).items
    assert (x.adopters, x.undated, x.first, x.last, x.median) == (10, 0, 2010, 2016, 2013)
    assert (y.adopters, y.undated, y.first, y.last, y.median) == (3, 1, 2012, 2015, 2013.5)
    assert (z.adopters, z.undated, z.first, z.reason) == (
        1, 1, None, "no adoption has a time that is known",
    )  # fmt: skip
    assert {row.population for row in (x, y, z)} == {11}


@pytest.mark.parametrize("until", [None, 2013, 2020])
def test_the_bass_curve_is_that_of_the_item_alone(table, until) -> None:
    for row in overview_of_items(table, until=until).items:
        alone = spread_of(table, row.item, names=["bass"], until=until)["bass"]
        if alone.result is None or not alone.result.fit.converged:
            assert row.p is None
            assert row.reason
            continue
        p, q = alone.result.fit.parameters
        assert (row.p, row.q) == (p.value, q.value)
        assert (row.p_error, row.q_error) == (p.sampling_error, q.sampling_error)
        assert row.reason is None


def test_a_bass_curve_is_found_again() -> None:
    shares = BASS.share(np.arange(1.0, 16), (0.03, 0.4)).tolist()
    counts = [round(1000 * share) for share in shares]
    rows, before = [], 0
    for year, count in enumerate(counts, start=2001):
        rows += [(f"u{k}", "x", year) for k in range(before, count)]
        before = count
    rows.append(("u0", "y", 2001))
    found = overview_of_items(Adoptions.build(rows, population=1000)).items[0]
    assert (found.p, found.q) == pytest.approx((0.03, 0.4), abs=2e-3)


def test_the_units_have_the_scores_of_the_measures(table) -> None:
    found = overview_of_items(table)
    single = spread_of(table, "x", names=["walker", "boushey", "boehmke-skinner"])
    for one, measured in zip(found.innovativeness, single.measures, strict=True):
        assert one.to_dict() == measured.result.to_dict()
    rows = found.unit_rows()
    assert {row[0] for row in rows} == set(table.units)
    assert rows[0][0] == "u0"  # the first of all in every item
    assert len(rows[0]) == len(found.UNIT_COLUMNS)


def test_opportunities_go_on_until_the_end_of_observation() -> None:
    table = Adoptions.build([("a", "x", 2000), ("b", "x", 2003), ("b", "y", 2001)])
    rate = overview_of_items(table, until=2005).innovativeness[2]
    expected = boehmke_skinner(
        {"x": {"a": 2000, "b": 2003}, "y": {"a": None, "b": 2001}}, until=2005, replicates=0
    )
    assert {s.unit: s.opportunities for s in rate.scores} == {
        s.unit: s.opportunities for s in expected.scores
    }
    assert rate.score("a").opportunities == 1 + 5


def test_dates_are_chosen_and_shown() -> None:
    rows = [("a", "x", 2010, 2012), ("b", "x", 2013, 2013), ("a", "y", 2011, 2011)]
    early = overview_of_items(Adoptions.build(rows))
    late = overview_of_items(Adoptions.build(rows), dates="latest")
    assert (early.items[0].first, late.items[0].first) == (2010, 2012)
    assert (early.dates, late.dates) == ("earliest", "latest")
    days = Adoptions.build(rows, scale=TimeScale())
    assert overview_of_items(days).rows()[1][3] == "2011-01-01"
    assert early.rows()[0][3:6] == (2010, 2013, 2011.5)


def test_it_is_json_table_and_text(table) -> None:
    found = overview_of_items(table)
    told = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert [row["item"] for row in told["items"]] == ["x", "y", "z"]
    assert set(told["items"][0]) == set(found.COLUMNS)
    assert list(found.to_frame().columns) == list(found.COLUMNS)
    text = [line.text for line in found.outline()]
    assert any(line.startswith("y: 3 adopters, 2012 to 2015") for line in text)


def test_people_see_the_items_of_most_adopters() -> None:
    rows = [(f"u{k}", f"item {n}", 2000 + k) for n in range(60) for k in range(1 + n % 7)]
    found = overview_of_items(Adoptions.build(rows))
    text = [line.text for line in found.outline()]
    assert sum(line.startswith("item ") for line in text) == 50
    assert "and 10 of fewer adopters: -f csv has all" in text
    assert not any(line.startswith("item 56: 1 adopter") for line in text)
    assert len(found.rows()) == 60


@given(
    st.lists(
        st.tuples(st.sampled_from("abcde"), st.sampled_from("xyz"), st.integers(2000, 2010)),
        min_size=1,
        max_size=20,
    ),
    st.integers(1999, 2012),
)
def test_no_row_tells_of_what_came_after_the_end(rows, until) -> None:
    found = overview_of_items(Adoptions.build(rows), until=until)
    for row in found.items:
        seen = {}
        for unit, item, time in rows:
            if item == row.item and time <= until:
                seen[unit] = min(time, seen.get(unit, time))
        assert row.adopters == len(seen)
        assert (row.first, row.last) == (
            (min(seen.values()), max(seen.values())) if seen else (None, None)
        )
