"""The tables that lantoa reads: their kinds, their columns, and how a header is understood.

A header may use the English ids or the Vietnamese names, in any case, with or without diacritics.
This module is the documentation's source too: ``docs/tables.md`` and the templates come from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lantoa.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its id, its Vietnamese name, what it holds, and other headers for it."""

    id: str
    vi: str
    holds: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of table: what a row states, its columns, and a worked row."""

    id: str
    vi: str
    row: str
    required: tuple[str, ...]
    columns: tuple[Column, ...]
    example: Mapping[str, str]
    aliases: tuple[str, ...] = field(default=())


_MODEL = Column("model", "mô hình", "the model's name", ("tên mô hình", "model name"))
_PLACE = (
    Column(
        "place",
        "địa điểm",
        "the lowest place, or the whole chain lowest first: xã X, huyện Y, tỉnh Z",
        ("nơi", "thôn", "bản", "khu dân cư", "địa chỉ", "place_path", "settlement"),
    ),
    Column("commune", "xã", "the commune, ward or township", ("phường", "xã phường", "ward")),
    Column("district", "huyện", "the district (before July 2025)", ("quận", "quận huyện")),
    Column("province", "tỉnh", "the province or city", ("thành phố", "tỉnh thành")),
)
_VALUE = Column(
    "value",
    "số lượng",
    "the number as printed: 54, hơn 1.440, khoảng 30, 1,2 triệu, 123/131",
    ("số", "giá trị", "number", "count", "amount"),
)
_OF = Column(
    "of", "trên tổng số", "the denominator where value is only the first number", ("tổng",)
)
_BOUND = Column(
    "bound", "mức", "exact, over, nearly or about, where the number does not say it", ()
)
_UNIT = Column("unit", "đơn vị tính", "what is counted, e.g. khu dân cư", ("đơn vị", "đvt"))
_DATE = Column(
    "date",
    "thời gian",
    "a day, month, year or period: 05/09/2020, 9/2020, 2020, 2018-2024, or EDTF",
    ("ngày", "năm", "thời điểm", "when", "edtf", "year"),
)
_ORGANIZATION = Column("organization", "tổ chức", "an organization's full name", ("cơ quan",))

MODELS: Final = TableKind(
    "models",
    "mô hình",
    "one model",
    ("model",),
    (
        _MODEL,
        Column("aliases", "tên khác", "other names, separated by ;", ("alias", "other names")),
        Column(
            "themes", "chủ đề", "themes (ids or names of the scheme), by ;", ("theme", "lĩnh vực")
        ),
    ),
    {"model": "Tiếng kẻng an ninh", "aliases": "Kẻng an ninh", "themes": "crime-prevention"},
    ("model",),
)
DEPLOYMENTS: Final = TableKind(
    "deployments",
    "điểm mô hình",
    "one model at work at one place; with a number, so many of them in an area",
    ("model",),
    (
        _MODEL,
        *_PLACE,
        Column("area", "khu vực", "where only the area it is somewhere in is known", ("địa bàn",)),
        Column(
            "started", "bắt đầu", "when it began", ("ngày ra mắt", "thành lập", "ra đời", "start")
        ),
        Column("ended", "kết thúc", "when it was dissolved", ("giải thể", "end")),
        Column(
            "observed",
            "ghi nhận",
            "when it is said to be at work",
            ("date", "thời gian", "thời điểm", "edtf"),
        ),
        Column("status", "trạng thái", "piloted, active, upgraded or dissolved", ("tình trạng",)),
        Column("setting", "loại địa bàn", "a concept of the scheme of settings", ()),
        Column("founder", "đơn vị sáng lập", "who founded it; several by ;", ("thành lập bởi",)),
        Column("adviser", "đơn vị tham mưu", "who advised it; several by ;", ("tham mưu",)),
        Column(
            "operator", "đơn vị vận hành", "who runs it; several by ;", ("phụ trách", "vận hành")
        ),
        Column("host", "đơn vị chủ trì", "who hosts it; several by ;", ("chủ trì",)),
        _ORGANIZATION,
        Column("role", "vai trò", "founder, adviser, operator or host: of the organization", ()),
        _VALUE,
        _OF,
        _BOUND,
        _UNIT,
    ),
    {
        "model": "Tiếng kẻng an ninh",
        "place": "bản Lác",
        "commune": "xã Chiềng Châu",
        "district": "huyện Mai Châu",
        "province": "tỉnh Hòa Bình",
        "started": "5/2018",
        "status": "active",
        "setting": "residential-area",
        "operator": "Công an xã Chiềng Châu",
    },
    ("deployment", "điểm", "đơn vị mô hình"),
)
REPLICATIONS: Final = TableKind(
    "replications",
    "nhân rộng",
    "one event by which a deployment gave rise to others",
    ("model",),
    (
        _MODEL,
        Column(
            "origin", "nơi bắt đầu", "the chain of the place it came from", ("từ", "from", "nguồn")
        ),
        Column(
            "target",
            "nơi nhân rộng",
            "the chains of the named replicas, by ;",
            ("đến", "to", "targets"),
        ),
        _VALUE,
        _BOUND,
        _UNIT,
        Column(
            "area",
            "khu vực",
            "the area in which the counted replicas are",
            ("địa bàn", "place", "địa điểm", "place_path"),
        ),
        _DATE,
        Column(
            "additional",
            "thêm",
            "yes where the number comes on top of earlier ones",
            ("tăng thêm",),
        ),
    ),
    {
        "model": "Tiếng kẻng an ninh",
        "origin": "xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình",
        "target": "xã Chiềng Châu, huyện Mai Châu, tỉnh Hòa Bình",
        "value": "hơn 50",
        "unit": "khu dân cư",
        "area": "tỉnh Hòa Bình",
        "date": "2018-2020",
    },
    ("replication",),
)
RECOGNITIONS: Final = TableKind(
    "recognitions",
    "khen thưởng",
    "one award: by whom, to whom, when",
    ("award",),
    (
        _MODEL,
        *_PLACE,
        Column("organization", "tổ chức được khen", "the recognised organization", ("tổ chức",)),
        Column("recipient", "đối tượng", "the recipients as printed: 86 tập thể, cá nhân", ()),
        Column(
            "recipient_kind",
            "loại đối tượng",
            "model, organization, collectives, individuals or mixed",
            (),
        ),
        Column(
            "award",
            "hình thức",
            "the award as printed: Bằng khen",
            ("hình thức khen thưởng", "danh hiệu", "khen thưởng"),
        ),
        Column("award_kind", "loại hình thức", "a concept of the scheme of award kinds", ()),
        Column(
            "conferred_by",
            "cấp khen thưởng",
            "who confers it; several by ;",
            ("cơ quan khen thưởng", "đơn vị tặng"),
        ),
        _VALUE,
        _BOUND,
        _DATE,
    ),
    {
        "model": "Tiếng kẻng an ninh",
        "recipient_kind": "model",
        "award": "Bằng khen",
        "award_kind": "certificate-of-merit",
        "conferred_by": "Bộ Công an",
        "date": "2019",
    },
    ("recognition", "biểu dương"),
)
MEASUREMENTS: Final = TableKind(
    "measurements",
    "số liệu",
    "one counted quantity at a place and time",
    ("measure", "value"),
    (
        Column(
            "measure",
            "chỉ tiêu",
            "models, model_types, sites, exemplars, participants, members, "
            "communes_meeting_standard or other",
            ("chỉ số",),
        ),
        _VALUE,
        _OF,
        _BOUND,
        _UNIT,
        _MODEL,
        *_PLACE,
        Column("scope", "phạm vi", "the part of the place that is meant: cấp huyện", ("cấp",)),
        _DATE,
    ),
    {
        "measure": "sites",
        "value": "hơn 1.440",
        "unit": "khu dân cư",
        "model": "Tiếng kẻng an ninh",
        "province": "tỉnh Hòa Bình",
        "date": "05/09/2020",
    },
    ("measurement", "counts", "count", "số đếm"),
)

KINDS: Final[tuple[TableKind, ...]] = (
    MODELS,
    DEPLOYMENTS,
    REPLICATIONS,
    RECOGNITIONS,
    MEASUREMENTS,
)


def kind_named(name: str) -> TableKind | None:
    """Return the kind of table that a word names, in English or Vietnamese.

    >>> kind_named("Nhân rộng").id, kind_named("deployment").id, kind_named("x")
    ('replications', 'deployments', None)
    """
    wanted = fold(name)
    for kind in KINDS:
        if wanted in {fold(word) for word in (kind.id, kind.vi, *kind.aliases)}:
            return kind
    return None


def kind_in_file_name(stem: str) -> TableKind | None:
    """Return the kind whose name a file name contains, e.g. ``2020-deployments``.

    >>> kind_in_file_name("2020_diem-mo-hinh").id
    'deployments'
    """
    words = f" {fold(stem).replace('_', ' ').replace('/', ' ')} "
    named = [
        (len(fold(name)), kind)
        for kind in KINDS
        for name in (kind.id, kind.vi, *kind.aliases)
        if f" {fold(name)} " in words
    ]
    return max(named, key=lambda item: item[0])[1] if named else None


def match_headers(kind: TableKind, headers: Sequence[str]) -> dict[int, Column]:
    """Return which column of the kind each header is, by position; unknown ones are left out.

    A header that is a column's id or Vietnamese name goes before one that is only an alias.

    >>> {i: c.id for i, c in match_headers(DEPLOYMENTS, ["Mô hình", "Xã", "Ghi chú"]).items()}
    {0: 'model', 1: 'commune'}
    """
    matched: dict[int, Column] = {}
    taken: set[str] = set()
    for names in (_exact_names(kind), _alias_names(kind)):
        for position, header in enumerate(headers):
            column = names.get(_header_key(header))
            if position not in matched and column and column.id not in taken:
                matched[position] = column
                taken.add(column.id)
    return matched


def guess_kind(headers: Sequence[str]) -> TableKind | None:
    """Return the kind whose columns a header fits best, if its required ones are there.

    >>> guess_kind(["model", "place", "started"]).id, guess_kind(["a", "b"])
    ('deployments', None)
    """
    best: tuple[int, int, TableKind] | None = None
    for order, kind in enumerate(KINDS):
        found = {column.id for column in match_headers(kind, headers).values()}
        if not found.issuperset(kind.required):
            continue
        # At equal fit the kind that asks for more, then the simpler one, is meant.
        rank = (len(found), len(kind.required) * 10 - order)
        if best is None or rank > best[:2]:
            best = (*rank, kind)
    return best[2] if best else None


def _header_key(header: str) -> str:
    return fold(header.replace("_", " "))


def _exact_names(kind: TableKind) -> dict[str, Column]:
    return {_header_key(name): column for column in kind.columns for name in (column.id, column.vi)}


def _alias_names(kind: TableKind) -> dict[str, Column]:
    return {_header_key(alias): column for column in kind.columns for alias in column.aliases}
