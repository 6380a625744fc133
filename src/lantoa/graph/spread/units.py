"""How innovative the units are: over all items of a table, not one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions, Dates
from lantoa.graph.diffusion.innovativeness import Innovativeness
from lantoa.graph.diffusion.innovativeness_boehmke_skinner import boehmke_skinner
from lantoa.graph.diffusion.innovativeness_boushey import boushey
from lantoa.graph.diffusion.innovativeness_walker import walker
from lantoa.graph.spread.measure import Figure, Measure
from lantoa.graph.spread.subject import Subject

_SHOWN = 5
_REPLICATES = 200


def _score(function: Callable[..., Innovativeness], subject: Subject) -> Innovativeness:
    if subject.everything is None:
        raise UserError(
            "The innovativeness of units is over several items; what is asked about is one."
        )
    return score_units(function, subject.everything, until=subject.until)


#: The scores, in the order in which they are shown.
FUNCTIONS: tuple[Callable[..., Innovativeness], ...] = (walker, boushey, boehmke_skinner)


def score_units(
    function: Callable[..., Innovativeness],
    table: Adoptions,
    *,
    dates: Dates = "earliest",
    until: float | None = None,
) -> Innovativeness:
    """Return how innovative the units of a table are, over all its items.

    Args:
        function: :func:`.walker`, :func:`.boushey` or :func:`.boehmke_skinner`.
        table: the adoptions.
        dates: which time stands for a date that is an interval.
        until: the end of observation; only opportunities to adopt depend on it, and later
            adoptions are not seen.
    """
    unit, item, time = table.events(dates)
    if until is not None:
        seen = time <= until
        unit, item, time = unit[seen], item[seen], time[seen]
    times: dict[str, dict[str, float]] = {}
    for u, i, t in zip(unit.tolist(), item.tolist(), time.tolist(), strict=True):
        times.setdefault(table.items[i], {})[table.units[u]] = t
    more = {} if until is None or function is not boehmke_skinner else {"until": until}
    unknown = np.isnan(table.times(dates))
    dated = {(u, i) for i, adopters in times.items() for u in adopters}
    pairs = zip(table.unit[unknown].tolist(), table.item[unknown].tolist(), strict=True)
    adopted = {(table.units[u], table.items[i]) for u, i in pairs}
    return function(
        times,
        units=table.units,
        undated=adopted - dated,
        replicates=_REPLICATES,
        dates="exact" if table.exact else dates,
        **more,
    )


def _figures(result: Innovativeness) -> list[Figure]:
    if not result.scores:
        return [Figure("score", None, "", note=result.reason)]
    ranked = sorted(
        (s for s in result.scores if s.score is not None),
        key=lambda s: (s.rank is None, s.rank, str(s.unit)),
    )
    return [
        Figure(str(s.unit), s.score, "score", s.standard_error, note=f"rank {s.rank}")
        for s in ranked[:_SHOWN]
    ]


_UNITS = {
    "score": "score from 0 (last or never) to 1 (first)",
    "standard_error": "score",
    "rank": "place among the units",
    "adoptions": "adoptions",
    "opportunities": "items, or item-years at risk",
    "population": "units at risk",
}

MEASURES = (
    Measure(
        "walker",
        "innovativeness of units (Walker)",
        "1 - mean over the items of (t_i - t_first) / (t_last - t_first), never-adopters 1",
        "Walker 1969, doi:10.2307/1954434",
        partial(_score, walker),
        _figures,
        _UNITS,
        dated=False,
    ),
    Measure(
        "boushey",
        "innovativeness of units (Boushey)",
        "mean over the items of ((L + 1) - t_i) / ((L + 1) - F), F and L the first and last year "
        "of adoption, never-adopters 0",
        "Boushey 2010, Policy Diffusion Dynamics in America",
        partial(_score, boushey),
        _figures,
        _UNITS,
        dated=False,
    ),
    Measure(
        "boehmke-skinner",
        "innovativeness of units (Boehmke and Skinner)",
        "adoptions over opportunities: item-years in which the unit was at risk",
        "Boehmke & Skinner 2012, doi:10.1177/1532440012438890",
        partial(_score, boehmke_skinner),
        _figures,
        {**_UNITS, "score": "adoptions per item-year at risk"},
        dated=False,
    ),
)
