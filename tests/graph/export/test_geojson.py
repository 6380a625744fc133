from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from shapely.geometry import shape

from lantoa.graph.export import export_places
from lantoa.graph.store import Store
from lantoa.ontology.namespaces import PREFIXES, term
from tests import small_world as world
from tests.graph.export.world import COUNTRY, UNITS, small_store


@pytest.fixture(scope="module")
def features(store: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("places") / "p.geojson"
    export_places(store, path)
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    return {feature["id"]: feature for feature in collection["features"]}


def test_every_place_that_is_used_is_a_feature(features: dict[str, Any]) -> None:
    assert set(UNITS) <= set(features)
    assert COUNTRY not in features
    assert world.SCHOOL.iri in features
    assert all(feature["type"] == "Feature" for feature in features.values())


def test_points_are_longitude_first(features: dict[str, Any]) -> None:
    for iri, (_, _, point) in UNITS.items():
        geometry = features[iri]["geometry"]
        if point is None:
            assert geometry is None
        else:
            read = shape(geometry)
            assert (read.y, read.x) == point


def test_places_have_names_levels_and_counts(features: dict[str, Any]) -> None:
    school = features[world.SCHOOL.iri]["properties"]
    assert school["name"] == "trường Trung cấp nghề Sông Đà"
    assert school["path"] == "trường Trung cấp nghề Sông Đà, tỉnh Hòa Bình"
    assert (school["level"], school["provisional"]) == ("site", True)
    commune = features[world.TAN_THANH.iri]["properties"]
    assert (commune["deployments"], commune["deployments_here"]) == (2, 2)
    # Four in its communes, the school, two in districts' own right, one somewhere in it.
    province = features[world.HOA_BINH.iri]["properties"]
    assert province["deployments_here"] == 0
    assert province["deployments"] == 8
    assert province["code"] == "17"


def test_an_undecided_place_has_no_geometry(tmp_path: Path) -> None:
    graph = NamedNode("https://example.org/graph")
    place = NamedNode("https://example.org/place")

    def quad(predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(place, NamedNode(predicate), value, graph)

    with small_store() as store:
        store.replace_graph(
            graph.value,
            [
                quad(PREFIXES["rdf"] + "type", NamedNode(term("Place"))),
                quad(PREFIXES["rdfs"] + "label", Literal("xã Tân Thành", language="vi")),
                quad(term("candidate"), NamedNode(world.TAN_THANH.iri)),
                Quad(NamedNode("https://example.org/d"), NamedNode(term("place")), place, graph),
                quad(PREFIXES["schema"] + "latitude", Literal(20.0)),
                quad(PREFIXES["schema"] + "longitude", Literal(105.0)),
            ],
        )
        export_places(store, tmp_path / "p.geojson")
    collection = json.loads((tmp_path / "p.geojson").read_text(encoding="utf-8"))
    (feature,) = [f for f in collection["features"] if f["id"] == place.value]
    assert feature["geometry"] is None
    assert feature["properties"]["candidates"] == [world.TAN_THANH.iri]


def test_units_that_nobody_names_come_when_asked_for(store: Store, tmp_path: Path) -> None:
    export_places(store, tmp_path / "p.geojson", unused=True)
    collection = json.loads((tmp_path / "p.geojson").read_text(encoding="utf-8"))
    assert COUNTRY in {feature["id"] for feature in collection["features"]}


def test_one_level_alone(store: Store, tmp_path: Path) -> None:
    export_places(store, tmp_path / "p.geojson", level="province")
    collection = json.loads((tmp_path / "p.geojson").read_text(encoding="utf-8"))
    assert {f["properties"]["name"] for f in collection["features"]} == {
        "tỉnh Hòa Bình",
        "tỉnh Sơn La",
    }
