"""Gathering what a page about a model is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lantoa.report.document import Report

if TYPE_CHECKING:
    from lantoa.graph.store import Store


def report(store: Store, model: str, **options: Any) -> Report:
    """Gather what the graph knows of how a model spread, for a page.

    Args:
        store: the store.
        model: its name (case and diacritics do not count), or its IRI or CURIE.
        options: what :func:`lantoa.graph.spread.of_store.spread` takes: who adopts, how uncertain
            dates are treated. The numbers and pictures are those of that function.

    Raises:
        UnknownNameError: no model is called so.
        AmbiguousNameError: several models match.
        UserError: matplotlib is not installed.
    """
    from lantoa.graph.spread.of_store import spread
    from lantoa.graph.trace import trace
    from lantoa.pictures.page import need_matplotlib
    from lantoa.report import figures, where
    from lantoa.report.evidence import addresses
    from lantoa.report.numbers import numbers

    need_matplotlib()
    traced = trace(store, model)
    measured = spread(store, traced.model.iri, **options)
    lineage = measured.subject.lineage
    return Report(
        traced,
        measured,
        numbers(traced, measured),
        where.spots(traced, lineage) if lineage else [],
        figures.pictures(traced, measured),
        addresses(store, traced),
    )
