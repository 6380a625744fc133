"""A trace with its renderings: JSON, table, text, Graphviz, Mermaid, notebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lantoa.graph.facts import plain
from lantoa.graph.lineage import Step
from lantoa.graph.trace.traced import TracedModel

if TYPE_CHECKING:
    import pandas as pd

    from lantoa.graph.outline import Line
    from lantoa.pictures.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace(TracedModel):
    """What the graph knows of how a model spread; in notebooks it shows itself as a tree."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON, of the shape that docs/cli.md documents."""
        return {
            "model": plain(self.model),
            "aliases": list(self.aliases),
            "themes": list(self.themes),
            "origins": plain(self.origins),
            "earliest": list(self.earliest),
            "lineage": [self._step(step) for step in self.steps],
            "inferred": plain(self.inferred),
            "origin_unknown": list(self.origin_unknown),
            "unconnected": list(self.unconnected),
            "cycles": plain(self.cycles),
            "anachronisms": plain(self.anachronisms),
            "deployments": plain(tuple(self.deployments.values())),
            "groups": plain(tuple(self.groups.values())),
            "replications": plain(tuple(self.replications.values())),
            "recognitions": plain(self.recognitions),
            "measurements": plain(self.measurements),
            "organizations": plain(self.organizations),
            "mentions": self.mentions,
            "evidence": plain(self.evidence),
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each deployment: where, since when, of which origin.

        A deployment of several origins has a row for each; one that no replication mentions has
        a row without generation, and so has one for each inferred link, ``inferred`` True.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        from lantoa.graph.frames import frame
        from lantoa.graph.trace.table import COLUMNS, records

        return frame(list(records(self)), COLUMNS)

    def to_text(self, *, evidence: int = 3) -> str:
        """Return the trace as indented plain text.

        Args:
            evidence: how many quotations to show for each statement.
        """
        from lantoa.graph.outline import to_text

        return to_text(self.outline(evidence=evidence))

    def outline(self, *, evidence: int = 3) -> list[Line]:
        """Return the trace as lines, with so many quotations for each statement."""
        from lantoa.graph.trace.outline import outline

        return outline(self, evidence=evidence)

    def to_dot(self) -> str:
        """Return the lineage as a Graphviz graph."""
        from lantoa.graph.trace.diagram import to_dot

        return to_dot(self)

    def to_mermaid(self) -> str:
        """Return the lineage as a Mermaid flowchart."""
        from lantoa.graph.trace.diagram import to_mermaid

        return to_mermaid(self)

    def picture(self) -> Picture:
        """Return the lineage as a picture, which a notebook shows.

        Raises:
            UserError: matplotlib is not installed.
        """
        from lantoa.pictures.of_trace import draw_trace

        return draw_trace(self)

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        from lantoa.graph.outline import to_html
        from lantoa.pictures.save import in_notebook

        return in_notebook(self.picture) + to_html(self.outline())

    def _step(self, step: Step) -> dict[str, Any]:
        return {
            "node": step.node,
            "type": "group" if step.node in self.groups else "deployment",
            "parent": step.parent,
            "via": list(step.via),
            "generation": step.generation,
            "inferred": False,  # these are in a list of their own
            "repeated": step.repeated,
            "in_cycle": step.in_cycle,
        }
