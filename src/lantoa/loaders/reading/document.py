"""The one object that every step of the reading works on: a report and what was found in it.

Offsets always point into :attr:`Document.text`, the NFC-normalised text that is kept.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import TypeVar

from lantoa.loaders.reading.text.words import Words
from lantoa.ontology import records
from lantoa.ontology.records import Bound
from lantoa.ontology.time import TimeSpan


class BlockKind(StrEnum):
    """What a line of a report is."""

    TITLE = "title"
    DATE = "date"
    BODY = "body"
    CAPTION = "caption"
    NOISE = "noise"  # by-lines, credits, buttons, alternative texts of pictures, repeats


@dataclass(slots=True)
class Span:
    """A stretch of the text.

    Spans are never changed: `replace` makes another. They are not frozen, because a report has
    hundreds and a frozen one takes three times as long to make.
    """

    start: int
    end: int


@dataclass(slots=True)
class Block(Span):
    """A non-empty line, without the space around it."""

    kind: BlockKind


@dataclass(slots=True)
class Sentence(Span):
    """A sentence; `block` is the index of the line that holds it."""

    block: int
    kind: BlockKind


@dataclass(slots=True)
class Quote(Span):
    """A quoted string with its marks; `inner_*` enclose what stands between them.

    `closed` is False where a mark is missing and the end was supplied.
    """

    inner_start: int
    inner_end: int
    closed: bool = True


@dataclass(slots=True)
class Number(Span):
    """A printed number with its bound words: `hơn 1.650`, `97/104`, `2,4 triệu`."""

    value: Decimal
    bound: Bound = Bound.EXACT
    of: Decimal | None = None
    share: bool = False  # a percentage


class DateKind(StrEnum):
    """How a date stands in the text."""

    POINT = "point"  # năm 2016, ngày 8/8, tháng 5/2024
    PERIOD = "period"  # giai đoạn 2018-2024, trong 5 năm qua
    AS_OF = "as-of"  # tính đến nay, đến tháng 5/2024
    VAGUE = "vague"  # thời gian qua: ends an earlier time frame, says nothing itself


@dataclass(slots=True)
class Date(Span):
    """A date as printed and, where it can be known, as a span of time."""

    kind: DateKind
    when: TimeSpan | None


@dataclass(slots=True)
class PlaceName(Span):
    """A place as printed, its chain lowest first, and what it was resolved to.

    `elliptical` says that the name itself is not printed ("trên địa bàn tỉnh", "tỉnh ta").
    """

    printed: str
    chain: tuple[str, ...]
    level: records.Level
    elliptical: bool = False
    place: records.Place | None = None


@dataclass(slots=True)
class Body(Span):
    """An organization as printed (`printed`) and in full (`organization`)."""

    printed: str
    organization: records.Organization
    place_name: PlaceName | None = None


class NameKind(StrEnum):
    """What a named or quoted string names."""

    MODEL = "model"
    ALIAS = "alias"
    REFERENCE = "reference"  # "mô hình này"
    CAMPAIGN = "campaign"
    MANDATE = "mandate"
    GATHERING = "gathering"
    OTHER = "other"


@dataclass(slots=True)
class Name(Span):
    """A name in the text: `start` and `end` enclose the printed marks, `text` is without them.

    `group` numbers the enumeration that the name is an item of; `head` is the governing noun as
    printed; `of` is the name that an alias stands for.
    """

    kind: NameKind
    text: str
    quoted: bool
    confidence: float
    group: int = 0
    head: str = ""
    head_start: int = -1
    of: str | None = None

    @property
    def is_model(self) -> bool:
        """Whether it names, or refers to, a model."""
        return self.kind in (NameKind.MODEL, NameKind.REFERENCE)


S = TypeVar("S", bound=Span)
_LONGEST_QUOTED_NAME = 130
#: A sentence ends and another begins: no name goes over that.
NEW_SENTENCE = re.compile(r"[.!?]\s+[^\W\d_]")
_START = attrgetter("start")


@dataclass(slots=True)
class Document:
    """A report and, step by step, what was found in it."""

    name: str
    text: str
    title: str | None = None
    title_span: Span | None = None
    published: dt.date | None = None
    as_of: dt.date | None = None  # the time that its units are of
    month_end: dt.date | None = None  # of the month that an address tells: /202108/
    publisher: str | None = None
    url: str | None = None
    ranked: bool = False  # whether the ranks of the rules stand for confidences
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    places: list[PlaceName] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    home: records.Place | None = None
    home_name: PlaceName | None = None
    clauses: dict[int, list[Span]] = field(default_factory=dict)  # by the sentence's start
    around: dict[records.Level, records.Place | None] = field(default_factory=dict)
    # What was looked up once, so that reading stays linear in the length of the text: the places
    # that name a unit of a level or word, the date that frames a sentence, and
    # where a line first speaks of a gathering.
    naming: dict[tuple[records.Level, str], list[tuple[PlaceName, int]]] = field(
        default_factory=dict
    )
    times: dict[int, Date | None] = field(default_factory=dict)
    gathering_ends: dict[int, int] = field(default_factory=dict)
    communes: dict[tuple[str, ...], PlaceName] | None = None  # those that are named, by their path
    proper: dict[str, PlaceName] | None = None  # low places by their names without unit words
    clans: dict[str, PlaceName] | None = None  # the hamlets where clans live, by their names
    actors: list[Body] | None = None  # units that act like bodies
    sole_model: list[Name] | None = None  # the one model that is named at all, or none
    topics: dict[int, list[PlaceName]] | None = None  # the places that sentences begin on
    #: Where each word of the text begins, for the patterns that are anchored on words.
    words: Words = field(init=False)
    _name_like: list[Quote] | None = None

    def __post_init__(self) -> None:
        self.words = Words(self.text)

    @property
    def name_like(self) -> list[Quote]:
        """The quoted strings that are short enough to be names; longer ones are speech.

        Places and bodies inside a name are part of it, not mentions.
        """
        if self._name_like is None:
            self._name_like = [
                quote
                for quote in self.quotes
                if quote.inner_end - quote.inner_start <= _LONGEST_QUOTED_NAME
                and not NEW_SENTENCE.search(self.text, quote.inner_start, quote.inner_end)
            ]
        return self._name_like

    def of(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]

    def sentence_after(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence of running text that follows another, if any."""
        index = bisect_right(self.sentences, sentence.start, key=_START)
        while index < len(self.sentences) and self.sentences[index].kind is not BlockKind.BODY:
            index += 1
        return self.sentences[index] if index < len(self.sentences) else None

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that a position lies in, if any."""
        index = bisect_right(self.sentences, position, key=_START) - 1
        if index >= 0 and position < self.sentences[index].end:
            return self.sentences[index]
        return None


def single_spaced(words: str) -> str:
    """Return words with one ordinary space for each run of spaces.

    >>> single_spaced(" Tiếng  mõ\\nan ninh")
    ' Tiếng mõ an ninh'
    """
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() else ""
    joined = " ".join(words.split())
    return f"{before}{joined}{after}" if joined else before


def covering(items: list[S], position: int) -> S | None:
    """Return the last item of a sorted list of flat spans that covers a position."""
    index = bisect_right(items, position, key=_START) - 1
    if index >= 0 and position < items[index].end:
        return items[index]
    if index >= 1 and position < items[index - 1].end:
        return items[index - 1]
    return None


def within(items: list[S], start: int, end: int) -> list[S]:
    """Return the items of a sorted list that begin in ``start <= position < end``."""
    first = bisect_left(items, start, key=_START)
    count = len(items)
    if first == count or items[first].start >= end:
        return []  # so it is most often
    last = first + 1
    while last < count and items[last].start < end:
        last += 1
    return items[first:last]
