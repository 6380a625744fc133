"""How much an edge owes to the items that happen to be known: bootstrap support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np

from lantoa.graph.inference.evidence import Evidence
from lantoa.graph.inference.greedy import greedy
from lantoa.graph.inference.stopping import Stopping


def support(
    evidence: Evidence,
    stopping: Stopping,
    *,
    resamples: int,
    seed: int,
    progress: Callable[[int], None] | None = None,
) -> Counter[tuple[int, int]]:
    """Return in how many resamples each edge is found.

    Each resample draws as many items as there are, with replacement, and infers a network from
    them with the same settings (Efron 1979, doi:10.1214/aos/1176344552; for edges as Felsenstein
    1985, doi:10.2307/2408678, for the branches of trees). The share of resamples with an edge is
    its support: it tells how stable the edge is, not how probable.

    Args:
        evidence: the pairs of earlier and later adopters.
        stopping: when each search stops.
        resamples: how many.
        seed: of the random numbers; the same seed gives the same support.
        progress: called with how many are done.

    Returns:
        The number of resamples by edge, as (source, target).
    """
    random = np.random.default_rng(seed)
    number = len(evidence.cascades)
    found: Counter[tuple[int, int]] = Counter()
    for done in range(1, resamples + 1):
        drawn = np.bincount(random.integers(number, size=number), minlength=number)
        steps, _, _ = greedy(evidence, stopping, drawn.astype(np.float64))
        found.update((step.source, step.target) for step in steps)
        if progress:
            progress(done)
    return found
