"""What the network needs of a store, fetched as whole columns: few queries, none for a node.

Measured on 3.4 million quads on disk, a store spends its time turning its numbers into strings
(some 4 microseconds each) and joining; scanning one predicate is cheap. So columns are scanned
one by one, grouped by value in the store (each model or date becomes a string once, not once
for each deployment), and put together here.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lantoa.graph.network.fetching import fetch_rows
from lantoa.graph.network.names import PlaceChains, names
from lantoa.ontology.namespaces import PREFIXES, term

if TYPE_CHECKING:
    from lantoa.graph.store import Store


class Span(NamedTuple):
    """What is known of a date: EDTF text (several, if sources differ) and enclosing days."""

    edtf: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None


def enclosing(spans: Sequence[Span]) -> Span:
    """Return the span that encloses spans; an end that one of them leaves open stays open.

    >>> first, second = dt.date(2016, 1, 1), dt.date(2017, 1, 1)
    >>> enclosing([Span("2016-01-01", first, first), Span("2017-01-01/..", second)])
    Span(edtf='2016-01-01; 2017-01-01/..', earliest=datetime.date(2016, 1, 1), latest=None)
    """
    if len(spans) <= 1:
        return spans[0] if spans else Span()
    starts = [span.earliest for span in spans]
    ends = [span.latest for span in spans]
    return Span(
        "; ".join(sorted({span.edtf for span in spans if span.edtf})) or None,
        None if None in starts else min(start for start in starts if start),
        None if None in ends else max(end for end in ends if end),
    )


class Columns:
    """The columns of a store, each fetched when first asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._values: dict[tuple[str, str | None], dict[str, list[str]]] = {}
        self._enclosing: dict[tuple[str, ...], Span] = {}

    def values(
        self, predicate: str, cls: str | None = None, *, repeated: bool = True
    ) -> dict[str, list[str]]:
        """Return the distinct values of a predicate (its IRI) by subject, sorted.

        Args:
            predicate: the IRI of the predicate.
            cls: only of the instances of this class (its IRI).
            repeated: many subjects share a value, so that grouping pays.
        """
        found = self._values.get((predicate, cls))
        if found is None:
            found = self._values[predicate, cls] = {}
            of_class = f"?subject a <{cls}> ." if cls else ""
            pattern = f"{of_class} ?subject <{predicate}> ?value"
            for value, subjects in self._grouped(pattern) if repeated else self._single(pattern):
                for subject in subjects:
                    known = found.setdefault(subject, [value])
                    if value not in known:
                        known.append(value)
                        known.sort()
        return found

    def _grouped(self, pattern: str) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield each ?value of a pattern with its ?subjects, grouped by the store."""
        rows = fetch_rows(
            self.store,
            "SELECT ?value (GROUP_CONCAT(STR(?subject); SEPARATOR=' ') AS ?subjects) "
            f"{{ {pattern} }} GROUP BY ?value",
            2,
        )
        for value, subjects in rows:
            if subjects:
                yield value, subjects.split(" ")

    def _single(self, pattern: str) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield each ?value of a pattern with its ?subject, one by one."""
        for value, subject in fetch_rows(self.store, f"SELECT ?value ?subject {{ {pattern} }}", 2):
            yield value, (subject,)

    def one(self, name: str) -> dict[str, str]:
        """Return the value of a term of the ontology by subject; of several the first."""
        return {subject: values[0] for subject, values in self.values(term(name)).items()}

    def instances(self, name: str) -> list[str]:
        """Return the instances of a class of the ontology, sorted."""
        select = f"SELECT DISTINCT ?thing {{ ?thing a <{term(name)}> }}"
        return sorted(thing for (thing,) in fetch_rows(self.store, select, 1))

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
        key = tuple(values)
        found = self._enclosing.get(key)
        if found is None:
            found = self._enclosing[key] = self._enclose(key)
        return found

    def _enclose(self, values: Iterable[str]) -> Span:
        spans = []
        for value in values:
            if value in self._spans:
                spans.append(self._spans[value])
            elif (plain := day(value)) is not None:
                spans.append(Span(value, plain, plain))
        return enclosing(spans)

    def told(self, statement: str) -> tuple[int, list[str]]:
        """Return how many evidences a statement has and the documents that hold them."""
        found = self._told.get(statement, ())
        return len(found), sorted(set(found))

    @cached_property
    def _told(self) -> dict[str, list[str]]:
        """The document of each evidence of each statement.

        The graph tells the document where it is the graph of one source; a loaded RDF file may
        hold several, and is asked evidence by evidence.
        """
        documents: dict[str, set[str]] = defaultdict(set)
        select = "SELECT ?graph ?document { GRAPH ?graph { ?source lt:document ?document } }"
        for graph, document in fetch_rows(self.store, select, 2):
            documents[graph].add(document)
        found: dict[str, list[str]] = {}
        for graph, statements in self._grouped("GRAPH ?value { ?subject lt:evidence ?evidence }"):
            if len(documents[graph]) == 1:
                told = [(next(iter(documents[graph])), statements)]
            else:
                told = list(
                    self._grouped(
                        f"GRAPH <{graph}> {{ ?subject lt:evidence ?evidence . "
                        "?evidence lt:source ?source OPTIONAL { ?source lt:document ?document } } "
                        "BIND(COALESCE(?document, STR(?source)) AS ?value)"
                    )
                )
            for document, subjects in told:
                for subject in subjects:
                    found.setdefault(subject, []).append(document)
        return found


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
