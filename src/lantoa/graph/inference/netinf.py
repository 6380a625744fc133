"""Inferring a network from adoptions: the one function that most need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantoa.errors import UserError
from lantoa.graph.inference.automatic import automatic_parameters
from lantoa.graph.inference.bootstrap import support
from lantoa.graph.inference.cascades import Cascades, Missing
from lantoa.graph.inference.evidence import Evidence
from lantoa.graph.inference.greedy import Step, greedy
from lantoa.graph.inference.inferred_network import InferredEdge, InferredNetwork
from lantoa.graph.inference.objective import objective as objective_of
from lantoa.graph.inference.stopping import Stopping
from lantoa.graph.inference.tie_groups import TieGroup
from lantoa.graph.inference.transmission import canonical
from lantoa.graph.inference.transmission import transmission as transmission_of

if TYPE_CHECKING:
    import pandas as pd

    from lantoa.graph.adoptions import Adoptions, Dates

    Events = pd.DataFrame | Mapping[str, Sequence[object]] | str | Path | Cascades | Adoptions

#: Where to stop if nobody says.
P_VALUE = 0.05


def infer(
    events: Events,
    *,
    unit: str = "unit",
    item: str = "item",
    time: str = "time",
    time_to: str | None = None,
    missing: Missing = "drop",
    dates: Dates = "earliest",
    transmission: str = "exponential",
    rate: float | None = None,
    sigma: float | None = None,
    mu: float | None = None,
    alpha: float | None = None,
    lower: float | None = None,
    objective: str = "networkinference",
    beta: float | None = None,
    epsilon: float | None = None,
    edges: int | None = None,
    min_gain: float | None = None,
    p_value: float | None = None,
    keep_failing: bool = True,
    bootstrap: int = 0,
    seed: int = 0,
    progress: Callable[[str, int, int], None] | None = None,
) -> InferredNetwork:
    """Infer who probably followed whom from the order in which units adopted items (netinf).

    An edge u->v says that over all items v adopted so soon after u, and so often, that a network
    with the edge makes the adoptions likelier than one without. It is no observed influence:
    common causes, and a third unit that both follow, leave the same traces.

    Args:
        events: a row for each adoption: a DataFrame, columns by name, a file, or what is made of
            such.
        unit, item, time: its columns.
        time_to: its column of the latest time, where `time` is that of the earliest.
        missing: ``drop`` rows without a unit, item or time and count them in the settings, or
            ``refuse`` them.
        dates: which day stands for a date that is an interval.
        transmission: the density of the time between source and target: ``exponential``,
            ``rayleigh``, ``log-normal``, ``power-law``; see :mod:`.transmission`.
        rate: of the exponential, in one over the unit of time.
        sigma, mu, alpha, lower: the parameters of the other densities. If none is given they are
            taken from the data; see :mod:`.automatic`.
        objective: ``networkinference`` or ``snap``; see :mod:`.objective`.
        beta, epsilon: its constants, if not those that it was published with.
        edges: stop after so many.
        min_gain: stop before an edge that gains less.
        p_value: stop at the first edge whose p-value is not below; 0.05 if nothing else says when
            to stop and there are several items.
        keep_failing: keep that edge.
        bootstrap: from how many resamples of the items to reckon the support of the edges.
        seed: of the resampling.
        progress: called with what is done, how many are done, and how many there are.

    Returns:
        The network.

    Raises:
        UserError: the data or the settings cannot be used.

    References:
        M. Gomez-Rodriguez, J. Leskovec, A. Krause: Inferring networks of diffusion and influence.
        KDD 2010, doi:10.1145/1835804.1835933.
        B. A. Desmarais, J. J. Harden, F. J. Boehmke: Persistent policy pathways. American
        Political Science Review 109(2), 2015, doi:10.1017/S0003055415000040.

    >>> table = Cascades.from_columns("abcabcab", "xxxyyyzz", [1, 2, 5, 1, 2, 3, 3, 4])
    >>> found = infer(table, rate=1, edges=2)
    >>> [(edge.source, edge.target, round(edge.gain, 3), edge.items) for edge in found.edges]
    [('a', 'b', 66.998, 3), ('b', 'c', 44.665, 2)]
    >>> sorted(found.trees()["x"].edges())
    [('a', 'b'), ('b', 'c')]
    """
    cascades, about = _cascades(events, (unit, item, time, time_to), missing, dates)
    density = canonical(transmission)
    if cascades.pairs == 0:
        raise UserError(
            "No item was adopted at two different times, so that nothing tells who followed whom; "
            "give several adoptions of an item with their times."
        )
    given = {"rate": rate, "sigma": sigma, "mu": mu, "alpha": alpha, "lower": lower}
    automatic = all(value is None for value in given.values())
    model = transmission_of(
        density, **(automatic_parameters(cascades, density) if automatic else given)
    )
    aim = objective_of(objective, beta=beta, epsilon=epsilon)
    if p_value is not None and len(cascades) < 2:
        raise UserError(
            "With a single item no p-value can be had; stop by a number of edges or a gain instead."
        )
    if edges is None and min_gain is None and p_value is None and len(cascades) > 1:
        p_value = P_VALUE
    stopping = Stopping(edges, min_gain, p_value, keep_failing)
    if bootstrap < 0:
        raise UserError(f"The number of resamples must be 0 or more, not {bootstrap}.")
    if seed < 0:
        raise UserError(f"The seed must be 0 or more, not {seed}.")
    evidence = Evidence(cascades, model, aim)
    steps, stopped, ties = greedy(evidence, stopping)
    shares = None
    if bootstrap:

        def tell(done: int) -> None:
            if progress:
                progress("resample", done, bootstrap)

        counts = support(evidence, stopping, resamples=bootstrap, seed=seed, progress=tell)
        shares = [counts[step.source, step.target] / bootstrap for step in steps]
    settings: dict[str, Any] = {
        "algorithm": "netinf",
        "transmission": density,
        "parameters": model.parameters(),
        "parameters_from": "the data" if automatic else "given",
        "objective": aim.name,
        "beta": aim.beta,
        "epsilon": aim.epsilon,
        "stop": stopping.to_dict(),
        "stopped_by": stopped,
        "as_good_as_the_last": steps[-1].tied - 1 if steps else 0,
        "bootstrap": bootstrap,
        "seed": seed if bootstrap else None,
        "data": {**cascades.summary(), **about},
    }
    return InferredNetwork(settings, _edges(cascades, steps, ties, shares), ties, evidence)


def _cascades(
    events: Events,
    names: tuple[str, str, str, str | None],
    missing: Missing,
    dates: Dates,
) -> tuple[Cascades, dict[str, Any]]:
    """Return the cascades of events, and what else is known about these."""
    from lantoa.graph.adoptions import Adoptions

    if missing not in {"drop", "refuse"}:
        raise UserError(f"{missing!r} is no way with missing values; choose drop or refuse.")
    if isinstance(events, Cascades):
        return events, {}
    if not isinstance(events, Adoptions):
        events = _adoptions(events, names)
    about = {
        "time": events.scale.meaning,
        "population": events.population.to_dict(),
        "problems": [problem.to_dict() for problem in events.problems],
    }
    return Cascades.from_adoptions(events, dates=dates, missing=missing), about


def _adoptions(
    events: pd.DataFrame | Mapping[str, Sequence[object]] | str | Path,
    names: tuple[str, str, str, str | None],
) -> Adoptions:
    """Return the adoptions of a table, however it is given."""
    from lantoa.graph.adoptions import Adoptions
    from lantoa.graph.adoptions.files import read_adoptions

    unit, item, time, time_to = names
    if isinstance(events, str | Path):
        return read_adoptions(events, unit=unit, item=item, time=time, time_to=time_to)
    if isinstance(events, Mapping):
        columns = {
            name: cells.tolist() if hasattr(cells, "tolist") else list(cells)
            for name, cells in events.items()
        }
        if len({len(cells) for cells in columns.values()}) > 1:
            raise UserError("The columns differ in length; give each a cell for every adoption.")
        return Adoptions.of_columns(columns, unit=unit, item=item, time=time, time_to=time_to)
    if not (hasattr(events, "columns") and hasattr(events, "iloc")):
        raise UserError(
            "Give adoptions as a DataFrame with a row for each, as columns by name, or as a file, "
            f"not as a {type(events).__name__}."
        )
    return Adoptions.from_frame(events, unit=unit, item=item, time=time, time_to=time_to)


def _edges(
    cascades: Cascades,
    steps: list[Step],
    ties: tuple[TieGroup, ...],
    shares: list[float] | None,
) -> tuple[InferredEdge, ...]:
    group = {rank: number for number, tie in enumerate(ties, start=1) for rank in tie.ranks}
    return tuple(
        InferredEdge(
            source=cascades.units[step.source],
            target=cascades.units[step.target],
            gain=step.gain,
            p_value=step.p_value,
            support=None if shares is None else shares[rank],
            tie_group=group.get(rank),
            items=step.items,
        )
        for rank, step in enumerate(steps)
    )
