"""Which files are found, under which names, and what they are taken for."""

import unicodedata

import pytest

from lantoa.errors import InputError
from lantoa.graph.store import open_store
from lantoa.loaders import Problem, load, read
from lantoa.loaders.files import FileKind, InputFile, find_files, sniff
from lantoa.loaders.problems import ProblemError
from lantoa.loaders.text import REPORT_LIMIT, decode


def test_names_are_relative_sorted_and_nfc(tmp_path):
    folder = tmp_path / unicodedata.normalize("NFD", "báo cáo")
    (folder / ".hidden").mkdir(parents=True)
    for name in ("b.txt", "a.txt", ".x.txt", "~$c.xlsx", ".hidden/d.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    found = list(find_files([tmp_path]))
    assert [file.document for file in found] == ["báo cáo/a.txt", "báo cáo/b.txt"]
    assert [file.document for file in find_files([folder])] == ["a.txt", "b.txt"]
    assert [file.document for file in find_files([folder / "a.txt"])] == ["a.txt"]
    assert [f.document for f in find_files([folder / "a.txt"], root=tmp_path)] == ["báo cáo/a.txt"]


def test_what_belongs_to_a_saved_page_is_passed_over(tmp_path):
    """A browser saves a page's looks, and the frames in it, in a folder beside it."""
    for name in (
        "bài.html",
        "bài_files/style.css",
        "bài_files/saved_resource.html",
        "bài_files/anh.jpg",
        "tin_files/b.html",
        "css/site.css",
        "js/site.js",
        "font.woff2",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = list(find_files([tmp_path]))
    assert [file.document for file in found] == ["bài.html", "tin_files/b.html"]


def test_pictures_are_one_problem_however_many(tmp_path):
    for name in ("a.txt", "anh/1.jpg", "anh/2.PNG", "phim.mp4"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    file, problem = find_files([tmp_path])
    assert file.document == "a.txt"
    assert problem.file == "anh/1.jpg"
    assert "and 2 others" in problem.what
    assert "OCR" in problem.mend
    with pytest.raises(InputError):
        list(find_files([tmp_path / "anh"]))


def test_a_store_within_the_folder_is_no_input(tmp_path):
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with open_store(tmp_path / "kg") as store:
        store.texts.put("urn:x", "y")
    assert [file.document for file in find_files([tmp_path])] == ["a.txt"]


def test_a_file_given_twice_comes_once_and_equal_names_are_a_problem(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder, encoding="utf-8")
    once = list(find_files([tmp_path / "one", tmp_path / "one" / "a.txt"]))
    assert len(once) == 1
    first, problem = find_files([tmp_path / "one", tmp_path / "two"])
    assert isinstance(first, InputFile)
    assert isinstance(problem, Problem)
    assert "same document name" in problem.what


@pytest.mark.parametrize("make", [lambda p: p.mkdir(), lambda p: None])
def test_an_empty_folder_and_a_missing_file_are_one_sentence(tmp_path, make):
    make(tmp_path / "x")
    with pytest.raises(InputError) as caught:
        list(find_files([tmp_path / "x"]))
    assert caught.value.exit_code == 2
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.TXT", b"x", FileKind.REPORT),
        ("a.md", b"x", FileKind.REPORT),
        ("a.HTM", b"x", FileKind.REPORT),
        ("a.pdf", b"x", FileKind.REPORT),
        ("a.docx", b"x", FileKind.REPORT),
        ("a.doc", b"x", FileKind.REPORT),
        ("a.mbox", b"x", FileKind.REPORT),
        ("a.warc.gz", b"x", FileKind.REPORT),
        ("tin.jsp?id=3", b"<!DOCTYPE html><p>x", FileKind.REPORT),
        ("bai-viet", b"<html><p>x", FileKind.REPORT),
        ("a.xml", b'<?xml version="1.0"?><html xmlns="x"/>', FileKind.REPORT),
        ("tai-ve", b"%PDF-1.4", FileKind.REPORT),
        ("a.tsv", b"x", FileKind.TABLE),
        ("a.jsonld", b"{}", FileKind.RDF),
        ("a.json", b'{"@id": "urn:a"}', FileKind.RDF),
        (
            "a.xml",
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
            FileKind.RDF,
        ),
    ],
)
def test_what_a_file_is(tmp_path, name, content, kind):
    (tmp_path / name).write_bytes(content)
    assert sniff(InputFile(tmp_path / name, name)) is kind


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("a.odt", ".docx"),
        ("a.xls", ".xlsx"),
        ("a.rar", "unpack"),
        ("a.png", "extension"),
        ("a.json", "jsonl"),
        ("a.xml", "rdf:RDF"),
        ("a.exe", "extension"),
        ("README", "extension"),
    ],
)
def test_other_files_are_problems_that_say_what_to_do(tmp_path, name, mend):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(ProblemError) as caught:
        sniff(InputFile(tmp_path / name, name))
    assert mend in caught.value.problem.mend


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_text_is_decoded_by_its_byte_order_mark(encoding):
    data = "Công an xã".encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    assert decode(data, "a.txt") == "Công an xã"


def only_problem(path):
    found = list(read(path))
    assert len(found) == 1
    assert isinstance(found[0], Problem)
    return found[0]


def test_broken_utf8_says_which_byte(tmp_path):
    (tmp_path / "a.txt").write_bytes("Công an\nxã ".encode() + b"\xff\xfe" + b" x")
    problem = only_problem(tmp_path / "a.txt")
    assert problem.line == 2
    assert "byte 13 (0xff)" in problem.what
    assert "UTF-8" in problem.mend


def test_a_binary_file_named_txt(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert "binary" in only_problem(tmp_path / "a.txt").what


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff"])
def test_an_empty_article(tmp_path, content):
    (tmp_path / "a.txt").write_text(content, encoding="utf-8")
    assert "empty" in only_problem(tmp_path / "a.txt").what


def test_a_report_of_200_megabytes_is_refused_unread(tmp_path):
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(200_000_000)
    problem = only_problem(tmp_path / "a.txt")
    assert "200 MB" in problem.what
    assert "split" in problem.mend
    assert REPORT_LIMIT < 200_000_000


def test_an_unreadable_file_is_a_problem(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    with open_store(None) as store:
        report = load(store, tmp_path)
    assert [problem.file for problem in report.problems] == ["a.txt", "b.txt"]
    assert "cannot be opened" in report.problems[0].what
