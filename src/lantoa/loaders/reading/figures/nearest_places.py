"""The nearest place before a position: a name, that of a local body, or a bare unit word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from lantoa.loaders.reading.context import Where, in_body, printed_home, where
from lantoa.loaders.reading.document import Document, PlaceName, Span, covering, within
from lantoa.loaders.reading.figures.count_scopes import is_agent, is_scope, is_venue
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.places.bare_units import UnitsMeant, level_of
from lantoa.loaders.reading.places.place_chains import UP
from lantoa.ontology.records import Level

_START = attrgetter("start")
_ASIDE = re.compile(r"\s\([^()]{1,40}\)")
#: After the office of one who tells of what is there.
_SPEAKS = re.compile(r",?\s(?:cho biết|cho hay|chia sẻ|nói|thông tin|khẳng định)(?!\w)")
_AND = re.compile(r"\s*(?:,|và|, và|và xã|và phường)\s*")


@dataclass(slots=True)
class NearestPlaces:
    """The places, local bodies and bare unit words of one document."""

    document: Document
    units: UnitsMeant

    def before(self, start: int, stop: int, least: Level, *, agents: bool = True) -> Where | None:
        """Return the nearest place of a stretch, at least of a level; also of bodies that help.

        Of "Ở bản A, xã B, Công an xã B lập 2 tổ" it is bản A, not the body's commune.
        """
        document = self.document
        found: list[tuple[int, Where]] = []
        bodies: list[Where] = []
        for place in within(document.places, start, stop):
            if RANK[place.level] < RANK[least] or (place.elliptical and not place.place):
                continue
            if self._is_aside(place, stop) or is_scope(document, place.start):
                continue  # its chain goes on in brackets
            if not agents and is_venue(document, place.start):
                continue
            lowest = self._lowest(place, start, least)
            if not agents and self._of_agent(lowest.start):
                continue
            found.append((place.start, self._shared(lowest) or where(document, lowest)))
            if in_body(document, lowest):
                bodies.append(found[-1][1])
        for body in within(document.bodies, start, stop):
            site = body.organization.place
            if body.place_name is None and site is not None and RANK[site.level] >= RANK[least]:
                if not agents and is_agent(document, body.start):
                    continue
                printed = printed_home(document) if site == document.home else site.name
                found.append((body.start, Where(site, printed)))
                bodies.append(found[-1][1])
        last = max((at for at, _ in found), default=start)
        for match in reversed(self.units.within(last, stop)):
            if not agents and self._of_agent(match.start()):
                continue
            if RANK[level_of(match)] >= RANK[least] and not is_scope(document, match.start()):
                bare = self.units.of(match)
                if bare is not None:
                    return bare
        if not found:
            return None
        nearest = max(found, key=lambda each: each[0])[1]
        if nearest in bodies:
            for _, told in found:
                if told not in bodies and lies_in(told, nearest):
                    return told
        return nearest

    def _of_agent(self, position: int) -> bool:
        """Whether a place stands in the names of bodies that only help: với Hội X xã A, xã B."""
        bodies, text = self.document.bodies, self.document.text
        index = bisect_right(bodies, position, key=_START) - 1
        if index < 0 or position >= bodies[index].end:
            return False
        if _SPEAKS.match(text, bodies[index].end):
            return True  # ông A, Trưởng Công an xã B, cho biết
        while index and _AND.fullmatch(text, bodies[index - 1].end, bodies[index].start):
            index -= 1
        start = bodies[index].start
        return start < position and is_agent(self.document, start)

    def is_only_of_body(self, found: Where, held: Where, told: Span) -> bool:
        """Tell whether in `told` only a body stands for what lies around the last count."""
        document = self.document
        return lies_in(held, found) and not (
            any(
                place.place == found.place and not in_body(document, place)
                for place in within(document.places, told.start, told.end)
            )
            or any(
                covering(document.bodies, unit.start()) is None
                for unit in self.units.within(told.start, told.end)
            )
        )

    def printed(self, name: str) -> Where | None:
        """Return the place that is printed by this name somewhere in the report."""
        for place in self.document.places:
            if place.chain[0] == name or (place.place is not None and place.place.name == name):
                return where(self.document, place)
        return None

    def _shared(self, place: PlaceName) -> Where | None:
        """What contains both of two places side by side: xã A và B, huyện C có 12 mô hình."""
        places = self.document.places
        index = bisect_left(places, place.start, key=_START)
        before = places[index - 1] if index else None
        if (
            before is None
            or before.level is not place.level
            or before.place is None
            or place.place is None
            or len(place.place.path) < 2
            or list(map(proper, before.place.path[1:])) != list(map(proper, place.place.path[1:]))
            or not _AND.fullmatch(self.document.text[before.end : place.start])
        ):
            return None
        around = place.chain[1] if len(place.chain) > 1 else place.place.path[1]
        return self.printed(around) or self.printed(before.place.path[1])

    def _is_aside(self, place: PlaceName, stop: int) -> bool:
        """Whether a place stands in brackets after another: xã A (huyện B) có 12 mô hình."""
        text = self.document.text
        opened = text.rfind("(", max(0, place.start - 60), place.start)
        if opened < 0 or ")" in text[opened : place.start] or ")" not in text[place.end : stop]:
            return False
        index = bisect_left(self.document.places, opened, key=_START)
        return index > 0 and not text[self.document.places[index - 1].end : opened].strip()

    def _lowest(self, place: PlaceName, start: int, least: Level) -> PlaceName:
        """The place that a chain ending in `place` is about: xã A for 'xã A, huyện B'."""
        before = [p for p in within(self.document.places, start, place.start) if not p.elliptical]
        if (
            before
            and RANK[least] <= RANK[before[-1].level] < RANK[place.level]
            and UP.fullmatch(_ASIDE.sub("", self.document.text[before[-1].end : place.start]))
        ):
            return self._lowest(before[-1], start, least)
        return place


_WORD = re.compile(r"^(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn)\s")


def proper(name: str) -> str:
    """Return a unit's name without its word, which changes where it is upgraded."""
    return _WORD.sub("", name)


def lies_in(one: Where, other: Where) -> bool:
    """Tell whether the one place lies in the other."""
    if one.place is None or other.place is None:
        return False
    return other.place.name in one.place.path[1:]
