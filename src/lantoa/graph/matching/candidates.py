"""Pairs that may be one thing: found by their names, weighed by what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from lantoa.errors import UserError
from lantoa.graph.matching.blocking import pairs, weights
from lantoa.graph.matching.likeness import LEVELS_DIFFER, Likeness, likeness
from lantoa.graph.matching.names import Name, parse
from lantoa.graph.matching.surroundings import Neighbourhood

if TYPE_CHECKING:
    from lantoa.graph.judgements import Classes
    from lantoa.graph.store import Store

#: The kinds of candidates, in the order in which they are gone through.
KINDS: Final = ("models", "organizations", "places")
#: Pairs below this score are not proposed.
LEAST: Final = 0.5
#: Two names in one list are two things, however alike.
_LISTED: Final = 0.35
_ELSEWHERE: Final = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two things that may be one.

    Attributes:
        kind: one of :data:`KINDS`.
        first, second: their IRIs, in order.
        names: what they are called.
        score: from 0 to 1; it orders, and is no probability.
        reasons: what speaks for and against, in words.
    """

    kind: str
    first: str
    second: str
    names: tuple[str, str]
    score: float
    reasons: tuple[str, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """The two IRIs."""
        return self.first, self.second


def candidates(
    store: Store,
    kinds: Iterable[str] = KINDS,
    *,
    least: float = LEAST,
    classes: Classes | None = None,
) -> list[Candidate]:
    """Return the pairs that may be one thing and are not judged yet, the likeliest first.

    Nothing is merged by this: only a judgement does.

    Args:
        store: what sources say.
        kinds: of :data:`KINDS`.
        least: leave out pairs with a lower score.
        classes: the judgements that hold; by default those of the store.

    Raises:
        UserError: a kind is unknown.
    """
    from lantoa.graph.judgements import Classes, judgements

    wanted = list(kinds)
    if wrong := sorted(set(wanted) - set(KINDS)):
        raise UserError(f"{wrong[0]!r} is no kind of candidates; choose from {', '.join(KINDS)}.")
    judged = classes if classes is not None else Classes(judgements(store))
    found: list[Candidate] = []
    for kind in KINDS:
        if kind in wanted:
            found += _of_kind(store, kind, least, judged)
    return sorted(found, key=lambda c: (-c.score, KINDS.index(c.kind), c.pair))


def _of_kind(store: Store, kind: str, least: float, judged: Classes) -> Iterator[Candidate]:
    singular = kind.removesuffix("s")
    named = _named(store, singular)
    body = kind != "models"
    tells = weights([name for names in named.values() for name in names])
    proposed: dict[tuple[str, str], Likeness] = {}
    told_apart: set[tuple[str, str]] = set()
    for pair in pairs(named):
        if judged.same(*pair) or judged.different(*pair):
            told_apart.add(pair)
            continue
        best = max(
            (likeness(a, b, tells, body=body) for a, b in product(*(named[iri] for iri in pair))),
            key=lambda found: (min(found.score, found.cap), found.score),
        )
        # What stands around two things lifts a score a little at most.
        if min(best.score + 0.2, best.cap) >= least:
            proposed[pair] = best
    around = Neighbourhood(store, singular, (iri for pair in proposed for iri in pair))
    if kind == "places":
        proposed = _of_places(
            store,
            proposed=proposed,
            named=named,
            around=around,
            judged=judged,
            told_apart=told_apart,
        )
    weigh: Callable[..., None] = {"models": _weigh_models, "organizations": _weigh_bodies}.get(
        kind, _weigh_places
    )
    listed = around.listed_together(proposed) if kind != "places" else set()
    for pair, found in proposed.items():
        weigh(found, *pair, around)
        if pair in listed:
            found.limit(_LISTED, "a source lists them side by side")
        score = round(max(0.0, min(found.score, found.cap, 0.99)), 2)
        if score >= least:
            shown = (named[pair[0]][0].printed, named[pair[1]][0].printed)
            yield Candidate(kind, *pair, shown, score, tuple(found.reasons))


def _named(store: Store, kind: str) -> dict[str, list[Name]]:
    """Return the distinct names of each thing, the best to show first."""
    from lantoa.graph.find import names
    from lantoa.graph.network.names import preferred

    printed: dict[str, set[str]] = {}
    for iri, name in names(store, kind):
        printed.setdefault(iri, set()).add(name)
    body = kind != "model"
    found: dict[str, list[Name]] = {}
    for iri in sorted(printed):
        first = preferred(printed[iri])
        parsed = [parse(name, body=body) for name in (first, *sorted(printed[iri] - {first}))]
        distinct = {name.spelled: name for name in reversed(parsed) if name.words}
        if distinct:
            found[iri] = [name for name in parsed if distinct.get(name.spelled) is name]
    return found


# --- what stands around ------------------------------------------------------------------------


def _weigh_models(found: Likeness, first: str, second: str, around: Neighbourhood) -> None:
    one, two = around[first], around[second]
    shared = sorted(one.places.keys() & two.places.keys())
    if shared:
        found.score += 0.1
        found.reasons.append(f"both are in {around.label(shared[0])}{_more(shared)}")
        if any(one.places[place] & two.places[place] for place in shared):
            found.score += 0.05
            found.reasons.append("they began there at one time")
    ours, theirs = around.provinces(one.places), around.provinces(two.places)
    if ours and theirs and not ours & theirs:
        found.score -= 0.1
        found.reasons.append("no province in common")
    elif ours & theirs and not shared:
        found.score += 0.03
        found.reasons.append(f"both are in {around.label(min(ours & theirs))}")
    bodies = one.bodies & two.bodies
    if bodies:
        found.score += 0.05
        found.reasons.append(f"{len(bodies)} organizations in common")


def _weigh_bodies(found: Likeness, first: str, second: str, around: Neighbourhood) -> None:
    one, two = around[first], around[second]
    if one.of and two.of:
        ours, theirs = ({around.today(place) for place in each.of} for each in (one, two))
        nested = any(a in around.chain(b) or b in around.chain(a) for a in one.of for b in two.of)
        names = f"{around.label(min(one.of))} and {around.label(min(two.of))}"
        if ours & theirs:
            found.score += 0.1
            found.reasons.append(f"both are of {around.label(min(one.of))}")
        elif not nested:
            found.limit(_ELSEWHERE, f"they are of {names}")
        else:
            levels = {around.chains.level(min(each.of)) for each in (one, two)}
            found.limit(
                LEVELS_DIFFER if len(levels) == 2 else LEAST,
                f"they are of {names}, one within the other",
            )
        return
    ours, theirs = (
        around.provinces([*one.places, *one.of]),
        around.provinces([*two.places, *two.of]),
    )
    if ours and theirs and not ours & theirs:
        found.limit(_ELSEWHERE, "they work in different provinces")
    elif ours & theirs:
        found.score += 0.05
        found.reasons.append(f"both work in {around.label(min(ours & theirs))}")
    else:
        found.score -= 0.08
        found.reasons.append("where they are is not said of both")
    if one.bodies & two.bodies:
        found.score += 0.03
        found.reasons.append(f"{len(one.bodies & two.bodies)} models in common")


def _weigh_places(found: Likeness, first: str, second: str, around: Neighbourhood) -> None:
    one, two = around[first], around[second]
    if second in one.candidates or first in two.candidates:
        unit = second if second in one.candidates else first
        homes = (one if unit == second else two).homes
        count = len((one if unit == second else two).candidates)
        found.score = 0.55 + 0.3 / count
        found.reasons.append(f"one of {count} units that bear the name")
        if homes and around.provinces(homes) & around.provinces([unit]):
            found.score += 0.2
            found.reasons.append(f"the report is about {around.label(min(homes))}")
        elif homes:
            found.score -= 0.15
        return
    if around.today(first) in around.chain(second) or around.today(second) in around.chain(first):
        found.limit(LEVELS_DIFFER, "one contains the other")
        return
    levels = {around.chains.level(first), around.chains.level(second)}
    if len(levels - {None}) == 2:
        found.limit(LEVELS_DIFFER, "they are of different levels")
    ours, theirs = around.chain(first) - {first}, around.chain(second) - {second}
    if ours and theirs and not (ours <= theirs or theirs <= ours):
        found.limit(_ELSEWHERE, "they lie in different units")
    elif ours & theirs:
        found.reasons.append(f"both are in {around.label(min(one.of or two.of))}")
    else:
        found.score -= 0.3
        found.reasons.append("what contains them is not said of both")


def _of_places(
    store: Store,
    *,
    proposed: Mapping[tuple[str, str], Likeness],
    named: Mapping[str, list[Name]],
    around: Neighbourhood,
    judged: Classes,
    told_apart: set[tuple[str, str]],
) -> dict[tuple[str, str], Likeness]:
    """Keep the pairs with a provisional place, and add the units that the reader left open."""
    from lantoa.graph.network.names import columns

    rows = columns(store, "?x ?y { ?x a lt:ProvisionalPlace OPTIONAL { ?x lt:candidate ?y } }")
    provisional = {x for x, _ in rows if x}
    found = {pair: like for pair, like in proposed.items() if provisional & set(pair)}
    for x, y in rows:
        if x and y and x in named and y in named:
            pair = (min(x, y), max(x, y))
            if pair not in told_apart and not judged.same(*pair) and not judged.different(*pair):
                found[pair] = Likeness(0.5)  # the reader has compared the names
    around.extend(iri for pair in found for iri in pair)
    return found


def _more(shared: list[str]) -> str:
    return f" and {len(shared) - 1} more places" if len(shared) > 1 else ""
