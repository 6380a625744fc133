"""Cox regression: against R's coxph, by its definition, and what never changes."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.cox import cox
from lantoa.graph.diffusion.logrank import logrank
from lantoa.graph.diffusion.partial_likelihood import PartialLikelihood, TieMethod
from tests.graph.diffusion.reference import adoption_times, numbers, rows

TIES: tuple[TieMethod, ...] = ("efron", "breslow", "exact")
UNITS = st.lists(
    st.tuples(st.none() | st.integers(0, 5), st.integers(-2, 2), st.sampled_from("ab")),
    min_size=3,
    max_size=12,
).filter(lambda units: any(t is not None for t, *_ in units))


@pytest.mark.parametrize("ties", TIES)
def test_it_equals_r(ties: TieMethod) -> None:
    (expected,) = (e for e in numbers("survival_medInnovations")["cox"] if e["ties"] == ties)
    doctors = rows("netdiffuser_medInnovations_attributes")
    found = cox(
        adoption_times("medInnovations", "censoredNA"),
        {
            "proage": {d["id"]: float(d["proage"]) if d["proage"] else None for d in doctors},
            "city": {d["id"]: int(d["city"]) for d in doctors},
        },
        factors=["city"],
        until=17,
        ties=ties,
    )
    assert [e.term for e in found.effects] == ["proage", "city=2", "city=3", "city=4"]
    # R ends a step earlier, when the likelihood changes by less than 1e-9: 5e-9 from the maximum.
    assert [e.estimate for e in found.effects] == pytest.approx(expected["coef"], rel=1e-7)
    assert [e.standard_error for e in found.effects] == pytest.approx(expected["se"], rel=1e-7)
    likely = [found.null_log_likelihood, found.log_likelihood]
    assert likely == pytest.approx(expected["loglik"], rel=1e-12)
    assert (found.units, found.dropped, found.population) == (124, 1, 125)


def naive(units: list[Any], effect: float, ties: str) -> float:
    """The partial log-likelihood of one effect, adoption by adoption."""
    total = 0.0
    end = max(t for t, *_ in units if t is not None)
    seen = [(end if t is None else t, t is not None, x, group) for t, x, group in units]
    for group, now in sorted({(g, t) for t, event, _, g in seen if event}):
        adopters = [x for t, event, x, g in seen if event and t == now and g == group]
        waiting = [x for t, _, x, g in seen if t >= now and g == group]
        weights = [math.exp(effect * x) for x in waiting]
        own = sum(math.exp(effect * x) for x in adopters)
        total += effect * sum(adopters)
        if ties == "exact":
            chosen = itertools.combinations(weights, len(adopters))
            total -= math.log(sum(math.prod(some) for some in chosen))
            continue
        for at in range(len(adopters)):
            part = at / len(adopters) if ties == "efron" else 0.0
            total -= math.log(sum(weights) - part * own)
    return total


@pytest.mark.parametrize("ties", TIES)
@given(UNITS, st.floats(-2, 2))
def test_the_likelihood_is_that_of_its_definition(
    ties: TieMethod, units: list[Any], effect: float
) -> None:
    end = max(t for t, *_ in units if t is not None)
    likelihood = PartialLikelihood(
        np.array([end if t is None else t for t, *_ in units], dtype=float),
        np.array([t is not None for t, *_ in units]),
        np.array([[float(x)] for _, x, _ in units]),
        np.array(["ab".index(group) for *_, group in units]),
        ties,
    )
    value, slope, information = likelihood.at(np.array([effect]))
    assert value == pytest.approx(naive(units, effect, ties), rel=1e-10, abs=1e-10)
    near = [likelihood.at(np.array([effect + h])) for h in (-1e-5, 1e-5)]
    assert slope[0] == pytest.approx((near[1][0] - near[0][0]) / 2e-5, rel=1e-5, abs=1e-5)
    assert -information[0, 0] == pytest.approx(
        (near[1][1][0] - near[0][1][0]) / 2e-5, rel=1e-5, abs=1e-5
    )


@pytest.mark.parametrize("ties", TIES)
@given(UNITS, st.integers(-50, 50), st.permutations(range(12)))
def test_names_order_and_origin_of_time_change_nothing(
    ties: TieMethod, units: list[Any], shift: int, order: list[int]
) -> None:
    if len({x for _, x, _ in units}) < 2:
        return
    found = cox([t for t, *_ in units], {"x": [x for _, x, _ in units]}, ties=ties)
    mixed = [(at, units[at]) for at in order if at < len(units)]
    moved = cox(
        {f"unit {at}": None if t is None else t + shift for at, (t, *_) in mixed},
        {"x": {f"unit {at}": x for at, (_, x, _) in mixed}},
        ties=ties,
    )
    assert moved.converged == found.converged
    assert moved.reason == found.reason
    for one, other in zip(found.effects, moved.effects, strict=True):
        assert other.estimate == pytest.approx(one.estimate, rel=1e-5, abs=1e-7)
        assert other.standard_error == pytest.approx(one.standard_error, rel=1e-5)


def test_the_score_test_of_two_groups_is_the_log_rank_test() -> None:
    times = [1, 1, 2, 3, 3, 3, 4, 6, None, None]
    late = [0, 0, 0, 1, 0, 1, 1, 0, 1, 1]
    found = cox(times, {"late": late}, ties="exact", until=7)
    expected = logrank(times, late, until=7)
    assert found.score_test == pytest.approx(expected.chi_square, rel=1e-12)
    assert found.score_test_p == pytest.approx(expected.p_value, rel=1e-12)


@pytest.mark.parametrize("ties", ["efron", "breslow"])
def test_it_equals_statsmodels_with_strata(ties: TieMethod) -> None:
    hazards = pytest.importorskip("statsmodels.duration.hazard_regression")
    random = np.random.default_rng(4)
    x = random.normal(size=(80, 2))
    strata = random.integers(0, 3, 80)
    times = np.ceil(random.exponential(np.exp(-x[:, 0] + 0.5 * x[:, 1])) * 4)
    times[times > 12] = np.nan
    found = cox(times, {"a": x[:, 0], "b": x[:, 1]}, strata=strata.tolist(), until=12, ties=ties)
    status = ~np.isnan(times)
    model = hazards.PHReg(
        np.where(status, times, 12), x, status=status, ties=ties, strata=strata
    ).fit()
    assert [e.estimate for e in found.effects] == pytest.approx(model.params, rel=1e-6)
    assert [e.standard_error for e in found.effects] == pytest.approx(model.bse, rel=1e-5)
    assert found.log_likelihood == pytest.approx(model.llf, rel=1e-9)
    assert found.strata == 3


@pytest.mark.parametrize("ties", ["efron", "breslow"])
def test_proportionality_is_the_score_test_of_effects_that_change(ties: TieMethod) -> None:
    random = np.random.default_rng(8)
    x = random.integers(-2, 3, (40, 2)).astype(float)
    times = np.ceil(random.exponential(np.exp(-0.5 * x[:, 0])) * 3)
    event = times <= 6
    times = np.minimum(times, 6.0)
    found = cox(
        [t if e else None for t, e in zip(times, event, strict=True)],
        {"a": x[:, 0], "b": x[:, 1]},
        until=6,
        ties=ties,
    )
    clock, survival = {}, 1.0
    for now in sorted(set(times[event])):
        clock[now] = 1 - survival
        survival *= 1 - (event & (times == now)).sum() / (times >= now).sum()

    def likely(effects: np.ndarray[Any, Any]) -> float:
        total = 0.0
        for now, g in clock.items():
            predictor = x @ (effects[:2] + g * effects[2:])
            dying, waiting = event & (times == now), times >= now
            total += predictor[dying].sum()
            for at in range(int(dying.sum())):
                part = at / dying.sum() if ties == "efron" else 0.0
                rest = np.exp(predictor[waiting]).sum() - part * np.exp(predictor[dying]).sum()
                total -= np.log(rest)
        return float(total)

    at, h = np.array([e.estimate for e in found.effects] + [0.0, 0.0]), 1e-4
    steps = h * np.eye(4)
    slope = np.array([(likely(at + s) - likely(at - s)) / (2 * h) for s in steps])
    curvature = np.array(
        [
            [
                (likely(at + s + t) - likely(at + s - t) - likely(at - s + t) + likely(at - s - t))
                / (4 * h * h)
                for t in steps
            ]
            for s in steps
        ]
    )
    together = slope @ np.linalg.solve(-curvature, slope)
    assert found.proportionality[2].chi_square == pytest.approx(together, rel=1e-3)
    for term in (0, 1):
        some = [0, 1, 2 + term]
        one = slope[some] @ np.linalg.solve(-curvature[np.ix_(some, some)], slope[some])
        assert found.proportionality[term].chi_square == pytest.approx(one, rel=1e-3)
        assert found.proportionality[term].degrees_of_freedom == 1
    assert [part.term for part in found.proportionality] == ["a", "b", "all"]


def test_an_effect_that_turns_around_is_found() -> None:
    early = {f"e{n}": (float(n % 3 + 1), 1.0 if n % 5 else 0.0) for n in range(90)}
    late = {f"l{n}": (float(n % 3 + 6), 0.0 if n % 5 else 1.0) for n in range(90)}
    units = early | late
    found = cox(
        {name: time for name, (time, _) in units.items()},
        {"x": {name: x for name, (_, x) in units.items()}},
    )
    assert found.proportionality[0].p is not None
    assert found.proportionality[0].p < 0.001
    once = cox([1, 1, 1, None, None, None], {"x": [3, 1, 4, 1, 2, 0]}, until=9)
    assert [part.chi_square for part in once.proportionality] == [None, None]


def test_units_of_measurement_change_scales_alone() -> None:
    times, x = [1, 2, 3, 4, 5, None], np.array([9.0, 4, 7, 5, 2, 3])
    one = cox(times, {"x": x}, until=6).effect("x")
    other = cox(times, {"x": 1e9 * x + 4e12}, until=6).effect("x")
    assert other.estimate == pytest.approx(1e-9 * one.estimate, rel=1e-9)
    assert other.z == pytest.approx(one.z, rel=1e-9)
    assert one.ratio == pytest.approx(math.exp(one.estimate))


@pytest.mark.parametrize("ties", TIES)
def test_an_effect_without_end_is_told(ties: TieMethod) -> None:
    found = cox([1, 2, 3, None, None], {"early": [1, 1, 1, 0, 0]}, until=4, ties=ties)
    assert not found.converged
    assert found.effects == ()
    assert found.reason is not None
    assert "early has no finite estimate" in found.reason
    assert found.to_dict()["log_likelihood"] is None


def test_a_search_ends_also_where_the_likelihood_is_flat_by_rounding() -> None:
    random = np.random.default_rng(5)
    for _ in range(60):
        times = [None if random.random() < 0.3 else int(random.integers(0, 6)) for _ in range(10)]
        if all(t is None for t in times):
            continue
        for ties in TIES:
            found = cox(times, {"x": random.integers(-2, 3, 10).tolist()}, ties=ties)
            assert found.converged or "no finite estimate" in (found.reason or "")


def test_too_many_ties_for_the_exact_likelihood_are_refused_at_once() -> None:
    times: list[float | None] = [1.0] * 500 + [None] * 1500
    x = {"x": list(range(2000))}
    with pytest.raises(UserError, match="500 of 2,000 units adopt at one time"):
        cox(times, x, until=2, ties="exact")
    assert cox(times, x, until=2).converged


def test_nobody_adopted_within_the_observation() -> None:
    found = cox([5, None], {"x": [1, 2]}, until=4)
    assert (found.converged, found.reason) == (False, "nobody adopted within the observation")


def test_all_in_one_year_are_compared_with_those_who_never_adopted() -> None:
    found = cox([1, 1, 1, None, None, None], {"x": [3, 1, 4, 1, 2, 0]}, until=9)
    assert found.converged
    assert found.effect("x").estimate > 0
    alone = cox([1, 1, 1], {"x": [3, 1, 4]}, ties="exact")  # all adopt at once: nothing to compare
    assert not alone.converged


@pytest.mark.parametrize(
    ("times", "covariates", "options", "words"),
    [
        ([1, 2], {}, {}, "at least one covariate"),
        ([], {"x": []}, {"until": 3}, "No unit has all covariates"),
        ([1, 2, 3], {"x": [1, 1, 1]}, {}, "the same for all units"),
        ([1, 2, 3, 4], {"x": [1, 2, 3, 5], "y": [2, 4, 6, 10]}, {}, "y says nothing"),
        ([1, 2], {"x": [1, 2], "y": [2, 1]}, {}, "too many for 2 units"),
        ([1, 2, 3], {"x": ["a", "b", "a"]}, {}, "name it among the factors"),
        ([1, 2, 3], {"x": [1, 2, math.inf]}, {}, "infinite"),
        ([1, 2, 3], {"x": [1, 2]}, {}, "of every unit"),
        ({"a": 1, "b": 2}, {"x": [1, 2]}, {}, "both by unit"),
        ([1, 2, 3], {"x": [None, math.nan, None]}, {}, "No unit has all"),
        ([1, 2, 3], {"x": [1, 2, 1]}, {"factors": ["y"]}, "none of the covariates"),
        ([1, 2, 3], {"x": [1, 1, 1]}, {"factors": ["x"]}, "one category"),
        ([1, 2, 3], {"x": [1, 2, 1]}, {"ties": "random"}, "'efron', 'breslow' or 'exact'"),
        ([1, 2, 3], {"x": [1, 2, 1]}, {"level": 2}, "between 0 and 1"),
        ([None, None], {"x": [1, 2]}, {}, "say until when"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(
    times: Any, covariates: Any, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        cox(times, covariates, **options)


def test_tables_and_json_hold_the_same() -> None:
    found = cox([1, 2, 3, 4, None], {"x": [4, 1, 3, 2, 2]}, until=5)
    assert list(found.to_frame()["estimate"]) == [e["estimate"] for e in found.to_dict()["effects"]]
    with pytest.raises(KeyError):
        found.effect("y")


def test_covariates_may_be_a_table_by_unit() -> None:
    times = {"a": 1, "b": 2, "c": None, "d": 2, "e": 3}
    table = pd.DataFrame({"x": [0, 2, 1, 1, 0], "y": [3, 1, 2, 5, 4]}, index=list("abcde"))
    plain = {name: table[name].to_dict() for name in table}
    assert cox(times, table).to_dict() == cox(times, plain).to_dict()
