"""No file, however broken, stops a load: each is read or told, and nothing is raised."""

import io

from hypothesis import given
from hypothesis import strategies as st

from lantoa.loaders.formats import Extracted
from lantoa.loaders.formats.routing import reports_of
from lantoa.loaders.problems import Problem
from tests.loaders.formats.making import PARAGRAPHS, REPORT, docx, legacy, packed, page, pdf, warc

PAGE = ("https://a.example.vn/b", "text/html", page(), "200 OK")
FILES = {
    "a.html": page().encode(),
    "a.pdf": pdf([(50, 700 - 20 * n, 8, text) for n, text in enumerate(PARAGRAPHS)]),
    "a.docx": docx(),
    "a.eml": f"MIME-Version: 1.0\nSubject: x\nContent-Type: text/html\n\n{page()}".encode(),
    "a.mbox": f"From a@b.vn Tue Mar 15 10:00:00 2022\nSubject: x\n\n{REPORT}".encode(),
    "a.warc": warc(PAGE, gzip=False),
    "a.warc.gz": warc(PAGE),
    "a.zip": packed({"a.html": page(), "b.txt": REPORT}),
    "a.md": REPORT.encode(),
    "a.txt": legacy(REPORT, "vni").encode("cp1252"),
}
PIECES = st.binary(max_size=12) | st.sampled_from(
    [
        b"<div>",
        b"</html>",
        b"&#0;",
        b"&#55296;",
        b"<![CDATA[",
        b"<table><tr>",
        b"\r\n\r\n",
        b"\xff\xfe",
    ]
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), PIECES), max_size=12)


@given(st.sampled_from(sorted(FILES)), EDITS, st.sampled_from([None, *sorted(FILES)]))
def test_a_broken_file_is_read_or_told(name, edits, other_name):
    data = bytearray(FILES[name])
    for place, gone, piece in edits:
        start = int(place * len(data))
        data[start : start + gone] = piece
    found = list(reports_of(io.BytesIO(bytes(data)), "x", other_name or name))
    assert found or name.endswith((".zip", ".warc", ".warc.gz", ".mbox"))
    for one in found:
        assert isinstance(one, Extracted | Problem)
        assert one.text.strip() if isinstance(one, Extracted) else one.what and one.mend


@given(st.binary(max_size=400), st.sampled_from(sorted(FILES)))
def test_any_bytes_under_any_name(data, name):
    assert all(
        isinstance(one, Extracted | Problem) for one in reports_of(io.BytesIO(data), "x", name)
    )
