"""The record types: what a loader reads out of a file, before it is RDF.

They follow the classes of the ontology one to one. A record is immutable, knows its IRI
(deterministic, from its content: see :mod:`lantoa.ontology.identity`) and carries the evidence
for it. Two records of equal content are one statement with the evidence of both.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lantoa.ontology import identity
from lantoa.ontology.things import (
    Amount,
    Bound,
    Evidence,
    Level,
    Measure,
    Model,
    Organization,
    Place,
    RecipientKind,
    Role,
    Status,
)
from lantoa.ontology.time import TimeSpan
from lantoa.vietnamese import key

__all__ = [
    "Amount",
    "AnyStatement",
    "Bound",
    "CampaignMention",
    "Deployment",
    "DeploymentGroup",
    "Evidence",
    "Gathering",
    "Level",
    "Mandate",
    "Measure",
    "Measurement",
    "Model",
    "ModelMention",
    "Organization",
    "OrganizationMention",
    "Place",
    "PlaceMention",
    "Reading",
    "RecipientKind",
    "Recognition",
    "Replication",
    "Role",
    "Source",
    "Statement",
    "Status",
    "deployment_iri",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Base of what a source says; `evidence` is where it says so."""

    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelMention(Statement):
    """The source names a model."""

    model: Model

    @property
    def iri(self) -> str:
        """The model's own IRI."""
        return self.model.iri


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationMention(Statement):
    """The source names an organization."""

    organization: Organization

    @property
    def iri(self) -> str:
        """The organization's own IRI."""
        return self.organization.iri


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Statement):
    """The source names a place."""

    place: Place

    @property
    def iri(self) -> str:
        """The place's own IRI."""
        return self.place.iri


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignMention(Statement):
    """The source names a campaign or emulation movement; never a model."""

    name: str

    @property
    def iri(self) -> str:
        """The deterministic IRI."""
        return identity.named("campaign", self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate(Statement):
    """A document that orders or guides the work: Chỉ thị số 09 của Ban Bí thư."""

    title: str
    issuer: Organization | None = None
    when: TimeSpan | None = None

    @property
    def iri(self) -> str:
        """The deterministic IRI."""
        return identity.named("mandate", self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment(Statement):
    """One model at work at one place.

    `place` is where it is; where a source gives only an area it is somewhere in, `place` is None
    and `area` is set (then the operating organization tells deployments apart). `started` is when
    it began, `ended` when it was dissolved, `observed` when it is said to be at work.
    """

    model: Model
    place: Place | None = None
    area: Place | None = None
    roles: tuple[tuple[Organization, Role], ...] = field(default=(), compare=False)
    started: TimeSpan | None = field(default=None, compare=False)
    ended: TimeSpan | None = field(default=None, compare=False)
    observed: TimeSpan | None = field(default=None, compare=False)
    status: Status | None = field(default=None, compare=False)
    setting: str | None = field(default=None, compare=False)
    # All bodies of a deployment without a place, where a record has only some of them.
    told_apart_by: tuple[Organization, ...] = field(default=(), compare=False)

    @property
    def iri(self) -> str:
        """Model and place identify a deployment; without a place, its area and its operators."""
        bodies = self.told_apart_by or tuple(organization for organization, _ in self.roles)
        return deployment_iri(self.model, self.place, self.area, bodies)


def deployment_iri(
    model: Model,
    place: Place | None,
    area: Place | None = None,
    bodies: tuple[Organization, ...] = (),
) -> str:
    """Return the IRI of the deployment of a model at a place (or somewhere in an area)."""
    if place is not None:
        return identity.statement_iri("deployment", model.iri, place.iri)
    runners = sorted(organization.iri for organization in bodies)
    return identity.statement_iri(
        "deployment", model.iri, "somewhere", area.iri if area else None, *runners
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeploymentGroup(Statement):
    """k deployments that a source counts without naming: 54 đơn vị mô hình.

    `members` are named deployments known to be among them: a group of 54 with 3 named members
    counts 54, not 57.
    """

    amount: Amount
    unit: str
    model: Model | None = None
    area: Place | None = None
    when: TimeSpan | None = None
    members: tuple[str, ...] = field(default=(), compare=False)

    @property
    def iri(self) -> str:
        """The deterministic IRI."""
        return identity.statement_iri(
            "group",
            self.model.iri if self.model else None,
            *self.amount.identity,
            key(self.unit),
            self.area.iri if self.area else None,
            self.when.edtf if self.when else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Replication(Statement):
    """The event by which one deployment gives rise to others.

    `origin` is the source deployment if the text says which; `targets` the named replicas;
    `group` those only counted. `models` counts the models where the text replicates several
    without naming them ("nhân rộng 7 mô hình ra 30 thôn"). `additional` tells "thêm 3".
    """

    model: Model | None = None
    origin: Deployment | None = None
    targets: tuple[Deployment, ...] = ()
    group: DeploymentGroup | None = None
    models: Amount | None = None
    when: TimeSpan | None = None
    additional: bool = False

    @property
    def iri(self) -> str:
        """The deterministic IRI."""
        return identity.statement_iri(
            "replication",
            self.model.iri if self.model else None,
            self.origin.iri if self.origin else None,
            *sorted(target.iri for target in self.targets),
            self.group.iri if self.group else None,
            *(self.models.identity if self.models else ()),
            self.when.edtf if self.when else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition(Statement):
    """Who gave which award to whom, when. `award` as printed, `award_kind` a concept.

    `amount` is the number of recipients where they are only counted; `recipient` the printed
    words for them; `model`, `organization` or `deployment` the thing itself where it is named.
    """

    recipient: str
    recipient_kind: RecipientKind
    award: str
    award_kind: str | None = None
    model: Model | None = None
    deployment: Deployment | None = None
    organization: Organization | None = None
    conferred_by: tuple[Organization, ...] = ()
    amount: Amount | None = None
    when: TimeSpan | None = None

    @property
    def iri(self) -> str:
        """The deterministic IRI."""
        thing = self.model or self.organization
        return identity.statement_iri(
            "recognition",
            thing.iri if thing else key(self.recipient),
            self.deployment.iri if self.deployment else None,
            self.recipient_kind,
            key(self.award),
            *sorted(body.iri for body in self.conferred_by),
            *(self.amount.identity if self.amount else ()),
            self.when.edtf if self.when else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Statement):
    """A counted quantity with its bound, denominator, place and date.

    `unit` is what is counted, as printed ("đơn vị mô hình"); `scope` the printed part of the
    place that it covers where that is not the place itself ("cấp huyện").
    """

    measure: Measure
    amount: Amount
    unit: str
    model: Model | None = None
    place: Place | None = None
    scope: str | None = None
    when: TimeSpan | None = None

    @property
    def iri(self) -> str:
        """The deterministic IRI."""
        return identity.statement_iri(
            "measurement",
            self.measure,
            *self.amount.identity,
            key(self.unit),
            self.model.iri if self.model else None,
            self.place.iri if self.place else None,
            key(self.scope or ""),
            self.when.edtf if self.when else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering(Statement):
    """A festival, conference or launch; `kind` is a concept of the scheme of gatherings."""

    kind: str
    name: str
    organizers: tuple[Organization, ...] = ()
    place: Place | None = None
    when: TimeSpan | None = None

    @property
    def iri(self) -> str:
        """The deterministic IRI."""
        return identity.statement_iri(
            "gathering",
            self.kind,
            key(self.name),
            self.place.iri if self.place else None,
            self.when.edtf if self.when else None,
        )


AnyStatement = (
    ModelMention
    | OrganizationMention
    | PlaceMention
    | CampaignMention
    | Mandate
    | Deployment
    | DeploymentGroup
    | Replication
    | Recognition
    | Measurement
    | Gathering
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of a loaded file.

    `document` is its name under the loaded folder and its identity; `text` the NFC-normalised
    text that offsets point into; `home` the place that the report is mainly about.
    """

    document: str
    text: str
    loader: str
    title: str | None = None
    publisher: str | None = None
    published: TimeSpan | None = None
    url: str | None = None
    home: Place | None = None
    synthetic: bool = False

    @property
    def iri(self) -> str:
        """The deterministic IRI."""
        return identity.source_iri(self.document)

    @property
    def graph(self) -> str:
        """The IRI of the named graph that holds what it says."""
        return identity.source_graph_iri(self.document)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a loader made of one file: the source and what it says."""

    source: Source
    statements: tuple[AnyStatement, ...]
