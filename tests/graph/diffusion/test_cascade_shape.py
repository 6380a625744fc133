"""Cascade shape: generations, breadths and bounds of every component; cycles are told."""

import csv
import json
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.cascade_shape import cascade_shape

REFERENCE = Path(__file__).resolve().parents[3] / ".." / "shared" / "reference"
PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25)


def graph(*edges, nodes=()):
    lineage = nx.DiGraph()
    lineage.add_nodes_from(nodes)
    lineage.add_edges_from(edges)
    return lineage


def test_a_tree_by_hand():
    found = cascade_shape(graph("ab", "ac", "ad", "be", "bf", "eg", nodes="z"))
    (shape,) = found.components
    assert shape.roots == ("a",)
    assert (shape.size, shape.depth, shape.breadth, shape.max_breadth) == (7, 3, (1, 3, 2, 1), 3)
    assert shape.branching == (3.0, 2 / 3, 0.5)
    assert shape.branching_number == 6 / 6
    assert shape.mean_depth == (3 + 4 + 3) / 7
    assert (shape.leaves, shape.several_parents, shape.longest_chain) == (4, 0, 3)
    assert shape.is_tree
    assert shape.deployments == (7, 7)
    assert (found.nodes, found.isolated, found.replications, found.cycles) == (8, 1, 6, 0)


def test_several_parents_count_once_in_the_earliest_generation():
    (shape,) = cascade_shape(graph("ab", "bc", "ac", "xc", "cd")).components
    assert shape.roots == ("a", "x")
    assert shape.breadth == (2, 2, 1)
    assert (shape.several_parents, shape.longest_chain, shape.is_tree) == (1, 3, False)
    assert "2 origins" in shape.notes[0]


def test_a_cycle_without_an_origin_is_generation_0_together():
    found = cascade_shape(graph("ab", "bc", "ca", "cd", "de"))
    (shape,) = found.components
    assert shape.cycles == (("a", "b", "c"),)
    assert shape.roots == ()
    assert shape.breadth == (3, 1, 1)
    assert shape.longest_chain is None
    assert not shape.is_tree
    assert "who was first is not known" in shape.notes[0]
    assert found.cycles == 1


def test_a_cycle_after_an_origin_is_walked_from_it():
    (shape,) = cascade_shape(graph("ab", "bc", "cb")).components
    assert (shape.roots, shape.breadth, shape.cycles) == (("a",), (1, 1, 1), (("b", "c"),))


def test_a_node_that_came_of_itself_is_a_cycle_and_no_replication():
    found = cascade_shape(graph("aa", "ab"))
    assert found.components[0].cycles == (("a",),)
    assert found.components[0].replications == 1
    alone = cascade_shape(graph("aa"))
    assert (alone.cycles, alone.components, alone.isolated) == (1, (), 1)


def test_no_replication_is_a_stated_result():
    for lineage in (graph(), graph(nodes="abc")):
        found = cascade_shape(lineage)
        assert found.components == ()
        assert "no cascade" in found.reason


def test_a_group_with_named_members_is_counted_once():
    lineage = graph(("a", "54 sites"), ("a", "b"), ("a", "c"))
    counts, members = {"54 sites": (54, None)}, {"54 sites": ["b", "c"]}
    found = cascade_shape(lineage, counts=counts, members=members)
    either = {"b": ["54 sites"], "c": ["54 sites"]}
    assert cascade_shape(lineage, counts=counts, members=either) == found
    assert found.components[0].deployments == (55, None)
    two = cascade_shape(lineage, counts={"54 sites": (1, 1)}, members=members)
    assert two.deployments == (3, 3)  # a group has at least its members
    assert found.components[0].size == 4


def test_edges_without_a_direction_are_refused():
    with pytest.raises(UserError, match="direction"):
        cascade_shape(nx.path_graph(3))


def test_parallel_edges_are_one_replication():
    found = cascade_shape(nx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "c")]))
    assert found.replications == 2
    assert found.components[0].is_tree


def test_components_come_by_size_and_turn_into_plain_values():
    found = cascade_shape(graph("ab", "xy", "xz"))
    assert [shape.size for shape in found.components] == [3, 2]
    assert json.loads(json.dumps(found.to_dict()))["components"][1]["roots"] == ["a"]
    assert found.to_frame()["depth"].tolist() == [1, 1]


