"""The unit of a count is a noun: it ends where its predicate begins."""

from __future__ import annotations

import pytest

from lantoa.loaders.reading import read_report
from lantoa.ontology.records import Measurement


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Phường có 2 mô hình được thành lập mới là mô hình khóa cửa và mô hình gõ kẻng.",
            ["mô hình"],
        ),
        ("Xã có 4 cổng rào an ninh đều do người dân góp tiền xây.", ["cổng rào an ninh"]),
        ("Tổ gồm 15 thành viên. Ảnh: Minh An", ["thành viên"]),
        ("Xã lắp 40 mắt camera truyền về màn hình ở trụ sở.", ["mắt camera"]),
        ("Xã lắp 12 camera trị giá hơn 30 triệu đồng.", ["camera"]),
        ("Xã đã có 9 mắt camera bố trí tại các ngã ba.", ["mắt camera"]),
        (
            "Công an xã mở 6 buổi tuyên truyền thu hút đông người.",
            ["buổi tuyên truyền"],
        ),
        ("Người dân cung cấp 12 tin có giá trị giúp công an phá án.", ["tin có giá trị"]),
        (
            "Huyện có 8 tổ liên gia tự quản về an ninh trật tự.",
            ["tổ liên gia tự quản về an ninh trật tự"],
        ),
        ("Xã có 63 tổ liên gia/11 thôn.", ["tổ liên gia"]),
        ("Mô hình đã có ở 3 thôn Nà Lốc, Búng Diến và Lọng Sày.", ["thôn"]),
        ("Xã ra mắt 2 mô hình “Ngõ sáng” và “Kẻng làng”.", ["mô hình"]),
        ("Xã có 112 hộ dân của thôn Một tham gia mô hình.", ["hộ dân"]),
        ("Đến nay, 45 hộ dân đã ký cam kết.", ["hộ dân"]),
        ("Đồng loạt 11/11 xã, thị trấn của huyện tổ chức ngày hội.", ["xã, thị trấn"]),
        ("Xã nhân rộng mô hình “Kẻng làng” ra 5 thôn còn lại.", ["thôn còn lại"]),
    ],
)
def test_the_unit_ends_with_its_noun(text: str, units: list[str]) -> None:
    read = read_report("case.txt", f"Giữ yên xóm làng ở tỉnh Kon Tum\n\n{text}")
    found = [each.unit for each in read.statements if isinstance(each, Measurement)]
    assert found == units
