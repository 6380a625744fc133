"""Adoptions out of a store: the small world, where everything is counted by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.adoptions import adoptions_of
from lantoa.graph.adoptions.at_risk import path_of, units_of_level
from lantoa.graph.adoptions.from_store import read_store
from lantoa.graph.adoptions.lineage_of import lineage_of
from lantoa.graph.diffusion.cascade_shape import cascade_shape
from lantoa.graph.judgements import judge
from lantoa.graph.network import network_of
from lantoa.graph.spread.over_time import curve_of
from lantoa.graph.statements import quads
from lantoa.ontology.namespaces import THINGS
from lantoa.ontology.records import (
    Amount,
    Deployment,
    DeploymentGroup,
    Evidence,
    Level,
    Model,
    Place,
    Reading,
    Source,
)
from lantoa.ontology.time import TimeSpan
from tests.graph.export.world import small_store
from tests.small_world import GONG, HOA_BINH, LUONG_SON, MAI_CHAU, MOC_CHAU, TAN_THANH

TODAY = dt.date(2026, 1, 1)
WATCH = Model(name="Điểm canh đêm", themes=("crime-prevention",))
SCHOOL, CAMERA = "Cổng trường không ma túy", "Camera giám sát an ninh"


@pytest.fixture(scope="module")
def store():
    with small_store() as found:
        yield found


def of(store, **options):
    return adoptions_of(store, today=TODAY, **options)


def days(table, item):
    return {
        unit.split(",")[0]: tuple(None if at is None else table.scale.date(at) for at in bounds)
        for unit, bounds in table.first_bounds(item).items()
    }


def test_communes(store) -> None:
    table = of(store, model=GONG.name)
    # Two sources date the beginning in Tân Thành: the bounds hold both.
    assert days(table, GONG.name) == {
        "xã Tân Thành": (dt.date(2015, 1, 1), dt.date(2016, 12, 31)),
        "xã Chiềng Châu": (dt.date(2018, 5, 1), dt.date(2018, 5, 31)),
    }
    assert [str(p) for p in table.problems] == [
        "1 deployments whose unit of the level is not told: left out"  # a whole district
    ]


def test_one_model_and_all_models_tell_the_same(store) -> None:
    for level in ("commune", "district", "province", "deployment"):
        everything = of(store, level=level)
        for item in everything.items:
            own = of(store, level=level, model=item)
            assert own.items == (item,)
            assert days(own, item) == days(everything.of_item(item), item)
            groups = [(g.lower, g.upper, len(g.members), g.area) for g in own.groups]
            others = everything.of_item(item).groups
            assert groups == [(g.lower, g.upper, len(g.members), g.area) for g in others]


def test_districts_and_provinces_take_what_lies_in_them(store) -> None:
    assert set(days(of(store, level="district"), GONG.name)) == {
        "huyện Lương Sơn",
        "huyện Mai Châu",
        "huyện Mộc Châu",
    }
    provinces = of(store, level="province")
    assert days(provinces, GONG.name)["tỉnh Sơn La"] == (dt.date(2020, 1, 1), dt.date(2020, 6, 30))
    # 30 cameras somewhere in Sơn La: the province has them, nobody knows since when.
    assert days(provinces, CAMERA)["tỉnh Sơn La"] == (None, dt.date(2019, 12, 31))


def test_old_units_roll_up_into_those_of_today(store) -> None:
    now = of(store, level="province", geography="now")
    assert "tỉnh Hòa Bình" not in days(now, GONG.name)
    assert "tỉnh Phú Thọ" in days(now, GONG.name)  # Hòa Bình's successor
    assert now.population.count == 34
    assert "2026-01-01" in now.population.source


def test_the_population_is_all_units_of_the_time(store) -> None:
    table = of(store, level="province")
    assert table.population.count == 63
    assert len(table.units) == 63
    assert sum(time is None for time in table.first_times(GONG.name).values()) == 61
    assert of(store, level="province", population=70).population.count == 70
    later = of(store, level="province", at=dt.date(2026, 1, 1))
    # 34 provinces of today, and the two old ones that adopted; Sơn La is one of the 34 as well.
    assert later.population.count == 35
    assert "1 that adopted" in later.population.source


def test_deployments_keep_unknown_dates_and_groups_their_members(store) -> None:
    table = of(store, level="deployment", model=SCHOOL)
    assert table.population.count is None
    (group,) = table.groups
    assert (group.lower, group.upper, group.unnamed) == (54, 54, (51, 52))
    assert set(group.members) == {unit for unit in table.units if unit.startswith("xã")}
    # The school lies in the group's province: nobody says whether it is one of the 54.
    assert set(group.possible_members) == {unit for unit in table.units if "Sông Đà" in unit}
    assert group.place == HOA_BINH.iri
    curve = curve_of(table)
    assert (curve.named, *curve.adopters) == (3, 54, 55)
    assert len(table.undated(SCHOOL)) == 2
    assert table.ids[0].startswith(THINGS + "deployment/")


def reading(*groups: tuple[Place, int, str], deployments: tuple[Deployment, ...] = ()) -> Reading:
    """A source that counts the cameras of areas by a year."""
    text = "Camera."
    evidence = (Evidence(start=0, end=7, quote=text, method="test/1", confidence=1.0),)
    return Reading(
        source=Source(document="counts.md", text=text, loader="test/1"),
        statements=tuple(
            DeploymentGroup(
                model=WATCH,
                amount=Amount(value=Decimal(number), text=str(number)),
                unit="điểm",
                area=area,
                when=TimeSpan.parse(year),
                evidence=evidence,
            )
            for area, number, year in groups
        )
        + tuple(replace(each, evidence=evidence) for each in deployments),
    )


def adopters(*groups, deployments=()) -> tuple[int, int | None]:
    with small_store() as store:
        told = reading(*groups, deployments=deployments)
        store.replace_graph(told.source.graph, quads(told))
        return curve_of(of(store, level="deployment", model=WATCH.name)).adopters


def test_a_district_is_not_added_to_the_province_around_it() -> None:
    assert adopters((HOA_BINH, 54, "2020"), (LUONG_SON, 10, "2019")) == (54, 64)
    assert adopters((HOA_BINH, 54, "2020"), (MOC_CHAU, 10, "2019")) == (64, 64)
    assert adopters((LUONG_SON, 54, "2020"), (MAI_CHAU, 10, "2019")) == (64, 64)


def test_a_deployment_in_the_area_of_a_group_may_be_a_member_of_it() -> None:
    def at(place, year):
        return Deployment(model=WATCH, place=place, started=TimeSpan.parse(year))

    group = (HOA_BINH, 54, "2020")
    assert adopters(group, deployments=(at(TAN_THANH, "2018"),)) == (54, 55)
    # What began after the count, or lies elsewhere, is not in it.
    assert adopters(group, deployments=(at(TAN_THANH, "2022"),)) == (55, 55)
    assert adopters(group, deployments=(at(MOC_CHAU, "2018"),)) == (55, 55)


def test_a_period_keeps_what_may_lie_in_it(store) -> None:
    table = of(store, level="deployment", model=GONG.name, period="2016/2018-05")
    assert set(days(table, GONG.name)) == {"xã Tân Thành", "xã Chiềng Châu"}
    undated = of(store, level="deployment", model=SCHOOL, period="2000/2020")
    assert any("without a time" in problem.what for problem in undated.problems)


def test_a_theme(store) -> None:
    assert of(store, theme="technology", level="deployment").items == (CAMERA,)
    with pytest.raises(UserError, match="theme 'sport'"):
        of(store, theme="sport")


def test_nothing_after_today(store) -> None:
    table = adoptions_of(store, level="deployment", model=GONG.name, today=dt.date(2017, 1, 1))
    assert set(days(table, GONG.name)) == {"xã Tân Thành"}
    assert [p.what for p in table.problems] == ["deployments in the future"]


def test_what_cannot_be_asked(store) -> None:
    with pytest.raises(UserError, match="no districts since 1 July 2025"):
        of(store, level="district", geography="now")
    with pytest.raises(UserError, match="cannot adopt"):
        of(store, level="village")
    with pytest.raises(UserError, match="no period"):
        of(store, period="soon")
    with pytest.raises(UnknownNameError):
        of(store, model="Không có")


def test_judgements_count_unless_only_what_is_said_is_asked_for() -> None:
    with small_store() as store:
        wrong = Deployment(model=GONG, place=MOC_CHAU).iri
        judge(store, "rejected", wrong, by="tester")
        judged = of(store, level="district", model=GONG.name)
        said = of(store, level="district", model=GONG.name, said_only=True)
    assert "huyện Mộc Châu" not in days(judged, GONG.name)
    assert "huyện Mộc Châu" in days(said, GONG.name)


def test_the_lineage_of_a_model(store) -> None:
    lineage = lineage_of(read_store(store, model=GONG.name))
    origin = Deployment(model=GONG, place=TAN_THANH).iri
    assert lineage.graph.number_of_nodes() == 3
    assert [len(lineage.graph.out_edges(n)) for n in lineage.graph if n == origin] == [1]
    assert lineage.graph.number_of_edges() == 2
    assert lineage.coarse == {Deployment(model=GONG, place=MOC_CHAU).iri}
    assert lineage.provinces[origin] == THINGS + "place/province-17"
    assert lineage.districts[origin] == THINGS + "place/district-152"
    groups = lineage_of(read_store(store, model=SCHOOL))
    assert list(groups.counts.values()) == [(54, 54)]
    # Its origin is that of its named members, as in the network of the lineage.
    ((group, named),) = groups.members.items()
    (origin,) = groups.graph.pred[group]
    assert set(groups.graph.succ[origin]) == {group, *named}
    network = network_of(store, "lineage", model=SCHOOL)
    assert set(network.edges()) == set(groups.graph.edges())
    shape = cascade_shape(groups.graph, counts=groups.counts, members=groups.members)
    assert (shape.isolated, shape.deployments) == (0, (55, 55))


def test_units_of_a_level_by_day() -> None:
    provinces = units_of_level(Level.PROVINCE)
    assert len(provinces.in_force(dt.date(2025, 6, 30))) == 63
    assert len(provinces.in_force(dt.date(2025, 7, 1))) == 34
    assert len(units_of_level(Level.DISTRICT).in_force(dt.date(2025, 7, 1))) == 0
    assert path_of(TAN_THANH.iri) == "xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình"
