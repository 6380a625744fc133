"""Who is rewarded under a noun: 'Năm 2019, câu lạc bộ được ...', 'xã được ...', 'Tổ tự quản số 5
được ...'.

A noun alone means the model, or the unit of that word, that was named last; with more words it is
the name of a group.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.awards.award_words import GROUP, RECEIVES_AWARD
from lantoa.loaders.reading.awards.recipients import Recipients
from lantoa.loaders.reading.context import in_body
from lantoa.loaders.reading.deployments.sites import chain_end
from lantoa.loaders.reading.document import Document, Name, Span, single_spaced, within
from lantoa.loaders.reading.lexicon import LEVEL_OF_WORD, SURNAMES
from lantoa.loaders.reading.spreading.spread_models import sole_model
from lantoa.ontology.records import RecipientKind

_SUBJECT = re.compile(
    rf"(?:^|[.,;:“”\"–-]\s*|(?<!\w)(?:qua|nay|đó|này|liền|\d{{4}})\s*,?\s+)"
    rf"(?:tập thể\s+(?=[^\W\d_]))?(?P<who>(?P<noun>{GROUP})(?!\w)"
    r"(?P<rest>(?:\s+(?:phòng,\s+chống|[\w/]+)){0,9}?))"
    r"(?:\s+(?:đã|cũng|vừa|từng|còn|vinh dự|nhiều lần|liên tục|liên tiếp|tiếp tục|mới|đều|luôn|"
    r"(?:\d+|nhiều) (?:năm|lần)(?: liền| liên tục)?))*\s*$",
    re.I,
)
_OBJECT = re.compile(
    rf"\s*(?:(?:của\s[^;.]{{3,50}}\s)?cho\s+)?(?P<noun>{GROUP})(?:\s+này)?"
    r"(?=\s*(?:[.,;]|$)|\s+(?:vì|về|do|trong|năm|vào|và|nhân|đã)\s)",
    re.I,
)
#: What is called after a family or a man.
_NAMED_AFTER = re.compile(
    r"(?:dòng họ|dòng tộc|tộc họ|trường|chợ|khu|thôn|ấp|khóm|xóm|làng|bản|liên đội|công ty|"
    r"doanh nghiệp|xã|phường)(?!\w)",
    re.I,
)
#: Between a group and its place.
_LINK = re.compile(r"(?:,|\s(?:ở|tại|của|thuộc))\s+$")
_FAR = 120  # characters
_FARTHEST = 900  # characters back to what is meant
#: What says of a noun what it does, not how it is called.
NO_NAME = re.compile(
    r"(?<!\w)(?:trưởng|phó|viên|ông|bà|anh|chị|hoạt động|có|được|xây dựng|thực hiện|tham gia|"
    r"tiêu biểu|xuất sắc|là|và|do|của|đạt|khác|trên|trong|ở|tại|nào|đều|không|sẽ)(?!\w)",
    re.I,
)
_MODELS = frozenset({"mô hình", "câu lạc bộ", "clb", "tổ", "đội", "nhóm"})
#: Nouns that mean nobody in particular, or persons.
NOBODY = frozenset(
    {"tập thể", "đơn vị", "gia đình", "hộ", "hộ gia đình", "địa phương", "cơ sở", "cơ quan"}
)


def meant(document: Document, begin: int, verb: int) -> list[Recipients]:
    """Return who is rewarded by the verb, where it is told by a noun."""
    start = max(begin, verb - _FAR)
    match = _SUBJECT.search(document.text[start:verb])
    if match is None:
        return _of_a_place(document, start, verb)
    noun = single_spaced(match["noun"]).lower()
    if noun in LEVEL_OF_WORD:
        group = _of_a_place(document, start, verb)
        if group:
            return group
    rest = match["rest"].strip()
    first = start + match.start("who")
    if noun == "đơn vị" and rest in ("", "này"):
        return _the_body(document, first)
    if noun in NOBODY or within(document.bodies, first, verb):
        return []
    if not rest or rest == "này":
        return last_named(document, first, noun)
    if noun == "mô hình" or NO_NAME.search(rest) or within(document.names, first, verb):
        return []
    if is_person(document.text[first:verb]):
        return []
    span = Span(first, start + match.end("who"))
    for at in within(document.places, start + match.start("rest"), span.end):
        if noun in _MODELS and at.end == span.end and rest == document.of(at):
            model = last_named(document, first, noun)  # CLB bản X: the club, which is there
            if model:
                return model
    return [Recipients(single_spaced(document.of(span)), RecipientKind.COLLECTIVES, span)]


def _of_a_place(document: Document, start: int, verb: int) -> list[Recipients]:
    """'Tổ tự quản số 3, bản X được', 'nhóm hộ liền kề ở bản X được': a group and its place."""
    text = document.text
    for place in reversed(within(document.places, start, verb)):
        link = _LINK.search(text, start, place.start)
        if link is None or not RECEIVES_AWARD.match(text, chain_end(document, place)):
            continue
        match = _SUBJECT.search(text[start : link.start()])
        if match is None:
            return []
        rest = match["rest"].strip()
        first = start + match.start("who")
        noun = single_spaced(match["noun"]).lower()
        unit = noun in LEVEL_OF_WORD and noun not in _MODELS
        if not rest or unit or NO_NAME.search(rest) or noun in NOBODY:
            return []
        if _names_another(document, first, verb) or is_person(document.text[first : link.start()]):
            return []
        last = start + match.end("who")
        span = Span(first, last if within(document.places, first, last) else place.end)
        return [Recipients(single_spaced(document.of(span)), RecipientKind.COLLECTIVES, span)]
    return []


def _names_another(document: Document, start: int, end: int) -> bool:
    """Whether a model or a body is named in a stretch."""
    return bool(within(document.names, start, end)) or bool(within(document.bodies, start, end))


def meant_after(
    document: Document, start: int, stop: int, *, praise: bool = False
) -> list[Recipients]:
    """'tặng Giấy khen cho mô hình.', 'biểu dương mô hình': who stands after the verb."""
    match = _OBJECT.match(document.text, start, stop)
    if match is None or not (praise or "cho" in match.group()):
        return []
    if within(document.names, match.start("noun"), match.end()):
        return []
    noun = single_spaced(match["noun"]).lower()
    if noun == "đơn vị":
        return _the_body(document, match.start("noun"), giver=True)
    return last_named(document, match.start("noun"), noun)


def _the_body(document: Document, position: int, *, giver: bool = False) -> list[Recipients]:
    """The body that 'đơn vị' means: the last of the sentence, the first of the one before it.

    The last before what is given is who gives it (`giver`).
    """
    sentence = document.sentence_at(position)
    if sentence is None:
        return []
    here = within(document.bodies, sentence.start, position)
    chosen = (here[:-1] if giver else here)[-1:]
    if not chosen:
        begin = document.blocks[sentence.block].start
        earlier = within(document.sentences, begin, sentence.start)[-1:]
        chosen = [
            body for each in earlier for body in within(document.bodies, each.start, each.end)
        ][:1]
    return [Recipients(b.printed, RecipientKind.ORGANIZATION, b, body=b) for b in chosen]


def last_named(document: Document, position: int, noun: str) -> list[Recipients]:
    """Return the model or unit that a noun alone means."""
    if noun in LEVEL_OF_WORD and noun not in _MODELS:
        for place in reversed(within(document.places, position - _FARTHEST, position)):
            named = place.printed.lower().startswith(f"{noun} ")
            if named and not place.elliptical and not in_body(document, place):
                return [Recipients(place.printed, RecipientKind.COLLECTIVES, place)]
        return []
    if noun not in _MODELS:
        return []
    model = sole_model(document)
    earlier = within(document.names, position - _FARTHEST, position) if model is None else []
    models = [name for name in earlier if name.is_model]
    called = [name for name in models if _is_a(name, noun)]
    if called or (models and noun == "mô hình"):
        model = (called or models)[-1]
    if model is None or model.start > position:
        return []
    return [Recipients(model.text, RecipientKind.MODEL, model, model=model)]


def _is_a(name: Name, noun: str) -> bool:
    """Whether a model is called by a noun: câu lạc bộ, CLB."""
    nouns = ("clb", "câu lạc bộ") if noun in ("clb", "câu lạc bộ") else (noun,)
    return name.head.lower().startswith(nouns) or name.text.lower().startswith(nouns)


def is_person(words: str) -> bool:
    """Tell whether a noun is followed by a person's name: 'công an Nguyễn ...', no clan or school.

    >>> is_person("tổ trưởng Trần Văn A"), is_person("dòng họ Trần"), is_person("tổ Hòa Bình")
    (True, False, False)
    """
    return _NAMED_AFTER.match(words) is None and any(word in SURNAMES for word in words.split()[1:])
