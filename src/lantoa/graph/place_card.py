"""The card of an administrative unit: where it lies, what it became, what it was made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lantoa.graph.describe import compact
from lantoa.graph.outline import Line, to_html, to_text
from lantoa.graph.places import (
    Gazetteer,
    PlaceDescription,
    Standing,
    Succession,
    Unit,
    Whereabouts,
    describe,
)
from lantoa.ontology.records import Level

#: How a unit that stands in the place of another relates to it, in words.
_RELATIONS = {"same": "", "whole": " (whole)", "part": " (in part)", "within": " (somewhere in it)"}
#: How many units that stand in the place of a container to name.
_WHEREABOUTS = 5
#: How many other units of the name to list where the name is decided.
_OTHERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCard:
    """What the table of units knows of a name.

    Attributes:
        place: the description; its `unit` is None where several units bear the name.
        chains: every unit that is named, and what is known of its whereabouts, with what contains
            it, by IRI.
    """

    place: PlaceDescription
    chains: dict[str, str]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON, of the shape that docs/cli.md documents."""
        place = self.place
        return {
            "name": place.name,
            "as_of": _day(place.as_of),
            "unit": self._unit(place.unit) if place.unit else None,
            "parents": [{"iri": unit.iri, "name": unit.name} for unit in place.parents],
            "became": [_change(step) for step in place.became],
            "came_from": [_change(step) for step in place.came_from],
            "whereabouts": _whereabouts(place.whereabouts),
            "stands": None if place.stands is None else [_stands(each) for each in place.stands],
            "members": [
                {"iri": unit.iri, "name": unit.name, "whole": whole}
                for unit, whole in place.members
            ],
            "candidates": [self._unit(unit) for unit in place.candidates],
        }

    def outline(self, *, evidence: int = 20) -> list[Line]:
        """Return the card as lines, with so many namesakes."""
        return list(self._lines(evidence))

    def __str__(self) -> str:
        return to_text(self.outline())

    def _repr_html_(self) -> str:
        return to_html(self.outline())

    def _unknown_end(self, where: Whereabouts) -> str:
        """What to say of a unit that ended, nobody knows as what."""
        unknown = "what it became is not in the table"
        around = f"its {where.unit.level} {where.unit.name}"
        if [each.relation for each in where.stands] == ["same"]:
            return f"{unknown}; {around} still exists"
        units = [each.unit for each in where.stands]
        names = [unit.name for unit in units[:_WHEREABOUTS]]
        if len(units) > len(names):
            names.append(f"{len(units) - len(names)} more")
        *others, last = names
        today = f"{', '.join(others)} and {last}" if others else last
        # The chain of a unit begins with the unit.
        above = dict.fromkeys(self.chains[unit.iri].removeprefix(unit.name) for unit in units)
        province = " and".join(part.removeprefix(",") for part in above if part)
        return f"{unknown}; {around} is today in {today}" + (f",{province}" if province else "")

    def _unit(self, unit: Unit) -> dict[str, Any]:
        return {
            "iri": unit.iri,
            "name": unit.name,
            "chain": self.chains[unit.iri],
            "level": str(unit.level),
            "code": unit.code,
            "valid_from": _day(unit.valid_from),
            "valid_to": _day(unit.valid_to),
            "latitude": unit.latitude,
            "longitude": unit.longitude,
        }

    def _lines(self, namesakes: int) -> Iterator[Line]:
        place = self.place
        if place.unit:
            yield from self._unit_lines(place.unit)
            namesakes = min(namesakes, _OTHERS)
            heading = "other units of the name"
        else:
            day = f" on {_day(place.as_of)}" if place.as_of else ""
            yield Line(0, f"Several units are called {place.name!r}{day}", "title")
            heading = "add what contains it: tan thanh, luong son"
        if place.candidates:
            yield Line(1, heading, "heading")
        for unit in place.candidates[:namesakes]:
            yield Line(2, f"{self.chains[unit.iri]}{_lifetime(unit)}  {compact(unit.iri)}")
        if len(place.candidates) > namesakes:
            yield Line(2, f"and {len(place.candidates) - namesakes} more", "note")

    def _unit_lines(self, unit: Unit) -> Iterator[Line]:
        place = self.place
        yield Line(0, f"{self.chains[unit.iri]}{_lifetime(unit)}", "title")
        code = f", code {unit.code}" if unit.code else ""
        yield Line(1, f"{compact(unit.iri)}, {unit.level}{code}", "quote")
        if unit.spellings:
            yield Line(1, f"also written {', '.join(unit.spellings)}")
        if place.stands is not None:
            yield Line(1, f"on {_day(place.as_of)} in its place", "heading")
            yield from (Line(2, _standing(each)) for each in place.stands)
        if place.whereabouts:
            yield Line(1, self._unknown_end(place.whereabouts), "note")
        for heading, steps in {"became": place.became, "made of": place.came_from}.items():
            if steps:
                yield Line(1, heading, "heading")
            yield from (Line(2, _step(step)) for step in steps)
        if place.members:
            yield Line(1, "provinces", "heading")
        for member, whole in place.members:
            extent = "" if whole else " (in part)"
            yield Line(2, f"{member.name}{extent}{_lifetime(member)}")


