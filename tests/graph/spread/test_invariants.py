"""What holds of every spread, whatever the table: names, the calendar and bystanders do not count.

All measures are taken, over ties and through a lineage too.
"""

from __future__ import annotations

import datetime as dt
import json
import math

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.graph.adoptions import Adoptions, Group, TimeScale
from lantoa.graph.spread.measure import MOMENTS
from lantoa.graph.spread.of_table import spread_of_table
from lantoa.graph.spread.overview import measures, spread_of

UNITS = "abcdefgh"
POINTS = {unit: (20.0 + k / 3, 105.0 + k * k / 7) for k, unit in enumerate(UNITS)}
TIES = nx.DiGraph([(a, b) for k, a in enumerate(UNITS) for b in UNITS[k + 1 : k + 3]])
TIES.add_edges_from([("h", "a"), ("d", "a"), ("g", "b")])
#: Measures of numbers that are searched for, of which other numbers may fit nearly as well.
SEARCHED = {"bass", "logistic", "gompertz", "bass-free", "logistic-free", "gompertz-free"}
TAKEN = [m.name for m in measures() if m.default and m.name not in SEARCHED]

# --- tables -----------------------------------------------------------------------------------

TIMES = st.dictionaries(
    st.sampled_from(UNITS), st.one_of(st.none(), st.integers(2000, 2009)), min_size=1
).filter(lambda times: any(time is not None for time in times.values()))


def table(times: dict[str, int | None], rename=lambda unit: unit, shift: int = 0):
    """A plain table with places and sources: each adopter took it over from an earlier one."""
    known = {unit: time for unit, time in times.items() if time is not None}
    first = min(known, key=lambda unit: (known[unit], unit))
    return {
        "unit": [rename(unit) for unit in times],
        "time": [None if time is None else time + shift for time in times.values()],
        "source": [rename(first) if u in known and u != first else None for u in times],
        "north": [POINTS[unit][0] for unit in times],
        "east": [POINTS[unit][1] for unit in times],
    }


def spread(columns, ties, **options):
    return spread_of_table(
        columns, item=None, source="source", latitude="north", longitude="east", ties=ties,
        names=TAKEN, **options,
    )  # fmt: skip


def numbers(found) -> dict[tuple[str, str], float | None]:
    """The figures that are no points in time."""
    return {
        (measured.measure.name, figure.name): figure.value
        for measured in found.measures
        for figure in measured.figures
        if figure.unit not in MOMENTS
    }


def alike(one: dict, other: dict) -> None:
    assert one.keys() == other.keys()
    for key, value in one.items():
        if value is None or other[key] is None:
            assert value is other[key], key
        else:
            assert math.isclose(value, other[key], rel_tol=1e-9, abs_tol=1e-9), key


@settings(deadline=None, max_examples=30)
@given(TIMES, st.permutations(UNITS), st.integers(-300, 15))
def test_names_and_the_calendar_do_not_count(times, names, shift) -> None:
    rename = dict(zip(UNITS, (f"xã {name}" for name in names), strict=True)).get
    ties = TIES.subgraph(times).copy()
    one = spread(table(times), ties)
    renamed = nx.relabel_nodes(ties, rename)
    other = spread(table(times, rename, shift), renamed)
    alike(numbers(one), numbers(other))
    assert len(numbers(one)) > 20
    assert {m.measure.name: m.reason for m in one.measures}.keys() == {*TAKEN}
    assert [bool(m.reason) for m in one.measures] == [bool(m.reason) for m in other.measures]


@settings(deadline=None, max_examples=30)
@given(TIMES, st.integers(-2000, 2000))
def test_shifting_days_changes_no_interval(times, days) -> None:
    scale = TimeScale()

    def moved(by: int) -> Adoptions:
        rows = [
            (unit, "x", scale.number(dt.date(time, 3, 1) + dt.timedelta(days=by)))
            for unit, time in times.items()
            if time is not None
        ]
        return Adoptions.build(rows, units=times, scale=scale)

    names = ["kaplan-meier", "nelson-aalen", "categories", "first-replica", "shares"]
    alike(
        numbers(spread_of(moved(0), names=names)),
        numbers(spread_of(moved(days), names=names)),
    )


@settings(deadline=None, max_examples=40)
@given(TIMES, st.integers(1, 5))
def test_never_adopters_raise_no_hazard_and_no_share(times, more) -> None:
    others = [f"never {k}" for k in range(more)]
    names = ["hazard", "nelson-aalen", "kaplan-meier", "curve", "boehmke-skinner"]
    rows = [(unit, "x", time) for unit, time in times.items() if time is not None]
    one = spread_of(Adoptions.build(rows, units=times), names=names)
    wide = spread_of(Adoptions.build(rows, units=[*times, *others]), names=names)
    counted = spread_of(Adoptions.build(rows, population=len(times) + more), names=names)
    for other in (wide, counted):
        for before, after in zip(
            one["hazard"].result.hazard, other["hazard"].result.hazard, strict=True
        ):
            assert after is not None
            assert before is None or after <= before
        for name, column, sign in (
            ("nelson-aalen", "cumulative_hazard", 1),
            ("kaplan-meier", "survival", -1),
            ("curve", "share_upper", 1),
        ):
            before = getattr(one[name].result, column)
            after = getattr(other[name].result, column)
            assert all(sign * b <= sign * a + 1e-12 for a, b in zip(before, after, strict=True))
    alike(numbers(wide), numbers(counted))


# --- bounds -----------------------------------------------------------------------------------

SPANS = st.lists(
    st.tuples(
        st.sampled_from(UNITS),
        st.one_of(st.none(), st.integers(2000, 2010)),
        st.one_of(st.none(), st.integers(0, 5)),
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(SPANS, st.integers(0, 9), st.one_of(st.none(), st.integers(0, 5)), st.integers(0, 2))
def test_no_count_lies_outside_its_bounds(spans, least, more, width) -> None:
    rows = [
        (unit, "x", first, None if length is None else (first or 2005) + length)
        for unit, first, length in spans
    ]
    upper = None if more is None else least + more
    group = Group("x", least, upper, latest=2008.0 + width, members=("a", "b")[:least])
    found = spread_of(
        Adoptions.build(rows, units=UNITS, groups=[group], population=40),
        names=["curve", "kaplan-meier", "hazard", "categories", "speed", "shares"],
    )
    told = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    lower, most = told["adopters"]["at_least"], told["adopters"]["at_most"]
    assert len({unit for unit, *_ in rows}) <= lower
    assert most is None or lower <= most
    curve = found["curve"].result
    if curve is None:
        assert found["curve"].reason
        return
    for low, high in zip(curve.cumulative_lower, curve.cumulative_upper, strict=True):
        assert 0 <= low <= (40 if high is None else high) <= 40
    assert list(curve.cumulative_lower) == sorted(curve.cumulative_lower)
    for dates in ("earliest", "latest", "midpoint"):
        one = spread_of(found.adoptions, dates=dates, names=["hazard"])["hazard"]
        if one.result is not None:
            adopted = sum(one.result.adopted)
            assert adopted <= curve.adopters[0]
            assert adopted + one.left_out == curve.named
