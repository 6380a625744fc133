"""Judgements in a graph behind an endpoint: a real server takes them and shows them in effect."""

from lantoa.graph.judgements import judge, judgements, undo
from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.graph.trace import trace
from lantoa.ontology.namespaces import PLACES_GRAPH
from tests import small_world
from tests.graph.export.world import places
from tests.graph.judgements.world import GONG, SHORT, third_report
from tests.graph.store.test_compliance import oxigraph_server

__all__ = ["oxigraph_server"]


def test_a_judgement_behind_an_endpoint_takes_effect_and_is_undone(oxigraph_server):
    readings = (*small_world.readings(), third_report())
    with open_store(oxigraph_server) as store:
        graphs = {reading.source.graph: quads(reading) for reading in readings}
        store.replace_graphs({**graphs, PLACES_GRAPH: places()})
        assert len(trace(store, GONG.iri).deployments) == 3
        made = judge(store, "same", GONG.iri, SHORT.iri)
        assert len(trace(store, SHORT.iri).deployments) == 4
        assert judgements(store) == [made]
        undo(store)
        assert len(trace(store, GONG.iri).deployments) == 3
