"""The items of a list are at one place: '113 tổ với 7.340 ngư dân và 905 phương tiện'.

What is counted right after a count, with no place, unit or body in between and none after it, is
where the count before is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.document import Document, within
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_levels import least_of
from lantoa.loaders.reading.figures.count_places import Places
from lantoa.loaders.reading.figures.count_scopes import before_parts
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Measurement

_FAR = 80  # characters from one item to the next
#: After a semicolon a predicate goes on with the same subject: '17 giáo họ; có 214 tổ liên gia'.
_SAME_SUBJECT = re.compile(
    r"[^;]*;\s*(?:(?:có|gồm|với|và|đã|được|trong đó|lắp|lắp đặt|thành lập|xây dựng|duy trì|thu hút|"
    r"tổ chức|hòa giải|tiếp nhận|vận động|tuyên truyền|hướng dẫn)(?!\w)[^;]{0,30})?"
)


#: What is told of a part only: 'trong đó xã A 60 camera; duy trì 70 tổ'.
_PART = re.compile(r"(?<!\w)(?:trong đó|riêng|điển hình|tiêu biểu|nổi bật)(?!\w)", re.I)


class Beside:
    """Where the last count of one document is, for those that stand in a list with it."""

    def __init__(self, document: Document, places: Places) -> None:
        self._document = document
        self._places = places
        self._last: tuple[Count, Measurement] | None = None

    def at(self, count: Count, made: Measurement) -> Measurement:
        """Return what a count says, at the place of the count before if it goes on with it."""
        if self._last is not None and not count.each and self._goes_on(*self._last, count):
            last = self._last[1]
            (proof,), printed = made.evidence, last.evidence[0].printed_place
            made = replace(
                made, place=last.place, evidence=(replace(proof, printed_place=printed),)
            )
        if not count.each:
            self._last = count, made
        return made

    def _goes_on(self, before: Count, there: Measurement, count: Count) -> bool:
        document, start, stop = self._document, before.noun_end, count.number.start
        if count.sentence is not before.sentence or not 0 <= stop - start < _FAR:
            return False
        if there.place is None or there.scope is not None:
            return False
        if bool(within(document.places, start, stop)) or within(document.bodies, start, stop):
            return False
        gap = document.text[start:stop]
        if before_parts(document, count, stop) != stop:
            return False
        if ";" in gap and (
            not _SAME_SUBJECT.fullmatch(gap)
            or _PART.search(document.text, before.clause.start, before.number.start)
        ):
            return False
        return (
            not self._places.units.within(start, stop)
            and self._places.told_after(count) is None
            and RANK[there.place.level] >= RANK[least_of(document, count)]
        )
