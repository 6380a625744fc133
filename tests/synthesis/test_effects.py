"""The effects that the country is to have, measured as an analyst would: rates of the exposed.

A commune-year before the reform is at risk of a model while the commune does not have it; it is
exposed if a neighbour (the six nearest), or its district, had it when the year began.
"""

import datetime as dt

import numpy as np
import pytest

from lantoa.synthesis.country import make
from lantoa.synthesis.design import Design
from lantoa.synthesis.geography import COMMUNE, REFORM

YEARS = range(2008, 2025)


@pytest.fixture(scope="module")
def large():
    """A country with models large enough to have rates."""
    return make(Design(models=12, deployments=9000, seed=4))


def rates(country, exposed_of):
    """Adoptions per commune-year of the exposed and of the others, over the largest models."""
    place, spread = country.geography, country.spread
    communes = np.flatnonzero((place.level == COMMUNE) & (np.arange(len(place)) < place.first_new))
    adopted = np.zeros((2, 2))
    for model in np.argsort(-country.models.size)[:6]:
        own = (spread.model == model) & (spread.day < REFORM)
        day = np.full(len(place), np.iinfo(np.int64).max)
        day[spread.row[own]] = spread.day[own]
        for year in YEARS:
            start, end = (dt.date(y, 1, 1).toordinal() for y in (year, year + 1))
            risk = communes[day[communes] >= start]
            exposed = exposed_of(place, day < start, risk)
            took = day[risk] < end
            for side in (0, 1):
                chosen = exposed == bool(side)
                adopted[side] += took[chosen].sum(), chosen.sum()
    return adopted[:, 0] / adopted[:, 1]


def test_communes_beside_one_that_has_it_take_it_more_often(large):
    without, beside = rates(large, lambda place, has, at: has[place.near[at][:, :6]].any(axis=1))
    assert beside > 4 * without


def test_communes_whose_district_has_it_take_it_more_often(large):
    without, below = rates(large, lambda place, has, at: has[place.superior[at]])
    assert below > 4 * without


def test_chance_exposure_has_no_effect(large):
    """The measurement itself finds nothing where there is nothing: exposure by drawn communes."""
    rng = np.random.default_rng(0)

    def drawn(place, has, at):
        return has[rng.permutation(at)] | (rng.random(len(at)) < 0.3)

    without, exposed = rates(large, drawn)
    assert exposed == pytest.approx(without, rel=0.15)


def test_more_begin_by_themselves_early_in_the_life_of_a_model(large):
    """Bass: the share that copies grows with what there is to copy."""
    spread = large.spread
    alone = spread.origin < 0
    for model in np.argsort(-large.models.size)[:3]:
        own = np.flatnonzero(spread.model == model)
        tenth = len(own) // 10
        assert alone[own[:tenth]].mean() > 2 * alone[own[-tenth:]].mean()


def test_campaigns_and_summers_are_faster(large):
    design, spread = large.design, large.spread
    months = np.array([dt.date.fromordinal(day).month for day in spread.day.tolist()])
    summer, winter = (np.isin(months, some).mean() for some in ((7, 8), (1, 2)))
    assert summer > 1.5 * winter
    wave = next(each for each in design.campaigns if not each.themes)
    year = 365.2425
    begins = dt.date(2024, 1, 1).toordinal() + (wave.begins - 2024) * year
    during = ((spread.day >= begins) & (spread.day < begins + wave.years * year)).sum()
    before = ((spread.day >= begins - year) & (spread.day < begins - (1 - wave.years) * year)).sum()
    assert during > before
