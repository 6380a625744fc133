"""Runs that the reference numbers do not hold: each is the plain formula on the same data.

Doctors, Korean women and Brazilian farmers in both codings of those who never adopted, with the
arguments that a user of netdiffuseR varies; and the faults that such a user would stumble on.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest

from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.infectiousness import infectiousness
from lantoa.graph.diffusion.morans_i import morans_i
from lantoa.graph.diffusion.step_distances import step_distances
from lantoa.graph.diffusion.susceptibility import susceptibility
from lantoa.graph.diffusion.thresholds import thresholds
from tests.graph.diffusion import networks, plain, reference
from tests.graph.diffusion.networks import deviation, needs_reference

DATA = ["medInnovations", "kfamily", "brfarmers"]
CODINGS = ["asShipped", "censoredNA"]
pytestmark = needs_reference


def data(name, coding):
    """Times as periods 1..T, ties, and T; the farmers' last year stands for never, as theirs."""
    if name == "brfarmers":
        times = networks.farmers()
        last = max(times.values())
        first = min(times.values())
        if coding == "censoredNA":
            times = {unit: None if t == last else t for unit, t in times.items()}
        periods = {u: None if t is None else int(t - first + 1) for u, t in times.items()}
        return periods, networks.ties(name), int(last - first + 1)
    times = {u: None if t is None else int(t) for u, t in networks.times(name, coding).items()}
    return times, networks.ties(name), {"medInnovations": 18, "kfamily": 11}[name]


def in_order(found, expected):
    return [expected[unit] for unit in found.units]


EXPOSURES = [
    {},
    {"valued": True},
    {"outgoing": False},
    {"valued": True, "outgoing": False},
    {"normalized": False, "valued": True},
    {"lag": 1},
    {"lag": 3, "outgoing": False, "valued": True},
    {"self_ties": True},
]


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("settings", EXPOSURES, ids=str)
def test_exposure(name, coding, settings):
    times, ties, last = data(name, coding)
    if settings.get("self_ties"):  # the data have no loops; some are put in
        ties = ties.copy()
        ties.add_edges_from((unit, unit, {"value": 2.0}) for unit in list(ties)[::3])
    found = exposure(times, ties, until=last, **settings)
    expected = plain.exposure(times, plain.always(ties), last, **settings)
    assert found.periods.tolist() == list(range(1, last + 1))
    assert deviation(found.values, in_order(found, expected)) < 1e-12


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("lag", [0, 1, 2])
@pytest.mark.parametrize("settings", [{}, {"valued": True, "outgoing": False}], ids=str)
def test_threshold(name, coding, lag, settings):
    """`threshold(graph, lags=, ...)`: the exposure so many periods before the unit's own."""
    times, ties, last = data(name, coding)
    found = thresholds(times, ties, until=last, lag=lag, **settings)
    exposed = plain.exposure(times, plain.always(ties), last, **settings)
    expected = in_order(found, plain.threshold(times, exposed, lag))
    assert deviation(found.values, expected) < 1e-12
    later = thresholds(times, ties, until=last, lag=lag, include_censored=False, **settings)
    first = [math.nan if times[u] == 1 else x for u, x in zip(found.units, expected, strict=True)]
    assert deviation(later.values, first) < 1e-12


LAGGED = [
    {"lags": 1, "outgoing": False},
    {"lags": 3},
    {"lags": 4, "outgoing": False, "normalized": False},
    {"lags": 5, "discount": "exponential", "rate": 0.1},
    {"lags": 3, "discount": "exponential", "rate": 1.0, "outgoing": False},
    {"lags": 1000, "normalized": False},
]


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("settings", LAGGED, ids=str)
def test_infectiousness_and_susceptibility(name, coding, settings):
    times, ties, last = data(name, coding)
    for measure, follows in ((infectiousness, True), (susceptibility, False)):
        found = measure(times, ties, until=last, **settings)
        plainly = settings | {"lags": min(settings["lags"], last)}
        expected = plain.lagged(times, plain.always(ties), last, follows=follows, **plainly)
        assert deviation(found.values, in_order(found, expected)) < 1e-12


@pytest.mark.parametrize("name", ["medInnovations", "kfamily"])
def test_values_weigh_here_and_change_nothing_in_the_reference(name):
    """`infection(valued=TRUE)` is documented to use the values of ties, but asks only whether
    they are zero: its numbers are those of valued=FALSE, ours with `valued=False`. With
    `valued=True` a tie counts by its value here, as the formula says."""
    times, ties, last = data(name, "censoredNA")
    assert any(value > 1 for _, _, value in ties.edges(data="value"))
    for measure, follows in ((infectiousness, True), (susceptibility, False)):
        found = measure(times, ties, until=last, lags=3, valued=True)
        expected = plain.lagged(
            times, plain.always(ties), last, follows=follows, lags=3, valued=True
        )
        assert deviation(found.values, in_order(found, expected)) < 1e-12
        assert deviation(found.values, measure(times, ties, until=last, lags=3).values) > 1e-6


