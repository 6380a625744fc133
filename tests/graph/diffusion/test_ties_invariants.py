"""What must change no number over ties: names, the calendar, the order of units, bystanders."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.graph.diffusion.adopter_categories import adopter_categories
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.infection_lag import infection_lag
from lantoa.graph.diffusion.infectiousness import infectiousness
from lantoa.graph.diffusion.join_counts import join_counts
from lantoa.graph.diffusion.morans_i import morans_i_by_period
from lantoa.graph.diffusion.person_periods import person_periods
from lantoa.graph.diffusion.susceptibility import susceptibility
from lantoa.graph.diffusion.threshold_classes import threshold_classes
from lantoa.graph.diffusion.thresholds import thresholds
from tests.graph.diffusion.test_exposure_and_thresholds import SOME_TIES, SOME_TIMES, UNITS, graph

SHIFTS = st.integers(-2500, 2500)


def of_units(found):
    return dict(zip(found.units, found.values.tolist(), strict=True))


#: Measure -> unit -> what it gives, from times and ties.
BY_UNIT = {
    "exposure": lambda t, g: of_units(exposure(t, g, valued=True)),
    "thresholds": lambda t, g: of_units(thresholds(t, g, lag=1)),
    "infectiousness": lambda t, g: of_units(infectiousness(t, g, lags=3, outgoing=False)),
    "susceptibility": lambda t, g: of_units(susceptibility(t, g, lags=3)),
    "infection_lag": lambda t, g: of_units(infection_lag(t, g)),
    "adopter_categories": lambda t, g: adopter_categories(t).category,
    "threshold_classes": lambda t, g: threshold_classes(thresholds(t, g), adopted=t).classes,
}


def moved(times, names, shift):
    return {names[u]: None if t is None else t + shift for u, t in times.items()}


def same(one, other):
    return (
        one == pytest.approx(other, abs=1e-12, nan_ok=True)
        if not isinstance(one, str)
        else one == other
    )


@given(SOME_TIMES, SOME_TIES, st.permutations(UNITS), SHIFTS, st.sampled_from(sorted(BY_UNIT)))
def test_names_order_and_calendar_change_nothing(times, pairs, order, shift, measure):
    names = dict(zip(UNITS, order, strict=True))
    before = BY_UNIT[measure](times, graph(pairs))
    later = moved(times, names, shift)
    shuffled = {unit: later[unit] for unit in sorted(later, key=order.index)}
    after = BY_UNIT[measure](shuffled, nx.relabel_nodes(graph(pairs), names))
    for unit, value in before.items():
        assert same(after[names[unit]], value)


@given(SOME_TIMES, SOME_TIES, st.sampled_from(sorted(BY_UNIT)))
def test_an_isolated_never_adopter_changes_nobodys_value(times, pairs, measure):
    before = BY_UNIT[measure](times, graph(pairs))
    after = BY_UNIT[measure](times | {"newcomer": None}, graph(pairs))
    for unit, value in before.items():
        assert same(after[unit], value)


@given(SOME_TIMES, SOME_TIES, st.permutations(UNITS), SHIFTS)
def test_nor_the_measures_of_all_units_together(times, pairs, order, shift):
    names = dict(zip(UNITS, order, strict=True))
    ties, renamed = graph(pairs), nx.relabel_nodes(graph(pairs), names)
    one = morans_i_by_period(times, ties)
    other = morans_i_by_period(moved(times, names, shift), renamed)
    assert len(one) == len(other)
    for before, after in zip(one, other, strict=True):
        for name in ("statistic", "expectation", "variance", "p_value"):
            assert same(getattr(after, name), getattr(before, name))
        assert after.period == before.period + shift
    adopted = {unit: time is not None for unit, time in times.items()}
    one = join_counts(adopted, ties).to_dict()
    other = join_counts({names[u]: yes for u, yes in adopted.items()}, renamed).to_dict()
    for name in ("BB", "BW", "WW"):
        assert (one[name] is None) == (other[name] is None)
        for what, value in (one[name] or {}).items():
            assert other[name][what] == pytest.approx(value, abs=1e-9)


@given(SOME_TIMES, SOME_TIES)
def test_a_never_adopter_whom_nobody_names_never_raises_a_hazard(times, pairs):
    if not any(time is not None for time in times.values()):
        return
    more = times | {"never": None}
    ties = graph(pairs)
    ties.add_edge("never", "a", value=1.0)
    tables = [
        person_periods(t, exposures={"exposed": g}).table
        for t, g in ((times, graph(pairs)), (more, ties))
    ]
    before, after = (table.groupby("period")["adopted"].mean() for table in tables)
    assert (after <= before).all()
    # And whoever was there is exposed as before.
    rest = tables[1][tables[1]["unit"] != "never"].reset_index(drop=True)
    assert rest["exposed"].equals(tables[0]["exposed"])
    assert rest["adopted"].equals(tables[0]["adopted"])
