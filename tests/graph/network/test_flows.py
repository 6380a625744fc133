"""Flows between units in the small world that all tests share."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.errors import UserError
from lantoa.graph.network import network_of
from lantoa.graph.store import Store
from tests import small_world as world


def test_provinces(store: Store) -> None:
    graph = network_of(store, "flows", level="province")
    assert set(graph) == {world.HOA_BINH.iri, world.SON_LA.iri}
    home = graph.nodes[world.HOA_BINH.iri]
    assert (home["label"], home["deployments"], home["groups"]) == ("tỉnh Hòa Bình", 8, 1)
    across = graph.edges[world.HOA_BINH.iri, world.SON_LA.iri]
    assert (across["weight"], across["models"], across["evidences"]) == (1, 1, 1)
    assert across["earliest"] == date(2020, 1, 1)
    within = graph.edges[world.HOA_BINH.iri, world.HOA_BINH.iri]
    assert within["weight"] == 55  # a named one, and a group of 54
    assert within["models"] == 2
    assert graph.graph["unplaced"] == 0


def test_communes_leave_out_what_is_not_known_so_finely(store: Store) -> None:
    graph = network_of(store, "flows", level="commune")
    assert set(graph.edges()) == {(world.TAN_THANH.iri, world.CHIENG_CHAU.iri)}
    assert graph.graph["unplaced"] == 5


def test_unknown_levels_are_told(store: Store) -> None:
    with pytest.raises(UserError, match="'thôn'"):
        network_of(store, "flows", level="thôn")