@pytest.mark.parametrize("coding", CODINGS)
def test_exposure_by_an_attribute(coding):
    """`exposure(graph, attrs=dgr(graph))` and `attrs="proage"`: alters count by what they are."""
    times, ties, last = data("medInnovations", coding)
    degree = {unit: float(ties.degree(unit)) if unit in ties else 0.0 for unit in times}
    varying = {unit: [x + n for n in range(last)] for unit, x in degree.items()}
    for attribute, at in (
        (degree, lambda unit, period: degree[unit]),
        (varying, lambda unit, period: varying[unit][period - 1]),
    ):
        for settings in ({}, {"valued": True, "lag": 1}, {"normalized": False, "outgoing": False}):
            found = exposure(times, ties, until=last, attribute=attribute, **settings)
            expected = plain.exposure(times, plain.always(ties), last, attribute=at, **settings)
            assert deviation(found.values, in_order(found, expected)) < 1e-12
    rows = reference.rows("netdiffuser_medInnovations_attributes")
    age = {row["id"]: networks.number(row["proage"]) for row in rows}
    assert None in age.values()  # NA in R: unknown to everybody who names that doctor
    found = exposure(times, ties, until=last, attribute=age)
    unknown = {ego for ego, alter in ties.edges if age[alter] is None}
    known = [all(row) for row in ~np.isnan(found.values)]
    assert {unit for unit, yes in zip(found.units, known, strict=True) if not yes} == unknown
    assert found.unknown() == [len(unknown)] * last
    assert found.mean()[-1] > 0


@pytest.mark.parametrize("name", DATA)
def test_another_network_for_the_exposure(name):
    """`exposure(alt.graph=)`: any other network is simply given as the ties."""
    times, ties, last = data(name, "censoredNA")
    near = step_distances(ties, steps=2, units=tuple(times))
    found = exposure(times, near, until=last, valued=True)
    expected = plain.exposure(times, plain.always(near.to_networkx()), last, valued=True)
    assert deviation(found.values, in_order(found, expected)) < 1e-12


@pytest.mark.parametrize("name", ["medInnovations", "kfamily"])
def test_networks_that_change(name):
    """A network a period, as a list or by the moment from which each holds; the reference looks
    at infectiousness' ties one period later than its page says, here it is as the page says."""
    times, ties, last = data(name, "censoredNA")
    edges = sorted(ties.edges(data="value"))
    some = []
    for period in range(1, last + 1):
        graph = nx.DiGraph()
        graph.add_nodes_from(times)
        kept = [edge for n, edge in enumerate(edges) if (n + period) % 3]
        graph.add_weighted_edges_from(kept, weight="value")
        some.append(graph)
    plainly = [plain.always(graph)(1) for graph in some]
    by_moment = {period: some[period - 1] for period in range(last, 0, -1)}

    def then(period):
        return plainly[period - 1]

    for given in (some, by_moment):
        for settings in ({}, {"valued": True, "lag": 2, "outgoing": False}):
            found = exposure(times, given, until=last, **settings)
            expected = plain.exposure(times, then, last, **settings)
            assert deviation(found.values, in_order(found, expected)) < 1e-12
            lag = settings.pop("lag", 0)
            tau = thresholds(times, given, until=last, lag=lag, **settings)
            exposed = plain.exposure(times, then, last, **settings)
            assert (
                deviation(tau.values, in_order(tau, plain.threshold(times, exposed, lag))) < 1e-12
            )
        for measure, follows in ((infectiousness, True), (susceptibility, False)):
            for settings in ({}, {"lags": 4, "outgoing": False, "valued": True}):
                found = measure(times, given, until=last, **settings)
                expected = plain.lagged(times, then, last, follows=follows, **settings)
                assert deviation(found.values, in_order(found, expected)) < 1e-12


@pytest.mark.parametrize("name", DATA)
def test_moran_of_any_values_over_any_weights(name):
    times, ties, _ = data(name, "asShipped")
    near = step_distances(ties, steps=3, units=tuple(times))
    z = np.array(list(times.values()), dtype=float)
    z -= z.mean()
    w = near.matrix.toarray()
    raw = len(z) / w.sum() * (z @ w @ z) / (z @ z)
    assert morans_i(times, near, standardize="none").statistic == pytest.approx(raw, abs=1e-12)
    rows = w.sum(axis=1, keepdims=True)
    w = np.divide(w, rows, out=np.zeros_like(w), where=rows > 0)
    scaled = len(z) / w.sum() * (z @ w @ z) / (z @ z)
    assert morans_i(times, near).statistic == pytest.approx(scaled, abs=1e-12)
