"""Put a model's facts together: origins, lineage, groups, recognitions, measurements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TypeVar

from lantoa.graph.describe import ALT_LABEL, Queryable, describe
from lantoa.graph.fact_reader import read_facts
from lantoa.graph.facts import (
    DeploymentFact,
    Fact,
    GroupFact,
    MeasurementFact,
    MentionFact,
    RecognitionFact,
    ReplicationFact,
    Thing,
    enclosing,
    time_order,
)
from lantoa.graph.find import resolve
from lantoa.graph.judgements import as_judged
from lantoa.graph.lineage import Edge, Lineage, Step, may_be_first, walk
from lantoa.graph.network.collecting import uncollected
from lantoa.graph.trace.rendered import Trace
from lantoa.graph.trace.traced import Basis, InferredLink, OrganizationRole, Origin
from lantoa.ontology.time import TimeSpan

_Fact = TypeVar("_Fact", bound=Fact)
_DatedFact = TypeVar("_DatedFact", RecognitionFact, MeasurementFact)

# The distinct deployments first: each is in the graph of every source that speaks of it.
_PATTERN = """
{{ ?s lt:model {model} }}
UNION {{ ?s lt:recipient {model} }}
UNION {{ VALUES ?s {{ {model} }} }}
UNION {{
  {{ SELECT DISTINCT ?d WHERE {{ ?d lt:model {model} }} }}
  {{ ?s lt:recipient|lt:origin|lt:target|lt:inferredOrigin|lt:inferredTarget ?d }}
  UNION {{ ?d lt:origin|lt:target|lt:member ?s }}
}}
"""


@uncollected()
def trace(store: Queryable, model: str) -> Trace:
    """Trace a model.

    Args:
        store: the store.
        model: its name (case and diacritics do not count), or its IRI or CURIE.

    Returns:
        The trace; in notebooks it shows itself as a tree.

    Raises:
        UnknownNameError: no model is called so.
        AmbiguousNameError: several models match.
    """
    store = as_judged(store)
    iri = resolve(store, "model", model)
    facts = read_facts(store, _PATTERN.format(model=f"<{iri}>"))
    described = describe(store, [iri])[iri]
    return _Tracer(Thing(iri, described.label), facts).trace(
        aliases=tuple(a for a in described.all(ALT_LABEL) if a != described.label),
        themes=described.names("theme"),
    )


class _Tracer:
    """Sorts the facts and links them."""

    def __init__(self, model: Thing, facts: Mapping[str, Fact]) -> None:
        self.model = model
        self.facts = facts
        replications = _of(facts, ReplicationFact)
        self.replications = {iri: fact for iri, fact in replications.items() if not fact.inferred}
        self.inferred = tuple(_inferred_links(replications.values()))
        self.groups = _of(facts, GroupFact)
        self.deployments = _of(facts, DeploymentFact)
        self.edges = list(self._edges())
        pairs = [(e.source, e.target) for e in self.edges]
        pairs += [(link.origin, link.replica) for link in self.inferred]
        for end in (end for pair in pairs for end in pair):
            # Foreign RDF may name a deployment without describing it: keep it in sight.
            if end not in self.deployments and end not in self.groups:
                self.deployments[end] = DeploymentFact(iri=end, model=None)

    def trace(self, *, aliases: tuple[str, ...], themes: tuple[str, ...]) -> Trace:
        """Return the whole trace."""
        lineage = walk(self.deployments, self.edges, self._order)
        unknown = self._replicas_of_unknown_origin() - {e.target for e in self.edges}
        origins = self._origins(lineage, unknown)
        shown_alone = tuple(o.deployment for o in origins if o.deployment in lineage.isolated)
        naming = self.facts.get(self.model.iri)
        return Trace(
            model=self.model,
            aliases=aliases,
            themes=themes,
            origins=origins,
            earliest=may_be_first((d.iri, d.begun) for d in self._by_date()),
            steps=(*(Step(iri, None, (), 0) for iri in shown_alone), *lineage.steps),
            inferred=self.inferred,
            origin_unknown=tuple(d.iri for d in self._by_date() if d.iri in unknown),
            unconnected=tuple(
                n for n in lineage.isolated if n not in unknown and n not in shown_alone
            ),
            cycles=lineage.cycles,
            anachronisms=tuple(self._anachronisms()),
            deployments={d.iri: d for d in self._by_date()},
            groups=self.groups,
            replications=self.replications,
            recognitions=_dated(_of(self.facts, RecognitionFact).values()),
            measurements=_dated(_of(self.facts, MeasurementFact).values()),
            organizations=tuple(self._organizations()),
            mentions=naming.mentions if isinstance(naming, MentionFact) else 0,
            evidence=naming.evidence if naming else (),
        )

    def _edges(self) -> Iterator[Edge]:
        pairs = set()
        for fact in self.replications.values():
            for origin, target in product(fact.origins, fact.targets):
                pairs.add((origin, target))
                yield Edge(origin, target, fact.iri)
        replicas_said: list[DeploymentFact | GroupFact] = [
            *self.deployments.values(),
            *self.groups.values(),
        ]
        for replica in replicas_said:
            for origin in replica.replicates:
                # The shortcut without its event, as RDF from elsewhere may have it.
                if (origin, replica.iri) not in pairs:
                    pairs.add((origin, replica.iri))
                    yield Edge(origin, replica.iri)
        replicas = {target for _, target in pairs}
        for group in self.groups.values():
            if group.iri in replicas:
                for member in group.members:
                    yield Edge(group.iri, member)

    def _order(self, node: str) -> tuple[object, ...]:
        group = self.groups.get(node)
        if group:
            when = enclosing(group.when) if group.when else None
            return (True, time_order(when), str(group.area))
        deployment = self.deployments[node]
        return (False, time_order(deployment.begun), deployment.where)

    def _by_date(self) -> list[DeploymentFact]:
        return sorted(
            self.deployments.values(), key=lambda d: (time_order(d.begun), d.where, d.iri)
        )

    def _replicas_of_unknown_origin(self) -> set[str]:
        found: set[str] = set()
        for fact in self.replications.values():
            if not fact.origins:
                for target in fact.targets:
                    found |= set(self.groups[target].members if target in self.groups else [target])
        return found

    def _origins(self, lineage: Lineage, unknown: set[str]) -> tuple[Origin, ...]:
        linked = [n for n in lineage.origins if n in self.deployments and n not in unknown]
        if linked:
            return tuple(Origin(n, Basis.SAID) for n in linked)
        if len(self.deployments) == 1:
            return tuple(Origin(n, Basis.ONLY) for n in lineage.isolated if n not in unknown)
        free = [(n, self.deployments[n].begun) for n in lineage.isolated if n not in unknown]
        return tuple(Origin(n, Basis.EARLIEST) for n in may_be_first(free))

    def _anachronisms(self) -> Iterator[tuple[str, str]]:
        for edge in self.edges:
            origin, replica = (self.deployments.get(n) for n in (edge.source, edge.target))
            if origin and replica and _certainly_before(replica.begun, origin.begun):
                yield (origin.iri, replica.iri)

    def _organizations(self) -> Iterator[OrganizationRole]:
        found: dict[tuple[str, Thing], list[str]] = {}
        for deployment in self._by_date():
            for role in deployment.roles:
                found.setdefault((role.role, role.organization), []).append(deployment.iri)
        for (role_name, body), sites in sorted(
            found.items(), key=lambda item: (item[0][0], item[0][1].label, item[0][1].iri)
        ):
            yield OrganizationRole(role_name, body, tuple(sites))


def _of(facts: Mapping[str, Fact], kind: type[_Fact]) -> dict[str, _Fact]:
    return {iri: fact for iri, fact in facts.items() if isinstance(fact, kind)}


def _inferred_links(facts: Iterable[ReplicationFact]) -> Iterator[InferredLink]:
    """The links that analysis runs inferred, the best first, in an order of their own."""
    found = {
        InferredLink(origin, replica, fact.score, fact.iri)
        for fact in facts
        if fact.inferred
        for origin, replica in product(fact.origins, fact.targets)
    }
    yield from sorted(
        found, key=lambda link: (-(link.score or 0.0), link.origin, link.replica, link.statement)
    )


def _dated(facts: Iterable[_DatedFact]) -> tuple[_DatedFact, ...]:
    return tuple(
        sorted(
            facts,
            key=lambda f: (time_order(enclosing(f.when) if f.when else None), f.caption, f.iri),
        )
    )


def _certainly_before(first: TimeSpan | None, second: TimeSpan | None) -> bool:
    return bool(
        first and second and first.latest and second.earliest and first.latest < second.earliest
    )
