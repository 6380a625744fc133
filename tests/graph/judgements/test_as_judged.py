"""What judgements change for those who ask, and what they leave as it was."""

import os
import subprocess
import sys

import pytest
from pyoxigraph import NamedNode

from lantoa.errors import StoreError
from lantoa.graph.find import find
from lantoa.graph.judgements import JudgedStore, as_judged, decide, judge, undo
from lantoa.graph.matching import conflicts
from lantoa.graph.network import network, network_of
from lantoa.graph.show import show
from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.graph.summary import summary
from lantoa.graph.trace import trace
from lantoa.ontology.namespaces import JUDGEMENTS_GRAPH
from lantoa.ontology.records import Deployment
from lantoa.queries import run
from tests.graph.judgements.world import COMMITTEE, GONG, SHORT, dump, fill, filled, third_report
from tests.small_world import (
    COMMUNE,
    HOA_BINH,
    LUONG_SON,
    MOC_CHAU,
    SCHOOL,
    SCHOOL_MODEL,
    TAN_THANH,
)


@pytest.fixture(params=["memory", "folder"])
def store(request, tmp_path):
    with filled(tmp_path / "kg" if request.param == "folder" else None) as found:
        yield found


def everything(store):
    """All that is asked of a store, so that before and after can be compared."""
    graph = network(store, standing=("said", "judged", "inferred"))
    return (
        trace(store, "tieng keng").to_dict(),
        show(store, GONG.iri).to_dict(),
        [hit.to_dict() for hit in find(store, "keng binh yen")],
        sorted(graph.nodes(data="label")),
        sorted((a, b, key) for a, b, key in graph.edges(keys=True)),
        run(store, "adoption-timeline", model=GONG.iri).records(),
        dict(summary(store).counts),
    )


def test_without_judgements_a_store_is_asked_itself(store):
    assert as_judged(store) is store
    judge(store, "different", GONG.iri, SHORT.iri)
    assert as_judged(store) is store
    assert as_judged(as_judged(store)) is store


def test_same_models_are_one_for_all_who_ask(store):
    said = dump(store)
    judge(store, "same", GONG.iri, SHORT.iri)
    traced = trace(store, "keng binh yen")
    assert traced.model.iri == GONG.iri  # the spelled-out name stands for both
    assert traced.model.label == GONG.name
    assert SHORT.name in traced.aliases
    sites = {d.place.iri for d in traced.deployments.values() if d.place}
    assert {TAN_THANH.iri, LUONG_SON.iri, MOC_CHAU.iri} <= sites
    # One model at one place is one deployment, whichever name its sources use.
    assert len([d for d in traced.deployments.values() if d.place.iri == TAN_THANH.iri]) == 1
    here = traced.deployments[Deployment(model=GONG, place=TAN_THANH).iri]
    assert [span.edtf for span in here.started] == ["2014", "2015", "2016"]
    assert len({e.source.document for e in here.evidence}) == 3

    graph = network(store)
    models = {data["model_iri"] for _, data in graph.nodes(data=True)}
    assert SHORT.iri not in models
    assert graph.has_edge(
        Deployment(model=GONG, place=TAN_THANH).iri, Deployment(model=GONG, place=MOC_CHAU).iri
    )
    (hit,) = find(store, "keng binh yen", kinds=["model"])
    assert hit.iri == GONG.iri
    assert show(store, SHORT.iri).iri == GONG.iri
    assert SHORT.name in show(store, SHORT.name).aliases
    by_either = [run(store, "adoption-timeline", model=m).records() for m in (GONG.iri, SHORT.name)]
    assert by_either[0] == by_either[1]
    assert len(by_either[0]) == len(sites)
    # What sources say is as they say it.
    assert set(said.splitlines()) <= set(dump(store).splitlines())


def test_counts_of_the_named_queries_count_merged_things_once(store):
    before = run(store, "origins").records()
    assert {row["model"] for row in before} >= {GONG.name, SHORT.name}
    judge(store, "same", GONG.iri, SHORT.iri)
    after = run(store, "origins").records()
    assert SHORT.name not in {row["model"] for row in after}
    assert len(after) < len(before)


def test_the_shown_name_is_the_representatives_own():
    with filled() as store:
        judge(store, "same", GONG.iri, SHORT.iri)
        rows = run(store, "models-at-place", place=LUONG_SON.iri).records()
        assert GONG.iri in {row["model_iri"] for row in rows}


