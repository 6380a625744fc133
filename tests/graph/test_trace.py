"""Trace: where a model began, where it went, who recognised it, and which words say so."""

from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from lantoa.errors import UnknownNameError
from lantoa.graph.trace import Basis, trace
from lantoa.ontology.namespaces import INFERENCE_GRAPHS, PREFIXES, term
from lantoa.ontology.records import Amount, Deployment, DeploymentGroup
from lantoa.ontology.time import TimeSpan
from tests.graph.export.world import small_store
from tests.graph.told_world import MODEL, at, spread, world
from tests.small_world import CAMERA, CLUB, GONG, MINISTRY, SCHOOL_MODEL


@pytest.fixture(scope="module")
def store():
    with small_store() as found:
        yield found


def names(found, iris):
    return [found.deployments[iri].where for iri in iris]


def tree(found):
    """The lineage as indented names; * where a node is shown elsewhere, ! where it is a cycle."""
    lines = []
    for step in found.steps:
        group = found.groups.get(step.node)
        name = group.caption if group else found.deployments[step.node].where
        marks = "*" * step.repeated + "!" * step.in_cycle
        lines.append("  " * step.generation + name + marks)
    return lines


# --- the small world ------------------------------------------------------------------------


def test_origin_and_two_generations_of_replicas(store):
    found = trace(store, "tieng keng")
    assert found.model.iri == GONG.iri
    assert found.themes == ("crime-prevention",)
    assert [o.basis for o in found.origins] == [Basis.SAID]
    assert tree(found) == [
        "xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình",
        "  xã Chiềng Châu, huyện Mai Châu, tỉnh Hòa Bình",
        "    huyện Mộc Châu, tỉnh Sơn La",
    ]


def test_sources_that_disagree_on_a_date_are_both_heard(store):
    origin = trace(store, "tieng keng").origins[0].deployment
    found = trace(store, "tieng keng").deployments[origin]
    assert [span.edtf for span in found.started] == ["2015", "2016"]
    assert {(e.source.document, e.when.edtf) for e in found.evidence} == {
        ("first.txt", "2016"),
        ("second.txt", "2015"),
    }


def test_organizations_have_their_roles(store):
    found = trace(store, "tieng keng")
    roles = {(held.role, held.organization.label) for held in found.organizations}
    assert roles == {("adviser", "Công an tỉnh Hòa Bình"), ("founder", "UBND xã Tân Thành")}


def test_a_group_stands_below_its_origin_with_its_named_members(store):
    found = trace(store, SCHOOL_MODEL.name)
    (group,) = found.groups.values()
    assert (group.amount.value, group.unit) == (Decimal(54), "đơn vị mô hình")
    assert group.area.name == "tỉnh Hòa Bình"
    assert tree(found) == [
        "trường Trung cấp nghề Sông Đà, tỉnh Hòa Bình",
        "  54 đơn vị mô hình, in tỉnh Hòa Bình, 2020",
        "    xã Chiềng Châu, huyện Mai Châu, tỉnh Hòa Bình",
        "    xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình",
    ]


def test_a_recognition_of_a_deployment_belongs_to_the_model(store):
    (fact,) = trace(store, SCHOOL_MODEL.name).recognitions
    assert fact.award.label == "Bằng khen"
    assert fact.award_kind == "certificate-of-merit"
    assert [body.iri for body in fact.conferred_by] == [MINISTRY.iri]
    assert [span.edtf for span in fact.when] == ["2019"]
    (evidence,) = fact.evidence
    assert evidence.quote.startswith("Bộ Công an tặng Bằng khen")
    assert evidence.source.title == "Tiếng kẻng lan xa"
    assert evidence.source.published.edtf == "2020-11-17"
    assert evidence.confidence == 0.9


def test_a_group_that_no_replication_mentions_is_told_apart(store):
    found = trace(store, CAMERA.name)
    (group,) = found.groups.values()
    assert group.iri not in {step.node for step in found.steps}
    assert "about 30 camera" in found.to_text()


def test_without_replications_the_earliest_known_is_the_origin_and_says_so(store):
    found = trace(store, CLUB.name)
    assert [o.basis for o in found.origins] == [Basis.EARLIEST]
    assert names(found, [found.origins[0].deployment]) == ["huyện Lương Sơn, tỉnh Hòa Bình"]
    assert names(found, found.unconnected) == ["somewhere in tỉnh Hòa Bình"]


