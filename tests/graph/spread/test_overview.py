"""Every measure of one item: on small tables worked out by hand, on bad ones, and in a store."""

from __future__ import annotations

import datetime as dt
import json
import math
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.adoptions import (
    Adoptions,
    Group,
    TimeScale,
    end_of_observation,
    read_adoptions,
)
from lantoa.graph.adoptions.imputation import Imputation
from lantoa.graph.diffusion.ties.ties_file import read_ties
from lantoa.graph.spread.measure import START
from lantoa.graph.spread.of_store import spread
from lantoa.graph.spread.overview import measures, spread_of
from tests.graph.export.world import small_store
from tests.small_world import CLUB, GONG

REFERENCE = Path(__file__).resolve().parents[3] / ".." / "shared" / "reference"
ROWS = [("a", "x", 2010), ("b", "x", 2011), ("c", "x", 2011), ("d", "x", 2014), ("a", "y", 2012)]


@pytest.fixture
def table() -> Adoptions:
    return Adoptions.build(ROWS, units=["e"])


def figure(found, measure: str, name: str):
    return next(f.value for f in found[measure].figures if f.name == name)


def test_one_item_by_hand(table) -> None:
    found = spread_of(table, "x")
    assert found["curve"].result.cumulative_lower == (1, 3, 3, 3, 4)
    assert found["kaplan-meier"].result.survival[-1] == pytest.approx(1 / 5)
    assert found["nelson-aalen"].result.cumulative_hazard[-1] == pytest.approx(
        1 / 5 + 2 / 4 + 1 / 2
    )
    assert found["hazard"].result.hazard == (0.0, 2 / 4, 0.0, 0.0, 1 / 2)
    assert figure(found, "first-replica", "time") == 1
    assert figure(found, "shares", "to 50% of the population") == 1
    assert figure(found, "shares", "to 90% of the population") is None
    assert found["walker"].result.scores


def test_what_cannot_be_taken_says_why(table) -> None:
    found = spread_of(table, "x")
    assert "--ties" in found["exposure"].reason
    assert "tells who came of whom" in found["cascades"].reason
    assert "The units have no coordinates" in found["centre"].reason
    rows = {row[0]: row for row in found.rows() if row[1] is None}
    assert rows["exposure"][-1] == found["exposure"].reason


def test_ties_give_exposure(table) -> None:
    graph = nx.DiGraph([("b", "a"), ("c", "a"), ("d", "b"), ("d", "e")])
    found = spread_of(table, "x", ties=_matrix(graph, table))
    values = found["thresholds"].result.result
    assert {unit: values.of(unit) for unit in "bcd"} == {"b": 1, "c": 1, "d": 0.5}


def _matrix(graph, table):
    from lantoa.graph.diffusion.tie_matrix import tie_matrix

    index = {unit: at for at, unit in enumerate(table.units)}
    egos, alters = zip(*((index[a], index[b]) for a, b in graph.edges), strict=True)
    return tie_matrix(table.units, egos, alters)


