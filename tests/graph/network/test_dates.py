"""The days on which the nodes of a network may have begun."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from lantoa.graph.network.filters import Filters
from lantoa.graph.network.lineage import lineage
from lantoa.ontology.time import TimeSpan
from tests import small_world as world
from tests.graph.network.test_projections import A, at, copied, filled

SEEN = TimeSpan.parse("2018")


def test_who_was_seen_had_begun() -> None:
    seen = replace(at(world.CHIENG_CHAU), observed=SEEN)
    with filled([A, seen, copied(A, seen)]) as store:
        node = lineage(store).nodes[seen.iri]
        assert (node["earliest"], node["latest"]) == (None, dt.date(2018, 12, 31))
        # So a period before that may hold its beginning, and one after it cannot.
        assert lineage(store, Filters(period="2017")).number_of_edges() == 1
        found = lineage(store, Filters(period="2019"))
        assert found.number_of_edges() == 0
        assert found.graph["undated"] == 0


def test_what_is_said_of_the_beginning_counts_more_than_what_was_seen() -> None:
    both = replace(at(world.CHIENG_CHAU, "2016"), observed=SEEN)
    with filled([A, both, copied(A, both)]) as store:
        node = lineage(store).nodes[both.iri]
        assert (node["earliest"], node["latest"]) == (dt.date(2016, 1, 1), dt.date(2016, 12, 31))