def test_every_quotation_of_the_sources_is_in_the_text(store):
    text = trace(store, "tieng keng").to_text()
    for words in (
        "«Năm 2016, Công an tỉnh tham mưu UBND xã lập mô hình “Tiếng kẻng bình yên”.»",
        "«Từ Tân Thành, mô hình lan sang Chiềng Châu.»",
        "«Mộc Châu nhân rộng từ Chiềng Châu.»",
    ):
        assert words in text
    assert "[first.txt:0-74, confidence 0.90] says 2016" in text


def test_so_many_quotations_as_asked_for(store):
    assert "«" not in trace(store, "tieng keng").to_text(evidence=0)
    assert "and 1 more sentence\n" in trace(store, "tieng keng").to_text(evidence=1)


def test_an_unknown_model_is_told_with_near_names(store):
    with pytest.raises(UnknownNameError, match="did you mean 'Tiếng kẻng bình yên'"):
        trace(store, "tieng kegn binh yen")


# --- lineages made for the purpose ----------------------------------------------------------


def test_several_origins_by_date_and_a_replica_of_both_once_in_full():
    old, young, both = at("Già", "2010"), at("Trẻ", "2012"), at("Chung", "2015")
    store = world(old, young, both, spread(young, both), spread(old, both))
    found = trace(store, MODEL.name)
    assert names(found, [o.deployment for o in found.origins]) == ["Già", "Trẻ"]
    assert tree(found) == ["Già", "  Chung", "Trẻ", "  Chung*"]
    assert "shown elsewhere" in found.to_text()


def test_an_origin_of_unknown_date_comes_last_and_is_not_the_earliest():
    unknown, known = at("Không rõ"), at("Rõ", "2015")
    a, b = at("A", "2016"), at("B", "2016")
    found = trace(world(unknown, known, a, b, spread(unknown, a), spread(known, b)), MODEL.name)
    assert names(found, [o.deployment for o in found.origins]) == ["Rõ", "Không rõ"]
    assert names(found, found.earliest) == ["Rõ"]


def test_origins_whose_dates_overlap_may_both_be_first():
    found = trace(world(at("A", "2015"), at("B", "2015-06"), at("C", "2016")), MODEL.name)
    assert sorted(names(found, [o.deployment for o in found.origins])) == ["A", "B"]
    assert names(found, found.unconnected) == ["C"]


def test_a_cycle_is_reported_and_not_hidden():
    a, b, c = at("A", "2015"), at("B", "2016"), at("C", "2017")
    found = trace(world(a, b, c, spread(a, b), spread(b, c), spread(c, a)), MODEL.name)
    assert found.origins == ()
    assert len(found.cycles) == 1
    assert tree(found) == ["A", "  B!", "    C!", "      A*!"]
    assert "Sources together say a cycle: A → B → C → A" in found.to_text()
    assert "A, since 2015 - in a cycle, its origin is not known" in found.to_text()


def test_a_replica_that_began_before_its_origin_is_pointed_out():
    late, early = at("Muộn", "2018"), at("Sớm", "2012")
    found = trace(world(late, early, spread(late, early)), MODEL.name)
    assert [names(found, pair) for pair in found.anachronisms] == [["Muộn", "Sớm"]]
    assert "Sớm began before its origin Muộn" in found.to_text()


def test_a_deployment_earlier_than_the_said_origin_is_pointed_out():
    early, origin, replica = at("Sớm", "2010"), at("Gốc", "2015"), at("Sau", "2016")
    found = trace(world(early, origin, replica, spread(origin, replica)), MODEL.name)
    assert names(found, [o.deployment for o in found.origins]) == ["Gốc"]
    assert "Sớm began earlier than the origins said" in found.to_text()


def test_a_replica_whose_origin_is_not_said_is_no_origin():
    replica, further = at("Bản sao", "2010"), at("Sau", "2011")
    found = trace(world(replica, further, spread(None, replica)), MODEL.name)
    assert names(found, [o.deployment for o in found.origins]) == ["Sau"]
    assert names(found, found.origin_unknown) == ["Bản sao"]


