"""The page of the measures names functions that exist, each with a formula and an example."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).resolve().parents[3] / "docs" / "measures.md"
NAMED = re.findall(r"^\| `(\w+)\.(\w+)` \| (.+?) \| (.+?) \|$", PAGE.read_text("utf-8"), re.M)


def test_the_page_lists_the_measures() -> None:
    assert len(NAMED) == 22
    assert len({function for _, function, *_ in NAMED}) == 22


@pytest.mark.parametrize(("module", "function", "formula", "reference"), NAMED)
def test_each_measure_says_where_it_is_from_and_how_to_take_it(
    module: str, function: str, formula: str, reference: str
) -> None:
    found = getattr(importlib.import_module(f"lantoa.graph.diffusion.{module}"), function)
    words = found.__doc__ or ""
    for part in ("Args:", "Returns:", "Raises:", "Reference", ">>> "):
        assert part in words, part
    for doi in re.findall(r"doi:[\w./()-]+", reference):
        assert doi in words
    assert formula


def test_its_python_runs() -> None:
    (block,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    known: dict[str, Any] = {}
    exec(block, known)
    assert known["shares"] == [0.2, 0.6, 0.6, 0.8, 0.8, 0.8]
    assert known["bass_fit"](known["shares"]).reason is None
