"""How administrative units are named in print: unit words, their abbreviations, and spellings.

A printed name is a unit word and a bare name: ``TX. Thái Hòa`` is the thị xã *Thái Hòa*. Two
spellings are one name where they differ in case, in where the tone stands (hòa/hoà), in y or i
after a consonant (Quý/Quí, Mỹ/Mĩ), in hyphens and apostrophes, or in the variants of highland
names (Đắk/Đăk/Đắc/Dak, Ngọk/Ngọc, Păh/Pah).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lantoa.ontology.records import Level
from lantoa.vietnamese import fold, key, normalise

#: Unit words as they are written out, and the levels that each may stand for.
UNIT_LEVELS: Final[dict[str, tuple[Level, ...]]] = {
    "tỉnh": (Level.PROVINCE,),
    "thành phố": (Level.PROVINCE, Level.DISTRICT),
    "quận": (Level.DISTRICT,),
    "huyện": (Level.DISTRICT,),
    "thị xã": (Level.DISTRICT,),
    "phường": (Level.COMMUNE,),
    "xã": (Level.COMMUNE,),
    "thị trấn": (Level.COMMUNE,),
    "đặc khu": (Level.COMMUNE,),
}
#: Abbreviations in print, folded to lower case without dots.
ABBREVIATIONS: Final[dict[str, str]] = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "t": "tỉnh",
    "q": "quận",
    "h": "huyện",
    "p": "phường",
    "x": "xã",
    "đk": "đặc khu",
}
#: Other names of a unit, written out; the key is what is printed, the value the list's name.
ALIASES: Final[dict[str, str]] = {
    "hcm": "Hồ Chí Minh",
    "kontum": "Kon Tum",
    "công tum": "Kon Tum",
    "sapa": "Sa Pa",
    "plei ku": "Pleiku",
    "plây cu": "Pleiku",
    "buôn mê thuột": "Buôn Ma Thuột",
    "ban mê thuột": "Buôn Ma Thuột",
    "ban ma thuột": "Buôn Ma Thuột",
    "bà rịa vũng tầu": "Bà Rịa - Vũng Tàu",
    "vũng tầu": "Vũng Tàu",
    "br-vt": "Bà Rịa - Vũng Tàu",
    "brvt": "Bà Rịa - Vũng Tàu",
    "bắc cạn": "Bắc Kạn",
    "thừa thiên": "Thừa Thiên Huế",
    "tt huế": "Thừa Thiên Huế",
    "tphcm": "thành phố Hồ Chí Minh",
    "tp hcm": "thành phố Hồ Chí Minh",
    "daklak": "Đắk Lắk",
    "đaklak": "Đắk Lắk",
    "đăklăk": "Đắk Lắk",
    "daknong": "Đắk Nông",
    "đăknông": "Đắk Nông",
}
_SYLLABLE_VARIANTS: Final[dict[str, str]] = {
    "đăk": "đắk",
    "đak": "đắk",
    "dak": "đắk",
    "dắk": "đắk",
    "đắc": "đắk",
    "lăk": "lắk",
    "lak": "lắk",
    "lắc": "lắk",
    "plei": "plei",
    "pley": "plei",
    "plây": "plei",
}
# y after a consonant (or after q with its u), at the end of the syllable: quý = quí, mỹ = mĩ.
_FINAL_Y = re.compile(r"^(qu|[bcdđghklmnpqrstvx]+)([yýỳỷỹỵ])$")
_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
# qúy: the tone on the u that belongs to the q.
_Q_TONE = re.compile("^(qu)([\u0300\u0301\u0303\u0309\u0323])([aeiouy])")
# Pắk = Pắc, Ngọk = Ngọc, Păh = Pah: endings that only spellings of highland names have.
_HIGHLAND = re.compile(r"(?<=\w)(?:ăk|ăh|(?<=\w\w)k)$")
_ONE_SPELLING: Final = frozenset(_SYLLABLE_VARIANTS.values())
_AS_VIETNAMESE: Final = {"ăk": "ắc", "k": "c", "ăh": "ah"}
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")


def _as_vietnamese(ending: re.Match[str]) -> str:
    return _AS_VIETNAMESE[ending[0]]


@lru_cache(maxsize=65536)
def syllable(printed: str) -> str:
    """Return the one spelling of a syllable of a place name.

    >>> syllable("Qúy") == syllable("quí"), syllable("Đăk"), syllable("05")
    (True, 'đắk', '5')
    """
    plain = _LEADING_ZEROS.sub("", key(printed))
    if plain.startswith("q"):
        parted = unicodedata.normalize("NFD", plain)
        plain = unicodedata.normalize("NFC", _Q_TONE.sub(r"\1\3\2", parted))
    if plain not in _ONE_SPELLING:
        plain = _SYLLABLE_VARIANTS.get(plain) or _HIGHLAND.sub(_as_vietnamese, plain)
    match = _FINAL_Y.match(plain)
    return match[1] + match[2].translate(_TO_I) if match else plain


_WORD = re.compile(r"\w+")


def syllables(name: str) -> tuple[str, ...]:
    """Return the syllables of a name, each in its one spelling.

    >>> syllables("Bà Rịa–Vũng Tàu")
    ('bà', 'rịa', 'vũng', 'tàu')
    """
    return tuple(syllable(word) for word in _WORD.findall(normalise(name)))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return what makes two printed unit names one name, spelling variants included.

    >>> name_key("Xã Đăk Quý") == name_key("xã Đắk Quí")
    True
    """
    return " ".join(syllables(name))


