"""What the queries are tested on: the small world, and a wider one, with the places of both.

The places are a few units in the shape of the places graph, with invented splits, so that the
expected rows do not change with the gazetteer. The wide world adds a source that repeats, disputes
and goes on: a second printed form of a name, other numbers, later and nested groups, an addition,
a start of which only the end is known, places of the map since July 2025.
"""

from __future__ import annotations

from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.ontology.namespaces import PLACES_GRAPH, PREFIXES, THINGS, concept, term
from lantoa.ontology.records import (
    AnyStatement,
    Bound,
    Deployment,
    DeploymentGroup,
    Level,
    Mandate,
    Measure,
    Measurement,
    Model,
    ModelMention,
    Reading,
    Replication,
    Source,
    Status,
)
from tests import small_world as small
from tests.small_world import T, unit

# name, label, level, parent, first day, last day, successors whole, successors in part, point
UNITS = [
    ("country-vn", "Việt Nam", "country", None, None, None, [], [], None),
    (
        "province-17",
        "tỉnh Hòa Bình",
        "province",
        "country-vn",
        None,
        "2025-06-30",
        ["province-25-2025"],
        [],
        (20.69, 105.31),
    ),
    ("province-14", "tỉnh Sơn La", "province", "country-vn", None, None, [], [], None),
    (
        "province-26",
        "tỉnh Vĩnh Phúc",
        "province",
        "country-vn",
        None,
        "2025-06-30",
        ["province-25-2025"],
        [],
        None,
    ),
    (
        "province-25-2025",
        "tỉnh Phú Thọ",
        "province",
        "country-vn",
        "2025-07-01",
        None,
        [],
        [],
        None,
    ),
    (
        "district-152",
        "huyện Lương Sơn",
        "district",
        "province-17",
        None,
        "2025-06-30",
        [],
        ["commune-90001-2025", "commune-90003-2025"],
        (20.87, 105.53),
    ),
    ("district-156", "huyện Mai Châu", "district", "province-17", None, "2025-06-30", [], [], None),
    (
        "district-123",
        "huyện Mộc Châu",
        "district",
        "province-14",
        None,
        "2025-06-30",
        [],
        ["commune-90011-2025", "commune-90012-2025"],
        (20.85, 104.63),
    ),
    (
        "commune-04996",
        "xã Tân Thành",
        "commune",
        "district-152",
        None,
        "2019-12-31",
        ["commune-04990-2020"],
        [],
        (20.80, 105.50),
    ),
    (
        "commune-04990-2020",
        "xã Cao Sơn",
        "commune",
        "district-152",
        "2020-01-01",
        "2025-06-30",
        ["commune-90001-2025"],
        [],
        None,
    ),
    (
        "commune-05248",
        "xã Chiềng Châu",
        "commune",
        "district-156",
        None,
        "2025-06-30",
        [],
        ["commune-90002-2025", "commune-90011-2025"],
        (20.64, 105.07),
    ),
    (
        "commune-90001-2025",
        "xã Lương Sơn",
        "commune",
        "province-25-2025",
        "2025-07-01",
        None,
        [],
        [],
        None,
    ),
    (
        "commune-90002-2025",
        "xã Mai Hạ",
        "commune",
        "province-25-2025",
        "2025-07-01",
        None,
        [],
        [],
        None,
    ),
    (
        "commune-90011-2025",
        "xã Vân Hồ",
        "commune",
        "province-14",
        "2025-07-01",
        None,
        [],
        [],
        None,
    ),
    (
        "commune-90012-2025",
        "phường Mộc Châu",
        "commune",
        "province-14",
        "2025-07-01",
        None,
        [],
        [],
        None,
    ),
    (
        "commune-90003-2025",
        "xã Cao Dương",
        "commune",
        "province-25-2025",
        "2025-07-01",
        None,
        [],
        [],
        None,
    ),
]
VINH_PHUC = unit(Level.PROVINCE, "26", "tỉnh Vĩnh Phúc")
LUONG_SON_TODAY = unit(Level.COMMUNE, "90001-2025", "xã Lương Sơn", "tỉnh Phú Thọ")
MAI_HA = unit(Level.COMMUNE, "90002-2025", "xã Mai Hạ", "tỉnh Phú Thọ")


def places() -> list[Quad]:
    """The places graph."""
    graph, made = NamedNode(PLACES_GRAPH), []

    def add(subject: str, predicate: str, value: NamedNode | Literal) -> None:
        made.append(Quad(place(subject), NamedNode(predicate), value, graph))

    def place(local: str) -> NamedNode:
        return NamedNode(f"{THINGS}place/{local}")

    day = NamedNode(PREFIXES["xsd"] + "date")
    decimal = NamedNode(PREFIXES["xsd"] + "decimal")
    for local, label, level, parent, first, last, whole, part, point in UNITS:
        for name in ("Place", "AdministrativeUnit"):
            add(local, PREFIXES["rdf"] + "type", NamedNode(term(name)))
        add(local, PREFIXES["rdfs"] + "label", Literal(label, language="vi"))
        add(local, term("level"), NamedNode(concept("level", level)))
        if parent:
            add(local, term("within"), place(parent))
        if first:
            add(local, term("validFrom"), Literal(first, datatype=day))
        if last:
            add(local, term("validTo"), Literal(last, datatype=day))
        for successor in whole:
            add(local, term("succeededBy"), place(successor))
        for successor in part:
            add(local, term("partlySucceededBy"), place(successor))
        if point:
            for axis, degrees in zip(("latitude", "longitude"), point, strict=True):
                add(local, PREFIXES["schema"] + axis, Literal(f"{degrees:.2f}", datatype=decimal))
    return made


