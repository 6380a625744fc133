"""When two printed names, phrases and places are the same, for a judge who knows Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lantoa.graph.places.names import name_key
from lantoa.vietnamese import key

#: Abbreviated unit words, as keys.
_SHORT_UNITS = {
    "tp": "thành phố",
    "t p": "thành phố",
    "tx": "thị xã",
    "t x": "thị xã",
    "tt": "thị trấn",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
    "kp": "khu phố",
    "tdp": "tổ dân phố",
}
_UNITS = (
    "tỉnh", "thành phố", "thị xã", "thị trấn", "huyện đảo", "huyện", "quận", "xã", "phường",
    "đặc khu", "thôn", "bản", "buôn", "bon", "plei", "làng", "ấp", "khóm", "khu phố", "khu dân cư",
    "khu vực", "khu nhà trọ", "khu", "cụm dân cư", "tổ dân phố", "tổ", "tiểu khu", "xóm",
    "khối phố", "khối", "phum", "sóc", "dòng họ", "tộc họ", "tộc",
)  # fmt: skip
#: Unit words of one level: a unit may be upgraded (huyện -> thị xã) between text and gazetteer.
_LEVELS = (
    {"tỉnh", "thành phố"},
    {"huyện", "quận", "thị xã", "thành phố"},
    {"xã", "phường", "thị trấn", "đặc khu"},
)
#: Words before a region that are no part of its name.
_AROUND = re.compile(r"^(?:(?:khu vực|vùng|địa bàn|trên địa bàn)\s+|(?:các|\d+)\s+tỉnh\s+)+")
_UNIT = re.compile(
    rf"^({'|'.join(key(unit) for unit in _UNITS)}|(?:{'|'.join(_SHORT_UNITS)})(?=\s|\d))\s*(?=\S)"
)
_SPELLED_OUT = {"hcm": "hồ chí minh", "tphcm": "thành phố hồ chí minh", "hn": "hà nội"}
#: What a unit is like is no part of its name: xã biên giới Ia O.
_LIKE = re.compile(r"^(?:biên giới|đảo|vùng cao|vùng sâu|miền núi|ven biển|bãi ngang) (?=\S)")
#: Names of the highlands are spelled with or without it: K’Nớ, KNớ.
_APOSTROPHE = re.compile("['’‘]")
_OFFICE = re.compile(
    r"^(?:(?:phó |đồng )?(?:chủ tịch|bộ trưởng|thứ trưởng|giám đốc|bí thư|trưởng ban)"
    r"|trưởng|lãnh đạo|gđ|ct) (?=\S+ )"
)
#: What may stand between bodies: words that join, and offices.
_JOINING = re.compile(r"\b(?:và|cùng|với|phối hợp|chủ tịch|bộ trưởng|giám đốc)\b")


class PlaceName(NamedTuple):
    """A place's name and its unit word (None where only the name is printed), as keys."""

    unit: str | None
    name: str


@lru_cache(maxsize=65536)
def place_name(printed: str) -> PlaceName:
    """Return the parts of a printed place.

    >>> place_name("TX. Thái Hòa") == place_name("thị xã Thái Hoà")
    True
    >>> place_name("Nghệ An")
    PlaceName(unit=None, name='nghệ an')
    >>> place_name("xã biên giới Ia O")
    PlaceName(unit='xã', name='ia o')
    """
    plain = _AROUND.sub("", key(_APOSTROPHE.sub("", printed)))
    plain = _SPELLED_OUT.get(plain, plain)
    match = _UNIT.match(plain)
    if match is None:
        return PlaceName(None, plain)
    unit = _SHORT_UNITS.get(match[1], match[1]).removesuffix(" đảo")
    name = _LIKE.sub("", plain[match.end() :])
    name = _SPELLED_OUT.get(name, name)
    return PlaceName(unit, name.lstrip("0") if name.isdecimal() else name)


def same_place(one: str, other: str) -> bool:
    """Tell whether two printed places bear the same name; a missing unit word does not matter.

    >>> same_place("tỉnh Hòa Bình", "Hoà Bình"), same_place("xã Mộc Châu", "huyện Mộc Châu")
    (True, False)
    >>> same_place("huyện Krông Ana", "Krông A Na"), same_place("Sóc Trăng", "tỉnh Sóc Trăng")
    (True, True)
    """
    first, second = place_name(one), place_name(other)
    if _same_name(first, second) and (
        first.unit is None or second.unit is None or first.unit == second.unit
    ):
        return True
    # Sóc Trăng, Buôn Hồ: what looks like a unit word is of the name.
    return _same_name(PlaceName(None, key(one)), second) or _same_name(
        first, PlaceName(None, key(other))
    )


def _same_name(one: PlaceName, other: PlaceName) -> bool:
    """Tell whether two names differ in nothing but their spelling: Krông Ana, Krông A Na.

    The gazetteer knows the spellings: Đăk and Đắk, y and i after a consonant.
    """
    return one.name == other.name or _spelling(one.name) == _spelling(other.name)


@lru_cache(maxsize=65536)
def _spelling(name: str) -> str:
    return name_key(name).replace(" ", "")


def same_unit(one: PlaceName, other: PlaceName) -> bool:
    """Tell whether two containing units are the same: the name, at the same level.

    >>> same_unit(place_name("huyện Phong Điền"), place_name("TX Phong Điền"))
    True
    >>> same_unit(place_name("huyện Mộc Châu"), place_name("thị trấn Mộc Châu"))
    False
    """
    return _same_name(one, other) and (
        None in (one.unit, other.unit)
        or one.unit == other.unit
        or any({one.unit, other.unit} <= level for level in _LEVELS)
    )


def same_phrase(one: str | None, other: str | None) -> bool:
    """Tell whether one printed phrase is the other or begins with it.

    Where a phrase ends ("mô hình", "mô hình tự quản") is the annotator's choice.
    """
    first, second = key(one or ""), key(other or "")
    return first == second or bool(
        first and second and (first.startswith(second + " ") or second.startswith(first + " "))
    )


def same_bodies(noted: str | None, found: Sequence[str]) -> bool:
    """Tell whether a printed name or list of bodies is what was found, in any order.

    An office stands for its body.

    >>> same_bodies("Chủ tịch UBND tỉnh", ["UBND tỉnh"]), same_bodies("UBND tỉnh", ["UBND xã"])
    (True, False)
    >>> same_bodies("Bộ Công an và UBND tỉnh", ["UBND tỉnh", "Bộ Công an"])
    True
    """
    rest = f" {_body(noted)} "
    for body in sorted(map(_body, found), key=len, reverse=True):
        if f" {body} " not in rest:
            return False
        rest = rest.replace(f" {body} ", "  ", 1)
    return not _JOINING.sub(" ", rest).strip()


def _body(printed: str | None) -> str:
    return _OFFICE.sub("", key(printed or ""))
