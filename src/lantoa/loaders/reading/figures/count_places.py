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
from lantoa.loaders.reading.document import (
    Document,
    PlaceName,
    Sentence,
    Span,
    within,
)
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_after import PlacesAfter
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
from lantoa.loaders.reading.figures.count_topics import Topics
from lantoa.loaders.reading.figures.nearest_places import NearestPlaces, lies_in
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.places.bare_units import UnitsMeant, level_of
from lantoa.ontology.records import Deployment, Level, Measure

_LEADING = 40  # a place so near the head of a sentence frames it
_NEAR = 60
#: Between a place and what it has: 'ấp này hiện có', 'ở ấp này lên'.
_HAS = re.compile(
    r"\s*(?:(?:này|trên|đã|hiện|đang|nay|cũng|còn|lên|có|được|thành lập|xây dựng|lập|duy trì|là|"
    r"ra mắt|lắp đặt|lắp|tổng cộng|tất cả)(?=\s)\s*)*"
)
_NO_SUBJECT = 24  # a clause whose number stands so near its head has no subject of its own
_PEOPLE = (Measure.MEMBERS, Measure.PARTICIPANTS)
#: What is told before the subject: 'Ngoài 36 tổ tự quản, Công an xã A còn ...'.
_BESIDES = re.compile(
    r"(?:Ngoài|Bên cạnh|Cùng với|Song song với|Không chỉ|Để|Với|Được|Từ)(?!\w)"
    r"(?! (?:ra|đó|này|vậy)(?!\w))",
    re.I,
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
    after: PlacesAfter = field(init=False)
    topics: Topics = field(init=False)
    before: CountBefore = field(init=False)

    def __post_init__(self) -> None:
        self.units = UnitsMeant(self.document)
        self.nearest = NearestPlaces(self.document, self.units)
        self.after = PlacesAfter(self.document, self.units, self.nearest)
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
        return self.after.of(count, count.clause)

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
        found, helper = self.after.of(count, clause) or self._close(count), None
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
