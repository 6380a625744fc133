"""Names taken apart and compared: what is one name, what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.graph.matching.blocking import pairs, weights
from lantoa.graph.matching.likeness import likeness
from lantoa.graph.matching.names import parse

#: What may be judged one at a glance.
NEAR_CERTAIN = 0.9
#: What is not even proposed.
PROPOSED = 0.5


def score(one, two, *, body=False):
    names = (parse(one, body=body), parse(two, body=body))
    found = likeness(*names, {}, body=body)
    swapped = likeness(*reversed(names), {}, body=body)
    assert min(found.score, found.cap) == pytest.approx(min(swapped.score, swapped.cap))
    assert found.reasons
    return min(found.score, found.cap)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("tự quản về ANTT", "tổ tự quản về an ninh trật tự"),
        ("Tự quản về an ninh, trật tự", "Mô hình tự quản về ANTT"),
        ("CLB Tuổi già vui khỏe", "Câu lạc bộ tuổi già vui khoẻ"),
        ("Tổ liên gia PCCC", "Tổ liên gia phòng cháy, chữa cháy"),
        ("Tieng keng canh khuya", "Tiếng kẻng canh khuya"),
        ("Canh khuya tiếng kẻng", "Tiếng kẻng canh khuya"),
        ("Ba cùng", "3 cùng"),
        ("Xóm đạo bình yên", "Mô hình “Xóm đạo bình yên”"),
        ("Chợ an toàn VSTP", "Chợ an toàn vệ sinh thực phẩm"),
    ],
)
def test_one_name_written_in_two_ways_is_near_certain(one, two):
    assert score(one, two) >= NEAR_CERTAIN


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Dòng họ Nguyễn tự quản", "Dòng họ Hoàng tự quản"),
        ("DÒNG HỌ NGUYỄN TỰ QUẢN", "Dòng họ Hoàng tự quản"),
        ("Họ tộc Cao không ma túy", "Họ tộc Vi không ma túy"),
        ("Gia đình 3 không", "Gia đình 5 không"),
        ("Gia đình ba không", "Gia đình năm không"),
        ("Bản không ma túy", "Bản ma túy"),
        ("Thôn 4 an toàn", "Thôn 7 an toàn"),
        ("Bình yên xã Hòa Lộc", "Bình yên xã Phú Lộc"),
        ("Thôn bình yên", "Xã bình yên"),
    ],
)
def test_another_number_clan_place_or_a_negation_is_not_even_proposed(one, two):
    assert score(one, two) < PROPOSED


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Tiếng kẻng canh khuya", "Tiếng kẻng canh khuya xã Hòa Lộc"),
        ("Cổng trường an toàn", "Cổng trường an toàn 2"),
        ("Camera an ninh", "Camera giám sát an ninh"),
        ("Câu lạc bộ phụ nữ", "Tổ phụ nữ"),
        ("Tiếng kẻng cánh khuya", "Tiếng kẻng canh khuya"),
    ],
)
def test_what_may_be_one_or_two_is_proposed_and_not_near_certain(one, two):
    assert PROPOSED <= score(one, two) < NEAR_CERTAIN


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("UBND xã Hòa Lộc", "Uỷ ban nhân dân xã Hoà Lộc"),
        ("Hội LHPN tỉnh Phú Thọ", "Hội Liên hiệp Phụ nữ tỉnh Phú Thọ"),
        ("CA huyện Yên Lập", "Công an huyện Yên Lập"),
    ],
)
def test_one_body_written_in_two_ways_is_near_certain(one, two):
    assert score(one, two, body=True) >= NEAR_CERTAIN


def test_a_body_with_and_without_the_units_above_it_is_proposed():
    names = ("Công an huyện Ba Tơ", "Công an huyện Ba Tơ, tỉnh Quảng Ngãi")
    assert PROPOSED <= score(*names, body=True) < NEAR_CERTAIN


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Công an xã Hòa Lộc", "Công an huyện Hòa Lộc"),
        ("Công an xã Hòa Lộc", "Công an xã Hòa Lạc"),
        ("Công an xã Hòa Lộc", "UBND xã Hòa Lộc"),
        ("Hội Nông dân tỉnh Phú Thọ", "Hội Phụ nữ tỉnh Phú Thọ"),
    ],
)
def test_other_bodies_are_not_proposed(one, two):
    assert score(one, two, body=True) < PROPOSED


WORDS = (
    *("tổ", "mô hình", "Nguyễn", "không", "3", "năm", "ANTT", "an", "ninh", "trật", "tự"),
    *("xã", "Hòa", "thôn", "bình", "yên", "về", "của"),
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)


@given(NAMES, NAMES, st.booleans())
def test_likeness_is_symmetric_bounded_and_full_for_one_name(one, two, body):
    assert 0 <= score(one, two, body=body) <= 1
    assert score(one, one, body=body) == 1


@given(st.text(max_size=40), st.booleans())
def test_any_text_can_be_taken_apart(text, body):
    name = parse(text, body=body)
    assert len(name.words) == len(name.folded)


@given(st.lists(NAMES, max_size=8))
def test_pairs_come_once_and_in_order(names):
    things = {f"urn:{number}": [parse(name)] for number, name in enumerate(names)}
    found = list(pairs(things))
    assert len(found) == len(set(found))
    assert all(first < second for first, second in found)


def test_a_pair_with_one_rare_word_in_common_is_found_among_thousands():
    things = {f"urn:{n}": [parse(f"tổ tự quản số {n} khu {n % 7}")] for n in range(3000)}
    things["urn:x"] = [parse("Tiếng mõ tự quản")]
    things["urn:y"] = [parse("tổ tiếng mõ về ANTT")]
    found = set(pairs(things))
    assert ("urn:x", "urn:y") in found
    # What all have in common tells nothing: not every pair is looked at.
    assert len(found) < 3000 * 200
    told = weights([name for names in things.values() for name in names])
    assert told["mo"] > told["quan"]
