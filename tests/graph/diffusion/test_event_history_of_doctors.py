"""Event history on the doctors of medInnovations: R's glm, and what its coding does to it."""

import csv
import json
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from lantoa.graph.diffusion.event_history import event_history
from lantoa.graph.diffusion.person_periods import person_periods
from tests.graph.diffusion.test_event_history import least_squares

REFERENCE = Path(__file__).resolve().parents[3] / ".." / "shared" / "reference"


@pytest.fixture(scope="module")
def doctors():
    data = REFERENCE / "data"
    if not data.is_dir():
        pytest.skip("the reference data are not beside the repository")
    attributes = pd.read_csv(data / "netdiffuser_medInnovations_attributes.csv", index_col="id")
    with (data / "netdiffuser_medInnovations_edges.csv").open(newline="") as file:
        edges = [(int(row["ego"]), int(row["alter"])) for row in csv.DictReader(file)]
    ties = nx.DiGraph(edges)
    options = {
        "covariates": {name: attributes[name].to_dict() for name in ("city", "proage")},
        "exposures": {"lagged_expo": ties},
    }
    shipped = {doctor: float(toa) for doctor, toa in attributes["toa"].items()}
    censored = {doctor: None if toa == 18 else toa for doctor, toa in shipped.items()}
    return {
        "censored": person_periods(censored, **options),
        "shipped": person_periods(shipped, **options),
        "attributes": attributes,
    }


@pytest.fixture(scope="module")
def models():
    path = REFERENCE / "numbers" / "eventhistory_medInnovations.json"
    if not path.is_file():
        pytest.skip("the reference numbers are not beside the repository")
    return {model["label"].split(" (")[0]: model for model in json.loads(path.read_text())}


CITY = ["city"]
CASES = [
    ("linear time, no belief", "censored", ["lagged_expo", "proage"], CITY, "logit"),
    ("diffreg default", "shipped", ["lagged_expo", "proage"], CITY, "logit"),
    ("minimal logit", "censored", ["lagged_expo"], [], "logit"),
    ("minimal cloglog", "censored", ["lagged_expo"], [], "cloglog"),
]


def named(term):
    """Our name of a term of R's."""
    for theirs, ours in (("factor(city)", "city="), ("exposure", "lagged_expo")):
        term = term.replace(theirs, ours)
    return "period" if term == "per" else term


@pytest.mark.parametrize(("label", "coding", "covariates", "factors", "link"), CASES)
def test_the_reference_models(doctors, models, label, coding, covariates, factors, link):
    model = models[label]
    fit = event_history(
        doctors[coding], covariates, factors=factors, baseline="linear", link=link, cluster=None
    )
    assert (fit.rows, fit.events) == (model["n"], model["n_events"])
    assert fit.log_likelihood == pytest.approx(model["loglik"], rel=1e-12)
    assert fit.deviance == pytest.approx(model["deviance"], rel=1e-12)
    assert fit.null_deviance == pytest.approx(model["null_deviance"], rel=1e-12)
    assert fit.aic == pytest.approx(model["aic"], rel=1e-12)
    assert len(fit.effects) == len(model["coefficients"])
    for theirs in model["coefficients"]:
        ours = fit.effect(named(theirs["term"]))
        assert ours.estimate == pytest.approx(theirs["estimate"], abs=1e-6)
        # R's standard errors are one step behind: see the next test.
        assert ours.standard_error == pytest.approx(theirs["se"], abs=1e-5)


