"""Evaluation: precision, recall and F1 of what was read, against what people noted.

Gold files (:mod:`.gold`) are compared with the rows of the statements table (:mod:`.sources`,
:mod:`.claims`) field by field (:mod:`.fields`), one fact with one claim (:mod:`.matching`).
``docs/evaluation.md`` says how it decides and why.
"""

from __future__ import annotations

from lantoa.evaluation.gold import GoldReport, read_gold
from lantoa.evaluation.scores import Evaluation, Finding, Score, evaluate
from lantoa.evaluation.sources import rows_of_store, rows_of_table

__all__ = [
    "Evaluation",
    "Finding",
    "GoldReport",
    "Score",
    "evaluate",
    "read_gold",
    "rows_of_store",
    "rows_of_table",
]
