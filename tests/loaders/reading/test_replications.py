"""How models spread, as counted and named replicas."""

from __future__ import annotations

import pytest

from tests.loaders.reading.said import replicated

REPLICATED = [
    (
        "so many of this model",
        "Mô hình “Ngõ sáng” của xã Tân Lập rất hay. Hiện nay, mô hình này được nhân rộng "
        "lên 27 đơn vị mô hình.",
        ["Ngõ sáng from xã Tân Lập to 27 đơn vị mô hình in 2021-06-15"],
    ),
    (
        "unnamed models at sites",
        "Năm 2020, tỉnh đã nhân rộng 9 mô hình tại 38 khu dân cư, xã, phường.",
        ["? x9 to 38 khu dân cư, xã, phường in 2020"],
    ),
    ("so many named ones", "Tỉnh đã nhân rộng 12 mô hình “Ngõ sáng”.", ["Ngõ sáng to 12 mô hình"]),
    (
        "to a number of communes",
        "Mô hình “Ngõ sáng” đã được nhân rộng ra 12 xã.",
        ["Ngõ sáng to 12 xã"],
    ),
    (
        "more of them",
        "Năm 2020, tỉnh nhân rộng thêm 3 mô hình “Ngõ sáng”.",
        ["Ngõ sáng to 3 mô hình more in 2020"],
    ),
    (
        "to named places",
        "Mô hình “Ngõ sáng” đã được nhân rộng ra các xã Tân Lập, Chiềng Sơn, huyện Mộc Châu.",
        ["Ngõ sáng to xã Tân Lập + xã Chiềng Sơn"],
    ),
    (
        "this model, to named places",
        "Xã Tân Lập có mô hình “Ngõ sáng”. Công an tỉnh đã nhân rộng mô hình ra các xã Chiềng Sơn, "
        "Lóng Sập.",
        ["Ngõ sáng from xã Tân Lập to xã Chiềng Sơn + xã Lóng Sập"],
    ),
    (
        "models that were replicated",
        "Hiện nay, tỉnh có 306 mô hình được nhân rộng tại 1.053 thôn.",
        ["? x306 to 1053 thôn in 2021-06-15"],
    ),
    (
        "had it replicated",
        "Xã Tân Lập có mô hình “Ngõ sáng”. Công an tỉnh đã chỉ đạo nhân rộng mô hình đến 83 xã.",
        ["Ngõ sáng from xã Tân Lập to 83 xã"],
    ),
    (
        "this model, after somebody has spoken",
        "Xã Tân Lập có mô hình “Ngõ sáng”.\n\nBà con nói: “Đi đêm không sợ nữa. Vui lắm”.\n\n"
        "Huyện đã nhân rộng mô hình này ra 10/10 xã.",
        ["Ngõ sáng from xã Tân Lập to 10 xã"],
    ),
    ("a call", "Cần nhân rộng 9 mô hình tại 38 khu dân cư.", []),
    ("a target", "Phấn đấu năm 2022 nhân rộng 10 mô hình.", []),
    ("work in general", "Việc nhân rộng mô hình còn chậm.", []),
    ("a conference on it", "Hội nghị nhân rộng 10 mô hình đã họp.", []),
    ("deserved", "Mô hình “Ngõ sáng” cần được nhân rộng ra 12 xã.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in REPLICATED], ids=[c[0] for c in REPLICATED]
)
def test_replications(text: str, expected: list[str]) -> None:
    assert replicated(text) == expected
