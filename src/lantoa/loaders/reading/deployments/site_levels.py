"""Models named after the sort of unit that has them: “Xã an toàn”, “Thôn không ma túy”.

A commune's model is not in the hamlet of somebody who speaks of it, and a hamlet's, founded by the
commune, is in the hamlet that the text is on.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments.place_frames import places_on
from lantoa.loaders.reading.deployments.site_items import Item
from lantoa.loaders.reading.deployments.site_pointers import communes, last_named
from lantoa.loaders.reading.document import Document, PlaceName, within
from lantoa.loaders.reading.lexicon import NAME
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_NEAR = 25  # characters from a clan to where it lives
_AT_SITE = 0.7  # a site of the sort that the model is named after
_STATED = 0.8  # a place told with the model itself
_OF_COMMUNE = re.compile(r"(?:xã|phường|thị trấn)\s(?!hội)", re.I)
_OF_HAMLET = re.compile(
    r"(?:thôn|bản|ấp|khóm|xóm|buôn|làng|khu phố|tổ dân phố|khu dân cư)(?!\w)", re.I
)
#: The sort of site that a model is named after: “Chợ an toàn”, “Cổng trường không khói thuốc”.
_OF_SITE = re.compile(
    r"(?:(?:cổng|mái)\s+)?(?P<word>trường|chợ|chùa|giáo xứ|giáo họ|cảng cá|bến cá|cảng|"
    r"bến xe|bến đò|bến phà|bệnh viện|nhà thờ|khu du lịch|bãi tắm|bãi biển|thánh thất)(?!\w)",
    re.I,
)
#: A clan whose model it is: 'dòng họ Ma tự quản'.
_OF_CLAN = re.compile(rf"(?:dòng họ|dòng tộc|tộc họ|họ tộc|họ|tộc)\s+(?P<name>(?-i:{NAME}))", re.I)
_CLAN = Anchored(rf"(?<!\w)(?:[Hh]ọ|[Tt]ộc) (?P<name>{NAME})")
_LIVES = re.compile(r"\s*(?:,|\(|(?:sống |sinh sống )?(?:ở|tại)|thuộc)\s+|\s*\(")
_LOW = (Level.SETTLEMENT, Level.SITE)
_OF_AGENT = 0.75  # the place of the body that founds


def fit_level(document: Document, item: Item) -> None:
    """Put a model that only its frame places on the level that its name tells."""
    name = item.name.text
    if of_site := _OF_SITE.match(name):
        if not item.sites or item.sites_end == 0 or item.confidence <= _OF_AGENT:
            _put_at_site(document, item, of_site["word"].lower())
    elif clan := _OF_CLAN.match(name):
        _put_in_hamlet(document, item, clan["name"])
    if len(item.sites) != 1 or item.confidence > _STATED:
        return
    site = item.sites[0]
    if site.place is not None and site.level in _LOW and _OF_COMMUNE.match(name):
        commune = communes(document).get(site.place.path[1:])
        item.sites = [commune] if commune is not None else item.sites
    elif site.level is Level.COMMUNE and _OF_HAMLET.match(name):
        told = places_on(document, item.sentence, item.name)
        if len(told) == 1 and told[0].level in _LOW and _lies_in(told[0], site):
            item.sites = told


def _put_at_site(document: Document, item: Item, word: str) -> None:
    """Put a model at the last site of its sort, where nothing or its commune places it."""
    if len(item.sites) > 1 or (item.sites and item.sites[0].level is not Level.COMMUNE):
        return
    site = last_named(document, item.sentence, item.name.start, {word})
    if site is None:  # told later in its sentence
        after = within(document.places, item.name.end, item.sentence.end)
        site = next((each for each in after if each.chain[0].lower().startswith(f"{word} ")), None)
    if site is None or site.level is not Level.SITE or site.place is None:
        return
    commune = item.sites[0].place if item.sites else None
    if commune is None or site.place.path[-len(commune.path) :] == commune.path:
        item.sites, item.confidence = [site], _AT_SITE


def _put_in_hamlet(document: Document, item: Item, clan: str) -> None:
    """Put the model of a clan in the hamlet where the report says that the clan lives."""
    if item.sites and item.sites[0].level is not Level.COMMUNE:
        return
    place = _hamlets_of_clans(document).get(clan)
    if place is not None and (not item.sites or _lies_in(place, item.sites[0])):
        item.sites, item.confidence = [place], _AT_SITE


def _hamlets_of_clans(document: Document) -> dict[str, PlaceName]:
    """The hamlets in which clans live, by the names of the clans."""
    if document.clans is None:
        document.clans = {}
        for _, match in _CLAN.within(document.words, document.sentences):
            for place in within(document.places, match.end(), match.end() + _NEAR):
                between = document.text[match.end() : place.start]
                if place.level is Level.SETTLEMENT and _LIVES.fullmatch(between):
                    document.clans.setdefault(match["name"], place)
    return document.clans


def _lies_in(site: PlaceName, commune: PlaceName) -> bool:
    if site.place is None or commune.place is None:
        return False
    return site.place.path[1:] == commune.place.path
