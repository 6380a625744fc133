"""The layers of the house: who may import whom, late and type-checking imports included."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import lantoa

Imports = dict[str, set[str]]

ROOT = Path(lantoa.__file__).parent

#: Layer -> the parts of lantoa that it must not import.
FORBIDDEN = {
    "lantoa.errors": (
        "ontology",
        "graph",
        "loaders",
        "queries",
        "cli",
        "knowledge_graph",
        "evaluation",
    ),
    "lantoa.vietnamese": (
        "ontology",
        "graph",
        "loaders",
        "queries",
        "cli",
        "knowledge_graph",
        "evaluation",
    ),
    "lantoa.ontology": ("graph", "loaders", "queries", "cli", "knowledge_graph", "evaluation"),
    "lantoa.graph": (
        "loaders",
        "queries",
        "cli",
        "knowledge_graph",
        "evaluation",
        "synthesis",
    ),
    "lantoa.loaders": (
        "queries",
        "cli",
        "knowledge_graph",
        "evaluation",
        "graph.export",
        "graph.network",
        "graph.trace",
    ),
    "lantoa.queries": ("loaders", "cli", "knowledge_graph", "evaluation"),
    "lantoa.evaluation": ("loaders", "queries", "cli", "knowledge_graph"),
    "lantoa.synthesis": ("loaders", "queries", "cli", "knowledge_graph", "evaluation"),
}
#: Nobody else imports the command line.
KNOW_THE_COMMAND_LINE = ("lantoa.cli", "lantoa.__main__")


def lies_in(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def files(root: Path, package: str) -> dict[str, Path]:
    """All modules of a package by name; a package's own name means its ``__init__``."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        found[".".join((package, *parts))] = path
    return found


def imported(module: str, path: Path, known: set[str]) -> Iterator[str]:
    """The modules that a module's import statements name, wherever they stand in it."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join((*above, *filter(None, [base])))
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                if inner in known:  # from package import module
                    yield inner
                elif base in known:
                    yield base


def imports_of(root: Path, package: str) -> Imports:
    modules = files(root, package)
    return {name: set(imported(name, path, set(modules))) for name, path in modules.items()}


def circles(imports: Imports) -> list[list[str]]:
    """The groups of modules that import each other: Tarjan's strongly connected components."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found = []

    def visit(module: str) -> None:
        order[module] = low[module] = len(order)
        stack.append(module)
        for other in sorted(imports[module]):
            if other not in order:
                visit(other)
            if other in stack:
                low[module] = min(low[module], low[other])
        if low[module] == order[module]:
            at = stack.index(module)
            group = sorted(stack[at:])
            del stack[at:]
            if len(group) > 1 or module in imports[module]:
                found.append(group)

    for module in sorted(imports):
        if module not in order:
            visit(module)
    return found


@pytest.fixture(scope="module")
def imports() -> Imports:
    return imports_of(ROOT, "lantoa")


def test_no_modules_import_each_other(imports: Imports) -> None:
    assert circles(imports) == []


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_a_layer_imports_nothing_above_it(imports: Imports, layer: str) -> None:
    wrong = [
        f"{module} imports {other}"
        for module, others in imports.items()
        for other in sorted(others)
        if lies_in(module, layer)
        and any(lies_in(other, f"lantoa.{part}") for part in FORBIDDEN[layer])
    ]
    assert any(lies_in(module, layer) for module in imports)
    assert wrong == []


def test_the_layers_that_are_kept_apart_exist(imports: Imports) -> None:
    parts = {part for forbidden in FORBIDDEN.values() for part in forbidden}
    assert {f"lantoa.{part}" for part in parts} <= set(imports)


def test_nobody_knows_the_command_line(imports: Imports) -> None:
    know = [m for m in imports if any(lies_in(other, "lantoa.cli") for other in imports[m])]
    assert [m for m in know if not any(lies_in(m, one) for one in KNOW_THE_COMMAND_LINE)] == []
    assert "lantoa.__main__" in know


def test_every_kind_of_import_is_seen_and_circles_are_found(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name, text in {
        "__init__.py": "",
        "late.py": "def f():\n    from house.inner import typed\n",
        "alone.py": "import house.late, os\nfrom house import nothing_known\n",
        "inner/__init__.py": "from .typed import T\n",
        "inner/typed.py": "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from ..late import f\n",
        "inner/leaf.py": "",
    }.items():
        (tmp_path / name).write_text(text)
    found = imports_of(tmp_path, "house")
    assert found == {
        "house": set(),
        "house.late": {"house.inner.typed"},
        "house.alone": {"house.late", "house"},
        "house.inner": {"house.inner.typed"},
        "house.inner.typed": {"house.late"},
        "house.inner.leaf": set(),
    }
    assert circles(found) == [["house.inner.typed", "house.late"]]
