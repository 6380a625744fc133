"""Statements about one thing that cannot all hold, for people to decide between.

Looked for are: start dates of one deployment that do not overlap; several origins of one replica,
told by different sources; places of one deployment that do not contain each other; and numbers of
one measure, unit, place and date that exclude each other, bounds taken into account. Founders are
no conflict: several may found together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from lantoa.graph.describe import batches
from lantoa.graph.judgements import Classes, JudgedStore, as_judged, judgements
from lantoa.graph.matching.amounts import Amount
from lantoa.graph.network.columns import Columns
from lantoa.graph.network.names import columns
from lantoa.ontology.identity import digest
from lantoa.ontology.namespaces import PREFIXES, term
from lantoa.vietnamese import key

if TYPE_CHECKING:
    from lantoa.graph.store import Store

_RDF_TYPE: Final = PREFIXES["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things that are said.

    Attributes:
        says: what it says, in words.
        judged: what is confirmed or rejected with it: statements, or pieces of evidence where
            one statement is told differently.
        statements: the statements to show.
        graphs: the sources' graphs that say it.
    """

    says: str
    judged: tuple[str, ...]
    statements: tuple[str, ...]
    graphs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Things said of one subject that cannot all hold.

    Attributes:
        about: ``start``, ``origin``, ``place`` or ``count``.
        subject: the statement or thing that they are said of, as an IRI.
        what: of what they are said, in words.
        sides: what is said.
        apart: the pairs of sides, by number, that exclude each other.
    """

    about: str
    subject: str
    what: str
    sides: tuple[Side, ...]
    apart: tuple[tuple[int, int], ...]

    @property
    def id(self) -> str:
        """What tells it from other conflicts, the same on every machine."""
        return digest(self.about, *sorted(j for side in self.sides for j in side.judged))

    def against(self, side: int) -> list[int]:
        """Return the sides that cannot hold if this one does."""
        return sorted({b if a == side else a for a, b in self.apart if side in (a, b)})


def conflicts(store: Store, classes: Classes | None = None) -> list[Conflict]:
    """Return the conflicts that are not settled, those with more sources first.

    A conflict is settled where all but one of its sides were rejected, or the sides that exclude
    each other were both confirmed: kept, both of them.

    Args:
        store: the store; what was judged one is one, what was rejected is left out.
        classes: the judgements; by default those of the store.
    """
    held = classes if classes is not None else Classes(judgements(store))
    found = [
        conflict
        for conflict in _Finder(as_judged(store)).all()
        if any(
            not all(held.confirmed & set(conflict.sides[n].judged) for n in pair)
            for pair in conflict.apart
        )
    ]
    return sorted(found, key=lambda c: (-sum(len(s.graphs) for s in c.sides), c.about, c.subject))


class _Finder:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._columns = Columns(store)

    def all(self) -> Iterator[Conflict]:
        yield from self._starts()
        yield from self._origins()
        yield from self._places()
        yield from self._counts()

    def _members(self, iri: str) -> tuple[str, ...]:
        return self._store.members(iri) if isinstance(self._store, JudgedStore) else (iri,)

    def _rows(self, pattern: str) -> list[tuple[str | None, ...]]:
        return columns(self._store, pattern, distinct=True)

    def _several(self, predicate: str, cls: str | None = None) -> dict[str, list[str]]:
        values = self._columns.values(term(predicate), cls)
        return {subject: found for subject, found in sorted(values.items()) if len(found) > 1}

    def _deployment(self, iri: str) -> str:
        models, places = self._columns.one("model"), self._columns.one("place")
        areas = self._columns.one("area")
        name = self._columns.names.get(models.get(iri, ""), "a model without a name")
        where = self._columns.places.path(places.get(iri) or areas.get(iri))
        return f"{name} at {where}" if where else name

    # --- one deployment, told differently -----------------------------------------------------

    def _starts(self) -> Iterator[Conflict]:
        several = self._several("started")
        told = self._told(several, "?d lt:evidence ?e . ?e lt:when ?said")
        for deployment, dates in several.items():
            sides, spans = [], []
            for told_date in dates:
                evidence = told.get((deployment, told_date), {})
                span = self._columns.span([told_date])
                if evidence and span.edtf:
                    spans.append(span)
                    sides.append(
                        Side(
                            f"began {span.edtf}",
                            tuple(sorted(evidence)),
                            (deployment,),
                            frozenset(evidence.values()),
                        )
                    )
            apart = [
                (a, b)
                for (a, one), (b, two) in combinations(enumerate(spans), 2)
                if (one.latest and two.earliest and one.latest < two.earliest)
                or (two.latest and one.earliest and two.latest < one.earliest)
            ]
            yield from _conflict("start", deployment, self._deployment(deployment), sides, apart)

    def _told(
        self, deployments: Iterable[str], pattern: str
    ) -> dict[tuple[str, str], dict[str, str]]:
        """The evidence, with its graph, of each thing ``?said`` of a deployment ``?d``."""
        told: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for batch in batches(deployments):
            for deployment, said, evidence, graph in self._rows(
                f"?d ?said ?e ?g {{ VALUES ?d {{ {batch} }} GRAPH ?g {{ {pattern} }} }}"
            ):
                told[deployment or "", said or ""][evidence or ""] = graph or ""
        return told

    def _places(self) -> Iterator[Conflict]:
        several = {
            deployment: places
            for deployment, places in self._several("place", term("Deployment")).items()
            if any(self._disjoint(a, b) for a, b in combinations(places, 2))
        }
        told = self._told(several, "?d lt:place ?said ; lt:evidence ?e")
        for deployment, places in several.items():
            kept = [place for place in places if told.get((deployment, place))]
            sides = [
                Side(
                    f"is at {self._columns.places.path(place) or place}",
                    tuple(sorted(told[deployment, place])),
                    (deployment,),
                    frozenset(told[deployment, place].values()),
                )
                for place in kept
            ]
            apart = [
                (a, b)
                for (a, one), (b, two) in combinations(enumerate(kept), 2)
                if self._disjoint(one, two)
            ]
            name = self._columns.names.get(self._columns.one("model").get(deployment, ""), "")
            yield from _conflict("place", deployment, name or deployment, sides, apart)

    def _disjoint(self, one: str, two: str) -> bool:
        chains = self._columns.places
        return one not in chains.chain(two) and two not in chains.chain(one)

    # --- several statements --------------------------------------------------------------------

    def _origins(self) -> Iterator[Conflict]:
        several = self._several("replicates")
        told: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for batch in batches(several):
            for target, event, origin, graph in self._rows(
                f"?t ?r ?o ?g {{ VALUES ?t {{ {batch} }} GRAPH ?g {{ ?r lt:target ?t ;"
                " lt:origin ?o } }"
            ):
                told[target or "", origin or ""][event or ""].add(graph or "")
        for target, origins in several.items():
            sides = []
            for origin in origins:
                events = told.get((target, origin), {})
                if events:
                    statements = tuple(sorted(events))
                    sides.append(
                        Side(
                            f"came from {self._deployment(origin)}",
                            tuple(sorted(m for e in statements for m in self._members(e))),
                            statements,
                            frozenset(g for graphs in events.values() for g in graphs),
                        )
                    )
            apart = _of_different_sources(sides, combinations(range(len(sides)), 2))
            yield from _conflict("origin", target, self._deployment(target), sides, apart)

    def _counts(self) -> Iterator[Conflict]:
        alike: dict[tuple[str | None, ...], list[str]] = defaultdict(list)
        one = self._columns.one
        units, models, when = one("unit"), one("model"), one("when")
        scopes, measures = one("scope"), one("measure")
        values = one("value")
        added = self._added()
        for cls, where in (("Measurement", one("place")), ("DeploymentGroup", one("area"))):
            for iri in self._columns.instances(cls):
                place, date = where.get(iri), when.get(iri)
                if place and date and iri in values and iri not in added:
                    unit, scope = key(units.get(iri, "")), key(scopes.get(iri, ""))
                    of: tuple[str | None, ...]
                    of = (cls, measures.get(iri), unit, models.get(iri), place, scope, date)
                    alike[of].append(iri)
        for shared, iris in sorted(alike.items(), key=lambda item: item[1]):
            if len(iris) > 1:
                yield from self._count(shared, iris)

    def _added(self) -> set[str]:
        """Return the groups that were added to others: "3 more" and "5 more" both hold."""
        rows = self._rows("?group { ?event lt:additional true ; lt:target ?group }")
        return {group for (group,) in rows if group}

    def _count(self, of: tuple[str | None, ...], iris: list[str]) -> Iterator[Conflict]:
        one = self._columns.one
        same: dict[Amount, list[str]] = defaultdict(list)
        for iri in iris:
            amount = Amount.of_text(one("value")[iri], one("bound").get(iri), one("of").get(iri))
            if amount:
                same[amount].append(iri)
        amounts = sorted(same, key=lambda a: (a.value, a.bound, a.of or 0))
        if len(amounts) < 2 or all(a.agrees(b) for a, b in combinations(amounts, 2)):
            return
        graphs = self._graphs(iris)
        sides = [
            Side(
                str(amount),
                tuple(sorted(member for iri in same[amount] for member in self._members(iri))),
                tuple(sorted(same[amount])),
                frozenset(g for iri in same[amount] for g in graphs.get(iri, ())),
            )
            for amount in amounts
        ]
        apart = [
            (a, b)
            for (a, first), (b, second) in combinations(enumerate(amounts), 2)
            if not first.agrees(second)
        ]
        _, _, unit, model, place, scope, date = of
        words = [
            unit or "things counted",
            f"of {self._columns.names.get(model, model)}" if model else "",
            f"in {scope + ', ' if scope else ''}{self._columns.places.path(place) or place}",
            f"({self._columns.span([date or '']).edtf})",
        ]
        what = " ".join(filter(None, words))
        yield from _conflict("count", iris[0], what, sides, _of_different_sources(sides, apart))

    def _graphs(self, iris: Iterable[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for batch in batches(iris):
            for iri, graph in self._rows(
                f"?x ?g {{ VALUES ?x {{ {batch} }} GRAPH ?g {{ ?x <{_RDF_TYPE}> ?class }} }}"
            ):
                found[iri or ""].add(graph or "")
        return found


def _of_different_sources(
    sides: list[Side], pairs: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Keep the pairs that no source says both of: who says both means two things."""
    return [(a, b) for a, b in pairs if not sides[a].graphs & sides[b].graphs]


def _conflict(
    about: str, subject: str, what: str, sides: list[Side], apart: list[tuple[int, int]]
) -> Iterator[Conflict]:
    if apart:
        # Sides that agree with all others are no part of the conflict.
        part = sorted({number for pair in apart for number in pair})
        place = {number: position for position, number in enumerate(part)}
        yield Conflict(
            about,
            subject,
            what,
            tuple(sides[number] for number in part),
            tuple((place[a], place[b]) for a, b in apart),
        )
