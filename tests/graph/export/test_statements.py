from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.export import COLUMNS, KINDS, StatementRow, export_statements, statement_rows
from lantoa.graph.export.statements import write_csv, write_jsonl
from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.ontology import records
from lantoa.ontology.namespaces import INFERENCE_GRAPHS, JUDGEMENTS_GRAPH
from lantoa.ontology.records import Bound, Measure, RecipientKind, Role
from lantoa.ontology.time import TimeSpan
from tests import small_world as world

# DESIGN section 5, the contract.
CONTRACT = """id kind model model_iri place place_iri place_path organization organization_iri
role award conferred_by recipient recipient_kind measure value of bound unit date_from date_to edtf
source document start end quote method confidence""".split()  # noqa: SIM905
SOURCES = {reading.source.document: reading.source for reading in world.readings()}


@pytest.fixture(scope="module")
def rows(store: Store) -> list[StatementRow]:
    return list(statement_rows(store))


def of_kind(rows: list[StatementRow], kind: str) -> list[StatementRow]:
    return [row for row in rows if row.kind == kind]


def quoting(rows: list[StatementRow], words: str) -> StatementRow:
    (row,) = [row for row in rows if words in (row.quote or "")]
    return row


def store_of(*statements: records.AnyStatement, text: str = "Một câu.\n") -> Store:
    store = open_store(None)
    source = records.Source(document="a.txt", text=text, loader="test/1")
    reading = records.Reading(source=source, statements=statements)
    store.replace_graph(source.graph, quads(reading))
    return store


def said(start: int = 0, **printed: str) -> tuple[records.Evidence, ...]:
    return (
        records.Evidence(
            start=start, end=start + 8, quote="Một câu.", method="test/1", confidence=1.0, **printed
        ),
    )


def test_the_columns_are_the_contract() -> None:
    assert list(COLUMNS) == CONTRACT


def test_every_kind_has_a_row_and_no_row_another_kind(rows: list[StatementRow]) -> None:
    assert {row.kind for row in rows} == set(KINDS)


def test_enumerations_hold(rows: list[StatementRow]) -> None:
    def values(column: str) -> set[str]:
        return {getattr(row, column) for row in rows} - {None}

    assert values("bound") <= set(Bound)
    assert values("role") <= set(Role)
    assert values("recipient_kind") <= set(RecipientKind)
    assert values("measure") <= set(Measure)


def test_quotes_are_the_source_texts_words(rows: list[StatementRow]) -> None:
    for row in rows:
        assert row.document is not None
        assert row.quote == SOURCES[row.document].text[row.start : row.end]


def test_dates_enclose_the_edtf(rows: list[StatementRow]) -> None:
    assert any(row.edtf for row in rows)
    for row in rows:
        if row.edtf is None:
            assert (row.date_from, row.date_to) == (None, None)
        else:
            span = TimeSpan.parse(row.edtf)
            assert (row.date_from, row.date_to) == (span.earliest, span.latest)


def test_every_statement_with_evidence_has_a_row(rows: list[StatementRow]) -> None:
    for reading in world.readings():
        for statement in reading.statements:
            for evidence in statement.evidence:
                found = [
                    row
                    for row in rows
                    if (row.id, row.document) == (statement.iri, reading.source.document)
                    and (row.start, row.end) == (evidence.start, evidence.end)
                ]
                assert found, statement


def test_the_order_is_document_position_kind_and_iri(rows: list[StatementRow]) -> None:
    keys = [(row.document, row.start, row.end, row.kind, row.id) for row in rows]
    assert keys == sorted(keys)


def test_each_organization_has_its_row(rows: list[StatementRow]) -> None:
    adopted = [row for row in rows if "tham mưu UBND xã" in (row.quote or "")]
    assert [(row.organization, row.role) for row in adopted] == [
        ("Công an tỉnh Hòa Bình", "adviser"),
        ("UBND xã Tân Thành", "founder"),
    ]
    assert len({row.id for row in adopted}) == 1


def test_each_conferring_body_has_its_row(rows: list[StatementRow]) -> None:
    praised = [row for row in of_kind(rows, "recognition") if row.award == "biểu dương"]
    assert [row.conferred_by for row in praised] == ["Bộ Công an", "Công an tỉnh Hòa Bình"]
    assert {row.model for row in praised} == {"Nông dân hiểu luật"}