BAD = {
    "one adoption": [("a", "x", 2010)],
    "all in one year": [("a", "x", 2010), ("b", "x", 2010), ("c", "x", 2010)],
    "no dates": [("a", "x", None), ("b", "x", None)],
    "two adopters": [("a", "x", 2010), ("b", "x", 2012)],
    "only latest": [("a", "x", None, 2010), ("b", "x", None, 2012)],
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("rows", BAD.values(), ids=BAD)
@pytest.mark.parametrize("dates", ["earliest", "midpoint", Imputation(3)])
@pytest.mark.parametrize("others", [0, 4])
def test_bad_tables_have_stated_results(rows, dates, others) -> None:
    table = Adoptions.build(rows, units=[f"n{k}" for k in range(others)])
    graph = nx.path_graph([*table.units]).to_directed()
    ties = _matrix(graph, table) if len(table.units) > 1 else None
    found = spread_of(table, dates=dates, ties=ties)
    for measured in found.measures:
        assert measured.reason or measured.figures
        for each in measured.figures:
            assert each.value is None or math.isfinite(each.value)
    text = json.dumps(found.to_dict(), allow_nan=False)
    assert json.loads(text)["population"]["count"] == len(table.units)
    assert found.outline()


def test_a_group_counts_its_named_members_once() -> None:
    table = Adoptions.build(
        [("a", "x", 2010), ("b", "x", 2011)],
        population=100,
        groups=[Group("x", 54, 54, latest=2012.0, members=("a",))],
    )
    found = spread_of(table)
    assert figure(found, "curve", "adopters, at least") == 55
    assert figure(found, "curve", "adopters, at most") == 55


def test_dates_are_shown_as_chosen() -> None:
    table = Adoptions.build([("a", "x", 2010, 2012), ("b", "x", 2015, 2015), ("c", "x", None)])
    early, late = spread_of(table), spread_of(table, dates="latest")
    assert (early["kaplan-meier"].dates, late["kaplan-meier"].dates) == ("earliest", "latest")
    assert early["curve"].dates == "bounds"
    assert early["kaplan-meier"].left_out == 1
    assert figure(early, "first-replica", "time") == 5
    assert figure(late, "first-replica", "time") == 3
    imputed = spread_of(table, dates=Imputation(20, seed=1))
    assert imputed["first-replica"].dates == "imputed (m=20, seed=1)"
    assert imputed["first-replica"].result is None
    assert 3 < figure(imputed, "first-replica", "time") < 5
    assert imputed["first-replica"].figures[0].standard_error > 0


def test_every_measure_has_its_definition_and_its_units(table) -> None:
    names = [measure.name for measure in measures()]
    assert len(set(names)) == len(names)
    for measure in measures():
        assert measure.title
        assert measure.definition
        assert measure.reference
        assert measure.units


def test_what_to_measure_is_asked_by_name(table) -> None:
    found = spread_of(table, "x", names=["hazard", "curve"])
    assert [m.measure.name for m in found.measures] == ["hazard", "curve"]
    with pytest.raises(UnknownNameError, match="hazard"):
        spread_of(table, "x", names=["hazzard"])
    with pytest.raises(UserError, match="2 items"):
        spread_of(table)
    with pytest.raises(UnknownNameError, match="item"):
        spread_of(table, "z")
    with pytest.raises(UserError, match="holds no adoption"):
        spread_of(Adoptions.build([]))


def test_a_model_of_a_store() -> None:
    with small_store() as store:
        found = spread(store, GONG.name)
        district = spread(store, GONG.name, level="district")
        club = spread(store, CLUB.name, level="deployment")
    assert found.item == GONG.name
    assert figure(found, "deployments", "of them named") == 3
    assert figure(found, "cascades", "size of the largest") == 3
    assert figure(found, "virality", "structural virality of the largest cascade") == (
        pytest.approx(4 / 3)  # a path of three
    )
    assert figure(found, "distances", "across provinces") == 0.5
    assert figure(district, "curve", "of them named") == 3
    assert found["curve"].population.count > 10_000
    assert club["kaplan-meier"].left_out == 1
    assert json.dumps(found.to_dict(), allow_nan=False)


def test_jumps_across_provinces_are_of_the_geography_asked_for() -> None:
    with small_store() as store:
        then = spread(store, GONG.name, names=["distances"])["distances"].result
        now = spread(store, GONG.name, geography="now", names=["distances"])["distances"].result
    assert (then.geography, now.geography) == ("then", "now")
    assert then.result.within_district.of == 2
    assert now.result.within_district.of == 0  # there are no districts now
    assert then.result.across_provinces.value == 0.5  # Hòa Bình to Sơn La, both in force then
    assert now.to_dict()["provinces_as_of"] == "now"


ADOPTERS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.integers(2000, 2012)), min_size=1, max_size=12
)


@given(ADOPTERS)
def test_a_never_adopter_never_raises_a_hazard(pairs) -> None:
    rows = [(unit, "x", time) for unit, time in pairs]
    one = spread_of(Adoptions.build(rows), names=["hazard", "nelson-aalen"])
    more = spread_of(Adoptions.build(rows, units=["never"]), names=["hazard", "nelson-aalen"])
    for lower, higher in zip(
        more["hazard"].result.hazard, one["hazard"].result.hazard, strict=True
    ):
        assert (lower or 0) <= (1 if higher is None else higher)
    assert (
        more["nelson-aalen"].result.cumulative_hazard[-1]
        <= one["nelson-aalen"].result.cumulative_hazard[-1]
    )


@given(ADOPTERS, st.integers(-100, 100))
def test_shifting_and_relabelling_change_no_interval(pairs, shift) -> None:
    names = ["first-replica", "shares", "hazard", "categories", "curve"]
    one = spread_of(Adoptions.build([(u, "x", t) for u, t in pairs]), names=names)
    other = spread_of(Adoptions.build([("u" + u, "x", t + shift) for u, t in pairs]), names=names)
    for name in names:
        figures = [(f.name, f.value) for f in one[name].figures if f.unit != START]
        shifted = [(f.name, f.value) for f in other[name].figures if f.unit != START]
        assert figures == shifted


