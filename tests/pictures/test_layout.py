"""Nothing on a picture is cut or lies over another word, whatever the names are."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.pictures.adoption_curve import FittedCurve, draw_adoption_curve
from lantoa.pictures.lineage_tree import Descent, draw_lineage
from lantoa.pictures.name_places import Name, place_names
from lantoa.pictures.small_multiples import draw_small_multiples
from lantoa.pictures.style import settings as house
from lantoa.pictures.survival_curve import draw_survival_curve
from lantoa.pictures.timeline import Dated, draw_timeline
from lantoa.pictures.tree_layout import layout
from lantoa.pictures.unit_network import Flow, draw_unit_network
from lantoa.pictures.words import composed, lines_of, width_of

if TYPE_CHECKING:
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

    from lantoa.pictures.picture import Picture

LONG = (
    "Tổ liên gia tự quản về an ninh trật tự gắn với phòng cháy, chữa cháy và cứu nạn, cứu hộ "
    "trong khu dân cư vùng đồng bào dân tộc thiểu số, xã Nghĩa Lâm, huyện Nghĩa Đàn, tỉnh Nghệ An"
)
WORD = "Nghiêngngảnghiêngngửa" * 12
NAMES = [f"{i} {LONG}" for i in range(300)]


def curve(name: str) -> Picture:
    fit = FittedCurve("Bass fit", [2010, 2012, 2014], [1, 5, 8], [0, 4, 6], [2, 6, 10], 2012)
    return draw_adoption_curve(
        [2010, 2011, 2012], [1, 3, 6], [1, 4, None], fit=fit, population=9, title=name, notes=[name]
    )


def survival(name: str) -> Picture:
    return draw_survival_curve([1.0, 2.0], [0.8, 0.5], censored=[3.0], title=name, notes=[name])


def timeline(name: str) -> Picture:
    return draw_timeline(
        [Dated(f"{one} {name}", 2000 + i % 20, 2001 + i % 20) for i, one in enumerate(NAMES)],
        title=name,
    )


def lineage(name: str) -> Picture:
    edges = [Descent(NAMES[(i - 1) // 3], NAMES[i]) for i in range(1, 300)]
    return draw_lineage(edges, {NAMES[0]: name}, details=dict.fromkeys(NAMES, name), title=name)


def network_on_a_map(name: str) -> Picture:
    where = {one: (8 + i % 15, 103 + i % 6) for i, one in enumerate(NAMES[:200])}
    flows = [Flow(NAMES[i], NAMES[i * 7 % 300], i + 1.0) for i in range(300)]
    return draw_unit_network(flows, where, title=name, sizes={NAMES[0]: 90.0}, labelled=300)


def network_in_a_ring(name: str) -> Picture:
    flows = [Flow(NAMES[i], NAMES[i * 7 % 300], 1.0, "inferred") for i in range(300)]
    return draw_unit_network(flows, title=name, labelled=300)


def multiples(name: str) -> Picture:
    return draw_small_multiples(
        {one: ([2010, 2020], [1, 12345]) for one in NAMES}, title=name, notes=[name]
    )


ALL = [curve, survival, timeline, lineage, network_on_a_map, network_in_a_ring, multiples]


def words(figure: Picture) -> list[tuple[Text, Bbox]]:
    """The words of a picture that are drawn, with where they are, in points."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure.set_dpi(72)
    with house():
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        texts = list(figure.texts)
        for axes in figure.axes:
            texts += axes.texts
            if axes.axison:
                texts += [axes.title, axes._left_title, axes.xaxis.label, axes.yaxis.label]
                for axis in (axes.xaxis, axes.yaxis):
                    texts += [tick.label1 for tick in axis._update_ticks()]
        return [
            (text, text.get_window_extent(canvas.get_renderer()))
            for text in texts
            if text.get_visible() and text.get_text().strip()
        ]


@pytest.mark.parametrize("name", [LONG, WORD], ids=["long", "word"])
@pytest.mark.parametrize("draw", ALL, ids=lambda each: each.__name__)
def test_no_words_are_cut_or_lie_over_others(draw: Callable[[str], Picture], name: str) -> None:
    figure = draw(name)
    found = words(figure)
    assert found
    width, height = figure.get_size_inches() * 72
    for text, box in found:
        assert box.x0 > -1, text
        assert box.y0 > -1, text
        assert box.x1 < width + 1, text
        assert box.y1 < height + 1, text
    boxes = np.array([box.extents for _, box in found])
    wide = np.minimum(boxes[:, None, 2:], boxes[None, :, 2:])
    overlap = (wide - np.maximum(boxes[:, None, :2], boxes[None, :, :2])).min(axis=2)
    np.fill_diagonal(overlap, 0)
    one, other = np.unravel_index(overlap.argmax(), overlap.shape)
    assert overlap.max() < 1.5, (found[one][0].get_text(), found[other][0].get_text())


def test_a_picture_stays_a_page() -> None:
    for draw in ALL:
        width, height = draw(LONG).get_size_inches()
        assert 3 < width < 40
        assert 1 < height < 60


@given(st.text(max_size=60), st.floats(30, 300), st.integers(1, 4))
@settings(max_examples=60)
def test_lines_fit_their_width(text: str, width: float, most: int) -> None:
    found = lines_of(text, 8, width, most=most)
    assert len(found) <= most
    assert all(width_of(line, 8) <= width + 1e-6 for line in found)


def test_decomposed_letters_are_composed() -> None:
    plain = "Tiếng kẻng ở Đắk Lắk"
    assert composed(unicodedata.normalize("NFD", plain)) == plain
    assert composed("a\x00b\nc") == "a b c"


@given(
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=60),
    st.integers(2, 30),
    st.integers(2, 9),
)
@settings(max_examples=80)
def test_a_layout_keeps_within_its_rows_and_loses_nobody(
    pairs: list[tuple[int, int]], most: int, deepest: int
) -> None:
    nodes = [str(n) for n in range(26)]
    edges = [(str(a), str(b)) for a, b in pairs if a != b]
    plan = layout(nodes, edges, most=most, deepest=deepest)
    drawn = [twig.node for twig in plan.twigs if not twig.hidden]
    assert drawn
    assert len(drawn) == len(set(drawn))
    assert all(twig.column < deepest for twig in plan.twigs)
    hidden = sum(twig.hidden for twig in plan.twigs)
    assert len(drawn) + hidden <= len(nodes)
    if most == 30 and deepest == 9:
        assert len(drawn) + hidden == len(nodes)
    rows = plan.rows(dict.fromkeys(plan.twigs, 10.0))
    for column in range(deepest):
        at = sorted(rows.middle[twig] for twig in plan.twigs if twig.column == column)
        assert all(b - a >= 10 - 1e-9 for a, b in itertools.pairwise(at))


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="abcđệ ", min_size=1, max_size=12),
            st.floats(0, 200),
            st.floats(0, 200),
        ),
        max_size=30,
    )
)
@settings(max_examples=60)
def test_names_never_meet(found: list[tuple[str, float, float]]) -> None:
    names = [Name(text.strip() or "a", x, y, 2.0) for text, x, y in found]
    placed = place_names(names, size=7, within=(0, 0, 220, 220))
    boxes = [(p.x, p.y, p.x + width_of(p.words, 7), p.y + 7 * 1.15) for p in placed]
    for a, b in itertools.combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    assert all(a[0] >= 0 and a[1] >= 0 and a[2] <= 220 and a[3] <= 220 for a in boxes)
