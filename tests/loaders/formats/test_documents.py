"""Plain text, Markdown, PDF and Word: paragraphs as they were meant, and why a file has none."""

import textwrap

import pytest

from tests.loaders.formats.making import (
    PARAGRAPHS,
    REPORT,
    TITLE,
    docx,
    packed,
    page,
    pdf,
    problem,
    report,
)

# --- plain text and Markdown ------------------------------------------------------------------


def test_plain_text_is_taken_as_it_is(tmp_path):
    text = "Ra mắt  mô hình\n\n- “A”\n\tvà “B”\n"
    assert report(tmp_path, "a.txt", text).text == text


def test_lines_broken_at_a_margin_are_joined(tmp_path):
    wrapped = "\n\n".join(textwrap.fill(text, 60) for text in (TITLE, *PARAGRAPHS))
    found = report(tmp_path, "a.txt", wrapped).text
    assert [line for line in found.split("\n") if line] == [TITLE, *PARAGRAPHS]


def test_markdown_without_its_marks(tmp_path):
    source = """---
title: x
---
# Ra mắt mô hình #

> *Sáng 15/3*, __xã__ ra mắt mô hình **“Tiếng mõ *bình yên*”** ([xem](a.html)) ở Tân_Lập.

* “A”;
- “B” 2*3*4
1. <b>Một</b>

| Xã | Số |
|----|---:|
| A | 3 |

![Ảnh: PV](a.jpg)
***
[1]: http://example.vn
"""
    lines = report(tmp_path, "a.md", source).text.split("\n")
    assert [line for line in lines if line] == [
        "Ra mắt mô hình",
        "Sáng 15/3, xã ra mắt mô hình “Tiếng mõ bình yên” (xem) ở Tân_Lập.",
        "“A”;",
        "“B” 2*3*4",
        "1. Một",
        "Xã; Số",
        "A; 3",
        "Ảnh: PV",
    ]


# --- PDF --------------------------------------------------------------------------------------


def printed(paragraphs, *, top=740, width=70, left=50, size=8, leading=12):
    """Lay paragraphs out as a word processor does: first lines indented."""
    lines = []
    y = top
    for text in paragraphs:
        for number, line in enumerate(textwrap.wrap(text, width, initial_indent="    ")):
            indent = 16 if number == 0 else 0
            lines.append((left + indent, y, size, line.strip()))
            y -= leading
    return lines


def test_printed_lines_become_paragraphs(tmp_path):
    title = [(50, 770, 16, "Ra mắt mô hình “Cổng an ninh”")]
    found = report(tmp_path, "a.pdf", pdf(title + printed(PARAGRAPHS)))
    assert found.text.split("\n") == ["Ra mắt mô hình “Cổng an ninh”", *PARAGRAPHS]
    assert found.title is None


def test_a_paragraph_over_two_pages_and_no_running_heads(tmp_path):
    lines = printed(PARAGRAPHS, top=700)
    cut = 4  # inside the second paragraph
    pages = []
    for number, part in enumerate((lines[:cut], lines[cut:], printed(PARAGRAPHS[:1], top=700)), 1):
        shift = 700 - part[0][1]
        body = [(x, y + shift, size, text) for x, y, size, text in part]
        pages.append([(50, 780, 8, "CÔNG AN TỈNH"), *body, (290, 20, 8, f"{number}")])
    found = report(tmp_path, "a.pdf", pdf(*pages))
    assert found.text.split("\n") == [*PARAGRAPHS, PARAGRAPHS[0]]


def test_two_columns_are_read_one_after_the_other(tmp_path):
    left = printed(PARAGRAPHS[:1], width=34, size=6, left=50)
    right = printed(PARAGRAPHS[2:3], width=34, size=6, left=330)
    found = report(tmp_path, "a.pdf", pdf(left + right))
    assert found.text.split("\n") == [PARAGRAPHS[0], PARAGRAPHS[2]]


def test_a_pdf_of_scans(tmp_path):
    assert "no text layer" in problem(tmp_path, "a.pdf", pdf([], [])).what
    assert "OCR" in problem(tmp_path, "b.pdf", pdf([(300, 20, 8, "trang 1")], [])).mend


def test_an_encrypted_pdf(tmp_path):
    keys = f"/O <{'ab' * 32}> /U <{'cd' * 32}>"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 {keys} /P -4 >> /ID [<00> <00>]"
    found = problem(tmp_path, "a.pdf", pdf(printed(PARAGRAPHS), encryption=lock))
    assert "encrypted" in found.what
    assert "password" in found.mend


