"""Read facts out of a store in a handful of queries, however many facts there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import Literal, NamedNode

from lantoa.graph.describe import (
    NAMES,
    PUBLISHER,
    RDF_TYPE,
    TITLE,
    Description,
    Queryable,
    describe,
    describe_selected,
    local_name,
    place_chains,
)
from lantoa.graph.facts import (
    DeploymentFact,
    EvidenceFact,
    Fact,
    GatheringFact,
    GroupFact,
    MeasurementFact,
    MentionFact,
    PlaceFact,
    RecognitionFact,
    ReplicationFact,
    RoleFact,
    SourceFact,
    Thing,
)
from lantoa.ontology.namespaces import term
from lantoa.ontology.records import Amount, Bound
from lantoa.ontology.time import TimeSpan
from lantoa.ontology.time_iris import span_of_iri

#: Properties whose values are places, and those whose values are other named things.
_PLACES = ("place", "area", "within", "home", "ofPlace")
_THINGS = (
    "model",
    "award",
    "conferredBy",
    "recipient",
    "organizer",
    "issuer",
    "foundedBy",
    "advisedBy",
    "operatedBy",
    "hostedBy",
)
_TIMES = ("started", "ended", "observed", "when", "published")
_ROLES = {
    "foundedBy": "founder",
    "advisedBy": "adviser",
    "operatedBy": "operator",
    "hostedBy": "host",
}
#: The statements that are read as facts; the named things that they speak of are not among them.
STATEMENTS = (
    "Deployment",
    "DeploymentGroup",
    "Replication",
    "InferredReplication",
    "Recognition",
    "Measurement",
    "Gathering",
)
#: How much evidence of a mere mention is read: a ministry is named in thousands of reports.
_MENTIONS = 100
_MENTIONED = ("Model", "Organization", "Campaign", "Mandate", "Place")
#: What is read of deployments that are recipients, and of other things.
_OF_DEPLOYMENTS = ("model", "place", "area")
_OF_THINGS = (*NAMES, *_OF_DEPLOYMENTS, "awardKind", "edtf")
#: Levels that end a chain of places before they are named: everything is in them.
_TOO_WIDE = {"country", "region"}


def read_facts(store: Queryable, pattern: str) -> dict[str, Fact]:
    """Return the facts whose nodes `pattern` binds to ``?s``, by IRI.

    Args:
        store: the store.
        pattern: the inside of a SPARQL group; the prefixes lt, id and rdfs are declared.

    Returns:
        One fact for each node of a class of statements; other nodes are left out.
    """
    nodes = describe_selected(store, pattern)
    return _Reader(store, nodes).facts()


class _Reader:
    """Describes what the facts refer to, then builds them."""

    def __init__(self, store: Queryable, nodes: dict[str, Description]) -> None:
        self._nodes = nodes
        evidence = describe(store, self._evidence_wanted())
        sources = describe(store, _values(evidence.values(), ("source",)))
        held = (*nodes.values(), *evidence.values(), *sources.values())
        places = _values(held, _PLACES)
        places |= {d.iri for d in nodes.values() if "Place" in d.types}
        self._chains = place_chains(store, places)
        units = {iri for chain in self._chains.values() for iri in chain}
        self._around = describe(store, units, (*NAMES, "level", RDF_TYPE))
        things = _values(held, (*_THINGS, *_TIMES)) - self._around.keys()
        self._around |= {iri: nodes[iri] for iri in things & nodes.keys()}
        self._around |= (times := _times(things - nodes.keys()))
        self._around |= describe(store, things - nodes.keys() - times.keys(), _OF_THINGS)
        # Deployments that are recipients are named by their model and place: one hop more.
        further = _values(self._around.values(), _OF_DEPLOYMENTS) - self._around.keys()
        self._around |= describe(store, further, NAMES)
        self._sources = {iri: self._source(d) for iri, d in sources.items()}
        self._evidence = {iri: self._read_evidence(d) for iri, d in evidence.items()}
        self._builders: dict[str, Callable[[Description], Fact]] = {
            "Deployment": self._deployment,
            "DeploymentGroup": self._group,
            "Replication": self._replication,
            "InferredReplication": self._inferred_replication,
            "Recognition": self._recognition,
            "Measurement": self._measurement,
            "Gathering": self._gathering,
        }

    def _evidence_wanted(self) -> set[str]:
        wanted: set[str] = set()
        for description in self._nodes.values():
            is_mention = description.types.isdisjoint(STATEMENTS)
            some = description.all("evidence")
            wanted.update(some[:_MENTIONS] if is_mention else some)
        return wanted

    def facts(self) -> dict[str, Fact]:
        """Return the facts by IRI."""
        found: dict[str, Fact] = {}
        for iri, description in self._nodes.items():
            fact = self._fact(description)
            if fact is not None:
                found[iri] = fact
        return found

    # --- what facts refer to --------------------------------------------------------------

    def _spans(self, description: Description, predicate: str) -> tuple[TimeSpan, ...]:
        found = {}
        for iri in description.all(predicate):
            edtf = self._around[iri].one("edtf")
            if edtf:
                found[edtf] = TimeSpan.parse(edtf)
        return tuple(found[edtf] for edtf in sorted(found))

    def _thing(self, iri: str) -> Thing:
        description = self._around[iri]
        model = description.one("model")
        if model:
            place = description.one("place") or description.one("area")
            parts = (iri and self._around[iri].label for iri in (model, place))
            return Thing(iri, " at ".join(part for part in parts if part))
        return Thing(iri, description.label)

    def _things(self, description: Description, predicate: str) -> tuple[Thing, ...]:
        found = (self._thing(iri) for iri in description.all(predicate))
        return tuple(sorted(found, key=lambda thing: (thing.label, thing.iri)))

    def _first(self, description: Description, predicate: str) -> Thing | None:
        things = self._things(description, predicate)
        return things[0] if things else None

    def _place(self, iri: str) -> PlaceFact:
        chain = [self._around[link] for link in self._chains[iri]]
        path = [chain[0].label]
        path += [link.label for link in chain[1:] if link.name("level") not in _TOO_WIDE]
        return PlaceFact(
            iri=iri,
            name=chain[0].label,
            level=chain[0].name("level"),
            path=tuple(path),
            provisional="ProvisionalPlace" in chain[0].types,
        )

    def _one_place(self, description: Description, predicate: str) -> PlaceFact | None:
        iri = description.one(predicate)
        return self._place(iri) if iri else None

    def _source(self, description: Description) -> SourceFact:
        published = self._spans(description, "published")
        return SourceFact(
            iri=description.iri,
            document=description.one("document") or local_name(description.iri),
            title=description.one(TITLE),
            publisher=description.one(PUBLISHER),
            published=published[0] if published else None,
        )

    def _read_evidence(self, description: Description) -> EvidenceFact:
        source = description.one("source")
        start, end = description.number("start"), description.number("end")
        confidence = description.number("confidence")
        when = self._spans(description, "when")
        return EvidenceFact(
            iri=description.iri,
            quote=description.one("quote") or "",
            source=self._sources[source] if source else SourceFact("", "unknown"),
            start=None if start is None else int(start),
            end=None if end is None else int(end),
            confidence=None if confidence is None else float(confidence),
            method=description.one("method"),
            when=when[0] if when else None,
        )

    def _evidence_of(self, description: Description) -> tuple[EvidenceFact, ...]:
        held = (self._evidence.get(iri) for iri in description.all("evidence"))
        found = (evidence for evidence in held if evidence)
        return tuple(sorted(found, key=lambda e: (e.source.document, e.start or 0, e.iri)))

    # --- one builder for each class ---------------------------------------------------------

    def _fact(self, description: Description) -> Fact | None:
        types = description.types
        for name, builder in self._builders.items():
            if name in types:
                return builder(description)
        for name in _MENTIONED:
            if name in types:
                return self._mention(description, name.lower())
        return None

    def _deployment(self, d: Description) -> Fact:
        roles = [
            RoleFact(thing, role)
            for predicate, role in _ROLES.items()
            for thing in self._things(d, predicate)
        ]
        return DeploymentFact(
            iri=d.iri,
            evidence=self._evidence_of(d),
            model=self._first(d, "model"),
            place=self._one_place(d, "place"),
            area=self._one_place(d, "area"),
            started=self._spans(d, "started"),
            ended=self._spans(d, "ended"),
            observed=self._spans(d, "observed"),
            status=d.names("status"),
            setting=d.names("setting"),
            roles=tuple(roles),
            replicates=tuple(d.all("replicates")),
        )

    def _group(self, d: Description) -> Fact:
        return GroupFact(
            iri=d.iri,
            evidence=self._evidence_of(d),
            amount=_amount(d),
            unit=d.one("unit") or "",
            model=self._first(d, "model"),
            area=self._one_place(d, "area"),
            when=self._spans(d, "when"),
            members=tuple(d.all("member")),
            replicates=tuple(d.all("replicates")),
        )

    def _replication(self, d: Description) -> Fact:
        return ReplicationFact(
            iri=d.iri,
            evidence=self._evidence_of(d),
            model=self._first(d, "model"),
            origins=tuple(d.all("origin")),
            targets=tuple(d.all("target")),
            models=_amount(d, "modelCount", "modelCountBound"),
            when=self._spans(d, "when"),
            additional=d.one("additional") == "true",
        )

    def _inferred_replication(self, d: Description) -> Fact:
        score = d.number("score")
        return ReplicationFact(
            iri=d.iri,
            inferred=True,
            origins=tuple(d.all("inferredOrigin")),
            targets=tuple(d.all("inferredTarget")),
            score=None if score is None else float(score),
        )

    def _recognition(self, d: Description) -> Fact:
        award = d.one("award")
        return RecognitionFact(
            iri=d.iri,
            evidence=self._evidence_of(d),
            award=self._first(d, "award"),
            award_kind=self._around[award].name("awardKind") if award else None,
            recipient=d.one("recipientText") or "",
            recipient_kind=d.name("recipientKind"),
            recipients=self._things(d, "recipient"),
            conferred_by=self._things(d, "conferredBy"),
            amount=_amount(d),
            when=self._spans(d, "when"),
        )

    def _measurement(self, d: Description) -> Fact:
        return MeasurementFact(
            iri=d.iri,
            evidence=self._evidence_of(d),
            measure=d.name("measure"),
            amount=_amount(d),
            unit=d.one("unit") or "",
            model=self._first(d, "model"),
            place=self._one_place(d, "place"),
            scope=d.one("scope"),
            when=self._spans(d, "when"),
        )

    def _gathering(self, d: Description) -> Fact:
        return GatheringFact(
            iri=d.iri,
            evidence=self._evidence_of(d),
            gathering_kind=d.name("gatheringKind"),
            name=d.label,
            organizers=self._things(d, "organizer"),
            place=self._one_place(d, "place"),
            when=self._spans(d, "when"),
        )

    def _mention(self, d: Description, kind: str) -> Fact:
        name = self._place(d.iri).name if kind == "place" else d.label
        return MentionFact(
            iri=d.iri,
            evidence=self._evidence_of(d),
            thing=Thing(d.iri, name),
            of=kind,
            mentions=len(d.all("evidence")),
            when=self._spans(d, "when"),
        )


def _amount(d: Description, value: str = "value", bound: str = "bound") -> Amount | None:
    number = d.number(value)
    if number is None:
        return None
    return Amount(
        value=number,
        bound=Bound(d.name(bound) or "exact"),
        of=d.number("of"),
        text=d.one("printedNumber") or "",
    )


def _times(things: set[str]) -> dict[str, Description]:
    """Describe the time spans among things by their IRIs, which say all of them."""
    found = {}
    for iri in things:
        if span := span_of_iri(iri):
            found[iri] = Description(iri)
            found[iri].add(term("edtf"), Literal(span.edtf))
    return found


def _values(descriptions: Iterable[Description], predicates: tuple[str, ...]) -> set[str]:
    wanted = {term(predicate) for predicate in predicates}
    return {
        value.value
        for description in descriptions
        for predicate in wanted & description.values.keys()
        for value in description.values[predicate]
        if isinstance(value, NamedNode)
    }
