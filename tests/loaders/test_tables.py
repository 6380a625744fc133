"""Tables: every format the same statements; bad rows told, never lost, never stopping."""

import csv
import json

import pytest

from lantoa.graph.places import Gazetteer
from lantoa.loaders import Problem, read, template
from lantoa.loaders.columns import KINDS, MEASUREMENTS
from lantoa.loaders.problems import ProblemError
from lantoa.ontology.records import (
    Bound,
    Deployment,
    DeploymentGroup,
    Level,
    Measurement,
    ModelMention,
    Reading,
    RecipientKind,
    Recognition,
    Replication,
    Role,
)

HEADER = ["model", "place", "district", "province", "started", "value", "unit", "operator"]
ROWS = [
    [
        "Tiếng kẻng",
        "xã Tân Thành",
        "huyện Lương Sơn",
        "tỉnh Hòa Bình",
        "2016",
        "",
        "",
        "Công an xã Tân Thành",
    ],
    ["Cổng an toàn", "", "", "tỉnh Hòa Bình", "", "hơn 1.440", "khu dân cư", ""],
    [
        "Dòng họ, tự quản",
        "xóm Mới, xã Chiềng Châu",
        "huyện Mai Châu",
        "tỉnh Hòa Bình",
        "05/09/2018",
        "",
        "",
        "",
    ],
    ["Số nguyên", "", "", "tỉnh Sơn La", "", "54", "điểm", ""],
]


def one(path):
    """The reading and the problems of one file."""
    found = list(read(path))
    readings = [item for item in found if isinstance(item, Reading)]
    return (readings[0] if readings else None), [p for p in found if isinstance(p, Problem)]


def write_csv(path, rows, **options):
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, **options).writerows(rows)
    return path


def write_every_format(folder):
    import openpyxl
    import pyarrow as pa
    import pyarrow.parquet as pq

    write_csv(folder / "deployments.csv", [HEADER, *ROWS])
    write_csv(folder / "deployments.tsv", [HEADER, *ROWS], delimiter="\t")
    write_csv(folder / "deployments-2.csv", [HEADER, *ROWS], delimiter=";", lineterminator="\r\n")
    book = openpyxl.Workbook()
    for row in [HEADER, *ROWS]:
        typed = [int(cell) if cell in {"2016", "54"} else cell or None for cell in row]
        book.active.append(typed)
    book.save(folder / "deployments.xlsx")
    columns = {name: [row[i] or None for row in ROWS] for i, name in enumerate(HEADER)}
    pq.write_table(pa.table(columns), folder / "deployments.parquet")
    with (folder / "deployments.jsonl").open("w", encoding="utf-8") as stream:
        for row in ROWS:
            record = {name: cell for name, cell in zip(HEADER, row, strict=True) if cell}
            if record.get("value") == "54":
                record["value"] = 54
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return sorted(folder.iterdir())


def test_every_format_gives_the_same_statements(tmp_path):
    files = write_every_format(tmp_path)
    assert len(files) == 6
    said = {}
    for file in files:
        reading, problems = one(file)
        assert problems == []
        said[file.name] = [(type(s), s, s.iri) for s in reading.statements]
        for statement in reading.statements:
            for evidence in statement.evidence:
                line = reading.source.text[evidence.start : evidence.end]
                assert evidence.quote == line
                assert statement.model.name in line
                assert "\n" not in line
    first = said.pop("deployments.csv")
    assert len(first) == 4
    assert all(other == first for other in said.values())


def test_a_row_of_deployments(tmp_path):
    reading, _ = one(write_csv(tmp_path / "deployments.csv", [HEADER, *ROWS]))
    at_place, group, settlement, _ = reading.statements
    assert isinstance(at_place, Deployment)
    assert at_place.place.known
    assert at_place.place.path == ("xã Tân Thành", "huyện Lương Sơn", "tỉnh Hòa Bình")
    assert at_place.started.edtf == "2016"
    assert [(body.name, role) for body, role in at_place.roles] == [
        ("Công an xã Tân Thành", Role.OPERATOR)
    ]
    assert isinstance(group, DeploymentGroup)
    assert (group.amount.value, group.amount.bound, group.unit) == (1440, Bound.OVER, "khu dân cư")
    assert group.area.name == "tỉnh Hòa Bình"
    assert settlement.place.level is Level.SETTLEMENT
    assert not settlement.place.known
    assert settlement.model.name == "Dòng họ, tự quản"


def test_vietnamese_headers_and_unit_words_from_the_columns(tmp_path):
    rows = [
        ["Mô hình", "Xã", "Huyện", "Tỉnh", "Bắt đầu", "Trạng thái"],
        ["Tiếng kẻng", "Tân Thành", "Lương Sơn", "Hòa Bình", "5/2016", "active"],
    ]
    reading, problems = one(write_csv(tmp_path / "diem-mo-hinh.csv", rows))
    assert problems == []
    (deployment,) = reading.statements
    known = Gazetteer.packaged().resolve(("xã Tân Thành", "huyện Lương Sơn", "tỉnh Hòa Bình"))
    assert deployment.place.iri == known.iri
    assert deployment.evidence[0].printed_place == "Tân Thành"


