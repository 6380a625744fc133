"""Who founded, advised and runs a model; replications, recognitions, gatherings."""

from __future__ import annotations

import pytest

from tests.loaders.reading.said import (
    deployments,
    gatherings,
    models,
    recognized,
    replicated,
    run_by,
)

POLICE = "Công an tỉnh Sơn La"
FARMERS = "Hội Nông dân tỉnh Sơn La"
WOMEN = "Hội Liên hiệp Phụ nữ tỉnh Sơn La"
COMMITTEE = "UBND xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La"
COMMUNE_POLICE = "Công an xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La"

ROLES = [
    (
        "runs",
        "Hội Nông dân tỉnh đang duy trì mô hình “Ngõ sáng”.",
        [f"Ngõ sáng: {FARMERS} operator"],
    ),
    (
        "founded",
        "Hội Nông dân tỉnh đã thành lập mô hình “Ngõ sáng”.",
        [f"Ngõ sáng: {FARMERS} founder"],
    ),
    ("launched", "Hội Nông dân tỉnh ra mắt mô hình “Ngõ sáng”.", [f"Ngõ sáng: {FARMERS} founder"]),
    (
        "begins to carry out",
        "Hội Nông dân tỉnh triển khai mô hình “Ngõ sáng”.",
        [f"Ngõ sáng: {FARMERS} founder"],
    ),
    (
        "a list of one subject",
        "Hội Nông dân tỉnh đang duy trì 4 câu lạc bộ “Nhà nông”; mô hình “Ngõ sáng”, mô hình "
        "“Bến yên”.",
        [
            f"Bến yên: {FARMERS} operator",
            f"Ngõ sáng: {FARMERS} operator",
            f"Nhà nông: {FARMERS} operator",
        ],
    ),
    (
        "each subject its own",
        "Hội Nông dân tỉnh duy trì mô hình “Ngõ sáng”; Hội Phụ nữ tỉnh duy trì mô hình “Mẹ vui”.",
        [f"Mẹ vui: {WOMEN} operator", f"Ngõ sáng: {FARMERS} operator"],
    ),
    (
        "advised, others founded",
        "Công an tỉnh tham mưu cho UBND xã Tân Lập, huyện Mộc Châu thành lập mô hình “Ngõ sáng”.",
        [f"Ngõ sáng: {POLICE} adviser", f"Ngõ sáng: {COMMITTEE} founder"],
    ),
    (
        "two founders",
        "Công an tỉnh phối hợp với Hội Nông dân tỉnh ra mắt mô hình “Ngõ sáng”.",
        [f"Ngõ sáng: {POLICE} founder", f"Ngõ sáng: {FARMERS} founder"],
    ),
    (
        "led by",
        "Mô hình “Ngõ sáng” do Hội Nông dân tỉnh chủ trì.",
        [f"Ngõ sáng: {FARMERS} operator"],
    ),
    (
        "founded by",
        "Mô hình “Ngõ sáng” do Hội Nông dân tỉnh thành lập.",
        [f"Ngõ sáng: {FARMERS} founder"],
    ),
    ("advised by", "Mô hình “Ngõ sáng” do Công an tỉnh tham mưu.", [f"Ngõ sáng: {POLICE} adviser"]),
    (
        "of a body",
        "Mô hình “Ngõ sáng” của Hội Nông dân tỉnh rất hay.",
        [f"Ngõ sáng: {FARMERS} operator"],
    ),
    (
        "entrusted to",
        "Mô hình “Ngõ sáng” được giao cho Công an xã Tân Lập, huyện Mộc Châu quản lý.",
        [f"Ngõ sáng: {COMMUNE_POLICE} operator"],
    ),
    (
        "of a school",
        "Mô hình “Cổng trường vui” của trường THPT Chu Văn Thịnh rất hay.",
        ["Cổng trường vui: trường THPT Chu Văn Thịnh, tỉnh Sơn La operator"],
    ),
    (
        "the last sentence's subject",
        "Hội Nông dân tỉnh tìm tòi, triển khai nhiều mô hình mới. Các mô hình, như: xóm "
        "không rượu, "
        "bến đò an toàn đã phát huy tác dụng.",
        [f"bến đò an toàn: {FARMERS} operator", f"xóm không rượu: {FARMERS} operator"],
    ),
    (
        "of this model",
        "Xã Tân Lập có mô hình “Ngõ sáng”. Mô hình này do Hội Nông dân tỉnh thành lập.",
        [f"Ngõ sáng: {FARMERS} founder"],
    ),
    (
        "of these models",
        "Tỉnh có các mô hình “Ngõ sáng”, “Chợ vui”. Các mô hình này do Công an tỉnh quản lý.",
        [f"Chợ vui: {POLICE} operator", f"Ngõ sáng: {POLICE} operator"],
    ),
    (
        "this model after a list: nobody knows which",
        "Tỉnh có các mô hình “Ngõ sáng”, “Chợ vui”. Mô hình này do Công an tỉnh quản lý.",
        [],
    ),
    (
        "together with general bodies",
        "Công an tỉnh đã chủ động phối hợp với các ngành, UBND xã Tân Lập, huyện Mộc Châu "
        "thành lập mô "
        "hình “Ngõ sáng”.",
        [f"Ngõ sáng: {POLICE} founder", f"Ngõ sáng: {COMMITTEE} founder"],
    ),
    (
        "has a club",
        "Hội Nông dân tỉnh có CLB “Nhà nông trẻ”.",
        [f"Nhà nông trẻ: {FARMERS} operator"],
    ),
    ("received the decision", "UBND tỉnh nhận quyết định thành lập mô hình “Ngõ sáng”.", []),
    (
        "who reviews it need not run it",
        "Công an tỉnh tổ chức hội nghị tổng kết 3 năm thực hiện mô hình “Ngõ sáng”.",
        [],
    ),
    (
        "also runs",
        "Hội Nông dân tỉnh còn duy trì mô hình “Ngõ sáng”.",
        [f"Ngõ sáng: {FARMERS} operator"],
    ),
    (
        "'còn' for the next subject",
        "Hội Nông dân tỉnh họp, còn Công an tỉnh duy trì mô hình “Ngõ sáng”.",
        [f"Ngõ sáng: {POLICE} operator"],
    ),
    (
        "who speaks does not found",
        "Công an tỉnh cho biết các bản đã ra mắt mô hình “Ngõ sáng”.",
        [],
    ),
    (
        "who replicated runs it, and did not found it",
        "Xã Tân Lập có mô hình “Ngõ sáng”. Công an tỉnh đã nhân rộng mô hình ra xã Lóng Sập.",
        ["Ngõ sáng: Công an tỉnh Sơn La operator"],
    ),
    ("who praised does not run", "Bộ Công an biểu dương mô hình “Ngõ sáng”.", []),
    ("of a commune: no body", "Mô hình “Ngõ sáng” của xã Tân Lập rất hay.", []),
    ("nobody", "Mô hình “Ngõ sáng” đang được duy trì.", []),
    ("an intention", "Hội Nông dân tỉnh sẽ thành lập mô hình “Ngõ sáng”.", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in ROLES], ids=[c[0] for c in ROLES])
