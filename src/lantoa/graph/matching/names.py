"""Printed names taken apart for comparison: what is generic, what is spelled out, what tells apart.

Two names may be one name written differently (abbreviations, diacritics, word order, a generic word
more or less) or two names that look alike (another number, another clan, a negation more).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lantoa.vietnamese import fold, key, normalise

#: Abbreviations of this genre, by their key.
ABBREVIATIONS: Final[dict[str, str]] = {
    "antt": "an ninh trật tự",
    "anct": "an ninh chính trị",
    "antq": "an ninh tổ quốc",
    "ans": "an ninh số",
    "ttatxh": "trật tự an toàn xã hội",
    "atgt": "an toàn giao thông",
    "ttatgt": "trật tự an toàn giao thông",
    "atxh": "an toàn xã hội",
    "tnxh": "tệ nạn xã hội",
    "tptnxh": "tội phạm tệ nạn xã hội",
    "pccc": "phòng cháy chữa cháy",
    "cnch": "cứu nạn cứu hộ",
    "pctp": "phòng chống tội phạm",
    "pcmt": "phòng chống ma tuý",
    "vstq": "vì an ninh tổ quốc",
    "bvantq": "bảo vệ an ninh tổ quốc",
    "clb": "câu lạc bộ",
    "htx": "hợp tác xã",
    "kdc": "khu dân cư",
    "tdp": "tổ dân phố",
    "ubnd": "uỷ ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "ub": "uỷ ban",
    "tncs": "thanh niên cộng sản",
    "ubmttq": "uỷ ban mặt trận tổ quốc",
    "ca": "công an",
    "cand": "công an nhân dân",
    "csgt": "cảnh sát giao thông",
    "bcđ": "ban chỉ đạo",
    "bđbp": "bộ đội biên phòng",
    "hlhpn": "hội liên hiệp phụ nữ",
    "lhpn": "liên hiệp phụ nữ",
    "hpn": "hội phụ nữ",
    "hnd": "hội nông dân",
    "ccb": "cựu chiến binh",
    "hccb": "hội cựu chiến binh",
    "đtn": "đoàn thanh niên",
    "tnch": "thanh niên cộng sản hồ chí minh",
    "tncshcm": "thanh niên cộng sản hồ chí minh",
    "lđlđ": "liên đoàn lao động",
    "nct": "người cao tuổi",
    "gd": "giáo dục",
    "gdđt": "giáo dục đào tạo",
    "ntm": "nông thôn mới",
    "vn": "việt nam",
    "tp": "thành phố",
    "tx": "thị xã",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "tc": "trung cấp",
    "cđ": "cao đẳng",
    "đh": "đại học",
    "trđ": "trường",
}
_NUMBERS: Final = {
    **{"một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6"},
    **{"bảy": "7", "bẩy": "7", "tám": "8", "chín": "9", "mười": "10"},
}
#: What a model's name may begin with and say nothing.
_HEADS: Final = (
    "mô hình",
    "câu lạc bộ",
    "chương trình",
    "phong trào",
    "tổ",
    "nhóm",
    "đội",
    "điểm",
    "ban",
    "hội",
)
#: Words that join others.
_JOINTS: Final = frozenset(
    ("về", "của", "và", "với", "trong", "tại", "ở", "các", "những", "cho", "theo", "là", "để")
)
_NEGATIONS: Final = frozenset({"không", "chưa", "chẳng", "phi", "vô"})
#: After these a proper name follows.
_CLAN: Final = re.compile(r"\b(?:dòng họ|họ tộc|gia tộc|chi họ|tộc|họ) ((?:[^\W\d_]+))")
_UNIT: Final = re.compile(
    r"\b(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|xóm|bản|buôn|làng|ấp|khóm"
    r"|khu phố|tổ dân phố|phố|giáo xứ|chợ|chùa|tổ) ((?:[^\W_]+ ?){1,3})"
)
#: Levels of units and bodies: other ones are other bodies.
LEVELS: Final = frozenset(
    {
        "xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "thôn", "xóm",
        "bản", "buôn", "làng", "ấp", "khóm", "khu phố", "tổ dân phố", "bộ", "trung ương",
    }
)  # fmt: skip
_LEVEL = re.compile(
    r"\b(" + "|".join(sorted(LEVELS, key=lambda level: (-len(level), level))) + r")\b"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name taken apart.

    Attributes:
        printed: as it is printed.
        key: its key (:func:`lantoa.vietnamese.key`).
        spelled: the key with abbreviations spelled out and number words as digits.
        short: what of it is before the first comma: a body's name without the units above it.
        heads: the generic words that it begins with.
        words: what remains, without words that only join.
        folded: the words without diacritics.
        numbers, negations, proper, levels: what would tell it from another name.
    """

    printed: str
    key: str
    spelled: str
    short: str
    heads: tuple[str, ...]
    words: tuple[str, ...]
    folded: tuple[str, ...]
    numbers: frozenset[str]
    negations: int
    proper: frozenset[str]
    levels: frozenset[str]

    @property
    def core(self) -> str:
        """The words without diacritics, as one text."""
        return " ".join(self.folded)


