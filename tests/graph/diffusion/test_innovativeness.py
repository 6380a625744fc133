"""Innovativeness: the three scores by hand and by plain loops, their bootstrap and ranks."""

import csv
import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.innovativeness_boehmke_skinner import boehmke_skinner
from lantoa.graph.diffusion.innovativeness_boushey import boushey
from lantoa.graph.diffusion.innovativeness_walker import walker

REFERENCE = Path(__file__).resolve().parents[3] / ".." / "shared" / "reference"
MEASURES = [walker, boushey, boehmke_skinner]
ITEMS = {
    "x": {"a": 2000, "b": 2005, "c": 2010, "d": None},
    "y": {"a": 2004, "b": 2001, "c": None, "d": None},
    "once": {"a": None, "b": None, "c": 2003, "d": None},
}
TIMES = st.dictionaries(
    st.sampled_from("vwxyz"),
    st.dictionaries(st.sampled_from("abcdef"), st.none() | st.integers(2000, 2008), min_size=1),
    min_size=1,
)


def scores(found):
    return {one.unit: one.score for one in found.scores}


def plainly(measure, items):
    """The formulas as loops over units and items."""
    units = sorted({unit for times in items.values() for unit in times})
    gained, offered = dict.fromkeys(units, 0.0), dict.fromkeys(units, 0.0)
    for times in items.values():
        known = [time for time in times.values() if time is not None]
        if not known or (measure is walker and min(known) == max(known)):
            continue
        first, last = min(known), max(known)
        for unit in units:
            time = times.get(unit)
            if measure is walker:
                gained[unit] += 1 - (1 if time is None else (time - first) / (last - first))
                offered[unit] += 1
            elif measure is boushey:
                gained[unit] += 0 if time is None else (last + 1 - time) / (last + 1 - first)
                offered[unit] += 1
            else:
                for year in range(int(first), int(last if time is None else time) + 1):
                    gained[unit] += year == time
                    offered[unit] += 1
    return {u: gained[u] / offered[u] if offered[u] else None for u in units}


def test_walker_by_hand():
    found = walker(ITEMS, replicates=0)
    assert scores(found) == {"a": 0.5, "b": 0.75, "c": 0.0, "d": 0.0}
    assert [(one.unit, one.rank) for one in found.scores] == [
        ("b", 1),
        ("a", 2),
        ("c", 3),
        ("d", 3),
    ]
    assert found.left_out == {"once": "all adoptions have one time"}
    assert (found.items, found.population) == (2, 4)
    assert (found.score("c").adoptions, found.score("c").opportunities) == (1, 2)


def test_boushey_by_hand_tells_the_last_adopter_from_who_never_adopted():
    found = boushey(ITEMS, replicates=0)
    assert scores(found) == pytest.approx(
        {"a": (1 + 1 / 4) / 3, "b": (6 / 11 + 1) / 3, "c": (1 / 11 + 1) / 3, "d": 0.0}
    )
    assert found.left_out == {}


def test_boehmke_and_skinner_by_hand_count_periods_at_risk():
    found = boehmke_skinner(ITEMS, replicates=0)
    expected = {
        "a": (2, 1 + 4 + 1),
        "b": (2, 6 + 1 + 1),
        "c": (2, 11 + 4 + 1),
        "d": (0, 11 + 4 + 1),
    }
    for unit, (adoptions, at_risk) in expected.items():
        one = found.score(unit)
        assert (one.adoptions, one.opportunities) == (adoptions, at_risk)
        assert one.score == pytest.approx(adoptions / at_risk)
    later = boehmke_skinner(ITEMS, until=2012, replicates=0)
    assert later.score("d").opportunities == 13 + 12 + 10
    assert later.score("b").opportunities == 6 + 1 + 10


def test_boehmke_and_skinner_within_a_window():
    found = boehmke_skinner(ITEMS, window=(2004, 2006), replicates=0)
    # x is open in 2004 and 2005, y in 2004; `once` is closed.
    assert {u.unit: (u.adoptions, u.opportunities) for u in found.scores} == {
        "a": (1, 1),
        "b": (1, 2),
        "c": (0, 3),
        "d": (0, 3),
    }
    windows = [boehmke_skinner(ITEMS, window=(y, y + 1), replicates=0) for y in range(1999, 2013)]
    whole = boehmke_skinner(ITEMS, replicates=0)
    for unit in "abcd":
        parts = [w.score(unit) for w in windows]
        assert sum(p.adoptions for p in parts) == whole.score(unit).adoptions
        assert sum(p.opportunities for p in parts) == whole.score(unit).opportunities
    assert windows[0].score("a").score is None
    assert windows[0].score("a").rank is None
    with pytest.raises(UserError, match="empty"):
        boehmke_skinner(ITEMS, window=(2005, 2005))
    with pytest.raises(UserError, match="after 2008"):
        boehmke_skinner(ITEMS, until=2008)


