"""Bad models of a graph: each gets a stated result or a refusal, in every format."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import replace

import pytest

from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.ontology.namespaces import PLACES_GRAPH
from lantoa.ontology.records import (
    Deployment,
    Evidence,
    Model,
    Place,
    Reading,
    Replication,
    Source,
    Statement,
)
from lantoa.ontology.time import TimeSpan
from tests.graph.export.world import places
from tests.small_world import CHIENG_CHAU, HOA_BINH, TAN_THANH

EVIDENCE = (Evidence(start=0, end=7, quote="Mô hình", method="test/1", confidence=1.0),)


def at(name: str, place: Place | None, when: str | None, area: Place | None = None) -> Deployment:
    started = TimeSpan.parse(when) if when else None
    return Deployment(
        model=Model(name=name), place=place, area=area, started=started, evidence=EVIDENCE
    )


def chain(*deployments: Deployment) -> tuple[Statement, ...]:
    """Deployments each of which came of the one before, and the first of the last."""
    pairs = zip(deployments, (*deployments[1:], deployments[0]), strict=True)
    return (
        *deployments,
        *(
            Replication(model=one.model, origin=one, targets=(other,), evidence=EVIDENCE)
            for one, other in pairs
        ),
    )


#: What each model is, and what must be said of it.
MODELS: dict[str, tuple[tuple[Statement, ...], str]] = {
    "Một nơi": ((at("Một nơi", TAN_THANH, "2015"),), "only 1 of the 2 adopters"),
    "Cùng năm": (
        (at("Cùng năm", TAN_THANH, "2015"), at("Cùng năm", CHIENG_CHAU, "2015")),
        "all adopted at the same time",
    ),
    "Không ngày": (
        (at("Không ngày", TAN_THANH, None), at("Không ngày", CHIENG_CHAU, None)),
        "No adoption has a time that is known",
    ),
    "Vòng tròn": (
        chain(at("Vòng tròn", TAN_THANH, "2015"), at("Vòng tròn", CHIENG_CHAU, "2016")),
        "cycles in the sources: 1 cycle",
    ),
    "Tương lai": (
        (at("Tương lai", TAN_THANH, "2015"), at("Tương lai", CHIENG_CHAU, "2999")),
        "deployments in the future",
    ),
    "Toàn tương lai": ((at("Toàn tương lai", TAN_THANH, "2999"),), "deployments in the future"),
    "Thời xưa": (
        (at("Thời xưa", TAN_THANH, "0900"), at("Thời xưa", CHIENG_CHAU, "2016")),
        "adoptions from 0900-01-01",
    ),
    "Không nơi": (
        (at("Không nơi", None, "2015", area=HOA_BINH), at("Không nơi", TAN_THANH, "2016")),
        "whose unit of the level is not told",
    ),
    "Đâu đó": ((at("Đâu đó", None, "2015", area=HOA_BINH),), "not told"),
    "Khoảng": (
        (at("Khoảng", TAN_THANH, "2010/2014"), at("Khoảng", CHIENG_CHAU, "../2016")),
        "dates: earliest",
    ),
}
OPTIONS = {
    "by commune": ("--level", "commune"),
    "by province of today": ("--level", "province", "--geography", "now"),
    "by deployment": ("--level", "deployment"),
    "imputed": ("--dates", "impute", "--imputations", "2"),
    "until a year": ("--until", "2015"),
    "in a period": ("--period", "2015/2020"),
    "of few": ("--population", "12000"),
    "co-adoption": ("--ties", "co-adoption"),
    "one province": ("--ties", "province"),
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("bad") / "kg"
    text = "Mô hình."
    with open_store(folder) as store:
        graphs = {PLACES_GRAPH: places()}
        for number, (statements, _) in enumerate(MODELS.values()):
            source = Source(document=f"{number}.md", text=text, loader="test/1")
            reading = Reading(source=source, statements=statements)
            graphs[reading.source.graph] = quads(reading)
        store.replace_graphs(graphs)
    return str(folder)


@pytest.fixture
def spread(graph, run):
    def run_spread(*arguments: str):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            level = () if "--level" in arguments else ("--level", "district")
            return run("spread", *arguments, *level, "--kg", graph)

    return run_spread


def checked(result) -> dict:
    assert result.exit_code == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert "Warning" not in result.stderr

    def constant(text: str) -> None:
        raise AssertionError(f"{text} in JSON")

    found = json.loads(result.stdout, parse_constant=constant)
    assert found["population"]["source"]
    for measure in found["measures"].values():
        assert measure["reason"] or measure["figures"]
    return found


@pytest.mark.parametrize("model", MODELS)
def test_a_bad_model_has_a_stated_result(spread, model) -> None:
    found = checked(spread(model, "-f", "json"))
    assert found["item"] == model
    text = spread(model, "-f", "text")
    assert MODELS[model][1] in text.stdout
    rows = spread(model, "-f", "csv")
    assert rows.exit_code == 0
    assert not re.search(r"\b(nan|inf)\b", rows.stdout)


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
@pytest.mark.parametrize("model", ["Không ngày", "Khoảng"])
def test_so_it_has_however_it_is_asked(spread, model, options) -> None:
    checked(spread(model, *options, "-f", "json"))


def test_all_models_in_brief(spread) -> None:
    result = spread("-f", "json")
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert {row["item"] for row in found["items"]} <= {*MODELS}
    assert set(found["innovativeness"]) == {"walker", "boushey", "boehmke_skinner"}
    assert spread("--level", "province", "--until", "2015", "-f", "csv").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("Mot noi", "--population", "0"), "smaller"),
        (("Khong ngay", "--population", "1"), "smaller"),
        (("Không có",), "No model is called"),
        (("Một nơi", "--period", "bao giờ"), "is no period"),
        (("Một nơi", "--until", "2999"), "in the future"),
        (("Một nơi", "--ties", "none.csv"), "no file"),
        (("Một nơi", "--source", "from"), "is of a table"),
        (("Một nơi", "--time-unit", "month"), "is of a table"),
        (("Một nơi", "--units-time", "year"), "name it by --units"),
    ],
)
def test_what_cannot_be_is_refused(spread, arguments, says) -> None:
    result = spread(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_an_empty_graph_is_refused(tmp_path, run) -> None:
    with open_store(tmp_path / "kg"):
        pass
    result = run("spread", "--kg", tmp_path / "kg")
    assert result.exit_code == 2
    assert "holds no deployment" in result.stderr


def test_ties_that_name_unknown_units(spread, tmp_path) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("ego,alter\nx,y\n", encoding="utf-8")
    result = spread("Một nơi", "--ties", str(file))
    assert result.exit_code == 2
    assert "none of the units" in result.stderr


def test_the_cases_are_of_one_source_each() -> None:
    assert all(isinstance(replace(s), Statement) for said, _ in MODELS.values() for s in said)