def test_medical_innovation_gives_the_references_numbers() -> None:
    if not REFERENCE.is_dir():
        pytest.skip("the folder of reference numbers is not here")
    events = REFERENCE / "data" / "netdiffuser_medInnovations_attributes.csv"
    table = read_adoptions(events, unit="id", item=None, time="toa")
    ties = read_ties(
        REFERENCE / "data" / "netdiffuser_medInnovations_edges.csv", units=table.units
    ).ties
    found = spread_of(table, ties=ties)
    told = json.loads(
        (REFERENCE / "numbers" / "netdiffuser_medInnovations_asShipped.json").read_text("utf-8")
    )
    assert list(found["curve"].result.cumulative_lower) == told["cumulative_adopters"]
    assert found["hazard"].result.hazard == pytest.approx(told["hazard"], abs=1e-12)
    exposure = found["exposure"].result.result
    assert exposure.mean() == pytest.approx(told["exposure_mean_per_period"], abs=1e-12)
    fit = {part.name: part.value for part in found["bass"].result.fit.parameters}
    assert (fit["p"], fit["q"]) == pytest.approx((told["bass"]["p"], told["bass"]["q"]), abs=1e-5)


def test_medical_innovation_censored_at_the_end_of_observation() -> None:
    """Doctors who had not adopted by month 18 are at risk until it, and never get a date."""
    if not REFERENCE.is_dir():
        pytest.skip("the folder of reference numbers is not here")
    events = REFERENCE / "data" / "netdiffuser_medInnovations_attributes.csv"
    shipped = read_adoptions(events, unit="id", item=None, time="toa")
    times = shipped.first_times("all")
    rows = [(unit, "all", time) for unit, time in times.items() if time is not None and time < 18]
    found = spread_of(Adoptions.build(rows, units=shipped.units), until=18)
    fit = {part.name: part.value for part in found["bass"].result.fit.parameters}
    assert len(found["bass"].result.fit.times) == 18
    assert fit["p"] == pytest.approx(0.09759, abs=5e-6)
    assert found["kaplan-meier"].result.until == 18
    assert found["kaplan-meier"].result.censored[-1] == 16


def test_who_adopts_after_the_end_of_observation_is_censored_at_it(table) -> None:
    found = spread_of(table, "x", until=2013)
    assert found["hazard"].result.hazard == (0.0, 2 / 4, 0.0, 0.0)
    assert found["curve"].result.cumulative_upper == (1, 3, 3, 3)
    survival = found["kaplan-meier"].result
    assert survival.time == (2010, 2011, 2013)
    assert survival.survival == pytest.approx((4 / 5, 2 / 5, 2 / 5))
    assert survival.censored == (0, 0, 2)
    assert found["nelson-aalen"].result.until == 2013
    assert found["bass"].result.fit.observed == (1 / 5, 3 / 5, 3 / 5, 3 / 5)
    assert found["shares"].result["75% of the population"].at_least_years == 3
    note = {f.name: f.note for f in found["shares"].figures}["to 75% of the population"]
    assert note == "only 3 of the 4 adopters that it takes are known; not within 3 years"
    assert found["speed"].result.adopted == (1, 2, 0, 0)
    later = spread_of(table, "x", until=2016)
    assert later["hazard"].result.hazard == (0.0, 2 / 4, 0.0, 0.0, 1 / 2, 0.0, 0.0)
    before = spread_of(table, "x", until=2009)
    for name in ("hazard", "kaplan-meier", "bass", "first-replica"):
        assert before[name].reason == "No adoption by 2009 is known; give a later --until."
    json.dumps(before.to_dict(), allow_nan=False)
    with pytest.raises(UserError, match="finite"):
        spread_of(table, "x", until=math.inf)


def test_days_are_observed_until_the_end_of_a_calendar_year() -> None:
    days = TimeScale()
    rows = [(u, "x", days.number(dt.date(2015 + k, 12, 31))) for k, u in enumerate("abcd")]
    table = Adoptions.build(rows, units=["never"], scale=days)
    end = end_of_observation("2017", days)
    found = spread_of(table, until=end, names=["hazard", "bass", "kaplan-meier"])
    assert found["hazard"].result.adopted == (1, 1, 1)  # the last on the last day of all
    assert found["bass"].result.fit.observed == (1 / 5, 2 / 5, 3 / 5)
    assert found["kaplan-meier"].result.censored == (0, 0, 2)
    assert found.to_dict()["until"] == "2017-12-31"
    assert found.subject.periodic_until == 2017
    longer = spread_of(table, until=end_of_observation("2020-06", days), names=["hazard"])
    assert longer["hazard"].result.adopted == (1, 1, 1, 1, 0, 0)
    with pytest.raises(UserError, match="does not tell when"):
        end_of_observation("../", days)


