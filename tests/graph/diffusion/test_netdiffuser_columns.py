"""Every column of netdiffuseR's per-unit files: none is passed over, and none unexplained."""

from __future__ import annotations

import math

import pytest

from lantoa.graph.diffusion.adopter_categories import adopter_categories
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.infectiousness import infectiousness
from lantoa.graph.diffusion.susceptibility import susceptibility
from lantoa.graph.diffusion.threshold_classes import threshold_classes
from lantoa.graph.diffusion.thresholds import thresholds
from lantoa.graph.diffusion.tie_matrix import matrix_of
from tests.graph.diffusion import networks, plain
from tests.graph.diffusion.networks import NETWORKS, deviation, needs_reference

LAGGED = {
    "": {},
    "_unnormalized": {"normalized": False},
    "_K5": {"lags": 5},
    "_K5_exp": {"lags": 5, "discount": "exponential", "rate": 0.5},
}


def degree(times, ties, until, *, axis):
    matrix = matrix_of(ties, tuple(times))
    return (matrix != 0).sum(axis=axis)


#: Column -> our numbers, from times, ties and the last period.
NUMBERS = {
    "toa": lambda times, ties, until: [math.nan if t is None else t for t in times.values()],
    "indegree_t1": lambda *given: degree(*given, axis=0),
    "outdegree_t1": lambda *given: degree(*given, axis=1),
    "indegree_tT": lambda *given: degree(*given, axis=0),
    "outdegree_tT": lambda *given: degree(*given, axis=1),
    "threshold": lambda times, ties, until: thresholds(times, ties, until=until).values,
    # The reference's include_censored does nothing: its default leaves censored thresholds in.
    "threshold_include_censored": lambda times, ties, until: (
        thresholds(times, ties, until=until, include_censored=True).values
    ),
    "threshold_lag1": lambda times, ties, until: thresholds(times, ties, until=until, lag=1).values,
    "threshold_valued": lambda times, ties, until: (
        thresholds(times, ties, until=until, valued=True).values
    ),
    "threshold_incoming": lambda times, ties, until: (
        thresholds(times, ties, until=until, outgoing=False).values
    ),
    **{
        f"infection{name}": lambda times, ties, until, how=how: (
            infectiousness(times, ties, until=until, **how).values
        )
        for name, how in LAGGED.items()
    },
}
SUSCEPTIBILITY = [f"susceptibility{name}" for name in LAGGED]
CLASSES = ["class_toa", "class_thr"]


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
def test_no_column_is_left_out(name, coding, until):
    columns = set(next(iter(networks.nodes(name, coding).values())))
    assert columns == {"id", *NUMBERS, *SUSCEPTIBILITY, *CLASSES}


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
@pytest.mark.parametrize("column", NUMBERS)
def test_each_number_is_the_references_for_every_unit(name, coding, until, column):
    times = networks.times(name, coding)
    ours = NUMBERS[column](times, networks.ties(name), until)
    theirs = networks.column(name, coding, column)
    assert len(theirs) == {"medInnovations": 125, "kfamily": 1047}[name]
    assert deviation(ours, theirs) < 1e-12


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
def test_each_class_is_the_references_for_every_unit(name, coding, until):
    times, nodes = networks.times(name, coding), networks.nodes(name, coding)
    tau = thresholds(times, networks.ties(name), until=until)
    found = {
        "class_toa": adopter_categories(times).category,
        "class_thr": threshold_classes(tau, adopted=times).classes,
    }
    for column in CLASSES:
        assert found[column] == {unit: row[column] for unit, row in nodes.items()}


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
@pytest.mark.parametrize("which", LAGGED)
def test_susceptibility_is_the_formula_and_the_references_is_it_with_a_fault(
    name, coding, until, which
):
    """netdiffuseR turns a missing time into the least integer, so that never-adopters seem to
    have adopted before everybody. With that fault put into the plain formula, every number is
    its; without it, every number is ours."""
    times, ties = networks.times(name, coding), networks.ties(name)
    how = LAGGED[which]
    theirs = networks.column(name, coding, f"susceptibility{which}")
    ours = susceptibility(times, ties, until=until, **how).values
    right, wrong = (
        list(
            plain.lagged(
                times, plain.always(ties), until, follows=False, missing_is_earliest=fault, **how
            ).values()
        )
        for fault in (False, True)
    )
    assert deviation(ours, right) < 1e-12
    assert deviation(theirs, wrong) < 1e-12
    if coding == "asShipped":
        assert deviation(ours, theirs) < 1e-12
    else:
        assert deviation(ours, theirs) > 1e-4


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
def test_the_summaries_are_the_references(name, coding, until):
    given = networks.times(name, coding), networks.ties(name)
    measures = {"threshold": thresholds, "infection": infectiousness}
    if coding == "asShipped":
        measures["susceptibility"] = susceptibility
    for measure, ours in measures.items():
        found = ours(*given, until=until).summary()
        expected = networks.numbers(name, coding)[measure]
        assert found["count"] == expected["n"]
        for what in ("mean", "sd", "median", "min", "max"):
            assert found[what] == pytest.approx(expected[what], rel=0, abs=1e-12)


@needs_reference
@pytest.mark.parametrize(("name", "coding", "until"), NETWORKS)
def test_the_exposure_of_every_unit_is_the_formulas(name, coding, until):
    """The reference's files hold thresholds by unit and exposures by period only; unit by unit
    the exposure is compared with the formula in loops."""
    times, ties = networks.times(name, coding), networks.ties(name)
    for settings in ({}, {"valued": True, "lag": 2}, {"outgoing": False, "normalized": False}):
        found = exposure(times, ties, until=until, **settings)
        expected = plain.exposure(times, plain.always(ties), until, **settings)
        assert deviation(found.values, [expected[unit] for unit in found.units]) < 1e-12
