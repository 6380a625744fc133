"""Heads of bodies in the text, with the place or unit word that their names go on with.

"Tỉnh ủy, HĐND, UBND tỉnh" share one place; "Phòng Tham mưu Công an tỉnh" is one body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from lantoa.loaders.reading.bodies.body_fields import MASS, spelled_out
from lantoa.loaders.reading.bodies.body_scopes import ABBREVIATION, BARE_SCOPE, ELIDED, SEVERAL_OF
from lantoa.loaders.reading.bodies.body_sorts import OF_A_SORT
from lantoa.loaders.reading.bodies.body_words import HEADS
from lantoa.loaders.reading.document import Document, PlaceName
from lantoa.loaders.reading.lexicon import NAME

PARTY = re.compile(r"\b(Tỉnh|Thành|Huyện|Thị|Quận) ?(?:ủy|uỷ|[Đđ]oàn)$")
_COORDINATED = re.compile(r"\s*(?:,|và|-|–|,\s*và|;)\s*")
#: An abbreviation between a unit word and its name.
_PARTED_NAME = re.compile(rf"\s\([A-ZĐ]{{2,5}}\)\s(?P<name>{NAME})")
#: From an office of the party to one of its authority: Bí thư Đảng ủy, Chủ tịch UBND xã X
_OTHER_OFFICE = re.compile(
    r"\s?(?:,|-|–|kiêm|và)\s(?:kiêm )?(?:Phó )?(?:Chủ tịch|Giám đốc|Trưởng|Chính trị viên|"
    r"Chỉ huy trưởng|Hiệu trưởng)\s"
)
_BY_LETTERS = re.compile(r"P[ACVX]\d\d$")
_LEVEL_OF_PARTY = {
    "Tỉnh": "tỉnh",
    "Thành": "thành phố",
    "Huyện": "huyện",
    "Thị": "thị xã",
    "Quận": "quận",
}
_OF_A_LEVEL = ("people-committee", "people-council")
_OF_MINISTRIES = ("Cục ", "Vụ ", "Tổng cục ")
_PARTED = frozenset({", ", "-"})
_DEPARTMENTS = ("Phòn", "phòn", "Đội ", "đội ", "Cơ q")


class Found:
    """A head found in the text, and the place that its name goes on with."""

    __slots__ = ("end", "head_end", "index", "name", "own", "place", "start", "whole", "word")

    def __init__(self, start: int, head_end: int, index: int, name: str) -> None:
        self.start, self.head_end, self.end, self.index, self.name = (
            start,
            head_end,
            head_end,
            index,
            name,
        )
        self.place: PlaceName | None = None  # the place printed after it
        self.word: str | None = None  # or only its unit word
        self.whole: Found | None = None  # or the body that it is a part of
        self.own = False  # whether its name is whole as it is


def heads_in(
    document: Document, matches: Iterable[re.Match[str]], by_start: dict[int, PlaceName]
) -> list[Found]:
    """Return the heads of a sentence that matches of their patterns are, with their places."""
    text = document.text
    found: list[Found] = []
    end = 0
    for match in matches:
        if match.start() < end:
            continue  # the abbreviation in brackets
        index = int((match.lastgroup or "h0")[1:])
        if HEADS[index].scope not in ("no", "all") and OF_A_SORT.match(text, match.end()):
            continue
        item = Found(
            match.start(), match.end(), index, HEADS[index].standard or spelled_out(match.group())
        )
        _scope(text, item, by_start)
        end = item.head_end
        found.append(item)
        if HEADS[index].kind == "mass-organization":
            found += _elided(text, item, by_start)
    return found


def _scope(text: str, item: Found, by_start: dict[int, PlaceName]) -> None:
    """Read the place, or only its unit word, that follows a head."""
    if HEADS[item.index].scope == "no":
        return
    short = ABBREVIATION.match(text, item.head_end)
    if short:  # Ủy ban nhân dân (UBND) xã X
        item.head_end = short.end()  # part of a name with a standard form only before its place
        item.end = item.end if HEADS[item.index].standard else short.end()
    position = item.head_end
    several = SEVERAL_OF.match(text, position)
    if several:  # Công an các huyện X, Y
        position = several.end()
    while position < len(text) and text[position] == " ":
        position += 1
    place = by_start.get(position)
    if place is not None and position > item.head_end and not place.elliptical:
        item.place, item.end = place, place.end
        return
    bare = BARE_SCOPE.match(text, item.head_end)
    parted = _PARTED_NAME.match(text, bare.end()) if bare else None
    if bare and parted:  # Công an quận (CAQ) Thanh Xuân
        item.place, item.end = by_start.get(parted.start("name")), parted.end()
        item.own = item.place is None
        item.name += f" {bare['word']} {parted['name']}" if item.own else ""
    elif bare:
        item.word, item.end = bare["word"], bare.end()


def _elided(text: str, first: Found, by_start: dict[int, PlaceName]) -> list[Found]:
    """Hội Nông dân và Phụ nữ xã: the second body without its word 'Hội'."""
    items: list[Found] = []
    position = first.head_end
    while True:
        match = ELIDED.match(text, position)
        if (
            not match
            or match.group().rstrip().endswith("Hội")
            or match.group().lstrip(" ,và").startswith("Hội")
        ):
            return items
        lower = text[match.start(match.lastgroup or 0)].islower()
        number = int((match.lastgroup or "m0")[1:])
        item = Found(
            match.start(match.lastgroup or 0), match.end(), first.index, list(MASS.values())[number]
        )
        _scope(text, item, by_start)
        if lower and not (item.place or item.word):
            return items  # the people, not their union
        items.append(item)
        position = match.end()


def share_scopes(document: Document, found: list[Found]) -> None:
    """Give a head without a place that of the next one in a coordination.

    "Huyện ủy, HĐND, UBND" alone share the level that the first tells.
    """
    for index in range(len(found) - 2, -1, -1):
        this, following = found[index], found[index + 1]
        if (
            this.whole
            or this.place
            or this.word
            or this.own
            or HEADS[this.index].scope == "no"
            or PARTY.search(this.name)
        ):
            continue
        if this.name.startswith("Đảng ") and _OTHER_OFFICE.fullmatch(
            document.text[this.head_end : following.start]
        ):
            this.place, this.word = following.place, following.word
        if _COORDINATED.fullmatch(document.text[this.head_end : following.start]):
            this.place, this.word = following.place, following.word
    for first, this in pairwise(found):
        if this.place or this.word or this.whole or HEADS[this.index].kind not in _OF_A_LEVEL:
            continue
        party = PARTY.search(first.name)
        word = _LEVEL_OF_PARTY[party[1]] if party else first.word
        shares = party or HEADS[first.index].kind in _OF_A_LEVEL
        if shares and _COORDINATED.fullmatch(document.text[first.end : this.start]):
            this.place, this.word = first.place, None if first.place else word


def joined(text: str, found: list[Found]) -> list[Found]:
    """Parts with the body that follows: Phòng Cảnh sát giao thông Công an tỉnh X is one body."""
    kept: list[Found] = []
    for item in reversed(found):
        head = HEADS[item.index]
        free = item.place is None and item.word is None and not item.own
        free = free and (head.scope != "no" or item.name.startswith(_OF_MINISTRIES))
        following = kept[-1] if kept else None
        if free and following and _is_part(text, item, following):
            item.whole = kept.pop()
        elif head.scope == "part":
            continue
        kept.append(item)
    return kept[::-1]


def _is_part(text: str, item: Found, following: Found) -> bool:
    """'Phòng Tham mưu Công an tỉnh X', 'Phòng Cảnh sát giao thông, Công an tỉnh X'."""
    gap = text[item.head_end : following.start]
    if item.name.startswith(_OF_MINISTRIES):
        return (
            gap in (" ", ", ")
            and text[item.head_end - 1].isalnum()
            and following.name.startswith("Bộ ")
        )
    if item.name == "Thường trực":
        return False  # an office, that stands for its body
    head, whole = HEADS[item.index], HEADS[following.index]
    if gap in _PARTED:  # phòng PV28-CATP
        named = following.place is not None or following.word is not None or whole.scope == "no"
        return (
            head.kind == "police" == whole.kind
            and (item.name[:4] in _DEPARTMENTS or _BY_LETTERS.match(item.name))
            and named
        ) or (item.name.startswith("Đội ") and whole.kind == "military")
    return gap == " "
