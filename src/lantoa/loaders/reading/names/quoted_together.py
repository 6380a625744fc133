"""Quoted strings that nothing governs by themselves, told by what stands beside them.

Those that the next sentence calls models together ("Các mô hình này ..."), and those that stand
after the same verb as one that is called a model ("thôn A có “X”, thôn B có mô hình “Y”").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lantoa.loaders.reading.document import Document, Name, NameKind, Quote, within
from lantoa.loaders.reading.names.name_contexts import PREDICATE_AFTER
from lantoa.loaders.reading.names.name_words import SEPARATOR
from lantoa.loaders.reading.names.noun_sorts import SURE

_SURE = 0.7
_MEANT_TOGETHER = re.compile(
    r"[.!…”\"]*\s+(?:(?:Các|Những|Hai|Ba|Bốn|Năm|Cả (?:hai|ba|bốn|\d)|\d) mô hình "
    r"(?:này|trên|ấy|đó|nói trên|nêu trên|kể trên)|(?:Hai|Ba|Bốn|Cả (?:hai|ba|bốn|\d)) mô hình "
    r"(?:đều|đã|được)|"
    r"(?:Đây|Đó) (?:đều |chính )?là (?:một số |một vài |những|các|hai|ba|bốn|\d) ?mô hình)(?!\w)"
)
_VERB = re.compile(r"(?<!\w)(có|với|xây dựng|duy trì|lập|thành lập|ra mắt|triển khai)\s*$")
_SPOKEN_OF = 600  # characters
_BEFORE = 24  # characters in which the verb stands


def call_together(text: str, names: list[Name], last: Quote) -> None:
    """Make the strings before the last one models that are called so after it: “A” và “B” là ..."""
    if PREDICATE_AFTER.match(text, last.end) is None:
        return
    following = last.start
    for number in range(len(names) - 1, -1, -1):
        name = names[number]
        beside = SEPARATOR.fullmatch(text, name.end, following)
        if name.kind is not NameKind.OTHER or beside is None:
            return
        names[number] = replace(name, kind=NameKind.MODEL, confidence=0.9, head="mô hình")
        following = name.start


def told_together(document: Document, names: Sequence[Name]) -> list[Name]:
    """Return the names, those that stand together with models made models."""
    found = list(names)
    text = document.text
    for number, name in enumerate(found):
        if name.kind is not NameKind.OTHER or name.head or len(name.text.split()) < 2:
            continue
        if not name.text[0].isupper():
            continue
        sentence = document.sentence_at(name.start)
        if sentence is None:
            continue
        if _MEANT_TOGETHER.match(text, sentence.end) or _MEANT_TOGETHER.match(
            text, sentence.end - 1
        ):
            found[number] = replace(name, kind=NameKind.MODEL, confidence=_SURE)
            continue
        verb = _verb(text, name.start)
        if verb is None:
            continue
        alike = [
            other
            for other in within(found, sentence.start, sentence.end)
            if other.quoted and _verb(text, other.start) == verb and other.text[:1].isupper()
        ]
        spoken = "mô hình" in text[max(0, sentence.start - _SPOKEN_OF) : sentence.start]
        if verb == "có" and len(alike) > 1 and spoken:
            found[number] = replace(name, kind=NameKind.MODEL, confidence=_SURE)
            continue
        for other in within(found, sentence.start, sentence.end):
            governed = other.kind is NameKind.MODEL and other.head in SURE and other.head_start > 0
            if governed and _verb(text, other.head_start) == verb:
                found[number] = replace(name, kind=NameKind.MODEL, confidence=_SURE)
                break
    return found


def _verb(text: str, at: int) -> str | None:
    """The verb right before a place."""
    verb = _VERB.search(text, max(0, at - _BEFORE), at)
    return verb.group(1) if verb else None
