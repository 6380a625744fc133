"""What an analyst decided: the record, its identity, and its RDF."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from lantoa.errors import UserError
from lantoa.ontology.identity import digest
from lantoa.ontology.namespaces import JUDGEMENTS_GRAPH, PREFIXES, THINGS, concept, term

#: Who judges, unless said otherwise.
ANALYST: Final = "analyst"
_ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._-]*")
_GRAPH = NamedNode(JUDGEMENTS_GRAPH)
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_TIME = NamedNode(PREFIXES["xsd"] + "dateTime")


class Verdict(StrEnum):
    """What a judgement may decide; the concepts of the scheme ``verdict``."""

    SAME = "same"
    DIFFERENT = "different"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"

    @property
    def of_two(self) -> bool:
        """Whether it is about two things, not about one statement."""
        return self in {Verdict.SAME, Verdict.DIFFERENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision.

    Attributes:
        verdict: what was decided.
        judged: the two things, or the one statement or piece of evidence, sorted.
        by: the role or account that decided: one lower-case word, never a person's name.
        at: when, in UTC. What was decided in one go bears one time.
        undone: when it was undone, if it was.
        reason: why, if that was said.
    """

    verdict: Verdict
    judged: tuple[str, ...]
    by: str
    at: dt.datetime
    undone: dt.datetime | None = None
    reason: str | None = None

    @property
    def iri(self) -> str:
        """The deterministic IRI: who decided what about what, and when."""
        return f"{THINGS}judgement/{digest(self.verdict, *self.judged, self.by, stamp(self.at))}"

    @property
    def active(self) -> bool:
        """Whether it still holds."""
        return self.undone is None

    @property
    def subject(self) -> tuple[str, ...]:
        """What it decides upon: verdict and things, whoever decided and when."""
        return (self.verdict, *self.judged)

    def quads(self) -> Iterator[Quad]:
        """Yield it as quads of the judgements graph."""
        node = NamedNode(self.iri)

        def quad(name: str, value: NamedNode | Literal) -> Quad:
            return Quad(node, NamedNode(term(name)), value, _GRAPH)

        yield Quad(node, _TYPE, NamedNode(term("Judgement")), _GRAPH)
        yield quad("verdict", NamedNode(concept("verdict", self.verdict)))
        for thing in self.judged:
            yield quad("judged", NamedNode(thing))
        yield quad("decidedBy", Literal(self.by))
        yield quad("decidedAt", Literal(stamp(self.at), datatype=_TIME))
        if self.undone:
            yield quad("undoneAt", Literal(stamp(self.undone), datatype=_TIME))
        if self.reason:
            yield quad("reason", Literal(self.reason))


def account(name: str) -> str:
    """Return the name of a role or account if it is one lower-case ASCII word.

    >>> account("curator-1")
    'curator-1'

    Raises:
        UserError: it is not; a person's name is refused so.
    """
    if not _ACCOUNT.fullmatch(name):
        raise UserError(
            f"{name!r} cannot stand for who judges; give a role or account in one lower-case word "
            "of ASCII letters, digits, '.', '_' and '-' such as curator-1, never a person's name."
        )
    return name


def stamp(time: dt.datetime) -> str:
    """Return a time as xsd:dateTime in UTC.

    >>> stamp(dt.datetime(2026, 1, 31, 9, tzinfo=dt.UTC))
    '2026-01-31T09:00:00Z'
    """
    text = time.astimezone(dt.UTC).replace(tzinfo=None).isoformat()
    whole, point, part = text.partition(".")
    # The store's canonical form has no noughts at the end.
    return f"{whole}{point}{part.rstrip('0')}Z"


def time_of(text: str) -> dt.datetime:
    """Return an xsd:dateTime as a time in UTC; without a time zone it is taken for UTC.

    >>> time_of("2026-01-31T09:00:00.5Z").microsecond
    500000

    Raises:
        ValueError: it is none.
    """
    time = dt.datetime.fromisoformat(text)
    return time.astimezone(dt.UTC) if time.tzinfo else time.replace(tzinfo=dt.UTC)


def from_quads(quads: Iterable[Quad]) -> list[Judgement]:
    """Return the judgements that quads hold, by time; what is malformed is left to the shapes."""
    nodes: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            values = nodes.setdefault(quad.subject.value, {})
            values.setdefault(quad.predicate.value, []).append(quad.object.value)
    found = (_read(values) for values in nodes.values())
    return sorted((j for j in found if j), key=lambda j: (j.at, j.iri))


def _read(values: dict[str, list[str]]) -> Judgement | None:
    def of(name: str) -> list[str]:
        return sorted(values.get(term(name), ()))

    if term("Judgement") not in values.get(_TYPE.value, ()):
        return None
    try:
        undone, reason = of("undoneAt"), of("reason")
        verdict = Verdict(of("verdict")[0].rpartition("/")[2])
        judged = tuple(of("judged"))
        if len(judged) != (2 if verdict.of_two else 1):
            return None
        return Judgement(
            verdict=verdict,
            judged=judged,
            by=of("decidedBy")[0],
            at=time_of(of("decidedAt")[0]),
            undone=time_of(undone[0]) if undone else None,
            reason=reason[0] if reason else None,
        )
    except (IndexError, ValueError):
        return None
