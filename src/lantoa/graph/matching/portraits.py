"""What a reviewer must see of a thing to judge it: names, places, organizations, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lantoa.graph.describe import ALT_LABEL, LABEL, PROLOGUE, batches, describe
from lantoa.graph.fact_reader import read_facts
from lantoa.graph.facts import EvidenceFact
from lantoa.graph.matching.surroundings import Neighbourhood
from lantoa.graph.outline import Line, citation

if TYPE_CHECKING:
    from lantoa.graph.store import Store

#: How many places and organizations are told, and characters around a bare name.
_SOME = 4
_AROUND = 110


@dataclass(frozen=True, slots=True)
class Portrait:
    """One side of a question.

    Attributes:
        iri: the thing.
        names: its names.
        places: some of the places where it is, with their chains.
        organizations: some of the organizations that work for it; of one, its models.
        sources: how many sources name it.
        sentences: some of the sentences that do, each with where it stands.
    """

    iri: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    organizations: tuple[str, ...]
    sources: int
    sentences: tuple[tuple[str, str], ...]

    def lines(self, depth: int = 0) -> Iterator[Line]:
        """Yield it as lines of an outline."""
        sources = f"{self.sources} source{'' if self.sources == 1 else 's'}"
        yield Line(depth, f"{' = '.join(self.names)} ({sources})", "heading")
        if self.places:
            yield Line(depth + 1, f"places: {'; '.join(self.places)}")
        if self.organizations:
            yield Line(depth + 1, f"with: {'; '.join(self.organizations)}")
        for words, where in self.sentences:
            yield Line(depth + 1, f"«{words}» {where}", "quote")

    def to_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "iri": self.iri,
            "names": list(self.names),
            "places": list(self.places),
            "organizations": list(self.organizations),
            "sources": self.sources,
            "sentences": [{"words": words, "where": where} for words, where in self.sentences],
        }


def portrait(store: Store, kind: str, iri: str, *, sentences: int = 2) -> Portrait:
    """Return what there is to see of a thing.

    Args:
        store: the store.
        kind: model, organization or place.
        iri: the thing.
        sentences: how many sentences to fetch.
    """
    around = Neighbourhood(store, kind, [iri])
    seen = around[iri]
    described = describe(store, [iri], (LABEL, ALT_LABEL))[iri]
    label = described.label
    others = sorted({*described.all(LABEL), *described.all(ALT_LABEL)} - {label})
    places = [around.label(place) for place in sorted(seen.of | seen.places.keys())]
    if kind == "place":
        above = around.chains.path(iri)
        places = [above] if above else []
        places += [f"perhaps {around.label(unit)}" for unit in sorted(seen.candidates)]
    bodies = describe(store, sorted(seen.bodies)[:_SOME], (LABEL,))
    return Portrait(
        iri=iri,
        names=(label, *others),
        places=tuple(_some(places)),
        organizations=tuple(_some([b.label for b in bodies.values()], len(seen.bodies))),
        sources=len(seen.graphs),
        sentences=tuple(_sentences(store, kind, iri, sentences)),
    )


def _some(found: list[str], total: int | None = None) -> Iterator[str]:
    total = len(found) if total is None else total
    yield from found[:_SOME]
    if total > _SOME:
        yield f"and {total - _SOME} more"


def _sentences(store: Store, kind: str, iri: str, limit: int) -> Iterator[tuple[str, str]]:
    """Yield words that speak of a thing: its statements' first, then those that only name it."""
    about = {
        "model": f"?s lt:model <{iri}> ; lt:evidence ?e",
        "organization": f"?s lt:foundedBy|lt:advisedBy|lt:operatedBy|lt:hostedBy <{iri}> ;"
        " lt:evidence ?e",
        "place": f"?s lt:place|lt:area <{iri}> ; lt:evidence ?e",
    }[kind]
    seen: set[str] = set()
    for pattern in (about, f"<{iri}> lt:evidence ?e"):
        for evidence in _evidence(store, pattern, limit * 4):
            words = in_context(store, evidence)
            if words not in seen and len(seen) < limit:
                seen.add(words)
                yield words, citation(evidence)


def _evidence(store: Store, pattern: str, limit: int) -> list[EvidenceFact]:
    rows = store.query(
        f"{PROLOGUE}SELECT DISTINCT ?e ?s WHERE {{ {{ SELECT DISTINCT ?e WHERE {{ {pattern} }}"
        f" LIMIT {limit} }} ?s lt:evidence ?e }}"
    )
    found = {row["e"].value: row["s"].value for row in rows}  # type: ignore[union-attr]
    return evidence_of(store, found.values(), found)


def evidence_of(
    store: Store, statements: Iterable[str], wanted: Iterable[str] = ()
) -> list[EvidenceFact]:
    """Return the evidence of statements, or those of it that are wanted, by document and place."""
    only = set(wanted)
    found: dict[str, EvidenceFact] = {}
    for batch in batches(sorted(set(statements))):
        for fact in read_facts(store, f"VALUES ?s {{ {batch} }}").values():
            found |= {e.iri: e for e in fact.evidence if not only or e.iri in only}
    return sorted(found.values(), key=lambda e: (e.source.document, e.start or 0, e.iri))


def in_context(store: Store, evidence: EvidenceFact) -> str:
    """Return the words of evidence; where they are a bare name, with the words around them."""
    quote = " ".join(evidence.quote.split())
    if len(quote) > _AROUND or evidence.start is None or evidence.end is None:
        return quote
    text = store.texts.get(evidence.source.iri)
    if text is None:
        return quote
    # The line that it stands in, cut where it is long.
    first = max(text.rfind("\n", 0, evidence.start) + 1, evidence.start - _AROUND)
    end = text.find("\n", evidence.end)
    last = min(len(text) if end < 0 else end, evidence.end + _AROUND)
    before = "…" if first and text[first - 1] != "\n" else ""
    after = "…" if last < len(text) and text[last] != "\n" else ""
    return before + " ".join(text[first:last].split()) + after
