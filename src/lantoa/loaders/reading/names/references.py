"""'Mô hình này', 'Mô hình được ...': a model meant without its name.

The antecedent is the model named last in the same paragraph or the three before, and only where
one alone was named there: after a list nobody knows which is meant. Recognised by "này" anywhere,
or as the subject at the head of a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Name,
    NameKind,
    Sentence,
    covering,
    within,
)
from lantoa.loaders.reading.names.names_again import named_again, quoted_again
from lantoa.loaders.reading.names.names_shortened import shortened
from lantoa.loaders.reading.text.anchors import Anchored

_PREDICATE = (
    r"(?=\s+(?:đã|được|đang|do|ra mắt|ra đời|thành lập|đi vào|hoạt động|có|gồm|hiện|vinh dự|"
    r"với|còn|cũng|"
    r"bắt đầu|nhanh chóng|tiếp tục|từng|chính thức|vừa|mới|mà)(?!\w))"
)
_POINTED = Anchored(
    r"(?<!\w)(?<![Cc]ác )(?<![Nn]hững )(?<![Hh]ai )(?<![Bb]a )(?<![Bb]ốn )(?<!\d )"
    r"[Mm]ô hình\s+(?:này|trên|nêu trên|đó|nói trên)(?!\w)"
)
_SUBJECT = re.compile(
    r"(?:(?:Đến nay|Hiện nay|Hiện|Từ đó|Sau đó|Nhờ đó|Đặc biệt|Ban đầu|[^,.;“\"]{0,40}\d{4}"
    r"|[^,.;“\"]{0,30}qua)\s*,?\s+|(?:Đây|Đó)\s+(?:chính\s+)?là\s+(?:tên\s+)?)?"
    r"(?P<noun>[Mm]ô hình(?:\s+đầu tiên)?)" + _PREDICATE
)


#: 'Tổ được thành lập năm 2015': a group meant by its noun.
_GROUP = Anchored(
    r"(?<!\w)(?<!những )(?<!\d )(?P<noun>tổ|CLB|câu lạc bộ|chi hội|đội|nhóm)\s+(?:này\s+)?"
    r"(?=(?:(?:đã|chính thức|vừa|mới)\s+)*(?:(?:do|được)\s+(?:[^.;“\"]{2,80}?\s)?)?"
    r"(?:thành lập|ra đời|ra mắt|đi vào hoạt động|hình thành|khai trương)"
    r"(?:\s+(?:từ|vào|ngày|tháng|năm|\d)))",
    re.I,
)
#: Ban đầu, khi được thí điểm ở thôn X, mô hình ...
_AT_FIRST = re.compile(
    r"(?:Ban đầu|Lúc đầu|Thời gian đầu|Khi mới|Bước đầu)(?!\w)[^.;“\"]{0,90}?,\s+(?P<noun>mô hình)"
    r"(?!\s+(?:[“\"]|điểm))(?!\w)"
)
#: Ra đời năm 2014 từ sáng kiến của dân, mô hình ...
_BORN = re.compile(
    r"(?:(?:Được )?(?:[Tt]hành lập|[Hh]ình thành)|Ra đời|Ra mắt|Xuất phát|Được (?:triển khai|"
    r"xây dựng|khởi xướng|đưa vào hoạt động|ra mắt))(?!\w)[^.;“\"]{2,90}?,\s+(?:đến nay,?\s+)?"
    r"(?P<noun>mô hình)(?!\s+(?:[“\"]|điểm))(?!\w)"
)
_SPREAD = Anchored(
    r"(?<!\w)nhân rộng\s+(?P<noun>mô hình)(?=\s+(?:ra|đến|tới|tại|sang|lên|thành)(?!\w))"
)
#: 'Ra mắt mô hình tại xã X', 'lễ ra mắt mô hình vừa được tổ chức', 'trong đó có mô hình ở xã X'.
_BARE = Anchored(
    r"(?<!\w)(?:ra mắt|triển khai|thực hiện|thành lập|xây dựng|thí điểm|trong đó có)\s+"
    r"(?P<noun>mô hình)(?=\s+(?:tại|ở|trên địa bàn|vừa)(?!\w))",
    re.I,
)
#: 'Sau khi ra mắt, xã đã triển khai mô hình, ...': as an object without more.
_OBJECT = Anchored(
    r"(?<!\w)(?:ra mắt|triển khai|thực hiện|thành lập|xây dựng|duy trì|nhân rộng|quản lý|áp dụng|"
    r"vận hành)\s+(?P<noun>mô hình)(?=\s*[.,;]|\s+(?:vào|từ|với|và|để|nhằm|theo)(?!\w))",
    re.I,
)
#: 'Từ khi được thành lập (năm 2020), các thành viên ...'
_SINCE = Anchored(
    r"(?<!\w)(?P<noun>Từ khi|Kể từ khi|Từ ngày)\s+(?=(?:được\s+)?(?:thành lập|ra đời|ra mắt)"
    r"\s*,?\s*\(?(?:từ\s+|vào\s+)?(?:năm|tháng|ngày|\d))"
)
_PLURAL = Anchored(
    r"(?<!\w)(?<![Tt]rong )(?<![Tt]rong số )"
    r"(?:[Cc]ác|[Nn]hững|(?:[Cc]ả\s+)?(?:[Hh]ai|[Bb]a|[Bb]ốn|2|3|4))\s+mô hình\s+(?:này|trên|đó|"
    r"nêu trên|nói trên)(?!\w)"
)


_COUNTED = 3  # paragraphs back to models that are counted
_HOW_MANY = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bốn": 4, "4": 4}


def refer(document: Document) -> None:
    """Add the references of a document to its names."""
    found: list[Name] = []
    quoted_again(document)
    models = [name for name in document.names if name.kind is NameKind.MODEL]
    groups_told, since_told, pointed_at, spread, told_bare, objects = (
        pattern.by_start(document.words, document.sentences)
        for pattern in (_GROUP, _SINCE, _POINTED, _SPREAD, _BARE, _OBJECT)
    )
    alone = len({name.text for name in models}) == 1
    for sentence in document.sentences:
        words = document.text[sentence.start : sentence.end]
        groups = [
            m.span("noun")
            for m in groups_told.get(sentence.start, ())
            if _is_group(document, models, sentence, m)
        ]
        since = [m.span("noun") for m in since_told.get(sentence.start, ())]
        if sentence.kind is BlockKind.TITLE or ("ô hình" not in words and not groups + since):
            continue
        plural = _PLURAL.search(document.words, sentence.start, sentence.end)
        if plural:
            found += _all(document, models, sentence, plural)
        stretches = [m.span() for m in pointed_at.get(sentence.start, ())]
        stretches += [m.span("noun") for m in spread.get(sentence.start, ())]
        bare = [m.span("noun") for m in told_bare.get(sentence.start, ())]
        stretches += bare
        bare += [m.span() for m in pointed_at.get(sentence.start, ())]
        if alone:
            stretches += [m.span("noun") for m in objects.get(sentence.start, ())]
        stretches += since
        opening = (
            pattern.match(document.text, sentence.start, sentence.end)
            for pattern in (_SUBJECT, _BORN, _AT_FIRST)
        )
        subject = next((match for match in opening if match), None)
        if subject:
            stretches.append(subject.span("noun"))
        stretches += groups
        for start, end in stretches:
            name = _antecedent(document, models, sentence, start) or (
                _in_sentence(models, sentence, start) if (start, end) in bare else None
            )
            if name is not None and covering(document.names, start) is None:
                found.append(
                    Name(
                        start,
                        end,
                        NameKind.REFERENCE,
                        name.text,
                        False,
                        0.7,
                        -start,
                        "mô hình",
                        start,
                    )
                )
    found += named_again(document, models)
    found += shortened(document, models)
    if found:
        document.names = sorted((*document.names, *found), key=lambda n: (n.start, -n.end))


def _is_group(
    document: Document, models: list[Name], sentence: Sentence, match: re.Match[str]
) -> bool:
    """Whether the model meant is a group of this sort, by its name or its noun."""
    name = _antecedent(document, models, sentence, match.start())
    noun = match["noun"].lower()
    nouns = {noun, "câu lạc bộ" if noun == "clb" else noun}
    return name is not None and (
        name.text.lower().startswith(tuple(f"{each} " for each in nouns))
        or name.head.lower() in nouns
    )


def _all(
    document: Document, models: list[Name], sentence: Sentence, match: re.Match[str]
) -> list[Name]:
    """References to all models of the last list: 'Các mô hình này'."""
    words = match.group().lower().split()
    count = next((_HOW_MANY[word] for word in words if word in _HOW_MANY), None)
    far = 1 if count is None else _COUNTED
    named = within(models, document.blocks[max(0, sentence.block - far)].start, sentence.start)
    if not named:
        return []
    texts = dict.fromkeys(n.text for n in named if n.group == named[-1].group)
    if count is not None and count != len(texts):
        texts = dict.fromkeys(n.text for n in named)
        if len(texts) != count:
            return []
    return [
        Name(
            *match.span(),
            NameKind.REFERENCE,
            text,
            False,
            0.7,
            -match.start(),
            "mô hình",
            match.start(),
        )
        for text in texts
    ]


def _in_sentence(models: list[Name], sentence: Sentence, position: int) -> Name | None:
    """The one model that a sentence names before: 'Mô hình “X” ..., trong đó có mô hình ở'."""
    named = within(models, sentence.start, position)
    return named[-1] if len({name.text for name in named}) == 1 else None


def _antecedent(
    document: Document, models: list[Name], sentence: Sentence, position: int
) -> Name | None:
    begin = document.blocks[max(0, sentence.block - 3)].start
    index = bisect_left(models, position, key=attrgetter("start")) - 1
    if index < 0 or not begin <= models[index].start < sentence.start:
        return None
    named = models[index]
    last = document.sentence_at(named.start)
    together = within(models, max(begin, last.start), position) if last is not None else []
    same = {n.text for n in together if n.group == named.group}
    return named if len(same) == 1 else None
