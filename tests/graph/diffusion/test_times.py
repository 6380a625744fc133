"""Times as the measures take them: mappings, sequences, arrays and columns of pandas."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lantoa.errors import UserError
from lantoa.graph.diffusion.adoption_curve import adoption_curve
from lantoa.graph.diffusion.cox import cox
from lantoa.graph.diffusion.kaplan_meier import kaplan_meier
from lantoa.graph.diffusion.logrank import logrank
from lantoa.graph.diffusion.times import checked_moment, checked_population, time_array
from lantoa.graph.diffusion.turnbull import turnbull

UNITS = ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "times",
    [
        [2010, 2012, None, 2011],
        np.array([2010, 2012, math.nan, 2011]),
        pd.Series([2010, 2012, None, 2011], index=UNITS),
        pd.Series([2010, 2012, None, 2011], index=UNITS, dtype="Int64"),
        pd.Series([2010, 2012, pd.NA, 2011], index=UNITS, dtype=object),
        dict(zip(UNITS, [2010, 2012, pd.NA, np.int16(2011)], strict=True)),
        (2010, np.float32(2012), pd.NaT, 2011.0),
    ],
)
def test_all_forms_of_times_are_the_same(times: Any) -> None:
    assert time_array(times) == pytest.approx([2010, 2012, math.nan, 2011], nan_ok=True)
    assert kaplan_meier(times, until=2013).survival == (0.75, 0.5, 0.25, 0.25)
    assert adoption_curve(times).population == 4


def test_columns_go_together_by_their_index_and_not_by_their_order() -> None:
    times = pd.Series([1, 2, 3, None], index=UNITS)
    groups = pd.Series(["y", "y", "x", "x"], index=["d", "c", "b", "a"])
    plain = logrank([1, 2, 3, None], ["x", "x", "y", "y"])
    assert logrank(times, groups).chi_square == plain.chi_square
    assert logrank(dict(times), groups).chi_square == plain.chi_square
    size = pd.Series([1.0, 3, 2, 5], index=["d", "c", "b", "a"])
    found = cox(times, {"size": size}, until=4)
    assert found.effects == cox([1, 2, 3, None], {"size": [5.0, 2, 3, 1]}, until=4).effects
    last = pd.Series([9, 3, 2, 1], index=["d", "c", "b", "a"])
    assert turnbull(times, last.where(last < 9)).survival == (0.75, 0.5, 0.25)
    assert kaplan_meier(times, until=last).until == 9


@pytest.mark.parametrize(
    "times",
    [
        pd.Series(pd.to_datetime(["2010-01-01", "2011-01-01"])),
        np.array(["2010-01-01", "2011-01-01"], dtype="datetime64[D]"),
        [dt.date(2010, 1, 1), dt.date(2011, 1, 1)],
    ],
)
def test_dates_are_no_numbers(times: Any) -> None:
    with pytest.raises(UserError, match="turn dates into years"):
        time_array(times)


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (pd.Series([1, 2], index=["a", "a"]), "twice"),
        (pd.DataFrame({"time": [1, 2]}), "one column"),
        ([[1, 2], [3, 4]], "one number a unit"),
        ([1, math.inf], "finite"),
    ],
)
def test_what_is_no_time_is_refused(times: Any, words: str) -> None:
    with pytest.raises(UserError, match=words):
        time_array(times)


def test_populations_and_moments() -> None:
    assert checked_population(2, 3, np.int64(5)) == 5
    for population in (math.nan, math.inf, 2.5, -1, "many"):
        with pytest.raises(UserError, match="whole number"):
            checked_population(0, 0, population)  # type: ignore[arg-type]
    for moment in (math.nan, -math.inf, "soon", None):
        with pytest.raises(UserError, match="end must be a finite time"):
            checked_moment(moment, "end")  # type: ignore[arg-type]
