"""Finding by name: no case, no diacritics, the nearest first; one name means one thing or none."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from lantoa.errors import AmbiguousNameError, UnknownNameError, UserError
from lantoa.graph.describe import compact
from lantoa.graph.find import KINDS, Match, find, resolve
from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.ontology.namespaces import PLACES_GRAPH, PREFIXES, THINGS, term
from lantoa.ontology.records import (
    Evidence,
    Level,
    Model,
    ModelMention,
    Place,
    PlaceMention,
    Reading,
    Source,
)
from tests.graph.export.world import small_store
from tests.small_world import CAMERA, CHIENG_CHAU, GONG, LUONG_SON, MINISTRY, SCHOOL, TAN_THANH


@pytest.fixture(scope="module")
def store():
    with small_store() as found:
        yield found


def models(*names):
    """A store whose one source names these models."""
    store = open_store(None)
    mentions = tuple(ModelMention(model=Model(name=name)) for name in names)
    reading = Reading(source=Source(document="a", text="", loader="t"), statements=mentions)
    store.replace_graph(reading.source.graph, quads(reading))
    return store


@pytest.mark.parametrize(
    "text", ["Tiếng kẻng bình yên", "TIENG KENG BINH YEN", "tieng keng", "keng binh", "kẻng"]
)
def test_a_model_is_found_without_case_and_diacritics(store, text):
    assert GONG.iri in [hit.iri for hit in find(store, text)]


def test_the_exact_name_comes_before_names_that_hold_it(store):
    hits = find(store, "xã Tân Thành")
    assert hits[0].iri == TAN_THANH.iri
    assert hits[0].match is Match.EXACT


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("model", "camera"),
        ("place", "moc chau"),
        ("organization", "bo cong an"),
        ("campaign", "toan dan bao ve"),
        ("mandate", "chi thi 09"),
        ("award", "bang khen"),
        ("gathering", "hoi nghi"),
        ("source", "hoc nhau giu"),
        ("source", "third.csv"),
    ],
)
def test_every_kind_of_named_thing_is_found(store, kind, text):
    assert kind in [hit.kind for hit in find(store, text)]


def test_only_the_kinds_that_are_asked_for_are_found(store):
    assert {hit.kind for hit in find(store, "tan thanh", kinds=["place"])} == {"place"}


def test_a_hit_tells_how_many_statements_speak_of_it(store):
    hit = find(store, "Camera giám sát an ninh", kinds=["model"])[0]
    # Two deployments, a group, a replication, and the mention of the model itself.
    assert hit.statements == 5
    assert find(store, "second.txt", kinds=["source"])[0].statements == 9


def test_near_names_are_found_where_none_matches(store):
    hits = find(store, "tieng kegn bih yen")
    assert hits[0].iri == GONG.iri
    assert {hit.match for hit in hits} == {Match.NEAR}


def test_nothing_is_near_to_nonsense(store):
    assert find(store, "qwxzqwxz") == []


def test_the_limit_limits(store):
    assert len(find(store, "n", limit=3)) == 3


@pytest.mark.parametrize("text", ["", "  ", "“”…"])
def test_text_without_letters_is_refused(store, text):
    with pytest.raises(UserError, match="letter"):
        find(store, text)


def test_an_unknown_kind_is_refused(store):
    with pytest.raises(UserError, match="choose one of model"):
        find(store, "a", kinds=["person"])


def test_namesakes_among_places_are_told_apart_by_their_chain(store):
    labels = {hit.iri: hit.label for hit in find(store, "tan thanh", kinds=["place"])}
    assert labels[TAN_THANH.iri] == "xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình"


@pytest.mark.parametrize(
    ("kind", "text", "iri"),
    [
        ("model", GONG.name, GONG.iri),
        ("model", GONG.name.upper(), GONG.iri),
        ("model", "tieng keng", GONG.iri),
        ("model", "giam sat", CAMERA.iri),
        ("model", GONG.iri, GONG.iri),
        ("model", f"<{GONG.iri}>", GONG.iri),
        ("model", compact(GONG.iri), GONG.iri),
        ("organization", "bộ công an", MINISTRY.iri),
        ("place", "song da", SCHOOL.iri),
        ("place", "chieng chau, mai chau", CHIENG_CHAU.iri),
        ("place", "Tân Thành, Lương Sơn, Hòa Bình", TAN_THANH.iri),
        (None, "huyen luong son", LUONG_SON.iri),
    ],
)
def test_a_name_means_one_thing(store, kind, text, iri):
    assert resolve(store, kind, text) == iri


def test_a_place_that_the_containers_exclude_is_not_meant(store):
    with pytest.raises(UnknownNameError):
        resolve(store, "place", "tan thanh, mai chau")


def test_diacritics_typed_prefer_the_name_that_has_them():
    with models("Kẻng", "Kèng", "Kéng") as store:
        assert resolve(store, "model", "Kèng") == Model(name="Kèng").iri
        with pytest.raises(AmbiguousNameError):
            resolve(store, "model", "keng")


def test_the_whole_name_is_meant_before_longer_names_that_begin_so():
    with models("Tổ tự quản", "Tổ tự quản an ninh") as store:
        assert resolve(store, "model", "to tu quan") == Model(name="Tổ tự quản").iri


def test_an_ambiguous_name_lists_what_it_may_mean(store):
    with pytest.raises(AmbiguousNameError, match="name one exactly") as caught:
        resolve(store, "organization", "hoa binh")
    assert {label for label, _ in caught.value.candidates} >= {
        "Công an tỉnh Hòa Bình",
        "Hội Nông dân tỉnh Hòa Bình",
    }
    assert caught.value.exit_code == 2
    for _, curie in caught.value.candidates:
        assert resolve(store, "organization", curie)


def test_an_unknown_name_proposes_near_ones(store):
    with pytest.raises(UnknownNameError) as caught:
        resolve(store, "model", "tieng kegn binh yen")
    assert caught.value.suggestions == [GONG.name]


def test_an_identifier_of_nothing_is_unknown(store):
    with pytest.raises(UnknownNameError):
        resolve(store, "model", "id:model/nothing")


def test_an_identifier_of_another_kind_is_refused(store):
    with pytest.raises(UserError, match="no model but: Organization"):
        resolve(store, "model", MINISTRY.iri)


def test_an_identifier_cannot_smuggle_sparql(store):
    with pytest.raises(UserError):
        resolve(store, None, "urn:x>}DROP{<urn:y")


def test_every_kind_can_be_asked_for_in_an_empty_store():
    with open_store(None) as store:
        for kind in KINDS:
            assert find(store, "a", kinds=[kind]) == []


def places(*units, spoken_of=()):
    """A store whose places graph has units (code, last day or None), some with a deployment."""
    store = open_store(None)
    graph = NamedNode(PLACES_GRAPH)
    found = []
    for code, until in units:
        node = NamedNode(f"{THINGS}place/{code}")
        found += [
            Quad(node, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(term("Place")), graph),
            Quad(node, NamedNode(PREFIXES["rdfs"] + "label"), Literal("tỉnh Gia Lai"), graph),
        ]
        if until:
            found.append(Quad(node, NamedNode(term("validTo")), Literal(until), graph))
    mentions = tuple(
        PlaceMention(
            place=Place(
                iri=f"{THINGS}place/{code}",
                name="tỉnh Gia Lai",
                level=Level.PROVINCE,
                path=("tỉnh Gia Lai",),
                known=True,
            ),
            evidence=(Evidence(start=0, end=1, quote="x", method="t", confidence=1.0),),
        )
        for code in spoken_of
    )
    reading = Reading(source=Source(document="a", text="x", loader="t"), statements=mentions)
    store.replace_graphs({PLACES_GRAPH: found, reading.source.graph: quads(reading)})
    return store


OLD, NEW = ("old", "2025-06-30"), ("new", None)


def test_of_a_unit_before_and_after_the_reform_the_one_that_is_spoken_of_is_meant():
    with places(OLD, NEW, spoken_of=["old"]) as store:
        assert resolve(store, "place", "gia lai") == f"{THINGS}place/old"


def test_if_both_are_spoken_of_the_listing_tells_them_apart():
    with (
        places(OLD, NEW, spoken_of=["old", "new"]) as store,
        pytest.raises(AmbiguousNameError) as e,
    ):
        resolve(store, "place", "gia lai")
    assert e.value.candidates == [
        ("tỉnh Gia Lai", "id:place/new"),
        ("tỉnh Gia Lai, until 2025-06-30", "id:place/old"),
    ]


def test_a_short_name_is_not_near_to_everything():
    with models("An", "Tiếng kẻng an ninh") as store:
        assert [hit.label for hit in find(store, "kegn an ninh")] == ["Tiếng kẻng an ninh"]
