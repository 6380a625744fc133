"""Descriptions of many nodes in one query, and the chains of places.

The union of the named graphs repeats a triple once for each graph that says it, so every query
here asks for distinct rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from pyoxigraph import Literal, NamedNode

from lantoa.ontology.namespaces import PREFIXES, TERMS, term

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Triple

    Value = NamedNode | BlankNode | Literal | Triple

RDF_TYPE = PREFIXES["rdf"] + "type"
LABEL = PREFIXES["rdfs"] + "label"
ALT_LABEL = PREFIXES["skos"] + "altLabel"
PREF_LABEL = PREFIXES["skos"] + "prefLabel"
TITLE = PREFIXES["dcterms"] + "title"
PUBLISHER = PREFIXES["dcterms"] + "publisher"
PROLOGUE = "".join(
    f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name in {"id", "lt", "rdfs"}
)
#: What names a thing.
NAMES = (LABEL, PREF_LABEL, TITLE, "document")
_BATCH = 500


class Queryable(Protocol):
    """Anything that answers SPARQL over the union of its named graphs, as every Store does."""

    def query(self, sparql: str) -> Any:
        """Return the answer as pyoxigraph does."""


@dataclass(slots=True)
class Description:
    """What the store says of one node: the distinct values of each property."""

    iri: str
    values: dict[str, list[Value]] = field(default_factory=dict)

    def add(self, predicate: str, value: Value) -> None:
        """Add one value, once."""
        values = self.values.get(predicate)
        if values is None:
            self.values[predicate] = [value]
        elif value not in values:
            values.append(value)

    def all(self, predicate: str) -> list[str]:
        """Return the values of a property as strings, sorted."""
        values = self.values.get(_expand(predicate))
        if not values:
            return []
        return [_string(values[0])] if len(values) == 1 else sorted(map(_string, values))

    def one(self, predicate: str) -> str | None:
        """Return the first of the values of a property, or None."""
        values = self.all(predicate)
        return values[0] if values else None

    def names(self, predicate: str) -> tuple[str, ...]:
        """Return the local names of the concepts that a property has as values.

        >>> from lantoa.ontology.namespaces import THINGS
        >>> d = Description("x")
        >>> d.add(term("level"), NamedNode(THINGS + "level/commune"))
        >>> d.names("level")
        ('commune',)
        """
        return tuple(local_name(value) for value in self.all(predicate))

    def name(self, predicate: str) -> str | None:
        """Return the local name of the first concept, or None."""
        names = self.names(predicate)
        return names[0] if names else None

    def number(self, predicate: str) -> Decimal | None:
        """Return the value of a property as a number, or None."""
        value = self.one(predicate)
        return None if value is None else Decimal(value)

    @property
    def types(self) -> set[str]:
        """The local names of its classes of the ontology."""
        return {iri.removeprefix(TERMS) for iri in self.all(RDF_TYPE) if iri.startswith(TERMS)}

    @property
    def label(self) -> str:
        """Its name: a Vietnamese label if it has one, else any, else the end of its IRI."""
        for predicate in NAMES:
            values = self.values.get(_expand(predicate), [])
            vi = [v.value for v in values if isinstance(v, Literal) and v.language == "vi"]
            names = vi or [_string(v) for v in values]
            if names:
                return min(names)
        return compact(self.iri)


def describe(
    store: Queryable, iris: Iterable[str], properties: Iterable[str] = ()
) -> dict[str, Description]:
    """Return a description of each IRI, empty for one that the store does not know.

    Args:
        store: the store.
        iris: what to describe.
        properties: only these; a body or a province has thousands of pieces of evidence, which
            nobody needs who only wants its name.
    """
    wanted = sorted(set(iris))
    only = [f"<{_expand(name)}>" for name in properties]
    found = {iri: Description(iri) for iri in wanted}
    for batch in batches(wanted):
        # Pairs are looked up one by one; two VALUES blocks would be joined the wrong way round.
        pairs = " ".join(f"({iri} {name})" for iri in batch.split() for name in only)
        block = f"VALUES (?s ?p) {{ {pairs} }}" if only else f"VALUES ?s {{ {batch} }}"
        for subject, predicate, value in store.query(
            f"SELECT DISTINCT ?s ?p ?o WHERE {{ {block} ?s ?p ?o }}"
        ):
            found[subject.value].add(predicate.value, value)
    return found


def describe_selected(store: Queryable, pattern: str) -> dict[str, Description]:
    """Return a description of each node that `pattern` binds to ``?s``."""
    found: dict[str, Description] = {}
    rows = store.query(
        f"{PROLOGUE}SELECT DISTINCT ?s ?p ?o WHERE {{"
        f" {{ SELECT DISTINCT ?s WHERE {{ {pattern} }} }} ?s ?p ?o }}"
    )
    for subject, predicate, value in rows:
        if isinstance(subject, NamedNode):
            iri = subject.value
            found.setdefault(iri, Description(iri)).add(predicate.value, value)
    return dict(sorted(found.items()))


def place_chains(store: Queryable, places: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the IRIs of the chain of each place, itself first, the country last."""
    wanted = sorted(set(places))
    parents: dict[str, list[str]] = {}
    for batch in batches(wanted):
        rows = store.query(
            f"{PROLOGUE}SELECT DISTINCT ?c ?parent WHERE {{ VALUES ?p {{ {batch} }}"
            " ?p lt:within* ?c . ?c lt:within ?parent }"
        )
        for child, parent in rows:
            parents.setdefault(child.value, []).append(parent.value)
    return {place: tuple(_climb(place, parents)) for place in wanted}


def _climb(place: str, parents: dict[str, list[str]]) -> Iterator[str]:
    seen: set[str] = set()
    here: str | None = place
    while here is not None and here not in seen:
        seen.add(here)
        yield here
        here = min(parents.get(here, ()), default=None)


def batches(iris: Iterable[str], size: int = _BATCH) -> Iterator[str]:
    """Yield the IRIs as the insides of VALUES blocks, `size` at a time.

    >>> list(batches(["urn:a", "urn:b", "urn:c"], 2))
    ['<urn:a> <urn:b>', '<urn:c>']
    """
    remaining = iter(iris)
    while batch := list(islice(remaining, size)):
        # NamedNode refuses what is not an IRI, so nothing can be smuggled into the query.
        yield " ".join(str(NamedNode(iri)) for iri in batch)


def local_name(iri: str) -> str:
    """Return what follows the last slash or hash of an IRI."""
    return iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


def compact(iri: str) -> str:
    """Return an IRI with its prefix where it has one, as people read it (not as Turtle is written).

    >>> from lantoa.ontology.namespaces import THINGS
    >>> compact(TERMS + "Model"), compact(THINGS + "model/a-1"), compact("urn:x")
    ('lt:Model', 'id:model/a-1', 'urn:x')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


@cache
def _expand(predicate: str) -> str:
    return predicate if ":" in predicate else term(predicate)


def _string(value: Value) -> str:
    return value.value if isinstance(value, (NamedNode, Literal)) else str(value)