def test_the_organization_of_a_source_is_not_told_of_another(rows: list[StatementRow]) -> None:
    second = quoting(rows, "ra đời năm 2015")
    assert (second.organization, second.role, second.edtf) == (None, None, "2015")


def test_place_path_is_the_chain_lowest_first_without_the_country(
    rows: list[StatementRow],
) -> None:
    row = quoting(rows, "Tháng 5/2018")
    assert row.place == "xã Chiềng Châu"
    assert row.place_iri == world.CHIENG_CHAU.iri
    assert row.place_path == "xã Chiềng Châu, huyện Mai Châu, tỉnh Hòa Bình"
    school = quoting(rows, "Trường mở")
    assert school.place_path == "trường Trung cấp nghề Sông Đà, tỉnh Hòa Bình"


def test_a_counted_group_is_its_replication_and_not_a_row_besides(
    rows: list[StatementRow],
) -> None:
    row = quoting(rows, "54 đơn vị trong toàn tỉnh")
    assert (row.kind, row.value, row.bound, row.unit) == (
        "replication",
        54,
        "exact",
        "đơn vị mô hình",
    )
    assert (row.place, row.place_path) == ("tỉnh Hòa Bình", "tỉnh Hòa Bình")


def test_a_group_that_stands_alone_is_a_deployment_somewhere(rows: list[StatementRow]) -> None:
    row = quoting(rows, "khoảng 30")
    assert (row.kind, row.value, row.bound, row.unit) == ("deployment", 30, "about", "camera")
    assert (row.place, row.place_iri, row.place_path) == (None, None, "tỉnh Sơn La")


def test_a_deployment_somewhere_in_an_area_has_no_place(rows: list[StatementRow]) -> None:
    row = quoting(rows, ",,Hội Nông dân")
    assert (row.place, row.place_iri, row.place_path) == (None, None, "tỉnh Hòa Bình")
    assert (row.organization, row.role) == ("Hội Nông dân tỉnh Hòa Bình", "operator")


def test_a_named_replica_counts_one_at_its_place(rows: list[StatementRow]) -> None:
    row = quoting(rows, "lan sang Chiềng Châu")
    assert (row.value, row.bound, row.place) == (1, "exact", "xã Chiềng Châu")


def test_measurements_keep_bound_denominator_and_scope(rows: list[StatementRow]) -> None:
    sites = quoting(rows, "hơn 1.440")
    assert (sites.measure, sites.value, sites.bound) == ("sites", 1440, "over")
    assert quoting(rows, "123/131").of == 131
    scoped = quoting(rows, "trên 1,2 triệu")
    assert (scoped.place, scoped.place_iri) == ("cấp xã", world.HOA_BINH.iri)
    assert scoped.place_path == "tỉnh Hòa Bình"


def test_mandates_gatherings_and_campaigns(rows: list[StatementRow]) -> None:
    (mandate,) = of_kind(rows, "mandate")
    assert (mandate.quote, mandate.organization) == ("Chỉ thị số 09 của Ban Bí thư", "Ban Bí thư")
    assert mandate.role is None
    (gathering,) = of_kind(rows, "gathering")
    assert (gathering.organization, gathering.role) == ("Công an tỉnh Hòa Bình", "host")
    assert gathering.date_from == gathering.date_to == date(2020, 8, 8)
    (campaign,) = of_kind(rows, "campaign")
    assert campaign.quote == "Toàn dân bảo vệ an ninh Tổ quốc"
    assert campaign.model is None


def test_the_source_is_its_title_else_its_document(rows: list[StatementRow]) -> None:
    assert {(row.document, row.source) for row in rows} == {
        ("first.txt", "Tiếng kẻng lan xa"),
        ("second.txt", "Học nhau giữ bình yên"),
        ("tables/third.csv", "tables/third.csv"),
    }


