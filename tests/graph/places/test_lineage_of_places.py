"""What became of a unit, on either side of 1 July 2025; roll-up; regions; descriptions."""

from __future__ import annotations

import datetime as dt

import pytest

from lantoa.errors import UnknownNameError
from lantoa.graph.places import PLACES, Gazetteer, describe, distance_km, haversine
from lantoa.ontology.records import Level

GAZETTEER = Gazetteer.packaged()
BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def on(local: str, day: dt.date) -> set[tuple[str, str]]:
    return {(each.unit.name, each.relation) for each in GAZETTEER.on(PLACES + local, day)}


def test_a_unit_stands_for_itself_while_it_exists() -> None:
    assert on("district-156", BEFORE) == {("huyện Mai Châu", "same")}
    assert on("province-40", AFTER) == {("tỉnh Nghệ An", "same")}


def test_old_provinces_roll_up_into_new_ones_and_back() -> None:
    assert on("province-17", AFTER) == {("tỉnh Phú Thọ", "whole")}
    assert on("province-25-2025", BEFORE) == {
        ("tỉnh Hòa Bình", "whole"),
        ("tỉnh Phú Thọ", "whole"),
        ("tỉnh Vĩnh Phúc", "whole"),
    }


def test_a_commune_merged_in_2020_is_known_to_lie_in_todays_province() -> None:
    assert on("commune-04996", dt.date(2019, 12, 31)) == {("xã Tân Thành", "same")}
    assert on("commune-04996", dt.date(2020, 1, 1)) == {("huyện Lương Sơn", "within")}
    assert on("commune-04996", AFTER) == {("tỉnh Phú Thọ", "within")}


def test_changes_are_followed_through_several_steps() -> None:
    # xã Tân Dân was renamed xã Tân Thành in 2020 and merged in 2025.
    (today,) = GAZETTEER.on(PLACES + "commune-04882", AFTER)
    assert today.relation == "whole"
    assert today.unit.level is Level.COMMUNE
    assert GAZETTEER.parents(today.unit.iri)[0].iri == PLACES + "province-25-2025"


def test_a_district_became_the_communes_on_its_land() -> None:
    new = GAZETTEER.on(PLACES + "district-156", AFTER)
    assert len(new) > 1
    assert {each.relation for each in new} == {"part"}
    assert {each.unit.level for each in new} == {Level.COMMUNE}
    assert on("district-536", AFTER) == {("đặc khu Lý Sơn", "whole")}


def test_a_commune_parted_between_two_is_partly_in_each() -> None:
    parted = [
        unit
        for unit in GAZETTEER
        if unit.level is Level.COMMUNE
        and unit.valid_on(BEFORE)
        and len(GAZETTEER.successors(unit.iri)) == 2
    ]
    assert len(parted) > 300
    for unit in parted:
        assert {each.relation for each in GAZETTEER.on(unit.iri, AFTER)} == {"part"}


def test_everything_that_existed_on_the_last_day_stands_somewhere_the_day_after() -> None:
    for unit in GAZETTEER:
        if unit.valid_on(BEFORE):
            assert GAZETTEER.on(unit.iri, AFTER), unit
        if unit.valid_on(AFTER):
            assert GAZETTEER.on(unit.iri, BEFORE), unit


def test_parents_are_those_of_the_day() -> None:
    # A commune that stayed while its district became a town.
    unit = PLACES + "commune-03985"
    assert GAZETTEER.parents(unit)[0].name == "thị xã Mộc Châu"
    assert GAZETTEER.parents(unit, dt.date(2016, 1, 1))[0].name == "huyện Mộc Châu"


def test_regions_on_both_maps() -> None:
    members = GAZETTEER.members(PLACES + "region-tay-nguyen")
    assert {unit.name for unit, whole in members if unit.valid_on(BEFORE)} == {
        "tỉnh Kon Tum",
        "tỉnh Gia Lai",
        "tỉnh Đắk Lắk",
        "tỉnh Đắk Nông",
        "tỉnh Lâm Đồng",
    }
    assert all(whole for unit, whole in members if unit.valid_on(BEFORE))
    assert not any(whole for unit, whole in members if unit.valid_on(AFTER))
    assert GAZETTEER.members(PLACES + "province-17") == []


def test_every_province_lies_in_exactly_one_third_of_the_country() -> None:
    thirds = [
        {unit.iri for unit, _ in GAZETTEER.members(f"{PLACES}region-{slug}")}
        for slug in ("mien-bac", "mien-trung", "mien-nam")
    ]
    old = {u.iri for u in GAZETTEER if u.level is Level.PROVINCE and u.valid_on(BEFORE)}
    assert set.union(*thirds) >= old
    for unit in old:
        assert sum(unit in third for third in thirds) == 1


