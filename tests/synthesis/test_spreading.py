"""The process: counts as asked, S-shaped curves, short ways, and a lineage that can be."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import curve_fit

from lantoa.graph.places import Gazetteer
from lantoa.synthesis.country import make
from lantoa.synthesis.design import Design
from lantoa.synthesis.geography import COMMUNE, DISTRICT, REFORM, geography
from lantoa.synthesis.models import bass_share, bass_time, models
from lantoa.synthesis.spreading import ALONE, DOWN, NEAR, UP
from lantoa.vietnamese import key


@given(
    st.integers(1, 40).flatmap(lambda m: st.tuples(st.just(m), st.integers(m, 1500))),
    st.integers(0, 99),
)
@settings(max_examples=15, deadline=None)
def test_there_are_as_many_as_asked_and_none_twice(size, seed):
    count, deployments = size
    country = make(Design.of_size(deployments, count, seed=seed))
    spread = country.spread
    assert len({key(name) for name in country.models.names}) == count
    assert len(spread) == deployments
    assert set(spread.model.tolist()) == set(range(count))
    assert len(set(zip(spread.model.tolist(), spread.unit.tolist(), strict=True))) == deployments


def test_one_model_may_fill_the_country():
    spread = make(Design(models=1, deployments=6000)).spread
    assert len(set(spread.unit.tolist())) == 6000


def test_origins_are_earlier_deployments_of_the_same_model(country):
    spread = country.spread
    copies = spread.origin >= 0
    assert 0.7 < copies.mean() < 0.97
    assert ((spread.way == ALONE) == ~copies).all()
    origin = spread.origin[copies]
    assert (spread.model[origin] == spread.model[copies]).all()
    assert (spread.day[origin] < spread.day[copies]).all()


def test_every_unit_existed_on_the_day(country):
    gazetteer, spread = Gazetteer.packaged(), country.spread
    assert (spread.unit >= 0).all()
    for unit, day in zip(spread.unit[::7].tolist(), spread.day[::7].tolist(), strict=True):
        iri = country.geography.units[unit]
        assert gazetteer.unit(iri).valid_on(dt.date.fromordinal(day)), iri
    first, last = dt.date(2005, 1, 1).toordinal(), dt.date(2025, 12, 31).toordinal()
    assert first <= spread.day.min()
    assert spread.day.max() <= last
    assert (spread.day >= REFORM).any()


def test_ways_go_where_they_say(country):
    place, spread = country.geography, country.spread
    old = spread.day < REFORM
    row, origin = spread.row, spread.row[spread.origin]
    up = old & (spread.way == UP)
    assert (place.superior[origin[up]] == row[up]).all()
    down = old & (spread.way == DOWN)
    above = place.superior[row[down]]
    assert ((above == origin[down]) | (place.superior[above] == origin[down])).all()
    near = old & (spread.way == NEAR)
    assert (place.level[origin[near]] == place.level[row[near]]).all()
    assert min(up.sum(), down.sum(), near.sum()) > 50


def test_replications_are_much_shorter_than_chance(country):
    place, spread = country.geography, country.spread
    copies = np.flatnonzero((spread.origin >= 0) & (place.level[spread.row] == COMMUNE))
    true = place.distance_km(spread.row[spread.origin[copies]], spread.row[copies])
    rng = np.random.default_rng(0)
    random = place.distance_km(spread.row[rng.permutation(copies)], spread.row[copies])
    assert np.median(true) < 20
    assert np.median(true) * 10 < np.median(random)


def test_a_commune_whose_district_has_it_is_likelier_to_take_it(country):
    """The hierarchy: of copying communes, those below their origin or beside it are many."""
    place, spread = country.geography, country.spread
    copies = (spread.origin >= 0) & (spread.day < REFORM)
    origin = spread.row[spread.origin]
    inside = place.superior[spread.row] == origin
    assert inside[copies].mean() > 0.05
    districts = copies & (place.level[spread.row] == DISTRICT)
    own = place.superior[origin[districts]] == spread.row[districts]
    assert own.mean() > 0.3


def test_large_models_spread_along_an_s():
    country = make(Design(models=40, deployments=30_000, seed=5))
    spread, better = country.spread, []
    for model in np.argsort(-country.models.size)[:8]:
        days = np.sort(spread.day[spread.model == model])
        if country.models.start[model] > 2014:
            continue
        time = (days - days[0]) / 365.2425
        share = np.arange(1, len(days) + 1) / len(days)

        def logistic(t, top, speed, middle):
            return top / (1 + np.exp(-speed * (t - middle)))

        fit, _ = curve_fit(logistic, time, share, p0=(1.0, 0.5, 8.0), maxfev=20_000)
        line = np.polyval(np.polyfit(time, share, 1), time)
        better.append(
            ((share - logistic(time, *fit)) ** 2).sum() < 0.5 * ((share - line) ** 2).sum()
        )
    assert len(better) >= 3
    assert all(better)


def test_sizes_have_a_heavy_tail():
    size = np.sort(models(Design()).size)[::-1]
    assert size.sum() == 124_000
    assert size[:25].sum() > 0.3 * size.sum()  # the largest hundredth
    assert np.median(size) < 30


@given(st.floats(0.001, 0.1), st.floats(0.05, 1.5), st.floats(0, 0.99))
def test_bass_times_invert_bass_shares(p, q, share):
    p, q = np.array([p]), np.array([q])
    assert bass_share(p, q, bass_time(p, q, np.array([share]))) == pytest.approx([share], abs=1e-9)


def test_the_map_is_made_once():
    assert geography() is geography()
