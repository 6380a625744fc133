"""What of a store a network is of: models, a theme, a place, a period, who stands behind it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.network.lean import Ints, Lean
from lantoa.graph.network.links import Links, links
from lantoa.ontology.namespaces import concept
from lantoa.ontology.time import TimeSpan

if TYPE_CHECKING:
    from lantoa.graph.store import Store

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to keep; None keeps all.

    Attributes:
        model: the name or the IRI of a model, or several of them.
        theme: the name of a theme, such as ``drugs``.
        place: the name or the IRI of a place: itself and all within it, and of a unit made by a
            merger also what was merged.
        period: EDTF, such as ``2015/2020``: what may have happened in it; what has no date is
            left out, and counted.
        standing: who may stand behind an edge: ``said``, ``judged``, ``inferred``.
    """

    model: str | tuple[str, ...] | None = None
    theme: str | None = None
    place: str | None = None
    period: str | None = None
    standing: tuple[str, ...] = ("said", "judged")

    def days(self) -> tuple[int, int]:
        """Return the period as ordinals, its open ends as far as days go.

        >>> Filters(period="2016").days()
        (735964, 736329)

        Raises:
            UserError: it is no EDTF date or interval.
        """
        try:
            span = TimeSpan.parse(self.period or "../..")
        except ValueError:
            raise UserError(
                f"{self.period!r} is no period; write it like 2015/2020, 2016-05 or 2015/.."
            ) from None
        return (
            span.earliest.toordinal() if span.earliest else 1,
            span.latest.toordinal() if span.latest else 10**7,
        )


class Chosen:
    """The nodes and links of a store that filters keep."""

    def __init__(self, store: Store, source: Lean, filters: Filters) -> None:
        self.source = source
        self.filters = filters
        self.model_kept = self._models(store)
        self.place_kept = self._places(store)
        #: How many links or nodes a period left out because they have no date.
        self.undated = 0

    def nodes(self, *, dated: bool = True) -> Mask:
        """Return which nodes are kept.

        Args:
            dated: apply the period to when they may have begun.
        """
        kept = self._of_model(np.arange(len(self.source.nodes)))
        if self.place_kept is not None:
            kept &= _looked_up(self.place_kept, self.source.place)
        if dated and self.filters.period:
            kept &= self._in_period(*self.source.started, kept)
        return kept

    def links(self) -> Links:
        """Return the links that are kept: of the models, with an end in the place."""
        found = links(self.source, self.filters.standing)
        kept = self._of_model(found.target) | self._of_model(found.source)
        if self.place_kept is not None:
            place = self.source.place
            kept &= _looked_up(self.place_kept, place[found.source]) | _looked_up(
                self.place_kept, place[found.target]
            )
        first, last = self.source.started
        # Without a date of its own, a replication is dated by the beginning of the replica.
        own = (found.earliest > 0) | (found.latest > 0)
        found.earliest[:] = np.where(own, found.earliest, first[found.target])
        found.latest[:] = np.where(own, found.latest, last[found.target])
        if self.filters.period:
            kept &= self._in_period(found.earliest, found.latest, kept)
        return found if kept.all() else found.where(kept)

    def _of_model(self, nodes: Ints) -> Mask:
        if self.model_kept is None:
            return np.ones(len(nodes), dtype=np.bool_)
        return _looked_up(self.model_kept, self.source.model[nodes])

    def _in_period(self, earliest: Ints, latest: Ints, among: Mask) -> Mask:
        start, end = self.filters.days()
        dated = (earliest > 0) | (latest > 0)
        self.undated = int((among & ~dated).sum())
        inside: Mask = dated & (earliest <= end) & ((latest >= start) | (latest == 0))
        return inside

    def _models(self, store: Store) -> Mask | None:
        from lantoa.graph.find import resolve

        source, filters = self.source, self.filters
        if filters.model is None and filters.theme is None:
            return None
        wanted: set[str] | None = None
        if filters.model is not None:
            names = [filters.model] if isinstance(filters.model, str) else filters.model
            wanted = {resolve(store, "model", name) for name in names}
        if filters.theme is not None:
            of_theme = concept("theme", _theme(filters.theme))
            themed = {model for model, theme in source.pairs("theme") if theme == of_theme}
            wanted = themed if wanted is None else wanted & themed
        assert wanted is not None
        return np.array([model in wanted for model in source.models], dtype=np.bool_)

    def _places(self, store: Store) -> Mask | None:
        from lantoa.graph.find import resolve
        from lantoa.graph.network.units import within

        if self.filters.place is None:
            return None
        wanted = resolve(store, "place", self.filters.place)
        return np.array(
            [within(self.source.chains, place, wanted) for place in self.source.places],
            dtype=np.bool_,
        )


def choose(store: Store, filters: Filters) -> Chosen:
    """Return what filters keep of a store, with its judgements in effect if they are to count."""
    from lantoa.graph.judgements import as_judged

    taken = store if tuple(filters.standing) == ("said",) else as_judged(store)
    return Chosen(taken, Lean(taken), filters)


def _theme(name: str) -> str:
    from lantoa.ontology import vocabulary

    known = {c.name.rpartition("/")[2] for c in vocabulary.concepts("theme")}
    if name not in known:
        close = difflib.get_close_matches(name, known) or sorted(known)
        raise UnknownNameError("theme", name, close)
    return name


def _looked_up(kept: Mask, numbers: Ints) -> Mask:
    """Whether each number is kept; -1 never is."""
    return np.append(kept, False)[numbers]


def standing_of(names: Iterable[str], *, said_only: bool = False) -> tuple[str, ...]:
    """Return the standings asked for; ``said`` alone if only what is said counts.

    >>> standing_of(("said", "judged"), said_only=True)
    ('said',)
    """
    return ("said",) if said_only else tuple(names)
