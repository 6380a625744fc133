"""Trace, report, network and spread of one model tell one and the same total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.graph.adoptions import adoptions_of
from lantoa.graph.adoptions.from_store import read_store
from lantoa.graph.adoptions.lineage_of import lineage_of
from lantoa.graph.adoptions.of_trace import total_of_trace
from lantoa.graph.diffusion.cascade_shape import cascade_shape
from lantoa.graph.network import network_of
from lantoa.graph.spread.of_store import spread
from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.graph.trace import trace
from lantoa.ontology.bounds import Bounds
from lantoa.ontology.identity import provisional_place_iri
from lantoa.ontology.namespaces import PLACES_GRAPH
from lantoa.ontology.records import (
    Amount,
    AnyStatement,
    Bound,
    Deployment,
    DeploymentGroup,
    Evidence,
    Level,
    Model,
    Place,
    Reading,
    Replication,
    Source,
)
from lantoa.ontology.time import TimeSpan
from lantoa.report.numbers import numbers
from tests.graph.export.world import places
from tests.small_world import CHIENG_CHAU, HOA_BINH, LUONG_SON, MAI_CHAU, TAN_THANH

WATCH = Model(name="Điểm canh đêm")
HAMLET = Place(
    iri=provisional_place_iri("xóm Đồng Mới", TAN_THANH.iri),
    name="xóm Đồng Mới",
    level=Level.SETTLEMENT,
    path=("xóm Đồng Mới", *TAN_THANH.path),
    within=TAN_THANH.iri,
)
TOLD = (Evidence(start=0, end=1, quote="A", method="t", confidence=0.9),)


def at(place: Place, year: str | None = None) -> Deployment:
    when = TimeSpan.parse(year) if year else None
    return Deployment(model=WATCH, place=place, started=when, evidence=TOLD)


def group(
    number: int,
    bound: Bound = Bound.EXACT,
    area: Place | None = HOA_BINH,
    year: str | None = None,
    *,
    members: Sequence[Deployment] = (),
    of: int | None = None,
    unit: str = "điểm",
) -> DeploymentGroup:
    whole = None if of is None else Decimal(of)
    return DeploymentGroup(
        model=WATCH,
        amount=Amount(value=Decimal(number), bound=bound, of=whole, text=str(number)),
        unit=unit,
        area=area,
        when=TimeSpan.parse(year) if year else None,
        members=tuple(member.iri for member in members),
        evidence=TOLD,
    )


ORIGIN, COPY, SITE = at(TAN_THANH, "2015"), at(CHIENG_CHAU, "2018"), at(HAMLET)


def copied(*, additional: bool = False, of: Deployment | None = None, **more) -> Replication:
    return Replication(
        model=WATCH, origin=of or ORIGIN, evidence=TOLD, additional=additional, **more
    )


def totals(*sources: Sequence[AnyStatement]) -> dict[str, Bounds]:
    """The totals that each part of the house tells of a world all in one province."""
    with open_store(None) as store:
        graphs = {PLACES_GRAPH: places()}
        for number, statements in enumerate(sources):
            source = Source(document=f"{number}.txt", text="A", loader="t")
            reading = Reading(source=source, statements=tuple(statements))
            graphs[source.graph] = quads(reading)
        store.replace_graphs(graphs)
        traced = trace(store, WATCH.name)
        spreads = spread(store, WATCH.name, level="province", names=["deployments"])
        rows = {row.name_en: row.value for row in numbers(traced, spreads)}
        adoption = network_of(store, "adoption", level="province")
        ((_, _, edge),) = adoption.edges(data=True)
        table = adoptions_of(store, level="deployment", model=WATCH.name)
    own = table.total(WATCH.name)
    curve = spreads["deployments"].result
    if curve is not None:  # there is no curve without any date
        assert curve.adopters == own
    return {
        "trace": total_of_trace(traced),
        "report": _read(rows["All deployments"]),
        "network": (edge["lower"], edge["upper"]),
        "spread": own,
    }


def _read(value: str) -> Bounds:
    if value.startswith("≥"):
        return int(value.removeprefix("≥")), None
    low, _, high = value.partition("–")
    return int(low), int(high or low)


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        (Bound.EXACT, (54, 55)),  # the origin may be one of the 54
        (Bound.OVER, (54, None)),
        (Bound.NEARLY, (2, 55)),
        (Bound.ABOUT, (2, None)),
    ],
)
def test_each_word_says_the_same_everywhere(bound: Bound, expected: Bounds) -> None:
    counted = group(54, bound, members=[COPY], year="2019")
    found = totals([ORIGIN, COPY, copied(group=counted), copied(targets=(COPY,))])
    assert set(found.values()) == {expected}


WORLDS = {
    "a district within the province, told by another source": (
        [[ORIGIN, group(54, year="2019")], [group(10, area=LUONG_SON, year="2018")]],
        (54, 65),
    ),
    "two totals that contradict each other": (
        [[COPY, group(54, year="2019", members=[COPY])], [group(60, year="2019")]],
        (54, 60),
    ),
    "a later total": ([[group(54, year="2017"), at(TAN_THANH, "2025")], [group(60, year="2019")]],
                      (61, 61)),
    "more of them": (
        [[at(TAN_THANH, "2024"), group(54, year="2017")],
         [copied(group=group(5, year="2019"), additional=True, of=at(TAN_THANH, "2024"))]],
        (60, 60),
    ),
    "hamlets and schools": (
        [[group(20, unit="thôn"), group(34, unit="trường"), ORIGIN]], (34, 55)
    ),
    "a site that only the sources know": ([[SITE, group(54, area=LUONG_SON)]], (54, 55)),
    "a site outside the area": ([[SITE, group(54, area=MAI_CHAU)]], (55, 55)),
    "what begins after the count": ([[at(TAN_THANH, "2020"), group(54, year="2019")]], (55, 55)),
    "different origins": (
        [[ORIGIN, COPY, copied(group=group(20)), copied(group=group(34), of=COPY)]], (34, 56)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORLDS)
def test_overlapping_groups_say_the_same_everywhere(name: str) -> None:
    sources, expected = WORLDS[name]
    assert set(totals(*sources).values()) == {expected}


def test_a_count_without_an_area_may_hold_all_others() -> None:
    named, counted = [ORIGIN, COPY], group(54, area=None)
    found = totals([*named, counted])
    del found["network"]  # the count is in no province
    assert set(found.values()) == {(54, 56)}


def test_cascades_count_what_is_told_again_once() -> None:
    told = [ORIGIN, *(copied(group=group(n, year="2019")) for n in (54, 60))]
    source = Source(document="a.txt", text="A", loader="t")
    with open_store(None) as store:
        store.replace_graphs(
            {
                PLACES_GRAPH: places(),
                source.graph: quads(Reading(source=source, statements=tuple(told))),
            }
        )
        found = lineage_of(read_store(store, model=WATCH.name))
    shape = cascade_shape(found.graph, counts=found.counts, members=found.members)
    assert shape.deployments == (55, 61)  # the origin, and 54 to 60 that came of it


STATEMENTS = st.lists(
    st.sampled_from(
        [
            ORIGIN,
            COPY,
            SITE,
            group(54, year="2019", members=[COPY]),
            group(60, year="2019"),
            group(40, Bound.OVER),
            group(30, Bound.NEARLY, LUONG_SON, "2018"),
            group(9, Bound.ABOUT, MAI_CHAU),
            copied(group=group(20, area=MAI_CHAU), targets=(COPY,)),
            copied(group=group(5, year="2020"), additional=True),
        ]
    ),
    min_size=1,
    max_size=6,
    unique_by=id,
)


@settings(max_examples=25, deadline=None)
@given(STATEMENTS, st.integers(0, 6))
def test_to_split_a_source_in_two_changes_nothing(told: list[AnyStatement], cut: int) -> None:
    whole = totals([ORIGIN, *told])
    assert len(set(whole.values())) == 1
    assert totals([ORIGIN, *told[:cut]], told[cut:]) == whole


@settings(max_examples=15, deadline=None)
@given(STATEMENTS)
def test_to_name_a_member_of_a_group_changes_no_total(told: list[AnyStatement]) -> None:
    counted = group(70, area=MAI_CHAU, unit="camera")
    before = totals([ORIGIN, counted, *told])
    member = at(replace(HAMLET, iri=provisional_place_iri("xóm Mới", CHIENG_CHAU.iri),
                        within=CHIENG_CHAU.iri, path=("xóm Mới", *CHIENG_CHAU.path)))  # fmt: skip
    after = totals([ORIGIN, replace(counted, members=(member.iri,)), member, *told])
    assert after == before
