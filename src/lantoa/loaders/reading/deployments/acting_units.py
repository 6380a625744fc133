"""Units, clans and parishes that act like a body: 'xã X ra mắt mô hình', 'do huyện Y duy trì'.

A unit is an actor by its predicate: a verb of founding or running with a model as its object, in
the active or the passive; or beside such an actor in a list. That a model is at work there is the
matter of ``sites``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.deployments import role_verb_words as verb_words
from lantoa.loaders.reading.deployments import role_words as words
from lantoa.loaders.reading.deployments.sites import chain_end
from lantoa.loaders.reading.deployments.subjects_meant import subjects_meant
from lantoa.loaders.reading.document import Body, Document, PlaceName, Span, covering, within
from lantoa.loaders.reading.lexicon import NAME, RANK
from lantoa.loaders.reading.places.place_chains import UP
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level, Organization, Place

_LEVELS = (Level.COMMUNE, Level.DISTRICT)
UNIT_WORD = re.compile(
    r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|TP|TX)(?!\w)", re.I
)
_CLAN = re.compile(
    r"(?:giáo xứ|giáo họ|họ đạo|xứ đạo|dòng họ|tộc họ|dòng tộc)\s+(?=[^\W\d_])", re.I
)
_CLAN_NAMED = Anchored(rf"(?<!\w)(?:tộc họ|dòng tộc|dòng họ|tộc|họ)\s+(?-i:{NAME})", re.I)
_CLANS_JOINED = re.compile(rf"\s*[-–]\s*{NAME}")  # Tộc họ Đặng - Nguyễn
_CLAN_BODY = re.compile(r"(?:giáo xứ|giáo họ|họ đạo|xứ đạo|dòng họ|tộc họ|dòng tộc)(?!\w)", re.I)
_AT = re.compile(r"\s+(?:(?:ở|tại)\s+)?")
#: What may stand before a subject: the beginning, a comma, a date, the government of the unit.
_FREE = re.compile(
    r"(?:^|[.,;:–)“”\n-]|\d|(?<!\w)(?:qua|nay|đó|đây|rằng|khi|hiện|như|là|còn|riêng|"
    r"các|nhiều|những|đã có|hiện có))"
    r"\s*(?:(?:hai|ba|bốn|\d+)\s+)?$",
    re.I,
)
_PASSIVE = re.compile(r"(?<!\w)(?:được|do|bởi)\s+(?:(?:\d|hai|ba)\s+)?$", re.I)
#: 'Cấp ủy, chính quyền xã A': authorities, and no body; 'chọn xã A': others choose it.
_AUTHORITIES = re.compile(
    r"(?<!\w)(?:chọn|chính quyền(?: địa phương)?|cấp (?:ủy|uỷ)(?: đảng)?|lãnh đạo)\s+$", re.I
)
_JOINED = re.compile(
    r"\s*[,)]*\s*(?:(?:và|cùng|cùng với|với)\s+)?(?:(?:cấp ủy|chính quyền),?\s+)*", re.I
)
_BESIDE = re.compile(r"\s*(?:,|và|;|,\s*và)?\s*")
_OF_MANY = ("các ", "Các ", "nhiều ", "Nhiều ")
_SITES = ("tại ", "Tại ", "ở ", "Ở ")
_FORMER = re.compile(r"\s*\((?:cũ|mới|trước đây|nay là [^()]{3,40})\)|\s+(?:cũ|mới)(?=\s)")
#: Between a body and its place: Công an phường (CAP) Đông Thanh.
_SHORT_FORM = re.compile(r"\s*\([^()]{1,20}\)\s*")
_FARTHEST = 900  # characters back to the clan or parish that is meant
_NEAR = 24  # characters between actors side by side, and of what stands before a subject
#: A unit without its name that acts: 'Tháng 8, xã ra mắt mô hình', 'Phường duy trì 6 mô hình'.
_BARE = Anchored(
    r"(?<!\w)(?P<word>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|giáo xứ|giáo họ|"
    r"họ đạo|xứ đạo|dòng họ|tộc họ)(?=\s)",
    re.I,
)
#: 'Tất cả 24/24 xã, thị trấn đã': units of all sorts, and none of them.
_OF_ALL = re.compile(
    r"(?<!\w)(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố),?\s+(?:và\s+)?$", re.I
)
_LAST_WORDS = ("qua", "nay", "đó", "rằng", "khi", "hiện", "lúc", "hồi", "được", "do", "bởi")
_BARE_FREE = re.compile(
    r"(?:^|[.,;:–)\n-]|(?<!\w)(?:qua|nay|đó|rằng|khi|lúc|hồi|hiện|năm \d{4})|/\d{4})\s*$", re.I
)
_BARE_PASSIVE = re.compile(r"(?<!\w)(?:được|do|bởi)\s+$")


def acting_units(document: Document, stretch: Span) -> list[Body]:
    """Return the units of a stretch that act, as bodies."""
    if document.actors is None:
        document.actors = sorted(
            [
                *_bare_units(document),
                *_named_units(document),
                *_clans(document),
                *subjects_meant(document),
            ],
            key=lambda body: body.start,
        )
    return within(document.actors, stretch.start, stretch.end)


def acting_clans(document: Document) -> list[Body]:
    """Return the clans and parishes of a report that act like bodies."""
    return [body for body in document.actors or () if _CLAN_BODY.match(body.printed)]


def is_clan(place: PlaceName) -> bool:
    """Tell whether a named place is a clan or parish."""
    return _CLAN.match(place.printed) is not None


def units_after(document: Document, stretch: Span) -> list[Body]:
    """Return the units of a stretch that may be subjects, whatever they do."""
    acting = acting_units(document, stretch)
    taken = {body.start for body in acting}
    return acting + [
        as_body(place, place.place)
        for place in within(document.places, stretch.start, stretch.end)
        if place.start not in taken
        and place.level in _LEVELS
        and place.place is not None
        and not place.elliptical
        and UNIT_WORD.match(place.printed)
        and not part_of_other(document, place)
    ]


def as_body(name: PlaceName, place: Place) -> Body:
    """Return a unit, clan or parish as a body."""
    organization = Organization(name=", ".join(place.path), place=place)
    return Body(name.start, name.end, name.printed, organization, name)


def _named_units(document: Document) -> list[Body]:
    found: list[Body] = []
    text = document.text
    for place in reversed(document.places):
        unit = place.level in _LEVELS and UNIT_WORD.match(place.chain[0])
        if place.elliptical or place.place is None or not (unit or _CLAN.match(place.printed)):
            continue
        head = _head_of_list(document, place)
        before = text[max(0, head - _NEAR) : head]
        if before.rfind("(") > before.rfind(")") or _AUTHORITIES.search(before):
            continue  # Công an xã A (nay là xã B)
        end = chain_end(document, place)
        joined = None if unit else _CLANS_JOINED.match(text, end)
        end = joined.end() if joined else end
        former = _FORMER.match(text, end)
        end = former.end() if former else end
        if not (
            verb_words.UNIT_ACTS.match(text, end)
            or verb_words.ACTS_AFTER.match(text, end)
            or _is_near_actor(document, place, end, found)
        ):
            continue
        passive = _PASSIVE.search(before)
        linked = passive is not None or any(
            pattern.search(text, max(0, head - 90), head)
            for pattern in (words.GUIDED, words.ADVISED, words.PARTNER)
        )
        acts = verb_words.ACTS_AFTER if linked else verb_words.UNIT_ACTS
        if not acts.match(text, end) and not _beside_actor(document, place, end, found, acts):
            continue
        if not linked and not _FREE.search(before) and not _after_actor(document, place):
            continue
        if not part_of_other(document, place) and not _of_plural(document, head, end):
            body = as_body(place, place.place)
            if joined:
                body = replace(body, end=end, printed=text[place.start : end])
            found.append(body)
    return found


def _is_near_actor(document: Document, place: PlaceName, end: int, found: list[Body]) -> bool:
    """A quick look: whether an actor or a body stands so near that a list may join them."""
    nearest = found[-1].start if found else -1
    return 0 <= nearest - place.end < _NEAR or bool(within(document.bodies, end, place.end + _NEAR))


def _clans(document: Document) -> list[Body]:
    """Clans that found or run a model, which are no places: 'tộc họ Katơr đã thành lập'."""
    found = []
    text = document.text
    for match in _CLAN_NAMED.finditer(document.words, 0, len(text)):
        start = match.start()
        if covering(document.names, start) or covering(document.bodies, start):
            continue
        if covering(document.places, start):
            continue
        before = text[max(0, match.start() - 90) : match.start()]
        linked = _PASSIVE.search(before) or words.PARTNER.search(before)
        end = match.end()
        for place in within(document.places, end, end + 8):
            if _AT.fullmatch(text, end, place.start):
                end = chain_end(document, place)
        acts = verb_words.ACTS_AFTER if linked else verb_words.UNIT_ACTS
        if acts.match(text, end) and (linked or _FREE.search(before[-_NEAR:])):
            home = document.home.path if document.home is not None else ()
            organization = Organization(name=", ".join((match.group(), *home)))
            found.append(Body(match.start(), match.end(), match.group(), organization))
    return found


def _beside_actor(
    document: Document, place: PlaceName, end: int, found: list[Body], acts: re.Pattern[str]
) -> bool:
    """Whether a unit stands before another actor in a list: '2 xã A, B và Công an huyện'."""
    nearest = found[-1].start if found else -1
    if 0 <= nearest - place.end < _NEAR and _JOINED.fullmatch(document.text, end, nearest):
        return True
    for body in within(document.bodies, end, place.end + _NEAR)[:1]:
        if acts.match(document.text, _body_end(document, body)):
            return _JOINED.fullmatch(document.text, end, body.start) is not None
    return False


def _after_actor(document: Document, place: PlaceName) -> bool:
    """Whether a unit stands behind a body in a list: 'Công an huyện và xã A ra mắt'."""
    for body in within(document.bodies, place.start - 80, place.start)[-1:]:
        gap = document.text[_body_end(document, body) : place.start]
        return gap.strip(" ,)") != "" and _JOINED.fullmatch(gap) is not None
    return False


def _head_of_list(document: Document, place: PlaceName) -> int:
    """Where the list of units begins that a unit stands in: 'xã A, B và thị trấn C'."""
    begin = place
    for other in reversed(within(document.places, place.start - 160, place.start)):
        if other.level is not place.level or not _BESIDE.fullmatch(
            document.text, chain_end(document, other), begin.start
        ):
            break
        begin = other
    return begin.start


def _of_plural(document: Document, head: int, end: int) -> bool:
    """Whether a list of units is one of sites, or of many that have many: 'Tại A, B, C, D'."""
    if document.text.endswith(_SITES, 0, head):
        return True
    acts = verb_words.UNIT_ACTS.match(document.text, end)
    several = acts and verb_words.SEVERAL.search(document.text, end, acts.end())
    return bool(several) and document.text.endswith(_OF_MANY, 0, head)


def _body_end(document: Document, body: Body) -> int:
    named = body.place_name
    return max(body.end, chain_end(document, named)) if named is not None else body.end


def _bare_units(document: Document) -> list[Body]:
    """'Xã' as an actor: the home, or the unit of that word named last in the paragraph."""
    found = []
    for match in _BARE.finditer(document.words, 0, len(document.text)):
        before = document.text[max(0, match.start() - _NEAR) : match.start()]
        if not _may_be_free(before) or _OF_ALL.search(before):
            continue
        passive = _BARE_PASSIVE.search(before) is not None
        if not passive and not _BARE_FREE.search(before):
            continue
        acts = verb_words.ACTS_AFTER if passive else verb_words.UNIT_ACTS
        if not acts.match(document.text, match.end()):
            continue
        word = match["word"].lower()
        place = _unit_meant(document, match.start(), word)
        if place is not None:
            organization = Organization(name=", ".join(place.path), place=place)
            found.append(Body(match.start(), match.end("word"), place.name, organization))
    return found


def _may_be_free(before: str) -> bool:
    """Whether `_BARE_FREE` may find something: it is dear, and few words end so."""
    words = before.rstrip()
    if not words or words[-1] in ".,;:–)-" or "\n" in before:
        return True
    return words[-1].isdecimal() or words.lower().endswith(_LAST_WORDS)


def _unit_meant(document: Document, position: int, word: str) -> Place | None:
    home = document.home
    if home is not None and home.level in _LEVELS and home.name.startswith(f"{word} "):
        return home
    sentence = document.sentence_at(position)
    begin = document.blocks[sentence.block].start if sentence else position
    named = [
        place
        for place in within(document.places, begin, position)
        if place.level in _LEVELS and not place.elliptical and place.place is not None
    ]
    if _CLAN.match(f"{word} x"):
        earlier = within(document.places, position - _FARTHEST, position)
        named = [clan for clan in earlier if clan.printed.lower().startswith(f"{word} ")]
        return named[-1].place if named else None
    meant = [each.place for each in named if each.place and each.place.name.startswith(f"{word} ")]
    return meant[-1] if meant else None


def part_of_other(document: Document, place: PlaceName) -> bool:
    """Whether a place belongs to a body, a name, or a lower place before it."""
    body = covering(document.bodies, place.start)
    name = covering(document.names, place.start)
    if (body is not None and body.start <= place.start) or name is not None:
        return True
    for earlier_body in within(document.bodies, place.start - 90, place.start)[-1:]:
        if _SHORT_FORM.fullmatch(document.text, earlier_body.end, place.start):
            return True
    for earlier in within(document.places, place.start - 60, place.start):
        if RANK[earlier.level] < RANK[place.level] and UP.fullmatch(
            document.text[earlier.end : place.start]
        ):
            return True
    return False
