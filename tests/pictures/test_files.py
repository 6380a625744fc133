"""Pictures as files: other programs read them back, and the same data give the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from lantoa.errors import UserError
from lantoa.pictures.adoption_curve import FittedCurve, draw_adoption_curve
from lantoa.pictures.lineage_tree import Descent, draw_lineage
from lantoa.pictures.save import drawn, letters_of, save
from lantoa.pictures.small_multiples import draw_small_multiples
from lantoa.pictures.survival_curve import draw_survival_curve
from lantoa.pictures.timeline import Dated, draw_timeline
from lantoa.pictures.unit_network import Flow, draw_unit_network

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NAME = "Tổ liên gia tự quản “Ngõ sáng”"
PLACE = "xã Chiềng Đông"


def curve() -> Figure:
    fit = FittedCurve("Bass", [2010, 2012, 2014], [1, 5, 8], [0, 4, 6], [2, 6, 10], 2012)
    return draw_adoption_curve(
        [2010, 2011, 2012], [1, 3, 6], [1, 4, None], fit=fit, population=9, undated=2, title=NAME
    )


def survival() -> Figure:
    return draw_survival_curve(
        [1.0, 2.0], [0.8, 0.5], lower=[0.6, None], upper=[0.9, 0.7], censored=[3.0], title=NAME
    )


def timeline() -> Figure:
    from datetime import date

    known = Dated(PLACE, date(2015, 1, 1), date(2015, 12, 31))
    return draw_timeline([known, Dated("xã Hua Nhàn")], title=NAME)


def lineage() -> Figure:
    edges = [Descent("a", "b"), Descent("b", "c", "inferred")]
    return draw_lineage(edges, {"a": NAME}, title=NAME)


def provinces() -> Figure:
    flows = [Flow("Sơn La", "Nghệ An", 2), Flow("Nghệ An", "Sơn La", 1, "inferred")]
    return draw_unit_network(flows, {"Sơn La": (21.3, 103.9)}, title=NAME)


def multiples() -> Figure:
    return draw_small_multiples({"ma túy": ([2010, 2011], [1, 2]), "lửa": ([], [])}, title=NAME)


ALL = pytest.mark.parametrize(
    "draw", [curve, survival, timeline, lineage, provinces, multiples], ids=lambda f: f.__name__
)


@ALL
def test_an_svg_is_xml_whose_words_are_words(draw: Callable[[], Figure]) -> None:
    root = etree.fromstring(drawn(draw(), "svg"))
    words = " ".join(map(str, root.itertext()))
    assert "Tổ liên gia tự quản" in words
    assert not any(each.tag.endswith("image") for each in root.iter() if isinstance(each.tag, str))


@ALL
def test_an_svg_holds_its_letters_and_says_what_it_shows(draw: Callable[[], Figure]) -> None:
    import base64

    from fontTools.ttLib import TTFont

    svg = drawn(draw(), "svg").decode()
    (data,) = re.findall(r"src:url\(data:font/woff;base64,([^)]+)\)", svg)
    letters = set(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap())
    assert {ord(letter) for letter in letters_of(svg)} - {0x20} <= letters
    root = etree.fromstring(svg.encode())
    assert root.get("role") == "img"
    assert "liên gia" in root.get("aria-label")
    assert root[0].text == root.get("aria-label")
    assert "DejaVu Sans" not in drawn(draw(), "svg", font=False).decode().partition("<text")[0]


@ALL
def test_a_png_is_opened_by_another_program(draw: Callable[[], Figure]) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(drawn(draw(), "png"))) as image:
        image.load()
        assert image.width > 300
        assert len(set(image.convert("L").resize((60, 60)).tobytes())) > 3  # not an empty page


@ALL
def test_a_pdf_holds_its_words(draw: Callable[[], Figure]) -> None:
    from pdfminer.high_level import extract_text

    text = extract_text(io.BytesIO(drawn(draw(), "pdf")))
    assert "liên gia tự quản" in text
    assert b"/FontFile2" in drawn(draw(), "pdf")


@ALL
@pytest.mark.parametrize("format_name", ["svg", "png", "pdf"])
def test_the_same_data_give_the_same_bytes(draw: Callable[[], Figure], format_name: str) -> None:
    assert drawn(draw(), format_name) == drawn(draw(), format_name)


def test_the_name_of_the_file_tells_the_format(tmp_path: Path) -> None:
    assert save(lineage(), tmp_path / "a.SVG").read_bytes().startswith(b"<?xml")
    assert save(lineage(), tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(UserError, match=r"\.svg"):
        save(lineage(), tmp_path / "a.gif")
    with pytest.raises(UserError, match="cannot be written"):
        save(lineage(), tmp_path / "no" / "such" / "a.svg")
    with pytest.raises(UserError, match="svg"):
        drawn(lineage(), "bmp")
