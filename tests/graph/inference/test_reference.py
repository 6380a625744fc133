"""The runs of R's NetworkInference 1.2.5 and of SNAP, edge by edge."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lantoa.graph.inference import InferredNetwork, infer
from lantoa.graph.inference.transmission import transmission
from tests.graph.inference import naive
from tests.graph.inference.reference import R_RUNS, SNAP_RUNS, Run, rows, run


def log_density(run: Run):
    names = {"rate", "sigma", "mu", "alpha", "lower"}
    model = transmission(
        run.settings["transmission"],
        **{name: value for name, value in run.settings.items() if name in names},
    )
    return lambda interval: float(model.log_density(np.array([interval]))[0])


def edges(network: InferredNetwork) -> list[tuple[str, str]]:
    return [(edge.source, edge.target) for edge in network.edges]


def replayed(replay: naive.Naive, network: InferredNetwork) -> None:
    """Add the edges of a network one by one; each must have been a best one when it was added."""
    current = {edge: replay.total(edge) for edge in replay.candidates}
    for edge in network.edges:
        pair = (edge.source, edge.target)
        assert current[pair] == pytest.approx(max(current.values()), rel=1e-11)
        gains = replay.add(pair)
        assert edge.gain == pytest.approx(sum(gains), rel=1e-11)
        assert edge.p_value == pytest.approx(naive.p_value(gains), rel=1e-9, abs=1e-12)
        for other in current:  # all others are what they were
            if other[1] == edge.target:
                current[other] = replay.total(other)


@pytest.mark.parametrize("name", R_RUNS)
def test_edges_and_gains_are_those_of_networkinference(name: str) -> None:
    # Given the order of the nodes, even of edges that tie the same one is taken.
    wanted = run(name)
    network = infer(wanted.cascades, **wanted.settings)
    assert edges(network) == wanted.edges
    assert [edge.gain for edge in network.edges] == pytest.approx(wanted.gains, rel=1e-12)


@pytest.mark.parametrize("name", SNAP_RUNS)
def test_edges_and_gains_are_those_of_snap(name: str) -> None:
    wanted = run(name)
    network = infer(wanted.cascades, **wanted.settings)
    assert edges(network) == wanted.edges
    # SNAP prints six digits after the point.
    assert [edge.gain for edge in network.edges] == pytest.approx(wanted.gains, abs=5.1e-7)
    volumes = [edge["volume"] for edge in wanted.numbers["edges"]]
    assert [edge.items for edge in network.edges] == volumes


@pytest.mark.parametrize("name", R_RUNS + SNAP_RUNS)
def test_whatever_the_order_of_units_each_edge_was_a_best_one(name: str) -> None:
    wanted = run(name)
    network = infer(
        type(wanted.cascades).from_columns(*zip(*reversed(wanted.rows), strict=True)),
        **wanted.settings,
    )
    assert sorted(edge.gain for edge in network.edges) == pytest.approx(
        sorted(wanted.gains), rel=1e-9, abs=5.1e-7
    )
    replay = naive.Naive(
        wanted.rows,
        log_density(wanted),
        beta=network.settings["beta"],
        epsilon=network.settings["epsilon"],
        constant=network.settings["objective"] == "snap",
    )
    replayed(replay, network)


def approximate_normal(z: float) -> float:
    """Phi(z) by formula 7.1.26 of Abramowitz and Stegun, as NetworkInference has it."""
    x = abs(z) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * x)
    powers = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
    value = 1 - sum(a * t**k for k, a in enumerate(powers, start=1)) * math.exp(-x * x)
    return (1 + math.copysign(value, z)) / 2


def aliased_and_clean(
    replay: naive.Naive, added: list[tuple[str, str]]
) -> tuple[list[float], list[float]]:
    """The p-values of NetworkInference for edges as added, and those of the definition."""
    number = len(replay.times)
    owed = np.zeros(number)
    theirs, clean = [], []
    for edge in added:
        gains = np.array(replay.add(edge))
        clean.append(naive.p_value(gains.tolist()))
        differences = gains + np.where(gains > 0, owed, 0) - 1 / number
        owed = np.where(gains > 0, 0, owed) + 1 / number
        z = differences.sum() / (differences.std(ddof=1) * math.sqrt(number))
        theirs.append(1 - approximate_normal(z))
    return theirs, clean


@pytest.mark.parametrize("name", R_RUNS)
def test_why_the_p_values_of_networkinference_are_not_ours(name: str) -> None:
    """Its test takes 1/C from the new scores of the items in place, in the vector that it goes on
    with. The penalties add up from edge to edge, until an item gains and its score is reckoned
    anew; that item then seems to have gained its penalties of all edges before as well. Doing
    the same gives its p-values; done once for each edge, as meant, they are ours.
    """
    wanted = run(name)
    network = infer(wanted.cascades, **wanted.settings)
    replay = naive.Naive(wanted.rows, log_density(wanted))
    theirs, clean = aliased_and_clean(replay, wanted.edges)
    printed = [edge["p_value"] for edge in wanted.numbers["edges"]]
    assert theirs == pytest.approx(printed, rel=1e-6, abs=1e-9)
    assert [edge.p_value for edge in network.edges] == pytest.approx(clean, rel=1e-9, abs=1e-15)


def test_on_policies_it_stops_elsewhere() -> None:
    # Its 872 edges on SPID are those with the cutoff 0.1; by the definition there are 870.
    table = rows("spid_policies")
    cascades = type(run(R_RUNS[1]).cascades).from_columns(*zip(*table, strict=True))
    network = infer(cascades, rate=0.5, edges=880)
    replay = naive.Naive(table, lambda interval: math.log(0.5) - 0.5 * interval)
    theirs, clean = aliased_and_clean(replay, edges(network))
    assert next(n for n, p in enumerate(theirs, start=1) if p >= 0.1) == 872
    assert next(n for n, p in enumerate(clean, start=1) if p >= 0.1) == 870
    assert len(infer(cascades, rate=0.5, p_value=0.1)) == 870


def test_the_fault_is_not_small() -> None:
    wanted = run(R_RUNS[0])
    network = infer(wanted.cascades, **wanted.settings)
    printed = [edge["p_value"] for edge in wanted.numbers["edges"]]
    differences = [
        abs(edge.p_value - theirs) for edge, theirs in zip(network.edges, printed, strict=True)
    ]
    assert max(differences) == pytest.approx(0.117, abs=0.001)


@pytest.mark.parametrize("edges", [5, 100])
def test_trees_are_those_of_networkinference(edges: int) -> None:
    # Where no edge explains an adoption, its parent there is who does best from outside.
    wanted = run(f"netinf_example_exponential_l1_{edges}_trees")
    network = infer(wanted.cascades, **wanted.settings)
    found = {
        (each.item, each.unit): (each.source or each.outside, each.log_score)
        for each in network.adoptions()
        if each.log_score is not None
    }
    assert len(found) == len(wanted.numbers["trees"])
    for tree in wanted.numbers["trees"]:
        source, score = found[tree["cascade_id"], tree["child"]]
        assert source == tree["parent"]
        assert score == pytest.approx(tree["log_score"], rel=1e-12)


@pytest.mark.parametrize("table", ["spid_policies", "desmarais2015_policies"])
@pytest.mark.parametrize(
    "settings",
    [
        {"rate": 0.5},
        {"rate": 1.0, "objective": "snap"},
        {"transmission": "rayleigh", "sigma": 3.0},
        {"transmission": "log-normal", "mu": 1.0, "sigma": 1.0},
        {"transmission": "power-law", "alpha": 2.0, "objective": "snap"},
    ],
)
def test_on_policies_each_edge_was_a_best_one(table: str, settings: dict) -> None:
    table = rows(table)
    network = infer(
        type(run(R_RUNS[1]).cascades).from_columns(*zip(*table, strict=True)), edges=60, **settings
    )
    names = {"rate", "sigma", "mu", "alpha", "lower"}
    model = transmission(
        settings.get("transmission", "exponential"),
        **{name: value for name, value in settings.items() if name in names},
    )
    known = {time: float(model.log_density(np.array([float(time)]))[0]) for time in range(1, 400)}
    replay = naive.Naive(
        table,
        lambda interval: known[int(interval)],
        beta=network.settings["beta"],
        epsilon=network.settings["epsilon"],
        constant=network.settings["objective"] == "snap",
    )
    replayed(replay, network)
