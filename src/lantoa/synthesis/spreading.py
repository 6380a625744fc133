"""How the models spread: who adopts when, from whom, and by which way.

Times come first (:mod:`lantoa.synthesis.timing`). Then, adopter by adopter but for all models at
once, the place and its origin: with Bass's probability ``p / (p + q F)`` the unit begins by itself;
else it copies an earlier deployment of the model, one that began about a mean delay ago, and is
found from there down the hierarchy, up it, next door, or anywhere (see
:class:`lantoa.synthesis.design.Channels`). No unit adopts a model twice, nor again after the reform
of 2025 under its new name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lantoa.synthesis.design import Channels, Design
from lantoa.synthesis.geography import COMMUNE, DISTRICT, PROVINCE, REFORM, Geography
from lantoa.synthesis.models import Models
from lantoa.synthesis.timing import adoption_days

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

#: The ways by which a deployment comes about, by number.
WAYS: Final = ("alone", "down", "up", "near", "far")
ALONE, DOWN, UP, NEAR, FAR = range(5)
_TRIES: Final = 6
#: A province that passes a model on goes past its districts this often.
_PAST_DISTRICTS: Final = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """All deployments, model by model and within a model by time; arrays of shape (n,).

    Args:
        model: the number of the model.
        row: the row of the map (:class:`Geography`).
        unit: the unit that stood there that day, an index into ``Geography.units``.
        day: the day when it started, a proleptic ordinal.
        origin: the deployment that it copied, an index into these arrays; -1 for none.
        way: an index into :data:`WAYS`.
    """

    model: Ints
    row: Ints
    unit: Ints
    day: Ints
    origin: Ints
    way: Ints

    def __len__(self) -> int:
        return len(self.model)


def spread(design: Design, made: Models, country: Geography) -> Spread:
    """Let the models of a design spread over the country.

    Args:
        design: the parameters.
        made: the models.
        country: the map.
    """
    rng = np.random.default_rng([design.seed, 2])
    return _Process(design, made, country, rng).run()


class _Process:
    """The state while models spread: who has adopted what so far."""

    def __init__(
        self, design: Design, made: Models, country: Geography, rng: np.random.Generator
    ) -> None:
        self._design, self._country, self._rng = design, country, rng
        self._made = made
        self._day, self._share = adoption_days(design, made, rng)
        self._model = np.repeat(np.arange(len(made)), made.size)
        self._first = np.concatenate(([0], np.cumsum(made.size)[:-1]))
        # Models lie one after the other, so one ascending key finds a day within any of them.
        self._span = int(self._day.max()) + 1
        self._key = self._model * self._span + self._day
        self._adopted = np.zeros((len(made), len(country)), dtype=np.bool_)
        total = len(self._model)
        self._row = np.full(total, -1, dtype=np.int64)
        self._origin = np.full(total, -1, dtype=np.int64)
        self._way = np.full(total, ALONE, dtype=np.int64)
        # Some units try much and most little, whatever the model.
        self._zeal = np.exp(0.8 * rng.standard_normal(len(country)))
        self._pools = {
            (level, new): self._pool(level, new)
            for level in (PROVINCE, DISTRICT, COMMUNE)
            for new in (False, True)
        }
        scale = np.array(design.decay)[country.level]
        pull = np.where(country.near >= 0, np.exp(-country.near_km / scale[:, None]), 0.0)
        pull += np.where(country.near >= 0, 1e-12, 0.0)  # far apart is no reason for none
        self._pull = np.cumsum(pull, axis=1) / pull.sum(axis=1, keepdims=True)
        self._ways = _ways(design)

    def run(self) -> Spread:
        # Largest models first, so that those still spreading are always a beginning of the list.
        order = np.argsort(-self._made.size, kind="stable")
        sizes = self._made.size[order]
        for turn in range(int(sizes[0])):
            active = order[: int(np.searchsorted(-sizes, -turn, side="left"))]
            self._step(self._first[active] + turn)
        country = self._country
        return Spread(
            model=self._model,
            row=self._row,
            unit=country.unit_on(self._row, self._day),
            day=self._day,
            origin=self._origin,
            way=self._way,
        )

    def _step(self, at: Ints) -> None:
        """Place the next adopter of each model; `at` are their indexes."""
        p, q = self._made.p[self._model[at]], self._made.q[self._model[at]]
        copies = self._rng.random(len(at)) >= p / (p + q * self._share[at])
        copies &= self._last_before(at) >= self._first[self._model[at]]
        left = at[copies]
        for _ in range(_TRIES):
            if not len(left):
                break
            origin = self._origin_of(left)
            row, way = self._found_from(origin, self._day[left])
            self._settle(left, row, origin, way)
            left = left[self._row[left] < 0]
        if len(left):  # all around have it: somewhere else has heard of it
            self._anywhere(left, self._origin_of(left), FAR)
        alone = at[~copies]
        if len(alone):
            self._anywhere(alone, np.full(len(alone), -1, dtype=np.int64), ALONE)

    def _last_before(self, at: Ints) -> Ints:
        """The last adopter of the same model on an earlier day."""
        return np.searchsorted(self._key, self._key[at], side="left") - 1

    def _origin_of(self, at: Ints) -> Ints:
        """An earlier adopter that began about a delay ago."""
        wait = 1 + self._rng.exponential(self._design.delay * 365.2425, len(at)).astype(np.int64)
        begun = self._key[at] - np.minimum(wait, self._day[at])
        latest = np.searchsorted(self._key, begun, side="right") - 1
        return np.clip(latest, self._first[self._model[at]], self._last_before(at))

    def _found_from(self, origin: Ints, days: Ints) -> tuple[Ints, Ints]:
        """A unit that may copy each origin, -1 for none, and the way to it."""
        country, rng = self._country, self._rng
        new = days >= REFORM
        base = np.where(new, country.now[self._row[origin]], self._row[origin])
        shares = self._ways[country.level[base], new.astype(np.int64)]
        way = 1 + (rng.random(len(origin))[:, None] >= shares).sum(axis=1)
        row = np.full(len(origin), -1, dtype=np.int64)
        down = way == DOWN
        row[down] = self._inside(base[down])
        past = down & (country.level[base] == PROVINCE) & ~new
        past &= rng.random(len(origin)) < _PAST_DISTRICTS
        row[past] = self._inside(row[past])
        row[way == UP] = country.superior[base[way == UP]]
        near = way == NEAR
        drawn = (rng.random(int(near.sum()))[:, None] >= self._pull[base[near]]).sum(axis=1)
        row[near] = country.near[base[near], np.minimum(drawn, country.near.shape[1] - 1)]
        far = way == FAR
        row[far] = self._drawn(country.level[base[far]], new[far])
        return row, way

    def _inside(self, rows: Ints) -> Ints:
        country = self._country
        start = country.children_start[rows]
        count = country.children_start[rows + 1] - start
        pick = start + (self._rng.random(len(rows)) * count).astype(np.int64)
        inside = country.children[np.minimum(pick, len(country.children) - 1)]
        return np.where((count > 0) & (rows >= 0), inside, -1)

    def _pool(self, level: int, new: bool) -> tuple[Ints, Floats]:
        country = self._country
        rows = np.flatnonzero(
            (country.level == level) & ((np.arange(len(country)) >= country.first_new) == new)
        )
        zeal = np.cumsum(self._zeal[rows])
        return rows, zeal / zeal[-1] if len(rows) else zeal

    def _drawn(self, level: Ints, new: Bools) -> Ints:
        """A unit of each level, by zeal; communes where the map has no districts."""
        level = np.where(new & (level == DISTRICT), COMMUNE, level)
        chance = self._rng.random(len(level))
        row = np.full(len(level), -1, dtype=np.int64)
        for (wanted, era), (rows, zeal) in self._pools.items():
            own = (level == wanted) & (new == era)
            if own.any():
                row[own] = rows[np.searchsorted(zeal, chance[own], side="right")]
        return row

    def _settle(self, at: Ints, row: Ints, origin: Ints, way: Ints) -> None:
        """Let units adopt that exist and have not adopted yet."""
        model = self._model[at]
        fits = (row >= 0) & ~self._adopted[model, row]
        fits &= self._country.unit_on(row, self._day[at]) >= 0
        at, row, model = at[fits], row[fits], model[fits]
        self._row[at], self._origin[at], self._way[at] = row, origin[fits], way[fits]
        self._adopted[model, row] = True
        # What a commune or a province has, the unit that took it over has too.
        lasts = self._country.level[row] != DISTRICT
        self._adopted[model[lasts], self._country.now[row[lasts]]] = True

    def _anywhere(self, at: Ints, origin: Ints, way: int) -> None:
        shares = np.cumsum(np.array(self._design.origins)[::-1])
        for _ in range(4 * _TRIES):
            if not len(at):
                return
            # Shares are of communes, districts, provinces; levels count the other way round.
            level = np.searchsorted(shares / shares[-1], self._rng.random(len(at)), side="right")
            row = self._drawn(level, self._day[at] >= REFORM)
            self._settle(at, row, origin, np.full(len(at), way))
            left = self._row[at] < 0
            at, origin = at[left], origin[left]
        for each, came_of in zip(at, origin, strict=True):
            rows = np.flatnonzero(~self._adopted[self._model[each]])
            rows = rows[self._country.unit_on(rows, np.full(len(rows), self._day[each])) >= 0]
            one = np.array([each])
            pick = rows[int(self._rng.random() * len(rows))]
            self._settle(one, np.array([pick]), np.array([came_of]), np.array([way]))


def _ways(design: Design) -> Floats:
    """Cumulative shares of down, up, near (far is the rest) by level and era."""
    table = np.zeros((3, 2, 3))
    for level, channels in enumerate(
        (design.from_province, design.from_district, design.from_commune)
    ):
        for new in (0, 1):
            table[level, new] = _cumulative(channels)
    return table


def _cumulative(channels: Channels) -> Floats:
    ways = np.array([channels.down, channels.up, channels.near, channels.far])
    return np.asarray(np.cumsum(ways)[:3] / ways.sum())
