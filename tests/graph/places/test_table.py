"""The packaged table: what units there are, and that it hangs together."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from importlib import resources

import pytest

from lantoa.graph.places import COUNTRY, PLACES, Gazetteer, Unit
from lantoa.ontology.records import Level

REFORM = dt.date(2025, 7, 1)
LAST_DAY = dt.date(2025, 6, 30)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.packaged()


@pytest.fixture(scope="module")
def units(gazetteer: Gazetteer) -> list[Unit]:
    return list(gazetteer)


def test_today_there_are_34_provinces_no_districts_and_3321_communes(units: list[Unit]) -> None:
    counts = Counter(unit.level for unit in units if unit.valid_on(REFORM))
    assert counts[Level.PROVINCE] == 34
    assert counts[Level.DISTRICT] == 0
    assert counts[Level.COMMUNE] == 3321


def test_the_day_before_the_reform_there_were_63_provinces_and_696_districts(
    units: list[Unit],
) -> None:
    counts = Counter(unit.level for unit in units if unit.valid_on(LAST_DAY))
    assert counts[Level.PROVINCE] == 63
    assert counts[Level.DISTRICT] == 696
    assert counts[Level.COMMUNE] == 10035


def test_eleven_provinces_were_left_as_they_were(units: list[Unit]) -> None:
    both = [
        unit
        for unit in units
        if unit.level is Level.PROVINCE and unit.valid_on(LAST_DAY) and unit.valid_on(REFORM)
    ]
    assert len(both) == 11
    assert "tỉnh Nghệ An" in {unit.name for unit in both}


def test_iris_tell_old_units_from_new_ones(units: list[Unit]) -> None:
    for unit in units:
        local = unit.iri.removeprefix(PLACES)
        if unit.level in {Level.COMMUNE, Level.DISTRICT, Level.PROVINCE}:
            assert re.fullmatch(rf"{unit.level}-{unit.code}(-(by)?20\d\d(-\d\d)?)?", local), local
            assert local.endswith("-2025") == (unit.valid_from == REFORM), local


def test_one_code_never_means_two_units_on_a_day_that_is_known(units: list[Unit]) -> None:
    for day in (dt.date(2019, 8, 31), LAST_DAY, REFORM):
        codes = Counter((unit.level, unit.code) for unit in units if unit.valid_on(day))
        assert codes.most_common(1)[0][1] == 1


def test_every_chain_of_parents_ends_at_the_country(
    gazetteer: Gazetteer, units: list[Unit]
) -> None:
    order = [Level.COUNTRY, Level.REGION, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE]
    for unit in units:
        chain = [unit, *gazetteer.parents(unit.iri)]
        assert chain[-1].iri == COUNTRY
        ranks = [order.index(each.level) for each in chain]
        assert ranks == sorted(ranks, reverse=True)
        assert len(set(ranks)) == len(ranks)


def test_every_parent_existed_when_its_child_began_or_ended(
    gazetteer: Gazetteer, units: list[Unit]
) -> None:
    for unit in units:
        if unit.parent and unit.valid_from:
            assert any(
                gazetteer.unit(iri).valid_on(unit.valid_from)
                for iri in (unit.parent, *unit.earlier_parents)
            ), unit


def test_successors_and_predecessors_mirror_each_other(
    gazetteer: Gazetteer, units: list[Unit]
) -> None:
    for unit in units:
        for step in gazetteer.successors(unit.iri):
            back = [s for s in gazetteer.predecessors(step.unit.iri) if s.unit.iri == unit.iri]
            assert [(s.whole, s.when, s.decree) for s in back] == [
                (step.whole, step.when, step.decree)
            ]
        for step in gazetteer.predecessors(unit.iri):
            assert unit.iri in {s.unit.iri for s in gazetteer.successors(step.unit.iri)}


def test_a_unit_goes_wholly_into_one_or_partly_into_several(
    gazetteer: Gazetteer, units: list[Unit]
) -> None:
    for unit in units:
        steps = gazetteer.successors(unit.iri)
        if any(step.whole for step in steps):
            assert len(steps) == 1, unit
        else:
            assert len(steps) != 1, unit


def test_every_unit_of_the_last_day_has_a_successor_or_lives_on(
    gazetteer: Gazetteer, units: list[Unit]
) -> None:
    for unit in units:
        if unit.valid_on(LAST_DAY) and not unit.valid_on(REFORM):
            assert gazetteer.successors(unit.iri), unit
        if unit.valid_from == REFORM:
            assert gazetteer.predecessors(unit.iri), unit


def test_ends_are_not_before_beginnings(units: list[Unit]) -> None:
    for unit in units:
        if unit.valid_from and unit.valid_to:
            assert unit.valid_from <= unit.valid_to


def test_points_lie_in_the_country_and_all_units_since_2025_have_one(units: list[Unit]) -> None:
    for unit in units:
        assert (unit.latitude is None) == (unit.longitude is None)
        if unit.latitude is not None and unit.longitude is not None:
            assert 6 <= unit.latitude <= 24
            assert 102 <= unit.longitude <= 118
        elif unit.level not in {Level.COUNTRY, Level.REGION}:
            assert unit.valid_to is not None
            assert unit.valid_to < LAST_DAY


def test_names_carry_their_unit_word_in_lower_case(units: list[Unit]) -> None:
    words = {
        Level.PROVINCE: ("tỉnh ", "thành phố "),
        Level.DISTRICT: ("quận ", "huyện ", "thị xã ", "thành phố "),
        Level.COMMUNE: ("xã ", "phường ", "thị trấn ", "đặc khu "),
    }
    for unit in units:
        if unit.level in words:
            assert unit.name.startswith(words[unit.level]), unit.name


def test_the_reform_cites_its_acts(gazetteer: Gazetteer) -> None:
    (province,) = gazetteer.successors(PLACES + "province-17")
    assert province.decree == "Nghị quyết 202/2025/QH15"
    (commune,) = gazetteer.successors(PLACES + "commune-05008")
    assert commune.unit.name == "xã Cao Dương"
    assert commune.decree == "Nghị quyết 1676/NQ-UBTVQH15"
    assert commune.when.edtf == "2025-07-01"


def test_hue_became_a_city_under_the_centre_half_a_year_before_the_reform(
    gazetteer: Gazetteer,
) -> None:
    (step,) = gazetteer.successors(PLACES + "province-46")
    assert step.unit.name == "thành phố Huế"
    assert step.when.edtf == "2025-01-01"
    assert step.unit.exists


@pytest.mark.parametrize(
    ("before", "zone"),
    [
        ("district-498", "commune-20333-2025"),
        ("district-576", "commune-22736-2025"),
        ("commune-22736", "commune-22736-2025"),
        ("commune-22737", "commune-22736-2025"),
        ("commune-22739", "commune-22736-2025"),
    ],
)
def test_the_islands_are_in_the_sea_in_every_year(
    gazetteer: Gazetteer, before: str, zone: str
) -> None:
    units = [gazetteer.unit(PLACES + name) for name in (before, zone)]
    assert len({(unit.latitude, unit.longitude) for unit in units}) == 1
    assert units[0].longitude is not None
    assert units[0].longitude > 111


def test_the_packaged_table_is_compact() -> None:
    packed = resources.files("lantoa.graph.places").joinpath("data/units.tsv.gz").read_bytes()
    assert len(packed) < 1_500_000
    assert packed[4:8] == b"\0\0\0\0"  # no time stamp: the same input gives the same bytes