@lru_cache(maxsize=200_000)
def parse(printed: str, *, body: bool = False) -> Name:
    """Take a name apart.

    Args:
        printed: the name.
        body: it is an organization or a place, whose first word is not generic.

    >>> parse("tổ tự quản về ANTT").core == parse("Tự quản về an ninh, trật tự").core
    True
    >>> sorted(parse("Dòng họ Nguyễn 5 không").proper), parse("Xóm ba không").numbers
    (['nguyễn'], frozenset({'3'}))
    """
    plain = key(printed)
    tokens = _spelled_out(plain, body=body)
    text = " ".join(tokens)
    heads: list[str] = []
    while not body and (head := _head(text)):
        heads.append(head)
        text = text[len(head) :].strip()
    if not text:
        heads, text = [], " ".join(tokens)
    words = tuple(word for word in text.split() if word not in _JOINTS) or tuple(text.split())
    return Name(
        printed=printed,
        key=plain,
        spelled=" ".join(tokens),
        short=" ".join(_spelled_out(key(printed.partition(",")[0]), body=body)),
        heads=tuple(heads),
        words=words,
        folded=tuple(map(fold, words)),
        numbers=frozenset(word for word in words if word[0].isdigit()),
        negations=sum(word in _NEGATIONS for word in words),
        proper=_proper(printed, " ".join(tokens)),
        levels=frozenset(_LEVEL.findall(" ".join(tokens))),
    )


def _spelled_out(plain: str, *, body: bool) -> list[str]:
    return [word for token in plain.split() for word in _spell_out(token, body=body)]


def _spell_out(token: str, *, body: bool) -> list[str]:
    if token in ABBREVIATIONS:
        return ABBREVIATIONS[token].split()
    # In the name of a body "ba" is rather a part of a place's name.
    if token in _NUMBERS and not body:
        return [_NUMBERS[token]]
    if token.isdigit():
        return [token.lstrip("0") or "0"]
    if "/" in token:
        return [word for part in token.split("/") if part for word in _spell_out(part, body=body)]
    return [token] if token not in {"&", "+"} else []


def _head(text: str) -> str | None:
    for head in _HEADS:
        # "Tổ dân phố", "Đội cờ đỏ", "Ban nhạc": only what still leaves a name of its own.
        if text.startswith(head + " ") and not text.startswith("tổ dân phố"):
            return head
    return None


def _proper(printed: str, spelled: str) -> frozenset[str]:
    """Return the words that name a clan, a unit, or are capital within a name in small letters."""
    found = {match[1] for match in _CLAN.finditer(spelled)}
    for match in _UNIT.finditer(spelled):
        words = match[1].split()
        found |= {word for word in words if _is_capital(word, printed) or word[0].isdigit()}
    tokens = re.findall(r"[^\W\d_]+", normalise(printed))
    capital = [token for token in tokens if token[0].isupper()]
    if len(capital) * 2 <= len(tokens) + 1:
        first = tokens[0] if tokens else ""
        found |= {
            key(token)
            for token in capital
            if token is not first and key(token) not in ABBREVIATIONS and not token.isupper()
        }
    return frozenset(found - _JOINTS - {"ta", "hàng"})


def _is_capital(word: str, printed: str) -> bool:
    if printed.isupper():
        return True
    tokens = re.findall(r"[^\W\d_]+", normalise(printed))
    # Of capitals only is an abbreviation.
    return any(
        key(token) == word and token[0].isupper() and (len(token) == 1 or not token.isupper())
        for token in tokens
    )
