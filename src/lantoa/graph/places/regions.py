"""Regions: names for groups of provinces that reports use, in the old and the new geography.

Members are the provinces before 1 July 2025, by code. What a region holds on the new map follows
from the mergers: a new province that was made only of members is wholly inside, one that was made
partly of others is partly inside (Tây Nguyên has no whole new province). The six socio-economic
regions are those of Resolution 81/2023/QH15 (national master plan); Tây Bắc, Đông Bắc and the
three parts of the country follow common usage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Region:
    """A region: its name, other names in print, and its provinces' codes before the reform."""

    slug: str
    name: str
    provinces: tuple[str, ...]
    aliases: tuple[str, ...] = ()


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_NORTH_WEST = _codes("10 11 12 14 15 17")
_NORTH_EAST = _codes("02 04 06 08 19 20 22 24 25")
_RED_RIVER = _codes("01 22 26 27 28 30 31 33 34 35 36 37")
_NORTH_CENTRAL = _codes("38 40 42 44 45 46")
_SOUTH_CENTRAL_COAST = _codes("48 49 51 52 54 56 58 60")
_HIGHLANDS = _codes("62 64 66 67 68")
_SOUTH_EAST = _codes("70 72 74 75 77 79")
_MEKONG = _codes("80 82 83 84 86 87 89 91 92 93 94 95 96")
_NORTHERN_UPLANDS = _codes("02 04 06 08 10 11 12 14 15 17 19 20 24 25")

REGIONS: Final[tuple[Region, ...]] = (
    Region("mien-bac", "miền Bắc", tuple(sorted({*_NORTHERN_UPLANDS, *_RED_RIVER})), ("Bắc Bộ",)),
    Region(
        "mien-trung",
        "miền Trung",
        (*_NORTH_CENTRAL, *_SOUTH_CENTRAL_COAST, *_HIGHLANDS),
        ("Trung Bộ",),
    ),
    Region("mien-nam", "miền Nam", (*_SOUTH_EAST, *_MEKONG), ("Nam Bộ",)),
    Region(
        "trung-du-va-mien-nui-bac-bo",
        "Trung du và miền núi Bắc Bộ",
        _NORTHERN_UPLANDS,
        ("trung du và miền núi phía Bắc", "miền núi phía Bắc"),
    ),
    Region("tay-bac", "Tây Bắc", _NORTH_WEST, ("Tây Bắc Bộ",)),
    Region("dong-bac", "Đông Bắc", _NORTH_EAST, ("Đông Bắc Bộ",)),
    Region(
        "dong-bang-song-hong",
        "Đồng bằng sông Hồng",
        _RED_RIVER,
        ("đồng bằng Bắc Bộ", "châu thổ sông Hồng"),
    ),
    Region(
        "duyen-hai-mien-trung",
        "duyên hải miền Trung",
        (*_NORTH_CENTRAL, *_SOUTH_CENTRAL_COAST),
    ),
    Region("bac-trung-bo", "Bắc Trung Bộ", _NORTH_CENTRAL),
    Region(
        "duyen-hai-nam-trung-bo",
        "Duyên hải Nam Trung Bộ",
        _SOUTH_CENTRAL_COAST,
        ("Nam Trung Bộ",),
    ),
    Region("tay-nguyen", "Tây Nguyên", _HIGHLANDS),
    Region("dong-nam-bo", "Đông Nam Bộ", _SOUTH_EAST, ("miền Đông Nam Bộ",)),
    Region(
        "dong-bang-song-cuu-long",
        "Đồng bằng sông Cửu Long",
        _MEKONG,
        ("ĐBSCL", "Tây Nam Bộ", "miền Tây Nam Bộ", "đồng bằng Nam Bộ"),
    ),
)
