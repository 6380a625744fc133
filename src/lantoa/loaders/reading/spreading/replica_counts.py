"""What is counted where a model spreads: the sites after or before the verb, and the models.

'nhân rộng ra 12 xã', '16 thôn đã nhân rộng', 'nhân rộng ra toàn huyện, đến nay đã có 24 tổ',
'nhân rộng 9 mô hình tại 38 khu dân cư'.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import within
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.spreading.replica_origins import Report
from lantoa.loaders.reading.spreading.spreads import Spread
from lantoa.ontology.records import Measure

#: Who has replicated stands before: 16 thôn đã nhân rộng mô hình “X”.
_BY_THOSE = re.compile(r"\s*(?:(?:đã|đang|cũng|cùng|đồng loạt|tiếp tục|làm theo|học tập|được)\s+)+")
_PASSIVE = re.compile(r"được\s+(?:triển khai, )?$")
_THEY_SPREAD = re.compile(r"\s*(?:(?:này|đã|đang|mới)\s+)+")  # 20 mô hình đã nhân rộng
#: Built, and then spread: '15 mô hình điểm và nhân rộng ra 120 khu dân cư'.
_AND_SPREAD = re.compile(r"(?:\s+điểm)?\s*(?:,|\svà)\s+(?:(?:đã|được|từ đó|sau đó)\s+)*")
#: What was built beside what was spread: 'xây dựng mới 5 mô hình, nhân rộng 12 mô hình'.
_DIRECT = re.compile(r"\s+(?:(?:được|thêm|mới|tiếp)\s+)*")
_COUNTED = re.compile(r"\d\s+mô hình[^,;.]{0,30},\s+$")
#: Between the area and what is counted in it: 'ra toàn huyện, đến nay đã có 24 tổ'.
_SO_FAR = re.compile(
    r"[^;.]{0,60}?(?:[,;]|\svới|\svà)\s*"
    r"(?:(?:(?:tính )?đến (?:nay|hết|cuối|đầu|năm|tháng)(?: năm| tháng)?(?: [\d/.-]+)?|"
    r"hiện nay|hiện|nay|bây giờ|tổng cộng|tổng số|là|gồm|với|toàn [^\W\d]+|đã|có|nâng|lên|"
    r"thành lập|được|cả|số|mô hình|của|huyện|xã|tỉnh|thành phố|thị xã|quận)\s*,?\s*)+"
)
_FAR = 110  # characters from the verb to what is counted
_MODELS = (Measure.MODELS, Measure.MODEL_TYPES)


def counted(report: Report, spread: Spread, following: int) -> list[Count]:
    """The counts of models and sites that a spread tells: after it, before it, or in its list."""
    clause, document_text = spread.clause, report.document.text
    stop = min(clause.end, spread.end + _FAR, following)
    part = document_text.find("trong đó", spread.end, stop)
    stop = part if part >= 0 else stop
    own = _sites_and_models(report, within(report.counts, spread.end, stop))
    if not own:
        own = _before(report, spread)
    if not own:
        end = max(spread.end, spread.told_end)
        stop = min(spread.sentence.end, end + _FAR, following)
        own = [
            count
            for count in _sites_and_models(report, within(report.counts, end, stop))
            if _SO_FAR.fullmatch(report.document.text, end, count.number.start)
        ]
    return own


def _sites_and_models(report: Report, counts: list[Count]) -> list[Count]:
    return [
        count
        for count in counts
        if id(count) not in report.used
        and (count.measure is Measure.SITES or count.measure in _MODELS)
    ]


def _before(report: Report, spread: Spread) -> list[Count]:
    """The sites that replicate (16 thôn đã nhân rộng), or are replicas: 311 điểm nhân rộng."""
    document = report.document
    before = [
        c
        for c in within(report.counts, spread.clause.start, spread.start)
        if c.measure is Measure.SITES and id(c) not in report.used
    ]
    if not before or not spread.replicates:
        return []
    last = before[-1]
    if last.unit_start < spread.start < last.unit_end or any(
        _BY_THOSE.fullmatch(document.text, end, spread.start) for end in (last.noun_end, last.end)
    ):
        return [last]
    return []


def models_counted(
    report: Report, spread: Spread, own: list[Count], sites: Count | None
) -> Count | None:
    """The count of the models that spread, where they are not named."""
    clause = spread.clause
    several = next((c for c in own if c.measure in _MODELS), None)
    before = report.document.text[max(clause.start, spread.start - 60) : spread.start]
    beside = before.endswith(("và ", ", ")) and not (
        several is not None
        and _COUNTED.search(before)
        and _DIRECT.fullmatch(report.document.text, spread.end, several.number.start)
    )
    if several is not None and sites is None and beside:
        return None  # đã xây dựng và nhân rộng được 1.860 mô hình
    if several is None and sites is not None and sites.start < spread.start < sites.end:
        before_it = within(report.counts, clause.start, sites.start)
        several = next((c for c in before_it if c.measure is Measure.MODELS), None)
    if several is None:
        subjects = within(report.counts, clause.start, spread.start)
        several = next((c for c in reversed(subjects) if c.measure is Measure.MODELS), None)
        if several is not None and not (
            _PASSIVE.search(before)
            or _AND_SPREAD.fullmatch(report.document.text, several.noun_end, spread.start)
            or _THEY_SPREAD.fullmatch(report.document.text, several.noun_end, spread.start)
        ):
            several = None
        if several is not None and not own:
            return None
    if sites and several and spread.start < several.number.start > sites.number.start:
        return None
    return several
