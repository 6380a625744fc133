"""Where a count is: the place right after it, the nearest before it, or what frames it.

In this order: a place that follows ("12 mô hình tại huyện X"), the whole country, the nearest
place, local body or bare unit word before it in the clause, the head of the sentence, the site of
the model that is counted, the one place of the paragraph, the report's home. A count of communes
is about a district or more, one of hamlets about a commune or more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lantoa.graph.places.units import COUNTRY
from lantoa.loaders.reading.context import Where, home, in_body, where
from lantoa.loaders.reading.deployments.site_lists import list_from
from lantoa.loaders.reading.document import (
    Document,
    PlaceName,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_before import CountBefore
from lantoa.loaders.reading.figures.count_country import WholeCountry
from lantoa.loaders.reading.figures.count_guests import (
    before_guests,
    is_of_board,
    opens_with_guests,
)
from lantoa.loaders.reading.figures.count_levels import BROAD, least_of
from lantoa.loaders.reading.figures.count_model_sites import ModelSites
from lantoa.loaders.reading.figures.count_paragraphs import of_paragraph
from lantoa.loaders.reading.figures.count_scopes import before_parts
from lantoa.loaders.reading.figures.count_things import UNIT_LIST
from lantoa.loaders.reading.figures.count_topics import Topics
from lantoa.loaders.reading.figures.nearest_places import NearestPlaces, lies_in, proper
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.places.bare_units import UnitsMeant, level_of
from lantoa.ontology.records import Deployment, Level, Measure

_LEADING = 40  # a place so near the head of a sentence frames it
_DONE_FAR = 170  # characters to where something is done
_NEAR = 60
#: Between a place and what it has: 'ấp này hiện có', 'ở ấp này lên'.
_HAS = re.compile(
    r"\s*(?:(?:này|trên|đã|hiện|đang|nay|cũng|còn|lên|có|được|thành lập|xây dựng|lập|duy trì|là|"
    r"ra mắt|lắp đặt|lắp|tổng cộng|tất cả)(?=\s)\s*)*"
)
_NO_SUBJECT = 24  # a clause whose number stands so near its head has no subject of its own
_UNITS = re.compile(UNIT_LIST, re.I)
_PEOPLE = (Measure.MEMBERS, Measure.PARTICIPANTS)
#: What is told before the subject: 'Ngoài 36 tổ tự quản, Công an xã A còn ...'.
_BESIDES = re.compile(
    r"(?:Ngoài|Bên cạnh|Cùng với|Song song với|Không chỉ|Để|Với|Được|Từ)(?!\w)"
    r"(?! (?:ra|đó|này|vậy)(?!\w))",
    re.I,
)
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
_OF_ONE = re.compile(r"(?<!\w)(?:của|thuộc)\s+(?:xã|phường|thị trấn|huyện)?\s*$")
_LINK = re.compile(
    r"(?:tại|ở|trên địa bàn|của|thuộc|trên|trong|phạm vi|cho(?: nhân dân| bà con| người dân)?|"
    r"đồng bào[^,]*)\s*(?:các|\d+)?\s*"
    r"(?:tỉnh|huyện|xã)?\s*$"
)


@dataclass(slots=True)
class Places:
    """The places that counts of one document are about."""

    document: Document
    deployments: list[Deployment]
    units: UnitsMeant = field(init=False)
    _fullest: dict[str, PlaceName] | None = None  # by the place's IRI
    sites: ModelSites = field(init=False)
    country: WholeCountry = field(init=False)
    nearest: NearestPlaces = field(init=False)
    topics: Topics = field(init=False)
    before: CountBefore = field(init=False)

    def __post_init__(self) -> None:
        self.units = UnitsMeant(self.document)
        self.nearest = NearestPlaces(self.document, self.units)
        self.before = CountBefore(self.document)
        self.country = WholeCountry(self.document)
        self.topics = Topics(self.document, self.units)
        self.sites = ModelSites(self.document, self.deployments)

    def of(
        self, count: Count, model: str | None = None, topic: tuple[int, str] | None = None
    ) -> Where:
        """Return the place that a count is about; `model` is the IRI of the model it is of.

        `topic` is where the paragraph named a model last, and which.
        """
        found = self._found(count, model, topic, least_of(self.document, count))
        return self.before.was(count.sentence, self._in_full(found))

    def told_after(self, count: Count) -> Where | None:
        """Return the place that is told right after a count."""
        return self._after(count, count.clause)

    def holding(self, count: Count, found: Where, model: str | None) -> Where:
        """Return the place of a count of sites, or what also holds the known sites of its model.

        A place that the clause itself tells holds as it is.
        """
        place, clause = found.place, count.clause
        if place is None or model is None or count.measure is not Measure.SITES:
            return found
        if any(p.place == place for p in within(self.document.places, clause.start, clause.end)):
            return found
        units = self.units.within(clause.start, clause.end)
        text = self.document.text
        if any(
            self.units.of(unit) is not None or text.endswith(("của ", "thuộc "), 0, unit.start())
            for unit in units
        ):
            return found  # đến nay xã đã có 47 tổ; 15 phường của thành phố
        for name in self.sites.around(model, place, count.number.start):
            around = self.nearest.printed(name)
            if around is not None:
                return self._in_full(around)
        return found

    def _found(
        self, count: Count, model: str | None, topic: tuple[int, str] | None, least: Level
    ) -> Where:
        document, sentence, clause = self.document, count.sentence, count.clause
        position = count.number.start
        found, helper = self._after(count, clause) or self._close(count), None
        if found is None:
            found = self.country.at(sentence, position)
        if found is None:
            start, stop = before_guests(document, count)
            stop = before_parts(document, count, stop)
            found = self.nearest.before(start, stop, least, agents=False)
            helper = self.nearest.before(start, stop, least) if found is None else None
        if (
            found is None
            and clause.start > sentence.start
            and not opens_with_guests(document, count)
        ):
            found = self.nearest.before(sentence.start, sentence.start + _LEADING, least)
            if found is None and position - clause.start < _NO_SUBJECT:
                found = self.nearest.before(sentence.start, clause.start, least, agents=False)
        if found is None and _BESIDES.match(document.text, sentence.start, position):
            found = self.topics.subject(sentence, count.noun_end, least)
        told = found is not None and found.place is not None and found.place == document.home
        held = self.before.holding(sentence, least)
        before = Span(sentence.start, position)
        if found is None or (held and self.nearest.is_only_of_body(found, held, before)):
            found = held
        if model is not None and count.measure not in BROAD and not is_of_board(document, count):
            site = self.sites.one(model, found, count.measure, clause)
            if site is None or site.place is None or RANK[site.place.level] >= RANK[least]:
                found = site
        framed = found is None
        if found is None:
            found = self.topics.near(sentence, least)
        if found is None and not self.topics.leaves(sentence):
            found = of_paragraph(document, sentence, clause.start, least)
        if found is None:
            found = self.topics.before(sentence, least)
        if helper is not None and (found is None or lies_in(helper, found)):
            found = helper  # who founded or runs it
        if framed and found and topic and topic[0] >= self.topics.since(sentence):
            found = self.sites.told_of(topic[1], found, count, least)
        if not told or (count.measure in _PEOPLE and not is_of_board(document, count)):
            found = self.sites.only(found, count, least)
        return self._in_full(found) if found else self._home(least)

    def _in_full(self, found: Where) -> Where:
        """The place by the fullest of its printed forms."""
        if found.place is None or found.place.iri == COUNTRY:
            return found
        if self._fullest is None:
            self._fullest = {}
            for place in self.document.places:
                plain = place.printed == place.chain[0]  # not: xã biên giới X
                if place.place is not None and not place.elliptical and plain:
                    known = self._fullest.setdefault(place.place.iri, place)
                    if len(known.printed) < len(place.printed):
                        self._fullest[place.place.iri] = place
        fullest = self._fullest.get(found.place.iri)
        return Where(found.place, fullest.printed) if fullest is not None else found

    def around(self, sentence: Sentence, clause: Span, position: int, end: int, stop: int) -> Where:
        """Return the area in which something spread, told from `position` to `stop`."""
        document, least = self.document, Level.COMMUNE
        for place in within(document.places, end, min(clause.end, stop + 40)):
            if place.elliptical or RANK[place.level] >= RANK[least]:
                return self._in_full(where(document, place))
        for match in self.units.within(end, min(clause.end, stop + 40)):
            bare = self.units.of(match)
            if bare is not None:
                return self._in_full(bare)
        found = self.nearest.before(clause.start, position, least) or of_paragraph(
            document, sentence, clause.start, least
        )
        return self._in_full(found) if found else home(document)

    def _home(self, least: Level) -> Where:
        """The home, or the unit around it that such a count can be about."""
        document = self.document
        if document.home is not None and RANK[document.home.level] < RANK[least]:
            for name in document.home.path[1:]:
                around = self.nearest.printed(name)
                place = around.place if around is not None else None
                if place is not None and RANK[place.level] >= RANK[least]:
                    return Where(place, around.printed if around else None)
        return home(document)

    def _close(self, count: Count) -> Where | None:
        """The hamlet that has so many groups itself: 'nâng tổng số tổ ở ấp này lên 9 tổ'."""
        document, position = self.document, count.number.start
        begin = max(count.clause.start, position - _NEAR)
        for match in reversed(self.units.within(begin, position)):
            low = RANK[level_of(match)] < RANK[Level.COMMUNE]
            if low and _HAS.fullmatch(document.text, match.end(), position):
                return self.units.of(match)
        for place in reversed(within(document.places, begin, position)):
            low = RANK[place.level] < RANK[Level.COMMUNE] and not in_body(document, place)
            if low and _HAS.fullmatch(document.text, place.end, position):
                return where(document, place)
        return None

    # --- after the number -----------------------------------------------------------------

    def _after(self, count: Count, clause: Span) -> Where | None:
        document, end = self.document, count.noun_end
        alone = _UNITS.match(document.text, count.unit_start, end)
        end = alone.end() if alone else end
        own = covering(document.places, count.unit_start)
        if own is not None and own.start == count.unit_start and len(own.chain) > 1:
            return self.nearest.printed(own.chain[1])  # hai bản A và B, xã C
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
            if not _NO_LINK.search(gap) and re.search(r"(?:của|thuộc|trong|toàn)\s+$", gap):
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

    # --- before it ------------------------------------------------------------------------
