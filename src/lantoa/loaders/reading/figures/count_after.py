"""The place told after a count: '12 tổ với 85 thành viên tại xã A', '25 camera được lắp ở B'.

What contains all of a list holds where several places follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantoa.loaders.reading.context import Where, where
from lantoa.loaders.reading.deployments.site_lists import list_from
from lantoa.loaders.reading.document import Document, PlaceName, Span, covering, within
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_things import UNIT_LIST
from lantoa.loaders.reading.figures.nearest_places import NearestPlaces, proper
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.places.bare_units import UnitsMeant
from lantoa.ontology.records import Level

_NEAR = 60
_DONE_FAR = 170  # characters to where something is done
_UNITS = re.compile(UNIT_LIST, re.I)
#: What is done with what is counted: '25 camera được Công an xã lắp tại bản A'.
_DONE_AT = re.compile(
    r"[^,;.“”\"\d]{0,40}?\s(?:(?:đã|đang|vừa|mới)\s+)*được\s(?:[^;.“”\"\d]{3,110}?\s)?"
    r"(?:lắp đặt|lắp|thành lập|xây dựng|ra mắt|tổ chức|triển khai|bố trí|đặt|treo|thí điểm)\s+"
    r"(?:thêm\s+|mới\s+)?(?:tại|ở|trên địa bàn)\s+(?:các\s+)?"
)
_NO_LINK = re.compile(r"[,;.:“”\"]|\((?=[^()]*\w\s)|\bdo\b|được|\bvới\b")
#: Between units and what they lie in: 4 xã ven biển, huyện A.
_CHAIN = re.compile(r"(?:\s(?!có|đã|đạt)[^\W\d_]+){1,4},\s+")
#: Groups and their people at one place: 12 tổ với 85 thành viên tại xã A.
_WITH_PEOPLE = re.compile(
    r"[^,;.:\d]{0,70}\s(?:với|gồm)\s(?:(?:hơn|gần|trên|khoảng)\s)?\d[\d.]*\s[^,;.:\d“”\"]{2,40}\s"
    r"(?:tại|ở|trên địa bàn)\s(?:các\s)?"
)
#: Units that are named one by one: 5 xã biên giới: A, B và C.
_LISTED = re.compile(r"(?:\s[^\W\d_]+){0,3}\s?:\s(?:các\s)?")
_OF = re.compile(r"\s(?:của|thuộc|ở|tại)\s")
_OF_UNIT = ("của", "thuộc", "trong", "toàn")
_OF_ONE = re.compile(r"(?<!\w)(?:của|thuộc)\s+(?:xã|phường|thị trấn|huyện)?\s*$")
_LINK = re.compile(
    r"(?:tại|ở|trên địa bàn|của|thuộc|trên|trong|phạm vi|cho(?: nhân dân| bà con| người dân)?|"
    r"đồng bào[^,]*)\s*(?:các|\d+)?\s*"
    r"(?:tỉnh|huyện|xã)?\s*$"
)


@dataclass(slots=True)
class PlacesAfter:
    """The places after the counts of one document."""

    document: Document
    units: UnitsMeant
    nearest: NearestPlaces

    def of(self, count: Count, clause: Span) -> Where | None:
        """Return the place that is told right after a count."""
        document, end = self.document, count.noun_end
        alone = _UNITS.match(document.text, count.unit_start, end)
        end = alone.end() if alone else end
        own = covering(document.places, count.unit_start)
        if own is not None and own.start == count.unit_start and len(own.chain) > 1:
            return self.nearest.printed(own.chain[1])  # hai bản A và B, xã C
        for place in within(document.places, count.unit_start, count.noun_end):
            if _OF.fullmatch(document.text, count.unit_end, place.start):
                return where(document, place)  # 112 hộ của thôn A tham gia
        done = document.text.find(" được ", end, min(clause.end, end + _NEAR))
        for place in within(document.places, done, done + _DONE_FAR) if done >= 0 else ():
            if _DONE_AT.fullmatch(document.text, end, place.start):
                return self._around_list(place, clause) or where(document, place)
        for place in within(document.places, end, clause.end):
            gap = document.text[end : place.start]
            if alone and _CHAIN.fullmatch(gap) and RANK[place.level] > RANK[Level.COMMUNE]:
                return where(document, place)  # 4 xã ven biển, huyện A
            if alone and _LISTED.fullmatch(gap):
                return self._around_list(place, clause)
            if len(gap) > 90 or (_NO_LINK.search(gap) and not _WITH_PEOPLE.fullmatch(gap)):
                break
            if place.elliptical and place.place is None:
                break
            if place.elliptical or not gap.strip() or _LINK.search(gap):
                several = None if _OF_ONE.search(gap) else self._around_list(place, clause)
                return several or where(document, place)
            break
        for match in self.units.within(end, min(clause.end, end + 40)):
            gap = document.text[end : match.start()]
            if not _NO_LINK.search(gap) and gap.rstrip().endswith(_OF_UNIT):
                return self.units.of(match)
            break
        return None

    def _around_list(self, place: PlaceName, clause: Span) -> Where | None:
        """What contains all of a list: 652 thành viên ở các xã A, B (huyện D) và C (huyện E).

        A place with a figure of its own is no item: '35 camera ở xã A, 20 camera tại xã B'.
        """
        listed, _ = list_from(self.document, place, clause.end)
        told = within(self.document.numbers, place.end, clause.end)
        stop = told[0].start if told else clause.end
        paths = [each.place.path for each in listed if each.place is not None and each.start < stop]
        if len(paths) < 2 or len({path[0] for path in paths}) < 2:
            return None
        for above in range(min(map(len, paths)) - 1, 0, -1):
            names = [path[-above] for path in paths]
            if len(set(map(proper, names))) == 1:  # also if one was upgraded
                around = next(filter(None, map(self.nearest.printed, names)), None)
                if around is not None:
                    return around
        return None
