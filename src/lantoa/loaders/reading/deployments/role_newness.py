"""Whether a model began by what is told of it: the one place where founder and operator part.

Most verbs tell it themselves: *thành lập, ra mắt* found, *duy trì, quản lý* run. *Triển khai* and
*thực hiện* do either: who carries out a model founds it where the text shows that it was new, by a
word (*đầu tiên, vừa, mô hình mới*) or a day, and *triển khai mô hình “X”* alone founds one that
was not there, unless it goes on (*đang, tiếp tục*), is one of several or is carried on to others.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments import role_verb_words as verb_words
from lantoa.loaders.reading.deployments.start_dates import is_start
from lantoa.loaders.reading.document import DateKind, Document, within

_NEAR = 160  # characters in which a date or word tells that a verb begins something
#: A model that is carried on to all or so many others: 'triển khai mô hình “X” ra cả 8 thôn'.
_ONWARD = re.compile(r"[”\"']*\s+(?:ra|sang|tới|đến)\s+(?:cả|toàn|khắp|tất cả|các|\d|nhiều|thêm)")
_NEWLY = re.compile(
    r"(?<!\w)(?:vừa|mới|mới đây|gần đây|bắt đầu|lần đầu|đầu tiên|phát động|lễ|buổi|hội nghị|"
    r"tổ chức)(?!\w)(?! qua)",
    re.I,
)


def founds(
    document: Document, verbs: list[re.Match[str]], subject: int, end: int, limit: int
) -> bool:
    """Tell whether verbs of carrying out begin a model.

    Args:
        document: the report.
        verbs: the verbs, side by side.
        subject: from where words of time and of what goes on are looked for.
        end: where the list of the model begins, or the verbs end where it stands before them.
        limit: the end of the sentence.
    """
    text, first = document.text, verbs[0]
    if verb_words.FIRST.search(text, subject, first.start()):
        return True
    if verb_words.NEW_MODEL.search(text, verbs[-1].end(), end):
        return True
    if verb_words.ONGOING.search(text, subject, first.start()):
        return False
    if verb_words.SEVERAL.search(text, verbs[-1].end(), end):
        return False
    words = [verb.group().lower() for verb in verbs]
    if words == ["triển khai"]:
        return not _onward(document, end, limit)
    return words[0] == "triển khai" and (
        _NEWLY.search(text, max(subject, first.start() - _NEAR), first.start()) is not None
        or _dated(document, first.start())
    )


def _onward(document: Document, end: int, limit: int) -> bool:
    named = within(document.names, end, limit)[:1]
    return bool(named) and _ONWARD.match(document.text, named[0].end) is not None


def _dated(document: Document, verb: int) -> bool:
    """Whether a day, month or year stands before a verb in its sentence."""
    sentence = document.sentence_at(verb)
    begin = max(verb - _NEAR, sentence.start if sentence else 0)
    return any(
        date.kind is DateKind.POINT and is_start(document, date)
        for date in within(document.dates, begin, verb)
    )
