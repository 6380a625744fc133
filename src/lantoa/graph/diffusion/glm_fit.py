"""Fitting a binary outcome: statsmodels' generalised linear model, from a start found quickly."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import MissingExtraError
from lantoa.graph.diffusion.design import Design

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Steps of iteratively reweighted least squares before a fit is given up.
MOST_STEPS = 100
#: A step shorter than this leads nowhere else (terms are scaled to a largest value of 1).
_SAME = 1e-9


def fit_binomial(made: Design, link: str) -> Any:
    """Fit a binary outcome by maximum likelihood.

    Args:
        made: outcome and terms; the estimates are for its scaled columns.
        link: ``logit`` or ``cloglog``.

    Returns:
        statsmodels' GLMResults, whose `converged` tells whether it is to be used; None where the
        steps lead beyond what numbers can hold, as with perfect separation.

    Raises:
        MissingExtraError: statsmodels is not installed.

    >>> import pandas as pd
    >>> from lantoa.graph.diffusion.design import design
    >>> table = pd.DataFrame({"adopted": [0, 1, 0, 1, 1, 1]})
    >>> found = fit_binomial(design(table, [], baseline="constant"), "logit")
    >>> round(float(found.params[0]), 6)  # the log of 4 events over 2 others
    0.693147
    """
    try:
        import statsmodels.api as sm
        from statsmodels.tools.sm_exceptions import PerfectSeparationError
    except ImportError as error:
        raise MissingExtraError("statsmodels", "analysis") from error
    links = sm.families.links
    family = sm.families.Binomial(link=links.Logit() if link == "logit" else links.CLogLog())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what they warn of is looked at and told below
        options: dict[str, Any] = {}
        if made.groups is not None:
            options = {"cov_type": "cluster", "cov_kwds": {"groups": made.groups}}
        try:
            fitted = sm.GLM(made.outcome, made.matrix, family=family).fit(
                start_params=_start(made, link),
                maxiter=MOST_STEPS,
                tol=1e-10,
                tol_criterion="params",
                **options,
            )
            # These are computed when first asked for, and may warn then.
            _ = fitted.bse, fitted.llf, fitted.deviance, fitted.null_deviance, fitted.aic
        except (ArithmeticError, ValueError, np.linalg.LinAlgError, PerfectSeparationError):
            return None
    return fitted


def _start(made: Design, link: str) -> NDArray[np.float64] | None:
    """Return where Fisher scoring leads, None if nowhere.

    It solves normal equations, where statsmodels decomposes all rows anew in every step, and
    halves a step that would make the data less likely, which a complementary log-log needs.
    """
    params = np.zeros(len(made.terms))
    mean = float(made.outcome.mean())
    params[0] = np.log(mean / (1 - mean)) if link == "logit" else np.log(-np.log1p(-mean))
    with np.errstate(all="ignore"):
        predictor = made.matrix @ params
        likely = _log_likelihood(made.outcome, predictor, link)
        for _ in range(MOST_STEPS):
            if link == "logit":
                chance = 1 / (1 + np.exp(-predictor))
                slope = chance * (1 - chance)
            else:
                chance = -np.expm1(-np.exp(predictor))
                slope = np.exp(predictor - np.exp(predictor))
            pull = slope / (chance * (1 - chance))
            cross = made.matrix.T @ ((slope * pull)[:, None] * made.matrix)
            try:
                step = np.linalg.solve(cross, made.matrix.T @ (pull * (made.outcome - chance)))
            except np.linalg.LinAlgError:
                return None
            if not np.isfinite(step).all():
                return None
            while np.abs(step).max() > _SAME:
                ahead = made.matrix @ (params + step)
                now = _log_likelihood(made.outcome, ahead, link)
                if now >= likely:
                    break
                step = step / 2
            else:
                return params
            params, predictor, likely = params + step, ahead, now
    return None


def _log_likelihood(
    outcome: NDArray[np.float64], predictor: NDArray[np.float64], link: str
) -> float:
    if link == "logit":
        return -float(np.logaddexp(0, np.where(outcome == 1, -predictor, predictor)).sum())
    hazard = np.exp(predictor)
    return float(np.where(outcome == 1, np.log(-np.expm1(-hazard)), -hazard).sum())
