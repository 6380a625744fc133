"""The scores: precision, recall and F1 over reports, findings with what differs, and verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluation.made import (
    COUNT,
    LAMP,
    PLACE,
    counted,
    deployed,
    measured,
    measurement,
    model,
    row,
)


def test_precision_recall_and_f1(tmp_path: Path) -> None:
    rows = [row("model", model=name) for name in ("Ngõ sáng", "Ngõ tối", "Ngõ vui")]
    facts = {"models": [LAMP, model("Bến yên"), model("Ngõ vui"), model("Chợ vui")]}
    score = measured(tmp_path, rows, **facts).scores["models"]
    assert (score.precision, score.recall) == (2 / 3, 2 / 4)
    assert score.f1 == pytest.approx(2 * (2 / 3) * (1 / 2) / (2 / 3 + 1 / 2))


def test_without_precision_f1_is_the_recall(tmp_path: Path) -> None:
    rows = [row("organization", organization="Công an tỉnh")]
    score = measured(tmp_path, rows, organizations=["Công an tỉnh", "HĐND"]).scores["organizations"]
    assert (score.precision, score.recall, score.f1) == (None, 0.5, 0.5)


def test_a_miss_names_the_nearest_claim_and_what_differs(tmp_path: Path) -> None:
    found = measured(tmp_path, [measurement(edtf="2021")], counts=[COUNT])
    (miss,) = found.scores["counts"].misses
    (extra,) = found.scores["counts"].extras
    assert miss.said["as_of"] == "2020"
    assert miss.nearest is not None
    assert (miss.differs, miss.nearest["as_of"]) == (("as_of",), "2021")
    assert (extra.differs, extra.said["as_of"]) == (("as_of",), "2021")


def test_several_reports_count_together(tmp_path: Path) -> None:
    from lantoa.evaluation import evaluate, read_gold
    from tests.evaluation.made import gold_file

    for report in ("a1", "a2", "a3"):
        gold_file(tmp_path, report, models=[LAMP])
    found = evaluate(read_gold([tmp_path]), {"a1": [row("model", model="Ngõ sáng")], "a2": []})
    assert counted(found, "models") == (3, 1, 1)
    assert found.missing == ("a3",)


def test_a_row_is_right_if_all_that_it_claims_is(tmp_path: Path) -> None:
    rows = [
        row("model", model="Ngõ sáng", confidence=0.97),
        deployed(place="xã Tân Lập", place_path="xã Tân Lập, huyện Mộc Châu", confidence=0.8),
        deployed(
            place="xã Tân Lập",
            place_path="xã Tân Lập, huyện Mộc Châu",
            organization="Công an xã",
            role="founder",
            confidence=0.7,
        ),
        row("model", model="Ngõ tối", confidence=0.6),
        row("deployment", model="Ngõ tối", confidence=0.65, place_path="huyện Mộc Châu"),
        row("organization", organization="HĐND", confidence=0.9),
    ]
    found = measured(tmp_path, rows, models=[LAMP], located=[PLACE])
    assert found.verdicts == [
        ("model", 0.97, True),
        ("deployment", 0.8, True),
        ("deployment", 0.7, False),  # at the right place, but run by nobody noted
        ("model", 0.6, False),
        ("deployment", 0.65, False),
    ]  # organizations are not exhaustive here: nobody knows
