"""The reliability table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.evaluation.calibration import BANDS, band_rows, calibrate, summary_rows

VERDICTS = st.lists(
    st.tuples(st.sampled_from(["model", "place"]), st.floats(0.01, 1.0), st.booleans()),
    min_size=1,
    max_size=60,
)


def test_nine_in_ten_at_nine_tenths_is_calibrated() -> None:
    found = calibrate([("model", 0.9, i > 0) for i in range(10)])[-1]
    assert (found.rows, found.right) == (10, 9)
    assert found.ece == pytest.approx(0)
    assert found.brier == pytest.approx(0.9 * 0.01 + 0.1 * 0.81)


def test_too_sure() -> None:
    (band,) = calibrate([("model", 0.9, i % 2 == 0) for i in range(10)])[-1].bands
    assert (band.low, band.share, band.gap) == (0.9, 0.5, pytest.approx(0.4))


def test_nothing_judged() -> None:
    assert calibrate([]) == ()


@pytest.mark.parametrize("edge", BANDS[1:])
def test_an_edge_belongs_to_the_band_above(edge: float) -> None:
    (band,) = calibrate([("model", edge, True)])[-1].bands
    assert band.low == edge


@settings(deadline=None)
@given(VERDICTS)
def test_every_row_lies_in_one_band(verdicts: list[tuple[str, float, bool]]) -> None:
    found = calibrate(verdicts)
    assert found[-1].rows == len(verdicts)
    assert sum(one.rows for one in found[:-1]) == len(verdicts)
    assert found[-1].right == sum(right for _, _, right in verdicts)
    for one in found:
        assert 0 <= one.brier <= 1
        assert 0 <= one.ece <= 1
    assert len(summary_rows(found)) == len(found)
    assert len(band_rows(found)) == sum(len(one.bands) for one in found)
