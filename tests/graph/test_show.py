"""Show: a card of anything, with what is said of it and by whom."""

import json

import pytest

from lantoa.errors import AmbiguousNameError, UnknownNameError
from lantoa.graph.describe import compact
from lantoa.graph.show import show
from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.graph.trace import trace
from lantoa.ontology.records import Evidence, OrganizationMention, Reading, Source
from tests.graph.export.world import small_store
from tests.small_world import (
    GONG,
    HOA_BINH,
    MINISTRY,
    POLICE,
    SCHOOL_MODEL,
    TAN_THANH,
    readings,
)


@pytest.fixture(scope="module")
def store():
    with small_store() as found:
        for reading in readings():
            found.texts.put(reading.source.iri, reading.source.text)
        yield found


def test_a_model_shows_its_statements_by_kind(store):
    card = show(store, "Tiếng kẻng bình yên")
    assert (card.iri, card.kind) == (GONG.iri, "model")
    assert card.details == {"themes": ("crime-prevention",)}
    assert card.counts == {"deployment": 3, "replication": 2}
    assert [e.quote for e in card.evidence] == ["“Tiếng kẻng bình yên”"]


def test_an_organization_shows_what_it_does(store):
    card = show(store, POLICE.iri)
    assert card.details["kind"] == ("police",)
    assert card.details["of"] == (f"tỉnh Hòa Bình ({compact(HOA_BINH.iri)})",)
    assert set(card.counts) == {"deployment", "gathering", "recognition"}
    assert "Hội nghị biểu dương" in card.to_text()


def test_a_body_that_recognises_shows_its_recognitions(store):
    captions = [fact.caption for fact in show(store, "bo cong an").facts["recognition"]]
    assert captions == [
        "Bằng khen from Bộ Công an to Cổng trường không ma túy, 2019",
        "biểu dương from Bộ Công an, Công an tỉnh Hòa Bình to Nông dân hiểu luật",
    ]


def test_a_place_shows_what_contains_it_and_what_happens_there(store):
    card = show(store, "xã Tân Thành")
    assert card.iri == TAN_THANH.iri
    assert card.details["in"] == ("huyện Lương Sơn, tỉnh Hòa Bình, Việt Nam",)
    assert card.counts["deployment"] == 2
    assert [fact.caption for fact in card.facts["organization"]] == ["UBND xã Tân Thành"]


def test_a_province_shows_what_was_counted_in_it(store):
    card = show(store, "tỉnh Hòa Bình")
    assert card.counts["measurement"] == 5
    captions = [fact.caption for fact in card.facts["measurement"]]
    assert "over 1,440 khu dân cư, in tỉnh Hòa Bình, 2020-09-05" in captions
    assert "123 of 131 xã, in tỉnh Hòa Bình, 2020" in captions


def test_a_source_shows_what_it_says_in_its_order_and_nothing_of_others(store):
    card = show(store, "second.txt")
    assert card.kind == "source"
    assert card.details["document"] == ("second.txt",)
    assert card.details["published"] == ("2021-03",)
    evidence = [e for facts in card.facts.values() for fact in facts for e in fact.evidence]
    assert {e.source.document for e in evidence} == {"second.txt"}
    assert sum(card.counts.values()) == 9
    starts = [fact.evidence[0].start for fact in card.facts["deployment"]]
    assert starts == sorted(starts)


def test_a_statement_shows_its_words_in_their_place(store):
    deployment = trace(store, "tieng keng").origins[0].deployment
    card = show(store, deployment)
    assert card.kind == "deployment"
    assert card.details["started"] == ("2015", "2016")
    assert card.details["roles"] == (
        "founder UBND xã Tân Thành",
        "adviser Công an tỉnh Hòa Bình",
    )
    assert len(card.evidence) == 2
    context = card.contexts[card.evidence[0].iri]
    assert "«Năm 2016, Công an tỉnh tham mưu UBND xã lập" in context
    assert "Tháng 5/2018" in context


def test_a_replication_shows_both_ends(store):
    replication = next(iter(trace(store, "tieng keng").replications))
    card = show(store, compact(replication))
    places = {fact.where for fact in card.facts["of"]}
    assert any("xã Chiềng Châu" in place for place in places)
    assert len(places) == 2


def test_a_mandate_shows_who_issued_it(store):
    card = show(store, "chi thi 09")
    assert card.details["issued by"] == ("Ban Bí thư",)
    assert card.details["date"] == ("2011-12-01",)


def test_an_award_shows_who_got_it(store):
    assert show(store, "giay khen").counts == {"recognition": 1}


def test_the_kind_decides_where_a_name_means_two_things(store):
    with pytest.raises(AmbiguousNameError):
        show(store, "song da")
    assert show(store, "song da", kind="place").kind == "place"
    assert show(store, "song da", kind="organization").kind == "organization"


def test_the_limit_keeps_the_counts(store):
    card = show(store, "tỉnh Hòa Bình", limit=1)
    assert len(card.facts["measurement"]) == 1
    assert card.counts["measurement"] == 5
    assert "and 4 more" in card.to_text()


def test_the_json_has_the_shape_that_is_documented(store):
    found = json.loads(json.dumps(show(store, SCHOOL_MODEL.name).to_dict()))
    assert list(found) == [
        "iri",
        "kind",
        "label",
        "aliases",
        "details",
        "counts",
        "facts",
        "mentions",
        "evidence",
        "contexts",
        "rejected",
        "rejected_evidence",
    ]
    (group,) = found["facts"]["deployment-group"]
    assert group["amount"] == {"value": 54, "bound": "exact", "of": None, "text": "54"}


def test_an_unknown_thing_is_told(store):
    with pytest.raises(UnknownNameError):
        show(store, "qwxz")


def test_every_thing_in_the_store_has_a_card(store):
    things = {row[0].value for row in store.query("SELECT DISTINCT ?s { ?s a ?class }")}
    for iri in sorted(things):
        assert show(store, iri).to_text().strip(), iri


def test_the_notebook_shows_a_card(store):
    assert "Bộ Công an" in show(store, MINISTRY.iri)._repr_html_()


def test_a_thing_of_no_kind_shows_all_that_is_said_of_it(store):
    evidence = trace(store, "tieng keng").evidence[0]
    card = show(store, evidence.iri)
    assert card.kind == "Evidence"
    assert card.details["lt:quote"] == ("“Tiếng kẻng bình yên”",)
    assert card.details["lt:source"] == ("id:source/first.txt",)


def test_a_thing_named_very_often_shows_how_often_and_some_of_where():
    text = "A" * 250
    evidence = tuple(
        Evidence(start=i, end=i + 1, quote="A", method="t", confidence=1.0) for i in range(250)
    )
    mention = OrganizationMention(organization=MINISTRY, evidence=evidence)
    source = Source(document="a.txt", text=text, loader="t")
    with open_store(None) as store:
        store.replace_graph(source.graph, quads(Reading(source=source, statements=(mention,))))
        card = show(store, MINISTRY.iri)
    assert card.mentions == 250
    assert len(card.evidence) == 100
    assert "named 250 times" in card.to_text()
