"""Models named without quotation marks: after "các mô hình như:", "mô hình Xxx", "ra mắt mô hình".

An unquoted name ends where its noun phrase does: at a predicate, a purpose, a place that is not
part of it, or the next item. After a last "và mô hình" commas belong to the name.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.document import (
    Document,
    Name,
    NameKind,
    PlaceName,
    Sentence,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.ontology.records import Level
from lantoa.vietnamese import key

_LIST = Anchored(
    r"(?<!\w)(?:[Cc]ác|[Nn]hững|[Nn]hiều|[Mm]ột số|\d+)\s+(?:loại\s+)?mô "
    r"hình(?P<between>[^.;:“\"'‘«]{0,100}?)"
    r"(?:(?=:)|(?:,\s*)?\s*(?:\bnhư|\bbao gồm|\bgồm(?: có)?|\blà|\bcụ thể|\bđiển hình|\btiêu biểu|"
    r"\bsau)\s*(?:là\s*)?)(?::|,\s*như:|(?<=như))\s*"
)
_PREDICATE = re.compile(
    r",?\s+(?:[đd]ã|đang|được|góp phần|phát huy|hoạt động(?!\s+cộng)|bước đầu|mang lại|đem "
    r"lại|nhằm|để|do|(?<!không )với|có hiệu quả|"
    r"đạt|giúp|là|luôn|vẫn|tiếp tục|từng bước|thực sự|sẽ|cần|nên|trong đó|qua đó|từ đó|đều|này|"
    r"trên địa bàn|của|trong (?:phong trào|năm|thời gian|những|giai đoạn)|khi|bằng|thì|cho "
    r"(?:thấy|biết))(?!\w)"
    r"|…|\.\.\.|\.(?=\s|$)|[;:](?=\s|$)|\s[(–-]"
)
_SITE_PREPOSITION = re.compile(r"\s+(?:tại|ở)\s+")
_COMMA = re.compile(r"\s*,\s+")
_ITEM = re.compile(r"\s*(?:,\s*và|[,;]|(?<=\s)và)\s+")
_SINGLE = Anchored(
    rf"(?<!\w)[Mm]ô hình(?:\s+điểm)?\s+(?P<name>(?=(?:{UPPER}|\d{{1,2}}\s(?:không|an toàn|tốt|"
    rf"có|quản|biết|giữ)))[^\n]{{3,140}})"
)
_LAUNCH = Anchored(
    r"(?<!\w)(?:[Ll]ễ\s+)?(?:[Rr]a mắt|công bố (?:quyết định )?thành lập)\s+mô "
    r"hình\s+(?:điểm\s+)?(?P<name>[^\W\d_][^\n]{3,140})"
)
# The slogan itself as a model: mô hình tự phòng, tự quản, tự bảo vệ (not "các mô hình tự quản").
_SLOGAN = Anchored(
    r"(?<!các )(?<!những )(?<!nhiều )(?<!\w)[Mm]ô hình (?P<name>tự \w+(?: \w+)?(?:, tự \w+(?: "
    r"\w+)??){2,})"
    r"(?=[,.;]|\s(?:đã|đang|cùng|và|được|do|tại|ở|của|phát huy)\b|$)"
)
# A description with its settlement in it is one thing: có mô hình tuần tra đêm bản Dọi
_DESCRIBED = Anchored(
    r"(?<!\w)(?:có|lập|duy trì|xây dựng) mô hình (?=(?P<name>[^\W\d_][^\n]{6,90}))"
)
_NOT_A_NAME = re.compile(
    r"^(?:điển hình|điểm|tiên tiến|mới|hay|hiệu quả|tiêu biểu|này|trên|đó|tự quản|kinh tế|"
    r"phát triển|hoạt động|"
    r"khác|cụ thể|nào|sau|được|đã|có|của|trong|về|và|tại|ở|“|\"|Fulro|Việt Nam|Công an|UBND|"
    r"Bộ Công an)(?!\w)",
)
_MODEL = "mô hình "
_NOUN = re.compile(_MODEL)
_HEADS = re.compile(r"^(?:và\s+)?(?:các\s+)?(?:mô hình|câu lạc bộ|CLB)(?:\s+điểm)?\s+", re.I)
_LAST = re.compile(r"(?:,\s*|\s)và\s+(?:các\s+)?mô hình\s+")


def name_unquoted(document: Document) -> None:
    """Add the models that stand without quotation marks; quoted names must be known."""
    finder = _Finder(document)
    for sentence in document.sentences:
        said = document.of(sentence)
        if "ô hình" not in said:
            continue
        if ":" in said or "như" in said:  # what opens a list
            finder.confidence = 0.8
            for match in _LIST.finditer(document.words, sentence.start, sentence.end):
                _list(finder, sentence, match)
        finder.confidence = 0.7
        for match in _SLOGAN.finditer(document.words, sentence.start, sentence.end):
            finder.group += 1
            finder.add(*match.span("name"), match.start())
        finder.confidence = 0.65
        for match in _DESCRIBED.finditer(document.words, sentence.start, sentence.end):
            _described(finder, sentence, match)
        for pattern, finder.confidence in ((_SINGLE, 0.75), (_LAUNCH, 0.7)):
            for match in pattern.finditer(document.words, sentence.start, sentence.end):
                _single(finder, sentence, match)
    _named_again(finder)
    document.names = sorted((*document.names, *finder.found), key=lambda n: (n.start, -n.end))


def _named_again(finder: _Finder) -> None:
    """Find the models of the report where they stand after "mô hình" without marks."""
    document = finder.document
    lowered = document.text.lower()
    if len(lowered) != len(document.text):
        return
    finder.confidence = 0.8
    texts = {n.text for n in (*document.names, *finder.found) if n.kind is NameKind.MODEL}
    again: list[tuple[int, str, int]] = []
    spelled: dict[str, list[str]] = {}
    for text in texts:
        spelled.setdefault(text.lower(), []).append(text)
    lengths = sorted({len(text) for text in spelled})
    first = {text[0] for text in spelled}
    for match in _NOUN.finditer(lowered):
        if lowered[match.end() : match.end() + 1] not in first:
            continue
        for length in lengths:
            words = lowered[match.end() : match.end() + length]
            again += [(-length, text, match.start()) for text in spelled.get(words, ())]
    free: dict[str, int] = {}
    for _, text, at in sorted(again):
        end = at + len(_MODEL) + len(text)
        if at < free.get(text, 0):
            continue
        free[text] = end
        if document.sentence_at(at) and not lowered[end : end + 1].isalnum():
            finder.group += 1
            finder.add(end - len(text), end, at)


class _Finder:
    """Collects names where no name or quoted string stands yet."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Name] = []
        self.group = max((n.group for n in document.names), default=0)
        self.confidence = 0.8
        self._taken = bytearray(len(document.text))
        for span in (*document.names, *document.quotes):
            self._taken[span.start : span.end] = b"\x01" * (span.end - span.start)

    def free(self, start: int, end: int) -> bool:
        return 1 not in self._taken[start:end]

    def add(self, start: int, end: int, head_start: int) -> None:
        text = self.document.text[start:end]
        body = covering(self.document.bodies, start)
        if len(text) <= 5 or len(text.split()) < 2 or body is not None or not self.free(start, end):
            return
        self._taken[start:end] = b"\x01" * (end - start)
        self.found.append(
            Name(
                start,
                end,
                NameKind.MODEL,
                text,
                False,
                self.confidence,
                self.group,
                "mô hình",
                head_start,
            )
        )


