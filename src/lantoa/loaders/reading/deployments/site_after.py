"""The place or owner that follows a model's name, before the next name and in its clause."""

from __future__ import annotations

from dataclasses import replace

from lantoa.loaders.reading.context import clause_at, in_body, printed_home
from lantoa.loaders.reading.deployments.site_items import (
    Item,
)
from lantoa.loaders.reading.deployments.site_lists import (
    has_several,
    list_from,
)
from lantoa.loaders.reading.deployments.site_pointers import (
    last_named,
)
from lantoa.loaders.reading.deployments.site_reach import (
    body_at,
    end_with_aliases,
    ends,
    has_word,
    is_home_province,
    list_end,
    low,
    mere_clan,
    place_at,
)
from lantoa.loaders.reading.deployments.site_sentences import (
    chosen,
    led_from,
)
from lantoa.loaders.reading.deployments.site_words import (
    AGENT,
    AMONG,
    ASIDE,
    CLUSTER,
    FIRST_OF,
    LATER,
    MEMBERS,
    MISPRINT,
    OWNER,
    POLICE,
    PREPOSITION,
    SUCH,
    UNNAMED_AFTER,
    VILLAGES,
)
from lantoa.loaders.reading.document import (
    Body,
    Document,
    PlaceName,
    Sentence,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Level


def read_after(document: Document, item: Item, stop: int) -> None:
    """Read the place or owner that follows a name, before the next name and in its clause."""
    clause = clause_at(document, item.sentence, item.name.start)
    end = end_with_aliases(document, item.name)
    stop = min(stop, clause.end)
    if ASIDE.match(document.text, clause.start, item.name.start):
        stop = min(stop, comma) if (comma := document.text.find(",", end, stop)) >= 0 else stop
    preposition = PREPOSITION.match(document.text, end, stop)
    if preposition:
        at = preposition.end()
        place = place_at(document, at)
        body = body_at(document, at)
        word = preposition["word"].lower()
        if body is not None and word in ("của", "thuộc", "do"):
            if word == "của":
                item.owner = body
            named = _place_of(document, body)
            if named is not None and body.start == named.start:
                _take(document, item, named, stop)
            elif word == "của" and named is not None and low(named):
                _take(document, item, named, stop)
                item.confidence = 0.75
            return
        if place is not None and word != "do":
            _take(document, item, place, stop)
            return
        named = _place_of(document, body) if body is not None else None
        if named is not None and (low(named) or POLICE.match(document.text, at)):
            _take(document, item, named, stop)
            return
        owner = OWNER.match(document.text, at, stop) if body is None else None
        owned = place_at(document, owner.end()) if owner and word in ("của", "do") else None
        if owned is not None and low(owned):
            _take(document, item, owned, stop)
            item.confidence = 0.75
            return
    unnamed = UNNAMED_AFTER.match(document.text, end, stop)
    if unnamed:
        word = unnamed["word"]
        meant = last_named(document, item.sentence, item.name.start, {word})
        if meant is None and word in VILLAGES:
            meant = last_named(document, item.sentence, item.name.start, VILLAGES)
        if meant is not None:
            item.sites, item.sites_end, item.confidence = [meant], unnamed.end(), 0.8
            return
    agent = AGENT.match(document.text, end, stop)
    actor = body_at(document, agent.end()) if agent else None
    if actor is not None and actor.place_name is not None and low(actor.place_name):
        _take(document, item, actor.place_name, stop)
        item.confidence = 0.75
        return
    such = SUCH.match(document.text, end, item.sentence.end)
    named = place_at(document, such.end()) if such else None
    if named is not None and low(named):
        _take(document, item, named, item.sentence.end)
        item.confidence = 0.8
        return
    _further(document, item, end, stop)


def _place_of(document: Document, body: Body) -> PlaceName | None:
    """The place that is printed in the name of a body: 'Hội Nông dân xã A', 'CAP B'."""
    if body.place_name is not None or not POLICE.match(document.text, body.start):
        return body.place_name
    return next(iter(within(document.places, body.start, body.end)), None)


def _further(document: Document, item: Item, end: int, stop: int) -> None:
    """Read the place further after a name: members, a place right after it, a pilot, "tại"."""
    if CLUSTER.search(item.name.text) and _members(document, item, end, stop):
        return
    direct = place_at(document, end + 1) if document.text[end : end + 1] == " " else None
    if direct is not None and direct.end <= stop and has_word(direct):
        _take(document, item, direct, stop)
        return
    if item.name.quoted:
        misprint = MISPRINT.match(document.text, end, stop)
        place = place_at(document, misprint.end()) if misprint else None
        if place is not None and not place.elliptical and body_at(document, place.start) is None:
            _take(document, item, place, stop)
            item.confidence = 0.8
            return
    among = AMONG.match(document.text, end, stop)
    first = place_at(document, among.end()) if among else None
    if first is not None and has_several(document, item.sentence.start, item.name.start):
        _take(document, item, first, stop)
        item.confidence = 0.8
        return
    pilot = chosen(document, end, stop) or led_from(document, item.sentence, item.name)
    if pilot is not None:
        _take(document, item, pilot, stop)
        item.confidence = 0.8
        return
    for place in within(document.places, end, min(stop, end + 140)):
        if place.elliptical or in_body(document, place):
            continue
        gap = document.text[end : place.start]
        if place.level is Level.DISTRICT and FIRST_OF.search(gap):
            continue  # the first of a district is in one of its hamlets
        if LATER.fullmatch(gap) and RANK[place.level] <= RANK[Level.DISTRICT]:
            _take(document, item, place, stop)
            item.confidence = 0.8
        return


def _members(document: Document, item: Item, end: int, stop: int) -> bool:
    """Take the units that make up a cluster, the lowest that are told."""
    told = [
        place
        for place in within(document.places, end, min(stop, end + 300))
        if not place.elliptical and MEMBERS.fullmatch(document.text[end : place.start])
    ]
    if not told:
        return False
    lowest = min(told, key=lambda place: RANK[place.level])
    sites: list[PlaceName] = []
    for place in told:
        if place.level is lowest.level and place not in sites:
            _take(document, item, place, stop)
            sites += [site for site in item.sites if site not in sites]
    item.sites = sites
    item.confidence = 0.8
    return True


def _take(document: Document, item: Item, place: PlaceName, stop: int) -> None:
    """Take a place as a site, with those beside it: 'tại các xã A, B và C (huyện D)'."""
    if place.elliptical:
        if place.place is not None and RANK[place.level] <= RANK[Level.COMMUNE]:
            item.fallback, item.fallback_printed = place.place, place.place.name
            if place.place == document.home:
                item.fallback_printed = printed_home(document)
        elif place.place is not None and place.place.level is Level.DISTRICT:
            named = replace(
                place, printed=place.place.name, chain=place.place.path, elliptical=False
            )
            item.sites, item.sites_end = [named], place.end  # on all of its area
        return
    if place.level is Level.PROVINCE and is_home_province(document, place):
        return
    if mere_clan(document, place):
        return
    item.sites, item.sites_end = _listed(document, item.sentence, place, stop)


def _listed(
    document: Document, sentence: Sentence, place: PlaceName, stop: int
) -> tuple[list[PlaceName], int]:
    """The list that a place begins; beyond its clause only what is told as its items."""
    sites, end = list_from(document, place, list_end(document, sentence, stop))
    own = [site for site in sites if site.start < stop or ends(document, site)]
    if len(own) < len(sites):
        sites = [site for site in sites if site.start < stop]
        end = list_from(document, place, stop)[1]
    return sites, end
