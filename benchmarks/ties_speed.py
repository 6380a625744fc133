"""How long the measures over ties take on 11,000 communes, beside the same done the naive way.

    python benchmarks/ties_speed.py [--communes 11000] [--neighbours 6]

Points, times and ties are drawn with a seed; one in three communes never adopts. The naive way
walks the neighbours of each commune in a networkx graph, as most scripts do. It prints seconds,
and how many times faster; both ways must give the same numbers.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np

from lantoa.graph.diffusion.event_model import EventModel, fit_event_model
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.exposure_bounds import exposure_bounds
from lantoa.graph.diffusion.infectiousness import infectiousness
from lantoa.graph.diffusion.join_counts import join_counts
from lantoa.graph.diffusion.morans_i import morans_i_by_period
from lantoa.graph.diffusion.susceptibility import susceptibility
from lantoa.graph.diffusion.thresholds import thresholds
from lantoa.graph.diffusion.tie_matrix import TieMatrix
from lantoa.graph.diffusion.ties.co_adoption import co_adoption
from lantoa.graph.diffusion.ties.geographic_neighbours import geographic_neighbours
from lantoa.graph.diffusion.ties.same_superior import same_superior

Times = dict[int, float | None]
LAGS = 5


def naive_exposure(times: Times, ties: nx.DiGraph[int], years: list[float]) -> list[float]:
    """The mean exposure of each year."""
    means = []
    for year in years:
        total = 0.0
        for unit in times:
            alters = list(ties.successors(unit))
            by = sum(1 for a in alters if (t := times[a]) is not None and t <= year)
            total += by / len(alters) if alters else 0.0
        means.append(total / len(times))
    return means


def naive_susceptibility(times: Times, ties: nx.DiGraph[int]) -> float:
    """The sum of all susceptibilities, linear discount, not normalized."""
    total = 0.0
    for unit, own in times.items():
        above = below = 0.0
        for k in range(1, LAGS + 1):
            for alter in ties.successors(unit):
                at = times[alter]
                if own is not None and at is not None:
                    above += (at == own - k) / k
                    below += (at <= own - k) / k
        total += above / below if below else 0.0
    return total


def naive_moran(times: Times, ties: nx.DiGraph[int], years: list[float]) -> list[float]:
    """Moran's I of having adopted by each year, rows standardized."""
    found = []
    for year in years:
        x = {unit: float(t is not None and t <= year) for unit, t in times.items()}
        mean = sum(x.values()) / len(x)
        z = {unit: value - mean for unit, value in x.items()}
        above = weights = 0.0
        for unit in x:
            alters = list(ties.successors(unit))
            if alters:
                weights += 1
                above += z[unit] * sum(z[a] for a in alters) / len(alters)
        found.append(len(x) / weights * above / sum(value**2 for value in z.values()))
    return found


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--communes", type=int, default=11_000)
    parser.add_argument("--neighbours", type=int, default=6)
    settings = parser.parse_args()
    size = settings.communes
    draw = random.Random(1)
    points = {
        commune: (draw.uniform(8.5, 23.4), draw.uniform(102.1, 109.5)) for commune in range(size)
    }
    times: Times = {
        commune: float(draw.randint(2005, 2025)) if draw.random() < 2 / 3 else None
        for commune in range(size)
    }
    seconds, ties = timed(lambda: geographic_neighbours(points, k=settings.neighbours))
    print(f"{size:,} communes")
    print(f"{'geographic neighbours':32}{seconds:8.3f} s   {len(ties):,} ties")
    superiors = {commune: commune % 63 for commune in range(size)}
    seconds, province = timed(lambda: same_superior(superiors))
    print(f"{'same superior (63)':32}{seconds:8.3f} s   {len(province):,} ties")
    columns = (
        [draw.randrange(size) for _ in range(124_000)],
        [draw.randrange(2_500) for _ in range(124_000)],
        [draw.uniform(2005, 2025) for _ in range(124_000)],
    )
    seconds, shared = timed(lambda: co_adoption(*columns, window=2))
    print(f"{'co-adoption (124,000, 2 years)':32}{seconds:8.3f} s   {len(shared):,} ties")
    seconds, graph = timed(ties.to_networkx)
    print(f"{'to networkx':32}{seconds:8.3f} s")
    compare(times, ties, graph)


def compare(times: Times, ties: TieMatrix, graph: nx.DiGraph[Any]) -> None:
    years = [float(year) for year in range(2005, 2026)]
    both: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
        "exposure": (
            lambda: exposure(times, ties).mean(),
            lambda: naive_exposure(times, graph, years),
        ),
        f"susceptibility (K = {LAGS})": (
            lambda: np.nansum(susceptibility(times, ties, lags=LAGS, normalized=False).values),
            lambda: naive_susceptibility(times, graph),
        ),
        "Moran's I of 21 years": (
            lambda: [one.statistic for one in morans_i_by_period(times, ties)],
            lambda: naive_moran(times, graph, years),
        ),
    }
    for name, (ours, naive) in both.items():
        ours()  # what is imported late is not what is measured
        seconds, found = timed(ours)
        slow, expected = timed(naive)
        np.testing.assert_allclose(np.array(found), np.array(expected), rtol=1e-9, atol=1e-12)
        print(f"{name:32}{seconds:8.3f} s   naive {slow:7.3f} s   {slow / seconds:6.0f} times")
    adopted = {commune: moment is not None for commune, moment in times.items()}
    others: dict[str, Callable[[], Any]] = {
        "thresholds": lambda: thresholds(times, ties),
        f"infectiousness (K = {LAGS})": lambda: infectiousness(times, ties, lags=LAGS),
        "exposure by an attribute": lambda: exposure(
            times, ties, attribute={commune: float(commune % 9) for commune in times}
        ),
        "exposure, a network a year": lambda: exposure(times, [ties] * len(years)),
        "bounds of exposure": lambda: exposure_bounds(
            {c: None if t is None else (t, t + 2) for c, t in times.items()}, ties
        ),
        "event history (logit)": lambda: fit_event_model(EventModel(), times, ties),
        "join counts": lambda: join_counts(adopted, ties),
        "join counts, 999 permutations": lambda: join_counts(adopted, ties, permutations=999),
    }
    for name, work in others.items():
        print(f"{name:32}{timed(work)[0]:8.3f} s")


if __name__ == "__main__":
    main()
