"""The page about ties: its Python runs, its command is the command's, its names exist."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from click.testing import CliRunner

from lantoa.cli.spread import command
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.infectiousness import infectiousness

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "ties.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
OF_A_STORE = [block for block in BLOCKS if "kg." in block]
TIMES = {unit: float(2015 + n % 7) if n % 5 else None for n, unit in enumerate("abcdefghijklmnop")}
TIES = nx.DiGraph([(a, b) for n, a in enumerate(TIMES) for b in list(TIMES)[n + 1 : n + 4]])


def test_one_block_is_of_a_store_and_the_others_of_anything():
    assert len(OF_A_STORE) == 1
    assert len(BLOCKS) == 5


@pytest.mark.parametrize("block", [block for block in BLOCKS if block not in OF_A_STORE])
def test_its_python_runs(block, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = [f"{unit},{n * 7 % 11},{'nsc'[n % 3]}" for n, unit in enumerate(TIMES)]
    Path("provinces.csv").write_text("\n".join(["unit,gdp,region", *rows]), encoding="utf-8")
    table = pd.DataFrame([(*edge, year) for year in (2015, 2018) for edge in TIES.edges])
    table.columns = ["ego", "alter", "year"]
    known = {"times": TIMES, "ties": TIES, "before": TIES, "after": TIES.reverse(), "table": table}
    exec(block, known | {"exposure": exposure})


def test_its_options_are_those_of_the_command():
    told = set(re.findall(r"(--[a-z][a-z-]+)", PAGE))
    known = {option for p in command.params for option in p.opts}
    assert told - known == set()
    assert "--covariate" in CliRunner().invoke(command, ["--help"]).output


def test_the_functions_of_its_table_exist():
    table = PAGE[PAGE.index("| netdiffuseR | here |") : PAGE.index("The numbers are those of")]
    modules = {
        "structural_equivalence": "ties.structural_equivalence",
        "fit_event_model": "event_model",
        "EventModel": "event_model",
        "bass_fit": "bass",
        "by_category": "threshold_classes",
    }
    rows = [row for row in table.splitlines()[2:] if row.startswith("|")]
    assert len(rows) > 15
    for row in rows:
        for name in re.findall(r"`([a-z_]+)(?:\(|`)", row.split("|")[2]):
            if name in {"times", "ties", "origin", "until", "period", "self_ties", "nan"}:
                continue
            found = importlib.import_module(f"lantoa.graph.diffusion.{modules.get(name, name)}")
            assert hasattr(found, name) or hasattr(found.ThresholdClasses, name)


def test_infectiousness_takes_the_arguments_that_the_table_names():
    infectiousness(TIMES, TIES, lags=3, rate=0.1, discount="exponential", normalized=False)
