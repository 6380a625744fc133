"""Find things by name, and decide which thing a name means.

Names are compared as users type them: without case and diacritics (:func:`vietnamese.fold`),
but a name typed with its diacritics prefers the thing that has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from lantoa.errors import AmbiguousNameError, UnknownNameError, UserError
from lantoa.graph.describe import (
    PROLOGUE,
    Queryable,
    batches,
    compact,
    describe,
    local_name,
    place_chains,
)
from lantoa.graph.frames import frame, html_table
from lantoa.graph.judgements import JudgedStore, as_judged
from lantoa.graph.statements import award_iri
from lantoa.ontology import identity
from lantoa.ontology.namespaces import PREFIXES
from lantoa.vietnamese import fold, key

if TYPE_CHECKING:
    import pandas as pd

_NAMES = "<{rdfs}label>|<{skos}altLabel>".format(**PREFIXES)
_SOURCE_NAMES = "<{dcterms}title>|<{lt}document>".format(**PREFIXES)
#: The kinds of things that have names: the class and the properties that name them.
KINDS: dict[str, tuple[str, str]] = {
    "model": ("Model", _NAMES),
    "place": ("Place", _NAMES),
    "organization": ("Organization", _NAMES),
    "campaign": ("Campaign", _NAMES),
    "mandate": ("Mandate", _NAMES),
    "award": ("Award", _NAMES),
    "gathering": ("Gathering", _NAMES),
    "source": ("Source", _SOURCE_NAMES),
    "copy": ("Copy", _SOURCE_NAMES),
}
_BY_NAME = {
    "model": identity.model_iri,
    "organization": identity.organization_iri,
    "campaign": lambda name: identity.named("campaign", name),
    "mandate": lambda name: identity.named("mandate", name),
    "award": award_iri,
    "source": identity.source_iri,
}
#: What counts as a statement that speaks of a thing; of a source, each piece of evidence does.
_STATEMENTS = (
    "Deployment",
    "DeploymentGroup",
    "Replication",
    "Recognition",
    "Measurement",
    "Gathering",
    "Mandate",
    "Evidence",
)
#: Likeness (of 100) below which a part of a name is not near to what was typed; and how short a
#: name may be against it.
_NEAR = 75
_SHORTEST = 0.8
_NEAR_AT_MOST = 5


#: The columns of a table of hits.
COLUMNS = ("kind", "label", "match", "statements", "iri")


class Match(IntEnum):
    """How well a name matches, best first."""

    EXACT = 0
    SAME_LETTERS = 1
    BEGINNING = 2
    WORDS = 3
    PART = 4
    ALL_WORDS = 5
    NEAR = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found by a name.

    Attributes:
        iri: the thing.
        kind: one of :data:`KINDS`.
        label: the name that matched; of a place, with its chain.
        match: how well.
        statements: how many statements speak of it.
        likeness: 100 where the name matches, less where it is only near.
    """

    iri: str
    kind: str
    label: str
    match: Match
    statements: int = 0
    likeness: float = 100.0

    def to_dict(self) -> dict[str, str | int]:
        """Return plain values, as the command line prints them."""
        return {
            "kind": self.kind,
            "label": self.label,
            "match": self.match.name.lower().replace("_", " "),
            "statements": self.statements,
            "iri": self.iri,
        }


class Hits(list[Hit]):
    """What a search found, the best first; a list that turns into a DataFrame."""

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each hit.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        return frame([hit.to_dict() for hit in self], COLUMNS)

    def _repr_html_(self) -> str:
        return html_table([hit.to_dict() for hit in self], COLUMNS)


def find(
    store: Queryable, text: str, *, kinds: Iterable[str] | None = None, limit: int = 20
) -> Hits:
    """Search the names of models, places, organizations, awards, mandates, campaigns, sources.

    Args:
        store: the store.
        text: what to look for; case and diacritics do not count.
        kinds: only these kinds (see :data:`KINDS`).
        limit: how many to return at most.

    Returns:
        The best matches first; among equals those first that more statements speak of.

    Raises:
        UserError: `text` has no letter or digit, or a kind is unknown.
    """
    store = as_judged(store)
    hits = _matches(store, text, tuple(kinds or KINDS), near=min(limit, _NEAR_AT_MOST))
    hits.sort(key=lambda hit: (hit.match, -hit.likeness, len(hit.label), hit.label, hit.iri))
    # Counting costs a query, so only what may be shown is counted.
    counted = _count(store, hits[: max(limit * 5, 100)])
    counted.sort(
        key=lambda hit: (hit.match, -hit.likeness, -hit.statements, len(hit.label), hit.label)
    )
    return Hits(_with_chains(store, counted[:limit]))


