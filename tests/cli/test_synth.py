"""``lantoa synth``: a file that loads, and refusals in one sentence."""

import csv
import json

import pytest


def test_it_writes_a_country_that_loads(pipe, tmp_path):
    made = pipe(
        "synth", "--models", 3, "--deployments", 60, "--seed", 4, "-o", "c.nq", "--truth", "t.csv",
        cwd=tmp_path,
    )  # fmt: skip
    assert (made.returncode, made.stdout) == (0, "")
    assert "60 deployments of 3 models" in made.stderr
    with (tmp_path / "t.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 60
    kg = tmp_path / "kg"
    assert pipe("load", "c.nq", "--kg", kg, cwd=tmp_path).returncode == 0
    counts = json.loads(pipe("info", "--kg", kg).stdout)["counts"]
    assert (counts["models"], counts["deployments"]) == (3, 60)


def test_the_country_may_go_down_a_pipe(pipe, tmp_path):
    options = ("synth", "--deployments", 20, "-o")
    file = pipe(*options, "c.nq", cwd=tmp_path)
    piped = pipe(*options, "-", cwd=tmp_path)
    assert (file.returncode, piped.returncode) == (0, 0)
    assert piped.stdout == (tmp_path / "c.nq").read_text(encoding="utf-8")
    assert piped.stderr == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-o", "c.ttl"), "*.nq"),
        (("-o", "-", "--truth", "-"), "Only one"),
        (("-o", "c.nq", "--models", 9, "--deployments", 5), "at most 5 models"),
        (("-o", "none/c.nq", "--deployments", 5), "does not exist"),
        (("-o", "c.nq", "--deployments", 0), "0"),
        ((), "-o"),
    ],
)
def test_mistakes_are_told_in_a_sentence(pipe, tmp_path, options, words):
    done = pipe("synth", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