def test_boehmke_and_skinner_count_no_opportunity_before_a_unit_came_to_be():
    # x runs from 2000 to 2010: d came in 2004, which leaves 2004..2010 (7 years); of y, 2001 to
    # 2004, one. c adopted x in 2010 and came in 2009: two years; of y, none.
    found = boehmke_skinner(ITEMS, since={"d": 2004, "c": 2003}, replicates=0)
    assert found.score("d").opportunities == 7 + 1 + 0
    assert found.score("c").opportunities == 8 + 2 + 1
    assert found.score("c").score == 2 / 11
    plain = boehmke_skinner(ITEMS, replicates=0)
    assert found.score("a") == plain.score("a")
    with pytest.raises(UserError, match="c adopted once before it came to be"):
        boehmke_skinner(ITEMS, since={"c": 2009}, replicates=0)


@given(TIMES, st.dictionaries(st.sampled_from("abcdef"), st.integers(1998, 2009)))
def test_late_units_agree_with_plain_loops(items, since):
    since = {
        unit: came
        for unit, came in since.items()
        if all(times.get(unit) is None or times[unit] >= came for times in items.values())
    }
    units = sorted({unit for times in items.values() for unit in times})
    expected = dict.fromkeys(units, 0)
    for times in items.values():
        known = [time for time in times.values() if time is not None]
        for unit in units if known else ():
            last = max(known) if times.get(unit) is None else times[unit]
            years = range(min(known), last + 1)
            expected[unit] += sum(year >= since.get(unit, 0) for year in years)
    found = boehmke_skinner(items, since=since, replicates=0)
    assert {one.unit: one.opportunities for one in found.scores} == expected


@pytest.mark.parametrize("measure", MEASURES)
def test_a_table_gives_what_a_mapping_gives(measure):
    rows = [(u, i, t) for i, times in ITEMS.items() for u, t in times.items() if t is not None]
    table = pd.DataFrame([*rows, ("a", "x", 2009)], columns=["state", "policy", "year"])
    found = measure(table, columns=("state", "policy", "year"), units=["d"], replicates=50)
    assert found == measure(ITEMS, replicates=50)  # and of two times of a unit the first counts


@pytest.mark.parametrize("empty", [None, float("nan"), pd.NA])
@pytest.mark.parametrize("measure", MEASURES)
def test_an_empty_time_is_no_adoption_so_far(measure, empty):
    times = {"a": 2000, "b": 2003, "c": empty}
    wanted = measure({"x": {"a": 2000, "b": 2003, "c": None}}, replicates=0)
    assert measure({"x": times}, replicates=0) == wanted
    rows = [(unit, "x", time) for unit, time in times.items()]
    assert measure(pd.DataFrame(rows, columns=["unit", "item", "time"]), replicates=0) == wanted
    assert (wanted.undated, wanted.score("c").score) == (0, 0.0)


@pytest.mark.parametrize("measure", MEASURES)
def test_an_undated_adoption_counts_neither_for_nor_against(measure):
    without = {item: dict(times) for item, times in ITEMS.items()}
    table = pd.DataFrame(
        [(u, i, t) for i, times in ITEMS.items() for u, t in times.items() if t is not None],
        columns=["unit", "item", "time"],
    )
    found = measure(table, undated={("d", "x")}, replicates=50)
    assert found == measure(without, undated={("d", "x")}, replicates=50)
    assert found.undated == 1
    expected = 4 + 1 if measure is boehmke_skinner else measure(ITEMS).items - 1
    assert found.score("d").opportunities == expected


