"""Units that were parted in 2025: spread and networks read them alike, and count nothing twice."""

from __future__ import annotations

import datetime as dt

import pytest

from lantoa.graph.adoptions import adoptions_of
from lantoa.graph.adoptions.from_store import read_store
from lantoa.graph.adoptions.lineage_of import lineage_of
from lantoa.graph.adoptions.possible_units import possible_units, unit_above
from lantoa.graph.network import network_of
from lantoa.graph.places import PLACES, Gazetteer, places_quads
from lantoa.graph.places.table import packaged
from lantoa.graph.places.units import REFORM_DAY
from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.ontology.identity import provisional_place_iri
from lantoa.ontology.namespaces import PLACES_GRAPH
from lantoa.ontology.records import Deployment, Evidence, Level, Model, Place, Reading, Source
from lantoa.ontology.time import TimeSpan

GAZETTEER = Gazetteer.packaged()
LAMP = Model(name="Đèn ngõ")
TODAY = dt.date(2026, 1, 1)
#: phường Cống Vị went to Ngọc Hà and Giảng Võ in 2025; Ngọc Hà of before went to Ngọc Hà whole.
CONG_VI, NGOC_HA_NOW, GIANG_VO_NOW = "commune-00007", "commune-00008-2025", "commune-00025-2025"
BA_DINH, HA_NOI = "district-001", "province-01"
LUONG_SON, HOA_BINH, PHU_THO_NOW = "district-152", "province-17", "province-25-2025"


def street(unit: str, number: int) -> Place:
    """A street of a unit, which no list has."""
    around = GAZETTEER.place(PLACES + unit)
    name = f"tổ dân phố {number}"
    return Place(
        iri=provisional_place_iri(name, around.iri),
        name=name,
        level=Level.SETTLEMENT,
        path=(name, *around.path),
        within=around.iri,
    )


def filled(*told: tuple[str, str | None], streets: bool = False) -> Store:
    """A store with a deployment in each unit, or in a street of it, since a year."""
    text = Evidence(start=0, end=1, quote="A", method="t", confidence=1.0)
    deployments = [
        Deployment(
            model=LAMP,
            place=street(unit, number) if streets else GAZETTEER.place(PLACES + unit),
            started=TimeSpan.parse(year) if year else None,
            evidence=(text,),
        )
        for number, (unit, year) in enumerate(told)
    ]
    reading = Reading(
        source=Source(document="a.txt", text="A", loader="t"), statements=tuple(deployments)
    )
    store = open_store(None)
    units = [PLACES + unit for unit, _ in told]
    store.replace_graphs({reading.source.graph: quads(reading), PLACES_GRAPH: places_quads(units)})
    return store


def both(store: Store, level: str, geography: str):
    """The adoptions of the lamp, and the edges of its network by unit."""
    table = adoptions_of(store, model=LAMP.name, level=level, geography=geography, today=TODAY)
    graph = network_of(store, "adoption", level=level, geography=geography)
    edges = {
        (u if v.startswith(PLACES) is False else v).removeprefix(PLACES): data
        for u, v, data in graph.edges(data=True)
    }
    return table, edges


@pytest.mark.parametrize(
    ("unit", "level", "then", "now"),
    [
        (CONG_VI, "commune", [CONG_VI], [NGOC_HA_NOW, GIANG_VO_NOW]),
        (CONG_VI, "district", [BA_DINH], None),
        (CONG_VI, "province", [HA_NOI], [HA_NOI]),  # all its parts lie in Hà Nội
        ("commune-00008", "commune", ["commune-00008"], None),
        (NGOC_HA_NOW, "commune", [NGOC_HA_NOW], [NGOC_HA_NOW]),
        (NGOC_HA_NOW, "district", [], None),  # there are none since
        (NGOC_HA_NOW, "province", [HA_NOI], [HA_NOI]),
        (BA_DINH, "commune", [], []),  # not parted, but not known so finely
        (BA_DINH, "district", [BA_DINH], None),
        (LUONG_SON, "province", [HOA_BINH], [PHU_THO_NOW]),
        (HOA_BINH, "province", [HOA_BINH], [PHU_THO_NOW]),
        (HOA_BINH, "commune", [], []),
    ],
)
def test_one_reading_of_every_unit(unit, level, then, now) -> None:
    with filled((unit, "2018")) as store:
        for geography, expected in (("then", then), ("now", now)):
            if expected is None:
                continue
            table, edges = both(store, level, geography)
            assert sorted(edges) == sorted(expected)
            assert sum(edge["weight"] for edge in edges.values()) == pytest.approx(
                float(bool(expected))
            )
            certain = len(expected) == 1
            assert {edge["lower"] for edge in edges.values()} <= {int(certain)}
            assert {edge["upper"] for edge in edges.values()} <= {1}
            assert {edge["partial"] for edge in edges.values()} <= {int(not certain)}
            assert [table.ids[i].removeprefix(PLACES) for i in table.unit] == expected * certain
            assert table.total(LAMP.name) == (bool(expected), bool(expected))
            (told,) = table.problems or (None,)
            assert (told is None) == certain
            if told:
                assert ("parted" in told.what) == bool(expected)


