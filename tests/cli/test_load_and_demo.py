"""Loading, checking and the demonstration, from the shell."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from lantoa.cli.demo import MODEL, examples
from tests.cli.terminals import all_shown
from tests.loaders.reports_for_tests import report, sentences

REPORT = """Mô hình mới

Năm 2019, xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình ra mắt mô hình “Ánh sáng an ninh”.
"""
TABLE = "model,place,district,province,started\nĐèn đường,xã Tân Thành,Lương Sơn,Hòa Bình,2018\n"


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "deployments.csv").write_text(TABLE, encoding="utf-8")
    return folder


def test_load_tells_what_it_did_as_json_in_a_pipe(pipe, corpus, tmp_path):
    done = pipe("load", corpus, "--kg", tmp_path / "kg")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["added"] == ["a.txt", "deployments.csv"]
    assert report["problems"] == []
    again = json.loads(pipe("load", corpus, "--kg", tmp_path / "kg").stdout)
    assert again["unchanged"] == ["a.txt", "deployments.csv"]


def test_load_tells_what_it_did_in_words_on_a_terminal(terminal, corpus, tmp_path):
    shown, code = terminal("load", corpus, "--kg", tmp_path / "kg")
    assert code == 0
    assert "2 added, 0 replaced, 0 unchanged, 0 problems." in shown


def test_copies_are_listed_and_counted(pipe, terminal, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    page = report("Bình yên ở xã Tân Thành", sentences("Tân Thành", 10))
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(page, encoding="utf-8")
    done = pipe("load", folder, "--kg", tmp_path / "kg", "--jobs", 1)
    assert json.loads(done.stdout)["copies"] == {"b.txt": "a.txt"}
    assert "b.txt: a copy of a.txt." in done.stderr
    told = json.loads(pipe("info", "--kg", tmp_path / "kg").stdout)
    assert (told["counts"]["sources"], told["counts"]["copies"]) == (1, 1)
    shown, _ = terminal("load", folder, "--kg", tmp_path / "other")
    assert "2 added, 0 replaced, 0 unchanged, 1 copy, 0 problems." in shown


def test_progress_is_shown_to_people_and_not_to_programs(corpus, tmp_path, pipe):
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    for number in range(40):
        page = report(f"Tin {number}", sentences(f"Tân Lập {number}", 4))
        (corpus / f"{number}.txt").write_text(page, encoding="utf-8")
    main_end, process_end = pty.openpty()
    command = [sys.executable, "-m", "lantoa", "load", str(corpus), "--kg", str(tmp_path / "kg")]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(
        [*command, "--jobs", "2"], stdout=subprocess.PIPE, stderr=process_end, env=environment
    ) as process:
        os.close(process_end)
        shown = all_shown(main_end)
        assert json.loads(process.stdout.read())["problems"] == []
    os.close(main_end)
    assert b"loading" in shown
    assert b"/42" in shown
    assert b"/s" in shown
    quiet = pipe("load", corpus, "--kg", tmp_path / "quiet", "--jobs", 2)
    assert quiet.stderr == ""


def test_what_was_loaded_can_be_traced_and_shown(run, corpus, tmp_path):
    kg = tmp_path / "kg"
    run("load", corpus, "--kg", kg)
    found = json.loads(run("trace", "den duong", "--kg", kg).stdout)
    assert found["deployments"][0]["place"]["path"] == [
        "xã Tân Thành",
        "huyện Lương Sơn",
        "tỉnh Hòa Bình",
    ]
    assert "Đèn đường" in run("show", "deployments.csv", "--kg", kg, "-f", "text").stdout
    assert "Ánh sáng an ninh" in run("find", "anh sang", "--kg", kg).stdout


def test_a_bad_row_is_told_with_its_line_and_the_rest_is_loaded(pipe, corpus, tmp_path):
    (corpus / "deployments.csv").write_text(TABLE + "Kẻng,xã X,,,31/02/2018\n", encoding="utf-8")
    done = pipe("load", corpus, "--kg", tmp_path / "kg")
    assert done.returncode == 0
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["file"], problem["line"]) == ("deployments.csv", 3)
    assert "deployments.csv, line 3:" in done.stderr
    strict = pipe("load", corpus, "--kg", tmp_path / "strict", "--strict")
    assert strict.returncode == 2
    assert "line 3" in strict.stderr
    assert strict.stdout == ""


def test_nothing_that_can_be_read_is_the_users_mistake(pipe, tmp_path):
    bad = tmp_path / "bad.ttl"
    bad.write_text("@prefix x: <u", encoding="utf-8")
    done = pipe("load", bad, "--kg", tmp_path / "kg")
    assert done.returncode == 2
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem["file"] == "bad.ttl"


def test_nothing_to_load_is_told(pipe, tmp_path):
    missing = pipe("load", tmp_path / "missing", "--kg", tmp_path / "kg")
    assert missing.returncode == 2
    assert "missing" in missing.stderr
    (tmp_path / "empty").mkdir()
    assert pipe("load", tmp_path / "empty", "--kg", tmp_path / "kg").returncode == 2


def test_a_folder_that_cannot_be_made_is_told(pipe, corpus, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = pipe("load", corpus, "--kg", tmp_path / "file" / "kg")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1


def test_an_endpoint_that_is_down_is_told(pipe):
    done = pipe("trace", "x", "--kg", "http://127.0.0.1:9/query")
    assert done.returncode == 2
    assert "127.0.0.1:9" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_second_writer_is_told(pipe, corpus, tmp_path):
    import lantoa

    with lantoa.open(tmp_path / "kg"):
        done = pipe("load", corpus, "--kg", tmp_path / "kg")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_check_of_a_sound_graph(run, corpus, tmp_path):
    kg = tmp_path / "kg"
    run("load", corpus, "--kg", kg)
    result = run("check", "--kg", kg)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["conforms"] is True


def test_check_of_a_graph_that_breaks_a_shape(run, tmp_path):
    # A deployment of no model.
    bad = (
        "PREFIX lt: <https://w3id.org/lantoa/ontology#>\n"
        "<urn:d> a lt:Deployment ; lt:status <https://w3id.org/lantoa/id/status/active> ."
    )
    (tmp_path / "bad.ttl").write_text(bad, encoding="utf-8")
    run("load", tmp_path / "bad.ttl", "--kg", tmp_path / "kg")
    result = run("check", "--kg", tmp_path / "kg", "-f", "text")
    assert result.exit_code == 2
    assert "violation" in result.stdout


def test_the_demonstration_traces_the_school_and_says_what_to_try(pipe, tmp_path):
    done = pipe("demo", "-f", "text", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for words in (MODEL, "54 đơn vị mô hình", "Bộ Công an", "«"):
        assert words in done.stdout
    assert "Try next:" in done.stderr
    assert (tmp_path / "lantoa-demo").is_dir()
    again = pipe("demo", "-f", "text", cwd=tmp_path)
    assert again.stdout == done.stdout
    assert "already" in again.stderr


def test_what_the_demonstration_proposes_works(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("demo")
    assert json.loads(done.stdout)["model"]["label"] == MODEL
    proposed = done.stderr.split("Try next:")[1].strip().splitlines()
    assert len(proposed) >= 5
    for line in proposed:
        program, *arguments = shlex.split(line.split("#")[0])
        assert program == "lantoa"
        tried = run(*arguments)
        assert tried.exit_code == 0, (line, tried.stderr)
        assert tried.stdout or "-o" in arguments, line


def test_the_demonstration_leaves_the_users_own_graph_alone(pipe, tmp_path):
    pipe("demo", cwd=tmp_path, env={"LANTOA_KG": str(tmp_path / "mine")})
    assert not (tmp_path / "mine").exists()


def test_the_examples_are_there():
    assert sorted(path.name for path in examples().iterdir()) >= ["reports", "tables"]


SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five reports are not at hand")
def test_the_trace_of_the_school_in_the_five_reports(run, tmp_path):
    kg = tmp_path / "kg"
    assert json.loads(run("load", SEEDS, "--kg", kg).stdout)["problems"] == []
    found = json.loads(run("trace", "nha truong an toan khong ma tuy", "--kg", kg).stdout)
    (origin,) = found["origins"]
    (school,) = [d for d in found["deployments"] if d["iri"] == origin["deployment"]]
    assert school["place"]["name"].startswith("trường Trung cấp Kinh tế")
    (group,) = found["groups"]
    assert group["amount"]["value"] == 54
    assert group["area"]["name"] == "tỉnh Hòa Bình"
    (recognition,) = found["recognitions"]
    assert [body["label"] for body in recognition["conferred_by"]] == ["Bộ Công an"]
    for statement in (school, group, recognition):
        assert statement["evidence"][0]["quote"]
