"""The page: HTML that stands alone, with its pictures, its numbers and its evidence inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from lantoa.errors import UserError
from lantoa.report.numbers import NumberRow, numbers
from lantoa.report.page_map import MapPoint, ground, legend, points_map

if TYPE_CHECKING:
    from lantoa.graph.facts import EvidenceFact, Fact
    from lantoa.graph.store import Store
    from lantoa.graph.trace import Trace
    from lantoa.report.whereabouts import Spot

_MOST_QUOTATIONS = 400


@dataclass(frozen=True, slots=True)
class Report:
    """A model's page.

    Attributes:
        trace: what the graph knows of it.
        spots: where its deployments and groups are, by IRI.
        numbers: the numbers of its spread, with their definitions.
        pictures: SVG by name: curve, tree, timeline, provinces; None where nothing can be drawn.
    """

    trace: Trace
    spots: dict[str, Spot]
    numbers: list[NumberRow]
    pictures: dict[str, str | None]

    def to_html(self) -> str:
        """Return the page: one file that needs no network and no other file."""
        return _document(self)

    def save(self, path: str | Path) -> Path:
        """Write the page.

        Raises:
            UserError: the file cannot be written.
        """
        target = Path(path)
        try:
            target.write_text(self.to_html(), encoding="utf-8")
        except OSError as error:
            raise UserError(f"{target} cannot be written ({error.strerror}).") from error
        return target

    def _repr_html_(self) -> str:
        return self.to_html()


def report(store: Store, model: str) -> Report:
    """Gather what the graph knows of how a model spread, for a page.

    Args:
        store: the store.
        model: its name (case and diacritics do not count), or its IRI or CURIE.

    Raises:
        UnknownNameError: no model is called so.
        AmbiguousNameError: several models match.
        UserError: matplotlib is not installed.
    """
    import networkx as nx

    from lantoa.graph.trace import trace
    from lantoa.report import figures
    from lantoa.report.whereabouts import Whereabouts

    found = trace(store, model)
    whereabouts, places = Whereabouts.of(
        store, [*found.deployments.values(), *found.groups.values()]
    )
    spots = {
        iri: spot for iri, place in places.items() if (spot := whereabouts.spot(place)) is not None
    }
    lineage: nx.DiGraph[str] = nx.DiGraph()
    lineage.add_nodes_from([*found.deployments, *found.groups])
    lineage.add_edges_from(
        (step.parent, step.node)
        for step in found.steps
        if step.parent is not None and step.parent != step.node
    )
    labels = {
        **{iri: deployment.where for iri, deployment in found.deployments.items()},
        **{iri: group.caption for iri, group in found.groups.items()},
    }
    centres = {
        name: spot
        for place in places.values()
        for unit in whereabouts.chain(place)
        if (name := whereabouts.province(unit)) is not None
        and (spot := whereabouts.spot(unit)) is not None
        and spot.of == name
    }
    return Report(
        found,
        spots,
        numbers(found, lineage, spots),
        {
            "curve": figures.curve(found),
            "timeline": figures.timeline(found, labels),
            "tree": figures.tree(found),
            "provinces": figures.provinces(found, spots, centres),
        },
    )


def _document(page: Report) -> str:
    name = escape(page.trace.model.label)
    style = (files("lantoa.report") / "page.css").read_text(encoding="utf-8")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="vi">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'; img-src data:\">",
            f"<title>{name}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            *_head(page.trace),
            *_figure(page, "curve", "Theo thời gian", "Over time"),
            *_numbers(page.numbers),
            *_map(page),
            *_figure(page, "provinces", "Giữa các tỉnh", "Between provinces"),
            *_figure(page, "tree", "Nguồn gốc và nơi làm theo", "Lineage"),
            *_figure(page, "timeline", "Từng nơi", "Each place"),
            *_outline(page.trace),
            *_evidence(page.trace),
            "<footer>lantoa</footer>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _head(trace: Trace) -> Iterator[str]:
    yield f"<h1>{escape(trace.model.label)}</h1>"
    if trace.aliases:
        yield f'<p class="about">{escape(" · ".join(trace.aliases))}</p>'
    yield f'<p class="about">{escape(trace.model.iri)}</p>'


def _section(vi: str, en: str) -> str:
    return f'<h2>{escape(vi)} <small lang="en">{escape(en)}</small></h2>'


_MISSING = {
    "curve": ("Không nguồn nào nói bắt đầu khi nào.", "No source tells when any of them began."),
    "provinces": (
        "Không có lần nhân rộng nào biết cả hai tỉnh.",
        "No replication of which both provinces are known.",
    ),
}
_CAPTIONS = {
    "curve": (
        "Dải: giữa số ít nhất và nhiều nhất theo các nguồn.",
        "The band lies between the fewest and the most that the sources allow.",
    ),
    "provinces": (
        "Nét liền: nguồn nói; nét chấm: suy ra.",
        "Solid: said by a source; dotted: inferred.",
    ),
    "tree": (
        "Nét liền: nguồn nói; nét chấm: suy ra.",
        "Solid: said by a source; dotted: inferred.",
    ),
    "timeline": (
        "Thanh: khoảng thời gian chứa ngày bắt đầu.",
        "A bar is the period in which it began.",
    ),
}


def _figure(page: Report, name: str, vi: str, en: str) -> Iterator[str]:
    yield _section(vi, en)
    svg = page.pictures[name]
    if svg is None:
        missing_vi, missing_en = _MISSING[name]
        yield f'<p>{missing_vi} <small lang="en">{missing_en}</small></p>'
        return
    caption_vi, caption_en = _CAPTIONS[name]
    yield f"<figure>{svg}<figcaption>{caption_vi} "
    yield f'<span lang="en">{caption_en}</span></figcaption></figure>'


def _numbers(rows: Iterable[NumberRow]) -> Iterator[str]:
    yield _section("Các con số", "Numbers")
    yield "<table><tbody>"
    for row in rows:
        yield (
            f'<tr><th scope="row">{escape(row.name_vi)} '
            f'<small lang="en">{escape(row.name_en)}</small></th>'
            f'<td class="value">{escape(row.value)}</td><td>{escape(row.definition_vi)}'
            f'<small lang="en">{escape(row.definition_en)}</small></td></tr>'
        )
    yield "</tbody></table>"


def _map(page: Report) -> Iterator[str]:
    yield _section("Bản đồ", "Map")
    origins = {origin.deployment for origin in page.trace.origins}
    known = {**page.trace.deployments, **page.trace.groups}
    points = [
        MapPoint(known[iri].caption, spot.latitude, spot.longitude, spot.own, iri in origins)
        for iri, spot in page.spots.items()
    ]
    yield f"<figure>{points_map(points, ground())}"
    without = len(known) - len(points)
    missing = f" · {without} không rõ ở đâu / not on the map" if without else ""
    yield f'<figcaption lang="en">{legend(points)}{missing}</figcaption></figure>'


def _outline(trace: Trace) -> Iterator[str]:
    yield _section("Lần theo", "Trace")
    yield '<ul class="trace">'
    for line in trace.outline(evidence=0)[1:]:
        indent = f' style="margin-left:{(line.depth - 1) * 1.2:.1f}rem"'
        yield f'<li class="{line.style}"{indent}>{escape(line.text)}</li>'
    yield "</ul>"


def _facts(trace: Trace) -> Iterator[Fact]:
    for group in (trace.deployments, trace.groups, trace.replications):
        yield from group.values()
    yield from trace.recognitions
    yield from trace.measurements


def _evidence(trace: Trace) -> Iterator[str]:
    yield _section("Bằng chứng", "Evidence")
    shown = 0
    for fact in _facts(trace):
        if not fact.evidence or shown >= _MOST_QUOTATIONS:
            continue
        yield f"<h3>{escape(fact.caption)}</h3>"
        for proof in fact.evidence:
            shown += 1
            yield _quotation(proof)
    left = sum(len(fact.evidence) for fact in _facts(trace)) - shown
    if left > 0:
        yield f'<p lang="en">{left} more quotations are in the graph.</p>'


def _quotation(proof: EvidenceFact) -> str:
    source = proof.source
    told = [source.title or source.document, source.publisher]
    told.append(source.published.edtf if source.published else None)
    if proof.confidence is not None:
        told.append(f"tin cậy / confidence {proof.confidence:.2f}")
    cited = " · ".join(escape(part) for part in told if part)
    return f"<blockquote>{escape(proof.quote)}<cite>{cited}</cite></blockquote>"
