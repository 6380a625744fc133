"""Cox regression: what makes units adopt sooner, whatever the course of adoption over time."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.cox_columns import cox_columns
from lantoa.graph.diffusion.event_history import Effect
from lantoa.graph.diffusion.kaplan_meier import kaplan_meier
from lantoa.graph.diffusion.partial_likelihood import PartialLikelihood, TieMethod
from lantoa.graph.diffusion.proportionality import Proportionality, proportionality
from lantoa.graph.diffusion.survival_table import observed
from lantoa.graph.diffusion.times import Times, by_unit, checked_level, plain
from lantoa.graph.frames import frame

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: A covariate or a stratum of each unit, by unit or in the order of the times.
OfUnits: TypeAlias = "Mapping[Any, Any] | Sequence[Any] | NDArray[Any]"
_STEPS = 60
#: A next step so short, as a squared length in standard errors, is the last: its error is squared.
_LAST = 1e-14
#: Of a log-likelihood.
_ROUNDING = 1e-12
#: A standard error (of a covariate with standard deviation 1) that no finite estimate has.
_ENDLESS = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CoxFit:
    """A fitted Cox regression.

    Attributes:
        effects: the terms in order, `ratio` the hazard ratio; empty without an estimate.
        ties: how adoptions of one time are treated.
        units: units that the fit uses.
        adopters: those of them that adopted within the observation.
        population: units given.
        dropped: units left out because a value is missing.
        strata: how many strata there are.
        log_likelihood: the partial log-likelihood at the estimate; None without one.
        null_log_likelihood: that without effects.
        likelihood_ratio: twice their difference, chi-square with a degree of freedom a term.
        likelihood_ratio_p: its probability if no term had an effect.
        score_test: Rao's statistic at no effects, likewise; of one yes-or-no covariate and
            exact ties this is the log-rank test.
        score_test_p: its probability if no term had an effect.
        proportionality: whether each effect, and all, are the same at all times, with the clock
            1 - S(t-), the share of all that had adopted (R's ``cox.zph``); empty without one.
        level: of confidence.
        converged: whether there is an estimate.
        dates: how uncertain dates were treated.
        reason: why there is no estimate; None if there is one.
    """

    effects: tuple[Effect, ...] = ()
    ties: str
    units: int
    adopters: int
    population: int
    dropped: int
    strata: int
    log_likelihood: float | None = None
    null_log_likelihood: float | None = None
    likelihood_ratio: float | None = None
    likelihood_ratio_p: float | None = None
    score_test: float | None = None
    score_test_p: float | None = None
    proportionality: tuple[Proportionality, ...] = ()
    level: float
    converged: bool
    dates: str
    reason: str | None = None

    def effect(self, term: str) -> Effect:
        """Return the effect of a term.

        Raises:
            KeyError: the model has no such term.
        """
        for one in self.effects:
            if one.term == term:
                return one
        raise KeyError(term)

    def to_dict(self) -> dict[str, Any]:
        """Return the fit as plain values, ready for JSON."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> pd.DataFrame:
        """Return one row a term (needs pandas)."""
        return frame([asdict(one) for one in self.effects], tuple(Effect.__dataclass_fields__))


def cox(
    times: Times,
    covariates: Mapping[str, OfUnits],
    *,
    factors: Collection[str] = (),
    strata: OfUnits | None = None,
    until: float | Times | None = None,
    ties: TieMethod = "efron",
    level: float = 0.95,
    dates: str = "exact",
) -> CoxFit:
    """Fit the proportional-hazards model h_i(t) = h_0(t) exp(x_i'b) by partial likelihood.

    With D the adopters of a time t, d of them, R the units at risk at it and w_i = exp(x_i'b)::

        breslow:  sum over t of  sum_D x_i'b - d log(sum_R w)
        efron:    sum over t of  sum_D x_i'b - sum over l = 0..d-1 of log(sum_R w - l/d sum_D w)
        exact:    sum over t of  sum_D x_i'b - log(sum over all d-subsets S of R of prod_S w)

    Nothing is assumed of the baseline h_0; that effects are the same at all times is, and tested
    (`proportionality`). Years are
    coarse, so many adoptions share one: Efron's form is near to the exact one of continuous time
    then, Breslow's draws effects towards 0, and "exact" is the conditional logit of truly
    discrete time.

    Args:
        times: time of adoption by unit, in years; None or nan: not adopted so far (censored).
        covariates: name -> value of each unit, by unit or in the order of ``times``, or a
            DataFrame by unit; units of which one is missing (None or nan) are left out and
            counted.
        factors: those of them that are categories, against the first of each.
        strata: a group of each unit that has a baseline of its own.
        until: end of observation, for all or by unit; else the last adoption.
        ties: how adoptions of one time are treated: "efron", "breslow" or "exact".
        level: level of confidence.
        dates: how the caller treated uncertain dates; told in the result.

    Returns:
        The fit; without a finite estimate the reason, and no numbers.

    Raises:
        UserError: no covariate, one that is no number, says nothing or nothing that others do
            not, a unit without an end of observation, or too many adoptions of one time for exact
            ties.

    References: Cox 1972, JRSS B 34(2), doi:10.1111/j.2517-6161.1972.tb00899.x; Breslow 1974,
    Biometrics 30(1), doi:10.2307/2529620; Efron 1977, JASA 72(359),
    doi:10.1080/01621459.1977.10480613; Kalbfleisch & Prentice 2002, sections 4.2 and 4.3.

    >>> found = cox([1, 2, 3, 4, 5, None], {"budget": [9, 4, 7, 5, 2, 3]}, until=6)
    >>> round(found.effect("budget").estimate, 4), round(found.effect("budget").ratio, 4)
    (0.6011, 1.824)
    """
    from scipy.special import chdtrc

    if ties not in get_args(TieMethod):
        raise UserError(f"Ties are treated by 'efron', 'breslow' or 'exact', not by {ties!r}.")
    checked_level(level)
    times = by_unit(times)
    names: Sequence[Hashable] = list(times) if isinstance(times, Mapping) else range(len(times))
    seen, adopted, _ = observed(times, until)
    columns = cox_columns(
        covariates, names, by_unit=isinstance(times, Mapping), factors=factors, strata=strata
    )
    kept = columns.kept
    common: dict[str, Any] = {
        "ties": ties,
        "units": int(kept.sum()),
        "adopters": int(adopted[kept].sum()),
        "population": len(seen),
        "dropped": int((~kept).sum()),
        "strata": int(columns.strata.max(initial=-1)) + 1,
        "level": level,
        "dates": dates,
    }
    if not adopted[kept].any():
        return CoxFit(converged=False, reason="nobody adopted within the observation", **common)
    likelihood = PartialLikelihood(seen[kept], adopted[kept], columns.matrix, columns.strata, ties)
    start = np.zeros(len(columns.terms))
    null, slope, information = likelihood.at(start)
    estimate, reason = _climb(likelihood, start)
    if reason is None:
        most, _, information_there = likelihood.at(estimate)
        reason = _why_not(information_there, columns.terms)
    if reason is not None:
        return CoxFit(converged=False, reason=reason, null_log_likelihood=null, **common)
    errors = np.sqrt(np.diag(np.linalg.inv(information_there)))
    ratio, score = 2 * (most - null), float(slope @ np.linalg.solve(information, slope))
    freedom = len(columns.terms)
    return CoxFit(
        effects=_effects(columns.terms, estimate / columns.scale, errors / columns.scale, level),
        log_likelihood=most,
        null_log_likelihood=null,
        likelihood_ratio=ratio,
        likelihood_ratio_p=float(chdtrc(freedom, max(ratio, 0.0))),
        score_test=score,
        score_test_p=float(chdtrc(freedom, max(score, 0.0))),
        proportionality=proportionality(
            likelihood, estimate, columns.terms, _clock(seen[kept], adopted[kept], likelihood.times)
        ),
        converged=True,
        **common,
    )


def _clock(seen: Floats, adopted: NDArray[np.bool_], times: Floats) -> Floats:
    """Return the share of all units that had adopted before times (Kaplan-Meier)."""
    curve = kaplan_meier(np.where(adopted, seen, np.nan), until=seen)
    after = np.append(1.0, curve.survival)
    return 1 - after[np.searchsorted(curve.time, times, side="left")]


def _climb(likelihood: PartialLikelihood, start: Floats) -> tuple[Floats, str | None]:
    """Return where Newton's steps lead, halved where they would lead down; or why nowhere."""
    here = start
    value, slope, information = likelihood.at(here)
    for _ in range(_STEPS):
        try:
            step = np.linalg.solve(information, slope)
        except np.linalg.LinAlgError:
            return here, None  # no information is left: told of below
        if float(slope @ step) < _LAST:
            return here + step, None
        for _ in range(40):
            now = likelihood.at(here + step)
            if np.isfinite(now[0]) and now[0] >= value - _ROUNDING * max(1.0, abs(value)):
                break
            step = step / 2
        else:
            return here, None  # higher only by rounding
        here = here + step
        value, slope, information = now
    return here, "the search did not converge"


def _why_not(information: Floats, terms: Sequence[str]) -> str | None:
    """Return why an end of the search is no estimate; None if it is one."""
    size, ways = np.linalg.eigh(information)
    if size[0] > _ENDLESS**-2:
        return None
    worst = terms[int(np.argmax(np.abs(ways[:, 0])))]
    return (
        f"the effect of {worst} has no finite estimate: among the units at risk, those that "
        "adopt are wholly told by it (or it by other terms)"
    )


def _effects(
    terms: Sequence[str], estimates: Floats, errors: Floats, level: float
) -> tuple[Effect, ...]:
    from scipy.special import ndtr, ndtri

    width = float(ndtri((1 + level) / 2))
    found = []
    for term, value, error in zip(terms, estimates.tolist(), errors.tolist(), strict=True):
        z = value / error
        with np.errstate(over="ignore"):
            ratio = float(np.exp(value))
        bounds = value - width * error, value + width * error
        found.append(Effect(term, value, error, z, float(2 * ndtr(-abs(z))), *bounds, ratio))
    return tuple(found)
