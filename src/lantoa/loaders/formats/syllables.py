"""What a Vietnamese syllable can be: the test that tells Vietnamese from anything else.

A syllable is an onset, a rhyme and a tone, each from a closed list; a rhyme that ends in a stop
(c, ch, p, t) bears the tone sắc or nặng only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ONSETS: Final = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet "
    "oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ơu "
    "u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy "
    "uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y yêm yên yêng yêt yêu yt ych ynh"
)
_STOPS: Final = ("c", "ch", "p", "t")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES: Final = "\u0301\u0323"
_TONE = re.compile(f"[{_TONES}]")
_MARK = re.compile("[\u0300-\u036f]")
WORD: Final = re.compile(r"[^\W\d_]+")


def _places(rhyme: str) -> frozenset[int]:
    """Return where in a rhyme its tone may stand, in the old or the new spelling."""
    vowels = [place for place, letter in enumerate(rhyme) if letter in "aăâeêioôơuưy"]
    marked = [place for place in vowels if rhyme[place] in "ăâêôơư"]
    if marked:
        return frozenset(marked[-1:])
    if len(vowels) == 2 and rhyme in {"oa", "oe", "uy"}:
        return frozenset(vowels)
    if len(vowels) == 1 or (len(vowels) == 2 and len(rhyme) == 2):
        return frozenset(vowels[:1])
    return frozenset(vowels[1:2])


def _syllables() -> dict[str, frozenset[int]]:
    """Return all syllables without tones, with the places where the tone may stand."""
    found: dict[str, frozenset[int]] = {"gi": frozenset({1})}
    for onset in ("", *_ONSETS.split()):
        for rhyme in _RHYMES.split():
            places = frozenset(len(onset) + place for place in _places(rhyme))
            found[onset + rhyme] = found.get(onset + rhyme, frozenset()) | places
    return found


_SYLLABLES: Final = _syllables()


@lru_cache(maxsize=65536)
def is_marked_syllable(word: str) -> bool:
    """Tell whether a word is a Vietnamese syllable that bears a diacritic or has a đ.

    >>> [is_marked_syllable(word) for word in ("Nghiêng", "quý", "hộc", "hôc", "nam", "été")]
    [True, True, True, True, False, False]
    """
    letters = unicodedata.normalize("NFC", word.lower())
    if letters.isascii() or len(letters) > 7:
        return False
    tones: list[tuple[int, str]] = []
    plain = ""
    for place, letter in enumerate(letters):
        parts = unicodedata.normalize("NFD", letter)
        tones += [(place, part) for part in parts if part in _TONES]
        plain += unicodedata.normalize("NFC", _TONE.sub("", parts))
    places = _SYLLABLES.get(plain)
    if places is None or len(tones) > 1:
        return False
    if not tones:
        return True
    place, tone = tones[0]
    return place in places and (tone in _STOP_TONES or not plain.endswith(_STOPS))


@lru_cache(maxsize=65536)
def is_plain_syllable(word: str) -> bool:
    """Tell whether a word is a Vietnamese syllable when all diacritics are taken away.

    >>> [is_plain_syllable(word) for word in ("nghieng", "tự", "the", "model", "quan")]
    [True, True, True, False, True]
    """
    return _unmarked(word.lower()) in _UNMARKED


def _unmarked(word: str) -> str:
    return _MARK.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d")


_UNMARKED: Final = frozenset(map(_unmarked, _SYLLABLES))
