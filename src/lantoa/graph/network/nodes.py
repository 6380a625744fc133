"""The nodes of the network: deployments, groups of deployments, and what edges touch besides."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from lantoa.graph.network.columns import Columns, Span, number
from lantoa.ontology.namespaces import TERMS, term

if TYPE_CHECKING:
    import networkx as nx

#: Every node has all of these, None where it does not apply or is not known.
NODE_ATTRIBUTES: tuple[str, ...] = (
    "label",
    "kind",
    "model",
    "model_iri",
    "place",
    "place_iri",
    "place_level",
    "area",
    "area_iri",
    "place_path",
    "province",
    "province_iri",
    "latitude",
    "longitude",
    "located_by",
    "started",
    "started_earliest",
    "started_latest",
    "ended",
    "ended_earliest",
    "ended_latest",
    "as_of",
    "status",
    "setting",
    "count",
    "bound",
    "unit",
    "member_of",
    "origin_known",
    "evidences",
    "documents",
)
_OTHER_KINDS = {
    "Model": "model",
    "Organization": "organization",
    "Place": "place",
    "Award": "award",
    "Campaign": "campaign",
    "Mandate": "mandate",
}


def add_deployments(graph: nx.MultiDiGraph[str], source: Columns) -> None:
    """Add every deployment and every group of deployments of a store as a node."""
    models, groups = source.one("model"), source.instances("DeploymentGroup")
    places, areas = source.one("place"), source.one("area")
    started, ended = source.values(term("started")), source.values(term("ended"))
    when = source.values(term("when"), term("DeploymentGroup"))
    observed = source.values(term("observed"))
    where_is = cache(partial(_where, source))
    status, setting = source.one("status"), source.one("setting")
    printed, values = source.one("printedNumber"), source.one("value")
    bounds, units = source.one("bound"), source.one("unit")
    containing: dict[str, list[str]] = {}
    for group, members in source.values(term("member")).items():
        for member in members:
            containing.setdefault(member, []).append(group)

    for iri in source.instances("Deployment"):
        model = models.get(iri)
        where = where_is(places.get(iri), areas.get(iri))
        name = source.names.get(model or "")
        graph.add_node(
            iri,
            **_blank(
                label=" · ".join(part for part in (name, where["place"]) if part) or iri,
                kind="deployment",
                model=name,
                model_iri=model,
                **where,
                **_dates("started", source.span(started.get(iri, ()))),
                **_dates("ended", source.span(ended.get(iri, ()))),
                as_of=source.span(observed.get(iri, ())).edtf,
                status=_local(status.get(iri)),
                setting=_local(setting.get(iri)),
                member_of=sorted(containing[iri]) if iri in containing else None,
                **_told(source, iri),
            ),
        )
    for iri in groups:
        model = models.get(iri)
        where = where_is(None, areas.get(iri))
        name = source.names.get(model or "")
        area = source.places.label(areas.get(iri))
        counted = source.span(when.get(iri, ()))
        counted_as = " ".join(
            part for part in (printed.get(iri) or values.get(iri), units.get(iri)) if part
        )
        graph.add_node(
            iri,
            **_blank(
                label=" · ".join(part for part in (name, counted_as, area) if part) or iri,
                kind="group",
                model=name,
                model_iri=model,
                **where,
                # Counted at a date: by then they had started, since when is not told.
                **_dates("started", Span(latest=counted.latest)),
                as_of=counted.edtf,
                count=number(values.get(iri)),
                bound=_local(bounds.get(iri)),
                unit=units.get(iri),
                **_told(source, iri),
            ),
        )


def add_others(graph: nx.MultiDiGraph[str], source: Columns, iris: Iterable[str]) -> None:
    """Add the ends of edges that are no deployments: organizations, models, places."""
    missing = sorted({iri for iri in iris if iri not in graph})
    if not missing:
        return
    kinds: dict[str, str] = {}
    for name, kind in _OTHER_KINDS.items():
        for iri in source.instances(name):
            kinds.setdefault(iri, kind)
    of_place = source.one("ofPlace")
    for iri in missing:
        kind = kinds.get(iri, "other")
        place = iri if kind == "place" else of_place.get(iri)
        name = source.names.get(iri, iri)
        model = {"model": name, "model_iri": iri} if kind == "model" else {}
        where = _where(source, place, None)
        graph.add_node(iri, **_blank(label=name, kind=kind, **model, **where, **_told(source, iri)))


def _blank(**known: Any) -> dict[str, Any]:
    return dict.fromkeys(NODE_ATTRIBUTES) | known


def _where(source: Columns, place: str | None, area: str | None) -> dict[str, Any]:
    """Where something is: at a place, or only somewhere in an area (then `place` is None)."""
    chain = source.places.chain(place or area)
    province = next((p for p in chain if source.places.level(p) == "province"), None)
    located = next((p for p in chain if p in source.coordinates), None)
    latitude, longitude = source.coordinates[located] if located else (None, None)
    return {
        "place": source.places.label(place),
        "place_iri": place,
        "place_level": source.places.level(place or area),
        "area": source.places.label(area),
        "area_iri": area,
        "place_path": source.places.spell(chain),
        "province": source.places.label(province),
        "province_iri": province,
        "latitude": latitude,
        "longitude": longitude,
        # Whose coordinates they are: a school's may be those of its province.
        "located_by": source.places.level(located),
    }


def _dates(name: str, span: Span) -> dict[str, Any]:
    return {name: span.edtf, f"{name}_earliest": span.earliest, f"{name}_latest": span.latest}


def _told(source: Columns, iri: str) -> dict[str, Any]:
    evidences, documents = source.told(iri)
    return {"evidences": evidences, "documents": documents}


def _local(iri: str | None) -> str | None:
    if iri is None:
        return None
    return iri.removeprefix(TERMS).rpartition("/")[2]
