"""Who adopted early and who late."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import UserError
from lantoa.graph.diffusion.adopter_categories import adopter_categories
from tests.graph.diffusion.reference import adoption_times, numbers, rows

VARIANTS = [(d, v) for d in ("medInnovations", "kfamily") for v in ("asShipped", "censoredNA")]


@pytest.mark.parametrize(("dataset", "variant"), VARIANTS)
def test_the_classes_of_all_units_equal_netdiffuser(dataset: str, variant: str) -> None:
    found = adopter_categories(adoption_times(dataset, variant))
    expected = rows(f"netdiffuser_{dataset}_{variant}_nodes")
    assert found.category == {row["id"]: row["class_toa"] for row in expected}
    cuts = numbers(f"netdiffuser_{dataset}_{variant}")["classify"]["cutoffs_toa"]
    assert found.cuts == pytest.approx(cuts, abs=1e-12)


def test_a_time_on_a_cut_belongs_to_the_later_category() -> None:
    # mean 4, sample deviation exactly 2: cuts at 2, 4 and 6
    found = adopter_categories([2, 2, 4, 6, 6])
    assert found.cuts == (2, 4, 6)
    assert list(found.category.values()) == [
        "Early Majority",
        "Early Majority",
        "Late Majority",
        "Laggards",
        "Laggards",
    ]


def test_innovators_are_two_deviations_early() -> None:
    found = adopter_categories([0] + [10] * 9, innovators=True)
    assert found.category[0] == "Innovators"
    assert list(found.counts) == [
        "Innovators",
        "Early Adopters",
        "Early Majority",
        "Late Majority",
        "Laggards",
        "Non-Adopters",
    ]


@pytest.mark.parametrize(
    ("times", "reason"),
    [
        ([None, None], "nobody has adopted"),
        ([2015, None], "one adopter has no spread"),
        ([2015, 2015, None], "all adopted at the same time"),
    ],
)
def test_adopters_that_cannot_be_told_apart_have_no_category(
    times: list[float | None], reason: str
) -> None:
    found = adopter_categories(times, population=7)
    assert found.reason is not None
    assert found.reason.startswith(reason)
    assert set(found.category.values()) <= {None, "Non-Adopters"}
    assert found.counts == {"Non-Adopters": 7 - sum(t is not None for t in times)}
    assert found.to_dict()["cuts"] is None


def test_the_population_holds_the_units() -> None:
    with pytest.raises(UserError, match="smaller"):
        adopter_categories([1, 2, None], population=2)


@given(st.lists(st.none() | st.integers(0, 20), max_size=25), st.integers(-2500, 2500))
def test_names_and_the_origin_of_time_change_nothing(times: list[int | None], shift: int) -> None:
    found = adopter_categories(times)
    moved = {f"u{n}": None if t is None else t + shift for n, t in enumerate(times)}
    again = adopter_categories(moved)
    assert list(again.category.values()) == list(found.category.values())
    counted = Counter(c for c in found.category.values() if c)
    assert counted + Counter() == Counter({k: v for k, v in found.counts.items() if v})
    assert len(found.to_frame()) == len(times)
