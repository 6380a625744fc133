"""``--plot`` of every command: files that are pictures, and sentences where there can be none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from lantoa.cli.network import KINDS
from lantoa.cli.pictures import PICTURES
from lantoa.pictures import of_spread

TABLE = "who,what,when\na,x,2010\nb,x,2011\nc,x,2013\na,y,2012\nb,y,2015\nc,y,2015\n"
START = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "table.csv"
    file.write_text(TABLE)
    return file


def of(table: Path) -> list[str]:
    return ["--events", str(table), "--unit", "who", "--item", "what", "--time", "when"]


def words(file: Path) -> str:
    return " ".join(map(str, etree.fromstring(file.read_bytes()).itertext()))


def test_the_choices_are_those_of_the_library():
    assert (*of_spread.PICTURES, "themes") == PICTURES


@pytest.mark.parametrize("ending", START)
@pytest.mark.parametrize(
    "command",
    [
        ["trace", "tieng keng"],
        ["spread", "tieng keng", "--level", "province"],
        ["spread", "--picture", "themes"],
        ["network", "flows"],
    ],
    ids=lambda command: command[0],
)
def test_a_picture_beside_the_words(run, tmp_path, command, ending):
    file = tmp_path / f"a.{ending}"
    with_it, without = run(*command, "--plot", file), run(*command)
    assert with_it.exit_code == 0, with_it.output
    assert with_it.stdout == without.stdout
    assert file.read_bytes().startswith(START[ending])


@pytest.mark.parametrize("picture", of_spread.PICTURES)
def test_every_picture_of_a_spread(run, tmp_path, picture):
    file = tmp_path / "a.svg"
    command = ["spread", "tieng keng", "--picture", picture, "--plot", file]
    assert run(*command).exit_code == 0
    told = words(file)
    assert "Source: the graph kg" in told
    assert {"curve": "Population at risk", "survival": "Kaplan-Meier", "timeline": "year"}[
        picture
    ] in told


@pytest.mark.parametrize("kind", KINDS)
def test_every_network(run, tmp_path, kind):
    file = tmp_path / "a.svg"
    result = run("network", kind, "--plot", file)
    assert result.exit_code == 0, result.output
    assert "said by a source" in words(file) or "Nothing passed" in words(file)


def test_what_was_inferred_is_dashed(run, table, tmp_path):
    file = tmp_path / "a.svg"
    result = run("infer", *of(table), "--edges", "3", "--rate", "1", "--plot", file)
    assert result.exit_code == 0, result.output
    assert "inferred, nobody said it" in words(file)
    assert "stroke-dasharray" in file.read_text()


def test_several_items_are_small_multiples(run, table, tmp_path):
    file = tmp_path / "a.svg"
    assert run("spread", *of(table), "--plot", file).exit_code == 0
    told = " ".join(words(file).split())
    assert "Each has a height of its own" in told
    assert "Source: table.csv" in told


def test_themes_are_counted(run):
    result = run("spread", "--picture", "themes", "-f", "csv", "--level", "province")
    assert result.stdout.splitlines()[0] == "theme,models,adoptions,undated"
    assert "drugs" in result.stdout
    refused = run("spread", "tieng keng", "--picture", "themes")
    assert refused.exit_code == 2
    assert "leave out MODEL" in refused.stderr


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a.gif", "end it in .svg, .png or .pdf"),
        ("a", "end it in .svg, .png or .pdf"),
        ("no/such/folder/a.svg", "cannot be written"),
        ("folder.svg", "it is a folder"),
    ],
)
@pytest.mark.parametrize("command", [["trace", "x"], ["spread", "x"], ["network", "flows"]])
def test_what_cannot_be_written_is_refused_first(
    run, tmp_path, monkeypatch, command, name, sentence
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.svg").mkdir()
    result = run(*command, "--plot", name)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr
    assert not result.stdout


@pytest.mark.parametrize("command", ["trace", "spread", "report"])
def test_a_name_that_nothing_has_brings_others_to_mind(run, tmp_path, command):
    file = tmp_path / ("a.html" if command == "report" else "a.svg")
    option = "-o" if command == "report" else "--plot"
    result = run(command, "tieng kenk an nin", option, file)
    assert result.exit_code == 2
    assert "Tiếng kẻng" in result.stderr
    assert not file.exists()


def test_a_report_that_cannot_be_written_is_refused_first(run, tmp_path):
    result = run("report", "tieng keng", "-o", tmp_path / "no" / "a.html")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_without_matplotlib_a_sentence_says_what_to_install(kg, tmp_path):
    hidden = "import sys; sys.modules['matplotlib'] = None; from lantoa.cli import main; main()"
    for command in (
        ["spread", "tieng keng", "--plot", "a.svg"],
        ["network", "flows", "--plot", "a.svg"],
        ["report", "tieng keng"],
    ):
        done = subprocess.run(
            [sys.executable, "-c", hidden, *command, "--kg", str(kg)],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )
        assert done.returncode == 2
        assert "pip install 'lantoa[pictures]'" in done.stderr
        assert "Traceback" not in done.stderr


def test_no_display_is_needed_and_hashes_change_nothing(kg, tmp_path):
    code = (
        "import sys, lantoa\n"
        "with lantoa.open(sys.argv[1], read_only=True) as kg:\n"
        "    for name in ('curve', 'timeline'):\n"
        "        svg = kg.spread('tieng keng', level='province').picture(name)._repr_svg_()\n"
        "        print(svg)\n"
        "    print(kg.trace('tieng keng').picture()._repr_svg_())\n"
        "    print(kg.report('tieng keng').to_html())\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
        "assert 'tkinter' not in sys.modules\n"
    )
    printed = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "MPLBACKEND": "TkAgg"}
        environment.pop("DISPLAY", None)
        done = subprocess.run(
            [sys.executable, "-c", code, str(kg)],
            capture_output=True,
            env=environment,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        assert not done.stderr
        printed.add(done.stdout)
    assert len(printed) == 1


def test_figures_are_let_go():
    import gc
    import weakref

    from lantoa.pictures.adoption_curve import draw_adoption_curve
    from lantoa.pictures.save import drawn

    seen = []
    for _ in range(3):
        figure = draw_adoption_curve([2010, 2011], [1, 2])
        drawn(figure, "svg")
        drawn(figure, "png")
        seen.append(weakref.ref(figure))
        del figure
    gc.collect()
    assert [reference() for reference in seen] == [None, None, None]
