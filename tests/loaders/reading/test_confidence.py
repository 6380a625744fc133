"""Confidence: the share of statements of a kind and rank that is right."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import get_args

import pytest

from lantoa.loaders.reading import read_report
from lantoa.loaders.reading.confidence import confidence
from lantoa.loaders.reading.pipeline import read
from lantoa.ontology.records import (
    AnyStatement,
    CampaignMention,
    Deployment,
    DeploymentGroup,
    Gathering,
    Mandate,
    Measurement,
    ModelMention,
    OrganizationMention,
    PlaceMention,
    Recognition,
    Replication,
)

#: The kind of a statement, as the statements table names it.
KIND_OF = {
    CampaignMention: "campaign",
    Deployment: "deployment",
    DeploymentGroup: "deployment",
    Gathering: "gathering",
    Mandate: "mandate",
    Measurement: "measurement",
    ModelMention: "model",
    OrganizationMention: "organization",
    PlaceMention: "place",
    Recognition: "recognition",
    Replication: "replication",
}
TEXT = (
    "Năm 2019, Công an xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La ra mắt mô hình “Tiếng mõ bình "
    "yên”. Đến nay, toàn huyện có 12 mô hình tự quản."
)
ROWS = list(
    csv.DictReader(
        (files("lantoa.loaders.reading") / "confidence.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
    )
)


def test_every_kind_of_statement_has_a_name() -> None:
    assert set(KIND_OF) == set(get_args(AnyStatement))


def test_a_higher_rank_is_never_less_sure() -> None:
    for kind in {row["kind"] for row in ROWS}:
        steps = [(float(r["rank"]), float(r["confidence"])) for r in ROWS if r["kind"] == kind]
        assert steps == sorted(steps)
        assert [share for _, share in steps] == sorted(share for _, share in steps)


def test_the_table_tells_shares_that_its_counts_bear_out() -> None:
    for row in ROWS:
        right, rows = int(row["right"]), int(row["rows"])
        assert 0 <= right <= rows
        # Drawn towards the kind's share by the weight of three rows.
        assert abs(float(row["confidence"]) - right / rows) <= 3 / (rows + 3) + 0.006


def test_statements_carry_confidences_in_place_of_ranks() -> None:
    ranked = read("a.txt", TEXT, ranked=True).statements
    found = read_report("a.txt", TEXT).statements
    assert len(found) == len(ranked) > 3
    for one, other in zip(ranked, found, strict=True):
        assert [confidence(KIND_OF[type(one)], e.confidence) for e in one.evidence] == [
            e.confidence for e in other.evidence
        ]


@pytest.mark.parametrize("rank", [0.0, 0.3, 1.0])
def test_any_rank_has_a_confidence(rank: float) -> None:
    for kind in set(KIND_OF.values()):
        assert 0 <= confidence(kind, rank) <= 1
