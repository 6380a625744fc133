"""What the pictures show, and what they say when there is nothing to show."""

from __future__ import annotations

import datetime as dt
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.pictures.adoption_curve import draw_adoption_curve
from lantoa.pictures.lineage_tree import Descent, draw_lineage
from lantoa.pictures.save import drawn
from lantoa.pictures.small_multiples import draw_small_multiples
from lantoa.pictures.style import COLOURS, LINES, MARKERS
from lantoa.pictures.survival_curve import draw_survival_curve
from lantoa.pictures.timeline import Dated, draw_timeline
from lantoa.pictures.unit_network import Flow, draw_unit_network
from lantoa.pictures.words import shortened

#: Linear RGB to what a deuteranope and a protanope see (Viénot, Brettel and Mollon 1999).
DEUTERANOPE = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
PROTANOPE = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))


def _linear(colour: str) -> list[float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def _lightness(linear: list[float]) -> float:
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light


@pytest.mark.parametrize("seen", [DEUTERANOPE, PROTANOPE])
def test_the_first_four_colours_differ_for_the_colour_blind(
    seen: tuple[tuple[float, ...], ...],
) -> None:
    looks = [
        [max(0.0, sum(a * b for a, b in zip(row, _linear(c), strict=True))) for row in seen]
        for c in COLOURS[:4]
    ]
    for one, other in itertools.combinations(looks, 2):
        far = (
            math.dist([v ** (1 / 2.4) for v in one], [v ** (1 / 2.4) for v in other])
            + abs(_lightness(one) - _lightness(other)) / 100
        )
        assert far > 0.15


def test_said_judged_and_inferred_differ_in_their_lines() -> None:
    assert len({str(style) for style in LINES.values()}) == 3
    assert len(set(MARKERS)) >= len(COLOURS)
    svg = drawn(draw_lineage([Descent("a", "b"), Descent("a", "c", "inferred")]), "svg").decode()
    plain = drawn(draw_lineage([Descent("a", "b"), Descent("a", "c")]), "svg").decode()
    assert "stroke-dasharray" in svg
    assert "stroke-dasharray" not in plain
    assert "inferred, nobody said it" in svg
    assert "said by a source" in plain


def test_nothing_to_show_is_said() -> None:
    for figure, words in (
        (draw_adoption_curve([], [], undated=3), "3 more without a date"),
        (draw_adoption_curve([], []), "No adoption is known"),
        (draw_survival_curve([], []), "No unit has adopted"),
        (draw_timeline([]), "No deployment is known"),
        (draw_lineage([]), "No deployment is known"),
        (draw_unit_network([], {}), "No unit is known"),
        (draw_small_multiples({}), "nothing to show"),
    ):
        assert words in drawn(figure, "svg").decode()


def test_one_point_is_a_picture() -> None:
    for figure in (
        draw_adoption_curve([2010], [1]),
        draw_survival_curve([0.0], [0.0]),
        draw_timeline([Dated("a", dt.date(2010, 1, 1), dt.date(2010, 1, 1))]),
        draw_lineage([], alone=["a"]),
        draw_unit_network([Flow("a", "a", 1)], {}),
        draw_small_multiples({"a": ([2010], [1])}),
    ):
        assert drawn(figure, "svg")


def test_a_large_lineage_is_abridged_and_says_so() -> None:
    edges = [Descent("a", f"b{i}") for i in range(500)]
    words = drawn(draw_lineage(edges, most=80), "svg").decode()
    shown = [f"b{i}" for i in range(500) if f">b{i}<" in words]
    assert 40 < len(shown) <= 80
    assert f"+ {500 - len(shown)} more like these" in words
    assert f"{500 - len(shown)} more are not shown" in words


def test_a_cycle_is_drawn_once_around() -> None:
    edges = [Descent("a", "b"), Descent("b", "c"), Descent("c", "a")]
    words = drawn(draw_lineage(edges, {"a": "node a"}), "svg").decode()
    assert words.count(">node a<") == 1


def test_a_long_timeline_tells_how_many_it_leaves_out() -> None:
    many = [Dated(f"xã {i}", dt.date(2000 + i % 20, 1, 1)) for i in range(100)]
    words = drawn(draw_timeline(many), "svg").decode()
    assert "40 more are not shown" in words
    assert ">xã 0<" in words  # the first and the last are among those drawn
    assert ">xã 99<" in words


def test_a_dollar_sign_is_a_letter() -> None:
    assert "2 $ và 3 $" in drawn(draw_small_multiples({"2 $ và 3 $": ([1], [1])}), "svg").decode()


@given(st.text(max_size=40), st.integers(2, 40))
def test_shortened_words_fit(words: str, length: int) -> None:
    assert len(shortened(words, length)) <= max(length, len(words) if len(words) <= length else 0)
