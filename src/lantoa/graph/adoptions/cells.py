"""What the cells of a column hold: numbers, words, or nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

#: What tables write where they know nothing: R, pandas, spreadsheets, Stata and SAS.
EMPTY = frozenset({"", "na", "n/a", "nan", "nat", "none", "null", ".", "<na>"})
#: A comma that may part thousands.
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")


def values_of(texts: Sequence[str]) -> list[float | int | str | None]:
    """Return cells as numbers if all that say anything surely are, else as words.

    A decimal comma is read (21,03). Where every number with a comma may as well have it between
    thousands (1,234), nobody knows which is meant, and they stay words.

    Args:
        texts: the cells of one column.

    Returns:
        A value for each cell, None where it says nothing.

    >>> values_of(["5", ".", "21,03"]), values_of(["5", "n/a", "1,234"]), values_of(["a", "1"])
    ([5, None, 21.03], ['5', None, '1,234'], ['a', '1'])
    """
    known = [None if text.lower() in EMPTY else text for text in texts]
    with_comma = [text for text in known if text and "," in text]
    if with_comma and all(_THOUSANDS.fullmatch(text) for text in with_comma):
        return list(known)
    try:
        return [None if text is None else _number(text.replace(",", ".")) for text in known]
    except ValueError:
        return list(known)


def _number(text: str) -> float | int:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return int(number) if number.is_integer() and abs(number) < 2**53 else number
