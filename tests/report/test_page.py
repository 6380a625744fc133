"""The page of a model: whole, alone, escaped, and the same each time."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.spread.measure import in_word
from lantoa.graph.spread.of_store import spread
from lantoa.graph.spread.overview import measures
from lantoa.graph.spread.wording import words
from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.ontology.namespaces import PLACES_GRAPH
from lantoa.pictures.of_spread import draw_spread
from lantoa.pictures.of_trace import sources_of
from lantoa.report import report
from lantoa.report.definitions import _NAMES
from lantoa.report.document import SECTIONS
from lantoa.report.figures import inline
from tests.graph.export.world import places
from tests.small_world import SCHOOL_MODEL, readings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(None) as opened:
        graphs = {reading.source.graph: quads(reading) for reading in readings()}
        opened.replace_graphs({**graphs, PLACES_GRAPH: places()})
        yield opened


@pytest.fixture(scope="module")
def page(store: Store) -> str:
    return report(store, MODEL).to_html()


MODEL = SCHOOL_MODEL.name


def test_the_page_has_every_part(page: str) -> None:
    tree = html.document_fromstring(page)
    sections = [each.get("id") for each in tree.iter("section")]
    assert sections == [f"section-{name}" for name, _, _ in SECTIONS]
    assert len(list(tree.iter("h2"))) == len(SECTIONS)
    assert tree.findtext(".//title") == MODEL
    assert len(list(tree.iter("table"))) == 2
    assert list(tree.iter("blockquote"))


def test_the_page_needs_no_other_file_and_no_network(page: str) -> None:
    tree = html.document_fromstring(page)
    for element in tree.iter():
        assert element.tag not in {"script", "link", "img", "iframe", "object"}
        for attribute in ("src", "{http://www.w3.org/1999/xlink}href"):
            assert element.get(attribute, "#").startswith("#")
        if element.tag != "a":  # an address that a reader may follow loads nothing
            assert element.get("href", "#").startswith("#")
    assert "@import" not in page
    assert set(re.findall(r"url\((?!#)([a-z/]*:?[a-z/]*)", page)) == {"data:font/woff"}
    assert "default-src 'none'" in page


def test_identifiers_of_pictures_are_unique(page: str) -> None:
    found = re.findall(r'\bid="([^"]+)"', page)
    assert found
    assert len(found) == len(set(found))


def test_every_reference_leads_somewhere(page: str) -> None:
    known = set(re.findall(r'\bid="([^"]+)"', page))
    used = set(re.findall(r"(?:url\(#|href=\"#)([^)\"]+)", page))
    assert used <= known


def test_every_picture_is_whole_xml(store: Store) -> None:
    for drawn in report(store, MODEL).pictures.values():
        if drawn is not None:
            etree.fromstring(drawn.svg)


def test_every_quotation_is_shown(store: Store, page: str) -> None:
    found = report(store, MODEL)
    quoted = html.document_fromstring(page).iterfind(".//blockquote/p")
    shown = {each.text for each in quoted}
    for deployment in found.trace.deployments.values():
        for proof in deployment.evidence:
            assert proof.quote in shown


def test_report_and_spread_agree(store: Store, page: str) -> None:
    """Every number that `lantoa spread` gives stands on the page as it gives it."""
    found, asked = report(store, MODEL), spread(store, MODEL)
    assert found.spread.to_dict() == asked.to_dict()
    told = " ".join(map(str, html.document_fromstring(page).itertext()))
    for measured in asked.measures:
        assert measured.measure.reference in told
        for figure in measured.figures:
            assert words(figure, asked.adoptions.scale, asked.time_word) in told
    values = {row.name_en: row.value for row in found.numbers}
    forest = asked["cascades"].result
    assert values["Replications"] == str(forest.replications)
    assert values["Named deployments"] == str(asked["deployments"].result.named)
    low, high = asked["deployments"].result.adopters
    assert values["All deployments"] == (f"{low} – {high}" if low != high else str(low))
    curve = inline(
        draw_spread(asked, source=sources_of(found.trace)[len("Source: ") : -1]), "curve"
    )
    assert curve.svg in page


def test_measures_are_named_in_both_languages(page: str) -> None:
    known = {measure.name: measure for measure in measures()}
    assert set(_NAMES) <= set(known)
    told = html.document_fromstring(page).text_content()
    for name, measure in known.items():
        if measure.default:
            assert in_word(measure.title, "year") in told
            assert _NAMES.get(name, "") in told


def test_the_page_can_be_read_aloud(page: str) -> None:
    tree = html.document_fromstring(page)
    assert tree.get("lang") == "vi"
    levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for svg in tree.iter("svg", "{http://www.w3.org/2000/svg}svg"):
        assert svg.get("role") == "img"
        assert svg.get("aria-label")
    for cell in tree.iter("th"):
        assert cell.get("scope") in {"row", "col"}


def test_the_html_has_no_faults(page: str) -> None:
    html5lib = pytest.importorskip("html5lib")
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(page)
    assert [error for _, error, _ in parser.errors] == []


def test_the_islands_are_on_the_maps(page: str) -> None:
    tree = html.document_fromstring(page)
    (shown,) = tree.xpath("//section[@id='section-map']")
    told = " ".join(map(str, shown.itertext()))
    for word in ("Hoàng Sa", "Trường Sa", "phép chiếu"):
        assert word in told


def test_what_a_notebook_shows_cannot_reach_the_notebook(store: Store) -> None:
    shown = report(store, MODEL)._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert " sandbox " in shown


def test_the_same_graph_gives_the_same_page(store: Store, page: str) -> None:
    assert report(store, MODEL).to_html() == page


def test_an_unknown_model_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        report(store, "không có mô hình này")
    with pytest.raises(UserError, match="cannot be written"):
        report(store, MODEL).save(tmp_path / "no" / "page.html")


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_shows_it(page: str, tmp_path: Path) -> None:
    assert CHROMIUM is not None
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
    closed = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
    command = [CHROMIUM, *quiet, *closed, f"--user-data-dir={tmp_path / 'profile'}"]
    picture = tmp_path / "page.png"
    subprocess.run(
        [*command, f"--screenshot={picture}", "--window-size=900,3000", file.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    from PIL import Image

    with Image.open(picture) as image:
        colours = image.convert("RGB").getcolors(maxcolors=1_000_000) or []
    assert len(colours) > 50  # text, lines and points, not a white page
