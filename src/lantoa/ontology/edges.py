"""Which classes are edges, and how nodes are captioned, as the ontology's annotations say it.

Exporters and the network read this instead of naming classes themselves. (The idea that a schema
itself says which class is an edge is FollowTheMoney's.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lantoa.ontology.namespaces import TERMS
from lantoa.ontology.terms import Term, described, term_at, terms


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeKind:
    """What makes an edge, in the words of the ontology; properties are IRIs.

    There are two forms. A *qualified* edge is a node of class `cls` (a Replication), which leads
    to its two ends by `source_property` and `target_property`. A *plain* edge is a single
    property: then `source_property` is None, and the edge goes from an instance of `cls` itself
    to the value of `target_property`. `start_property` and `end_property` lead from the node of
    class `cls` to a time span or a date; all three optional properties are None where absent.
    """

    cls: str
    source_property: str | None
    target_property: str
    caption_property: str | None
    start_property: str | None
    end_property: str | None
    label_vi: str
    label_en: str

    @property
    def qualified(self) -> bool:
        """Whether the edge has a node of its own."""
        return self.source_property is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeKind:
    """How the nodes of a class are captioned and dated; properties are IRIs.

    A caption's value may itself be a thing: then that thing's caption is meant. A subclass has
    what its superclass has, unless it says otherwise.
    """

    cls: str
    caption_property: str
    subcaption_property: str | None
    start_property: str | None
    end_property: str | None
    label_vi: str
    label_en: str


@cache
def edges() -> tuple[EdgeKind, ...]:
    """Return every kind of edge that the ontology's annotations declare, qualified ones first.

    >>> from lantoa.ontology.terms import short
    >>> replication = edges()[[edge.cls for edge in edges()].index(TERMS + "Replication")]
    >>> short(replication.source_property), short(replication.target_property)
    ('origin', 'target')
    >>> place = next(e for e in edges() if e.target_property == TERMS + "place")
    >>> place.qualified, short(place.cls)
    (False, 'Deployment')
    """
    found = []
    about = described()
    for term in terms():
        said = about[term.iri]
        source, target = (said.one(TERMS + name) for name in ("edgeSource", "edgeTarget"))
        if source and target:
            found.append(
                EdgeKind(
                    cls=term.iri,
                    source_property=source,
                    target_property=target,
                    caption_property=said.one(TERMS + "edgeCaption"),
                    start_property=said.one(TERMS + "edgeStart"),
                    end_property=said.one(TERMS + "edgeEnd"),
                    label_vi=term.labels["vi"],
                    label_en=term.labels["en"],
                )
            )
        for cls in said.link(TERMS + "edgeOf"):
            node = about[cls]
            found.append(
                EdgeKind(
                    cls=cls,
                    source_property=None,
                    target_property=term.iri,
                    caption_property=None,
                    start_property=node.one(TERMS + "nodeStart"),
                    end_property=node.one(TERMS + "nodeEnd"),
                    label_vi=term.labels["vi"],
                    label_en=term.labels["en"],
                )
            )
    return tuple(sorted(found, key=lambda e: (not e.qualified, e.cls, e.target_property)))


@cache
def nodes() -> tuple[NodeKind, ...]:
    """Return every class whose instances are captioned, with the properties that do it.

    >>> from lantoa.ontology.terms import short
    >>> deployment = next(node for node in nodes() if node.cls == TERMS + "Deployment")
    >>> short(deployment.caption_property), short(deployment.subcaption_property)
    ('model', 'place')
    """
    found = []
    for term in terms():
        ancestry = [described()[iri] for iri in lineage(term)]
        caption, subcaption, start, end = (
            next((value for d in ancestry if (value := d.one(TERMS + name))), None)
            for name in ("caption", "subcaption", "nodeStart", "nodeEnd")
        )
        if term.kind == "class" and caption:
            found.append(
                NodeKind(
                    cls=term.iri,
                    caption_property=caption,
                    subcaption_property=subcaption,
                    start_property=start,
                    end_property=end,
                    label_vi=term.labels["vi"],
                    label_en=term.labels["en"],
                )
            )
    return tuple(found)


def lineage(term: Term) -> Iterator[str]:
    """Yield the IRI of a class, then those of its superclasses, nearest first."""
    yield term.iri
    for iri in term.parents:
        parent = term_at(iri)
        if parent:
            yield from lineage(parent)
