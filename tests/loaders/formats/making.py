"""Files for tests, made as the programs make them whose files lantoa reads."""

import io
import zipfile

from viparse.normalize.encodings import CHARMAPS
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from lantoa.loaders.files import InputFile
from lantoa.loaders.formats import Extracted, extract
from lantoa.loaders.problems import Problem

TITLE = "Xã Hòa Tiến ra mắt mô hình “Cổng an ninh trật tự”"
PARAGRAPHS = (
    "Sáng 15/3, Đảng ủy, UBND xã Hòa Tiến, huyện Hòa Vang, thành phố Đà Nẵng tổ chức lễ ra mắt mô "
    "hình “Cổng an ninh trật tự” tại thôn Lệ Sơn Bắc.",
    "Mô hình do Công an xã tham mưu cho Đảng ủy, UBND xã xây dựng, gồm 12 cổng, 24 camera.",
    "Đến nay, toàn huyện đã nhân rộng mô hình ra 45/118 thôn; trong năm 2022, nhân dân cung cấp "
    "67 nguồn tin.",
    "Dịp này, UBND huyện tặng giấy khen cho 3 tập thể có thành tích xuất sắc trong xây dựng mô "
    "hình.",
)
REPORT = "\n".join((TITLE, *PARAGRAPHS))


def found(folder, name, content):
    """Write a file and return all that is extracted from it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(extract(InputFile(path, name)))


def report(folder, name, content):
    """Return the one report of a file."""
    (one,) = found(folder, name, content)
    assert isinstance(one, Extracted), one
    return one


def problem(folder, name, content):
    """Return the one problem of a file."""
    (one,) = found(folder, name, content)
    assert isinstance(one, Problem), one
    return one


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts or PARAGRAPHS)


def page(body=None, head="", title=TITLE):
    body = f"<article><h1>{TITLE}</h1>{paragraphs()}</article>" if body is None else body
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body>{body}</body></html>"
    )


def legacy(text, name):
    """Write a text as a legacy font or code page does: one Western letter for each byte."""
    if name == "windows-1258":
        return _windows_1258(text).decode("cp1252", "replace")
    table = {letter: signs for signs, letter in reversed(CHARMAPS[name].pairs)}
    if name == "vni":
        table |= {"ẳ": "aú", "Ẳ": "AÚ", "ỵ": "î", "Ỵ": "Î"}
    return "".join(table.get(letter, letter) for letter in text)


def _windows_1258(text):
    import unicodedata

    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = "".join(part for part in parts if part not in tones)
        marks = "".join(part for part in parts if part in tones)
        written.append(unicodedata.normalize("NFC", base) + marks)
    return "".join(written).encode("cp1258")


_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Target="word/document.xml" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(*blocks):
    """Return a Word document; blocks are WordprocessingML or plain paragraphs."""
    body = "".join(
        block if block.startswith("<w:") else f"<w:p><w:r><w:t>{block}</w:t></w:r></w:p>"
        for block in blocks or (TITLE, *PARAGRAPHS)
    )
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}" xmlns:mc="http://'
        'schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
        f"{body}</w:body></w:document>"
    )
    return packed({"_rels/.rels": _RELATIONS, "word/document.xml": document})


def packed(members):
    """Return a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def pdf(*pages, encryption=""):
    """Return a PDF; each page is a list of (x, y, size, text), y counted from the bottom.

    Every letter has a code of its own, which a ToUnicode map tells, as in the files of browsers
    and word processors.
    """
    letters = sorted({letter for page in pages for *_, text in page for letter in text})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    assert len(codes) < 256
    pairs = "\n".join(
        f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()
    )
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}\n"
        "endbfchar endcmap end end"
    )
    widths = " ".join(["500"] * 256)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids "
        f"[{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /X /FirstChar 0 /LastChar 255 "
        f"/Widths [{widths}] /ToUnicode 4 0 R /FontDescriptor << /Type /FontDescriptor /FontName "
        "/X /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 /ItalicAngle 0 "
        "/CapHeight 700 /StemV 80 >> >>",
        _stream(unicode_map),
    ]
    for number, page in enumerate(pages):
        content = "0.5 g 10 10 20 20 re f\n" + "\n".join(
            f"BT /F1 {size} Tf {x} {y} Td <{''.join(f'{codes[c]:02x}' for c in text)}> Tj ET"
            for x, y, size, text in page
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 "
            f"3 0 R >> >> /Contents {6 + 2 * number} 0 R >>"
        )
        objects.append(_stream(content))
    return _pdf_file(objects, encryption)


def _stream(content):
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _pdf_file(objects, encryption):
    written = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return written + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R "
        f"{encryption} >>\nstartxref\n{len(written)}\n%%EOF\n"
    ).encode("latin-1")


class _Writer(WARCWriter):
    """A writer that leaves no temporary file open."""

    @classmethod
    def _create_temp_file(cls):
        return io.BytesIO()


def warc(*records, gzip=True):
    """Return a web archive; a record is (address, content type, content, status)."""
    stream = io.BytesIO()
    writer = _Writer(stream, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for address, kind, content, status in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        data = content if isinstance(content, bytes) else content.encode()
        writer.write_record(
            writer.create_warc_record(
                address, "response", payload=io.BytesIO(data), http_headers=headers
            )
        )
    return stream.getvalue()
