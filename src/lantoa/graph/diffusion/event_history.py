"""Discrete-time event history: what makes a unit at risk adopt sooner, with never-adopters in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.design import Baseline, Design, design
from lantoa.graph.diffusion.glm_fit import MOST_STEPS, fit_binomial
from lantoa.graph.diffusion.person_periods import PersonPeriods
from lantoa.graph.diffusion.separation import separating_terms
from lantoa.graph.diffusion.times import checked_level, plain
from lantoa.graph.frames import frame

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

#: Beyond this linear predictor a fitted chance is 0 or 1 to six digits: separation is looked for.
_EXTREME = 14.0
#: A standard error below this is rounding.
_NOTHING = 1e-10


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect of one term.

    Attributes:
        term: ``(Intercept)``, a covariate, a power ``x^2`` or a level ``city=2``.
        estimate: on the scale of the link: log odds (logit) or log hazard (cloglog).
        standard_error: clustered, if the fit says so.
        z: estimate over standard error; None where all clusters are so alike that it is 0.
        p: two-sided, from the normal distribution; None without z.
        lower, upper: of the confidence interval.
        ratio: exp(estimate): the odds ratio (logit) or hazard ratio (cloglog).
    """

    term: str
    estimate: float
    standard_error: float
    z: float | None
    p: float | None
    lower: float
    upper: float
    ratio: float


