"""Event history and Cox regression: what makes a unit adopt; only when asked for."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal

from lantoa.errors import UserError
from lantoa.graph.diffusion.cox import CoxFit, cox
from lantoa.graph.diffusion.event_history import EventHistory
from lantoa.graph.diffusion.event_model import EventModel, fit_event_model
from lantoa.graph.spread.measure import Figure, Measure
from lantoa.graph.spread.subject import Subject


def _event_history(link: Literal["logit", "cloglog"], subject: Subject) -> EventHistory:
    model = subject.event_model or EventModel()
    alone = subject.ties is None and (model.covariates or model.factors)
    ties = None if alone else subject.needs_ties()
    subject.needs_dates()
    return fit_event_model(
        model,
        subject.periodic,
        ties,
        link=link,
        population=subject.population,
        until=subject.periodic_until,
        dates=subject.dates,
    )


def _figures(result: EventHistory) -> list[Figure]:
    notes = "; ".join(note.rstrip(".") for note in result.notes) or None
    if not result.effects:
        return [Figure("effects", None, "", note=result.reason)]
    found = [
        Figure(f"effect of {effect.term}", effect.estimate, result.link, effect.standard_error)
        for effect in result.effects
    ]
    found.append(Figure("unit-years at risk", result.rows, "rows", note=notes))
    found.append(Figure("adoptions among them", result.events, "adoptions"))
    return found


def _cox(subject: Subject) -> CoxFit:
    model = subject.event_model or EventModel()
    known = {} if model.units is None else model.units.fixed
    subject.needs_dates()
    if not model.covariates and not model.factors:
        raise UserError("The model has no term; name columns of the units by --covariate.")
    values = {name: _values(name, known, subject) for name in (*model.covariates, *model.factors)}
    return cox(
        subject.times,
        values,
        factors=model.factors,
        until=subject.until,
        dates=subject.dates,
    )


def _values(name: str, known: Any, subject: Subject) -> dict[str, Any]:
    """Return the values of a column, or of its square, for the units that are measured."""
    base = name.removesuffix("^2")
    if name not in known and base not in known:
        raise UserError(
            f"The units have no column {base!r} that is the same at all times; the hazard of a "
            "Cox model takes no other."
        )
    column = known[name] if name in known else known[base]
    of_all = {unit: column.get(unit) for unit in subject.times}
    if name in known:
        return of_all
    return {u: v * v if isinstance(v, int | float) else v for u, v in of_all.items()}


def _cox_figures(result: CoxFit) -> list[Figure]:
    if not result.effects:
        return [Figure("effects", None, "", note=result.reason)]
    found = [
        Figure(
            f"effect of {effect.term}",
            effect.estimate,
            "log hazard ratio",
            effect.standard_error,
            f"hazard ratio {effect.ratio:.4g}",
        )
        for effect in result.effects
    ]
    return [
        *found,
        Figure("likelihood ratio", result.likelihood_ratio, "chi-square"),
        Figure("p", result.likelihood_ratio_p, "probability"),
        Figure("units used", result.units, "units", note=_left_out(result.dropped)),
        Figure("adopters among them", result.adopters, "units"),
    ]


def _left_out(dropped: int) -> str | None:
    return f"{dropped} more left out for a missing value" if dropped else None


_UNITS = {
    "estimate": "log odds (logit), log hazard (cloglog)",
    "standard_error": "log odds (logit), log hazard (cloglog)",
    "ratio": "odds ratio (logit), hazard ratio (cloglog)",
    "rows": "unit-years at risk",
    "events": "adoptions",
    "population": "units at risk",
}


def _measure(link: Literal["logit", "cloglog"], formula: str) -> Measure:
    return Measure(
        f"event-history-{link}",
        f"event history ({link})",
        f"{formula} = a + b exposure_i(t-1) + c t, for every year in which unit i is at risk, "
        "never-adopters included; standard errors clustered by unit",
        "Allison 1982, doi:10.2307/270718; Berry & Berry 1990, doi:10.2307/1963526",
        partial(_event_history, link),
        _figures,
        _UNITS,
        default=False,
    )


MEASURES = (
    _measure("logit", "log(h / (1 - h))"),
    _measure("cloglog", "log(-log(1 - h))"),
    Measure(
        "cox",
        "Cox regression",
        "h_i(t) = h_0(t) exp(x_i'b), partial likelihood, Efron's treatment of adoptions at one "
        "time; x_i by --covariate and --factor",
        "Cox 1972, doi:10.1111/j.2517-6161.1972.tb00899.x; Efron 1977",
        _cox,
        _cox_figures,
        {
            "estimate": "log hazard ratio",
            "standard_error": "log hazard ratio",
            "ratio": "hazard ratio",
            "units": "units",
            "adopters": "units",
            "population": "units given",
        },
        default=False,
    ),
)
