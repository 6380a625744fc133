"""Where a named model is at work: the place after it, before it, in its name, or the home.

A place after the last item of an enumeration holds for the items before it that have none, back
to the last semicolon or repeated "mô hình". A place that only names the report's district or
province in passing is no site.
"""

from __future__ import annotations

from lantoa.loaders.reading.context import clause_at, printed_home
from lantoa.loaders.reading.document import (
    NEW_SENTENCE,
    BlockKind,
    Body,
    Document,
    Name,
    NameKind,
    PlaceName,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.place_chains import UP
from lantoa.loaders.reading.site_frames import (
    TALK,
    beside_before,
    chain_end,
    frame,
    last_named,
    named_before,
    pointed_at,
)
from lantoa.loaders.reading.site_items import Item, spread
from lantoa.loaders.reading.site_sentences import carried, chosen, listed_before
from lantoa.loaders.reading.site_words import (
    AND_ANOTHER,
    AT_WORK,
    CLUSTER,
    LATER,
    MEMBERS,
    MISPRINT,
    NEXT,
    PREPOSITION,
    SUCH,
    UNNAMED_AFTER,
)
from lantoa.loaders.reading.unquoted_names import place_in_name
from lantoa.ontology.records import Level

__all__ = ["TALK", "Item", "chain_end", "locate"]


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
                inside = _in_quoted_name(document, item.name)
            if inside is not None and not inside.printed.lower().startswith("dòng họ"):
                item.sites, item.confidence = [inside], 0.85
                continue
            later = (
                each.name.start for each in own[index + 1 :] if each.name.start >= item.name.end
            )
            stop = next(later, sentence.end)
            _after(document, item, stop)
        spread(document, own)
        for item in own:
            if not item.sites:
                _inside_or_before(document, item, own)
        items += own
    return items


def _mere_clan(document: Document, place: PlaceName) -> bool:
    """Whether a place is a clan that is printed without where it lives."""
    if not place.printed.lower().startswith("dòng họ"):
        return False
    following = next(iter(within(document.places, place.end, place.end + 20)), None)
    return following is None or not UP.fullmatch(document.text[place.end : following.start])


def _in_quoted_name(document: Document, name: Name) -> PlaceName | None:
    """The place that a quoted name says it is at, or the named site that it begins with."""
    for place in within(document.places, name.start, name.end):
        return place
    words = document.text[name.start : name.end].strip("“”\"'‘’ ").lower()
    for place in document.places:
        if place.level is Level.SITE and words.startswith(place.printed.lower() + " "):
            return place
    return None


def _after(document: Document, item: Item, stop: int) -> None:
    """Read the place or owner that follows a name, before the next name and in its clause."""
    clause = clause_at(document, item.sentence, item.name.start)
    end = _end_with_aliases(document, item.name)
    stop = min(stop, clause.end)
    preposition = PREPOSITION.match(document.text, end, stop)
    if preposition:
        at = preposition.end()
        place = _place_at(document, at)
        body = _body_at(document, at)
        word = preposition["word"].lower()
        if body is not None and word in ("của", "thuộc", "do"):
            if word == "của":
                item.owner = body
            if body.place_name is not None and body.start == body.place_name.start:
                _take(document, item, body.place_name, stop)
            elif word == "của" and body.place_name is not None and _low(body.place_name):
                _take(document, item, body.place_name, stop)
                item.confidence = 0.75
            return
        if place is not None and word != "do":
            _take(document, item, place, stop)
            return
        if body is not None and body.place_name is not None and _low(body.place_name):
            _take(document, item, body.place_name, stop)
            return
    unnamed = UNNAMED_AFTER.match(document.text, end, stop)
    if unnamed:
        meant = last_named(document, item.sentence, item.name.start, {unnamed["word"]})
        if meant is not None:
            item.sites, item.sites_end, item.confidence = [meant], unnamed.end(), 0.8
            return
    such = SUCH.match(document.text, end, item.sentence.end)
    named = _place_at(document, such.end()) if such else None
    if named is not None and _low(named):
        _take(document, item, named, item.sentence.end)
        item.confidence = 0.8
        return
    if CLUSTER.search(item.name.text) and _members(document, item, end, stop):
        return
    direct = _place_at(document, end + 1) if document.text[end : end + 1] == " " else None
    if direct is not None and direct.end <= stop and _has_word(direct):
        _take(document, item, direct, stop)
        return
    if item.name.quoted:
        misprint = MISPRINT.match(document.text, end, stop)
        place = _place_at(document, misprint.end()) if misprint else None
        if place is not None and not place.elliptical and _body_at(document, place.start) is None:
            _take(document, item, place, stop)
            item.confidence = 0.8
            return
    pilot = chosen(document, end, stop)
    if pilot is not None:
        _take(document, item, pilot, stop)
        item.confidence = 0.8
        return
    for place in within(document.places, end, min(stop, end + 140)):
        if place.elliptical or _of_body(document, place):
            continue
        gap = document.text[end : place.start]
        district = place.level is Level.DISTRICT and AT_WORK.search(
            document.words, end, place.start
        )
        if LATER.fullmatch(gap) and (_low(place) or district):
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


def _has_word(place: PlaceName) -> bool:
    """Whether a place is printed with its unit word."""
    return not place.elliptical and place.printed.lower() == place.chain[0].lower()


def _end_with_aliases(document: Document, name: Name) -> int:
    end = name.end
    for other in within(document.names, name.end, name.end + 200):
        if other.kind is NameKind.ALIAS and other.of == name.text:
            if NEW_SENTENCE.search(document.text, end, other.start):
                break
            end = other.end
    while document.text[end : end + 1] == ")":
        end += 1
    return end


def _place_at(document: Document, position: int) -> PlaceName | None:
    return next((p for p in within(document.places, position, position + 1)), None)


def _body_at(document: Document, position: int) -> Body | None:
    return next((b for b in within(document.bodies, position, position + 1)), None)


def _of_body(document: Document, place: PlaceName) -> bool:
    body = covering(document.bodies, place.start)
    return body is not None and body.start < place.start


def _low(place: PlaceName) -> bool:
    return RANK[place.level] <= RANK[Level.COMMUNE] and not place.elliptical


def _take(document: Document, item: Item, place: PlaceName, stop: int) -> None:
    """Take a place as a site, with those beside it: 'tại các xã A, B và C (huyện D)'."""
    if place.elliptical:
        if place.place is not None and RANK[place.level] <= RANK[Level.COMMUNE]:
            item.fallback, item.fallback_printed = place.place, place.place.name
            if place.place == document.home:
                item.fallback_printed = printed_home(document)
        return
    if place.level is Level.PROVINCE and _is_home_province(document, place):
        return
    if _mere_clan(document, place):
        return
    item.sites = [place]
    last = place
    for following in within(document.places, place.end, _list_end(document, item, stop)):
        gap = document.text[last.end : following.start]
        if following.elliptical or (following.start >= stop and not _ends(document, following)):
            break
        above = RANK[following.level] > RANK[last.level] or following.chain[0] in last.chain[1:]
        if above and UP.fullmatch(gap):
            last = following
        elif (
            following.level is item.sites[-1].level or (gap.startswith(")") and _low(following))
        ) and NEXT.fullmatch(gap):
            item.sites.append(following)
            last = following
        elif (
            RANK[following.level] >= RANK[last.level]
            and last is not item.sites[-1]
            and AND_ANOTHER.fullmatch(gap)
        ):
            item.sites.append(following)  # xã A - huyện B và thành phố C
            last = following
        else:
            break
    item.sites_end = last.end


def _list_end(document: Document, item: Item, stop: int) -> int:
    """Where the last clause of a list of places ends: the sentence, if it names no other model."""
    others = within(document.names, stop, item.sentence.end)
    return stop if any(name.is_model for name in others) else item.sentence.end


def _ends(document: Document, place: PlaceName) -> bool:
    """Whether nothing is said of a place but where it lies."""
    following = document.text[chain_end(document, place) :][:1]
    return following in (";", ".", "") or document.text[chain_end(document, place) - 1] == ","


def _is_home_province(document: Document, place: PlaceName) -> bool:
    home = document.home
    return (
        home is not None
        and home.level is not Level.REGION
        and place.place is not None
        and place.place.path[-1] == home.path[-1]
    )


def _inside_or_before(document: Document, item: Item, own: list[Item]) -> None:
    if item.sentence.kind is BlockKind.CAPTION:
        return  # who is seen there, not where the model is
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
        item.sites, item.confidence = [*beside_before(document, before), before], 0.75
        return
    head = next((other for other in own if other.name.group == item.name.group), item)
    if head.sites and head.sites[-1].end <= head.name.start:
        item.sites, item.confidence = head.sites, 0.7  # the frame of the list that it is in
        return
    back = named_before(document, item.sentence, item.name)
    back = back or carried(document, item.sentence, item.name)
    if back is not None and not back.elliptical:
        item.sites, item.confidence = [back], 0.7
        return
    placed = any(other.sites and not place_in_name(document, other.name) for other in own)
    named = item.name.kind is NameKind.MODEL
    if named and item.fallback is None and not placed and document.home is not None:
        if document.home.level is not Level.COMMUNE:
            return
        # All of a report on one commune is about that commune.
        item.fallback, item.fallback_printed = document.home, printed_home(document)