@pytest.mark.parametrize(("label", "coding", "covariates", "factors", "link"), CASES)
def test_why_the_reference_standard_errors_differ_in_the_sixth_digit(
    doctors, models, label, coding, covariates, factors, link
):
    """R's glm takes them from the weights that its last step started with, at a deviance that
    changed by 1e-8 of itself, not at the estimate. Stopped where R stops, plain least squares
    gives R's; run on, it gives ours."""
    data = doctors[coding].table.dropna(subset=covariates)
    y = data["adopted"].to_numpy(dtype=float)
    columns = [np.ones(len(y)), data["period"], *(data[name] for name in covariates)]
    names = ["(Intercept)", "period", *covariates]
    for name in factors:
        for value in sorted(data[name].unique())[1:]:
            columns.append((data[name] == value).to_numpy(dtype=float))
            names.append(f"{name}={value}")
    x = np.column_stack(columns)
    _, stopped = least_squares(x, y, link, stop=1e-8)
    _, run_on = least_squares(x, y, link)
    theirs = {named(c["term"]): c["se"] for c in models[label]["coefficients"]}
    assert stopped.tolist() == pytest.approx([theirs[name] for name in names], rel=1e-10)
    fit = event_history(
        doctors[coding], covariates, factors=factors, baseline="linear", link=link, cluster=None
    )
    errors = [fit.effect(name).standard_error for name in names]
    assert errors == pytest.approx(run_on.tolist(), rel=1e-9)


def test_period_dummies_with_a_square_as_in_the_reference_vignette(doctors, models):
    """The vignette's own model also has `belief`, which the shipped attributes lack: the same
    terms without it are compared with plain least squares."""
    assert "belief" not in doctors["attributes"]
    covariates = ["lagged_expo", "proage", "proage^2"]
    fit = event_history(doctors["censored"], covariates, factors=CITY, cluster=None)
    vignette = models["vignette analyzing-medical-innovation-data"]
    assert len(fit.effects) == len(vignette["coefficients"]) - 1
    data = doctors["censored"].table.dropna(subset=["lagged_expo", "proage"])
    y = data["adopted"].to_numpy(dtype=float)
    x = np.column_stack(
        [
            np.ones(len(y)),
            *((data["period"] == period).to_numpy(dtype=float) for period in range(3, 18)),
            data["lagged_expo"],
            data["proage"],
            data["proage"] ** 2,
            *((data["city"] == city).to_numpy(dtype=float) for city in (2, 3, 4)),
        ]
    )
    params, errors = least_squares(x, y, "logit")
    assert [e.estimate for e in fit.effects] == pytest.approx(params.tolist(), rel=1e-8)
    assert [e.standard_error for e in fit.effects] == pytest.approx(errors.tolist(), rel=1e-8)


def test_dating_never_adopters_turns_the_sign_of_exposure(doctors):
    """The shipped coding gives the 16 doctors who never prescribed the date 18, one month after
    the last observed. Read as adoptions, everybody left at risk adopts at once in month 18: the
    slope of time becomes four times as steep, and exposure, which rises with time, pays for the
    adoptions that the months before do not have. It then seems to hinder (-0.238) what it does
    not (+0.012). The 16 were censored, and are no events."""
    made, covariates = doctors, ["lagged_expo", "proage"]
    fits = {
        coding: event_history(
            made[coding], covariates, factors=CITY, baseline="linear", cluster=None
        )
        for coding in ("censored", "shipped")
    }
    assert fits["censored"].effect("lagged_expo").estimate == pytest.approx(0.012, abs=5e-4)
    assert fits["shipped"].effect("lagged_expo").estimate == pytest.approx(-0.238, abs=5e-4)
    assert fits["censored"].effect("period").estimate == pytest.approx(0.026, abs=5e-4)
    assert fits["shipped"].effect("period").estimate == pytest.approx(0.110, abs=5e-4)
    # 16 more events and rows; no unit more at risk.
    assert fits["shipped"].events - fits["censored"].events == 16
    assert fits["shipped"].rows - fits["censored"].rows == 16
    assert made["shipped"].population == made["censored"].population == 125
    last = made["shipped"].table.query("period == 18")
    assert last["adopted"].tolist() == [1] * 16
    # Without those 16 rows the shipped table is the censored one.
    rest = made["shipped"].table.query("period < 18").reset_index(drop=True)
    pd.testing.assert_frame_equal(rest, made["censored"].table.reset_index(drop=True))
