"""Compile the reader to C with mypyc while a wheel is built: the same statements, faster.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install .

Off by default, as it needs a C compiler and some minutes. Without it the wheel is pure Python, and
the sources are in it in either case. Nothing is written into the checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What is compiled, from the folder of the sources.
COMPILED = ("lantoa/loaders/reading/**/*.py", "lantoa/vietnamese.py")
SETUP = """
from mypyc.build import mypycify
from setuptools import setup

setup(name="lantoa-compiled", packages=[], ext_modules=mypycify(
    ["--ignore-missing-imports", *{files!r}], opt_level="2", debug_level="0", multi_file=True
))
"""


class CompiledReader(BuildHookInterface[BuilderConfig]):
    """Puts the compiled modules beside the sources of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile a copy of the sources, and name what comes of it for the wheel."""
        if self.target_name != "wheel" or version == "editable":
            return
        self.folder = TemporaryDirectory()
        copy = Path(self.folder.name)
        shutil.copytree(Path(self.root) / "src" / "lantoa", copy / "lantoa")
        files = sorted(
            str(path.relative_to(copy)) for pattern in COMPILED for path in copy.glob(pattern)
        )
        (copy / "setup.py").write_text(SETUP.format(files=files), encoding="utf-8")
        build = [sys.executable, "setup.py", "-q", "build_ext", "--inplace"]
        build.append(f"-j{os.cpu_count() or 1}")
        subprocess.run(build, cwd=copy, check=True)  # noqa: S603  our own words
        suffix = "*.pyd" if os.name == "nt" else "*.so"
        build_data["pure_python"], build_data["infer_tag"] = False, True
        for path in copy.rglob(suffix):
            if "build" not in path.relative_to(copy).parts:
                build_data["force_include"][str(path)] = str(path.relative_to(copy))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copy."""
        if folder := getattr(self, "folder", None):
            folder.cleanup()
