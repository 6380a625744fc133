"""Dates as reports print them, resolved against the report's own date where that is known.

Nothing is invented: "5 năm qua" in an undated report stays open, and "thời gian qua" says
nothing but that an earlier time frame has ended.
"""

from __future__ import annotations

import datetime as dt
import re

from lantoa.loaders.reading.date_makers import Maker
from lantoa.loaders.reading.date_rules import RULES, Rule
from lantoa.loaders.reading.document import Date, Document
from lantoa.ontology.time import TimeSpan

_DIGIT = re.compile(r"\d")
_CUE = re.compile(r"năm|tháng|nay|qua|hiện|giờ|gần đây|trước đây|tới|quý|trở lại")


def find_dates(document: Document) -> None:
    """Fill in the dates of the sentences, in order; the longest reading of a place wins."""
    for sentence in document.sentences:
        taken: list[tuple[int, int]] = []
        found = []
        lowered = document.text[sentence.start : sentence.end].lower()
        has_digit = _DIGIT.search(lowered) is not None
        if not has_digit and _CUE.search(lowered) is None:
            continue
        for rule in RULES:
            if not _passes(rule, lowered, has_digit):
                continue
            for match in rule.pattern.finditer(document.text, sentence.start, sentence.end):
                start, end = match.span()
                if any(start < b and a < end for a, b in taken):
                    continue
                made = _date(match, rule.make, document.published)
                if made:
                    taken.append((start, end))
                    found.append(made)
        found.sort(key=lambda d: d.start)
        document.dates += found


def _passes(rule: Rule, lowered: str, has_digit: bool) -> bool:
    return any(word in lowered if word else has_digit for word in rule.gate)


def _date(match: re.Match[str], make: Maker, today: dt.date | None) -> Date | None:
    try:
        kind, edtf = make(match, today)
        when = TimeSpan.parse(edtf) if edtf else None
    except ValueError:
        return None  # 31.2, or an end before its beginning: not a date after all
    return Date(match.start(), match.end(), kind, when)
