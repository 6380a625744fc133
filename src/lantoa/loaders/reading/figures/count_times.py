"""When a count is: the date or period that the text gives for it.

A date before the number in its clause, or one that frames the sentence, holds; else a date after
it; else the frame that an earlier sentence of the paragraph set. A date that tells since when
something exists ("ra mắt từ tháng 11/2022, gồm 9 thành viên") frames nothing. The figures of a
launch are of its day. The report's own day is a date only where the text says "now".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lantoa.loaders.reading.document import (
    Date,
    DateKind,
    Document,
    Sentence,
    Span,
    within,
)
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_carried import carried, reaches
from lantoa.loaders.reading.figures.count_events import (
    came_to,
    date_before,
    day_before,
    done_at_event,
    is_at_event,
    is_at_first,
    is_spread,
    makes_up,
    tells_of_launched,
)
from lantoa.loaders.reading.figures.count_frames import (
    beside,
    closed,
    frames,
    heads_bracket,
    is_beginning,
    open_before,
    opens,
    opens_deed,
    usable,
)
from lantoa.loaders.reading.figures.count_reviews import (
    is_day,
    is_launch,
    is_review,
    launch_day,
    period_of_report,
    reviewed_dates,
)
from lantoa.loaders.reading.figures.count_spans import after_so_long, spans_since
from lantoa.loaders.reading.figures.count_words import GROUP_HEAD
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Deployment, Measure
from lantoa.ontology.time import TimeSpan

_PERIOD = DateKind.PERIOD
_CLOSE = 30  # a date so near after a noun is of it
#: Later than what was told: sau đó, sau 15 năm.
_THEN = Anchored(
    r"(?<!\w)(?:sau đó|từ đó|rồi|sau (?:hơn |gần )?\w+ (?:năm|tháng)(?! qua))(?!\w)", re.I
)
#: Since something that has no date here: từ khi có mô hình, sau đó.
_LATER = Anchored(
    r"(?<!\w)(?:sau đó|về sau|(?:kể )?từ (?:khi|lúc|ngày) (?:có|thành lập|ra mắt|ra đời|triển khai|"
    r"thực hiện|đi vào hoạt động|mô hình|được))(?!\w)",
    re.I,
)
_AFTER_YEARS = re.compile(r"Sau (?:hơn |gần )?\w+ (?:năm|tháng)(?! qua)(?!\w)")
_AT_ONCE = re.compile(r"\s+với(?!\w)[^;.,]{0,60}$")
#: What a group began with: its date, then at once its people.
_PLACE = r"(?:\s(?:tại|ở)\s[^;.\d]{2,50})?"
_KEEPS = Anchored(r"(?<!\w)(?:duy trì|đang|tiếp tục|củng cố)(?!\w)", re.I)
_PARTED = re.compile(r"[,;:(]|(?<!\w)(?:và|đến|sang)(?!\w)")
_WITH = re.compile(rf"\)?{_PLACE},?\s(?:và\s)?(?:với|(?:bao )?gồm|có|thu hút)(?!\w)[^;.]{{0,110}}$")
#: What is done over a time.
_DONE = frozenset({Measure.OTHER, Measure.PARTICIPANTS})
#: What there is, not what was done.
_THERE = frozenset({Measure.MEMBERS, Measure.MODELS, Measure.SITES, Measure.MODEL_TYPES})
_OF_LAUNCH = frozenset({Measure.MEMBERS, Measure.PARTICIPANTS})


@dataclass(slots=True)
class Times:
    """The times that counts of one document are about."""

    document: Document
    deployments: list[Deployment]
    _started: dict[str, TimeSpan | None] = field(default_factory=dict)  # by model
    _launch: TimeSpan | None = None  # the one day on which the report says that models began
    _launched: set[str] = field(default_factory=set)  # the models that began then
    _period: TimeSpan | None = None  # the one period that the report opens with
    _reviews: bool = False  # whether it is a review of that period
    _dates: list[Date] = field(default_factory=list)

    def __post_init__(self) -> None:
        reviewed = open_before(self.document, reviewed_dates(self.document))
        self._dates = spans_since(self.document, reviewed)
        days = {each.started.edtf: each.started for each in self.deployments if each.started}
        self._period = period_of_report(self.document, self._dates)
        self._reviews = is_review(self.document)
        if is_launch(self.document):
            self._launch = (
                next(iter(days.values()))
                if len(days) == 1
                else launch_day(self.document, self._dates)
            )
        for each in self.deployments:
            if each.started is not None:
                known = self._started.setdefault(each.model.iri, each.started)
                if known != each.started:
                    self._started[each.model.iri] = None
                if each.started == self._launch:
                    self._launched.add(each.model.iri)

    def of(self, count: Count, model: str | None = None) -> TimeSpan | None:
        """Return the time that a count is about; `model` is the IRI of the model it is of."""
        document, sentence = self.document, count.sentence
        if count.each:
            return None
        if is_at_first(document, count):
            started = self._started.get(model or "")
            return started or date_before(document, self._dates, sentence)
        later = self._so_long_after(count, model)
        if later is not None:
            return later
        # Those rewarded are not counted over a period, nor those who came to a gathering.
        came = count.measure is Measure.PARTICIPANTS and came_to(document, sentence)
        framed = count.counted.needs != "people" and not came
        found, said = self._said(count, framed=framed)
        fitted = makes_up(document, count) or (
            self._launch is not None
            and is_day(self._launch)
            and (model is None or model in self._launched)
            and tells_of_launched(document, count)
        )
        if found is None and not said and done_at_event(document, count):
            return self._launch or day_before(document, self._dates, sentence)
        if (said and not (fitted and found is None)) or not (fitted or count.measure in _OF_LAUNCH):
            return found
        day = day_before(document, self._dates, sentence) if came else None
        day = day or self._day_of_launch(count, model)
        if day is None and is_at_event(document, sentence):
            return day_before(document, self._dates, sentence)
        return day

    def _day_of_launch(self, count: Count, model: str | None) -> TimeSpan | None:
        """The day of the launch that a figure is of: the report's, or one told just before."""
        if _KEEPS.search(self.document.words, count.clause.start, count.number.start):
            return None  # what there is now
        started = self._started.get(model or "")
        if started is None:
            other = bool(model and self._launched and model not in self._launched)
            started = None if other and not makes_up(self.document, count) else self._launch
            return started if started is not None and is_day(started) else None
        if not is_day(started):
            return None
        begin = self.document.blocks[count.sentence.block].start
        told = within(self._dates, begin, count.number.start)
        return started if started == self._launch or any(d.when == started for d in told) else None

    def _only_start(self) -> TimeSpan | None:
        """The one day or month on which the models of the report began."""
        starts = {*self._started.values()}
        return starts.pop() if len(starts) == 1 else None

    def at(self, sentence: Sentence, position: int, end: int) -> TimeSpan | None:
        """Return the time of what is told from a position on, in its sentence or framed."""
        return self._framed(sentence, sentence.start, position, end, sentence.end)[0]

    # --- what the text says ---------------------------------------------------------------

    def _said(self, count: Count, *, framed: bool) -> tuple[TimeSpan | None, bool]:
        clause = count.clause
        guests = count.measure is Measure.PARTICIPANTS
        begin = count.sentence.start if guests else clause.start
        there = count.measure in _THERE or self._is_group(count)
        when, said = self._framed(
            count.sentence,
            begin,
            count.number.start,
            count.noun_end,
            clause.end,
            there=there,
        )
        if said or not framed:
            return when, said
        frame = carried(self.document, self._dates, count.sentence)
        if (
            frame is not None
            and reaches(self.document, frame, count.sentence, there=there)
            and not (frame.kind is DateKind.POINT and is_spread(self.document, count))
        ):
            when = frame.when
        done = count.measure in _DONE and not within(self._dates, count.end, clause.end)
        if when is None and (done or self._reviews):
            when = self._period
        return when, when is not None

    def _is_group(self, count: Count) -> bool:
        return GROUP_HEAD.match(self.document.text, count.unit_start) is not None

    def _framed(
        self,
        sentence: Sentence,
        begin: int,
        position: int,
        end: int,
        stop: int,
        *,
        there: bool = False,
    ) -> tuple[TimeSpan | None, bool]:
        """The time that the sentence itself gives, and whether it speaks of any."""
        document = self.document
        dates = [
            d
            for d in within(self._dates, sentence.start, sentence.end)
            if usable(document, d, sentence) or beside(document, d, position)
        ]
        before = [
            d
            for d in dates
            if d.start < position
            and (d.start >= begin or frames(document, d, sentence))
            and not is_beginning(self.document, d)
            and not closed(document, d, position)
        ]
        told_from = before[-1].end if before else sentence.start
        if _THEN.search(document.words, told_from, position) and (
            before or _AFTER_YEARS.match(document.text, sentence.start)
        ):
            return None, True  # later than the date before, nobody says when
        if not before and _LATER.search(document.words, sentence.start, position):
            return None, True
        close = next((d for d in dates if end <= d.start < min(stop, end + _CLOSE)), None)
        if before and not (close and self._is_of(close, end)):
            return self._last(before), True
        founding = [d for d in dates if begin <= d.start < position]
        if not before and founding:
            told = founding[-1]
            if told.when is not None and (_WITH if is_day(told.when) else _AT_ONCE).match(
                document.text, told.end, position
            ):
                return told.when, True  # ra mắt ngày 8/3 với 35 thành viên
            return None, True  # since when it exists is told, not when it is counted
        after = [d for d in dates if end <= d.start < stop and d.kind is not DateKind.VAGUE]
        following = [n.start for n in within(document.numbers, end, stop)]
        if (
            after
            and (not following or after[0].start < following[0] or after[0].kind is _PERIOD)
            and not is_beginning(self.document, after[0])
            and not opens(document, after[0])
            and not heads_bracket(document, after[0])
            and not (there and opens_deed(document, after[0]))
        ):
            return after[0].when, True
        return None, False

    def _last(self, dates: list[Date]) -> TimeSpan | None:
        """The last of the dates before; a day, not the year that its gathering is named by."""
        when = dates[-1].when
        day = dates[-2].when if len(dates) > 1 else None
        if (
            when is not None
            and day is not None
            and is_day(day)
            and len(when.edtf) == len("2025")
            and dates[-1].kind is DateKind.POINT
            and day.edtf.startswith(when.edtf)
        ):
            return day  # Sáng 16/8, ... Ngày hội năm 2025, thu hút 200 người
        return when

    def _is_of(self, date: Date, end: int) -> bool:
        """Whether a date belongs to the noun before it: 7 mô hình mới xây dựng năm 2015."""
        between = self.document.text[end : date.start]
        return (
            date.kind is not DateKind.AS_OF
            and date.when is not None
            and _PARTED.search(between) is None
            and not is_beginning(self.document, date)
        )

    def _so_long_after(self, count: Count, model: str | None) -> TimeSpan | None:
        """'Năm 2006 ... Sau 15 năm, đã có 19 điểm': of 2021; what was done is of 2006/2021."""
        period, end = after_so_long(
            self.document,
            self._dates,
            Span(count.sentence.start, count.number.start),
            started=self._started.get(model or "") or self._only_start(),
            period=self._period,
        )
        return period if end is None or count.measure is Measure.OTHER else end
