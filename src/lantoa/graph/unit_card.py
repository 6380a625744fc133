"""Cards of administrative units: what contains them, what they became, what they were made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.describe import compact
from lantoa.graph.outline import Line, to_html, to_text
from lantoa.graph.places import Gazetteer, Succession, Unit
from lantoa.graph.places.names import UNIT_LEVELS, split_listed
from lantoa.ontology.namespaces import THINGS
from lantoa.ontology.records import Level
from lantoa.vietnamese import fold

#: With more units than this, each is told in one line.
_IN_FULL = 3
_NEAR = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCard:
    """One unit.

    Attributes:
        unit: the unit.
        parents: what contains it (or did last, or on the day asked for), lowest first.
        became: the units that took it over, whole or in part.
        made_of: the units that it took over, whole or in part.
        today: the units that stand in its place today, where they are not `became`.
    """

    unit: Unit
    parents: tuple[Unit, ...]
    became: tuple[Succession, ...]
    made_of: tuple[Succession, ...]
    today: tuple[Succession, ...]

    @property
    def chain(self) -> str:
        """The unit and what contains it, without the country."""
        return ", ".join(
            unit.name
            for unit in (self.unit, *self.parents)
            if unit is self.unit or unit.level is not Level.COUNTRY
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        unit = self.unit
        return {
            "iri": unit.iri,
            "name": unit.name,
            "level": str(unit.level),
            "code": unit.code,
            "valid_from": _day(unit.valid_from),
            "valid_to": _day(unit.valid_to),
            "latitude": unit.latitude,
            "longitude": unit.longitude,
            "parents": [{"iri": each.iri, "name": each.name} for each in self.parents],
            "became": [_plain(step) for step in self.became],
            "made_of": [_plain(step) for step in self.made_of],
            "today": [_plain(step) for step in self.today],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCards:
    """The units that a name may mean, the best match first."""

    name: str
    as_of: dt.date | None
    units: tuple[UnitCard, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON, of the shape that docs/cli.md documents."""
        return {
            "name": self.name,
            "as_of": _day(self.as_of),
            "units": [card.to_dict() for card in self.units],
        }

    def outline(self, *, evidence: int = 20) -> list[Line]:
        """Return the cards as lines; of many only the first so many, a line each."""
        day = f" on {self.as_of.isoformat()}" if self.as_of else ""
        if len(self.units) == 1:
            return list(_lines(self.units[0], 0))
        lines = [Line(0, f"{len(self.units)} units are called {self.name!r}{day}", "title")]
        if len(self.units) <= _IN_FULL:
            return [*lines, *(line for card in self.units for line in _lines(card, 1))]
        for card in self.units[:evidence]:
            lifetime = _lifetime(card.unit)
            lines.append(Line(1, f"{card.chain}{lifetime}  {compact(card.unit.iri)}"))
        if len(self.units) > evidence:
            lines.append(Line(1, f"and {len(self.units) - evidence} more", "note"))
        lines.append(Line(1, "Add what contains it: tan thanh, luong son", "note"))
        return lines

    def __len__(self) -> int:
        return len(self.units)

    def __iter__(self) -> Iterator[UnitCard]:
        return iter(self.units)

    def __str__(self) -> str:
        return to_text(self.outline())

    def _repr_html_(self) -> str:
        return to_html(self.outline())


def unit_cards(name: str, *, as_of: dt.date | None = None) -> UnitCards:
    """Return the cards of the administrative units that a name may mean.

    Args:
        name: a unit's name with or without its unit word, diacritics or not, followed by what
            contains it if that is needed: ``tan thanh, luong son``; or a unit's IRI or CURIE.
        as_of: only units that existed on this day, in what contained them then.

    Raises:
        UnknownNameError: no unit has the name; near names are proposed.
        UserError: a unit has the name, but not in these units or not on that day.

    >>> [card.chain for card in unit_cards("xa tan thanh, luong son")]
    ['xã Tân Thành, huyện Lương Sơn, tỉnh Hòa Bình']
    """
    gazetteer = Gazetteer.packaged()
    first, *containers = (part.strip() for part in name.split(","))
    named = _by_iri(gazetteer, name) or gazetteer.find(first) or _by_letters(gazetteer, first)
    if not named:
        raise UnknownNameError("administrative unit", name, _near(gazetteer, first))
    living = [unit for unit in named if as_of is None or unit.valid_on(as_of)]
    cards = [_card(gazetteer, unit, as_of) for unit in living]
    cards = [card for card in cards if _lies_in(gazetteer, card.unit, containers)]
    if not cards:
        where = f" in {', '.join(containers)}" if containers else ""
        day = f" on {as_of.isoformat()}" if as_of else ""
        others = ", ".join(_card(gazetteer, unit, None).chain for unit in named[:3])
        raise UserError(f"No unit called {first!r} existed{where}{day}; there is: {others}.")
    return UnitCards(name=name, as_of=as_of, units=tuple(cards))


