"""What cannot be ranked is refused in a sentence; what is odd is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import networkx as nx
import pytest

from lantoa.errors import UserError
from lantoa.graph.importance import (
    betweenness,
    brokerage,
    communities,
    earlier,
    generations,
    importance,
    pagerank,
    reach,
    roles,
)


@pytest.mark.parametrize(
    "measure", [reach, generations, roles, lambda g: brokerage(g, {}), importance]
)
def test_what_needs_directions_refuses_a_network_without(measure: Any) -> None:
    with pytest.raises(UserError, match="with directions"):
        measure(nx.Graph([("a", "b")]))


@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf"), "many"])
@pytest.mark.parametrize("measure", [pagerank, communities, betweenness, importance])
def test_a_weight_that_is_none_is_refused(measure: Any, weight: object) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edge("a", "b", weight=weight)
    with pytest.raises(UserError, match="weight"):
        measure(graph)


@pytest.mark.parametrize("confidence", [-0.1, 1.5, float("nan")])
def test_a_confidence_that_is_no_probability_is_refused(confidence: float) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edge("a", "b", confidence=confidence)
    with pytest.raises(UserError, match="from 0 to 1"):
        roles(graph)


def test_no_pivot_is_refused() -> None:
    with pytest.raises(UserError, match="one pivot"):
        betweenness(nx.DiGraph([("a", "b")]), pivots=0)


def test_pagerank_does_not_return_what_has_not_converged() -> None:
    with pytest.raises(UserError, match="converged"):
        pagerank(nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("a", "c")]), most=2)


def test_one_node_is_ranked_first() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("a")
    (row,) = importance(graph).records()
    assert (row["rank"], row["role"], row["confidence"], row["pagerank"]) == (1, "alone", 1.0, 1.0)
    assert (row["reach_lower"], row["betweenness"], row["generation"]) == (0, 0.0, 0)


def test_an_empty_network_says_that_it_is() -> None:
    found = importance(nx.DiGraph())
    assert found.records() == []
    assert found.remarks == ("The network is empty: there is nobody to rank.",)
    assert found.to_frame().empty


def test_a_whole_cycle_has_no_first() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a")])
    graph.graph["cycles"] = [["a", "b", "c"]]
    found = importance(graph)
    assert {row["reach_lower"] for row in found.records()} == {2}
    assert {row["role"] for row in found.records()} == {"relay"}
    assert {row["generation"] for row in found.records()} == {0}
    assert any("who was first among them is not told" in remark for remark in found.remarks)


def lineage() -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    days = {"a": (2010, 2010), "b": (2012, 2014), "c": (2013, 2013), "d": None, "x": (2020, 2020)}
    for node, years in days.items():
        graph.add_node(
            node,
            model_iri="other" if node == "x" else "model",
            earliest=date(years[0], 1, 1) if years else None,
            latest=date(years[1], 12, 31) if years else None,
        )
    graph.add_edge("a", "d", confidence=0.9, standing="said")
    graph.add_edge("c", "b", confidence=0.9, standing="inferred")
    return graph


def test_how_many_were_certainly_before() -> None:
    assert earlier(lineage()) == {"a": 0, "b": 1, "c": 1, "d": None, "x": 0}
    assert earlier(nx.DiGraph([("a", "b")])) == {"a": None, "b": None}


def test_originators_that_came_late_are_told_of() -> None:
    found = importance(lineage())
    before = {row["node"]: row["earlier"] for row in found.records()}
    assert before == earlier(lineage())
    assert any(remark.startswith("1 of 2 originators") for remark in found.remarks)


def test_inferred_links_are_remarked_on() -> None:
    graph = lineage()
    assert any("no probability" in remark for remark in importance(graph).remarks)
    graph.remove_edge("c", "b")
    assert not any("no probability" in remark for remark in importance(graph).remarks)


def test_a_role_that_there_is_not_is_refused() -> None:
    found = importance(nx.DiGraph([("a", "b")]))
    assert [row["node"] for row in found.of_role("end point").records()] == ["b"]
    with pytest.raises(UserError, match="choose one of originator"):
        found.of_role("leader")
