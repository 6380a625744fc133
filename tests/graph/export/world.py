"""A store of the small world with its places, which networks and exports are tested on."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.ontology.namespaces import PLACES_GRAPH, PREFIXES, THINGS, concept, term
from lantoa.ontology.records import Place
from tests import small_world as world

COUNTRY = THINGS + "place/country-vn"
# Rough coordinates, north and east.
UNITS: dict[str, tuple[Place, str, tuple[float, float] | None]] = {
    place.iri: (place, within, point)
    for place, within, point in [
        (world.HOA_BINH, COUNTRY, (20.8, 105.3)),
        (world.SON_LA, COUNTRY, (21.3, 103.9)),
        (world.LUONG_SON, world.HOA_BINH.iri, (20.9, 105.5)),
        (world.MAI_CHAU, world.HOA_BINH.iri, (20.7, 105.1)),
        (world.MOC_CHAU, world.SON_LA.iri, None),
        (world.TAN_THANH, world.LUONG_SON.iri, (20.75, 105.55)),
        (world.CHIENG_CHAU, world.MAI_CHAU.iri, (20.65, 105.05)),
    ]
}


def places() -> list[Quad]:
    """The units of the small world, as the places graph describes them."""
    graph = NamedNode(PLACES_GRAPH)
    found = []

    def add(subject: str, predicate: str, value: NamedNode | Literal) -> None:
        found.append(Quad(NamedNode(subject), NamedNode(predicate), value, graph))

    def describe(iri: str, name: str, level: str) -> None:
        for cls in ("Place", "AdministrativeUnit"):
            add(iri, PREFIXES["rdf"] + "type", NamedNode(term(cls)))
        add(iri, PREFIXES["rdfs"] + "label", Literal(name, language="vi"))
        add(iri, term("level"), NamedNode(concept("level", level)))

    describe(COUNTRY, "Việt Nam", "country")
    for iri, (place, within, point) in UNITS.items():
        describe(iri, place.name, place.level)
        add(iri, term("within"), NamedNode(within))
        add(iri, term("code"), Literal(iri.rpartition("-")[2]))
        if point:
            for name, number in zip(("latitude", "longitude"), point, strict=True):
                add(iri, PREFIXES["schema"] + name, Literal(number))
    return found


def small_store() -> Store:
    """An in-memory store that holds the small world."""
    store = open_store(None)
    graphs = {reading.source.graph: quads(reading) for reading in world.readings()}
    store.replace_graphs({**graphs, PLACES_GRAPH: places()})
    return store
