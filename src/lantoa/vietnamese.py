"""Vietnamese text: one normal form, keys that identify, and folding for search.

Three strengths, each built on the one before:

* :func:`normalise` - NFC, ordinary spaces, one kind of Đ: the text that is stored and quoted.
* :func:`key` - what makes two printed names *the same name*: case, tone placement, quotation
  marks and punctuation do not count, diacritics do.
* :func:`fold` - what a user types: no case and no diacritics.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The eth and the African D look like Đ and are printed for it (old fonts, OCR).
_LOOKALIKES = {
    "\u00d0": "Đ",
    "\u0189": "Đ",
    "\u00f0": "đ",
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "\u00ad": " ",
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w\s/%+&]+")
# oa, oe, uy: the tone stands on the first vowel in the old style, on the second in the new.
_OLD_TONE = re.compile(
    f"(?:([oO])([{_TONES}])([aeAE])|(?<![qQ])([uU])([{_TONES}])([yY]))"
    f"(?![\u0302\u0306\u031b{_TONES}\\w])"
)
# Where that may be, in composed text: o or u with its tone, one more letter, the end of the word.
_MAY_BE_OLD_TONE = re.compile(
    "[òóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤ](?<![qQ][ùúủũụÙÚỦŨỤ])[^\\W\\d_][\u0300-\u036f]*(?!\\w)"
)


def normalise(text: str) -> str:
    """Return `text` in the form in which lantoa stores and quotes it.

    Unicode NFC; look-alikes of Đ become Đ; every odd space becomes an ordinary one, character
    by character. Applied twice it changes nothing.

    >>> normalise("Ða\\u0301p án")
    'Đáp án'
    """
    composed = unicodedata.normalize("NFC", text)
    plain = composed
    for printed, meant in _LOOKALIKES.items():
        if printed in composed:
            plain = plain.replace(printed, meant)
    if plain is composed:
        return composed
    return unicodedata.normalize("NFC", plain)


def new_tone_placement(text: str) -> str:
    """Move tones to where the new spelling puts them: hòa -> hoà, thủy -> thuỷ.

    Only open syllables differ (hòa / hoà, but hoàn in both), and never after q.

    >>> new_tone_placement("Hòa Bình, đường thủy, khỏe, quý, hoàn, của")
    'Hoà Bình, đường thuỷ, khoẻ, quý, hoàn, của'
    """
    return _MAY_BE_OLD_TONE.sub(_move_tone, unicodedata.normalize("NFC", text))


def _move_tone(match: re.Match[str]) -> str:
    decomposed = unicodedata.normalize("NFD", match.group())
    return unicodedata.normalize("NFC", _OLD_TONE.sub(r"\1\3\2\4\6\5", decomposed))


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Return what identifies a printed name: equal keys mean the same name.

    Case, tone placement, quotation marks, dashes and punctuation do not count; diacritics do.

    >>> key("“Tiếng kẻng  vây bắt tội phạm”") == key("tiếng kẻng vây bắt tội phạm")
    True
    >>> key("Thủy – Hòa")
    'thuỷ hoà'
    """
    plain = _NOT_WORD.sub(" ", new_tone_placement(normalise(name)).casefold())
    return _SPACES.sub(" ", plain).strip()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` without case and diacritics, for search.

    >>> fold("Tiếng kẻng vây bắt tội phạm ở Đắk Lắk")
    'tieng keng vay bat toi pham o dak lak'
    """
    decomposed = unicodedata.normalize("NFD", key(text)).replace("đ", "d")
    return unicodedata.normalize(
        "NFC", "".join(c for c in decomposed if not unicodedata.combining(c))
    )


@lru_cache(maxsize=65536)
def slug(text: str, length: int = 60) -> str:
    """Return a readable ASCII name for an IRI; not unique by itself.

    >>> slug("Tổ liên gia tự quản")
    'to-lien-gia-tu-quan'
    """
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return words[:length].rstrip("-") or "x"