def folded_key(name: str) -> str:
    """Return the key of a name for search without diacritics.

    >>> folded_key("Đắk Lắk") == folded_key("dak lak")
    True
    """
    return fold_name_key(name_key(name))


def fold_name_key(named: str) -> str:
    """Return the key of :func:`folded_key` for a name of which :func:`name_key` is known.

    >>> fold_name_key("đắk lắk")
    'dak lak'
    """
    return " ".join(map(_fold_syllable, named.split()))


@lru_cache(maxsize=16384)
def _fold_syllable(plain: str) -> str:
    return fold(plain).replace("y", "i")


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A printed name taken apart: `word` is the unit word written out, None if there is none."""

    word: str | None
    bare: str

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that the unit word allows; empty if there is no unit word."""
        return UNIT_LEVELS[self.word] if self.word else ()

    def __str__(self) -> str:
        return f"{self.word} {self.bare}" if self.word else self.bare


_FULL = re.compile(
    r"^(?:các\s+)?("
    + "|".join(sorted(UNIT_LEVELS, key=len, reverse=True))
    + r")(?=[\s.,:]|$)[\s.]*",
    re.IGNORECASE,
)
_SHORT = re.compile(r"^(T\.?[PXT]|ĐK|[TQHPX])(?:\.\s*|\s+)(?=\S)", re.IGNORECASE)
_SHORT_DIGIT = re.compile(r"^([QP])\.?\s*(?=\d)", re.IGNORECASE)
# TP, TX and TT are also written without a dot; single letters need one, or a digit after them.
_NEEDS_DOT = frozenset("tqhpx")


@lru_cache(maxsize=16384)
def parse_name(printed: str) -> PrintedName:
    """Take a printed name apart.

    >>> parse_name("TX. Thái Hòa"), parse_name("P.7")
    (PrintedName(word='thị xã', bare='Thái Hòa'), PrintedName(word='phường', bare='7'))
    >>> parse_name("Hòa Bình")
    PrintedName(word=None, bare='Hòa Bình')
    """
    name = " ".join(normalise(printed).split()).strip(" ,;:.()")
    alias = ALIASES.get(" ".join(key(name).split()))
    if alias:
        name = alias
    match = _FULL.match(name)
    if match:
        return _with_alias(" ".join(match[1].lower().split()), name[match.end() :])
    short = _SHORT_DIGIT.match(name) or _SHORT.match(name)
    if short:
        letters = short[1].lower().replace(".", "")
        dotted = "." in short[0] or name[short.end() : short.end() + 1].isdigit()
        if letters not in _NEEDS_DOT or dotted:
            return _with_alias(ABBREVIATIONS[letters], name[short.end() :])
    return PrintedName(None, name)


def parse_folded(printed: str) -> PrintedName | None:
    """Take apart a name typed without diacritics; None if it begins with no unit word.

    >>> parse_folded("thanh pho hue")
    PrintedName(word='thành phố', bare='hue')
    """
    folded = fold(printed)
    for word in UNIT_LEVELS:
        if folded.startswith(fold(word) + " "):
            return PrintedName(word, folded[len(fold(word)) + 1 :])
    return None


def split_listed(name: str) -> tuple[str | None, str]:
    """Take apart a name as the table writes it.

    >>> split_listed("thành phố Huế"), split_listed("Tây Nguyên")
    (('thành phố', 'Huế'), (None, 'Tây Nguyên'))
    """
    word, _, bare = name.partition(" ")
    if word in UNIT_LEVELS:
        return word, bare
    second, _, bare = bare.partition(" ")
    word = f"{word} {second}"
    return (word, bare) if bare and word in UNIT_LEVELS else (None, name)


def _with_alias(word: str, bare: str) -> PrintedName:
    bare = bare.strip(" .,")
    alias = ALIASES.get(" ".join(key(bare).split()))
    return PrintedName(word, parse_name(alias).bare if alias else bare)
