"""How far two annotators agree: the facts of one as if they had been found, judged by the other's.

    python benchmarks/agreement.py GOLD_DIR OTHER_DIR [--field counts] [--quiet]

What two people who follow ``docs/annotating.md`` do not note alike, no reader can get right by
both: their agreement (F1) bounds what a field's score can mean.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lantoa.evaluation import GoldReport, evaluate, read_gold
from lantoa.evaluation.rendering import lines
from lantoa.evaluation.scores import FIELD_NAMES
from lantoa.ontology.time import TimeSpan
from lantoa.vietnamese import key

_COLUMNS = [
    "id",
    "kind",
    "quote",
    "model",
    "model_iri",
    "organization",
    "organization_iri",
    "role",
    "place",
    "place_iri",
    "place_path",
    "measure",
    "value",
    "of",
    "bound",
    "unit",
    "recipient",
    "recipient_kind",
    "award",
    "conferred_by",
    "edtf",
    "date_from",
    "date_to",
    "confidence",
]


def _row(number: int, kind: str, **said: Any) -> dict[str, Any]:
    return {**dict.fromkeys(_COLUMNS), "id": str(number), "kind": kind, **said}


def _when(date: str | None) -> dict[str, str | None]:
    if not date:
        return {}
    span = TimeSpan.parse(date)
    return {
        "edtf": date,
        "date_from": span.earliest.isoformat() if span.earliest else None,
        "date_to": span.latest.isoformat() if span.latest else None,
    }


def _where(
    report: GoldReport, place: str | None, within: list[str] | None = None
) -> dict[str, Any]:
    """A place with the units around it, as far as anything in the report tells them."""
    if not place:
        return {}
    lowest, *above = place.split(", ")
    chains = [fact["chain"] for fact in report.facts["places"]]
    known = [unit for chain in chains if key(chain[0]) == key(lowest) for unit in chain[1:]]
    known += [unit for unit in report.home.values() if unit]
    path = [lowest, *above, *(within or []), *known]
    return {"place": lowest, "place_path": ", ".join(dict.fromkeys(path))}


def rows(report: GoldReport) -> Iterator[dict[str, Any]]:
    """Yield the facts of a report as rows of the statements table."""
    facts = report.facts
    n = 0
    for fact in facts["models"]:
        for name in (fact["name"], *(fact.get("aliases") or ())):
            n += 1
            yield _row(n, "model", model=name, model_iri=fact["name"])
    for fact in facts["located"]:
        n += 1
        where = _where(report, fact["place"], fact.get("within"))
        yield _row(n, "deployment", model=fact["model"], **where)
    for fact in facts["started"]:
        n += 1
        where = _where(report, fact.get("place"))
        yield _row(n, "deployment", model=fact["model"], **where, **_when(fact["date"]))
    for fact in facts["run_by"]:
        n += 1
        yield _row(
            n, "deployment", model=fact["model"], organization=fact["org"], role=fact["role"]
        )
    for fact in facts["replicated"]:
        n += 1
        yield _row(
            n,
            "replication",
            model=fact["model"],
            value=fact.get("sites"),
            bound=fact.get("bound"),
            unit=fact.get("unit"),
            **_where(report, fact.get("place")),
            **_when(fact.get("as_of")),
        )
    for fact in facts["counts"]:
        n += 1
        yield _row(
            n,
            "measurement",
            measure=fact["what"],
            value=fact["value"],
            of=fact.get("of"),
            bound=fact["bound"],
            unit=fact.get("printed"),
            **_where(report, fact.get("place")),
            **_when(fact.get("as_of")),
        )
    for fact in facts["recognized"]:
        n += 1
        yield _row(
            n,
            "recognition",
            recipient=fact["recipient"],
            recipient_kind=fact["recipient_kind"],
            award=fact["award"],
            conferred_by=fact.get("by"),
            value=fact.get("count"),
            **_when(fact.get("date")),
        )
    for fact in facts["organizations"]:
        n += 1
        yield _row(n, "organization", organization=fact["name"], organization_iri=fact["name"])
    for fact in facts["places"]:
        n += 1
        yield _row(
            n,
            "place",
            place=fact["printed"],
            place_iri=key(fact["printed"]),
            place_path=", ".join(fact["chain"]),
        )
    for fact in facts["mandates"]:
        n += 1
        yield _row(n, "mandate", quote=fact["name"])
    for fact in facts["events"]:
        n += 1
        yield _row(
            n,
            "gathering",
            organization=fact.get("by"),
            **_where(report, fact.get("place")),
            **_when(fact.get("date")),
        )


def main() -> int:
    """Print the agreement of two folders of gold files, field by field."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--field", action="append", default=[], choices=FIELD_NAMES)
    parser.add_argument("--quiet", action="store_true", help="only the scores")
    given = parser.parse_args()
    other = {report.id: list(rows(report)) for report in read_gold([given.other])}
    gold = [report for report in read_gold([given.gold]) if report.id in other]
    found = evaluate(gold, other)
    print(f"{found.reports} reports")
    print("\n".join(lines(found, given.field, findings=not given.quiet)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
