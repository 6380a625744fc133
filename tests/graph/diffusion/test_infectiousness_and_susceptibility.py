"""Infectiousness and susceptibility: netdiffuseR's numbers, save its fault with never-adopters."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.infectiousness import infectiousness
from lantoa.graph.diffusion.susceptibility import susceptibility
from tests.graph.diffusion import networks, reference
from tests.graph.diffusion.networks import NETWORKS, deviation, needs_reference
from tests.graph.diffusion.test_exposure_and_thresholds import SOME_TIES, SOME_TIMES, UNITS, graph

#: Column of the reference -> settings.
COLUMNS = {
    "": {},
    "_unnormalized": {"normalized": False},
    "_K5": {"lags": 5},
    "_K5_exp": {"lags": 5, "discount": "exponential", "rate": 0.5},
}


def naive(unit, times, pairs, *, lags, weight, step, na_earlier=False, na_later=False):
    """Both fractions as their formulas say: the share, and the adoptions that it is divided by.

    `step` is 1 for those who name the unit and adopt later, -1 for those whom it names.
    """
    own = times[unit]
    above = below = others = 0.0
    ends = [b for a, b in pairs if a == unit] if step < 0 else [a for a, b in pairs if b == unit]
    known = [t for t in times.values() if t is not None]
    for k in range(1, lags + 1):
        moment = own + step * k
        if not min(known) <= moment <= max(known):
            continue
        for other in ends:
            time = times[other]
            if other == unit:
                continue
            if time is None:
                below += (na_earlier if step < 0 else na_later) / weight(k)
            else:
                above += (time == moment) / weight(k)
                below += ((time - moment) * step >= 0) / weight(k)
        others += sum(t == moment for t in known) / weight(k)
    return (above / below if below else 0.0), others


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
@pytest.mark.parametrize("what", COLUMNS)
def test_infectiousness_is_netdiffusers_unit_by_unit(name, coding, until, what):
    found = infectiousness(
        networks.times(name, coding), networks.ties(name), until=until, **COLUMNS[what]
    )
    assert deviation(found.values, networks.column(name, coding, "infection" + what)) < 1e-12


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
@pytest.mark.parametrize("what", COLUMNS)
def test_susceptibility_is_netdiffusers_where_nobody_is_a_never_adopter(name, coding, until, what):
    times, ties = networks.times(name, coding), networks.ties(name)
    found = susceptibility(times, ties, until=until, **COLUMNS[what])
    theirs = networks.column(name, coding, "susceptibility" + what)
    names_none = np.array(
        [unit not in ties or all(times[a] is not None for a in ties[unit]) for unit in times]
    )
    assert names_none.sum() > len(times) / 10
    assert deviation(found.values[names_none], theirs[names_none]) < 1e-12
    if coding == "asShipped":
        assert names_none.all()


@needs_reference
@pytest.mark.parametrize("name", ["medInnovations", "kfamily"])
@pytest.mark.parametrize("what", COLUMNS)
def test_netdiffuser_takes_never_adopters_for_earlier_adopters(name, what):
    """Its missing time is the least integer, so "adopted at t - k or before" holds for it.

    The denominator grows by every never-adopter whom a unit names, and the susceptibility falls.
    Put into the formula on purpose, the fault gives the reference's numbers; without it, ours.
    """
    times = networks.times(name, "censoredNA")
    ties = networks.ties(name)
    settings = COLUMNS[what]
    ours = susceptibility(times, ties, **settings)
    theirs = networks.column(name, "censoredNA", "susceptibility" + what)
    exponential = "discount" in settings

    def weight(k):
        return 1.5 ** (k - 1) if exponential else k

    wrong = 0
    for unit, own, published in zip(times, ours.values, theirs, strict=True):
        if times[unit] is None:
            assert math.isnan(own)
            continue
        pairs = [(unit, alter) for alter in ties[unit]] if unit in ties else []
        for fault, expected in ((True, published), (False, own)):
            share, others = naive(
                unit,
                times,
                pairs,
                lags=settings.get("lags", 1),
                weight=weight,
                step=-1,
                na_earlier=fault,
            )
            if settings.get("normalized", True):
                share = share / others if others else 0.0
            assert share == pytest.approx(expected, abs=1e-12)
        assert own >= published - 1e-12
        wrong += own > published + 1e-12
    assert wrong > 1


@needs_reference
@pytest.mark.parametrize("key", ["K1", "K2_linear", "K1_exp_r0.1", "K2_exp_r0.1"])
@pytest.mark.parametrize(
    ("kind", "measure"), [("infection", infectiousness), ("susceptibility", susceptibility)]
)
def test_the_upstream_tests_of_netdiffuser_hold(kind, measure, key):
    case = reference.numbers("netdiffuser_unit_infect_suscept")[kind]
    times = {unit + 1: float(toa) for unit, toa in enumerate(case["toa"])}
    found = measure(
        times,
        nx.DiGraph([tuple(pair) for pair in case["edges_all_t"]]),
        lags=int(key[1]),
        discount="exponential" if "exp" in key else "linear",
        rate=0.1,
        normalized=case["normalize"],
    )
    assert found.of(case["node"]) == pytest.approx(case[key], abs=1e-12)


@needs_reference
@pytest.mark.parametrize("measure", [infectiousness, susceptibility])
def test_the_farmers_run(measure):
    found = measure(networks.farmers(), networks.ties("brfarmers"), lags=5)
    assert found.population == 692
    assert np.nanmax(found.values) > 0


def test_never_adopters_who_name_a_unit_could_have_followed_it():
    ties = nx.DiGraph([("b", "a"), ("c", "a")])
    times = {"a": 1, "b": 2, "c": None}
    assert infectiousness(times, ties, normalized=False).of("a") == 1
    at_risk = infectiousness(times, ties, normalized=False, never_adopters_at_risk=True)
    assert at_risk.of("a") == 0.5
    assert at_risk.reference.tolist() == [2, 0, 0]


def test_all_in_one_period_have_nobody_to_follow():
    ties = nx.DiGraph([("a", "b"), ("b", "a")])
    for measure in (infectiousness, susceptibility):
        found = measure({"a": 5, "b": 5}, ties, lags=3)
        assert found.values.tolist() == [0, 0]
        assert found.reference.tolist() == [0, 0]
        assert found.zero_of_zero == 2
        assert found.reason.endswith("so every value is 0 of 0")


@pytest.mark.parametrize("measure", [infectiousness, susceptibility])
@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"lags": 0}, "1 or more"),
        ({"discount": "none"}, "linear or exponential"),
        ({"rate": -1}, "above -1"),
    ],
)
def test_settings_out_of_range_are_refused(measure, settings, says):
    with pytest.raises(UserError, match=says):
        measure({"a": 1}, nx.DiGraph(), **settings)


@pytest.mark.parametrize("measure", [infectiousness, susceptibility])
def test_more_lags_than_periods_are_all_periods(measure):
    ties = nx.DiGraph([("c", "a"), ("c", "b"), ("b", "a")])
    times = {"a": 1, "b": 2, "c": 4}
    every = measure(times, ties, lags=10**12)
    assert every.values.tolist() == measure(times, ties, lags=3).values.tolist()
    assert every.settings["lags"] == 10**12


@pytest.mark.parametrize("measure", [infectiousness, susceptibility])
def test_nobody_and_nothing_are_said(measure):
    assert measure({}, nx.DiGraph()).to_dict()["reason"] == "nobody has adopted"
    found = measure({"a": None}, nx.DiGraph()).to_dict()
    assert (found["reason"], found["values"]) == ("nobody has adopted", {"a": None})


@given(SOME_TIMES, SOME_TIES, st.integers(1, 10), st.sampled_from(["linear", "exponential"]))
def test_whatever_the_network_both_are_their_formulas(times, pairs, lags, discount):
    def weight(k):
        return k if discount == "linear" else 1.5 ** (k - 1)

    for measure, step in ((infectiousness, 1), (susceptibility, -1)):
        for normalized in (True, False):
            settings = {"lags": lags, "discount": discount, "normalized": normalized}
            found = measure(times, graph(pairs), **settings)
            for unit in UNITS:
                if times[unit] is None:
                    assert found.of(unit) is None
                    continue
                share, others = naive(unit, times, pairs, lags=lags, weight=weight, step=step)
                if normalized:
                    share = share / others if others else 0.0
                assert found.of(unit) == pytest.approx(share, abs=1e-12)


@given(SOME_TIMES, SOME_TIES, st.integers(1, 5))
def test_with_never_adopters_at_risk_nobody_is_more_infectious(times, pairs, lags):
    less = infectiousness(times, graph(pairs), lags=lags, never_adopters_at_risk=True)
    more = infectiousness(times, graph(pairs), lags=lags)
    for unit in UNITS:
        if times[unit] is not None:
            share, _ = naive(
                unit, times, pairs, lags=lags, weight=lambda k: k, step=1, na_later=True
            )
            unnormalized = infectiousness(
                times, graph(pairs), lags=lags, normalized=False, never_adopters_at_risk=True
            )
            assert unnormalized.of(unit) == pytest.approx(share, abs=1e-12)
            assert less.of(unit) <= more.of(unit) + 1e-12
