"""Blank nodes get IRIs on their way into the store (RDF 1.1 Concepts, section 3.5).

A blank node has no name that survives: parsers give it a random one, and endpoints another. So
that loading twice changes nothing and two dumps are the same bytes, the n-th blank node of a
file becomes ``id/genid/`` and a digest of the file's graph and n. The numbering follows the
order of the file, which every parser keeps; unlike canonicalization (RDFC-1.0) it needs no
memory beyond the names and has no exponential worst case. The price: a file written anew in
another order is a changed file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from lantoa.errors import InputError
from lantoa.ontology.identity import digest
from lantoa.ontology.namespaces import THINGS

GENERATED = THINGS + "genid/"


def skolemise(quads: Iterable[Quad], scope: str, *, graph: str | None = None) -> Iterator[Quad]:
    """Return quads without blank nodes, all in named graphs.

    Args:
        quads: The quads, in an order that is always the same.
        scope: What the names of blank nodes are local to: the graph of the file.
        graph: Where all quads go; by default, the default graph becomes ``scope`` and named
            graphs stay.

    Raises:
        InputError: There is a triple within a triple (RDF 1.2), which not every endpoint holds.

    >>> from pyoxigraph import RdfFormat, parse
    >>> [quad] = skolemise(parse('[] a <urn:b> .', RdfFormat.TURTLE), "urn:g")
    >>> quad.subject.value
    'https://w3id.org/lantoa/id/genid/b3709d4782e1108e'
    >>> quad.graph_name.value
    'urn:g'
    """
    names: dict[BlankNode, NamedNode] = {}
    default = NamedNode(scope if graph is None else graph)

    def named(term: NamedNode | BlankNode | Literal | Triple) -> NamedNode:
        if isinstance(term, NamedNode):
            return term
        if not isinstance(term, BlankNode):
            raise InputError(
                "Triples within triples (RDF 1.2) are not kept; write them as RDF 1.1 statements."
            )
        if term not in names:
            names[term] = NamedNode(GENERATED + digest(scope, len(names)))
        return names[term]

    for quad in quads:
        # This loop is the load's own cost over pyoxigraph's: plain quads pass untouched.
        subject, predicate, value, place = quad
        if graph is not None or type(place) is DefaultGraph:
            home = default
        elif type(place) is NamedNode:
            home = place
        else:
            home = named(place)
        known = type(subject) is NamedNode
        if known and home is place and (type(value) is NamedNode or type(value) is Literal):
            yield quad
            continue
        if not known:
            subject = named(subject)
        if not isinstance(value, (NamedNode, Literal)):
            value = named(value)
        yield Quad(subject, predicate, value, home)