def test_who_may_have_adopted_is_told() -> None:
    with filled((CONG_VI, "2018")) as store:
        table, _ = both(store, "commune", "now")
    (group,) = table.groups
    assert [each.split(",")[0] for each in group.among] == ["phường Ngọc Hà", "phường Giảng Võ"]
    assert set(group.among) <= set(table.units)
    assert table.scale.date(group.earliest) == dt.date(2018, 1, 1)
    assert table.scale.date(group.latest) == dt.date(2018, 12, 31)
    assert table.problems[0].handled.startswith("counted as one of the units")


def test_a_parted_unit_is_never_doubled() -> None:
    with filled((CONG_VI, "2018"), (NGOC_HA_NOW, "2016")) as store:
        table, edges = both(store, "commune", "now")
    # The one of 2018 may lie in Ngọc Hà, which has one already.
    assert table.total(LAMP.name) == (1, 2)
    assert sum(edge["weight"] for edge in edges.values()) == pytest.approx(2)
    assert (edges[NGOC_HA_NOW]["lower"], edges[NGOC_HA_NOW]["upper"]) == (1, 2)
    assert (edges[GIANG_VO_NOW]["lower"], edges[GIANG_VO_NOW]["upper"]) == (0, 1)
    with filled(*[(CONG_VI, "2018")] * 3, streets=True) as store:
        table, edges = both(store, "commune", "now")
    assert table.total(LAMP.name) == (1, 2)  # three in two units
    assert sum(edge["weight"] for edge in edges.values()) == pytest.approx(3)


def test_no_commune_of_the_country_is_counted_twice() -> None:
    before, parted = REFORM_DAY - dt.timedelta(days=1), 0
    for unit in GAZETTEER:
        if unit.level is Level.COMMUNE and unit.valid_on(before):
            found = possible_units(GAZETTEER, unit.iri, Level.COMMUNE, REFORM_DAY)
            provinces = possible_units(GAZETTEER, unit.iri, Level.PROVINCE, REFORM_DAY)
            assert found
            assert len(provinces) == 1
            parted += len(found) > 1
    assert parted == 471  # as docs/networks.md says


def test_jumps_across_provinces_compare_units_of_one_time() -> None:
    def provinces(*told, geography="then"):
        with filled(*told) as store:
            found = lineage_of(read_store(store, model=LAMP.name), geography)
        names = sorted({str(p).removeprefix(PLACES) for p in found.provinces.values()})
        return found.geography, names, {bool(d) for d in found.districts.values()}

    old, new = ("commune-04996", "2018"), ("commune-04990-2025", "2025-08")
    assert GAZETTEER.unit(PLACES + new[0]).valid_from == REFORM_DAY
    assert provinces(old) == ("then", [HOA_BINH], {True})
    assert provinces(old, geography="now") == ("now", [PHU_THO_NOW], {False})
    assert provinces(new) == ("then", [PHU_THO_NOW], {False})
    # Hòa Bình is part of the new Phú Thọ: it is no jump from one to the other.
    assert provinces(old, new) == ("now", [PHU_THO_NOW], {False})
    assert provinces(old, (CONG_VI, "2018")) == ("then", [HA_NOI, HOA_BINH], {True})


@pytest.mark.parametrize("level", [Level.COMMUNE, Level.DISTRICT, Level.PROVINCE])
def test_the_way_through_what_contained_a_unit_leads_where_its_own_way_does(level: Level) -> None:
    units = [unit for unit in packaged().units if unit.startswith(("commune", "district"))]
    assert len(units) > 10_000
    for unit in units:
        standing = GAZETTEER.on(PLACES + unit, TODAY)
        own = {unit_above(GAZETTEER, each.unit.iri, level) for each in standing} - {None}
        if len(own) > 1 and unit.startswith("district") and level is Level.COMMUNE:
            own = set()  # larger than the level, and not parted
        assert set(possible_units(GAZETTEER, PLACES + unit, level, TODAY)) == own
