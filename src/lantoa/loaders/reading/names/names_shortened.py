"""Known models that "mô hình" names again in a shorter form: "mô hình TLGTQ", "mô hình tổ tự quản".

The short form is the initials of the name, or of its beginning, or its first words, and belongs to
one model of the report alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantoa.loaders.reading.document import BlockKind, Document, Name, NameKind, covering
from lantoa.loaders.reading.names.name_extent import ENDINGS
from lantoa.loaders.reading.text.anchors import Anchored

_NOUN = Anchored(r"(?<!\w)(?<![Cc]ác )(?<![Nn]hững )(?<!\d )[Mm]ô hình (?=[^\W\d_])")
_INITIALS = re.compile(r"[A-ZĐ]{3,8}(?!\w)")
_LEAST = 2  # words of a short form
_LIKELY = 0.65
_MOST = 60  # models that are compared


def shortened(document: Document, models: Sequence[Name]) -> list[Name]:
    """Return the places where models are named in a shorter form, as references to them."""
    texts = list(dict.fromkeys(name.text for name in models))[:_MOST]
    found: list[Name] = []
    if not texts:
        return found
    for sentence, noun in _NOUN.within(document.words, document.sentences):
        start = noun.end()
        if sentence.kind is BlockKind.TITLE or covering(document.names, start) is not None:
            continue
        short = _INITIALS.match(document.text, start, sentence.end)
        meant = (
            {text for text in texts if _initials(text).startswith(short.group())}
            if short
            else _beginning(document, texts, start, sentence.end)
        )
        if len(meant) == 1:
            end = short.end() if short else start - 1
            found.append(
                Name(
                    noun.start(),
                    end,
                    NameKind.REFERENCE,
                    meant.pop(),
                    False,
                    _LIKELY,
                    -start,
                    "mô hình",
                    noun.start(),
                )
            )
    return found


def _initials(text: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", text)).upper()


def _beginning(document: Document, texts: Sequence[str], start: int, limit: int) -> set[str]:
    """The models that begin with the words that stand there, up to the end of their phrase."""
    ahead = document.text[start : min(limit, start + 80)]
    ending = ENDINGS.search(document.words, start, min(limit, start + 80))
    words = ahead[: ending.start() - start] if ending else ahead
    stop = re.search(r"[.,;:()“\"]", words)
    words = (words[: stop.start()] if stop else words).strip().casefold()
    if len(words.split()) < _LEAST or (not stop and not ending):
        return set()
    return {text for text in texts if text.casefold().startswith(f"{words} ")}