def test_same_organizations_are_one(store):
    judge(store, "same", COMMUNE.iri, COMMITTEE.iri)
    judge(store, "same", GONG.iri, SHORT.iri)
    roles = {
        role.organization.iri
        for deployment in trace(store, "tieng keng").deployments.values()
        for role in deployment.roles
        if role.role == "founder"
    }
    assert roles == {COMMITTEE.iri}
    graph = network(store, kinds=["Involvement"])
    assert COMMUNE.iri not in graph
    assert graph.has_edge(COMMITTEE.iri, Deployment(model=GONG, place=TAN_THANH).iri)


def test_a_provisional_place_that_is_a_unit_is_that_unit(store):
    judge(store, "same", SCHOOL.iri, TAN_THANH.iri)
    traced = trace(store, SCHOOL_MODEL.name)
    places = [d.place.iri for d in traced.deployments.values() if d.place]
    assert SCHOOL.iri not in places
    assert places.count(TAN_THANH.iri) == 1  # the school's deployment and the commune's are one
    assert not traced.deployments[
        Deployment(model=SCHOOL_MODEL, place=TAN_THANH).iri
    ].place.provisional
    assert network_of(store, "flows", level="commune").nodes[TAN_THANH.iri]["deployments"] >= 2
    assert show(store, TAN_THANH.iri).aliases == (SCHOOL.name,)


def test_undo_gives_back_what_was_there(store):
    before = everything(store)
    judge(store, "same", GONG.iri, SHORT.iri)
    rejected = [p for c in conflicts(store) for p in c.sides[0].judged]
    decide(store, [("rejected", [piece]) for piece in rejected])
    assert everything(store) != before
    undo(store)
    undo(store)
    # The card tells of judgements that hold, and none does.
    assert everything(store)[:6] == before[:6]
    assert {k: v for k, v in summary(store).counts.items() if k != "judgements"} == before[6]


def statement(store, cls, quote):
    rows = store.query(f'SELECT DISTINCT ?s {{ ?s a lt:{cls} ; lt:evidence/lt:quote "{quote}" }}')
    (row,) = rows
    return row["s"].value


def test_a_rejected_replication_is_no_edge_and_stays_visible_as_rejected(store):
    event = statement(store, "Replication", "Mộc Châu học Tân Thành.")
    origin = Deployment(model=SHORT, place=TAN_THANH).iri
    target = Deployment(model=SHORT, place=MOC_CHAU).iri
    assert network(store).has_edge(origin, target)
    counts = summary(store).counts["replications"]
    judge(store, "rejected", event, by="curator-2", reason="đọc nhầm")
    assert not network(store).has_edge(origin, target)
    assert trace(store, SHORT.iri).replications == {}
    assert all(step.parent is None for step in trace(store, SHORT.iri).steps)
    assert summary(store).counts["replications"] == counts - 1
    assert not store_says(as_judged(store), f"<{target}> lt:replicates <{origin}>")
    card = show(store, event)
    assert card.kind == "replication"
    assert "rejected, curator-2" in card.details["judged"][0]
    assert "đọc nhầm" in card.details["judged"][0]
    about = show(store, SHORT.iri)
    assert [fact.iri for fact in about.rejected] == [event]
    assert "replication" not in about.counts
    assert "(rejected)" in about.to_text()


def store_says(store, pattern):
    return bool(store.query(f"ASK {{ {pattern} }}"))


def test_a_shortcut_stays_while_another_statement_backs_it(store):
    event = statement(store, "Recognition", "Công an tỉnh biểu dương mô hình.")
    pattern = f"<{SHORT.iri}> lt:recognizedBy ?body"
    assert store_says(store, pattern)
    judge(store, "rejected", event)
    assert not store_says(as_judged(store), pattern)
    assert trace(store, SHORT.iri).recognitions == ()


def test_a_rejected_deployment_takes_what_leans_on_it_along(store):
    place = Deployment(model=SHORT, place=TAN_THANH).iri
    judge(store, "rejected", place)
    traced = trace(store, SHORT.iri)
    assert place not in traced.deployments
    assert not store_says(as_judged(store), f"?s ?p <{place}> FILTER(?p != lt:judged)")
    involvement = network(store, kinds=["Involvement"])
    assert place not in involvement


def test_a_rejected_measurement_counts_no_more(store):
    wrong = statement(store, "Measurement", "Tỉnh có 150 mô hình.")
    before = len(run(store, "measurements").records())
    judge(store, "rejected", wrong)
    rows = run(store, "measurements").records()
    assert len(rows) == before - 1
    assert wrong in {fact.iri for fact in show(store, HOA_BINH.iri).rejected}


