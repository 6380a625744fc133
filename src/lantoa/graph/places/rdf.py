"""Units -> RDF: the places graph holds the units that a store uses, and what explains them.

The closure of the units used: themselves and what they became and came from, through all changes;
what contained each; and the provinces of today of all old provinces among them, so that every
unit can be rolled up. A change is a node of its own (the ``org:ChangeEvent`` pattern of the ORG
ontology, W3C 2014, section 5.5) beside the shortcut ``lt:succeededBy`` or
``lt:partlySucceededBy``. Points are GeoSPARQL 1.1 WKT literals in CRS84 (longitude first).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from lantoa.graph.places.gazetteer import Gazetteer
from lantoa.graph.places.units import PLACES, Succession, Unit
from lantoa.ontology.namespaces import EDTF, PLACES_GRAPH, PREFIXES, THINGS, WKT, concept, term
from lantoa.ontology.records import Level
from lantoa.ontology.time import TimeSpan
from lantoa.ontology.time_iris import time_iri

_GRAPH = NamedNode(PLACES_GRAPH)
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_ALT_LABEL = NamedNode(PREFIXES["skos"] + "altLabel")
_DATE = NamedNode(PREFIXES["xsd"] + "date")
_DECIMAL = NamedNode(PREFIXES["xsd"] + "decimal")
_LATITUDE = NamedNode(PREFIXES["schema"] + "latitude")
_LONGITUDE = NamedNode(PREFIXES["schema"] + "longitude")
_GEOMETRY = NamedNode(PREFIXES["geo"] + "hasDefaultGeometry")
_AS_WKT = NamedNode(PREFIXES["geo"] + "asWKT")


def places_quads(iris: Iterable[str], gazetteer: Gazetteer | None = None) -> list[Quad]:
    """Return the description of units and of their closure as quads of the places graph.

    Args:
        iris: the units used; what the gazetteer lacks (provisional places) is passed over, since
            the source graphs describe it.
        gazetteer: the units; the packaged ones by default.

    Returns:
        The quads, sorted by unit, each once; the same for the same units in any order.

    >>> quads = places_quads([PLACES + "commune-04996"])
    >>> sorted({q.subject.value.rsplit("/", 1)[1] for q in quads if q.predicate == _LABEL})
    ['commune-04996', 'country-vn', 'district-152', 'province-17', 'province-25',
    'province-25-2025', 'province-26']
    """
    gazetteer = gazetteer or Gazetteer.packaged()
    closure = _closure(gazetteer, {iri for iri in iris if iri in gazetteer})
    quads: dict[Quad, None] = {}
    for iri in sorted(closure):
        quads.update(dict.fromkeys(_unit(gazetteer.unit(iri), gazetteer.container(iri))))
        for step in gazetteer.successors(iri):
            if step.unit.iri in closure:
                quads.update(dict.fromkeys(_change(iri, step)))
    return list(quads)


def _closure(gazetteer: Gazetteer, used: set[str]) -> set[str]:
    """The units used, those before and after them, their containers, and today's provinces."""
    lineage = set(used)
    for follow in (gazetteer.successors, gazetteer.predecessors):
        frontier = list(used)
        while frontier:
            for step in follow(frontier.pop()):
                if step.unit.iri not in lineage:
                    lineage.add(step.unit.iri)
                    frontier.append(step.unit.iri)
    closure = lineage.union(*(gazetteer.ancestors(iri) for iri in lineage))
    frontier = [iri for iri in closure if gazetteer.unit(iri).level is Level.PROVINCE]
    while frontier:
        iri = frontier.pop()
        for step in (*gazetteer.successors(iri), *gazetteer.predecessors(iri)):
            if step.unit.iri not in closure:
                closure.add(step.unit.iri)
                frontier.append(step.unit.iri)
    return closure


def _unit(unit: Unit, container: str | None) -> Iterator[Quad]:
    node = NamedNode(unit.iri)

    def quad(predicate: str | NamedNode, value: NamedNode | Literal) -> Quad:
        if isinstance(predicate, str):
            predicate = NamedNode(term(predicate))
        return Quad(node, predicate, value, _GRAPH)

    yield quad(_TYPE, NamedNode(term("Place")))
    if unit.level is not Level.REGION:  # a name for several provinces, no unit of the state
        yield quad(_TYPE, NamedNode(term("AdministrativeUnit")))
    yield quad(_LABEL, Literal(unit.name, language="vi"))
    for spelling in unit.spellings:
        yield quad(_ALT_LABEL, Literal(spelling, language="vi"))
    yield quad("level", NamedNode(concept("level", unit.level)))
    yield quad("code", Literal(unit.code))
    if container:
        yield quad("within", NamedNode(container))
    if unit.valid_from:
        yield quad("validFrom", Literal(unit.valid_from.isoformat(), datatype=_DATE))
    if unit.valid_to:
        yield quad("validTo", Literal(unit.valid_to.isoformat(), datatype=_DATE))
    if unit.latitude is not None and unit.longitude is not None:
        latitude, longitude = (f"{value:.4f}" for value in (unit.latitude, unit.longitude))
        yield quad(_LATITUDE, Literal(latitude, datatype=_DECIMAL))
        yield quad(_LONGITUDE, Literal(longitude, datatype=_DECIMAL))
        point = NamedNode(unit.iri.replace(PLACES, THINGS + "point/"))
        yield quad(_GEOMETRY, point)
        wkt = Literal(f"POINT({longitude} {latitude})", datatype=NamedNode(WKT))
        yield Quad(point, _AS_WKT, wkt, _GRAPH)


def _change(old: str, step: Succession) -> Iterator[Quad]:
    new = step.unit.iri
    shortcut = "succeededBy" if step.whole else "partlySucceededBy"
    yield Quad(NamedNode(old), NamedNode(term(shortcut)), NamedNode(new), _GRAPH)
    node = NamedNode(f"{THINGS}place-change/{old.removeprefix(PLACES)}_{new.removeprefix(PLACES)}")

    def quad(predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(node, NamedNode(term(predicate)), value, _GRAPH)

    yield Quad(node, _TYPE, NamedNode(term("PlaceChange")), _GRAPH)
    yield quad("changedFrom", NamedNode(old))
    yield quad("changedInto", NamedNode(new))
    yield quad("extent", NamedNode(concept("extent", "whole" if step.whole else "partial")))
    if step.decree:
        yield quad("decree", Literal(step.decree))
    when = step.when
    if when.earliest and when.earliest == when.latest:
        yield quad("changeDate", Literal(when.earliest.isoformat(), datatype=_DATE))
    else:
        yield quad("when", NamedNode(time_iri(when)))
        yield from _time(when)


def _time(span: TimeSpan) -> Iterator[Quad]:
    """A time span, as the source graphs describe them: a change known only between two days."""
    node = NamedNode(time_iri(span))
    yield Quad(node, _TYPE, NamedNode(term("TimeSpan")), _GRAPH)
    yield Quad(node, NamedNode(term("edtf")), Literal(span.edtf, datatype=NamedNode(EDTF)), _GRAPH)
    for predicate, day in (("earliest", span.earliest), ("latest", span.latest)):
        if day:
            value = Literal(day.isoformat(), datatype=_DATE)
            yield Quad(node, NamedNode(term(predicate)), value, _GRAPH)
