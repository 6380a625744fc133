"""Judgements: what analysts decided, how it is kept, undone, and takes effect.

A judgement says that two things are the same or different, or that a statement is confirmed or
rejected. It stands in a graph of its own that loading never touches; what sources say stays as
they say it, and :func:`as_judged` shows it as judged.
"""

from __future__ import annotations

from lantoa.graph.judgements.classes import Classes, Contradiction
from lantoa.graph.judgements.keep import ContradictionError, decide, judge, judgements, undo
from lantoa.graph.judgements.record import ANALYST, Judgement, Verdict, account
from lantoa.graph.judgements.view import JudgedStore, as_judged

__all__ = [
    "ANALYST",
    "Classes",
    "Contradiction",
    "ContradictionError",
    "JudgedStore",
    "Judgement",
    "Verdict",
    "account",
    "as_judged",
    "decide",
    "judge",
    "judgements",
    "undo",
]
