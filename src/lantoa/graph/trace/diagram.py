"""A trace as a diagram: Graphviz DOT and Mermaid.

Boxes are deployments, rounded boxes counted groups, hexagons recognitions; the model itself is an
ellipse where a recognition is of none of its deployments. What sources say has solid lines; what
an analysis run inferred has dashed ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantoa.graph.facts import spans
from lantoa.graph.trace.traced import TracedModel

_MERMAID_LINES = {
    (False, True): "-->",
    (False, False): "---",
    (True, True): "-.->",
    (True, False): "-.-",
}


@dataclass(frozen=True, slots=True)
class _Node:
    name: str
    shape: str
    label: tuple[str, ...]
    inferred: bool


@dataclass(frozen=True, slots=True)
class _Arc:
    source: str
    target: str
    label: str
    inferred: bool
    directed: bool = True


def to_dot(trace: TracedModel) -> str:
    """Return the lineage as a Graphviz graph."""
    shapes = {"deployment": "box", "group": "box", "recognition": "hexagon"}
    shapes["model"] = "ellipse"
    lines = [
        f"digraph {_dot_quoted(trace.model.label)} {{",
        "  rankdir=LR;",
        f"  label={_dot_quoted(trace.model.label)};",
    ]
    nodes, arcs = _diagram(trace)
    for node in nodes:
        styles = ["rounded"] if node.shape == "group" else []
        styles += ["dashed"] if node.inferred else []
        style = f', style="{",".join(styles)}"' if styles else ""
        text = _dot_quoted("\n".join(node.label))
        lines.append(f"  {node.name} [label={text}, shape={shapes[node.shape]}{style}];")
    for arc in arcs:
        options = [f"label={_dot_quoted(arc.label)}"] if arc.label else []
        options += ["style=dashed"] if arc.inferred else []
        options += [] if arc.directed else ["dir=none"]
        lines.append(f"  {arc.source} -> {arc.target} [{', '.join(options)}];")
    return "\n".join([*lines, "}", ""])


def to_mermaid(trace: TracedModel) -> str:
    """Return the lineage as a Mermaid flowchart."""
    brackets = {"deployment": ("[", "]"), "group": ("(", ")"), "recognition": ("{{", "}}")}
    brackets["model"] = ("([", "])")
    lines = ["flowchart LR"]
    nodes, arcs = _diagram(trace)
    for node in nodes:
        before, after = brackets[node.shape]
        text = "<br/>".join(_mermaid_escaped(part) for part in node.label)
        lines.append(f'  {node.name}{before}"{text}"{after}')
    for arc in arcs:
        line = _MERMAID_LINES[arc.inferred, arc.directed]
        caption = f'|"{_mermaid_escaped(arc.label)}"|' if arc.label else ""
        lines.append(f"  {arc.source} {line}{caption} {arc.target}")
    inferred = [node.name for node in nodes if node.inferred]
    if inferred:
        lines.append("  classDef inferred stroke-dasharray: 5 5")
        lines.append(f"  class {','.join(inferred)} inferred")
    return "\n".join([*lines, ""])


def _diagram(trace: TracedModel) -> tuple[list[_Node], list[_Arc]]:
    names: dict[str, str] = {}
    nodes = list(_nodes(trace, names))
    return nodes, list(_arcs(trace, names))


def _nodes(trace: TracedModel, names: dict[str, str]) -> Iterator[_Node]:
    for deployment in trace.deployments.values():
        names[deployment.iri] = f"d{len(names)}"
        text = (*_wrapped(deployment.where), deployment.dates, *deployment.status)
        yield _Node(names[deployment.iri], "deployment", _filled(text), deployment.inferred)
    for group in trace.groups.values():
        names[group.iri] = f"g{len(names)}"
        yield _Node(names[group.iri], "group", _filled((group.caption,)), group.inferred)
    for fact in trace.recognitions:
        names[fact.iri] = f"r{len(names)}"
        by = ", ".join(body.label for body in fact.conferred_by)
        award = fact.award.label if fact.award else ""
        yield _Node(
            names[fact.iri], "recognition", _filled((award, by, spans(fact.when))), fact.inferred
        )
    if any(names.keys().isdisjoint(r.iri for r in fact.recipients) for fact in trace.recognitions):
        names[trace.model.iri] = f"m{len(names)}"
        yield _Node(names[trace.model.iri], "model", (trace.model.label,), inferred=False)


def _arcs(trace: TracedModel, names: dict[str, str]) -> Iterator[_Arc]:
    for step in trace.steps:
        if step.parent is None:
            continue
        when = spans((w for event in trace.events(step) for w in event.when), " or ")
        is_member = not step.via and step.parent in trace.groups
        yield _Arc(
            names[step.parent],
            names[step.node],
            "among them" if is_member else when,
            inferred=False,
            directed=not is_member,
        )
    for link in trace.inferred:
        yield _Arc(names[link.origin], names[link.replica], "", inferred=True)
    drawn = {step.node for step in trace.steps}
    for group in trace.groups.values():
        if group.iri not in drawn:
            for member in group.members:
                if member in names:
                    ends = (names[group.iri], names[member])
                    yield _Arc(*ends, "among them", inferred=False, directed=False)
    for fact in trace.recognitions:
        recipients = {r.iri for r in fact.recipients} & names.keys() - {trace.model.iri}
        for recipient in sorted(recipients) or [trace.model.iri]:
            yield _Arc(names[recipient], names[fact.iri], "", fact.inferred, False)


def _wrapped(place: str) -> tuple[str, ...]:
    """Return the lowest unit on one line and the rest on the next."""
    first, _, rest = place.partition(", ")
    return (first, rest)


def _filled(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for part in parts if part) or ("unknown",)


def _dot_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _mermaid_escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "#quot;").replace("<", "&lt;")
