"""Groups that are counted: whether they count units of a level."""

from __future__ import annotations

from lantoa.vietnamese import key

#: Words that count units of a level.
_WORDS = {
    "commune": ("xã", "phường", "thị trấn", "đặc khu"),
    "district": ("huyện", "quận", "thị xã"),
    "province": ("tỉnh",),
}


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