def test_filters(store: Store, rows: list[StatementRow]) -> None:
    gong = world.GONG.iri
    assert list(statement_rows(store, kinds=["place"])) == of_kind(rows, "place")
    assert list(statement_rows(store, document="second.txt")) == [
        row for row in rows if row.document == "second.txt"
    ]
    assert list(statement_rows(store, model=gong)) == [r for r in rows if r.model_iri == gong]


def test_an_unknown_kind_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="'modell' is no kind of statement; choose from model"):
        export_statements(store, tmp_path / "s.csv", kinds=["modell"])
    assert list(tmp_path.iterdir()) == []


def test_names_are_as_printed_where_the_evidence_prints_them() -> None:
    deployment = records.Deployment(
        model=world.GONG,
        place=world.SCHOOL,
        roles=((world.POLICE, Role.OPERATOR),),
        evidence=said(printed_place="nhà trường", printed_organization="Công an tỉnh"),
    )
    with store_of(deployment) as store:
        (row,) = statement_rows(store)
    assert (row.place, row.organization) == ("nhà trường", "Công an tỉnh")
    assert row.organization_iri == world.POLICE.iri
    assert row.model == world.GONG.name


def test_each_evidence_of_a_statement_has_its_row_and_its_organization() -> None:
    first = records.Deployment(
        model=world.GONG,
        place=world.SCHOOL,
        roles=((world.POLICE, Role.ADVISER),),
        started=TimeSpan.parse("2016"),
        evidence=said(0),
    )
    second = records.Deployment(
        model=world.GONG, place=world.SCHOOL, roles=((world.FARMERS, Role.HOST),), evidence=said(9)
    )
    with store_of(first, second, text="Một câu. Một câu.") as store:
        rows = list(statement_rows(store))
    assert [(r.start, r.organization, r.role, r.edtf) for r in rows] == [
        (0, "Công an tỉnh Hòa Bình", "adviser", "2016"),
        (9, "Hội Nông dân tỉnh Hòa Bình", "host", None),
    ]


def test_several_replicas_are_placed_by_what_contains_them_all() -> None:
    replicas = tuple(
        records.Deployment(
            model=world.GONG,
            place=records.Place(
                iri=f"https://example.org/{name[-1]}",
                name=name,
                level=records.Level.SITE,
                path=(name,),
                within=world.SCHOOL.iri,
            ),
        )
        for name in ("nhà A", "nhà B")
    )
    at = records.Deployment(model=world.GONG, place=world.SCHOOL)
    replication = records.Replication(model=world.GONG, targets=replicas, evidence=said())
    with store_of(at, replication) as store:
        (row,) = statement_rows(store, kinds=["replication"])
    assert (row.value, row.place, row.place_iri) == (2, None, None)
    assert row.place_path == "trường Trung cấp nghề Sông Đà"


def test_replicated_models_that_are_only_counted() -> None:
    ten = records.Amount(value=Decimal(10), text="10")
    with store_of(records.Replication(models=ten, evidence=said())) as store:
        (row,) = statement_rows(store)
    assert (row.value, row.bound, row.measure, row.model) == (10, "exact", "models", None)


def test_a_recognised_organization_is_the_organization() -> None:
    recognition = records.Recognition(
        recipient="Công an xã",
        recipient_kind=RecipientKind.ORGANIZATION,
        award="Giấy khen",
        organization=world.COMMUNE,
        conferred_by=(world.POLICE,),
        evidence=said(printed_organization="Công an xã"),
    )
    with store_of(recognition) as store:
        (row,) = statement_rows(store)
    assert (row.organization, row.organization_iri) == ("Công an xã", world.COMMUNE.iri)
    assert (row.conferred_by, row.role) == ("Công an tỉnh Hòa Bình", None)


def test_what_is_judged_or_inferred_is_not_in_the_table(rows: list[StatementRow]) -> None:
    reading = world.readings()[0]
    with open_store(None) as store:
        store.replace_graphs(
            {graph: quads(reading) for graph in (JUDGEMENTS_GRAPH, INFERENCE_GRAPHS + "run")}
        )
        assert list(statement_rows(store)) == []


def test_an_rdf_file_of_several_sources_gives_the_same_rows(
    store: Store, rows: list[StatementRow]
) -> None:
    with open_store(None) as other:
        other.replace_graph("https://example.org/all", list(store.quads()))
        assert list(statement_rows(other)) == rows


