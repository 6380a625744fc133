"""How much of the history of communes the packaged table knows.

    python benchmarks/places_coverage.py PATH_TO_commune_history.csv

The file has the columns code, name, district_code, district, province_code, province, valid_from,
valid_to: one row for each interval over which a commune's entry in the statistics office's list
stayed the same. It is measured against, not copied. Prints ratios, one a line.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from lantoa.graph.places import PLACES, Gazetteer, Unit
from lantoa.graph.places.names import name_key
from lantoa.ontology.records import Level

COLUMNS = {"code", "name", "district", "province", "valid_from", "valid_to"}
FIRST_LIST = "2019-09-01"


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print("usage: places_coverage.py PATH_TO_commune_history.csv", file=sys.stderr)
        return 2
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or not rows[0].keys() >= COLUMNS:
        print(f"{sys.argv[1]} lacks columns: {', '.join(sorted(COLUMNS))}", file=sys.stderr)
        return 2
    measure(rows)
    return 0


def measure(rows: list[dict[str, str]]) -> None:
    gazetteer = Gazetteer.packaged()
    units: dict[str, list[Unit]] = defaultdict(list)
    for unit in gazetteer:
        if unit.level is Level.COMMUNE and not unit.iri.endswith("-2025"):
            units[unit.code].append(unit)
    lately = [row for row in rows if not row["valid_to"] or row["valid_to"] > FIRST_LIST]
    for title, some in (("since 2004", rows), (f"in force after {FIRST_LIST}", lately)):
        print(f"{title}: {len(some)} intervals, {len({row['code'] for row in some})} codes")
        ratio("  codes known", {row["code"]: row["code"] in units for row in some}.values())
        ratio("  intervals known by code and name", (by_name(row, units) for row in some))
        found = [resolved(gazetteer, row) for row in some]
        ratio("  intervals resolved by name, district, province and day", found)
    print("dates of the ends of communes between 2019 and June 2025:")
    exact, within = dates(rows, units)
    ratio("  known to the day and the same in the file", exact)
    ratio("  known as an interval that holds the file's day", within)
    print(f"  share known to the day: {len(exact) / max(1, len(exact) + len(within)):.3f}")


def by_name(row: dict[str, str], units: dict[str, list[Unit]]) -> bool:
    """Whether the table has the code under this name and unit word."""
    return any(
        name_key(name) == name_key(row["name"])
        for unit in units.get(row["code"], ())
        for name in (unit.name, *unit.spellings)
    )


def resolved(gazetteer: Gazetteer, row: dict[str, str]) -> bool:
    """Whether the printed chain resolves to the unit of this code."""
    day = dt.date.fromisoformat(max(row["valid_from"], FIRST_LIST))
    place = gazetteer.resolve([row["name"], row["district"], row["province"]], as_of=day)
    return place.known and place.iri.startswith(f"{PLACES}commune-{row['code']}")


def dates(
    rows: list[dict[str, str]], units: dict[str, list[Unit]]
) -> tuple[list[bool], list[bool]]:
    """Whether the table's ends agree with the file's, for ends to the day and for intervals."""
    ends: dict[tuple[str, str], str] = {}
    for row in rows:
        key = row["code"], name_key(row["name"])
        ends[key] = max(ends.get(key, ""), row["valid_to"] or "9999")
    exact, within = [], []
    for unit in (unit for some in units.values() for unit in some):
        end = ends.get((unit.code, name_key(unit.name)))
        span = unit.ended
        if end is None or end == "9999" or span is None or span.edtf == "2025-07-01":
            continue
        assert span.earliest is not None
        assert span.latest is not None
        if span.earliest == span.latest:
            exact.append(span.edtf == end)
        else:
            within.append(span.earliest.isoformat() <= end <= span.latest.isoformat())
    return exact, within


def ratio(title: str, truths: Iterable[bool]) -> None:
    answers = list(truths)
    print(f"{title}: {sum(answers) / max(1, len(answers)):.3f} ({sum(answers)}/{len(answers)})")


if __name__ == "__main__":
    sys.exit(main())
