"""Running a named query on a store, and what its rows turn into."""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode

from lantoa.errors import MissingExtraError, QueryError, UnknownNameError
from lantoa.ontology.namespaces import PREFIXES
from lantoa.queries import Rows, prepare, run
from tests import small_world as small
from tests.queries.world import store

XSD = PREFIXES["xsd"]


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + kind))


def test_a_query_runs_by_name_whatever_the_separator() -> None:
    rows = run(store("small"), "Adoption_Timeline", model=small.GONG.iri)
    assert len(rows) == 3
    assert rows.records()[0]["started_from"] == dt.date(2015, 1, 1)


def test_an_unknown_query_is_refused_with_near_names() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'replicas'"):
        run(store("small"), "replica")
    with pytest.raises(UnknownNameError, match="'cross-province-jumps'"):
        run(store("small"), "jumps")


def test_names_are_looked_up_in_the_store_by_default() -> None:
    rows = run(store("small"), "models-at-place", place="huyện Lương Sơn")
    assert {record["place"] for record in rows.records()} == {"huyện Lương Sơn", "xã Tân Thành"}
    by_search = run(store("small"), "replicas", model="tieng keng binh yen")
    assert by_search.records() == run(store("small"), "replicas", model=small.GONG.iri).records()


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="No model is called 'Không có'"):
        run(store("small"), "replicas", model="Không có")


def test_a_resolver_that_is_passed_in_decides() -> None:
    asked = []

    def resolve(kind: str, text: str) -> str:
        asked.append((kind, text))
        return small.GONG.iri

    rows = run(store("small"), "replicas", resolve=resolve, model="kẻng")
    assert asked == [("model", "kẻng")]
    assert len(rows) == 2


def test_a_wrong_value_stops_before_the_store_is_asked() -> None:
    with pytest.raises(QueryError, match="date = 'soon' does not fit"):
        run(store("small"), "models-as-of", date="soon")


def test_prepare_gives_the_text_that_any_endpoint_can_run() -> None:
    text = prepare(store("small"), "replicas", model=small.GONG.iri)
    assert f"<{small.GONG.iri}>" in text
    assert "?_model" not in text


# --- rows ---------------------------------------------------------------------------------------

ROWS = Rows(
    ("iri", "text", "n", "share", "on", "sure", "x"),
    [
        (
            NamedNode("https://example.org/a"),
            Literal("<xã>", language="vi"),
            typed("54", "integer"),
            typed("0.5", "decimal"),
            typed("2020-11-17", "date"),
            typed("true", "boolean"),
            typed("1.5", "double"),
        ),
        (
            NamedNode("urn:b"),
            None,
            typed("many", "integer"),
            None,
            typed("2020", "date"),
            None,
            None,
        ),
    ],
)


def test_records_hold_python_values() -> None:
    first, second = ROWS.records()
    assert first == {
        "iri": "https://example.org/a",
        "text": "<xã>",
        "n": 54,
        "share": Decimal("0.5"),
        "on": dt.date(2020, 11, 17),
        "sure": True,
        "x": 1.5,
    }
    assert isinstance(first["share"], Decimal)
    # What is no number or date in truth stays as it was printed.
    assert (second["text"], second["n"], second["on"]) == (None, "many", "2020")


def test_rows_are_a_sequence() -> None:
    assert len(ROWS) == 2
    assert ROWS[1][0] == NamedNode("urn:b")
    assert [row[0] for row in ROWS] == [NamedNode("https://example.org/a"), NamedNode("urn:b")]
    assert ROWS.column("text") == ["<xã>", None]
    with pytest.raises(KeyError):
        ROWS.column("none")


def test_rows_become_a_frame_also_when_there_are_none() -> None:
    pytest.importorskip("pandas")
    frame = ROWS.to_frame()
    assert list(frame.columns) == list(ROWS.columns)
    assert frame.loc[0, "n"] == 54
    empty = Rows(("a", "b"), []).to_frame()
    assert list(empty.columns) == ["a", "b"]
    assert empty.empty


def test_a_frame_without_pandas_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'lantoa\[data\]'"):
        ROWS.to_frame()


def test_rows_show_themselves_in_notebooks() -> None:
    html = ROWS._repr_html_()
    assert "&lt;xã&gt;" in html
    assert '<a href="https://example.org/a">' in html
    assert '<a href="urn:b">' not in html
    many = Rows(("n",), [(Literal(n),) for n in range(60)])._repr_html_()
    assert "and 10 more rows" in many
    assert many.count("<tr>") == 51
