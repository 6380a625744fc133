"""E-mail, web archives, ZIP and gzip: each report under its own name, the broken ones told."""

import datetime
import gzip
import io
import zipfile
from email.message import EmailMessage

import pytest

from lantoa.loaders.formats import Extracted
from lantoa.loaders.problems import Problem
from tests.loaders.formats.making import (
    PARAGRAPHS,
    REPORT,
    TITLE,
    docx,
    found,
    packed,
    page,
    problem,
    report,
    warc,
)

BODY = "\n".join(PARAGRAPHS)


def message(subject=TITLE, text=BODY, html=None, date="Tue, 15 Mar 2022 10:00:00 +0700"):
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["Date"] = date
    mail["From"] = "ban-bien-tap@example.vn"
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


# --- e-mail -----------------------------------------------------------------------------------


def test_a_message(tmp_path):
    one = report(tmp_path, "a.eml", message(f"Fwd: {TITLE}").as_bytes())
    assert one.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert (one.title, one.published) == (TITLE, datetime.date(2022, 3, 15))


def test_quoted_lines_and_signature(tmp_path):
    text = "".join(f"> {line}\n" for line in PARAGRAPHS) + "-- \nVăn phòng\n"
    assert report(tmp_path, "a.eml", message(text=text).as_bytes()).text == REPORT


def test_a_message_in_html(tmp_path):
    mail = message(text="Xem bản HTML.", html=page())
    assert report(tmp_path, "a.eml", mail.as_bytes()).text == REPORT


def test_attachments_are_reports_of_their_own(tmp_path):
    mail = message(text="Gửi kèm báo cáo của xã Hòa Tiến.")
    kind = {"maintype": "application", "subtype": "octet-stream"}
    mail.add_attachment(docx(), filename="báo cáo.docx", **kind)
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    mail.add_attachment(message())
    first, second, third = found(tmp_path, "a.eml", mail.as_bytes())
    assert first.document == "a.eml"
    assert (second.document, second.text) == ("a.eml#báo cáo.docx", REPORT)
    assert third.text == REPORT


def test_a_page_saved_as_one_file(tmp_path):
    mail = EmailMessage()
    mail["Snapshot-Content-Location"] = "https://vidu.example.vn/hoa-tien.html"
    mail["Subject"] = "x"
    mail.set_content(page(), subtype="html")
    mail.make_related()
    mail.add_related(b"x", maintype="image", subtype="png")
    one = report(tmp_path, "a.mht", mail.as_bytes())
    assert (one.text, one.publisher) == (REPORT, "vidu.example.vn")


def test_a_mailbox_is_read_message_by_message(tmp_path):
    mails = (
        message(),
        message(
            text="The police of the commune launched a model for the security "
            "of the border and the people of the villages.",
            subject="x",
        ),
        message("Tin hai"),
    )
    box = b"".join(
        b"From a@b.vn Tue Mar 15 10:00:00 2022\n" + mail.as_bytes() + b"\n" for mail in mails
    )
    first, second, third = found(tmp_path, "thư.mbox", box)
    assert (first.document, first.text) == ("thư.mbox#1", REPORT)
    assert isinstance(second, Problem)
    assert "English" in second.what
    assert (third.document, third.title) == ("thư.mbox#3", "Tin hai")


def test_an_empty_message(tmp_path):
    assert "empty" in problem(tmp_path, "a.eml", message("", "").as_bytes()).what


# --- web archives -----------------------------------------------------------------------------

HTML = "text/html; charset=utf-8"
OK = "200 OK"
CRAWL = (
    ("https://vidu.example.vn/a", HTML, page(), OK),
    ("https://vidu.example.vn/logo.png", "image/png", b"\x89PNG", OK),
    ("https://vidu.example.vn/gone", HTML, page(), "404 Not Found"),
    ("https://vidu.example.vn/robots.txt", "text/plain", "User-agent: *", OK),
    ("https://vidu.example.vn/login", HTML, page("<p>Vui lòng đăng nhập.</p>", title="x"), OK),
    ("https://vidu.example.vn/b.docx", "application/octet-stream", docx(), OK),
    ("https://vidu.example.vn/c", HTML, page(), OK),
)


@pytest.mark.parametrize("packed_archive", [True, False])
def test_a_web_archive(tmp_path, packed_archive):
    name = "a.warc.gz" if packed_archive else "a.warc"
    first, login, word, last = found(tmp_path, name, warc(*CRAWL, gzip=packed_archive))
    assert (first.document, first.text) == (f"{name}#https://vidu.example.vn/a", REPORT)
    assert (first.url, first.publisher) == ("https://vidu.example.vn/a", "vidu.example.vn")
    assert isinstance(login, Problem)
    assert (login.file, "login" in login.what) == (f"{name}#https://vidu.example.vn/login", True)
    assert (word.text, word.url) == (REPORT, "https://vidu.example.vn/b.docx")
    assert last.document == f"{name}#https://vidu.example.vn/c"


