"""What judgements change in a graph, as quads to remove and quads to add.

Things that were judged one become their representative, everywhere. What is identified by them
follows: two deployments of one model at one place are one deployment, and two statements with
equal content are one statement. What was rejected goes, with the shortcuts that only it backs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from lantoa.graph.judgements.classes import Classes
from lantoa.graph.judgements.rejection import rejected_quads
from lantoa.ontology.identity import statement_iri
from lantoa.ontology.namespaces import JUDGEMENTS_GRAPH, ONTOLOGY_GRAPH, PREFIXES, term
from lantoa.vietnamese import key

_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_ALT_LABEL = NamedNode(PREFIXES["skos"] + "altLabel")
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_EVIDENCE = NamedNode(term("evidence"))
#: Graphs that tell of the things themselves as they were judged, or of terms.
_LEFT_ALONE: Final = {NamedNode(JUDGEMENTS_GRAPH), NamedNode(ONTOLOGY_GRAPH)}
_ROLES: Final = ("foundedBy", "advisedBy", "operatedBy", "hostedBy")
#: What identifies a statement of each class, as the records have it; deployments come first, for
#: the others refer to them.
_IDENTITY: Final[dict[str, tuple[str, ...]]] = {
    "DeploymentGroup": ("model", "value", "bound", "of", "unit", "area", "when"),
    "Replication": ("model", "origin", "target", "modelCount", "modelCountBound", "when"),
    "Recognition": (
        "recipient",
        "recipientText",
        "recipientKind",
        "award",
        "conferredBy",
        "value",
        "bound",
        "of",
        "when",
    ),
    "Measurement": ("measure", "value", "bound", "of", "unit", "model", "place", "scope", "when"),
    "Gathering": ("gatheringKind", "place", "when", _LABEL.value),
    "Involvement": ("deployment", "organization", "role"),
}
#: Properties whose subjects are statements that a thing identifies.
_REFERENCES: Final = (
    *("model", "place", "area", "recipient", "conferredBy", "organization", *_ROLES),
    *("deployment", "origin", "target"),
)
#: What a place is besides its names ends where another place stands for it.
_OF_PLACES: Final = {_TYPE, *(NamedNode(term(n)) for n in ("level", "within", "candidate"))}

#: Each IRI that another stands for.
Renaming = dict[str, str]


def changes(store: Store, classes: Classes) -> tuple[list[Quad], list[Quad], Renaming]:
    """Return what to remove from a store and what to add so that judgements take effect.

    Args:
        store: what sources say.
        classes: the judgements.

    Returns:
        Quads to remove, quads to add, and which IRI stands for which.
    """
    gone = rejected_quads(store, classes.rejected)

    def held(
        subject: NamedNode | None, predicate: NamedNode | None, value: NamedNode | None
    ) -> Iterator[Quad]:
        for quad in store.quads_for_pattern(subject, predicate, value, None):
            if quad not in gone and quad.graph_name not in _LEFT_ALONE:
                yield quad

    renaming: Renaming = dict(classes.representatives)
    if renaming:
        _Identities(held, renaming).complete()
    added: dict[Quad, None] = {}
    for old in renaming:
        node = NamedNode(old)
        for quad in (*held(node, None, None), *held(None, None, node)):
            if quad not in gone:
                gone[quad] = None
                made = _renamed(quad, renaming)
                if made is not None:
                    added[made] = None
    return list(gone), list(added), renaming


def _renamed(quad: Quad, renaming: Renaming) -> Quad | None:
    subject, value = _new(quad.subject, renaming), _new(quad.object, renaming)
    predicate = quad.predicate
    if subject == value and quad.subject != quad.object:
        return None  # a place within itself, a deployment that replicates itself
    if quad.subject != subject and _is_thing(quad.subject):
        if predicate == _LABEL:
            predicate = _ALT_LABEL
        elif _is_place(quad.subject) and predicate in _OF_PLACES:
            return None
    return Quad(subject, predicate, value, quad.graph_name)


def _new(node: object, renaming: Renaming) -> NamedNode:
    if isinstance(node, NamedNode) and node.value in renaming:
        return NamedNode(renaming[node.value])
    return node  # type: ignore[return-value]


def _is_thing(node: object) -> bool:
    kinds = ("model", "organization", "place", "campaign", "award")
    return isinstance(node, NamedNode) and any(f"/id/{kind}/" in node.value for kind in kinds)


def _is_place(node: object) -> bool:
    return isinstance(node, NamedNode) and "/id/place/" in node.value


Held = Callable[[NamedNode | None, NamedNode | None, NamedNode | None], Iterator[Quad]]


class _Identities:
    """Finds the statements that become one with others because of what they speak of."""

    def __init__(self, held: Held, renaming: Renaming) -> None:
        self._held = held
        self._renaming = renaming

    def complete(self) -> None:
        """Add to the renaming the statements that follow from it."""
        things = set(self._renaming) | set(self._renaming.values())
        speaking = self._speaking_of(things)
        for iri in sorted(self._of_class(speaking, "Deployment")):
            new = self._deployment(iri)
            if new is not None and new != iri:
                self._renaming[iri] = new
        deployments = set(self._renaming) | set(self._renaming.values())
        speaking |= self._speaking_of(deployments - things)
        self._merge_equals(speaking, ["DeploymentGroup", "Involvement"])
        groups = {iri for iri in speaking if iri in self._renaming}
        speaking |= self._speaking_of(groups | {self._renaming[iri] for iri in groups})
        self._merge_equals(speaking, ["Replication", "Recognition", "Measurement", "Gathering"])

    def _speaking_of(self, iris: Iterable[str]) -> set[str]:
        found = set()
        for iri in iris:
            for name in _REFERENCES:
                for quad in self._held(None, NamedNode(term(name)), NamedNode(iri)):
                    assert isinstance(quad.subject, NamedNode)
                    found.add(quad.subject.value)
        return found

    def _of_class(self, iris: Iterable[str], name: str) -> list[str]:
        cls = NamedNode(term(name))
        return [iri for iri in iris if any(True for _ in self._held(NamedNode(iri), _TYPE, cls))]

    def _values(self, iri: str, name: str) -> list[str]:
        predicate = NamedNode(name if ":" in name else term(name))
        return sorted(
            {
                q.object.value
                for q in self._held(NamedNode(iri), predicate, None)
                if isinstance(q.object, NamedNode | Literal)
            }
        )

    def _deployment(self, iri: str) -> str | None:
        """Return the IRI that a deployment of lantoa's own would have by its representatives."""
        models, places = self._values(iri, "model"), self._values(iri, "place")
        if len(models) != 1 or len(places) > 1:
            return None
        areas = self._values(iri, "area")
        runners = sorted({b for role in _ROLES for b in self._values(iri, role)})
        somewhere = ("somewhere", areas[0] if areas else None, *runners)
        # One that came from elsewhere is identified by something that we do not know.
        if statement_iri("deployment", models[0], *(places or somewhere)) != iri:
            return None

        def new(part: str) -> str:
            return self._renaming.get(part, part)

        if places:
            return statement_iri("deployment", new(models[0]), new(places[0]))
        return statement_iri(
            "deployment",
            new(models[0]),
            "somewhere",
            new(areas[0]) if areas else None,
            *sorted(set(map(new, runners))),
        )

    def _merge_equals(self, speaking: set[str], classes: list[str]) -> None:
        for name in classes:
            alike: dict[tuple[object, ...], list[str]] = {}
            for iri in self._of_class(speaking, name):
                content = tuple(
                    frozenset(self._same(value) for value in self._values(iri, part))
                    for part in _IDENTITY[name]
                )
                alike.setdefault(content, []).append(iri)
            for iris in alike.values():
                chosen = min(iris)
                self._renaming |= {iri: chosen for iri in iris if iri != chosen}

    def _same(self, value: str) -> str:
        if value in self._renaming:
            return self._renaming[value]
        return value if value.startswith("http") else key(value)
