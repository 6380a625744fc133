"""Reports of our own making: prose of any length about any place, and whole pages of it."""

from __future__ import annotations

from collections.abc import Sequence

_PATTERNS = (
    "Công an xã {place} cho biết tổ tự quản số {n} đã hòa giải {k} vụ việc từ đầu năm.",
    "Thôn {n} của xã {place} có {k} hộ dân cùng góp công lắp đèn trên đường làng.",
    "Năm {year}, xã {place}, huyện Lương Sơn, tỉnh Hòa Bình ra mắt mô hình “Ánh sáng số {n}”.",
    "Bà con thôn {n}, xã {place} họp mỗi tháng {k} lần để nghe phổ biến pháp luật.",
    "Đội tuần tra thứ {n} ở xã {place} đi qua {k} ngõ xóm trong mỗi đêm mùa lễ hội.",
    "Hội Phụ nữ xã {place} nhận chăm sóc tuyến đường thứ {n} dài {k} trăm mét.",
)


def sentences(place: str, count: int) -> list[str]:
    """Different sentences about a place."""
    return [
        _PATTERNS[n % len(_PATTERNS)].format(place=place, n=n, k=n % 7 + 2, year=2001 + n % 20)
        for n in range(count)
    ]


def report(
    title: str, body: Sequence[str], *, head: Sequence[str] = (), foot: Sequence[str] = ()
) -> str:
    """A page: what stands above it, the title, paragraphs of two sentences, what stands below."""
    paragraphs = [" ".join(body[n : n + 2]) for n in range(0, len(body), 2)]
    return "\n".join([*head, title, "", *paragraphs, *foot]) + "\n"
