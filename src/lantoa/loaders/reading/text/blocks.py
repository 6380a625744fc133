"""First step: the lines of a report, what each is, and the report's title, date and publisher."""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice, takewhile

from lantoa.loaders.reading.document import Block, BlockKind, Document, Span
from lantoa.loaders.reading.text.neighbouring_lines import PICTURE, credited, unbroken
from lantoa.vietnamese import key

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_FULL_DATE = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_LONG_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s*(?:,\s*)?năm\s+(\d{4})", re.I)
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_URL = re.compile(r"https?://(?:www\.)?([^\s/<>\"')\]]+)[^\s<>\"')\]]*", re.I)
# A dateline: (Congannghean.vn)- , (GLO)- , Laocaitv.vn -
_DATELINE = re.compile(r"\(?((?:[a-z0-9-]+\.)+(?:vn|com|net|org))\)?\s*[-–—:]", re.I)
_DOMAIN = re.compile(r"\.(?:vn|com|net|org)\)?\s*[-–—:]", re.I)
_PROSE = 240  # a line longer than this near the top is the report itself, no headline
_BYLINE = 7  # so many words a line with the author's name has at most
_ENDS = (".", "!", "?", "…", ":", ";", ".”", '."', "”.", '".', ",", "...")
_STOPS = (".", "!", "…", ".”", '."', "”.", '".')
_LONG_FOR_A_TITLE = 80  # with a stop at its end
_NUMBERED_PICTURE = re.compile(r"\s[-–]\s?\d{1,2}$")
_CREDIT = re.compile(
    r"^(?:tin|bài|ảnh|tin,? ảnh|bài,? ảnh|bài và ảnh|tin và ảnh|thực hiện|tác giả|phóng viên|pv|"
    r"nguồn|biên tập|theo)\b[^.!?]{0,60}$",
    re.I,
)
_BUTTONS = re.compile(
    r"^(?:đánh giá bài viết|chia sẻ|bình luận|lượt xem|xem thêm|tin liên quan|bài liên quan|"
    r"các tin khác|tin khác|tin mới|tin cũ hơn|đọc tiếp|đọc thêm|in bài|in trang|gửi bài|về trang|"
    r"đầu trang|từ khóa|tags?|chủ đề|facebook|twitter|zalo|print|email|quay lại|"
    r"cỡ chữ|nghe đọc bài|like|share|top)\b.{0,40}$",
    re.I,
)
#: Another article, named in passing: '>> Đọc thêm: ...'.
_SEE_ALSO = re.compile(
    r"^[>»›•*+\s-]*(?:xem thêm|đọc thêm|đọc tiếp|tin liên quan|bài liên quan|xem tiếp)\s*:", re.I
)
#: What readers write stands under these.
_COMMENTS = re.compile(
    r"^(?:bình luận|ý kiến bạn đọc|phản hồi|gửi bình luận|viết bình luận|trả lời)"
    r"(?:\s*\(?\d*\)?)\s*:?$",
    re.I,
)
#: Headings of lists of other articles.
_RELATED = re.compile(
    r"^[>»\s]*(?:(?:các\s+|những\s+)?(?:tin|bài)(?:\s+(?:bài|viết|tức))?(?:\s+(?:liên quan|khác|"
    r"mới(?: hơn| nhất)?|cũ(?: hơn)?|đã đưa|đã đăng|nổi bật|cùng (?:chuyên mục|chủ đề)|tiếp theo|"
    r"trước|sau|(?:được )?(?:đọc|xem|quan tâm) nhiều(?: nhất)?))|(?:đọc|xem) nhiều(?: nhất)?|"
    r"cùng (?:chuyên mục|chủ đề|tác giả)|gợi ý cho bạn|có thể bạn (?:quan tâm|thích)|đừng bỏ lỡ|"
    r"đăng ký nhận|nhận bản tin)\b[^.!?]{0,30}$",
    re.I,
)
#: A link to another article: '>> Mô hình ...', 'Huyện X ra quân (14/03/2018)'.
_LINK = re.compile(r"\(\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?[^()]{0,12}\)$")
_POINTERS = (">>", "»", "›", "►", "▶")
#: The imprint, under the article.
_IMPRINT = re.compile(
    r"^(?:cơ quan chủ quản|(?:phó )?tổng biên tập|giấy phép|địa chỉ|tòa soạn|trụ sở|điện thoại|"
    r"đt|tel|fax|hotline|đường dây nóng|email|website|(?:©\s*)?(?:bản quyền|copyright)|©|"
    r"ghi rõ nguồn|chịu trách nhiệm|thiết kế bởi|phát triển bởi)\b",
    re.I,
)
_CUT_OFF = 160  # characters of a last line that are more than a caption: the text breaks off
_TEASER = 160  # a longer sentence is the article itself
#: Headlines of other articles in one line: Siết chặt quản lý pháo Hiệu quả từ mô hình “X” ...
_NEXT_HEADLINE = re.compile(
    r"(?<=[^\W\d_A-ZĐ]|[”\"]) (?<!mô hình )(?:Hiệu quả|Dồn lực|Lan tỏa|Nhân rộng|Phát huy|Nâng cao|"
    r"Tăng cường|Đẩy mạnh|Chủ động|Quyết liệt|Kịp thời|Nghiêm khắc|Bảo đảm|Đảm bảo|Ngăn chặn|"
    r"Siết chặt|Khởi tố|Bắt giữ|Triệt phá|Khi|Để|Vì sao|Nhiều|Những|Cần|Xây dựng|Triển khai|Ra mắt|"
    r"Ra quân|Phát động|Khen thưởng|Tập huấn|Gặp mặt) (?=[^\W\d_A-ZĐ])"
)
_HEADLINES = 100  # characters of a line that may hold several
_WORD = re.compile(r"\w+")
_SAYS_SOMETHING = re.compile(r"[\w/%+&]")