def resolve(store: Queryable, kind: str | None, text: str) -> str:
    """Return the IRI of the one thing that a name means.

    An IRI or a CURIE (``id:model/...``) stands for itself. Otherwise the best matching names
    decide, if they are of one thing: the exact name before the name without diacritics, before
    its beginning, before a part of it; and of namesakes the only one that statements speak of. A
    place may be followed by the units that contain it: ``tan thanh, luong son``.

    Args:
        store: the store.
        kind: one of :data:`KINDS`, or None for any.
        text: what the user typed.

    Raises:
        UnknownNameError: nothing matches; near names are proposed.
        AmbiguousNameError: several things match equally well.
    """
    return resolve_as_said(as_judged(store), kind, text)


def resolve_as_said(store: Queryable, kind: str | None, text: str) -> str:
    """Return the IRI of the one thing that a name means, as :func:`resolve` does, in a store as
    it is: of what was judged, only a store as judged knows.
    """
    renaming = store.renaming if isinstance(store, JudgedStore) else {}
    iri = _as_iri(text)
    if iri:
        return _existing(store, kind, renaming.get(iri, iri), text)
    if kind in _BY_NAME:
        iri = _BY_NAME[kind](text)
        iri = renaming.get(iri, iri)
        if describe(store, [iri])[iri].values:
            return iri
    kinds = (kind,) if kind else tuple(KINDS)
    name, _, containers = text.partition(",")
    hits = _matches(store, text, kinds)
    if not hits and containers and "place" in kinds:
        hits = list(_within(store, _matches(store, name, ("place",)), containers))
    if not hits:
        near = find(store, text, kinds=kinds, limit=3)
        raise UnknownNameError(kind or "thing", text, list(dict.fromkeys(h.label for h in near)))
    best = min(hit.match for hit in hits)
    chosen = {hit.iri: hit for hit in hits if hit.match == best}
    if len(chosen) > 1:
        # Units before and after a reform bear one name: what statements speak of is meant.
        spoken_of = [hit.iri for hit in _count(store, list(chosen.values())) if hit.statements]
        if len(spoken_of) == 1:
            return spoken_of[0]
        listed = _with_chains(store, sorted(chosen.values(), key=lambda h: (h.label, h.iri)))
        raise AmbiguousNameError(
            kind or "thing",
            text,
            [(hit.label + _end_of_life(store, hit), compact(hit.iri)) for hit in listed],
        )
    return next(iter(chosen))


def names(store: Queryable, kind: str) -> Iterator[tuple[str, str]]:
    """Yield (IRI, name) for every name of the things of a kind."""
    if kind not in KINDS:
        raise UserError(f"There is no kind {kind!r}; choose one of {', '.join(KINDS)}.")
    cls, properties = KINDS[kind]
    # The distinct things first: a thing that k graphs describe would join k times k otherwise.
    rows = store.query(
        f"SELECT DISTINCT ?s ?name WHERE {{ {{ SELECT DISTINCT ?s WHERE"
        f" {{ ?s a <{PREFIXES['lt']}{cls}> }} }} ?s {properties} ?name }}"
    )
    for thing, name in rows:
        yield thing.value, name.value


def _matches(store: Queryable, text: str, kinds: tuple[str, ...], *, near: int = 0) -> list[Hit]:
    """Return each thing once, with the best of its names; if none matches, up to `near` near."""
    wanted = fold(text)
    if not wanted:
        raise UserError("Give at least one letter or digit to look for.")
    best: dict[str, Hit] = {}
    rest: list[tuple[str, str, str]] = []
    for kind in kinds:
        for iri, name in names(store, kind):
            match = _match(text, wanted, name)
            if match is None:
                rest.append((iri, kind, name))
            elif iri not in best or (match, name) < (best[iri].match, best[iri].label):
                best[iri] = Hit(iri, kind, name, match)
    if not best and near:
        for hit in _near(wanted, rest, near):
            best.setdefault(hit.iri, hit)
    return list(best.values())


