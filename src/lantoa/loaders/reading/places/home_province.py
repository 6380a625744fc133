"""The province of a report that prints none: the one that most of its places may lie in.

Many communes share a name. A province in which all named communes and districts are found is
likelier than one that has a namesake of one of them; a local paper or authority is told by its
address (baogialai.com.vn, congan.hanam.gov.vn).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from lantoa.graph.places.names import folded_key, split_listed
from lantoa.loaders.reading.document import Document, PlaceName
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

_ADDRESS = 1.5  # what a local address weighs against a place
_SHORTEST = 5  # letters of a province's name that addresses are searched for
#: Papers of a province by another name than its own.
_PAPERS = {
    "baoapbac": "tỉnh Tiền Giang",
    "baodongkhoi": "tỉnh Bến Tre",
    "huengaynay": "tỉnh Thừa Thiên Huế",
    "anninhthudo": "thành phố Hà Nội",
    "hanoimoi": "thành phố Hà Nội",
    "baodanang": "thành phố Đà Nẵng",
}
_HOST = re.compile(r"^(?:https?://)?([^/:?#]+)", re.I)


def likely_province(
    document: Document, places: list[PlaceName], gazetteer: Gazetteer
) -> str | None:
    """Return the name of the province that the places and the publisher point to, if any."""
    votes: defaultdict[str, float] = defaultdict(float)
    tops = {place.chain[-1]: place for place in places}
    for name, place in tops.items():
        if place.level in (Level.PROVINCE, Level.REGION, Level.COUNTRY):
            continue
        for province in _provinces_of(gazetteer, name, document.as_of):
            votes[province] += 1
    local = publishers_province(document, gazetteer)
    if local is not None:
        votes[local] += _ADDRESS
    if not votes:
        return None
    (first, most), *others = sorted(votes.items(), key=lambda vote: -vote[1])
    return first if not others or others[0][1] < most else None


@lru_cache(maxsize=16384)
def _provinces_of(gazetteer: Gazetteer, name: str, as_of: dt.date | None) -> frozenset[str]:
    units = gazetteer.find(name)
    if as_of is not None:
        units = [unit for unit in units if unit.valid_on(as_of)] or units
    return frozenset(
        above.name
        for unit in units
        for above in gazetteer.parents(unit.iri, as_of)
        if above.level is Level.PROVINCE
    )


def publishers_province(document: Document, gazetteer: Gazetteer) -> str | None:
    """Return the province that a local publisher's address names, if any."""
    address = document.publisher or document.url or ""
    match = _HOST.match(address)
    if match is None or "." not in match[1]:
        return None
    letters = re.sub(r"[^a-z]", "", match[1].lower())
    for paper, province in _PAPERS.items():
        if paper in letters:
            return province
    letters = letters.replace("y", "i")  # as names are folded
    found = [name for folded, name in _folded_provinces(gazetteer) if folded in letters]
    return max(found, key=len) if found else None


@lru_cache(maxsize=4)
def _folded_provinces(gazetteer: Gazetteer) -> tuple[tuple[str, str], ...]:
    """Provinces of all times by their names as in addresses; those of today come last."""
    names = {
        folded_key(split_listed(unit.name)[1]).replace(" ", ""): unit.name
        for unit in sorted(gazetteer.provinces, key=lambda unit: (unit.exists, unit.iri))
    }
    return tuple((folded, name) for folded, name in names.items() if len(folded) >= _SHORTEST)
