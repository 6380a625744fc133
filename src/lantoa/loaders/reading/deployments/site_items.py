"""A named model where it stands, and how what is said of one item holds for those before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from lantoa.loaders.reading.context import clause_at, in_body
from lantoa.loaders.reading.deployments.site_frames import chain_end
from lantoa.loaders.reading.deployments.site_reach import low
from lantoa.loaders.reading.deployments.site_words import GOES_ON, PAIRS
from lantoa.loaders.reading.document import Body, Document, Name, PlaceName, Sentence, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.names.name_places import place_in_name
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Place

AROUND = 0.65  # the confidence of a place that the text around a model is on
_JOINED = re.compile(r"\s*(?:,|và|,\s*và)?\s*(?:các\s+)?(?:mô hình|câu lạc bộ|CLB)?\s*", re.I)
_OWN = Anchored(r"(?<!\w)(?:mô hình|câu lạc bộ|CLB)(?!\w)", re.I)

#: Between models that are launched one after the other, at a place that is told last.
_LAUNCHED = re.compile(
    r"\s*,?\s*(?:(?:và|đồng thời|thành lập|ra mắt|khánh thành|công bố|phát động|gắn biển)[\s,]+)+"
    r"(?:(?:các\s+)?mô hình\s+|(?:câu lạc bộ|CLB|tổ|đội)\s+)?",
    re.I,
)


@dataclass(slots=True)
class Item:
    """A named model at one position of the text, and what was found out about it there."""

    name: Name
    sentence: Sentence
    sites: list[PlaceName] = field(default_factory=list)
    owner: Body | None = None  # mô hình “X” của Hội Nông dân xã Y
    confidence: float = 0.9
    sites_end: int = 0
    fallback: Place | None = None
    fallback_printed: str | None = None


def spread(document: Document, own: list[Item]) -> None:
    """Give items without a site that of the item which closes their group."""
    for index in range(len(own) - 2, -1, -1):
        this, following = own[index], own[index + 1]
        if place_in_name(document, following.name) is not None:
            following = next(
                (
                    i
                    for i in own[index + 2 :]
                    if i.name.group == this.name.group
                    and i.sites
                    and place_in_name(document, i.name) is None
                ),
                following,
            )
            if place_in_name(document, following.name) is not None:
                continue
        if this.sites or this.owner or not (following.sites or following.owner):
            continue
        if following.sites and following.sites[0].start < following.name.end:
            continue  # it is part of the other's name
        gap = document.text[this.name.end : own[index + 1].name.start]
        launched = _LAUNCHED.fullmatch(gap) is not None
        if not launched and (";" in gap or len(gap) > 30 or not _shares(document, own, index, gap)):
            continue
        this.sites, this.owner = following.sites, following.owner
        this.sites_end = following.sites_end
        this.confidence = min(following.confidence, 0.85)


def _shares(document: Document, own: list[Item], index: int, gap: str) -> bool:
    """Whether an item is joined to the next so closely that what is said after holds for both.

    Items of one list are. A repeated noun parts them, but for 'mô hình “A”, mô hình “B” và mô
    hình “C” tại xã X', where nothing else in the run has a place of its own.
    """
    if own[index].name.group == own[index + 1].name.group and (
        not _OWN.search(document.words, own[index].name.end, own[index + 1].name.start)
        or re.search(r"\bvà\b", gap)
    ):
        return True
    run = own[index:]
    for position, (one, other) in enumerate(pairwise(run)):
        between = document.text[one.name.end : other.name.start]
        if not _JOINED.fullmatch(between):
            return False
        if re.search(r"\bvà\b", between):
            first = _run_start(document, own, index)
            last = other.sites
            return all(i.sites == last or not i.sites for i in own[first : index + position + 2])
    return False


def _run_start(document: Document, own: list[Item], index: int) -> int:
    """Return the first item of the run of joined items that one is in."""
    while index > 0 and _JOINED.fullmatch(
        document.text[own[index - 1].name.end : own[index].name.start]
    ):
        index -= 1
    return index


def weigh(items: list[Item]) -> None:
    """Leave out what only the text around tells where the paragraph has the model elsewhere."""
    placed: dict[tuple[str, int], set[str]] = {}
    for item in items:
        if item.confidence > AROUND:
            told = placed.setdefault((item.name.text.lower(), item.sentence.block), set())
            told.update(site.chain[0].lower() for site in item.sites)
    for item in items:
        told = placed.get((item.name.text.lower(), item.sentence.block), set())
        here = {site.chain[0].lower() for site in item.sites}
        if item.confidence <= AROUND and told and not told & here:
            item.sites, item.confidence = [], 0.9


def paired(document: Document, item: Item, begin: int) -> None:
    """Take the place right before a model, in a list: 'xã A với “X”, xã B với “Y” (huyện C)'."""
    if begin == item.sentence.start:
        return
    for place in reversed(within(document.places, begin, item.name.start)):
        if place.elliptical or not low(place) or in_body(document, place):
            continue
        lower = any(RANK[site.level] < RANK[place.level] for site in item.sites)
        if not lower and PAIRS.fullmatch(
            document.text, chain_end(document, place), item.name.start
        ):
            item.sites, item.sites_end, item.confidence = [place], 0, 0.85
        return


def of_subject(document: Document, item: Item, own: list[Item]) -> list[PlaceName]:
    """The frame of the item before, where a clause has no subject: 'Xã X ra mắt A; nhân rộng B'."""
    clause = clause_at(document, item.sentence, item.name.start)
    if clause.start == item.sentence.start or not GOES_ON.match(document.text, clause.start):
        return []
    before = [other for other in own if other.name.end <= clause.start]
    if not before or within(document.places, clause.start, item.name.start):
        return []
    sites = before[-1].sites
    return sites if sites and sites[-1].end <= before[-1].name.start else []
