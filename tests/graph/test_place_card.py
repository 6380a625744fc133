"""The card of an administrative unit, as text and as plain values."""

from __future__ import annotations

import datetime as dt

from lantoa.graph.place_card import place_card

TAN_THANH = "xã Tân Thành, huyện Lương Sơn"


def test_a_unit_of_unknown_end_says_so_and_where_its_district_is_today() -> None:
    expected = (
        "what it became is not in the table; its district huyện Lương Sơn is today in "
        "xã Lương Sơn, xã Liên Sơn and xã Cao Dương, tỉnh Phú Thọ"
    )
    assert expected in str(place_card(TAN_THANH)).splitlines()[2]
    text = str(place_card(TAN_THANH, as_of=dt.date(2026, 1, 1)))
    assert expected in text
    assert "tỉnh Phú Thọ (somewhere in it)" in text
    assert expected in place_card(TAN_THANH)._repr_html_()


def test_a_container_in_many_pieces_is_told_in_short() -> None:
    text = str(place_card("id:place/commune-00010"))  # quận Ba Đình lies in eight wards today
    assert "phường Ba Đình" in text
    assert "and 3 more, thành phố Hà Nội" in text


def test_a_container_that_still_exists_is_told_as_such() -> None:
    assert "its province tỉnh Cao Bằng still exists" in str(place_card("district-044"))


def test_a_unit_that_can_be_followed_says_what_it_became() -> None:
    text = str(place_card("xã Kha Sơn, huyện Phú Bình"))
    assert "became\n    xã Kha Sơn, 2025-07-01" in text
    assert "not in the table" not in text


def test_plain_values_name_the_container_and_what_stands_in_its_place() -> None:
    where = place_card(TAN_THANH).to_dict()["whereabouts"]
    assert where["name"] == "huyện Lương Sơn"
    assert where["iri"].endswith("/district-152")
    assert [(each["name"], each["relation"]) for each in where["today"]] == [
        ("xã Lương Sơn", "part"),
        ("xã Liên Sơn", "part"),
        ("xã Cao Dương", "part"),
    ]
    assert place_card("huyện Lương Sơn").to_dict()["whereabouts"] is None
