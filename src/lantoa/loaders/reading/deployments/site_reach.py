"""What stands beside a model's name: the place or body at a position, and what sort it is."""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments.site_frames import chain_end
from lantoa.loaders.reading.document import (
    NEW_SENTENCE,
    Body,
    Document,
    Name,
    NameKind,
    PlaceName,
    Sentence,
    within,
)
from lantoa.loaders.reading.lexicon import LEVEL_OF_WORD, RANK, SEVERAL, UPPER, alternatives
from lantoa.loaders.reading.places.place_chains import UP
from lantoa.ontology.records import Level

_CLANS = ("dòng họ", "tộc họ", "dòng tộc", "họ tộc")
_PROPER = re.compile(rf"(?<!\w){SEVERAL}")
_ENDS_IN_NAME = re.compile(rf"(?<=\w )({SEVERAL})$")
_BETWEEN = re.compile(r"(?<!\w)(?:giữa|giáp ranh|liên kết|liên hoàn)(?!\w)", re.I)
_NAMED_OTHERWISE = ("trường", "dòng họ", "tộc", "họ ", "công ty")
_AND_PLACE = re.compile(rf"\s+và\s+(?:các\s+)?(?:{alternatives(LEVEL_OF_WORD)})\s+{UPPER}", re.I)


def mere_clan(document: Document, place: PlaceName) -> bool:
    """Whether a place is a clan that is printed without where it lives."""
    if not place.chain[0].lower().startswith("dòng họ"):
        return False
    following = next(iter(within(document.places, place.end, place.end + 20)), None)
    return following is None or not UP.fullmatch(document.text[place.end : following.start])


def dwelling(document: Document, place: PlaceName) -> PlaceName:
    """The hamlet where a clan lives, if that is printed after it; any other place itself."""
    if not place.chain[0].lower().startswith(_CLANS):
        return place
    following = next(iter(within(document.places, place.end, place.end + 20)), None)
    if following is None or not UP.fullmatch(document.text[place.end : following.start]):
        return place
    return following if following.level is Level.SETTLEMENT else place


def in_quoted_name(document: Document, name: Name) -> PlaceName | None:
    """The place that a quoted name says it is at, or the named site that it begins with."""
    for place in within(document.places, name.start, name.end):
        return place
    words = document.text[name.start : name.end].strip("“”\"'‘’ ").lower()
    for place in document.places:
        if place.level is Level.SITE and words.startswith(place.printed.lower() + " "):
            return place
    return None


def linked(document: Document, name: Name, place: PlaceName) -> list[PlaceName]:
    """The places between which a model links, by its name: 'Liên kết giữa trường A với xã B'."""
    told = [p for p in within(document.places, name.start, name.end) if not p.elliptical]
    between = _BETWEEN.search(name.text) is not None
    return told if between and len(told) > 1 and place in told else [place]


def named_after(document: Document, name: Name) -> PlaceName | None:
    """The place, no higher than a commune, whose proper name a model bears: “Du lịch Cồn Sơn”."""
    for part in _PROPER.finditer(name.text):
        if part.start() == 0:
            continue  # the first word has its capital anyway
        place = _by_proper_name(document).get(part.group())
        if place is not None:
            return place
    return None


def _by_proper_name(document: Document) -> dict[str, PlaceName]:
    """The places no higher than a commune, by their names without the unit word."""
    if document.proper is None:
        document.proper = {}
        for place in document.places:
            name = _ENDS_IN_NAME.search(place.printed) if low(place) else None
            if name and place.place and not place.chain[0].lower().startswith(_NAMED_OTHERWISE):
                document.proper.setdefault(name[1], place)
    return document.proper


def has_word(place: PlaceName) -> bool:
    """Whether a place is printed with its unit word."""
    return not place.elliptical and place.printed.lower() == place.chain[0].lower()


def end_with_aliases(document: Document, name: Name) -> int:
    """Where a name ends with its other names and the bracket around them."""
    end = name.end
    for other in within(document.names, name.end, name.end + 200):
        if other.kind is NameKind.ALIAS and other.of == name.text:
            if NEW_SENTENCE.search(document.text, end, other.start):
                break
            end = other.end
    while document.text[end : end + 1] == ")":
        end += 1
    return end


def place_at(document: Document, position: int) -> PlaceName | None:
    """The place that begins at a position."""
    return next((p for p in within(document.places, position, position + 1)), None)


def body_at(document: Document, position: int) -> Body | None:
    """The body that begins at a position."""
    return next((b for b in within(document.bodies, position, position + 1)), None)


def low(place: PlaceName) -> bool:
    """Whether a place is printed and no higher than a commune."""
    return RANK[place.level] <= RANK[Level.COMMUNE] and not place.elliptical


def list_end(document: Document, sentence: Sentence, stop: int) -> int:
    """Where the last clause of a list of places ends: the sentence, if it names no other model."""
    others = within(document.names, stop, sentence.end)
    return stop if any(name.is_model for name in others) else sentence.end


def ends(document: Document, place: PlaceName) -> bool:
    """Whether nothing is said of a place but where it lies."""
    end = chain_end(document, place)
    if document.text[end : end + 1] in (";", ".", "") or document.text[end - 1] == ",":
        return True
    return _AND_PLACE.match(document.text, end) is not None


def is_home_province(document: Document, place: PlaceName) -> bool:
    """Whether a place is the province of the report's home."""
    home = document.home
    return (
        home is not None
        and home.level is not Level.REGION
        and place.place is not None
        and place.place.path[-1] == home.path[-1]
    )
