"""The search against a plain one, and what must not change its result."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.graph.inference import Cascades, infer, scores
from lantoa.graph.inference.evidence import Evidence
from lantoa.graph.inference.greedy import greedy
from lantoa.graph.inference.objective import objective
from lantoa.graph.inference.stopping import Stopping
from lantoa.graph.inference.transmission import Exponential
from tests.graph.inference import naive

UNITS = "abcdef"
#: Years: many adoptions at one time, many gains that tie.
coarse = st.lists(
    st.tuples(st.sampled_from(UNITS), st.sampled_from("uvwxyz"), st.integers(0, 5).map(float)),
    min_size=1,
    max_size=40,
)
#: Moments: times so fine that gains hardly ever tie.
fine = st.lists(
    st.tuples(
        st.sampled_from(UNITS),
        st.sampled_from("uvwxyz"),
        st.floats(0, 10, allow_subnormal=False).map(lambda x: round(x, 9)),
    ),
    min_size=2,
    max_size=40,
)


def cascades(rows: list[naive.Row], **options) -> Cascades:
    return Cascades.from_columns(*zip(*rows, strict=True), **options)


def search(rows: list[naive.Row], rate: float = 0.7, **stopping):
    table = cascades(rows)
    model = Evidence(table, Exponential(rate), objective())
    steps, why, _ = greedy(model, Stopping(**stopping))
    return [(table.units[s.source], table.units[s.target], s) for s in steps], why


def plain(rows: list[naive.Row], rate: float = 0.7) -> naive.Naive:
    return naive.Naive(rows, lambda interval: math.log(rate) - rate * interval)


@given(coarse)
@settings(max_examples=150, deadline=None)
def test_each_edge_is_a_best_one_until_nothing_gains(rows) -> None:
    replay = plain(rows)
    found, why = search(rows)
    for source, target, step in found:
        gain = replay.total((source, target))
        assert gain == pytest.approx(replay.best(), rel=1e-11)
        assert step.gain == pytest.approx(gain, rel=1e-11)
        equal = [e for e in replay.candidates if math.isclose(replay.total(e), gain, rel_tol=1e-11)]
        assert step.tied == len(equal)
        replay.add((source, target))
    assert why == "nothing gains"
    assert replay.best() < 1e-9


@given(fine)
@settings(max_examples=100, deadline=None)
def test_gains_only_shrink(rows) -> None:
    found, _ = search(rows)
    gains = [step.gain for _, _, step in found]
    assert all(later <= earlier * (1 + 1e-12) for earlier, later in zip(gains, gains[1:]))  # noqa: B905, RUF007


@given(coarse, st.permutations(UNITS))
@settings(max_examples=80, deadline=None)
def test_other_names_of_units_change_nothing(rows, names) -> None:
    other = dict(zip(UNITS, names, strict=True))
    found, _ = search(rows)
    renamed, _ = search([(other[unit], item, time) for unit, item, time in rows])
    assert [(other[source], other[target], step) for source, target, step in found] == renamed


@given(coarse, st.integers(-2000, 2000))
@settings(max_examples=80, deadline=None)
def test_other_dates_with_the_same_intervals_change_nothing(rows, shift) -> None:
    found, _ = search(rows)
    shifted, _ = search([(unit, item, time + shift) for unit, item, time in rows])
    assert found == shifted


@given(coarse)
@settings(max_examples=50, deadline=None)
def test_who_never_adopted_changes_nothing(rows) -> None:
    few = infer_or_none(cascades(rows))
    many = infer_or_none(cascades(rows, units=[*dict.fromkeys(r[0] for r in rows), "never"]))
    assert few == many


def infer_or_none(table: Cascades):
    if table.pairs == 0:
        return None
    return infer(table, rate=1.0, min_gain=0).to_dict()


@given(coarse)
@settings(max_examples=40, deadline=None)
def test_pairs_that_are_not_kept_or_not_exact_change_no_gain(rows) -> None:
    table = cascades(rows)
    stopping = Stopping(edges=8)
    kept, *_ = greedy(Evidence(table, Exponential(0.7), objective()), stopping)
    forgetful, *_ = greedy(Evidence(table, Exponential(0.7), objective(), kept=3), stopping)
    assert kept == forgetful


def test_many_pairs_are_scored_at_once_with_the_same_gains(monkeypatch) -> None:
    random = np.random.default_rng(3)
    rows = [(u, str(i), t) for i in range(30) for u, t in zip(UNITS, random.random(6), strict=True)]
    exact, _ = search(rows)
    monkeypatch.setattr(scores, "EXACT_INTERVALS", 0)
    fast, _ = search(rows)
    assert [edge[:2] for edge in fast] == [edge[:2] for edge in exact]
    gains = [step.gain for _, _, step in exact]
    assert [step.gain for _, _, step in fast] == pytest.approx(gains, rel=1e-12)


def test_same_time_is_no_evidence() -> None:
    found, why = search([("a", "x", 1.0), ("b", "x", 1.0), ("c", "x", 2.0)])
    assert {(source, target) for source, target, _ in found} <= {("a", "c"), ("b", "c")}
    # a and b explain c equally well: one of them is added, the other then gains nothing.
    assert (len(found), why) == (1, "nothing gains")
    assert found[0][2].tied == 2


def test_far_apart_is_not_too_far_for_a_logarithm() -> None:
    # exp(-1500) is no number, its logarithm is one.
    found, _ = search([("a", "x", 0.0), ("b", "x", 3000.0)], rate=0.5)
    assert found[0][2].gain == pytest.approx(math.log(0.5 / 1e-10))


def test_stopping() -> None:
    rows = [(u, str(i), float(t)) for i in range(5) for t, u in enumerate("abcd")]
    rows += [("d", "9", 0.0), ("a", "9", 1.0)]
    assert [len(search(rows, edges=n)[0]) for n in (1, 2)] == [1, 2]
    assert search(rows, edges=2)[1] == "edges"
    found, why = search(rows, min_gain=50.0)
    assert why == "min_gain"
    assert min(step.gain for _, _, step in found) >= 50
    everything, _ = search(rows)
    assert min(step.gain for _, _, step in everything) < 50
    kept, why = search(rows, p_value=0.05)
    values = [step.p_value for _, _, step in kept]
    assert why == "p_value"
    assert all(value < 0.05 for value in values[:-1])
    assert values[-1] >= 0.05
    left_out, why = search(rows, p_value=0.05, keep_failing=False)
    assert (len(left_out), why) == (len(kept) - 1, "p_value")