def test_a_replica_of_unknown_origin_with_replicas_of_its_own_says_so():
    replica, further = at("Bản sao", "2010"), at("Sau", "2011")
    found = trace(
        world(replica, further, spread(None, replica), spread(replica, further)), MODEL.name
    )
    assert found.origins == ()
    assert tree(found) == ["Bản sao", "  Sau"]
    assert "Bản sao, since 2010 - a replica, its origin is not said" in found.to_text()


def test_the_only_deployment_is_the_origin_even_without_a_date():
    group = DeploymentGroup(model=MODEL, amount=Amount(value=Decimal(54)), unit="đơn vị")
    found = trace(world(at("Một"), spread(None, group=group)), MODEL.name)
    assert [o.basis for o in found.origins] == [Basis.ONLY]
    assert "Một - the only one known" in found.to_text()
    assert "54 đơn vị" in found.to_text()


def test_two_statements_of_one_replication_keep_both_dates():
    a, b = at("A"), at("B")
    found = trace(world(a, b, spread(a, b, when="2015"), spread(a, b, when="2016")), MODEL.name)
    assert tree(found) == ["A", "  B"]
    assert "replicated 2015 or 2016" in found.to_text()


def test_a_deployment_that_is_only_observed_had_begun_by_then():
    seen = Deployment(model=MODEL, place=at("A").place, observed=TimeSpan.parse("2018"))
    found = trace(world(seen, at("B", "2019")), MODEL.name)
    assert names(found, found.earliest) == ["A"]


def test_a_model_that_nobody_deploys_says_so():
    assert "No source says where it is at work." in trace(world(), MODEL.name).to_text()


def test_the_shortcut_alone_links_too():
    a, b = at("A", "2015"), at("B", "2016")
    link = Quad(
        NamedNode(b.iri),
        NamedNode(term("replicates")),
        NamedNode(a.iri),
        NamedNode("urn:elsewhere"),
    )
    assert tree(trace(world(a, b, more=[link]), MODEL.name)) == ["A", "  B"]


def test_a_deployment_that_is_named_but_not_described_is_kept_in_sight():
    a = at("A")
    link = Quad(
        NamedNode(a.iri),
        NamedNode(term("replicates")),
        NamedNode("urn:ghost"),
        NamedNode("urn:elsewhere"),
    )
    assert tree(trace(world(a, more=[link]), MODEL.name)) == ["place unknown", "  A"]


def inferred(origin, target):
    """An inferred replication, as an analysis run writes it."""
    run, graph = NamedNode("urn:run:1"), NamedNode(INFERENCE_GRAPHS + "1")
    values = {
        PREFIXES["rdf"] + "type": NamedNode(term("InferredReplication")),
        term("inferredOrigin"): NamedNode(origin.iri),
        term("inferredTarget"): NamedNode(target.iri),
        term("score"): Literal("0.7", datatype=NamedNode(PREFIXES["xsd"] + "decimal")),
    }
    return [Quad(run, NamedNode(p), value, graph) for p, value in values.items()]


def test_what_is_inferred_is_told_apart_from_what_is_said():
    a, b, c = at("A", "2015"), at("B", "2016"), at("C", "2014")
    found = trace(world(a, b, c, spread(a, b), more=inferred(c, b)), MODEL.name)
    assert [(names(found, [o.deployment]), o.basis) for o in found.origins] == [(["A"], Basis.SAID)]
    assert tree(found) == ["A", "  B"]
    assert found.unconnected == (c.iri,)
    assert list(found.replications) == [spread(a, b).iri]
    assert [(link["origin"], link["replica"]) for link in found.to_dict()["inferred"]] == [
        (c.iri, b.iri)
    ]
    assert "→ B" in found.to_text()
    assert "C ⇢ B (score 0.7)" in found.to_text()
    assert found.to_dot().count("style=dashed") == 1
    assert found.to_mermaid().count("-.->") == 1


def test_what_is_inferred_changes_nothing_of_what_is_told():
    # C is inferred to have given rise to the origin: it is no less the origin that is said.
    a, b, c = at("A", "2015"), at("B", "2016"), at("C", "2014")
    said = world(a, b, c, spread(a, b))
    with_links = world(a, b, c, spread(a, b), more=[*inferred(c, a), *inferred(c, b)])
    one, other = (trace(store, MODEL.name).to_dict() for store in (said, with_links))
    assert one.pop("inferred") == []
    assert len(other.pop("inferred")) == 2
    assert one == other
