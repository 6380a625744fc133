"""Legacy Vietnamese encodings -> Unicode, only where the text proves to be in one.

Before Unicode, Vietnamese was written with fonts and code pages of one byte a letter. Such bytes
reach us as they are, or as the Western letters that they look like ("M« h×nh" for "Mô hình"),
stored in UTF-8 by a program that did not know. Both are told by their fruit: the text is
converted from every encoding, and one is believed only where it makes far more Vietnamese
syllables than the text had, and hardly anything else.

Conversion tables: viparse (TCVN3 after TCVN 5712:1993, VISCII after RFC 1456, VNI observed);
Windows-1258 is Python's own.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from typing import Final, NamedTuple

from lantoa.loaders.formats.extracted import Legacy
from lantoa.loaders.formats.syllables import WORD, is_marked_syllable, is_plain_syllable

#: So much of a text is looked at to tell its encoding.
SAMPLE: Final = 20_000
#: Fewer different syllables than these could be read in several encodings.
FEWEST: Final = 4
# Letters that only Unicode Vietnamese has: a line with one of them is not in a legacy encoding.
_UNICODE_ONLY = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
# What Unicode Vietnamese has no use for inside words, but every legacy encoding has.
_SUSPECT = re.compile(
    "[\x02\x05\x06\x14\x19\x1e\x80-\x9f¡-¿×÷ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ\u2212\u0152\u0160\u0178"
    "\u0153\u0161\u0192\u02c6\u2122\u20ab]"
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d?);")
_ODD = re.compile(r"[^\W\d_]{1,8}[\x80-\x9f¡-¬®-¿×÷](?=[^\W\d_])")
_WORDS_CASE = re.compile(r"[^\W\d_]{2,}")
# VNI pairs that viparse leaves out for want of an observed case; the scheme has them.
_VNI_REST: Final = (("aú", "ẳ"), ("AÚ", "Ẳ"), ("î", "ỵ"), ("Î", "Ỵ"))


def decode(data: bytes, declared: str | None = None) -> tuple[str, Legacy | None] | None:
    """Return the text of bytes, and the legacy encoding that it was converted from.

    Args:
        data: bytes of a text.
        declared: the encoding that the file itself names; believed after the Vietnamese ones.

    Returns:
        None where nothing is sure: neither Unicode nor provably one of the legacy encodings.

    >>> decode(b"C\\xabng an x\\xb7 T\\xa9n L\\xcbp")
    ('Công an xã Tân Lập', 'TCVN3')
    >>> decode(bytes([0xC3, 0x28]))
    """
    mark = next((m for m in (codecs.BOM_UTF8, *_WIDE) if data.startswith(m)), b"")
    if mark in _WIDE:
        return data[len(mark) :].decode(_WIDE[mark], "replace"), None
    try:
        return data[len(mark) :].decode("utf-8"), None
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.end >= len(data) > 1000:
            # Cut off inside the last letter; the rest is sound.
            return data[len(mark) : error.start].decode("utf-8"), None
    western = data.decode("cp1252", "lantoa-c1")
    legacy = detect(western)
    if legacy:
        return convert(western, legacy), legacy
    if declared is None:
        return None
    try:
        return data.decode(declared, "replace"), None
    except (LookupError, UnicodeError):
        return None


def repair(text: str) -> tuple[str, Legacy | None]:
    """Return a text in Unicode, and the legacy encoding that it was in, if any.

    Character references (&#7845; &agrave;) that a program left in the text are replaced too.

    >>> repair("M« h×nh tù qu¶n vÒ an ninh trËt tù")
    ('Mô hình tự quản về an ninh trật tự', 'TCVN3')
    >>> repair("Mô hình «tự quản» ở xã Tân Lập")
    ('Mô hình «tự quản» ở xã Tân Lập', None)
    """
    text = unicodedata.normalize("NFC", unescape(text))
    legacy = detect(text)
    return (convert(text, legacy), legacy) if legacy else (text, None)


def unescape(text: str) -> str:
    """Replace the character references that a text holds as letters.

    >>> unescape("M&#244; h&igrave;nh t&#7921; qu&#x1EA3;n &amp; li&ecirc;n gia")
    'Mô hình tự quản & liên gia'
    """
    if "&" not in text or not _ENTITY.search(text):
        return text
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)


def detect(text: str) -> Legacy | None:
    """Tell in which legacy encoding the letters of a text are, or None where it is in none."""
    if not _SUSPECT.search(text):
        return None
    sample = _sample(text)
    if not sample or not _SUSPECT.search(sample):
        return None
    before = _score(sample)
    scores = {legacy: _score(_convert_line(sample, legacy)) for legacy in _CONVERTERS}
    first, second = sorted(scores, key=lambda legacy: scores[legacy].lead, reverse=True)[:2]
    best = scores[first]
    sure = (
        best.marked >= FEWEST
        and best.lead - before.lead >= max(3, best.marked // 2)
        and best.lead - scores[second].lead >= max(2, best.marked // 5)
    )
    return first if sure and best.reads_well else None


def convert(text: str, legacy: Legacy) -> str:
    """Convert a text from a legacy encoding; lines that are in Unicode already stay as they are."""
    return "\n".join(
        line
        if line.isascii() or _UNICODE_ONLY.search(line)
        else _capitals(_convert_line(line, legacy))
        for line in text.split("\n")
    )


def _sample(text: str) -> str:
    lines: list[str] = []
    size = 0
    for line in text.split("\n"):
        if line.isascii() or _UNICODE_ONLY.search(line):
            continue
        lines.append(line[:SAMPLE])
        size += len(line)
        if size >= SAMPLE:
            break
    return "\n".join(lines)


class _Score(NamedTuple):
    """How well a text reads as Vietnamese: its different syllables with diacritics, what they are
    ahead of the words that cannot be Vietnamese, and whether most of it can be."""

    marked: int
    lead: int
    reads_well: bool


def _score(text: str) -> _Score:
    words = WORD.findall(text)
    different = set(words)
    marked = sum(map(is_marked_syllable, different))
    foreign = sum(not word.isascii() for word in different) - marked
    # A symbol between two letters is a letter that was not converted.
    symbols = len(set(_ODD.findall(text)))
    return _Score(
        marked,
        marked - 2 * (foreign + symbols),
        sum(map(is_marked_syllable, words)) >= 0.25 * len(words)
        and sum(map(is_plain_syllable, words)) >= 0.7 * len(words),
    )


def _convert_line(text: str, legacy: Legacy) -> str:
    return unicodedata.normalize("NFC", _CONVERTERS[legacy](text))


@cache
def _table(name: str) -> Callable[[str], str]:
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import convert as by_table

    return partial(by_table, charmap=CHARMAPS[name])


def _tcvn3(text: str) -> str:
    return _table("tcvn3")(text)


def _vni(text: str) -> str:
    for pair, letter in _VNI_REST:
        text = text.replace(pair, letter)
    return _table("vni")(text)


def _viscii(text: str) -> str:
    # VISCII uses the places that Windows-1252 gives to curly quotes and the like.
    return _table("viscii")(_bytes(text).decode("latin-1"))


def _cp1258(text: str) -> str:
    return _bytes(text).decode("cp1258", "replace")


def _mojibake(text: str) -> str:
    try:
        return _bytes(text).decode("utf-8")
    except UnicodeDecodeError:
        return text


def _bytes(text: str) -> bytes:
    return text.encode("cp1252", "lantoa-c1")


_CONVERTERS: Final[dict[Legacy, Callable[[str], str]]] = {
    "TCVN3": _tcvn3,
    "VNI": _vni,
    "VISCII": _viscii,
    "Windows-1258": _cp1258,
    "UTF-8 read as Windows-1252": _mojibake,
}


def _capitals(line: str) -> str:
    """Give words that are capitals but for their accented letters capitals throughout.

    TCVN3 has no accented capitals; a font draws the small ones as such.
    """
    words = WORD.findall(line)
    plain = [c for word in words for c in word if c.isascii()]
    if len(plain) >= 5 and len(words) > 1 and all(c.isupper() for c in plain):
        return line.upper()
    return _WORDS_CASE.sub(lambda match: _capital(match.group()), line)


def _capital(word: str) -> str:
    plain = [c for c in word if c.isascii()]
    small = [c for c in word if c.islower()]
    if len(plain) >= 2 and small and all(c.isupper() for c in plain):
        return word.upper()
    return word


def _c1(error: UnicodeError) -> tuple[str | bytes, int]:
    """Take the five bytes that Windows-1252 leaves open for the control characters they are."""
    if isinstance(error, UnicodeDecodeError):
        part = error.object[error.start : error.end]
        return part.decode("latin-1"), error.end
    if isinstance(error, UnicodeEncodeError):
        part_text = error.object[error.start : error.end]
        return part_text.encode("latin-1", "replace"), error.end
    raise error


codecs.register_error("lantoa-c1", _c1)

_WIDE: Final = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
