"""Commas that belong to a name without marks, by what follows them in the sentence."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document, within
from lantoa.loaders.reading.names.described_names import has_theme, is_of_livelihood
from lantoa.loaders.reading.names.name_extent import ENDINGS, LONGEST, STOP, end_of_name
from lantoa.loaders.reading.names.name_parts import GOES_ON, NOUN_AGAIN, OF_THINGS
from lantoa.loaders.reading.names.name_predicates import predicate_inside
from lantoa.loaders.reading.names.name_things import THEME

#: What ends a name, but is no predicate: after it a comma parts clauses.
_NO_PREDICATE = re.compile(r"(?:nhằm|để|với|theo|như|từ|trong|khi|vừa|còn|thì|mà|nhưng|nơi)(?!\w)")
_LAST_HALF = re.compile(r",\s(?P<half>[^\W\d_]+ [^\W\d_]+(?: [^\W\d_]+){0,4})(?=[.;](?:\s|$))")
#: What such a half may begin with, if it has more than two words: no verb of the sentence.
_NO_CLAUSE = re.compile(
    r"(?:không|nói không|tôn trọng|chấp hành|sống|cổng|trường|nhà|người|thôn|xóm|bản|làng|phố|"
    r"đường|"
    r"gia đình|con|cháu|bến|bãi|chợ|xe|tàu|ghe|vỉa hè|trẻ|phụ nữ|thanh niên|học sinh)(?!\w)"
)
_SHORT = 2  # words of a half that may be of any sort
_LONGEST_PART = 6  # words between commas of a subject


def end_of_subject(document: Document, start: int, limit: int) -> int:
    """Return where the name of a model ends that is the subject of its sentence.

    Between subject and predicate stands no comma: those that are there belong to the name, if what
    they part is short and no other thing: 'Mô hình Công an xã gần dân, sát dân, vì dân được ...'.
    """
    text, end = document.text, end_of_name(document, start, limit)
    if not is_of_livelihood(text[start:end]):
        verb = predicate_inside(text, start, end, limit, has_theme)
        if verb < end:
            return verb
    if not text.startswith(", ", end):
        return end
    predicate = ENDINGS.search(document.words, end, min(limit, start + LONGEST))
    if predicate is None or _NO_PREDICATE.match(predicate.group()):
        return end
    whole = text[end + 2 : predicate.start() - 1]
    parts = re.split(r", |(?<=\s)và ", whole)
    if STOP.search(whole) or not all(_is_part(part.strip()) for part in parts):
        return end
    return predicate.start() - 1


def last_half(document: Document, start: int, end: int, limit: int) -> int:
    """Return where a name ends that one more short half ends, and its sentence with it.

    No clause is so short: 'mô hình tổ tự quản bảo vệ đường điện, hồ đập.'
    """
    half = _LAST_HALF.match(document.text, end, limit)
    if half is None or within(document.places, start, half.end()):
        return end
    words = half["half"]
    if len(words.split()) > _SHORT and not _NO_CLAUSE.match(words):
        return end
    if (
        not _is_part(words)
        or (words.startswith(OF_THINGS) and THEME.search(words))
        or ENDINGS.search(document.words, half.start("half"), half.end("half"))
    ):
        return end
    return half.end("half")


def _is_part(words: str) -> bool:
    """Whether words between commas may be a part of a name, neither a clause nor a thing."""
    if not 1 <= len(words.split()) <= _LONGEST_PART or not words[0].islower():
        return False
    if GOES_ON.match(words) or NOUN_AGAIN.match(words) or any(c.isdigit() for c in words):
        return False
    return not (words.startswith(OF_THINGS) and THEME.search(words))
