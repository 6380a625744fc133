"""Bad plain tables: each gets a stated result or a refusal, in every format."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import dataclass

import pytest

HEADING = "who,what,when,from,north,east,state,rich\n"
COLUMNS = ("--unit", "who", "--item", "what", "--time", "when")
PLACES = ("--latitude", "north", "--longitude", "east", "--province", "state")
A, B, C = "a,m,2010,,20,105,p,1", "b,m,2011,a,21,105,p,2", "c,m,2014,b,22,106,q,4"
NEVER = "d,m,,,,,q,3"
TIES = "ego,alter,value\na,b,1\nb,c,1\nc,a,2\n"


@dataclass(frozen=True)
class Case:
    """A table, the options beside it, and what is to be said.

    Attributes:
        rows: the rows of the table.
        options: the further options; `{name}` is the file of that name.
        says: what stdout or stderr must hold.
        refused: whether nothing is to be shown.
        files: further files, by name.
    """

    rows: tuple[str, ...]
    options: tuple[str, ...] = ()
    says: str = ""
    refused: bool = False
    files: tuple[tuple[str, str], ...] = (("ties.csv", TIES),)


def refused(rows, says, *options, **files) -> Case:
    named = tuple((f"{name}.csv", text) for name, text in {"ties": TIES, **files}.items())
    return Case(rows, options, says, refused=True, files=named)


def stated(rows, says, *options, **files) -> Case:
    named = tuple((f"{name}.csv", text) for name, text in {"ties": TIES, **files}.items())
    return Case(rows, options, says, files=named)


FILE = ("--ties", "{ties.csv}")
CASES = {
    "one adoption": stated((A,), "only 1 of the 2 adopters that it takes is known", *FILE),
    "one adoption, others at risk": stated((A, NEVER), "one adopter has no spread", *PLACES),
    "all in one year": stated(
        (A, "b,m,2010,a,20,105,p,2"), "all adopted at the same time", "--source", "from", *FILE
    ),
    "all in one year, others at risk": stated(
        (A, "b,m,2010,a,20,105,p,2", NEVER), "too few to estimate", "--source", "from", *PLACES
    ),
    "no dates": refused(("a,m,,,,,,", "b,m,,,,,,"), "holds no adoption"),
    "no row": refused((), "holds no adoption"),
    "no dates that can be read": refused(("a,m,soon,,,,,", "b,m,later,,,,,"), "No row of"),
    "some dates that cannot be read": stated(("a,m,soon,,,,,", B, C), "cannot be read", *FILE),
    "a cycle of sources": stated(
        ("a,m,2010,c,,,,", B, C), "sources that adopted later", "--source", "from"
    ),
    "its own source": stated(("a,m,2010,a,,,,", B), "their own source", "--source", "from"),
    "a source outside": stated(
        ("a,m,2010,z,,,,", B), "not known to have adopted", "--source", "from"
    ),
    "a negative date": stated(("a,m,-5,,,,,", B, C), "negative times", *FILE),
    "only negative dates": refused(("a,m,-5,,,,,", "b,m,-7,,,,,"), "negative times"),
    "a date in the future": stated(("a,m,2999,,,,,", B, C), "times in the future", *FILE),
    "only dates in the future": refused(("a,m,2999,,,,,",), "lie in the future"),
    "infinite dates": stated(("a,m,inf,,,,,", B, "c,m,1e400,,,,,"), "cannot be read", *FILE),
    "days that no calendar has": stated(("a,m,1990-02-30,,,,,", B), "cannot be read"),
    "times that are no years": refused(
        ("a,m,1,,,,,", "b,m,2,,,,,"), "more than 10,000", "--until", "1e9"
    ),
    "an interval that ends first": stated(("a,m,2012/2010,,,,,", B, C), "before they begin"),
    "rows without a unit": stated((",m,2009,,,,,", B, C), "without a unit", *FILE),
    "only rows without a unit": refused((",m,2009,,,,,",), "without a unit"),
    "a unit twice": stated((A, "a,m,2009,,20,105,p,1", B), "adoption curve", *FILE),
    "fewer people than adopters": refused((A, B), "smaller", "--population", "1"),
    "fewer people than units": refused((A, B, NEVER), "smaller", "--population", "2"),
    "nobody": refused((A,), "smaller", "--population", "0"),
    "fewer than nobody": refused((A,), "smaller", "--population", "-3"),
    "a fit of too few years": stated((A, B), "too few to estimate", "--population", "1000"),
    "a fit without a ceiling": stated(
        tuple(f"u{k},m,{2000 + k.bit_length()},,,,," for k in range(64)),
        "fit: none",
        "--population",
        "100000",
        "--measure",
        "logistic-free",
    ),
    "ties of others": refused((A, B), "names none of the units", *FILE, ties="ego,alter\nx,y\n"),
    "ties of some others": stated(
        (A, B), "units that only the ties name", *FILE, ties="ego,alter\na,b\nb,z\n"
    ),
    "no ties": refused((A, B), "holds no tie", *FILE, ties="ego,alter\n"),
    "an empty file of ties": refused((A, B), "is empty", *FILE, ties=""),
    "ties of negative value": refused(
        (A, B), "values of at least 0", *FILE, ties="ego,alter,value\na,b,-1\n"
    ),
    "ties of one column": refused((A, B), "ties need an ego and an alter", *FILE, ties="ego\na\n"),
    "no such file of ties": refused((A, B), "no file", "--ties", "none.csv"),
    "no coordinates to be near": refused((A, B), "no coordinates", "--ties", "nearest:2"),
    "no province to share": refused((A, B), "no province", "--ties", "province"),
    "nearest of none": refused((A, B), "1 or more", *PLACES, "--ties", "nearest:0"),
    "near but alone": stated((A, B), "exposure", *PLACES, "--ties", "within:1"),
    "a latitude that is none": refused(("a,m,2010,,200,105,p,1",), "no latitude", *PLACES),
    "half a place": refused((A,), "both --latitude", "--latitude", "north"),
    "places of few": stated((A, "b,m,2012,a,,,,"), "centre", *PLACES, "--source", "from"),
    "an unknown column": refused((A,), "did you mean 'from'", "--source", "form"),
    "an unknown column of time": refused((A,), "did you mean 'when'", "--time", "whem"),
    "an unknown covariate": refused((A, B), "did you mean 'rich'", "--covariate", "ritch"),
    "an unknown item": refused((A,), "No item is called 'n'", "--item-name", "n"),
    "an unknown measure": refused((A,), "did you mean 'hazard'", "--measure", "hazrad"),
    "an unknown encoding": refused((A,), "no encoding", "--encoding", "utf-99"),
    "an end before all": stated((A, B), "No adoption by 1990 is known", "--until", "1990", *FILE),
    "an end in the future": refused((A, B), "cannot end in the future", "--until", "2900"),
    "an end that is no time": refused((A,), "does not tell when", "--until", "soon"),
    "an end at no time": refused((A,), "does not tell when", "--until", "nan"),
    "too few imputations": refused(
        ("a,m,2010/2012,,,,,", B), "at least 2", "--dates", "impute", "--imputations", "1"
    ),
    "a negative seed": refused((A,), "-1", "--dates", "impute", "--seed", "-1"),
    "imputed without years": stated(
        ("a,m,2010/2012,,,,,", "b,m,../2011,,,,,", C), "imputed (m=3", "--dates", "impute",
        "--imputations", "3", *FILE,
    ),
    "a lag that looks ahead": refused((A, B, C), "'--lag': -1 is not", "--lag", "-1", *FILE),
    "a word that makes no ties": refused((A, B), "No ties are called", "--ties", "nearest:x"),
    "more units than can be": refused((A, B), "more than could", "--population", "9" * 21),
    "a curve that ends before all": stated(
        (A, B), "adoption curve; share not yet adopted", "--until", "1900"
    ),
    "a circle has no depth": stated(
        ("a,m,2010,c,,,,", "b,m,2011,a,,,,", "c,m,2012,b,,,,"), "who was first is not known",
        "--source", "from",
    ),
    "a covariate of words": stated((A, B, C, NEVER), "not numeric", "--covariate", "state"),
    "a covariate that parts": stated((A, B, NEVER), "event history", "--factor", "state"),
    "two values of a unit": refused(
        (A, "a,n,2010,,20,105,p,7"), "several values", "--item-name", "m", "--covariate", "rich"
    ),
    "units of another table": refused(
        (A, B), "names none of the units", "--units", "{units.csv}", units="unit,x\ny,1\nz,2\n"
    ),
    "units told twice": refused(
        (A, B), "two rows for 'a'", "--units", "{units.csv}", units="unit,x\na,1\na,2\n"
    ),
    "a month among days": refused((A, "b,m,2011-05-03,,,,,"), "a year", "--time-unit", "month"),
    "an option of the graph": refused((A,), "of the graph", "--level", "province"),
}  # fmt: skip
UNTAKEN = re.compile(r"\b(nan|inf|NaN|Infinity)\b")


@pytest.fixture
def table(tmp_path, run):
    """Run a case in a format; every warning is an error."""

    def run_case(case: Case, format_name: str):
        for name, text in (("events.csv", HEADING + "\n".join(case.rows) + "\n"), *case.files):
            (tmp_path / name).write_text(text, encoding="utf-8")
        options = [re.sub(r"\{(.+)\}", rf"{tmp_path}/\1", option) for option in case.options]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return run(
                "spread", "--events", tmp_path / "events.csv", *COLUMNS, *options, "-f", format_name
            )

    return run_case


@pytest.mark.parametrize(
    "case", [c for c in CASES.values() if c.refused], ids=lambda case: case.says
)
def test_it_is_refused_in_a_sentence(table, case) -> None:
    result = table(case, "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert case.says in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.refused])
def test_it_has_a_stated_result(table, name) -> None:
    case = CASES[name]
    shown = {f: table(case, f) for f in ("json", "text", "csv")}
    for result in shown.values():
        assert result.exit_code == 0, result.stderr
        assert "Traceback" not in result.stderr
        assert "Warning" not in result.stderr

    def constant(text: str) -> None:
        raise AssertionError(f"{text} in JSON")

    told = json.loads(shown["json"].stdout, parse_constant=constant)
    assert told["population"]["source"]
    for measure in told["measures"].values():
        assert measure["reason"] or measure["figures"]
        assert measure["dates"]
        for figure in measure["figures"]:
            assert figure["value"] is None or isinstance(figure["value"], int | float)
    assert not UNTAKEN.search(shown["csv"].stdout)
    assert case.says in shown["text"].stdout


def test_a_table_in_another_encoding(tmp_path, run) -> None:
    file = tmp_path / "latin.csv"
    file.write_bytes("who,when\nxã,2010\nb,2011\n".encode("latin-1"))
    arguments = ("spread", "--events", file, "--unit", "who", "--time", "when")
    result = run(*arguments)
    assert result.exit_code == 2
    assert "is not utf-8" in result.stderr
    assert run(*arguments, "--encoding", "latin-1").exit_code == 0
    ties = tmp_path / "ties.csv"
    ties.write_bytes("ego,alter\nxã,b\n".encode("latin-1"))
    table = tmp_path / "plain.csv"
    table.write_text("who,when\na,2010\nb,2011\n", encoding="utf-8")
    result = run("spread", "--events", table, "--unit", "who", "--time", "when", "--ties", ties)
    assert result.exit_code == 2
    assert "ties.csv is not utf-8" in result.stderr
