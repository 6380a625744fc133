"""The pictures of the page, as SVG that can stand in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lantoa.graph.adoptions.times import TimeScale
from lantoa.graph.diffusion.adoption_curve import adoption_curve
from lantoa.graph.diffusion.counted_groups import CountedGroup
from lantoa.graph.facts import enclosing
from lantoa.pictures.adoption_curve import draw_adoption_curve
from lantoa.pictures.unit_network import Flow, draw_unit_network
from lantoa.pictures.save import drawn
from lantoa.pictures.timeline import Dated, draw_timeline
from lantoa.pictures.of_trace import draw_trace
from lantoa.report.numbers import bounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.figure import Figure

    from lantoa.graph.facts import GroupFact
    from lantoa.graph.trace import Trace
    from lantoa.report.whereabouts import Spot

_YEARS = TimeScale(printed=True)
_LINKS = re.compile(r'(\bid="|url\(#|href="#)')


def inline(figure: Figure, name: str) -> str:
    """Return a figure as an SVG element whose identifiers bear a name of their own.

    Several pictures of one page would otherwise share their identifiers.
    """
    svg = drawn(figure, "svg").decode()
    svg = svg[svg.index("<svg") :]
    return _LINKS.sub(rf"\g<1>{name}-", svg)


def curve(trace: Trace) -> str | None:
    """Return the adoption curve; None where no beginning has a date."""
    begun = {iri: d.begun for iri, d in trace.deployments.items()}
    dated = {iri: span for iri, span in begun.items() if span is not None}
    if not any(span.latest or span.earliest for span in dated.values()):
        return None
    earliest = {i: _YEARS.number(s.earliest) if s.earliest else None for i, s in dated.items()}
    latest = {i: _YEARS.number(s.latest) if s.latest else None for i, s in dated.items()}
    known = [value for value in (*earliest.values(), *latest.values()) if value is not None]
    edges = [float(year) for year in range(int(min(known)), int(max(known)) + 2)]
    undated = [iri for iri in begun if iri not in dated]
    found = adoption_curve(
        earliest,
        latest=latest,
        undated=undated,
        groups=[_counted(group, set(trace.deployments)) for group in trace.groups.values()],
        edges=edges,
    )
    figure = draw_adoption_curve(
        found.ends,
        found.cumulative_lower,
        found.cumulative_upper,
        undated=found.undated,
        title=trace.model.label,
    )
    return inline(figure, "curve")


def _counted(group: GroupFact, named: set[str]) -> CountedGroup:
    when = enclosing(group.when) if group.when else None
    low, high = bounds(group.amount)
    return CountedGroup(
        low,
        high,
        earliest=_YEARS.number(when.earliest) if when and when.earliest else None,
        latest=_YEARS.number(when.latest) if when and when.latest else None,
        members=[member for member in group.members if member in named],
    )


def tree(trace: Trace) -> str:
    """Return the lineage."""
    return inline(draw_trace(trace), "tree")


def timeline(trace: Trace, labels: Mapping[str, str]) -> str:
    """Return when deployments began."""
    dated = []
    for iri, deployment in trace.deployments.items():
        span = deployment.begun
        dated.append(
            Dated(labels[iri], span.earliest if span else None, span.latest if span else None)
        )
    return inline(draw_timeline(dated, title=trace.model.label), "timeline")


def provinces(trace: Trace, spots: Mapping[str, Spot], centres: Mapping[str, Spot]) -> str | None:
    """Return replication between provinces; None where no replication has both of them."""
    flows: dict[tuple[str, str, str], int] = {}
    for step in trace.steps:
        one, other = spots.get(step.parent or ""), spots.get(step.node)
        if one and other and one.province and other.province:
            standing = "inferred" if trace.is_inferred(step) else "said"
            key = (one.province, other.province, standing)
            flows[key] = flows.get(key, 0) + 1
    if not flows:
        return None
    sizes: dict[str, float] = {}
    for spot in spots.values():
        if spot.province:
            sizes[spot.province] = sizes.get(spot.province, 0) + 1
    figure = draw_unit_network(
        [Flow(one, other, n, how) for (one, other, how), n in flows.items()],
        {name: (spot.latitude, spot.longitude) for name, spot in centres.items()},
        sizes=sizes,
        title=trace.model.label,
    )
    return inline(figure, "provinces")
