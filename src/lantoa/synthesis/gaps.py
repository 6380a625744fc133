"""What sources tell of the movement, and what they leave out, blur, or tell differently.

The spread itself is fully known; here is decided what becomes of it on paper: which source tells
a deployment, how exactly it dates it, whether it tells where the model came from, what a second
source says against it, and which replicas are only counted.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np
import numpy.typing as npt

from lantoa.ontology.records import Amount, Bound
from lantoa.ontology.time import TimeSpan
from lantoa.synthesis.design import Design
from lantoa.synthesis.geography import COMMUNE, Geography
from lantoa.synthesis.spreading import Spread

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

#: How exactly a date is told, in the order of ``Design.precisions``.
PRECISIONS: Final = ("nothing", "year", "month", "day", "interval", "about")
NOTHING, YEAR, MONTH, DAY, INTERVAL, ABOUT = range(6)
#: The most members that a source names of a group.
_MOST_MEMBERS: Final = 4
_AFTER: Final = 180  # days after the last year in which its reports still come out
_BOUNDS: Final = (Bound.EXACT, Bound.OVER, Bound.NEARLY, Bound.ABOUT)
_SAID: Final = {Bound.EXACT: "", Bound.OVER: "hơn ", Bound.NEARLY: "gần ", Bound.ABOUT: "khoảng "}


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Replicas that are only counted; arrays of shape (groups,).

    Args:
        origin: the deployment that they came of.
        number: how many there truly are, the named ones among them included.
        bound: an index: exact, over, nearly, about.
        day: by when they are counted.
        source: the number of the source that counts them.
        members: the named ones among them, by deployment.
    """

    origin: Ints
    number: Ints
    bound: Ints
    day: Ints
    source: Ints
    members: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Reports:
    """What is told; arrays of shape (deployments,), or (sources,) where it says so.

    Args:
        source: the number of the source that tells the deployment.
        precision: how exactly it tells the start, an index into :data:`PRECISIONS`.
        blur: how many years an interval reaches before and after the year; shape (n, 2).
        site: the number of the hamlet that it is told of, 0 for the unit as a whole.
        said: whether it tells the origin.
        ended: the day when it is told to have been dissolved, 0 if it is not.
        second: the number of a second source that tells it, -1 for none.
        other_year: the year of start that the second source tells, 0 if the true one.
        other_origin: the origin that the second source tells, -1 if the true one or none.
        published: the day when a source was published; shape (sources,).
        home: the province row that a source is of, -1 for a national one; shape (sources,).
        groups: what is only counted.
        awarded, award_day, award_source: recognised deployments, when, told where; (awards,).
    """

    source: Ints
    precision: Ints
    blur: Ints
    site: Ints
    said: Bools
    ended: Ints
    second: Ints
    other_year: Ints
    other_origin: Ints
    published: Ints
    home: Ints
    groups: Groups
    awarded: Ints
    award_day: Ints
    award_source: Ints

    @property
    def sources(self) -> int:
        """How many sources there are."""
        return len(self.published)

    def told_date(self, deployment: int, day: int) -> TimeSpan | None:
        """Return the start of a deployment as its source tells it; it encloses the true `day`."""
        blur = self.blur[deployment]
        return told(dt.date.fromordinal(day), int(self.precision[deployment]), blur.tolist())


def told(day: dt.date, precision: int, blur: list[int]) -> TimeSpan | None:
    """Return a day as a source tells it.

    >>> [told(dt.date(2018, 5, 9), each, [1, 2]).edtf for each in (YEAR, MONTH, DAY, INTERVAL)]
    ['2018', '2018-05', '2018-05-09', '2017/2020']
    """
    if precision == NOTHING:
        return None
    if precision == DAY:
        return TimeSpan.day(day)
    if precision == MONTH:
        return TimeSpan.parse(day.isoformat()[:7])
    if precision == INTERVAL:
        first, last = day.year - blur[0], day.year + blur[1]
        # As printed, "2017-2020" may mean all the time or some time in it.
        return TimeSpan.parse(f"[{first}..{last}]" if blur[0] == blur[1] else f"{first}/{last}")
    return TimeSpan.parse(f"{day.year}~" if precision == ABOUT else str(day.year))