@dataclass(frozen=True, slots=True)
class EventHistory:
    """A fitted discrete-time event-history model.

    Attributes:
        effects: the terms in order; empty if the fit did not converge.
        link: ``logit`` or ``cloglog``.
        baseline: how the hazard depends on time.
        rows: unit-periods at risk that the fit uses.
        events: adoptions among them.
        units: units among them.
        population: units at risk before rows were left out; None where the table does not say.
        dropped: rows left out because a value is missing.
        log_likelihood, deviance, null_deviance, aic: of the fit; None if it did not converge.
        standard_errors: ``model`` or ``clustered by ...``.
        clusters: how many there are; None without clustering.
        level: of confidence.
        converged: whether the fit did.
        dates: how uncertain dates were treated.
        notes: what to know before using the numbers.
        reason: why there is no estimate, if there is none.
    """

    effects: tuple[Effect, ...]
    link: str
    baseline: str
    rows: int
    events: int
    units: int | None
    population: int | None
    dropped: int
    log_likelihood: float | None
    deviance: float | None
    null_deviance: float | None
    aic: float | None
    standard_errors: str
    clusters: int | None
    level: float
    converged: bool
    dates: str = "exact"
    notes: tuple[str, ...] = ()
    reason: str | None = None

    def effect(self, term: str) -> Effect:
        """Return the effect of a term.

        Raises:
            KeyError: the model has no such term.
        """
        return next((e for e in self.effects if e.term == term), None) or _missing(term)

    def to_dict(self) -> dict[str, Any]:
        """Return the fit as plain values, ready for JSON."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> pd.DataFrame:
        """Return one row a term."""
        return frame([asdict(e) for e in self.effects], tuple(Effect.__dataclass_fields__))


def event_history(
    table: PersonPeriods | pd.DataFrame,
    covariates: Sequence[str] = (),
    *,
    factors: Sequence[str] = (),
    baseline: Baseline = "dummies",
    link: Literal["logit", "cloglog"] = "logit",
    cluster: str | None = "unit",
    level: float = 0.95,
) -> EventHistory:
    r"""Fit the hazard of adoption in a period to covariates, by maximum likelihood.

    With h_it the chance that unit i, still at risk, adopts in period t,

    .. math:: g(h_{it}) = \alpha(t) + x_{it}' \beta

    where g is the logit, log(h/(1-h)), or the complementary log-log, log(-log(1-h)), whose exp(b)
    is the hazard ratio of the continuous-time model grouped into periods. Rows with a missing
    value are left out and counted. Clustered standard errors are the sandwich, with the factor
    G/(G-1) (n-1)/(n-k) for G clusters, n rows and k terms.

    A period in which nobody, or everybody at risk, adopts has no finite dummy; its rows tell
    nothing of the other terms and are left out, which changes neither them nor the likelihood.

    References:
        Allison 1982, Sociological Methodology 13 (doi:10.2307/270718); Berry & Berry 1990,
        American Political Science Review 84(2) (doi:10.2307/1963526); Prentice & Gloeckler 1978,
        Biometrics 34(1) (doi:10.2307/2529588).

    Args:
        table: from :func:`person_periods`, or a DataFrame with the columns `adopted` (0 or 1),
            `period` and what the other arguments name.
        covariates: numeric columns; ``"x^2"`` is the square of the column x.
        factors: columns of categories; each level but the first has a term.
        baseline: ``dummies`` (one a period but the first), ``constant``, ``linear``,
            ``quadratic``, ``cubic`` or ``log`` of `period`.
        link: ``logit`` or ``cloglog``.
        cluster: column of the clusters; None: standard errors of the model.
        level: of the confidence intervals.

    Returns:
        The fit; where it did not converge, without effects and with the reason.

    Raises:
        UserError: a column is missing or no number, there are no events or only events, terms
            depend on one another, or a term separates events from the rest perfectly.
        MissingExtraError: statsmodels is not installed.

    >>> from lantoa.graph.diffusion.person_periods import person_periods
    >>> times = {"a": 1.0, "b": 2.0, "c": 2.0, "d": 3.0, "e": None, "f": 3.0, "g": None, "h": 2.0}
    >>> rich = {"a": 1, "b": 1, "c": 0, "d": 1, "e": 0, "f": 0, "g": 1, "h": 0}
    >>> fit = event_history(person_periods(times, covariates={"rich": rich}), ["rich"],
    ...                     baseline="linear", cluster=None)
    >>> fit.rows, fit.events, fit.population
    (19, 6, 8)
    >>> [(effect.term, round(effect.estimate, 3)) for effect in fit.effects]
    [('(Intercept)', -2.697), ('period', 0.974), ('rich', 0.188)]
    """
    checked_level(level)
    data = table.table if isinstance(table, PersonPeriods) else table
    if link not in ("logit", "cloglog"):
        raise UserError(f"{link!r} is no link; choose logit or cloglog.")
    made = design(data, covariates, factors=factors, baseline=baseline, cluster=cluster)
    fitted = fit_binomial(made, link)
    good = fitted is not None and fitted.converged and bool(np.isfinite(fitted.bse).all())
    extreme = not good or _is_extreme(made.matrix @ fitted.params, link)
    parted = separating_terms(made.outcome, made.matrix, made.terms) if extreme else ()
    if parted:
        named = ", ".join(parted[:5]) + (", ..." if len(parted) > 5 else "")
        raise UserError(
            f"The terms {named} part adopters from the others perfectly, so that they have no "
            "finite estimate; leave one of them out, join its categories or take fewer terms of "
            "time."
        )
    used = data.loc[made.rows]
    notes = list(made.notes)
    if extreme:
        notes.append("Some fitted chances are nearly 0 or 1: adopters are nearly separated.")
    clusters = None if made.groups is None else len(np.unique(made.groups))
    if clusters is not None and clusters < 20:
        notes.append(
            f"With {clusters} clusters the clustered standard errors tend to be too small."
        )
    if good and fitted.bse.min() <= _NOTHING:
        notes.append("All clusters are alike, so that clustered standard errors say nothing.")
    common: dict[str, Any] = {
        "link": link,
        "baseline": baseline,
        "rows": len(made.outcome),
        "events": int(made.outcome.sum()),
        "units": int(used["unit"].nunique()) if "unit" in used else None,
        "population": table.population if isinstance(table, PersonPeriods) else None,
        "dropped": made.dropped,
        "standard_errors": "model" if cluster is None else f"clustered by {cluster}",
        "clusters": clusters,
        "level": level,
        "dates": table.dates if isinstance(table, PersonPeriods) else "exact",
        "notes": tuple(notes),
    }
    if not good:
        return EventHistory(
            effects=(),
            log_likelihood=None,
            deviance=None,
            null_deviance=None,
            aic=None,
            converged=False,
            reason=f"The fit did not converge in {MOST_STEPS} steps; take fewer terms.",
            **common,
        )
    return EventHistory(
        effects=_effects(made, fitted, level),
        log_likelihood=float(fitted.llf),
        deviance=float(fitted.deviance),
        null_deviance=float(fitted.null_deviance),
        aic=float(fitted.aic),
        converged=True,
        **common,
    )


def _is_extreme(predictor: NDArray[np.float64], link: str) -> bool:
    if not np.isfinite(predictor).all():
        return True
    upper = _EXTREME if link == "logit" else np.log(_EXTREME)
    return bool(predictor.max() > upper or predictor.min() < -_EXTREME)


def _effects(made: Design, fitted: Any, level: float) -> tuple[Effect, ...]:
    from scipy.stats import norm

    estimates = np.asarray(fitted.params) / made.scale
    errors = np.asarray(fitted.bse) / made.scale
    wide = float(norm.ppf((1 + level) / 2))
    with np.errstate(over="ignore"):
        ratios = np.exp(estimates)
    return tuple(
        Effect(
            term=term,
            estimate=estimate,
            standard_error=error,
            z=estimate / error if error > _NOTHING else None,
            p=float(2 * norm.sf(abs(estimate / error))) if error > _NOTHING else None,
            lower=estimate - wide * error,
            upper=estimate + wide * error,
            ratio=ratio,
        )
        for term, estimate, error, ratio in zip(
            made.terms, estimates.tolist(), errors.tolist(), ratios.tolist(), strict=True
        )
    )


def _missing(term: str) -> Effect:
    raise KeyError(term)