def place_card(name: str, *, as_of: dt.date | None = None) -> PlaceCard:
    """Return the card of the administrative unit that a name means.

    Args:
        name: a unit's name with or without its unit word, diacritics or not, followed by what
            contains it if that is needed: ``tan thanh, luong son``; or a unit's IRI or CURIE.
        as_of: the day to look at: of units of one name those that existed then come first, and
            the card tells what stood in the unit's place.

    Raises:
        UnknownNameError: no unit has the name; near names are proposed.

    >>> card = place_card("xã Tân Thành, Lương Sơn")
    >>> card.chains[card.place.unit.iri]
    'xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình'
    """
    gazetteer = Gazetteer.packaged()
    place = describe(name.removeprefix("id:place/"), as_of, gazetteer)
    named = [*((place.unit,) if place.unit else ()), *place.candidates]
    if place.whereabouts:
        named += [each.unit for each in place.whereabouts.stands]
    return PlaceCard(place=place, chains=dict(_chains(gazetteer, named, as_of)))


def _chains(
    gazetteer: Gazetteer, units: Iterable[Unit], as_of: dt.date | None
) -> Iterator[tuple[str, str]]:
    for unit in units:
        day = as_of if as_of and unit.valid_on(as_of) else None
        above = [each for each in gazetteer.parents(unit.iri, day) if each.level != Level.COUNTRY]
        yield unit.iri, ", ".join(each.name for each in (unit, *above))


def _whereabouts(where: Whereabouts | None) -> dict[str, Any] | None:
    if where is None:
        return None
    return {
        "iri": where.unit.iri,
        "name": where.unit.name,
        "today": [_stands(each) for each in where.stands],
    }


def _stands(each: Standing) -> dict[str, Any]:
    return {"iri": each.unit.iri, "name": each.unit.name, "relation": each.relation}


def _standing(each: Standing) -> str:
    return f"{each.unit.name}{_RELATIONS[each.relation]}  {compact(each.unit.iri)}"


def _step(step: Succession) -> str:
    extent = "" if step.whole else " (in part)"
    decree = f", {step.decree}" if step.decree else ""
    return f"{step.unit.name}{extent}, {step.when.edtf}{decree}  {compact(step.unit.iri)}"


def _lifetime(unit: Unit) -> str:
    if unit.valid_to is None:
        return f" (since {_day(unit.valid_from)})" if unit.valid_from else ""
    return f" ({_day(unit.valid_from) or '?'} to {_day(unit.valid_to)})"


def _change(step: Succession) -> dict[str, Any]:
    return {
        "iri": step.unit.iri,
        "name": step.unit.name,
        "whole": step.whole,
        "when": step.when.edtf,
        "decree": step.decree,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
