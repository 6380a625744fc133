"""Statements -> RDF: what a source says, as the quads of its own named graph.

No blank nodes and no clock: the same reading always gives the same quads. Qualified nodes
(Replication, Recognition, Involvement) stand beside their shortcuts (``lt:replicates``,
``lt:recognizedBy``, ``lt:operatedBy``), in the manner of PROV-O (W3C 2013, section 3.3).
Places that the gazetteer knows are only referred to; they are described in the places graph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import singledispatchmethod

from pyoxigraph import Literal, NamedNode, Quad

from lantoa.ontology.identity import digest, named
from lantoa.ontology.namespaces import EDTF, PREFIXES, THINGS, concept, term
from lantoa.ontology.records import (
    Amount,
    AnyStatement,
    CampaignMention,
    Deployment,
    DeploymentGroup,
    Evidence,
    Gathering,
    Mandate,
    Measurement,
    Model,
    ModelMention,
    Organization,
    OrganizationMention,
    Place,
    PlaceMention,
    Reading,
    Recognition,
    Replication,
    Role,
    Source,
)
from lantoa.ontology.time import TimeSpan
from lantoa.ontology.time_iris import time_iri

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_ALT_LABEL = NamedNode(PREFIXES["skos"] + "altLabel")
_XSD = PREFIXES["xsd"]
_INTEGER = NamedNode(_XSD + "integer")
_DECIMAL = NamedNode(_XSD + "decimal")
_DATE = NamedNode(_XSD + "date")
_BOOLEAN = NamedNode(_XSD + "boolean")
_EDTF = NamedNode(EDTF)

_SHORTCUTS = {
    Role.FOUNDER: "foundedBy",
    Role.ADVISER: "advisedBy",
    Role.OPERATOR: "operatedBy",
    Role.HOST: "hostedBy",
}


def quads(reading: Reading) -> list[Quad]:
    """Return what a reading says as quads of the source's named graph.

    The order is that of the text and every quad comes once.

    >>> from lantoa.ontology.records import Evidence, Model, ModelMention, Source
    >>> evidence = Evidence(start=0, end=3, quote="“A”", method="hand", confidence=1.0)
    >>> mention = ModelMention(model=Model(name="A"), evidence=(evidence,))
    >>> source = Source(document="a.txt", text="“A”", loader="hand")
    >>> any(q.predicate.value.endswith("quote") for q in quads(Reading(source=source,
    ...     statements=(mention,))))
    True
    """
    return list(_Writer(reading.source).write(reading.statements))


def award_iri(name: str) -> str:
    """Return the IRI of an award by its printed name."""
    return named("award", name)


class _Writer:
    """Collects the quads of one source, each once, in order."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._graph = NamedNode(source.graph)
        self._quads: dict[Quad, None] = {}
        self._described: set[str] = set()

    def write(self, statements: Iterable[AnyStatement]) -> Iterator[Quad]:
        self._write_source()
        for statement in statements:
            node = self._describe(statement)
            for evidence in statement.evidence:
                self._evidence(node, statement, evidence)
        return iter(self._quads)

    # --- the pieces ---------------------------------------------------------------------

    def _add(
        self, subject: NamedNode, predicate: str | NamedNode, value: NamedNode | Literal
    ) -> None:
        if isinstance(predicate, str):
            predicate = NamedNode(term(predicate))
        self._quads[Quad(subject, predicate, value, self._graph)] = None

    def _text(self, subject: NamedNode, predicate: str | NamedNode, value: str | None) -> None:
        if value:
            self._add(subject, predicate, Literal(value))

    def _name(self, subject: NamedNode, value: str, predicate: NamedNode = _LABEL) -> None:
        self._add(subject, predicate, Literal(value, language="vi"))

    def _number(self, subject: NamedNode, predicate: str, value: Decimal) -> None:
        if value == value.to_integral_value():
            self._add(subject, predicate, Literal(str(int(value)), datatype=_INTEGER))
        else:
            self._add(subject, predicate, Literal(format(value, "f"), datatype=_DECIMAL))

    def _type(self, subject: NamedNode, *classes: str) -> None:
        for name in classes:
            self._add(subject, _TYPE, NamedNode(term(name)))

    def _concept(self, subject: NamedNode, predicate: str, scheme: str, name: str | None) -> None:
        if name:
            self._add(subject, predicate, NamedNode(concept(scheme, name)))

    def _time(self, subject: NamedNode, predicate: str, span: TimeSpan | None) -> None:
        if span is None:
            return
        node = NamedNode(time_iri(span))
        self._add(subject, predicate, node)
        if node.value in self._described:
            return
        self._described.add(node.value)
        self._type(node, "TimeSpan")
        self._add(node, "edtf", Literal(span.edtf, datatype=_EDTF))
        if span.earliest:
            self._add(node, "earliest", Literal(span.earliest.isoformat(), datatype=_DATE))
        if span.latest:
            self._add(node, "latest", Literal(span.latest.isoformat(), datatype=_DATE))

    def _amount(self, subject: NamedNode, amount: Amount | None) -> None:
        if amount is None:
            return
        self._number(subject, "value", amount.value)
        self._concept(subject, "bound", "bound", amount.bound)
        if amount.of is not None:
            self._number(subject, "of", amount.of)
        self._text(subject, "printedNumber", amount.text)

    def _model(self, model: Model) -> NamedNode:
        node = NamedNode(model.iri)
        if node.value not in self._described:
            self._described.add(node.value)
            self._type(node, "Model")
        self._name(node, model.name)
        for alias in model.aliases:
            self._name(node, alias, _ALT_LABEL)
        for theme in model.themes:
            self._concept(node, "theme", "theme", theme)
        return node

    def _organization(self, organization: Organization) -> NamedNode:
        node = NamedNode(organization.iri)
        self._type(node, "Organization")
        self._name(node, organization.name)
        self._concept(node, "organizationKind", "organization-kind", organization.kind)
        if organization.place:
            self._add(node, "ofPlace", self._place(organization.place))
        return node

    def _place(self, place: Place) -> NamedNode:
        node = NamedNode(place.iri)
        if place.known or node.value in self._described:
            return node
        self._described.add(node.value)
        self._type(node, "Place", "ProvisionalPlace")
        self._name(node, place.name)
        self._concept(node, "level", "level", place.level)
        if place.within:
            self._add(node, "within", NamedNode(place.within))
        for candidate in place.candidates:
            self._add(node, "candidate", NamedNode(candidate))
        return node

    def _evidence(self, statement_node: NamedNode, statement: AnyStatement, e: Evidence) -> None:
        node = NamedNode(self._evidence_iri(statement_node.value, e))
        self._add(statement_node, "evidence", node)
        self._type(node, "Evidence")
        self._add(node, "source", NamedNode(self._source.iri))
        self._add(node, "start", Literal(str(e.start), datatype=_INTEGER))
        self._add(node, "end", Literal(str(e.end), datatype=_INTEGER))
        self._add(node, "quote", Literal(e.quote))
        self._add(node, "method", Literal(e.method))
        self._add(node, "confidence", Literal(f"{e.confidence:.2f}", datatype=_DECIMAL))
        self._text(node, "printedModel", e.printed_model)
        self._text(node, "printedPlace", e.printed_place)
        self._text(node, "printedOrganization", e.printed_organization)
        # The evidence repeats the date, so that two dates told in one source stay apart.
        self._time(node, "when", _date_of(statement))
        if isinstance(statement, Deployment):
            for organization, role in statement.roles:
                self._involvement(statement_node, organization, role, node)
        if isinstance(statement, Replication) and statement.group:
            self._add(NamedNode(statement.group.iri), "evidence", node)

    def _evidence_iri(self, statement: str, e: Evidence) -> str:
        place = (e.printed_model, e.printed_place, e.printed_organization)
        return THINGS + "evidence/" + digest(self._source.iri, statement, e.start, e.end, *place)

    def _involvement(
        self, deployment: NamedNode, organization: Organization, role: Role, evidence: NamedNode
    ) -> None:
        body = NamedNode(organization.iri)
        node = NamedNode(THINGS + "involvement/" + digest(deployment.value, body.value, role))
        self._type(node, "Involvement")
        self._add(node, "deployment", deployment)
        self._add(node, "organization", body)
        self._concept(node, "role", "role", role)
        self._add(node, "evidence", evidence)

    def _write_source(self) -> None:
        source = self._source
        node = NamedNode(source.iri)
        self._type(node, "Source")
        self._add(node, "document", Literal(source.document))
        self._add(node, "loader", Literal(source.loader))
        self._add(node, "textDigest", Literal(hashlib.sha256(source.text.encode()).hexdigest()))
        self._text(node, NamedNode(PREFIXES["dcterms"] + "title"), source.title)
        self._text(node, NamedNode(PREFIXES["dcterms"] + "publisher"), source.publisher)
        self._text(node, NamedNode(PREFIXES["schema"] + "url"), source.url)
        self._time(node, "published", source.published)
        if source.home:
            self._add(node, "home", self._place(source.home))
        if source.synthetic:
            self._add(node, "synthetic", Literal("true", datatype=_BOOLEAN))

    # --- one writer for each kind of statement -------------------------------------------

    @singledispatchmethod
    def _describe(self, statement: AnyStatement) -> NamedNode:
        raise TypeError(f"{type(statement).__name__} is not a kind of statement")

    @_describe.register
    def _(self, statement: ModelMention) -> NamedNode:
        return self._model(statement.model)

    @_describe.register
    def _(self, statement: OrganizationMention) -> NamedNode:
        return self._organization(statement.organization)

    @_describe.register
    def _(self, statement: PlaceMention) -> NamedNode:
        return self._place(statement.place)

    @_describe.register
    def _(self, statement: CampaignMention) -> NamedNode:
        node = NamedNode(statement.iri)
        self._type(node, "Campaign")
        self._name(node, statement.name)
        return node

    @_describe.register
    def _(self, statement: Mandate) -> NamedNode:
        node = NamedNode(statement.iri)
        self._type(node, "Mandate")
        self._name(node, statement.title)
        if statement.issuer:
            self._add(node, "issuer", self._organization(statement.issuer))
        self._time(node, "when", statement.when)
        return node

    @_describe.register
    def _(self, statement: Deployment) -> NamedNode:
        node = NamedNode(statement.iri)
        self._type(node, "Deployment")
        self._add(node, "model", self._model(statement.model))
        if statement.place:
            self._add(node, "place", self._place(statement.place))
        if statement.area:
            self._add(node, "area", self._place(statement.area))
        self._time(node, "started", statement.started)
        self._time(node, "ended", statement.ended)
        self._time(node, "observed", statement.observed)
        self._concept(node, "status", "status", statement.status)
        self._concept(node, "setting", "setting", statement.setting)
        for organization, role in statement.roles:
            self._add(node, _SHORTCUTS[role], self._organization(organization))
        return node

    @_describe.register
    def _(self, statement: DeploymentGroup) -> NamedNode:
        node = NamedNode(statement.iri)
        self._type(node, "DeploymentGroup")
        if statement.model:
            self._add(node, "model", self._model(statement.model))
        self._amount(node, statement.amount)
        self._text(node, "unit", statement.unit)
        if statement.area:
            self._add(node, "area", self._place(statement.area))
        self._time(node, "when", statement.when)
        for member in statement.members:
            self._add(node, "member", NamedNode(member))
        return node

    @_describe.register
    def _(self, statement: Replication) -> NamedNode:
        node = NamedNode(statement.iri)
        self._type(node, "Replication")
        if statement.model:
            self._add(node, "model", self._model(statement.model))
        origin = self._describe(statement.origin) if statement.origin else None
        if origin:
            self._add(node, "origin", origin)
        for target in (*statement.targets, *([statement.group] if statement.group else [])):
            replica = self._describe(target)
            self._add(node, "target", replica)
            if origin:
                self._add(replica, "replicates", origin)
        if statement.models:
            self._number(node, "modelCount", statement.models.value)
            self._concept(node, "modelCountBound", "bound", statement.models.bound)
        self._time(node, "when", statement.when)
        if statement.additional:
            self._add(node, "additional", Literal("true", datatype=_BOOLEAN))
        return node

    @_describe.register
    def _(self, statement: Recognition) -> NamedNode:
        node = NamedNode(statement.iri)
        self._type(node, "Recognition")
        award = NamedNode(award_iri(statement.award))
        self._type(award, "Award")
        self._name(award, statement.award)
        self._concept(award, "awardKind", "award-kind", statement.award_kind)
        self._add(node, "award", award)
        self._text(node, "recipientText", statement.recipient)
        self._concept(node, "recipientKind", "recipient-kind", statement.recipient_kind)
        recipients = []
        if statement.model:
            recipients.append(self._model(statement.model))
        if statement.deployment:
            recipients.append(self._describe(statement.deployment))
        if statement.organization:
            recipients.append(self._organization(statement.organization))
        for recipient in recipients:
            self._add(node, "recipient", recipient)
        for organization in statement.conferred_by:
            body = self._organization(organization)
            self._add(node, "conferredBy", body)
            for recipient in recipients:
                self._add(recipient, "recognizedBy", body)
        self._amount(node, statement.amount)
        self._time(node, "when", statement.when)
        return node

    @_describe.register
    def _(self, statement: Measurement) -> NamedNode:
        node = NamedNode(statement.iri)
        self._type(node, "Measurement")
        self._concept(node, "measure", "measure", statement.measure)
        self._amount(node, statement.amount)
        self._text(node, "unit", statement.unit)
        if statement.model:
            self._add(node, "model", self._model(statement.model))
        if statement.place:
            self._add(node, "place", self._place(statement.place))
        self._text(node, "scope", statement.scope)
        self._time(node, "when", statement.when)
        return node

    @_describe.register
    def _(self, statement: Gathering) -> NamedNode:
        node = NamedNode(statement.iri)
        self._type(node, "Gathering")
        self._concept(node, "gatheringKind", "gathering-kind", statement.kind)
        self._name(node, statement.name)
        for organization in statement.organizers:
            self._add(node, "organizer", self._organization(organization))
        if statement.place:
            self._add(node, "place", self._place(statement.place))
        self._time(node, "when", statement.when)
        return node


def _date_of(statement: AnyStatement) -> TimeSpan | None:
    if isinstance(statement, Deployment):
        return statement.started
    return getattr(statement, "when", None)
