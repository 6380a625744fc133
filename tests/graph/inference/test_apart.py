"""What was inferred changes nothing of what is told: not traces, networks, exports, spread."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from lantoa.graph.export import export_network, export_rdf, export_statements
from lantoa.graph.inference import infer_in_store
from lantoa.graph.network import network
from lantoa.graph.store import Store
from lantoa.graph.trace import trace
from lantoa.knowledge_graph import KnowledgeGraph
from lantoa.ontology.namespaces import INFERENCE_GRAPHS, THINGS, term
from tests import small_world as world
from tests.graph.export.world import small_store


@pytest.fixture(scope="module")
def before() -> Iterator[Store]:
    with small_store() as store:
        yield store


@pytest.fixture(scope="module")
def after() -> Iterator[Store]:
    with small_store() as store:
        for level in ("commune", "district", "province"):
            infer_in_store(store, level=level, dates="latest", min_gain=0, keep=True)
        assert len(network(store, standing=("inferred",)).edges()) > 3
        yield store


def written(export: Callable[..., None], name: str) -> Callable[[Store, Path], bytes]:
    def write(store: Store, folder: Path) -> bytes:
        export(store, folder / name)
        return (folder / name).read_bytes()

    return write


def shown(store: Store, _: Path) -> Any:
    """The trace; what was inferred stands in it under a heading of its own."""
    found = trace(store, world.GONG.iri).to_dict()
    found.pop("inferred")
    return found


def spread(store: Store, _: Path) -> Any:
    return KnowledgeGraph(store).spread(world.GONG.iri, level="commune").to_dict()


def lineage(store: Store, _: Path) -> Any:
    return sorted(map(repr, network(store).edges(data=True, keys=True)))


def said(store: Store, _: Path) -> Any:
    return sorted(map(repr, network(store, standing=("said",)).edges(data=True, keys=True)))


LOOKS = {
    "trace": shown,
    "spread": spread,
    "network": lineage,
    "network --said-only": said,
    "export statements": written(export_statements, "rows.csv"),
    "export network": written(export_network, "network.graphml"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_it_changes_nothing_of(look: str, before: Store, after: Store, tmp_path: Path) -> None:
    folders = [tmp_path / "before", tmp_path / "after"]
    for folder in folders:
        folder.mkdir()
    told = [
        LOOKS[look](store, folder) for store, folder in zip((before, after), folders, strict=True)
    ]
    assert told[0] == told[1]
    assert told[0]


def test_a_dump_has_it_in_graphs_of_its_own(after: Store, tmp_path: Path) -> None:
    export_rdf(after, tmp_path / "all.nq")
    dumped = (tmp_path / "all.nq").read_bytes()
    quads = list(pyoxigraph.parse(io.BytesIO(dumped), format=pyoxigraph.RdfFormat.N_QUADS))
    inferred = {
        q.subject.value for q in quads if q.object == pyoxigraph.NamedNode(term("InferredLink"))
    }
    assert len(inferred) > 3
    for quad in quads:
        apart = quad.graph_name.value.startswith(INFERENCE_GRAPHS)
        about = quad.subject.value in inferred or quad.subject.value.startswith(
            THINGS + "analysis-run/"
        )
        assert apart == about
    assert not inferred & {
        q.subject.value for q in quads if q.object == pyoxigraph.NamedNode(term("Replication"))
    }
