"""What follows from judgements: which things are one, which differ, and where that is no sense.

"Same" is an equivalence: what two judgements link through a third thing is one. A "different"
within such a class is a contradiction; the class is then not merged at all until one of the
judgements is undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from lantoa.graph.judgements.record import Judgement, Verdict
from lantoa.ontology.namespaces import THINGS

# The gazetteer's units by level and code; provisional places have a slug and a digest.
_UNIT = re.compile(
    re.escape(THINGS) + r"place/(?:country|region|province|district|commune)-[a-z0-9-]+"
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A "different" against a chain of "same"s."""

    different: Judgement
    chain: tuple[Judgement, ...]


class Classes:
    """The classes of things that the active judgements make one.

    >>> import datetime as dt
    >>> now = dt.datetime.now(dt.UTC)
    >>> def same(*things):
    ...     return Judgement(verdict=Verdict.SAME, judged=things, by="analyst", at=now)
    >>> classes = Classes([same("urn:a", "urn:b"), same("urn:b", "urn:cc")])
    >>> classes.representatives
    {'urn:a': 'urn:cc', 'urn:b': 'urn:cc'}
    """

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        """Sort the judgements that hold."""
        active = [judgement for judgement in judgements if judgement.active]
        self._same = [j for j in active if j.verdict is Verdict.SAME]
        self._different = [j for j in active if j.verdict is Verdict.DIFFERENT]
        self.confirmed = {j.judged[0] for j in active if j.verdict is Verdict.CONFIRMED}
        #: A statement that is confirmed too is not left out: that is for people to settle.
        self.rejected = {
            j.judged[0] for j in active if j.verdict is Verdict.REJECTED
        } - self.confirmed
        self._parent: dict[str, str] = {}
        for judgement in self._same:
            first, second = map(self.root, judgement.judged)
            self._parent[max(first, second)] = min(first, second)
        self._apart = {frozenset(map(self.root, j.judged)) for j in self._different}

    def root(self, thing: str) -> str:
        """Return what stands for the thing's class here; not its representative."""
        while (above := self._parent.get(thing, thing)) != thing:
            self._parent[thing] = self._parent.get(above, above)
            thing = above
        return thing

    def same(self, first: str, second: str) -> bool:
        """Whether two things were judged one, perhaps through others."""
        return self.root(first) == self.root(second)

    def different(self, first: str, second: str) -> bool:
        """Whether two things were judged different, perhaps through what they are one with."""
        return frozenset((self.root(first), self.root(second))) in self._apart

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The things of each class of two or more, sorted, by its root."""
        found: dict[str, set[str]] = {}
        for judgement in self._same:
            found.setdefault(self.root(judgement.judged[0]), set()).update(judgement.judged)
        return {root: tuple(sorted(found[root])) for root in sorted(found)}

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Every "different" between two things of one class, with what makes them one."""
        return tuple(
            Contradiction(j, tuple(self.chain(*j.judged)))
            for j in self._different
            if self.same(*j.judged)
        )

    @cached_property
    def representatives(self) -> dict[str, str]:
        """The representative of each thing that another stands for.

        A class within which two things were judged different has none.
        """
        broken = {self.root(c.different.judged[0]) for c in self.contradictions}
        return {
            thing: chosen
            for root, things in self.members.items()
            if root not in broken
            for chosen in [representative(things)]
            for thing in things
            if thing != chosen
        }

    def chain(self, first: str, second: str) -> list[Judgement]:
        """Return the shortest chain of "same"s between two things, empty if there is none."""
        links: dict[str, list[tuple[str, Judgement]]] = {}
        for judgement in self._same:
            one, two = judgement.judged
            links.setdefault(one, []).append((two, judgement))
            links.setdefault(two, []).append((one, judgement))
        ways: dict[str, list[Judgement]] = {first: []}
        front = [first]
        while front and second not in ways:
            reached = []
            for here in front:
                for there, judgement in links.get(here, ()):
                    if there not in ways:
                        ways[there] = [*ways[here], judgement]
                        reached.append(there)
            front = reached
        return ways.get(second, [])

    def part(self, first: str, second: str) -> Judgement | None:
        """Return a "different" that two things inherit from their classes, if there is one."""
        wanted = {self.root(first), self.root(second)}
        return next((j for j in self._different if set(map(self.root, j.judged)) == wanted), None)


def representative(things: Iterable[str]) -> str:
    """Return which of things that are one stands for all: a function of their IRIs alone.

    A unit of the gazetteer before a provisional place; else the longest IRI, whose name is
    spelled out; of equally long ones the first.

    >>> representative(["urn:to-antt", "urn:to-an-ninh-trat-tu"])
    'urn:to-an-ninh-trat-tu'
    """
    return min(things, key=lambda iri: (not _UNIT.fullmatch(iri), -len(iri), iri))
