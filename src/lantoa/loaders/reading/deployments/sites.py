"""Where a named model is at work: the place after it, before it, in its name, or the home.

A place after the last item of an enumeration holds for the items before it that have none, back
to the last semicolon or repeated "mô hình". A place that only names the report's district or
province in passing is no site.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import clause_at, printed_home
from lantoa.loaders.reading.deployments.place_frames import places_on
from lantoa.loaders.reading.deployments.site_after import read_after
from lantoa.loaders.reading.deployments.site_frames import (
    TALK,
    by_higher,
    chain_end,
    frame,
)
from lantoa.loaders.reading.deployments.site_items import (
    AROUND,
    Item,
    of_subject,
    paired,
    spread,
    weigh,
)
from lantoa.loaders.reading.deployments.site_levels import fit_level
from lantoa.loaders.reading.deployments.site_lists import (
    list_around,
    listed_after,
)
from lantoa.loaders.reading.deployments.site_pointers import (
    named_before,
    pointed_at,
)
from lantoa.loaders.reading.deployments.site_reach import (
    in_quoted_name,
    linked,
    named_after,
)
from lantoa.loaders.reading.deployments.site_sentences import (
    carried,
    listed_before,
    told_after,
    told_next,
)
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    NameKind,
    PlaceName,
    within,
)
from lantoa.loaders.reading.names.name_places import place_in_name
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
                item.sites, item.confidence = linked(document, item.name, inside), 0.85
                continue
            later = (
                each.name.start for each in own[index + 1 :] if each.name.start >= item.name.end
            )
            stop = next(later, sentence.end)
            read_after(document, item, stop)
            paired(document, item, own[index - 1].name.end if index else sentence.start)
        spread(document, own)
        for item in own:
            if not item.sites:
                _inside_or_before(document, item, own)
        items += own
    for item in items:
        fit_level(document, item)
    weigh(items)
    return items


def locate_alone(document: Document, item: Item) -> Item:
    """Return an item that is the only one of its sentence, with its sites."""
    read_after(document, item, item.sentence.end)
    if not item.sites and item.sentence.kind is not BlockKind.CAPTION:
        _inside_or_before(document, item, [item])
    return item


#: 'xây dựng các mô hình như'.
_MODELS = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|\d{1,3}|hai|ba|bốn|năm)\s+(?:loại\s+)?"
    r"(?:mô hình|câu lạc bộ|CLB)(?!\w)",
    re.I,
)


def _are_several(document: Document, own: list[Item], item: Item, place: PlaceName) -> bool:
    """Whether a model is one of several that follow a place: 'xây dựng các mô hình “X”; “Y”'."""
    names = {other.name.text.lower() for other in own if other.name.group == item.name.group}
    first = next(other.name for other in own if other.name.group == item.name.group)
    return len(names) > 1 and bool(_MODELS.search(document.text, place.end, first.start))


def _inside_or_before(document: Document, item: Item, own: list[Item]) -> None:
    proper = named_after(document, item.name) if item.name.quoted else None
    if proper is not None:
        item.sites, item.confidence = [proper], 0.8
        return
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
        told = clause if before.start >= clause.start else item.sentence
        around = list_around(document, before, told, item.name.start)
        if len(around) == 1 or not _are_several(document, own, item, before):
            item.sites, item.confidence = around, 0.75
        return  # nobody says which of several units has which of several models
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
        after = after or told_next(document, item.sentence, item.name)
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
