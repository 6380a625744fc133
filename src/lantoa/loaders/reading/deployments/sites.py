"""Where a named model is at work: the place after it, before it, in its name, or the home.

A place after the last item of an enumeration holds for the items before it that have none, back
to the last semicolon or repeated "mô hình". A place that only names the report's district or
province in passing is no site.
"""

from __future__ import annotations

from lantoa.loaders.reading.context import clause_at, in_body, printed_home
from lantoa.loaders.reading.deployments.place_frames import places_on
from lantoa.loaders.reading.deployments.site_frames import (
    TALK,
    by_higher,
    chain_end,
    frame,
    last_named,
    named_before,
    pointed_at,
)
from lantoa.loaders.reading.deployments.site_items import (
    AROUND,
    Item,
    of_subject,
    paired,
    spread,
    weigh,
)
from lantoa.loaders.reading.deployments.site_lists import list_around, list_from, listed_after
from lantoa.loaders.reading.deployments.site_reach import (
    body_at,
    end_with_aliases,
    ends,
    has_word,
    in_quoted_name,
    is_home_province,
    list_end,
    low,
    mere_clan,
    place_at,
)
from lantoa.loaders.reading.deployments.site_sentences import (
    carried,
    chosen,
    led_from,
    listed_before,
    told_after,
)
from lantoa.loaders.reading.deployments.site_words import (
    ASIDE,
    AT_WORK,
    CLUSTER,
    LATER,
    MEMBERS,
    MISPRINT,
    OWNER,
    PREPOSITION,
    SUCH,
    UNNAMED_AFTER,
    VILLAGES,
)
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    NameKind,
    PlaceName,
    Sentence,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.names.unquoted_names import place_in_name
from lantoa.ontology.records import Level

__all__ = ["TALK", "Item", "chain_end", "locate", "locate_alone"]


def locate(document: Document) -> list[Item]:
    """Return the named models of a document with their sites, in order."""
    items: list[Item] = []
    for sentence in document.sentences:
        own = [
            Item(name, sentence)
            for name in within(document.names, sentence.start, sentence.end)
            if name.is_model
        ]
        for index, item in enumerate(own):
            inside = place_in_name(document, item.name)
            if inside is None and item.name.quoted:
                inside = in_quoted_name(document, item.name)
            if inside is not None and not inside.printed.lower().startswith("dòng họ"):
                item.sites, item.confidence = [inside], 0.85
                continue
            later = (
                each.name.start for each in own[index + 1 :] if each.name.start >= item.name.end
            )
            stop = next(later, sentence.end)
            _after(document, item, stop)
            paired(document, item, own[index - 1].name.end if index else sentence.start)
        spread(document, own)
        for item in own:
            if not item.sites:
                _inside_or_before(document, item, own)
        items += own
    weigh(items)
    return items


def locate_alone(document: Document, item: Item) -> Item:
    """Return an item that is the only one of its sentence, with its sites."""
    _after(document, item, item.sentence.end)
    if not item.sites and item.sentence.kind is not BlockKind.CAPTION:
        _inside_or_before(document, item, [item])
    return item


def _after(document: Document, item: Item, stop: int) -> None:
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
            if body.place_name is not None and body.start == body.place_name.start:
                _take(document, item, body.place_name, stop)
            elif word == "của" and body.place_name is not None and low(body.place_name):
                _take(document, item, body.place_name, stop)
                item.confidence = 0.75
            return
        if place is not None and word != "do":
            _take(document, item, place, stop)
            return
        if body is not None and body.place_name is not None and low(body.place_name):
            _take(document, item, body.place_name, stop)
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
    such = SUCH.match(document.text, end, item.sentence.end)
    named = place_at(document, such.end()) if such else None
    if named is not None and low(named):
        _take(document, item, named, item.sentence.end)
        item.confidence = 0.8
        return
    _further(document, item, end, stop)


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
    pilot = chosen(document, end, stop) or led_from(document, item.sentence, item.name)
    if pilot is not None:
        _take(document, item, pilot, stop)
        item.confidence = 0.8
        return
    for place in within(document.places, end, min(stop, end + 140)):
        if place.elliptical or in_body(document, place):
            continue
        gap = document.text[end : place.start]
        district = place.level is Level.DISTRICT and AT_WORK.search(
            document.words, end, place.start
        )
        if LATER.fullmatch(gap) and (low(place) or district):
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


def _inside_or_before(document: Document, item: Item, own: list[Item]) -> None:
    pointed = pointed_at(document, item.sentence, item.name)
    if pointed is not None:
        item.sites, item.confidence = [pointed], 0.8
        return
    listed = listed_before(document, item.sentence, item.name)
    if listed:
        item.sites, item.confidence = listed, 0.75
        return
    before = frame(document, item.sentence, item.name)
    if before is not None and any(
        before in other.sites and other.name.start < before.start for other in own
    ):
        return  # that is where an earlier item is
    if before is not None:
        clause = clause_at(document, item.sentence, item.name.start)
        item.sites = list_around(document, before, clause, item.name.start)
        item.confidence = 0.75
        return
    if item.sentence.kind is BlockKind.CAPTION:
        return  # who is seen there, not where the model is
    head = next((other for other in own if other.name.group == item.name.group), item)
    if head.sites and head.sites[-1].end <= head.name.start:
        item.sites, item.confidence = head.sites, 0.7  # the frame of the list that it is in
        return
    shared = of_subject(document, item, own)
    if shared:
        item.sites, item.confidence = shared, 0.7
        return
    back = named_before(document, item.sentence, item.name)
    back = back or carried(document, item.sentence, item.name)
    if back is not None and not back.elliptical:
        item.sites, item.confidence = [back], 0.7
        return
    placed = any(
        other.sites
        and other.sites[0].start > other.name.start
        and not place_in_name(document, other.name)
        for other in own
    )
    named = item.name.kind is NameKind.MODEL
    if named and not placed:
        after = listed_after(document, item.sentence) or told_after(
            document, item.sentence, item.name
        )
        after = after or places_on(document, item.sentence, item.name)
        if after:
            item.sites, item.confidence = after, AROUND
            return
    if named and item.fallback is None and not placed and document.home is not None:
        if document.home.level is not Level.COMMUNE or by_higher(
            document, item.sentence, item.name
        ):
            return
        # All of a report on one commune is about that commune.
        item.fallback, item.fallback_printed = document.home, printed_home(document)
