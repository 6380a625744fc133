"""What the rows of a statements table claim, in the words of the gold format.

One claim is one fact as the reader tells it, with the rows that tell it: several pieces of
evidence, a spelling beside another, the same with fewer details are one claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from lantoa.evaluation.names import PlaceName, place_name, same_phrase
from lantoa.vietnamese import key

#: A row of the statements table as plain values.
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that was found: `said` in the words of the gold format, `rows` that say it.

    `iris` are the things that the rows name (models, organizations, places), `path` the chain of
    the place, `span` the days that enclose the date.
    """

    said: Mapping[str, Any]
    rows: tuple[int, ...]
    iris: frozenset[str] = frozenset()
    path: tuple[PlaceName, ...] = ()
    span: tuple[str | None, str | None] = (None, None)
    spellings: frozenset[str] = field(default=frozenset())


def chain(path: str | None) -> tuple[PlaceName, ...]:
    """Return the units of a place path."""
    return tuple(place_name(unit) for unit in (path or "").split(", ") if unit)


class Report:
    """The rows of one loaded report, and the claims of each field in them."""

    def __init__(self, rows: Iterable[Row], canonical: Mapping[str, str]) -> None:
        """Take the rows.

        Args:
            rows: the rows of one document.
            canonical: the name of a model by the key of each of its names.
        """
        self.rows: Sequence[Row] = list(rows)
        self._canonical = canonical
        self._forms: dict[str, set[str]] = {}  # in which the report prints an organization
        for row in self.rows:
            if row["kind"] == "organization" and row["organization_iri"] and row["organization"]:
                self._forms.setdefault(row["organization_iri"], set()).add(row["organization"])

    def model(self, row: Row) -> str | None:
        """Return the name of a row's model, the gold's own where it knows the name."""
        name = row["model"]
        return self._canonical.get(key(name), name) if name else None

    # --- the fields ---------------------------------------------------------------------

    def models(self) -> list[Claim]:
        """One claim for each named model, whatever the rows say of it."""
        return self._grouped(
            lambda row: bool(row["model"]),
            lambda row: (key(self.model(row) or ""),),
            lambda row: {"name": self.model(row)},
            "model_iri",
        )

    def located(self) -> list[Claim]:
        """Model and place; the same place with fewer containing units is the same claim."""
        return _without_shorter(
            self._grouped(
                lambda row: row["kind"] == "deployment" and row["model"] and row["place"],
                lambda row: (key(self.model(row) or ""), chain(row["place_path"]), _place(row)),
                lambda row: {
                    "model": self.model(row),
                    "place": row["place"],
                    "within": _above(row),
                },
                "model_iri",
            )
        )

    def started(self) -> list[Claim]:
        """Model, date and place; the same without the place is the same claim."""
        found = self._grouped(
            # The time of a group is that of its count.
            lambda row: (
                row["kind"] == "deployment"
                and row["model"]
                and row["edtf"]
                and row["value"] is None
            ),
            lambda row: (key(self.model(row) or ""), _span(row), _place(row)),
            lambda row: {"model": self.model(row), "date": row["edtf"], "place": row["place"]},
            "model_iri",
        )
        return _absorbed(
            found,
            lambda less, more: (
                less.said["place"] is None
                and more.said["place"] is not None
                and less.said["model"] == more.said["model"]
                and less.span == more.span
            ),
        )

    def run_by(self) -> list[Claim]:
        """Model, organization and role; an organization in any of its printed forms."""
        found = self._grouped(
            lambda row: row["kind"] == "deployment" and row["model"] and row["role"],
            lambda row: (
                key(self.model(row) or ""),
                row["organization_iri"] or key(row["organization"] or ""),
                row["role"],
            ),
            lambda row: {
                "model": self.model(row),
                "org": row["organization"],
                "role": row["role"],
            },
            "organization_iri",
            spelled="organization",
        )
        return [
            replace(
                claim,
                spellings=claim.spellings.union(*(self._forms.get(iri, ()) for iri in claim.iris)),
            )
            for claim in found
        ]

    def replicated(self) -> list[Claim]:
        """Counted replications; where only models are counted, there are no sites."""
        return self._counted(
            lambda row: row["kind"] == "replication",
            lambda row: {
                "model": self.model(row),
                "sites": None if row["measure"] else row["value"],
                "bound": row["bound"] or "exact",
                "unit": row["unit"],
                "place": row["place"],
                "as_of": row["edtf"],
            },
            "unit",
        )

    def counts(self) -> list[Claim]:
        """Measurements, and groups of sites that stand alone."""
        return self._counted(
            lambda row: (
                row["kind"] == "measurement"
                or (row["kind"] == "deployment" and row["value"] is not None)
            ),
            lambda row: {
                "what": row["measure"] or "sites",
                "value": row["value"],
                "of": row["of"],
                "bound": row["bound"],
                "printed": row["unit"],
                "place": row["place"] or (row["place_path"] or "").split(", ")[0] or None,
                "as_of": row["edtf"],
                "model": self.model(row),
            },
            "printed",
        )

    def recognized(self) -> list[Claim]:
        """Who was recognised how, by whom, when; several bodies of one award are together."""
        bodies: dict[str, list[str]] = {}
        for row in self.rows:
            if row["kind"] == "recognition" and row["conferred_by"]:
                bodies.setdefault(row["id"], []).append(row["conferred_by"])
        by = {
            told: list({key(body): body for body in some}.values()) for told, some in bodies.items()
        }
        return self._grouped(
            lambda row: row["kind"] == "recognition",
            lambda row: (
                key(row["recipient"] or ""),
                row["recipient_kind"],
                key(row["award"] or ""),
                tuple(sorted(map(key, by.get(row["id"], ())))),
                _plain(row["value"]),
                _span(row),
            ),
            lambda row: {
                "recipient": self._canonical.get(key(row["recipient"] or ""), row["recipient"]),
                "recipient_kind": row["recipient_kind"],
                "award": row["award"],
                "by": by.get(row["id"], []),
                "count": row["value"],
                "date": row["edtf"],
            },
        )

    def organizations(self) -> list[Claim]:
        """Each printed form of an organization."""
        return self._grouped(
            lambda row: row["kind"] == "organization",
            lambda row: (key(row["organization"] or ""),),
            lambda row: {"name": row["organization"]},
            "organization_iri",
        )

    def places(self) -> list[Claim]:
        """Each place, in all its printed forms."""
        return self._grouped(
            lambda row: row["kind"] == "place",
            lambda row: (row["place_iri"] or _place(row), chain(row["place_path"])),
            lambda row: {"printed": row["place"], "chain": (row["place_path"] or "").split(", ")},
            "place_iri",
            spelled="place",
        )

    def mandates(self) -> list[Claim]:
        """The titles of orders and plans."""
        return self._grouped(
            lambda row: row["kind"] == "mandate",
            lambda row: (key(row["quote"] or ""),),
            lambda row: {"name": row["quote"]},
        )

    def events(self) -> list[Claim]:
        """Gatherings with all that host them."""
        hosts: dict[str, dict[str, str]] = {}
        for row in self.rows:
            if row["kind"] == "gathering" and row["organization"]:
                hosts.setdefault(row["id"], {})[key(row["organization"])] = row["organization"]
        return self._grouped(
            lambda row: row["kind"] == "gathering",
            lambda row: (row["id"],),
            lambda row: {
                "place": row["place"],
                "by": list(hosts.get(row["id"], {}).values()),
                "date": row["edtf"],
            },
        )

    def campaigns(self) -> list[Claim]:
        """The names of movements."""
        return self._grouped(
            lambda row: row["kind"] == "campaign",
            lambda row: (key(row["quote"] or ""),),
            lambda row: {"name": row["quote"]},
        )

    # --- grouping -----------------------------------------------------------------------

    def _grouped(
        self,
        wanted: Callable[[Row], Any],
        identity: Callable[[Row], tuple[Any, ...]],
        said: Callable[[Row], Mapping[str, Any]],
        iri: str | None = None,
        *,
        spelled: str | None = None,
    ) -> list[Claim]:
        groups: dict[tuple[Any, ...], list[int]] = {}
        for position, row in enumerate(self.rows):
            if wanted(row):
                groups.setdefault(identity(row), []).append(position)
        return [self._claim(members, said, iri, spelled) for members in groups.values()]

    def _claim(
        self,
        members: Sequence[int],
        said: Callable[[Row], Mapping[str, Any]],
        iri: str | None,
        spelled: str | None,
    ) -> Claim:
        first = self.rows[members[0]]
        rows = [self.rows[member] for member in members]
        return Claim(
            said(first),
            tuple(members),
            frozenset(row[iri] for row in rows if iri and row[iri]),
            max((chain(row["place_path"]) for row in rows), key=len),
            _span(first),
            frozenset(row[spelled] for row in rows if spelled and row[spelled]),
        )

    def _counted(
        self, wanted: Callable[[Row], Any], said: Callable[[Row], Mapping[str, Any]], unit: str
    ) -> list[Claim]:
        """Group counts; the same number told again with a longer or shorter unit is one."""

        def identity(row: Row) -> tuple[Any, ...]:
            told = {k: _plain(v) for k, v in said(row).items() if k not in {unit, "as_of", "place"}}
            told["model"] = key(told["model"] or "")
            return (*told.values(), key(said(row)[unit] or ""), _place(row), _span(row))

        def again(less: Claim, more: Claim) -> bool:
            ignored = {unit, "as_of", "place", "model"}
            return (
                all(less.said[k] == more.said[k] for k in less.said if k not in ignored)
                and less.span == more.span
                and place_name(less.said["place"] or "") == place_name(more.said["place"] or "")
                and (less.said["model"] in {None, more.said["model"]})
                and same_phrase(less.said[unit], more.said[unit])
            )

        return _absorbed(self._grouped(wanted, identity, said, "model_iri"), again)


