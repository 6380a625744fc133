"""Discrete-time event history: what makes a unit adopt in a year; only when asked for."""

from __future__ import annotations

from functools import partial
from typing import Literal

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
)
