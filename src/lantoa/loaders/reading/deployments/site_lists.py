"""Lists of places: 'tại các xã A (huyện B), C (huyện D); phường E và thị trấn F (TX G)'.

A list goes on over separators, unit words, brackets and streets; what contains the item before it
is none of its items. One grammar for places after a model, before it, and in a sentence of their
own ('Các xã được chọn gồm: ...').
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments.site_words import LIST_LEAD
from lantoa.loaders.reading.document import Document, PlaceName, Sentence, Span, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.places.place_chains import UP
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_COMMUNE = RANK[Level.COMMUNE]
#: Between two items.
_GLUE = re.compile(
    r"(?:\s*\((?![^()]*(?:\d{4}|năm|tháng))[^()]{1,40}\)|\))?\s*"
    r"(?:[,;]\s*(?:và\s+|cùng\s+)?|(?:và|cùng|cùng với|phối hợp|phối hợp với|[-–])\s+)"
    r"(?:(?:mới nhất|gần đây nhất|mới đây|cuối cùng)\s+(?:là\s+)?)?"
    r"(?:(?:tại|ở|trên địa bàn)\s+)?(?:(?:các|hai|ba|một số|\d{1,2})\s+)?"
    r"(?:[Tt]rường\s+)?(?:(?:Công an|UBND)\s+)?" + LIST_LEAD,
    re.I,
)
#: Before the last item of a list, which need not be of the level of the others.
_AND = re.compile(r"\)?\s*,?\s*(?:và|cùng với|cùng)\s+(?:tại\s+|ở\s+)?(?:các\s+)?")
_PLURAL = re.compile(r"(?:các|những|hai|ba|bốn|năm|\d{1,3})\s+(?:[^\W\d]+[\s:]+){0,2}$", re.I)
_LED = re.compile(r"(?:^|[\s(])(?:tại|ở|về|trên địa bàn|chọn|gồm|là)\s+(?:các\s+)?$", re.I)
#: Between two items of which each is told what is there: 'họ A ở xã B; họ C ở xã D'.
_PARALLEL = re.compile(
    r"\)?\s*(?:[,;]|và)\s*(?:và\s+)?(?:họ|dòng họ|tộc|tộc họ|nhóm|tổ|đội|CLB|câu lạc bộ|\d{1,3})\s"
    r"[^.;,“\"()]{2,40}?\s(?:ở|tại)\s+",
    re.I,
)
_JOINED = re.compile(r"(?<!\w)(?:và|phối hợp|cùng)\s")
_LONGEST_BEFORE = 400  # characters of a list before a model


def list_from(document: Document, place: PlaceName, stop: int) -> tuple[list[PlaceName], int]:
    """Return the places of the list that one begins, and where the list ends with its chains."""
    text = document.text
    sites = [place]
    last = place
    for following in within(document.places, place.end, stop):
        if following.elliptical or following.chain[0].lower().startswith("dòng họ"):
            break
        gap = text[last.end : following.start]
        above = RANK[following.level] > RANK[last.level] or following.chain[0] in last.chain[1:]
        if above and UP.fullmatch(gap):
            last = following
            continue
        if last.chain[0] in following.chain[1:] and last is sites[-1]:
            sites[-1] = last = following  # xã A, thôn B
            continue
        same = following.level is sites[-1].level or _low(following, sites[-1])
        contained = last is not sites[-1] and RANK[following.level] >= RANK[last.level]
        if (same and (_GLUE.fullmatch(gap) or _PARALLEL.fullmatch(gap))) or (
            contained and _AND.fullmatch(gap)
        ):
            sites.append(following)  # and: xã A - huyện B và thành phố C
            last = following
            continue
        break
    return sites, last.end


def list_around(document: Document, place: PlaceName, clause: Span, stop: int) -> list[PlaceName]:
    """Return the places of the list that one stands in, before a model at `stop`."""
    after, _ = list_from(document, place, stop)
    before = list_to(document, place, clause)[:-1]
    return [*(site for site in before if place.chain[0] not in site.chain[1:]), *after]


def list_to(document: Document, place: PlaceName, clause: Span) -> list[PlaceName]:
    """Return the places of the list that ends with one: 'các xã A, B (huyện C) và D tổ chức'."""
    begin = max(clause.start, place.start - _LONGEST_BEFORE)
    for first in within(document.places, begin, place.start):
        if first.elliptical:
            continue
        sites, _ = list_from(document, first, place.end)
        if sites[-1] is place and (len(sites) == 1 or _opens(document, sites)):
            return sites
    return [place]


def _opens(document: Document, sites: list[PlaceName]) -> bool:
    """Whether the places are surely side by side: a plural, a preposition, 'và', a bare name."""
    first, text = sites[0], document.text
    before = text[max(0, first.start - 40) : first.start]
    if _PLURAL.search(before) or _LED.search(before):
        return True
    if _JOINED.search(text, sites[-2].end, sites[-1].start):
        return True
    return all(each.printed != each.chain[0] or each.level is Level.SITE for each in sites[1:])


def _low(one: PlaceName, other: PlaceName) -> bool:
    return RANK[one.level] <= _COMMUNE and RANK[other.level] <= _COMMUNE


#: 'Các xã được chọn gồm: A, B và C'; 'Đó là các xã A, B'; '12 đơn vị làm điểm là ...'.
_THEY_ARE = re.compile(
    r"(?:(?:Theo đó|Cụ thể|Trong đó)\s*,?\s*)?(?:"
    r"(?:[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|\d{1,3})\s+(?:đơn vị|địa phương|địa bàn|xã|"
    r"phường|thị trấn|thôn|bản|buôn|làng|ấp|khóm|khu phố|tổ dân phố|khu dân cư|trường|điểm|nơi|"
    r"cơ sở|huyện)(?!\w)[^.;:“\"]{0,70}?(?:(?:gồm(?: có)?|là|bao gồm)(?!\w)|:)|"
    r"(?:Đó|Đây) là|Bao gồm|Gồm(?: có)?|Cụ thể là|[Tt]ại)\s*:?\s*(?:tại\s+|ở\s+)?"
    r"(?:các\s+|hai\s+|\d{1,3}\s+)?"
)
_LIST_LEAD = re.compile(LIST_LEAD, re.I)
#: A sentence that tells how many units have or try a model: '12 xã', 'một số địa phương'.
_SO_MANY = Anchored(
    r"(?<!\w)(?:\d{1,3}|các|một số|hai|ba|bốn|năm|sáu|những)\s+(?:\w+\s+)?(?:đơn vị|địa phương|"
    r"địa bàn|xã|phường|thôn|bản|buôn|làng|ấp|khóm|khu phố|tổ dân phố|khu dân cư|trường|điểm|nơi|"
    r"cơ sở|huyện)(?!\w)|(?<!\w)(?:làm điểm|thí điểm|xây dựng điểm)(?!\w)",
    re.I,
)


def has_several(document: Document, start: int, end: int) -> bool:
    """Tell whether words tell of several units, of which a list may follow."""
    return _SO_MANY.search(document.words, start, end) is not None


def listed_after(document: Document, sentence: Sentence) -> list[PlaceName]:
    """The places that the sentence after one lists, where one tells that several have a model."""
    if not has_several(document, sentence.start, sentence.end):
        return []
    following = document.sentence_after(sentence)
    if following is None or following.block > sentence.block + 1:
        return []
    lead = _THEY_ARE.match(document.text, following.start, following.end)
    if lead is None:
        return []
    word = _LIST_LEAD.match(document.text, lead.end(), following.end)
    end = word.end() if word else lead.end()
    place = next(iter(within(document.places, lead.end(), end + 1)), None)
    if place is None or place.elliptical:
        return []
    sites, _ = list_from(document, place, following.end)
    return sites
