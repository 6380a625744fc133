"""The measure as rows for a table and as lines for people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from lantoa.evaluation.scores import Evaluation, Finding, Score

#: The columns of the scores and of the findings.
SCORE_COLUMNS: Final = ("field", "wanted", "found", "right", "precision", "recall", "f1")
FINDING_COLUMNS: Final = ("finding", "field", "report", "said", "differs", "nearest")


def score_rows(evaluation: Evaluation, fields: Collection[str] = ()) -> list[tuple[Any, ...]]:
    """Return a row of :data:`SCORE_COLUMNS` for each field (or each of `fields`).

    `found` and `precision` are None where the gold is not exhaustive.
    """
    return [
        (
            score.name,
            score.wanted,
            score.found if score.judged else None,
            score.right if score.judged else score.hit,
            _rounded(score.precision),
            _rounded(score.recall),
            _rounded(score.f1),
        )
        for score in evaluation.scores.values()
        if not fields or score.name in fields
    ]


def finding_rows(evaluation: Evaluation, fields: Collection[str] = ()) -> list[tuple[Any, ...]]:
    """Return a row of :data:`FINDING_COLUMNS` for each miss and extra, by field and report."""
    return [
        (f.what, f.field, f.report, say(f.said), ", ".join(f.differs) or None, _nearest(f))
        for f in _findings(evaluation, fields)
    ]


def lines(
    evaluation: Evaluation, fields: Collection[str] = (), *, findings: bool = True
) -> Iterator[str]:
    """Yield the scores and, below them, every miss and extra, as lines of text."""
    yield "field          wanted  found  right precision recall     F1"
    for name, wanted, found, right, precision, recall, f1 in score_rows(evaluation, fields):
        yield (
            f"{name:14} {wanted:6} {_or_dash(found):>6} {right:6} "
            f"{_or_dash(precision):>9} {_or_dash(recall):>6} {_or_dash(f1):>6}"
        )
    if evaluation.missing:
        yield f"Not loaded: {', '.join(evaluation.missing)}"
    if not findings:
        return
    for finding in _findings(evaluation, fields):
        yield f"{finding.what:5} {finding.field} {finding.report}: {say(finding.said)}"
        if finding.nearest is not None:
            yield f"      differs in {', '.join(finding.differs)}: {say(finding.nearest)}"


def say(said: Mapping[str, Any]) -> str:
    """Return a fact or claim in one line, without what is empty.

    >>> say({"model": "Ngõ sáng", "place": "xã Tân Lập", "within": []})
    'model=Ngõ sáng; place=xã Tân Lập'
    """
    return "; ".join(
        f"{name}={' < '.join(value) if isinstance(value, list) else value}"
        for name, value in said.items()
        if value not in (None, "", [])
    )


def _findings(evaluation: Evaluation, fields: Collection[str]) -> list[Finding]:
    chosen: list[Score] = [
        score for score in evaluation.scores.values() if not fields or score.name in fields
    ]
    return [finding for score in chosen for finding in (*score.misses, *score.extras)]


def _nearest(finding: Finding) -> str | None:
    return None if finding.nearest is None else say(finding.nearest)


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _or_dash(number: float | None) -> str:
    if number is None:
        return "-"
    return f"{number:.3f}" if isinstance(number, float) else str(number)
