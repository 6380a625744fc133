"""Where models are at work, and the places and bodies that a report names."""

from __future__ import annotations

import pytest

from tests.loaders.reading.said import deployments, located, organizations, places, reading

TAN_LAP = "xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La"
CHIENG_SON = "xã Chiềng Sơn, huyện Mộc Châu, tỉnh Sơn La"
MOC_CHAU = "huyện Mộc Châu, tỉnh Sơn La"

LOCATED = [
    (
        "of a commune",
        "Mô hình “Ngõ sáng” của xã Tân Lập, huyện Mộc Châu rất hay.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "at a commune",
        "Mô hình “Ngõ sáng” tại xã Tân Lập, huyện Mộc Châu rất hay.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "in brackets",
        "Mô hình “Ngõ sáng” (xã Tân Lập, huyện Mộc Châu) rất hay.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "unit in brackets",
        "Mô hình “Ngõ sáng” tại xã Tân Lập (huyện Mộc Châu) rất hay.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "bare district in brackets",
        "Mô hình “Ngõ sáng” tại xã Tân Lập (Mộc Châu) rất hay.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "dash for within",
        "Mô hình “Ngõ sáng” tại xã Tân Lập - huyện Mộc Châu rất hay.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "home says which",
        "Mô hình “Ngõ sáng” tại xã Chiềng Sơn rất hay.",
        [f"Ngõ sáng @ {CHIENG_SON}"],
    ),
    (
        "abbreviated",
        "Mô hình “Ngõ sáng” tại TX. Nghĩa Lộ, tỉnh Yên Bái.",
        ["Ngõ sáng @ thị xã Nghĩa Lộ, tỉnh Yên Bái"],
    ),
    (
        "a hamlet",
        "Mô hình “Ngõ sáng” ở bản Dọi, xã Tân Lập, huyện Mộc Châu rất hay.",
        [f"Ngõ sáng @ bản Dọi, {TAN_LAP}"],
    ),
    (
        "a numbered ward group",
        "Mô hình “Ngõ sáng” ở tổ dân phố 5, thị trấn Mộc Châu rất hay.",
        [f"Ngõ sáng @ tổ dân phố 5, thị trấn Mộc Châu, {MOC_CHAU}"],
    ),
    (
        "a parish",
        "Mô hình “Xứ đạo yên vui” tại giáo xứ Mộc Châu, thị trấn Mộc Châu ra đời.",
        [f"Xứ đạo yên vui @ giáo xứ Mộc Châu, thị trấn Mộc Châu, {MOC_CHAU}"],
    ),
    (
        "a school",
        "Mô hình “Cổng trường vui” của trường THPT Chu Văn Thịnh rất hay.",
        ["Cổng trường vui @ trường THPT Chu Văn Thịnh, tỉnh Sơn La"],
    ),
    (
        "a market",
        "Mô hình “Chợ vui” tại chợ Chiềng Pấc, xã Tông Lạnh, huyện Thuận Châu.",
        ["Chợ vui @ chợ Chiềng Pấc, xã Tông Lạnh, huyện Thuận Châu, tỉnh Sơn La"],
    ),
    (
        "set up at",
        "Mô hình “Ngõ sáng” được triển khai tại xã Tân Lập, huyện Mộc Châu.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "frame before",
        "Tại xã Tân Lập, huyện Mộc Châu, mô hình “Ngõ sáng” rất hay.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "subject before",
        "Xã Tân Lập, huyện Mộc Châu đã xây dựng mô hình “Ngõ sáng”.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "a commune's body before",
        "Hội Phụ nữ xã Tân Lập, huyện Mộc Châu ra mắt mô hình “Ngõ sáng”.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "founded by a commune's body, told after it",
        "Mô hình “Ngõ sáng” do Công an huyện Mộc Châu tham mưu UBND xã Tân Lập thành lập.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "the venue of a review is no site",
        "Tại thành phố Sơn La, Công an tỉnh tổ chức hội nghị tổng kết mô hình “Ngõ sáng”.",
        [],
    ),
    (
        "distributive list",
        "Các mô hình “Ngõ sáng” tại xã Tân Lập; “Chợ vui” ở xã Chiềng Sơn, huyện Mộc Châu.",
        [f"Ngõ sáng @ {TAN_LAP}", f"Chợ vui @ {CHIENG_SON}"],
    ),
    (
        "one place for all before it",
        "Các mô hình “Ngõ sáng”, “Chợ vui” của xã Tân Lập, huyện Mộc Châu.",
        [f"Ngõ sáng @ {TAN_LAP}", f"Chợ vui @ {TAN_LAP}"],
    ),
    (
        "back to the semicolon only",
        "Như mô hình: “Ngõ sáng” của xã Chiềng Sơn; mô hình “Chợ vui”, “Bến yên” của xã Tân Lập.",
        [f"Ngõ sáng @ {CHIENG_SON}", f"Chợ vui @ {TAN_LAP}", f"Bến yên @ {TAN_LAP}"],
    ),
    (
        "misprinted preposition",
        "Như mô hình: “Ngõ sáng”, “Chợ vui” cuả xã Tân Lập, huyện Mộc Châu.",
        [f"Ngõ sáng @ {TAN_LAP}", f"Chợ vui @ {TAN_LAP}"],
    ),
    (
        "several places",
        "Mô hình “Ngõ sáng” tại các xã Tân Lập, Chiềng Sơn và xã Lóng Sập, huyện Mộc Châu.",
        [
            f"Ngõ sáng @ {TAN_LAP}",
            f"Ngõ sáng @ {CHIENG_SON}",
            "Ngõ sáng @ xã Lóng Sập, huyện Mộc Châu, tỉnh Sơn La",
        ],
    ),
    (
        "district only",
        "Mô hình “Ngõ sáng” của huyện Mộc Châu được nhiều nơi học.",
        [f"Ngõ sáng @ {MOC_CHAU}"],
    ),
    (
        "province only",
        "Mô hình “Ngõ sáng” của tỉnh Lai Châu rất hay.",
        ["Ngõ sáng @ tỉnh Lai Châu"],
    ),
    (
        "another province as subject",
        "Tỉnh Lai Châu có mô hình “Ngõ sáng” và mô hình “Chợ vui”.",
        ["Ngõ sáng @ tỉnh Lai Châu", "Chợ vui @ tỉnh Lai Châu"],
    ),
    (
        "provinces as frames",
        "Tại tỉnh Lai Châu nổi bật có mô hình “Ngõ sáng”; ở Điện Biên là mô hình “Chợ vui”.",
        ["Ngõ sáng @ tỉnh Lai Châu", "Chợ vui @ tỉnh Điện Biên"],
    ),
    (
        "each district its own",
        "Huyện Mộc Châu có mô hình “Ngõ sáng”. Riêng huyện Yên Châu có mô hình “Bến yên”.",
        [f"Ngõ sáng @ {MOC_CHAU}", "Bến yên @ huyện Yên Châu, tỉnh Sơn La"],
    ),
    (
        "a hamlet of the commune named before",
        "Xã Tân Lập (huyện Mộc Châu) họp dân. Mô hình “Ngõ sáng” tại bản Dọi rất hay.",
        [f"Ngõ sáng @ bản Dọi, {TAN_LAP}"],
    ),
    (
        "numbers in brackets after a place",
        "Các mô hình như: “Ngõ sáng” của xã Tân Lập (29 tổ, 412 thành viên); “Chợ vui” của xã "
        "Chiềng Sơn.",
        [f"Ngõ sáng @ {TAN_LAP}", f"Chợ vui @ {CHIENG_SON}"],
    ),
    (
        "named again without marks",
        "Các mô hình như: bản không rượu, suối sạch đã lan rộng. Mô hình suối sạch tại xã Tân Lập "
        "rất hay.",
        [f"suối sạch @ {TAN_LAP}"],
    ),
    (
        "two schools",
        "Mô hình “Cổng trường vui” tại Trường THCS Tô Hiệu và Trường Tiểu học Quyết Thắng.",
        [
            "Cổng trường vui @ Trường THCS Tô Hiệu, tỉnh Sơn La",
            "Cổng trường vui @ Trường Tiểu học Quyết Thắng, tỉnh Sơn La",
        ],
    ),
    (
        "a ferry landing",
        "Mô hình “Đò vui” tại bến phà Vạn Yên.",
        ["Đò vui @ bến phà Vạn Yên, tỉnh Sơn La"],
    ),
    (
        "an island district",
        "Mô hình “Ngõ sáng” ở huyện đảo Lý Sơn, tỉnh Quảng Ngãi.",
        ["Ngõ sáng @ huyện Lý Sơn, tỉnh Quảng Ngãi"],
    ),
    (
        "a commune in the highlands",
        "Mô hình “Ngõ sáng” tại xã vùng cao Tân Lập, huyện Mộc Châu.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "kept up in several districts",
        "Các mô hình “Ngõ sáng”, “Chợ vui” tiếp tục được duy trì ở các huyện Mộc Châu, Yên Châu.",
        [
            f"Ngõ sáng @ {MOC_CHAU}",
            "Ngõ sáng @ huyện Yên Châu, tỉnh Sơn La",
            f"Chợ vui @ {MOC_CHAU}",
            "Chợ vui @ huyện Yên Châu, tỉnh Sơn La",
        ],
    ),
    (
        "counted sites are no one site",
        "Công an tỉnh lập mô hình “Ngõ sáng”. Tại huyện Mộc Châu, có 44 bản thực hiện mô hình này.",
        [],
    ),
    (
        "far after the verb",
        "Mô hình “Ngõ sáng” được Công an huyện Mộc Châu triển khai thực hiện lần đầu vào năm 2018 "
        "tại xã Tân Lập.",
        [f"Ngõ sáng @ {TAN_LAP}"],
    ),
    (
        "one place for models joined by 'và'",
        "Có mô hình “Ngõ sáng”; mô hình “Chợ vui” và mô hình “Bến yên” ở xã Tân Lập, huyện Mộc "
        "Châu.",
        [f"Chợ vui @ {TAN_LAP}", f"Bến yên @ {TAN_LAP}"],
    ),
    (
        "not where one of them has its own",
        "Mô hình “Ngõ sáng” ở xã Chiềng Sơn và mô hình “Chợ vui”, mô hình “Bến yên” ở xã Tân Lập.",
        [f"Ngõ sáng @ {CHIENG_SON}", f"Bến yên @ {TAN_LAP}"],
    ),
    ("the home province is no site", "Tỉnh Sơn La có mô hình “Ngõ sáng”.", []),
    ("the whole province is no site", "Toàn tỉnh duy trì mô hình “Ngõ sáng”.", []),
    ("'our province' is no site", "Ở tỉnh ta có mô hình “Ngõ sáng”.", []),
    ("a province's body is no site", "Hội Nông dân tỉnh duy trì mô hình “Ngõ sáng”.", []),
    ("no place, none made", "Mô hình “Ngõ sáng” rất hay.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in LOCATED], ids=[c[0] for c in LOCATED]
)
def test_located(text: str, expected: list[str]) -> None:
    assert located(text) == expected


def test_the_city_of_a_city_that_is_a_province() -> None:
    head = "Đà Nẵng giữ bình yên phố phường\n\n15/06/2021\n\n"
    text = "Công an thành phố tặng giấy khen cho 3 tập thể ở quận Hải Châu."
    assert organizations(text, head) == ["Công an thành phố Đà Nẵng"]


def test_a_district_s_body_leaves_the_commune_open() -> None:
    (found,) = deployments("Hội Nông dân huyện Mộc Châu duy trì mô hình “Ngõ sáng”.")
    assert found.place is None
    assert found.area is not None
    assert ", ".join(found.area.path) == MOC_CHAU


COMMUNE = "Xóm nhỏ giữ yên ở xã Tân Lập, huyện Mộc Châu\n\nCông an xã bám dân.\n\n"


def test_a_report_on_one_commune_locates_its_models_there() -> None:
    text = "Các mô hình, như: ngõ phố văn minh, bến đò an toàn bản Dọi đã phát huy tác dụng."
    assert located(text, COMMUNE) == [
        f"ngõ phố văn minh @ {TAN_LAP}",
        f"bến đò an toàn bản Dọi @ bản Dọi, {TAN_LAP}",
    ]


def test_a_hamlet_of_a_commune_has_its_own_model() -> None:
    text = "Công an xã duy trì mô hình “Ngõ sáng”. Riêng bản Dọi có thêm mô hình “Bến yên”."
    assert located(text, COMMUNE) == [
        f"Ngõ sáng @ {TAN_LAP}",
        f"Bến yên @ bản Dọi, {TAN_LAP}",
    ]


PLACES = [
    ("chain", "Đoàn về xã Tân Lập, huyện Mộc Châu.", [TAN_LAP, MOC_CHAU]),
    ("capital letters", "Xã Tân Lập, Huyện Mộc Châu đổi mới.", [TAN_LAP, MOC_CHAU]),
    ("bare province", "Đoàn của Điện Biên về học.", ["tỉnh Điện Biên"]),
    (
        "two provinces",
        "Đoàn các tỉnh Điện Biên, Lai Châu về học.",
        ["tỉnh Điện Biên", "tỉnh Lai Châu"],
    ),
    ("a region is no unit", "Khắp vùng Tây Bắc đều biết.", []),
    ("nor are all its provinces", "Khắp các tỉnh Tây Nguyên đều biết.", []),
    (
        "a hamlet of a letter and number",
        "Ở thôn T5, xã Bok Tới, huyện Hoài Ân.",
        [
            "thôn T5, xã Bok Tới, huyện Hoài Ân, tỉnh Bình Định",
            "xã Bok Tới, huyện Hoài Ân, tỉnh Bình Định",
            "huyện Hoài Ân, tỉnh Bình Định",
        ],
    ),
    (
        "a settlement without its word the second time",
        "Bản Chiềng Đi, xã Tân Lập, huyện Mộc Châu yên vui. Không chỉ ở Chiềng Đi.",
        [f"Bản Chiềng Đi, {TAN_LAP}", TAN_LAP, MOC_CHAU],
    ),
    ("a person's name is cut off", "Chủ tịch huyện Mộc Châu Lò Văn Hặc dự.", [MOC_CHAU]),
    ("a level is no place", "Ở cấp huyện 24 lượt, cấp xã 30 lượt.", []),
    ("xã hội is no commune", "An toàn xã hội được giữ; Xã hội đồng lòng.", []),
    ("abbreviation is no name", "Tỉnh có 12 xã NTM.", []),
    ("in a name", "Mô hình “Tiếng mõ xã Tân Lập” hay.", []),
    ("old and new tones", "Đoàn về tỉnh Hoà Bình và tỉnh Hòa Bình.", ["tỉnh Hòa Bình"]),
    (
        "new communes stand under the province",
        "Đoàn về xã Tam Lộng Nước, tỉnh Điện Biên.",
        ["xã Tam Lộng Nước, tỉnh Điện Biên", "tỉnh Điện Biên"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in PLACES], ids=[c[0] for c in PLACES])
def test_places(text: str, expected: list[str]) -> None:
    assert places(text) == expected


BODIES = [
    ("province's police", "Công an tỉnh về xóm.", ["Công an tỉnh Sơn La"]),
    ("bare province", "Công an Sơn La về xóm.", ["Công an tỉnh Sơn La"]),
    ("ministry", "Bộ Công an về xóm.", ["Bộ Công an"]),
    (
        "shared place",
        "Tỉnh ủy, HĐND, UBND tỉnh chỉ đạo.",
        ["Tỉnh ủy Sơn La", "HĐND tỉnh Sơn La", "UBND tỉnh Sơn La"],
    ),
    ("spelled out", "Ủy ban nhân dân tỉnh chỉ đạo.", ["UBND tỉnh Sơn La"]),
    (
        "district, named with its province",
        "UBND huyện Mộc Châu họp.",
        ["UBND huyện Mộc Châu, tỉnh Sơn La"],
    ),
    (
        "a commune is named with all above it",
        "Công an xã Tân Lập, huyện Mộc Châu họp.",
        ["Công an xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La"],
    ),
    (
        "farmers of a district",
        "Hội Nông dân huyện Mộc Châu họp.",
        ["Hội Nông dân huyện Mộc Châu, tỉnh Sơn La"],
    ),
    ("abbreviated women's union", "Hội LHPN tỉnh họp.", ["Hội Liên hiệp Phụ nữ tỉnh Sơn La"]),
    ("abbreviated veterans", "Hội CCB tỉnh họp.", ["Hội Cựu chiến binh tỉnh Sơn La"]),
    (
        "left-out word",
        "Hội Nông dân và Phụ nữ tỉnh họp.",
        ["Hội Nông dân tỉnh Sơn La", "Hội Liên hiệp Phụ nữ tỉnh Sơn La"],
    ),
    ("a national union", "Hội LHPN Việt Nam họp.", ["Hội Liên hiệp Phụ nữ Việt Nam"]),
    (
        "a department with 'và' in its name",
        "Sở Giáo dục và Đào tạo phối hợp Công an tỉnh.",
        ["Sở Giáo dục và Đào tạo tỉnh Sơn La", "Công an tỉnh Sơn La"],
    ),
    ("front", "Mặt trận Tổ quốc tỉnh họp.", ["Mặt trận Tổ quốc tỉnh Sơn La"]),
    ("youth union by level", "Tỉnh đoàn họp.", ["Tỉnh đoàn Sơn La"]),
    ("party of another province", "Tỉnh ủy Lai Châu về thăm.", ["Tỉnh ủy Lai Châu"]),
    ("person after the province", "Bí thư Tỉnh ủy Lai Châu Giàng A Páo dự.", ["Tỉnh ủy Lai Châu"]),
    ("secretariat", "Chỉ thị của Ban Bí thư được học.", ["Ban Bí thư"]),
    (
        "a school",
        "Trường THPT Chu Văn Thịnh ký cam kết.",
        ["Trường THPT Chu Văn Thịnh, tỉnh Sơn La"],
    ),
    ("the force is no body", "Lực lượng Công an nhân dân vì dân.", []),
    (
        "police of a commune that nobody names: the report's own",
        "Lực lượng Công an xã được tập huấn.",
        ["Công an xã (case.txt)"],
    ),
    ("the party's committees in general", "Cấp ủy, chính quyền các cấp vào cuộc.", []),
    ("in a name", "Mô hình “Tổ của Hội Nông dân giữ xóm” hay.", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in BODIES], ids=[c[0] for c in BODIES])
def test_organizations(text: str, expected: list[str]) -> None:
    assert organizations(text) == expected


HOMES = [
    (
        "the headline's province, though most is about one district",
        "Sơn La giữ bình yên bản làng\n\nHuyện Mộc Châu đi đầu. Huyện Mộc Châu có 9 mô hình. Dân "
        "huyện Mộc Châu vui.",
        "tỉnh Sơn La",
    ),
    (
        "the province, not the city of its name",
        "Công an Sơn La vì dân phục vụ\n\nCông an Sơn La bám bản. Ở thành phố Sơn La, dân vui.",
        "tỉnh Sơn La",
    ),
    (
        "the headline's province",
        "Bản làng yên vui ở tỉnh Lai Châu\n\nDân bản đồng lòng.",
        "tỉnh Lai Châu",
    ),
    (
        "the police's province",
        "Giữ yên xóm làng nhờ sức dân\n\nCông an Lai Châu bám bản.",
        "tỉnh Lai Châu",
    ),
    (
        "districts of one province",
        "Giữ yên xóm làng nhờ sức dân\n\nCác huyện Mộc Châu, Thuận Châu, Yên Châu cùng làm.",
        "tỉnh Sơn La",
    ),
    (
        "a commune of the headline",
        "Xã Tân Lập giữ yên xóm làng\n\nXã Tân Lập, huyện Mộc Châu có 12 bản. Dân xã Tân Lập "
        "đồng lòng.",
        TAN_LAP,
    ),
    (
        "a region",
        "Sức dân ở vùng Tây Nguyên\n\nTây Nguyên đổi thay. Tỉnh Gia Lai và tỉnh Kon Tum cùng làm.",
        "Tây Nguyên",
    ),
    (
        "a region of the headline",
        "Tây Nguyên giữ yên buôn làng\n\nTại tỉnh Đắk Lắk, tỉnh Gia Lai, dân cùng làm. Đắk "
        "Lắk đi đầu.",
        "Tây Nguyên",
    ),
    (
        "one commune that the report opens with",
        "Sơn La: Ra mắt đội giữ xóm\n\nUBND xã Tân Lập (huyện Mộc Châu, tỉnh Sơn La) vừa ra mắt "
        "đội giữ xóm. Đội gồm 18 người.",
        "xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La",
    ),
    (
        "an example from one commune",
        "Sơn La: Ra mắt đội giữ xóm\n\nXã Tân Lập (huyện Mộc Châu, tỉnh Sơn La) có đội giữ xóm. "
        "Toàn tỉnh có 18 đội như vậy.",
        "tỉnh Sơn La",
    ),
    (
        "what the first paragraph with a place opens with",
        "Giữ yên xóm làng\n\nNhờ sức dân, xóm làng yên ổn.\n\nỞ xã Tân Lập, huyện Mộc Châu, nhà "
        "nào cũng có mõ. Dân xã Tân Lập rất vui.",
        "xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La",
    ),
    (
        "one commune named in passing",
        "Giữ yên xóm làng ở tỉnh Sơn La\n\nDân xã Tân Lập lập đội.",
        "tỉnh Sơn La",
    ),
    ("nowhere", "Giữ yên xóm làng nhờ sức dân\n\nDân làng đồng lòng.", None),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in HOMES], ids=[c[0] for c in HOMES])
def test_home(text: str, expected: str | None) -> None:
    home = reading(text, "").source.home
    assert (", ".join(home.path) if home else None) == expected
