"""Literals as pyoxigraph gives them back.

It keeps numbers, booleans, dates and durations by value: ``"0.90"^^xsd:decimal`` comes back as
``"0.9"``. To see that new content equals the stored, the new must be put the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from lantoa.ontology.namespaces import PREFIXES

_AS_WRITTEN = frozenset({PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"})
_AT_ONCE = 50_000
_ANY = NamedNode("urn:any")


def canonical(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Return quads with their literals as pyoxigraph would give them back.

    >>> ninety = Literal("0.90", datatype=NamedNode(PREFIXES["xsd"] + "decimal"))
    >>> [quad] = canonical([Quad(_ANY, _ANY, ninety)])
    >>> quad.object.value
    '0.9'
    """
    remaining = iter(quads)
    while some := list(islice(remaining, _AT_ONCE)):
        given_back = _given_back({quad.object for quad in some if _by_value(quad)})
        for quad in some:
            value = given_back.get(quad.object)
            if value is None:
                yield quad
            else:
                yield Quad(quad.subject, quad.predicate, value, quad.graph_name)


def _by_value(quad: Quad) -> bool:
    value = quad.object
    return type(value) is Literal and value.datatype.value not in _AS_WRITTEN


def _given_back(values: set[object]) -> dict[object, Literal]:
    """Return the values that come back otherwise, and how."""
    numbered = {f"urn:{number}": value for number, value in enumerate(values)}
    scratch = pyoxigraph.Store()
    scratch.extend(Quad(NamedNode(iri), _ANY, value) for iri, value in numbered.items())  # type: ignore[arg-type]
    return {
        numbered[quad.subject.value]: quad.object
        for quad in scratch
        if quad.object != numbered[quad.subject.value]
    }
