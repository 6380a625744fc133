"""What a report or a table became, ready to be stored: the quads of its graph, and its text.

It travels from the process that reads to the one that writes, so it carries its quads as lines
once it is packed: pickling quads one by one costs ten times as much.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize
from pyoxigraph import Store as Stage

from lantoa.graph import statements
from lantoa.graph.validation.checks import candidates
from lantoa.loaders.problems import Problem
from lantoa.loaders.sketches import sketch
from lantoa.ontology.identity import source_graph_iri, source_iri
from lantoa.ontology.namespaces import PREFIXES, THINGS, term
from lantoa.ontology.records import Reading

#: Joins a source and the keys of its sketch.
SKETCH: Final = NamedNode(term("sketch"))
#: Joins a report and the archive that it came in.
PART_OF: Final = NamedNode(PREFIXES["dcterms"] + "isPartOf")
_DIGEST: Final = NamedNode(term("fileDigest"))
_PLACES: Final = THINGS + "place/"
_TO_PLACES: Final = frozenset(
    term(name) for name in ("place", "area", "ofPlace", "home", "within", "candidate")
)
_EVIDENCE: Final = term("evidence")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A source and the quads of its graph.

    `statements` counts them; `places` are those that the quads refer to; `sketch` has the keys of
    a report's text, none for a table; `published` is the first day that it may be of, in ISO form,
    or empty; `digest` is that of the file, or None where it must be read again next time.
    """

    document: str
    text: str
    loader: str
    statements: int
    size: int
    places: frozenset[str]
    sketch: tuple[str, ...]
    published: str
    digest: str | None
    content: tuple[Quad, ...] | bytes

    @property
    def source(self) -> str:
        """The IRI of the source."""
        return source_iri(self.document)

    @property
    def graph(self) -> str:
        """The IRI of its graph."""
        return source_graph_iri(self.document)

    def quads(self) -> Iterable[Quad]:
        """Return the quads of the graph."""
        return quads_of(self.content) if isinstance(self.content, bytes) else self.content

    def lines(self) -> bytes:
        """Return the quads as N-Quads."""
        return self.content if isinstance(self.content, bytes) else lines_of(self.content)

    def packed(self) -> Encoded:
        """Return the same with its quads as lines."""
        return replace(self, content=self.lines())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading one file, or one report of an archive, came to."""

    digest: str | None
    parts: tuple[Encoded | Problem, ...]

    @property
    def reports(self) -> list[Encoded]:
        """The reports that could be read."""
        return [part for part in self.parts if isinstance(part, Encoded)]

    @property
    def problems(self) -> list[Problem]:
        """What could not be read."""
        return [part for part in self.parts if isinstance(part, Problem)]

    def packed(self) -> Outcome:
        """Return the same, ready to travel between processes."""
        parts = (part.packed() if isinstance(part, Encoded) else part for part in self.parts)
        return Outcome(self.digest, tuple(parts))


def mark(document: str, digest: str) -> Quad:
    """Return the quad that records a file's digest in the graph of its source."""
    graph = NamedNode(source_graph_iri(document))
    return Quad(NamedNode(source_iri(document)), _DIGEST, Literal(digest), graph)


def lines_of(quads: Iterable[Quad]) -> bytes:
    """Return quads as N-Quads."""
    lines = serialize(quads, format=RdfFormat.N_QUADS)
    assert lines is not None
    return lines


def quads_of(lines: bytes) -> Iterator[Quad]:
    """Return the quads of lines that :func:`lines_of` wrote."""
    return parse(lines, RdfFormat.N_QUADS)


def encode(
    reading: Reading, digest: str | None, *, archive: str | None = None, compare: bool = False
) -> Encoded:
    """Return a reading as it is stored.

    Args:
        reading: the source and what it says.
        digest: of the file, to tell next time that it has not changed.
        archive: the document name of the archive that the report came in.
        compare: sketch the text, so that copies are recognised.
    """
    source = reading.source
    quads = statements.quads(reading)
    node, graph = NamedNode(source.iri), NamedNode(source.graph)
    keys = sketch(source.text).keys if compare else ()
    quads.extend(Quad(node, SKETCH, Literal(mark), graph) for mark in keys)
    if digest is not None:
        quads.append(mark(source.document, digest))
    if archive is not None:
        quads.append(Quad(node, PART_OF, NamedNode(source_iri(archive)), graph))
    published = source.published.earliest if source.published else None
    return Encoded(
        document=source.document,
        text=source.text,
        loader=source.loader,
        statements=len(reading.statements),
        size=len(quads),
        places=frozenset(places_of(quads)),
        sketch=keys,
        published=published.isoformat() if published else "",
        digest=digest,
        content=tuple(quads),
    )


def suspects(quads: Iterable[Quad]) -> list[tuple[int, str]]:
    """Return what may break a shape, to be confirmed once it is stored beside everything else."""
    stage = Stage()
    stage.bulk_extend(quads)
    return candidates(stage)


def text_digest(text: str) -> str:
    """Return the digest of a text as its source bears it."""
    return hashlib.sha256(text.encode()).hexdigest()


def places_of(quads: Iterable[Quad]) -> Iterator[str]:
    """Give the places that quads refer to, as a query for those in use would find them."""
    for quad in quads:
        predicate = quad.predicate.value
        if predicate in _TO_PLACES:
            place = quad.object
        elif predicate == _EVIDENCE:
            place = quad.subject
        else:
            continue
        if isinstance(place, NamedNode) and place.value.startswith(_PLACES):
            yield place.value
