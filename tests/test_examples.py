"""The packaged examples are read completely: what they say is what the graph states.

The example reports are in our own words, so they are also the first reports that the reader was
not written on. Each row below is one fact that a person reads in them.
"""

from pathlib import Path

import pytest

from lantoa.graph.export import statement_rows
from lantoa.graph.store import open_store
from lantoa.loaders import load

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@pytest.fixture(scope="module")
def rows():
    with open_store(None) as store:
        report = load(store, [EXAMPLES])
        assert not report.problems
        return [row._asdict() for row in statement_rows(store)]


LOCATED = [
    ("hoa-binh-2020", "Tổ liên gia tự quản", "xã Chiềng Châu, huyện Mai Châu, tỉnh Hòa Bình"),
    (
        "hoa-binh-2020",
        "Tiếng kẻng vây bắt tội phạm",
        "xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình",
    ),
    (
        "hoa-binh-2020",
        "Nhà trường an toàn không ma túy",
        "Trường Trung cấp Kinh tế - Kỹ thuật tỉnh Hòa Bình, tỉnh Hòa Bình",
    ),
    ("nghe-an-2020", "Dân vận khéo", "thị xã Thái Hòa, tỉnh Nghệ An"),
    (
        "nghe-an-2020",
        "Xứ đạo bình yên",
        "giáo xứ Thanh Dạ, xã Quỳnh Thanh, huyện Quỳnh Lưu, tỉnh Nghệ An",
    ),
    ("tay-nguyen-2024", "3 an toàn bảo đảm ANTT Chi hội Tin lành Ea Sol", "tỉnh Đắk Lắk"),
    ("tay-nguyen-2024", "Khu dân cư an toàn, bình yên không có tội phạm", "tỉnh Đắk Lắk"),
    (
        "tay-nguyen-2024",
        "Tổ tự quản về ANTT và giáo dục thanh thiếu niên vi phạm pháp luật",
        "tỉnh Kon Tum",
    ),
    ("tay-nguyen-2024", "Giáo xứ bình yên, đảm bảo ANTT", "tỉnh Kon Tum"),
    ("tay-nguyen-2024", "Công tác quản lý, giáo dục đối tượng Fulro tại cộng đồng", "tỉnh Gia Lai"),
    ("tay-nguyen-2024", "Trở về đức tin, giữ bình yên buôn làng", "tỉnh Gia Lai"),
    *(
        ("quang-trung", name, "xã Quảng Trung, thị xã Ba Đồn, tỉnh Quảng Bình")
        for name in (
            "tự phòng, tự quản, tự bảo vệ, tự hòa giải",
            "thôn an toàn về ANTT",
            "xã không có tệ nạn ma túy",
            "trường học an toàn về ANTT",
            "xã an toàn về ANTT",
            "5 an toàn về ANTT",
        )
    ),
    (
        "quang-trung",
        "an toàn giao thông đường thủy nội địa thôn Công Hòa",
        "thôn Công Hòa, xã Quảng Trung, thị xã Ba Đồn, tỉnh Quảng Bình",
    ),
]

COUNTED = [
    ("hoa-binh-2020", "models", 112, None, "exact"),
    ("hoa-binh-2020", "model_types", 5, None, "exact"),
    ("hoa-binh-2020", "sites", 4778, None, "exact"),
    ("hoa-binh-2020", "communes_meeting_standard", 123, 131, "exact"),
    ("hoa-binh-2020", "other", 25, 36, "exact"),
    ("hoa-binh-2020", "sites", 54, None, "exact"),
    ("hoa-binh-2020", "other", 5, None, "exact"),
    ("hoa-binh-2020", "other", 44, None, "exact"),
    ("hoa-binh-2020", "other", 790, None, "exact"),
    ("nghe-an-2020", "model_types", 58, None, "exact"),
    ("nghe-an-2020", "sites", 1440, None, "over"),
    ("nghe-an-2020", "models", 6, None, "exact"),
    ("nghe-an-2020", "sites", 56, None, "exact"),
    ("nghe-an-2020", "models", 4, None, "exact"),
    ("nghe-an-2020", "sites", 85, None, "exact"),
    ("nghe-an-2020", "models", 8, None, "exact"),
    ("nghe-an-2020", "models", 10, None, "exact"),
    ("nghe-an-2020", "sites", 45, None, "exact"),
    ("nghe-an-2020", "other", 123, None, "exact"),
    ("tay-nguyen-2024", "models", 478, None, "exact"),
    ("tay-nguyen-2024", "exemplars", 50, None, "exact"),
    ("yen-bai-2024", "models", 1134, None, "exact"),
    ("yen-bai-2024", "sites", 6, None, "exact"),
]

