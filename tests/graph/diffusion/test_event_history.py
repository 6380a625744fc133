"""Event history against closed forms and a plain reweighted least squares, and bad input."""

import json
import math
import sys

import numpy as np
import pandas as pd
import pytest

from lantoa.errors import MissingExtraError, UserError
from lantoa.graph.diffusion.event_history import event_history
from lantoa.graph.diffusion.person_periods import person_periods, pooled


def table(*groups):
    """Rows at risk from (covariates, rows, events)."""
    found = []
    for covariates, rows, events in groups:
        found += [{"adopted": int(row < events), "period": 1, **covariates} for row in range(rows)]
    return pd.DataFrame(found)


def least_squares(x, y, link, *, stop=0.0):
    """Plain iteratively reweighted least squares with R's start and R's rule for stopping.

    Standard errors come, as in R, from the weights that the last step started with.
    """
    mean = (y + 0.5) / 2
    eta = np.log(mean / (1 - mean)) if link == "logit" else np.log(-np.log(1 - mean))
    deviance = np.inf
    for _ in range(60):
        if link == "logit":
            mean = 1 / (1 + np.exp(-eta))
            slope = mean * (1 - mean)
        else:
            mean = -np.expm1(-np.exp(eta))
            slope = np.exp(eta - np.exp(eta))
        weight = slope**2 / (mean * (1 - mean))
        cross = x.T @ (weight[:, None] * x)
        params = np.linalg.solve(cross, x.T @ (weight * (eta + (y - mean) / slope)))
        eta = x @ params
        fitted = 1 / (1 + np.exp(-eta)) if link == "logit" else -np.expm1(-np.exp(eta))
        now = -2 * (np.log(fitted[y == 1]).sum() + np.log1p(-fitted[y == 0]).sum())
        if abs(now - deviance) / (abs(now) + 0.1) < stop:
            break
        deviance = now
    return params, np.sqrt(np.diag(np.linalg.inv(cross)))


def test_one_binary_covariate_has_the_closed_form_of_the_odds_ratio():
    data = table(({"x": 0}, 40, 10), ({"x": 1}, 30, 15))
    fit = event_history(data, ["x"], baseline="constant", cluster=None)
    assert fit.effect("x").estimate == pytest.approx(math.log(3), rel=1e-10)
    assert fit.effect("x").ratio == pytest.approx(3, rel=1e-10)
    error = math.sqrt(1 / 10 + 1 / 30 + 1 / 15 + 1 / 15)  # Woolf 1955
    assert fit.effect("x").standard_error == pytest.approx(error, rel=1e-8)
    z = math.log(3) / error
    assert fit.effect("x").p == pytest.approx(math.erfc(z / math.sqrt(2)), rel=1e-7)
    assert fit.effect("x").upper == pytest.approx(math.log(3) + 1.959963984540054 * error, rel=1e-8)
    likelihood = 10 * math.log(0.25) + 30 * math.log(0.75) + 30 * math.log(0.5)
    assert fit.log_likelihood == pytest.approx(likelihood, rel=1e-12)
    assert fit.aic == pytest.approx(4 - 2 * likelihood, rel=1e-12)


def test_cloglog_has_the_closed_form_of_the_log_hazard():
    data = table(({"x": 0}, 40, 10), ({"x": 1}, 30, 15))
    fit = event_history(data, ["x"], baseline="constant", link="cloglog", cluster=None)
    low, high = -math.log(0.75), -math.log(0.5)
    assert fit.effect("(Intercept)").estimate == pytest.approx(math.log(low), rel=1e-9)
    assert fit.effect("x").ratio == pytest.approx(high / low, rel=1e-9)


def test_period_dummies_alone_give_the_discrete_hazard():
    times = {"a": 1.0, "b": 2.0, "c": 2.0, "d": 3.0, "e": None, "f": None, "g": 3.0}
    fit = event_history(person_periods(times), cluster=None)
    hazards = []
    for term in ("period=2", "period=3"):
        eta = fit.effect("(Intercept)").estimate + fit.effect(term).estimate
        hazards.append(1 / (1 + math.exp(-eta)))
    assert hazards == pytest.approx([2 / 6, 2 / 4])
    assert (fit.rows, fit.events, fit.units, fit.population) == (17, 5, 7, 7)


def test_periods_without_adoption_are_left_out_and_change_nothing():
    times = dict.fromkeys("abcdefgh", None) | {"a": 1.0, "b": 1.0, "c": 4.0, "d": 5.0, "e": 5.0}
    size = {unit: float(place) for place, unit in enumerate("ebahcgdf")}
    made = person_periods(times, covariates={"size": size})
    fit = event_history(made, ["size"], cluster=None)
    assert fit.notes == ("Periods in which nobody adopts have no finite dummy: left out 2, 3.",)
    assert [e.term for e in fit.effects] == ["(Intercept)", "period=4", "period=5", "size"]
    # The limit that R walks towards: the same slope with those rows at a chance of nearly 0.
    data = made.table
    y = data["adopted"].to_numpy(dtype=float)
    dummies = [(data["period"] == p).to_numpy(dtype=float) for p in (2, 3, 4, 5)]
    x = np.column_stack([np.ones(len(y)), *dummies, data["size"]])
    params, errors = least_squares(x, y, "logit", stop=1e-10)
    assert fit.effect("size").estimate == pytest.approx(params[-1], abs=1e-6)
    assert fit.effect("size").standard_error == pytest.approx(errors[-1], abs=1e-5)


