"""Groups that are counted: the bounds of a printed number, and what it counts."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lantoa.graph.matching.amounts import Amount
from lantoa.vietnamese import key

#: Words that count units of a level.
_WORDS = {
    "commune": ("xã", "phường", "thị trấn", "đặc khu"),
    "district": ("huyện", "quận", "thị xã"),
    "province": ("tỉnh",),
}


def bounds_of(values: Sequence[str], limits: Sequence[str]) -> tuple[int, int | None] | None:
    """Return how many a group is at least and at most; None if no number is told.

    "hơn 54" is a lower bound; "khoảng" (about) reaches a tenth either way, "gần" (nearly) a
    fifth downwards.

    >>> bounds_of(["54"], ["https://w3id.org/lantoa/id/bound/over"])
    (54, None)
    >>> bounds_of(["50"], ["https://w3id.org/lantoa/id/bound/nearly"])
    (40, 50)
    """
    amount = Amount.of_text(values[0], limits[0] if limits else None, None) if values else None
    if amount is None or amount.value < 0 or not amount.value.is_finite():
        return None
    most = amount.most
    return math.ceil(amount.least), None if most is None else math.floor(most)


def counts_units_of(unit: str, level: str) -> bool:
    """Whether a printed unit of count counts units of a level; sites count as deployments.

    >>> counts_units_of("xã, phường", "commune"), counts_units_of("khu dân cư", "commune")
    (True, False)
    """
    if level == "deployment":
        return True
    words = {key(word) for word in _WORDS[level]}
    parts = [part.strip() for part in unit.replace(" và ", ",").split(",")]
    return all(key(part) in words for part in parts if part) and any(parts)
