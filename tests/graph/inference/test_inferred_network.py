"""What comes out: ties, trees, support, plain values."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from lantoa.errors import UserError
from lantoa.graph.inference import Cascades, infer
from lantoa.graph.inference.bootstrap import support
from lantoa.graph.inference.evidence import Evidence
from lantoa.graph.inference.objective import objective
from lantoa.graph.inference.stopping import Stopping
from lantoa.graph.inference.transmission import Exponential


def chain(items: int = 8) -> Cascades:
    """In each item b follows a and c follows b, never at equal intervals."""
    rows = []
    for item in range(items):
        rows += [("a", str(item), 0.0), ("b", str(item), 1 + item / 7), ("c", str(item), 3 + item)]
    return Cascades.from_columns(*zip(*rows, strict=True))


def test_tied_edges_are_told() -> None:
    # Two pairs of units that have nothing to do with each other, with the same times.
    rows = [
        ("a", "x", 0),
        ("b", "x", 1),
        ("c", "y", 0),
        ("d", "y", 1),
        ("a", "z", 0),
        ("c", "z", 5),
    ]
    network = infer(Cascades.from_columns(*zip(*rows, strict=True)), rate=1, min_gain=0)
    groups = {edge.tie_group for edge in network.edges}
    assert groups == {1}
    assert network.ties[0].ranks == (0, 1, 2)
    assert len(network.ties[0]) == 3
    assert len({edge.gain for edge in network.edges}) == 1


def test_a_tie_that_the_first_one_ends_is_told_too() -> None:
    rows = [("a", "x", 0), ("b", "x", 0), ("c", "x", 2)]
    network = infer(Cascades.from_columns(*zip(*rows, strict=True)), rate=1, min_gain=0)
    [edge] = network.edges
    assert (edge.target, edge.tie_group) == ("c", 1)
    assert len(network.ties[0]) == 2


def test_where_the_search_stops_among_ties_the_rest_is_left() -> None:
    rows = [(u, u + v, 0) for u, v in ("ab", "cd", "ef")]
    rows += [(v, u + v, 1) for u, v in ("ab", "cd", "ef")]
    table = Cascades.from_columns(*zip(*rows, strict=True))
    network = infer(table, rate=1, edges=2)
    told = network.tied(1)
    assert len(told["added"]) == 2
    assert len(told["left"]) == 1
    assert network.settings["as_good_as_the_last"] == 1
    assert infer(table, rate=1, edges=3).settings["as_good_as_the_last"] == 0
    assert network == infer(table, rate=1, edges=2)
    assert network != infer(table, rate=1, edges=1)


def test_edges_that_tie_with_none_have_no_group() -> None:
    network = infer(chain(), rate=0.5, objective="snap", edges=2)
    assert [edge.tie_group for edge in network.edges] == [None, None]


def test_trees() -> None:
    network = infer(chain(), rate=0.5, objective="snap", edges=2)
    assert [(e.source, e.target) for e in network.edges] == [("a", "b"), ("b", "c")]
    trees = network.trees()
    assert len(trees) == 8
    assert set(trees["0"].edges()) == {("a", "b"), ("b", "c")}
    score = trees["0"].edges["a", "b"]["log_score"]
    assert score == pytest.approx(np.log(0.5) - 0.5)


def test_a_unit_that_no_edge_explains_is_a_root() -> None:
    network = infer(chain(), rate=0.5, objective="snap", edges=1)
    forest = network.trees()["3"]
    assert set(forest.edges()) == {("a", "b")}
    assert set(forest) == {"a", "b", "c"}
    found = [each for each in network.adoptions() if not each.source]
    assert all(each.outside is None for each in found)  # it is nobody in snap
    from_outside = {each.unit: each.log_score for each in found}
    assert from_outside["a"] is None  # nobody can have been before
    assert from_outside["c"] is not None


def test_support() -> None:
    network = infer(chain(), rate=0.5, objective="snap", edges=2, bootstrap=20, seed=5)
    assert [edge.support for edge in network.edges] == [1.0, 1.0]
    assert (
        network.to_dict()
        == infer(chain(), rate=0.5, objective="snap", edges=2, bootstrap=20, seed=5).to_dict()
    )


def test_support_is_that_of_resampled_tables() -> None:
    random = np.random.default_rng(2)
    units = "abcdef"
    rows = [
        (u, f"{i:02}", t) for i in range(12) for u, t in zip(units, random.random(6), strict=True)
    ]
    table = Cascades.from_columns(*zip(*rows, strict=True), units=units)
    evidence = Evidence(table, Exponential(3.0), objective())
    counts = support(evidence, Stopping(edges=5), resamples=6, seed=11)
    expected: dict[tuple[str, str], int] = {}
    draws = np.random.default_rng(11)
    for _ in range(6):
        drawn = draws.integers(12, size=12).tolist()
        again = [
            (u, f"{copy} {i}", t) for copy, k in enumerate(drawn) for u, i, t in rows if int(i) == k
        ]
        resampled = Cascades.from_columns(*zip(*again, strict=True), units=units)
        for edge in infer(resampled, rate=3.0, edges=5).edges:
            expected[edge.source, edge.target] = expected.get((edge.source, edge.target), 0) + 1
    named = {(units[u], units[v]): n for (u, v), n in counts.items()}
    assert named == expected


def test_an_unstable_edge_has_less_support() -> None:
    rows = [("a", "x", 0), ("b", "x", 1)]
    rows += [(u, str(i), t) for i in range(9) for u, t in (("b", i), ("c", i + 1))]
    network = infer(
        Cascades.from_columns(*zip(*rows, strict=True)), rate=1, min_gain=0, bootstrap=200, seed=1
    )
    found = {(edge.source, edge.target): edge.support for edge in network.edges}
    assert found["b", "c"] == 1.0
    assert found["a", "b"] == pytest.approx(1 - 0.9**10, abs=0.1)  # drawn at least once


def test_plain_values() -> None:
    found = infer(chain(), edges=2).to_dict()
    assert list(found) == ["settings", "edges"]
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert list(found["edges"][0])[:4] == ["source", "target", "gain", "p_value"]
    assert found["settings"]["parameters_from"] == "the data"
    assert found["settings"]["stopped_by"] == "edges"
    assert found["settings"]["data"]["adoptions"] == 24


def test_one_item_has_no_p_value_and_no_nan() -> None:
    network = infer(Cascades.from_columns("abc", "xxx", [1, 2, 4]), rate=1, edges=5)
    assert [edge.p_value for edge in network.edges] == [None, None]
    json.dumps(network.to_dict(), allow_nan=False)


def test_one_item_is_searched_until_nothing_gains() -> None:
    one = Cascades.from_columns("abcd", "xxxx", [1, 2, 4, 9])
    found = infer(one, rate=1)
    assert [(edge.source, edge.target) for edge in found.edges] == [
        ("c", "d"),
        ("b", "c"),
        ("a", "b"),
    ]
    assert (found.settings["stop"]["p_value"], found.settings["stopped_by"]) == (
        None,
        "nothing gains",
    )
    with pytest.raises(UserError, match="With a single item no p-value"):
        infer(one, rate=1, p_value=0.05)


def test_edges_of_a_networkx_graph_say_that_they_are_inferred() -> None:
    graph = infer(chain(), rate=0.5, objective="snap", edges=2).to_networkx()
    assert graph.edges["a", "b"]["standing"] == "inferred"
    assert [rank for *_, rank in graph.edges(data="rank")] == [1, 2]


def test_settings_that_cannot_be_are_told() -> None:
    for options, message in (
        ({"bootstrap": -1}, "0 or more"),
        ({"missing": "guess"}, "choose drop or refuse"),
        ({"transmission": "log-normal", "mu": 1}, "needs mu and sigma"),
        ({"transmission": "power-law"}, "give alpha"),
    ):
        with pytest.raises(UserError, match=message):
            infer(chain(), **options)


@pytest.mark.parametrize("objective", ["networkinference", "snap"])
@pytest.mark.parametrize(
    "parameters",
    [
        {"transmission": "rayleigh", "sigma": 1e-200},
        {"transmission": "rayleigh", "sigma": 1e200},
        {"transmission": "log-normal", "mu": 800, "sigma": 1e-170},
        {"transmission": "power-law", "alpha": 2, "lower": 100},
        {"transmission": "power-law", "alpha": 600, "lower": 1e-5},
        {"rate": 1e300},
        {"rate": 1e-300},
    ],
)
def test_parameters_far_out_give_a_stated_result(objective: str, parameters: dict) -> None:
    # Warnings are errors here: no overflow goes unseen.
    network = infer(chain(), objective=objective, edges=3, bootstrap=2, **parameters)
    json.dumps(network.to_dict(), allow_nan=False)
    assert all(0 < edge.gain < float("inf") for edge in network.edges)


def test_a_density_that_is_no_number_is_refused() -> None:
    close = Cascades.from_columns("abc", "xxx", [0, 0.05, 0.1])
    with pytest.raises(UserError, match=r"too large for a number at an interval of 0\.05"):
        infer(close, transmission="power-law", alpha=1e308, objective="snap", edges=1)


def test_the_table_may_be_given_in_any_shape(tmp_path: Path) -> None:
    columns = {"unit": list("abab"), "item": list("xxyy"), "time": [2000, 2001, 2000, 2003]}
    frame = pd.DataFrame(columns)
    frame.to_csv(tmp_path / "events.csv", index=False)
    wanted = infer(frame, rate=1).edges
    assert [(edge.source, edge.target) for edge in wanted] == [("a", "b")]
    arrays = {name: np.array(cells) for name, cells in columns.items()}
    for events in (columns, arrays, dict(frame), tmp_path / "events.csv"):
        assert infer(events, rate=1).edges == wanted
    with pytest.raises(UserError, match="as a file, not as a list"):
        infer([("a", "x", 2000)], rate=1)  # type: ignore[arg-type]
    with pytest.raises(UserError, match="columns differ in length"):
        infer({**columns, "time": [2000]}, rate=1)
