"""The lowest level of a place that a count can be about, by its noun and by what it is spread over.

A count of communes is about a district or more, one of hamlets about a commune or more, and so is
one of cameras "tại 39/39 xã".
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document, within
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Level, Measure

_UNIT_LEVEL = (
    (re.compile(r"(?:huyện|quận|thị xã|thành phố)(?!\w)", re.I), Level.PROVINCE),
    (re.compile(r"(?:xã|phường|thị trấn)(?!\w)", re.I), Level.DISTRICT),
    (
        re.compile(
            r"(?:thôn|bản|buôn|làng|ấp|xóm|khóm|khu|tổ dân phố|TDP|khối|tiểu khu|"
            r"giáo xứ|xứ đạo|trường|"
            r"nhà trường|cơ quan|đơn vị|doanh nghiệp|DN|chi hội|chi đoàn|dòng họ|tộc họ|điểm|chợ)"
            r"(?!\w)",
            re.I,
        ),
        Level.COMMUNE,
    ),
)
_INSTANCES = re.compile(r"(?:tổ|nhóm|cụm|CLB|câu lạc bộ)(?!\w)", re.I)
#: Measures of whole places, not of one site.
BROAD = frozenset({Measure.MODELS, Measure.MODEL_TYPES, Measure.SITES, Measure.EXEMPLARS})
_MOST_COMMUNES = 50  # no district has had more
_SPREAD = 90  # characters before a number
#: What a count is spread over: 1.250 camera tại 39/39 xã; ra 10 xã với 74 kẻng.
_UNIT_OVER = (
    r"\s(?P<unit>(?:xã|phường|thị trấn|thôn|bản|ấp|khu phố|tổ dân phố|buôn|làng|xóm|khóm|huyện|"
    r"khu dân cư|giáo xứ|giáo họ|họ đạo|chùa)(?!\w))"
)
_OVER = re.compile(
    r"(?:(?:tại|ở|trên|khắp|ra|sang|của|tới|đến|cho|lan|phủ)\s+(?:khắp |toàn bộ |các )?\d[\d./]*|"
    rf"(?<!\w)\d+/\d+){_UNIT_OVER}"
)
_UNITS_COUNTED = re.compile(rf"[\d./]{_UNIT_OVER}")


def least_of(document: Document, count: Count) -> Level:
    """Return the lowest level of a place that a count can be about."""
    least = least_level(document, count.unit_start, count.noun_end, count.measure)
    if least is Level.DISTRICT and count.number.value > _MOST_COMMUNES:
        least = Level.PROVINCE
    begin = max(count.sentence.start, count.number.start - _SPREAD)
    stretch = document.text, begin, min(count.clause.end, count.end + 60)
    others = (m.start("unit") != count.unit_start for m in _UNITS_COUNTED.finditer(*stretch))
    for match in _OVER.finditer(*stretch) if any(others) else ():
        first, last = min(match.end(), count.end), max(match.start(), count.number.start)
        if match.start("unit") == count.unit_start or within(document.places, first, last):
            continue
        over = least_level(document, *match.span("unit"), Measure.SITES)
        least = max(least, over, key=RANK.__getitem__)
    return least


def least_level(document: Document, start: int, end: int, measure: Measure) -> Level:
    """Return the lowest level of a place that a count of a noun can be about."""
    if measure is Measure.MEMBERS or measure is Measure.PARTICIPANTS:
        return Level.SITE
    unit = document.text[start:end]
    for pattern, level in _UNIT_LEVEL:
        if pattern.match(unit):
            return level
    if measure is Measure.SITES and _INSTANCES.match(unit):
        return Level.COMMUNE  # many groups of one model, or 11/17 tổ
    return Level.SETTLEMENT if measure in BROAD else Level.SITE
