"""The small world and a third report that calls one model and one body by other names."""

from __future__ import annotations

import io
from pathlib import Path

from pyoxigraph import RdfFormat

from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.ontology.namespaces import PLACES_GRAPH
from lantoa.ontology.records import (
    Bound,
    Deployment,
    Measure,
    Measurement,
    Model,
    ModelMention,
    Organization,
    Reading,
    RecipientKind,
    Recognition,
    Replication,
    Role,
    Source,
)
from tests import small_world as world
from tests.graph.export.world import places
from tests.small_world import GONG, HOA_BINH, LUONG_SON, MOC_CHAU, TAN_THANH, T, _amount, _Text

SHORT = Model(name="Kẻng bình yên")
COMMITTEE = Organization(
    name="Ủy ban nhân dân xã Tân Thành", kind="people-committee", place=TAN_THANH
)


def third_report() -> Reading:
    t = _Text()
    here = Deployment(
        model=SHORT,
        place=TAN_THANH,
        started=T("2014"),
        roles=((COMMITTEE, Role.FOUNDER),),
        evidence=(t.line("Kẻng bình yên có ở Tân Thành từ năm 2014."),),
    )
    there = Deployment(
        model=SHORT, place=LUONG_SON, evidence=(t.line("Cả huyện Lương Sơn nghe kẻng."),)
    )
    away = Deployment(model=SHORT, place=MOC_CHAU)
    statements = (
        ModelMention(model=SHORT, evidence=(t.line("“Kẻng bình yên”"),)),
        here,
        there,
        Replication(
            model=SHORT,
            origin=here,
            targets=(away,),
            evidence=(t.line("Mộc Châu học Tân Thành."),),
        ),
        Recognition(
            recipient=SHORT.name,
            recipient_kind=RecipientKind.MODEL,
            award="biểu dương",
            award_kind="praise",
            model=SHORT,
            conferred_by=(world.POLICE,),
            evidence=(t.line("Công an tỉnh biểu dương mô hình."),),
        ),
        Measurement(
            measure=Measure.MODELS,
            amount=_amount("150", 150),
            unit="mô hình",
            place=HOA_BINH,
            when=T("2020"),
            evidence=(t.line("Tỉnh có 150 mô hình."),),
        ),
        Measurement(
            measure=Measure.SITES,
            amount=_amount("hơn 1.500", 1500, Bound.OVER),
            unit="khu dân cư",
            place=HOA_BINH,
            when=T("2020-09-05"),
            evidence=(t.line("Hơn 1.500 khu dân cư treo kẻng."),),
        ),
    )
    source = Source(document="fourth.txt", text=t.text, loader="small-world/1", home=HOA_BINH)
    return Reading(source=source, statements=statements)


def fill(store: Store) -> Store:
    readings = (*world.readings(), third_report())
    graphs = {reading.source.graph: quads(reading) for reading in readings}
    store.replace_graphs({**graphs, PLACES_GRAPH: places()})
    for reading in readings:
        store.texts.put(reading.source.iri, reading.source.text)
    return store


def filled(folder: Path | None = None) -> Store:
    """A store, on disk or in memory, that holds this world."""
    return fill(open_store(folder))


def dump(store: Store) -> str:
    buffer = io.BytesIO()
    store.dump(buffer, RdfFormat.N_QUADS)
    return buffer.getvalue().decode()


__all__ = ["COMMITTEE", "GONG", "SHORT", "dump", "fill", "filled", "third_report"]
