"""When deployments of a store began, as far as it is told."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter

from lantoa.errors import UserError
from lantoa.graph.adoptions.store_columns import StoreColumns
from lantoa.graph.adoptions.times import TimeScale
from lantoa.graph.network.columns import Span
from lantoa.ontology.namespaces import term
from lantoa.ontology.time import TimeSpan

SCALE = TimeScale()
#: What is said of deployments that are kept without a time.
UNDATED = "deployments at a time that is not known"


class StoreDates:
    """Tells when deployments began and groups were counted, and counts what is left out."""

    def __init__(
        self,
        source: StoreColumns,
        today: dt.date,
        within: TimeSpan | None,
        problems: Counter[str],
    ) -> None:
        self._source = source
        self._today = today
        self._within = within
        self.problems = problems
        self._started = source.values(term("started"))
        self._observed = source.values(term("observed"))
        self._when = source.values(term("when"), term("DeploymentGroup"))

    def of_deployment(self, iri: str) -> Span | None:
        """Return what is known of its beginning; None if it is to be left out."""
        if iri in self._started:
            span = self._source.span(self._started[iri])
        else:
            seen = [self._source.span([each]).latest for each in self._observed.get(iri, ())]
            span = Span(latest=min((day for day in seen if day), default=None))
        return self._kept(span, "deployments")

    def of_group(self, iri: str) -> Span | None:
        """Return when a group was counted: all had begun by its end; None if it is left out."""
        told = self._source.span(self._when.get(iri, ()))
        if told.earliest and told.earliest > self._today:
            return self._kept(told, "groups")
        kept = self._kept(Span(latest=told.latest), "groups")  # some may be of any time before
        return None if kept is None else kept._replace(earliest=told.earliest)

    def _kept(self, span: Span, what: str) -> Span | None:
        if span.earliest and span.earliest > self._today:
            self.problems[f"{what} in the future"] += 1
            return None
        if span.latest and span.latest > self._today:
            span = span._replace(latest=self._today)  # this year is not over yet
        if span.earliest is None and span.latest is None:
            if self._within:
                self.problems[f"{what} that may lie outside the period: without a time"] += 1
                return None
            if what == "deployments":
                self.problems[UNDATED] += 1
        if self._within:
            first, last = self._within.earliest, self._within.latest
            if (first and span.latest and span.latest < first) or (
                last and span.earliest and span.earliest > last
            ):
                return None
        return span


def period_of(period: str | None) -> TimeSpan | None:
    """Return the span of a period as the user writes it.

    Raises:
        UserError: it is no EDTF.
    """
    if period is None:
        return None
    try:
        return TimeSpan.parse(period)
    except ValueError as error:
        raise UserError(
            f"{period!r} is no period: {error}; write for example 2015/2020."
        ) from error


def in_years(span: Span) -> tuple[float, float]:
    """Return the bounds of a span in years, nan where not known."""
    first = SCALE.number(span.earliest) if span.earliest else math.nan
    return first, SCALE.number(span.latest) if span.latest else math.nan
