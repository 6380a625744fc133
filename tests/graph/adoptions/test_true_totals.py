"""On a made-up country whose truth is known, no total leaves the truth out."""

from __future__ import annotations

from collections import Counter

import pytest

from lantoa.graph.adoptions import adoptions_of
from lantoa.graph.network import network_of
from lantoa.graph.store import open_store
from lantoa.synthesis.country import make
from lantoa.synthesis.design import Design
from lantoa.synthesis.things import Things
from lantoa.synthesis.writing import quads


@pytest.fixture(scope="module")
def world():
    country = make(Design.of_size(600, 15, seed=5))
    with open_store(None) as store:
        store.replace_graphs(_graphs(country))
        yield country, store


def _graphs(country):
    graphs: dict[str, list] = {}
    for part in quads(country):
        for quad in part:
            graphs.setdefault(quad.graph_name.value, []).append(quad)
    return graphs


def test_the_true_number_of_a_model_lies_between_its_bounds(world) -> None:
    country, store = world
    groups, things = country.reports.groups, Things(country)
    named, unnamed = Counter(), Counter()
    for deployment in range(len(country.spread)):
        named[things.model(deployment).iri] += 1
    for group, origin in enumerate(groups.origin.tolist()):
        rest = int(groups.number[group]) - len(groups.members[group])
        unnamed[things.model(origin).iri] += rest
    table = adoptions_of(store, level="deployment")
    assert unnamed
    for name, iri in zip(table.items, table.item_ids, strict=True):
        low, high = table.total(name)
        assert named[iri] <= low <= named[iri] + unnamed[iri]
        assert high is None or named[iri] + unnamed[iri] <= high


@pytest.mark.parametrize("level", ["commune", "province"])
@pytest.mark.parametrize("geography", ["then", "now"])
def test_no_deployment_of_the_country_is_counted_twice(world, level, geography) -> None:
    country, store = world
    graph = network_of(store, "adoption", level=level, geography=geography)
    named = sum(
        data["deployments"] for _, data in graph.nodes(data=True) if data["kind"] == "place"
    )
    least = sum(data["lower"] for *_, data in graph.edges(data=True))
    assert named <= len(country.spread) + 1e-6
    assert least <= len(country.spread) + int(country.reports.groups.number.sum())
    for *_, data in graph.edges(data=True):
        assert data["upper"] is None or data["lower"] <= data["weight"] + 1e-9 <= data["upper"] + 1
