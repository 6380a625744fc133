"""``lantoa review``: answers in the terminal and in pipes, stopped anywhere, undone, as CSV."""

import csv
import io
import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from click.testing import CliRunner

from lantoa.cli import main
from lantoa.graph.judgements import judgements
from lantoa.graph.store import open_store
from tests.cli.conftest import LANTOA
from tests.cli.terminals import piece
from tests.graph.judgements.world import GONG, SHORT, dump, filled
from tests.small_world import COMMUNE


@pytest.fixture
def kg(tmp_path):
    """A graph of its own for each test, which may be written."""
    folder = tmp_path / "kg"
    filled(folder).close()
    return folder


@pytest.fixture
def review(kg):
    def run(*arguments, answers=None, **environment):
        return CliRunner(env={"LANTOA_KG": str(kg), "LANTOA_USER": None, **environment}).invoke(
            main, ["review", *map(str, arguments)], input=answers
        )

    return run


def said(kg):
    with open_store(kg, read_only=True) as store:
        return judgements(store)


def test_answers_from_a_pipe_are_stored_and_told_as_json(review, kg):
    result = review("--as", "curator-1", answers="s\nd\nq\n")
    assert result.exit_code == 0, result.output
    done = json.loads(result.stdout)
    assert (done["same"], done["different"], done["left"]) == (1, 1, 2)
    first, second = said(kg)
    # The likeliest pair comes first: two spellings of one committee.
    assert COMMUNE.iri in first.judged
    assert (first.verdict, first.by) == ("same", "curator-1")
    assert second.judged == tuple(sorted((GONG.iri, SHORT.iri)))


def test_both_sides_are_shown_with_places_sources_and_sentences(review):
    shown = review("-k", "models", answers="q\n").stderr
    for words in (
        "Score 0.",
        "Tiếng kẻng bình yên (2 sources)",
        "Kẻng bình yên (1 source)",
        "places: xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình",
        "with: Công an tỉnh Hòa Bình",
        "«Kẻng bình yên có ở Tân Thành từ năm 2014.» [fourth.txt:",
        "both are in",
        "s same, d different, k skip, u undo, q quit",
    ):
        assert words in shown


def test_what_is_judged_does_not_come_again_and_what_is_skipped_does(review):
    pair = "One model or two?"
    assert pair in review("-k", "models", answers="k\n").stderr
    assert pair in review("-k", "models", answers="d\n").stderr
    result = review("-k", "models", answers="d\n")
    assert pair not in result.stderr
    assert "nothing to judge" in result.stderr
    assert json.loads(result.stdout)["different"] == 0


def test_what_was_skipped_is_asked_once_more_if_wanted(review):
    result = review("-k", "models", "--skipped", answers="k\ns\n")
    done = json.loads(result.stdout)
    assert (done["skipped"], done["same"], done["left"]) == (1, 1, 0)


def test_the_end_of_the_input_ends_the_review(review, kg):
    assert json.loads(review(answers="").stdout)["left"] == 4
    assert said(kg) == []


def test_unknown_answers_are_asked_again_and_help_is_given(review):
    result = review("-k", "models", answers="x\n?\ns\n")
    assert "'x' is no answer" in result.stderr
    assert "different: they are two" in result.stderr
    assert json.loads(result.stdout)["same"] == 1


def test_u_undoes_the_last_answer_and_asks_it_again(review, kg):
    done = json.loads(review(answers="s\ns\nu\nd\nq\n").stdout)
    assert (done["same"], done["different"], done["undone"]) == (1, 1, 1)
    assert [(j.verdict.value, j.active) for j in said(kg)] == [
        ("same", True),
        ("same", False),
        ("different", True),
    ]
    result = review("-k", "conflicts", answers="u\nq\n")
    assert "Nothing was answered in this session" in result.stderr


def test_limit_asks_no_more(review):
    assert json.loads(review("--limit", "1", answers="d\nd\nd\n").stdout)["different"] == 1


def test_conflicts_are_confirmed_rejected_or_kept(review, kg):
    shown = review("-k", "conflicts", answers="r3\n2\n")
    assert "When did it begin?" in shown.stderr
    assert "1: began 2015" in shown.stderr
    assert "«“Tiếng kẻng bình yên” ra đời năm 2015" in shown.stderr
    assert "How many are there?" in shown.stderr
    done = json.loads(shown.stdout)
    # r3 rejects the third number; 2 confirms one date and rejects the other.
    assert (done["confirmed"], done["rejected"]) == (1, 2)
    assert "nothing to judge" in review("-k", "conflicts", answers="").stderr
    review("--undo", "last")
    assert json.loads(review("-k", "conflicts", answers="b\n").stdout)["confirmed"] == 2
    assert "nothing to judge" in review("-k", "conflicts", answers="").stderr


