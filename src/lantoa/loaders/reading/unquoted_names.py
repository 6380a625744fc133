"""Models named without quotation marks: after "các mô hình như:", "mô hình Xxx", "ra mắt mô hình".

An item of a list ends where its noun phrase does (`name_extent`); a place or an owner after it is
passed over. Quoted items may stand between.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.dashed_lists import BULLET, listed_lines
from lantoa.loaders.reading.document import (
    Document,
    Name,
    PlaceName,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.group_names import name_groups
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.name_extent import Style, end_of_name, place_of_name
from lantoa.loaders.reading.name_finder import Finder
from lantoa.ontology.records import Level
from lantoa.vietnamese import key

#: "Các mô hình hay như", "Nhiều câu lạc bộ, tổ tự quản, gồm:"
_LIST = Anchored(
    r"(?<!\w)(?:[Cc]ác|[Nn]hững|[Nn]hiều|[Mm]ột số|\d+)\s+(?:loại\s+)?(?:mô hình|câu lạc bộ|CLB|tổ "
    r"chức (?:quần chúng )?tự quản)(?P<between>[^.;:“\"'‘«]{0,140}?)"
    r"(?:(?=:)|\bnhư(?!\w)|\b(?:bao gồm|gồm(?: có)?|là|cụ thể|điển hình|tiêu biểu|sau|trong đó có|"
    rf"kể đến|nổi bật)(?!\w)(?:\s+(?:là|như))?(?=\s*(?::|[“\"]|{UPPER}|(?:các\s+)?mô hình)))"
    r"\s*(?:là\s*)?:?\s*"
)
_LOWER_CASE_ITEMS = re.compile(r"(?:như|:)\s*$")
#: Several under one noun: các mô hình Camera an ninh, Cổng trường bình yên
_SEVERAL = Anchored(
    rf"(?<!\w)(?:[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a|[Bb]ốn|\d{{1,2}})\s+mô hình:?\s+(?:điểm\s+)?"
    rf"(?=[“\"]|{UPPER})"
)
#: What opens a list with its first model: tiêu biểu là mô hình Xxx, Yyy, Zzz
_OPENS_LIST = re.compile(
    r"(?:tiêu biểu|điển hình|nổi bật|cụ thể|như|gồm|là|trong đó|kể đến)(?:\s+(?:là|như|có))?"
    r"\s*:?\s*$",
    re.I,
)
#: What a name may count: 3 không, 5 an toàn, 4 tại chỗ
_NUMBERED = (
    "không|an toàn|tốt|có|quản|biết|giữ|tại chỗ|trong|nhất|sạch|cùng|bám|nắm|rõ|tự"
)
_SINGLE = Anchored(
    r"(?<!\w)[Mm]ô hình(?:\s+điểm)?\s+(?:(?:mang|có|với|lấy)\s+tên(?:\s+gọi)?(?:\s+là)?\s*:?\s+)?"
    rf"(?P<name>(?=(?:{UPPER}|\d{{1,2}}\s(?:{_NUMBERED}))))"
)
_LAUNCH = Anchored(
    r"(?<!\w)(?:[Ll]ễ\s+)?(?:[Rr]a mắt|công bố (?:quyết định )?thành lập)\s+mô "
    r"hình\s+(?:điểm\s+)?(?P<name>(?=[^\W\d_]))"
)
# Groups of people whose model is known by what they are: mô hình dòng họ tự quản về ANTT
_CLAN = Anchored(
    r"(?<!các )(?<!những )(?<!nhiều )(?<!\w)[Mm]ô hình\s+(?P<name>(?:dòng họ|tộc họ|họ tộc|cụm an "
    r"toàn|cụm an ninh|cụm liên kết)\s)"
)
# The slogan itself as a model: mô hình tự phòng, tự quản, tự bảo vệ (not "các mô hình tự quản").
_SLOGAN = Anchored(
    r"(?<!các )(?<!những )(?<!nhiều )(?<!\d )(?<!\w)[Mm]ô hình "
    r"(?P<name>tự \w+(?: \w+)?(?:, tự \w+(?: \w+)??){2,})"
    r"(?=[,.;]|\s(?:đã|đang|cùng|và|được|do|tại|ở|của|phát huy)\b|$)"
)
# A description with its settlement in it is one thing: có mô hình tuần tra đêm bản Dọi
_DESCRIBED = Anchored(
    r"(?<!\w)(?:có|lập|duy trì|xây dựng) mô hình (?=(?P<name>[^\W\d_][^\n]{6,90}))"
)
#: Forms of the state, of schools and of the economy are no models of the movement.
_OTHER_MODELS = (
    "[Cc]hính quyền (?:địa phương|đô thị|(?:hai|2) cấp)|[Cc]hính phủ|[Hh]ợp tác xã|HTX|"
    "[Tt]rường học mới|VNEN|[Kk]inh tế|[Tt]rồng|[Cc]hăn nuôi|[Ss]ản xuất|"
    "[Nn]uôi(?= (?!heo|lợn|con|dạy))|[Tt]rang trại|[Vv]ườn|[Dd]u lịch|[Kk]huyến nông|"
    "[Nn]ông nghiệp|tổ chức bộ máy|một cửa"
)
_NOT_A_NAME = re.compile(
    r"(?:điển hình|điểm|tiên tiến|mới|hay|hiệu quả|tiêu biểu|này|trên|đó|tự quản|"
    rf"phát triển|hoạt động|{_OTHER_MODELS}|"
    r"khác|cụ thể|nào|sau|được|đã|có|của|trong|về|và|tại|ở|“|\"|Fulro|Việt Nam|Công an|UBND|"
    r"Bộ Công an|các|những|kết hợp|việc|lực lượng|người dân|góp|nhất là|từ|với|nhằm|tạo|vận động|"
    r"mỗi|cùng|không chỉ|nơi|giao|lắp|tổ chức|tuyên truyền|phối hợp|đặc biệt|xây dựng|"
    r"tập trung|đẩy mạnh|tăng cường|nâng cao|thực hiện|tham gia|tham mưu|chủ động|giải quyết|"
    r"phát hiện|cung cấp|hỗ trợ|chỉ đạo|kiểm tra|duy trì|củng cố|tiếp tục|phát động|mở|tạo|giúp|"
    r"thành lập|ngoài ra|bên cạnh|riêng|hiện|Ông|Bà|Anh|Chị|Đồng chí|đồng chí|Chủ tịch|Phó|Bí thư|"
    r"Trưởng|Giám đốc|(?:Đại|Thượng|Trung|Thiếu) (?:tá|úy|uý|tướng)|Theo|Qua|Nhờ|Từ|Hội nghị|"
    rf"\d[\d.]*(?= (?!{_NUMBERED})))(?!\w)"
)
_GENERIC = re.compile(r"(?:tự quản|điểm|phòng,? chống tội phạm)(?=,|;|\s+(?:về|và)\s)")
_HEADS = re.compile(
    r"(?:và\s+|cùng\s+|hoặc\s+|hay\s+)?(?:(?:(?:các|những|\d[\d.]*)\s+)?mô hình(?:\s+điểm)?"
    r"(?:\s+(?:mang|có|với|lấy)\s+tên(?:\s+gọi)?(?:\s+là)?)?:?\s+)?",
    re.I,
)
_LONGEST_LIST = 1000
_SMALL_CLUB = re.compile(r"(?:câu lạc bộ|clb)\s+(?=\w)")
_SEPARATOR = re.compile(
    r"\s*[,;]\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng|hoặc|hay)\s+|\s*[–-]\s+"
)
_BRACKET = re.compile(r"\s*\([^()]{0,120}\)")
_ATTRIBUTE = re.compile(
    r"\s+(?:tại|ở|của|thuộc|trên địa bàn|do)\s+(?:các\s+|hai\s+|\d+\s+)?"
)
_MORE = re.compile(r"\s*(?:,|và|,\s+và|-|–)\s*")


def name_unquoted(document: Document) -> None:
    """Add the models that stand without quotation marks; quoted names must be known."""
    finder = Finder(document)
    finder.again()
    for sentence in document.sentences:
        said = document.of(sentence)
        if "ô hình" not in said and "âu lạc bộ" not in said and "CLB" not in said:
            continue
        if (
            ":" in said or "như" in said or "gồm" in said or "là" in said
        ):  # what opens a list
            finder.confidence = 0.8
            for match in _LIST.finditer(document.words, sentence.start, sentence.end):
                small = _LOWER_CASE_ITEMS.search(match.group()) is not None
                _list(finder, sentence, match.end(), match.start(), small=small)
        if "ô hình" in said:
            _running(finder, sentence)
    for index in sorted(listed_lines(document)):
        _line(finder, index)
    name_groups(finder)
    finder.again()
    document.names = sorted(
        (*document.names, *finder.found), key=lambda n: (n.start, -n.end)
    )


def _running(finder: Finder, sentence: Sentence) -> None:
    """Names in running text, each after its noun."""
    document, words = finder.document, finder.document.words
    bounds = sentence.start, sentence.end
    finder.confidence = 0.75
    for match in _SEVERAL.finditer(words, *bounds):
        _list(finder, sentence, match.end(), match.start(), small=False)
    finder.confidence = 0.7
    for match in _SLOGAN.finditer(words, *bounds):
        finder.group += 1
        finder.add(*match.span("name"), match.start())
    finder.confidence = 0.65
    for match in _DESCRIBED.finditer(words, *bounds):
        _described(finder, sentence, match)
    for pattern, finder.confidence in ((_SINGLE, 0.75), (_LAUNCH, 0.7), (_CLAN, 0.65)):
        for match in pattern.finditer(words, *bounds):
            start = match.start("name")
            before = document.text[
                max(sentence.start, match.start() - 30) : match.start()
            ]
            if pattern is _SINGLE and _OPENS_LIST.search(before):
                _list(finder, sentence, start, match.start(), small=False)
            elif not _NOT_A_NAME.match(document.text, start) and finder.free(
                start, start + 4
            ):
                finder.group += 1
                _single(finder, sentence, start, match.start())


def _line(finder: Finder, index: int) -> None:
    """Read an item that stands in a line of its own: "- Ánh sáng an ninh: ..."."""
    document, block = finder.document, finder.document.blocks[index]
    bullet = BULLET.match(document.text, block.start, block.end)
    sentence = document.sentence_at(block.start)
    if bullet is None or sentence is None:
        return
    start = bullet.end()
    start = _HEADS.match(document.text, start, block.end).end()  # type: ignore[union-attr]
    if document.text[start : start + 1].isupper() and not _NOT_A_NAME.match(
        document.text, start
    ):
        finder.group, finder.confidence = finder.group + 1, 0.7
        finder.add(start, end_of_name(document, start, sentence.end), block.start)


def _list(
    finder: Finder, sentence: Sentence, start: int, head: int, *, small: bool
) -> None:
    """Read the items of an enumeration from `start` on.

    Args:
        finder: collects them.
        sentence: the sentence of the list.
        start: where the first item begins.
        head: where the noun that governs them stands.
        small: whether items may begin with a small letter.
    """
    document, text = finder.document, finder.document.text
    if start < finder.read_to:
        return  # inside a list that was read
    finder.group += 1
    semicolons = ":" in text[head:start] and ";" in text[start : start + _LONGEST_LIST]
    style: Style | None = None
    position = start
    while 0 <= position < sentence.end:
        begin = _HEADS.match(text, position, sentence.end).end()  # type: ignore[union-attr]
        quote = next(iter(within(document.quotes, begin, begin + 1)), None)
        if quote is not None:
            for name in within(document.names, quote.start, quote.start + 1):
                finder.promote(name)
            position = _next_item(
                document, quote.end, sentence.end, semicolons=semicolons
            )
            continue
        noun_stood = "ô hình" in text[position:begin]
        position = _unquoted_item(
            finder, sentence, begin, head, small=small or noun_stood, style=style
        )
        finder.read_to = max(finder.read_to, position)
        if style is None:
            style = _style(text, begin)
        if position >= 0:
            position = _next_item(
                document, position, sentence.end, semicolons=semicolons
            )


def _style(text: str, begin: int) -> Style:
    return Style.CAPITALS if text[begin : begin + 1].isupper() else Style.SMALL


def _unquoted_item(
    finder: Finder,
    sentence: Sentence,
    begin: int,
    head: int,
    *,
    small: bool,
    style: Style | None,
) -> int:
    """Add one item; return where it ends, or -1 where there is none."""
    document, text = finder.document, finder.document.text
    first = text[begin : begin + 1]
    if small and _GENERIC.match(text, begin):  # như: mô hình tự quản, tổ liên gia ...
        return end_of_name(document, begin, sentence.end, Style.SMALL)
    if (
        not first.isalnum()
        or _NOT_A_NAME.match(text, begin)
        or not finder.free(begin, begin + 4)
    ):
        return -1
    if not first.isupper() and not small:
        return -1
    end = end_of_name(document, begin, sentence.end, _style(text, begin))
    club = _SMALL_CLUB.match(text, begin, end)
    finder.add(club.end() if club else begin, end, head)
    return max(end, begin + 1)


def _next_item(
    document: Document, position: int, limit: int, *, semicolons: bool
) -> int:
    """Return where the next item begins, past the places and owners of the last; -1 if none does.

    In a list with semicolons everything up to the next of them belongs to the item.
    """
    position = _past_attributes(document, position, limit)
    separator = _SEPARATOR.match(document.text, position, limit)
    if separator is not None:
        body = covering(document.bodies, separator.end())
        if body is None or semicolons:
            return separator.end()
    if semicolons:
        following = document.text.find(
            ";", position, min(limit, position + _LONGEST_LIST)
        )
        if following >= 0:
            return following + 1 + (document.text[following + 1 : following + 2] == " ")
    return -1


def _past_attributes(document: Document, position: int, limit: int) -> int:
    """Past the brackets, places and owners that follow an item."""
    while True:
        bracket = _BRACKET.match(document.text, position, limit)
        if bracket is not None:
            position = bracket.end()
            continue
        preposition = _ATTRIBUTE.match(document.text, position, limit)
        thing = _thing_at(document, preposition.end()) if preposition else None
        if thing is None:
            return position
        while thing is not None:
            position = thing.end
            more = _MORE.match(document.text, position, limit)
            thing = _thing_at(document, more.end()) if more else None


def _thing_at(document: Document, position: int) -> Span | None:
    """The place or body that begins at a position."""
    for thing in (
        covering(document.bodies, position),
        covering(document.places, position),
    ):
        if thing is not None and thing.start == position:
            return thing
    return None


def _single(finder: Finder, sentence: Sentence, start: int, head: int) -> None:
    """Add one name, and those that "và" joins to it."""
    document, text = finder.document, finder.document.text
    end = end_of_name(document, start, sentence.end)
    site = place_of_name(document, start, end, sentence.end)
    end = site.end if site is not None else end
    if end - start > 90 or not finder.add(start, end, head):
        return
    joined = re.compile(r"\s+và\s+").match(text, end, sentence.end)
    if (
        joined
        and text[start].isupper()
        and text[joined.end() : joined.end() + 1].isupper()
        and _thing_at(document, joined.end()) is None
    ):
        finder.add(
            joined.end(), end_of_name(document, joined.end(), sentence.end), head
        )


def _described(finder: Finder, sentence: Sentence, match: re.Match[str]) -> None:
    document, start = finder.document, match.start("name")
    for place in within(
        document.places, start + 1, min(match.end("name"), sentence.end)
    ):
        words = document.text[start : place.start]
        if place.level is not Level.SETTLEMENT or re.search(
            r"[,;.:(“\"]|(?:tại|ở|của|trên|cho|với|do|thuộc|về)\s+$|(?<!\w)(?:đã|được|để|nhằm)(?!\w)",
            words,
        ):
            return
        if len(words.split()) >= 3:
            finder.group += 1
            finder.add(start, place.end, match.start())
        return


def place_in_name(document: Document, name: Name) -> PlaceName | None:
    """Return the settlement or site that an unquoted name contains, if any."""
    if name.quoted:
        return None
    for place in within(document.places, name.start, name.end):
        if place.level in (Level.SITE, Level.SETTLEMENT) and place.end <= name.end:
            return place
    return None


def alias_without_place(name: Name, place: PlaceName) -> str | None:
    """Return the name without the site that makes it one thing's: 'giữ yên bến bãi'."""
    before = name.text[: place.start - name.start]
    match = re.search(r"\s+(?:tại|ở)\s+$", before)
    return before[: match.start()] if match and key(before[: match.start()]) else None
