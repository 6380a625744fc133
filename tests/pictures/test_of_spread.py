"""The picture of a spread."""

from __future__ import annotations

import base64
import math
import re
import sys

import pytest
from lxml import etree

from lantoa.errors import UnknownNameError
from lantoa.graph.adoptions import Adoptions, Group
from lantoa.graph.adoptions.imputation import Imputation
from lantoa.graph.outline import to_html
from lantoa.graph.spread.overview import spread_of
from lantoa.graph.spread.result import Spread
from lantoa.pictures.of_items import draw_items, grouped
from lantoa.pictures.of_spread import PICTURES, best_fit, draw_spread
from lantoa.pictures.save import drawn


def logistic_table() -> Adoptions:
    """80 of 100 units that adopt along a logistic curve with a ceiling of 0.8."""
    rows = []
    for year in range(2000, 2020):
        due = round(80 / (1 + math.exp(-0.8 * (year - 2009))))
        rows += [(f"u{n}", "Tiếng kẻng", year) for n in range(len(rows), due)]
    return Adoptions.build(rows, population=100)


def words_of(found: Spread, picture: str = "curve") -> str:
    svg = drawn(draw_spread(found, picture, source="a table"), "svg")
    return " ".join(map(str, etree.fromstring(svg).itertext()))


def test_the_best_fit_is_drawn() -> None:
    found = spread_of(logistic_table())
    best = best_fit(found)
    assert best is not None
    assert best[0] == "logistic-free"
    others = [m.result.fit.aic for m in found.measures if hasattr(m.result, "fit")]
    assert best[1].fit.aic == min(others)
    words = words_of(found)
    for told in ("Tiếng kẻng", "logistic fit, ceiling estimated", "its forecast", "95% band"):
        assert told in words
    assert drawn(draw_spread(found), "svg") == drawn(draw_spread(found), "svg")


def test_who_could_adopt_and_how_dates_were_treated_is_said_on_every_picture_of_them() -> None:
    rows = [("a", "x", 2010.0, 2012.5), ("b", "x", 2011.0, 2011.0), ("c", "x", None, None)]
    found = spread_of(Adoptions.build(rows, population=40), dates="latest")
    for picture in ("curve", "survival"):
        words = words_of(found, picture)
        assert "Population at risk: 40 (as given)" in words
        assert "latest" in words or "at least and at most" in words
        assert "Source: a table" in words
    assert "1 more without a date" in words_of(found)
    assert "1 adopters without a time are left out" in words_of(found, "survival")
    assert "without a date" in words_of(found, "timeline")


def test_a_year_s_count_stands_over_its_own_year() -> None:
    figure = draw_spread(spread_of(Adoptions.build([("a", "x", 2016), ("b", "x", 2017)])))
    steps = next(line for line in figure.axes[0].lines if line.get_drawstyle() == "steps-post")
    assert steps.get_xdata().tolist() == [2015.5, 2016.5, 2017.5]
    assert steps.get_ydata().tolist() == [1, 2, 2]


def test_no_source_bounds_the_number_and_the_picture_says_so_instead_of_flattening() -> None:
    group = Group("x", 3, None, earliest=2012.0, latest=2012.0)
    table = Adoptions.build([("a", "x", 2010)], groups=[group], population=11_000)
    figure = draw_spread(spread_of(table))
    assert figure.axes[0].get_ylim()[1] < 20
    assert "no source bounds the number" in words_of(spread_of(table))


def test_without_a_fit_there_is_still_a_curve_that_says_why() -> None:
    found = spread_of(Adoptions.build([("a", "x", 2010)]))
    assert best_fit(found) is None
    assert "No growth model is drawn" in words_of(found)
    asked = spread_of(Adoptions.build([("a", "x", 2010)]), names=["curve"])
    assert "No growth model was asked for" in words_of(asked)


@pytest.mark.parametrize("picture", PICTURES)
def test_without_dates_the_picture_says_so(picture: str) -> None:
    found = spread_of(Adoptions.build([("a", "x", None)]), names=["curve"])
    words = words_of(found, picture)
    assert "time" in words or "date" in words


def test_an_unknown_picture_is_refused() -> None:
    found = spread_of(Adoptions.build([("a", "x", 2010)]), names=["curve"])
    with pytest.raises(UnknownNameError, match="curve"):
        draw_spread(found, "pie")


def test_the_first_imputation_is_told() -> None:
    rows = [(f"u{i}", "x", 2010.0 + i, 2012.0 + i) for i in range(6)]
    found = spread_of(Adoptions.build(rows, population=20), dates=Imputation(3, 1))
    assert "the first imputation is drawn" in words_of(found, "survival")


def test_items_and_groups_of_items() -> None:
    rows = [("a", "x", 2010), ("b", "x", 2012), ("a", "y", 2011), ("b", "y", None), ("a", "z", 1)]
    table = Adoptions.build(rows)
    by_item = {one.name: one for one in grouped(table)}
    assert by_item["y"].years == [2011]
    assert by_item["y"].undated == 1
    by_theme = grouped(table, {"x": ["drugs"], "y": ["drugs", "traffic"]})
    assert [(one.name, one.items, len(one.years)) for one in by_theme] == [
        ("drugs", 2, 3),
        ("traffic", 1, 1),
    ]
    svg = drawn(draw_items(table, title="items"), "svg").decode()
    assert "+ 1 undated" in svg


def test_a_notebook_shows_the_picture_above_the_words() -> None:
    found = spread_of(Adoptions.build([("a", "x", 2010), ("b", "x", 2011)]), names=["curve"])
    shown = found._repr_html_()
    (data,) = re.findall(r'<img alt="x: adoption curve[^"]*"[^>]*base64,([^"]+)"', shown)
    assert base64.b64decode(data) == drawn(found.picture(), "svg")
    assert shown.index("<img") < shown.index("how it spreads")
    picture = found.picture("timeline")
    assert picture._repr_svg_().startswith("<?xml")
    assert picture._repr_png_().startswith(b"\x89PNG")


def test_a_notebook_without_matplotlib_shows_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    found = spread_of(Adoptions.build([("a", "x", 2010)]), names=["curve"])
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert found._repr_html_().startswith(to_html(found.outline())[:40])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", ["模型 🚒 kẻng\x00 an\x0b \ud800", "\x01", " ", "$x^2$ & <b>"])
def test_any_letters_give_a_whole_picture_without_a_warning(name: str) -> None:
    table = Adoptions.build([("a\x0c", name, 2010), (name, name, 2012), ("c", name, None)])
    found = spread_of(table, names=["curve"])
    for picture in PICTURES:
        etree.fromstring(found.picture(picture)._repr_svg_().encode())
        assert found.picture(picture)._repr_png_()
    etree.fromstring(drawn(draw_items(table), "svg"))
