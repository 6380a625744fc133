"""Is a text Vietnamese prose? If not, what it is instead, and what to do about it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final, NamedTuple

from lantoa.loaders.formats.syllables import WORD, is_marked_syllable, is_plain_syllable

#: So much of a text is looked at.
SAMPLE: Final = 20_000
#: Fewer words than this tell no language; a single sentence always passes.
FEW: Final = 12
#: Of a Vietnamese text's words two of three bear a diacritic; a lower share is a mixture.
MARKED: Final = 0.2
#: Nine of ten words of Vietnamese without diacritics are syllables, of English one of three.
UNMARKED: Final = 0.75

_SCRIPTS: Final = {
    "LAO": "Lao",
    "KHMER": "Khmer",
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "THAI": "Thai",
    "CYRILLIC": "Russian",
    "MYANMAR": "Burmese",
    "ARABIC": "Arabic",
    "TAI": "Tai Viet",
    "CHAM": "Cham",
}
_WORDS: Final = {
    "English": "the of and for with that this was from by has were their which",
    "French": "les des une est dans pour que qui sur par avec aux cette ont",
    "German": "der die und das nicht mit ein eine ist auf für den von sich",
    "Spanish": "los las una del para por con que más está como pero sus fue",
    "Indonesian": "yang dan untuk dengan dari pada adalah tidak dalam akan",
}
_FOREIGN = re.compile("[\u0400-\u1cff\u2d00-\u2dff\u3040-\ud7ff\uaa00-\uabff]")


class Unfit(NamedTuple):
    """Why a text is not read, and what to do about it."""

    what: str
    mend: str


def unfit(text: str) -> Unfit | None:
    """Tell why a text is no Vietnamese prose, or None if it is, or is too short to tell.

    >>> unfit("Công an xã Tân Lập ra mắt mô hình “Tiếng mõ bình yên”.")
    >>> unfit("The police of the commune launched a model for the security of the border "
    ...     "and the villages were praised by the province.").what
    'the text is in English, not in Vietnamese'
    """
    sample = unicodedata.normalize("NFC", text[:SAMPLE])
    foreign = _FOREIGN.findall(sample)
    words = WORD.findall(_FOREIGN.sub(" ", sample)) if foreign else WORD.findall(sample)
    # A letter of these scripts weighs about as much as a third of a Latin word.
    if len(foreign) > 3 * len(words) or (len(foreign) >= 4 and not words):
        return _other(_script(foreign))
    if len(words) < FEW:
        return None
    marked = sum(map(is_marked_syllable, words))
    if marked >= MARKED * len(words):
        return None
    if sum(map(is_plain_syllable, words)) >= UNMARKED * len(words):
        return Unfit(
            "the text is in Vietnamese without diacritics",
            "give the report as it was printed, with its diacritics; without them names and "
            "places cannot be told",
        )
    return _other(_latin(words))


def _other(language: str | None) -> Unfit:
    return Unfit(
        f"the text is in {language}, not in Vietnamese"
        if language
        else "the text is not in Vietnamese",
        "give the Vietnamese report, or leave the file out",
    )


def _script(letters: list[str]) -> str | None:
    names = Counter(unicodedata.name(letter, "?").split()[0] for letter in letters)
    # Japanese is written with Chinese characters too.
    for script in ("HIRAGANA", "KATAKANA", "HANGUL"):
        if names[script] > 0.1 * len(letters):
            return _SCRIPTS[script]
    return _SCRIPTS.get(names.most_common(1)[0][0])


def _latin(words: list[str]) -> str | None:
    counts = Counter(word.lower() for word in words)
    shares = {
        language: sum(counts[word] for word in common.split()) / len(words)
        for language, common in _WORDS.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= 0.06 else None