def _match(text: str, wanted: str, name: str) -> Match | None:
    if key(name) == key(text):
        return Match.EXACT
    folded = fold(name)
    if folded == wanted:
        return Match.SAME_LETTERS
    if folded.startswith(wanted + " "):
        return Match.BEGINNING
    if f" {wanted} " in f" {folded} ":
        return Match.WORDS
    if wanted in folded:
        return Match.PART
    words = wanted.split()
    if len(words) > 1 and set(words) <= set(folded.split()):
        return Match.ALL_WORDS
    return None


def _near(wanted: str, names_left: list[tuple[str, str, str]], limit: int) -> Iterator[Hit]:
    from rapidfuzz import fuzz, process

    # The best matching part of a name counts; of a name shorter than the text nearly any part of
    # the text would match, so short names do not.
    long_enough = [
        (each, folded)
        for each in names_left
        if len(folded := fold(each[2])) >= len(wanted) * _SHORTEST
    ]
    found = process.extract(
        wanted,
        [folded for _, folded in long_enough],
        scorer=fuzz.partial_ratio,
        score_cutoff=_NEAR,
        limit=limit,
    )
    for _, likeness, position in found:
        iri, kind, name = long_enough[position][0]
        yield Hit(iri, kind, name, Match.NEAR, likeness=likeness)


def _within(store: Queryable, hits: list[Hit], containers: str) -> Iterator[Hit]:
    """Yield the places whose chain has all the containing units that were typed."""
    wanted = [fold(part) for part in containers.split(",") if fold(part)]
    for hit in _with_chains(store, hits):
        chain = [fold(part) for part in hit.label.split(",")[1:]]
        if all(any(f" {w} " in f" {unit} " for unit in chain) for w in wanted):
            yield hit


def _with_chains(store: Queryable, hits: list[Hit]) -> list[Hit]:
    """Return the hits with places labelled by their chains, so that namesakes can be told apart."""
    chains = place_chains(store, (hit.iri for hit in hits if hit.kind == "place"))
    units = describe(store, {iri for chain in chains.values() for iri in chain[1:]})
    return [
        replace(
            hit,
            label=", ".join(
                (
                    hit.label,
                    *(
                        units[iri].label
                        for iri in chains.get(hit.iri, ())[1:]
                        if units[iri].name("level") not in {"country", "region"}
                    ),
                )
            ),
        )
        for hit in hits
    ]


def _end_of_life(store: Queryable, hit: Hit) -> str:
    """Return until when a unit existed, in words, if it no longer does."""
    if hit.kind != "place":
        return ""
    until = describe(store, [hit.iri])[hit.iri].one("validTo")
    return f", until {until}" if until else ""


def _count(store: Queryable, hits: list[Hit]) -> list[Hit]:
    counts: dict[str, int] = {}
    classes = " ".join(f"lt:{name}" for name in _STATEMENTS)
    for batch in batches(hit.iri for hit in hits):
        rows = store.query(
            f"{PROLOGUE}SELECT ?s (COUNT(DISTINCT ?x) AS ?n) WHERE {{"
            f" {{ VALUES ?s {{ {batch} }} ?x ?p ?s ."
            f" FILTER EXISTS {{ VALUES ?class {{ {classes} }} ?x a ?class }} }}"
            f" UNION {{ VALUES ?s {{ {batch} }} BIND(?s AS ?x)"
            " FILTER EXISTS { ?x lt:evidence ?e } } } GROUP BY ?s"
        )
        counts |= {thing.value: int(number.value) for thing, number in rows}
    return [replace(hit, statements=counts.get(hit.iri, 0)) for hit in hits]


def _as_iri(text: str) -> str | None:
    text = text.strip().removeprefix("<").removesuffix(">")
    prefix, colon, rest = text.partition(":")
    if not colon or " " in text:
        return None
    if prefix in {"id", "lt"}:
        return PREFIXES[prefix] + rest
    return text if prefix in {"http", "https", "urn"} else None


def _existing(store: Queryable, kind: str | None, iri: str, text: str) -> str:
    try:
        description = describe(store, [iri])[iri]
    except ValueError as error:
        raise UserError(f"{text!r} is not a well-formed IRI.") from error
    if not description.values:
        raise UnknownNameError(kind or "thing", text)
    if kind and KINDS[kind][0] not in description.types:
        other = ", ".join(sorted(description.types)) or local_name(iri)
        raise UserError(f"{text!r} is no {kind} but: {other}.")
    return iri
