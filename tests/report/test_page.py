"""The page of a model: whole, alone, escaped, and the same each time."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.statements import quads
from lantoa.graph.store import Store, open_store
from lantoa.ontology.namespaces import PLACES_GRAPH
from lantoa.report import report
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
    assert len(list(tree.iter("h2"))) == 8
    assert tree.findtext(".//title") == MODEL
    assert len(list(tree.iter("table"))) == 1
    assert list(tree.iter("blockquote"))


def test_the_page_needs_no_other_file_and_no_network(page: str) -> None:
    tree = html.document_fromstring(page)
    for element in tree.iter():
        assert element.tag not in {"script", "link", "img", "iframe", "object"}
        for attribute in ("src", "href", "{http://www.w3.org/1999/xlink}href"):
            assert element.get(attribute, "#").startswith("#")
    assert "@import" not in page
    assert not re.search(r"url\((?!#)", page)
    assert "default-src 'none'" in page


def test_identifiers_of_pictures_are_unique(page: str) -> None:
    found = re.findall(r'\bid="([^"]+)"', page)
    assert found
    assert len(found) == len(set(found))


def test_every_picture_is_whole_xml(store: Store) -> None:
    for svg in report(store, MODEL).pictures.values():
        if svg is not None:
            etree.fromstring(svg)


def test_every_quotation_is_shown(store: Store, page: str) -> None:
    found = report(store, MODEL)
    shown = {each.text for each in html.document_fromstring(page).iter("blockquote")}
    for deployment in found.trace.deployments.values():
        for proof in deployment.evidence:
            assert proof.quote in shown


def test_numbers_are_those_of_the_trace(store: Store) -> None:
    found = report(store, MODEL)
    values = {row.name_en: row.value for row in found.numbers}
    assert values["Named deployments"] == str(len(found.trace.deployments))
    pairs = {(s.parent, s.node) for s in found.trace.steps if s.parent not in (None, s.node)}
    assert values["Replications"] == str(len(pairs))


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
