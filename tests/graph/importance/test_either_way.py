"""With rustworkx or without, sampled or exact: the table is the same."""

from __future__ import annotations

import importlib
import itertools
import sys

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.graph.importance import Importance, betweenness, importance, pagerank

MODULE = importlib.import_module("lantoa.graph.importance.betweenness")


@st.composite
def networks(draw: st.DrawFn) -> nx.DiGraph[str]:
    """Networks of every sort: in parts, with cycles, weights, provinces and edges to oneself."""
    size = draw(st.integers(0, 14))
    graph: nx.DiGraph[str] = nx.DiGraph()
    for i in range(size):
        graph.add_node(
            f"n{i}",
            province_iri=draw(st.sampled_from(["x", "y", None])),
            upper=draw(st.sampled_from([1, 51, None])),
        )
    pairs = list(itertools.product(list(graph), repeat=2))
    for u, v in draw(st.lists(st.sampled_from(pairs), max_size=40)) if pairs else []:
        graph.add_edge(
            u,
            v,
            weight=draw(st.sampled_from([1, 2, 0.5, None])),
            confidence=draw(st.sampled_from([0.7, 1.0, None])),
        )
    return graph


def same(one: Importance, other: Importance) -> None:
    assert one.betweenness_method == other.betweenness_method
    assert one.communities == other.communities
    for a, b in zip(one.records(), other.records(), strict=True):
        assert a.pop("betweenness") == pytest.approx(b.pop("betweenness"), rel=1e-9, abs=1e-9)
        assert a == b


@settings(deadline=None)
@given(networks(), st.sampled_from([(3_000_000, 1500), (-1, 1500), (-1, 3)]), st.integers(0, 9))
def test_the_table_is_the_same_either_way(
    graph: nx.DiGraph[str], limits: tuple[int, int], seed: int
) -> None:
    pytest.importorskip("rustworkx")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MODULE, "EXACT_STEPS", limits[0])
        patch.setattr(MODULE, "EXACT_NODES", limits[1])
        fast = importance(graph, accelerate=True, seed=seed, pivots=4)
        same(fast, importance(graph, accelerate=False, seed=seed, pivots=4))
        patch.setitem(sys.modules, "rustworkx", None)  # as if it were not installed
        same(fast, importance(graph, accelerate=True, seed=seed, pivots=4))
    assert fast.betweenness_method == "exact" or fast.betweenness_method.startswith("sampled (k=4")


@settings(deadline=None)
@given(networks())
def test_measures_agree_with_networkx_whatever_the_network(graph: nx.DiGraph[str]) -> None:
    plain = nx.DiGraph()
    plain.add_nodes_from(graph)
    plain.add_edges_from((u, v) for u, v in graph.edges() if u != v)
    found = {row["node"]: row for row in importance(graph).records()}
    assert set(found) == set(plain)
    between = nx.betweenness_centrality(plain, normalized=False)
    for node, row in found.items():
        assert row["out_degree"] == plain.out_degree(node)
        assert row["in_degree"] == plain.in_degree(node)
        assert row["betweenness"] == pytest.approx(between[node])
        below = [graph.nodes[other]["upper"] for other in nx.descendants(plain, node)]
        assert row["reach_upper"] == (None if None in below else sum(below))
        assert row["reach_lower"] == len(below)


@settings(deadline=None)
@given(networks())
def test_without_directions_each_pair_counts_once(graph: nx.DiGraph[str]) -> None:
    undirected = nx.Graph()
    undirected.add_nodes_from(graph)
    undirected.add_edges_from((u, v) for u, v in graph.edges() if u != v)
    expected = nx.betweenness_centrality(undirected, normalized=False)
    assert betweenness(undirected).values == pytest.approx(expected)
    expected = nx.pagerank(undirected, tol=1e-12, max_iter=1000) if len(graph) else {}
    assert pagerank(undirected) == pytest.approx(expected, abs=1e-9)


def test_a_sample_is_the_same_for_a_seed_and_another_for_another() -> None:
    graph = nx.gnp_random_graph(80, 0.1, seed=5, directed=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MODULE, "EXACT_STEPS", -1)
        patch.setattr(MODULE, "EXACT_NODES", 10)
        tables = [importance(graph, pivots=20, seed=seed) for seed in (1, 1, 2)]
    assert tables[0].records() == tables[1].records()
    assert tables[0].records() != tables[2].records()
    assert "sampled (k=20 pivots of n=80, seed=1)" in tables[0].remarks[0]
