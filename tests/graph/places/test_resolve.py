"""Resolution of chains of names: by what contains what, by home, by date; or not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.graph.places import COUNTRY, PLACES, Gazetteer
from lantoa.ontology.records import Level, Place

GAZETTEER = Gazetteer.packaged()
BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def resolve(*chain: str, home: Place | None = None, as_of: dt.date | None = None) -> Place:
    return GAZETTEER.resolve(chain, home=home, as_of=as_of)


HOA_BINH = GAZETTEER.place(PLACES + "province-17")


def test_tan_thanh_of_luong_son_is_not_tan_thanh_of_mai_chau() -> None:
    ended = resolve("xã Tân Thành", "huyện Lương Sơn", "tỉnh Hòa Bình")
    other = resolve("xã Tân Thành", "huyện Mai Châu", "tỉnh Hòa Bình")
    assert ended.iri == PLACES + "commune-04996"
    assert ended.path == ("xã Tân Thành", "huyện Lương Sơn", "tỉnh Hòa Bình")
    assert other.iri == PLACES + "commune-04882-2020"
    assert GAZETTEER.unit(ended.iri).valid_to == dt.date(2019, 12, 31)
    assert GAZETTEER.unit(other.iri).valid_from == dt.date(2020, 1, 1)


def test_in_hoa_binh_the_date_tells_the_two_tan_thanh_apart() -> None:
    assert resolve("xã Tân Thành", home=HOA_BINH, as_of=dt.date(2016, 5, 1)).iri.endswith("-04996")
    assert resolve("xã Tân Thành", home=HOA_BINH, as_of=dt.date(2022, 5, 1)).iri.endswith(
        "-04882-2020"
    )


def test_an_undecided_name_stays_undecided_and_keeps_its_candidates() -> None:
    place = resolve("xã Tân Thành", home=HOA_BINH)
    assert not place.known
    assert place.candidates == (PLACES + "commune-04882-2020", PLACES + "commune-04996")
    assert place.within == HOA_BINH.iri


@pytest.mark.parametrize(
    ("chain", "local", "path"),
    [
        (["TX Thái Hòa"], "district-414", ("thị xã Thái Hòa", "tỉnh Nghệ An")),
        (["TX. Thái Hoà", "Nghệ An"], "district-414", ("thị xã Thái Hòa", "tỉnh Nghệ An")),
        (
            ["TP Buôn Ma Thuột", "tỉnh Đắk Lắk"],
            "district-643",
            ("thành phố Buôn Ma Thuột", "tỉnh Đắk Lắk"),
        ),
        (
            ["xã Quảng Trung", "thị xã Ba Đồn"],
            "commune-19075",
            ("xã Quảng Trung", "thị xã Ba Đồn", "tỉnh Quảng Bình"),
        ),
        (
            ["P.7", "Q.3", "TPHCM"],
            "commune-27124",
            ("phường 7", "quận 3", "thành phố Hồ Chí Minh"),
        ),
        (["Lương Sơn", "Hòa Bình"], "district-152", ("huyện Lương Sơn", "tỉnh Hòa Bình")),
        (["Tây Nguyên"], "region-tay-nguyen", ("Tây Nguyên",)),
        (["Nghệ An"], "province-40", ("tỉnh Nghệ An",)),
    ],
)
def test_chains_of_printed_names(chain: list[str], local: str, path: tuple[str, ...]) -> None:
    place = GAZETTEER.resolve(chain)
    assert place.known
    assert place.iri == PLACES + local
    assert place.path == path


def test_a_site_is_provisional_under_the_units_given() -> None:
    place = resolve("giáo xứ Thanh Dạ", "xã Quỳnh Thanh", "huyện Quỳnh Lưu")
    commune = resolve("xã Quỳnh Thanh", "huyện Quỳnh Lưu")
    assert not place.known
    assert place.level is Level.SITE
    assert place.within == commune.iri
    assert place.path == ("giáo xứ Thanh Dạ", *commune.path)
    assert commune.known
    assert place == resolve("giáo xứ Thanh Dạ", "xã Quỳnh Thanh", "huyện Quỳnh Lưu")


def test_a_school_named_after_its_province_lies_in_it() -> None:
    place = resolve("trường Trung cấp Kinh tế tỉnh Hòa Bình")
    assert (place.level, place.within) == (Level.SITE, HOA_BINH.iri)


def test_a_settlement_without_more_lies_in_the_home() -> None:
    place = resolve("thôn 3", home=HOA_BINH)
    assert (place.level, place.within) == (Level.SETTLEMENT, HOA_BINH.iri)


def test_an_unknown_commune_is_provisional_under_its_district() -> None:
    place = resolve("xã Không Đâu Có", "huyện Lương Sơn", "Hòa Bình")
    assert not place.known
    assert place.level is Level.COMMUNE
    assert place.within == PLACES + "district-152"
    assert place.candidates == ()


def test_a_commune_that_the_list_has_in_another_district_of_the_province_is_a_candidate() -> None:
    # Until 2009 xã Tân Thành lay in huyện Kim Bôi; the lists begin later.
    place = resolve("xã Tân Thành", "huyện Kim Bôi", "tỉnh Hòa Bình", as_of=dt.date(2008, 1, 1))
    assert not place.known
    assert PLACES + "commune-04996" in place.candidates


def test_the_day_decides_between_a_province_and_its_namesake_after_the_reform() -> None:
    assert resolve("tỉnh Phú Thọ", as_of=BEFORE).iri == PLACES + "province-25"
    assert resolve("tỉnh Phú Thọ", as_of=AFTER).iri == PLACES + "province-25-2025"
    assert resolve("tỉnh Sơn La", as_of=BEFORE) == resolve("tỉnh Sơn La", as_of=AFTER)


def test_a_district_still_named_after_the_reform_is_the_old_one() -> None:
    assert resolve("huyện Mai Châu", "tỉnh Hòa Bình", as_of=AFTER).iri == PLACES + "district-156"


def test_a_new_commune_is_found_under_its_old_province_too() -> None:
    place = resolve("xã Cao Dương", "tỉnh Phú Thọ", as_of=AFTER)
    assert place.iri.endswith("-2025")
    old = resolve("xã Cao Dương", "huyện Lương Sơn", "tỉnh Hòa Bình", as_of=AFTER)
    assert GAZETTEER.unit(old.iri).name == "xã Cao Dương"


def test_words_that_the_home_fills_in() -> None:
    commune = resolve("xã Quảng Trung", "thị xã Ba Đồn", "tỉnh Quảng Bình")
    assert resolve("tỉnh ta", home=commune).path == ("tỉnh Quảng Bình",)
    assert resolve("toàn tỉnh", home=HOA_BINH).iri == HOA_BINH.iri
    assert resolve("địa bàn tỉnh", home=HOA_BINH).iri == HOA_BINH.iri
    assert resolve("thị xã", home=commune).path[0] == "thị xã Ba Đồn"
    assert not resolve("tỉnh ta").known


def test_the_home_decides_between_communes_of_one_name() -> None:
    home = resolve("huyện Quỳnh Lưu", "Nghệ An")
    assert resolve("xã Quỳnh Thanh", home=home, as_of=dt.date(2020, 9, 5)).known


def test_a_home_that_is_a_region_decides_by_its_provinces() -> None:
    home = resolve("Tây Nguyên")
    somewhere = resolve("xã Hòa Bình", as_of=BEFORE)
    assert len(somewhere.candidates) > 1
    # Of all communes of the name one lies in the region, in thành phố Kon Tum.
    place = resolve("xã Hòa Bình", home=home, as_of=BEFORE)
    assert place.path == ("xã Hòa Bình", "thành phố Kon Tum", "tỉnh Kon Tum")


#: Two communes of one name, one made of the other: until 30 June 2025 in huyện Phú Bình, then not.
KHA_SON = {True: PLACES + "commune-05959", False: PLACES + "commune-05953-2025"}
HOMES = ["district-173", "province-19", "province-19-2025", "province-01", "region-dong-bac"]


@pytest.mark.parametrize("home", [None, *HOMES])
@pytest.mark.parametrize(
    ("day", "old"),
    [(dt.date(2023, 8, 15), True), (BEFORE, True), (AFTER, False), (dt.date(2026, 1, 1), False)],
)
def test_the_day_decides_between_a_unit_and_what_it_became_whatever_the_home(
    home: str | None, day: dt.date, old: bool
) -> None:
    at = GAZETTEER.place(PLACES + home) if home else None
    assert resolve("xã Kha Sơn", home=at, as_of=day).iri == KHA_SON[old]
    assert resolve("Kha Sơn", home=at, as_of=day).iri == KHA_SON[old]


@pytest.mark.parametrize(
    ("home", "old"),
    [
        (None, False),
        ("district-173", True),
        ("province-19", True),
        ("province-19-2025", False),
        ("province-01", False),
        ("region-dong-bac", False),
    ],
)
def test_without_a_day_the_time_of_the_home_decides_between_them(
    home: str | None, old: bool
) -> None:
    at = GAZETTEER.place(PLACES + home) if home else None
    assert resolve("xã Kha Sơn", home=at).iri == KHA_SON[old]


def test_a_commune_named_in_its_district_or_province_is_never_one_of_another_time() -> None:
    wrong = []
    communes = [unit for unit in GAZETTEER if unit.level is Level.COMMUNE]
    for unit in communes[::40]:
        day = AFTER if unit.valid_on(AFTER) else BEFORE
        if not unit.valid_on(day):
            continue
        *district, province, _ = (each.iri for each in GAZETTEER.parents(unit.iri, day))
        today = (each.unit.iri for each in GAZETTEER.on(province, AFTER))
        for home in {*district, province, *today}:
            place = resolve(unit.name, home=GAZETTEER.place(home), as_of=day)
            if unit.iri not in {place.iri, *place.candidates}:
                wrong.append((unit.name, home, day, place.iri))
    assert wrong == []


def test_a_report_of_the_new_province_still_means_the_communes_of_its_day() -> None:
    # Nothing is known to have followed commune-04996; Hòa Bình lies wholly in today's Phú Thọ.
    today = GAZETTEER.place(PLACES + "province-25-2025")
    place = resolve("xã Tân Thành", home=today, as_of=dt.date(2016, 5, 1))
    assert place.iri == PLACES + "commune-04996"


def test_the_whole_country() -> None:
    assert resolve("cả nước").iri == COUNTRY
    assert resolve("toàn quốc").iri == COUNTRY


def test_an_empty_chain_is_the_home() -> None:
    assert resolve(home=HOA_BINH) == HOA_BINH
    assert not resolve().known


_WORDS = st.sampled_from(
    ["xã", "huyện", "TX.", "P.", "tỉnh", "ta", "toàn", "Tân Thành", "Lương Sơn", "Hòa Bình", "thôn",
     "3", "trường", "Huế", "giáo xứ", "", " ", ",", "Tây Nguyên", "số", "Đ", "'"]
)  # fmt: skip
_PRINTED = st.lists(_WORDS, max_size=4).map(" ".join) | st.text(max_size=20)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(_PRINTED, max_size=4),
    st.booleans(),
    st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)),
)
def test_resolve_never_raises_and_its_answer_hangs_together(
    chain: list[str], at_home: bool, as_of: dt.date | None
) -> None:
    place = GAZETTEER.resolve(chain, home=HOA_BINH if at_home else None, as_of=as_of)
    assert place == GAZETTEER.resolve(chain, home=HOA_BINH if at_home else None, as_of=as_of)
    assert place.path[0] == place.name
    if place.known:
        assert place.iri in GAZETTEER
        assert not place.candidates
    else:
        assert place.iri not in GAZETTEER
        assert all(iri in GAZETTEER for iri in place.candidates)