def _by_iri(gazetteer: Gazetteer, name: str) -> list[Unit]:
    iri = THINGS + name.removeprefix("id:") if name.startswith("id:") else name
    return [gazetteer.unit(iri)] if iri in gazetteer else []


def _by_letters(gazetteer: Gazetteer, name: str) -> list[Unit]:
    """Return the units whose unit word too was typed without diacritics: tinh hoa binh."""
    wanted = fold(name)
    words = sorted({fold(word) for word in UNIT_LEVELS}, key=len, reverse=True)
    word = next((word for word in words if wanted.startswith(word + " ")), None)
    if word is None:
        return []
    bare = " ".join(name.split()[len(word.split()) :])
    return [unit for unit in gazetteer.find(bare) if fold(unit.name) == wanted]


def _card(gazetteer: Gazetteer, unit: Unit, as_of: dt.date | None) -> UnitCard:
    became = tuple(gazetteer.successors(unit.iri))
    today = tuple(gazetteer.today(unit.iri))
    return UnitCard(
        unit=unit,
        parents=tuple(gazetteer.parents(unit.iri, as_of)),
        became=became,
        made_of=tuple(gazetteer.predecessors(unit.iri)),
        today=() if {s.unit.iri for s in today} == {s.unit.iri for s in became} else today,
    )


def _lies_in(gazetteer: Gazetteer, unit: Unit, containers: list[str]) -> bool:
    above = [fold(gazetteer.unit(iri).name) for iri in gazetteer.ancestors(unit.iri)]
    wanted = [fold(container) for container in containers if fold(container)]
    return all(any(f" {each} " in f" {name} " for name in above) for each in wanted)


def _near(gazetteer: Gazetteer, name: str) -> list[str]:
    from rapidfuzz import fuzz, process

    folded: dict[str, str] = {}
    for unit in gazetteer:
        for written in (unit.name, split_listed(unit.name)[1]):
            folded.setdefault(fold(written), unit.name)
    found = process.extract(
        fold(name), list(folded), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=3
    )
    return [folded[near] for near, _, _ in found]


def _lines(card: UnitCard, depth: int) -> Iterator[Line]:
    unit = card.unit
    yield Line(depth, f"{card.chain}{_lifetime(unit)}", "title")
    yield Line(depth + 1, f"{compact(unit.iri)}, {unit.level}, code {unit.code}", "quote")
    if unit.spellings:
        yield Line(depth + 1, f"also written {', '.join(unit.spellings)}")
    groups = {"became": card.became, "today": card.today, "made of": card.made_of}
    for heading, steps in groups.items():
        if steps:
            yield Line(depth + 1, heading, "heading")
        for step in steps:
            extent = "" if step.whole else " (in part)"
            decree = f", {step.decree}" if step.decree else ""
            text = f"{step.unit.name}{extent}, {step.when.edtf}{decree}"
            yield Line(depth + 2, f"{text}  {compact(step.unit.iri)}")


def _lifetime(unit: Unit) -> str:
    if unit.valid_to is None:
        return f" (since {_day(unit.valid_from)})" if unit.valid_from else ""
    return f" ({_day(unit.valid_from) or '?'} to {_day(unit.valid_to)})"


def _plain(step: Succession) -> dict[str, Any]:
    return {
        "iri": step.unit.iri,
        "name": step.unit.name,
        "whole": step.whole,
        "when": step.when.edtf,
        "decree": step.decree,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
