"""On a generated graph, every query ends, and the graph is what it claims to be.

The graph has popular models, dates and organizations that many sources repeat: a query whose
patterns multiply in the union of the graphs would not end here. A hang is cut off, not measured.
"""

from __future__ import annotations

import importlib.util
import multiprocessing
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from lantoa.graph.store import open_store
from lantoa.ontology.namespaces import PLACES_GRAPH, PREFIXES, SOURCE_GRAPHS, term
from lantoa.queries import catalogue, run

FILE = Path(__file__).parents[2] / "benchmarks" / "generate.py"
QUADS = 80_000
TOO_LONG = 240


@cache
def generate() -> Any:
    spec = importlib.util.spec_from_file_location("generate", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return list(generate().generate(QUADS, 1))


def test_as_many_as_asked_and_always_the_same(quads: list[Quad]) -> None:
    assert QUADS <= len(quads) < QUADS * 1.02
    assert quads == list(generate().generate(QUADS, 1))
    assert quads != list(generate().generate(QUADS, 2))


def test_every_kind_of_statement_and_every_source_marked_synthetic(quads: list[Quad]) -> None:
    kind = NamedNode(PREFIXES["rdf"] + "type")
    classes = {quad.object for quad in quads if quad.predicate == kind}
    for name in (
        "Campaign",
        "Deployment",
        "DeploymentGroup",
        "Evidence",
        "Gathering",
        "Involvement",
        "Mandate",
        "Measurement",
        "Model",
        "Organization",
        "Recognition",
        "Replication",
        "Source",
        "TimeSpan",
        "ProvisionalPlace",
        "AdministrativeUnit",
    ):
        assert NamedNode(term(name)) in classes, name
    graphs = {quad.graph_name.value for quad in quads} - {PLACES_GRAPH}
    marked = {q.graph_name.value for q in quads if q.predicate == NamedNode(term("synthetic"))}
    assert graphs == marked
    assert all(graph.startswith(SOURCE_GRAPHS) for graph in graphs)


def test_written_as_n_quads(tmp_path: Path) -> None:
    file = tmp_path / "a.nq"
    count = generate().write_nquads(file, 50_000, seed=3)
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) == len(set(lines)) == count


def _run_all(pipe: Any) -> None:
    quads = generate().generate(QUADS, 1)
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    with open_store(None) as store:
        store.replace_graphs(graphs)
        for name, query in catalogue().items():
            pipe.send((name, len(run(store, name, **query.example))))
            wide = {p.name: query.example[p.name] for p in query.parameters if p.required}
            pipe.send((name, len(run(store, name, **wide))))
    pipe.send(None)


@pytest.fixture(scope="module")
def rows() -> Iterator[dict[str, list[int]]]:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run_all, args=(sender,), daemon=True)
    process.start()
    sender.close()
    found: dict[str, list[int]] = {}
    try:
        while True:
            assert receiver.poll(TOO_LONG), f"stuck after {list(found)[-1:]}"
            said = receiver.recv()
            if said is None:
                break
            found.setdefault(said[0], []).append(said[1])
        yield found
    finally:
        process.kill()
        process.join()


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_query_ends_with_its_example_and_without(
    name: str, rows: dict[str, list[int]]
) -> None:
    assert len(rows[name]) == 2
    # What restricts nothing finds something; only a way between two places may not exist.
    assert rows[name][1] > 0 or name == "lineage-path"


def test_distances_are_near_the_great_circle() -> None:
    """The polynomial and Newton's root against the haversine formula, over the whole country."""
    from math import asin, cos, radians, sin, sqrt

    xsd = PREFIXES["xsd"]
    degrees = [(8.6, 104.7), (23.3, 105.3), (10.8, 106.7), (21.0, 105.85), (22.4, 102.2)]
    text = catalogue()["time-and-distance-to-first-replica"].text
    start = text.index("BIND((?lat1 + ?lat2)")
    binds = text[start : text.index("AS ?r3)") + len("AS ?r3)")]
    with open_store(None) as store:
        for here in degrees:
            for there in degrees:
                values = " ".join(
                    str(Literal(str(x), datatype=NamedNode(xsd + "double"))) for x in here + there
                )
                (solution,) = store.query(
                    f"SELECT ?r3 {{ VALUES (?lat1 ?lon1 ?lat2 ?lon2) {{ ({values}) }} {binds} }}"
                )
                found = float(solution["r3"].value)
                (a, b), (c, d) = here, there
                h = (
                    sin(radians(c - a) / 2) ** 2
                    + cos(radians(a)) * cos(radians(c)) * sin(radians(d - b) / 2) ** 2
                )
                true = 2 * 6371 * asin(sqrt(h))
                assert found == pytest.approx(true, rel=0.005, abs=1e-9)
