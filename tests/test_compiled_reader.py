"""A wheel is pure Python unless it is asked to be compiled; then all of the reader is."""

from __future__ import annotations

import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def test_compiling_is_off_by_default_and_its_script_is_in_the_source_package() -> None:
    targets = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    hook = targets["targets"]["wheel"]["hooks"]["custom"]
    assert hook["enable-by-default"] is False
    assert (ROOT / hook["path"]).is_file()
    assert hook["path"] in targets["targets"]["sdist"]["include"]


def test_all_of_the_reader_is_compiled() -> None:
    pytest.importorskip("hatchling")
    patterns = runpy.run_path(str(ROOT / "scripts" / "compiled_reader.py"))["COMPILED"]
    compiled = {path for pattern in patterns for path in (ROOT / "src").glob(pattern)}
    assert compiled >= set((ROOT / "src/lantoa/loaders/reading").rglob("*.py"))