def test_replications(tmp_path):
    rows = [
        ["model", "origin", "target", "value", "area", "date", "additional"],
        [
            "Tiếng kẻng",
            "xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình",
            "xã Chiềng Châu, huyện Mai Châu, tỉnh Hòa Bình; huyện Mộc Châu, tỉnh Sơn La",
            "54",
            "tỉnh Hòa Bình",
            "2018-2020",
            "yes",
        ],
    ]
    reading, problems = one(write_csv(tmp_path / "nhan_rong.csv", rows))
    assert problems == []
    replication = reading.statements[0]
    assert isinstance(replication, Replication)
    assert replication.origin.place.name == "xã Tân Thành"
    assert [target.place.name for target in replication.targets] == [
        "xã Chiềng Châu",
        "huyện Mộc Châu",
    ]
    assert replication.group.amount.value == 54
    assert set(replication.group.members) == {target.iri for target in replication.targets}
    assert (replication.when.edtf, replication.additional) == ("2018/2020", True)
    assert {s.iri for s in reading.statements[1:]} == {
        replication.origin.iri,
        *(target.iri for target in replication.targets),
    }


def test_recognitions_and_kinds_in_a_column(tmp_path):
    rows = [
        ["kind", "model", "award", "recipient", "conferred_by", "value", "measure", "province"],
        [
            "khen thưởng",
            "Tiếng kẻng",
            "Bằng khen",
            "",
            "Bộ Công an; UBND tỉnh Hòa Bình",
            "",
            "",
            "",
        ],
        [
            "recognition",
            "",
            "Giấy khen",
            "86 tập thể, cá nhân",
            "Công an tỉnh Hòa Bình",
            "86",
            "",
            "",
        ],
        ["số liệu", "", "", "", "", "123/131", "communes_meeting_standard", "tỉnh Hòa Bình"],
        ["model", "Cổng an toàn", "", "", "", "", "", ""],
        ["bảng gì đây", "x", "", "", "", "", "", ""],
    ]
    reading, problems = one(write_csv(tmp_path / "all.csv", rows))
    first, second, third, fourth = reading.statements
    assert isinstance(first, Recognition)
    assert first.recipient_kind is RecipientKind.MODEL
    assert first.award_kind == "certificate-of-merit"
    assert [body.name for body in first.conferred_by] == ["Bộ Công an", "UBND tỉnh Hòa Bình"]
    assert (second.recipient_kind, second.amount.value) == (RecipientKind.MIXED, 86)
    assert isinstance(third, Measurement)
    assert (third.amount.value, third.amount.of) == (123, 131)
    assert isinstance(fourth, ModelMention)
    assert [(p.line, "bảng gì đây" in p.what) for p in problems] == [(6, True)]


def test_bad_rows_are_told_with_their_line_and_the_others_are_read(tmp_path):
    rows = [
        ["measure", "value", "unit", "province", "date"],
        ["sites", "54", "điểm", "tỉnh Hòa Bình", "2020"],
        ["sites", "năm mươi", "điểm", "tỉnh Hòa Bình", "2020"],
        ["sites", "54", "điểm", "tỉnh Hòa Bình", "31/02/2020"],
        ["nhà", "54", "điểm", "tỉnh Hòa Bình", "2020"],
        ["", "54", "điểm", "tỉnh Hòa Bình", "2020"],
        ["sites", "54", "điểm", "tỉnh Hòa Bình", "2020", "thừa"],
        [],
        ["sites", "55", "điểm", "tỉnh Hòa Bình", "2021"],
    ]
    reading, problems = one(write_csv(tmp_path / "measurements.csv", rows))
    assert [s.amount.value for s in reading.statements] == [54, 55]
    assert [p.line for p in problems] == [3, 4, 5, 6, 7]
    assert all(p.file == "measurements.csv" and p.what and p.mend for p in problems)


def test_an_unclosed_quotation_mark_costs_one_row(tmp_path):
    file = tmp_path / "models.csv"
    file.write_text('model,themes\n"A",\n"B,\nC,\nD,\n', encoding="utf-8")
    reading, problems = one(file)
    assert [s.model.name for s in reading.statements] == ["A", "C", "D"]
    assert [p.line for p in problems] == [3]


def test_a_table_without_its_columns(tmp_path):
    reading, problems = one(write_csv(tmp_path / "x.csv", [["a", "b"], ["1", "2"]]))
    assert reading is None
    assert len(problems) == 1
    assert problems[0].line == 1
    assert "lantoa template" in problems[0].mend


def test_unknown_columns_are_told(tmp_path):
    reading, problems = one(write_csv(tmp_path / "models.csv", [["model", "màu"], ["A", "đỏ"]]))
    assert len(reading.statements) == 1
    assert ["màu" in p.what for p in problems] == [True]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
