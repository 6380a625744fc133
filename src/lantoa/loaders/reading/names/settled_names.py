"""What a sentence leaves open of a quoted string, the rest of the report tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantoa.loaders.reading.document import Name, NameKind
from lantoa.loaders.reading.names.name_words import ALSO_MODELS
from lantoa.vietnamese import key

_SURE = 0.75
_MOST_COMPARED = 50
#: “Dân vận khéo” as what other models are called: mô hình Dân vận khéo (DVK) “X”
_A_LABEL = re.compile(
    r"[Mm]ô hình [Dd]ân vận khéo (?:\(\w+\) )?[“\"]|"
    r"(?:chọn|công nhận|đánh giá|đăng ký|xếp loại)(?: là| làm)? mô hình [“\"]?Dân vận khéo"
)


def settled(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names of quoted strings as the whole report tells them.

    A string that nothing governs is a model where it is called one elsewhere, and a short form of
    one that it is a part of: “Tiếng kẻng” of the “Tiếng kẻng an ninh”.
    """
    models = {
        key(name.text): name.text
        for name in names
        if name.kind is NameKind.MODEL and name.confidence >= _SURE
    }
    label = len(models) > 1 and "ân vận khéo" in text and _A_LABEL.search(text) is not None
    shorter = _Shorter(models)
    return [_settled(name, models, shorter, label=label) for name in names]


def _settled(name: Name, models: Mapping[str, str], shorter: _Shorter, *, label: bool) -> Name:
    if not name.head and name.kind in (NameKind.OTHER, NameKind.MODEL):
        named = key(name.text)
        if name.kind is NameKind.OTHER and named in models:
            return replace(name, kind=NameKind.MODEL, confidence=0.85)
        whole = shorter.whole(named) if name.confidence < _SURE and named not in models else None
        if whole is not None:
            return replace(name, kind=NameKind.ALIAS, of=whole)
    if label and name.kind is NameKind.MODEL and ALSO_MODELS.match(key(name.text)):
        return replace(name, kind=NameKind.CAMPAIGN)
    return name


class _Shorter:
    """Finds the first model that some words are a part of, by its first word."""

    def __init__(self, models: Mapping[str, str]) -> None:
        self._with: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for named, text in models.items():
            for word in set(named.split()):
                self._with[word].append((f" {named} ", text))

    def whole(self, named: str) -> str | None:
        """Return the model that two or more words are a part of, if any."""
        if " " not in named:
            return None
        known = self._with.get(named.partition(" ")[0], ())[:_MOST_COMPARED]
        return next((text for long, text in known if f" {named} " in long), None)
