"""How long cascades, innovativeness and event history take, beside the same done the naive way.

    python benchmarks/cascades_speed.py [--nodes 124000] [--models 2500] [--communes 5000]

Lineages, adoptions and times are drawn with a seed. The naive ways: networkx walks all pairs of
the largest cascades; the bootstrap loops over replicates, units and items; statsmodels fits from
its own start. It prints seconds, and how many times faster; both ways must give the same numbers.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import statsmodels.api as sm

from lantoa.graph.diffusion.cascade_shape import cascade_shape
from lantoa.graph.diffusion.design import design
from lantoa.graph.diffusion.event_history import event_history
from lantoa.graph.diffusion.innovativeness_boushey import boushey
from lantoa.graph.diffusion.person_periods import person_periods
from lantoa.graph.diffusion.structural_virality import structural_virality


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def line(name: str, seconds: float, naive: float | None = None) -> None:
    beside = f"   naive {naive:8.3f} s   {naive / seconds:7.1f} times" if naive else ""
    print(f"{name:48}{seconds:9.3f} s{beside}")


def lineage(nodes: int, models: int) -> nx.DiGraph[int]:
    """Cascades of each model; one replica in fifty has a second parent."""
    draw = np.random.default_rng(1)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(nodes))
    for node in range(models, nodes):
        model, rank = node % models, node // models
        for parents in range(1 + (draw.random() < 0.02)):
            if draw.random() < 0.9 or parents:
                graph.add_edge(model + models * int(draw.integers(0, rank)), node)
    return graph


def cascades(nodes: int, models: int) -> None:
    graph = lineage(nodes, models)
    seconds, shapes = timed(lambda: cascade_shape(graph))
    line(f"cascade shape, {nodes:,} deployments", seconds)
    line("structural virality of all", timed(lambda: structural_virality(graph))[0])
    part = nx.DiGraph(graph.subgraph(node for node in graph if node % models < 100))
    seconds, ours = timed(lambda: structural_virality(part))

    def naive() -> list[float]:
        found = []
        for component in nx.weakly_connected_components(part):
            if len(component) > 1:
                inner = part.subgraph(component).to_undirected()
                total = sum(
                    sum(reached.values()) for _, reached in nx.all_pairs_shortest_path_length(inner)
                )
                found.append(total / (len(component) * (len(component) - 1)))
        return found

    slow, expected = timed(naive)
    values = sorted(one.value for one in ours.components)
    np.testing.assert_allclose(values, sorted(expected), rtol=1e-12)
    line("structural virality of 100 models", seconds, slow)
    print(f"{'':4}{len(shapes.components):,} cascades, the largest of {shapes.components[0].size}")


def innovativeness() -> None:
    draw = np.random.default_rng(2)
    items = {
        item: {unit: float(t) for unit, t in enumerate(times) if t < 2020}
        for item, times in enumerate(draw.integers(2000, 2030, (300, 50)))
    }
    replicates = 100
    seconds, found = timed(lambda: boushey(items, units=range(50), replicates=replicates))
    labels = sorted(items, key=str)
    draws = np.random.default_rng(0).multinomial(300, np.full(300, 1 / 300), size=replicates)

    def naive() -> dict[int, float]:
        scores: dict[int, list[float]] = {unit: [] for unit in range(50)}
        for drawn in draws.tolist():
            for unit in range(50):
                total = 0.0
                for label, times in zip(labels, drawn, strict=True):
                    adopters = items[label]
                    if unit in adopters:
                        end = max(adopters.values()) + 1
                        total += times * (end - adopters[unit]) / (end - min(adopters.values()))
                scores[unit].append(total / 300)
        return {unit: float(np.std(values, ddof=1)) for unit, values in scores.items()}

    slow, expected = timed(naive)
    for unit, error in expected.items():
        np.testing.assert_allclose(found.score(unit).standard_error, error, rtol=1e-9)
    line(f"innovativeness, 50 units, {replicates} replicates", seconds, slow)


def event_histories(communes: int) -> None:
    draw = np.random.default_rng(3)
    times = {
        unit: float(draw.integers(2005, 2025)) if draw.random() < 0.3 else None
        for unit in range(communes)
    }
    size = dict(enumerate(draw.normal(size=communes).tolist()))
    seconds, made = timed(lambda: person_periods(times, covariates={"size": size}))
    line(f"person-periods, {len(made.table):,} rows", seconds)
    seconds, fit = timed(lambda: event_history(made, ["size"], cluster=None))
    terms = design(made.table, ["size"])

    def naive() -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = sm.GLM(terms.outcome, terms.matrix, family=sm.families.Binomial())
            return model.fit(tol=1e-10, tol_criterion="params").params / terms.scale

    slow, expected = timed(naive)
    np.testing.assert_allclose([e.estimate for e in fit.effects], expected, rtol=1e-7)
    line("event history with a dummy a period", seconds, slow)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=124_000)
    parser.add_argument("--models", type=int, default=2_500)
    parser.add_argument("--communes", type=int, default=5_000)
    settings = parser.parse_args()
    boushey({"x": {"a": 1, "b": 2}, "y": {"a": 2, "b": 1}}, replicates=2)  # imports what is late
    cascades(settings.nodes, settings.models)
    innovativeness()
    event_histories(settings.communes)


if __name__ == "__main__":
    main()