def _absorbed(claims: list[Claim], again: Callable[[Claim, Claim], bool]) -> list[Claim]:
    """Join each claim to the first other that says the same and more."""
    kept = list(claims)
    for claim in claims:
        for position, other in enumerate(kept):
            if other is not claim and again(claim, other):
                kept[position] = Claim(
                    other.said,
                    tuple(sorted({*other.rows, *claim.rows})),
                    other.iris | claim.iris,
                    other.path,
                    other.span,
                    other.spellings | claim.spellings,
                )
                kept = [each for each in kept if each is not claim]
                break
    return kept


def _without_shorter(claims: list[Claim]) -> list[Claim]:
    return _absorbed(
        claims,
        lambda less, more: (
            less.said["model"] == more.said["model"]
            and place_name(less.said["place"]).name == place_name(more.said["place"]).name
            and len(less.path) < len(more.path)
            and set(less.path) <= set(more.path)
        ),
    )


def _place(row: Row) -> PlaceName | None:
    return place_name(row["place"]) if row["place"] else None


def _above(row: Row) -> list[str]:
    return (row["place_path"] or "").split(", ")[1:]


def _span(row: Row) -> tuple[str | None, str | None]:
    first, last = row["date_from"], row["date_to"]
    return (str(first) if first else None, str(last) if last else None)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal | int) else value
