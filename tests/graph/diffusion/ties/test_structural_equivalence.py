"""Structural equivalence: the formula written out in loops, and what must not change it."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.exposure import exposure
from lantoa.graph.diffusion.ties import structural_equivalence as module
from lantoa.graph.diffusion.ties.structural_equivalence import structural_equivalence
from tests.graph.diffusion import networks, reference
from tests.graph.diffusion.networks import needs_reference

PAIRS = st.sets(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] != pair[1]),
    max_size=20,
)


def plain(graph, *, v=1.0, steps=None, unreachable=None):
    """Burt's weights as netdiffuseR's page writes them: unit -> unit -> weight."""
    units = list(graph)
    ways = dict(nx.all_pairs_shortest_path_length(graph, cutoff=steps))
    longest = max((way for to in ways.values() for way in to.values()), default=0)
    missing = longest + 1 if unreachable is None else unreachable
    z = {i: {j: ways[i].get(j, missing) for j in units} for i in units}
    most = max((z[i][j] for i in units for j in units if i != j), default=0) or 1

    def distance(i, j):
        total = (z[j][i] - z[i][j]) ** 2
        for k in units:
            if k not in (i, j):
                total += (z[j][k] - z[i][k]) ** 2 + (z[k][i] - z[k][j]) ** 2
        return math.sqrt(total) / most

    found = {}
    for i in units:
        d = {j: distance(i, j) for j in units if j != i}
        near = {j: (max(d.values()) - x) ** v if x < max(d.values()) else 0 for j, x in d.items()}
        total = sum(near.values())
        found[i] = {j: x / total if total else 0.0 for j, x in near.items()}
    return found


def as_dict(found):
    table = {unit: {other: 0.0 for other in found.units if other != unit} for unit in found.units}
    for ego, alter, value in found.to_networkx().edges(data="value"):
        table[ego][alter] = value
    return table


def assert_same(ours, theirs):
    for ego, row in theirs.items():
        for alter, value in row.items():
            assert ours[ego][alter] == pytest.approx(value, abs=1e-9), (ego, alter)


@given(PAIRS, st.sampled_from([1.0, 2.0]), st.sampled_from([None, 2]), st.sampled_from([None, 0]))
def test_it_is_the_formula_in_loops(pairs, v, steps, unreachable):
    graph = nx.DiGraph(sorted(pairs))
    graph.add_nodes_from(range(7))
    found = structural_equivalence(graph, cohesion=v, steps=steps, unreachable=unreachable)
    assert_same(as_dict(found), plain(graph, v=v, steps=steps, unreachable=unreachable))


@given(PAIRS, st.permutations(range(7)))
def test_names_change_nothing(pairs, names):
    graph = nx.DiGraph(sorted(pairs))
    graph.add_nodes_from(range(7))
    new = dict(enumerate(names))
    before = as_dict(structural_equivalence(graph))
    after = as_dict(structural_equivalence(nx.relabel_nodes(graph, new)))
    assert_same(after, {new[i]: {new[j]: x for j, x in row.items()} for i, row in before.items()})


def test_groups_are_compared_each_for_itself():
    one, other = nx.DiGraph([(0, 1), (1, 2)]), nx.DiGraph([(3, 4), (5, 4), (4, 6)])
    both = nx.compose(one, other)
    both.add_edge(2, 3)  # between the groups: looked at in neither
    both.add_node("alone")
    groups = {n: "a" if n < 3 else "b" for n in range(7)}
    found = structural_equivalence(both, groups=groups)
    assert found.left_out == ("alone",)
    table = as_dict(found)
    assert_same(table, plain(one))
    assert_same(table, plain(other))
    assert table[0][3] == 0


def test_the_inverse_weighs_the_unlike():
    path = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "d")])
    alike, unlike = (as_dict(structural_equivalence(path, inverse=i)) for i in (False, True))
    for ego, row in alike.items():
        for alter, value in row.items():
            assert unlike[ego][alter] == pytest.approx(1 / value if value else 0)


@needs_reference
def test_exposure_to_the_structurally_equivalent_within_the_cities():
    """As netdiffuseR's `exposure(alt.graph="se", groupvar="city")`, and as Burt means it."""
    times, ties = (
        f("medInnovations", *a) for f, a in ((networks.times, ["censoredNA"]), (networks.ties, []))
    )
    rows = reference.rows("netdiffuser_medInnovations_attributes")
    city = {row["id"]: row["city"] for row in rows}
    for settings in ({}, {"inverse": True, "unreachable": 0, "steps": 6}):
        alike = structural_equivalence(ties, units=tuple(times), groups=city, **settings)
        found = exposure(times, alike, valued=True, until=18)
        expected = np.zeros(found.values.shape)
        for here in set(city.values()):
            doctors = [unit for unit in times if city[unit] == here]
            part = nx.DiGraph()
            part.add_nodes_from(doctors)
            part.add_edges_from(ties.subgraph(doctors).edges)
            inverse = settings.get("inverse", False)
            options = {k: x for k, x in settings.items() if k != "inverse"}
            for ego, row in plain(part, **options).items():
                weights = {j: (1 / x if x > 1e-12 else 0) if inverse else x for j, x in row.items()}
                for at, moment in enumerate(found.periods):
                    by = sum(x for j, x in weights.items() if (times[j] or 99) <= moment)
                    total = sum(weights.values())
                    expected[found.units.index(ego), at] = by / total if total else 0
        np.testing.assert_allclose(found.values, expected, atol=1e-9)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"cohesion": 0}, "above 0"),
        ({"steps": 0}, "1 or more"),
        ({"unreachable": -1}, "0 or more"),
        ({"unreachable": math.inf}, "0 or more"),
    ],
)
def test_settings_out_of_range_are_refused(settings, says):
    with pytest.raises(UserError, match=says):
        structural_equivalence(nx.DiGraph([("a", "b")]), **settings)


def test_too_many_units_are_refused(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 2)
    with pytest.raises(UserError, match="groups of at most 2"):
        structural_equivalence(nx.path_graph(3))


def test_nothing_to_compare_is_no_ties():
    assert len(structural_equivalence(nx.DiGraph())) == 0
    assert len(structural_equivalence(nx.complete_graph(4))) == 0
    assert len(structural_equivalence(np.zeros((3, 3)))) == 0
