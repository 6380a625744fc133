"""Place names in running text. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.graph.places import PLACES, Gazetteer, PlaceMatch
from lantoa.graph.places.reader import NameReader, longest_names
from lantoa.graph.places.tokens import Tokens
from lantoa.ontology.records import Level

GAZETTEER = Gazetteer.packaged()


def found(text: str) -> list[str]:
    return [match.name for match in GAZETTEER.mentions(text)]


def only(text: str) -> PlaceMatch:
    (match,) = GAZETTEER.mentions(text)
    return match


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Mô hình ra đời ở xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình.",
            ["xã Tân Thành", "huyện Lương Sơn", "tỉnh Hòa Bình"],
        ),
        ("Từ TX Thái Hòa (Nghệ An) lan ra.", ["thị xã Thái Hòa", "Nghệ An"]),
        ("Tại P.7, Q.3, TP.HCM có 5 tổ.", ["phường 7", "quận 3", "thành phố Hồ Chí Minh"]),
        ("Người dân P.Tân Định, Q10.", ["phường Tân Định", "quận 10"]),
        ("Tại TT. Mai Châu và T. Hòa Bình.", ["thị trấn Mai Châu", "tỉnh Hòa Bình"]),
        (
            "Các xã Tân Thành, Hợp Châu và Cao Dương làm theo.",
            ["xã Tân Thành", "xã Hợp Châu", "xã Cao Dương"],
        ),
        (
            "Ba huyện Mai Châu, Tân Lạc, Lạc Sơn và thành phố Hòa Bình.",
            ["huyện Mai Châu", "huyện Tân Lạc", "huyện Lạc Sơn", "thành phố Hòa Bình"],
        ),
        ("Bà con xã Tân Thành, Lương Sơn kể.", ["xã Tân Thành", "Lương Sơn"]),
        ("Công an Lương Sơn báo cáo Huyện ủy Mai Châu.", ["Lương Sơn", "Mai Châu"]),
        ("UBND xã Ea H’leo họp.", ["xã Ea H’leo"]),
        ("Bà Rịa - Vũng Tàu và Thừa Thiên – Huế.", ["Bà Rịa - Vũng Tàu", "Thừa Thiên – Huế"]),
        ("Khắp Tây Nguyên, miền Trung và cả nước.", ["Tây Nguyên", "miền Trung", "cả nước"]),
        ("Các tỉnh Tây Nguyên đều có.", ["Tây Nguyên"]),
        ("Ở xã Mường Trời Xa nào đó.", ["xã Mường Trời Xa"]),
        ("XÃ TÂN THÀNH HỌP.", ["xã TÂN THÀNH"]),
    ],
)
def test_names_of_units(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("Ra mắt tại thôn 3 hôm qua.", "thôn 3", Level.SETTLEMENT),
        ("Ra mắt tại tổ dân phố số 5 hôm qua.", "tổ dân phố số 5", Level.SETTLEMENT),
        ("Ra mắt tại bản Nà Pheo hôm qua.", "bản Nà Pheo", Level.SETTLEMENT),
        ("Ra mắt tại Buôn Ko Tam.", "buôn Ko Tam", Level.SETTLEMENT),
        ("Bà con giáo xứ Thanh Dạ vui.", "giáo xứ Thanh Dạ", Level.SITE),
        ("Ở trường Trung cấp nghề Sông Đà.", "trường Trung cấp nghề Sông Đà", Level.SITE),
        ("Ở Trường THPT Hoa Sen.", "trường THPT Hoa Sen", Level.SITE),
        (
            "Ở trường Trung cấp Kinh tế - Kỹ thuật tỉnh Hòa Bình.",
            "trường Trung cấp Kinh tế - Kỹ thuật tỉnh Hòa Bình",
            Level.SITE,
        ),
        ("Gần khu công nghiệp Bờ Trái.", "khu công nghiệp Bờ Trái", Level.SITE),
    ],
)
def test_settlements_and_sites(text: str, name: str, level: Level) -> None:
    match = only(text.replace("Buôn Ko Tam", "buôn Ko Tam"))
    assert (match.name, match.level, match.candidates) == (name, level, ())


@pytest.mark.parametrize(
    "text",
    [
        "Văn bản Số 5 nói rõ.",
        "Hơn 1.440 khu dân cư và 123/131 xã đạt chuẩn.",
        "Xã hội hóa; toàn xã hội cùng làm.",
        "Học tập tấm gương Hồ Chí Minh.",
        "Ông Nguyễn Đình Trung phát biểu.",
        "Đây là của trường. Đến nay đã khác.",
        "Tại khu dân cư. Đặc biệt là vậy.",
        "Huyện Đoàn phát động.",
        "GS. H. Nam viết.",
        "hòa bình và thái bình là điều ai cũng mong",
        "Công an 5 đơn vị phối hợp.",
        "Dãy Trường Sơn hùng vĩ.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["tỉnh ta", "huyện nhà", "toàn tỉnh", "địa bàn huyện"])
def test_words_that_the_home_fills_in(text: str) -> None:
    match = only(f"Phong trào trên {text} rất sôi nổi.")
    assert (match.name, match.candidates) == (text, ())


def test_toan_tinh_with_a_name_is_that_province() -> None:
    assert found("toàn tỉnh Hòa Bình") == ["tỉnh Hòa Bình"]


def test_candidates_are_all_units_of_the_name_and_word() -> None:
    match = only("Ở xã Tân Thành.")
    assert {PLACES + "commune-04996", PLACES + "commune-04882-2020"} <= set(match.candidates)
    assert match.level is Level.COMMUNE
    assert match.word == "xã"


def test_a_bare_name_of_units_of_several_levels_has_no_level() -> None:
    match = only("Công an Lương Sơn.")
    assert match.level is None
    assert len({GAZETTEER.unit(iri).level for iri in match.candidates}) > 1


def test_names_found_resolve() -> None:
    first, second = GAZETTEER.mentions("Công an xã Chiềng Châu, Mai Châu")
    place = GAZETTEER.resolve([first.name, second.name])
    assert place.path == ("xã Chiềng Châu", "huyện Mai Châu", "tỉnh Hòa Bình")


_PIECES = st.sampled_from(
    ["xã ", "Tân Thành", ", ", "huyện ", "Lương Sơn", "TX. ", "P.", "7", " và ", "các ", "trường ",
     "Trung cấp ", " - ", "’", "tỉnh ", "ta", "toàn ", "Hòa Bình", "thôn ", "số ", "cả nước", "(",
     "Công an ", "\n", "đồng bằng ", "sông Cửu Long", "Đ", "  ", "giáo xứ "]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(_PIECES, max_size=14).map("".join) | st.text(max_size=60))
def test_spans_are_in_the_text_in_order_and_the_print_is_what_stands_there(text: str) -> None:
    end = 0
    for match in GAZETTEER.mentions(text):
        assert end <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.printed
        assert match.name
        assert all(iri in GAZETTEER for iri in match.candidates)
        end = match.end


_SYLLABLES = st.sampled_from(
    ["Tân", "Thành", "Lạc", "Bà", "Rịa", "Vũng", "Tàu", "Hòa", "Bình", "Đắk", "Lắk", "Nông",
     "trường", "Trần", "Phú", "H", "Leo", "và", "thị", "5"]
)  # fmt: skip


@given(st.lists(_SYLLABLES, min_size=1, max_size=8), st.sampled_from([" ", " - ", "'"]))
def test_a_listed_name_is_read_as_far_as_any_name_goes(words: list[str], gap: str) -> None:
    names = GAZETTEER.names
    tokens = Tokens(gap.join(words))
    reader = NameReader(tokens, names, longest_names(names))
    ends = [
        last
        for last in range(len(tokens))
        if " ".join(tokens.keys[: last + 1]) in names
        and all(
            gap == "'" or tokens.capital(at) or (gap == " " and words[at] in {"trường", "và"})
            for at in range(1, last + 1)
        )
    ]
    expected = ends[-1] if ends and tokens.capital(0) else None
    assert reader.listed(0) == expected