@given(PAIRS)
def test_counts_fit_together(edges):
    lineage = graph(*edges, nodes=range(10))
    found = cascade_shape(lineage)
    assert sum(s.size for s in found.components) + found.isolated == 10
    assert sum(s.replications for s in found.components) == found.replications
    assert found.deployments == (10, 10)
    for shape in found.components:
        assert sum(shape.breadth) == shape.size
        assert 0 < len(shape.breadth) == shape.depth + 1
        assert shape.max_breadth <= shape.size
        assert min(shape.breadth) > 0
        if shape.longest_chain is not None:
            assert shape.depth <= shape.longest_chain < shape.size
    cyclic = [c for c in nx.strongly_connected_components(lineage) if len(c) > 1]
    loops = {n for n in nx.nodes_with_selfloops(lineage) if not any(n in c for c in cyclic)}
    assert found.cycles == len(cyclic) + len(loops)


@given(PAIRS)
def test_without_cycles_the_generations_are_shortest_ways_from_the_roots(edges):
    lineage = graph(*((min(e), max(e)) for e in edges if e[0] != e[1]))
    for shape in cascade_shape(lineage).components:
        reached = nx.multi_source_dijkstra_path_length(lineage, set(shape.roots), weight=None)
        expected = [list(reached.values()).count(g) for g in range(shape.depth + 1)]
        assert list(shape.breadth) == expected
        part = lineage.subgraph(
            nx.node_connected_component(lineage.to_undirected(), shape.roots[0])
        )
        assert shape.longest_chain == nx.dag_longest_path_length(part)


@given(
    PAIRS,
    st.dictionaries(
        st.integers(7, 9), st.tuples(st.integers(0, 60), st.none() | st.integers(0, 40))
    ),
    st.dictionaries(st.integers(7, 9), st.lists(st.integers(0, 6), unique=True)),
)
def test_counts_never_exceed_their_bounds(edges, drawn, members):
    counts = {g: (low, None if more is None else low + more) for g, (low, more) in drawn.items()}
    members = {group: named for group, named in members.items() if group in counts}
    found = cascade_shape(graph(*edges, nodes=range(10)), counts=counts, members=members)
    lower, upper = found.deployments
    named = 10 - len(counts)  # each named deployment counts, in a group or by itself
    assert lower >= max([named - sum(len(m) for m in members.values()), 0])
    assert lower <= named + sum(low for low, _ in counts.values()) + sum(map(len, members.values()))
    assert upper is None or lower <= upper
    assert (upper is None) == any(high is None for _, high in counts.values())
    for shape in found.components:
        assert shape.deployments[1] is None or shape.deployments[0] <= shape.deployments[1]


@given(PAIRS, st.permutations(range(10)))
def test_relabelling_changes_no_number(edges, names):
    def numbers(found):
        return sorted(
            (s.size, s.replications, s.breadth, s.longest_chain or -1, s.several_parents, s.leaves)
            for s in found.components
        )

    one = cascade_shape(graph(*edges))
    other = cascade_shape(graph(*((names[a], names[b]) for a, b in edges)))
    assert numbers(one) == numbers(other)


def test_the_reference_trees():
    numbers = REFERENCE / "numbers" / "structural_virality.json"
    trees = REFERENCE / "data" / "netinf_example_cascade_trees_l1_100.csv"
    if not (numbers.is_file() and trees.is_file()):
        pytest.skip("the reference numbers are not beside the repository")
    with trees.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = json.loads(numbers.read_text(encoding="utf-8"))["netinf_example_trees"]
    assert len(expected) == 54
    for case in expected:
        edges = [(r["parent"], r["child"]) for r in rows if r["cascade_id"] == case["cascade_id"]]
        (shape,) = cascade_shape(nx.DiGraph(edges)).components
        assert (shape.size, shape.replications) == (case["n"], case["m"])
        assert (shape.roots, shape.is_tree) == ((case["root"],), case["is_tree"])
        assert (shape.depth, shape.max_breadth) == (case["depth"], case["max_breadth"])
        assert shape.mean_depth == pytest.approx(case["mean_depth"], rel=1e-12)