RECOGNISED = [
    ("hoa-binh-2020", "Tiếng kẻng vây bắt tội phạm", "Bộ Công an", None),
    ("hoa-binh-2020", "Nhà trường an toàn không ma túy", "Bộ Công an", None),
    ("nghe-an-2020", "Dân vận khéo", "Bộ Công an", None),
    ("nghe-an-2020", None, "Bộ Công an", 8),
    ("tay-nguyen-2024", None, "Bộ trưởng Bộ Công an", 86),
]

RUN = [
    ("Hội Cựu chiến binh tỉnh", 4),
    ("Hội Liên hiệp Phụ nữ tỉnh", 3),
    ("Hội Nông dân tỉnh", 3),
    ("Ban Công an xã Quảng Trung", 6),
]


def of(rows, document, kind):
    return [r for r in rows if r["kind"] == kind and r["document"] == f"reports/{document}.txt"]


@pytest.mark.parametrize(("document", "model", "path"), LOCATED)
def test_where_a_model_is(rows, document, model, path):
    found = {
        (r["model"], (r["place_path"] or "").casefold())
        for r in of(rows, document, "deployment")
        if r["place"]
    }
    assert (model, path.casefold()) in found


def test_no_model_is_put_where_the_reports_do_not_say(rows):
    said = {(document, model, path.casefold()) for document, model, path in LOCATED}
    for row in rows:
        if row["kind"] == "deployment" and row["place"] and row["document"].startswith("reports/"):
            document = row["document"].removeprefix("reports/").removesuffix(".txt")
            assert (document, row["model"], row["place_path"].casefold()) in said


@pytest.mark.parametrize(("document", "measure", "value", "of_", "bound"), COUNTED)
def test_what_is_counted(rows, document, measure, value, of_, bound):
    found = {
        (r["measure"], r["value"], r["of"], r["bound"]) for r in of(rows, document, "measurement")
    }
    assert (measure, value, of_, bound) in found


def test_nothing_else_is_counted(rows):
    said = {(d, m, v, o, b) for d, m, v, o, b in COUNTED}
    for row in rows:
        if row["kind"] == "measurement" and row["document"].startswith("reports/"):
            document = row["document"].removeprefix("reports/").removesuffix(".txt")
            assert (document, row["measure"], row["value"], row["of"], row["bound"]) in said, row


@pytest.mark.parametrize(("document", "model", "by", "value"), RECOGNISED)
def test_who_recognised_what(rows, document, model, by, value):
    found = {(r["model"], r["conferred_by"], r["value"]) for r in of(rows, document, "recognition")}
    assert (model, by, value) in found


@pytest.mark.parametrize(("organization", "models"), RUN)
def test_who_runs_how_many(rows, organization, models):
    run = {
        r["model"]
        for r in rows
        if r["kind"] == "deployment"
        and r["organization"] == organization
        and r["role"] == "operator"
        and r["document"].startswith("reports/")
    }
    assert len(run) >= models


def test_the_replications(rows):
    found = {(r["document"], r["model"], r["value"]) for r in rows if r["kind"] == "replication"}
    assert found == {
        ("reports/hoa-binh-2020.txt", "Nhà trường an toàn không ma túy", 54),
        ("reports/nghe-an-2020.txt", None, 45),
    }


def test_the_beginnings(rows):
    found = {
        (r["model"], r["edtf"])
        for r in rows
        if r["kind"] == "deployment" and r["edtf"] and r["document"].startswith("reports/")
    }
    assert found == {("Tổ liên gia tự quản", "2006"), ("Tiếng kẻng vây bắt tội phạm", "2016")}


def test_the_conference(rows):
    (row,) = {
        (r["place"], r["organization"], r["edtf"])
        for r in rows
        if r["kind"] == "gathering" and r["document"] == "reports/tay-nguyen-2024.txt"
    }
    # The venue is kept as printed, with the units after it; place_path is its chain.
    assert row == ("TP Buôn Ma Thuột, tỉnh Đắk Lắk", "Bộ Công an", "2024-08-08")


def test_campaigns_are_not_models(rows):
    models = {r["model"] for r in rows if r["model"]}
    assert "Cựu chiến binh gương mẫu" not in models
    assert "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh" not in models