@pytest.mark.parametrize("keep", [0.0, 0.3, 0.9])
def test_a_broken_pdf_is_read_or_told(tmp_path, keep):
    whole = pdf(printed(PARAGRAPHS))
    content = b"%PDF-1.4\n" + whole[9 : int(len(whole) * keep)]
    (tmp_path / "a.pdf").write_bytes(content)
    found = problem(tmp_path, "a.pdf", content)
    assert "broken" in found.what or "no text layer" in found.what


# --- Word -------------------------------------------------------------------------------------

RUNS = (
    "<w:p><w:r><w:t>Mô hình </w:t></w:r><w:r><w:t>“Tiếng</w:t></w:r><w:r><w:tab/><w:t>mõ”"
    "</w:t></w:r><w:del><w:r><w:delText>xóa</w:delText><w:t>xóa</w:t></w:r></w:del><w:ins><w:r>"
    "<w:t> ở xã A</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText><w:br/><w:t>dòng hai"
    "</w:t></w:r></w:p>"
)
TABLE = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Xã A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3 mô hình"
    "</w:t></w:r></w:p><w:p><w:r><w:t>12 cổng</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def test_a_word_document(tmp_path):
    found = report(tmp_path, "a.docx", docx(TITLE, RUNS, TABLE, PARAGRAPHS[0]))
    assert found.text.split("\n") == [
        TITLE,
        "Mô hình “Tiếng mõ” ở xã A",
        "dòng hai",
        "Xã A; 3 mô hình 12 cổng",
        PARAGRAPHS[0],
    ]


def test_a_text_box_is_read_once(tmp_path):
    def box(text):
        return f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"

    paragraph = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"{box('Trong khung')}</mc:Choice><mc:Fallback>{box('Trong khung')}</mc:Fallback>"
        "</mc:AlternateContent><w:t>Ngoài khung</w:t></w:r></w:p>"
    )
    assert report(tmp_path, "a.docx", docx(paragraph)).text == "Ngoài khung\nTrong khung"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024)


@pytest.mark.parametrize(
    ("name", "content", "what", "mend"),
    [
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "old Word", ".docx"),
        ("a.msg", OLE + "__substg1.0_".encode("utf-16-le"), ".msg", ".eml"),
        ("a.doc", OLE, "old Office", ".docx"),
        ("a.rtf", b"{\\rtf1 x}", ".rtf", ".docx"),
        ("a.docx", docx()[:-300], "damaged", "get it again"),
        ("a.docx", packed({"word/document.xml": "<w:document"}), "broken", "get it again"),
        ("a.docx", packed({"xl/workbook.xml": "x"}), "spreadsheet", ".xlsx"),
        ("a.docx", packed({"META-INF/manifest.xml": "x"}), "OpenDocument", ".docx"),
        ("a.docx", packed({"word/document.xml": b"\0" * 70_000_000}), "67 MB", "split"),
        ("a.docx", docx(" "), "empty", "text"),
        ("a.docx", b"not a package", "no DOCX", "extension"),
        ("a.pdf", b"not a document", "no PDF", "extension"),
        ("a.pdf", b"", "empty", "text"),
    ],
)
def test_documents_that_cannot_be_read(tmp_path, name, content, what, mend):
    found = problem(tmp_path, name, content)
    assert what in found.what
    assert mend in found.mend


def test_entities_of_a_document_are_not_expanded(tmp_path):
    bomb = (
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="http://schemas.'
        'openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>Xã &b;</w:t></w:r></w:p>'
        "</w:document>"
    )
    found = report(tmp_path, "a.docx", packed({"word/document.xml": bomb}))
    assert "ha" not in found.text


# --- told by content --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.pdf", "a.doc", "a.php"])
def test_a_page_under_another_name(tmp_path, name):
    assert report(tmp_path, name, page()).text == REPORT


@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a.html", "a.zip"])
def test_a_word_document_under_another_name(tmp_path, name):
    assert report(tmp_path, name, docx()).text == REPORT


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
def test_a_pdf_under_another_name(tmp_path, name):
    assert PARAGRAPHS[0] in report(tmp_path, name, pdf(printed(PARAGRAPHS))).text


def test_plain_text_named_html(tmp_path):
    assert TITLE in report(tmp_path, "a.html", REPORT).text
