"""What adoptions need of a store, as columns: of everything, or of one model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from lantoa.graph.network.columns import Columns, Span, day
from lantoa.graph.network.names import columns
from lantoa.ontology.namespaces import term

if TYPE_CHECKING:
    from lantoa.graph.store import Store

#: Places that one query asks about.
_CHUNK = 500


class StoreColumns(Protocol):
    """The part of :class:`lantoa.graph.network.columns.Columns` that adoptions read."""

    def values(self, predicate: str, cls: str | None = None) -> dict[str, list[str]]:
        """Return the distinct values of a predicate by subject."""

    def instances(self, name: str) -> Iterable[str]:
        """Return the instances of a class."""

    def span(self, values: Iterable[str]) -> Span:
        """Return the span that encloses dates."""


class ColumnsOfModel:
    """The columns of the deployments and groups of one model, each one query."""

    def __init__(self, store: Store, model: str) -> None:
        self.store = store
        self.model = model
        self._whole = Columns(store)  # encloses spans; asked for nothing else

    def values(self, predicate: str, cls: str | None = None) -> dict[str, list[str]]:
        """Return the distinct values of a predicate by subject, sorted."""
        of_class = f"?subject a <{cls}> ." if cls else ""
        return self._fetch(
            f"?subject <{term('model')}> <{self.model}> . {of_class} ?subject <{predicate}> ?value"
        )

    def instances(self, name: str) -> Iterable[str]:
        """Return the instances of a class, sorted."""
        rows = columns(
            self.store,
            f"?s {{ ?s <{term('model')}> <{self.model}> . ?s a <{term(name)}> }}",
            distinct=True,
        )
        return sorted(subject for (subject,) in rows if subject)

    def span(self, values: Iterable[str]) -> Span:
        """Return the span that encloses dates given as time spans or plain days."""
        key = tuple(values)
        spans = [self._spans.get(value) or _plain(value) for value in key]
        known = [span for span in spans if span]
        if len(known) <= 1:
            return known[0] if known else Span()
        starts = [span.earliest for span in known]
        ends = [span.latest for span in known]
        return Span(
            "; ".join(sorted({span.edtf for span in known if span.edtf})) or None,
            None if None in starts else min(start for start in starts if start),
            None if None in ends else max(end for end in ends if end),
        )

    @cached_property
    def _spans(self) -> dict[str, Span]:
        dates = "|".join(f"<{term(name)}>" for name in ("started", "observed", "when"))
        spans = (
            f"{{ SELECT DISTINCT ?subject {{ ?s <{term('model')}> <{self.model}> . "
            f"?s {dates} ?subject }} }}"
        )
        found = {
            name: self._fetch(f"{spans} ?subject <{term(name)}> ?value")
            for name in ("edtf", "earliest", "latest")
        }
        return {
            iri: Span(
                next(iter(found["edtf"].get(iri, ())), None),
                day(next(iter(found["earliest"].get(iri, ())), None)),
                day(next(iter(found["latest"].get(iri, ())), None)),
            )
            for iri in {*found["edtf"], *found["earliest"], *found["latest"]}
        }

    def _fetch(self, pattern: str) -> dict[str, list[str]]:
        """Return the ?values of a pattern by ?subject: grouped, a value is a string once."""
        found: dict[str, set[str]] = {}
        rows = columns(
            self.store,
            "?value (GROUP_CONCAT(STR(?subject); SEPARATOR=' ') AS ?subjects) "
            f"{{ {pattern} }} GROUP BY ?value",
        )
        for value, subjects in rows:
            if value is not None and subjects:
                for subject in subjects.split(" "):
                    found.setdefault(subject, set()).add(value)
        return {subject: sorted(values) for subject, values in found.items()}


def _plain(value: str) -> Span | None:
    known = day(value)
    return Span(value, known, known) if known else None


def described_places(
    store: Store, places: Sequence[str], known: Callable[[str], bool]
) -> dict[str, tuple[str, str | None, str | None]]:
    """Return name, level and container of places that only the store describes, and of those above.

    Args:
        store: what to ask.
        places: the IRIs of places.
        known: tells which need not be described: the units of the gazetteer.
    """
    found: dict[str, tuple[str, str | None, str | None]] = {}
    wanted = sorted({place for place in places if not known(place)})
    while wanted:
        chunk, wanted = wanted[:_CHUNK], wanted[_CHUNK:]
        values = " ".join(f"<{place}>" for place in chunk)
        rows = columns(
            store,
            f"?p (MIN(STR(?name)) AS ?n) (MIN(STR(?level)) AS ?l) (MIN(STR(?in)) AS ?c) {{ "
            f"VALUES ?p {{ {values} }} ?p rdfs:label ?name OPTIONAL {{ ?p lt:level ?level }} "
            "OPTIONAL { ?p lt:within ?in } } GROUP BY ?p",
        )
        for place, name, level, within in rows:
            if place and name:
                found[place] = (name, level.rpartition("/")[2] if level else None, within)
        above = {within for _, _, within in found.values() if within}
        new = {place for place in above if not known(place) and place not in found}
        wanted = sorted({*wanted, *(new - set(chunk))})
    return found
