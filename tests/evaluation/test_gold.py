"""Gold files: what is accepted, and what is named as malformed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lantoa.errors import InputError
from lantoa.evaluation import read_gold
from tests.evaluation.made import EMPTY, gold_file, model

ROOT = Path(__file__).resolve().parents[2]
ACCEPTANCE = ROOT / ".." / "shared" / "acceptance"
OWN = ROOT / "benchmarks" / "gold" / "development"


def test_a_file_and_a_folder(tmp_path: Path) -> None:
    file = gold_file(
        tmp_path, models=[model("Ngõ sáng")], published="2020-09-05", home={"province": "Sơn La"}
    )
    (report,) = read_gold([tmp_path])
    assert read_gold([file]) == (report,)
    assert report.id == "a1"
    assert report.published is not None
    assert (report.published.year, report.home) == (2020, {"province": "Sơn La"})


def test_which_fields_are_exhaustive(tmp_path: Path) -> None:
    gold_file(tmp_path, "a", events=[])
    gold_file(tmp_path, "b", exhaustive=True)
    first, second = read_gold([tmp_path])
    assert {"counts", "events"} <= first.exhaustive
    assert not first.exhaustive & {"organizations", "places", "mandates", "not_models"}
    assert second.exhaustive == set(second.facts)


MALFORMED: list[tuple[dict[str, Any], str]] = [
    ({"models": None}, "models is missing"),
    ({"models": {}}, "models must be a list"),
    ({"models": ["Ngõ sáng"]}, "models[0] must be an object"),
    ({"models": [{"name": "Ngõ sáng", "aliases": []}]}, "models[0].quoted is missing"),
    ({"models": [{**model("x"), "name": " "}]}, "models[0].name must be text"),
    ({"models": [{**model("x"), "nick": "y"}]}, "models[0].nick is no key"),
    ({"modles": []}, "modles is no field"),
    ({"located": [{"model": "x", "place": "y", "within": []}]}, "'x' is not among the models"),
    (
        {"models": [model("x")], "started": [{"model": "x", "date": "5/2020", "place": None}]},
        "started[0].date must be a date",
    ),
    (
        {"models": [model("x")], "run_by": [{"model": "x", "org": "y", "role": "host"}]},
        "run_by[0].role must be one of founder, adviser, operator",
    ),
    (
        {"counts": [{"what": "villages", "value": 3, "bound": "exact"}]},
        "counts[0].what must be one of",
    ),
    ({"counts": [{"what": "sites", "value": "3", "bound": "exact"}]}, "counts[0].value must be a"),
    ({"places": [{"printed": "x", "chain": []}]}, "places[0].chain must name at least"),
    ({"organizations": [{"name": "x"}]}, "organizations[0] must be text"),
    ({"published": "5/9/2020"}, "published must be a day"),
    ({"exhaustive": "yes"}, "exhaustive must be true or false"),
    ({"home": {"town": "x"}}, "home must hold only"),
]


@pytest.mark.parametrize(("facts", "said"), MALFORMED, ids=[m[1] for m in MALFORMED])
def test_a_malformed_file_is_named_with_its_field(
    facts: dict[str, Any], said: str, tmp_path: Path
) -> None:
    file = gold_file(tmp_path, **facts)
    with pytest.raises(InputError) as error:
        read_gold([file])
    assert str(error.value).startswith(f"{file}: ")
    assert said in str(error.value)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"id": 3}'])
def test_what_is_no_gold_file(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.json"):
        read_gold([tmp_path])


def test_malformed_files_can_be_gathered(tmp_path: Path) -> None:
    gold_file(tmp_path, "a", models=None)
    gold_file(tmp_path, "b")
    problems: list[str] = []
    assert [report.id for report in read_gold([tmp_path], problems)] == ["b"]
    assert len(problems) == 1


def test_one_report_twice(tmp_path: Path) -> None:
    gold_file(tmp_path, "a")
    (tmp_path / "again.json").write_text(json.dumps({"id": "a", **EMPTY}), encoding="utf-8")
    with pytest.raises(InputError, match="also in"):
        read_gold([tmp_path])


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no JSON file"):
        read_gold([tmp_path])
    with pytest.raises(InputError, match="does not exist"):
        read_gold([tmp_path / "b.json"])


@pytest.mark.skipif(not ACCEPTANCE.is_dir(), reason="the shared reports are not here")
def test_the_shared_gold_files_are_well_formed() -> None:
    assert len(read_gold([ACCEPTANCE])) == 5


@pytest.mark.skipif(not OWN.is_dir(), reason="an installed lantoa has no gold files")
def test_our_own_gold_files_are_well_formed() -> None:
    """Names and figures only: a title apart, nothing is as long as a sentence."""
    for report in read_gold([OWN]):
        assert report.file.stem == report.id
        phrases = [fact["printed"] or "" for fact in report.facts["counts"]]
        assert [phrase for phrase in phrases if len(phrase.split()) > 12] == [], report.id
