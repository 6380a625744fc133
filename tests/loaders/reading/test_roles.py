"""Who founded, advised and runs a model, and its status."""

from __future__ import annotations

import pytest

from tests.loaders.reading.said import deployments, models, run_by

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
