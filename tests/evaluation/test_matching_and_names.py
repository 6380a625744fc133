"""Pairing and comparing: the parts of the measure."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.evaluation.matching import assign
from lantoa.evaluation.names import same_bodies, same_phrase, same_place

GRAPHS = st.integers(0, 5).flatmap(
    lambda right: st.lists(
        st.lists(st.integers(0, max(right - 1, 0)), unique=True, max_size=right), max_size=5
    )
)


@settings(deadline=None)
@given(GRAPHS)
def test_as_many_pairs_as_any_assignment_has(choices: list[list[int]]) -> None:
    given_ = assign(choices)
    taken = [right for right in given_ if right is not None]
    assert len(taken) == len(set(taken))
    assert all(r is None or r in choices[i] for i, r in enumerate(given_))
    best = max(
        len([r for r in one if r is not None])
        for one in itertools.product(*([*c, None] for c in choices))
        if len({r for r in one if r is not None}) == len([r for r in one if r is not None])
    )
    assert len(taken) == best


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tỉnh Sơn La", "Sơn La", True),
        ("TP. Hồ Chí Minh", "TP.HCM", True),
        ("TPHCM", "thành phố Hồ Chí Minh", True),
        ("TT. Mộc Châu", "thị trấn Mộc Châu", True),
        ("KP3", "khu phố 3", True),
        ("thôn 05", "thôn 5", True),
        ("xã Đưng K’Nớ", "xã Đưng KNớ", True),
        ("huyện đảo Lý Sơn", "huyện Lý Sơn", True),
        ("vùng Tây Nguyên", "các tỉnh Tây Nguyên", True),
        ("Thừa Thiên - Huế", "tỉnh Thừa Thiên Huế", True),
        ("xã Tân Lập", "phường Tân Lập", False),
        ("thôn 5", "thôn 15", False),
        ("cấp xã", "cấp huyện", False),
        ("tỉnh Hòa Bình", "thành phố Hoà Bình", False),
    ],
)
def test_places(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
    assert same_place(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mô hình", "mô hình tự quản", True),
        ("mô", "mô hình", True),
        ("mô hì", "mô hình", False),
        ("điểm", None, False),
        (None, None, True),
    ],
)
def test_phrases(one: str | None, other: str | None, same: bool) -> None:
    assert same_phrase(one, other) is same


@pytest.mark.parametrize(
    ("noted", "found", "same"),
    [
        ("Chủ tịch UBND tỉnh", ["UBND tỉnh"], True),
        ("UBND tỉnh", ["Chủ tịch UBND tỉnh"], True),
        ("Bộ trưởng Bộ Công an", ["Bộ Công an"], True),
        ("UBND tỉnh", ["UBND huyện"], False),
        ("Bộ Công an và Giám đốc Công an tỉnh", ["Công an tỉnh", "Bộ Công an"], True),
        ("Bộ Công an và UBND tỉnh", ["Bộ Công an"], False),
        ("Bộ Công an", ["Bộ Công an", "UBND tỉnh"], False),
        (None, ["UBND tỉnh"], False),
        ("UBND tỉnh", [], False),
        (None, [], True),
    ],
)
def test_bodies(noted: str | None, found: list[str], same: bool) -> None:
    assert same_bodies(noted, found) is same