def test_a_province_that_ended_before_the_first_list() -> None:
    assert on("province-28", dt.date(2007, 1, 1)) == {("tỉnh Hà Tây", "same")}
    assert on("province-28", dt.date(2008, 8, 1)) == {("thành phố Hà Nội", "whole")}
    red_river = dict(GAZETTEER.members(PLACES + "region-dong-bang-song-hong"))
    assert red_river[GAZETTEER.unit(PLACES + "province-01")]


def test_find_as_of_a_day_leaves_out_what_did_not_exist() -> None:
    assert not GAZETTEER.find("huyện Mai Châu", as_of=AFTER)
    assert [unit.iri for unit in GAZETTEER.find("tỉnh Phú Thọ", as_of=AFTER)] == [
        PLACES + "province-25-2025"
    ]


def test_find_within_a_unit_and_at_a_level() -> None:
    hoa_binh = PLACES + "province-17"
    found = GAZETTEER.find("Tân Thành", within=hoa_binh)
    assert {unit.iri for unit in found} == {
        PLACES + "commune-04996",
        PLACES + "commune-04882-2020",
    }
    assert all(u.level is Level.DISTRICT for u in GAZETTEER.find("Hòa Bình", level=Level.DISTRICT))


def test_the_very_unit_word_comes_first() -> None:
    found = GAZETTEER.find("thị trấn Lương Sơn")
    assert found[0].name == "thị trấn Lương Sơn"
    assert {unit.level for unit in found} == {Level.COMMUNE}


def test_a_description_tells_all() -> None:
    place = describe("xã Tân Thành, huyện Lương Sơn", AFTER)
    assert place.unit is not None
    assert [unit.name for unit in place.parents] == ["huyện Lương Sơn", "tỉnh Hòa Bình", "Việt Nam"]
    assert place.stands is not None
    assert [(each.unit.name, each.relation) for each in place.stands] == [
        ("tỉnh Phú Thọ", "within")
    ]
    assert len(place.candidates) > 10


@pytest.mark.parametrize(
    ("name", "container", "today"),
    [
        ("commune-04996", "huyện Lương Sơn", ["xã Lương Sơn", "xã Liên Sơn", "xã Cao Dương"]),
        ("commune-21541", "huyện Lý Sơn", ["đặc khu Lý Sơn"]),
        ("district-044", "tỉnh Cao Bằng", ["tỉnh Cao Bằng"]),
    ],
)
def test_of_a_unit_that_ended_nobody_knows_as_what_its_container_is_followed(
    name: str, container: str, today: list[str]
) -> None:
    place = describe(name)
    assert place.became == ()
    assert place.whereabouts is not None
    assert place.whereabouts.unit.name == container
    assert [each.unit.name for each in place.whereabouts.stands] == today


@pytest.mark.parametrize(
    "name", ["district-152", "province-25-2025", "commune-05959", "Tây Nguyên"]
)
def test_a_unit_that_exists_or_can_be_followed_needs_no_container(name: str) -> None:
    assert describe(name).whereabouts is None


def test_the_whereabouts_of_every_unit_that_ended_are_told() -> None:
    lost = [unit for unit in GAZETTEER if not (unit.exists or GAZETTEER.successors(unit.iri))]
    assert len(lost) > 500
    for unit in lost:
        where = describe(unit.iri).whereabouts
        assert where is not None, unit
        assert where.unit.iri in GAZETTEER.ancestors(unit.iri)
        assert all(each.unit.exists for each in where.stands)


def test_a_description_by_iri() -> None:
    assert describe(PLACES + "province-25-2025").came_from[0].unit.name == "tỉnh Hòa Bình"
    assert describe("province-17").became[0].unit.name == "tỉnh Phú Thọ"
    assert describe("Tây Nguyên").members


def test_an_undecided_name_is_described_by_its_candidates() -> None:
    place = describe("Tân Thành")
    assert place.unit is None
    assert len(place.candidates) > 1


def test_an_unknown_name_gets_suggestions() -> None:
    with pytest.raises(UnknownNameError, match="did you mean") as caught:
        describe("huyện Lươngg Sơnn")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("name", ["", ",", "xã", "????", "x" * 500])
def test_a_name_that_is_none_is_the_users_mistake(name: str) -> None:
    with pytest.raises(UnknownNameError):
        describe(name)


def test_distances() -> None:
    assert haversine(21.0, 105.0, 21.0, 105.0) == 0
    assert haversine(0, 0, 0, 180) == pytest.approx(20015.1, abs=0.1)
    assert haversine(21, 105, 10, 106) == pytest.approx(haversine(10, 106, 21, 105))
    # Hà Nội and Thành phố Hồ Chí Minh, before the mergers moved the latter's middle.
    apart = distance_km(GAZETTEER, PLACES + "province-01", PLACES + "province-79")
    assert apart == pytest.approx(1140, rel=0.03)
    # A commune without coordinates is put where its district is.
    assert distance_km(GAZETTEER, PLACES + "commune-04996", PLACES + "district-152") == 0
    assert distance_km(GAZETTEER, PLACES + "region-tay-nguyen", PLACES + "province-01") is None
