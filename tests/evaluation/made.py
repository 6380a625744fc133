"""Gold facts and table rows of a small made-up report, for the tests of the measure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lantoa.evaluation import Evaluation, evaluate, read_gold
from lantoa.graph.export.statement_rows import COLUMNS
from lantoa.ontology.time import TimeSpan

EMPTY: dict[str, Any] = {
    "models": [],
    "located": [],
    "started": [],
    "run_by": [],
    "replicated": [],
    "recognized": [],
    "counts": [],
    "organizations": [],
    "places": [],
}


def model(name: str, *aliases: str) -> dict[str, Any]:
    return {"name": name, "quoted": True, "aliases": list(aliases)}


def gold_file(folder: Path, report: str = "a1", **facts: Any) -> Path:
    file = folder / f"{report}.json"
    file.write_text(
        json.dumps({"id": report, **EMPTY, **facts}, ensure_ascii=False), encoding="utf-8"
    )
    return file


def row(kind: str, **told: Any) -> dict[str, Any]:
    """A row of the statements table; IRIs and the days of a date come by themselves."""
    made = dict.fromkeys(COLUMNS)
    made |= {"id": f"{kind}-{sorted(told.items())}", "kind": kind, "document": "a1.txt"}
    made |= {"confidence": 0.9, "quote": "", **told}
    for thing in ("model", "organization", "place"):
        if made[thing] and not made[f"{thing}_iri"]:
            made[f"{thing}_iri"] = f"{thing}:{made[thing].casefold()}"
    if made["place"] and not made["place_path"]:
        made["place_path"] = made["place"]
    if made["edtf"]:
        span = TimeSpan.parse(made["edtf"])
        made["date_from"] = span.earliest and span.earliest.isoformat()
        made["date_to"] = span.latest and span.latest.isoformat()
    return made


def measured(folder: Path, rows: list[dict[str, Any]], **facts: Any) -> Evaluation:
    """Compare rows with the facts of one report."""
    return evaluate(read_gold([gold_file(folder, **facts)]), {"a1": rows})


def counted(found: Evaluation, field: str) -> tuple[int, int, int]:
    """How many facts are wanted, how many claims found, how many of them right."""
    score = found.scores[field]
    return score.wanted, score.found, score.right


LAMP = model("Ngõ sáng", "Đường sáng")
PLACE = {"model": "Ngõ sáng", "place": "xã Tân Lập", "within": ["huyện Mộc Châu"]}
COUNT: dict[str, Any] = {
    "what": "sites",
    "printed": "điểm",
    "value": 12,
    "of": None,
    "bound": "exact",
    "place": "Sơn La",
    "as_of": "2020",
}
SPREAD: dict[str, Any] = {
    "model": "Ngõ sáng",
    "sites": 12,
    "bound": "exact",
    "unit": "điểm",
    "place": "Sơn La",
    "as_of": "2020",
}
AWARD: dict[str, Any] = {
    "recipient": "5 tập thể",
    "recipient_kind": "collectives",
    "award": "Bằng khen",
    "by": "Chủ tịch UBND tỉnh",
    "count": 5,
    "date": None,
}


def deployed(**told: Any) -> dict[str, Any]:
    return row("deployment", model="Ngõ sáng", **told)


def measurement(**told: Any) -> dict[str, Any]:
    return row(
        "measurement",
        **{
            "measure": "sites",
            "value": 12,
            "bound": "exact",
            "unit": "điểm",
            "place": "tỉnh Sơn La",
            "edtf": "2020",
            **told,
        },
    )


def replication(**told: Any) -> dict[str, Any]:
    return row(
        "replication",
        **{
            "model": "Ngõ sáng",
            "value": 12,
            "bound": "exact",
            "unit": "điểm",
            "place": "tỉnh Sơn La",
            "edtf": "2020",
            **told,
        },
    )
