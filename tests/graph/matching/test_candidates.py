"""Pairs that are proposed: by their names and by what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.judgements import judge
from lantoa.graph.matching import candidates
from lantoa.graph.matching.portraits import portrait
from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.ontology.identity import provisional_place_iri
from lantoa.ontology.namespaces import PLACES_GRAPH
from lantoa.ontology.records import (
    Deployment,
    Evidence,
    Level,
    Model,
    ModelMention,
    Organization,
    OrganizationMention,
    Place,
    PlaceMention,
    Reading,
    Role,
    Source,
)
from lantoa.ontology.time import TimeSpan
from tests.graph.export.world import places
from tests.graph.judgements.world import COMMITTEE, GONG, SHORT, dump, filled
from tests.small_world import (
    CHIENG_CHAU,
    COMMUNE,
    HOA_BINH,
    LUONG_SON,
    MOC_CHAU,
    SON_LA,
    TAN_THANH,
)


def words(text, start=0):
    return (Evidence(start=start, end=start + len(text), quote=text, method="t", confidence=1.0),)


def world(*reports, home=None):
    """A store of reports, each a list of statements."""
    store = open_store(None)
    graphs = {PLACES_GRAPH: places()}
    for number, statements in enumerate(reports):
        source = Source(document=f"{number}.txt", text="", loader="t", home=home)
        graphs[source.graph] = quads(Reading(source=source, statements=tuple(statements)))
    store.replace_graphs(graphs)
    return store


def named(name, start=0):
    return ModelMention(model=Model(name=name), evidence=words(name, start))


def at(name, place, started=None):
    return Deployment(
        model=Model(name=name), place=place, started=TimeSpan.parse(started) if started else None
    )


def scores(store, kind="models", least=0.0):
    return {
        candidate.names: candidate.score for candidate in candidates(store, [kind], least=least)
    }


def only(store, kind="models", least=0.0):
    (candidate,) = candidates(store, [kind], least=least)
    return candidate


def test_the_small_world_has_its_two_pairs_best_first():
    with filled() as store:
        before = dump(store)
        found = candidates(store)
        assert [set(c.pair) for c in found if c.score > 0.7] == [
            {COMMUNE.iri, COMMITTEE.iri},
            {GONG.iri, SHORT.iri},
        ]
        assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
        assert dump(store) == before  # nothing is merged on a guess, and nothing kept of it


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_what_is_judged_comes_no_more_until_it_is_undone(verdict):
    from lantoa.graph.judgements import undo

    with filled() as store:
        pair = {GONG.iri, SHORT.iri}
        judge(store, verdict, *pair)
        assert pair not in [set(c.pair) for c in candidates(store)]
        undo(store)
        assert pair in [set(c.pair) for c in candidates(store)]


def test_what_follows_from_judgements_comes_no_more():
    names = ("tự quản về ANTT", "tổ tự quản về an ninh trật tự", "Tự quản an ninh, trật tự")
    with world([named(name) for name in names[:1]], *([named(n)] for n in names[1:])) as store:
        one, two, three = (Model(name=name).iri for name in names)
        assert len(candidates(store)) == 3
        judge(store, "same", one, two)
        judge(store, "different", two, three)
        assert candidates(store) == []


def test_an_unknown_kind_is_told():
    with world() as store, pytest.raises(UserError, match="choose from models"):
        candidates(store, ["people"])


def test_a_shared_place_and_date_speak_for_one_model():
    alone = only(world([named("Tiếng mõ đêm")], [named("Tiếng mõ đêm khuya")])).score
    store = world(
        [at("Tiếng mõ đêm", TAN_THANH, "2015")], [at("Tiếng mõ đêm khuya", TAN_THANH, "2015")]
    )
    together = only(store)
    assert together.score > alone
    assert any("xã Tân Thành" in reason for reason in together.reasons)
    assert "they began there at one time" in together.reasons


def test_other_provinces_speak_against_one_model():
    near = world([at("Tiếng mõ đêm", TAN_THANH)], [at("Tiếng mõ đêm khuya", CHIENG_CHAU)])
    far = world([at("Tiếng mõ đêm", TAN_THANH)], [at("Tiếng mõ đêm khuya", MOC_CHAU)])
    assert only(far).score < only(near).score
    assert "no province in common" in only(far).reasons


def test_items_of_one_list_are_two_models_however_alike():
    store = world([named("Tiếng mõ đêm", 10), named("Tiếng mõ đêm khuya", 28)])
    assert only(store).score < 0.5
    assert "a source lists them side by side" in only(store).reasons
    apart = world([named("Tiếng mõ đêm", 10), named("Tiếng mõ đêm khuya", 2800)])
    assert only(apart).score >= 0.5


def test_context_never_lifts_what_the_names_tell_apart():
    store = world(
        [at("Dòng họ Cao không ma túy", TAN_THANH, "2015")],
        [at("Dòng họ Vi không ma túy", TAN_THANH, "2015")],
    )
    assert all(score < 0.5 for score in scores(store).values())


def body(name, place=None):
    return OrganizationMention(
        organization=Organization(name=name, place=place), evidence=words(name)
    )


def test_namesake_communes_of_other_provinces_have_other_bodies():
    full, short = "Ủy ban nhân dân xã Đông Lĩnh", "UBND xã Đông Lĩnh"
    same = world([body(full, TAN_THANH)], [body(short, TAN_THANH)])
    other = world([body(full, TAN_THANH)], [body(short, MOC_CHAU)])
    assert only(same, "organizations").score >= 0.9
    assert only(other, "organizations").score < 0.5


def test_bodies_that_work_in_other_provinces_are_two():
    def runs(name, place):
        return Deployment(
            model=Model(name="Mô hình thử"),
            place=place,
            roles=((Organization(name=name), Role.OPERATOR),),
        )

    full, short = "Ủy ban nhân dân xã Đông Lĩnh", "UBND xã Đông Lĩnh"
    other = world([runs(full, TAN_THANH)], [runs(short, MOC_CHAU)])
    same = world([runs(full, TAN_THANH)], [runs(short, LUONG_SON)])
    assert only(other, "organizations").score < 0.5
    assert only(same, "organizations").score >= 0.9


def test_a_district_body_with_and_without_its_province():
    names = ("Công an huyện Lương Sơn", "Công an huyện Lương Sơn, tỉnh Hòa Bình")
    same = world([body(names[0], LUONG_SON)], [body(names[1], LUONG_SON)])
    other = world([body(names[0], MOC_CHAU)], [body(names[1], LUONG_SON)])
    assert only(same, "organizations").score >= 0.9
    assert only(other, "organizations").score < 0.5


def test_the_police_of_a_province_and_of_its_commune_are_two():
    store = world([body("Công an tỉnh", HOA_BINH)], [body("Công an tỉnh, xã", TAN_THANH)])
    assert all(score < 0.5 for score in scores(store, "organizations").values())


def provisional(name, within, candidates=(), level=Level.COMMUNE):
    place = Place(
        iri=provisional_place_iri(name, within),
        name=name,
        level=level,
        path=(name,),
        within=within,
        candidates=candidates,
    )
    return PlaceMention(place=place, evidence=words(name))


def test_a_place_left_open_is_weighed_against_its_units():
    open_place = provisional("xã Tân Thanh", None, (TAN_THANH.iri, MOC_CHAU.iri))
    with world([open_place], home=HOA_BINH) as store:
        found = {c.names: c for c in candidates(store, ["places"], least=0.0)}
        here, away = found["xã Tân Thành", "xã Tân Thanh"], found["huyện Mộc Châu", "xã Tân Thanh"]
        assert here.score > 0.7 > 0.6 > away.score
        assert "one of 2 units that bear the name" in here.reasons
        assert any("tỉnh Hòa Bình" in reason for reason in here.reasons)


def test_one_school_written_in_two_ways_in_one_province_and_in_another():
    site = {"level": Level.SITE}
    one = provisional("trường Trung cấp nghề Suối Vàng", HOA_BINH.iri, **site)
    two = provisional("Trường TC nghề Suối Vàng", HOA_BINH.iri, **site)
    away = provisional("trường TC nghề Suối Vàng", SON_LA.iri, **site)
    with world([one], [two], [away]) as store:
        found = candidates(store, ["places"])
        assert [set(c.pair) for c in found] == [{one.iri, two.iri}]
        assert found[0].score >= 0.9


def test_a_portrait_shows_names_places_organizations_sources_and_sentences():
    with filled() as store:
        seen = portrait(store, "model", GONG.iri)
        assert seen.names == (GONG.name,)
        assert any("xã Tân Thành" in place for place in seen.places)
        assert "Công an tỉnh Hòa Bình" in seen.organizations
        assert seen.sources == 2
        assert len(seen.sentences) == 2
        assert any("first.txt" in where for _, where in seen.sentences)
        assert seen.to_dict()["sources"] == 2
        text = "\n".join(line.text for line in seen.lines())
        assert "(2 sources)" in text
        assert portrait(store, "organization", COMMITTEE.iri).places
        assert portrait(store, "place", TAN_THANH.iri).places


@given(st.permutations([GONG.name, SHORT.name, "Kẻng bình yên 2", "Tieng keng binh yen"]))
def test_the_order_of_sources_does_not_count(names):
    store = world(*([named(name)] for name in names))
    reference = world(*([named(name)] for name in sorted(names)))
    assert [(c.pair, c.score, c.reasons) for c in candidates(store)] == [
        (c.pair, c.score, c.reasons) for c in candidates(reference)
    ]
