"""Conferences, festivals and launches."""

from __future__ import annotations

import pytest

from tests.loaders.reading.said import gatherings

POLICE = "Công an tỉnh Sơn La"
FARMERS = "Hội Nông dân tỉnh Sơn La"
COMMITTEE = "UBND xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La"

GATHERINGS = [
    (
        "a conference",
        "Sáng 8/4, tại huyện Mộc Châu, Công an tỉnh đã tổ chức Hội nghị biểu dương điển hình.",
        [f"conference by {POLICE} @ huyện Mộc Châu on 2021-04-08"],
    ),
    (
        "a launch",
        "Ngày 9/4/2021, Công an tỉnh tổ chức lễ ra mắt mô hình “Ngõ sáng” tại xã Tân Lập.",
        [f"launch by {POLICE} @ xã Tân Lập on 2021-04-09"],
    ),
    (
        "a review",
        "Ngày 9/4, UBND tỉnh tổ chức tổng kết 10 năm phong trào.",
        ["review by UBND tỉnh Sơn La @ ? on 2021-04-09"],
    ),
    (
        "opened by a ministry, the venue before",
        "Ngày 20/4/2021, tại thành phố Sơn La, Bộ Công an mở Hội nghị biểu dương điển hình.",
        ["conference by Bộ Công an @ thành phố Sơn La on 2021-04-20"],
    ),
    (
        "held with others: the one that holds it",
        "Ngày 9/4/2021, Công an tỉnh phối hợp với Hội Nông dân tỉnh tổ chức lễ ra mắt mô hình "
        "“Ngõ sáng” tại xã Tân Lập.",
        [f"launch by {POLICE} @ xã Tân Lập on 2021-04-09"],
    ),
    (
        "held by two",
        "Ngày 9/4/2021, Công an tỉnh và Hội Nông dân tỉnh phối hợp tổ chức Hội nghị biểu dương.",
        [f"conference by {POLICE} + {FARMERS} @ ? on 2021-04-09"],
    ),
    (
        "in the passive",
        "Ngày 9/4/2021, lễ ra mắt mô hình “Ngõ sáng” được Hội Nông dân tỉnh tổ chức tại xã Tân "
        "Lập.",
        [f"launch by {FARMERS} @ xã Tân Lập on 2021-04-09"],
    ),
    (
        "by a commune, with no day",
        "Xã Tân Lập, huyện Mộc Châu đã tổ chức lễ ra mắt mô hình “Ngõ sáng”.",
        ["launch by xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La @ xã Tân Lập on ?"],
    ),
    (
        "at the place of the commune's body",
        "Vừa qua, UBND xã Tân Lập, huyện Mộc Châu tổ chức ra mắt mô hình “Ngõ sáng”.",
        [f"launch by {COMMITTEE} @ xã Tân Lập on ?"],
    ),
    (
        "of the year of its name",
        "Huyện Mộc Châu tổ chức Ngày hội toàn dân năm 2019.",
        ["festival by huyện Mộc Châu, tỉnh Sơn La @ huyện Mộc Châu on 2019"],
    ),
    (
        "told twice",
        "Ngày 9/4/2021, Công an tỉnh tổ chức lễ ra mắt mô hình “Ngõ sáng” tại xã Tân Lập.\n\n"
        "Công an tỉnh đã tổ chức lễ ra mắt mô hình “Ngõ sáng” rất vui.",
        [f"launch by {POLICE} @ xã Tân Lập on 2021-04-09"],
    ),
    (
        "the day, not the anniversary",
        "Nhân kỷ niệm ngày 19/8/1945, sáng 9/4/2021, Công an tỉnh tổ chức Hội nghị gặp mặt.",
        [f"conference by {POLICE} @ ? on 2021-04-09"],
    ),
    ("only referred to", "Tại hội nghị, các xã hiến kế.", ["conference by  @ ? on ?"]),
    ("one to come", "Ngày 9/4/2022, UBND tỉnh sẽ tổ chức Hội nghị tổng kết.", []),
    ("none in particular", "Hằng năm, các xã tổ chức ngày hội cho dân.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in GATHERINGS], ids=[c[0] for c in GATHERINGS]
)
def test_gatherings(text: str, expected: list[str]) -> None:
    assert gatherings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Xã Tân Lập tổ chức lễ ra mắt mô hình “Ngõ sáng”",
        "Công an huyện Mộc Châu tổ chức hội nghị sơ kết mô hình “Ngõ sáng”\n",
    ],
)
def test_a_headline_alone_tells_a_gathering(text: str) -> None:
    """Found by fuzzing: a text of headlines only has no first sentence."""
    assert len(gatherings(text)) == 1
