"""Loading: whole sources or nothing, the same bytes whatever the way, everything told."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from lantoa.errors import InputError
from lantoa.graph.store import open_store
from lantoa.loaders import load, tables
from lantoa.loaders.problems import ProblemError
from lantoa.ontology.identity import source_graph_iri, source_iri
from lantoa.ontology.namespaces import ONTOLOGY_GRAPH, PLACES_GRAPH, PREFIXES, term

REPORTS = Path(__file__).resolve().parents[2] / "examples"
TABLE = "model,place,district,province,started\n{}"
ROW = "Tiếng kẻng,xã Tân Thành,huyện Lương Sơn,tỉnh Hòa Bình,{}\n"
TURTLE = '@prefix ex: <urn:ex:> .\nex:a ex:b [ ex:c "một"@vi ] ; ex:d ( 1 2 ) .\n'


def dump(store, graph=None):
    output = io.BytesIO()
    store.dump(output, RdfFormat.N_TRIPLES if graph else RdfFormat.N_QUADS, graph)
    return output.getvalue()


@pytest.fixture
def folder(tmp_path):
    """A folder with a report, two tables and two RDF files."""
    made = tmp_path / "in"
    (made / "bảng").mkdir(parents=True)
    (made / "báo cáo.txt").write_text(
        "Mô hình hay ở Hòa Bình\n\nNăm 2016, Công an xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình "
        "xây dựng mô hình “Tiếng kẻng vây bắt tội phạm”.\n",
        encoding="utf-8",
    )
    (made / "bảng" / "deployments.csv").write_text(TABLE.format(ROW.format(2016)), "utf-8")
    (made / "bảng" / "measurements.csv").write_text(
        "measure,value,province\nsites,hơn 1.440,tỉnh Nghệ An\n", "utf-8"
    )
    (made / "a.ttl").write_text(TURTLE, encoding="utf-8")
    (made / "b.trig").write_text("<urn:g> { <urn:a> <urn:b> <urn:c> }\n", encoding="utf-8")
    return made


def test_every_source_is_a_graph_and_loading_twice_changes_nothing(folder, tmp_path):
    with open_store(tmp_path / "kg") as store:
        report = load(store, folder)
        assert report.problems == []
        assert report.added == [
            "a.ttl",
            "b.trig",
            "báo cáo.txt",
            "bảng/deployments.csv",
            "bảng/measurements.csv",
        ]
        first = dump(store)
        graphs = set(store.graphs())
        assert {source_graph_iri(name) for name in report.added if name != "b.trig"} <= graphs
        assert {"urn:g", ONTOLOGY_GRAPH, PLACES_GRAPH} <= graphs
        again = load(store, folder)
        assert (again.added, again.replaced, again.problems) == ([], [], [])
        assert again.unchanged == report.added
        assert dump(store) == first
    with open_store(tmp_path / "kg") as store:
        assert load(store, folder).changed == 0
        assert dump(store) == first


def test_the_order_of_loading_and_the_number_of_processes_do_not_matter(folder):
    with open_store(None) as store:
        load(store, folder)
        expected = dump(store)
    with open_store(None) as store:
        for name in ("bảng", "báo cáo.txt", "b.trig", "a.ttl"):
            load(store, folder / name, root=folder)
        assert dump(store) == expected
    with open_store(None) as store:
        load(store, folder, jobs=2)
        assert dump(store) == expected


def test_a_changed_file_replaces_its_graph_whole(folder):
    with open_store(None) as store:
        load(store, folder)
        (folder / "bảng" / "deployments.csv").write_text(TABLE.format(ROW.format(2019)), "utf-8")
        (folder / "b.trig").write_text("<urn:h> { <urn:a> <urn:b> <urn:d> }\n", encoding="utf-8")
        report = load(store, folder)
        assert report.replaced == ["b.trig", "bảng/deployments.csv"]
        assert len(report.unchanged) == 3
        changed = dump(store)
    assert b"2019" in changed
    assert "urn:g" not in changed.decode()
    with open_store(None) as store:
        load(store, folder)
        assert dump(store) == changed


def test_a_new_version_of_the_loader_reads_again(folder, monkeypatch):
    with open_store(None) as store:
        load(store, folder)
        monkeypatch.setattr(tables, "LOADER", "table/next")
        assert load(store, folder).replaced == ["bảng/deployments.csv", "bảng/measurements.csv"]


def test_texts_are_kept_and_a_lost_text_is_read_again(folder):
    with open_store(None) as store:
        load(store, folder)
        iri = source_iri("báo cáo.txt")
        text = store.texts.get(iri)
        assert text.startswith("Mô hình hay")
        store.texts.remove(iri)
        assert load(store, folder).replaced == ["báo cáo.txt"]
        assert store.texts.get(iri) == text


def test_the_places_graph_holds_what_is_used_and_no_more(folder):
    with open_store(None) as store:
        load(store, folder / "bảng" / "deployments.csv")
        used = dump(store, PLACES_GRAPH)
        load(store, folder / "bảng" / "measurements.csv")
        assert "Nghệ An" in dump(store, PLACES_GRAPH).decode()
        (folder / "bảng" / "measurements.csv").write_text(
            "measure,value,province\nsites,5,tỉnh Hòa Bình\n", "utf-8"
        )
        load(store, folder / "bảng" / "measurements.csv")
        assert dump(store, PLACES_GRAPH) != used  # the province itself is used now ...
        load(store, folder / "bảng" / "deployments.csv")
        assert "Nghệ An" not in dump(store, PLACES_GRAPH).decode()  # ... and Nghệ An is not


def test_a_dump_restores_the_store(folder, tmp_path):
    with open_store(tmp_path / "kg") as store:
        load(store, folder)
        saved = dump(store)
    (tmp_path / "dump.nq").write_bytes(saved)
    with open_store(tmp_path / "new") as store:
        assert load(store, tmp_path / "dump.nq").problems == []
        assert dump(store) == saved
        load(store, tmp_path / "dump.nq")
        assert dump(store) == saved


def test_blank_nodes_are_the_same_on_every_machine(folder, tmp_path):
    dumps = []
    for name in ("one", "two"):
        with open_store(tmp_path / name) as store:
            load(store, folder / "a.ttl")
            dumps.append(dump(store))
    assert dumps[0] == dumps[1]
    assert b"_:" not in dumps[0]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.ttl", "@prefix ex: <urn:ex:> .\nex:a ex:b .\n", 2),
        ("a.nq", "<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> b <urn:c> .\n", 2),
        ("a.trig", "<urn:g> { <urn:a> <urn:b> }", 1),
        ("a.rdf", "<rdf:RDF", None),
        ("a.jsonld", "{", None),
        ("a.ttl", "", None),
    ],
)
def test_malformed_rdf_is_one_problem_and_changes_nothing(folder, name, content, line):
    with open_store(None) as store:
        load(store, folder)
        before = dump(store)
        (folder / "a.ttl").unlink()
        (folder / name).write_text(content, encoding="utf-8")
        report = load(store, folder)
        assert [problem.file for problem in report.problems] == [name]
        assert report.problems[0].what
        if line:
            assert report.problems[0].line == line
            assert "column" in report.problems[0].what
        assert dump(store) == before


@pytest.mark.parametrize(
    "kind",
    [
        "<http://xmlns.com/foaf/0.1/Person>",
        "<https://schema.org/Pers\\u006Fn>",
        "<http://www.w3.org/2006/vcard/ns#Individual>",
    ],
)
def test_no_person_gets_into_the_store(folder, kind):
    with open_store(None) as store:
        load(store, folder)
        (folder / "p.ttl").write_text("<urn:p> <urn:of> <urn:q> .\n", encoding="utf-8")
        load(store, folder)
        before = dump(store)  # with what the file said before
        (folder / "p.ttl").write_text(f"<urn:p> a {kind} ; <urn:name> 'X' .\n", encoding="utf-8")
        report = load(store, folder)
        assert [problem.file for problem in report.problems] == ["p.ttl"]
        assert "urn:p" in report.problems[0].what
        assert dump(store) == before
        with pytest.raises(ProblemError, match="person"):
            load(store, folder, strict=True)


def test_what_breaks_a_shape_is_told_in_words(folder):
    (folder / "c.ttl").write_text(
        f"<urn:m> a <{term('Model')}> .\n"
        f"<urn:d> a <{term('Deployment')}> ; <{term('evidence')}> <urn:e> .\n",
        encoding="utf-8",
    )
    with open_store(None) as store:
        report = load(store, folder)
        assert {problem.file for problem in report.problems} == {"c.ttl"}
        text = "\n".join(report.sentences())
    assert "A model needs a name" in text
    assert "Mô hình cần có tên" in text
    assert "A deployment is of exactly one model" in text


def test_what_another_source_completes_breaks_no_shape(folder):
    (folder / "c.ttl").write_text(f"<urn:m> a <{term('Model')}> .\n", encoding="utf-8")
    (folder / "0.ttl").write_text(f'<urn:m> <{PREFIXES["rdfs"]}label> "A"@vi .\n', "utf-8")
    with open_store(None) as store:
        assert load(store, folder).problems == []
        before = dump(store)
        (folder / "c.ttl").write_text(f"<urn:m> a <{term('Model')}> . #\n", encoding="utf-8")
        assert load(store, folder, strict=True).replaced == ["c.ttl"]
        assert len(dump(store)) == len(before)


def test_problems_of_an_unchanged_table_are_told_each_time(folder):
    file = folder / "bảng" / "deployments.csv"
    file.write_text(TABLE.format(ROW.format(2016) + ROW.format("hôm qua")), "utf-8")
    with open_store(None) as store:
        first = load(store, folder)
        before = dump(store)
        second = load(store, folder)
        assert [(p.file, p.line) for p in first.problems] == [("bảng/deployments.csv", 3)]
        assert second.problems == first.problems
        assert (second.added, second.replaced) == ([], [])
        assert dump(store) == before


BAD = {
    "row": ("bảng/x-deployments.csv", TABLE.format(ROW.format("hôm qua"))),
    "rdf": ("z.ttl", "nonsense"),
    "text": ("z.txt", ""),
    "kind": ("z.pdf", "x"),
    "shape": ("z.ttl", f"<urn:m> a <{term('Model')}> ."),
}


@pytest.mark.parametrize("bad", BAD)
def test_strict_stops_at_the_first_problem_with_nothing_stored(folder, tmp_path, bad):
    name, content = BAD[bad]
    (folder / name).write_text(content, encoding="utf-8")
    with open_store(tmp_path / "kg") as store:
        with pytest.raises(ProblemError) as caught:
            load(store, folder, strict=True)
        assert caught.value.problem.file == name
        assert len(store) == 0
        assert load(store, folder).problems == [caught.value.problem]


def test_strict_loads_what_is_in_order(folder):
    with open_store(None) as store:
        report = load(store, folder, strict=True)
        assert len(report.added) == 5
        strict = dump(store)
    with open_store(None) as store:
        load(store, folder)
        assert dump(store) == strict


def test_a_big_table_goes_through_a_file_and_says_the_same(folder, monkeypatch):
    from lantoa.loaders import pipeline

    file = folder / "bảng" / "deployments.csv"
    file.write_text(TABLE.format("".join(ROW.format(1990 + n) for n in range(30))), "utf-8")
    with open_store(None) as store:
        load(store, folder)
        expected = dump(store)
    monkeypatch.setattr(pipeline, "SPOOL", 10)
    monkeypatch.setattr(pipeline, "CHUNK", 7)
    with open_store(None) as store:
        report = load(store, folder)
        assert dump(store) == expected
        assert load(store, folder).unchanged == report.added


def test_a_big_rdf_file_is_checked_by_a_second_process(folder, monkeypatch):
    from lantoa.graph.validation import stage

    (folder / "c.ttl").write_text(f"<urn:m> a <{term('Model')}> .\n", encoding="utf-8")
    with open_store(None) as store:
        expected = load(store, folder).problems
    started = []
    monkeypatch.setattr(stage, "ASIDE", 1)
    popen = subprocess.Popen
    monkeypatch.setattr(
        stage.subprocess, "Popen", lambda *a, **k: started.append(a) or popen(*a, **k)
    )
    with open_store(None) as store:
        assert load(store, folder).problems == expected
    if (os.cpu_count() or 1) > 1:
        assert len(started) == 3


def test_nothing_to_load_is_an_error_and_changes_nothing(tmp_path):
    with open_store(None) as store, pytest.raises(InputError):
        load(store, tmp_path)


def test_the_report_is_json_able_and_readable(folder):
    import json

    (folder / "z.pdf").write_text("x", encoding="utf-8")
    seen = []
    with open_store(None) as store:
        report = load(store, folder, progress=lambda *step: seen.append(step))
    assert json.loads(json.dumps(report.as_dict()))["added"] == report.added
    assert report.sentences()[0] == "5 added, 0 replaced, 0 unchanged, 1 problem."
    assert report.statements > 2
    assert seen[0] == ("a.ttl", 0, 6)
    assert seen[-1] == ("", 6, 6)


CHILD = """
import sys
from lantoa.graph.store import open_store
from lantoa.loaders import batches, load
batches.BATCH = 400
with open_store(sys.argv[2]) as store:
    load(store, sys.argv[1], progress=lambda *step: print(*step, flush=True))
