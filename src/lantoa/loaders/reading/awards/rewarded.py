"""Who is rewarded: counted collectives and people, named models, bodies, the people of a unit.

They stand before 'được ... tặng', or after 'tặng ... cho'.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.awards.award_words import (
    ANOTHER_VERB,
    COLLECTIVES,
    ONE_LIST,
    ONE_OF,
    PERSON_OF,
    REACHES,
    RECEIVES_AWARD,
    UNCOUNTED_SUBJECT,
)
from lantoa.loaders.reading.awards.conferring import whole_end
from lantoa.loaders.reading.awards.recipients import (
    Recipients,
    counted,
    named_models,
    uncounted,
)
from lantoa.loaders.reading.awards.rewarded_earlier import earlier_subject
from lantoa.loaders.reading.awards.rewarded_meant import meant
from lantoa.loaders.reading.deployments.sites import chain_end
from lantoa.loaders.reading.document import (
    Document,
    Name,
    Number,
    Sentence,
    Span,
    single_spaced,
    within,
)
from lantoa.loaders.reading.names.name_words import SEPARATOR
from lantoa.ontology.records import RecipientKind

_FAR = 160  # characters from those who are counted to the verb
_NEAR_VERB = 120  # characters from the verb of a subject to the award
_IS_ONE_OF = re.compile(
    r"\s*(?:(?:đã|cũng|vừa|vinh dự)\s+)*(?:là|trở thành)\s+(?:một|0?1)\s+trong(?!\w)"
)
_BECOMES_ONE = re.compile(
    r"\s+(?:(?:đã|cũng|vừa|vinh dự)\s+)*(?:là|trở thành)\s+(?:một|0?1)\s+trong(?!\w)"
)
_NEXT = re.compile(r";|(?<!\w)(?:được|nhận|tặng|trao)(?!\w)")
#: Before a unit that is rewarded: nhân dân và cán bộ xã X được.
_PEOPLE_OF = re.compile(
    r"(?:(?:tập thể|nhân dân|cán bộ|chính quyền)(?:\s*,\s*|\s+và\s+|\s+))+$", re.I
)
_CARRIES_OUT = re.compile(
    r"(?<!\w)(?:thực hiện|xây dựng|tham gia|triển khai|duy trì|trong|nhân rộng|hưởng ứng)(?!\w)"
)
#: Of whom those are who are counted: '6 cá nhân của xã X, huyện Y được ...'.
_WHOSE = re.compile(r"\s+(?:của|ở|tại|thuộc|trên địa bàn)\s+")
_AND = re.compile(r"\s*(?:,|,\s*và|(?<!\w)và)\s*(?:có\s+)?$")
_FREE_SUBJECT = re.compile(r"(?:^|[,.;:–-]|(?<!\w)(?:qua|nay|đó|này|có))\s*$")
#: Not the number before, but others: '110 mô hình, nhiều mô hình được ...'.
_OTHERS = re.compile(
    r",\s*(?:trong đó\s+)?(?:có\s+)?(?:nhiều|các|một số)\s+(?:mô hình|tập thể|cá nhân)"
)


def subjects(
    document: Document, sentence: Sentence, clause: Span, start: int, end: int
) -> list[Recipients]:
    """The subject of a passive: counted models, named models, or a list that follows 'như:'."""
    text = document.text
    begin = clause.start
    numbers = [n for n in within(document.numbers, begin, start) if not n.share]
    names = [n for n in within(document.names, begin, start) if n.is_model]
    one_of = bool(names) and any(_is_one_of(document, begin, number) for number in numbers)
    if numbers and names and not one_of and _is_object(document, numbers[-1], names[0]):
        names = []
    one = [] if names else _one_of_them(document, begin, start)
    if one:
        return one
    if numbers and not one_of and (not names or numbers[-1].start > names[-1].start):
        number = numbers[-1]
        match = COLLECTIVES.match(text, number.end, sentence.end)
        other = match and _OTHERS.search(text, match.end(), start)
        again = match and ANOTHER_VERB.search(text, match.end(), start)
        if match and not other and not again and start - number.end < _FAR:
            return _with_those_before(document, begin, number, match)
    if names:
        return [
            Recipients(n.text, RecipientKind.MODEL, n, model=n)
            for n in _side_by_side(document, names)
        ]
    listed = re.match(
        r"[^.;“\"]{0,80}?(?:như|gồm|điển hình là|tiêu biểu là|là)\s*:?\s*"
        r"(?:(?:các\s+)?[Mm]ô hình|(?=[“\"]))",
        text[end : sentence.end],
    )
    if listed and re.search(r"mô hình|điển hình", text[begin:start]):
        after = [n for n in within(document.names, end, sentence.end) if n.is_model]
        return [Recipients(n.text, RecipientKind.MODEL, n, model=n) for n in after]
    return _of_others(document, begin, start) or meant(document, begin, start)


def _is_object(document: Document, number: Number, name: Name) -> bool:
    """'162 hội viên thực hiện tốt mô hình “X” được ...': the model is what it is for."""
    group = COLLECTIVES.match(document.text, number.end, name.start)
    return (
        group is not None
        and _CARRIES_OUT.search(document.text, group.end(), name.start) is not None
    )


def _is_before_or_object(document: Document, names: list[Name], found: list[Recipients]) -> bool:
    """Whether those counted are the subject, not the models named after them."""
    number = found[-1].number
    if names[-1].start < found[0].span.start:
        return True
    return number is not None and _is_object(document, number, names[0])


def _with_those_before(
    document: Document, begin: int, number: Number, match: re.Match[str]
) -> list[Recipients]:
    """The last group that is counted, with those joined to it: '10 tập thể và 12 cá nhân'."""
    named = _named(document, number, match)
    if named:
        return named
    found = [counted(document, number, match)]
    for earlier in reversed(within(document.numbers, begin, number.start)):
        group = None if earlier.share else COLLECTIVES.match(document.text, earlier.end)
        if group is None or not ONE_LIST.match(document.text[group.end() : found[0].span.start]):
            break
        found.insert(0, counted(document, earlier, group))
    return [*_joined_before(document, begin, found[0].span.start), *found]


def _named(document: Document, number: Number, match: re.Match[str]) -> list[Recipients]:
    """'2 mô hình (“A” và “B”) được ...': the models by their names."""
    sentence = document.sentence_at(number.start)
    return named_models(document, number, match, sentence.end if sentence else match.end())


def _joined_before(document: Document, begin: int, start: int) -> list[Recipients]:
    """'Công an xã X và 3 cá nhân được ...': the body or unit that is told with those counted."""
    text = document.text
    if not _AND.search(text, max(begin, start - 12), start):
        return []
    for body in reversed(within(document.bodies, begin, start)):
        if _AND.fullmatch(text, whole_end(document, body), start):
            if _FREE_SUBJECT.search(text[max(begin, body.start - 20) : body.start]):
                return [Recipients(body.printed, RecipientKind.ORGANIZATION, body, body=body)]
            return []
    return []


def _one_of_them(document: Document, begin: int, start: int) -> list[Recipients]:
    """'Công an huyện là một trong 5 đơn vị được ...': the body, not the five."""
    for body in within(document.bodies, begin, start):
        if _IS_ONE_OF.match(document.text, whole_end(document, body), start):
            return [Recipients(body.printed, RecipientKind.ORGANIZATION, body, body=body)]
    for place in within(document.places, begin, start):
        if _IS_ONE_OF.match(document.text, chain_end(document, place), start):
            group = meant(document, begin, place.end)  # Tổ tự quản bản X là 1 trong
            if group:
                return group
            return [Recipients(place.printed, RecipientKind.COLLECTIVES, place)]
    bare = _BECOMES_ONE.search(document.text, begin, start)
    return meant(document, begin, bare.start()) if bare is not None else []


def _of_others(
    document: Document, begin: int, start: int, limit: int | None = None
) -> list[Recipients]:
    """The subject of a verb at `start`: those that nobody counted, a body, a unit.

    It is named before the `limit`, if that is before the verb.
    """
    text = document.text
    last = start if limit is None else min(start, limit)
    groups = UNCOUNTED_SUBJECT.finditer(document.words, begin, last)
    if groups and _reaches(text, _with_whose(document, groups[-1].end()), start):
        return [uncounted(groups[-1])]
    for body in reversed(within(document.bodies, begin, last)):
        received = RECEIVES_AWARD.match(text, whole_end(document, body))
        if received and received.start() <= start < received.end():
            if PERSON_OF.search(text, max(begin, body.start - 30), body.start):
                return []
            return [Recipients(body.printed, RecipientKind.ORGANIZATION, body, body=body)]
    group = meant(document, begin, start) if start <= last else []
    if group and group[0].model is not None:
        return group
    for place in within(document.places, begin, last):
        if group and group[0].span.start < place.start < group[0].span.end:
            return group  # Đội dân phòng khu phố 3
        received = RECEIVES_AWARD.match(text, chain_end(document, place))
        if not place.elliptical and received and received.start() <= start < received.end():
            if PERSON_OF.search(text, max(begin, place.start - 30), place.start):
                return []
            who = _PEOPLE_OF.search(text, begin, place.start)
            whole = Span(who.start() if who else place.start, place.end)
            return [Recipients(single_spaced(document.of(whole)), RecipientKind.COLLECTIVES, whole)]
    return []


def _reaches(text: str, end: int, start: int) -> bool:
    """Whether those whose naming ends at `end` are the subject of the verb at `start`."""
    verb = REACHES.match(text, end, start + 12)
    return verb is not None and verb.end() > start and not ANOTHER_VERB.search(text, end, start)


def _with_whose(document: Document, end: int) -> int:
    """Where those whose naming ends at `end` are told with the body or unit that they are of."""
    whose = _WHOSE.match(document.text, end)
    if whose is None:
        return end
    for body in within(document.bodies, whose.end(), whose.end() + 1):
        return whole_end(document, body)
    for place in within(document.places, whose.end(), whose.end() + 1):
        return chain_end(document, place)
    return end


def _is_one_of(document: Document, begin: int, number: Number) -> bool:
    """'là 1 trong 7 mô hình được tôn vinh': the one is rewarded of whom that is said."""
    return ONE_OF.search(
        document.text, max(begin, number.start - 30), number.start
    ) is not None or document.text[number.end : number.end + 7].strip().startswith("trong")


def _side_by_side(document: Document, names: list[Name]) -> list[Name]:
    """The last name with those joined to it: 'mô hình “A” và mô hình “B” đều được'."""
    joined = names[-1:]
    for name in reversed(names[:-1]):
        gap = document.text[name.end : joined[0].start]
        gap = re.sub(r"(?:mô hình|câu lạc bộ|CLB)", "", gap, flags=re.I)
        if name.group != joined[0].group and not SEPARATOR.fullmatch(gap[:60]):
            break
        joined.insert(0, name)
    return joined


def subject_before(document: Document, clause: Span, match: re.Match[str]) -> list[Recipients]:
    """'mô hình “X” được Bộ Y tặng Bằng khen', 'mô hình “X” vinh dự nhận Cờ thi đua'."""
    names = [n for n in within(document.names, clause.start, match.start()) if n.is_model]
    one = [] if names else _one_of_them(document, clause.start, match.start())
    found = one or _counted_subject(document, clause, match)
    if found and (not names or _is_before_or_object(document, names, found)):
        return found
    if names:
        return [
            Recipients(n.text, RecipientKind.MODEL, n, model=n)
            for n in _side_by_side(document, names)
        ]
    begin = max(clause.start, match.start() - _NEAR_VERB)
    verbs = [verb.start() for verb in ANOTHER_VERB.finditer(document.text, begin, match.end())]
    for verb in verbs:
        others = _of_others(document, clause.start, verb, match.start())
        if others:
            return others
    if not verbs:
        return []
    return earlier_subject(document, clause.start, verbs[0]) or meant(
        document, clause.start, verbs[0]
    )


def _counted_subject(document: Document, clause: Span, match: re.Match[str]) -> list[Recipients]:
    """'3 tập thể, 12 cá nhân có nhiều đóng góp được ...': the last reaches the verb."""
    text = document.text
    found: list[Recipients] = []
    named = any(n.is_model for n in within(document.names, clause.start, match.start()))
    for number in reversed(within(document.numbers, clause.start, match.start())):
        group = None if number.share else COLLECTIVES.match(text, number.end, match.start())
        if group is None or (named and _is_one_of(document, clause.start, number)):
            continue
        if found:
            reached = ONE_LIST.match(text[group.end() : found[0].span.start]) is not None
        else:
            verb = REACHES.match(text, _with_whose(document, group.end()), match.end())
            reached = verb is not None and not _NEXT.search(text, verb.end(), match.start())
        if not reached:
            break
        found[:0] = _named(document, number, group) or [counted(document, number, group)]
    return [*_joined_before(document, clause.start, found[0].span.start), *found] if found else []
