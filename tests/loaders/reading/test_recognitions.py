"""Who praised or rewarded whom."""

from __future__ import annotations

import pytest

from tests.loaders.reading.said import recognized

POLICE = "Công an tỉnh Sơn La"
FARMERS = "Hội Nông dân tỉnh Sơn La"

RECOGNIZED = [
    (
        "passive, one verb",
        "Mô hình “Ngõ sáng” của xã Tân Lập được Bộ Công an biểu dương.",
        ["Ngõ sáng [model]: biểu dương by Bộ Công an"],
    ),
    (
        "passive, several verbs",
        "Mô hình “Ngõ sáng” từng được Bộ Công an tôn vinh, khen thưởng.",
        ["Ngõ sáng [model]: tôn vinh, khen thưởng by Bộ Công an"],
    ),
    (
        "two side by side",
        "Mô hình “Ngõ sáng” và mô hình “Chợ vui” đều được Bộ Công an khen thưởng.",
        [
            "Ngõ sáng [model]: khen thưởng by Bộ Công an",
            "Chợ vui [model]: khen thưởng by Bộ Công an",
        ],
    ),
    (
        "a list after it",
        "Nhiều mô hình được Bộ Công an khen thưởng như: Mô hình “Ngõ sáng” rất hay; mô hình "
        "“Chợ vui”.",
        [
            "Ngõ sáng [model]: khen thưởng by Bộ Công an",
            "Chợ vui [model]: khen thưởng by Bộ Công an",
        ],
    ),
    (
        "counted models",
        "Năm nay, 7 mô hình được Bộ Công an tuyên dương.",
        ["mô hình [model]: tuyên dương by Bộ Công an in 2021"],
    ),
    (
        "collectives and individuals",
        "UBND tỉnh tặng Bằng khen cho 5 tập thể và 7 cá nhân.",
        [
            "5 tập thể [collectives]: Bằng khen by UBND tỉnh Sơn La",
            "7 cá nhân [individuals]: Bằng khen by UBND tỉnh Sơn La",
        ],
    ),
    (
        "mixed",
        "UBND tỉnh tặng Bằng khen cho 64 tập thể, cá nhân tiêu biểu.",
        ["64 tập thể, cá nhân tiêu biểu [mixed]: Bằng khen by UBND tỉnh Sơn La"],
    ),
    (
        "without 'cho'",
        "UBND tỉnh đã tặng bằng khen 17 tập thể và 6 cá nhân xuất sắc.",
        [
            "17 tập thể [collectives]: bằng khen by UBND tỉnh Sơn La",
            "6 cá nhân xuất sắc [individuals]: bằng khen by UBND tỉnh Sơn La",
        ],
    ),
    (
        "two bodies, two awards",
        "UBND tỉnh tặng Bằng khen cho 5 tập thể; Công an tỉnh tặng Giấy khen cho 7 cá nhân.",
        [
            "5 tập thể [collectives]: Bằng khen by UBND tỉnh Sơn La",
            f"7 cá nhân [individuals]: Giấy khen by {POLICE}",
        ],
    ),
    (
        "the award's body, not the one that hands it over",
        "Ban Tổ chức hội thi trao Bằng khen của Bộ Công an cho 9 tập thể.",
        ["9 tập thể [collectives]: Bằng khen by Bộ Công an"],
    ),
    (
        "an office stands for its body",
        "Giám đốc Công an tỉnh tặng Giấy khen cho 9 tập thể.",
        [f"9 tập thể [collectives]: Giấy khen by {POLICE}"],
    ),
    (
        "by authority of another",
        "Thừa ủy quyền của Bộ Công an, Công an tỉnh trao Kỷ niệm chương cho 9 cá nhân.",
        ["9 cá nhân [individuals]: Kỷ niệm chương by Bộ Công an"],
    ),
    (
        "on the day",
        "Ngày 8/4/2021, UBND tỉnh tặng Bằng khen cho 5 tập thể.",
        ["5 tập thể [collectives]: Bằng khen by UBND tỉnh Sơn La in 2021-04-08"],
    ),
    (
        "on the occasion of a gathering",
        "Sáng 8/4, tại huyện Mộc Châu, Công an tỉnh đã tổ chức Hội nghị biểu dương điển hình.\n\n"
        "Nhân dịp này, UBND tỉnh tặng Bằng khen cho 5 tập thể.",
        ["5 tập thể [collectives]: Bằng khen by UBND tỉnh Sơn La in 2021-04-08"],
    ),
    (
        "counted recipients first",
        "Năm 2020, 3 tập thể, 12 cá nhân được Chủ tịch UBND tỉnh tặng Giấy khen.",
        [
            "3 tập thể [collectives]: Giấy khen by UBND tỉnh Sơn La in 2020",
            "12 cá nhân [individuals]: Giấy khen by UBND tỉnh Sơn La in 2020",
        ],
    ),
    (
        "a body as recipient",
        "Công an tỉnh được Bộ Công an tặng Cờ thi đua năm 2020.",
        ["Công an tỉnh [organization]: Cờ thi đua by Bộ Công an in 2020"],
    ),
    (
        "this model",
        "Xã Tân Lập có mô hình “Ngõ sáng”. Năm 2020, mô hình được UBND tỉnh tặng Bằng khen.",
        ["Ngõ sáng [model]: Bằng khen by UBND tỉnh Sơn La in 2020"],
    ),
    (
        "this model, after a month",
        "Xã Tân Lập có mô hình “Ngõ sáng”. Tháng 12/2020, mô hình được Công an tỉnh khen thưởng.",
        [f"Ngõ sáng [model]: khen thưởng by {POLICE} in 2020-12"],
    ),
    (
        "each clause its own",
        "Năm 2020, xóm vinh dự được UBND tỉnh tặng Bằng khen; mô hình “Ngõ sáng” được Bộ Công an "
        "tặng Cờ thi đua.",
        ["Ngõ sáng [model]: Cờ thi đua by Bộ Công an in 2020"],
    ),
    (
        "several models, one award",
        "Các mô hình “Ngõ sáng” và “Chợ vui” vừa được UBND tỉnh tặng Bằng khen.",
        [
            "Ngõ sáng [model]: Bằng khen by UBND tỉnh Sơn La",
            "Chợ vui [model]: Bằng khen by UBND tỉnh Sơn La",
        ],
    ),
    (
        "the award's body after 'của'",
        "37 tập thể, cá nhân đã được tặng Giấy khen của Giám đốc Công an tỉnh.",
        [f"37 tập thể, cá nhân [mixed]: Giấy khen by {POLICE}"],
    ),
    (
        "each number its own award",
        "Năm 2020, có 12 mô hình được UBND tỉnh tặng Bằng khen, 3 mô hình được Bộ Công an tặng Cờ "
        "thi đua.",
        [
            "mô hình [model]: Bằng khen by UBND tỉnh Sơn La in 2020",
            "mô hình [model]: Cờ thi đua by Bộ Công an in 2020",
        ],
    ),
    (
        "over a period",
        "Giai đoạn 2016-2020 có 2 tập thể được Bộ Công an tặng Bằng khen.",
        ["2 tập thể [collectives]: Bằng khen by Bộ Công an in 2016/2020"],
    ),
    (
        "the year of founding is not that of the award",
        "Mô hình “Ngõ sáng” thành lập năm 2016 được Bộ Công an biểu dương.",
        ["Ngõ sáng [model]: biểu dương by Bộ Công an"],
    ),
    (
        "a medal with its class",
        "Hội Nông dân tỉnh được Chủ tịch nước tặng Huân chương Lao động hạng Ba.",
        ["Hội Nông dân tỉnh [organization]: Huân chương Lao động hạng Ba by Chủ tịch nước"],
    ),
    (
        "by nobody named",
        "Có 60 tập thể, 110 cá nhân được khen thưởng.",
        ["60 tập thể [collectives]: khen thưởng", "110 cá nhân [individuals]: khen thưởng"],
    ),
    (
        "the award as subject",
        "Bằng khen của Chủ tịch UBND tỉnh đã được trao cho 12 tập thể và 9 cá nhân.",
        [
            "12 tập thể [collectives]: Bằng khen by UBND tỉnh Sơn La",
            "9 cá nhân [individuals]: Bằng khen by UBND tỉnh Sơn La",
        ],
    ),
    ("nobody in particular", "Nhiều mô hình được các cấp ghi nhận, biểu dương.", []),
    ("authorities in general", "Mô hình “Ngõ sáng” được chính quyền các cấp ghi nhận.", []),
    (
        "uncounted",
        "UBND tỉnh tặng Bằng khen cho các tập thể xuất sắc.",
        ["các tập thể xuất sắc [collectives]: Bằng khen by UBND tỉnh Sơn La"],
    ),
    (
        "counted elsewhere",
        "UBND tỉnh trao Bằng khen cho các tập thể.\n\nDịp này, UBND tỉnh tặng Bằng khen cho 5 tập "
        "thể.",
        ["5 tập thể [collectives]: Bằng khen by UBND tỉnh Sơn La"],
    ),
    (
        "two bodies together",
        "Hội Nông dân tỉnh và Giám đốc Công an tỉnh cũng tặng giấy khen cho 8 lượt tập thể.",
        [f"8 lượt tập thể [collectives]: giấy khen by {FARMERS} + {POLICE}"],
    ),
    (
        "several bodies in the passive",
        "Có 30 tập thể, cá nhân được Chủ tịch nước, Bộ Công an khen thưởng.",
        ["30 tập thể, cá nhân [mixed]: khen thưởng by Chủ tịch nước + Bộ Công an"],
    ),
    (
        "people of several sorts",
        "UBND tỉnh tặng bằng khen cho 21 già làng, trưởng bản, cá nhân tiêu biểu.",
        ["21 già làng, trưởng bản, cá nhân tiêu biểu [individuals]: bằng khen by UBND tỉnh Sơn La"],
    ),
    (
        "people of a commune",
        "Bộ Công an tặng Bằng khen cho cán bộ và Nhân dân xã Tân Lập.",
        ["cán bộ và Nhân dân xã Tân Lập [collectives]: Bằng khen by Bộ Công an"],
    ),
    (
        "a commune is rewarded",
        "Xã Tân Lập, huyện Mộc Châu vinh dự được UBND tỉnh tặng Bằng khen.",
        ["Xã Tân Lập [collectives]: Bằng khen by UBND tỉnh Sơn La"],
    ),
    (
        "members of a model are not rewarded",
        "Mô hình “Ngõ sáng” có 25 thành viên tham gia, được UBND tỉnh tặng Bằng khen.",
        ["Ngõ sáng [model]: Bằng khen by UBND tỉnh Sơn La"],
    ),
    (
        "of a body within another",
        "Mô hình “Ngõ sáng” được Cục Cảnh sát hình sự thuộc Bộ Công an biểu dương.",
        ["Ngõ sáng [model]: biểu dương by Cục Cảnh sát hình sự"],
    ),
    (
        "at the one gathering of the report",
        "Ngày 9/4/2021, Công an tỉnh tổ chức Hội nghị gặp mặt.\n\nCông an tỉnh tặng Giấy khen cho "
        "5 tập thể.",
        [f"5 tập thể [collectives]: Giấy khen by {POLICE} in 2021-04-09"],
    ),
    (
        "the year of what was done",
        "UBND tỉnh tặng Bằng khen cho 5 tập thể có thành tích trong phong trào năm 2019.",
        ["5 tập thể [collectives]: Bằng khen by UBND tỉnh Sơn La"],
    ),
    ("praise in a speech", "Thứ trưởng Bộ Công an biểu dương Đảng bộ, nhân dân các dân tộc.", []),
    ("to come", "UBND tỉnh sẽ tặng Bằng khen cho 5 tập thể.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in RECOGNIZED], ids=[c[0] for c in RECOGNIZED]
)
def test_recognitions(text: str, expected: list[str]) -> None:
    assert recognized(text) == expected
