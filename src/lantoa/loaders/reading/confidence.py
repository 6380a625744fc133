"""Confidence that means something: how often what a rule says was right.

Each rule gives its statements a rank between 0 and 1, which only orders them. ``confidence.tsv``
tells, for each kind of statement and rank, how many such statements of the development reports
were right; the confidence of a statement is that share, never lower for a higher rank. The table
is written by ``benchmarks/calibrate.py``, by isotonic regression (Zadrozny and Elkan,
"Transforming Classifier Scores into Accurate Multiclass Probability Estimates", KDD 2002).
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=1024)
def confidence(kind: str, rank: float) -> float:
    """Return the share of statements of a kind and rank that is right.

    Args:
        kind: as the statements table names it.
        rank: what the rule gives, between 0 and 1.

    Returns:
        The share; the rank itself for a kind that the development reports did not judge.

    >>> confidence("model", 0.97) >= confidence("model", 0.7)
    True
    """
    steps = _table().get(kind)
    if not steps:
        return rank
    ranks, shares = steps
    return shares[max(0, bisect_right(ranks, rank + 1e-9) - 1)]


@cache
def _table() -> dict[str, tuple[tuple[float, ...], tuple[float, ...]]]:
    """By kind: the least rank of each step, ascending, and the share of the step."""
    text = (files(__package__) / "confidence.tsv").read_text("utf-8")
    steps: dict[str, list[tuple[float, float]]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        steps.setdefault(row["kind"], []).append((float(row["rank"]), float(row["confidence"])))
    return {
        kind: (tuple(rank for rank, _ in found), tuple(share for _, share in found))
        for kind, found in steps.items()
    }
