"""Show a thing: a card of a model, place, organization, source, or of a single statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lantoa.errors import UnknownNameError
from lantoa.graph.describe import (
    ALT_LABEL,
    LABEL,
    PROLOGUE,
    Description,
    batches,
    compact,
    describe,
    place_chains,
)
from lantoa.graph.fact_reader import STATEMENTS, read_facts
from lantoa.graph.facts import EvidenceFact, Fact, MentionFact, plain
from lantoa.graph.find import KINDS, resolve_as_said
from lantoa.graph.judgements import JudgedStore, as_judged
from lantoa.graph.outline import Line, evidence_lines, to_html, to_text
from lantoa.graph.rejected import rejected_about, verdicts_on
from lantoa.ontology.namespaces import PREFIXES, TERMS
from lantoa.ontology.time import TimeSpan

if TYPE_CHECKING:
    from lantoa.graph.store import Store

#: Statements, and the named things that belong to another (an organization to its place).
_ABOUT = (*STATEMENTS, "Mandate", "Organization")
#: Shortcuts and relations of places say nothing about the thing that a statement does not.
_NOT_ABOUT = "lt:within, lt:recognizedBy, lt:replicates, lt:candidate, lt:home"
#: What a card tells in details besides its name: property -> heading.
_DETAILS = {
    TERMS + "theme": "themes",
    TERMS + "organizationKind": "kind",
    TERMS + "awardKind": "kind",
    TERMS + "level": "level",
    TERMS + "code": "code",
    TERMS + "validFrom": "valid from",
    TERMS + "validTo": "valid to",
    TERMS + "ofPlace": "of",
    TERMS + "issuer": "issued by",
    TERMS + "when": "date",
    TERMS + "candidate": "may be",
    TERMS + "succeededBy": "became",
    TERMS + "partlySucceededBy": "became in part",
    TERMS + "document": "document",
    TERMS + "copyOf": "copy of",
    PREFIXES["dcterms"] + "publisher": "publisher",
    TERMS + "published": "published",
    TERMS + "home": "mainly about",
    PREFIXES["schema"] + "url": "address",
    TERMS + "loader": "read by",
    TERMS + "synthetic": "synthetic",
}
_CAME_FROM = {"succeededBy": "made of", "partlySucceededBy": "made of parts of"}
#: Characters of a kept text to show on each side of a quotation.
_AROUND = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the graph knows of one thing.

    Attributes:
        iri: the thing.
        kind: its kind, or the kind of statement.
        label: its name; of a statement, a caption.
        aliases: its other names.
        details: headings and their values.
        counts: how many statements of each kind speak of it.
        facts: some of them by kind, at most as many of each as :func:`show` was asked for.
        mentions: how often sources name it; 0 for a statement.
        evidence: where they do, at most a hundred of them; of a statement all that say it.
        contexts: the words around each quotation, by the IRI of the evidence, where the source's
            text is kept and one statement is shown.
        rejected: statements about it that were rejected, and count no more.
        rejected_evidence: words about it that were rejected.
    """

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    details: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, int]
    facts: Mapping[str, tuple[Fact, ...]]
    mentions: int = 0
    evidence: tuple[EvidenceFact, ...] = ()
    contexts: Mapping[str, str]
    rejected: tuple[Fact, ...] = ()
    rejected_evidence: tuple[EvidenceFact, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON, of the shape that docs/cli.md documents."""
        return {
            "iri": self.iri,
            "kind": self.kind,
            "label": self.label,
            "aliases": list(self.aliases),
            "details": {heading: list(values) for heading, values in self.details.items()},
            "counts": dict(self.counts),
            "facts": {kind: plain(facts) for kind, facts in self.facts.items()},
            "mentions": self.mentions,
            "evidence": plain(self.evidence),
            "contexts": dict(self.contexts),
            "rejected": plain(self.rejected),
            "rejected_evidence": plain(self.rejected_evidence),
        }

    def outline(self, *, evidence: int = 3) -> list[Line]:
        """Return the card as lines, with so many quotations for each statement."""
        return list(_lines(self, evidence))

    def to_text(self, *, evidence: int = 3) -> str:
        """Return the card as indented plain text."""
        return to_text(self.outline(evidence=evidence))

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return to_html(self.outline())


def show(store: Store, thing: str, *, kind: str | None = None, limit: int = 20) -> Card:
    """Return the card of a thing.

    Args:
        store: the store.
        thing: a name (case and diacritics do not count), an IRI or a CURIE.
        kind: one of :data:`~lantoa.graph.find.KINDS`, where a name may mean things of several.
        limit: how many statements of each kind to put on the card.

    Raises:
        UnknownNameError: nothing is called so.
        AmbiguousNameError: several things are.
    """
    judged = as_judged(store)
    if not isinstance(judged, JudgedStore):
        card = _card(store, resolve_as_said(store, kind, thing), limit)
        return _with_verdicts(store, card, (card.iri,))
    shown: Store = judged
    try:
        iri = resolve_as_said(judged, kind, thing)
    except UnknownNameError:
        # What was rejected is shown as sources say it.
        iri = resolve_as_said(store, kind, thing)
        shown = store
    card, things = _card(shown, iri, limit), judged.members(iri)
    facts, evidence = rejected_about(store, things, judged.classes.rejected, limit)
    card = replace(card, rejected=facts, rejected_evidence=evidence)
    return _with_verdicts(store, card, things)


def _with_verdicts(store: Store, card: Card, things: tuple[str, ...]) -> Card:
    verdicts = verdicts_on(store, things)
    return replace(card, details={**card.details, "judged": verdicts}) if verdicts else card


def _card(store: Store, iri: str, limit: int) -> Card:
    description = describe(store, [iri])[iri]
    types = description.types
    if not types.isdisjoint(STATEMENTS):
        return _statement_card(store, description)
    counts, facts = _facts_about(store, description, limit)
    own = read_facts(store, f"VALUES ?s {{ <{iri}> }}").get(iri)
    return Card(
        iri=iri,
        kind=next((k for k, (cls, _) in KINDS.items() if cls in types), _other_kind(types)),
        label=description.label,
        aliases=_aliases(description),
        details=_details(store, description),
        counts=counts,
        facts=facts,
        mentions=own.mentions if isinstance(own, MentionFact) else 0,
        evidence=own.evidence if own else (),
        contexts={},
    )


def _aliases(description: Description) -> tuple[str, ...]:
    names = {*description.all(LABEL), *description.all(ALT_LABEL)} - {description.label}
    return tuple(sorted(names))


def _other_kind(types: Iterable[str]) -> str:
    return ", ".join(sorted(types)) or "thing"


def _facts_about(
    store: Store, description: Description, limit: int
) -> tuple[dict[str, int], dict[str, tuple[Fact, ...]]]:
    about = f"?s ?p <{description.iri}> . FILTER(?p NOT IN ({_NOT_ABOUT}))"
    is_source = "Source" in description.types
    if is_source:
        about = f"?e lt:source <{description.iri}> . ?s lt:evidence ?e"
    classes = " ".join(f"lt:{name}" for name in (*_ABOUT, *(("Model",) if is_source else ())))
    rows = store.query(
        f"{PROLOGUE}SELECT DISTINCT ?s ?class WHERE {{ {{ SELECT DISTINCT ?s WHERE {{ {about} }} }}"
        f" ?s a ?class VALUES ?class {{ {classes} }} }}"
    )
    by_class: dict[str, list[str]] = {}
    for thing, cls in rows:  # type: ignore[union-attr]
        by_class.setdefault(cls.value, []).append(thing.value)
    wanted = [iri for cls in sorted(by_class) for iri in sorted(by_class[cls])[:limit]]
    read: dict[str, Fact] = {}
    for batch in batches(wanted):
        read |= read_facts(store, f"VALUES ?s {{ {batch} }}")
    facts: dict[str, list[Fact]] = {}
    for found in read.values():
        fact = _only_from(description.iri, found) if is_source else found
        facts.setdefault(fact.kind, []).append(fact)
    counts: dict[str, int] = {}
    for things in by_class.values():
        kind = next((read[iri].kind for iri in sorted(things)[:limit] if iri in read), None)
        if kind:
            counts[kind] = counts.get(kind, 0) + len(things)
    return dict(sorted(counts.items())), {k: _in_order(facts[k], is_source) for k in sorted(facts)}


def _only_from(source: str, fact: Fact) -> Fact:
    return replace(fact, evidence=tuple(e for e in fact.evidence if e.source.iri == source))


def _in_order(facts: list[Fact], by_text: bool) -> tuple[Fact, ...]:
    if by_text:
        return tuple(
            sorted(facts, key=lambda f: (min((e.start or 0 for e in f.evidence), default=0), f.iri))
        )
    return tuple(sorted(facts, key=lambda fact: (fact.caption, fact.iri)))


def _details(store: Store, description: Description) -> dict[str, tuple[str, ...]]:
    linked = {v for p in _DETAILS for v in description.all(p) if v.startswith(PREFIXES["id"])}
    earlier = _came_from(store, description)
    linked |= {iri for iris in earlier.values() for iri in iris}
    known = describe(store, linked)
    chains = place_chains(store, [description.iri] if "Place" in description.types else [])
    chain = chains.get(description.iri, ())[1:]
    above = describe(store, chain)
    details: dict[str, tuple[str, ...]] = {}
    if chain:
        details["in"] = (", ".join(above[iri].label for iri in chain),)
    for predicate, heading in _DETAILS.items():
        values = tuple(_value(known, value) for value in description.all(predicate))
        if values:
            details[heading] = values
    for heading, iris in earlier.items():
        details[heading] = tuple(_value(known, iri) for iri in iris)
    if not description.types & {cls for cls, _ in KINDS.values()}:
        # Evidence, time spans, terms, foreign RDF: all that is said, as it is said.
        for predicate in sorted(description.values.keys() - _DETAILS.keys()):
            details[compact(predicate)] = tuple(map(compact, description.all(predicate)))
    return details


def _came_from(store: Store, description: Description) -> dict[str, list[str]]:
    if "Place" not in description.types:
        return {}
    found: dict[str, list[str]] = {}
    for predicate, heading in _CAME_FROM.items():
        rows = store.query(
            f"{PROLOGUE}SELECT DISTINCT ?old WHERE {{ ?old lt:{predicate} <{description.iri}> }}"
            " ORDER BY ?old"
        )
        iris = [old.value for (old,) in rows]  # type: ignore[union-attr]
        if iris:
            found[heading] = iris
    return found


def _value(known: Mapping[str, Description], value: str) -> str:
    description = known.get(value)
    if description is None:
        return value
    span = description.one("edtf")
    if span:
        return TimeSpan.parse(span).edtf
    if "Place" in description.types:
        return f"{description.label} ({compact(value)})"
    # A concept that the store does not describe shows its name: id:level/commune -> commune.
    return description.label if description.values else value.rpartition("/")[2]


def _statement_card(store: Store, description: Description) -> Card:
    fact = read_facts(store, f"VALUES ?s {{ <{description.iri}> }}")[description.iri]
    linked = read_facts(
        store,
        f"<{description.iri}> lt:origin|lt:target|lt:member|lt:inferredOrigin|lt:inferredTarget ?s",
    )
    return Card(
        iri=fact.iri,
        kind=fact.kind,
        label=fact.caption,
        details=dict(_fact_details(fact)),
        counts={},
        facts={"of": tuple(linked.values())} if linked else {},
        evidence=fact.evidence,
        contexts={e.iri: text for e in fact.evidence if (text := _context(store, e))},
    )


def _fact_details(fact: Fact) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what plain values a statement has, in the order of its fields."""
    for name, value in plain(fact).items():
        if name in {"iri", "kind", "caption", "evidence"} or value in (None, [], "", False):
            continue
        values = value if isinstance(value, list) else [value]
        yield name.replace("_", " "), tuple(_words(part) for part in values)


def _words(value: object) -> str:
    if not isinstance(value, dict):
        return str(value)
    if "path" in value:
        return ", ".join(value["path"])
    if "role" in value:
        return f"{value['role']} {value['organization']['label']}"
    for name in ("edtf", "label", "text", "value"):
        if value.get(name):
            return str(value[name])
    return ""


def _context(store: Store, evidence: EvidenceFact) -> str | None:
    text = store.texts.get(evidence.source.iri)
    if text is None or evidence.start is None or evidence.end is None:
        return None
    before = text[max(evidence.start - _AROUND, 0) : evidence.start]
    after = text[evidence.end : evidence.end + _AROUND]
    return " ".join(f"{before}«{text[evidence.start : evidence.end]}»{after}".split())


def _lines(card: Card, evidence: int) -> Iterator[Line]:
    yield Line(0, f"{card.label} ({card.kind})", "title")
    yield Line(1, compact(card.iri), "quote")
    if card.aliases:
        yield Line(1, f"also: {'; '.join(card.aliases)}")
    for heading, values in card.details.items():
        yield Line(1, f"{heading}: {'; '.join(values)}")
    if card.mentions > len(card.evidence):
        yield Line(1, f"named {card.mentions:,} times")
    yield from evidence_lines(card.evidence, 1, evidence)
    for context in card.contexts.values():
        yield Line(1, f"in its place: … {context} …", "quote")
    for kind, facts in card.facts.items():
        total = card.counts.get(kind, len(facts))
        yield Line(1, f"{kind} ({total})", "heading")
        for fact in facts:
            yield Line(2, fact.caption, "inferred" if fact.inferred else "plain")
            yield from evidence_lines(fact.evidence, 3, min(evidence, 1))
        if total > len(facts):
            yield Line(2, f"and {total - len(facts)} more", "note")
    if card.rejected or card.rejected_evidence:
        yield Line(1, "rejected", "heading")
        for fact in card.rejected:
            yield Line(2, f"{fact.caption} (rejected)", "note")
            yield from evidence_lines(fact.evidence, 3, min(evidence, 1))
        yield from evidence_lines(card.rejected_evidence, 2, evidence, dates=True)
