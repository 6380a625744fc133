"""A map of points as inline SVG: no tiles, no network, every point with its names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from lantoa.pictures.vietnam import ISLANDS
from lantoa.pictures.words import composed

if TYPE_CHECKING:
    from lantoa.report.where import Spot

_WIDTH: Final = 460.0
_MARGIN: Final = 14.0
_COUNTRY: Final = ((8.2, 102.0), (23.5, 117.4))  # the islands of Hoàng Sa and Trường Sa included
_NAMED: Final = 5  # names that a point tells before it counts
_LEAST, _LARGEST = 2.6, 11.0  # radius of a point with one deployment, and of the fullest


def points_map(spots: Sequence[Spot], backdrop: Sequence[tuple[float, float]] = ()) -> str:
    """Return a map as an SVG element.

    Origins are squares, other places circles; their area grows with what is there. A hollow one
    lies somewhere in the unit whose point it is. The projection is equirectangular, true to
    distance along the middle latitude. The backdrop (the points of communes) shows the shape of
    the country without a border that somebody would have drawn.

    Args:
        spots: what to show.
        backdrop: (latitude, longitude) of faint dots behind it.

    >>> from lantoa.report.where import Spot
    >>> found = points_map([Spot(20.9, 104.6, True, ["xã Tân Lập"])])
    >>> found.count("<title>xã Tân Lập</title>"), "Hoàng Sa" in found
    (1, True)
    """
    (south, west), (north, east) = _COUNTRY
    shrink = math.cos(math.radians((south + north) / 2))
    scale = (_WIDTH - 2 * _MARGIN) / ((east - west) * shrink)
    height = (north - south) * scale + 2 * _MARGIN

    def at(latitude: float, longitude: float) -> tuple[float, float]:
        return (
            round(_MARGIN + (longitude - west) * shrink * scale, 1),
            round(_MARGIN + (north - latitude) * scale, 1),
        )

    many = sum(len(spot.names) for spot in spots)
    label = f"Bản đồ: {many} nơi ở {len(spots)} điểm"
    parts = [
        f'<svg class="map" role="img" aria-label="{label}" '
        f'viewBox="0 0 {_WIDTH:.0f} {height:.0f}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{label}</title>'
    ]
    dots = "".join("M{} {}h0".format(*at(*point)) for point in backdrop)
    if dots:
        parts.append(f'<path class="ground" d="{dots}"/>')
    for name, point in ISLANDS.items():
        x, y = at(*point)
        parts.append(f'<text class="island" x="{x + 4}" y="{y + 3}">{name}</text>')
    fullest = max((len(spot.names) for spot in spots), default=1)
    # The fullest first, so that small ones lie on top; origins last.
    for spot in sorted(spots, key=lambda one: (one.origin, -len(one.names))):
        parts.append(_mark(spot, at(spot.latitude, spot.longitude), fullest))
    return "".join([*parts, "</svg>"])


def _mark(spot: Spot, at: tuple[float, float], fullest: int) -> str:
    x, y = at
    kind = "spot" if spot.exact else "spot around"
    radius = _radius(len(spot.names), fullest)
    if spot.origin:
        side = round(2 * radius, 1)
        corner = f'x="{x - radius:.1f}" y="{y - radius:.1f}"'
        shape, end = f'<rect class="{kind} origin" {corner} width="{side}" height="{side}">', "rect"
    else:
        shape, end = f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius:.1f}">', "circle"
    return f"{shape}<title>{escape(_names(spot))}</title></{end}>"


def _radius(count: int, fullest: int) -> float:
    """The radius of a point: its area grows with the count, from one to the fullest."""
    if fullest <= 1:
        return _LEAST + 0.8
    grown = (count - 1) / (fullest - 1)
    return math.sqrt(
        _LEAST**2 + grown * (min(_LARGEST, _LEAST * math.sqrt(fullest)) ** 2 - _LEAST**2)
    )


def _names(spot: Spot) -> str:
    named = "; ".join(composed(name) for name in spot.names[:_NAMED])
    more = len(spot.names) - _NAMED
    return f"{named}; và {more} nơi khác" if more > 0 else named


def legend(spots: Sequence[Spot], without: int) -> tuple[str, str]:
    """Return what the marks mean, of those that are on the map, in Vietnamese and English.

    Args:
        spots: what is on the map.
        without: how many deployments and groups are not.
    """
    vi, en = ["● nơi có mô hình"], ["● place of a deployment"]
    if any(spot.origin for spot in spots):
        vi.insert(0, "■ nơi khởi đầu")
        en.insert(0, "■ origin")
    if any(not spot.exact for spot in spots):
        vi.append("rỗng: đâu đó trong đơn vị của điểm ấy")
        en.append("hollow: somewhere in the unit whose point it is")
    if any(len(spot.names) > 1 for spot in spots):
        fullest = max(len(spot.names) for spot in spots)
        vi.append(f"diện tích theo số nơi (nhiều nhất {fullest})")
        en.append(f"area by count (at most {fullest})")
    if without:
        vi.append(f"{without} không rõ ở đâu")
        en.append(f"{without} are not on the map")
    vi.append("phép chiếu: trụ đều khoảng cách; các chấm mờ là các xã, không phải ranh giới")
    en.append("projection: equirectangular; faint dots are communes, not a border")
    return " · ".join(vi), " · ".join(en)
