"""What was judged of a thing, and what was rejected: said by sources, and no longer counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lantoa.graph.describe import LABEL, PROLOGUE, batches, compact, describe
from lantoa.graph.fact_reader import read_facts
from lantoa.graph.facts import EvidenceFact, Fact
from lantoa.graph.judgements import Verdict, judgements

if TYPE_CHECKING:
    from lantoa.graph.store import Store


def verdicts_on(store: Store, things: Iterable[str]) -> tuple[str, ...]:
    """Return the judgements that hold on things that are one, in words, by time."""
    of_interest = set(things)
    found = [j for j in judgements(store) if j.active and of_interest & set(j.judged)]
    others = describe(store, {thing for j in found for thing in j.judged}, (LABEL,))
    labels = {iri: d.label for iri, d in others.items()}
    words = []
    for judgement in found:
        text = judgement.verdict.value
        if judgement.verdict.of_two:
            first, second = (f"“{labels[t]}” ({compact(t)})" for t in judgement.judged)
            link = "is the same as" if judgement.verdict is Verdict.SAME else "is not"
            text = f"{first} {link} {second}"
        why = f": {judgement.reason}" if judgement.reason else ""
        words.append(f"{text}, {judgement.by}, {judgement.at:%Y-%m-%d}{why}")
    return tuple(words)


def rejected_about(
    store: Store, things: Iterable[str], rejected: Iterable[str], limit: int
) -> tuple[tuple[Fact, ...], tuple[EvidenceFact, ...]]:
    """Return rejected statements about things, and rejected evidence of or about them.

    Args:
        store: what sources say, rejected or not.
        things: all that is one thing or statement.
        rejected: what was rejected in the store.
        limit: how many statements to return at most.
    """
    about = next(iter(batches(things, 10_000)))
    statements: set[str] = set()
    evidence: set[str] = set()
    for batch in batches(sorted(rejected)):
        rows = store.query(
            f"{PROLOGUE}SELECT DISTINCT ?r WHERE {{ VALUES ?r {{ {batch} }}"
            f" VALUES ?x {{ {about} }} ?r ?p ?x FILTER NOT EXISTS {{ ?r a lt:Evidence }} }}"
        )
        statements |= {row[0].value for row in rows}  # type: ignore[union-attr]
        values = f"VALUES ?r {{ {batch} }} VALUES ?x {{ {about} }}"
        patterns = ("?x lt:evidence ?r", "?s lt:evidence ?r . ?s ?p ?x", "?r lt:source ?x")
        for pattern in patterns:
            rows = store.query(f"{PROLOGUE}SELECT DISTINCT ?r WHERE {{ {values} {pattern} }}")
            evidence |= {row[0].value for row in rows}  # type: ignore[union-attr]
    facts = _facts(store, sorted(statements)[:limit])
    pieces = {
        piece.iri: piece
        for batch in batches(sorted(evidence)[:limit])
        for fact in read_facts(
            store, f"VALUES ?e {{ {batch} }} ?s lt:evidence ?e FILTER EXISTS {{ ?s a ?class }}"
        ).values()
        for piece in fact.evidence
        if piece.iri in evidence
    }
    return facts, tuple(pieces[iri] for iri in sorted(pieces))


def _facts(store: Store, iris: list[str]) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for batch in batches(iris):
        found |= read_facts(store, f"VALUES ?s {{ {batch} }}")
    return tuple(sorted(found.values(), key=lambda fact: (fact.kind, fact.caption, fact.iri)))