def bounded(number: int, bound: Bound) -> Amount:
    """Return a true number as it is printed under a bound: "hơn 50" for 54.

    >>> [bounded(54, each).text for each in (Bound.EXACT, Bound.OVER, Bound.NEARLY)]
    ['54', 'hơn 50', 'gần 60']
    """
    step = 10 if number < 300 else 100
    down = number // step * step
    value = {
        Bound.EXACT: number,
        Bound.OVER: down if down < number else down - step,
        Bound.NEARLY: down + step,
        Bound.ABOUT: round(number / step) * step,
    }[bound]
    if value <= 0:
        bound, value = Bound.EXACT, number
    text = _SAID[bound] + f"{value:,}".replace(",", ".")
    return Amount(value=Decimal(value), bound=bound, text=text)


def reports(design: Design, spread: Spread, country: Geography) -> Reports:
    """Decide what sources tell of a spread.

    Args:
        design: the shares of everything.
        spread: what truly happened.
        country: the map.
    """
    rng = np.random.default_rng([design.seed, 3])
    n = len(spread)
    shares = np.cumsum(np.array(design.precisions))
    precision = np.searchsorted(shares / shares[-1], rng.random(n), side="right")
    site = np.where(
        (country.level[spread.row] == COMMUNE) & (rng.random(n) < design.site_share),
        rng.integers(1, 13, n),
        0,
    )
    said = (spread.origin >= 0) & (rng.random(n) < design.said_share)
    last = dt.date(design.last_year, 12, 31).toordinal()
    ended = spread.day + 365 + rng.integers(0, 2500, n)
    ended[(rng.random(n) >= design.ended_share) | (ended > last)] = 0
    reported = _by_the_end(spread.day + 15 + rng.exponential(200, n).astype(np.int64), last)
    home_of = country.province[spread.row]
    source, published, home = _chunks(rng, home_of, reported, design.per_source)
    again = rng.random(n) < design.again_share
    second = np.full(n, -1, dtype=np.int64)
    told_again = _by_the_end(reported[again] + 60, last)
    number, later, _ = _chunks(
        rng, np.zeros(len(told_again), dtype=np.int64), told_again, design.per_source
    )
    second[again] = len(published) + number
    other_year, other_origin = _conflicts(design, spread, again, said, rng)
    groups = _groups(design, spread, home_of, published, home, rng=rng)
    awarded = np.sort(rng.permutation(n)[: round(n * design.recognition_share)])
    award_source, award_day = _told_by(
        home_of[awarded], spread.day[awarded] + rng.integers(120, 900, len(awarded)),
        published, home,
    )  # fmt: skip
    blur = rng.integers(0, 3, (n, 2)) + (rng.random((n, 1)) < 0.5)
    blur[:, 1] = np.minimum(blur[:, 1], design.last_year - _years(spread.day))
    return Reports(
        source=source,
        precision=precision,
        blur=blur,
        site=site,
        said=said,
        ended=ended,
        second=second,
        other_year=other_year,
        other_origin=other_origin,
        published=np.concatenate((published, later)),
        home=np.concatenate((home, np.full(len(later), -1, dtype=np.int64))),
        groups=groups,
        awarded=awarded,
        award_day=award_day,
        award_source=award_source,
    )


def _years(day: Ints) -> Ints:
    """The year of each day."""
    return np.array([dt.date.fromordinal(each).year for each in day.tolist()], dtype=np.int64)


def _by_the_end(day: Ints, last: int) -> Ints:
    """Days of reports, those after the year's reports that follow the last year put among these.

    A source of a country that is watched until the last year is not written years later.
    """
    return np.where(day > last + _AFTER, last + 15 + (day - last) % (_AFTER - 15), day)


