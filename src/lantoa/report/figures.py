"""The pictures of the page, as SVG that can stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantoa.pictures.of_spread import draw_spread
from lantoa.pictures.of_trace import draw_trace, sources_of
from lantoa.pictures.save import drawn, letters_of
from lantoa.pictures.unit_network import draw_unit_network
from lantoa.pictures.vietnam import ISLANDS, ground, short_names
from lantoa.report import where

if TYPE_CHECKING:
    from lantoa.graph.spread.result import Spread
    from lantoa.graph.trace import Trace
    from lantoa.pictures.picture import Picture

_LINKS = re.compile(r'(\bid="|url\(#|href="#)')
_MOST = 40  # rows of a picture, so that it can be read in print
_METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as an SVG element, and the letters that it uses."""

    svg: str
    letters: frozenset[str]


def inline(picture: Picture, name: str) -> Drawn:
    """Return a picture as an SVG element whose identifiers bear a name of their own.

    Several pictures of one page would otherwise share their identifiers; the page holds the font
    of all.
    """
    svg = drawn(picture, "svg", font=False).decode()
    svg = _METADATA.sub("", svg[svg.index("<svg") :])
    return Drawn(_LINKS.sub(rf"\g<1>{name}-", svg), letters_of(svg))


def pictures(trace: Trace, spread: Spread) -> dict[str, Drawn | None]:
    """Return the pictures by name; None where there is nothing to draw."""
    source = sources_of(trace).removeprefix("Source: ").removesuffix(".")
    found: dict[str, Drawn | None] = {
        name: inline(draw_spread(spread, name, source=source, most=_MOST), name)
        for name in ("curve", "survival", "timeline")
    }
    found["tree"] = inline(draw_trace(trace, most=_MOST), "tree")
    found["provinces"] = _provinces(trace, spread, source)
    return found


def _provinces(trace: Trace, spread: Spread, source: str) -> Drawn | None:
    lineage = spread.subject.lineage
    flows = where.flows(trace, lineage) if lineage else []
    if lineage is None or not flows:
        return None
    sizes = where.sizes(lineage)
    names, points = where.provinces(sizes)
    return inline(
        draw_unit_network(
            flows,
            points,
            names=short_names(names),
            sizes=sizes,
            size_name="deployments and groups",
            weight_name="links from one to another",
            title=trace.model.label,
            backdrop=ground(),
            marked=ISLANDS,
            notes=[
                "A counted group is one, however many it counts (all are in lantoa network flows).",
                f"Source: {source}.",
            ],
        ),
        "provinces",
    )
