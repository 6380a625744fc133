"""The things that statements speak of, and the closed lists of the vocabulary.

The enumerations hold the same concepts as the SKOS schemes in ``schemes/``; a test keeps them so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lantoa.ontology import identity


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
