"""What the words between a noun and a quoted string, or between two of them, tell."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import NEW_SENTENCE

_LONGEST_NAME = 160


def only_attributes(gap: str) -> bool:
    """Whether a gap only says where or whose the last item is: “A” tại xã X (huyện Y); “B”."""
    words = re.sub(r"\([^)]*\)", " ", gap)
    words = re.sub(
        r"\b(?:tại|ở|của|thuộc|trên địa bàn|địa bàn|cảu|các|hai|và|do|xây dựng|thành lập|năm|tháng|"
        r"\d[\d/.-]*)\b",
        " ",
        words,
    )
    return bool(re.fullmatch(r"[\s,;.()…–-]*(?:hay|hoặc|cùng)?[\s,;]*", words))


def like_a_name(inner: str) -> bool:
    """Whether a string is long enough to be a group's name, and begins as one."""
    return len(inner.split()) >= 3 and not inner[:1].islower()


def short(tail: str) -> bool:
    """Whether only a few lower-case words, no new clause, stand between noun and name."""
    return not re.search(
        r"[,;:.]|\b(?:đã|đang|được|sẽ|với|có|và|do|để|nhằm|tại|theo|trong|là)\b", tail
    )


def is_name(inner: str) -> bool:
    """Whether a quoted string is one sentence of words, and short enough for a name."""
    if not 2 <= len(inner) <= _LONGEST_NAME:
        return False
    if not any(c.isalpha() for c in inner) and not re.fullmatch(
        r"\d{1,2}(?:\s?[+x-]\s?\d)+", inner
    ):
        return False
    return not NEW_SENTENCE.search(inner)


def in_jest(inner: str, *, sure: bool) -> bool:
    """Whether marks stand for "so called": around one word, or two small ones: mô hình “lạ”."""
    words = inner.split()
    if any(c.isdigit() for c in inner) or len(words) > 2:
        return False
    return len(words) == 1 or (inner.islower() and not sure)