@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_to_score_is_a_stated_result(measure):
    nobody = measure({"x": {"a": None, "b": None}})
    assert "No item can be scored" in nobody.reason
    assert nobody.left_out == {"x": "no adoption has a date"}
    assert scores(nobody) == {"a": None, "b": None}
    assert measure({}).population == 0
    one = measure({"x": {"a": 1, "b": 2}})
    assert "One item alone" in one.reason
    assert (one.scores[0].standard_error, one.replicates) == (None, 0)
    for found in (nobody, one, measure(ITEMS, replicates=20)):
        assert "NaN" not in json.dumps(found.to_dict())
        assert len(found.to_frame()) == found.population
    with pytest.raises(KeyError):
        one.score("z")


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    ("adoptions", "options", "message"),
    [
        ({"x": {"a": "soon"}}, {}, "no number of years"),
        ({"x": {"a": math.inf}}, {}, "no number of years"),
        ({"x": {None: 2000}}, {}, "lacks its unit"),
        (pd.DataFrame({"unit": ["a"]}), {}, "no column 'item'"),
        ({"x": 3}, {}, "unit -> time"),
        ([("a", "x", 2000)], {}, "as a DataFrame"),
        (ITEMS, {"replicates": 1}, "at least two"),
        (ITEMS, {"replicates": 10**9}, "too many"),
        (ITEMS, {"level": 1}, "between 0 and 1"),
    ],
)
def test_what_cannot_be_is_refused(measure, adoptions, options, message):
    with pytest.raises(UserError, match=message):
        measure(adoptions, **options)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_bootstrap_draws_items(measure):
    random = np.random.default_rng(8)
    items = {
        item: {u: int(t) if t < 2012 else None for u, t in enumerate(times)}
        for item, times in zip("abcdefghijkl", random.integers(2000, 2018, (12, 6)), strict=True)
    }
    found = measure(items, replicates=400, seed=3)
    draws = np.random.default_rng(3).multinomial(12, np.full(12, 1 / 12), size=400)
    replicates = []
    for draw in draws:
        drawn = {
            (item, k): items[item]
            for item, times in zip(items, draw.tolist(), strict=True)
            for k in range(times)
        }
        replicates.append(plainly(measure, drawn))
    for one in found.scores:
        values = [replicate[one.unit] for replicate in replicates]
        assert one.standard_error == pytest.approx(np.std(values, ddof=1), rel=1e-10)
        assert one.lower == pytest.approx(np.quantile(values, 0.025), abs=1e-12)
        assert one.upper == pytest.approx(np.quantile(values, 0.975), abs=1e-12)
        assert 1 <= one.rank_lower <= one.rank_upper <= 6
    assert found == measure(items, replicates=400, seed=3)
    assert found != measure(items, replicates=400, seed=4)


@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("measure", MEASURES)
@given(items=TIMES)
def test_the_scores_agree_with_plain_loops(measure, items):
    found = scores(measure(items, replicates=0))
    expected = plainly(measure, items)
    assert found.keys() == expected.keys()
    for unit, score in found.items():
        assert score == pytest.approx(expected[unit], abs=1e-12)
        assert score is None or 0 <= score <= 1


@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("measure", MEASURES)
@given(items=TIMES, shift=st.integers(-1500, 1500), names=st.permutations("abcdef"))
def test_shifting_dates_and_renaming_units_changes_no_score(measure, items, shift, names):
    new = dict(zip("abcdef", names, strict=True))
    moved = {
        item: {new[u]: None if t is None else t + shift for u, t in times.items()}
        for item, times in items.items()
    }
    one, other = scores(measure(items, replicates=0)), scores(measure(moved, replicates=0))
    assert {new[unit]: score for unit, score in one.items()} == pytest.approx(other)


@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("measure", MEASURES)
@given(items=TIMES)
def test_adding_a_never_adopter_changes_no_score_of_others(measure, items):
    one = scores(measure(items, replicates=0))
    other = scores(measure(items, units=["never"], replicates=0))
    assert other.pop("never") in (0.0, None)
    assert one == other


def test_days_and_years_cut_the_same_periods():
    days = {i: {u: None if t is None else t + 0.4 for u, t in x.items()} for i, x in ITEMS.items()}
    assert scores(boehmke_skinner(days, replicates=0)) == scores(
        boehmke_skinner(ITEMS, replicates=0)
    )


@pytest.mark.parametrize("measure", MEASURES)
def test_the_policies_of_the_american_states(measure):
    path = REFERENCE / "data" / "spid_policies.csv"
    if not path.is_file():
        pytest.skip("the reference data are not beside the repository")
    items = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            items.setdefault(row["policy"], {})[row["statenam"]] = int(row["adopt_year"])
    found = measure(items, replicates=200)
    assert found.population == 50
    assert found.items + len(found.left_out) == 728
    for unit, score in plainly(measure, items).items():
        assert found.score(unit).score == pytest.approx(score, rel=1e-12)
    for one in found.scores:
        assert one.lower <= one.score <= one.upper
        assert one.rank_lower <= one.rank <= one.rank_upper
