"""Structural virality against the reference, closed forms and plain breadth-first search."""

import csv
import json
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.structural_virality import structural_virality

REFERENCE = Path(__file__).resolve().parents[3] / ".." / "shared" / "reference"
PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=25)


def naive(lineage, nodes):
    """The definition itself: distances over edges in either direction, ordered pairs."""
    part = lineage.to_undirected().subgraph(nodes)
    total = sum(
        distance
        for _, reached in nx.all_pairs_shortest_path_length(part)
        for distance in reached.values()
    )
    return total / (len(part) * (len(part) - 1))


def only(lineage, **options):
    (component,) = structural_virality(lineage, **options).components
    return component


@pytest.mark.parametrize("size", [2, 3, 5, 10, 50, 1000])
def test_stars_and_paths_have_their_closed_forms(size):
    star = only(nx.DiGraph((0, leaf) for leaf in range(1, size)))
    path = only(nx.path_graph(size, create_using=nx.DiGraph))
    assert star.value == pytest.approx(2 * (size - 1) / size, rel=1e-15)
    assert path.value == pytest.approx((size + 1) / 3, rel=1e-15)
    assert (star.method, path.method) == ("tree", "tree")


def test_a_long_chain_overflows_nothing():
    size = 100_000
    path = only(nx.path_graph(size, create_using=nx.DiGraph))
    assert path.wiener == size * (size * size - 1) // 6


def test_several_parents_are_measured_exactly():
    # A diamond with a tail: the square has 4 pairs at 1 and 2 at 2; the tail is at 1, 2, 2, 3
    # from its corners.
    component = only(nx.DiGraph(["ab", "ac", "bd", "cd", "de"]))
    assert component.wiener == (4 * 1 + 2 * 2) + (1 + 2 + 2 + 3)
    assert component.value == 16 / 10
    assert component.method == "exact"


def test_two_nodes_that_came_of_one_another_are_one_step_apart():
    component = only(nx.DiGraph(["ab", "ba", "bc"]))
    assert (component.wiener, component.method, component.roots) == (4, "tree", ())


def test_forests_are_measured_component_by_component():
    lineage = nx.DiGraph(["ab", "bc", "xy"])
    lineage.add_node("alone")
    found = structural_virality(lineage)
    assert [(c.size, c.value) for c in found.components] == [(3, 4 / 3), (2, 1.0)]
    assert found.isolated == 1
    assert json.loads(json.dumps(found.to_dict()))["components"][0]["wiener"] == 4
    assert found.to_frame()["size"].tolist() == [3, 2]


def test_no_replication_is_a_stated_result():
    found = structural_virality(nx.empty_graph(3, create_using=nx.DiGraph))
    assert (found.components, found.isolated) == ((), 3)
    assert "no cascade" in found.reason


def test_large_components_are_sampled_and_say_so():
    lineage = nx.gnm_random_graph(400, 900, seed=1, directed=True)
    largest = structural_virality(lineage).components[0]
    sampled = structural_virality(lineage, exact_up_to=150, sample=150, seed=7).components[0]
    assert (sampled.method, sampled.sources, sampled.wiener) == ("sampled", 150, None)
    assert 0 < sampled.standard_error < 0.1
    assert abs(sampled.value - largest.value) < 5 * sampled.standard_error
    few = structural_virality(lineage, exact_up_to=0, sample=0).components[0]
    assert (few.method, few.sources) == ("sampled", 2)
    assert (
        sampled == structural_virality(lineage, exact_up_to=150, sample=150, seed=7).components[0]
    )


@given(PAIRS)
def test_any_lineage_agrees_with_plain_search(edges):
    lineage = nx.DiGraph(edges)
    found = structural_virality(lineage)
    parts = sorted(
        naive(lineage, part) for part in nx.weakly_connected_components(lineage) if len(part) > 1
    )
    assert sorted(c.value for c in found.components) == pytest.approx(parts, rel=1e-12)


@given(PAIRS, st.permutations(range(12)))
def test_relabelling_changes_nothing(edges, names):
    one = structural_virality(nx.DiGraph(edges))
    other = structural_virality(nx.DiGraph((names[a], names[b]) for a, b in edges))
    assert sorted((c.size, c.wiener) for c in one.components) == sorted(
        (c.size, c.wiener) for c in other.components
    )


@pytest.fixture(scope="module")
def reference():
    path = REFERENCE / "numbers" / "structural_virality.json"
    if not path.is_file():
        pytest.skip("the reference numbers are not beside the repository")
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_reference_stars_paths_and_binary_trees(reference):
    for case in reference["canonical"].values():
        size = case["n"]
        if case["kind"] == "star":
            lineage = nx.star_graph(size - 1)
        elif case["kind"] == "path":
            lineage = nx.path_graph(size)
        else:
            lineage = nx.balanced_tree(2, case["depth"])
        value = only(nx.DiGraph(lineage.edges)).value
        # The file prints 15 significant digits.
        assert value == pytest.approx(case["igraph"], rel=1e-12)


def test_the_reference_trees_of_netinf(reference):
    trees = REFERENCE / "data" / "netinf_example_cascade_trees_l1_100.csv"
    with trees.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for case in reference["netinf_example_trees"]:
        edges = [(r["parent"], r["child"]) for r in rows if r["cascade_id"] == case["cascade_id"]]
        component = only(nx.DiGraph(edges))
        assert component.wiener == case["wiener"]
        assert component.value == pytest.approx(case["structural_virality"], rel=1e-12)


def test_what_is_no_graph_is_refused():
    with pytest.raises(UserError, match="networkx DiGraph"):
        structural_virality([("a", "b")])


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=60), st.integers(1, 3))
def test_random_forests_agree_with_the_sum_over_all_pairs(draws, parents):
    """Trees, and lineages of several parents, in several components."""
    lineage = nx.DiGraph()
    lineage.add_node(0)
    for child, draw in enumerate(draws, start=1):
        lineage.add_node(child)
        for _ in range(draw % (parents + 1)):  # 0: a root of its own
            lineage.add_edge((draw := draw * 1103515245 % 2**31) % child, child)
    parts = [nodes for nodes in nx.weakly_connected_components(lineage) if len(nodes) > 1]
    expected = [(len(nodes), naive(lineage, nodes)) for nodes in parts]
    found = [(one.size, one.value) for one in structural_virality(lineage).components]
    assert [size for size, _ in sorted(found)] == [size for size, _ in sorted(expected)]
    for (_, value), (_, true) in zip(sorted(found), sorted(expected), strict=True):
        assert value == pytest.approx(true, rel=1e-12)