def test_what_may_be_later_counts_as_its_date_is_chosen() -> None:
    table = Adoptions.build([("a", "x", 2010), ("b", "x", 2011, 2015), ("c", "x", 2016)])
    for dates, adopted in (("earliest", (1, 1, 0)), ("latest", (1, 0, 0))):
        assert spread_of(table, dates=dates, until=2012)["hazard"].result.adopted == adopted
    curve = spread_of(table, until=2012)["curve"].result
    assert (curve.cumulative_lower, curve.cumulative_upper) == ((1, 1, 1), (1, 2, 2))
    imputed = spread_of(table, dates=Imputation(5), until=2012)
    assert figure(imputed, "kaplan-meier", "not yet adopted at the end of observation") >= 1 / 3


def test_survival_of_intervals_needs_no_choice_of_dates() -> None:
    rows = [("a", "x", 2010, 2012), ("b", "x", 2011, 2013), ("c", "x", None, None)]
    table = Adoptions.build(rows, units=["never"])
    found = spread_of(table, names=["turnbull"], until=2014)["turnbull"]
    assert found.dates == "bounds"
    assert found.result.never == pytest.approx(1 / 4)
    assert found.result.undated == 1
    exact = Adoptions.build([("a", "x", 2010), ("b", "x", 2011)], units=["never"])
    both = spread_of(exact, names=["turnbull", "kaplan-meier"])
    assert both["turnbull"].result.survival == pytest.approx(both["kaplan-meier"].result.survival)


def test_without_a_population_there_is_no_survival() -> None:
    with small_store() as store:
        found = spread(store, GONG.name, level="deployment")
        told = spread(store, GONG.name, level="deployment", population=50)
    for name in ("kaplan-meier", "nelson-aalen", "hazard", "bass"):
        assert found[name].reason == "Nobody knows the population; give it by --population."
        assert told[name].reason is None
    assert told["kaplan-meier"].result.population == 50
    share_speed = found["speed"].to_dict()["result"]["share_speed"]
    assert share_speed == [None] * len(share_speed)


def test_the_first_and_last_imputed_adoption_are_bounds() -> None:
    table = Adoptions.build([("a", "x", 2010, 2014), ("b", "x", 2011, 2016), ("c", "x", 2012)])
    told = spread_of(table, dates=Imputation(3), names=["curve"]).to_dict()
    assert (told["first_adoption"], told["last_adoption"]) == ("2010", "2016")


def test_the_unit_of_growth_is_what_speed_computes(table) -> None:
    speed = spread_of(table, "x")["speed"]
    assert speed.result.growth == (None, 2 / 1, 0, 0, 1 / 3)
    assert speed.measure.units["growth"] == "adopters of the period over all earlier adopters"


def test_the_documentation_defines_every_measure() -> None:
    page = Path(__file__).resolve().parents[3] / "docs" / "spread.md"
    text = page.read_text(encoding="utf-8")
    for measure in measures():
        assert f"| `{measure.name}` | {measure.title} | {measure.definition} |" in text


INTERVALS = st.lists(
    st.tuples(
        st.sampled_from("abcdefgh"),
        st.one_of(st.none(), st.integers(2000, 2010)),
        st.one_of(st.none(), st.integers(0, 5)),
    ),
    min_size=1,
    max_size=12,
)


@given(INTERVALS, st.integers(0, 9), st.integers(0, 5))
def test_counts_never_exceed_their_bounds(spans, least, more) -> None:
    rows = [
        (unit, "x", first, None if width is None else (first or 2005) + width)
        for unit, first, width in spans
    ]
    groups = [Group("x", least, least + more, latest=2012.0, members=("a", "b")[:least])]
    found = spread_of(Adoptions.build(rows, groups=groups, population=30), names=["curve"])
    curve = found["curve"].result
    adopters = {unit for unit, *_ in rows}
    assert curve.named == len(adopters)
    lower, upper = curve.adopters
    assert len(adopters) <= lower <= upper <= len(adopters) + least + more
    for least_by_then, most_by_then in zip(
        curve.cumulative_lower, curve.cumulative_upper, strict=True
    ):
        assert 0 <= least_by_then <= most_by_then <= upper
