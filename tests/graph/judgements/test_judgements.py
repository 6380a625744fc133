"""Judging and undoing: stored, dated, contradicted, undone without loss."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.judgements import (
    Classes,
    ContradictionError,
    Judgement,
    Verdict,
    decide,
    judge,
    judgements,
    undo,
)
from lantoa.graph.judgements.classes import representative
from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.graph.validation import check
from lantoa.ontology.namespaces import JUDGEMENTS_GRAPH
from tests.graph.judgements.world import COMMITTEE, GONG, SHORT, dump, filled, third_report
from tests.small_world import CAMERA, CLUB, COMMUNE, FARMERS, TAN_THANH

NOON = dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)


@pytest.fixture
def store():
    with filled() as found:
        yield found


def judgement_lines(text):
    return [line for line in text.splitlines() if f"<{JUDGEMENTS_GRAPH}>" in line]


def test_a_judgement_keeps_who_and_when_in_its_own_graph(store):
    before = dump(store).splitlines()
    made = judge(store, "same", GONG.iri, SHORT.iri, by="curator-1", reason="một nơi", at=NOON)
    assert judgements(store) == [made]
    assert (made.by, made.at, made.undone, made.reason) == ("curator-1", NOON, None, "một nơi")
    assert set(dump(store).splitlines()) - set(before) == set(judgement_lines(dump(store)))
    assert check(store).conforms


def test_two_machines_make_the_same_judgement():
    made = []
    for _ in range(2):
        with filled() as store:
            made.append(judge(store, "different", SHORT.iri, GONG.iri, at=NOON).iri)
            made.append(dump(store))
    assert made[:2] == made[2:]


def test_judging_the_same_again_changes_nothing(store):
    first = judge(store, "same", GONG.iri, SHORT.iri)
    before = dump(store)
    assert judge(store, "same", SHORT.iri, GONG.iri, by="another") == first
    assert dump(store) == before


def test_undo_restores_everything_but_the_history(store):
    before = dump(store)
    made = judge(store, "same", GONG.iri, SHORT.iri)
    (undone,) = undo(store)
    assert undone.iri == made.iri
    assert undone.undone
    assert undone.undone >= made.at
    lines = dump(store).splitlines()
    assert [line for line in lines if line not in judgement_lines(dump(store))] == (
        before.splitlines()
    )
    assert all(f"<{made.iri}>" in line for line in judgement_lines(dump(store)))
    assert check(store).conforms


def test_what_was_undone_can_be_judged_again_and_both_stay(store):
    judge(store, "same", GONG.iri, SHORT.iri)
    undo(store)
    again = judge(store, "same", GONG.iri, SHORT.iri)
    assert [j.active for j in judgements(store)] == [False, True]
    with pytest.raises(UserError, match="undone already"):
        undo(store, judgements(store)[0].iri)
    assert undo(store, again.iri.rpartition("/")[2])[0].iri == again.iri
    with pytest.raises(UserError, match="no judgement to undo"):
        undo(store)
    with pytest.raises(UnknownNameError):
        undo(store, "id:judgement/0")


def test_what_was_decided_in_one_go_is_undone_together(store):
    judge(store, "same", GONG.iri, SHORT.iri)
    pieces = [e.value for e in evidence(store)][:2]
    decide(store, [("confirmed", pieces[:1]), ("rejected", pieces[1:])])
    assert len(undo(store)) == 2
    assert [j.active for j in judgements(store)] == [True, False, False]


def evidence(store):
    rows = store.query("SELECT DISTINCT ?e { ?e a lt:Evidence } ORDER BY ?e")
    return [row["e"] for row in rows]


def test_loading_a_source_again_leaves_judgements_alone(store):
    judge(store, "same", GONG.iri, SHORT.iri)
    before = dump(store)
    reading = third_report()
    store.replace_graph(reading.source.graph, ())
    store.replace_graph(reading.source.graph, quads(reading))
    assert dump(store) == before


def test_a_dump_brings_the_judgements_along(store, tmp_path):
    from pyoxigraph import RdfFormat

    judge(store, "same", GONG.iri, SHORT.iri)
    undo(store)
    judge(store, "different", GONG.iri, SHORT.iri)
    path = tmp_path / "dump.nq"
    path.write_text(dump(store), encoding="utf-8")
    with open_store(tmp_path / "kg") as other:
        other.load_file(path, RdfFormat.N_QUADS)
        assert judgements(other) == judgements(store)
        assert dump(other) == dump(store)
        judge(other, "confirmed", evidence(other)[0].value)
        assert len(judgements(other)) == 3


@pytest.mark.parametrize("name", ["Nguyễn Văn A", "anna b", "Curator", "người-1", "", "-x", "a\n"])
def test_who_judges_is_no_persons_name(store, name):
    with pytest.raises(UserError, match=r"one lower-case word"):
        judge(store, "same", GONG.iri, SHORT.iri, by=name)
    assert judgements(store) == []


@pytest.mark.parametrize(
    ("verdict", "things", "message"),
    [
        ("same", (GONG.iri, COMMUNE.iri), "two models, two organizations or two places"),
        ("same", (GONG.iri,), "two different things"),
        ("same", (GONG.iri, GONG.iri), "two different things"),
        ("different", (GONG.iri, "urn:nothing"), "urn:nothing"),
        ("rejected", (GONG.iri,), "a statement or a piece of evidence"),
        ("alike", (GONG.iri, SHORT.iri), "is no verdict"),
        ("same", (GONG.iri, "no IRI"), "well-formed"),
    ],
)
def test_what_cannot_be_judged_is_told(store, verdict, things, message):
    with pytest.raises(UserError, match=re.escape(message)):
        judge(store, verdict, *things)
    assert judgements(store) == []


def test_different_against_a_chain_of_same_is_refused_with_the_chain(store):
    judge(store, "same", GONG.iri, SHORT.iri)
    second = judge(store, "same", SHORT.iri, CAMERA.iri)
    with pytest.raises(ContradictionError, match=second.iri.rpartition("/")[2]) as told:
        judge(store, "different", GONG.iri, CAMERA.iri)
    assert "“Kẻng bình yên”" in str(told.value)
    assert len(judgements(store)) == 2


def test_same_against_a_different_that_it_inherits_is_refused(store):
    judge(store, "same", GONG.iri, SHORT.iri)
    judge(store, "different", SHORT.iri, CAMERA.iri)
    judge(store, "same", CAMERA.iri, CLUB.iri)
    before = dump(store)
    with pytest.raises(ContradictionError, match="undo one of these first"):
        judge(store, "same", GONG.iri, CLUB.iri)
    assert dump(store) == before


def test_confirmed_against_rejected_is_refused(store):
    piece = evidence(store)[0].value
    judge(store, "rejected", piece)
    with pytest.raises(ContradictionError, match="was judged rejected"):
        judge(store, "confirmed", piece)


def test_a_contradiction_that_was_loaded_is_told_and_merges_nothing():
    def of(verdict, *things):
        return Judgement(verdict=verdict, judged=tuple(sorted(things)), by="a", at=NOON)

    classes = Classes(
        [
            of(Verdict.SAME, "urn:a", "urn:b"),
            of(Verdict.SAME, "urn:b", "urn:c"),
            of(Verdict.DIFFERENT, "urn:a", "urn:c"),
            of(Verdict.SAME, "urn:x", "urn:y"),
        ]
    )
    (contradiction,) = classes.contradictions
    assert contradiction.different.judged == ("urn:a", "urn:c")
    assert [j.judged for j in contradiction.chain] == [("urn:a", "urn:b"), ("urn:b", "urn:c")]
    assert classes.representatives == {"urn:y": "urn:x"}


def test_units_stand_for_provisional_places_and_spelled_out_names_for_short_ones():
    assert representative([TAN_THANH.iri, TAN_THANH.iri.replace("commune-04996", "a" * 40)]) == (
        TAN_THANH.iri
    )
    assert representative([COMMUNE.iri, COMMITTEE.iri]) == COMMITTEE.iri


THINGS = [f"urn:{letter}" for letter in "abcdefgh"]
PAIRS = st.lists(
    st.tuples(st.sampled_from(THINGS), st.sampled_from(THINGS)).filter(lambda p: p[0] != p[1]),
    max_size=12,
)


@given(PAIRS, PAIRS)
def test_classes_are_those_of_the_graph_that_the_pairs_make(same, different):
    import networkx as nx

    def made(verdict, pairs):
        return [Judgement(verdict=verdict, judged=tuple(sorted(p)), by="a", at=NOON) for p in pairs]

    classes = Classes([*made(Verdict.SAME, same), *made(Verdict.DIFFERENT, different)])
    graph = nx.Graph(same)
    components = {frozenset(c) for c in nx.connected_components(graph)}
    assert {frozenset(members) for members in classes.members.values()} == components
    broken = {
        component for component in components if any(set(pair) <= component for pair in different)
    }
    merged = set(classes.representatives)
    for component in components:
        chosen = representative(component)
        assert merged & component == (set() if component in broken else component - {chosen})
    for pair in different:
        if frozenset(pair) not in components and not classes.same(*pair):
            assert classes.different(*pair)
    for contradiction in classes.contradictions:
        ends = [thing for j in contradiction.chain for thing in j.judged]
        assert set(contradiction.different.judged) <= set(ends)


MODELS = [GONG.iri, SHORT.iri, CAMERA.iri, CLUB.iri]
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["same", "different"]),
            st.permutations(MODELS).map(lambda order: tuple(order[:2])),
        ),
        st.just(("same", (FARMERS.iri, COMMITTEE.iri))),
        st.just(("undo", ())),
    ),
    max_size=8,
)


@given(STEPS)
def test_whatever_was_judged_undoing_all_gives_the_first_dump_and_a_whole_history(steps):
    with filled() as store:
        before = dump(store)
        made = 0
        for verdict, things in steps:
            try:
                if verdict == "undo":
                    undo(store)
                else:
                    known = len(judgements(store))
                    judge(store, verdict, *things)
                    made += len(judgements(store)) - known
            except UserError:
                continue
            assert not Classes(judgements(store)).contradictions
        while any(j.active for j in judgements(store)):
            undo(store)
        assert len(judgements(store)) == made
        history = {j.iri for j in judgements(store)}
        left = [
            line for line in dump(store).splitlines() if line.split(" ")[0][1:-1] not in history
        ]
        assert left == before.splitlines()
