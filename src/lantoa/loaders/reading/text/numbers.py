"""Numbers with the words that bound them: `hơn 1.650`, `77 trong tổng số 89`, `2,4 triệu`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from lantoa.loaders.reading.document import Document, Number, covering
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.loaders.reading.text.words import Words
from lantoa.ontology.records import Bound

_BOUNDS = {
    Bound.OVER: (
        "hơn trên ít_nhất tối_thiểu không_dưới không_ít_hơn quá vượt từ_trên lên_đến_hơn "
        "tới_hơn đến_hơn có_hơn"
    ),
    Bound.NEARLY: "gần ngót tiệm_cận chưa_đầy dưới không_quá tối_đa tới_gần đến_gần",
    Bound.ABOUT: "khoảng chừng ước ước_tính ước_khoảng xấp_xỉ độ",
}
_BOUND_OF = {
    word.replace("_", " "): bound for bound, words in _BOUNDS.items() for word in words.split()
}
_ONES = ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_LAST = {"một": 1, "mốt": 1, "tư": 4, "lăm": 5} | {
    word: value for value, word in enumerate(_ONES, start=2) if word != "năm"
}
_TENS = {"mười": 10} | {f"{word} mươi": 10 * value for value, word in enumerate(_ONES, start=2)}
#: Numbers in words up to ninety-nine; "một" alone is an article.
_WORDS = (
    {word: value for value, word in enumerate(_ONES, start=2)}
    | {"bẩy": 7, "tư": 4}
    | _TENS
    | {f"{ten} {one}": tens + ones for ten, tens in _TENS.items() for one, ones in _LAST.items()}
)
#: Numbers only with what bounds them: gần chục camera, but hàng chục camera.
_ROUND = {"chục": 10, "trăm": 100}
_TIMES = {"chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000}
_SCALES = {
    "trăm": 10**2,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_DIGITS = r"\d{1,3}(?:[.]\d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:,\d+)?"
_BOUND_BEFORE = Anchored(
    r"(?<!\w)(?P<bound>" + "|".join(sorted(_BOUND_OF, key=len, reverse=True)) + r")\s+$", re.I
)
_NUMBER = Anchored(
    rf"(?<![\w.,-])(?<!(?<![^\W\d_])/)(?P<value>{_DIGITS})"
    r"(?:\s*(?P<scale>" + "|".join(_SCALES) + r")\b)?"
    rf"(?:\s*/\s*(?P<of>{_DIGITS})(?![/\d-])|"
    rf"\s+(?:trong|trên)\s+(?:tổng\s+)?số\s+(?:hơn\s+|gần\s+)?(?P<total>{_DIGITS})|"
    rf"\s+trên\s+(?P<whole>{_DIGITS})(?=\s(?:xã|phường|thôn|bản|ấp|khu phố|tổ dân phố|huyện)))?"
    r"(?P<share>\s?%)?"
    r"(?P<more>\+)?(?![\w/])(?!\.\d)(?!-\d)"
    rf"(?:\s\((?:{'|'.join(_WORDS)})\))?",
    re.I,
)
# A number in words counts only before one of the nouns that this genre counts.
_NUMBER_WORD = Anchored(
    r"(?<!\w)(?P<word>"
    + "|".join(
        f"[{w[0]}{w[0].upper()}]{w[1:]}" for w in sorted(_WORDS | _ROUND, key=len, reverse=True)
    )
    + r")(?:\s(?P<scale>chục|trăm|nghìn|ngàn))?\s+"
    r"(?=(?:loại\s+|điểm\s+|chiếc\s+|cái\s+)?(?:mô hình|điểm|xã|phường|"
    r"thị trấn|thôn|bản|ấp|xóm|buôn|khu|tổ(?! chức)|câu lạc bộ|CLB|tập thể|cá nhân|giáo xứ|"
    r"giáo họ|trường|đơn vị|chi hội|dòng họ|tộc họ|điển hình|thành viên|hội viên|hộ|nhóm|đội|"
    r"camera|chốt|cụm|làng|khóm|chùa|cơ quan|doanh nghiệp|lớp|kẻng|bóng đèn|người|lượt|"
    r"mắt camera|cuộc họp|buổi)\b)"
)
#: Triển khai trên 15 xã: on fifteen, not more than fifteen.
_ON_UNITS = re.compile(
    r"\s+(?:xã|phường|thị trấn|thôn|bản|ấp|khu dân cư|địa bàn|tuyến|huyện)(?!\w)"
)
#: After these "năm" is the number five, elsewhere a year: có năm tổ, but từ đầu năm tổ đã ...
_FIVE_AFTER = frozenset(
    (
        *("có", "được", "ở", "tại", "với", "và", "gồm", "của", "ra", "cho", "là", "mắt", "lập"),
        *("dựng", "trì", "hơn", "gần", "khoảng", "thêm", "tới", "sang", "khai", "mới"),
        *("thành", "trên", "giữa", "cùng", "rộng", "tổng", "số", "lắp", "đặt", "chọn"),
    )
)
_DONE = re.compile(
    r"(?:triển khai|thực hiện|xây dựng|áp dụng|nhân rộng|hoạt động|lắp đặt|diễn ra)\s+trên\s+$|"
    r"\d\s(?:CLB|câu lạc bộ|tổ|đội|nhóm|mô hình|điểm|camera)\s[^,;.\d]{0,40}\strên\s+$",
    re.I,
)
_NUMBERED = re.compile(
    r"(?<!\w)(?<!mỗi )(?<!từng )(?:Ban chỉ đạo|BCĐ|"
    r"(?<!tổng )số|khóa|khoá|điều|khoản|lần thứ|thứ|tổ|khu|khu phố|thôn|xóm|ấp|bản|buôn|"
    r"phường|quận|tổ dân phố|khối|km|quốc lộ|tỉnh lộ|lớp|kỳ|tập|chương|mục|cụm|tiểu khu|"
    r"(?<!bộ )(?<!quân )đội|"
    r"tiêu chí|đường)\s+$",
    re.I,
)
#: The last words of these.
_LAST_OF_NUMBERED = frozenset(
    (
        *("đạo", "bcđ", "số", "khóa", "khoá", "điều", "khoản", "thứ", "tổ", "khu", "phố", "thôn"),
        *("xóm", "ấp", "bản", "buôn", "phường", "quận", "khối", "km", "lộ", "lớp", "kỳ", "tập"),
        *("chương", "mục", "cụm", "đội", "chí", "đường"),
    )
)
_LETTER = re.compile(r"[A-Za-zĐ]-?$", re.I)
_LAST_WORD = re.compile(r"\w+(?=\s+$)")
_WORD_BEFORE = re.compile(r"(\w+)[ ]+$")
_ORDINAL = re.compile(r"(?:thứ|số|năm|mười|mươi|tháng|\d)[ ]+$", re.I)
_LEAST_OVER = 10  # "trên 7 khu phố" is on seven, not more than seven


_TOTAL_BEFORE = Anchored(
    rf"(?<!\w)(?:(?:trong|trên)\s+(?:tổng\s+)?số\s+(?P<total>{_DIGITS})\s[^\d.;:()]{{2,60}}?|"
    rf"trong\s+(?P<all>{_DIGITS})\s+(?:xã|phường|thị trấn|thôn|bản|ấp|khu dân cư|đơn vị|huyện|"
    r"cơ quan|giáo xứ|tổ dân phố)(?!\w)[^\d.;:()]{0,40}?),?\s+"
    r"(?:(?:hiện|nay|đến nay|đã)\s+)*có\s+$",
    re.I,
)


def find_numbers(document: Document) -> None:
    """Fill in the numbers that are not part of a date, in order."""
    text, words = document.text, document.words
    found: list[tuple[Number, int]] = []  # with the start of their sentence
    for sentence, match in _NUMBER.within(words, document.sentences):
        at = match.start("value")
        if covering(document.dates, at) is not None:
            continue
        before = text[max(sentence.start, at - 60) : at]
        bound = _BOUND_BEFORE.search(words, max(sentence.start, at - 20), at)
        if bound is not None and bound["bound"].lower() == "trên":
            on_units = _ON_UNITS.match(text, match.end())
            few = parse(match["value"]) < _LEAST_OVER
            bound = None if on_units and (few or _DONE.search(before)) else bound
        total = before.endswith("rong số ") and text.startswith(" mô hình", match.end())
        if bound is None and not total and _is_numbered(before[-14:]):
            continue
        found.append((_number(match, bound), sentence.start))
    for sentence, match in _NUMBER_WORD.within(words, document.sentences):
        at = match.start("word")
        if covering(document.dates, at) is not None:
            continue
        bound = _BOUND_BEFORE.search(words, max(sentence.start, at - 20), at)
        start = at - len(bound.group()) if bound else at
        if not _ordinal(text, start) and not _is_year(text, sentence.start, match):
            word = match["word"].lower()
            if bound is None and word in _ROUND:
                continue  # hàng chục
            value = Decimal((_WORDS | _ROUND)[word] * _TIMES.get(match["scale"], 1))
            bound_word = bound["bound"] if bound else None
            end = match.end("scale") if match["scale"] else match.end("word")
            number = Number(start, end, value, _bound(bound_word))
            found.append((number, sentence.start))
    found.sort(key=lambda each: each[0].start)
    document.numbers = [_of_total(words, start, number) for number, start in found]


def _is_numbered(before: str) -> bool:
    """Whether a number is one of a name: tổ 5, khoản 2, A12."""
    if _LETTER.search(before[-3:]):
        return True
    last = _LAST_WORD.search(before)
    return last is not None and (
        last.group().lower() in _LAST_OF_NUMBERED and _NUMBERED.search(before) is not None
    )


def _of_total(words: Words, start: int, number: Number) -> Number:
    """Join a total told before its part: 'Trong số 152 xã có 131 xã đạt chuẩn'."""
    total = _TOTAL_BEFORE.search(words, start, number.start) if number.of is None else None
    if total is None:
        return number
    whole = parse(total["total"] or total["all"])
    return replace(number, of=whole) if whole >= number.value else number


def _number(match: re.Match[str], before: re.Match[str] | None) -> Number:
    value = parse(match["value"])
    if match["scale"]:
        value *= _SCALES[match["scale"].lower()]
        value = Decimal(int(value)) if value == int(value) else value
    total = match["of"] or match["total"] or match["whole"]
    bound = Bound.OVER if match["more"] else _bound(before["bound"] if before else None)
    start = match.start() - (len(before.group()) if before else 0)
    if before and before["bound"].lower().startswith("có "):
        start += len("có ")  # the verb of what the number is told of
    return Number(
        start, match.end(), value, bound, parse(total) if total else None, bool(match["share"])
    )


def _bound(word: str | None) -> Bound:
    return _BOUND_OF[word.lower()] if word else Bound.EXACT


def _ordinal(text: str, position: int) -> bool:
    return _ORDINAL.search(text[max(0, position - 8) : position]) is not None


def _is_year(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether "năm" is a year: 'trong nhiều năm xã A luôn ...'."""
    at = match.start("word")
    if match["word"].lower() != "năm" or match["scale"] or at == start:
        return False
    before = _WORD_BEFORE.search(text[max(start, at - 16) : at])
    return before is not None and before[1].lower() not in _FIVE_AFTER


def parse(printed: str) -> Decimal:
    """Return the value of a number as Vietnamese prints it.

    >>> parse("1.327"), parse("2,4"), parse("05")
    (Decimal('1327'), Decimal('2.4'), Decimal('5'))
    """
    return Decimal(printed.replace(".", "").replace(" ", "").replace(",", "."))
