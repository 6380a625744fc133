"""What holds for any text at all: no crash, exact quotations, linear time; and the five reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.graph.statements import quads
from lantoa.loaders.reading import read_report
from lantoa.loaders.reading.text.wrapped_lines import unwrapped
from lantoa.vietnamese import normalise

SEEDS = Path(__file__).resolve().parents[3] / ".." / "shared" / "seeds"

PIECES = [
    "mô hình ", "các mô hình như: ", "câu lạc bộ ", "“", "”", '"', "'", "(", ")", ", ", "; ", ". ",
    " và ", "xã Tân Lập", ", huyện Mộc Châu", " (", "tỉnh Sơn La", "Công an tỉnh", "UBND xã",
    "Hội Nông dân", "do ", "của ", "tại ", "được ", "nhân rộng ", "thành 27 đơn vị mô hình",
    "hơn 1.650 khu dân cư", "97/104 xã đạt chuẩn", "năm 2016", "31/2/2020", "trong 5 năm qua",
    "tính đến nay", "biểu dương", "tặng Bằng khen cho 5 tập thể và 7 cá nhân", "Bộ Công an",
    "thành lập", "Ngõ sáng", "phong trào ", "Lễ ra mắt mô hình ", "trường THPT Chu Văn Thịnh",
    "các xã A, B và "
    "C", "-0", "\n", "\n\n", "…", "\u0301", "Đ", "0", "2,4 triệu", "%", "tổ dân phố 5",
]  # fmt: skip


def _holds(text: str) -> None:
    reading = read_report("any.txt", text)
    kept = reading.source.text
    assert kept == unwrapped(normalise(text))
    assert kept.replace("\n", " ") == normalise(text).replace("\n", " ")  # every offset stays
    for statement in reading.statements:
        assert statement.evidence
        for proof in statement.evidence:
            assert 0 <= proof.start < proof.end <= len(kept)
            assert kept[proof.start : proof.end] == proof.quote
            assert 0 < proof.confidence <= 1
    starts = [s.evidence[0].start for s in reading.statements]
    assert starts == sorted(starts)
    assert read_report("any.txt", text) == reading
    quads(reading)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    _holds(text)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_of_the_genre(text: str) -> None:
    _holds(text)


@pytest.mark.parametrize(
    "unit",
    [
        "Mô hình “Ngõ sáng” của xã Tân Lập, huyện Mộc Châu được thành lập từ năm 2016. ",
        "“Ngõ sáng”, ",
        "“",
        "(",
        "; mô hình “Ngõ sáng”",
        "xã Tân Lập, ",
        "Hội Nông dân và ",
        "12 mô hình, ",
        "nhân rộng ",
        "1",
        "...",
    ],
)
def test_long_monotonous_text(unit: str) -> None:
    """What made patterns and scans blow up; with a square in the length it would take minutes."""
    _holds("Bản Dọi giữ yên xóm làng\n\n" + unit * (8_000 // len(unit)))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared reports are not here")
def test_the_shared_reports() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        _holds(text)
        reading = read_report(path.name, text)
        assert any(type(s).__name__ == "ModelMention" for s in reading.statements), path.name
        assert reading.source.home is not None, path.name


@pytest.mark.parametrize("word", ["thị  xã", "giáo   xứ", "tổ \u00a0dân phố", "thành \t phố"])
def test_a_unit_word_may_be_printed_with_more_spaces_than_one(word: str) -> None:
    """Found by fuzzing: such a word was looked up as it was printed."""
    found = read_report("a.txt", f"Năm 2019, {word} Bình Long ra mắt mô hình “Tiếng mõ bình yên”.")
    assert found.statements
    assert read_report("b.txt", f"Tại {word} Bình Long, Công an {word} và Ban {word} họp.")
