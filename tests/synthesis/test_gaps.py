"""What is told encloses what is true, or contradicts it where it is meant to."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.ontology.records import Bound
from lantoa.synthesis.gaps import NOTHING, PRECISIONS, bound_of, bounded, told


@given(
    st.dates(dt.date(2005, 1, 1), dt.date(2025, 12, 31)),
    st.integers(1, len(PRECISIONS) - 1),
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
)
def test_a_told_date_encloses_the_true_day(day, precision, blur):
    span = told(day, precision, list(blur))
    assert span.earliest <= day <= span.latest


def test_nothing_is_nothing():
    assert told(dt.date(2020, 1, 1), NOTHING, [0, 0]) is None


@given(st.integers(1, 20_000), st.sampled_from(list(Bound)))
def test_a_printed_number_keeps_its_bound(number, bound):
    amount = bounded(number, bound)
    if amount.bound == Bound.EXACT:
        assert amount.value == number
    elif amount.bound == Bound.OVER:
        assert 0 < amount.value < number
    elif amount.bound == Bound.NEARLY:
        assert amount.value > number
    else:
        assert abs(amount.value - number) <= 50
    assert amount.text.split()[-1].replace(".", "") == str(amount.value)


def test_every_sort_of_gap_occurs(country):
    reports, spread = country.reports, country.spread
    assert set(reports.precision.tolist()) == set(range(len(PRECISIONS)))
    copies = spread.origin >= 0
    assert reports.said[copies].mean() == pytest.approx(country.design.said_share, abs=0.05)
    assert not reports.said[~copies].any()
    assert (reports.other_year > 0).sum() > 20
    assert (reports.other_origin >= 0).sum() > 5
    assert (reports.site > 0).sum() > 50
    assert (reports.ended > 0).sum() > 5


def test_second_sources_contradict(country):
    reports, spread = country.reports, country.spread
    for each in np.flatnonzero(reports.other_year):
        true = dt.date.fromordinal(int(spread.day[each])).year
        assert 1 <= abs(int(reports.other_year[each]) - true) <= 2
        assert reports.second[each] >= 0
    for each in np.flatnonzero(reports.other_origin >= 0):
        other = reports.other_origin[each]
        assert other != spread.origin[each]
        assert spread.model[other] == spread.model[each]
        assert spread.day[other] < spread.day[each]


def test_groups_count_more_than_their_members(country):
    groups, spread = country.reports.groups, country.spread
    assert len(groups.origin) == round(len(spread) * country.design.group_share)
    named = 0
    for k, members in enumerate(groups.members):
        named += len(members)
        assert groups.number[k] > len(members)
        amount = bounded(int(groups.number[k]), bound_of(int(groups.bound[k])))
        assert amount.value > 0
        for member in members:
            assert spread.origin[member] == groups.origin[k]
            assert spread.day[member] <= groups.day[k]
    assert named > 5


def test_no_source_is_written_years_after_the_last_year(country):
    reports = country.reports
    end = dt.date(country.design.last_year + 1, 6, 30).toordinal()
    assert reports.published.max() <= end
    assert reports.groups.day.max() <= end
    assert reports.award_day.max() <= end


def test_no_date_reaches_beyond_the_last_year(country):
    reports, last = country.reports, country.design.last_year
    years = [dt.date.fromordinal(day).year for day in country.spread.day.tolist()]
    assert (np.array(years) + reports.blur[:, 1]).max() == last
    assert reports.other_year.max() == last
    assert set(
        np.unique(
            reports.other_year[reports.other_year > 0] - np.array(years)[reports.other_year > 0]
        )
    ) == {-2, -1, 1}


def test_no_source_tells_what_is_yet_to_come(country):
    reports, spread = country.reports, country.spread
    assert (reports.published[reports.source] >= spread.day).all()
    second = reports.second >= 0
    assert (reports.published[reports.second[second]] >= spread.day[second]).all()
    groups = reports.groups
    assert (reports.published[groups.source] >= groups.day).all()
    assert (groups.day >= spread.day[groups.origin]).all()
    assert (reports.published[reports.award_source] >= reports.award_day).all()
    assert (reports.award_day >= spread.day[reports.awarded]).all()
