"""Statements that cannot all hold, and how verdicts settle them."""

import pytest
from pyoxigraph import NamedNode, Quad

from lantoa.graph.judgements import decide, judge, undo
from lantoa.graph.matching import conflicts
from lantoa.graph.statements import quads
from lantoa.graph.trace import trace
from lantoa.ontology.namespaces import term
from lantoa.ontology.records import (
    Bound,
    Deployment,
    Measure,
    Measurement,
    Model,
    Reading,
    Replication,
    Source,
)
from lantoa.ontology.time import TimeSpan
from tests.graph.judgements.world import GONG, SHORT, filled
from tests.graph.matching.test_candidates import words, world
from tests.small_world import CHIENG_CHAU, HOA_BINH, LUONG_SON, MOC_CHAU, TAN_THANH, _amount

MODEL = Model(name="Mô hình thử")


def at(place, started=None):
    return Deployment(
        model=MODEL,
        place=place,
        started=TimeSpan.parse(started) if started else None,
        evidence=words(f"{place.name} từ {started}"),
    )


def count(text, value, bound=Bound.EXACT, when="2020", **more):
    return Measurement(
        measure=Measure.MODELS,
        amount=_amount(text, value, bound),
        unit=more.pop("unit", "mô hình"),
        place=more.pop("place", HOA_BINH),
        when=TimeSpan.parse(when) if when else None,
        evidence=words(f"có {text}"),
        **more,
    )


def found(*reports):
    return conflicts(world(*([statement] for statement in reports)))


def test_the_small_world_disagrees_on_a_date_and_a_number():
    with filled() as store:
        start, number = sorted(conflicts(store), key=lambda c: c.about, reverse=True)
        assert [side.says for side in start.sides] == ["began 2015", "began 2016"]
        assert "xã Tân Thành" in start.what
        # 112, nearly 120 and 150 models: the first two agree.
        assert [side.says for side in number.sides] == ["112", "nearly 120", "150"]
        assert number.apart == ((0, 2), (1, 2))
        assert (number.against(2), number.against(0)) == ([0, 1], [2])


@pytest.mark.parametrize(
    ("one", "two", "conflict"),
    [
        ("2015", "2016", True),
        ("2015", "2015-05", False),
        ("2015", "2015/2016", False),
        ("../2010", "2012", True),
        ("2015-05", "2015-06", True),
    ],
)
def test_dates_conflict_where_they_do_not_overlap(one, two, conflict):
    assert bool(found(at(TAN_THANH, one), at(TAN_THANH, two))) is conflict


def test_a_side_that_agrees_with_all_is_no_part_of_it():
    (conflict,) = found(at(TAN_THANH, "2015"), at(TAN_THANH, "2016"), at(TAN_THANH, "2014/2018"))
    assert [side.says for side in conflict.sides] == ["began 2015", "began 2016"]


@pytest.mark.parametrize(
    ("one", "two", "conflict"),
    [
        (count("hơn 50", 50, Bound.OVER), count("54", 54), False),
        (count("hơn 50", 50, Bound.OVER), count("48", 48), True),
        (count("50", 50), count("54", 54), True),
        (count("50", 50), count("54", 54, when="2021"), False),
        (count("50", 50), count("54", 54, unit="điểm"), False),
        (count("50", 50), count("54", 54, place=MOC_CHAU), False),
        (count("50", 50), count("54", 54, model=MODEL), False),
        (count("50", 50), count("54", 54, scope="cấp xã"), False),
        (count("50", 50, when=None), count("54", 54, when=None), False),
    ],
)
def test_numbers_conflict_of_one_thing_place_and_date_only(one, two, conflict):
    assert bool(found(one, two)) is conflict


def test_numbers_that_one_source_tells_are_of_two_things():
    assert conflicts(world([count("50", 50), count("54", 54)])) == []


def test_two_sources_name_two_origins_of_one_replica():
    def spread(origin):
        return Replication(
            model=MODEL,
            origin=at(origin),
            targets=(at(MOC_CHAU),),
            evidence=words(f"Mộc Châu học {origin.name}"),
        )

    (conflict,) = found(spread(TAN_THANH), spread(CHIENG_CHAU))
    assert conflict.about == "origin"
    assert {side.says.split(" at ")[1].split(",")[0] for side in conflict.sides} == {
        "xã Tân Thành",
        "xã Chiềng Châu",
    }
    assert conflicts(world([spread(TAN_THANH), spread(CHIENG_CHAU)])) == []


def test_a_deployment_at_two_places_of_which_none_contains_the_other():
    def moved(store, place):
        source = Source(document="rdf.txt", text="", loader="t")
        quad_list = quads(Reading(source=source, statements=(at(TAN_THANH),)))
        site = NamedNode(at(TAN_THANH).iri)
        graph = NamedNode(source.graph)
        extra = Quad(site, NamedNode(term("place")), NamedNode(place.iri), graph)
        kept = [q for q in quad_list if q.predicate != NamedNode(term("place"))]
        store.replace_graph(source.graph, [*kept, extra])
        return conflicts(store)

    (conflict,) = moved(world([at(TAN_THANH)]), MOC_CHAU)
    assert conflict.about == "place"
    assert moved(world([at(TAN_THANH)]), LUONG_SON) == []  # the district that contains it


def start_of(store):
    return next(c for c in conflicts(store) if c.about == "start")


def test_confirming_one_rejects_what_it_excludes_and_settles_it():
    with filled() as store:
        conflict = start_of(store)
        chosen = [("confirmed", [one]) for one in conflict.sides[1].judged]
        chosen += [
            ("rejected", [one]) for n in conflict.against(1) for one in conflict.sides[n].judged
        ]
        decide(store, chosen)
        assert [c.about for c in conflicts(store)] == ["count"]
        site = trace(store, GONG.iri).deployments[Deployment(model=GONG, place=TAN_THANH).iri]
        assert [span.edtf for span in site.started] == ["2016"]
        undo(store)
        assert start_of(store) == conflict


def test_keeping_both_settles_it_and_leaves_both():
    with filled() as store:
        conflict = start_of(store)
        decide(store, [("confirmed", [one]) for side in conflict.sides for one in side.judged])
        assert [c.about for c in conflicts(store)] == ["count"]
        site = trace(store, GONG.iri).deployments[Deployment(model=GONG, place=TAN_THANH).iri]
        assert len(site.started) == 2


def test_rejecting_one_of_three_leaves_what_still_disagrees():
    with filled() as store:
        number = next(c for c in conflicts(store) if c.about == "count")
        decide(store, [("rejected", [one]) for one in number.sides[0].judged])
        (left,) = [c for c in conflicts(store) if c.about == "count"]
        assert [side.says for side in left.sides] == ["nearly 120", "150"]


def test_models_that_are_judged_one_may_disagree_with_themselves():
    with filled() as store:
        judge(store, "same", GONG.iri, SHORT.iri)
        assert [side.says for side in start_of(store).sides] == [
            "began 2014",
            "began 2015",
            "began 2016",
        ]
        # Rejecting works on what sources say, whatever stands for what.
        decide(store, [("rejected", [one]) for one in start_of(store).sides[0].judged])
        assert [side.says for side in start_of(store).sides] == ["began 2015", "began 2016"]
