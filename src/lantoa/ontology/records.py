"""The record types: what a loader reads out of a file, before it is RDF.

They follow the classes of the ontology one to one. A record is immutable, knows its IRI
(deterministic, from its content: see :mod:`lantoa.ontology.identity`) and carries the evidence
for it. Two records of equal content are one statement with the evidence of both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from lantoa.ontology import identity
from lantoa.ontology.time import TimeSpan
from lantoa.vietnamese import key


class Bound(StrEnum):
    """How a printed number bounds the true one ("hơn 1.440" is OVER)."""

    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"


class Role(StrEnum):
    """What an organization does for a deployment."""

    FOUNDER = "founder"
    ADVISER = "adviser"
    OPERATOR = "operator"
    HOST = "host"


class RecipientKind(StrEnum):
    """Who was recognised; individuals are only ever counted."""

    MODEL = "model"
    ORGANIZATION = "organization"
    COLLECTIVES = "collectives"
    INDIVIDUALS = "individuals"
    MIXED = "mixed"


class Measure(StrEnum):
    """What a measurement counts."""

    MODELS = "models"
    MODEL_TYPES = "model_types"
    SITES = "sites"
    EXEMPLARS = "exemplars"
    PARTICIPANTS = "participants"
    MEMBERS = "members"
    COMMUNES_MEETING_STANDARD = "communes_meeting_standard"
    OTHER = "other"


class Level(StrEnum):
    """What kind of place: an administrative level, or something below or above them."""

    COUNTRY = "country"
    REGION = "region"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    SETTLEMENT = "settlement"
    SITE = "site"


class Status(StrEnum):
    """In what state a source says a deployment is."""

    PILOTED = "piloted"
    ACTIVE = "active"
    UPGRADED = "upgraded"
    DISSOLVED = "dissolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that say a statement: `quote` is text[start:end] of the source's kept text.

    In a table the row is the text: `start` and `end` enclose the row's line in it.
    `printed_*` keep the names as printed where the statement holds canonical ones.
    """

    start: int
    end: int
    quote: str
    method: str
    confidence: float
    printed_model: str | None = None
    printed_place: str | None = None
    printed_organization: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A counted number with its bound, as printed: 123/131 is value 123 of 131."""

    value: Decimal
    bound: Bound = Bound.EXACT
    of: Decimal | None = None
    text: str = ""

    @property
    def identity(self) -> tuple[object, ...]:
        """What tells this amount from another."""
        return (format(self.value.normalize(), "f"), self.bound, self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A resolved or provisional place.

    `iri` is the gazetteer's unit where `known`, else provisional under `within`. `path` is the
    chain of names lowest first, itself included. `candidates` are the units that it may be where
    the name stayed undecided.
    """

    iri: str
    name: str
    level: Level
    path: tuple[str, ...]
    within: str | None = None
    known: bool = False
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An organization by its full name ("Công an tỉnh Hòa Bình"), and the place it is of.

    `kind` is a concept of the scheme of organization kinds (see ``schemes/``), if known.
    """

    name: str
    kind: str | None = None
    place: Place | None = None

    @property
    def iri(self) -> str:
        """The deterministic IRI."""
        return identity.organization_iri(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A named programme design. `themes` are concepts of the scheme of themes."""

    name: str
    aliases: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """The deterministic IRI."""
        return identity.model_iri(self.name)


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

    @property
    def iri(self) -> str:
        """Model and place identify a deployment; without a place, its area and its operators."""
        return deployment_iri(self.model, self.place, self.area, self.roles)


def deployment_iri(
    model: Model,
    place: Place | None,
    area: Place | None = None,
    roles: tuple[tuple[Organization, Role], ...] = (),
) -> str:
    """Return the IRI of the deployment of a model at a place (or somewhere in an area)."""
    if place is not None:
        return identity.statement_iri("deployment", model.iri, place.iri)
    runners = sorted(organization.iri for organization, _ in roles)
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
