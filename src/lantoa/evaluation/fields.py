"""The fields of the measure: which claims answer which facts, and in what they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lantoa.evaluation.claims import Claim, Report
from lantoa.evaluation.gold import Fact, GoldReport
from lantoa.evaluation.names import place_name, same_bodies, same_phrase, same_place, same_unit
from lantoa.ontology.time import TimeSpan
from lantoa.vietnamese import key

#: Yields the keys in which a claim is not what a fact says; nothing if it is the same.
Differences = Callable[[Fact, Claim], Iterator[str]]


def _differs(fact: Fact, claim: Claim, *attributes: str) -> Iterator[str]:
    """Compare names by their keys and everything else as it is."""
    for attribute in attributes:
        noted, found = fact.get(attribute), claim.said.get(attribute)
        if isinstance(noted, str) and isinstance(found, str):
            noted, found = key(noted), key(found)
        if noted != found:
            yield attribute


def _place(fact: Fact, claim: Claim) -> Iterator[str]:
    """The lowest place, where the fact names one."""
    noted, found = fact.get("place"), claim.said.get("place")
    if noted is not None and (found is None or not same_place(noted, found)):
        yield "place"


def _inside(units: list[str], claim: Claim) -> bool:
    """Tell whether the claim's chain has all these units."""
    return all(
        any(same_unit(noted, found) for found in claim.path) for noted in map(place_name, units)
    )


def _time(fact: Fact, claim: Claim, attribute: str) -> Iterator[str]:
    """The same interval, or no date on both sides."""
    noted: tuple[str | None, str | None] = (None, None)
    if fact.get(attribute):
        span = TimeSpan.parse(fact[attribute])
        noted = (
            span.earliest.isoformat() if span.earliest else None,
            span.latest.isoformat() if span.latest else None,
        )
    if noted != claim.span:
        yield attribute


def _phrase(fact: Fact, claim: Claim, attribute: str) -> Iterator[str]:
    if not same_phrase(fact.get(attribute), claim.said.get(attribute)):
        yield attribute


def _name(fact: Fact, claim: Claim) -> Iterator[str]:
    yield from _differs(fact, claim, "name")


def _located(fact: Fact, claim: Claim) -> Iterator[str]:
    yield from _differs(fact, claim, "model")
    yield from _place(fact, claim)
    if not _inside(fact.get("within") or [], claim):
        yield "within"


def _started(fact: Fact, claim: Claim) -> Iterator[str]:
    yield from _differs(fact, claim, "model")
    yield from _time(fact, claim, "date")
    yield from _place(fact, claim)


def _run_by(fact: Fact, claim: Claim) -> Iterator[str]:
    yield from _differs(fact, claim, "model", "role")
    # A commune that acts is the same with and without its unit word.
    if key(fact["org"]) not in {key(spelling) for spelling in claim.spellings} and not any(
        same_place(fact["org"], spelling) for spelling in claim.spellings
    ):
        yield "org"


def _replicated(fact: Fact, claim: Claim) -> Iterator[str]:
    yield from _differs(fact, claim, "model")
    yield from _place(fact, claim)
    yield from _time(fact, claim, "as_of")
    if fact.get("sites") is None:  # not counted
        return
    yield from _differs(fact, claim, "sites", "bound")
    if fact.get("unit"):
        yield from _phrase(fact, claim, "unit")


def _recognized(fact: Fact, claim: Claim) -> Iterator[str]:
    # Counted recipients are known by their kind and number; the phrase may end anywhere.
    if fact.get("count") is None:
        yield from _differs(fact, claim, "recipient")
    yield from _differs(fact, claim, "recipient_kind", "count")
    yield from _phrase(fact, claim, "award")
    if not same_bodies(fact.get("by"), claim.said["by"]):
        yield "by"
    yield from _time(fact, claim, "date")


def _counts(fact: Fact, claim: Claim) -> Iterator[str]:
    yield from _differs(fact, claim, "what", "value", "of", "bound")
    yield from _place(fact, claim)
    yield from _time(fact, claim, "as_of")


