"""Models named without quotation marks: after "các mô hình như:", "mô hình Xxx", "ra mắt mô hình".

Lists are read by `name_lists`; a name ends where its noun phrase does (`name_extent`).
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Sentence,
    within,
)
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.names.called_names import name_called
from lantoa.loaders.reading.names.counted_names import name_counted
from lantoa.loaders.reading.names.dashed_lists import listed_lines
from lantoa.loaders.reading.names.described_names import (
    begin_of_name,
    has_theme,
    is_point,
)
from lantoa.loaders.reading.names.group_names import name_groups
from lantoa.loaders.reading.names.list_openers import (
    GROUPS_AND_THINGS,
    LIST,
    NOT_OF_ORDER,
    OF_LIVELIHOOD,
    OF_RULES,
    OPENER,
    OPENS_LIST,
)
from lantoa.loaders.reading.names.listed_next import name_next
from lantoa.loaders.reading.names.name_begins import NOT_A_NAME, NUMBERED
from lantoa.loaders.reading.names.name_extent import end_of_name
from lantoa.loaders.reading.names.name_finder import Finder
from lantoa.loaders.reading.names.name_lists import lists_capitals, read_line, read_list
from lantoa.loaders.reading.names.name_things import THEME, THINGS
from lantoa.loaders.reading.names.single_names import add_described, add_single
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_FIRST_WORDS = tuple(f"{thing.split()[0]} " for thing in THINGS)
_AND = re.compile(r"\s+và\s+")
_LOWER_CASE_ITEMS = re.compile(r"(?:như|:)\s*$")
#: Several under one noun: các mô hình Camera an ninh, Cổng trường bình yên
_SEVERAL = Anchored(
    rf"(?<!\w)(?:[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a|[Bb]ốn|\d{{1,2}})\s+"
    rf"(?:mô hình:?\s+(?:điểm\s+)?(?=[“\"]|{UPPER})|"
    rf"(?:câu lạc bộ|CLB):?\s+(?!{NOT_OF_ORDER})"
    rf"(?={UPPER}[^,;.:“\"\n]{{4,80}}(?:[,;]|\svà)\s{UPPER}[^\W\d_A-ZĐ]))"
)
#: Several groups or things in small letters: các mô hình tổ xe lôi an toàn, tổ hẻm sáng
_SEVERAL_SMALL = Anchored(
    r"(?<!\w)(?:[Cc]ác|[Nn]hững|\d{1,2})\s+mô hình:?\s+(?:điểm\s+)?"
    rf"(?=(?:{GROUPS_AND_THINGS})\s)"
)
_ONE_OF_SEVERAL = re.compile(r"[^,;.:“\"\n]{8,60}(?:,|\svà)\s+(?:mô hình\s+)?(?P<next>\w+\s\w+)")
_LEAST_SHORT = 4  # words of a name that is told without its place
_SINGLE = Anchored(
    r"(?<!\w)[Mm]ô hình(?:\s+(?:điểm|tuyên truyền|vận động(?! Nhân)|dân vận khéo|tự quản))?:?\s+"
    r"(?:(?:mang|có|với|lấy)\s+tên(?:\s+gọi)?(?:\s+là)?\s*:?\s+)?"
    rf"(?P<name>(?=(?:{UPPER}|(?:\d{{1,2}}|hai|ba|bốn)\s(?:{NUMBERED})|\d\s?\+\s?\d)))"
)
#: A name after its verb: một mô hình khác là Xxx
_COPULA = Anchored(
    r"(?<!\w)[Mm]ô hình\s+(?:hay|mới|khác|nữa|thứ \w+|tiêu biểu|điển hình|nổi bật|đầu tiên|"
    r"hiệu quả|đáng|được|này|ấy)(?!\w)(?:\s[^\W\d_]+){0,5}?\s(?:là|đó là)(?:\s+mô hình)?:?\s+"
    rf"(?P<name>(?={UPPER}[^\W\d_]*\s[^\W\d_A-ZĐ]))"
)
_LAUNCH = Anchored(
    r"(?<!\w)(?:[Ll]ễ\s+)?(?:[Rr]a mắt|(?:công bố (?:quyết định )?)?[Tt]hành lập|[Tt]hí điểm|"
    r"[Kk]hởi xướng|[Pp]hát động|[Tt]riển khai(?: thực hiện| thí điểm)?|[Dd]uy trì|"
    r"[Kk]hai trương)\s+mô "
    r"hình\s+(?P<name>(?=[^\W\d_]))"
)
# A thing, place or group that a model is made of: mô hình camera an ninh, mô hình dòng họ tự quản
_THING = Anchored(
    r"(?<![Cc]ác )(?<![Nn]hững )(?<!\w)[Mm]ô hình:?\s+(?:điểm\s+)?(?P<name>(?:"
    + "|".join(THINGS)
    + r")(?:\s|,\s))"
)
#: Any other words in small letters: mô hình giáo dục người lầm lỗi
_SMALL = Anchored(rf"(?<!\w)[Mm]ô hình:?\s+(?=[^\W\d_])(?!{UPPER})")
# The slogan itself as a model: mô hình tự phòng, tự quản, tự bảo vệ (not "các mô hình tự quản").
_SLOGAN = Anchored(
    r"(?<![Cc]ác )(?<![Nn]hững )(?<![Nn]hiều )(?<!\d )(?<!\w)[Mm]ô hình "
    r"(?P<name>tự \w+(?: \w+)?(?:, tự \w+(?: \w+)??){2,})"
    r"(?=[,.;]|\s(?:đã|đang|cùng|và|được|do|tại|ở|của|phát huy)\b|$)"
)
# A description with its settlement in it is one thing: có mô hình tuần tra đêm bản Dọi
_DESCRIBED = Anchored(
    r"(?<!\w)(?:có|lập|duy trì|xây dựng) mô hình (?=(?P<name>[^\W\d_][^\n]{6,90}))"
)
#: Models of one kind: các mô hình tổ liên gia tự quản
_OF_ONE_KIND = Anchored(
    r"(?<!\w)(?:[Cc]ác|[Nn]hững|[Nn]hiều)\s+mô hình\s+(?P<name>(?!tổ chức )"
    rf"(?=(?:{GROUPS_AND_THINGS})\s))"
)
#: At least three, with semicolons between them.
_LISTED = re.compile(r"[^;:.“\"]{8,120};[^;:.“\"]{8,160};")
_RUNNING = (
    _OF_ONE_KIND, _SEVERAL, _SEVERAL_SMALL, _SLOGAN, _DESCRIBED, _SINGLE, _COPULA, _LAUNCH, _THING,
    _SMALL,
)  # fmt: skip


def name_unquoted(document: Document) -> None:
    """Add the models that stand without quotation marks; quoted names must be known."""
    finder = Finder(document)
    finder.again()
    told = {each: each.by_start(document.words, document.sentences) for each in _RUNNING}
    for sentence in document.sentences:
        said = document.of(sentence)
        name_next(finder, sentence, said)
        if "ô hình" not in said and "âu lạc bộ" not in said and "CLB" not in said:
            continue
        finder.confidence = 0.8
        opens = ":" in said or "(" in said
        opens = opens or OPENER.stands(document.words, sentence.start, sentence.end)
        for match in LIST.finditer(document.words, sentence.start, sentence.end) if opens else ():
            small = _LOWER_CASE_ITEMS.search(match.group()) is not None
            small = small or document.text[match.end() : match.end() + 1].islower()
            if OF_RULES.search(match["between"]) or (
                small
                and OF_LIVELIHOOD.search(match["between"])
                and not has_theme(document.text[match.end() : sentence.end])
            ):
                continue
            read_list(finder, sentence, match.end(), match.start(), small=small)
        if "là" in said and "ô hình" in said:
            finder.confidence = 0.65
            name_called(finder, sentence)
        if "ô hình" in said or "ác câu lạc bộ" in said or "ác CLB" in said:
            _running(finder, sentence, told)
    for index in sorted(listed_lines(document)):
        read_line(finder, index)
    name_groups(finder)
    finder.again()
    document.names = sorted((*document.names, *finder.found), key=lambda n: (n.start, -n.end))


def _running(
    finder: Finder, sentence: Sentence, told: dict[Anchored, dict[int, list[re.Match[str]]]]
) -> None:
    """Names in running text, each after its noun; `told` has what was found by the sentence."""
    document, start_at = finder.document, sentence.start
    finder.confidence = 0.75
    for match in told[_SEVERAL].get(start_at, ()):
        read_list(finder, sentence, match.end(), match.start(), small=False)
    finder.confidence = 0.65
    for match in told[_SEVERAL_SMALL].get(start_at, ()):
        several = _ONE_OF_SEVERAL.match(document.text, match.end(), sentence.end)
        if (
            several
            and several["next"].startswith(_FIRST_WORDS)
            and THEME.search(document.text, match.end(), several.start("next"))
        ):
            read_list(finder, sentence, match.end(), match.start(), small=True)
    finder.confidence = 0.7
    for match in told[_OF_ONE_KIND].get(start_at, ()):
        _of_one_kind(finder, sentence, match)
    for match in told[_SLOGAN].get(start_at, ()):
        finder.group += 1
        finder.add(*match.span("name"), match.start())
    finder.confidence = 0.65
    for match in told[_DESCRIBED].get(start_at, ()):
        _described(finder, sentence, match)
    name_counted(finder, sentence)
    for pattern, finder.confidence in (
        (_SINGLE, 0.75), (_COPULA, 0.65), (_LAUNCH, 0.7), (_THING, 0.65),
    ):  # fmt: skip
        for match in told[pattern].get(start_at, ()):
            start = begin_of_name(document.text, match.start("name"))
            before = document.text[max(sentence.start, match.start() - 30) : match.start()]
            if pattern is not _LAUNCH and OPENS_LIST.search(before):
                small = pattern is _THING
                read_list(finder, sentence, start, match.start(), small=small)
            elif pattern is _SINGLE and lists_capitals(document, start, sentence.end):
                read_list(finder, sentence, start, match.start(), small=False)
            elif finder.free(start, start + 4) and (
                is_point(document.text, start) or not NOT_A_NAME.match(document.text, start)
            ):
                finder.group += 1
                add_single(finder, sentence, start, match.start(), thing=pattern is _THING)
    if sentence.kind is not BlockKind.TITLE or not finder.names_models:
        add_described(finder, sentence, told[_SMALL].get(start_at, ()))


def _of_one_kind(finder: Finder, sentence: Sentence, match: re.Match[str]) -> None:
    """Add the one name after "các mô hình", where no list goes on from it."""
    document, start = finder.document, match.start("name")
    if _LISTED.match(document.text, start, sentence.end):
        read_list(finder, sentence, start, match.start(), small=True, semicolons=True)
        return
    end = end_of_name(document, start, sentence.end)
    after = document.text[end : end + 2]
    if (
        len(document.text[start:end].split()) >= _LEAST_SHORT
        and has_theme(document.text[start:end])
        and not after.startswith((",", ";"))
        and not _AND.match(document.text, end, sentence.end)
        and not finder.begins(document.text[start:end])
    ):
        finder.group += 1
        finder.add(start, end, match.start())


def _described(finder: Finder, sentence: Sentence, match: re.Match[str]) -> None:
    document, start = finder.document, match.start("name")
    if NOT_A_NAME.match(document.text, start):
        return
    for place in within(document.places, start + 1, min(match.end("name"), sentence.end)):
        words = document.text[start : place.start]
        if place.level is not Level.SETTLEMENT or re.search(
            r"[,;.:(“\"]|(?:tại|ở|của|trên|cho|với|do|thuộc|về)\s+$|(?<!\w)(?:đã|được|để|"
            r"nhằm)(?!\w)",
            words,
        ):
            return
        if len(words.split()) >= 3:
            finder.group += 1
            finder.add(start, place.end, match.start())
        return
