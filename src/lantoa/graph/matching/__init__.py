"""Matching: which names may mean one thing, and which statements cannot both hold.

Nothing is decided here: pairs and conflicts are proposed, with a score and the reasons in words,
for people to judge (:mod:`lantoa.graph.judgements`).
"""

from __future__ import annotations

from lantoa.graph.matching.candidates import KINDS, Candidate, candidates
from lantoa.graph.matching.conflicts import Conflict, Side, conflicts

__all__ = ["KINDS", "Candidate", "Conflict", "Side", "candidates", "conflicts"]
