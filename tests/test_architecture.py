"""The layers of the house: who may import whom, late and type-checking imports included."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import lantoa

Imports = dict[str, set[str]]

ROOT = Path(lantoa.__file__).parent

#: What stands above everything that reads, keeps and works out.
ABOVE = ("cli", "knowledge_graph", "evaluation")
#: Layer -> the parts of lantoa that it must not import.
FORBIDDEN = {
    "lantoa.errors": ("ontology", "graph", "loaders", "queries", "pictures", "report", *ABOVE),
    "lantoa.vietnamese": ("ontology", "graph", "loaders", "queries", "pictures", "report", *ABOVE),
    "lantoa.ontology": ("graph", "loaders", "queries", "pictures", "report", "synthesis", *ABOVE),
    "lantoa.graph": ("loaders", "queries", "report", "synthesis", *ABOVE),
    "lantoa.graph.store": (
        "graph.adoptions",
        "graph.diffusion",
        "graph.inference",
        "graph.network",
        "graph.spread",
        "graph.trace",
        "pictures",
    ),
    "lantoa.loaders": (
        "queries",
        "graph.adoptions",
        "graph.diffusion",
        "graph.export",
        "graph.inference",
        "graph.network",
        "graph.spread",
        "graph.trace",
        "pictures",
        "report",
        "synthesis",
        *ABOVE,
    ),
    "lantoa.queries": ("loaders", "pictures", "report", "synthesis", *ABOVE),
    "lantoa.evaluation": ("loaders", "queries", "cli", "knowledge_graph"),
    "lantoa.synthesis": ("loaders", "queries", "pictures", "report", *ABOVE),
    "lantoa.pictures": ("loaders", "queries", "report", "synthesis", *ABOVE),
    "lantoa.report": ("loaders", "queries", "synthesis", *ABOVE),
}
#: Package -> what none of its modules reaches, however many imports lie between.
NEVER_REACHED = {
    "lantoa.graph.diffusion": ("graph.store", "graph.network", "graph.spread", "pictures"),
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


def imported(module: str, path: Path, known: set[str], *, late: bool = True) -> Iterator[str]:
    """The modules that a module's import statements name, wherever they stand in it.

    Without the late ones: those that importing the module itself imports.
    """
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    tree = ast.parse(path.read_bytes())
    for node in ast.walk(tree) if late else tree.body:
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


@pytest.mark.parametrize("package", NEVER_REACHED)
def test_measures_run_on_plain_data(imports: Imports, package: str) -> None:
    reached: set[str] = set()
    waiting = [module for module in imports if lies_in(module, package)]
    assert waiting
    while waiting:
        module = waiting.pop()
        if module not in reached:
            reached.add(module)
            waiting.extend(imports[module])
    known = {f"lantoa.{part}" for part in NEVER_REACHED[package]}
    assert [m for m in sorted(reached) if any(lies_in(m, part) for part in known)] == []


def test_the_graph_imports_pictures_late(imports: Imports) -> None:
    paths = files(ROOT, "lantoa")

    def draws(*, late: bool) -> list[str]:
        return [
            module
            for module in imports
            if lies_in(module, "lantoa.graph")
            for other in imported(module, paths[module], set(imports), late=late)
            if lies_in(other, "lantoa.pictures")
        ]

    assert draws(late=True)  # results show themselves in notebooks
    assert draws(late=False) == []


def test_the_layers_that_are_kept_apart_exist(imports: Imports) -> None:
    parts = {part for kept in (FORBIDDEN, NEVER_REACHED) for to in kept.values() for part in to}
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
    alone, late = tmp_path / "alone.py", tmp_path / "late.py"
    assert set(imported("house.alone", alone, set(found), late=False)) == found["house.alone"]
    assert set(imported("house.late", late, set(found), late=False)) == set()
