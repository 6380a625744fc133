"""Patterns anchored on their first words find what a plain scan finds."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.loaders import reading
from lantoa.loaders.reading.document import Span
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.loaders.reading.text.first_words import NotAnchoredError, first_words
from lantoa.loaders.reading.text.next_letters import next_letters
from lantoa.loaders.reading.text.words import Words
from lantoa.loaders.reading.times.date_rules import RULES

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "reports"


def _all_anchored() -> list[Anchored]:
    """Every anchored pattern of the reader."""
    found = {id(rule.pattern): rule.pattern for rule in RULES}
    for info in pkgutil.walk_packages(reading.__path__, f"{reading.__name__}."):
        module = importlib.import_module(info.name)
        found |= {id(each): each for each in vars(module).values() if isinstance(each, Anchored)}
    return list(found.values())


ANCHORED = _all_anchored()
SENTENCES = [
    sentence
    for path in sorted(EXAMPLES.glob("*.txt"))
    for sentence in re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf-8"))
]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})


def _spans(found: list[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


def _as_a_scan(text: str) -> None:
    words = Words(text)
    middle = len(text) // 2
    while re.fullmatch(r"\w\w", text[max(0, middle - 1) : middle + 1]):
        middle += 1  # the reader parts no words
    halves = [Span(0, middle), Span(middle, len(text))]
    for each in ANCHORED:
        plain = [list(each.pattern.finditer(text, half.start, half.end)) for half in halves]
        assert [_spans(each.finditer(words, h.start, h.end)) for h in halves] == [
            _spans(one) for one in plain
        ]
        assert _spans([match for _, match in each.within(words, halves)]) == [
            span for one in plain for span in _spans(one)
        ]
        first = each.search(words, 0, middle)
        assert (first.span() if first else None) == next(iter(_spans(plain[0])), None)
        if plain[0]:
            assert each.stands(words, 0, middle)


def test_there_are_patterns_to_compare() -> None:
    assert len(ANCHORED) > 40
    assert len(SENTENCES) > 25


def test_in_reports() -> None:
    for sentence in SENTENCES:
        _as_a_scan(sentence)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS + SENTENCES), max_size=12).map(" ".join))
def test_in_words_of_reports_in_any_order(text: str) -> None:
    _as_a_scan(text)
    _as_a_scan(text.upper())


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=" \nmMôÔ hìnHtTừnăm2019.-/,(“”'xã", max_size=80))
def test_in_any_text(text: str) -> None:
    _as_a_scan(text)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?<!\w)nhân rộng(?!\w)", "nhân"),
        (r"\b(?:từ|kể từ)\s+năm", "kể từ"),
        (r"(?<!\w)(?:[Cc]ác|những)\s+mô hình", "các những"),
        (r"\b(?:trong\s+)?(?:tháng|quý)\s", "quý tháng trong"),
        (r"(?<!\w)TP\.?\s+Huế", "tp"),
        (r"(?<![\d/])\d{1,2}/\d{4}", "0"),
        (r"\b(?:năm)?\s*\b(?:19|20)\d\d", "  0 năm"),
        (r"(?<= )nay(?=\s)", "nay"),
    ],
)
def test_first_words(pattern: str, words: str) -> None:
    expected = {" ", *words.split()} if words.startswith(" ") else set(words.split())
    assert first_words(pattern) == frozenset(expected)


@pytest.mark.parametrize(
    "pattern",
    [
        r"mô hình",  # may begin inside a word
        r"(?<!\w)mô hình|điểm",  # its second half may
        r"(?<!\w)nhân",  # may end inside a word: nhânh
        r"(?<!\w)\w+ hình",
        r"(?<!\w)(?:mô )?",  # may match nothing
        r"\d+ mô hình",  # may begin inside a number
        r"(?<!\w)PV\d\d(?!\w)",  # too many first words: PV00, PV01 ...
        r"(?<!\w)T[1-9](?!\w)",
        r"[“\"]mô",
    ],
)
def test_patterns_that_cannot_be_anchored_are_refused(pattern: str) -> None:
    with pytest.raises(NotAnchoredError):
        first_words(pattern)


def test_without_a_parser_every_place_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    anchored = Anchored(r"(?<!\w)mô hình(?!\w)")
    assert anchored.first is None
    assert _spans(anchored.finditer(Words("mô hình, mô hình"), 0, 16)) == [(0, 7), (9, 16)]


@pytest.mark.parametrize(
    ("pattern", "word", "letters"),
    [
        (r"(?<!\w)các\s+(?:mô hình|điểm)", "các", "mđ"),
        (r"(?<!\w)[Cc]ác\s+(?:Mô|\d+)", "các", "m0123456789"),
        (r"(?<!\w)các\s+(?:mô)?", "các", None),
        (r"(?<!\w)các(?: mới)?\s+(?=mô)", "các", None),
        (r"(?<!\w)các\s+[^,]+", "các", None),
        (r"(?<!\w)các(?!\w)", "các", None),
        (r"(?<!\w)các,?\s+mô", "các", None),
        (r"(?<!\w)(?:các\s+mô|các\s+điểm)", "các", "mđ"),
        (r"(?<!\w)(?:các\s+){1,2}mô", "các", None),
        (r"(?<!\w)(?:các\s+)?mô\s+hình", "mô", "h"),
        (r"\b(?:hơn\s+)?\d{1,2}\s+(?:năm|mô hình)", "0", "nm"),
        (r"\b(?:19|20)\d{2} đến", "0", "đ"),
        (r"(?<!\d)\d+(?:[.,]\d+)? năm", "0", None),
        (r"(?<!\d)\d+(?!\w)", "0", None),
    ],
)
def test_next_letters(pattern: str, word: str, letters: str | None) -> None:
    found = next_letters(pattern).get(word)
    if letters is None:
        assert found is None
    else:
        assert found is not None
        assert {each for each in found if not each.isspace()} == set(letters)
        assert " " in found


def test_numbers_by_what_follows_them() -> None:
    anchored = Anchored(r"(?<!\d)\d{1,2}\s+năm")
    for text in ("5 năm", "12  năm", "12\nnăm", "\u0661\u0662 năm", "P12 năm, 2019 năm"):
        found = list(anchored.pattern.finditer(text))
        assert len(found) == 1
        assert _spans(anchored.finditer(Words(text), 0, len(text))) == _spans(found)


def test_digits_of_other_scripts() -> None:
    anchored = Anchored(r"(?<!\w)năm\s+\d{4}")
    for text in ("năm 2019", "năm \u0662\u0660\u0661\u0669", "năm  2019", "năm\n2019"):
        assert _spans(anchored.finditer(Words(text), 0, len(text))) == [(0, len(text))]


def test_a_pattern_for_copies_is_tried_before_any_letter() -> None:
    text = "các “X” mô hình"
    anchored = Anchored(r"(?<!\w)các\s+mô hình", in_copies=True)
    words = Words(text)
    assert anchored.stands(words, 0, len(text))
    assert _spans(anchored.in_copy(words, 0, text.replace("“X”", "   "))) == [(0, len(text))]