@pytest.mark.parametrize("packed_archive", [True, False])
@pytest.mark.parametrize("missing", [5, 300, 700])
def test_a_web_archive_that_is_cut_off(tmp_path, packed_archive, missing):
    whole = warc(CRAWL[0], CRAWL[6], gzip=packed_archive)
    *reports, last = found(tmp_path, "a.warc", whole[:-missing])
    assert [one.document for one in reports][:1] == ["a.warc#https://vidu.example.vn/a"]
    assert isinstance(last, Problem)
    assert "cut off at record 3" in last.what or "cut off at record 4" in last.what
    assert all(isinstance(one, Extracted) and one.text == REPORT for one in reports)


def test_a_damaged_web_archive_tells_so(tmp_path):
    whole = bytearray(warc(CRAWL[0], CRAWL[6]))
    whole[len(whole) // 2 : len(whole) // 2 + 50] = bytes(50)
    *_, last = found(tmp_path, "a.warc.gz", bytes(whole))
    assert isinstance(last, Problem)
    assert "record" in last.what


def test_records_come_one_by_one(tmp_path):
    from lantoa.loaders.files import InputFile
    from lantoa.loaders.formats import extract

    (tmp_path / "a.warc").write_bytes(warc(CRAWL[0], gzip=False) + b"WARC/broken")
    reports = extract(InputFile(tmp_path / "a.warc", "a.warc"))
    assert next(reports).text == REPORT


# --- ZIP and gzip -----------------------------------------------------------------------------


def test_a_zip_of_reports(tmp_path):
    content = packed(
        {
            "thư mục/a.html": page(),
            "thư mục/a_files/b.html": page(),
            "__MACOSX/a.html": "x",
            "logo.png": b"\x89PNG",
            "b.docx": docx(),
            "c.warc.gz": warc(CRAWL[0]),
            "d.txt": "",
        }
    )
    one, two, three, four = found(tmp_path, "a.zip", content)
    assert (one.document, one.text) == ("a.zip#thư mục/a.html", REPORT)
    assert (two.document, two.text) == ("a.zip#b.docx", REPORT)
    assert three.document == "a.zip#c.warc.gz#https://vidu.example.vn/a"
    assert isinstance(four, Problem)
    assert (four.file, "empty" in four.what) == ("a.zip#d.txt", True)


def test_a_zip_bomb(tmp_path):
    one, two = found(tmp_path, "a.zip", packed({"a.txt": bytes(80_000_000), "b.txt": REPORT}))
    assert isinstance(one, Problem)
    assert "67 MB" in one.what
    assert two.text == REPORT
    many = packed({f"{n}.txt": bytes(30_000_000) for n in range(6)})
    *_, last = found(tmp_path, "b.zip", many)
    assert isinstance(last, Problem)
    assert (last.file, "times its size" in last.what) == ("b.zip", True)


def test_a_zip_in_a_zip_in_a_zip(tmp_path):
    content = packed({"a.txt": REPORT})
    for _ in range(3):
        content = packed({"a.zip": content})
    assert "nested" in problem(tmp_path, "a.zip", content).what


def test_a_damaged_member_leaves_the_others(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", "Xã A ra mắt mô hình")
        archive.writestr("b.txt", REPORT)
    content = stream.getvalue().replace("Xã A ra".encode(), "Xã B ra".encode(), 1)
    one, two = found(tmp_path, "a.zip", content)
    assert isinstance(one, Problem)
    assert "damaged" in one.what
    assert two.text == REPORT


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (packed({"a.txt": REPORT})[:-30], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (gzip.compress(REPORT.encode(), mtime=0)[:-20], "breaks off"),
        (gzip.compress(bytes(70_000_000), mtime=0), "67 MB"),
        (gzip.compress(bytes(257) + b"ustar", mtime=0), ".tar"),
        (b"\x1f\x8bxx", "breaks off"),
    ],
    ids=["cut ZIP", "no ZIP", "cut gzip", "too much", "tar", "no gzip"],
)
def test_packed_files_that_cannot_be_read(tmp_path, content, what):
    one = problem(tmp_path, "a.html.gz", content)
    assert what in one.what
    assert one.mend


def test_a_packed_page_bears_its_file_name(tmp_path):
    one = report(tmp_path, "a.html.gz", gzip.compress(page().encode()))
    assert (one.document, one.text) == ("a.html.gz", REPORT)
