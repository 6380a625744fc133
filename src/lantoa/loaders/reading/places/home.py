"""The home of a report: the place that it is mainly about, by a weighted vote of its places.

A commune or district is the home only if the headline or the first paragraph that names any place
names it, and most of the report's communes or districts are that one; otherwise the province, or
the region where the report is about several provinces of one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lantoa.loaders.reading.document import BlockKind, Document, PlaceName, within
from lantoa.loaders.reading.lexicon import RANK, UPPER
from lantoa.loaders.reading.places.home_province import likely_province, publishers_province
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level, Place
from lantoa.vietnamese import key

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

_TITLE_WEIGHT, _LEAD_WEIGHT = 4, 3
_UNNAMED = Anchored(
    r"(?<!\w)(?:UBND|Công an|Đảng ủy|Đảng uỷ|của|trong|toàn|địa bàn)\s+"
    r"(?P<word>xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố)"
    rf"(?!\s+(?:{UPPER}|\d|hội|điểm))(?![\w,/])",
    re.I,
)
#: What a report opens on: 'Cư M’gar là huyện đông dân'.
_IS_UNIT = re.compile(
    r"\s+(?:\([^()]{2,40}\)\s+)?(?:vốn\s+)?là\s+(?:một\s+(?:trong\s+(?:những|các)\s+)?)?"
    r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố)(?!\w)"
)
_THE_DISTRICT = Anchored(
    rf"(?<!\w)(?:[Hh]uyện|[Tt]hị xã|[Qq]uận)(?!\s+(?:{UPPER}|ủy|uỷ|đoàn))(?!\w)"
)
_THE_PROVINCE = Anchored(
    r"(?<!\w)(?:(?:[Tt]oàn|[Tt]rong|địa bàn|khắp|các huyện của)\s+tỉnh(?!\s+(?:[A-ZĐ]))|"
    r"[Tt]oàn tỉnh|tỉnh ta)(?!\w)"
)
_COMMUNES = frozenset({"xã", "phường", "thị trấn"})
_SHARE = 0.6
_MOST = 0.5
_BESIDE = 12  # characters


def find_home(document: Document, gazetteer: Gazetteer) -> None:
    """Fill in the home of a document."""
    places = [p for p in document.places if not p.elliptical]
    if not places:
        province = publishers_province(document, gazetteer)
        if province is not None:
            _settle(document, gazetteer, None, (province,))
        return
    lead_end = _lead_end(document)
    weights = {id(p): _weight(document, p, lead_end) for p in places}
    resolved = {
        chain: gazetteer.resolve(chain, as_of=document.as_of)
        for chain in dict.fromkeys(p.chain for p in places)
    }
    provinces: Counter[str] = Counter()
    for printed in places:
        name = _ancestor(resolved[printed.chain], printed, Level.PROVINCE)
        if name:
            provinces[name] += weights[id(printed)]
    regions = [p for p in places if p.level is Level.REGION]
    region_weight = sum(weights[id(p)] for p in regions)
    in_title = any(weights[id(p)] == _TITLE_WEIGHT for p in regions)
    if len(provinces) >= 2 and (in_title or region_weight > provinces.most_common(1)[0][1]):
        _settle(document, gazetteer, regions[0], regions[0].chain)
        return
    province = provinces.most_common(1)[0][0] if provinces else None
    if not any(p.level is Level.PROVINCE for p in places):
        province = likely_province(document, places, gazetteer) or province
    for level in (Level.COMMUNE, Level.DISTRICT):
        chosen = _dominant(document, places, weights, resolved, level)
        if chosen is not None and not _only_province_in_title(document, places, chosen):
            chain = max(
                (p.chain for p in places if key(p.chain[0]) == key(chosen.chain[0])), key=len
            )
            if province and len(chain) < 3 and RANK[_last_level(chain)] < RANK[Level.PROVINCE]:
                place = gazetteer.resolve(chain, as_of=document.as_of)
                here = place.known and place.path[-1] == province
                chain = chain if here else (*chain, province)
            named = [p for p in places if key(p.chain[0]) == key(chosen.chain[0])]
            _settle(document, gazetteer, max(named, key=_fullness), chain)
            return
    if province is not None:
        named = [p for p in places if key(province).endswith(key(_bare(p.chain[0])))]
        fullest = max(named, key=_fullness) if named else None
        _settle(document, gazetteer, fullest, (province,))


def _fullness(place: PlaceName) -> tuple[bool, int]:
    """How full a printed name is: with its unit word and no more, then by its length."""
    return place.printed == place.chain[0], len(place.printed)


def _of_one_commune(document: Document) -> bool:
    """Whether the text speaks of "UBND xã", "của thị trấn", and never so of a unit above."""
    said = {
        match["word"].lower() for match in _UNNAMED.finditer(document.words, 0, len(document.text))
    }
    return bool(said) and said <= _COMMUNES


def _of_one_district(document: Document) -> bool:
    """Whether the text speaks of "the district", and not of the whole province."""
    end = len(document.text)
    if _THE_DISTRICT.search(document.words, 0, end) is None:
        return False
    return _THE_PROVINCE.search(document.words, 0, end) is None


def _only_province_in_title(document: Document, places: list[PlaceName], chosen: PlaceName) -> bool:
    """Whether the headline and the text are on a province, but most of it on one unit of it."""
    title = document.title_span
    if title is None or (
        chosen.level is Level.COMMUNE
        and _THE_PROVINCE.search(document.words, 0, len(document.text)) is None
    ):
        return False
    named = [p for p in places if title.start <= p.start < title.end]
    return any(p.level is Level.PROVINCE for p in named) and not any(
        key(p.chain[0]) == key(chosen.chain[0]) or RANK[p.level] <= RANK[Level.COMMUNE]
        for p in named
    )


def _settle(
    document: Document, gazetteer: Gazetteer, name: PlaceName | None, chain: tuple[str, ...]
) -> None:
    document.home = gazetteer.resolve(chain, as_of=document.as_of)
    document.home_name = name


def _lead_end(document: Document) -> int:
    """The end of the first paragraph that names a place, at least of the first."""
    for block in document.blocks:
        if block.kind is BlockKind.BODY and within(document.places, block.start, block.end):
            return block.end
    return next((b.end for b in document.blocks if b.kind is BlockKind.BODY), 0)


def _weight(document: Document, place: PlaceName, lead_end: int) -> int:
    title = document.title_span
    if title and title.start <= place.start < title.end:
        return _TITLE_WEIGHT
    if place.start < lead_end and _IS_UNIT.match(document.text, place.end):
        return _TITLE_WEIGHT
    return _LEAD_WEIGHT if place.start < lead_end else 1


def _bare(name: str) -> str:
    for word in ("tỉnh ", "thành phố ", "Tỉnh ", "Thành phố ", "TP "):
        name = name.removeprefix(word)
    return name


def _ancestor(place: Place, printed: PlaceName, level: Level) -> str | None:
    """The name of the province that a resolved place lies in, or is."""
    if level is Level.PROVINCE and printed.level is Level.PROVINCE:
        return place.name if place.known else printed.chain[0]
    if place.known or place.within:
        top = place.path[-1]
        if _last_level((top,)) is level and len(place.path) > 1:
            return top
    return None


def _last_level(chain: tuple[str, ...]) -> Level:
    top = chain[-1].lower()
    if top.startswith(
        (
            "tỉnh",
            "thành phố hà nội",
            "thành phố hồ chí minh",
            "thành phố đà nẵng",
            "thành phố hải phòng",
            "thành phố cần thơ",
            "thành phố huế",
        )
    ):
        return Level.PROVINCE
    return Level.DISTRICT


def _dominant(
    document: Document,
    places: list[PlaceName],
    weights: dict[int, int],
    resolved: dict[tuple[str, ...], Place],
    level: Level,
) -> PlaceName | None:
    """The place of a level that most mentions of that level name, if the report opens with it.

    One mention is enough where the report speaks of the bodies of one commune, and of none above,
    and where it opens with this one.
    """
    votes: Counter[str] = Counter()
    times: Counter[str] = Counter()
    first: dict[str, PlaceName] = {}
    opening = set()
    printed = {key(place.chain[0]) for place in places if place.level is level}
    for place in places:
        names = [place.chain[0]] if place.level is level else []
        if level is Level.DISTRICT and place.level is Level.COMMUNE:
            beside = within(places, place.end, place.end + _BESIDE)
            if not any(other.level is level for other in beside):  # counted by itself
                around = place.chain[1:2] or resolved[place.chain].path[1:2]
                names += [name for name in around if place.chain[1:2] or key(name) in printed]
        for name in names:
            votes[key(name)] += weights[id(place)]
            times[key(name)] += 1
            if place.level is level:
                first.setdefault(key(name), place)
            if weights[id(place)] > 1:
                opening.add(key(name))
    if not votes:
        return None
    name, count = votes.most_common(1)[0]
    if name not in opening or name not in first or count < _SHARE * sum(votes.values()):
        return None
    title = document.title_span
    if times[name] < _MOST * sum(times.values()) and not (title and first[name].start < title.end):
        return None  # told of at first, but of others more
    alone = (level is Level.COMMUNE and _of_one_commune(document)) or (
        level is Level.DISTRICT and len(votes) == 1 and _of_one_district(document)
    )
    if count < _TITLE_WEIGHT and not alone and not _opens(document, places, first[name]):
        return None  # one mention makes no subject, unless the report opens with it
    return first[name]


def _opens(document: Document, places: list[PlaceName], place: PlaceName) -> bool:
    """Whether a report opens with a place and its address, and is not on all the province."""
    if len(place.chain) < 2 or _THE_PROVINCE.search(document.words, 0, len(document.text)):
        return False
    title = document.title_span
    for other in places:
        if other.start >= place.start:
            return True
        if title is not None and other.start < title.end and other.level is Level.PROVINCE:
            continue  # Bắc Giang: Thành lập ...
        if RANK[other.level] >= RANK[place.level]:
            return False
    return True
