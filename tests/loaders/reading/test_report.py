"""The frame of a report: headline, date, publisher, captions, by-lines, noise."""

from __future__ import annotations

import datetime as dt

import pytest

from lantoa.loaders.reading import read_report
from lantoa.loaders.reading.document import BlockKind
from lantoa.loaders.reading.pipeline import analyse
from lantoa.ontology.records import ModelMention

BODY = "Dân bản Dọi lập mô hình “Ngõ sáng” để giữ yên xóm làng trong mùa lễ hội năm nay."


def lines(text: str) -> list[str]:
    document = analyse("case.txt", text)
    return [f"{block.kind}: {document.of(block)}" for block in document.blocks]


def kinds(text: str) -> list[str]:
    return [line.split(":")[0] for line in lines(text)]


def test_headline_and_date() -> None:
    source = read_report(
        "a.txt", f"Bản Dọi giữ yên xóm làng\n\nThứ Hai, 05/04/2021, 08:13\n\n{BODY}"
    ).source
    assert source.title == "Bản Dọi giữ yên xóm làng"
    assert source.published is not None
    assert source.published.edtf == "2021-04-05"


@pytest.mark.parametrize(
    "line",
    [
        "05/04/2021",
        "5-4-2021 | 09:15",
        "Thứ Hai, ngày 05/04/2021, 08:13 [GMT+7]",
        "Cập nhật lúc 08:13, 05/04/2021 (GMT+7)",
        "Ngày 5 tháng 4 năm 2021",
        "2021-04-05",
    ],
)
def test_date_lines(line: str) -> None:
    document = analyse("a.txt", f"Bản Dọi giữ yên xóm làng\n\n{line}\n\n{BODY}")
    assert document.published == dt.date(2021, 4, 5)
    assert document.title == "Bản Dọi giữ yên xóm làng"


def test_date_before_the_headline() -> None:
    document = analyse("a.txt", f"05/04/2021\n\nBản Dọi giữ yên xóm làng\n\n{BODY}")
    assert document.title == "Bản Dọi giữ yên xóm làng"


def test_the_section_above_the_headline_is_noise() -> None:
    assert kinds(f"Xã hội\n\nBản Dọi giữ yên xóm làng\n\n{BODY}") == ["noise", "title", "body"]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Bản Dọi giữ yên xóm làng\n\n(Baobandoi.vn) - {BODY}", "baobandoi.vn"),
        (
            f"Bản Dọi giữ yên xóm làng\n\n{BODY}\n\nNguồn: https://www.baobandoi.vn/a/b.html",
            "baobandoi.vn",
        ),
        (f"Bản Dọi giữ yên xóm làng\n\n{BODY}", None),
    ],
)
def test_publisher(text: str, publisher: str | None) -> None:
    assert read_report("a.txt", text).source.publisher == publisher


@pytest.mark.parametrize(
    "line",
    [
        "Lò Thị Xuân",
        "Bài, ảnh: Lò Thị Xuân",
        "L.X",
        "Nguồn: Báo Bản Dọi",
        ".",
        "73",
        "Chia sẻ",
        "Lượt xem: 120",
        "Tin liên quan",
        "Lễ ra mắt mô hình “Ngõ tối” -0",
        "https://baobandoi.vn/mo-hinh",
    ],
)
def test_noise_is_not_read(line: str) -> None:
    text = f"Bản Dọi giữ yên xóm làng\n\n{BODY}\n\n{line}\n"
    assert kinds(text) == ["title", "body", "noise"]


def test_a_repeated_caption_is_read_once() -> None:
    caption = "Lễ ra mắt mô hình “Chợ vui”  tại bản Dọi"
    text = f"Bản Dọi giữ yên xóm làng\n\n{caption}\n{caption.replace('  ', ' ')}\n\n{BODY}"
    assert kinds(text) == ["title", "caption", "noise", "body"]


def test_related_links_end_the_report() -> None:
    text = f"Bản Dọi giữ yên xóm làng\n\n{BODY}\n\nTin liên quan\n\nXã bên có mô hình “Chợ vui”."
    assert [
        s.model.name for s in read_report("a.txt", text).statements if isinstance(s, ModelMention)
    ] == ["Ngõ sáng"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Xã họp dân. Dân đồng lòng.", 2),
        ("TP. Sơn La họp dân. TX. Nghĩa Lộ cũng họp.", 2),
        ("Xã có 1.327 hộ. Dân đồng lòng.", 2),
        ("Các mô hình “Ngõ sáng”, “Chợ vui”... đều hay.", 1),
        ("Xã họp dân… Dân đồng lòng!", 2),
        ("Xã lập mô hình “Ngõ sáng”. “Chợ vui” cũng ra đời.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    document = analyse("a.txt", f"Bản Dọi giữ yên xóm làng\n\n{text}")
    assert sum(s.kind is not BlockKind.TITLE for s in document.sentences) == count


@pytest.mark.parametrize(
    "text", ["", " \n\t\n", ".", "“", "”””", "mô hình “", "12", "(((", "Các mô hình như:"]
)
def test_nothing_to_read(text: str) -> None:
    reading = read_report("a.txt", text)
    assert reading.statements == ()
    assert reading.source.document == "a.txt"


def test_no_person_is_kept_outside_the_quotations() -> None:
    text = (
        "Bản Dọi giữ yên xóm làng\n\nĐồng chí Lò Văn Hặc, Trưởng Công an xã Tân Lập, huyện "
        "Mộc Châu, "
        "tỉnh Sơn La trao Giấy khen của Công an tỉnh cho 5 cá nhân.\n\nQuàng Thị Pó"
    )
    reading = read_report("a.txt", text)
    assert reading.statements
    for statement in reading.statements:
        for named in ("organization", "model", "place", "recipient", "name", "conferred_by"):
            assert "Hặc" not in str(getattr(statement, named, ""))
            assert "Pó" not in str(getattr(statement, named, ""))


def test_what_the_file_tells_of_a_report_goes_before_what_its_text_seems_to_say() -> None:
    text = "Chuyện xóm\n\nXóm nhỏ yên vui nhờ tiếng mõ\n\n01/02/2018\n\nNăm nay, xã ra mắt tổ “Mõ”."
    known = read_report(
        "a.html",
        text,
        title="Xóm nhỏ yên vui nhờ tiếng mõ",
        published=dt.date(2020, 3, 4),
        publisher="bao.example",
        url="https://bao.example/1",
    ).source
    assert known.title == "Xóm nhỏ yên vui nhờ tiếng mõ"
    assert known.published is not None
    assert known.published.edtf == "2020-03-04"
    assert (known.publisher, known.url) == ("bao.example", "https://bao.example/1")
    found = read_report("a.txt", text).source
    assert found.published is not None
    assert found.published.edtf == "2018-02-01"


@pytest.mark.parametrize(
    ("publisher", "province"),
    [
        ("baohungyen.vn", "tỉnh Hưng Yên"),
        ("congan.tayninh.gov.vn", "tỉnh Tây Ninh"),
        ("baodongkhoi.vn", "tỉnh Bến Tre"),
        ("bao.example", None),
    ],
)
def test_a_local_publisher_tells_the_province(publisher: str, province: str | None) -> None:
    report = analyse("a.txt", "Tin vắn\n\nDân bản làm đường.", publisher=publisher)
    assert (report.home.name if report.home else None) == province
