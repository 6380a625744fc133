"""Terms in words, in the terminal and as pages."""

import os
import re
from html.parser import HTMLParser

import pytest

from lantoa.errors import UserError
from lantoa.ontology.docs import write_docs
from lantoa.ontology.explain import HEADINGS, describe, facts
from lantoa.ontology.namespaces import TERMS
from lantoa.ontology.vocabulary import explain, terms


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_term_can_be_described(language):
    for term in terms():
        text = describe(term, language, width=80)
        joined = re.sub(r"\s+", " ", text)
        assert all(definition in joined for definition in term.definitions.values())
        assert all(len(line) <= 80 or " " not in line.strip() for line in text.splitlines())


def test_headings_are_in_the_language_asked_for():
    assert "ví dụ" in describe(explain("Model"), "vi")
    assert "ví dụ" not in describe(explain("Model"), "en")
    assert "example" in describe(explain("Model"), "en")


def test_a_class_has_what_its_superclass_has():
    bears = next(f for f in facts(explain("lt:Replication")) if f.heading == "bears")
    assert {TERMS + "origin", TERMS + "target", TERMS + "evidence"} <= set(bears.values)


def test_an_edge_is_said_to_be_one():
    assert "origin → target" in describe(explain("lt:Replication"))
    assert "Deployment → place" in describe(explain("lt:place"))


def test_an_alignment_is_shown():
    assert "rdfs:subPropertyOf oa:exact" in describe(explain("lt:quote"))


class Page(HTMLParser):
    """Collects anchors, links and what would be fetched; and that tags are closed."""

    VOID = frozenset({"meta", "br", "link", "img"})

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.fetched, self.open = [], [], [], []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a":
            self.links.append(attributes["href"])
        if "src" in attributes or tag in {"script", "link", "iframe"}:
            self.fetched.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "docs"
    written = write_docs(folder)
    return folder, written


def test_pages_are_well_formed_and_fetch_nothing(site):
    folder, written = site
    assert written[0] == folder / "index.html"
    assert all(path.is_file() for path in written)
    for path in folder.glob("*.html"):
        page = Page(path.read_text(encoding="utf-8"))
        assert page.open == []
        assert page.fetched == []
        assert len(page.ids) == len(set(page.ids))


def test_every_link_leads_somewhere(site):
    folder, _ = site
    pages = {path.name: Page(path.read_text(encoding="utf-8")) for path in folder.glob("*.html")}
    for page in pages.values():
        for link in page.links:
            name, _, anchor = link.partition("#")
            assert (folder / name).is_file(), link
            assert not anchor or anchor in pages[name].ids, link


def test_every_term_is_on_a_page_with_both_languages(site):
    folder, _ = site
    pages = [Page((folder / name).read_text(encoding="utf-8"))
             for name in ("index.html", "concepts.html")]  # fmt: skip
    ids = {anchor for page in pages for anchor in page.ids}
    text = "".join(page.text for page in pages)
    for term in terms():
        assert term.name in ids
        assert all(definition in text for definition in term.definitions.values())


def test_the_fragment_of_a_term_is_its_anchor(site):
    folder, _ = site
    page = Page((folder / "index.html").read_text(encoding="utf-8"))
    assert (TERMS + "Deployment").partition("#")[2] in page.ids


def test_writing_twice_gives_the_same_bytes(site, tmp_path):
    _, written = site
    again = write_docs(tmp_path)
    assert [p.read_bytes() for p in again] == [p.read_bytes() for p in written]


def test_a_file_where_the_folder_should_be_is_one_clear_sentence(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("")
    with pytest.raises(UserError, match="choose another folder"):
        write_docs(taken)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_an_unwritable_folder_is_one_clear_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="choose another folder"):
        write_docs(tmp_path / "docs")


def test_every_heading_has_both_languages():
    used = {fact.heading for term in terms() for fact in facts(term)} | {t.kind for t in terms()}
    assert used == HEADINGS.keys()
    assert all(vi and en for vi, en in HEADINGS.values())
