"""A trace as nested lines: the tree of the terminal, the text of a pipe, the notebook's view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lantoa.graph.facts import (
    DeploymentFact,
    Fact,
    GroupFact,
    MeasurementFact,
    RecognitionFact,
    counted_words,
    spans,
)
from lantoa.graph.lineage import Step
from lantoa.graph.outline import Line, Style, evidence_lines
from lantoa.graph.trace.traced import Basis, TracedModel

_BASIS = {
    Basis.SAID: "origin",
    Basis.EARLIEST: "earliest known",
    Basis.ONLY: "the only one known",
}


def outline(trace: TracedModel, *, evidence: int = 3) -> list[Line]:
    """Return a trace as lines.

    Args:
        trace: what to show.
        evidence: how many quotations to show for each statement.
    """
    return list(_Outliner(trace, evidence).lines())


class _Outliner:
    def __init__(self, trace: TracedModel, evidence: int) -> None:
        self.trace = trace
        self.evidence = evidence
        self.basis = {o.deployment: _BASIS[o.basis] for o in trace.origins}
        self.in_lineage = {step.node for step in trace.steps}

    def lines(self) -> Iterator[Line]:
        trace = self.trace
        yield Line(0, trace.model.label, "title")
        if trace.aliases:
            yield Line(1, f"also called {', '.join(trace.aliases)}")
        if trace.themes:
            yield Line(1, f"themes: {', '.join(trace.themes)}")
        if not trace.deployments and not trace.groups:
            yield Line(1, "No source says where it is at work.", "note")
            yield from evidence_lines(trace.evidence, 2, self.evidence)
        yield from self._section("Where it began and where it went", self._lineage())
        yield from self._section("Who probably followed whom (inferred)", self._inferred())
        yield from self._section(
            "Replicas whose origin is not said", self._deployments(trace.origin_unknown)
        )
        yield from self._section("Other deployments", self._deployments(trace.unconnected))
        groups = (g for g in trace.groups.values() if g.iri not in self.in_lineage)
        yield from self._section("Counted, not named", self._groups(groups))
        yield from self._section("Recognised", self._recognitions(trace.recognitions))
        yield from self._section("Measured", self._measurements(trace.measurements))
        yield from self._section("Organizations", self._organizations())
        yield from self._section("Take care", self._cautions())

    def _section(self, heading: str, lines: Iterable[Line]) -> Iterator[Line]:
        found = list(lines)
        if found:
            yield Line(1, heading, "heading")
            yield from found

    def _with_evidence(self, depth: int, text: str, fact: Fact, style: Style) -> Iterator[Line]:
        yield Line(depth, text, style)
        differ = isinstance(fact, DeploymentFact) and len(fact.started) > 1
        yield from evidence_lines(fact.evidence, depth + 1, self.evidence, dates=differ)

    def _lineage(self) -> Iterator[Line]:
        for step in self.trace.steps:
            depth = 2 + step.generation
            text = self._arrow(step) + self._node(step)
            if step.repeated:
                where = "a cycle, shown elsewhere" if step.in_cycle else "shown elsewhere"
                yield Line(depth, f"{text} ({where})", "note" if step.in_cycle else "plain")
                continue
            yield from self._with_evidence(depth, text, self._fact(step.node), "plain")
            quoted = {e.quote for e in self._fact(step.node).evidence}
            for event in self.trace.events(step):
                new = [e for e in event.evidence if e.quote not in quoted]
                yield from evidence_lines(new, depth + 1, self.evidence)

    def _arrow(self, step: Step) -> str:
        if step.parent is None:
            return ""
        if not step.via and step.parent in self.trace.groups:
            return "among them: "
        return "→ "

    def _inferred(self) -> Iterator[Line]:
        for link in self.trace.inferred:
            origin, replica = (self._where(end) for end in (link.origin, link.replica))
            score = "" if link.score is None else f" (score {link.score:.3g})"
            yield Line(2, f"{origin} ⇢ {replica}{score}", "inferred")

    def _where(self, node: str) -> str:
        group = self.trace.groups.get(node)
        return group.caption if group else self.trace.deployments[node].where

    def _node(self, step: Step) -> str:
        group = self.trace.groups.get(step.node)
        if group:
            return _group_text(group)
        text = _deployment_text(self.trace.deployments[step.node])
        if step.parent is None:
            return f"{text} - {self._standing(step.node)}"
        when = spans((w for event in self.trace.events(step) for w in event.when), " or ")
        return f"{text} - replicated {when}" if when else text

    def _standing(self, node: str) -> str:
        """Say why a node without a parent stands at the top."""
        if node in self.trace.origin_unknown:
            return "a replica, its origin is not said"
        return self.basis.get(node, "in a cycle, its origin is not known")

    def _fact(self, node: str) -> Fact:
        return self.trace.groups.get(node) or self.trace.deployments[node]

    def _deployments(self, iris: Iterable[str]) -> Iterator[Line]:
        for iri in iris:
            deployment = self.trace.deployments[iri]
            text = _deployment_text(deployment)
            if iri in self.in_lineage:
                text += " (shown above)"
            style: Style = "inferred" if deployment.inferred else "plain"
            yield from self._with_evidence(2, text, deployment, style)

    def _groups(self, groups: Iterable[GroupFact]) -> Iterator[Line]:
        for group in groups:
            style: Style = "inferred" if group.inferred else "plain"
            yield from self._with_evidence(2, _group_text(group), group, style)
            for member in group.members:
                named = self.trace.deployments.get(member)
                yield Line(3, f"among them: {_deployment_text(named) if named else member}")

    def _recognitions(self, facts: Iterable[RecognitionFact]) -> Iterator[Line]:
        for fact in facts:
            by = ", ".join(body.label for body in fact.conferred_by) or "giver not said"
            award = fact.award.label if fact.award else "award not said"
            parts = [f"{award} from {by}", spans(fact.when)]
            parts += [t.label for t in fact.recipients if t.iri != self.trace.model.iri]
            if fact.amount:
                parts.append(counted_words(fact.amount))
            yield from self._with_evidence(
                2, ", ".join(p for p in parts if p), fact, "inferred" if fact.inferred else "plain"
            )

    def _measurements(self, facts: Iterable[MeasurementFact]) -> Iterator[Line]:
        for fact in facts:
            yield from self._with_evidence(
                2, fact.caption, fact, "inferred" if fact.inferred else "plain"
            )

    def _organizations(self) -> Iterator[Line]:
        for held in self.trace.organizations:
            sites = [self.trace.deployments[iri].where for iri in held.deployments]
            more = f" and {len(sites) - 3} more" if len(sites) > 3 else ""
            yield Line(2, f"{held.role}: {held.organization.label} ({'; '.join(sites[:3])}{more})")

    def _cautions(self) -> Iterator[Line]:
        at = {iri: d.where for iri, d in self.trace.deployments.items()}
        at |= {iri: _group_text(g) for iri, g in self.trace.groups.items()}
        for cycle in self.trace.cycles:
            places = " → ".join(at[node] for node in (*cycle, cycle[0]))
            yield Line(2, f"Sources together say a cycle: {places}", "note")
        for origin, replica in self.trace.anachronisms:
            yield Line(2, f"{at[replica]} began before its origin {at[origin]}", "note")
        origins = {o.deployment for o in self.trace.origins}
        if origins and not origins & set(self.trace.earliest):
            for iri in self.trace.earliest:
                yield Line(2, f"{at[iri]} began earlier than the origins said", "note")


def _deployment_text(fact: DeploymentFact) -> str:
    roles = ", ".join(f"{role.role} {role.organization.label}" for role in fact.roles)
    parts = [fact.where, fact.dates, *fact.status, *(roles and [roles])]
    several = " (sources disagree)" if len(fact.started) > 1 else ""
    return ", ".join(part for part in parts if part) + several


def _group_text(fact: GroupFact) -> str:
    named = f" ({len(fact.members)} of them named)" if fact.members else ""
    return fact.caption + named
