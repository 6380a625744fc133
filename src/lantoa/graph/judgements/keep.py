"""Judging and undoing: the judgements graph of a store, changed in one transaction at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode, Quad

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.describe import RDF_TYPE, compact, describe
from lantoa.graph.judgements.classes import Classes
from lantoa.graph.judgements.record import ANALYST, Judgement, Verdict, account, from_quads
from lantoa.graph.store import Store
from lantoa.ontology.namespaces import JUDGEMENTS_GRAPH, PREFIXES, term

#: What two things must both be of to be one, or may be of to be different.
_THINGS = ("Model", "Organization", "Place", "Campaign", "Award")
#: What can be confirmed or rejected.
_SAYINGS = (
    "Deployment",
    "DeploymentGroup",
    "Replication",
    "Recognition",
    "Measurement",
    "Gathering",
    "Mandate",
    "Involvement",
    "Evidence",
    "InferredReplication",
    "ProposedMatch",
)
_REPRESENTED = NamedNode(term("representedBy"))


class ContradictionError(UserError):
    """A judgement would contradict others that hold."""


def judgements(store: Store) -> list[Judgement]:
    """Return all judgements of a store, undone ones included, by time."""
    return from_quads(store.quads(JUDGEMENTS_GRAPH))


def judge(
    store: Store,
    verdict: Verdict | str,
    *things: str,
    by: str = ANALYST,
    reason: str | None = None,
    at: dt.datetime | None = None,
) -> Judgement:
    """Judge, and store it at once.

    Args:
        store: the store.
        verdict: ``same`` or ``different`` of two things, ``confirmed`` or ``rejected`` of one
            statement or piece of evidence.
        things: their IRIs.
        by: the role or account that judges: one lower-case word, never a person's name.
        reason: why.
        at: when; now by default.

    Returns:
        The judgement; the one that stood already, if the same was judged before and holds.

    Raises:
        ContradictionError: judgements that hold say otherwise; undo one of them first.
        UserError: the things are unknown or of different kinds, or `by` is no account.
    """
    return decide(store, [(verdict, things)], by=by, reason=reason, at=at)[0]


def decide(
    store: Store,
    verdicts: Sequence[tuple[Verdict | str, Sequence[str]]],
    *,
    by: str = ANALYST,
    reason: str | None = None,
    at: dt.datetime | None = None,
) -> list[Judgement]:
    """Judge several things in one go, all or none; they bear one time and are undone together.

    For arguments and errors see :func:`judge`.
    """
    known = judgements(store)
    time = at or now_after(known)
    made = [
        Judgement(
            verdict=_verdict(verdict),
            judged=tuple(sorted(set(things))),
            by=account(by),
            at=time,
            reason=reason,
        )
        for verdict, things in verdicts
    ]
    standing = {j.subject: j for j in known if j.active}
    fresh = [j for j in made if j.subject not in standing]
    check_things(store, fresh)
    every = list(known)
    for judgement in fresh:
        check_against(Classes(every), judgement, store)
        every.append(judgement)
    if fresh:
        write(store, every)
    return [standing.get(j.subject, j) for j in made]


def undo(store: Store, which: str = "last", *, at: dt.datetime | None = None) -> list[Judgement]:
    """Undo a judgement; it stays in the store, with the time when it was undone.

    Args:
        store: the store.
        which: a judgement's IRI, CURIE or the end of it, or ``last`` for the last decision that
            holds: all judgements that were made in one go.
        at: when; now by default.

    Returns:
        What was undone.

    Raises:
        UserError: there is nothing to undo, or no such judgement.
    """
    known = judgements(store)
    active = [j for j in known if j.active]
    if which == "last":
        if not active:
            raise UserError("There is no judgement to undo.")
        chosen = [j for j in active if j.at == active[-1].at]
    else:
        chosen = [j for j in known if which in {j.iri, compact(j.iri), j.iri.rpartition("/")[2]}]
        if not chosen:
            raise UnknownNameError("judgement", which, [compact(j.iri) for j in active[-3:]])
        if not chosen[0].active:
            raise UserError(f"{compact(chosen[0].iri)} was undone already.")
    time = max(at or now_after(known), *(j.at for j in chosen))
    undone = {j.iri: replace(j, undone=time) for j in chosen}
    write(store, [undone.get(j.iri, j) for j in known])
    return list(undone.values())


def write(store: Store, every: Iterable[Judgement]) -> None:
    """Replace all judgements of a store, and what follows from them.

    Beside the judgements stands a shortcut for free-hand queries: ``lt:representedBy`` from each
    thing that was judged one with another to the representative of its class.
    """
    every = list(every)
    classes = Classes(every)
    graph = NamedNode(JUDGEMENTS_GRAPH)
    judged = {j.iri for j in from_quads(store.quads(JUDGEMENTS_GRAPH))}
    # What others put into this graph (a loaded file may) is not ours to remove.
    kept = [
        quad
        for quad in store.quads(JUDGEMENTS_GRAPH)
        if str(quad.subject)[1:-1] not in judged and quad.predicate != _REPRESENTED
    ]
    made = [quad for judgement in every for quad in judgement.quads()]
    shortcuts = [
        Quad(NamedNode(thing), _REPRESENTED, NamedNode(chosen), graph)
        for thing, chosen in classes.representatives.items()
    ]
    store.replace_graph(JUDGEMENTS_GRAPH, [*kept, *made, *shortcuts])


def check_things(store: Store, made: Iterable[Judgement]) -> None:
    """Hold judgements to what the store knows.

    Raises:
        UserError: something judged is not there, or is of the wrong kind.
    """
    made = list(made)
    try:
        known = describe(store, {t for j in made for t in j.judged}, (RDF_TYPE,))
    except ValueError as error:
        raise UserError(f"Something judged is not a well-formed IRI ({error}).") from error
    for judgement in made:
        if len(judgement.judged) != (2 if judgement.verdict.of_two else 1):
            needed = "two different things" if judgement.verdict.of_two else "one statement"
            raise UserError(f"The verdict {judgement.verdict.value!r} needs {needed}.")
        for thing in judgement.judged:
            if not known[thing].types:
                raise UnknownNameError("thing to judge", compact(thing), [])
        kinds = set(_THINGS if judgement.verdict.of_two else _SAYINGS)
        for thing in judgement.judged:
            kinds &= known[thing].types
        if not kinds:
            what = " and ".join(compact(thing) for thing in judgement.judged)
            needed = (
                "two models, two organizations or two places"
                if judgement.verdict.of_two
                else "a statement or a piece of evidence"
            )
            raise UserError(f"{what} cannot be judged {judgement.verdict.value}: give {needed}.")


def check_against(classes: Classes, judgement: Judgement, store: Store | None = None) -> None:
    """Hold a judgement to those that stand.

    Raises:
        ContradictionError: it contradicts them.
    """
    if not judgement.active:
        return
    against: list[Judgement] = []
    if judgement.verdict is Verdict.SAME and classes.different(*judgement.judged):
        first, second = judgement.judged
        part = classes.part(first, second)
        assert part is not None
        # The chains from each thing to the end of the "different" that its class holds.
        ends = sorted(part.judged, key=lambda thing: not classes.same(thing, first))
        against = [*classes.chain(first, ends[0]), part, *classes.chain(ends[1], second)]
    elif judgement.verdict is Verdict.DIFFERENT and classes.same(*judgement.judged):
        against = classes.chain(*judgement.judged)
    elif judgement.verdict is Verdict.CONFIRMED and judgement.judged[0] in classes.rejected:
        raise ContradictionError(_already(judgement, "rejected"))
    elif judgement.verdict is Verdict.REJECTED and judgement.judged[0] in classes.confirmed:
        raise ContradictionError(_already(judgement, "confirmed"))
    if against:
        named = _names(store, {t for j in (judgement, *against) for t in j.judged})
        first, second = (named[thing] for thing in judgement.judged)
        said = "; ".join(
            f"{named[j.judged[0]]} and {named[j.judged[1]]} were judged {j.verdict.value}"
            f" ({compact(j.iri)})"
            for j in against
        )
        raise ContradictionError(
            f"{first} and {second} cannot be judged {judgement.verdict.value}: {said}; "
            "undo one of these first."
        )


def now_after(known: Sequence[Judgement]) -> dt.datetime:
    """Return the time now, or just after the last judgement if the clock stands or was put back."""
    now = dt.datetime.now(dt.UTC)
    times = [time for j in known for time in (j.at, j.undone) if time]
    return max([now, *(time + dt.timedelta(microseconds=1) for time in times)])


def _already(judgement: Judgement, word: str) -> str:
    thing = compact(judgement.judged[0])
    return f"{thing} was judged {word}; undo that before it is {judgement.verdict.value}."


def _names(store: Store | None, things: set[str]) -> dict[str, str]:
    if store is None:
        return {thing: compact(thing) for thing in things}
    label = PREFIXES["rdfs"] + "label"
    return {iri: f"“{d.label}”" for iri, d in describe(store, things, (label,)).items()}


def _verdict(word: Verdict | str) -> Verdict:
    try:
        return Verdict(word)
    except ValueError as error:
        raise UserError(
            f"{word!r} is no verdict; choose from {', '.join(v.value for v in Verdict)}."
        ) from error
