"""Third step: quoted strings, with marks of every kind, mixed, doubled, nested or missing.

Each mark opens or closes by what stands around it; its own direction decides only where that
says nothing. Strings do not run over the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lantoa.loaders.reading.document import Block, BlockKind, Document, Quote

#: A class first, which `re` finds fast, then what it must be.
_MARKS = re.compile(
    r"[“”„‟\"«»〝〞＂'‘’](?:(?<!['‘’])[“”„‟\"«»〝〞＂]*|(?<=')'|(?<!\w['‘])(?<=['‘])(?=\w)|"
    r"(?<=[\w.!?…]['’])(?!\w))"
)
_OPENERS = "“„«〝‘"
_CLOSERS = "”»〞’"
_LONGEST_SUPPLIED = 120  # how far a string may run whose end had to be supplied
_COMPARED = 50  # strings before a mark without an end that it may repeat
_SURELY_AGAIN = 12  # characters of a string that is told again
_SUPPLIED_END = re.compile(
    r"[;.…]|\s\((?=tên|gọi|viết)|\s(?:tại|ở|của|được|do|đã|trên địa bàn)\s|,\s+(?=[“\"«])|$"
)
_STOPS = re.compile(r"[.;…:]")
#: A string does not begin with what is said of the noun: Mô hình đã được ... thống nhất”.
_SUPPLIED_START = re.compile(
    r"(?:mô hình|câu lạc bộ|CLB|phong trào|:|;)\s+"
    r"(?!(?:đã|đang|sẽ|được|bị|này|đó|ấy|trên|là|có|của|do|rất|cũng|vẫn|phải|cần|không chỉ)\s)",
    re.I,
)
#: Straight after the last string: the next item of its list.
_NEXT_ITEM = re.compile(r"[,;] (?=[A-ZĐÂÊÔƠƯĂ])")


def find_quotes(document: Document) -> None:
    """Fill in the quoted strings, in order; a nested string follows the one around it."""
    for block in document.blocks:
        if block.kind not in (BlockKind.NOISE, BlockKind.DATE):
            document.quotes += _in_block(document.text, block, document.quotes)


def _in_block(text: str, block: Block, told: Sequence[Quote]) -> list[Quote]:
    marks = [
        (m.start(), m.end(), _opens(text, m.start(), m.end(), block))
        for m in _MARKS.finditer(text, block.start, block.end)
    ]
    quotes: list[Quote] = []
    opened: list[tuple[int, int]] = []
    for index, (start, end, says) in enumerate(marks):
        if says or (says is None and not opened):
            if opened and not _nests(text, opened[-1], marks, index):
                _supply_end(text, quotes, opened.pop(), start, told)
            opened.append((start, end))
        elif opened:
            if len(opened) > 1 and end - start > 1:  # “A “B””: the two marks close one each
                inner_start, inner_end = opened.pop()
                quotes.append(Quote(inner_start, start + 1, inner_end, start))
                closing = start + 1
            else:
                closing = start
            outer_start, outer_end = opened.pop()
            if outer_end < closing:
                quotes.append(Quote(outer_start, end, outer_end, closing))
        else:
            _supply_start(text, quotes, start, end, block)
    for mark in opened:
        _supply_end(text, quotes, mark, block.end, told)
    quotes.sort(key=lambda q: (q.start, -q.end))
    # Two ends supplied at one place, or a string supplied across another: the first stands.
    return quotes[:1] + [b for a, b in pairwise(quotes) if b.start >= a.end or b.end <= a.end]


def _opens(text: str, start: int, end: int, block: Block) -> bool | None:
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    glued_left = before.isalnum() or before in "!?….,%)"
    glued_right = after.isalnum() or after in "(…#"
    if glued_right and not glued_left:
        return True
    if glued_left and not glued_right:
        return False
    mark = text[end - 1] if glued_left else text[start]
    if mark in _OPENERS:
        return True
    if mark in _CLOSERS:
        return False
    return None


def _nests(
    text: str, outer: tuple[int, int], marks: list[tuple[int, int, bool | None]], index: int
) -> bool:
    """Whether a mark that opens inside an open string begins a nested one: two closing follow."""
    before = text[max(outer[1], marks[index][0] - 12) : marks[index][0]]
    if re.search(r"[,;]\s?$|(?:và|hay|hoặc)\s$|mô hình\s?:?\s?$", before):
        return False  # the next item of a list: the end of the last one is missing
    following = marks[index + 1 : index + 3]
    if following and following[0][1] - following[0][0] > 1:
        return following[0][2] is False
    return len(following) == 2 and not any(opens for _, _, opens in following)


def _supply_end(
    text: str,
    quotes: list[Quote],
    mark: tuple[int, int],
    limit: int,
    told: Sequence[Quote],
) -> None:
    start, inner = mark
    if not text[inner : inner + 1].strip():
        return
    limit = min(limit, inner + _LONGEST_SUPPLIED)
    for known in (
        *quotes[-_COMPARED:],
        *told[:_COMPARED],
    ):  # what stood in both marks before ends where it did
        again = text[known.inner_start : known.inner_end]
        if len(again) > _SURELY_AGAIN and text.startswith(again, inner, limit):
            quotes.append(Quote(start, inner + len(again), inner, inner + len(again), closed=False))
            return
    match = _SUPPLIED_END.search(text, inner, limit)
    end = match.start() if match and not _is_cut_off(text, inner, limit) else limit
    while end > inner and text[end - 1] in " ,;:":
        end -= 1
    if end - inner >= 4:
        quotes.append(Quote(start, end, inner, end, closed=False))


def _is_cut_off(text: str, inner: int, limit: int) -> bool:
    """Whether the text stops inside the string."""
    rest = text[inner:limit]
    return limit >= len(text.rstrip()) and rest[-1:].isalnum() and not _STOPS.search(rest)


def _supply_start(text: str, quotes: list[Quote], start: int, end: int, block: Block) -> None:
    begin = max(block.start, start - _LONGEST_SUPPLIED, quotes[-1].end if quotes else 0)
    candidates = list(_SUPPLIED_START.finditer(text, begin, start))
    if not candidates and quotes and begin == quotes[-1].end:
        candidates = list(_NEXT_ITEM.finditer(text, begin, begin + 3))
    if candidates and candidates[-1].end() < start - 3:
        inner = candidates[-1].end()
        quotes.append(Quote(inner, end, inner, start, closed=False))
