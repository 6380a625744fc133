"""The options of ``lantoa spread``, by what they are about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from lantoa.graph.adoptions import Dates
    from lantoa.graph.adoptions.imputation import Imputation
    from lantoa.graph.adoptions.roll_up import Geography
    from lantoa.graph.adoptions.store_reading import Adopter
    from lantoa.graph.diffusion.design import Baseline
    from lantoa.graph.diffusion.event_model import EventModel
    from lantoa.graph.spread.tie_options import TieOptions

F = TypeVar("F", bound=Callable[..., Any])

_TABLE = (
    click.option("--events", metavar="FILE", help="A table of adoptions, instead of the graph."),
    click.option("--unit", metavar="COLUMN", help="Its column that tells who adopted."),
    click.option("--item", metavar="COLUMN", help="Its column that tells what, if several things."),
    click.option("--time", metavar="COLUMN", help="Its column that tells when; empty: not so far."),
    click.option(
        "--time-to",
        metavar="COLUMN",
        help="Its column of the latest time, where --time is the earliest.",
    ),
    click.option("--item-name", metavar="NAME", help="Of the table: which item."),
    click.option(
        "--source", metavar="COLUMN", help="Its column of whom the unit took it over from."
    ),
    click.option(
        "--latitude", metavar="COLUMN", help="Of the table or of --units: where units are."
    ),
    click.option("--longitude", metavar="COLUMN", help="Likewise."),
    click.option(
        "--province",
        metavar="COLUMN",
        help="Likewise: the province, state or region that a unit lies in.",
    ),
    click.option("--district", metavar="COLUMN", help="Likewise: the district."),
    click.option("--time-unit", metavar="WORD", help="Of the table's times, e.g. month."),
    click.option("--encoding", default="utf-8-sig", show_default=True, help="Of the tables."),
)
_UNITS = (
    click.option(
        "--ties",
        metavar="FILE|KIND",
        help="A table of ties (ego, alter[, value]; ego names alter), or what makes them: "
        "nearest:6, within:20 (km), district, province, co-adoption[:YEARS].",
    ),
    click.option("--population", type=int, metavar="N", help="How many units could adopt."),
    click.option(
        "--units",
        metavar="FILE",
        help="A table about the units, a row for each (or for each and year): who is at risk, "
        "where they are, covariates.",
    ),
    click.option("--units-unit", metavar="COLUMN", help="Its column of the units."),
    click.option("--units-time", metavar="COLUMN", help="Its column of the year, if it has one."),
)
_GRAPH = (
    click.option(
        "--level",
        type=click.Choice(["commune", "district", "province", "deployment"]),
        default="commune",
        show_default=True,
        help="Of the graph: what adopts.",
    ),
    click.option(
        "--geography",
        type=click.Choice(["then", "now"]),
        default="then",
        show_default=True,
        help="Of the graph: units as they were, or rolled up into today's.",
    ),
    click.option("--period", metavar="EDTF", help="Of the graph: only adoptions in it."),
    click.option("--said-only", is_flag=True, help="Of the graph: without what analysts judged."),
)
_TIMES = (
    click.option(
        "--until",
        metavar="TIME",
        help="End of observation, as in the table or a date: units that have not adopted by then "
        "are censored there.",
    ),
    click.option(
        "--dates",
        type=click.Choice(["earliest", "latest", "midpoint", "impute"]),
        default="earliest",
        show_default=True,
        help="What stands for a date that is an interval.",
    ),
    click.option(
        "--imputations",
        type=int,
        default=20,
        show_default=True,
        help="Of --dates impute: how many.",
    ),
    click.option(
        "--seed",
        type=click.IntRange(min=0),
        default=0,
        show_default=True,
        help="Of --dates impute.",
    ),
)
_OVER_TIES = (
    click.option("--valued", is_flag=True, help="Weigh alters by the values of the ties."),
    click.option(
        "--incoming", is_flag=True, help="A unit's alters are those who name it, not whom it names."
    ),
    click.option(
        "--exposure-lag",
        type=click.IntRange(min=0),
        default=0,
        show_default=True,
        help="Of exposure and thresholds: years before.",
    ),
    click.option(
        "--lags",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        help="Of infectiousness and susceptibility: years that count.",
    ),
    click.option(
        "--discount",
        default="linear",
        show_default=True,
        metavar="linear|RATE",
        help="Likewise: later years weigh less, 1/k or (1 + RATE)^(1 - k).",
    ),
    click.option(
        "--not-normalized", is_flag=True, help="Numbers of alters and adoptions, not shares."
    ),
    click.option(
        "--without-first", is_flag=True, help="Of thresholds: without the first adopters."
    ),
)
_EVENT_HISTORY = (
    click.option(
        "--covariate",
        "covariates",
        multiple=True,
        metavar="COLUMN",
        help="Of the event history: a column of numbers of the units (x^2: its square); may be "
        "given again.",
    ),
    click.option(
        "--factor", "factors", multiple=True, metavar="COLUMN", help="Likewise, of categories."
    ),
    click.option(
        "--baseline",
        type=click.Choice(["linear", "quadratic", "cubic", "log", "dummies", "constant"]),
        help="Of the event history: how the hazard depends on time.  [default: linear]",
    ),
    click.option(
        "--cluster",
        metavar="COLUMN|none",
        help="Of the event history: standard errors are clustered by it.  [default: unit]",
    ),
    click.option(
        "--lag", type=int, help="Of the event history: years before, of exposure.  [default: 1]"
    ),
)
_SHOWN = (
    click.option(
        "--measure",
        "names",
        multiple=True,
        metavar="NAME",
        help="Only this measure; may be given again. One alone gives its whole table as CSV.",
    ),
    click.option(
        "--per-unit/--no-per-unit",
        default=None,
        help="In JSON: a row for each unit and replication, or none; by default up to 2,000.",
    ),
    click.option("--list", "listed", is_flag=True, help="List the measures with definitions."),
)


def spread_options(function: F) -> F:
    """Add the options to a command."""
    for option in reversed(
        (*_TABLE, *_UNITS, *_GRAPH, *_TIMES, *_OVER_TIES, *_EVENT_HISTORY, *_SHOWN)
    ):
        function = option(function)
    return function


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the options say."""

    events: str | None
    unit: str | None
    item: str | None
    time: str | None
    time_to: str | None
    item_name: str | None
    source: str | None
    latitude: str | None
    longitude: str | None
    province: str | None
    district: str | None
    time_unit: str | None
    encoding: str
    ties: str | None
    population: int | None
    units: str | None
    units_unit: str | None
    units_time: str | None
    level: Adopter
    geography: Geography
    period: str | None
    said_only: bool
    until: str | None
    dates: str
    imputations: int
    seed: int
    valued: bool
    incoming: bool
    exposure_lag: int
    lags: int
    discount: str
    not_normalized: bool
    without_first: bool
    covariates: tuple[str, ...]
    factors: tuple[str, ...]
    baseline: Baseline | None
    cluster: str | None
    lag: int | None
    names: tuple[str, ...]
    per_unit: bool | None
    listed: bool

    def of_table(self) -> str | None:
        """Return an option that is given and is only of a table."""
        table = ("unit", "item", "time", "time_to", "item_name", "source", "time_unit")
        about = ("latitude", "longitude", "province", "district")
        return next(
            (f"--{n.replace('_', '-')}" for n in (*table, *about) if getattr(self, n)), None
        )

    def how_dates(self) -> Dates | Imputation:
        """Return what stands for dates that are intervals."""
        if self.dates == "impute":
            from lantoa.graph.adoptions.imputation import Imputation

            return Imputation(self.imputations, self.seed)
        chosen: dict[str, Dates] = {"latest": "latest", "midpoint": "midpoint"}
        return chosen.get(self.dates, "earliest")

    def event_model(self) -> EventModel | None:
        """Return what the event history is to depend on; None if nothing is said of it."""
        given = (self.covariates, self.factors, self.baseline, self.cluster, self.lag)
        if not any(value not in (None, ()) for value in given):
            return None
        from lantoa.graph.diffusion.event_model import EventModel

        return EventModel(
            covariates=self.covariates,
            factors=self.factors,
            baseline=self.baseline or "linear",
            cluster=None if self.cluster == "none" else self.cluster or "unit",
            lag=1 if self.lag is None else self.lag,
            valued=self.valued,
            outgoing=not self.incoming,
        )

    def tie_options(self) -> TieOptions:
        """Return the settings of the measures over ties."""
        from lantoa.errors import UserError
        from lantoa.graph.spread.tie_options import TieOptions

        try:
            rate = None if self.discount == "linear" else float(self.discount)
        except ValueError:
            raise UserError(
                f"{self.discount!r} is no discount; give linear, or a rate such as 0.5."
            ) from None
        return TieOptions(
            valued=self.valued,
            outgoing=not self.incoming,
            lag=self.exposure_lag,
            lags=self.lags,
            discount="linear" if rate is None else "exponential",
            rate=0.5 if rate is None else rate,
            normalized=not self.not_normalized,
            include_censored=not self.without_first,
        )

    def measures(self) -> tuple[str, ...]:
        """Return the measures: asked for, or the event history if only that is spoken of."""
        return self.names or (("event-history-logit",) if self.event_model() else ())
