"""What the options of ``lantoa spread`` say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lantoa.graph.adoptions import Dates
    from lantoa.graph.adoptions.imputation import Imputation
    from lantoa.graph.adoptions.roll_up import Geography
    from lantoa.graph.adoptions.store_reading import Adopter
    from lantoa.graph.diffusion.design import Baseline
    from lantoa.graph.diffusion.event_model import EventModel
    from lantoa.graph.spread.tie_options import TieOptions


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
