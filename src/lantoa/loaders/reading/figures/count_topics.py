"""The unit that the text is on, for counts that have no place of their own.

Each sentence is on what its head tells of: a place as subject or frame ("Tại thôn B, ..."), a body
that acts ("Công an phường đã ..."), a bare unit ("Toàn huyện ..."), a person who speaks for a
place; a launch is on its site. The sentences after it are on the same until another head takes
its place. "Riêng xã A ..." holds for its own sentence; "các tổ, các lực lượng" as subject lead
back to what the report is about, and so does a heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter

from lantoa.loaders.reading.context import Where, in_body, in_brackets, printed_home, where
from lantoa.loaders.reading.deployments.place_frames import is_heading, is_subject
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    PlaceName,
    Sentence,
    covering,
    within,
)
from lantoa.loaders.reading.figures.count_before import ASIDE
from lantoa.loaders.reading.figures.count_scopes import is_issuer
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.places.bare_units import UnitsMeant
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level, Place

_START = attrgetter("start")
_HEAD = 90  # characters in which a sentence tells what it is about
#: Before and after the place that a heading is on.
_LEAD = re.compile(r"(?:(?:\d{1,2}|[IVX]{1,4}|[a-e])[.)/]\s+|[-–+*•]\s*)?(?:(?:Tại|Ở|Về)\s+)?")
_ENDS = re.compile(r"\s*(?:[:–-]|$)")
_PICTURE = 130  # characters of a line under a picture
_TELLS = re.compile(r"\d|(?<!\w)(?:đã|được|có|luôn|vừa|sẽ|là)(?!\w)")
_FAR = 2  # paragraphs over which a place holds
_LAUNCH = Anchored(r"(?<!\w)(?:ra mắt|thành lập|tổ chức|xây dựng|triển khai|thí điểm)(?!\w)", re.I)
_AT = re.compile(r"(?:tại|ở)\s+(?:trụ sở\s+|nhà văn hóa\s+)?$", re.I)
#: Where a launch is held, not what it is for.
_VENUE = re.compile(
    r"(?:trung tâm|chợ|hội trường|nhà văn hóa|nhà văn hoá|trụ sở|quảng trường|sân|công viên|"
    r"khu di tích)(?!\w)",
    re.I,
)
_WHOLE = re.compile(r"(?<!\w)(?:[Tt]oàn|[Cc]ả)\s+$")
#: A point of an official report: '3. Tổ dân phòng: ...'.
_POINT = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.)]\s")
#: Back to the gathering that the report is about.
_EVENT = re.compile(
    r"(?:(?:Nhân )?dịp này|(?:Phát biểu |Kết luận )?tại (?:hội nghị|buổi lễ|lễ|ngày hội|buổi)|"
    r"Kết thúc (?:hội nghị|buổi|lễ)|"
    r"(?:Tham |Đến |Tới |Về )?dự (?:hội nghị|lễ|buổi|ngày hội))(?!\w)",
    re.I,
)
#: Back to all that was told, at the head of a paragraph: 'Từ các mô hình trên, người dân ...'.
_ALL_TOLD = Anchored(
    r"(?<!\w)(?:các|những) (?:mô hình|câu lạc bộ|CLB|tổ|đội|nhóm|cách làm)[^,;.]{0,30}?\s"
    r"(?:trên|này|nói trên|kể trên|đó)(?!\w)",
    re.I,
)
#: Subjects of no one place.
_ALL = Anchored(
    r"(?<!\w)(?:[Cc]ác|[Nn]hiều|[Mm]ột số)\s+(?:tổ|đội|mô hình|cấp|ngành|"
    r"địa phương|câu lạc bộ|CLB|cơ sở|chi hội|hội|xã|phường|huyện)"
    r"(?!\s+(?:này|trên|nói trên))(?!\w)"
)


@dataclass(slots=True)
class Topics:
    """What the sentences of one document are on."""

    document: Document
    units: UnitsMeant
    _before: dict[int, Where | None] | None = None  # by the sentence's start
    _own: dict[int, Where | None] = field(default_factory=dict)
    _near: set[int] = field(default_factory=set)  # sentences whose topic their paragraph told
    _named: dict[str, PlaceName] | None = None  # by the place's name
    _back: set[int] = field(default_factory=set)  # sentences that lead back to all
    _since: dict[int, int] = field(default_factory=dict)  # where that was told, by the sentence

    def before(self, sentence: Sentence, least: Level) -> Where | None:
        """Return what the sentences before have left the text on, if a count can be about it."""
        if self._before is None:
            self._before = self._read()
        return self._wide(self._before.get(sentence.start), least)

    def since(self, sentence: Sentence) -> int:
        """Return where the sentence begins that left the text on what it is on."""
        return self._since.get(sentence.start, 0)

    def near(self, sentence: Sentence, least: Level) -> Where | None:
        """Return what the sentences before in the paragraph have left the text on."""
        told = self.before(sentence, least)
        return told if sentence.start in self._near else None

    def of(self, sentence: Sentence, least: Level) -> Where | None:
        """Return what the head of a sentence says that it is about."""
        if self._before is None:
            self._before = self._read()
        return self._wide(self._own.get(sentence.start), least)

    def subject(self, sentence: Sentence, position: int, least: Level) -> Where | None:
        """Return what the subject that stands after a position of a sentence tells it is about."""
        comma = self.document.text.find(", ", position, sentence.end)
        if comma < 0:
            return None
        rest = Sentence(comma + 2, sentence.end, sentence.block, sentence.kind)
        return self._wide(self._told(rest, min(rest.end, rest.start + _HEAD)), least)

    def leaves(self, sentence: Sentence) -> bool:
        """Tell whether a sentence leads back, or the one before was an aside on one place."""
        document = self.document
        if sentence.start in self._back:
            return True
        index = bisect_left(document.sentences, sentence.start, key=_START)
        before = document.sentences[index - 1] if index else None
        return (
            before is not None
            and before.block == sentence.block
            and ASIDE.match(document.text, before.start) is not None
        )

    def _wide(self, told: Where | None, least: Level) -> Where | None:
        """The place, or what is printed of the units around it, if a count can be about it."""
        if told is None or told.place is None:
            return None
        if RANK[told.place.level] >= RANK[least]:
            return told
        for name in told.place.path[1:]:
            printed = self._printed(name)
            place = printed.place if printed is not None else None
            if printed is not None and place is not None and RANK[place.level] >= RANK[least]:
                return where(self.document, printed)
        return None

    def _printed(self, name: str) -> PlaceName | None:
        """The first printed name of a place."""
        if self._named is None:
            self._named = {}
            for printed in self.document.places:
                if printed.place is not None and not printed.elliptical:
                    self._named.setdefault(printed.place.name, printed)
        return self._named.get(name)

    def _read(self) -> dict[int, Where | None]:
        document = self.document
        before: dict[int, Where | None] = {}
        current: Where | None = None
        since = setter = 0
        for sentence in document.sentences:
            if sentence.kind is not BlockKind.BODY:
                if (headed := self._heading(sentence)) is not None:
                    current, since, setter = headed, sentence.block, sentence.start
                continue
            opens = sentence.start == document.blocks[sentence.block].start
            if sentence.block - since > _FAR or (
                opens
                and (is_heading(document, sentence) or _POINT.match(document.text, sentence.start))
            ):
                current = None
            head = min(sentence.end, sentence.start + _HEAD)
            told = self._told(sentence, head)
            if told is None and (
                (opens and _ALL_TOLD.search(document.words, sentence.start, head) is not None)
                or _EVENT.match(document.text, sentence.start)
                or (
                    current is not None
                    and current.place is not None
                    and RANK[current.place.level] <= RANK[Level.COMMUNE]
                    and _ALL.search(document.words, sentence.start, head)
                )
            ):
                current = None
                self._back.add(sentence.start)
            before[sentence.start] = current
            self._since[sentence.start] = setter
            if current is not None and since == sentence.block:
                self._near.add(sentence.start)
            if told is None or (opens and self._is_picture(sentence)):
                continue
            self._own[sentence.start] = told
            if not ASIDE.match(document.text, sentence.start):
                current, since, setter = told, sentence.block, sentence.start
        return before

    def _heading(self, sentence: Sentence) -> Where | None:
        """The place that a heading names: 'Xã A: mỗi bản một tổ', '2. Ở phường B'."""
        document = self.document
        if sentence.kind is not BlockKind.CAPTION or sentence.end - sentence.start > _HEAD:
            return None
        place = next(iter(within(document.places, sentence.start, sentence.start + 12)), None)
        if place is None or place.place is None or place.elliptical:
            return None
        text, end = document.text, place.end
        led = _LEAD.fullmatch(text, sentence.start, place.start) is not None
        return where(document, place) if led and _ENDS.match(text, end, sentence.end) else None

    def _is_picture(self, sentence: Sentence) -> bool:
        """Whether a line is like what stands under a picture: short, without time or number."""
        document = self.document
        return (
            sentence.end - sentence.start < _PICTURE
            and sentence.end >= document.blocks[sentence.block].end
            and _TELLS.search(document.text, sentence.start, sentence.end) is None
            and next(iter(within(document.bodies, sentence.start, sentence.start + 4)), None)
            is not None
        )

    def _told(self, sentence: Sentence, head: int) -> Where | None:
        """What the head of a sentence tells of."""
        document = self.document
        found: list[tuple[int, Where]] = []
        for place in within(document.places, sentence.start, head):
            if self._is_topic(place, sentence):
                found.append((place.start, where(document, place)))
                break
        for body in within(document.bodies, sentence.start, head):
            site = body.organization.place
            if is_issuer(document, body.start):
                continue
            if site is not None and site.level is not Level.COUNTRY:
                printed = body.place_name.printed if body.place_name else self._name(site)
                found.append((body.start, Where(site, printed)))
                break
        first = min((start for start, _ in found), default=head)
        for match in self.units.within(sentence.start, head):
            if match.start() > first:
                break
            own = covering(document.bodies, match.start())
            if own is not None and is_issuer(document, own.start):
                continue
            bare = self.units.of(match)
            if bare is not None:
                found.append((match.start(), bare))
                break
        if not found:
            return None
        told = min(found, key=lambda each: each[0])[1]
        return self._site(sentence, told) or told

    def _name(self, site: Place) -> str | None:
        home = self.document.home
        return printed_home(self.document) if site == home else site.name

    def _is_topic(self, place: PlaceName, sentence: Sentence) -> bool:
        document = self.document
        return (
            place.place is not None
            and place.level is not Level.REGION
            and covering(document.names, place.start) is None
            and not in_body(document, place)
            and not in_brackets(document, place, sentence)
            and (
                place.elliptical
                or is_subject(document, sentence, place)
                or _WHOLE.search(document.text[max(0, place.start - 6) : place.start]) is not None
            )
        )

    def _site(self, sentence: Sentence, told: Where) -> Where | None:
        """Where the launch is of which a body's sentence tells: UBND phường A ra mắt ... ở tổ B."""
        document = self.document
        launch = _LAUNCH.search(document.words, sentence.start, sentence.end)
        if launch is None or told.place is None:
            return None
        index = bisect_left(document.places, launch.end(), key=_START)
        for place in document.places[index : index + 8]:
            if place.start >= sentence.end:
                break
            site = place.place
            if (
                site is not None
                and not place.elliptical
                and not in_body(document, place)
                and not _VENUE.match(place.printed)
                and RANK[site.level] < RANK[told.place.level]
                and told.place.name in site.path
                and _AT.search(document.text[place.start - 24 : place.start])
            ):
                return where(document, place)
        return None
