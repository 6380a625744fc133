"""Who holds a gathering, and where: the subject without those it works with; the venue, else the
unit that holds it or whose body does.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.acting_units import UNIT_WORD, acting_units, part_of_other
from lantoa.loaders.reading.conferring import whole_end
from lantoa.loaders.reading.document import Body, Document, PlaceName, Sentence, Span, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.place_chains import UP
from lantoa.loaders.reading.role_words import NO_ACTOR
from lantoa.loaders.reading.sites import chain_end
from lantoa.ontology.records import Level, Organization, Place

_WORKS_WITH = re.compile(
    r"[^.;]{0,60}?(?:phối hợp|kết hợp|phối kết hợp|cùng)(?: chặt chẽ)?(?: với| cùng)?\s*"
    r"(?:lực lượng\s+|các\s+|chính quyền\s+)?"
)
_AND_HELD = re.compile(r"\s*(?:(?:đã|vừa|mới|cũng|long trọng|trang trọng|trọng thể)\s*)*")


def organizers(document: Document, sentence: Sentence, position: int) -> list[Body]:
    """Return the bodies that hold a gathering: the subject, without those that it works with."""
    text = document.text
    bodies = [*within(document.bodies, sentence.start, position)]
    bodies += acting_units(document, Span(sentence.start, position))
    known = {body.start for body in bodies}
    bodies += [b for b in _host_unit(document, sentence, position) if b.start not in known]
    bodies.sort(key=lambda body: body.start)
    groups: list[list[Body]] = []
    for body in bodies:
        end = _units_end(document, groups[-1][-1]) if groups else 0
        if groups and re.fullmatch(r"\s*(?:,|và)\s*", text[end : body.start]):
            groups[-1].append(body)
        else:
            groups.append([body])
    while len(groups) > 1 and _WORKS_WITH.fullmatch(
        text[whole_end(document, groups[-2][-1]) : groups[-1][0].start]
    ):
        groups.pop()
        position = groups[-1][-1].end
    if not groups:
        return []
    chosen = groups[-1]
    gap = text[chosen[-1].end : position]
    before = text[max(sentence.start, chosen[0].start - 20) : chosen[0].start]
    if len(gap) >= 60 or NO_ACTOR.search(before):
        return []
    return chosen


def _units_end(document: Document, body: Body) -> int:
    """Where a body ends with the units after it; a comma alone is none of them."""
    end = whole_end(document, body)
    return end if document.text[body.end : end].strip(" ,)") else body.end


def _host_unit(document: Document, sentence: Sentence, position: int) -> list[Body]:
    """'Xã X tổ chức Ngày hội': the unit itself."""
    for place in within(document.places, sentence.start, position):
        if (
            place.level in (Level.COMMUNE, Level.DISTRICT)
            and not place.elliptical
            and place.place is not None
            and UNIT_WORD.match(place.printed)
            and not part_of_other(document, place)
            and _AND_HELD.fullmatch(document.text[chain_end(document, place) : position])
        ):
            organization = Organization(name=", ".join(place.place.path), place=place.place)
            return [Body(place.start, place.end, place.printed, organization, place)]
    return []


def venue_of(document: Document, sentence: Sentence, start: int, end: int) -> PlaceName | None:
    """Return the place after 'tại', or the hamlet after 'trên địa bàn', of a gathering."""
    for place in within(document.places, sentence.start, sentence.end):
        if place.elliptical:
            continue
        before = document.text[max(sentence.start, place.start - 14) : place.start]
        if re.search(r"(?:tại|ở)\s+$", before, re.I) and place.start <= end + 60:
            return place
        low = RANK[place.level] < RANK[Level.COMMUNE]
        if low and start < place.start and before.endswith("trên địa bàn "):
            return place
    return None


def held_at(
    document: Document,
    sentence: Sentence,
    venue: PlaceName | None,
    bodies: list[Body],
    match: re.Match[str],
    *,
    festival: bool,
) -> tuple[Place | None, str | None]:
    """Return the venue, else the commune whose body holds the gathering or takes part in it.

    A festival that a district holds is there; its conferences may be anywhere.
    """
    if venue is not None:
        return venue.place, chain_words(document, venue)
    for body in bodies:
        if festival and body.place_name is not None and body.place_name.start == body.start:
            return body.organization.place, body.printed  # the unit itself holds it
    for body in [*bodies, *within(document.bodies, sentence.start, match.start())]:
        place = body.organization.place
        if place is not None and RANK[place.level] <= RANK[Level.COMMUNE]:
            return place, body.place_name.printed if body.place_name else place.name
    return None, None


def chain_words(document: Document, place: PlaceName) -> str:
    """Return the place with the units after it, as printed: 'TP A, tỉnh B'."""
    end = place.end
    for following in within(document.places, place.end, place.end + 60):
        gap = document.text[end : following.start]
        if UP.fullmatch(gap) and "," in gap:
            end = following.end
    return document.text[place.start : end]
