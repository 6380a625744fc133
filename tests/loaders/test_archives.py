"""Archives: every report a source of its own, the archive one thing that is or is not loaded."""

import gzip
import io
import zipfile

import pytest
from pyoxigraph import RdfFormat

from lantoa.graph.store import open_store
from lantoa.loaders import load, read
from lantoa.ontology.identity import source_graph_iri, source_iri
from lantoa.ontology.records import Reading
from tests.loaders.reports_for_tests import report, sentences

pytest.importorskip("warcio", reason="warcio is not installed")

ADDRESS = "https://baotinh.vn/bai/{}.html"


def page(place):
    body = "".join(f"<p>{line}</p>" for line in sentences(place, 10))
    title = f"Bình yên ở xã {place}"
    return (
        f"<html lang='vi'><head><meta charset='utf-8'><title>{title}</title></head><body>"
        f"<article><h1>{title} nhờ tổ tự quản</h1>{body}</article></body></html>"
    )


def write_warc(path, places):
    """Write a web archive (ISO 28500) with a record for each page, each packed by itself."""
    with path.open("wb") as stream:
        for number, place in places.items():
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            block = head + page(place).encode()
            fields = {
                "WARC-Type": "response",
                "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
                "WARC-Date": "2021-05-04T00:00:00Z",
                "WARC-Target-URI": ADDRESS.format(number),
                "Content-Type": "application/http; msgtype=response",
                "Content-Length": str(len(block)),
            }
            told = "".join(f"{field}: {value}\r\n" for field, value in fields.items())
            record = b"WARC/1.0\r\n" + told.encode() + b"\r\n" + block + b"\r\n\r\n"
            stream.write(gzip.compress(record) if path.suffix == ".gz" else record)
    return path


def name(number, archive="a.warc.gz"):
    return f"{archive}#{ADDRESS.format(number)}"


def dump(store):
    output = io.BytesIO()
    store.dump(output, RdfFormat.N_QUADS)
    return output.getvalue()


PLACES = {1: "Tân Thành", 2: "Bình An", 3: "Phú Lợi"}


def test_every_report_of_an_archive_is_a_source(tmp_path):
    path = write_warc(tmp_path / "a.warc.gz", PLACES)
    with open_store(None) as store:
        loaded = load(store, path)
        assert loaded.problems == []
        assert sorted(loaded.added) == [name(1), name(2), name(3)]
        assert source_graph_iri(name(2)) in store.graphs()
        assert "xã Bình An" in store.texts.get(source_iri(name(2)))
        rows = list(store.query(f"SELECT ?s {{ ?s dcterms:isPartOf <{source_iri('a.warc.gz')}> }}"))
        assert len(rows) == 3
        (row,) = store.query(f"SELECT ?url {{ <{source_iri(name(2))}> schema:url ?url }}")
        assert row["url"].value == ADDRESS.format(2)


def test_an_unchanged_archive_is_not_read_again(tmp_path, monkeypatch):
    path = write_warc(tmp_path / "a.warc.gz", PLACES)
    with open_store(tmp_path / "kg") as store:
        load(store, path)
        before = dump(store)

        def fail(*_):
            raise AssertionError("it was opened again")

        with monkeypatch.context() as patch:
            patch.setattr("lantoa.loaders.pipeline.members", fail)
            again = load(store, path)
        assert again.unchanged == [name(1), name(2), name(3)]
        assert again.changed == 0
        assert dump(store) == before
        store.texts.remove(source_iri(name(2)))
        assert load(store, path).replaced == [name(2)]
        assert dump(store) == before


def test_a_changed_archive_replaces_what_changed_and_removes_what_went(tmp_path):
    path = write_warc(tmp_path / "a.warc.gz", PLACES)
    with open_store(None) as store:
        load(store, path)
        write_warc(path, {1: "Tân Thành", 3: "Long Sơn", 4: "Vĩnh Hưng"})
        changed = load(store, path)
        assert changed.unchanged == [name(1)]
        assert changed.replaced == [name(3)]
        assert changed.added == [name(4)]
        assert changed.removed == [name(2)]
        assert "1 removed" in changed.sentences()[0]
        assert store.texts.get(source_iri(name(2))) is None
        grown = dump(store)
        assert load(store, path).changed == 0
    with open_store(None) as store:
        load(store, path)
        assert dump(store) == grown


def test_a_page_in_two_archives_and_a_file_is_one_source(tmp_path):
    write_warc(tmp_path / "a.warc", PLACES)
    write_warc(tmp_path / "b.warc", {1: "Tân Thành"})
    (tmp_path / "c.html").write_text(page("Tân Thành"), encoding="utf-8")
    with open_store(None) as store:
        copies = load(store, tmp_path).copies
        assert set(copies) == {name(1, "b.warc"), "c.html"}
        assert set(copies.values()) == {name(1, "a.warc")}


def test_an_archive_that_goes_on_without_the_source_lets_its_copy_speak(tmp_path):
    path = write_warc(tmp_path / "a.warc", {1: "Tân Thành", 2: "Bình An"})
    write_warc(tmp_path / "b.warc", {1: "Tân Thành"})
    with open_store(None) as store:
        load(store, tmp_path)
        write_warc(path, {2: "Bình An"})
        load(store, tmp_path)
        assert not store.query("ASK { ?copy lt:copyOf ?source }")
        settled = dump(store)
    with open_store(None) as store:
        load(store, tmp_path)
        assert dump(store) == settled


def test_problems_of_an_unchanged_archive_are_told_each_time(tmp_path):
    path = write_warc(tmp_path / "a.warc.gz", PLACES)
    path.write_bytes(path.read_bytes()[:-300])
    with open_store(None) as store:
        first = load(store, path)
        assert first.added == [name(1), name(2)]
        assert [problem.file for problem in first.problems] == ["a.warc.gz"]
        second = load(store, path)
        assert second.unchanged == first.added
        assert second.problems == first.problems


def test_a_zip_file_of_reports(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for place in PLACES.values():
            archive.writestr(f"{place}.txt", report(f"Tin từ {place}", sentences(place, 6)))
        archive.writestr("x.xlsx", b"PK\x03\x04")
    with open_store(None) as store:
        loaded = load(store, tmp_path / "a.zip", jobs=2)
        assert sorted(loaded.added) == sorted(f"a.zip#{place}.txt" for place in PLACES.values())
        assert [problem.file for problem in loaded.problems] == ["a.zip#x.xlsx"]
    found = list(read(tmp_path / "a.zip"))
    assert len([one for one in found if isinstance(one, Reading)]) == 3


def test_an_archive_of_the_same_page_twice_keeps_both_states(tmp_path):
    path = tmp_path / "a.warc"
    write_warc(tmp_path / "1.warc", {1: "Tân Thành"})
    write_warc(tmp_path / "2.warc", {1: "Bình An"})
    path.write_bytes((tmp_path / "1.warc").read_bytes() + (tmp_path / "2.warc").read_bytes())
    with open_store(None) as store:
        loaded = load(store, path)
        assert loaded.added == [name(1, "a.warc"), name(1, "a.warc") + " (2)"]
        assert load(store, path).unchanged == loaded.added


def test_strict_stops_at_an_archive_with_problems(tmp_path):
    path = write_warc(tmp_path / "a.warc.gz", PLACES)
    path.write_bytes(path.read_bytes()[:-300])
    from lantoa.loaders.problems import ProblemError

    with open_store(None) as store:
        with pytest.raises(ProblemError, match=r"a\.warc\.gz"):
            load(store, path, strict=True)
        assert len(store) == 0
