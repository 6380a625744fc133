"""Lineage: every edge is shown, every node once in full, cycles are told, unknown is not first."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from lantoa.graph.lineage import Edge, may_be_first, walk
from lantoa.ontology.time import TimeSpan

NODES = st.sampled_from("abcdefg")
EDGES = st.lists(st.builds(Edge, NODES, NODES, st.sampled_from(["", "r1", "r2"])), max_size=20)


def shown(lineage):
    return [
        "  " * s.generation + s.node + "*" * s.repeated + "!" * s.in_cycle for s in lineage.steps
    ]


def test_a_tree_is_walked_depth_first_from_its_origin():
    edges = [Edge("b", "d"), Edge("a", "c"), Edge("a", "b")]
    lineage = walk([], edges)
    assert shown(lineage) == ["a", "  b", "    d", "  c"]
    assert lineage.origins == ("a",)


def test_a_replica_of_several_origins_is_in_full_once_and_referred_to_elsewhere():
    lineage = walk([], [Edge("a", "c"), Edge("b", "c"), Edge("c", "d")])
    assert lineage.origins == ("a", "b")
    assert shown(lineage) == ["a", "  c", "    d", "b", "  c*"]


def test_a_node_stands_in_full_in_the_earliest_generation_that_it_belongs_to():
    lineage = walk([], [Edge("a", "b"), Edge("b", "c"), Edge("c", "d"), Edge("a", "d")])
    assert shown(lineage) == ["a", "  b", "    c", "      d*", "  d"]


def test_a_cycle_is_told_and_its_members_are_shown():
    lineage = walk([], [Edge("a", "b"), Edge("b", "c"), Edge("c", "b"), Edge("c", "d")])
    assert lineage.cycles == (("b", "c"),)
    assert shown(lineage) == ["a", "  b", "    c!", "      b*!", "      d"]


def test_a_cycle_without_an_origin_has_none_but_is_shown():
    lineage = walk([], [Edge("b", "a"), Edge("a", "b"), Edge("b", "c")])
    assert lineage.origins == ()
    assert lineage.cycles == (("a", "b"),)
    assert shown(lineage) == ["a", "  b!", "    a*!", "    c"]


def test_of_two_cycles_the_one_that_leads_to_the_other_begins():
    edges = [Edge("y", "z"), Edge("z", "y"), Edge("a", "b"), Edge("b", "a"), Edge("z", "a")]
    assert shown(walk([], edges))[0] == "y"


def test_a_node_that_came_of_itself_is_a_cycle():
    assert walk([], [Edge("a", "a")]).cycles == (("a",),)


def test_several_statements_of_one_edge_are_one_step_with_all_of_them():
    lineage = walk([], [Edge("a", "b", "r1"), Edge("a", "b", "r2"), Edge("a", "b")])
    assert [s.via for s in lineage.steps] == [(), ("r1", "r2")]


def test_a_chain_longer_than_the_stack_is_walked():
    names = [f"{i:05}" for i in range(3000)]
    lineage = walk([], [Edge(a, b) for a, b in itertools.pairwise(names)])
    assert lineage.steps[-1].generation == 2999


@given(st.lists(NODES), EDGES)
def test_whatever_the_edges_each_is_one_step_and_each_node_is_in_full_once(nodes, edges):
    lineage = walk(nodes, edges)
    pairs = {(e.source, e.target) for e in edges}
    steps = [(s.parent, s.node) for s in lineage.steps if s.parent is not None]
    assert sorted(steps) == sorted(pairs)
    in_full = [s.node for s in lineage.steps if not s.repeated]
    connected = {end for pair in pairs for end in pair}
    assert sorted(in_full) == sorted(connected)
    assert set(lineage.isolated) == set(nodes) - connected
    assert set(lineage.origins) == {a for a, _ in pairs} - {b for _, b in pairs}


@given(EDGES)
def test_a_step_is_in_a_cycle_exactly_where_its_end_leads_back_to_its_start(edges):
    after = {node: {node} for node in "abcdefg"}
    for _ in after:
        for edge in edges:
            for reached in after.values():
                if edge.source in reached:
                    reached.add(edge.target)
    lineage = walk([], edges)
    for step in lineage.steps:
        assert step.in_cycle == (step.parent is not None and step.parent in after[step.node])
    in_cycles = {node for cycle in lineage.cycles for node in cycle}
    assert in_cycles == {s.node for s in lineage.steps if s.in_cycle}


@given(st.lists(NODES), EDGES, st.randoms())
def test_the_order_in_which_edges_are_told_does_not_count(nodes, edges, random):
    mixed = edges[:]
    random.shuffle(mixed)
    one, other = walk(nodes, edges), walk(nodes, mixed)
    assert [(s.node, s.parent) for s in one.steps] == [(s.node, s.parent) for s in other.steps]


def span(edtf):
    return TimeSpan.parse(edtf) if edtf else None


def test_who_certainly_began_later_is_not_first():
    assert may_be_first([("a", span("2015")), ("b", span("2016"))]) == ("a",)


def test_who_may_have_begun_as_early_is_first_too():
    assert may_be_first([("a", span("2015")), ("b", span("2015-12/2018"))]) == ("a", "b")


def test_the_unknown_is_never_first():
    assert may_be_first([("a", None), ("b", span("2020"))]) == ("b",)
    assert may_be_first([("a", None)]) == ()


def test_an_open_beginning_may_be_first():
    assert may_be_first([("a", span("../2019")), ("b", span("2015"))]) == ("a", "b")