"""


def test_a_killed_load_run_again_ends_with_the_same_bytes(tmp_path):
    """Real processes are killed with SIGKILL at several moments of a load."""
    made = tmp_path / "in"
    made.mkdir()
    for number in range(60):
        rows = "".join(ROW.format(1950 + number + k % 9) for k in range(12))
        (made / f"{number:02}-deployments.csv").write_text(
            TABLE.format(rows.replace("Tiếng kẻng", f"Tiếng kẻng {number}")), "utf-8"
        )
    (made / "30.ttl").write_text(TURTLE, encoding="utf-8")
    with open_store(tmp_path / "whole") as store:
        load(store, made)
        whole = dump(store)
    kg = tmp_path / "kg"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    stages = []
    for stop_at in (9, 31, 52):
        with subprocess.Popen(
            [sys.executable, "-c", CHILD, str(made), str(kg)],
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        ) as child:
            for line in child.stdout:
                if int(line.split()[-2]) >= stop_at:
                    time.sleep(0.003 * stop_at % 0.02)
                    child.send_signal(signal.SIGKILL)
                    break
            child.stdout.read()
            assert child.wait() == -signal.SIGKILL
        stages.append(len(pyoxigraph.Store.read_only(str(kg / "quads"))))
    with open_store(kg) as store:
        load(store, made)
        assert dump(store) == whole
    assert 0 < stages[0] < len(whole.splitlines())