def test_clustered_standard_errors_are_the_sandwich():
    random = np.random.default_rng(5)
    data = pd.DataFrame({"x": random.normal(size=300), "where": random.integers(0, 30, 300)})
    data["period"] = random.integers(1, 5, 300)
    data["adopted"] = (random.random(300) < 0.3).astype(int)
    fit = event_history(data, ["x"], baseline="linear", cluster="where")
    x = np.column_stack([np.ones(300), data["period"], data["x"]])
    y = data["adopted"].to_numpy(dtype=float)
    params, _ = least_squares(x, y, "logit")
    mean = 1 / (1 + np.exp(-x @ params))
    bread = np.linalg.inv(x.T @ ((mean * (1 - mean))[:, None] * x))
    scores = pd.DataFrame(x * (y - mean)[:, None]).groupby(data["where"]).sum().to_numpy()
    count = len(scores)
    factor = count / (count - 1) * 299 / 297
    errors = np.sqrt(np.diag(factor * bread @ scores.T @ scores @ bread))
    assert [e.standard_error for e in fit.effects] == pytest.approx(errors.tolist(), rel=1e-7)
    assert [e.estimate for e in fit.effects] == pytest.approx(params.tolist(), rel=1e-8)
    assert (fit.clusters, fit.standard_errors) == (count, "clustered by where")


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        (table(({"x": 0}, 5, 0), ({"x": 1}, 5, 0)), {}, "Nobody adopts"),
        (table(({"x": 0}, 5, 5), ({"x": 1}, 5, 5)), {}, "Everybody adopts"),
        (table(({"x": 0}, 5, 0), ({"x": 1}, 5, 5)), {}, "part adopters from the others perfectly"),
        (table(({"x": 0}, 5, 0), ({"x": 1}, 5, 2)), {}, "part adopters from the others perfectly"),
        (table(({"x": 2}, 5, 2), ({"x": 2}, 5, 1)), {}, "says nothing that the terms before"),
        (table(({"x": 0}, 5, 2)), {}, "0 in every row"),
        (table(({"x": None}, 5, 2)), {}, "No row is complete"),
        (table(({"x": "big"}, 5, 2)), {}, "among the factors"),
        (table(({"x": math.inf}, 5, 2)), {}, "infinite"),
        (table(({"y": 1}, 5, 2)), {}, "no column 'x'"),
        (table(({"x": 0}, 5, 1), ({"x": 1}, 5, 2)), {"cluster": "period"}, "one cluster"),
        (table(({"x": 0}, 5, 1), ({"x": 1}, 5, 2)), {"baseline": "spline"}, "no baseline"),
        (table(({"x": 0}, 5, 1), ({"x": 1}, 5, 2)), {"link": "probit"}, "no link"),
        (table(({"x": 0}, 5, 1), ({"x": 1}, 5, 2)), {"level": 95}, "between 0 and 1"),
    ],
)
@pytest.mark.parametrize("link", ["logit", "cloglog"])
def test_what_has_no_estimate_is_refused_in_one_sentence(data, options, message, link):
    options = {"baseline": "constant", "cluster": None, "link": link} | options
    with pytest.raises(UserError, match=message) as refusal:
        event_history(data, ["x"], **options)
    assert str(refusal.value).count(". ") == 0


@pytest.mark.parametrize("link", ["logit", "cloglog"])
def test_a_line_that_parts_adopters_by_two_covariates_is_found(link):
    random = np.random.default_rng(2)
    data = pd.DataFrame(random.normal(size=(60, 2)), columns=["x", "z"]).assign(period=1)
    data["adopted"] = (data["x"] + 2 * data["z"] > 0.3).astype(int)
    with pytest.raises(UserError, match="perfectly"):
        event_history(data, ["x", "z"], baseline="constant", cluster=None, link=link)


def test_large_effects_that_do_not_separate_are_estimated():
    data = table(({"x": 0}, 4000, 1), ({"x": 1000}, 4000, 3999))
    fit = event_history(data, ["x"], baseline="constant", cluster=None)
    assert fit.effect("x").estimate == pytest.approx(2 * math.log(3999) / 1000, rel=1e-8)


def test_a_category_without_adopters_is_named():
    data = table(({"city": 1}, 5, 2), ({"city": 2}, 5, 0))
    with pytest.raises(UserError, match="city=2 nobody adopts"):
        event_history(data, factors=["city"], baseline="constant", cluster=None)


