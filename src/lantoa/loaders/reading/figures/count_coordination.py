"""What a list counts beside what was understood: '12 camera, 3 màn hình và 1 phòng điều hành'.

The items of a list are alike: after devices come devices, after groups come groups, after units
that keep a model come others that keep it.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter

from lantoa.loaders.reading.context import clause_at
from lantoa.loaders.reading.document import Document, Number, covering
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_facts import countable, is_target, is_told
from lantoa.loaders.reading.figures.count_headlines import told_once
from lantoa.loaders.reading.figures.count_nouns import unit_end
from lantoa.loaders.reading.figures.count_things import GROUP, NO_GROUP, UNIT_LIST
from lantoa.loaders.reading.figures.count_words import GROUP_HEAD, PUT_UP, Counted
from lantoa.ontology.records import Measure

_START = attrgetter("start")
_RANK = 0.65
_DEVICES = frozenset({"fitted", "put up", "cameras"})
_KEPT = frozenset({"models", "in a list"})
_PEOPLE = frozenset({Measure.MEMBERS, Measure.PARTICIPANTS})
#: Between two items of a list.
_NEXT_ITEM = re.compile(
    r"[^,;.()“”\"\d]{0,45}(?:,|;|/|\svà|\scùng|\svới)\s*(?:và\s+|cùng\s+|với\s+)?"
)
_END = r"(?=\s*(?:[,;.)(…/]|$|và\s|cùng\s|với\s|của\s|trên\s|tại\s|ở\s|do\s|tham gia|hưởng ứng))"
_ROOM = re.compile(
    r"\s*(?P<unit>(?:trung tâm|phòng|trạm) [^,;.()\d]{3,30}?)(?=\s(?:tại|ở|của)\s|[,;.)]|$)"
)


_UNITS = re.compile(rf"{UNIT_LIST}(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class _Item:
    """What comes next in a list after counts of some sort."""

    follows: Callable[[Document, Count], bool]
    counted: Counted


def _noun(pattern: str, measure: Measure) -> Counted:
    compiled = re.compile(rf"\s*(?P<unit>{pattern})", re.I)
    return Counted(compiled, measure, "in a list", _RANK)


def _is_group(document: Document, count: Count) -> bool:
    return (
        count.measure in (Measure.OTHER, Measure.SITES)
        and GROUP_HEAD.match(document.text, count.unit_start) is not None
    )


_ITEMS = (
    _Item(lambda _, count: count.counted.needs in _DEVICES, replace(PUT_UP, needs="put up")),
    _Item(
        lambda _, count: count.counted.needs in _DEVICES,
        Counted(_ROOM, Measure.OTHER, "put up", _RANK),
    ),
    _Item(
        _is_group,
        _noun(rf"{NO_GROUP}{GROUP}(?: (?!và |với |tham )[^\W\d_]+){{1,6}}?{_END}", Measure.OTHER),
    ),
    _Item(
        _is_group,
        _noun(rf"điểm [^\W\d_]+(?: [^\W\d_]+){{1,4}}?{_END}", Measure.OTHER),
    ),
    _Item(
        lambda document, count: (
            count.measure is Measure.OTHER
            and _UNITS.match(document.text, count.unit_start) is not None
        ),
        _noun(rf"{UNIT_LIST}(?!\w){_END}", Measure.OTHER),
    ),
    _Item(
        lambda _, count: count.measure is Measure.SITES and count.counted.needs in _KEPT,
        _noun(rf"{UNIT_LIST}(?!\w){_END}", Measure.SITES),
    ),
    _Item(
        lambda document, count: (
            document.text.startswith("tin", count.unit_start)
            or "nguồn tin" in document.text[count.unit_start : count.unit_end]
        ),
        _noun(r"(?:lượt )?(?:ý kiến|phản ánh|kiến nghị)(?!\w)", Measure.OTHER),
    ),
)


def with_lists(document: Document, counts: list[Count]) -> list[Count]:
    """Return the counts with what goes on a list of them, in order."""
    counted = {count.number.start: count for count in counts}
    made = list(counts)
    before: Count | None = None
    groups: Count | None = None  # whose members were counted last
    for number in document.numbers:
        own = counted.get(number.start)
        if own is None and before is not None:
            own = _item(document, before, before, number) or (
                _item(document, groups, before, number) if groups is not None else None
            )
            if own is not None:
                insort(made, own, key=_START)
        groups = before if own is not None and own.measure in _PEOPLE else None
        before = own
    return told_once(document, made)


def _item(document: Document, before: Count, last: Count, number: Number) -> Count | None:
    """The next item of a list after a count, if the number counts the like.

    `last` is what was counted last: the count itself, or its members.
    """
    sentence = before.sentence
    if (
        number.start >= sentence.end
        or number.share
        or before.each
        or covering(document.names, number.start) is not None
        or not _NEXT_ITEM.fullmatch(document.text, last.noun_end, number.start)
        or not countable(document.text, sentence, number)
    ):
        return None
    for item in _ITEMS:
        if not item.follows(document, before):
            continue
        match = item.counted.pattern.match(document.text, number.end, sentence.end)
        if match is None:
            continue
        start, end = match.span("unit")
        clause = clause_at(document, sentence, number.start)
        if not is_told(document, clause, number.start, item.counted.measure) or is_target(
            document, sentence, number.start, end
        ):
            return None
        return Count(
            number.start,
            end,
            number,
            start,
            unit_end(document, end, sentence),
            end,
            item.counted,
            item.counted.measure,
            sentence,
            clause,
            before.model if item.counted.measure is Measure.SITES else None,
        )
    return None
