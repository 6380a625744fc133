"""Printed names: unit words, abbreviations, spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.graph.places import Gazetteer
from lantoa.graph.places.names import UNIT_LEVELS, name_key, parse_name, syllable, syllables


@pytest.mark.parametrize(
    ("printed", "word", "bare"),
    [
        ("xã Tân Thành", "xã", "Tân Thành"),
        ("Xã  Tân Thành,", "xã", "Tân Thành"),
        ("TX Thái Hòa", "thị xã", "Thái Hòa"),
        ("TX.Thái Hòa", "thị xã", "Thái Hòa"),
        ("Tp. Buôn Ma Thuột", "thành phố", "Buôn Ma Thuột"),
        ("TT. Mai Châu", "thị trấn", "Mai Châu"),
        ("H. Lương Sơn", "huyện", "Lương Sơn"),
        ("X. Quảng Trung", "xã", "Quảng Trung"),
        ("T. Hòa Bình", "tỉnh", "Hòa Bình"),
        ("P.7", "phường", "7"),
        ("P 07", "phường", "07"),
        ("Q.3", "quận", "3"),
        ("đặc khu Lý Sơn", "đặc khu", "Lý Sơn"),
        ("thị xã", "thị xã", ""),
        ("Hòa Bình", None, "Hòa Bình"),
        ("P Hòa", None, "P Hòa"),  # no dot: an initial, perhaps
        ("Xãng", None, "Xãng"),
    ],
)
def test_unit_words_and_abbreviations(printed: str, word: str | None, bare: str) -> None:
    name = parse_name(printed)
    assert (name.word, name.bare) == (word, bare)
    assert name.levels == (UNIT_LEVELS[word] if word else ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("Ðắk Lắk", "Đắk Lắk"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Dak Lak", "Đắk Lắk"),
        ("Quy Nhơn", "Qui Nhơn"),
        ("Mỹ Đức", "Mĩ Đức"),
        ("Bà Rịa–Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Ea H’leo", "Ea H'leo"),
        ("phường 07", "Phường 7"),
        ("LƯƠNG SƠN", "Lương Sơn"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Thuỷ", "Thi"), ("Huy", "Hui"), ("Tây", "Tâi"), ("Hòa", "Hỏa"), ("Sơn", "Son")],
)
def test_different_syllables_stay_different(one: str, other: str) -> None:
    assert syllable(one) != syllable(other)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Bắc Cạn", "tỉnh Bắc Kạn"),
        ("Kontum", "tỉnh Kon Tum"),
        ("TP Buôn Mê Thuột", "thành phố Buôn Ma Thuột"),
        ("TP.HCM", "thành phố Hồ Chí Minh"),
        ("TPHCM", "thành phố Hồ Chí Minh"),
        ("DAKLAK", "tỉnh Đắk Lắk"),
        ("Thừa Thiên - Huế", "tỉnh Thừa Thiên Huế"),
        ("luong son", "huyện Lương Sơn"),
        ("huyen mai chau", "huyện Mai Châu"),
        ("hanoi", "thành phố Hà Nội"),
        ("Sapa", "thị xã Sa Pa"),
    ],
)
def test_other_names_and_names_without_diacritics_are_found(printed: str, name: str) -> None:
    assert name in {unit.name for unit in Gazetteer.packaged().find(printed)}


@given(st.text(max_size=40))
def test_any_string_can_be_parsed_and_its_key_is_stable(text: str) -> None:
    parse_name(text)
    assert name_key(name_key(text)) == name_key(text)
    assert " ".join(syllables(text)) == name_key(text)