def test_conflicts_that_come_of_merging_are_asked_in_the_same_session(review):
    shown = review("-k", "models", "-k", "conflicts", answers="s\nk\nq\n").stderr
    assert "began 2014" in shown


def test_a_wrong_number_is_no_answer(review):
    result = review("-k", "conflicts", answers="7\nr0\n\nq\n")
    assert result.stderr.count("is no answer") == 3
    assert json.loads(result.stdout)["rejected"] == 0


def test_who_judges_comes_from_the_option_the_environment_or_is_the_analyst(review, kg):
    review("-k", "models", answers="s\n", LANTOA_USER="desk-7")
    review("-k", "organizations", answers="s\n")
    assert [j.by for j in said(kg)] == ["desk-7", "analyst"]
    result = review("--as", "Nguyễn Văn A", answers="s\n")
    assert result.exit_code == 2
    assert "never a person's name" in result.stderr
    assert "natural person" in review("--help").stdout


def test_undo_list_and_judgements(review, kg):
    review("-k", "models", answers="s\n")
    (made,) = csv.DictReader(io.StringIO(review("--judgements").stdout))
    assert made["verdict"] == "same"
    assert {made["first_name"], made["second_name"]} == {GONG.name, SHORT.name}
    assert made["at"].endswith("Z")
    assert not made["undone_at"]
    undone = json.loads(review("--undo", made["id"]).stdout)["undone"]
    assert undone[0].endswith(made["id"].removeprefix("id:"))
    (made,) = csv.DictReader(io.StringIO(review("--judgements").stdout))
    assert made["undone_at"].endswith("Z")
    assert review("--undo", "last").exit_code == 2
    listed = json.loads(review("--list", "-f", "json").stdout)
    assert [row["kind"] for row in listed] == ["organizations", "models", "conflicts", "conflicts"]
    assert {listed[1]["first_iri"], listed[1]["second_iri"]} == {GONG.iri, SHORT.iri}
    assert len(json.loads(review("--list", "--limit", "1", "-f", "json").stdout)) == 1
    assert [j.active for j in said(kg)] == [False]


def test_two_tasks_at_once_and_an_absent_graph_are_told(review, tmp_path):
    assert review("--list", "--judgements").exit_code == 2
    absent = tmp_path / "absent"
    result = review("--kg", absent, answers="s\n")
    assert result.exit_code == 2
    assert not absent.exists()