def read_blocks(document: Document) -> None:
    """Fill in the blocks of a document, its title, date, publisher and address."""
    lines = _lines(document.text)
    _read_addresses(document)
    title = _find_title(document, lines)
    title_ended = False
    seen = _Seen()
    related = False
    linked = False  # under 'Xem thêm:', until a sentence ends
    half = len(document.text) // 2
    for number, line in enumerate(lines):
        words = document.of(line)
        repeated = seen.before(words)
        below = line.start > half
        if related and not below and len(words) > _TEASER and words.endswith(_STOPS):
            related = False  # a box inside the article
        related = related or (number >= 2 and bool(_RELATED.match(words)))
        related = related or (below and bool(_COMMENTS.match(words)))
        see_also = _SEE_ALSO.match(words)
        linked = bool(see_also and see_also.end() == len(words)) or (
            linked and not words.endswith(_STOPS)
        )
        if title is not None and line == title:
            kind = BlockKind.TITLE
            title_ended = True
        elif _is_date_line(words, number, len(lines)):
            kind = BlockKind.DATE
        elif (
            related
            or linked
            or see_also
            or repeated
            or _is_noise(words, number, len(lines))
            or (number >= 2 and (words.startswith(_POINTERS) or _LINK.search(words[-40:])))
            or (below and _IMPRINT.match(words))
        ):
            kind = BlockKind.NOISE
        elif not title_ended and title is not None and len(key(words).split()) < 5:
            kind = BlockKind.NOISE  # the section of the paper, above the title
        elif not words.endswith(_ENDS) and len(words) < (_CUT_OFF if line is lines[-1] else 300):
            kind = BlockKind.CAPTION
        else:
            kind = BlockKind.BODY
        document.blocks.append(Block(line.start, line.end, kind))
    document.blocks = unbroken(document, credited(document, document.blocks))
    document.published = document.published or _find_date(document, len(lines))


class _Seen:
    """The lines that were read, to know which are repeated.

    Lines of one key have equally many of some consonants; only for such the keys are made.
    """

    def __init__(self) -> None:
        self._first: dict[tuple[int, ...], str] = {}
        self._keys: set[str] = set()

    def before(self, words: str) -> bool:
        """Tell whether a line says nothing, or what one before it said; remember it."""
        if _SAYS_SOMETHING.search(words) is None:
            return True
        consonants = tuple(map(words.lower().count, "nhg"))
        if consonants not in self._first:
            self._first[consonants] = words
            return False
        self._keys.add(key(self._first[consonants]))
        identity = key(words)
        repeated = identity in self._keys
        self._keys.add(identity)
        return repeated


def _lines(text: str) -> list[Span]:
    spans = []
    for match in _LINE.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if start < end:
            spans.append(Span(start, end))
    return spans


