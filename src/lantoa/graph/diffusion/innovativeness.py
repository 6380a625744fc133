"""Scores of innovativeness: ratios over items, with a bootstrap over the items and with ranks."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.item_adoptions import ItemAdoptions
from lantoa.graph.diffusion.times import checked_level, plain
from lantoa.graph.frames import frame

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

#: Units times replicates: some 100 bytes each at the peak.
_MOST_CELLS = 20_000_000


@dataclass(frozen=True, slots=True)
class UnitScore:
    """The innovativeness of one unit.

    Attributes:
        unit: whose it is.
        score: between 0 (never adopted anything) and 1; None where nothing of it is known.
        rank: 1 for the highest score; equal scores share the best of their ranks.
        standard_error, lower, upper: of the score, by the bootstrap; None without one.
        rank_lower, rank_upper: best and worst rank within the level of confidence.
        adoptions: items that it adopted at a known time, among those that the score uses.
        opportunities: what the score is over: items, or periods at risk summed over items.
    """

    unit: Hashable
    score: float | None
    rank: int | None
    standard_error: float | None
    lower: float | None
    upper: float | None
    rank_lower: int | None
    rank_upper: int | None
    adoptions: int
    opportunities: float


@dataclass(frozen=True, slots=True)
class Innovativeness:
    """The innovativeness of units.

    Attributes:
        measure: ``walker``, ``boushey`` or ``boehmke_skinner``.
        scores: by unit, the highest first.
        items: how many items the scores use.
        left_out: item -> why it has no score.
        population: units at risk, never-adopters included.
        undated: adoptions at a time that is not known: they count neither for nor against.
        replicates, seed: of the bootstrap over items.
        level: of the percentile intervals.
        period: length of a period in years; None where the measure has none.
        dates: how uncertain dates were treated.
        reason: why there is no score, or no uncertainty.
    """

    measure: str
    scores: tuple[UnitScore, ...]
    items: int
    left_out: Mapping[Hashable, str]
    population: int
    undated: int
    replicates: int
    seed: int
    level: float
    period: float | None = None
    dates: str = "exact"
    reason: str | None = None

    def score(self, unit: Hashable) -> UnitScore:
        """Return the score of a unit.

        Raises:
            KeyError: no such unit is at risk.
        """
        for one in self.scores:
            if one.unit == unit:
                return one
        raise KeyError(unit)

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain values, ready for JSON."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> pd.DataFrame:
        """Return one row a unit (needs pandas)."""
        return frame([asdict(one) for one in self.scores], tuple(UnitScore.__dataclass_fields__))


@dataclass(frozen=True, slots=True, eq=False)
class Ratios:
    """A score that is a ratio of sums over items, for n units and m items.

    Attributes:
        gained: what each unit gains by each item, sparse (n, m).
        offered: what an item offers to every unit, shape (m,).
        missed: what of it each unit was not offered, sparse (n, m).
    """

    gained: csr_array
    offered: NDArray[np.float64]
    missed: csr_array

    def scores(self, draws: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the score of each unit, shape (n, b), where each item counts `draws` (m, b)."""
        below = self.opportunities(draws)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(below > 0, np.asarray(self.gained @ draws) / below, np.nan)

    def opportunities(self, draws: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what each score is over, shape (n, b)."""
        return np.asarray(self.offered @ draws - self.missed @ draws, dtype=np.float64)


def sparse(
    values: NDArray[np.float64], unit: NDArray[np.int64], item: NDArray[np.int64], of: ItemAdoptions
) -> csr_array:
    """Return values of units and items as a sparse matrix, shape (units, items)."""
    from scipy.sparse import coo_array

    return coo_array((values, (unit, item)), shape=(len(of.units), len(of.items))).tocsr()


def scored(
    measure: str,
    table: ItemAdoptions,
    ratios: Ratios,
    *,
    left_out: Mapping[Hashable, str],
    replicates: int,
    seed: int,
    level: float,
    period: float | None,
    dates: str,
    counted: NDArray[np.bool_] | None = None,
) -> Innovativeness:
    """Score the units, with a bootstrap over items and with ranks.

    Items are drawn with replacement; an interval is that of the percentiles (Efron 1979, Annals
    of Statistics 7(1)), a standard error the standard deviation of the replicates.

    Args:
        measure: its name.
        table: the adoptions of the items that the scores use.
        ratios: of these.
        left_out: the items that are not used, and why.
        replicates: of the bootstrap; 0 for none.
        seed: of it.
        level: of the intervals.
        period: length of a period in years, if the measure has one.
        dates: how uncertain dates were treated.
        counted: which adoptions count as such; None: all.

    Raises:
        UserError: a level that is none, fewer than 0 replicates, or too many for the memory.
    """
    checked_level(level)
    units, items = len(table.units), len(table.items)
    if replicates < 0 or replicates == 1:
        raise UserError("The bootstrap needs at least two replicates; give 0 for none.")
    if units * replicates > _MOST_CELLS:
        raise UserError(
            f"{replicates:,} replicates of {units:,} units are too many; give at most "
            f"{_MOST_CELLS // units:,}."
        )
    once = np.ones((items, 1))
    score = ratios.scores(once)[:, 0] if items else np.full(units, np.nan)
    opportunities = ratios.opportunities(once)[:, 0] if items else np.zeros(units)
    reason = None
    if not items:
        reason = "No item can be scored, so that no unit is."
    elif items < 2 and replicates:
        reason = "One item alone says nothing of how sure the scores are."
    spread: dict[str, NDArray[np.float64]] = {}
    if replicates and items > 1:
        spread = _bootstrap(ratios, items, replicates, seed, level)
    adoptions = np.bincount(
        table.unit if counted is None else table.unit[counted], minlength=units
    ).tolist()
    rank = _ranks(score[:, None])[:, 0]
    order = sorted(range(units), key=lambda place: (rank[place], place))
    return Innovativeness(
        measure=measure,
        scores=tuple(
            UnitScore(
                unit=table.units[place],
                score=_known(score[place]),
                rank=None if np.isnan(score[place]) else int(rank[place]),
                standard_error=_known(spread["error"][place]) if spread else None,
                lower=_known(spread["lower"][place]) if spread else None,
                upper=_known(spread["upper"][place]) if spread else None,
                rank_lower=_whole(spread["rank_lower"][place]) if spread else None,
                rank_upper=_whole(spread["rank_upper"][place]) if spread else None,
                adoptions=adoptions[place],
                opportunities=float(opportunities[place]),
            )
            for place in order
        ),
        items=items,
        left_out=dict(left_out),
        population=units,
        undated=len(table.undated_unit),
        replicates=replicates if spread else 0,
        seed=seed,
        level=level,
        period=period,
        dates=dates,
        reason=reason,
    )


def _bootstrap(
    ratios: Ratios, items: int, replicates: int, seed: int, level: float
) -> dict[str, NDArray[np.float64]]:
    random = np.random.default_rng(seed)
    draws = random.multinomial(items, np.full(items, 1 / items), size=replicates).T.astype(float)
    scores = ratios.scores(draws)
    ranks = _ranks(scores).astype(float)
    unknown = np.isnan(scores).any(axis=1)  # offered so little that some draws lack it
    tail = (1 - level) / 2
    lower, upper = np.quantile(scores, [tail, 1 - tail], axis=1)
    best, worst = np.quantile(ranks, [tail, 1 - tail], axis=1, method="closest_observation")
    found = {
        "error": scores.std(axis=1, ddof=1),
        "lower": lower,
        "upper": upper,
        "rank_lower": best,
        "rank_upper": worst,
    }
    return {name: np.where(unknown, np.nan, values) for name, values in found.items()}


def _ranks(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return 1 for the highest score of each column; unknown scores come last."""
    from scipy.stats import rankdata

    known = np.where(np.isnan(scores), -np.inf, np.round(scores, 12))
    return np.asarray(rankdata(-known, method="min", axis=0), dtype=np.int64)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _whole(value: float) -> int | None:
    return None if np.isnan(value) else int(value)
