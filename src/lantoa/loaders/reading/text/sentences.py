"""Second step: sentences. A full stop ends one unless it is part of a number or abbreviation."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Block, BlockKind, Document, Sentence, Span
from lantoa.loaders.reading.lexicon import UPPER

# A stop, or three, with closing marks, before space and a new beginning.
_STOP = re.compile(r"[.!?…](?:(?<!…)[.!?]+)?[”\"’'»)\]]*(?=\s+[\w“\"‘'«(*+•–-])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(,–-])(?:T[PXTr]|Tp|Tx|Tt|[PHXQKĐBS]|St|Th[sS]|TS|PGS|GS|BS|KS|Mr|Ms|Dr|vv|tr|"
    r"[A-ZĐ]\.[A-ZĐ]|\d{1,2})\.$"
)
# A number that ends a name ends no item of a list: "... xóm Gò 2. Ông ..."
_NUMBERED_NAME = re.compile(
    rf"(?:(?!Điều|Mục|Phần|Chương|Bài|Số|Ngày|Tháng|Quý|Tập|Câu){UPPER}[^\W\d_]*|"
    rf"thôn|ấp|xóm|tổ|khóm|phố|khối|bản|quận|phường)\s\d{{1,2}}\.$"
)
# What a caption adds in brackets is a sentence of its own: (Trong ảnh: Lễ ra mắt mô hình ...)
_IN_PICTURE = re.compile(r"\((?=(?:[Tt]rong )?(?:ảnh|hình)\s*:)[^)]*\)", re.I)
# A headline runs into the text: "... tổ chức Ngày hội ĐNO - Sáng 16/8, UBND phường ..."
_OPENING = re.compile(
    r"[-–]\s?(?=(?:Sáng|Chiều|Tối|Ngày|Vừa qua|Mới đây|Hôm nay|Trong|Thời gian|Nhân|Thực hiện|"
    r"Nhằm)\s)"
)
_PAPER = re.compile(r"(?<=[\w”\"’)!?] )(?:\([^()\n]{2,20}\)|[A-ZĐ]{2,6})\s?$")
_CLAUSE_MARK = re.compile(r"[();]")
_LONGEST = 2500
_READ = {BlockKind.TITLE, BlockKind.BODY, BlockKind.CAPTION}


def split_sentences(document: Document) -> None:
    """Fill in the sentences of the blocks that are worth reading."""
    text = document.text
    may_part = _IN_PICTURE.search(text) is not None or _OPENING.search(text) is not None
    for index, block in enumerate(document.blocks):
        if block.kind in _READ:
            spans = [piece for each in _sentences(text, block) for piece in _bounded(text, each)]
            for span in _parted(text, spans) if may_part else spans:
                document.sentences.append(Sentence(span.start, span.end, index, block.kind))


def _sentences(text: str, block: Block) -> list[Span]:
    spans = []
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        following = text[stop.end() + _spaces(text, stop.end(), block.end)]
        after = _first_letter(text, stop.end(), block.end)
        if after.islower() and not _begins_item(following):
            continue  # an ellipsis or a stop inside a name
        before = text[max(start, stop.start() - 12) : stop.end()]
        if (
            stop.group() == "."
            and _ABBREVIATION.search(before)
            and not (after.isupper() and _NUMBERED_NAME.search(before))
        ):
            continue
        spans.append(Span(start, stop.end()))
        start = stop.end() + _spaces(text, stop.end(), block.end)
    if start < block.end:
        spans.append(Span(start, block.end))
    return spans


def _parted(text: str, spans: list[Span]) -> list[Span]:
    parts = []
    for span in spans:
        start = _after_headline(text, span)
        if start > span.start:
            parts.append(Span(span.start, start))
        for picture in _IN_PICTURE.finditer(text, span.start, span.end):
            if start < picture.start():
                parts.append(Span(start, picture.start()))
            parts.append(Span(picture.start(), picture.end()))
            start = picture.end()
        if start < span.end:
            parts.append(Span(start, span.end))
    return parts


def _after_headline(text: str, span: Span) -> int:
    """Where the text begins after a headline in the same sentence: at the sign of the paper."""
    opening = _OPENING.search(text, span.start, span.end)
    if opening is None:
        return span.start
    begin = max(span.start, opening.start() - 24)
    paper = _PAPER.search(text[begin : opening.start()])
    return begin + paper.start() if paper else span.start


def _bounded(text: str, span: Span) -> list[Span]:
    """Cut what nobody would call a sentence, so that the work for one stays bounded."""
    if span.end - span.start <= _LONGEST:
        return [span]
    pieces = []
    start = span.start
    while span.end - start > _LONGEST:
        cut = max(
            text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in ("; ", ", ", " ")
        )
        cut = cut + 1 if cut > start else start + _LONGEST
        pieces.append(Span(start, cut))
        start = cut + _spaces(text, cut, span.end)
    if start < span.end:
        pieces.append(Span(start, span.end))
    return pieces


def _spaces(text: str, start: int, end: int) -> int:
    count = 0
    while start + count < end and text[start + count].isspace():
        count += 1
    return count


def _first_letter(text: str, start: int, end: int) -> str:
    for position in range(start, min(end, start + 6)):
        if text[position].isalnum():
            return text[position]
    return ""


def _begins_item(character: str) -> bool:
    return character in "*+•–-"


def clauses(text: str, span: Span, quotes: list[Span]) -> list[Span]:
    """Split a sentence at the semicolons that stand outside quotation marks and brackets.

    >>> [text[s.start:s.end] for text in ["a (b; c); d"] for s in clauses(text, Span(0, 11), [])]
    ['a (b; c)', 'd']
    """
    parts = []
    start, depth = span.start, 0
    if text.find(";", span.start, span.end) < 0:
        return _trimmed(text, [span])
    covered = [(q.start, q.end) for q in quotes]
    for mark in _CLAUSE_MARK.finditer(text, span.start, span.end):
        position, character = mark.start(), mark.group()
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character == ";" and depth == 0 and not any(a <= position < b for a, b in covered):
            parts.append(Span(start, position))
            start = position + 1
    parts.append(Span(start, span.end))
    return _trimmed(text, parts)


def _trimmed(text: str, parts: list[Span]) -> list[Span]:
    """Parts without the space around them; those of nothing but space are left out."""
    trimmed = []
    for part in parts:
        begin, end = part.start, part.end
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        if begin < end:
            trimmed.append(Span(begin, end))
    return trimmed
