"""One name without marks after "mô hình", and those that a comma or "và" joins to it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lantoa.loaders.reading.document import Sentence
from lantoa.loaders.reading.names.described_names import (
    begin_of_name,
    has_theme,
    is_described,
    is_of_livelihood,
    is_said,
    is_thing,
    says_more,
)
from lantoa.loaders.reading.names.name_commas import end_of_subject, last_half
from lantoa.loaders.reading.names.name_extent import end_of_name, place_of_name
from lantoa.loaders.reading.names.name_finder import Finder
from lantoa.loaders.reading.names.name_lists import thing_at
from lantoa.loaders.reading.names.name_things import THEME

_AND = re.compile(r"\s+và\s+")
_JOINED = re.compile(r"\s+và\s+(?:mô hình\s+)?|,\s+(?:mô hình\s+)?")
#: What opens a sentence whose subject comes after a comma: Nhờ mô hình X, ...
_FRAME = re.compile(
    r"(?:Qua|Nhờ|Với|Từ|Thực hiện|Triển khai|Thông qua|Bằng|Sau|Khi|Theo|Để|Trong|Tại|Ngoài|"
    r"Bên cạnh|"
    r"Cùng với|Hưởng ứng|Xây dựng|Ra mắt|Duy trì|Nhân rộng|Phát huy|Không chỉ|Tham gia|Trước|"
    r"Ở)(?!\w)"
)
#: Before a model that is the subject of what follows: Nhờ đó, mô hình; Điều đáng nói là mô hình
_LEADS_TO_SUBJECT = re.compile(
    r"(?:(?:[Nn]hờ đó|[Tt]ừ đó|[Đđ]ến nay|[Hh]iện nay|[Đđ]ặc biệt|[Nn]ăm qua|[Đđ]áng nói là|"
    r"\d{4}),?|"
    r"\bqua,|(?<!\w\s)Hiện|(?<=[.,;] )hiện)\s$"
)
_TAIL = re.compile(r"\s(?:cho|trong|tại|ở|trên)\s")
_LEAST = 3  # words of a name in small letters that says nothing of order
_LEAST_SHORT = 4  # words of a name that is told without its place
_NEAR = 4000
_LONGEST = 120  # characters of a name


def add_single(
    finder: Finder, sentence: Sentence, start: int, head: int, *, thing: bool = False
) -> None:
    """Add one name, and those that "và" joins to it."""
    document, text = finder.document, finder.document.text
    subject = head == sentence.start or _LEADS_TO_SUBJECT.search(text, max(0, head - 24), head)
    ends = end_of_subject if subject else end_of_name
    end = last_half(document, start, ends(document, start, sentence.end), sentence.end)
    if thing and (finder.begins(text[start:end]) or not has_theme(text[start:end])):
        return
    small = text[start].islower() and not is_thing(text, start)
    site = place_of_name(document, start, end, sentence.end) if small else None
    if small and (is_said(text[start:end]) or (site is None and not says_more(text[start:end]))):
        return
    if small and len(text[start:end].split()) < _LEAST and not has_theme(text[start:end]):
        return
    end = site.end if site is not None else end
    end = _told_without(text, start, end)
    if is_of_livelihood(text[start:end]):
        return
    if end - start > _LONGEST or not finder.add(start, end, head):
        return
    opening = head == sentence.start and text[start].isupper()
    framed = _FRAME.match(text, sentence.start) is not None
    joined = (_AND if framed else _JOINED).match(text, end, sentence.end)
    if joined is None or thing_at(document, joined.end()) is not None:
        return
    second, following = joined.end(), ends(document, joined.end(), sentence.end)
    comma = joined.group().startswith(",")
    capitals = text[start].isupper() and text[second : second + 1].isupper()
    told = opening and len(text[second:following].split()) >= _LEAST_SHORT - 1
    named = capitals and (not comma or told or has_theme(text[second:following]))
    if named or (not comma and is_thing(text, second) and THEME.search(text, second, following)):
        finder.add(second, following, head)


def add_described(finder: Finder, sentence: Sentence, told: Iterable[re.Match[str]]) -> None:
    """Names that are only described; a headline so describes what the report names."""
    document = finder.document
    finder.confidence = 0.6
    for match in told:
        start = begin_of_name(document.text, match.end())
        if finder.free(start, start + 4) and not is_thing(document.text, start):
            ends = end_of_subject if match.start() == sentence.start else end_of_name
            end = ends(document, start, sentence.end)
            opening = document.text[match.start()] == "M"
            if is_described(document.text, match.start(), start, end, opening=opening):
                finder.group += 1
                finder.add(start, end, match.start())


def _told_without(text: str, start: int, end: int) -> int:
    """The end of a name without its last preposition on, where it is near told without it."""
    for tail in reversed(list(_TAIL.finditer(text, start, end))):
        short = text[start : tail.start()].casefold()
        if len(short.split()) < _LEAST_SHORT:
            break
        around = text[max(0, start - _NEAR) : end + _NEAR].casefold()
        if around.count(short) > around.count(text[start : tail.end()].casefold()):
            return tail.start()
    return end
