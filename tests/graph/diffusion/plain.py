"""The measures over ties as their formulas say, in loops: slow, and written for nothing else.

Times are whole periods 1..T (None: not so far); `ties` gives for each period a dictionary
(ego, alter) -> value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Ties = Callable[[int], Mapping[tuple[Any, Any], float]]
Times = Mapping[Any, int | None]
NAN = float("nan")


def always(graph: Any) -> Ties:
    """The ties of a network that does not change."""
    found = {(a, b): float(value) for a, b, value in graph.edges(data="value", default=1.0)}
    return lambda period: found


def alters(
    ties: Ties, period: int, *, outgoing: bool, valued: bool, self_ties: bool
) -> dict[Any, dict[Any, float]]:
    """Alter -> weight by ego."""
    found: dict[Any, dict[Any, float]] = {}
    for (a, b), value in ties(period).items():
        ego, alter = (a, b) if outgoing else (b, a)
        if ego != alter or self_ties:
            found.setdefault(ego, {})[alter] = value if valued else 1.0
    return found


def exposure(
    times: Times,
    ties: Ties,
    last: int,
    *,
    valued: bool = False,
    outgoing: bool = True,
    lag: int = 0,
    self_ties: bool = False,
    normalized: bool = True,
    attribute: Callable[[Any, int], float] = lambda unit, period: 1.0,
) -> dict[Any, list[float]]:
    """E_t = S_s (x_s A_s) / S_s x_s with s = t - lag, 0 where nothing is below the line."""
    found: dict[Any, list[float]] = {unit: [] for unit in times}
    for period in range(1, last + 1):
        seen = period - lag
        by_ego = alters(ties, seen, outgoing=outgoing, valued=valued, self_ties=self_ties)
        for ego in times:
            if seen < 1:
                found[ego].append(NAN)
                continue
            above = below = 0.0
            for alter, tie in by_ego.get(ego, {}).items():
                weight = tie * attribute(alter, seen)
                below += weight
                time = times.get(alter)
                if time is not None and time <= seen:
                    above += weight
            found[ego].append((above / below if below else 0.0) if normalized else above)
    return found


def threshold(
    times: Times, exposed: Mapping[Any, Sequence[float]], lag: int = 0
) -> dict[Any, float]:
    """The (unlagged) exposure `lag` periods before the unit's own."""
    return {
        unit: NAN if time is None or time - lag < 1 else exposed[unit][time - lag - 1]
        for unit, time in times.items()
    }


def lagged(
    times: Times,
    ties: Ties,
    last: int,
    *,
    follows: bool,
    lags: int = 1,
    discount: str = "linear",
    rate: float = 0.5,
    normalized: bool = True,
    outgoing: bool = True,
    valued: bool = False,
    missing_is_earliest: bool = False,
) -> dict[Any, float]:
    """Infectiousness (`follows`) or susceptibility, as netdiffuseR's page writes them.

    `missing_is_earliest` takes those without a time for adopters before everybody else, which is
    netdiffuseR's fault in susceptibility.
    """
    step = 1 if follows else -1
    new = Counter(times.values())
    by_period: dict[int, dict[Any, dict[Any, float]]] = {}
    found = {}
    for i, own in times.items():
        if own is None:
            found[i] = NAN
            continue
        above = below = adoptions = 0.0
        for k in range(1, lags + 1):
            weight = (1 + rate) ** (k - 1) if discount == "exponential" else k
            moment = own + step * k
            if not 1 <= moment <= last:
                continue
            at = moment - step  # x_ji(t+k-1) for infectiousness, x_ij(t-k+1) for susceptibility
            if at not in by_period:
                by_period[at] = alters(
                    ties, at, outgoing=follows != outgoing, valued=valued, self_ties=False
                )
            for j, tie in by_period[at].get(i, {}).items():
                time = times[j]
                if time is None:
                    below += tie / weight if missing_is_earliest and not follows else 0.0
                    continue
                above += tie * (time == moment) / weight
                below += tie * ((time - moment) * step >= 0) / weight
            adoptions += new[moment] / weight
        share = above / below if below else 0.0
        if normalized:
            share = share / adoptions if adoptions else 0.0
        found[i] = share
    return found
