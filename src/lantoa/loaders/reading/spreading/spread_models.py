"""Which model spreads, and whether it is a model at all that a verb is said of.

The model is the one that the clause names, else the only one of the last sentence that named any:
the discourse goes on about it. Epidemics and movements spread too, and roads are widened.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Name,
    NameKind,
    Sentence,
    Span,
    within,
)
from lantoa.loaders.reading.spreading.spread_words import (
    MORE,
    OTHERS,
    REACH,
    SEVERAL,
    STANDS_FOR,
    THEN_TOO,
)

_BACK = 2  # paragraphs
OBJECT = 70  # characters from the verb to what it is said of


def is_of_model(document: Document, sentence: Sentence, clause: Span, verb: re.Match[str]) -> bool:
    """Whether a verb that is said of other things too is said of a model here."""
    begin = max(clause.start, verb.start() - 160)
    before = document.text[begin : verb.start()]
    if REACH.search(before[-12:]):
        return False
    said = verb.group().lower()
    if said.endswith("thêm") or THEN_TOO.fullmatch(said):
        return True  # what is more is looked at with the model
    if any(n.is_model for n in within(document.names, clause.start, verb.end() + 15)):
        return True
    if verb.group().lower() == "phủ":
        return OTHERS.search(before) is None
    if OTHERS.search(before[-60:]):
        return False
    before_it = within(document.names, sentence.start, verb.start())
    return STANDS_FOR.search(before) is not None or any(n.is_model for n in before_it)


def is_more_of(document: Document, verb: re.Match[str], model: Name | None, to_place: bool) -> bool:
    """Whether what is founded besides is more of a model: the club for 'thêm 2 câu lạc bộ'."""
    more = MORE.match(document.text, verb.end())
    noun = (more["noun"] or "").lower() if more else ""
    if not noun:
        return to_place and model is not None
    if noun in ("điểm", "đơn vị", "nơi", "mô hình"):
        return True
    kinds = ("câu lạc bộ", "clb") if noun in ("câu lạc bộ", "clb") else (noun,)
    named = f" {model.head} {model.text} ".lower() if model is not None else ""
    return any(f" {kind} " in named for kind in kinds)


def model_meant(
    document: Document, sentence: Sentence, start: int, end: int, stop: int
) -> Name | None:
    """Return the model that a verb from `start` to `end` is said of; `stop` ends its object.

    The object, or the last named before it in the sentence; else the one of the last sentence that
    named any, where that named just one.
    """
    text = document.text
    several = SEVERAL.search(text, max(sentence.start, start - OBJECT), start)
    if several and not any(n.is_model for n in within(document.names, several.start(), start)):
        return None  # nhiều mô hình được nhân rộng như “A”
    after = [name for name in within(document.names, end, stop + 1) if name.is_model]
    if after:
        return after[0] if len({name.text.lower() for name in after}) == 1 else None
    if SEVERAL.search(text, max(sentence.start, start - OBJECT), stop):
        return None
    before = [name for name in within(document.names, sentence.start, start) if name.is_model]
    if before:
        same = [name for name in before if name.group == before[-1].group]
        return before[-1] if len({name.text.lower() for name in same}) == 1 else None
    return last_named_model(document, sentence)


def last_named_model(
    document: Document, sentence: Sentence, *, captions: bool = True
) -> Name | None:
    """Return the model of the last sentence before that named any, where it named just one.

    Without `captions`, those of pictures are passed over.
    """
    begin = document.blocks[max(0, sentence.block - _BACK)].start
    named = [
        name
        for name in within(document.names, begin, sentence.start)
        if name.is_model or name.kind is NameKind.ALIAS
    ]
    while named and not captions and _in_caption(document, named[-1]):
        named.pop()
    if not named:
        return sole_model(document)
    last = document.sentence_at(named[-1].start)
    if last is None or last.kind not in (BlockKind.BODY, BlockKind.CAPTION):
        return None
    own = [name for name in named if name.start >= last.start and name.is_model]
    return own[-1] if own and len({name.text.lower() for name in own}) == 1 else None


def _in_caption(document: Document, name: Name) -> bool:
    sentence = document.sentence_at(name.start)
    return sentence is not None and sentence.kind is BlockKind.CAPTION


def is_sole_model(document: Document) -> bool:
    """Tell whether a report names just one model."""
    return sole_model(document) is not None


def sole_model(document: Document) -> Name | None:
    """The model of a report that names just one."""
    if document.sole_model is None:
        models = {n.text.lower(): n for n in document.names if n.kind is NameKind.MODEL}
        document.sole_model = list(models.values()) if len(models) == 1 else []
    return document.sole_model[0] if document.sole_model else None