def _chunks(
    rng: np.random.Generator, place: Ints, day: Ints, mean: float
) -> tuple[Ints, Ints, Ints]:
    """Put what is told of one place about one time into one source.

    Returns:
        The number of the source of each, and the day and the place of each source, which are
        sorted by place, then day.
    """
    if not len(day):
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty, empty
    order = np.lexsort((np.arange(len(day)), day, place))
    new = rng.random(len(order)) < 1 / mean
    new[0] = True
    new[1:] |= place[order][1:] != place[order][:-1]
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.cumsum(new) - 1
    last = np.concatenate((np.flatnonzero(new)[1:] - 1, [len(order) - 1]))
    return number, day[order][last], place[order][last]


def _told_by(place: Ints, day: Ints, published: Ints, home: Ints) -> tuple[Ints, Ints]:
    """The first source of each place that is not older than a day, else its last one, and the
    day, which is then as late as that source can tell.
    """
    span = int(max(published.max(initial=0), day.max(initial=0))) + 1
    keys = home * span + published
    found = np.searchsorted(keys, place * span + day, side="left")
    last = np.searchsorted(keys, (place + 1) * span, side="left") - 1
    found = np.minimum(found, last)
    return found, np.minimum(day, published[found])


def _conflicts(
    design: Design, spread: Spread, again: Bools, said: Bools, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    """What second sources tell otherwise: a year, or for told origins another earlier site."""
    n = len(spread)
    differs = again & (rng.random(n) < design.conflict_share)
    otherwise = differs & said & (rng.random(n) < 0.4)
    year = _years(spread.day[differs])
    shift = rng.choice(np.array([-2, -1, 1]), len(year))
    shift[year + shift > design.last_year] = -1
    other_year = np.zeros(n, dtype=np.int64)
    other_year[differs] = year + shift
    other_year[otherwise] = 0
    other_origin = np.full(n, -1, dtype=np.int64)
    span = int(spread.day.max(initial=0)) + 1
    keys = spread.model * span + spread.day
    first = np.searchsorted(spread.model, spread.model, side="left")
    earlier = np.searchsorted(keys, keys, side="left") - first
    pick = first + (rng.random(n) * earlier).astype(np.int64)
    fits = otherwise & (earlier > 1) & (pick != spread.origin)
    other_origin[fits] = pick[fits]
    return other_year, other_origin


def _groups(
    design: Design,
    spread: Spread,
    province: Ints,
    published: Ints,
    home: Ints,
    *,
    rng: np.random.Generator,
) -> Groups:
    n = len(spread)
    count = round(n * design.group_share)
    origin = np.sort(rng.permutation(n)[:count])
    day = spread.day[origin] + rng.integers(200, 900, count)
    source, day = _told_by(province[origin], day, published, home)
    named = rng.random(n) < 0.5
    copies = np.flatnonzero((spread.origin >= 0) & named)
    copies = copies[np.argsort(spread.origin[copies], kind="stable")]
    start = np.searchsorted(spread.origin[copies], origin, side="left")
    end = np.searchsorted(spread.origin[copies], origin, side="right")
    members = []
    for k in range(count):
        own = copies[start[k] : end[k]]
        fits = (spread.day[own] <= day[k]) & (province[own] == province[origin[k]])
        members.append(tuple(own[fits][:_MOST_MEMBERS].tolist()))
    extra = 2 + np.floor(np.exp(2.2 + 0.9 * rng.standard_normal(count))).astype(np.int64)
    return Groups(
        origin=origin,
        number=extra + np.array([len(each) for each in members], dtype=np.int64),
        bound=rng.choice(4, count, p=[0.5, 0.3, 0.08, 0.12]),
        day=day,
        source=source,
        members=tuple(members),
    )


def bound_of(number: int) -> Bound:
    """Return the bound of an index of ``Groups.bound``."""
    return _BOUNDS[number]
