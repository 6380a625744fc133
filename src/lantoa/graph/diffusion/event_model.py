"""An event-history model as an analyst asks for it: columns of the units, ties, a trend."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, cast

from lantoa.errors import UserError
from lantoa.graph.diffusion.design import Baseline
from lantoa.graph.diffusion.event_history import EventHistory, event_history
from lantoa.graph.diffusion.person_periods import person_periods
from lantoa.graph.diffusion.ties_of_table import is_table
from lantoa.graph.diffusion.ties_over_time import TiesInTime, named_in
from lantoa.graph.diffusion.times import Times, checked_population
from lantoa.graph.diffusion.times_and_ties import units_and_times
from lantoa.graph.diffusion.unit_columns import UnitColumns, unit_columns_of

if TYPE_CHECKING:
    import pandas as pd

#: The column of the share of a unit's alters who have adopted.
EXPOSURE = "exposure"
#: Columns that every person-period table has.
_OWN = ("unit", "period", "time")


@dataclass(frozen=True, slots=True)
class EventModel:
    """What the hazard of adoption is to depend on, besides the exposure over ties if there are any.

    Attributes:
        covariates: numeric columns of the units; `"x^2"` is the square of the column x, and
            `"exposure^2"` that of the exposure.
        factors: columns of categories; each level but the first has a term.
        baseline: how the hazard depends on time: `linear`, `quadratic`, `cubic`, `log`,
            `dummies` (one a period) or `constant`.
        cluster: column by which standard errors are clustered: `unit`, or a column of the units;
            None: standard errors of the model.
        lag: how many periods before the exposure is taken; 0 would count a unit's adoption as
            following from those of the same period.
        valued: weigh alters by the value of the tie.
        outgoing: alters are those whom a unit names; False: those who name it.
        units: the columns, as of :func:`~lantoa.graph.diffusion.unit_columns.read_unit_columns`;
            a DataFrame is turned into them by `unit_columns_of` of the same module.
    """

    covariates: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    baseline: Baseline = "linear"
    cluster: str | None = "unit"
    lag: int = 1
    valued: bool = False
    outgoing: bool = True
    units: UnitColumns | None = None

    def __post_init__(self) -> None:
        if is_table(self.units):
            object.__setattr__(self, "units", unit_columns_of(cast("pd.DataFrame", self.units)))

    def columns(self) -> tuple[str, ...]:
        """Return the columns of the units that the model names.

        >>> EventModel(("people", "people^2", "exposure^2"), ("coast",)).columns()
        ('people', 'coast')
        """
        known = () if self.units is None else self.units.names
        named = [term if term in known else _base(term) for term in self.covariates]
        named += [*self.factors, *([self.cluster] if self.cluster else [])]
        return tuple(dict.fromkeys(name for name in named if name not in (*_OWN, EXPOSURE)))


def fit_event_model(
    model: EventModel,
    times: Times,
    ties: TiesInTime | None = None,
    *,
    link: Literal["logit", "cloglog"] = "logit",
    entries: Mapping[Any, float | None] | None = None,
    exits: Mapping[Any, float | None] | None = None,
    population: int | None = None,
    units_at_risk: bool = False,
    period: float = 1.0,
    origin: float | None = None,
    until: float | None = None,
    dates: str = "exact",
    level: float = 0.95,
) -> EventHistory:
    """Fit an event-history model to times of adoption, ties and columns of the units.

    At risk is every unit that the times name, adopter or not, and every one that only the ties
    name, from the first period until it adopts; see
    :func:`~lantoa.graph.diffusion.person_periods.person_periods` and, for the model,
    :func:`~lantoa.graph.diffusion.event_history.event_history`.

    Args:
        model: what the hazard depends on.
        times: unit -> time of adoption in years, None for one that has not adopted so far; or a
            pandas Series.
        ties: a network (ego -> alter), or several (see
            :func:`~lantoa.graph.diffusion.exposure.exposure`); None: no exposure.
        link: ``logit`` or ``cloglog``.
        entries: unit -> moment from which it is at risk (it was made then); None: all the time.
        exits: unit -> moment from which it no longer is (it was dissolved then).
        population: units at risk, if more than are named; of the others nothing is known. Units
            that only ties or columns name are of them, and where they are more, a note says it.
        units_at_risk: whether units that only the columns name are at risk too, as
            never-adopters; else they are left out, and a note tells how many.
        period: length of a period in years.
        origin: when the first period begins; None: with the first adoption.
        until: the last moment that was observed; None: the last adoption.
        dates: how the caller treated uncertain dates.
        level: of the confidence intervals.

    Returns:
        The fit; its `notes` tell what was left out.

    Raises:
        UserError: no term, a column that the units lack, columns of quite other units, or as
            `event_history`.
        MissingExtraError: pandas or statsmodels is not installed.

    >>> rich = {"a": 1, "b": 1, "c": 0, "d": 1, "e": 0, "f": 0, "g": 1, "h": 0}
    >>> units = UnitColumns("a table", tuple(rich), {"rich": rich})
    >>> times = {"a": 1.0, "b": 2.0, "c": 2.0, "d": 3.0, "f": 3.0, "h": 2.0}
    >>> fit = fit_event_model(EventModel(("rich",), units=units), times, units_at_risk=True)
    >>> [(effect.term, round(effect.estimate, 3)) for effect in fit.effects]
    [('(Intercept)', -2.697), ('period', 0.974), ('rich', 0.188)]
    >>> fit.population, fit.notes[-1]
    (8, '2 units that only a table names are at risk and have not adopted.')
    """
    wanted = model.columns()
    dated = dict(zip(*units_and_times(times), strict=True))
    if ties is None and not model.covariates and not model.factors:
        raise UserError("The model has no term; give ties between the units, or covariates.")
    if ties is None and any(_base(term) == EXPOSURE for term in model.covariates):
        raise UserError("The exposure needs ties between the units; give them.")
    columns = _checked(model, wanted)
    at_risk: dict[Any, float | None] = dict(dated)
    notes: list[str] = []
    if columns is not None:
        notes = [f"{problem}." for problem in columns.problems]
        everybody = dict.fromkeys((*dated, *(named_in(ties) if ties is not None else ())))
        notes += _matched(columns, everybody, units_at_risk)
        if units_at_risk:
            at_risk = dict.fromkeys(columns.units, None) | at_risk
    named = dict.fromkeys((*at_risk, *(named_in(ties) if ties is not None else ())))
    if population is not None:
        known = sum(time == time for time in dated.values())  # noqa: PLR0124 (nan: not so far)
        if checked_population(known, len(dated), population) < len(named):
            notes.append(
                f"{len(named):,} units are at risk, not {population:,}: the ties or columns name "
                "others than the times."
            )
            population = None
    table = person_periods(
        at_risk,
        covariates={n: columns.fixed[n] for n in wanted if n in columns.fixed} if columns else None,
        varying={n: columns.varying[n] for n in wanted if n in columns.varying}
        if columns
        else None,
        exposures=None if ties is None else {EXPOSURE: ties},
        lag=model.lag,
        valued=model.valued,
        outgoing=model.outgoing,
        entries=entries,
        exits=exits,
        population=population,
        period=period,
        origin=origin,
        until=until,
        dates=dates,
    )
    if table.widened:
        notes.append(
            f"{table.widened:,} units adopted at a time when they were not said to be at risk: "
            "that time is at risk too."
        )
    own = () if ties is None or EXPOSURE in model.covariates else (EXPOSURE,)
    found = event_history(
        table,
        (*own, *model.covariates),
        factors=model.factors,
        baseline=model.baseline,
        link=link,
        cluster=model.cluster,
        level=level,
    )
    if found.dropped:
        notes.append(
            f"{found.dropped:,} unit-periods were left out because a value is unknown in them."
        )
    return replace(found, notes=(*found.notes, *notes))


def _base(term: str) -> str:
    """Return the column of a term: x of `x^2`."""
    name, caret, power = term.rpartition("^")
    return name.strip() if caret and power.isdecimal() else term


def _checked(model: EventModel, wanted: tuple[str, ...]) -> UnitColumns | None:
    """Return the columns of the units, None where there are none."""
    named = {_base(term) for term in (*model.covariates, *model.factors)}
    if model.units is not None and EXPOSURE in model.units.names and EXPOSURE in named:
        raise UserError(
            f"{model.units.where} has a column {EXPOSURE!r}, which is what the exposure over the "
            "ties is called; give it another name."
        )
    if not wanted:
        return model.units
    if model.units is None:
        raise UserError(
            f"The column {wanted[0]!r} is of the units; give a table with a row for each unit."
        )
    for name in wanted:
        if name not in model.units.names:
            raise UserError(
                f"{model.units.where} has no column {name!r}, only {', '.join(model.units.names)}."
            )
    return model.units


def _matched(
    columns: UnitColumns, everybody: Mapping[Hashable, Any], units_at_risk: bool
) -> list[str]:
    """Return what to know of units that only the columns or only the others name."""
    known = set(columns.units)
    lacking = [unit for unit in everybody if unit not in known]
    if everybody and columns.units and len(lacking) == len(everybody):
        raise UserError(
            f"{columns.where} names none of the units, such as {lacking[0]!r}, but others, such "
            f"as {columns.units[0]!r}; call the units by the same names in both."
        )
    notes = []
    if lacking:
        notes.append(
            f"{columns.where} lacks {len(lacking):,} units at risk, such as {lacking[0]!r}: their "
            "covariates are unknown."
        )
    only = [unit for unit in columns.units if unit not in everybody]
    if only and units_at_risk:
        notes.append(
            f"{len(only):,} units that only {columns.where} names are at risk and have not adopted."
        )
    elif only:
        notes.append(
            f"{len(only):,} units that only {columns.where} names, such as {only[0]!r}, were left "
            "out: they are not at risk."
        )
    return notes