def test_csv_is_read_back(store: Store, rows: list[StatementRow], tmp_path: Path) -> None:
    export_statements(store, tmp_path / "s.csv")
    raw = (tmp_path / "s.csv").read_bytes()
    assert raw.startswith(b"id,kind,")
    assert raw.count(b"\r\n") == len(rows) + 1
    with (tmp_path / "s.csv").open(encoding="utf-8", newline="") as file:
        back = list(csv.DictReader(file))
    assert [row["quote"] for row in back] == [row.quote for row in rows]
    assert [row["value"] for row in back] == ["" if r.value is None else str(r.value) for r in rows]
    assert list(back[0]) == CONTRACT


def test_jsonl_is_read_back(store: Store, rows: list[StatementRow], tmp_path: Path) -> None:
    export_statements(store, tmp_path / "s.jsonl")
    text = (tmp_path / "s.jsonl").read_text(encoding="utf-8")
    back = [json.loads(line) for line in text.splitlines()]
    assert all(list(row) == CONTRACT for row in back)
    assert "Tiếng kẻng" in text
    assert [row["value"] for row in back] == [row.value for row in rows]
    assert [row["date_from"] for row in back] == [
        row.date_from.isoformat() if row.date_from else None for row in rows
    ]


def test_parquet_is_read_back(store: Store, rows: list[StatementRow], tmp_path: Path) -> None:
    export_statements(store, tmp_path / "s.parquet")
    schema = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "s.parquet")}
    assert list(schema) == CONTRACT
    assert Counter(schema.values()) == {"string": 22, "double": 3, "int64": 2, "date32[day]": 2}
    back = pd.read_parquet(tmp_path / "s.parquet")
    assert list(back["quote"]) == [row.quote for row in rows]
    assert list(back["date_to"].dropna()) == [row.date_to for row in rows if row.date_to]
    assert list(back["value"].dropna()) == [row.value for row in rows if row.value is not None]


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet", "spreadsheet"])
def test_the_same_store_gives_the_same_bytes(store: Store, format: str, tmp_path: Path) -> None:
    written = set()
    for name in ("a", "b"):
        export_statements(store, tmp_path / name, format)
        written.add((tmp_path / name).read_bytes())
    assert len(written) == 1


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_an_empty_store_gives_a_table_without_rows(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"s.{format}"
    with open_store(None) as store:
        export_statements(store, path)
    if format == "csv":
        assert path.read_bytes().decode() == ",".join(CONTRACT) + "\r\n"
    elif format == "jsonl":
        assert path.read_bytes() == b""
    else:
        assert pq.read_table(path).num_rows == 0


texts = st.none() | st.text(max_size=20)
numbers = st.none() | st.integers(-(10**12), 10**12) | st.decimals(-1000, 1000, places=3)
rows_of_anything = st.tuples(texts, texts, numbers, st.none() | st.dates()).map(
    lambda cells: StatementRow(
        id="x", kind="model", quote=cells[0], place=cells[1], value=cells[2], date_from=cells[3]
    )
)


@given(st.lists(rows_of_anything, max_size=5))
def test_any_text_survives_csv_and_json_lines(rows: list[StatementRow]) -> None:
    out = io.BytesIO()
    write_csv(rows, out)
    back = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))[1:]
    assert [row[COLUMNS.index("quote")] for row in back] == [row.quote or "" for row in rows]
    out = io.BytesIO()
    write_jsonl(rows, out)
    lines = [json.loads(line) for line in out.getvalue().decode().splitlines() if line]
    assert len(out.getvalue().decode().split("\n")) == len(rows) + 1
    assert [row["place"] for row in lines] == [row.place for row in rows]


@given(st.text(min_size=1))
def test_a_spreadsheet_never_sees_a_formula(quote: str) -> None:
    out = io.BytesIO()
    write_csv([StatementRow(id="x", kind="model", quote=quote)], out, spreadsheet=True)
    assert out.getvalue().startswith(b"\xef\xbb\xbf")
    (row,) = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))[1:]
    cell = row[COLUMNS.index("quote")]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell in {quote, "'" + quote}
