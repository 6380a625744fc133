"""The measures over ties as an analyst takes them: bounds of dates, the end, who is not in them."""

from __future__ import annotations

import json

import pytest

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions
from lantoa.graph.adoptions.imputation import Imputation
from lantoa.graph.diffusion.tie_matrix import tie_matrix
from lantoa.graph.spread.over_ties import MEASURES
from lantoa.graph.spread.overview import spread_of
from lantoa.graph.spread.subject import Subject
from lantoa.graph.spread.tie_options import TieOptions

UNITS = ["a", "b", "c", "d", "e"]
#: a 2019; b 2020 to 2022; c never; d 2021; e adopted, nobody knows when.
ROWS = [("a", "x", 2019, 2019), ("b", "x", 2020, 2022), ("d", "x", 2021, 2021), ("e", "x", None)]
TIES = tie_matrix(UNITS, [2, 2, 3, 3, 3, 1], [0, 1, 1, 0, 4, 0], how="who knows whom")


def spread(rows=ROWS, **options):
    return spread_of(Adoptions.build(rows, units=UNITS), ties=TIES, **options)


def figures(found, name):
    assert found[name].reason is None
    return {f.name: f.value for f in found[name].figures}


def test_interval_dates_give_bounds_and_say_so():
    found = spread(names=["exposure-bounds", "threshold-bounds"])
    exposure = found["exposure-bounds"].result.result
    of = {unit: at for at, unit in enumerate(exposure.units)}
    assert exposure.periods.tolist() == [2019, 2020, 2021, 2022]
    assert exposure.lower[of["c"]].tolist() == [0.5, 0.5, 0.5, 1]
    assert exposure.upper[of["c"]].tolist() == [0.5, 1, 1, 1]
    # e, of which nothing is known, may have adopted all the time or after the last period.
    assert exposure.lower[of["d"]] == pytest.approx([1 / 3, 1 / 3, 1 / 3, 2 / 3])
    assert exposure.upper[of["d"]] == pytest.approx([2 / 3, 1, 1, 1])
    threshold = found["threshold-bounds"].result.result
    assert threshold.to_dict()["values"]["d"] == pytest.approx([1 / 3, 1])
    assert threshold.to_dict()["values"]["b"] == [1, 1]
    assert (threshold.uncertain, threshold.adopters, threshold.population) == (2, 4, 5)
    for name in ("exposure-bounds", "threshold-bounds"):
        assert found[name].dates == "bounds"
        assert found[name].left_out == 0
    assert "NaN" not in json.dumps(found.to_dict())


@pytest.mark.parametrize("dates", ["earliest", "latest", "midpoint", Imputation(5, seed=2)])
def test_whatever_the_choice_of_dates_the_mean_lies_between_the_bounds(dates):
    rows = ROWS[:3]
    found = spread(rows, dates=dates, names=["thresholds", "threshold-bounds"])
    bounds = figures(found, "threshold-bounds")
    mean = figures(found, "thresholds")["mean"]
    assert bounds["mean, at least"] - 1e-12 <= mean <= bounds["mean, at most"] + 1e-12
    assert found["thresholds"].dates == str(dates)


def test_exact_dates_need_no_bounds():
    found = spread([("a", "x", 2019), ("b", "x", 2020)])
    for name in ("exposure-bounds", "threshold-bounds"):
        assert found[name].reason.startswith("Every date is exact")


def test_nothing_known_of_any_date_is_said():
    found = spread([("a", "x", None), ("b", "x", None)])
    for name in ("exposure", "exposure-bounds", "threshold-bounds", "morans-i"):
        assert found[name].reason == "No adoption has a time that is known."


def test_the_end_of_observation_is_the_last_period():
    found = spread(ROWS[:1], until=2023.0, names=["exposure", "morans-i"])
    assert found["exposure"].result.result.periods.tolist() == [2019, 2020, 2021, 2022, 2023]
    assert [one.period for one in found["morans-i"].result.result][-1] == 2023


def test_units_that_nobody_names_are_at_risk_but_in_no_network():
    table = Adoptions.build([("a", "x", 2019), ("b", "x", 2020)], population=9)
    found = spread_of(table, ties=tie_matrix(["a", "b"], [1], [0]), names=["exposure"])
    (figure,) = found["exposure"].figures
    assert figure.note == "without 7 units at risk that nobody names"
    assert found.to_dict()["measures"]["exposure"]["result"]["units_without_a_name"] == 7


def test_no_ties_at_all_is_said_in_a_sentence():
    found = spread_of(Adoptions.build([("a", "x", 2019), ("b", "x", 2020)]))
    for name in ("exposure", "thresholds", "exposure-bounds", "morans-i", "join-counts"):
        assert found[name].reason == "No ties between the units are given; give them by --ties."


