"""Normal form, keys and folding of Vietnamese names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.vietnamese import fold, key, new_tone_placement, normalise, slug

SAME_NAME = [
    ("“Tiếng kẻng vây bắt tội phạm”", "tiếng kẻng vây bắt tội phạm"),
    ("Hòa Bình", "Hoà Bình"),
    ("giao thông đường thủy", "GIAO THÔNG ĐƯỜNG THUỶ"),
    ("Ðắk Lắk", "Đắk Lắk"),  # the eth
    ("5 không - 3 sạch", "5 không – 3 sạch"),
    ("Kinh tế\u00a0- Kỹ thuật", "Kinh tế – Kỹ thuật"),
    ("Gia đình 5 không, 3 sạch", "Gia đình  5 không 3 sạch"),
    ("khỏe", "khoẻ"),
]
OTHER_NAME = [
    ("Tổ liên gia", "Tờ liên gia"),
    ("5 không", "3 không"),
    ("Camera an ninh", "Camera an ninh 24/7"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAME)
def test_one_name_printed_two_ways_has_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), OTHER_NAME)
def test_two_names_have_two_keys(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("hoàn", "hoàn"),
        ("thủy", "thuỷ"),
        ("quý", "quý"),
        ("của", "của"),
        ("múa", "múa"),
        ("tòa nhà", "toà nhà"),
        ("Thúy Hòe", "Thuý Hoè"),
        ("đề xuất", "đề xuất"),
    ],
)
def test_only_open_oa_oe_uy_move_their_tone(old, new):
    assert new_tone_placement(old) == new


@given(st.text())
def test_normalising_again_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_folding_looks_through_case_and_marks(text):
    assert fold(fold(text)) == fold(text)
    assert fold(key(text)) == fold(text)


@given(st.text())
def test_a_slug_can_stand_in_an_iri(text):
    made = slug(text)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
