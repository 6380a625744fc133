"""The questions of ``lantoa review`` as people and programs read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lantoa.graph.outline import Line

if TYPE_CHECKING:
    from lantoa.graph.matching import Candidate, Conflict
    from lantoa.graph.store import Store

#: The columns of ``--list``.
COLUMNS = ("kind", "score", "first", "second", "reasons", "first_iri", "second_iri")
_QUESTIONS = {
    "start": "When did it begin?",
    "origin": "Where did it come from?",
    "place": "Where is it?",
    "count": "How many are there?",
}


def lines_of(
    store: Store, question: Candidate | Conflict, number: int, left: int, evidence: int
) -> list[Line]:
    """Return a question as lines of an outline.

    Args:
        store: where its sides are described; of a conflict, as it was judged when that was found.
        question: what to ask.
        number: which question it is.
        left: how many there are still, this one included.
        evidence: how many sentences to show on each side.
    """
    from lantoa.graph.matching import Conflict

    head = f"{number} ({left} left)"
    if isinstance(question, Conflict):
        return list(_conflict(store, question, head, evidence))
    return list(_pair(store, question, head, evidence))


def _pair(store: Store, pair: Candidate, head: str, evidence: int) -> Iterator[Line]:
    from lantoa.graph.matching.portraits import portrait

    singular = pair.kind.removesuffix("s")
    yield Line(0, f"{head} One {singular} or two? Score {pair.score:.2f}", "title")
    for iri in pair.pair:
        yield from portrait(store, singular, iri, sentences=evidence).lines(1)
    for reason in pair.reasons:
        yield Line(1, reason, "note")


def _conflict(store: Store, conflict: Conflict, head: str, evidence: int) -> Iterator[Line]:
    from lantoa.graph.matching.portraits import evidence_of, in_context
    from lantoa.graph.outline import citation

    yield Line(0, f"{head} {_QUESTIONS[conflict.about]} {conflict.what}", "title")
    for number, side in enumerate(conflict.sides, 1):
        yield Line(1, f"{number}: {side.says}", "heading")
        found = evidence_of(store, side.statements)
        own = [piece for piece in found if piece.iri in side.judged]
        for piece in (own or found)[:evidence]:
            yield Line(2, f"«{in_context(store, piece)}» {citation(piece)}", "quote")
        if len(own or found) > evidence:
            yield Line(2, f"and {len(own or found) - evidence} more sentences", "quote")


def row(question: Candidate | Conflict) -> dict[str, Any]:
    """Return a question as a row of ``--list``: of a conflict the first two sides."""
    from lantoa.graph.matching import Conflict

    if isinstance(question, Conflict):
        first, second, *more = (side.says for side in question.sides)
        return {
            "kind": "conflicts",
            "score": None,
            "first": first,
            "second": "; ".join([second, *more]),
            "reasons": question.what,
            "first_iri": question.sides[0].judged[0],
            "second_iri": question.sides[1].judged[0],
        }
    return {
        "kind": question.kind,
        "score": question.score,
        "first": question.names[0],
        "second": question.names[1],
        "reasons": "; ".join(question.reasons),
        "first_iri": question.first,
        "second_iri": question.second,
    }