def test_the_baselines_of_time():
    random = np.random.default_rng(3)
    times = {n: float(t) if t < 9 else None for n, t in enumerate(random.integers(1, 12, 300))}
    made = person_periods(times)
    terms = {
        baseline: [e.term for e in event_history(made, baseline=baseline).effects[1:]]
        for baseline in ("constant", "linear", "quadratic", "cubic", "log")
    }
    assert terms == {
        "constant": [],
        "linear": ["period"],
        "quadratic": ["period", "period^2"],
        "cubic": ["period", "period^2", "period^3"],
        "log": ["log(period)"],
    }
    shifted = {unit: None if t is None else t + 1990 for unit, t in times.items()}
    one, other = (event_history(p, baseline="cubic") for p in (made, person_periods(shifted)))
    assert one == other


@pytest.mark.parametrize("link", ["logit", "cloglog"])
def test_whatever_is_not_refused_solves_the_likelihood_equations(link):
    """Small tables of any shape: a refusal in one sentence, or an estimate with a zero score."""
    solved = 0
    for seed in range(60):
        random = np.random.default_rng(seed)
        count = int(random.integers(3, 25))
        times = {
            u: float(t) if t < 6 else None for u, t in enumerate(random.integers(0, 10, count))
        }
        x = dict(enumerate((10.0 ** random.integers(-3, 4) * random.normal(size=count)).tolist()))
        try:
            made = person_periods(times, covariates={"x": x})
            fit = event_history(made, ["x"], baseline="linear", link=link)
        except UserError:
            continue
        assert fit.converged
        solved += 1
        table = made.table
        terms = np.column_stack([np.ones(len(table)), table["period"], table["x"]])
        eta = terms @ [effect.estimate for effect in fit.effects]
        y = table["adopted"].to_numpy(dtype=float)
        if link == "logit":
            weight = y - 1 / (1 + np.exp(-eta))
        else:
            hazard = np.exp(eta)
            weight = np.where(y == 1, hazard / np.expm1(hazard), -hazard)
        score = terms.T @ weight / np.abs(terms).max(axis=0)
        assert np.abs(score).max() < 1e-6
    assert solved > 30


def test_few_clusters_and_missing_values_are_said():
    data = table(({"x": 0, "c": 1}, 9, 2), ({"x": 1, "c": 2}, 9, 4), ({"x": None, "c": 3}, 4, 1))
    fit = event_history(data, ["x"], baseline="constant", cluster="c")
    assert (fit.dropped, fit.clusters, fit.rows) == (4, 2, 18)
    assert "2 clusters" in fit.notes[0]
    plain = json.loads(json.dumps(fit.to_dict()))
    assert plain["effects"][1]["term"] == "x"
    assert fit.to_frame()["term"].tolist() == ["(Intercept)", "x"]
    with pytest.raises(KeyError):
        fit.effect("z")


def test_clusters_that_are_all_alike_say_nothing_of_the_error():
    data = table(({"c": 1}, 9, 3), ({"c": 2}, 9, 3), ({"c": 3}, 9, 3))
    fit = event_history(data, baseline="constant", cluster="c")
    assert (fit.effects[0].z, fit.effects[0].p) == (None, None)
    assert "say nothing" in fit.notes[-1]


def test_a_fit_that_does_not_converge_gives_the_reason_and_no_number(monkeypatch):
    from lantoa.graph.diffusion import glm_fit

    monkeypatch.setattr(glm_fit, "MOST_STEPS", 1)
    data = table(({"x": 0}, 400, 10), ({"x": 1}, 300, 150))
    for link in ("logit", "cloglog"):
        fit = event_history(data, ["x"], baseline="constant", cluster=None, link=link)
        assert not fit.converged
        assert fit.effects == ()
        assert fit.reason.startswith("The fit did not converge in")
        assert (fit.log_likelihood, fit.deviance, fit.aic) == (None, None, None)
        assert (fit.rows, fit.events) == (700, 160)
        assert len(fit.to_frame()) == 0
        assert "NaN" not in json.dumps(fit.to_dict())


def test_without_statsmodels_the_extra_is_named(monkeypatch):
    data = table(({"x": 0}, 9, 2), ({"x": 1}, 9, 4))
    monkeypatch.setitem(sys.modules, "statsmodels.api", None)
    with pytest.raises(MissingExtraError, match=r"lantoa\[analysis\]"):
        event_history(data, ["x"], baseline="constant", cluster=None)


def test_pooled_items_cluster_by_unit():
    random = np.random.default_rng(4)
    parts = {
        item: person_periods({u: float(t) if t < 7 else None for u, t in enumerate(times)})
        for item, times in zip("xyz", random.integers(1, 10, (3, 40)), strict=True)
    }
    fit = event_history(pooled(parts), factors=["item"], baseline="linear")
    assert [e.term for e in fit.effects] == ["(Intercept)", "period", "item=y", "item=z"]
    assert (fit.clusters, fit.population) == (40, 40)
