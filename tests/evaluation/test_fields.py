"""How the measure decides: what answers a fact, what is an extra, what is the same told twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.made import (
    AWARD,
    COUNT,
    LAMP,
    PLACE,
    SPREAD,
    deployed,
    measured,
    measurement,
    model,
    replication,
    row,
)

CASES: list[tuple[str, str, dict[str, Any], list[dict[str, Any]], tuple[int, int, int]]] = [
    # what, field, facts, rows, (wanted, found, right)
    ("nothing wanted, nothing found", "models", {}, [], (0, 0, 0)),
    ("a miss", "models", {"models": [LAMP]}, [], (1, 0, 0)),
    ("an extra", "models", {}, [row("model", model="Ngõ tối")], (0, 1, 0)),
    (
        "case, marks and tone placement do not matter",
        "models",
        {"models": [model("Ngõ hòa thuận")]},
        [row("model", model="“Ngõ Hoà thuận”")],
        (1, 1, 1),
    ),
    (
        "diacritics do",
        "models",
        {"models": [LAMP]},
        [row("model", model="Ngô sáng")],
        (1, 1, 0),
    ),
    (
        "two names of one model are one",
        "models",
        {"models": [LAMP]},
        [row("model", model="Ngõ sáng"), row("model", model="Đường sáng")],
        (1, 1, 1),
    ),
    (
        "another spelling of what the reader takes for the same model is no extra",
        "models",
        {"models": [LAMP]},
        [
            row("model", model="Ngõ sáng"),
            row("model", model="Ngõ sáng đêm", model_iri="model:ngõ sáng"),
        ],
        (1, 1, 1),
    ),
    (
        "a model named in a deployment only",
        "models",
        {"models": [LAMP]},
        [deployed(place="xã Tân Lập")],
        (1, 1, 1),
    ),
    # --- located
    (
        "the lowest place within the noted units",
        "located",
        {"models": [LAMP], "located": [PLACE]},
        [deployed(place="xã Tân Lập", place_path="xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La")],
        (1, 1, 1),
    ),
    (
        "within another unit",
        "located",
        {"models": [LAMP], "located": [PLACE]},
        [deployed(place="xã Tân Lập", place_path="xã Tân Lập, huyện Bắc Hà")],
        (1, 1, 0),
    ),
    (
        "a containing unit that was upgraded since",
        "located",
        {"models": [LAMP], "located": [PLACE]},
        [deployed(place="xã Tân Lập", place_path="xã Tân Lập, thị xã Mộc Châu")],
        (1, 1, 1),
    ),
    (
        "the district instead of the commune",
        "located",
        {"models": [LAMP], "located": [PLACE]},
        [deployed(place="huyện Mộc Châu")],
        (1, 1, 0),
    ),
    (
        "the town of the district's name is not the district",
        "located",
        {
            "models": [LAMP],
            "located": [{"model": "Ngõ sáng", "place": "huyện Mộc Châu", "within": []}],
        },
        [deployed(place="thị trấn Mộc Châu")],
        (1, 1, 0),
    ),
    (
        "abbreviated unit words",
        "located",
        {
            "models": [LAMP],
            "located": [{"model": "Ngõ sáng", "place": "TX Nghĩa Lộ", "within": []}],
        },
        [deployed(place="thị xã Nghĩa Lộ")],
        (1, 1, 1),
    ),
    (
        "told with and without the units above",
        "located",
        {"models": [LAMP], "located": [PLACE]},
        [
            deployed(place="xã Tân Lập"),
            deployed(place="xã Tân Lập", place_path="xã Tân Lập, huyện Mộc Châu"),
        ],
        (1, 1, 1),
    ),
    (
        "one fact answers one claim only",
        "located",
        {"models": [LAMP], "located": [{**PLACE, "within": []}]},
        [
            deployed(place="xã Tân Lập", place_path="xã Tân Lập, huyện Mộc Châu"),
            deployed(place="xã Tân Lập", place_path="xã Tân Lập, huyện Bắc Hà", place_iri="other"),
        ],
        (1, 2, 1),
    ),
    (
        "one claim answers one fact only",
        "located",
        {
            "models": [LAMP],
            "located": [PLACE, {**PLACE, "within": ["huyện Bắc Hà"]}],
        },
        [deployed(place="xã Tân Lập", place_path="xã Tân Lập, huyện Mộc Châu")],
        (2, 1, 1),
    ),
    (
        "somewhere in an area is no place",
        "located",
        {"models": [LAMP]},
        [deployed(place_path="huyện Mộc Châu")],
        (0, 0, 0),
    ),
    # --- started
    (
        "the same interval",
        "started",
        {"models": [LAMP], "started": [{"model": "Ngõ sáng", "date": "2020", "place": None}]},
        [deployed(edtf="2020", place="xã Tân Lập"), deployed(edtf="2020")],
        (1, 1, 1),
    ),
    (
        "a month is not its year",
        "started",
        {"models": [LAMP], "started": [{"model": "Ngõ sáng", "date": "2020", "place": None}]},
        [deployed(edtf="2020-05")],
        (1, 1, 0),
    ),
    # --- run by
    (
        "each role is its own",
        "run_by",
        {
            "models": [LAMP],
            "run_by": [{"model": "Ngõ sáng", "org": "Công an tỉnh", "role": "adviser"}],
        },
        [
            deployed(organization="Công an tỉnh", role="adviser"),
            deployed(organization="Công an tỉnh", role="founder"),
        ],
        (1, 2, 1),
    ),
    (
        "either printed form of a body that the reader takes for one",
        "run_by",
        {
            "models": [LAMP],
            "run_by": [{"model": "Ngõ sáng", "org": "Ban Công an xã", "role": "operator"}],
        },
        [
            deployed(organization="Công an xã Tân Lập", organization_iri="o", role="operator"),
            deployed(organization="Ban Công an xã", organization_iri="o", role="operator"),
        ],
        (1, 1, 1),
    ),
    (
        "a body that the report also prints as the gold does",
        "run_by",
        {
            "models": [LAMP],
            "run_by": [{"model": "Ngõ sáng", "org": "Công an huyện Mộc Châu", "role": "founder"}],
        },
        [
            deployed(organization="Công an huyện", organization_iri="o", role="founder"),
            row("organization", organization="Công an huyện Mộc Châu", organization_iri="o"),
        ],
        (1, 1, 1),
    ),
    (
        "a commune that acts, without its unit word",
        "run_by",
        {
            "models": [LAMP],
            "run_by": [{"model": "Ngõ sáng", "org": "xã Tân Lập", "role": "founder"}],
        },
        [deployed(organization="Tân Lập", role="founder")],
        (1, 1, 1),
    ),
    (
        "a commune is no district of its name",
        "run_by",
        {
            "models": [LAMP],
            "run_by": [{"model": "Ngõ sáng", "org": "xã Tân Lập", "role": "founder"}],
        },
        [deployed(organization="huyện Tân Lập", role="founder")],
        (1, 1, 0),
    ),
    # --- counts
    ("a count", "counts", {"counts": [COUNT]}, [measurement()], (1, 1, 1)),
    ("another bound", "counts", {"counts": [COUNT]}, [measurement(bound="over")], (1, 1, 0)),
    ("another year", "counts", {"counts": [COUNT]}, [measurement(edtf="2021")], (1, 1, 0)),
    ("no date", "counts", {"counts": [COUNT]}, [measurement(edtf=None)], (1, 1, 0)),
    ("another place", "counts", {"counts": [COUNT]}, [measurement(place="Lai Châu")], (1, 1, 0)),
    (
        "any place where none is noted",
        "counts",
        {"counts": [{**COUNT, "place": None}]},
        [measurement()],
        (1, 1, 1),
    ),
    (
        "repeated with a longer unit",
        "counts",
        {"counts": [COUNT]},
        [measurement(), measurement(unit="điểm sáng về an ninh")],
        (1, 1, 1),
    ),
    (
        "two equal numbers of different things",
        "counts",
        {"counts": [COUNT, {**COUNT, "printed": "xóm"}]},
        [measurement(unit="xóm"), measurement()],
        (2, 2, 2),
    ),
    (
        "an equal number of something else is an extra",
        "counts",
        {"counts": [COUNT]},
        [measurement(unit="xóm"), measurement()],
        (1, 2, 1),
    ),
    # --- counts of sites and replications
    (
        "a replication told as a count",
        "replicated",
        {"models": [LAMP], "replicated": [SPREAD]},
        [measurement(model="Ngõ sáng")],
        (1, 0, 1),
    ),
    (
        "and then the count is no extra",
        "counts",
        {"models": [LAMP], "replicated": [SPREAD]},
        [measurement(model="Ngõ sáng")],
        (0, 0, 0),
    ),
    (
        "a count of sites told as a replication",
        "counts",
        {"models": [LAMP], "counts": [COUNT]},
        [replication()],
        (1, 0, 1),
    ),
    (
        "and then the replication is no extra",
        "replicated",
        {"models": [LAMP], "counts": [COUNT]},
        [replication()],
        (0, 0, 0),
    ),
    (
        "not without a model",
        "counts",
        {"counts": [COUNT]},
        [replication(model=None)],
        (1, 0, 0),
    ),
    (
        "another number of sites",
        "replicated",
        {"models": [LAMP], "replicated": [SPREAD]},
        [replication(value=13)],
        (1, 1, 0),
    ),
    # --- recognised
    (
        "an office stands for its body, counted recipients for themselves",
        "recognized",
        {"recognized": [AWARD]},
        [
            row(
                "recognition",
                recipient="5 tập thể xuất sắc",
                recipient_kind="collectives",
                award="Bằng khen",
                conferred_by="UBND tỉnh",
                value=5,
            )
        ],
        (1, 1, 1),
    ),
    (
        "another award",
        "recognized",
        {"recognized": [AWARD]},
        [
            row(
                "recognition",
                recipient="5 tập thể",
                recipient_kind="collectives",
                award="Giấy khen",
                conferred_by="UBND tỉnh",
                value=5,
            )
        ],
        (1, 1, 0),
    ),
    # --- organizations and places
    (
        "not exhaustive: recall only",
        "organizations",
        {"organizations": ["Công an tỉnh"]},
        [
            row("organization", organization="Công an tỉnh"),
            row("organization", organization="HĐND"),
        ],
        (1, 0, 0),
    ),
    (
        "exhaustive",
        "organizations",
        {"organizations": ["Công an tỉnh"], "exhaustive": True},
        [
            row("organization", organization="Công an tỉnh"),
            row("organization", organization="HĐND"),
        ],
        (1, 2, 1),
    ),
    (
        "each printed form is wanted",
        "organizations",
        {"organizations": ["Công an tỉnh", "Công an tỉnh Sơn La"], "exhaustive": True},
        [row("organization", organization="Công an tỉnh", organization_iri="o")],
        (2, 1, 1),
    ),
    (
        "a place with the units noted above it",
        "places",
        {
            "places": [{"printed": "Tân Lập", "chain": ["xã Tân Lập", "huyện Mộc Châu"]}],
            "exhaustive": True,
        },
        [row("place", place="xã Tân Lập", place_path="xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La")],
        (1, 1, 1),
    ),
    (
        "a unit that is noted as containing another is no extra",
        "places",
        {
            "places": [{"printed": "xã Tân Lập", "chain": ["xã Tân Lập", "huyện Mộc Châu"]}],
            "exhaustive": True,
        },
        [
            row("place", place="xã Tân Lập", place_path="xã Tân Lập, huyện Mộc Châu"),
            row("place", place="huyện Mộc Châu"),
            row("place", place="huyện Bắc Hà"),
        ],
        (1, 2, 1),
    ),
    # --- what is no model
    (
        "a movement told as a model",
        "not_models",
        {"not_models": ["Phụ nữ giỏi", "Xóm xanh"]},
        [row("model", model="Phụ nữ giỏi")],
        (2, 2, 1),
    ),
    (
        "a mandate",
        "mandates",
        {"mandates": ["Chỉ thị số 15 của Ban Bí thư"]},
        [row("mandate", quote="Chỉ thị số 15"), row("mandate", quote="Kế hoạch số 4")],
        (1, 2, 1),
    ),
    (
        "mandates not noted at all are not held against it",
        "mandates",
        {},
        [row("mandate", quote="Kế hoạch số 4")],
        (0, 0, 0),
    ),
    (
        "an event",
        "events",
        {
            "events": [
                {
                    "kind": "conference",
                    "place": "TP Sơn La, tỉnh Sơn La",
                    "by": "Bộ Công an",
                    "date": "2021-04-08",
                }
            ]
        },
        [
            row(
                "gathering",
                place="TP Sơn La",
                place_path="thành phố Sơn La, tỉnh Sơn La",
                organization="Bộ Công an",
                edtf="2021-04-08",
            )
        ],
        (1, 1, 1),
    ),
    (
        "an event with a second host: only the first is noted",
        "events",
        {"events": [{"kind": "launch", "place": None, "by": "Công an xã A", "date": None}]},
        [
            row("gathering", id="g", organization="Công an xã A"),
            row("gathering", id="g", organization="UBND xã A"),
        ],
        (1, 1, 1),
    ),
    (
        "an event of another host",
        "events",
        {"events": [{"kind": "launch", "place": None, "by": "Công an xã A", "date": None}]},
        [row("gathering", organization="UBND xã A")],
        (1, 1, 0),
    ),
]


@pytest.mark.parametrize(
    ("field", "facts", "rows", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_what_counts(
    field: str,
    facts: dict[str, Any],
    rows: list[dict[str, Any]],
    expected: tuple[int, int, int],
    tmp_path: Path,
) -> None:
    score = measured(tmp_path, rows, **facts).scores[field]
    right = score.right if score.found else score.hit
    if not score.judged:
        right = 0
    assert (score.wanted, score.found, right) == expected
