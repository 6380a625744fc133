"""Facts: what sources say, read back out of the store with names, chains of places and evidence.

A fact is one statement as the whole graph knows it: where sources disagree it holds every date
and status that is said, and all the evidence. The record types of :mod:`lantoa.ontology.records`
are one source's words on their way in; facts are all sources' words on their way out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from lantoa.ontology.records import Amount, Bound
from lantoa.ontology.time import TimeSpan

_BOUNDS = {Bound.EXACT: "", Bound.OVER: "over ", Bound.NEARLY: "nearly ", Bound.ABOUT: "about "}


@dataclass(frozen=True, slots=True)
class Thing:
    """Anything with a name."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A place with its chain, lowest first, itself included, without the country."""

    iri: str
    name: str
    level: str | None
    path: tuple[str, ...]
    provisional: bool = False

    def __str__(self) -> str:
        return ", ".join(self.path) or self.name


@dataclass(frozen=True, slots=True)
class SourceFact:
    """A loaded file."""

    iri: str
    document: str
    title: str | None = None
    publisher: str | None = None
    published: TimeSpan | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.publisher) if part) or self.document


@dataclass(frozen=True, slots=True)
class EvidenceFact:
    """The words that say a statement, and the date as these words tell it."""

    iri: str
    quote: str
    source: SourceFact
    start: int | None = None
    end: int | None = None
    confidence: float | None = None
    method: str | None = None
    when: TimeSpan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Base: a statement, its evidence, and whether an analysis run says it instead of a source."""

    _kind: ClassVar[str] = ""
    iri: str
    evidence: tuple[EvidenceFact, ...] = ()
    inferred: bool = False

    @property
    def kind(self) -> str:
        """What kind of statement it is."""
        return self._kind

    @property
    def caption(self) -> str:
        """The fact in a few words."""
        return self.iri


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionFact(Fact):
    """A named thing (model, organization, place, campaign, mandate) that a source mentions.

    `mentions` counts all the evidence; of a thing that thousands of sentences name, `evidence`
    holds only some.
    """

    thing: Thing
    of: str
    mentions: int = 0
    when: tuple[TimeSpan, ...] = ()

    @property
    def kind(self) -> str:
        """What is mentioned."""
        return self.of

    @property
    def caption(self) -> str:
        """Its name, with its date if it has one."""
        return _join(self.thing.label, spans(self.when))


@dataclass(frozen=True, slots=True)
class RoleFact:
    """What an organization does for a deployment."""

    organization: Thing
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeploymentFact(Fact):
    """One model at work at one place (or somewhere in an area).

    `replicates` are the deployments that it is said to have been replicated from.
    """

    _kind: ClassVar[str] = "deployment"
    model: Thing | None
    place: PlaceFact | None = None
    area: PlaceFact | None = None
    started: tuple[TimeSpan, ...] = ()
    ended: tuple[TimeSpan, ...] = ()
    observed: tuple[TimeSpan, ...] = ()
    status: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    roles: tuple[RoleFact, ...] = ()
    replicates: tuple[str, ...] = ()

    @property
    def begun(self) -> TimeSpan | None:
        """What encloses its beginning: all dates said, or that it had begun when observed."""
        if self.started:
            return enclosing(self.started)
        latest = min((s.latest for s in self.observed if s.latest), default=None)
        return TimeSpan(f"../{latest.isoformat()}", None, latest) if latest else None

    @property
    def where(self) -> str:
        """The place with its chain, or the area that it is somewhere in, or its operator."""
        if self.place:
            return str(self.place)
        if self.area:
            return f"somewhere in {self.area}"
        return ", ".join(role.organization.label for role in self.roles) or "place unknown"

    @property
    def dates(self) -> str:
        """Beginning and end in words: '2012 to 2017', 'since 2016', 'observed 2020'."""
        start, end = spans(self.started, " or "), spans(self.ended, " or ")
        if start and end:
            return f"{start} to {end}"
        if end:
            return f"until {end}"
        if start:
            return f"since {start}"
        return f"observed {spans(self.observed)}" if self.observed else ""

    @property
    def caption(self) -> str:
        """Model, place, dates and status."""
        return _join(f"{label(self.model)} at {self.where}", self.dates, *self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFact(Fact):
    """Deployments that are counted and not named."""

    _kind: ClassVar[str] = "deployment-group"
    amount: Amount | None
    unit: str
    model: Thing | None = None
    area: PlaceFact | None = None
    when: tuple[TimeSpan, ...] = ()
    members: tuple[str, ...] = ()
    replicates: tuple[str, ...] = ()

    @property
    def caption(self) -> str:
        """How many of what, where, when."""
        counted = f"{counted_words(self.amount)} {self.unit}".strip()
        return _join(counted, f"in {self.area}" if self.area else "", spans(self.when))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplicationFact(Fact):
    """The event by which a deployment gave rise to others.

    `score` is how strongly an analysis run believes in it, where no source says it.
    """

    _kind: ClassVar[str] = "replication"
    model: Thing | None = None
    origins: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    models: Amount | None = None
    when: tuple[TimeSpan, ...] = ()
    additional: bool = False
    score: float | None = None

    @property
    def caption(self) -> str:
        """Which model was replicated how often, when."""
        what = self.model.label if self.model else f"{counted_words(self.models)} models".strip()
        many = len(self.targets)
        return _join(f"replication of {what} to {many} recorded", spans(self.when))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionFact(Fact):
    """Who gave which award to whom, when."""

    _kind: ClassVar[str] = "recognition"
    award: Thing | None
    award_kind: str | None = None
    recipient: str = ""
    recipient_kind: str | None = None
    recipients: tuple[Thing, ...] = ()
    conferred_by: tuple[Thing, ...] = ()
    amount: Amount | None = None
    when: tuple[TimeSpan, ...] = ()

    @property
    def caption(self) -> str:
        """Award, giver, recipient, date."""
        by = ", ".join(body.label for body in self.conferred_by)
        text = label(self.award) + (f" from {by}" if by else "")
        return _join(text + (f" to {self.recipient}" if self.recipient else ""), spans(self.when))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementFact(Fact):
    """A counted quantity."""

    _kind: ClassVar[str] = "measurement"
    measure: str | None
    amount: Amount | None
    unit: str = ""
    model: Thing | None = None
    place: PlaceFact | None = None
    scope: str | None = None
    when: tuple[TimeSpan, ...] = ()

    @property
    def caption(self) -> str:
        """How many of what, where, when."""
        where = ", ".join(part for part in (self.scope, str(self.place or "")) if part)
        counted = f"{counted_words(self.amount)} {self.unit}".strip()
        return _join(counted, f"in {where}" if where else "", spans(self.when))


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringFact(Fact):
    """A festival, conference or launch."""

    _kind: ClassVar[str] = "gathering"
    gathering_kind: str | None
    name: str
    organizers: tuple[Thing, ...] = ()
    place: PlaceFact | None = None
    when: tuple[TimeSpan, ...] = ()

    @property
    def caption(self) -> str:
        """Name, place, date."""
        return _join(self.name, f"in {self.place}" if self.place else "", spans(self.when))


def label(thing: Thing | None) -> str:
    """Return the name of a thing that may be unknown."""
    return thing.label if thing else "unnamed"


def spans(when: Iterable[TimeSpan], between: str = ", ") -> str:
    """Return dates as their EDTF strings.

    >>> spans([TimeSpan.parse("2015"), TimeSpan.parse("2016")], " or ")
    '2015 or 2016'
    """
    return between.join(span.edtf for span in when)


def counted_words(amount: Amount | None) -> str:
    """Return a number with its bound in words.

    >>> counted_words(Amount(value=Decimal(1440), bound=Bound.OVER))
    'over 1,440'
    >>> counted_words(Amount(value=Decimal(123), of=Decimal(131)))
    '123 of 131'
    """
    if amount is None:
        return ""
    of = f" of {amount.of:,}" if amount.of is not None else ""
    return f"{_BOUNDS[amount.bound]}{amount.value:,}{of}"


def enclosing(when: Iterable[TimeSpan]) -> TimeSpan:
    """Return the span that encloses all; an end that one of them leaves open stays open.

    >>> enclosing([TimeSpan.parse("2015"), TimeSpan.parse("2016-05")]).edtf
    '2015-01-01/2016-05-31'
    >>> enclosing([TimeSpan.parse("2015")]).edtf
    '2015'
    """
    when = tuple(when)
    if len(when) == 1:
        return when[0]
    earliest = [span.earliest for span in when if span.earliest]
    latest = [span.latest for span in when if span.latest]
    first = min(earliest) if len(earliest) == len(when) else None
    last = max(latest) if len(latest) == len(when) else None
    edtf = f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
    return TimeSpan(edtf, first, last)


def time_order(span: TimeSpan | None) -> tuple[bool, str, str]:
    """Return a key that sorts dates so that what is certainly before comes before.

    Intervals are ordered by their earliest day (by the latest where the beginning is open),
    which is a linear extension of the interval order; the unknown comes last.

    >>> dates = [None, TimeSpan.parse("2018"), TimeSpan.parse("../2010"), TimeSpan.parse("2016")]
    >>> [span.edtf if span else "?" for span in sorted(dates, key=time_order)]
    ['../2010', '2016', '2018', '?']
    """
    known = (span.earliest or span.latest) if span is not None else None
    if span is None or known is None:
        return (True, "", "")
    return (False, known.isoformat(), span.latest.isoformat() if span.latest else "9999")


def _join(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def plain(value: object) -> Any:
    """Return facts as values that JSON can hold: records become objects, numbers stay numbers.

    >>> plain(TimeSpan.parse("2016"))
    {'edtf': '2016', 'earliest': '2016-01-01', 'latest': '2016-12-31'}
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        head = {"kind": value.kind, "caption": value.caption} if isinstance(value, Fact) else {}
        return head | {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    return str(value) if isinstance(value, StrEnum) else value
