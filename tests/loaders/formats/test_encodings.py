"""Legacy encodings are told only where the text proves them, and lose no letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.loaders.formats.encodings import convert, decode, repair
from tests.loaders.formats.making import REPORT, docx, legacy, page, paragraphs, pdf, report

LETTERS = "".join(
    sorted(
        {
            unicodedata.normalize("NFC", vowel + tone)
            for vowel in "aăâeêioôơuưy"
            for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
        }
    )
)
NAMES = {
    "tcvn3": "TCVN3",
    "vni": "VNI",
    "viscii": "VISCII",
    "windows-1258": "Windows-1258",
}
PLAIN = REPORT.replace("“", '"').replace("”", '"')


@pytest.mark.parametrize("name", NAMES)
def test_every_small_letter_comes_back(name):
    letters = LETTERS + "đ"
    assert convert(legacy(letters, name), NAMES[name]) == letters


@pytest.mark.parametrize("name", ["vni", "viscii", "windows-1258"])
def test_every_capital_comes_back(name):
    letters = (LETTERS + "đ").upper()
    assert convert(legacy(letters, name), NAMES[name]) == letters


def test_capitals_of_a_font_without_accented_capitals_are_capitals_again():
    line = "CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM"
    assert repair(f"{line}\n§éc lËp - Tù do - H¹nh phóc") == (
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "TCVN3",
    )


@pytest.mark.parametrize("name", NAMES)
def test_bytes_are_told_by_what_they_spell(name):
    data = legacy(PLAIN, name)
    raw = data.encode("latin-1" if name == "viscii" else "cp1252")
    assert decode(raw) == (PLAIN, NAMES[name])


@pytest.mark.parametrize("name", NAMES)
def test_letters_that_a_program_kept_in_unicode_are_told_too(name):
    assert repair(legacy(PLAIN, name)) == (PLAIN, NAMES[name])


def test_utf8_that_was_read_as_western():
    assert repair(REPORT.encode().decode("cp1252", "lantoa-c1"))[0] == REPORT


def test_lines_in_unicode_stay_beside_legacy_ones():
    text = REPORT + "\n" + legacy(REPORT, "tcvn3")
    assert repair(text) == (REPORT + "\n" + REPORT, "TCVN3")


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        unicodedata.normalize("NFD", REPORT),
        "Mô hình «tự quản» ở 3 thôn đạt 50% ± 2 °C, giá 3 ¥ © 2020",
        "Señor José, el niño español está aquí también: mañana, corazón, ñandú, año, según",
        "Der Führer der größten Straßenbahn übte für die Öffentlichkeit, äußerst gemütlich",
        "L'été, la forêt où l'élève français a été reçu à Noël, çà et là, naïf, œuvre, cœur",
        "A sample in English with naïve façade, 25 µm, ½ cup, and «quotes».",
        "Nhà báo hình ảnh, là gì à? Thì ra là thế.",
        "",
    ],
)
def test_nothing_else_is_converted(text):
    assert repair(text) == (unicodedata.normalize("NFC", text), None)


WORDS = st.lists(st.sampled_from(PLAIN.split()), min_size=1, max_size=60).map(" ".join)


@given(WORDS)
def test_vietnamese_is_never_converted(text):
    assert repair(text) == (text, None)


@given(WORDS, st.sampled_from(list(NAMES)))
def test_legacy_text_becomes_itself_or_stays(text, name):
    written = legacy(text, name)
    assert repair(written)[0] in {text, unicodedata.normalize("NFC", written)}


@given(st.binary(max_size=300))
def test_no_bytes_are_too_broken_to_be_answered(data):
    found = decode(data)
    assert found is None or isinstance(found[0], str)


def test_character_references_are_letters():
    assert repair("M&#244; h&igrave;nh t&#7921; qu&#x1EA3;n")[0] == "Mô hình tự quản"


def test_a_text_file_in_tcvn3(tmp_path):
    found = report(tmp_path, "a.txt", legacy(REPORT, "tcvn3").encode("cp1252"))
    assert (found.text, found.encoding) == (REPORT, "TCVN3")


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
@pytest.mark.parametrize("charset", ["cp1252", "utf-8"])
def test_a_page_in_a_legacy_font(tmp_path, name, charset):
    content = page(title=legacy(REPORT.split("\n")[0], name))
    content = content.replace(content[content.index("<article>") :], "")
    title, *rest = REPORT.split("\n")
    content += f"<h1>{legacy(title, name)}</h1>" + paragraphs(*(legacy(p, name) for p in rest))
    data = content.replace('charset="utf-8"', f'charset="{charset}"').encode(charset)
    found = report(tmp_path, "a.html", data)
    assert (found.title, found.text, found.encoding) == (title, REPORT, NAMES[name])


def test_a_word_document_in_a_legacy_font(tmp_path):
    # Word keeps ư of these fonts, which has the soft hyphen's place, as an element of its own.
    lines = [legacy(line, "tcvn3") for line in REPORT.split("\n")]
    blocks = [
        "<w:p><w:r><w:t>"
        + line.replace("\xad", "</w:t><w:softHyphen/><w:t>")
        + "</w:t></w:r></w:p>"
        for line in lines
    ]
    found = report(tmp_path, "a.docx", docx(*blocks))
    assert (found.text, found.encoding) == (REPORT, "TCVN3")


def test_a_pdf_in_a_legacy_font(tmp_path):
    lines = [legacy(line, "tcvn3") for line in REPORT.split("\n")]
    written = [
        (50, 700 - 40 * n, 8, line.replace("\xad", "\u2212")) for n, line in enumerate(lines)
    ]
    found = report(tmp_path, "a.pdf", pdf(written))
    assert (found.text, found.encoding) == (REPORT, "TCVN3")
