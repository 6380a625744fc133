"""Every query gives the rows that the two worlds call for, on every engine.

``expected/<query>/<case>.csv`` holds the rows, worked out by hand from the sentences of the world
that its first line names; columns of IRIs are left out there and checked on their own.
"""

from __future__ import annotations

import csv
import io
import json
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat

from lantoa.queries import Rows, catalogue, prepare, run
from tests.queries.world import all_quads, store

EXPECTED = Path(__file__).parent / "expected"


@dataclass(frozen=True)
class Case:
    """One folder entry: a query, a world, parameters, and the rows."""

    query: str
    name: str

    def __str__(self) -> str:
        return f"{self.query}/{self.name}"

    @property
    def lines(self) -> list[str]:
        return (EXPECTED / self.query / f"{self.name}.csv").read_text("utf-8").splitlines()

    @property
    def head(self) -> dict[str, Any]:
        head: dict[str, Any] = json.loads(self.lines[0].removeprefix("#"))
        return head

    @property
    def rows(self) -> list[list[str]]:
        return list(csv.reader(io.StringIO("\n".join(self.lines[1:]))))

    def run(self) -> Rows:
        return run(store(self.head["world"]), self.query, **self.head["parameters"])


CASES = [Case(file.parent.name, file.stem) for file in sorted(EXPECTED.glob("*/*.csv"), key=str)]


def test_every_query_has_expected_rows() -> None:
    assert {case.query for case in CASES} == set(catalogue())


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_some_case_of_every_query_has_rows_and_one_runs_on_rdflib(name: str) -> None:
    cases = [case for case in CASES if case.query == name]
    assert any(len(case.rows) > 1 for case in cases)
    assert any(case.head.get("rdflib") and len(case.rows) > 1 for case in cases)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rows(case: Case) -> None:
    found = case.run()
    shown = [i for i, column in enumerate(found.columns) if not column.endswith("_iri")]
    printed = [[found.columns[i] for i in shown]]
    for row in found:
        printed.append(["" if row[i] is None else _text(row[i]) for i in shown])
    assert printed == case.rows


@pytest.mark.parametrize("case", CASES, ids=str)
def test_columns_of_iris_hold_iris_that_the_store_knows(case: Case) -> None:
    found = case.run()
    known = {quad.subject for quad in all_quads(case.head["world"])}
    for row in found:
        for column, term in zip(found.columns, row, strict=True):
            if column.endswith("_iri"):
                assert term is None or term in known
            else:
                assert term is None or isinstance(term, Literal)


@pytest.mark.parametrize("case", [c for c in CASES if c.head.get("rdflib")], ids=str)
def test_rdflib_gives_the_same_rows(case: Case) -> None:
    world = case.head["world"]
    text = prepare(store(world), case.query, **case.head["parameters"])
    found = [
        tuple(_of_rdflib(value) for value in row) for row in _rdflib_dataset(world).query(text)
    ]
    assert found == [tuple(map(_of_oxigraph, row)) for row in case.run()]


@cache
def _rdflib_dataset(world: str) -> Any:
    import rdflib

    data = pyoxigraph.serialize(all_quads(world), format=RdfFormat.N_QUADS)
    assert data is not None
    dataset = rdflib.Dataset(default_union=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=data, format="nquads")
    return dataset


def _text(term: Any) -> str:
    assert isinstance(term, Literal)
    return term.value


def _of_oxigraph(term: Any) -> tuple[str, Any] | None:
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return "iri", term.value
    return _comparable(term.value, term.datatype.value)


def _of_rdflib(term: Any) -> tuple[str, Any] | None:
    import rdflib

    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return "iri", str(term)
    return _comparable(str(term), str(term.datatype or "string"))


def _comparable(text: str, datatype: str) -> tuple[str, Any]:
    # 3 and 3.0 are one number, whichever of its types an engine prefers.
    if datatype.rpartition("#")[2] in {"integer", "decimal", "double"}:
        return "number", float(text)
    return "text", text