def _find_title(document: Document, lines: list[Span]) -> Span | None:
    """The first line near the top with the length of a headline; else the first of all.

    Where the title is known beforehand, it is the line that says it.
    """
    if document.title is not None:
        known = key(document.title)
        said = next((line for line in lines[:12] if key(document.of(line)) == known), None)
        document.title_span = said
        return said
    candidates = [
        line
        for number, line in enumerate(lines[: _body_begins(document, lines[:6])])
        if not _is_date_line(document.of(line), number, len(lines))
        and not _URL.match(document.of(line))
    ]
    candidates = list(takewhile(lambda line: line.end - line.start <= _PROSE, candidates))
    headlines = [
        line
        for line in candidates
        if 20 <= line.end - line.start <= 220
        and len(_WORD.findall(document.of(line))) >= 4
        and "Ảnh:" not in document.of(line)
    ]
    chosen = next(iter(headlines or candidates), None)
    if chosen is None or chosen.end - chosen.start > 300:
        return None
    if len(lines) == 1 and document.of(chosen).endswith("."):
        return None  # a lone sentence is what a report says, not its title
    document.title = document.of(chosen).rstrip(" .")
    document.title_span = chosen
    return chosen


def _body_begins(document: Document, lines: list[Span]) -> int:
    """Return how many lines stand before the first that is plainly a sentence."""
    for number, line in enumerate(lines):
        if line.end - line.start > _LONG_FOR_A_TITLE and document.of(line).endswith(_STOPS):
            return number
    return len(lines)


def _is_date_line(words: str, number: int, count: int) -> bool:
    if len(words) > 90 or words.endswith(".") or not (number < 8 or number > count - 4):
        return False
    match = _FULL_DATE.search(words) or _LONG_DATE.search(words) or _ISO_DATE.search(words)
    if not match:
        return False
    rest = words[: match.start()] + words[match.end() :]
    rest = re.sub(
        r"thứ|chủ nhật|hai|ba|tư|năm|sáu|bảy|cập nhật|lúc|ngày|đăng|xuất bản|gmt|date|am|pm|"
        r"hai|bài|tin|thời gian|giờ|phút|viết",
        "",
        rest,
        flags=re.I,
    )
    return len(re.findall(r"[^\W\d_]", rest)) <= 24


def _find_date(document: Document, count: int) -> dt.date | None:
    """The date of the first date line, or of a date that ends the report."""
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.DATE or (
            number > count - 4 and block.kind is BlockKind.NOISE and block.end - block.start < 90
        ):
            words = document.of(block)
            found = _parse(words)
            if found:
                return found
    return None


def _parse(words: str) -> dt.date | None:
    match = _FULL_DATE.search(words) or _LONG_DATE.search(words)
    try:
        if match:
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
        match = _ISO_DATE.search(words)
        if match:
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return None


def _read_addresses(document: Document) -> None:
    head, tail = document.text[:1500], document.text[-600:]
    dateline = _DATELINE.search(head) if _DOMAIN.search(head) else None
    if dateline and document.publisher is None:
        document.publisher = dateline[1].lower()
    for part in (tail, head):
        url = _URL.search(part) if "://" in part else None
        if url:
            document.url = document.url or url.group().rstrip(".,;")
            document.publisher = document.publisher or url[1].lower()
            break


def _is_noise(words: str, number: int, count: int) -> bool:
    if _BUTTONS.match(words) or PICTURE.match(words) or _NUMBERED_PICTURE.search(words[-6:]):
        return True
    if ("://" in words and _URL.search(words)) or (words.startswith("![") and "](" in words):
        return True
    tokens = [match.group() for match in islice(_WORD.finditer(words), _BYLINE + 1)]
    if len(tokens) <= 1 or not any(match.group().isalpha() for match in _WORD.finditer(words)):
        return True
    if _CREDIT.match(words):
        return True
    if number and len(words) > _HEADLINES and not words.endswith(_ENDS) and ". " not in words:
        first = _NEXT_HEADLINE.search(words)
        if first is not None and _NEXT_HEADLINE.search(words, first.end()):
            return True
    return number >= count - 6 and _is_byline(words, tokens)


def _is_byline(words: str, tokens: list[str]) -> bool:
    """A few capitalised words without an end, near the foot of the report: a person's name."""
    if len(tokens) > _BYLINE or words.endswith((":", "?")):
        return False
    return all(token[0].isupper() or not token.isalpha() for token in tokens)