def test_roles(text: str, expected: list[str]) -> None:
    assert run_by(text) == sorted(expected)


def test_each_role_keeps_its_own_printed_body() -> None:
    found = deployments(
        "Công an tỉnh tham mưu UBND xã Tân Lập, huyện Mộc Châu lập mô hình “Ngõ sáng” tại bản Dọi."
    )
    printed = {
        str(role): proof.printed_organization
        for deployment in found
        for proof in deployment.evidence
        for _, role in deployment.roles
    }
    assert printed == {"adviser": "Công an tỉnh", "founder": "UBND xã Tân Lập"}
    assert len({deployment.iri for deployment in found}) == 1


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
        ["các tập thể [collectives]: Bằng khen by UBND tỉnh Sơn La"],
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


STATUS = [
    ("piloted", "Mô hình “Ngõ sáng” được thí điểm tại xã Tân Lập.", "piloted"),
    ("dissolved", "Mô hình “Ngõ sáng” của xã Tân Lập đã giải thể.", "dissolved"),
    ("unsaid", "Mô hình “Ngõ sáng” của xã Tân Lập rất hay.", None),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in STATUS], ids=[c[0] for c in STATUS])
def test_status(text: str, expected: str | None) -> None:
    assert [d.status for d in deployments(text)] == [expected]


def test_a_model_without_facts_is_still_named() -> None:
    assert models("Mô hình “Ngõ sáng” sẽ được nhân rộng.") == ["Ngõ sáng"]
    assert deployments("Mô hình “Ngõ sáng” sẽ được nhân rộng.") == []
