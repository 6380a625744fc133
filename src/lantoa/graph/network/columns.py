"""What the network needs of a store, fetched as whole columns: few queries, none for a node."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lantoa.graph.network.names import PlaceChains, columns, names
from lantoa.ontology.namespaces import PREFIXES, term

if TYPE_CHECKING:
    from lantoa.graph.store import Store


class Span(NamedTuple):
    """What is known of a date: EDTF text (several, if sources differ) and enclosing days."""

    edtf: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None


class Columns:
    """The columns of a store, each fetched when first asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._values: dict[str, dict[str, list[str]]] = {}

    def values(self, predicate: str) -> dict[str, list[str]]:
        """Return the distinct values of a predicate (its IRI) by subject, sorted."""
        found = self._values.get(predicate)
        if found is None:
            collected: dict[str, set[str]] = defaultdict(set)
            for subject, value in columns(
                self.store, f"?subject ?value {{ ?subject <{predicate}> ?value }}"
            ):
                if subject is not None and value is not None:
                    collected[subject].add(value)
            found = self._values[predicate] = {s: sorted(v) for s, v in collected.items()}
        return found

    def one(self, name: str) -> dict[str, str]:
        """Return the value of a term of the ontology by subject; of several the first."""
        return {subject: values[0] for subject, values in self.values(term(name)).items()}

    def instances(self, name: str) -> list[str]:
        """Return the instances of a class of the ontology, sorted."""
        rows = columns(self.store, f"?thing {{ ?thing a <{term(name)}> }}", distinct=True)
        return sorted(thing for (thing,) in rows if thing)

    @cached_property
    def places(self) -> PlaceChains:
        """The places and what contains them."""
        return PlaceChains.of(self.store)

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of everything that a node or an edge may be about."""
        return names(self.store, "Model", "Organization", "Award", "Campaign", "Mandate", "Place")

    @cached_property
    def coordinates(self) -> dict[str, tuple[float, float]]:
        """Latitude and longitude of the places that have them."""
        longitudes = self.values(PREFIXES["schema"] + "longitude")
        found = {}
        for place, (latitude, *_) in self.values(PREFIXES["schema"] + "latitude").items():
            if place in longitudes:
                north, east = number(latitude), number(longitudes[place][0])
                if north is not None and east is not None:
                    found[place] = (float(north), float(east))
        return found

    @cached_property
    def _spans(self) -> dict[str, Span]:
        texts = self.one("edtf")
        earliest, latest = self.one("earliest"), self.one("latest")
        return {
            iri: Span(texts.get(iri), day(earliest.get(iri)), day(latest.get(iri)))
            for iri in {*texts, *earliest, *latest}
        }

    def span(self, values: Iterable[str]) -> Span:
        """Return the span that encloses dates given as time spans or plain days.

        Where sources tell different dates, all are in the text and the days enclose all of them;
        an end that one of them leaves open stays open.
        """
        spans = []
        for value in values:
            if value in self._spans:
                spans.append(self._spans[value])
            elif (plain := day(value)) is not None:
                spans.append(Span(value, plain, plain))
        if len(spans) <= 1:
            return spans[0] if spans else Span()
        starts = [span.earliest for span in spans]
        ends = [span.latest for span in spans]
        return Span(
            "; ".join(sorted({span.edtf for span in spans if span.edtf})) or None,
            None if None in starts else min(s for s in starts if s),
            None if None in ends else max(e for e in ends if e),
        )

    @cached_property
    def _documents(self) -> dict[str, str]:
        """The source's document by evidence."""
        documents = self.one("document")
        return {
            evidence: documents.get(source, source)
            for evidence, source in self.one("source").items()
        }

    def told(self, statement: str) -> tuple[int, list[str], float | None]:
        """Return how many evidences a statement has, their documents, the best confidence."""
        evidences = self.values(term("evidence")).get(statement, [])
        documents = sorted({d for e in evidences if (d := self._documents.get(e))})
        sure = [c for e in evidences if (c := self._confidence.get(e)) is not None]
        return len(evidences), documents, max(sure, default=None)

    @cached_property
    def _confidence(self) -> dict[str, float]:
        found = {e: number(text) for e, text in self.one("confidence").items()}
        return {e: float(value) for e, value in found.items() if value is not None}


def number(text: str | None) -> int | float | None:
    """Return a number of RDF as int if it is whole, else float; None if it is no number.

    >>> number("1440"), number("2.50"), number("nhiều")
    (1440, 2.5, None)
    """
    if text is None:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or value.adjusted() > 30:  # nothing that is counted
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def day(text: str | None) -> dt.date | None:
    """Return an xsd:date as a date; None if it is none."""
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
