"""The places graph: complete, deterministic, and in the ontology's terms."""

from __future__ import annotations

import random

import pytest
from pyoxigraph import NamedNode, Store

from lantoa.graph.places import PLACES, Gazetteer, places_quads
from lantoa.ontology.namespaces import PLACES_GRAPH, PREFIXES, THINGS, term

USED = [
    PLACES + "commune-04996",
    PLACES + "commune-04882-2020",
    PLACES + "district-156",
    PLACES + "region-tay-nguyen",
    PLACES + "province-46-2025-01",
    PLACES + "commune-03985",
]
PROLOGUE = (
    f"PREFIX lt: <{term('')}> PREFIX rdfs: <{PREFIXES['rdfs']}> PREFIX geo: <{PREFIXES['geo']}> "
)


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.extend(places_quads(USED))
    return store


def ask(store: Store, pattern: str) -> bool:
    query = PROLOGUE + f"ASK {{ {pattern} }}"
    return bool(store.query(query, use_default_graph_as_union=True))


def select(store: Store, query: str) -> list[tuple[str, ...]]:
    rows = store.query(PROLOGUE + query, use_default_graph_as_union=True)
    return sorted(tuple(value.value for value in row) for row in rows)  # type: ignore[union-attr]


def test_a_unit_in_the_terms_of_the_ontology(store: Store) -> None:
    assert ask(
        store,
        f"""<{PLACES}commune-04996> a lt:Place, lt:AdministrativeUnit ;
            rdfs:label "xã Tân Thành"@vi ; lt:code "04996" ;
            lt:level <{THINGS}level/commune> ;
            lt:within <{PLACES}district-152> ;
            lt:validTo "2019-12-31"^^<{PREFIXES["xsd"]}date> .
            FILTER NOT EXISTS {{ <{PLACES}commune-04996> lt:validFrom ?from }}""",
    )


def test_a_renaming_is_a_change_with_its_day_and_its_act(store: Store) -> None:
    assert ask(
        store,
        f"""<{PLACES}commune-04882> lt:succeededBy <{PLACES}commune-04882-2020> .
            ?change a lt:PlaceChange ; lt:changedFrom <{PLACES}commune-04882> ;
                lt:changedInto <{PLACES}commune-04882-2020> ;
                lt:extent <{THINGS}extent/whole> ; lt:decree ?act ;
                lt:changeDate "2020-01-01"^^<{PREFIXES["xsd"]}date> .
            FILTER CONTAINS(?act, "830/NQ-UBTVQH14")""",
    )


def test_a_change_of_unknown_day_has_an_interval_and_no_day(store: Store) -> None:
    change = f"?c lt:changedInto <{PLACES}district-123-by2025> ."
    assert ask(store, change + "?c lt:when ?t . ?t lt:edtf ?e ; lt:earliest ?a ; lt:latest ?b")
    assert not ask(store, change + "?c lt:changeDate ?day")


def test_a_district_went_partly_into_each_of_its_communes(store: Store) -> None:
    assert ask(store, f"<{PLACES}district-156> lt:partlySucceededBy ?new")
    assert not ask(store, f"<{PLACES}district-156> lt:succeededBy ?new")


def test_every_unit_can_be_rolled_up_to_a_province_of_today(store: Store) -> None:
    rows = select(
        store,
        f"""SELECT DISTINCT ?name WHERE {{
            <{PLACES}commune-04996> lt:within+/lt:succeededBy* ?province .
            ?province lt:level <{THINGS}level/province> ; rdfs:label ?name .
            FILTER NOT EXISTS {{ ?province lt:validTo ?end }} }}""",
    )
    assert rows == [("tỉnh Phú Thọ",)]


def test_points_are_longitude_first(store: Store) -> None:
    ((wkt,),) = select(
        store,
        f"""SELECT ?wkt WHERE {{
            <{PLACES}district-156> geo:hasDefaultGeometry/geo:asWKT ?wkt }}""",
    )
    longitude, latitude = wkt.removeprefix("POINT(").removesuffix(")").split()
    assert 102 < float(longitude) < 110
    assert 8 < float(latitude) < 24


def test_a_region_is_a_place_but_no_unit_of_the_state(store: Store) -> None:
    region = f"<{PLACES}region-tay-nguyen>"
    assert ask(store, f"{region} a lt:Place ; lt:within <{PLACES}country-vn>")
    assert not ask(store, f"{region} a lt:AdministrativeUnit")


def test_the_graph_is_closed_and_every_unit_has_at_most_one_container(store: Store) -> None:
    dangling = select(
        store,
        """SELECT ?to WHERE { ?from lt:within|lt:succeededBy|lt:partlySucceededBy ?to .
            FILTER NOT EXISTS { ?to rdfs:label ?label } }""",
    )
    assert dangling == []
    assert not ask(store, "?x lt:within ?a, ?b . FILTER(?a != ?b)")


def test_the_same_units_give_the_same_quads_in_any_order() -> None:
    shuffled = USED[:]
    random.Random(5).shuffle(shuffled)
    assert places_quads(shuffled) == places_quads(USED)
    assert places_quads([*USED, *USED]) == places_quads(USED)


def test_everything_is_in_the_places_graph_and_unknown_iris_are_passed_over() -> None:
    quads = places_quads([*USED, THINGS + "place/thon-3-12345678", "urn:x"])
    assert quads == places_quads(USED)
    assert {quad.graph_name for quad in quads} == {NamedNode(PLACES_GRAPH)}
    assert places_quads([]) == []


def test_the_whole_gazetteer_can_be_written() -> None:
    gazetteer = Gazetteer.packaged()
    quads = places_quads(unit.iri for unit in gazetteer)
    assert len(quads) == len(set(quads))
    labelled = {quad.subject for quad in quads if quad.predicate.value.endswith("#label")}
    assert len(labelled) == len(gazetteer)
