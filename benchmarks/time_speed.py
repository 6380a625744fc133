"""How long the measures over time take on 11,000 communes, beside the same done another way.

    python benchmarks/time_speed.py [--communes 11000]

Times are drawn with a seed: an S-shaped spread over twenty years, to the day; a third of the
communes never adopts, and a third of the dates are known to the year only. It prints seconds and
how many times faster than the other way, whose numbers must be the same.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.optimize import curve_fit
from statsmodels.duration.survfunc import SurvfuncRight

from lantoa.graph.diffusion.adoption_curve import adoption_curve
from lantoa.graph.diffusion.bass import BASS, bass_fit
from lantoa.graph.diffusion.cox import cox
from lantoa.graph.diffusion.discrete_hazard import discrete_hazard
from lantoa.graph.diffusion.gompertz import gompertz_fit
from lantoa.graph.diffusion.kaplan_meier import kaplan_meier
from lantoa.graph.diffusion.logistic import logistic_fit
from lantoa.graph.diffusion.turnbull import turnbull

Times = dict[int, float | None]


def world(communes: int) -> tuple[Times, Times]:
    """The earliest and latest times of adoption."""
    random = np.random.default_rng(1)
    day = 1 / 365.2425
    exact = 2005 + np.clip(random.logistic(9, 2, communes), 0, 20) // day * day
    by_year = random.random(communes) < 1 / 3
    low = np.where(by_year, np.floor(exact), exact)
    high = np.where(by_year, np.floor(exact) + 1 - day, exact)
    never = random.random(communes) < 1 / 3
    earliest = {n: None if never[n] else float(low[n]) for n in range(communes)}
    return earliest, {n: None if never[n] else float(high[n]) for n in range(communes)}


def naive_counts(earliest: Times, latest: Times, ends: list[float]) -> list[tuple[int, int]]:
    """Who must and who may have adopted by each end."""
    return [
        (
            sum(t is not None and t < end for t in latest.values()),
            sum(t is not None and t < end for t in earliest.values()),
        )
        for end in ends
    ]


def by_statsmodels(times: Times, until: float) -> SurvfuncRight:
    """The survival function from the same mapping."""
    seen = np.array([until if t is None else t for t in times.values()])
    return SurvfuncRight(seen, np.array([t is not None for t in times.values()]))


def cox_by_statsmodels(times: list[float | None], x: Any, until: float) -> Any:
    """Efron's ties, as ours."""
    from statsmodels.duration.hazard_regression import PHReg

    seen = np.array([until if t is None else t for t in times])
    status = np.array([t is not None for t in times])
    return PHReg(seen, x, status=status, ties="efron").fit()


def seconds(run: Callable[[], Any]) -> tuple[float, Any]:
    """The shortest of three runs, and what it gave."""
    run()
    taken = []
    for _ in range(3):
        begin = time.perf_counter()
        found = run()
        taken.append(time.perf_counter() - begin)
    return min(taken), found


def line(name: str, ours: float, other: float | None = None, what: str = "") -> None:
    beside = f"  {other:8.4f} s  {other / ours:6.2f} times  {what}" if other is not None else ""
    print(f"{name:24} {ours:8.4f} s{beside}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--communes", type=int, default=11_000)
    communes = parser.parse_args().communes
    low, high = world(communes)

    ours, curve = seconds(lambda: adoption_curve(low, latest=high, origin=2005, until=2025))
    ends = [end - 1e-9 for end in curve.ends]
    other, counts = seconds(lambda: naive_counts(low, high, ends))
    assert counts == list(zip(curve.cumulative_lower, curve.cumulative_upper, strict=True))
    line("adoption curve, bounds", ours, other, "loops")

    ours, survival = seconds(lambda: kaplan_meier(low))
    other, theirs = seconds(lambda: by_statsmodels(low, survival.until))
    events = np.array(survival.adopted) > 0
    assert np.allclose(np.array(survival.survival)[events], theirs.surv_prob, atol=1e-12)
    line("Kaplan-Meier", ours, other, "statsmodels")

    line("hazard", seconds(lambda: discrete_hazard(low))[0])
    ours, found = seconds(lambda: turnbull(low, high))
    assert found.reason is None
    line(f"Turnbull, {found.steps} steps", ours)

    shares = [share for share in curve.share_lower if share is not None]
    periods = np.arange(1.0, len(shares) + 1)
    ours, fit = seconds(lambda: bass_fit(shares))
    other, (theirs, _) = seconds(
        lambda: curve_fit(lambda t, p, q: BASS.share(t, (p, q)), periods, shares, p0=(0.01, 0.5))
    )
    assert np.allclose([p.value for p in fit.parameters], theirs, rtol=1e-4)
    line("Bass", ours, other, "scipy, one start, no checks")
    for name, fitting in (
        ("Bass", bass_fit),
        ("logistic", logistic_fit),
        ("Gompertz", gompertz_fit),
    ):
        line(f"{name}, free ceiling", seconds(lambda f=fitting: f(shares, ceiling=None))[0])
    ours, _ = seconds(lambda: fit.forecast([25.0], band="bootstrap"))
    line("bootstrap of 500", ours)
    fit = bass_fit(shares, population=communes)
    line("band by units", seconds(lambda: fit.forecast([25.0]))[0])
    line("observed ahead, 500", seconds(lambda: fit.forecast([25.0], of="observation"))[0])

    random = np.random.default_rng(1)
    x = random.normal(size=(communes, 4))
    covariates = {f"x{column}": x[:, column].tolist() for column in range(4)}
    times = list(low.values()) if isinstance(low, dict) else list(low)
    ours, cox_fit = seconds(lambda: cox(times, covariates, until=survival.until))
    other, theirs = seconds(lambda: cox_by_statsmodels(times, x, survival.until))
    assert np.allclose([e.estimate for e in cox_fit.effects], theirs.params, atol=1e-6)
    line("Cox, 4 covariates", ours, other, "statsmodels")


if __name__ == "__main__":
    main()
