"""How a model spread, from the words of a report to its trace: origin and replicas are linked."""

from __future__ import annotations

import datetime as dt

from lantoa.graph.places import Gazetteer
from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.graph.trace import trace
from lantoa.loaders.reading import read_report
from lantoa.loaders.upkeep import refresh_places
from lantoa.ontology.records import Deployment, Replication

TEXT = """Bình yên từ mỗi xóm nhỏ ở huyện Hoằng Hóa, tỉnh Thanh Hóa

Mô hình “Hẻm sáng” ra mắt tại thôn Nam Thượng, xã Hoằng Tiến năm 2014. Từ thôn Nam Thượng, năm \
2016 Công an huyện Hoằng Hóa đã nhân rộng mô hình ra 3 xã: Hoằng Hải, Hoằng Thanh, Hoằng Trường. \
Thấy hiệu quả, xã Hoằng Đông cũng làm theo.
"""
READING = read_report("a.txt", TEXT, published=dt.date(2024, 4, 17))


def test_named_replicas_are_among_those_counted() -> None:
    (counted,) = (s for s in READING.statements if isinstance(s, Replication) and s.group)
    assert counted.group is not None
    assert counted.group.amount.value == 3
    assert set(counted.group.members) == {target.iri for target in counted.targets}


def test_where_it_was_founded_is_no_replica() -> None:
    started = {
        s.place.name: s.started.edtf
        for s in READING.statements
        if isinstance(s, Deployment) and s.place is not None and s.started is not None
    }
    assert started == {"thôn Nam Thượng": "2014"}


def test_the_trace_goes_from_the_origin_to_all_replicas() -> None:
    with open_store(None) as store:
        store.replace_graphs({READING.source.graph: quads(READING)})
        refresh_places(store, Gazetteer.packaged())
        lines = str(trace(store, "Hẻm sáng")).splitlines()
    origin = next(i for i, line in enumerate(lines) if line.endswith(" - origin"))
    assert "thôn Nam Thượng, xã Hoằng Tiến" in lines[origin]
    for commune in ("Hoằng Hải", "Hoằng Thanh", "Hoằng Trường", "Hoằng Đông"):
        assert any(f"→ xã {commune}," in line for line in lines[origin + 1 :]), commune
