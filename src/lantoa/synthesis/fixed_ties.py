"""Another world: items go along a few ties that stay the same, as netinf takes for granted.

The country of :mod:`.country` has no such ties: each adopter copies whoever is near in space or in
the hierarchy. Scored on both, a method shows whether it fails or the world does not suit it.
"""

from __future__ import annotations

import heapq

import numpy as np

from lantoa.errors import UserError
from lantoa.synthesis.scoring import Puzzle


def fixed_ties(
    seed: int = 1,
    *,
    units: int = 300,
    ties: int = 900,
    items: int = 400,
    chance: float = 0.35,
    delay: float = 0.9,
) -> Puzzle:
    """Return a puzzle of the independent cascade model (Kempe, Kleinberg & Tardos 2003).

    Each item begins at one unit, drawn at random; whoever has it passes it on along each of its
    ties with a fixed probability, after an exponential delay; a unit has it from whom it reaches
    it from first (Gomez-Rodriguez, Leskovec & Krause 2010, section 2).

    Args:
        seed: the same one gives the same puzzle.
        units: how many units.
        ties: how many directed ties, drawn at random; a pair may be drawn twice.
        items: how many items.
        chance: that an item goes along a tie.
        delay: the mean delay in years.

    Raises:
        UserError: a number is too small.

    >>> asked = fixed_ties(units=10, ties=20, items=5)
    >>> len(asked.items), bool((asked.source != asked.unit).all())
    (5, True)
    """
    if units < 2 or ties < 1 or items < 1 or not 0 < chance <= 1 or delay <= 0:
        raise UserError("Ask for two units or more, a tie, an item, a chance to 1 and a delay.")
    rng = np.random.default_rng([seed, 9])
    sources = rng.integers(0, units, ties)
    targets = (sources + rng.integers(1, units, ties)) % units
    along = [np.unique(targets[sources == unit]) for unit in range(units)]
    rows: list[tuple[int, float, int, int]] = []
    for item in range(items):
        waiting = [(float(item), int(rng.integers(units)), -1)]
        has: set[int] = set()
        while waiting:
            time, unit, source = heapq.heappop(waiting)
            if unit in has:
                continue
            has.add(unit)
            rows.append((item, time, unit, source))
            for target in along[unit][rng.random(len(along[unit])) < chance].tolist():
                heapq.heappush(waiting, (time + rng.exponential(delay), target, unit))
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    nowhere = np.zeros(units)
    return Puzzle(
        units=tuple(f"unit {unit}" for unit in range(units)),
        items=tuple(f"item {item}" for item in range(items)),
        item=columns[0],
        time=columns[1],
        unit=columns[2],
        source=columns[3],
        latitude=nowhere,
        longitude=nowhere,
        chain=np.zeros((units, 3), dtype=np.int64),
    )
