"""Copies: of several sources with the same text, one speaks and the others are its copies.

The fullest text is the source; of equally full ones the earliest, then the first by name. A copy's
graph only describes it and names its source; its statements wait beside the kept texts, for when
the source changes or goes. The roles are settled in the transaction that stores new sources, and
are a function of which sources are there: order of loading and interruptions leave no trace.

Roles are chosen greedily in that order among the sources that are linked by being alike: each is
a copy of the first that is none and contains it. So a copy is always like its source itself, and
no chain of small changes joins different reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad

from lantoa.loaders.encoded import SKETCH, Encoded, lines_of, quads_of
from lantoa.loaders.sketches import Sketch, sketch
from lantoa.ontology.identity import source_graph_iri, source_iri
from lantoa.ontology.namespaces import PREFIXES, term

if TYPE_CHECKING:
    from lantoa.graph.store import Store

#: Joins a copy and its source.
COPY_OF: Final = NamedNode(term("copyOf"))
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_COPY: Final = NamedNode(term("Copy"))
_SOURCE: Final = NamedNode(term("Source"))
_PUBLISHED: Final = NamedNode(term("published"))
_HOME: Final = NamedNode(term("home"))
_LAST: Final = "9999"
_AT_ONCE: Final = 500


@dataclass(slots=True)
class _Member:
    """A source that may be like another; `original` is the IRI of what it is a copy of now."""

    document: str
    published: str
    keys: tuple[str, ...]
    original: str | None = None
    arriving: Encoded | None = None

    @property
    def exact(self) -> str:
        return min(self.keys, key=lambda mark: not mark.startswith("="))


@dataclass(slots=True)
class Settled:
    """What a transaction must write so that all roles are right.

    `whole` are the arriving sources that are no copies, `graphs` is the new content of other
    graphs; `kept` the statements to keep for copies, by the IRI of the graph, `freed` the graphs
    whose kept statements are not needed any more; `roles` tells of each source that is written
    what it is a copy of, or None.
    """

    whole: list[Encoded] = field(default_factory=list)
    graphs: dict[str, list[Quad]] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    freed: list[str] = field(default_factory=list)
    roles: dict[str, str | None] = field(default_factory=dict)


def settle(store: Store, arriving: Sequence[Encoded], leaving: Sequence[str] = ()) -> Settled:
    """Say what to write so that sources arrive and leave, and copies are known.

    Args:
        store: where the other sources are; where it keeps no texts, nothing is a copy.
        arriving: the sources that are to be stored.
        leaving: the documents whose sources are to go.
    """
    settled = Settled()
    roles = _Component(store, arriving, leaving).roles() if store.texts.kept else {}
    for encoded in arriving:
        original, _ = roles.pop(encoded.document, (None, None))
        settled.roles[encoded.document] = original
        if original is None:
            settled.whole.append(encoded)
            settled.freed.append(encoded.graph)
        else:
            settled.kept[encoded.graph] = encoded.lines()
            described = _description(encoded.quads(), encoded.document, original)
            settled.graphs[encoded.graph] = described
    for document, (original, before) in roles.items():
        if before != (source_iri(original) if original else None):
            _change(store, settled, document, original, was_copy=before is not None)
    for document in leaving:
        settled.graphs[source_graph_iri(document)] = []
        settled.freed.append(source_graph_iri(document))
    return settled


def _change(
    store: Store, settled: Settled, document: str, original: str | None, *, was_copy: bool
) -> None:
    """Give a source that is in the store another role."""
    graph = source_graph_iri(document)
    quads = list(store.quads(graph))
    if original is not None:
        if not was_copy:
            settled.kept[graph] = lines_of(quads)
        settled.graphs[graph] = _description(quads, document, original)
    else:
        kept = store.texts.get(graph)
        if kept is None:
            return  # a restored dump keeps no texts: its file is read again when it is loaded
        settled.graphs[graph] = list(quads_of(kept.encode()))
        settled.freed.append(graph)
    settled.roles[document] = original


def _description(quads: Iterable[Quad], document: str, original: str) -> list[Quad]:
    """What the graph of a copy holds: the source itself, its date, and what it is a copy of."""
    node, graph = NamedNode(source_iri(document)), NamedNode(source_graph_iri(document))
    quads = list(quads)
    dates = {quad.object for quad in quads if quad.subject == node and quad.predicate == _PUBLISHED}
    left_out = {(_TYPE, _SOURCE), (_TYPE, _COPY)}
    told = [
        quad
        for quad in quads
        if (quad.subject == node or quad.subject in dates)
        and quad.predicate not in (_HOME, COPY_OF)
        and (quad.predicate, quad.object) not in left_out
    ]
    told.append(Quad(node, _TYPE, _COPY, graph))
    told.append(Quad(node, COPY_OF, NamedNode(source_iri(original)), graph))
    return told


class _Component:
    """The sources that are linked, by being alike, to what arrives or leaves."""

    def __init__(self, store: Store, arriving: Sequence[Encoded], leaving: Sequence[str]) -> None:
        self._store = store
        self._gone = {encoded.document for encoded in arriving} | set(leaving)
        self._members: dict[str, _Member] = {}
        self._bearers: dict[str, dict[str, None]] = defaultdict(dict)
        self._looked: set[str] = set()
        self._sketches: dict[str, Sketch | None] = {}
        for encoded in arriving:
            if encoded.sketch:
                self._take(
                    _Member(encoded.document, encoded.published, encoded.sketch, arriving=encoded)
                )

    def roles(self) -> dict[str, tuple[str | None, str | None]]:
        """Return what each document is a copy of now, and the IRI of what it was a copy of."""
        linked = dict(self._members)
        former = self._former_keys()
        self._look_up(former)
        for mark in former:
            linked.update((name, self._members[name]) for name in self._bearers[mark])
        frontier = list(linked.values())
        while frontier:
            self._look_up({mark for member in frontier for mark in member.keys})
            found = {}
            for member in frontier:
                for other in self._near(member):
                    if other.document not in linked and self._alike(member, other):
                        found[other.document] = linked[other.document] = other
            frontier = list(found.values())
        return self._chosen(linked)

    def _chosen(self, linked: dict[str, _Member]) -> dict[str, tuple[str | None, str | None]]:
        roles: dict[str, tuple[str | None, str | None]] = {}
        alone = [m for m in linked.values() if not any(True for _ in self._near(m))]
        for member in alone:
            roles[member.document] = None, member.original
        originals: set[str] = set()
        together = [m for m in linked.values() if m.document not in roles]
        ranks = {member.document: self._rank(member) for member in together}
        for member in sorted(together, key=lambda m: ranks[m.document]):
            before = (
                other
                for other in self._near(member)
                if other.document in originals and self._contains(other, member)
            )
            first = min(before, key=lambda m: ranks[m.document], default=None)
            if first is None:
                originals.add(member.document)
            roles[member.document] = first.document if first else None, member.original
        return roles

    def _rank(self, member: _Member) -> tuple[int, str, str]:
        found = self._sketch(member)
        return (-found.size if found else 0, member.published or _LAST, member.document)

    def _alike(self, one: _Member, other: _Member) -> bool:
        return self._contains(one, other) or self._contains(other, one)

    def _contains(self, whole: _Member, part: _Member) -> bool:
        if whole.exact == part.exact:
            return True
        one, other = self._sketch(whole), self._sketch(part)
        return one is not None and other is not None and one.contains(other)

    def _sketch(self, member: _Member) -> Sketch | None:
        """The sketch of a member's text; those of equal texts are one."""
        if self._sketches.get(member.exact) is None:
            if member.arriving:
                text: str | None = member.arriving.text
            else:
                text = self._store.texts.get(source_iri(member.document))
            self._sketches[member.exact] = sketch(text) if text is not None else None
        return self._sketches[member.exact]

    # --- who shares a key ---------------------------------------------------------------------

    def _take(self, member: _Member) -> None:
        self._members[member.document] = member
        for mark in member.keys:
            self._bearers[mark][member.document] = None

    def _near(self, member: _Member) -> Iterator[_Member]:
        names = dict.fromkeys(name for mark in member.keys for name in self._bearers[mark])
        return (self._members[name] for name in names if name != member.document)

    def _former_keys(self) -> set[str]:
        """The keys of what is replaced or goes, as the store has them."""
        found: set[str] = set()
        for some in _chunks(sorted(self._gone)):
            sources = " ".join(f"<{source_iri(name)}>" for name in some)
            rows = self._store.query(
                f"SELECT DISTINCT ?key {{ VALUES ?source {{ {sources} }} ?source {SKETCH} ?key }}"
            )
            found.update(row["key"].value for row in rows)  # type: ignore[union-attr]
        return found

    def _look_up(self, keys: set[str]) -> None:
        """Take in the stored sources that bear some keys."""
        marks: dict[str, set[str]] = defaultdict(set)
        told: dict[str, tuple[str, str | None]] = {}
        for some in _chunks(sorted(keys - self._looked)):
            wanted = " ".join(str(Literal(mark)) for mark in some)
            rows = self._store.query(
                f"""SELECT DISTINCT ?graph ?document ?key ?day ?first {{
  {{ SELECT DISTINCT ?graph ?source {{
    VALUES ?wanted {{ {wanted} }} GRAPH ?graph {{ ?source {SKETCH} ?wanted }} }} }}
  GRAPH ?graph {{
    ?source {SKETCH} ?key ; lt:document ?document .
    OPTIONAL {{ ?source lt:published ?published . ?published lt:earliest ?day }}
    OPTIONAL {{ ?source {COPY_OF} ?first }}
  }}
}}"""
            )
            for row in rows:  # type: ignore[union-attr]
                document = row["document"].value
                # Only what this store itself wrote counts: a file may say the like of others.
                if document in self._gone or row["graph"].value != source_graph_iri(document):
                    continue
                marks[document].add(row["key"].value)
                day, first = row["day"], row["first"]
                told[document] = (
                    day.value if day is not None else "",
                    first.value if first is not None else None,
                )
        self._looked |= keys
        for document, found in marks.items():
            if document not in self._members:
                self._take(
                    _Member(document, told[document][0], tuple(sorted(found)), told[document][1])
                )


def _chunks(names: list[str]) -> Iterator[list[str]]:
    rest = iter(names)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
