"""Names of known models where they stand again without marks and without their noun.

'Tổ trưởng Tổ tự quản ngõ hẻm xã X', 'CLB Nhà nông trẻ thôn Y': the name as printed before, of at
least three words, with a capital or before its place. At the head of a sentence only a group is
surely meant: a sentence may as well begin with the thing ("Tiếng kẻng an ninh vang lên").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantoa.loaders.reading.document import BlockKind, Document, Name, NameKind, covering, within
from lantoa.vietnamese import key

_LEAST = 3  # words of a name
_GROUPS = frozenset({"tổ", "đội", "clb", "câu", "chi", "cụm", "nhóm", "hội", "ban"})
_LIKELY = 0.7
#: What is done to the group that a report is on: 'đã thành lập tổ công nhân tự quản'.
_FOUNDED = re.compile(
    r"(?<!\w)(?:thành lập|ra mắt|xây dựng|lập|tổ chức|duy trì|nhân rộng|kiện toàn|củng cố)\s+"
    r"(?:(?:được|thêm|các|\d{1,3}|[^\W\d_]{2,4})\s+)?$",
    re.I,
)


def quoted_again(document: Document) -> None:
    """Make models of the quoted strings that are names of known models, where no noun says so."""
    known = {key(name.text) for name in document.names if name.kind is NameKind.MODEL}
    for name in document.names:
        if name.kind is NameKind.OTHER and name.quoted and key(name.text) in known:
            name.kind, name.confidence = NameKind.MODEL, _LIKELY


def named_again(document: Document, models: Sequence[Name]) -> list[Name]:
    """Return the places where a model is named again, as references to it."""
    known: dict[tuple[str, ...], set[str]] = {}
    for name in models:
        words = tuple(name.text.casefold().split())
        if len(words) >= _LEAST:
            known.setdefault(words[:_LEAST], set()).add(name.text)
    found: list[Name] = []
    for first in {words[0] for words in known}:
        for start in document.words.starts.get(first, ()):
            if covering(document.names, start) is not None:
                continue
            ahead = document.text[start : start + 60].casefold().split(maxsplit=_LEAST)
            texts = known.get(tuple(ahead[:_LEAST]), ())
            text = next(
                (
                    each
                    for each in sorted(texts, key=len, reverse=True)
                    if document.text[start : start + len(each)].casefold() == each.casefold()
                ),
                None,
            )
            if text is not None and _is_named(document, start, start + len(text), first):
                found.append(
                    Name(
                        start,
                        start + len(text),
                        NameKind.REFERENCE,
                        text,
                        False,
                        _LIKELY,
                        -start,
                        "mô hình",
                        start,
                    )
                )
    return found


def _is_named(document: Document, start: int, end: int, first: str) -> bool:
    sentence = document.sentence_at(start)
    if sentence is None or sentence.kind is BlockKind.TITLE:
        return False
    if document.text[end : end + 1].isalnum():
        return False
    if document.text[start].islower():  # the thing itself, but for one at a place
        if first in _GROUPS and _FOUNDED.search(document.text, max(0, start - 30), start):
            return True
        at = end + 1 + 3 * document.text.startswith((" ở ", " tại "), end)
        return first in _GROUPS and bool(within(document.places, end + 1, at + 2))
    return start > sentence.start or first in _GROUPS
