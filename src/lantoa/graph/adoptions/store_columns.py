"""What adoptions need of a store, as columns: of everything, or of one model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from lantoa.graph.network.columns import Span, day, enclosing
from lantoa.graph.network.fetching import fetch, unescaped
from lantoa.graph.network.names import columns
from lantoa.ontology.namespaces import term
from lantoa.ontology.time_iris import span_of_iri

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


class _Spans:
    """Encloses dates by their time spans."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._known: dict[str, Span | None] = {}

    def span(self, values: Iterable[str]) -> Span:
        """Return the span that encloses dates given as time spans or plain days."""
        return enclosing([span for value in values if (span := self._span(value))])

    def _span(self, value: str) -> Span | None:
        if value not in self._known:
            self._known[value] = self._read_span(value)
        return self._known[value]

    def _read_span(self, value: str) -> Span | None:
        if span := span_of_iri(value):
            return Span(span.edtf, span.earliest, span.latest)
        if plain := day(value):
            return Span(value, plain, plain)
        if not value.startswith("http"):
            return None
        row = columns(
            self.store,
            f"(MIN(?edtf) AS ?e) (MIN(?first) AS ?f) (MAX(?last) AS ?l) {{ {{ <{value}> lt:edtf "
            f"?edtf }} UNION {{ <{value}> lt:earliest ?first }} UNION {{ <{value}> lt:latest "
            "?last } }",
        )[0]
        return Span(row[0], day(row[1]), day(row[2])) if any(row) else None


#: What is read of a deployment and of a group.
_PROPERTIES = {
    "Deployment": ("place", "area", "started", "observed", "replicates"),
    "DeploymentGroup": ("area", "value", "bound", "of", "unit", "when", "member", "replicates"),
}
#: What is told of the event that a group is of: "thêm 5" are more than those before.
_MORE = "GRAPH ?g {{ ?event lt:model <{model}> ; lt:additional ?additional ; lt:target ?s }}"
_COLUMNS = (*dict.fromkeys(n for names in _PROPERTIES.values() for n in names), "additional")


class ColumnsOfModel(_Spans):
    """The columns of the deployments and groups of one model, by one query.

    A source describes a deployment in its own graph with all that it says of it, so each graph is
    asked for whole rows; a join over the union of the graphs would multiply what k sources say.
    """

    def __init__(self, store: Store, model: str) -> None:
        super().__init__(store)
        self.model = model
        branches = " UNION ".join(
            f"{{ GRAPH ?g {{ ?s lt:model <{model}> ; a lt:{cls} . BIND({cls!r} AS ?class) "
            + " ".join(f"OPTIONAL {{ ?s lt:{name} ?{name} }}" for name in names)
            + " } }"
            for cls, names in _PROPERTIES.items()
        )
        branches += f" UNION {{ {_MORE.format(model=model)} }}"
        variables = " ".join(f"?{name}" for name in _COLUMNS)
        select = f"SELECT DISTINCT ?s ?class {variables} {{ {branches} }}"
        # Of a large model this takes most of the time: it is kept beside the store.
        subjects, classes, *cells = fetch(store, select, len(_COLUMNS) + 2)
        self._instances = {
            cls: sorted({s for s, c in zip(subjects, classes, strict=True) if s and c == cls})
            for cls in _PROPERTIES
        }
        self._values = {
            term(name): _by_subject(subjects, column)
            for name, column in zip(_COLUMNS, cells, strict=True)
        }
        of_any = sorted({s for known in self._instances.values() for s in known})
        self._values[term("model")] = {subject: [model] for subject in of_any}

    def values(self, predicate: str, cls: str | None = None) -> dict[str, list[str]]:
        """Return the distinct values of a predicate by subject, sorted."""
        return self._values.get(predicate, {})

    def instances(self, name: str) -> Iterable[str]:
        """Return the instances of a class, sorted."""
        return self._instances[name]


def _by_subject(subjects: Sequence[str], column: Sequence[str]) -> dict[str, list[str]]:
    """Return the distinct values that are not empty by subject, sorted."""
    found: dict[str, list[str]] = {}
    for subject, value in zip(subjects, column, strict=True):
        if subject and value:
            known = found.setdefault(subject, [])
            plain = unescaped(value)
            if plain not in known:
                known.append(plain)
    for values in found.values():
        if len(values) > 1:
            values.sort()
    return found


def _additional(store: Store) -> dict[str, list[str]]:
    """Return the groups that are told as more than those before: "thêm 5"."""
    rows = columns(store, "?g { ?event lt:additional true ; lt:target ?g }", distinct=True)
    return {group: ["true"] for (group,) in rows if group}


class ColumnsOfAll(_Spans):
    """The columns of all models: one query for each, kept beside the store (see fetching)."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._values: dict[tuple[str, str | None], dict[str, list[str]]] = {}
        self._instances: dict[str, list[str]] = {}

    def values(self, predicate: str, cls: str | None = None) -> dict[str, list[str]]:
        """Return the distinct values of a predicate by subject, sorted."""
        found = self._values.get((predicate, cls))
        if found is None and predicate == term("additional"):  # told of the event, not the group
            found = self._values[predicate, cls] = _additional(self.store)
        if found is None:
            of_class = f"?s a <{cls}> . " if cls else ""
            subjects, objects = fetch(
                self.store, f"SELECT DISTINCT ?s ?o {{ {of_class}?s <{predicate}> ?o }}", 2
            )
            found = self._values[predicate, cls] = {}
            for subject, value in zip(subjects, objects, strict=True):
                known = found.setdefault(subject, [value])
                if value not in known:
                    known.append(value)
                    known.sort()
        return found

    def instances(self, name: str) -> Iterable[str]:
        """Return the instances of a class, sorted."""
        found = self._instances.get(name)
        if found is None:
            (iris,) = fetch(self.store, f"SELECT DISTINCT ?s {{ ?s a lt:{name} }}", 1)
            found = self._instances[name] = sorted(iris)
        return found


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
