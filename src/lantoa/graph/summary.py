"""What is in a graph, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lantoa.graph.describe import PROLOGUE
from lantoa.graph.judgements import as_judged
from lantoa.graph.outline import Line, to_html, to_text

if TYPE_CHECKING:
    from lantoa.graph.store import Store

#: The classes that are counted, in the order in which they are told.
_CLASSES = {
    "Source": "sources",
    "Copy": "copies",
    "Model": "models",
    "Deployment": "deployments",
    "DeploymentGroup": "deployment groups",
    "Replication": "replications",
    "Recognition": "recognitions",
    "Measurement": "measurements",
    "Organization": "organizations",
    "Gathering": "gatherings",
    "Mandate": "mandates",
    "Campaign": "campaigns",
    "Place": "places",
    "Judgement": "judgements",
    "InferredLink": "inferred links",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is in a graph.

    Attributes:
        location: the folder or the address of the endpoint.
        version: lantoa's version.
        quads: how many quads there are.
        graphs: how many named graphs.
        counts: how many things of each kind.
        sources: the loaded documents with how many pieces of evidence each gave.
    """

    location: str
    version: str
    quads: int
    graphs: int
    counts: Mapping[str, int]
    sources: Mapping[str, int]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "location": self.location,
            "version": self.version,
            "quads": self.quads,
            "graphs": self.graphs,
            "counts": dict(self.counts),
            "sources": dict(self.sources),
        }

    def outline(self, *, evidence: int = 20) -> list[Line]:
        """Return the summary as lines, with so many sources."""
        lines = [Line(0, f"{self.location} (lantoa {self.version})", "title")]
        lines.append(Line(1, f"{self.quads:,} quads in {self.graphs:,} named graphs"))
        lines += [Line(1, f"{name}: {count:,}") for name, count in self.counts.items()]
        if self.sources:
            lines.append(Line(1, "evidence by source", "heading"))
        shown = list(self.sources.items())[:evidence]
        lines += [Line(2, f"{document}: {count:,}") for document, count in shown]
        if len(self.sources) > len(shown):
            lines.append(Line(2, f"and {len(self.sources) - len(shown):,} more", "note"))
        return lines

    def __str__(self) -> str:
        return to_text(self.outline())

    def _repr_html_(self) -> str:
        return to_html(self.outline())


def summary(store: Store) -> Summary:
    """Return what is in a store, in numbers."""
    from importlib.metadata import version

    classes = " ".join(f"lt:{name}" for name in _CLASSES)
    # What was judged one counts once, and what was rejected not at all.
    rows = as_judged(store).query(
        f"{PROLOGUE}SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE {{"
        f" VALUES ?class {{ {classes} }} ?s a ?class }} GROUP BY ?class"
    )
    counted = {cls.value: int(number.value) for cls, number in rows}  # type: ignore[union-attr]
    # Each graph holds one source and all its evidence, so no join over graphs is needed.
    told = store.query(
        f"{PROLOGUE}SELECT ?document (COUNT(?e) AS ?n) WHERE {{ GRAPH ?g {{"
        " ?s a lt:Source ; lt:document ?document . OPTIONAL { ?e lt:source ?s } } }"
        " GROUP BY ?document ORDER BY ?document"
    )
    return Summary(
        location=store.location,
        version=version("lantoa"),
        quads=len(store),
        graphs=len(store.graphs()),
        counts={
            heading: count
            for name, heading in _CLASSES.items()
            if (count := _ending(counted, name))
        },
        sources={d.value: int(n.value) for d, n in told},  # type: ignore[union-attr]
    )


def _ending(counted: Mapping[str, int], name: str) -> int:
    return next((n for iri, n in counted.items() if iri.endswith(f"#{name}")), 0)
