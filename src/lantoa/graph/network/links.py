"""The links of the lineage as arrays: who gave rise to whom, said, judged or inferred."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError
from lantoa.graph.network.edges import STANDINGS, edge_kinds
from lantoa.graph.network.kept import KeptArrays
from lantoa.graph.network.lean import Floats, Ints, Lean
from lantoa.graph.network.lean_nodes import LINEAGE_KINDS, WORTH_KEEPING

if TYPE_CHECKING:
    from lantoa.ontology.vocabulary import EdgeKind


@dataclass(frozen=True, slots=True)
class Links:
    """One entry for each statement, origin and target.

    Attributes:
        source, target: numbers of nodes.
        earliest, latest: ordinals of the days between which it happened; 0 unknown.
        statement: a number for the statement that says so.
        evidences: how many pieces of evidence the statement has.
        confidence: the best of them, or the score of what is inferred; nan unknown.
        standing: positions in ``STANDINGS``.
        replicas_without_origin: the best confidence that a node is a replica, by its number,
            where a statement says so and does not tell of what.
    """

    source: Ints
    target: Ints
    earliest: Ints
    latest: Ints
    statement: Ints
    evidences: Ints
    confidence: Floats
    standing: Ints
    replicas_without_origin: dict[int, float]

    def __len__(self) -> int:
        return len(self.source)

    def where(self, mask: NDArray[np.bool_]) -> Links:
        """Return the links at which a mask is True."""
        return Links(
            self.source[mask],
            self.target[mask],
            self.earliest[mask],
            self.latest[mask],
            self.statement[mask],
            self.evidences[mask],
            self.confidence[mask],
            self.standing[mask],
            self.replicas_without_origin,
        )


def links(
    source: Lean,
    standing: Iterable[str] = ("said", "judged"),
    kinds: Sequence[str] = LINEAGE_KINDS,
) -> Links:
    """Return the links of a store in a fixed order.

    A group that is a replica has named members: what its origin is said to be is the origin of
    each of them too, so they are linked to it, as the group's unnamed rest is.

    Raises:
        UserError: a standing is none of ``STANDINGS``.
    """
    accepted = set(standing)
    if wrong := sorted(accepted - set(STANDINGS)):
        raise UserError(f"{wrong[0]!r} is no standing; choose from {', '.join(STANDINGS)}.")
    place = KeptArrays(source.store, "links", *kinds, "", *sorted(accepted))
    if (arrays := place.read()) is not None:
        return _unpacked(arrays)
    found = _fetched(source, accepted, kinds)
    if len(source.nodes) >= WORTH_KEEPING:
        place.keep(_packed(found))
    return found


#: The attributes of links that are arrays.
_ARRAYS: Final = (
    "source",
    "target",
    "earliest",
    "latest",
    "statement",
    "evidences",
    "confidence",
    "standing",
)


def _packed(found: Links) -> dict[str, NDArray[Any]]:
    alone = found.replicas_without_origin
    return {
        **{name: getattr(found, name) for name in _ARRAYS},
        "alone": np.array(list(alone), dtype=np.int64),
        "alone_confidence": np.array(list(alone.values()), dtype=np.float64),
    }


def _unpacked(arrays: dict[str, NDArray[Any]]) -> Links:
    alone = zip(arrays["alone"].tolist(), arrays["alone_confidence"].tolist(), strict=True)
    known = {name: arrays[name] for name in _ARRAYS}
    return Links(**known, replicas_without_origin=dict(alone))


def _fetched(source: Lean, accepted: set[str], kinds: Iterable[str]) -> Links:
    alone: dict[int, float] = {}
    parts: list[tuple[Ints, Ints, Ints, Ints, Ints, Ints, Floats, Ints]] = []
    statements = 0
    for kind in edge_kinds(kinds):
        assert kind.source_property is not None
        targets = list(source.pairs(kind.target_property))
        if not targets:
            continue
        stated = _statements(source, kind, sorted({thing for thing, _ in targets}), accepted)
        index = {thing: i for i, thing in enumerate(stated.iris)}
        reached = _ends(source, index, targets, members=True)
        leaves = _ends(source, index, source.pairs(kind.source_property), members=False)
        known = np.isin(reached[0], leaves[0])
        for at, node in reached[:2, ~known].T.tolist():
            confidence = stated.confidence[at]
            believed = 0.5 if np.isnan(confidence) else float(confidence)
            alone[node] = max(alone.get(node, 0.0), believed)
        at, origin, target, named = _joined(leaves, reached[:, known])
        # A member of the group that came of it is not its own origin; said outright, it is kept.
        kept = (origin != target) | (named == 0)
        at, origin, target = at[kept], origin[kept], target[kept]
        parts.append(
            (
                origin,
                target,
                stated.earliest[at],
                stated.latest[at],
                at + statements,
                stated.evidences[at],
                stated.confidence[at],
                stated.standing[at],
            )
        )
        statements += len(stated.iris)
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        return Links(none, none, none, none, none, none, np.zeros(0), none, alone)
    *ints, confidences, ranked = (np.concatenate(column) for column in zip(*parts, strict=True))
    source_of, target_of, earliest, latest, statement, evidences = ints
    return Links(
        source_of, target_of, earliest, latest, statement, evidences, confidences, ranked, alone
    )


@dataclass(frozen=True, slots=True)
class _Stated:
    """The statements of a kind that are accepted, and what is known of each."""

    iris: list[str]
    earliest: Ints
    latest: Ints
    evidences: Ints
    confidence: Floats
    standing: Ints


def _statements(source: Lean, kind: EdgeKind, things: list[str], accepted: set[str]) -> _Stated:
    ranks = source.standings(kind.cls)
    ranked = [(t, ranks if isinstance(ranks, int) else ranks.get(t, -1)) for t in things]
    ranked = [(t, rank) for t, rank in ranked if rank >= 0 and STANDINGS[rank] in accepted]
    iris = [thing for thing, _ in ranked]
    dated = source.of_class(kind.cls, kind.start_property) if kind.start_property else []
    days = source.days(dated)
    told = source.evidence(kind.cls)
    standing = np.array([rank for _, rank in ranked], dtype=np.int64)
    confidence = np.array([told.get(iri, (0, np.nan))[1] for iri in iris], dtype=np.float64)
    confidence[standing == STANDINGS.index("judged")] = 1.0
    if "inferred" in {STANDINGS[rank] for _, rank in ranked}:
        scores = dict(source.pairs("score"))
        for i, iri in enumerate(iris):
            if iri in scores:
                confidence[i] = _score(scores[iri])
    return _Stated(
        iris,
        np.array([days.get(iri, (0, 0))[0] for iri in iris], dtype=np.int64),
        np.array([days.get(iri, (0, 0))[1] for iri in iris], dtype=np.int64),
        np.array([told.get(iri, (0, np.nan))[0] for iri in iris], dtype=np.int64),
        confidence,
        standing,
    )


def _ends(
    source: Lean, index: dict[str, int], pairs: Iterable[tuple[str, str]], *, members: bool
) -> Ints:
    """Return rows of statement, node, and 1 where the node is only a member of a group named."""
    number, inside = source.number, source.members
    found = [(index[thing], number[end], 0) for thing, end in pairs if thing in index]
    if members and inside:
        found += [(at, node, 1) for at, head, _ in found for node in inside.get(head, ())]
    rows = np.array(found, dtype=np.int64).reshape(-1, 3)
    rows = rows[np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))]
    fresh = np.r_[True, (rows[1:, :2] != rows[:-1, :2]).any(axis=1)][: len(rows)]
    unique: Ints = rows[fresh].T
    return unique


def _joined(leaves: Ints, reached: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Return statement, origin, target of each origin and target of one statement."""
    first = np.searchsorted(leaves[0], reached[0], side="left")
    count = np.searchsorted(leaves[0], reached[0], side="right") - first
    at = np.repeat(np.arange(reached.shape[1]), count)
    offset = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
    origin = leaves[1][first[at] + offset]
    order = np.lexsort((reached[1][at], origin, reached[0][at]))
    at, origin = at[order], origin[order]
    return reached[0][at], origin, reached[1][at], reached[2][at]


def _score(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return np.nan
