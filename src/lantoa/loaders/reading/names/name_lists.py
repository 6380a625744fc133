"""Lists of names without quotation marks, among which quoted ones may stand.

An item ends where its noun phrase does (`name_extent`); a place or an owner after it is passed
over.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document, Sentence, Span, covering, within
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.names.dashed_lists import BULLET
from lantoa.loaders.reading.names.described_names import has_theme, is_point
from lantoa.loaders.reading.names.name_begins import BY_ITS_WORK, GENERIC, HEADS, NOT_A_NAME
from lantoa.loaders.reading.names.name_extent import end_of_name
from lantoa.loaders.reading.names.name_finder import Finder
from lantoa.loaders.reading.names.name_parts import GOES_ON, Style
from lantoa.loaders.reading.names.name_predicates import is_work

_LONGEST_LIST = 1000
_LEAST_OF_WORK = 3  # words of a name that begins with a verb, and of one that ends a list
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng|hoặc|hay)\s+|\s*[–-]\s+")
_BRACKET = re.compile(r"\s*\([^()]{0,120}\)")
_ATTRIBUTE = re.compile(r"\s+(?:tại|ở|của|thuộc|trên địa bàn|do)\s+(?:các\s+|hai\s+|\d+\s+)?")
_NUMBER = re.compile(r"(?:\((?:\d{1,2}|[a-hđ])\)|(?:\d{1,2}|[a-hđ])[.)])\s?(?=[^\W\d_]|[“\"])")
_OWNER = re.compile(
    rf"(?=(?:{UPPER}|xã |phường |thôn |các ))[^;:“”\"\n]{{3,110}}?\s(?:với|có|xây dựng|thành lập|"
    rf"duy trì)\s+"
    r"(?=(?:các\s+|những\s+|\d+\s+)?mô hình(?!\w))"
)
#: What was done besides, with its number.
_DEED = re.compile(
    r"(?:hướng dẫn|lắp|vận động|tổ chức|phối hợp|tuyên truyền|trang bị|hỗ trợ|tặng|trao|phát|cấp)"
    r"\s[^;.“\"]{0,80}?\d"
)
#: One of many by its own name: tộc họ Đàng, thôn Đông, giáo xứ Lộc Mỹ
_INSTANCE = re.compile(
    rf"(?:tộc họ|họ tộc|dòng họ|thôn|bản|làng|xóm|ấp|khóm|buôn|giáo xứ|giáo họ|xã|phường|chùa|chợ)"
    rf"\s{UPPER}"
)
#: What is said of an item, without a predicate, up to the next that has a capital.
_FURTHER = re.compile(
    r"(?:(?! (?:đã|đang|được|là|sẽ|phát huy|đều|có|"
    r"thu hút)(?!\w))[^.;:“”\"\n]){1,90}?[,;]\s+(?:và\s+)?"
    rf"(?={UPPER}[^\W\d_A-ZĐ])"
)
#: What parts two names with capitals.
PARTED = re.compile(rf"(?:[,;](?: và)?|\svà)\s+(?=(?:mô hình )?{UPPER}[^\W\d_]*,?\s[^\W\d_A-ZĐ])")
_CAPITAL_NEXT = re.compile(rf",\s{UPPER}[^\W\d_]*,?\s[^\W\d_A-ZĐ]")
_SEVERAL = 3
_MORE = re.compile(r"\s*(?:,|và|,\s+và|-|–)\s*")


def read_list(
    finder: Finder,
    sentence: Sentence,
    start: int,
    head: int,
    *,
    small: bool,
    semicolons: bool = False,
) -> None:
    """Read the items of an enumeration from `start` on.

    Args:
        finder: collects them.
        sentence: the sentence of the list.
        start: where the first item begins.
        head: where the noun that governs them stands.
        small: whether items may begin with a small letter.
        semicolons: whether these are known to part the items; else a colon before them tells.
    """
    document, text = finder.document, finder.document.text
    if start < finder.read_to:
        return  # inside a list that was read
    finder.group += 1
    listed = text[start : min(sentence.end, start + _LONGEST_LIST)]
    semicolons = semicolons or (":" in text[head:start] and ";" in listed)
    opened = ":" in text[max(0, start - 3) : start]
    position, marked = start, False
    while 0 <= position < sentence.end:
        position = _past_owner(text, _past_number(text, position), sentence.end)
        begin = HEADS.match(text, position, sentence.end).end()  # type: ignore[union-attr]
        quote = next(iter(within(document.quotes, begin, begin + 1)), None)
        if quote is not None:
            for name in within(document.names, quote.start, quote.start + 1):
                finder.promote(name)
            marked = True
            position = _next_item(document, quote.end, sentence.end, semicolons=semicolons)
            continue
        noun_stood = "ô hình" in text[position:begin]
        if marked and not noun_stood and _DEED.match(text, begin, sentence.end):
            return  # “X”; “Y”; hướng dẫn bà con lắp 45 camera
        ended = _unquoted_item(
            finder,
            sentence,
            begin,
            head,
            small=small or noun_stood,
            named=semicolons or text[begin - 8 : begin] == "mô hình ",
            style=Style.SEMICOLONS if semicolons else _style(text, begin),
        )
        finder.read_to = max(finder.read_to, ended)
        if ended >= 0:
            begin = ended
            ended = _next_item(document, ended, sentence.end, semicolons=semicolons)
        if ended < 0 and opened and position > start:
            ended = _resumed(document, begin, sentence.end)
        position = ended


def _resumed(document: Document, position: int, limit: int) -> int:
    """Return where a list goes on after what was said of an item; -1 if it does not.

    'Các mô hình: A, B gắn với xây dựng nông thôn mới, C': C has a capital and is what models are.
    """
    text = document.text
    further = _FURTHER.match(text, position, limit)
    if further is None or thing_at(document, further.end()) is not None:
        return -1
    end = end_of_name(document, further.end(), limit, Style.CAPITALS)
    return further.end() if has_theme(text[further.end() : end]) else -1


def _style(text: str, begin: int) -> Style:
    return Style.CAPITALS if text[begin : begin + 1].isupper() else Style.SMALL


def _unquoted_item(
    finder: Finder,
    sentence: Sentence,
    begin: int,
    head: int,
    *,
    small: bool,
    named: bool,
    style: Style,
) -> int:
    """Add one item; return where it ends, or -1 where there is none.

    What is surely `named`, by its own noun or semicolons, may begin with a verb.
    """
    document, text = finder.document, finder.document.text
    first = text[begin : begin + 1]
    if small and GENERIC.match(text, begin):  # như: mô hình tự quản, tổ liên gia ...
        return end_of_name(document, begin, sentence.end, Style.SMALL)
    if not first.isalnum() or not finder.free(begin, begin + 4):
        return -1
    by_work = named and BY_ITS_WORK.match(text, begin) is not None
    if NOT_A_NAME.match(text, begin) and not is_point(text, begin) and not by_work:
        return -1
    if not first.isupper() and not small:
        return -1
    if GOES_ON.match(text, begin) and style is not Style.SEMICOLONS:
        return -1
    end = end_of_name(document, begin, sentence.end, style)
    if style is Style.SEMICOLONS:
        end = _end_of_clause(document, end, sentence.end)
    place = covering(document.places, begin)
    if place is not None and place.start == begin and place.end >= end:
        return -1  # tiêu biểu như xã A, phường B: places, not names
    short = by_work and len(text[begin:end].split()) < _LEAST_OF_WORK
    if not short and not (_INSTANCE.match(text, begin) and not has_theme(text[begin:end])):
        finder.add(begin, end, head, listed=True)
    return max(end, begin + 1)


def _end_of_clause(document: Document, end: int, limit: int) -> int:
    """Where a name ends that tells who does what: hội viên xã A giữ gìn trật tự trên đồng; ..."""
    text = document.text
    place = covering(document.places, end + 1)
    if place is not None and place.start == end + 1:
        after = past_attributes(document, place.end, limit)
    else:
        after = past_attributes(document, end, limit)
    if after == end or text[after : after + 1] != " ":
        return end
    stop = text.find(";", after, limit)
    stop = stop if stop > 0 else limit
    whole = is_work(text, after + 1, stop) and has_theme(text[after:stop])
    return after + len(text[after:stop].rstrip(" .…")) if whole else end


def _past_number(text: str, position: int) -> int:
    """Past the number of an item: (1) Tiếng kẻng bình yên; (2) ..."""
    number = _NUMBER.match(text, position)
    return position if number is None else number.end()


def _past_owner(text: str, position: int, limit: int) -> int:
    """Past whose model an item is: Chi hội Nông dân thôn A với mô hình X; ..."""
    owner = _OWNER.match(text, position, limit)
    return position if owner is None else owner.end()


def _next_item(document: Document, position: int, limit: int, *, semicolons: bool) -> int:
    """Return where the next item begins, past the places and owners of the last; -1 if none does.

    In a list with semicolons everything up to the next of them belongs to the item.
    """
    position = past_attributes(document, position, limit)
    separator = _SEPARATOR.match(document.text, position, limit)
    if separator is not None:
        start = separator.end()
        body = covering(document.bodies, start)
        if body is None or semicolons or _goes_on(document, start, body, limit):
            return start
    if semicolons:
        following = document.text.find(";", position, min(limit, position + _LONGEST_LIST))
        if following >= 0:
            return following + 1 + (document.text[following + 1 : following + 2] == " ")
    return -1


def _goes_on(document: Document, start: int, body: Span, limit: int) -> bool:
    """Whether what seems a body begins a name: Chi hội phụ nữ không có người vi phạm."""
    end = end_of_name(document, start, limit)
    return body.start == start and has_theme(document.text[body.end : end])


def lists_capitals(document: Document, start: int, limit: int) -> bool:
    """Whether three names with capitals or more stand from `start` on: Gắn camera, Tặng quà, ..."""
    text = document.text
    if not text[start].isupper() or _CAPITAL_NEXT.search(text, start, limit) is None:
        return False
    for _ in range(_SEVERAL - 1):
        end = end_of_name(document, start, limit, Style.CAPITALS)
        parted = PARTED.match(text, past_attributes(document, end, limit), limit)
        if parted is None:
            return False
        start = parted.end()
        if thing_at(document, start) is not None or NOT_A_NAME.match(text, start):
            return False
    end = end_of_name(document, start, limit, Style.CAPITALS)
    return len(text[start:end].split()) >= _LEAST_OF_WORK


def past_attributes(document: Document, position: int, limit: int) -> int:
    """Past the brackets, places and owners that follow an item."""
    while True:
        bracket = _BRACKET.match(document.text, position, limit)
        if bracket is not None:
            position = bracket.end()
            continue
        preposition = _ATTRIBUTE.match(document.text, position, limit)
        thing = thing_at(document, preposition.end()) if preposition else None
        if thing is None:
            return position
        while thing is not None:
            position = thing.end
            more = _MORE.match(document.text, position, limit)
            thing = thing_at(document, more.end()) if more else None


def thing_at(document: Document, position: int) -> Span | None:
    """The place or body that begins at a position."""
    for thing in (
        covering(document.bodies, position),
        covering(document.places, position),
    ):
        if thing is not None and thing.start == position:
            return thing
    return None


def read_line(finder: Finder, index: int) -> None:
    """Read an item that stands in a line of its own: "- Ánh sáng an ninh: ..."."""
    document, block = finder.document, finder.document.blocks[index]
    bullet = BULLET.match(document.text, block.start, block.end)
    sentence = document.sentence_at(block.start)
    if bullet is None or sentence is None:
        return
    start = bullet.end()
    start = HEADS.match(document.text, start, block.end).end()  # type: ignore[union-attr]
    if document.text[start : start + 1].isupper() and not NOT_A_NAME.match(document.text, start):
        finder.group, finder.confidence = finder.group + 1, 0.7
        finder.add(start, end_of_name(document, start, sentence.end), block.start)
