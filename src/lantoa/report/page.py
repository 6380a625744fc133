"""A report: what a page about a model is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantoa.errors import UserError

if TYPE_CHECKING:
    from lantoa.graph.spread.result import Spread
    from lantoa.graph.store import Store
    from lantoa.graph.trace import Trace
    from lantoa.report.figures import Drawn
    from lantoa.report.numbers import NumberRow
    from lantoa.report.where import Spot


@dataclass(frozen=True, slots=True)
class Report:
    """A model's page.

    Attributes:
        trace: what the graph knows of it.
        spread: how it spreads, as ``lantoa spread`` measures it.
        numbers: the numbers that the page begins with, with their definitions.
        spots: where it is.
        pictures: by name: curve, survival, timeline, tree, provinces; None where nothing can be
            drawn.
        addresses: of the sources that have one, by IRI.
    """

    trace: Trace
    spread: Spread
    numbers: list[NumberRow]
    spots: list[Spot]
    pictures: dict[str, Drawn | None]
    addresses: dict[str, str] = field(default_factory=dict)

    def to_html(self) -> str:
        """Return the page: one file that needs no network and no other file."""
        from lantoa.report.document import document

        return document(self)

    def save(self, path: str | Path) -> Path:
        """Write the page.

        Raises:
            UserError: the file cannot be written.
        """
        target = Path(path)
        try:
            target.write_text(self.to_html(), encoding="utf-8")
        except OSError as error:
            raise UserError(f"{target} cannot be written ({error.strerror}).") from error
        return target

    def _repr_html_(self) -> str:
        # In a frame of its own, so that the notebook's style and the page's leave each other alone.
        from html import escape

        page = escape(self.to_html(), quote=True)
        return (
            f'<iframe srcdoc="{page}" sandbox style="border:0;height:40em;width:100%" '
            'title="lantoa"></iframe>'
        )


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
