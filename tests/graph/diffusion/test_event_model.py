"""The event-history model that an analyst asks for: terms, risk set, and what is left out."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.event_history import event_history
from lantoa.graph.diffusion.event_model import EventModel, fit_event_model
from lantoa.graph.diffusion.person_periods import person_periods
from lantoa.graph.diffusion.unit_columns import UnitColumns, read_unit_columns
from tests.graph.diffusion import networks, reference
from tests.graph.diffusion.networks import needs_reference


def some(count=60, seed=1):
    """Units with times, ties, a number that matters, a category, and a yearly number."""
    random = np.random.default_rng(seed)
    units = [f"u{n}" for n in range(count)]
    rich = dict(zip(units, random.normal(size=count).round(3).tolist(), strict=True))
    late = {u: float(random.integers(2010, 2019)) - (rich[u] > 0) for u in units}
    times = {u: t if t < 2016 else None for u, t in late.items()}
    ties = nx.DiGraph([(u, v) for u in units for v in random.choice(units, 4) if v != u])
    part = {u: "abc"[n % 3] for n, u in enumerate(units)}
    varying = {u: {y: float((n * y) % 7) for y in range(2009, 2016)} for n, u in enumerate(units)}
    return times, ties, UnitColumns("t", tuple(units), {"rich": rich, "part": part}, {"v": varying})


@needs_reference
@pytest.mark.parametrize(
    ("label", "link", "covariates", "factors"),
    [
        ("linear time, no belief", "logit", ("proage",), ("city",)),
        ("minimal logit", "logit", (), ()),
        ("minimal cloglog", "cloglog", (), ()),
    ],
)
def test_the_models_of_the_reference_are_one_call(label, link, covariates, factors):
    units = read_unit_columns(
        reference.REFERENCE / "data/netdiffuser_medInnovations_attributes.csv"
    )
    model = EventModel(covariates, factors, cluster=None, units=units)
    times = networks.times("medInnovations", "censoredNA")
    found = fit_event_model(model, times, networks.ties("medInnovations"), link=link)
    expected = next(
        one
        for one in reference.numbers("eventhistory_medInnovations")
        if one["label"].startswith(label)
    )
    assert (found.rows, found.events) == (expected["n"], expected["n_events"])
    for theirs in expected["coefficients"]:
        name = theirs["term"].replace("factor(city)", "city=").replace("lagged_expo", "exposure")
        ours = found.effect("period" if name == "per" else name)
        assert ours.estimate == pytest.approx(theirs["estimate"], abs=1e-6)
    assert "left out because a value is unknown" in found.notes[-1]


def test_it_is_the_event_history_of_its_table():
    times, ties, units = some()
    model = EventModel(("rich", "rich^2", "v"), ("part",), "quadratic", "part", units=units)
    found = fit_event_model(model, times, ties, link="cloglog", until=2015)
    table = person_periods(
        times,
        covariates=dict(units.fixed),
        varying=dict(units.varying),
        exposures={"exposure": ties},
        until=2015,
    )
    expected = event_history(
        table,
        ["exposure", "rich", "rich^2", "v"],
        factors=["part"],
        baseline="quadratic",
        link="cloglog",
        cluster="part",
    )
    assert found.effects == expected.effects
    assert (found.clusters, found.standard_errors) == (3, "clustered by part")
    assert [e.term for e in found.effects][-2:] == ["part=b", "part=c"]


def test_without_ties_the_covariates_alone_are_fitted():
    times, _, units = some()
    found = fit_event_model(EventModel(("rich",), units=units), times)
    assert [e.term for e in found.effects] == ["(Intercept)", "period", "rich"]
    assert found.dropped == 0
    assert fit_event_model(EventModel(("rich",), units=units), pd.Series(times)) == found


def test_units_that_did_not_exist_all_the_time_are_at_risk_while_they_did():
    times, ties, _ = some()
    never = [unit for unit, time in times.items() if time is None]
    adopter = next(unit for unit, time in times.items() if time is not None)
    life = {"entries": {never[0]: 2013.0, adopter: 2030.0}, "exits": {never[1]: 2012.0}}
    whole = fit_event_model(EventModel(lag=0), times, ties)
    found = fit_event_model(EventModel(lag=0), times, ties, **life)
    assert found.events == whole.events
    assert found.rows < whole.rows
    assert found.population == whole.population
    assert "1 units adopted at a time when they were not said" in found.notes[0]


def test_a_power_of_the_exposure_and_its_lag():
    times, ties, _ = some()
    one = fit_event_model(EventModel(("exposure^2",)), times, ties)
    assert [e.term for e in one.effects][2:] == ["exposure", "exposure^2"]
    later = fit_event_model(EventModel(lag=2), times, ties)
    assert later.dropped > one.dropped


def test_units_that_only_the_table_names_are_at_risk_if_asked_for():
    times, _, units = some()
    adopters = {u: t for u, t in times.items() if t is not None}
    model = EventModel(("rich",), units=units)
    all_of_them = fit_event_model(model, times)
    asked = fit_event_model(model, adopters, units_at_risk=True)
    assert asked.population == all_of_them.population == 60
    assert [e.estimate for e in asked.effects] == pytest.approx(
        [e.estimate for e in all_of_them.effects], abs=1e-9
    )
    never = 60 - len(adopters)
    assert f"{never} units that only t names are at risk" in asked.notes[0]
    others = fit_event_model(model, adopters)
    assert others.population == len(adopters)
    assert "were left out: they are not at risk" in others.notes[0]


def test_units_of_which_nothing_is_known_are_dropped_and_said():
    times, ties, units = some()
    fewer = UnitColumns("t", units.units[:50], {"rich": units.fixed["rich"]})
    found = fit_event_model(EventModel(("rich",), units=fewer), times)
    assert "t lacks 10 units at risk, such as 'u50'" in found.notes[0]
    # Unnamed units have no known exposure: they tell nothing, instead of counting as unexposed.
    named = fit_event_model(EventModel(), times, ties)
    unnamed = fit_event_model(EventModel(), times, ties, population=100)
    assert unnamed.population == 100
    assert unnamed.dropped > named.dropped
    assert unnamed.effects == named.effects


def test_units_that_only_the_ties_name_come_out_of_the_population():
    times, ties, _ = some()
    ties = nx.DiGraph([*ties.edges, ("x", "u1"), ("y", "u2")])
    enough = fit_event_model(EventModel(), times, ties, population=62)
    assert enough.population == 62
    assert not any("not 62" in note for note in enough.notes)
    more = fit_event_model(EventModel(), times, ties, population=60)
    assert more.population == 62
    assert more.notes[0].startswith("62 units are at risk, not 60")
    with pytest.raises(UserError, match="smaller than"):
        fit_event_model(EventModel(), times, ties, population=59)


@pytest.mark.parametrize(
    ("model", "ties", "message"),
    [
        ({}, False, "no term"),
        ({"covariates": ("exposure^2",)}, False, "needs ties"),
        ({"covariates": ("rich",), "units": None}, True, "give a table with a row for each unit"),
        ({"covariates": ("poor",)}, True, "t has no column 'poor', only rich, part, v"),
        ({"cluster": "province"}, True, "no column 'province'"),
        ({"covariates": ("part",)}, True, "name it among the factors"),
        ({"units": UnitColumns("t", ("x",), {"rich": {"x": 1}})}, True, "same names in both"),
        (
            {
                "covariates": ("exposure",),
                "units": UnitColumns("t", ("u1",), {"exposure": {"u1": 1}}),
            },
            True,
            "another name",
        ),
    ],
)
def test_what_cannot_be_fitted_is_refused_in_one_sentence(model, ties, message):
    times, network, units = some()
    asked = EventModel(**({"units": units} | model))
    with pytest.raises(UserError, match=message) as refusal:
        fit_event_model(asked, times, network if ties else None)
    assert str(refusal.value).count(". ") == 0


def test_a_category_that_parts_adopters_from_the_others_is_named():
    times, _, units = some()
    fate = {u: "yes" if t is not None else "no" for u, t in times.items()}
    apart = UnitColumns("t", units.units, {"fate": fate})
    with pytest.raises(UserError, match="fate=no nobody adopts"):
        fit_event_model(EventModel((), ("fate",), units=apart), times)


def test_two_values_for_one_period_are_refused():
    times, _, units = some()
    half = {u: {2010.0: 1.0, 2010.5: 2.0} for u in units.units}
    asked = EventModel(("h",), units=UnitColumns("t", units.units, {}, {"h": half}))
    with pytest.raises(UserError, match="two values for u0 in the period that begins at 2010"):
        fit_event_model(asked, times, origin=2009)


def test_the_columns_may_be_a_table():
    times, ties, units = some()
    frame = pd.DataFrame({"rich": units.fixed["rich"], "part": units.fixed["part"]})
    asked = EventModel(("rich",), ("part",), units=units)
    wanted = fit_event_model(asked, times, ties).to_frame()
    for table in (frame, frame.rename_axis("unit").reset_index()):
        found = fit_event_model(EventModel(("rich",), ("part",), units=table), times, ties)
        pd.testing.assert_frame_equal(found.to_frame(), wanted)


@settings(max_examples=15, deadline=None)
@given(st.integers(-1900, 1900), st.permutations(range(60)))
def test_neither_the_calendar_nor_names_change_an_effect(shift, order):
    times, ties, units = some()
    names = {u: f"n{n}" for u, n in zip(units.units, order, strict=True)}
    moved = {names[u]: None if t is None else t + shift for u, t in times.items()}
    rich = {names[u]: x for u, x in units.fixed["rich"].items()}
    before = fit_event_model(EventModel(("rich",), units=units), times, ties)
    after = fit_event_model(
        EventModel(("rich",), units=UnitColumns("t", tuple(rich), {"rich": rich})),
        moved,
        nx.relabel_nodes(ties, names),
    )
    for one, other in zip(before.effects, after.effects, strict=True):
        assert other.estimate == pytest.approx(one.estimate, abs=1e-7)
        assert other.standard_error == pytest.approx(one.standard_error, abs=1e-7)