def _list(finder: _Finder, sentence: Sentence, match: re.Match[str]) -> None:
    document = finder.document
    finder.group += 1
    quoted = within(document.names, match.end(), sentence.end)
    start = match.end()
    text = document.text
    if start < sentence.end and text[start] in "“\"'‘«”":
        start = _after_quoted(document, start, sentence.end)
        if start < 0:
            return
    stop = min((n.start for n in quoted if n.start >= start), default=sentence.end)
    end = _end_of_list(text, start, stop, after_colon=match.group().rstrip().endswith(":"))
    last = None
    for found in _LAST.finditer(text, start, end):
        last = found
    items_end = last.start() if last else end
    for item_start, item_end in _items(text, start, items_end):
        place = _trailing_place(document, item_start, item_end)
        finder.add(item_start, place if place > 0 else item_end, match.start())
    if last:
        item_end = end
        while item_end > last.end() and text[item_end - 1] in " ,":
            item_end -= 1
        finder.add(last.end(), item_end, match.start())


def _end_of_list(text: str, start: int, stop: int, *, after_colon: bool) -> int:
    """Where an enumeration ends: at a predicate, and at a semicolon unless a colon opened it."""
    for predicate in _PREDICATE.finditer(text, start, stop):
        if not (after_colon and predicate.group() == ";"):
            return predicate.start()
    return stop


