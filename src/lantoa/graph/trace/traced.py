"""How a model spread, as plain data that the renderings read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lantoa.graph.facts import (
    DeploymentFact,
    EvidenceFact,
    GroupFact,
    MeasurementFact,
    RecognitionFact,
    ReplicationFact,
    Thing,
)
from lantoa.graph.lineage import Step


class Basis(StrEnum):
    """Why a deployment is held to be an origin, best reason first."""

    SAID = "said"
    EARLIEST = "earliest"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Origin:
    """A deployment at which the model may have begun.

    `basis` is ``said`` if others were replicated from it and it from none; where there is no such
    deployment, ``earliest`` for those that may have begun first, or ``only`` for the single one
    known.
    """

    deployment: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class InferredLink:
    """An analysis run holds that `replica` probably followed `origin`; nobody said it.

    `score` is what the run gives it, `statement` the IRI of its result.
    """

    origin: str
    replica: str
    score: float | None
    statement: str


@dataclass(frozen=True, slots=True)
class OrganizationRole:
    """What an organization does for which of the model's deployments."""

    role: str
    organization: Thing
    deployments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedModel:
    """What the graph knows of how a model spread, without its renderings.

    Attributes:
        model: the model.
        aliases: its other names.
        themes: its themes (concepts of the scheme of themes).
        origins: where it began, the best founded first, then by date.
        earliest: the deployments that may have begun first, whatever is said of origins.
        steps: the lineage that is said, depth first, origins at generation 0; a node that several
            lead to is shown in full once and is `repeated` elsewhere.
        inferred: which deployments probably followed which by what was kept of analysis runs;
            it changes nothing of the rest.
        origin_unknown: deployments that are said to be replicas, but not of which deployment.
        unconnected: other deployments that no replication mentions.
        cycles: deployments that are each replicated from all the others, as sources together say.
        anachronisms: (origin, replica) where the replica certainly began before the origin.
        deployments, groups, replications: the facts by IRI.
        recognitions, measurements: of the model and of its deployments, by date.
        organizations: who does what for it.
        mentions: how often sources name the model.
        evidence: where they do, at most a hundred of them.
    """

    model: Thing
    aliases: tuple[str, ...]
    themes: tuple[str, ...]
    origins: tuple[Origin, ...]
    earliest: tuple[str, ...]
    steps: tuple[Step, ...]
    inferred: tuple[InferredLink, ...]
    origin_unknown: tuple[str, ...]
    unconnected: tuple[str, ...]
    cycles: tuple[tuple[str, ...], ...]
    anachronisms: tuple[tuple[str, str], ...]
    deployments: Mapping[str, DeploymentFact]
    groups: Mapping[str, GroupFact]
    replications: Mapping[str, ReplicationFact]
    recognitions: tuple[RecognitionFact, ...]
    measurements: tuple[MeasurementFact, ...]
    organizations: tuple[OrganizationRole, ...]
    mentions: int
    evidence: tuple[EvidenceFact, ...]

    def events(self, step: Step) -> list[ReplicationFact]:
        """Return the replications by which the step's node came of its parent."""
        return [self.replications[iri] for iri in step.via if iri in self.replications]
