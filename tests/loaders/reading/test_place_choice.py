"""The choice between the places that a count may be about."""

from __future__ import annotations

import csv
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

import lantoa.loaders.reading
from lantoa.loaders.reading import read_report
from lantoa.loaders.reading.place_choice import shares
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


def test_the_weights_are_sorted_and_each_signal_stands_once() -> None:
    table = (files(lantoa.loaders.reading) / "place_weights.tsv").read_text("utf-8")
    signals = [row["signal"] for row in csv.DictReader(table.splitlines(), delimiter="\t")]
    assert signals == sorted(set(signals))
    assert "the rules" in signals


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=20))
def test_shares_are_a_distribution_in_the_order_of_the_scores(scores: list[float]) -> None:
    found = shares(scores)
    assert abs(sum(found) - 1) < 1e-9
    assert found[scores.index(max(scores))] == max(found)
