"""The places that counts are about, over the sentences of a report."""

from __future__ import annotations

from lantoa.loaders.reading import read_report
from lantoa.ontology.records import Measurement


def _where(text: str, value: int) -> str | None:
    reading = read_report("a.txt", text)
    (found,) = (
        each
        for each in reading.statements
        if isinstance(each, Measurement) and each.amount.value == value
    )
    return found.place.name if found.place else None


def test_the_unit_that_the_text_is_on_holds_for_the_sentences_after_it() -> None:
    text = (
        "Tỉnh Long An có nhiều cách làm hay.\n"
        "Tại huyện Cần Đước, mô hình “Camera an ninh” được người dân ủng hộ. "
        "Các tuyến đường chính đều sáng đèn. "
        "Toàn bộ 149 camera do người dân đóng góp.\n"
    )
    assert _where(text, 149) == "huyện Cần Đước"


def test_the_whole_country_is_not_the_home() -> None:
    text = (
        "Công an thành phố Cần Thơ tổ chức hội nghị tại thành phố Cần Thơ.\n"
        "Hiện nay, cả nước có 4.700 mô hình tự quản; thành phố Cần Thơ có 98 mô hình.\n"
    )
    assert _where(text, 4700) == "Việt Nam"
    assert _where(text, 98) == "thành phố Cần Thơ"


def test_members_are_at_the_hamlet_and_not_in_the_province() -> None:
    text = (
        "Đồng Tháp: Sáng 5/3/2021, ấp Bình Thạnh, xã Bình Phú, huyện Tân Hồng ra mắt câu lạc bộ "
        "“Biên cương xanh”.\nCâu lạc bộ có 25 thành viên.\n"
    )
    assert _where(text, 25) == "ấp Bình Thạnh"
