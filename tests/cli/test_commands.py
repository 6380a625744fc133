"""Each command does what its help says."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from lantoa.cli import COMMANDS
from lantoa.knowledge_graph import KnowledgeGraph
from tests.small_world import CAMERA, GONG, TAN_THANH


def rows(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


# --- find, show, trace ----------------------------------------------------------------------


def test_find_needs_no_quotes_diacritics_or_capitals(run):
    found = rows(run("find", "tieng", "keng", "binh").stdout)
    assert found[0] == {
        "kind": "model",
        "label": "Tiếng kẻng bình yên",
        "match": "beginning",
        "statements": "6",
        "iri": GONG.iri,
    }


@pytest.mark.parametrize("format_name", ["json", "jsonl", "tsv", "table"])
def test_rows_come_in_every_format(run, format_name):
    result = run("find", "camera", "-f", format_name)
    assert result.exit_code == 0
    if format_name == "json":
        assert json.loads(result.stdout)[0]["iri"] == CAMERA.iri
    elif format_name == "jsonl":
        assert json.loads(result.stdout.splitlines()[0])["statements"] == 5
    elif format_name == "tsv":
        assert rows(result.stdout, "\t")[0]["iri"] == CAMERA.iri
    else:
        assert CAMERA.name in result.stdout


def test_find_of_nothing_says_so_on_stderr_only(run):
    result = run("find", "qwxzqw", "-f", "table")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing" in result.stderr


def test_find_of_one_kind(run):
    assert {row["kind"] for row in rows(run("find", "tan thanh", "-k", "place").stdout)} == {
        "place"
    }


def test_trace_in_every_format(run):
    assert json.loads(run("trace", "tieng keng").stdout)["model"]["iri"] == GONG.iri
    assert (
        "«Từ Tân Thành, mô hình lan sang Chiềng Châu.»"
        in run("trace", "tieng keng", "-f", "text").stdout
    )
    assert run("trace", "tieng keng", "-f", "dot").stdout.startswith("digraph ")
    assert run("trace", "tieng keng", "-f", "mermaid").stdout.startswith("flowchart ")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("t.json", "{"),
        ("t.dot", "digraph"),
        ("t.gv", "digraph"),
        ("t.mmd", "flow"),
        ("t.txt", "Ti"),
    ],
)
def test_the_ending_of_the_file_tells_the_format(run, tmp_path, name, begins):
    result = run("trace", "tieng keng", "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_a_dash_is_stdout(run):
    assert run("trace", "tieng keng", "-o", "-").stdout == run("trace", "tieng keng").stdout


def test_a_file_that_cannot_be_written_is_told(run, tmp_path):
    result = run("trace", "tieng keng", "-o", tmp_path / "no" / "t.json")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_trace_shows_as_many_quotations_as_asked_for(run):
    assert "«" not in run("trace", "tieng keng", "-f", "text", "--evidence", "0").stdout


def test_show_by_name_and_by_identifier(run):
    assert json.loads(run("show", "bo cong an").stdout)["kind"] == "organization"
    card = json.loads(run("show", TAN_THANH.iri).stdout)
    assert card["label"] == "xã Tân Thành"
    assert run("show", "song da", "-k", "place", "-f", "text").stdout.startswith("trường Trung cấp")


def test_show_of_a_statement_has_the_words_around_it(run):
    deployment = json.loads(run("trace", "tieng keng").stdout)["origins"][0]["deployment"]
    assert "in its place: …" in run("show", deployment, "-f", "text").stdout


def test_info_counts(run, kg):
    found = json.loads(run("info").stdout)
    assert found["location"] == str(kg)
    assert found["counts"]["sources"] == 3
    assert found["counts"]["deployments"] == 10
    assert found["sources"] == {"first.txt": 19, "second.txt": 9, "tables/third.csv": 4}


# --- query and sparql -----------------------------------------------------------------------


def test_query_lists_the_queries_with_their_questions(run):
    found = {row["query"]: row for row in rows(run("query").stdout)}
    assert len(found) >= 24
    assert all(row["question_en"] and row["question_vi"] for row in found.values())
    assert found["replicas"]["parameters"] == "--model"


def test_a_query_takes_names_without_diacritics(run):
    found = rows(run("query", "replicas", "--model", "tieng keng").stdout)
    assert len(found) == 2


def test_a_query_without_its_optional_parameters_runs(run):
    result = run("query", "origins")
    assert result.exit_code == 0
    assert len(rows(result.stdout)) >= 3


def test_a_query_explains_itself_and_shows_its_text(run):
    assert "--model MODEL" in run("query", "replicas", "--help").stdout
    text = run("query", "replicas", "--show").stdout
    assert text.startswith("#+ ")
    assert "SELECT" in text


def test_a_query_with_an_unknown_model_is_told(run):
    result = run("query", "replicas", "--model", "tieng kegn binh yen")
    assert result.exit_code == 2
    assert "did you mean 'Tiếng kẻng bình yên'" in result.stderr


def test_a_query_with_a_bad_value_is_told(run):
    result = run("query", "measurements", "--since", "yesterday")
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_the_place_of_options_before_the_name_is_told(run):
    result = run("query", "--format", "json", "origins")
    assert result.exit_code == 2
    assert "after the query's name" in result.stderr


SELECT = "SELECT DISTINCT ?m { ?m a lt:Model } ORDER BY ?m"


def test_sparql_as_an_argument_from_a_file_and_from_stdin(run, tmp_path):
    (tmp_path / "q.rq").write_text(SELECT, encoding="utf-8")
    expected = run("sparql", SELECT).stdout
    assert len(rows(expected)) == 4
    assert run("sparql", "--file", tmp_path / "q.rq").stdout == expected
    assert run("sparql", "-", input=SELECT).stdout == expected
    assert run("sparql", input=SELECT).stdout == expected


def test_sparql_says_when_a_count_may_count_tellings(run):
    plain = run("sparql", "SELECT (COUNT(?d) AS ?n) { ?d a lt:Deployment }")
    distinct = run("sparql", "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a lt:Deployment }")
    assert int(plain.stdout.split()[1]) > int(distinct.stdout.split()[1])
    assert "COUNT(DISTINCT ?x)" in plain.stderr
    assert distinct.stderr == ""


def test_sparql_gives_the_standard_results_too(run):
    found = json.loads(run("sparql", SELECT, "-f", "sparql-json").stdout)
    assert found["head"]["vars"] == ["m"]
    assert "<sparql" in run("sparql", SELECT, "-f", "sparql-xml").stdout


def test_an_ask_is_true_or_false(run):
    assert run("sparql", "ASK { ?m a lt:Model }").stdout == "true\n"
    assert run("sparql", "ASK { ?m a lt:Nothing }", "-f", "table").stdout == "no\n"


def test_a_construct_gives_triples(run, tmp_path):
    construct = "CONSTRUCT { ?m a lt:Model } WHERE { ?m a lt:Model }"
    first = run("sparql", construct).stdout
    assert first.count("lt:Model") == 4
    assert first == run("sparql", construct).stdout
    assert run("sparql", construct, "-f", "n-triples").stdout.count(" .\n") == 4
    run("sparql", construct, "-o", tmp_path / "m.nt")
    assert (tmp_path / "m.nt").read_text("utf-8").count(" .\n") == 4


@pytest.mark.parametrize(
    ("query", "format_name"),
    [("CONSTRUCT WHERE { ?s a lt:Model }", "csv"), (SELECT, "turtle")],
)
def test_a_format_that_cannot_hold_the_answer_is_told(run, query, format_name):
    assert run("sparql", query, "-f", format_name).exit_code == 2


def test_sparql_stops_at_the_time_limit(run):
    long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    result = run("sparql", long, "--timeout", "1")
    assert result.exit_code == 2
    assert "longer than 1 s" in result.stderr


@pytest.mark.parametrize("text", ["DROP ALL", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"])
def test_sparql_refuses_updates_and_the_network(run, text):
    assert run("sparql", text).exit_code == 2


def test_a_query_file_that_is_not_there_is_told(run, tmp_path):
    result = run("sparql", "-i", tmp_path / "no.rq")
    assert result.exit_code == 2
    assert "no such file" in result.stderr


# --- export, place, ontology, template ------------------------------------------------------


def test_export_to_stdout_and_to_a_file_are_the_same(pipe, tmp_path):
    written = pipe("export", "statements", "-o", tmp_path / "s.jsonl")
    assert (written.returncode, written.stdout) == (0, "")
    assert "Wrote" in written.stderr
    shown = pipe("export", "statements", "-f", "jsonl")
    assert shown.stderr == ""
    assert (tmp_path / "s.jsonl").read_text("utf-8") == shown.stdout


def test_export_lists_its_formats(run):
    assert "graphml" in run("export", "network", "--formats").stdout


def test_place_shows_a_unit_what_contains_it_and_what_it_became(run):
    text = run("place", "xã Tân Thành, huyện Mai Châu", "-f", "text").stdout
    assert text.startswith("xã Tân Thành, huyện Mai Châu, tỉnh Hòa Bình (2020-01-01 to 2025-06-30)")
    assert "xã Tân Mai, 2025-07-01, Nghị quyết 1676/NQ-UBTVQH15" in text
    found = json.loads(run("place", "xã Tân Thành, huyện Mai Châu").stdout)
    assert [parent["name"] for parent in found["parents"]][:2] == [
        "huyện Mai Châu",
        "tỉnh Hòa Bình",
    ]
    assert found["became"][0]["whole"] is True


def test_place_needs_no_diacritics_not_even_in_the_unit_word(run):
    assert "tỉnh Phú Thọ, 2025-07-01" in run("place", "tinh", "hoa", "binh", "-f", "text").stdout


@pytest.mark.parametrize("day", ["2026-01-01", "1/1/2026"])
def test_place_as_of_a_day_tells_what_stands_there(run, day):
    found = json.loads(run("place", "tinh hoa binh", "--as-of", day).stdout)
    assert found["as_of"] == "2026-01-01"
    assert [(s["name"], s["relation"]) for s in found["stands"]] == [("tỉnh Phú Thọ", "whole")]


def test_place_by_identifier(run):
    assert (
        json.loads(run("place", "id:place/province-17").stdout)["unit"]["name"] == "tỉnh Hòa Bình"
    )


def test_a_region_shows_its_provinces(run):
    found = json.loads(run("place", "tay nguyen").stdout)
    assert {"tỉnh Kon Tum", "tỉnh Lâm Đồng"} <= {member["name"] for member in found["members"]}


def test_place_as_of_no_day_is_told(run):
    result = run("place", "hoa binh", "--as-of", "2025-13-01")
    assert result.exit_code == 2
    assert "is no day" in result.stderr


def test_place_of_many_namesakes_decides_nothing_and_lists_them(run):
    found = json.loads(run("place", "tan thanh").stdout)
    assert found["unit"] is None
    assert len(found["candidates"]) > 10
    text = run("place", "tan thanh", "-f", "text", "--limit", "3").stdout
    assert text.startswith("Several units are called 'tan thanh'")
    assert f"and {len(found['candidates']) - 3} more" in text


def test_ontology_explains_in_both_languages_and_lists(run, tmp_path):
    text = run("ontology", "diem mo hinh", "-f", "text").stdout
    assert "điểm mô hình" in text
    assert json.loads(run("ontology", "Deployment").stdout)["name"] == "Deployment"
    assert "Deployment" in {row["term"] for row in rows(run("ontology").stdout)}
    assert run("ontology", "--docs", tmp_path / "docs").exit_code == 0
    assert (tmp_path / "docs" / "index.html").exists()


def test_template_writes_a_table_once(run, tmp_path):
    path = tmp_path / "d.csv"
    assert run("template", "deployments", "-o", path).exit_code == 0
    assert path.read_text("utf-8-sig").startswith("model,")
    again = run("template", "deployments", "-o", path)
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert run("template", "diem mo hinh", "-o", path, "--force").exit_code == 0


# --- documentation --------------------------------------------------------------------------


def documentation(name):
    return (Path(__file__).parents[2] / "docs" / name).read_text("utf-8")


def test_the_page_on_the_command_line_has_every_command():
    page = documentation("cli.md")
    for name in COMMANDS:
        assert f"| `{name}" in page


def test_the_page_on_the_command_line_has_every_field_of_the_json(run):
    page = documentation("cli.md")
    for arguments in (
        ["trace", "keng"],
        ["show", "keng binh yen"],
        ["place", "hoa binh"],
        ["info"],
    ):
        for field in json.loads(run(*arguments).stdout):
            assert f"`{field}`" in page, (arguments, field)


def test_the_page_on_python_has_every_method():
    page = documentation("python.md")
    for name in dir(KnowledgeGraph):
        if not name.startswith("_") and name not in {"open", "close", "location", "store"}:
            assert f"| `{name}(" in page, name


def test_a_page_is_written_only_as_html(run, tmp_path):
    result = run("report", "cong truong", "-o", str(tmp_path / "page.pdf"))
    assert result.exit_code == 2
    assert "end it in .html" in result.stderr
    assert not list(tmp_path.iterdir())


def test_tables_for_people_have_numbers_for_people(run, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("u,t\na,2001\nb,2003\nc,2004\nd,2004\ne,2005\nf,\n", encoding="utf-8")
    asked = ("spread", "--events", table, "--unit", "u", "--time", "t", "--measure", "bass")
    digits = [
        max(len(number) for number in re.findall(r"0\.(\d+)", run(*asked, "-f", name).stdout))
        for name in ("table", "csv")
    ]
    assert digits[0] < 12 < digits[1]


def test_trace_and_report_write_pictures(run, tmp_path):
    picture, page = tmp_path / "lineage.svg", tmp_path / "page.html"
    assert run("trace", "cong truong", "--plot", str(picture)).exit_code == 0
    assert "Cổng trường không ma túy" in picture.read_text(encoding="utf-8")
    assert run("report", "cong truong", "-o", str(page)).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    wrong = run("trace", "cong truong", "--plot", str(tmp_path / "lineage.gif"))
    assert wrong.exit_code == 2
    assert ".svg" in wrong.stderr