def wide_reading() -> Reading:
    """The source that only the wide world has."""
    t = small._Text()
    amount = small._amount
    gong_there = Deployment(model=small.GONG, place=small.TAN_THANH)
    gong_far = Deployment(model=small.GONG, place=small.MOC_CHAU)
    vinh_phuc = Deployment(
        model=small.GONG,
        place=VINH_PHUC,
        started=T("2021-03"),
        evidence=(t.line("Tháng 3/2021, tỉnh Vĩnh Phúc cũng gõ kẻng."),),
    )
    mai_ha = Deployment(
        model=small.GONG,
        place=MAI_HA,
        started=T("2025-08"),
        evidence=(t.line("Tháng 8/2025, xã Mai Hạ gõ kẻng."),),
    )
    school_there = Deployment(
        model=small.SCHOOL_MODEL,
        place=LUONG_SON_TODAY,
        evidence=(t.line("Xã Lương Sơn mới có cổng trường."),),
    )
    statements: list[AnyStatement] = [
        ModelMention(
            model=Model(name="TIẾNG KẺNG BÌNH YÊN", themes=("self-management",)),
            evidence=(t.line("TIẾNG KẺNG BÌNH YÊN"),),
        ),
        Deployment(
            model=small.GONG,
            place=small.TAN_THANH,
            observed=T("2018"),
            evidence=(t.line("Năm 2018 tiếng kẻng ở Tân Thành vẫn vang."),),
        ),
        vinh_phuc,
        mai_ha,
        school_there,
        Deployment(
            model=small.CLUB,
            place=small.MOC_CHAU,
            status=Status.ACTIVE,
            evidence=(t.line("Mộc Châu cũng có “Nông dân hiểu luật”."),),
        ),
        Deployment(
            model=small.CAMERA,
            place=small.CHIENG_CHAU,
            started=T("../2018"),
            evidence=(t.line("Chiềng Châu lắp camera muộn nhất là năm 2018."),),
        ),
        Replication(
            model=small.GONG,
            origin=gong_there,
            targets=(vinh_phuc,),
            when=T("2021-03"),
            evidence=(t.line("Vĩnh Phúc học Tân Thành."),),
        ),
        Replication(
            model=small.GONG,
            origin=gong_far,
            targets=(mai_ha,),
            when=T("2025-08"),
            evidence=(t.line("Mai Hạ học Mộc Châu."),),
        ),
        Replication(
            model=small.SCHOOL_MODEL,
            origin=Deployment(model=small.SCHOOL_MODEL, place=small.SCHOOL),
            targets=(school_there,),
            evidence=(t.line("Xã Lương Sơn mới học trường nghề."),),
        ),
        Replication(
            model=small.SCHOOL_MODEL,
            group=DeploymentGroup(
                model=small.SCHOOL_MODEL,
                amount=amount("60", 60),
                unit="đơn vị mô hình",
                area=small.HOA_BINH,
                when=T("2022"),
            ),
            when=T("2022"),
            evidence=(t.line("Năm 2022 cả tỉnh có 60 đơn vị mô hình."),),
        ),
        DeploymentGroup(
            model=small.SCHOOL_MODEL,
            amount=amount("7", 7),
            unit="đơn vị mô hình",
            area=small.LUONG_SON,
            when=T("2023"),
            evidence=(t.line("Riêng Lương Sơn năm 2023 có 7."),),
        ),
        DeploymentGroup(
            model=small.GONG,
            amount=amount("hơn 20", 20, Bound.OVER),
            unit="xã",
            area=small.HOA_BINH,
            when=T("2020"),
            evidence=(t.line("Năm 2020 hơn 20 xã của tỉnh có kẻng."),),
        ),
        Replication(
            model=small.GONG,
            origin=gong_there,
            group=DeploymentGroup(
                model=small.GONG,
                amount=amount("3", 3),
                unit="xã",
                area=small.LUONG_SON,
                when=T("2021"),
            ),
            when=T("2021"),
            additional=True,
            evidence=(t.line("Năm 2021 thêm 3 xã của Lương Sơn có kẻng."),),
        ),
        Measurement(
            measure=Measure.SITES,
            amount=amount("1.400", 1400),
            unit="khu dân cư",
            place=small.HOA_BINH,
            when=T("2020-09-05"),
            evidence=(t.line("Toàn tỉnh có 1.400 khu dân cư gõ kẻng."),),
        ),
        Measurement(
            measure=Measure.SITES,
            amount=amount("80", 80),
            unit="khu dân cư",
            place=small.LUONG_SON,
            when=T("2020"),
            evidence=(t.line("Trong đó Lương Sơn có 80 khu dân cư."),),
        ),
        Measurement(
            measure=Measure.MODELS,
            amount=amount("hơn 90", 90, Bound.OVER),
            unit="mô hình",
            place=small.SON_LA,
            when=T("2020"),
            evidence=(t.line("Sơn La có hơn 90 mô hình."),),
        ),
        Mandate(title="Kế hoạch số 5", evidence=(t.line("Kế hoạch số 5"),)),
    ]
    source = Source(
        document="wide/fourth.txt", text=t.text, loader="small-world/1", home=small.HOA_BINH
    )
    return Reading(source=source, statements=tuple(statements))


@cache
def all_quads(world: str) -> tuple[Quad, ...]:
    """The quads of the world named "small" or "wide"."""
    readings = [*small.readings(), *([wide_reading()] if world == "wide" else [])]
    return (*places(), *(quad for reading in readings for quad in quads(reading)))


@cache
def store(world: str) -> Store:
    """An in-memory store of the world named "small" or "wide"."""
    graphs: dict[str, list[Quad]] = {}
    for quad in all_quads(world):
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    made = open_store(None)
    made.replace_graphs(graphs)
    return made