def test_an_empty_network_gives_stated_zeros_and_reasons():
    table = Adoptions.build([("a", "x", 2019), ("b", "x", 2020), ("c", "x", 2020)])
    found = spread_of(table, ties=tie_matrix(["a", "b", "c"], [], []))
    assert figures(found, "exposure")["mean exposure in the last period"] == 0
    notes = {m.measure.name: m.figures[0].note for m in found.measures if m.figures}
    assert notes["thresholds"] == "no adopter has an alter, so every value is 0 of 0"
    assert notes["threshold-classes"] == "all thresholds are equal"
    assert "no unit has a neighbour" in (notes["morans-i"], notes["join-counts"])
    assert "0 of 0" in notes["infectiousness"]


def test_all_adopt_at_once():
    table = Adoptions.build([("a", "x", 2019), ("b", "x", 2019), ("c", "x", 2019)])
    found = spread_of(table, ties=tie_matrix(["a", "b", "c"], [0, 1], [1, 2]))
    notes = {m.measure.name: m.figures[0].note for m in found.measures if m.figures}
    assert notes["morans-i"] == "all units have the same value"
    assert "0 of 0" in notes["susceptibility"]
    assert notes["infection-lag"] == "no adopter had an alter who adopted before it"
    assert figures(found, "thresholds")["mean"] == pytest.approx(2 / 3)


def test_what_is_divided_by_adoptions_is_no_share():
    found = spread([("a", "x", 2019), ("b", "x", 2020), ("d", "x", 2020)])
    for name in ("infectiousness", "susceptibility"):
        assert found[name].figures[0].unit.endswith("per adoption in their period")
        assert found[name].measure.units["values"] == found[name].figures[0].unit
        assert "over how many adopt then at all" in found[name].measure.definition
    # b names a, who adopted the year before; two adopted in 2020: 1 over 2.
    assert found["infectiousness"].result.result.of("a") == 0.5
    assert found["thresholds"].figures[0].unit == "share of the alters that count"


def test_where_all_have_adopted_in_the_end_morans_i_is_of_the_period_before():
    table = Adoptions.build([(unit, "x", 2015 + n) for n, unit in enumerate("abcde")])
    found = spread_of(table, ties=tie_matrix("abcde", [0, 1, 2, 3], [1, 2, 3, 4]))
    (figure, *_) = found["morans-i"].figures
    assert figure.value == found["morans-i"].result.result[-2].statistic
    assert figure.note == "of the period from 2018 on; later all units have the same value"


ASKED = TieOptions(
    valued=True,
    outgoing=False,
    lag=1,
    lags=3,
    discount="exponential",
    rate=0.2,
    normalized=False,
    include_censored=False,
)


def test_each_measure_takes_the_settings_that_it_knows():
    rows = [("a", "x", 2019), ("b", "x", 2020, 2022), ("d", "x", 2021)]
    table = Adoptions.build(rows, units=UNITS)
    times = table.first_times("x")
    subject = Subject(table, times, "earliest", (), table, ties=TIES, tie_options=ASKED)
    for measure in MEASURES:
        result = measure.compute(subject).result
        asked = ASKED.of(measure.name)
        found = getattr(result, "settings", {}) if not isinstance(result, tuple) else {}
        if measure.name != "threshold-classes":
            assert {name: found[name] for name in asked} == asked
        for figure in measure.figures(measure.compute(subject)):
            assert "per adoption" not in figure.unit
            assert "share of a unit's" not in figure.unit
    plain = Subject(table, times, "earliest", (), table, ties=TIES)
    for measure in MEASURES:
        assert measure.compute(plain).to_dict() != measure.compute(subject).to_dict() or (
            not ASKED.of(measure.name)
        )


@pytest.mark.parametrize(
    "options", [{"lag": -1}, {"lags": 0}, {"rate": -1.0}, {"discount": "square"}]
)
def test_settings_out_of_range_are_refused(options):
    with pytest.raises(UserError):
        TieOptions(**options)


def test_degree_and_timing_is_told_with_its_p():
    table = Adoptions.build([(unit, "x", 2015 + n) for n, unit in enumerate("abcde")])
    found = spread_of(table, ties=tie_matrix("abcde", [1, 2, 3, 4, 2], [0, 0, 0, 1, 1]))
    told = figures(found, "degree-timing")
    assert told["in-degree and time of adoption"] < 0  # those whom many name came first
    assert 0 < told["p of the in-degree"] < 0.1
    assert found["degree-timing"].figures[2].name == "out-degree and time of adoption"
