"""Parameters out of the data."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize

from lantoa.errors import UserError
from lantoa.graph.inference import Cascades, infer
from lantoa.graph.inference.automatic import automatic_parameters
from lantoa.graph.inference.transmission import transmission
from tests.graph.inference.reference import rows

#: Waits since the first: 2, 4, 6, 1; since the one before: 2, 2, 2, 1.
LONGEST, SHORTEST = (2.0, 4.0, 6.0, 1.0), (2.0, 2.0, 2.0, 1.0)


@pytest.fixture
def table() -> Cascades:
    return Cascades.from_columns("abcdefg", "xxxxyyz", [0, 2, 4, 6, 0, 1, 5])


def test_the_rate_is_reckoned_by_hand(table) -> None:
    assert automatic_parameters(table, "exponential") == {
        "rate": pytest.approx((4 / 13 + 4 / 7) / 2)
    }


def test_the_rayleigh_is_reckoned_by_hand(table) -> None:
    # sum of squares 57 and 13, of 4 waits each
    assert automatic_parameters(table, "rayleigh") == {
        "sigma": pytest.approx(((57 / 8) ** 0.5 + (13 / 8) ** 0.5) / 2)
    }


@pytest.mark.parametrize("name", ["exponential", "rayleigh", "log-normal"])
def test_each_extreme_fits_its_waits_best(table, name) -> None:
    # The log-normal's sigma is that of a sample, as in NetworkInference: wider by sqrt(4/3).
    wider = {"sigma": (4 / 3) ** 0.5} if name == "log-normal" else {}
    best = []
    for waits in (LONGEST, SHORTEST):
        names = list(automatic_parameters(table, name))

        def loss(values, names=names, waits=waits) -> float:
            model = transmission(name, **dict(zip(names, np.exp(values), strict=True)))
            return -float(model.log_density(np.array(waits)).sum())

        found = optimize.minimize(loss, np.zeros(len(names)), method="Nelder-Mead", tol=1e-10)
        best.append(dict(zip(names, np.exp(found.x), strict=True)))
    for parameter, value in automatic_parameters(table, name).items():
        mean = (best[0][parameter] + best[1][parameter]) / 2
        assert value == pytest.approx(mean * wider.get(parameter, 1), rel=1e-5)


def test_infer_takes_them_and_says_so(table) -> None:
    found = infer(table, transmission="rayleigh", edges=2)
    assert found.settings["parameters"] == automatic_parameters(table, "rayleigh")
    assert found.settings["parameters_from"] == "the data"
    given = infer(table, transmission="rayleigh", sigma=2, edges=2)
    assert given.settings["parameters_from"] == "given"


def test_where_the_data_tell_none(table) -> None:
    with pytest.raises(UserError, match="give alpha"):
        automatic_parameters(table, "power-law")
    same = Cascades.from_columns("abcd", "xxyy", [0, 1, 0, 1])
    with pytest.raises(UserError, match="give mu and sigma"):
        automatic_parameters(same, "log-normal")
    with pytest.raises(UserError, match="two different times"):
        automatic_parameters(Cascades.from_columns("ab", "xx", [1, 1]), "exponential")


def test_on_the_policies_it_is_the_rate_by_its_formula() -> None:
    table = rows("spid_policies")
    by_item: dict[str, list[float]] = {}
    for _, item, time in table:
        by_item.setdefault(item, []).append(time)
    longest = [t - min(times) for times in by_item.values() for t in sorted(times)[1:]]
    shortest = [
        b - a
        for times in by_item.values()
        for a, b in zip(sorted(times), sorted(times)[1:], strict=False)
    ]
    rate = (1 / np.mean(longest) + 1 / np.mean(shortest)) / 2
    found = automatic_parameters(Cascades.from_columns(*zip(*table, strict=True)), "exponential")
    assert found["rate"] == pytest.approx(rate, rel=1e-12)
