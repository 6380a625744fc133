"""Puzzles, baselines and scores, against plain loops."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.graph.places import haversine
from lantoa.synthesis.baselines import latest, nearest_in_hierarchy, nearest_in_space
from lantoa.synthesis.country import make
from lantoa.synthesis.design import Design
from lantoa.synthesis.scoring import (
    average_precision,
    by_votes,
    edges_of,
    hit_rate,
    precision_recall,
    puzzle,
)

LEVELS = ("unit", "district", "province")


@pytest.fixture(scope="module")
def asked():
    return puzzle(make(Design.of_size(1500, 30, seed=9)), "unit")


def earlier(asked, row):
    return [
        other
        for other in range(len(asked))
        if asked.item[other] == asked.item[row] and asked.time[other] < asked.time[row]
    ]


@pytest.mark.parametrize("level", LEVELS)
def test_a_puzzle_holds_first_adoptions_and_true_sources(country, level):
    asked = puzzle(country, level)
    pairs = list(zip(asked.item.tolist(), asked.unit.tolist(), strict=True))
    assert len(set(pairs)) == len(pairs)
    order = list(zip(asked.item.tolist(), asked.time.tolist(), strict=True))
    assert order == sorted(order)
    when = dict(zip(pairs, asked.time.tolist(), strict=True))
    known = 0
    for row in np.flatnonzero(asked.source >= 0).tolist():
        source = (int(asked.item[row]), int(asked.source[row]))
        assert when[source] < asked.time[row]
        known += 1
    assert known > 100
    levels = {unit.rpartition("/")[2].partition("-")[0] for unit in asked.units}
    assert levels == {"unit": {"province", "district", "commune"}}.get(level, {level})


def test_told_dates_are_the_middle_of_what_sources_tell(country):
    asked, true = puzzle(country, dates="told"), puzzle(country)
    assert len(asked) < len(true)  # some tell none
    names = {
        (true.items[item], true.units[unit]): time
        for item, unit, time in zip(true.item, true.unit, true.time, strict=True)
    }
    off = [
        abs(time - names[asked.items[item], asked.units[unit]])
        for item, unit, time in zip(asked.item, asked.unit, asked.time, strict=True)
    ]
    assert 0.05 < np.mean(off) < 1.0
    assert max(off) < 4
    order = list(zip(asked.item.tolist(), asked.time.tolist(), strict=True))
    assert order == sorted(order)


def test_only_models_of_the_sizes_asked_for_are_in_it(country):
    asked = puzzle(country, sizes=(20, 100))
    sizes = {
        name: size
        for name, size in zip(country.models.names, country.models.size, strict=True)
        if 20 <= size <= 100
    }
    assert set(asked.items) == set(sizes)


def test_the_last_one_before_is_guessed(asked):
    guess = latest(asked)
    for row in range(0, len(asked), 11):
        before = earlier(asked, row)
        if not before:
            assert guess[row] == -1
            continue
        last = max(asked.time[other] for other in before)
        assert guess[row] in {asked.unit[o] for o in before if asked.time[o] == last}


def test_the_nearest_one_before_is_guessed(asked):
    def km(a, b):
        lat, lon = asked.latitude, asked.longitude
        return haversine(lat[a], lon[a], lat[b], lon[b])

    guess = nearest_in_space(asked)
    for row in range(0, len(asked), 11):
        before = [asked.unit[other] for other in earlier(asked, row)]
        if before:
            best = min(km(asked.unit[row], other) for other in before)
            assert km(asked.unit[row], guess[row]) == pytest.approx(best, abs=1e-6)
        else:
            assert guess[row] == -1


def test_the_nearest_in_the_hierarchy_is_guessed(asked):
    def path(unit):
        return [int(row) for row in asked.chain[unit] if row >= 0]

    def steps(a, b):
        common = sum(x == y for x, y in zip(path(a), path(b), strict=False))
        return len(path(a)) + len(path(b)) - 2 * common

    guess = nearest_in_hierarchy(asked)
    for row in range(0, len(asked), 11):
        before = earlier(asked, row)
        if before:
            fewest = min(steps(asked.unit[row], asked.unit[other]) for other in before)
            near = [o for o in before if steps(asked.unit[row], asked.unit[o]) == fewest]
            last = max(asked.time[other] for other in near)
            assert guess[row] in {asked.unit[o] for o in near if asked.time[o] == last}


def test_space_and_hierarchy_know_more_than_time_alone(country):
    asked = puzzle(country)
    guesses = [hit_rate(asked, guess(asked)) for guess in (nearest_in_space, nearest_in_hierarchy)]
    assert min(guesses) > 1.5 * hit_rate(asked, latest(asked))


def test_the_truth_itself_scores_one(asked):
    true = asked.true_edges()
    ranked = by_votes(asked, asked.source)
    assert set(ranked) == true
    assert average_precision(ranked, true) == 1.0
    assert hit_rate(asked, asked.source) == 1.0
    names = [(asked.units[a], asked.units[b]) for a, b in ranked]
    assert edges_of(asked, names) == ranked
    assert asked.true_edges(2) < true


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), unique=True, max_size=20),
    st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=10),
)
def test_average_precision_is_the_plain_sum(ranked, true):
    total = 0.0
    for position, edge in enumerate(ranked, start=1):
        if edge in true:
            total += sum(other in true for other in ranked[:position]) / position
    assert math.isclose(average_precision(ranked, true), total / len(true), abs_tol=1e-12)
    precision, recall = precision_recall(ranked, true)
    assert ((precision >= 0) & (precision <= 1) & (recall <= 1)).all()
    assert (np.diff(recall) >= 0).all()


def test_without_a_true_edge_there_is_no_score():
    asked = puzzle(make(Design(models=1, deployments=1)))
    assert average_precision([(0, 1)], set()) is None
    assert hit_rate(asked, latest(asked)) is None
    assert by_votes(asked, latest(asked)) == []
