"""Models named after the sort of unit that has them: “Xã an toàn”, “Thôn không ma túy”.

A commune's model is not in the hamlet of somebody who speaks of it, and a hamlet's, founded by the
commune, is in the hamlet that the text is on.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments.place_frames import places_on
from lantoa.loaders.reading.deployments.site_items import Item
from lantoa.loaders.reading.deployments.site_pointers import communes
from lantoa.loaders.reading.document import Document, PlaceName
from lantoa.ontology.records import Level

_STATED = 0.8  # a place told with the model itself
_OF_COMMUNE = re.compile(r"(?:xã|phường|thị trấn)\s(?!hội)", re.I)
_OF_HAMLET = re.compile(
    r"(?:thôn|bản|ấp|khóm|xóm|buôn|làng|khu phố|tổ dân phố|khu dân cư)(?!\w)", re.I
)
_LOW = (Level.SETTLEMENT, Level.SITE)


def fit_level(document: Document, item: Item) -> None:
    """Put a model that only its frame places on the level that its name tells."""
    if len(item.sites) != 1 or item.confidence > _STATED:
        return
    site, name = item.sites[0], item.name.text
    if site.place is not None and site.level in _LOW and _OF_COMMUNE.match(name):
        commune = communes(document).get(site.place.path[1:])
        item.sites = [commune] if commune is not None else item.sites
    elif site.level is Level.COMMUNE and _OF_HAMLET.match(name):
        told = places_on(document, item.sentence, item.name)
        if len(told) == 1 and told[0].level in _LOW and _lies_in(told[0], site):
            item.sites = told


def _lies_in(site: PlaceName, commune: PlaceName) -> bool:
    if site.place is None or commune.place is None:
        return False
    return site.place.path[1:] == commune.place.path
