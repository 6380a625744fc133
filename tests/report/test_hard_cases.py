"""Pages of models that are hard: names that are code, circles, one place, no date, long names."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import html

from lantoa.graph.statements import quads
from lantoa.graph.store import open_store
from lantoa.ontology.namespaces import PLACES_GRAPH
from lantoa.ontology.records import (
    AnyStatement,
    Deployment,
    Evidence,
    Model,
    Place,
    Reading,
    Replication,
    Source,
)
from lantoa.ontology.time import TimeSpan
from lantoa.report import Report, report
from tests.graph.export.world import places
from tests.small_world import CHIENG_CHAU, TAN_THANH

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOSTILE = "</title></style><script>document.title='owned'</script><img src=x onerror=alert(1)> \"'&"


def told(quote: str) -> tuple[Evidence, ...]:
    return (Evidence(start=0, end=1, quote=quote, method="t", confidence=0.9),)


def page_of(
    model: Model, statements: Sequence[AnyStatement], url: str | None = None, title: str = "A"
) -> Report:
    source = Source(document="a.txt", text="A", loader="t", title=title, url=url)
    with open_store(None) as store:
        reading = Reading(source=source, statements=tuple(statements))
        store.replace_graphs({source.graph: quads(reading), PLACES_GRAPH: places()})
        return report(store, model.name)


def at(model: Model, place: Place, year: str | None = None, quote: str = "A") -> Deployment:
    when = TimeSpan.parse(year) if year else None
    return Deployment(model=model, place=place, started=when, evidence=told(quote))


def hostile(url: str | None = None) -> Report:
    model = Model(name=HOSTILE)
    one, other = at(model, TAN_THANH, "2015", HOSTILE), at(model, CHIENG_CHAU, "2018", HOSTILE)
    copied = Replication(model=model, origin=one, targets=(other,), evidence=told(HOSTILE))
    return page_of(model, [one, other, copied], url, HOSTILE)


def test_names_that_are_code_are_words() -> None:
    tree = html.document_fromstring(hostile().to_html())
    assert not list(tree.iter("script", "img"))
    assert tree.findtext(".//title") == HOSTILE
    assert not tree.xpath("//@onerror")
    assert HOSTILE in [each.text for each in tree.iterfind(".//blockquote/p")]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=1&c=\"'><script>", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("file:///etc/passwd", False),
        ("https://[broken", False),
    ],
)
def test_only_addresses_on_the_web_are_links(url: str, link: bool) -> None:
    tree = html.document_fromstring(hostile(url).to_html())
    found = [each.get("href") for each in tree.iterfind(".//blockquote//a")]
    assert found == [found[0]] * len(found) if link else found == []
    if link:
        assert found[0] == url
        assert tree.find(".//blockquote//a").get("rel") == "noopener noreferrer"


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_runs_nothing_of_a_hostile_name(tmp_path: Path) -> None:
    assert CHROMIUM is not None
    file = tmp_path / "page.html"
    file.write_text(hostile().to_html(), encoding="utf-8")
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom")
    closed = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
    shown = subprocess.run(
        [CHROMIUM, *quiet, *closed, f"--user-data-dir={tmp_path / 'profile'}", file.as_uri()],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    ).stdout
    tree = html.document_fromstring(shown)
    assert tree.findtext(".//title") == HOSTILE
    assert not list(tree.iter("script", "img"))
    assert tree.findtext(".//h1") == HOSTILE


def test_a_circle_is_drawn_and_told() -> None:
    model = Model(name="Vòng tròn")
    one, other = at(model, TAN_THANH, "2015"), at(model, CHIENG_CHAU, "2018")
    pairs = ((one, other), (other, one))
    copied = [
        Replication(model=model, origin=a, targets=(b,), evidence=told("A")) for a, b in pairs
    ]
    tree = page_of(model, [one, other, *copied]).pictures["tree"]
    assert tree is not None
    assert "contradict each other" in tree.svg
    assert tree.svg.count(">xã Tân Thành<") == 1


def test_one_place_and_no_date() -> None:
    model = Model(name="Một nơi")
    page = page_of(model, [at(model, TAN_THANH)])
    told_on = html.document_fromstring(page.to_html()).text_content()
    for words in ("No adoption is known to have a time", "without a date", "Một nơi"):
        assert words in told_on


def test_a_model_that_nobody_says_where() -> None:
    from lantoa.ontology.records import ModelMention

    model = Model(name="Chỉ có tên")
    page = page_of(model, [ModelMention(model=model, evidence=told("A"))])
    assert "No deployment is known" in page.to_html()


def test_a_very_long_name_is_whole_where_it_matters() -> None:
    model = Model(name="Tổ liên gia tự quản về an ninh trật tự " * 12)
    page = page_of(model, [at(model, TAN_THANH, "2015")])
    tree = html.document_fromstring(page.to_html())
    assert tree.findtext(".//h1") == " ".join(model.name.split())