def test_rejected_evidence_takes_only_its_own_date_along(store):
    rows = store.query(
        'SELECT ?e { ?e lt:quote "“Tiếng kẻng bình yên” ra đời năm 2015 ở xã Tân Thành." }'
    )
    (piece,) = {row["e"].value for row in rows}
    site = Deployment(model=GONG, place=TAN_THANH).iri
    judge(store, "rejected", piece)
    fact = trace(store, GONG.iri).deployments[site]
    assert [span.edtf for span in fact.started] == ["2016"]
    assert piece not in {e.iri for e in fact.evidence}
    card = show(store, site)
    assert [e.iri for e in card.rejected_evidence] == [piece]
    assert "2015" in card.to_text()


def test_everything_that_the_store_knows_can_be_shown_with_judgements(store):
    judge(store, "same", GONG.iri, SHORT.iri)
    judge(store, "rejected", statement(store, "Measurement", "Tỉnh có 150 mô hình."))
    things = {row[0].value for row in store.query("SELECT DISTINCT ?s { ?s a ?class }")}
    for iri in sorted(things):
        assert show(store, iri).to_text().strip(), iri


def test_a_contradiction_is_merged_by_nobody(store):
    from lantoa.graph.judgements import Judgement, Verdict, judgements
    from lantoa.graph.judgements.keep import write

    made = judge(store, "same", GONG.iri, SHORT.iri)
    against = Judgement(verdict=Verdict.DIFFERENT, judged=made.judged, by="a", at=made.at)
    write(store, [*judgements(store), against])  # as a loaded dump may bring it
    assert as_judged(store) is store
    assert len(find(store, "keng binh yen", kinds=["model"])) == 2


def test_what_is_judged_is_only_read(store):
    judge(store, "same", GONG.iri, SHORT.iri)
    judged = as_judged(store)
    assert isinstance(judged, JudgedStore)
    assert (judged.location, judged.writable) == (store.location, False)
    with pytest.raises(StoreError):
        judged.replace_graph("urn:g", [])
    assert judged.members(GONG.iri) == (SHORT.iri, GONG.iri)
    said = (quad for quad in judged.quads() if quad.graph_name != NamedNode(JUDGEMENTS_GRAPH))
    assert all(quad.subject != NamedNode(SHORT.iri) for quad in said)
    assert not any("renamed" in graph for graph in judged.graphs())
    assert dump(judged).count("\n") > 100


def test_a_load_after_a_judgement_is_seen_and_merged_too(tmp_path):
    with open_store(tmp_path / "kg") as store:
        fill(store)
        reading = third_report()
        store.drop_graph(reading.source.graph)
        with pytest.raises(Exception, match="model/keng-binh-yen"):
            judge(store, "same", GONG.iri, SHORT.iri)
        store.replace_graph(reading.source.graph, quads(reading))
        judge(store, "same", GONG.iri, SHORT.iri)
        assert len(trace(store, GONG.iri).deployments) == 4
        store.drop_graph(reading.source.graph)
        assert len(trace(store, GONG.iri).deployments) == 3
        store.replace_graph(reading.source.graph, quads(reading))
        assert len(trace(store, GONG.iri).deployments) == 4


def test_a_reader_sees_judgements_made_by_another_process(tmp_path):
    with filled(tmp_path / "kg") as store:
        judge(store, "same", GONG.iri, SHORT.iri)
        asking = (
            "import sys, lantoa\n"
            "with lantoa.open(sys.argv[1], read_only=True) as kg:\n"
            "    print(len(kg.trace('tieng keng').deployments), len(kg.judgements()))"
        )
        done = [
            subprocess.run(
                [sys.executable, "-c", asking, str(tmp_path / "kg")],
                capture_output=True,
                text=True,
                check=True,
                timeout=60,
            ).stdout.split()
            for _ in range(2)
        ]
    assert done == [["4", "1"]] * 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_may_only_be_read_is_judged_all_the_same(tmp_path):
    folder = tmp_path / "kg"
    with filled(folder) as store:
        judge(store, "same", GONG.iri, SHORT.iri)
    folder.chmod(0o555)
    try:
        with open_store(folder, read_only=True) as store:
            assert len(trace(store, GONG.iri).deployments) == 4
    finally:
        folder.chmod(0o755)


def test_copies_are_kept_once_and_old_ones_go(tmp_path):
    folder = tmp_path / "kg"
    with filled(folder) as store:
        judge(store, "same", GONG.iri, SHORT.iri)
        trace(store, GONG.iri)
        (first,) = (folder / "judged").iterdir()
        trace(store, GONG.iri)
        assert list((folder / "judged").iterdir()) == [first]
        os.utime(first, (1, 1))
        judge(store, "different", GONG.iri, SCHOOL_MODEL.iri)
        trace(store, GONG.iri)
        assert first not in list((folder / "judged").iterdir())
