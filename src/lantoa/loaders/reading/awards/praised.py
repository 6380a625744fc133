"""Praise of those who stand before the verb: 'X được Bộ Y biểu dương', '60 tập thể được khen'."""

from __future__ import annotations

import re

from lantoa.loaders.reading.awards.award_words import AND_BODY, GENERAL_BODY, ITS_TIME, THEN
from lantoa.loaders.reading.awards.conferring import bodies_in, unit_before, whole_end
from lantoa.loaders.reading.awards.rewarded import subject_before, subjects
from lantoa.loaders.reading.awards.telling import Bodies, Telling
from lantoa.loaders.reading.document import Document, Span

#: A model is not the subject where those are who carry it out.
_OF_OTHERS = re.compile(r"(?<!\w)(?:tập thể|cá nhân|đơn vị|thành viên|thực hiện|xây dựng)(?!\w)")


def praised(telling: Telling, clause: Span, match: re.Match[str]) -> None:
    """'Mô hình “X” được Bộ Y biểu dương': praised by some, or by everybody."""
    document, sentence = telling.document, telling.sentence
    bodies = praising(document, match) or []
    recipients = subjects(document, sentence, clause, match.start(), match.end())
    if not recipients and THEN.fullmatch(document.text, telling.end, match.start()):
        recipients = telling.received
    when = telling.when(match.start())
    telling.received = recipients
    telling.add([r for r in recipients if bodies or r.number is not None], match, bodies, when)


def praising(document: Document, match: re.Match[str]) -> Bodies | None:
    """Those who praise: bodies or a unit; nobody in particular ('các cấp'); None: no praise."""
    start, award = match.start("body"), match.start("award")
    if GENERAL_BODY.match(document.text[start:award]):
        return []
    return bodies_in(document, start, award) or unit_before(document, start, award) or None


def praised_by_nobody(telling: Telling, clause: Span, match: re.Match[str]) -> None:
    """'60 tập thể được khen thưởng': somebody in particular, at least by number."""
    document = telling.document
    when = telling.when(match.start())
    for each in subject_before(document, clause, match):
        model = each.model is not None and not _OF_OTHERS.search(
            document.text, clause.start, each.span.start
        )
        if each.number is not None or model:
            telling.add([each], match, [], when)


def praised_too(telling: Telling, match: re.Match[str]) -> None:
    """'được UBND huyện tặng Giấy khen, Công an tỉnh biểu dương': another who praises them."""
    document = telling.document
    if not telling.received:
        return
    bodies = bodies_in(document, telling.end, match.start())
    if not bodies or document.text[whole_end(document, bodies[-1][0]) : match.start()].strip():
        return
    gap = document.text[telling.end : bodies[0][0].start]
    gap = ITS_TIME.sub("", gap)
    if AND_BODY.fullmatch(gap) is None:
        own = bodies_in(
            document, telling.end, bodies[0][0].start + 1
        )  # Bằng khen của X, Bộ Y biểu dương
        if len(bodies) < 2 or not own:
            return
        bodies = bodies[1:]
    when = telling.when(match.start())
    telling.add(telling.received, match, bodies, when)