def _after_quoted(document: Document, start: int, limit: int) -> int:
    """One quoted item followed by unquoted ones: where the unquoted begin, -1 if they do not."""
    quote = next(iter(within(document.quotes, start, start + 1)), None)
    if quote is None:
        return -1
    separator = _COMMA.match(document.text, quote.end, limit)
    if separator is None or not document.text[separator.end() : separator.end() + 1].isalnum():
        return -1
    return separator.end()


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split an enumeration, keeping together what begins alike: tự phòng, tự quản, tự bảo vệ."""
    bounds = []
    position = start
    for separator in _ITEM.finditer(text, start, end):
        bounds.append((position, separator.start()))
        position = separator.end()
    bounds.append((position, end))
    items: list[tuple[int, int]] = []
    for item_start, item_end in bounds:
        words = text[item_start:item_end].split()
        if (
            items
            and words
            and (
                (
                    len(words) <= 3
                    and words[0] == text[items[-1][0] : items[-1][1]].split(maxsplit=1)[0] == "tự"
                )
                or len(words) < 2
            )
        ):
            items[-1] = (items[-1][0], item_end)
        elif words:
            items.append((item_start, item_end))
    return [_strip_head(text, *item) for item in items]


def _strip_head(text: str, start: int, end: int) -> tuple[int, int]:
    head = _HEADS.match(text[start:end])
    if head:
        start += head.end()
    while end > start and text[end - 1] in " ,":
        end -= 1
    return start, end


def _trailing_place(document: Document, start: int, end: int) -> int:
    """Where 'tại xã X' begins that says where an item is; -1 if the item has none."""
    for preposition in _SITE_PREPOSITION.finditer(document.text, start, end):
        if any(p.start == preposition.end() for p in within(document.places, start, end)):
            return preposition.start()
    return -1


def _single(finder: _Finder, sentence: Sentence, match: re.Match[str]) -> None:
    document = finder.document
    finder.group += 1
    text = document.text
    start = match.start("name")
    if _NOT_A_NAME.match(text[start : start + 40]) or not finder.free(start, start + 4):
        return
    predicate = _PREDICATE.search(text, start, sentence.end)
    end = predicate.start() if predicate else sentence.end
    comma = text.find(", ", start, end)
    end = comma if comma > 0 else end
    conjunction = text.find(" và ", start, end)
    if conjunction > 0 and _HEADS.match(text[conjunction + 4 : end + 20]):
        end = conjunction
    quote = next((q.start for q in within(document.quotes, start + 1, end)), None)
    end = quote if quote is not None else end
    while end > start and text[end - 1] in " .,)":
        end -= 1
    preposition = _SITE_PREPOSITION.search(text, start, end)
    if preposition and not _part_of_name(
        document, text[start : preposition.start()], preposition.end()
    ):
        end = preposition.start()
    elif not preposition:
        own = next(
            (p for p in within(document.places, start, end) if p.level is not Level.SITE), None
        )
        if own is not None and own.start > start and own.elliptical:
            end = own.start
    while end > start and text[end - 1] in " .,":
        end -= 1
    if end - start <= 90:
        finder.add(start, end, match.start())


def _described(finder: _Finder, sentence: Sentence, match: re.Match[str]) -> None:
    document, start = finder.document, match.start("name")
    for place in within(document.places, start + 1, min(match.end("name"), sentence.end)):
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


def _part_of_name(document: Document, name: str, position: int) -> bool:
    """A lower-case name is a description, which only its site makes a name of one thing:
    'mô hình giữ yên bến bãi tại chợ Chiềng Pấc'."""
    if name[:1].isupper() or name[:1].isdigit():
        return False
    place = next(iter(within(document.places, position, position + 1)), None)
    return place is not None and place.level in (Level.SITE, Level.SETTLEMENT)


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
