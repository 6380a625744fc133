"""What goes from a graph with statements and evidence that were rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from pyoxigraph import NamedNode, Quad, Store

from lantoa.ontology.namespaces import JUDGEMENTS_GRAPH, PREFIXES, term

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_GRAPH = NamedNode(JUDGEMENTS_GRAPH)
_EVIDENCE, _WHEN, _STARTED = (NamedNode(term(name)) for name in ("evidence", "when", "started"))
_DEPLOYMENT, _TARGET = NamedNode(term("deployment")), NamedNode(term("target"))
_ROLE_SHORTCUTS: Final = {
    "founder": "foundedBy",
    "adviser": "advisedBy",
    "operator": "operatedBy",
    "host": "hostedBy",
}
#: What names a thing and is no statement: it stays without evidence.
_THINGS: Final = {
    NamedNode(term(name)) for name in ("Model", "Organization", "Place", "Campaign", "Award")
}


def rejected_quads(store: Store, rejected: Iterable[str]) -> dict[Quad, None]:
    """Return the quads that go with what was rejected, in a fixed order.

    With a statement goes all that is said of it and all that refers to it, its evidence if it
    backs nothing else, and the shortcuts that only it backs. With a piece of evidence goes the
    date that only it tells in its source; and what its source says on no other evidence.
    """
    return _Rejection(store).of(sorted(rejected)) if rejected else {}


class _Rejection:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._gone: dict[Quad, None] = {}

    def of(self, rejected: list[str]) -> dict[Quad, None]:
        """Return what goes."""
        for iri in rejected:
            node = NamedNode(iri)
            if any(self._quads(None, _EVIDENCE, node)):
                self._evidence(node)
            else:
                self._statement(node)
        return self._gone

    def _quads(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        value: NamedNode | None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        for quad in self._store.quads_for_pattern(subject, predicate, value, graph):
            if quad not in self._gone and quad.graph_name != _GRAPH:
                yield quad

    def _drop(self, quads: Iterable[Quad]) -> None:
        self._gone |= dict.fromkeys(list(quads))

    # --- statements ---------------------------------------------------------------------------

    def _statement(self, node: NamedNode, graph: NamedNode | None = None) -> None:
        """Drop a statement, from one graph or from all."""
        self._shortcuts(node, graph)
        evidence = [quad.object for quad in self._quads(node, _EVIDENCE, None, graph)]
        self._drop(self._quads(node, None, None, graph))
        for piece in evidence:
            assert isinstance(piece, NamedNode)
            self._forget(piece)
        if any(self._quads(node, _TYPE, None)):
            return  # another source says it too
        for quad in list(self._quads(None, _DEPLOYMENT, node)):
            assert isinstance(quad.subject, NamedNode)
            self._statement(quad.subject)
        events = {quad.subject for quad in self._quads(None, _TARGET, node)}
        self._drop(self._quads(None, None, node))
        for event in events:
            assert isinstance(event, NamedNode)
            if not any(self._quads(event, _TARGET, None)):
                self._statement(event)

    def _forget(self, evidence: NamedNode) -> None:
        """Drop evidence that backs nothing any more, but for names and roles told by the way."""
        backed = [quad.subject for quad in self._quads(None, _EVIDENCE, evidence)]
        if not backed:
            self._drop(self._quads(evidence, None, None))

    def _shortcuts(self, node: NamedNode, graph: NamedNode | None) -> None:
        """Drop the shortcuts that stand beside a qualified statement, and nothing else backs."""
        for leave, arrive, shortcut in (
            ("target", "origin", "replicates"),
            ("recipient", "conferredBy", "recognizedBy"),
        ):
            first, second = NamedNode(term(leave)), NamedNode(term(arrive))
            ends = (self._quads(node, first, None, graph), self._quads(node, second, None, graph))
            for start, end in product(*map(list, ends)):
                if start.graph_name != end.graph_name:
                    continue
                others = {
                    quad.subject
                    for quad in self._quads(None, first, start.object, start.graph_name)  # type: ignore[arg-type]
                } & {
                    quad.subject
                    for quad in self._quads(None, second, end.object, start.graph_name)  # type: ignore[arg-type]
                }
                if others == {node}:
                    self._short(start.object, shortcut, end.object, start.graph_name)
        for role in list(self._quads(node, NamedNode(term("role")), None, graph)):
            name = str(role.object)[1:-1].rpartition("/")[2]
            for site in list(self._quads(node, _DEPLOYMENT, None, role.graph_name)):  # type: ignore[arg-type]
                for body in list(
                    self._quads(node, NamedNode(term("organization")), None, role.graph_name)  # type: ignore[arg-type]
                ):
                    shortcut = _ROLE_SHORTCUTS.get(name, name)
                    self._short(site.object, shortcut, body.object, role.graph_name)

    def _short(self, subject: object, name: str, value: object, graph: object) -> None:
        self._drop(self._quads(subject, NamedNode(term(name)), value, graph))  # type: ignore[arg-type]

    # --- evidence -----------------------------------------------------------------------------

    def _evidence(self, node: NamedNode) -> None:
        """Drop a piece of evidence and what its source says on no other."""
        backed = list(self._quads(None, _EVIDENCE, node))
        told = {quad.object for quad in self._quads(node, _WHEN, None)}
        self._drop(self._quads(node, None, None))
        self._drop(backed)
        for quad in backed:
            statement, graph = quad.subject, quad.graph_name
            assert isinstance(statement, NamedNode)
            assert isinstance(graph, NamedNode)
            if any(q.object in _THINGS for q in self._quads(statement, _TYPE, None)):
                continue
            left = [q.object for q in self._quads(statement, _EVIDENCE, None, graph)]
            if not left:
                self._statement(statement, graph)
                continue
            for piece in left:
                assert isinstance(piece, NamedNode)
                told -= {q.object for q in self._quads(piece, _WHEN, None, graph)}
            for span in told:
                assert isinstance(span, NamedNode)
                self._drop(self._quads(statement, _STARTED, span, graph))