def _places(fact: Fact, claim: Claim) -> Iterator[str]:
    if not any(same_place(fact["printed"], spelling) for spelling in claim.spellings):
        yield "printed"
    if not _inside(fact["chain"], claim):
        yield "chain"


def _mandate(fact: Fact, claim: Claim) -> Iterator[str]:
    yield from _phrase(fact, claim, "name")


def _event(fact: Fact, claim: Claim) -> Iterator[str]:
    place = fact.get("place")
    if place is not None:
        lowest, *above = place.split(", ")
        found = (claim.said["place"] or "").split(", ")[0]
        if not same_place(lowest, found) or not _inside(above, claim):
            yield "place"
    # Noted is the first host; of others that are named beside it nothing is known.
    hosts, noted = claim.said["by"], fact.get("by")
    if not same_bodies(noted, hosts) and not any(same_bodies(noted, [host]) for host in hosts):
        yield "by"
    yield from _time(fact, claim, "date")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the measure.

    `claims` gives what was found, `differences` compares; `attributes` is how many keys are
    compared, and `soft` the printed phrase by which one of several equal claims is preferred.
    """

    name: str
    claims: Callable[[Report], list[Claim]]
    differences: Differences
    attributes: int = 1
    soft: str | None = None


#: The fields whose facts are matched with claims, in the order in which they are shown.
MATCHED: Final[Mapping[str, Field]] = {
    field.name: field
    for field in (
        Field("models", Report.models, _name),
        Field("located", Report.located, _located, 3),
        Field("started", Report.started, _started, 3),
        Field("run_by", Report.run_by, _run_by, 3),
        Field("replicated", Report.replicated, _replicated, 6, "unit"),
        Field("recognized", Report.recognized, _recognized, 6, "recipient"),
        Field("counts", Report.counts, _counts, 6, "printed"),
        Field("organizations", Report.organizations, _name),
        Field("places", Report.places, _places, 2),
        Field("mandates", Report.mandates, _mandate),
        Field("events", Report.events, _event, 3),
    )
}


def as_replication(fact: Fact, claim: Claim) -> bool:
    """Tell whether a count of sites (`claim`) says the replication `fact` of a named model."""
    return (
        fact["model"] is not None
        and claim.said["what"] == "sites"
        and claim.said["model"] is not None
        and not any(
            _replicated(fact, _restated(claim, sites=claim.said["value"], unit=fact["unit"]))
        )
    )


def as_count(fact: Fact, claim: Claim) -> bool:
    """Tell whether a replication (`claim`) of a named model says the count of sites `fact`."""
    return claim.said["model"] is not None and not any(
        _counts(fact, _restated(claim, what="sites", value=claim.said["sites"], of=None))
    )


def _restated(claim: Claim, **said: Any) -> Claim:
    return Claim(
        {**claim.said, **said}, claim.rows, claim.iris, claim.path, claim.span, claim.spellings
    )


def told_elsewhere(field: str, report: GoldReport, claim: Claim, taken: frozenset[str]) -> bool:
    """Tell whether a claim that answers no fact of its field is not wrong all the same.

    Args:
        field: the name of the field.
        report: what is noted of the report.
        claim: the claim that is left over.
        taken: the things that matched claims of the field name.
    """
    match field:
        case "models" | "organizations":  # another spelling of what is noted
            return bool(claim.iris & taken)
        case "places":
            return bool(claim.iris & taken) or _is_container(report, claim)
        case "counts":
            return any(as_replication(fact, claim) for fact in report.facts["replicated"])
        case "replicated":
            return any(as_count(fact, claim) for fact in report.facts["counts"])
        case "started":  # noted without its places, as that of a cluster of communes
            return any(
                fact.get("place") is None and not any(_started(fact, claim))
                for fact in report.facts["started"]
            )
        case _:
            return False


def _is_container(report: GoldReport, claim: Claim) -> bool:
    """A unit that is noted as containing another, or as what the report is about."""
    noted = [
        *report.home.values(),
        *(unit for fact in report.facts["places"] for unit in fact["chain"][1:]),
    ]
    return any(same_place(unit, spelling) for unit in noted for spelling in claim.spellings)