def test_a_real_process_with_piped_answers_stores_what_trace_then_shows(kg):
    environment = {**os.environ, "LANTOA_KG": str(kg)}
    options = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 120}
    done = subprocess.run(
        [*LANTOA, "review", "-k", "models"], input="s\n", env=environment, check=True, **options
    )
    assert json.loads(done.stdout)["same"] == 1
    traced = subprocess.run(
        [*LANTOA, "trace", "keng binh yen"], env=environment, check=True, **options
    )
    found = json.loads(traced.stdout)
    assert found["model"]["iri"] == GONG.iri
    assert len(found["deployments"]) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_killed_in_the_middle_keeps_the_answers_and_goes_on(kg):
    environment = {**os.environ, "LANTOA_KG": str(kg)}
    with subprocess.Popen(
        [*LANTOA, "review"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
    ) as process:
        process.stdin.write("s\n")
        process.stdin.flush()
        until = time.monotonic() + 60
        shown = ""
        while "One model or two?" not in shown and time.monotonic() < until:
            shown += process.stderr.readline()
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        with suppress(BrokenPipeError):
            process.stdin.close()
    assert process.returncode == -signal.SIGKILL
    assert [j.verdict.value for j in said(kg)] == ["same"]
    again = subprocess.run(
        [*LANTOA, "review", "-k", "organizations", "-k", "models"],
        input="s\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=120,
        check=True,
    )
    assert "One organization or two?" not in again.stderr
    assert json.loads(again.stdout)["same"] == 1
    assert len(said(kg)) == 2


def test_on_a_terminal_one_key_is_an_answer(kg):
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    main_end, process_end = pty.openpty()
    environment = {**os.environ, "LANTOA_KG": str(kg), "COLUMNS": "160", "TERM": "xterm"}
    with subprocess.Popen(
        [*LANTOA, "review", "-k", "models"],
        stdin=process_end,
        stdout=process_end,
        stderr=process_end,
        env=environment,
    ) as process:
        os.close(process_end)
        shown = b""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            # What is typed before the terminal listens for single keys is lost, as for people.
            if not select.select([main_end], [], [], 0.3)[0]:
                if b"? help" in shown:
                    os.write(main_end, b"s")
                continue
            found = piece(main_end)
            if not found:
                break
            shown += found
        else:
            process.kill()
    os.close(main_end)
    assert process.returncode == 0
    assert "1 same" in shown.decode()
    assert [j.verdict.value for j in said(kg)] == ["same"]


def test_the_python_face_does_the_same(kg):
    import lantoa

    with lantoa.open(kg) as graph:
        pair = graph.candidates("models")[0]
        made = graph.judge("same", *pair.names, by="curator-1", reason="một nơi")
        assert graph.judgements() == [made]
        assert len(graph.trace("keng binh yen").deployments) == 4
        assert {c.about for c in graph.conflicts()} == {"start", "count", "origin"}
        assert graph.undo()[0].iri == made.iri
        assert len(graph.query("adoption-timeline", model=GONG.iri).records()) == 3


# --- CSV ------------------------------------------------------------------------------------


def test_exported_judgements_come_back_in_another_graph_and_twice_change_nothing(
    review, kg, tmp_path
):
    review("-k", "models", answers="s\n")
    review("--undo", "last")
    review("-k", "models", "-k", "organizations", answers="d\ns\n")
    review("-k", "conflicts", answers="1\nq\n")
    path = tmp_path / "judgements.csv"
    assert review("--export", path).exit_code == 0
    other = tmp_path / "other"
    filled(other).close()
    first = review("--kg", other, "--import", path)
    assert json.loads(first.stdout) == {"changed": 5, "unchanged": 0}
    assert json.loads(review("--kg", other, "--import", path).stdout) == {
        "changed": 0,
        "unchanged": 5,
    }
    with open_store(kg, read_only=True) as one, open_store(other, read_only=True) as two:
        assert dump(one) == dump(two)


def test_a_short_table_is_enough(review, kg, tmp_path):
    path = tmp_path / "short.csv"
    names = [iri.replace("https://w3id.org/lantoa/id/", "id:") for iri in (GONG.iri, SHORT.iri)]
    path.write_text("\ufeffverdict,first,second,reason\n\nsame,{},{},một nơi\n".format(*names))
    for changed in (1, 0):
        result = review("--import", path, "--as", "curator-2")
        assert json.loads(result.stdout) == {"changed": changed, "unchanged": 1 - changed}
    (made,) = said(kg)
    assert (made.by, made.reason) == ("curator-2", "một nơi")


HEAD = "verdict,first,second,by,at,undone_at\n"
GOOD = f"same,{GONG.iri},{SHORT.iri},a,2026-01-31T09:00:00Z,\n"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (HEAD + GOOD + f"alike,{GONG.iri},{SHORT.iri},a,,\n", 3, "is no verdict"),
        (HEAD + GOOD + f"same,{GONG.iri},,a,,\n", 3, "two different things"),
        (HEAD + GOOD + f"same,{GONG.iri},urn:nothing,a,,\n", 3, "urn:nothing"),
        (HEAD + GOOD + f"same,{GONG.iri},{COMMUNE.iri},a,,\n", 3, "cannot be judged same"),
        (HEAD + GOOD + f"different,{GONG.iri},{SHORT.iri},a,,\n", 3, "undo one of these first"),
        (HEAD + GOOD + f"different,{GONG.iri},{SHORT.iri},Anna B,,\n", 3, "one lower-case word"),
        (HEAD + GOOD + f"different,{GONG.iri},{SHORT.iri},a,gestern,\n", 3, "is no time"),
        (HEAD + GOOD + f"same,{GONG.iri},{SHORT.iri},a,2026-01-31,2025-01-01\n", 3, "before"),
        (HEAD + f"same,{GONG.iri},{SHORT.iri},a,,,,extra\n", 2, "more cells"),
        (HEAD + f",{GONG.iri},{SHORT.iri},a,,\n", 2, "verdict is missing"),
        ("verdict,second\n", 1, "the column 'first' is missing"),
        ("verdict,first,colour\n", 1, "'colour' is no column"),
        ("", 1, "the column 'verdict' is missing"),
    ],
)
def test_a_faulty_table_is_told_with_its_line_and_nothing_of_it_is_stored(
    review, kg, tmp_path, text, line, what
):
    path = tmp_path / "faulty.csv"
    path.write_text(text, encoding="utf-8")
    result = review("--import", path)
    assert result.exit_code == 2
    assert f"line {line}" in result.stderr
    assert what in result.stderr
    assert said(kg) == []


def test_a_file_that_is_not_there_or_no_text_is_told(review, tmp_path):
    assert review("--import", tmp_path / "absent.csv").exit_code == 2
    path = tmp_path / "binary.csv"
    path.write_bytes(b"\xff\xfe\x00")
    assert review("--import", path).exit_code == 2
