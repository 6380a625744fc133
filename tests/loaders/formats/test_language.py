"""What is no Vietnamese prose is told by its reason; what is short always passes."""

import pytest

from lantoa.loaders.formats.language import unfit
from lantoa.vietnamese import fold
from tests.loaders.formats.making import REPORT, problem, report

ENGLISH = (
    "The police of the commune launched a model of self-management for the security of the "
    "border, and the people of all villages were praised by the province."
)
FRENCH = (
    "La police de la commune a lancé un modèle pour la sécurité des villages, qui est dans une "
    "province du nord avec les habitants, et elle a été félicitée par le comité."
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ENGLISH, "in English"),
        (FRENCH, "in French"),
        ("ເຈົ້າໜ້າທີ່ຕຳຫຼວດບ້ານໄດ້ເປີດຕົວແບບຢ່າງໃໝ່ໃນບ້ານ", "in Lao"),
        ("មន្ត្រីនគរបាលឃុំបានបើកដំណើរការគំរូថ្មីនៅក្នុងភូមិ", "in Khmer"),
        ("公安机关在乡村推广新的治安模式,群众反映良好。", "in Chinese"),
        ("Милиция посёлка открыла новую модель охраны порядка в деревнях", "in Russian"),
        ("เจ้าหน้าที่ตำรวจได้เปิดตัวรูปแบบใหม่ในหมู่บ้าน", "in Thai"),
        ("마을 경찰은 새로운 모델을 시작했다 그리고 주민들이 칭찬했다", "in Korean"),
        (fold(REPORT), "without diacritics"),
        ("lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor " * 2, "not"),
    ],
)
def test_the_reason_is_named(text, reason):
    found = unfit(text)
    assert found is not None
    assert reason in found.what
    assert found.mend


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "Ra mắt mô hình “Tiếng mõ bình yên”.",
        "x",
        "",
        "Police launch model",
        "Công an xã Ea H'leo, huyện Krông Búk, tỉnh Đắk Lắk phối hợp với buôn Kpung Ayun, buôn "
        "Drai Ksor, buôn Trưng, buôn Mnang Dơng ra mắt mô hình “Buôn bình yên”.",
        f"{REPORT}\n{ENGLISH}",
        "CÔNG AN TỈNH SƠN LA RA MẮT MÔ HÌNH “TIẾNG MÕ BÌNH YÊN” Ở TÁM XÃ BIÊN GIỚI TRONG TỈNH",
    ],
)
def test_vietnamese_and_short_texts_pass(text):
    assert unfit(text) is None


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_it_holds_for_all_formats(tmp_path, name):
    assert "in English" in problem(tmp_path, name, f"<html><p>{ENGLISH}</p></html>").what


def test_one_sentence_is_a_report(tmp_path):
    assert report(tmp_path, "a.txt", "Xã A ra mắt mô hình “B”.").text == "Xã A ra mắt mô hình “B”."