@pytest.mark.parametrize("extension", ["csv", "tsv", "xlsx"])
def test_every_template_is_read_back_without_problems(tmp_path, kind, extension):
    file = tmp_path / f"a.{extension}"
    template(kind.vi, file)
    reading, problems = one(file)
    assert problems == []
    assert reading.statements


def test_a_template_may_be_named_in_english_or_vietnamese_only(tmp_path):
    template("count", tmp_path / "a.csv")
    assert MEASUREMENTS.columns[0].id in (tmp_path / "a.csv").read_text("utf-8-sig")
    with pytest.raises(Exception, match="did you mean"):
        template("rows", tmp_path / "b.csv")
    with pytest.raises(Exception, match=r"not '\.pdf'"):
        template("models", tmp_path / "b.pdf")
    with pytest.raises(Exception, match="cannot be written"):
        template("models", tmp_path / "absent" / "b.csv")


NAMES = ("Nguyễn Văn Ánh", "Trần Thị Bưởi")


def test_columns_of_persons_are_left_out_of_everything(tmp_path):
    import openpyxl

    rows = [["Mô hình", "Họ và tên", "Tỉnh"], ["A", NAMES[0], "tỉnh Hòa Bình"]]
    write_csv(tmp_path / "a.csv", rows)
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "b.xlsx")
    (tmp_path / "c.jsonl").write_text(
        json.dumps(dict(zip(*rows, strict=True)), ensure_ascii=False), encoding="utf-8"
    )
    for name in ("a.csv", "b.xlsx", "c.jsonl"):
        reading, problems = one(tmp_path / name)
        assert len(reading.statements) == 1
        assert NAMES[0] not in repr(reading)
        assert any("Họ và tên" in p.what for p in problems)
        evidence = reading.statements[0].evidence[0]
        assert reading.source.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    "cell", [f"ông {NAMES[0]}", NAMES[1], f"Đại úy {NAMES[0]} (Trưởng Công an)"]
)
def test_a_row_that_names_a_person_is_refused_and_masked(tmp_path, cell):
    rows = [["model", "province", "operator"], ["A", "Sơn La", cell], ["B", "Sơn La", "Công an xã"]]
    reading, problems = one(write_csv(tmp_path / "deployments.csv", rows))
    assert [s.model.name for s in reading.statements] == ["B"]
    assert [(p.line, "person" in p.what) for p in problems] == [(2, True)]
    assert not any(name in repr(reading) or name in repr(problems) for name in NAMES)
    evidence = reading.statements[0].evidence[0]
    assert reading.source.text[evidence.start : evidence.end] == "B,Sơn La,Công an xã"


def test_a_workbook_of_several_sheets(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "mô hình"
    book.active.append(["Mô hình"])
    book.active.append(["A"])
    second = book.create_sheet("số liệu")
    for row in (["Chỉ tiêu", "Số lượng", "Tỉnh"], ["sites", "x", "Sơn La"], ["sites", 7, "Sơn La"]):
        second.append(row)
    book.save(tmp_path / "a.xlsx")
    reading, problems = one(tmp_path / "a.xlsx")
    assert [type(s) for s in reading.statements] == [ModelMention, Measurement]
    assert reading.statements[1].evidence[0].quote == "sites,7,Sơn La"
    assert [(p.line, "số liệu" in p.what) for p in problems] == [(2, True)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"this is no workbook"),
        ("a.parquet", b"this is no parquet"),
        ("a.jsonl", b"not json\n"),
        ("a.csv", b""),
        ("a.csv", b"\n\n"),
        ("a.csv", b"model,model\nA,B\n"),
        ("a.csv", b"PK\x03\x04\x00\x01"),
    ],
)
def test_damaged_tables_are_one_problem(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    reading, problems = one(tmp_path / name)
    assert reading is None
    assert len(problems) == 1
    assert problems[0].file == name
    assert problems[0].mend


def test_a_problem_error_is_for_the_user():
    assert ProblemError(Problem("a", 1, "b", "c")).exit_code == 2


def test_the_page_about_tables_is_that_of_the_columns():
    from pathlib import Path

    from lantoa.loaders.documentation import tables_page

    page = Path(__file__).resolve().parents[2] / "docs" / "tables.md"
    assert page.read_text(encoding="utf-8") == tables_page()


def test_no_header_means_two_columns():
    from lantoa.loaders.columns import _alias_names, _exact_names, _header_key

    for kind in KINDS:
        names = [_header_key(n) for c in kind.columns for n in {c.id.replace("_", " "), c.vi}]
        assert len(set(names)) == len(names)
        aliases = [_header_key(alias) for column in kind.columns for alias in column.aliases]
        assert len(set(aliases)) == len(aliases), kind.id
        assert set(_exact_names(kind)) | set(_alias_names(kind)) == {*names, *aliases}
