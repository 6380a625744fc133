"""Inferring a network from what a store knows, and keeping it there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.inference.inferred_network import InferredNetwork
from lantoa.graph.inference.netinf import infer

if TYPE_CHECKING:
    from lantoa.graph.adoptions.roll_up import Geography
    from lantoa.graph.adoptions.store_reading import Adopter
    from lantoa.graph.store import Store

#: What can follow; single deployments adopt once each, so that nothing is to be learned of them.
LEVELS = ("commune", "district", "province")


def infer_in_store(
    store: Store,
    *,
    level: Adopter = "commune",
    geography: Geography = "then",
    model: str | None = None,
    theme: str | None = None,
    period: str | None = None,
    said_only: bool = False,
    keep: bool = False,
    **options: Any,
) -> InferredNetwork:
    """Infer which units probably followed which from the adoptions of models in a store.

    Args:
        store: the store to read.
        level: what follows: ``commune``, ``district`` or ``province``.
        geography: units as they were ``then``, or the old ones rolled up into today's, ``now``.
        model, theme, period, said_only: which adoptions; see
            :func:`lantoa.graph.adoptions.adoptions_of`.
        keep: write the result into the store, in a graph of its own; see :mod:`.record`. What was
            kept is then in the settings.
        options: everything else that :func:`.netinf.infer` takes.

    Raises:
        UserError: no such level, no dated adoptions, or settings that cannot be used.
        StoreError: it is to be kept and the store cannot be written.
    """
    from lantoa.graph.adoptions.from_store import adoptions_in, read_store

    if level not in LEVELS:
        raise UserError(f"{level!r} cannot follow; choose from {', '.join(LEVELS)}.")
    models = read_store(store, model=model, theme=theme, said_only=said_only)
    table = adoptions_in(models, level=level, geography=geography, period=period)
    if not np.isfinite(table.times(options.get("dates", "earliest"))).any():
        told = "; ".join(str(problem) for problem in table.problems)
        raise UserError(
            f"No {level} is known to have had a model at a known time{told and f' ({told})'}, so "
            "that nothing can be inferred; try another --level, --period or --theme, or --dates "
            "latest."
        )
    found = infer(table, **options)
    which = {"model": model, "theme": theme, "period": period, "said_only": said_only}
    settings = {**found.settings, "level": level, "geography": geography, "of": which}
    found = replace(found, settings=settings)
    if not keep:
        return found
    from lantoa.graph.inference.deployments import first_deployments
    from lantoa.graph.inference.record import record

    dates = options.get("dates", "earliest")
    deployments = first_deployments(
        models, level=level, geography=geography, dates=dates, period=period
    )
    kept = record(store, found, table, deployments)
    return replace(found, settings={**settings, "kept": kept.to_dict()})
