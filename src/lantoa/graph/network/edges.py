"""The edges of the network, as the ontology's own annotations tell them.

Which classes are edges, between what, with which caption and dates, is said by ``lantoa.ttl`` and
read here through :func:`lantoa.ontology.vocabulary.edges`; nothing of it is hard-coded.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.network.columns import Columns, number
from lantoa.graph.network.fetching import fetch_rows
from lantoa.ontology.identity import digest
from lantoa.ontology.namespaces import INFERENCE_GRAPHS, JUDGEMENTS_GRAPH, THINGS, term

if TYPE_CHECKING:
    from lantoa.ontology.vocabulary import EdgeKind

#: Who stands behind an edge, the strongest first: a source, an analyst, an algorithm.
STANDINGS: tuple[str, ...] = ("said", "judged", "inferred")
#: Every edge has all of these, None where it does not apply or is not known.
EDGE_ATTRIBUTES: tuple[str, ...] = (
    "id",
    "kind",
    "label",
    "statement",
    "standing",
    "model",
    "model_iri",
    "date",
    "earliest",
    "latest",
    "count",
    "bound",
    "unit",
    "additional",
    "evidences",
    "documents",
)


def local_name(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local_name("https://w3id.org/lantoa/ontology#Replication")
    'Replication'
    """
    return iri.rpartition("#")[2].rpartition("/")[2]


def name_of(kind: EdgeKind) -> str:
    """Return the name of a kind of edge: its class, or the property that is the edge."""
    return local_name(kind.cls if kind.source_property else kind.target_property).lower()


def edge_kinds(names: Iterable[str]) -> list[EdgeKind]:
    """Return the kinds of edges with these names, case aside, in the ontology's order.

    >>> [kind.label_en for kind in edge_kinds(["Replication", "recognition"])]
    ['recognition', 'replication']

    Raises:
        UnknownNameError: the ontology has no such kind of edge.
    """
    import difflib

    from lantoa.ontology import vocabulary

    known = {name_of(kind) for kind in vocabulary.edges()}
    wanted = [name.lower() for name in names]
    for name in wanted:
        if name not in known:
            close = difflib.get_close_matches(name, known, 3, 0.4) or sorted(known)
            raise UnknownNameError("kind of edge", name, close)
    return [kind for kind in vocabulary.edges() if name_of(kind) in wanted]


def edges(
    source: Columns, kinds: Sequence[EdgeKind], standing: Iterable[str]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield origin, target and attributes of every edge, in a fixed order.

    One statement with several origins or targets is several edges; each has an id of its own that
    is the same on every machine.

    Raises:
        UserError: a standing is none of :data:`STANDINGS`.
    """
    accepted = set(standing)
    if wrong := sorted(accepted - set(STANDINGS)):
        raise UserError(f"{wrong[0]!r} is no standing; choose from {', '.join(STANDINGS)}.")
    for kind in kinds:
        yield from _edges_of(source, kind, accepted)


def _edges_of(
    source: Columns, kind: EdgeKind, accepted: set[str]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    leave = kind.source_property
    origins = source.values(leave, repeated=False) if leave else {}
    targets = source.values(kind.target_property, repeated=False)
    standings = _standings(source, kind.cls)
    captions = source.values(kind.caption_property) if kind.caption_property else {}
    starts = source.values(kind.start_property, kind.cls) if kind.start_property else {}
    ends = source.values(kind.end_property, kind.cls) if kind.end_property else {}
    models, additional = source.one("model"), source.one("additional")
    values, bounds, units = source.one("value"), source.one("bound"), source.one("unit")
    name = name_of(kind)
    for statement, standing in standings.items():
        if standing not in accepted or statement not in targets:
            continue
        caption = ", ".join(_caption(source, value) for value in captions.get(statement, ()))
        evidences, documents = source.told(statement)
        start = source.span(starts.get(statement, ()))
        end = source.span(ends[statement]) if statement in ends else start
        # Where the edge is a property, it leaves from the node that has the property.
        leaves = origins.get(statement, ()) if leave else (statement,)
        for origin, target in itertools.product(leaves, targets[statement]):
            model = models.get(statement) or models.get(target)
            # How many it counts: the statement's own number, else that of the group it leads to.
            counted = statement if statement in values else target
            yield (
                origin,
                target,
                {
                    "id": digest(name, statement, origin, target),
                    "kind": name,
                    "label": caption or name,
                    "statement": statement,
                    "standing": standing,
                    "model": source.names.get(model or ""),
                    "model_iri": model,
                    "date": start.edtf,
                    "earliest": start.earliest,
                    "latest": end.latest,
                    "count": number(values.get(counted)),
                    "bound": local_name(bounds[counted]) if counted in bounds else None,
                    "unit": units.get(counted),
                    "additional": additional.get(statement) == "true",
                    "evidences": evidences,
                    "documents": documents,
                },
            )


def _standings(source: Columns, cls: str) -> dict[str, str]:
    """Who stands behind each statement of a class, the strongest; sorted by statement."""
    select = f"SELECT DISTINCT ?graph {{ GRAPH ?graph {{ ?statement a <{cls}> }} }}"
    if all(standing_of_graph(graph) == "said" for (graph,) in fetch_rows(source.store, select, 1)):
        return dict.fromkeys(source.instances(local_name(cls)), "said")
    rank: dict[str, int] = {}
    select = f"SELECT ?graph ?statement {{ GRAPH ?graph {{ ?statement a <{cls}> }} }}"
    for graph, statement in fetch_rows(source.store, select, 2):
        here = STANDINGS.index(standing_of_graph(graph))
        rank[statement] = min(here, rank.get(statement, here))
    return {statement: STANDINGS[rank[statement]] for statement in sorted(rank)}


def standing_of_graph(graph: str) -> str:
    """Return who speaks in a graph: a source, an analyst, an algorithm."""
    if graph.startswith(INFERENCE_GRAPHS):
        return "inferred"
    return "judged" if graph == JUDGEMENTS_GRAPH else "said"


def _caption(source: Columns, value: str) -> str:
    if value in source.names:
        return source.names[value]
    known = value.startswith((THINGS, term("")))
    return local_name(value) if known else value
