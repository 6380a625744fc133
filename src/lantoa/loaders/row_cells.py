"""The cells of one row, read by column into dates, amounts, places, concepts and bodies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from lantoa.loaders.cell_places import PlaceReader
from lantoa.loaders.cells import parse_amount, parse_date
from lantoa.ontology.records import (
    Amount,
    Bound,
    Evidence,
    Measure,
    Model,
    Organization,
    Place,
    RecipientKind,
    Role,
    Status,
)
from lantoa.ontology.vocabulary import concept_names, concepts
from lantoa.vietnamese import fold, key

if TYPE_CHECKING:
    from lantoa.ontology.time import TimeSpan

_YES: Final = frozenset({"yes", "true", "1", "x", "co", "dung"})
_NO: Final = frozenset({"no", "false", "0", "khong", ""})
T = TypeVar("T", Bound, Measure, RecipientKind, Status, Role)


class CellError(ValueError):
    """A row that cannot be taken: what is wrong, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


@dataclass(slots=True)
class RowCells:
    """The cells of one row, read by column."""

    cells: Mapping[str, str]
    places: PlaceReader
    evidence: Evidence

    def text(self, column: str) -> str:
        """Return a cell, empty if the table has no such column."""
        return self.cells.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that semicolons separate."""
        parts = (part.strip() for part in self.text(column).split(";"))
        return tuple(dict.fromkeys(part for part in parts if part))

    def model(self) -> Model | None:
        """Return the model that the row names."""
        name = self.text("model").strip(" \"“”'")
        return Model(name=name) if name else None

    def date(self, column: str) -> TimeSpan | None:
        """Return the date of a cell."""
        cell = self.text(column)
        if not cell:
            return None
        try:
            return parse_date(cell)
        except ValueError as error:
            raise CellError(
                f"column {column!r}: {error}",
                "write a day as 05/09/2020, a month as 9/2020, a year as 2020, "
                "a period as 2018-2024",
            ) from error

    def amount(self) -> Amount | None:
        """Return the number of the row with its bound and denominator."""
        cell = self.text("value")
        if not cell:
            return None
        try:
            amount = parse_amount(cell)
            of = parse_amount(self.text("of")).value if self.text("of") else None
        except ValueError as error:
            raise CellError(
                f"column 'value': {error}",
                "write only the number, e.g. 54, hơn 1.440, 1,2 triệu or 123/131, "
                "and what is counted in the column 'unit'",
            ) from error
        bound = self.one_of("bound", Bound)
        if bound and amount.bound is not Bound.EXACT and bound is not amount.bound:
            raise CellError(
                f"the number {cell!r} and the bound {self.text('bound')!r} disagree",
                "leave the column 'bound' blank where the number says it",
            )
        if of is not None and amount.of is not None and of != amount.of:
            raise CellError(
                f"{cell!r} and the column 'of' give two denominators", "leave 'of' blank"
            )
        if of is not None and amount.value > of:
            raise CellError(f"{cell!r} counts more than the {of} in 'of'", "correct one of the two")
        text = f"{amount.text}/{self.text('of')}" if of is not None else amount.text
        return replace(amount, bound=bound or amount.bound, of=of or amount.of, text=text)

    def one_of(self, column: str, kinds: type[T]) -> T | None:
        """Return a cell that holds one of a few words, by its id or its Vietnamese label."""
        cell = self.text(column)
        if not cell:
            return None
        scheme = {"recipient_kind": "recipient-kind"}.get(column, column)
        name = concept_named(scheme, cell)
        if name is None or name not in {kind.value for kind in kinds}:
            known = ", ".join(kind.value for kind in kinds)
            raise CellError(f"column {column!r}: {cell!r} is not known", f"write one of: {known}")
        return kinds(name)

    def concepts(self, column: str, scheme: str) -> tuple[str, ...]:
        """Return the concepts of a scheme that a cell names."""
        names = []
        for cell in self.many(column):
            name = concept_named(scheme, cell)
            if name is None:
                known = ", ".join(sorted(_concept_ids(scheme)))
                raise CellError(
                    f"column {column!r}: {cell!r} is not known", f"write one of: {known}"
                )
            names.append(name)
        return tuple(names)

    def concept(self, column: str, scheme: str) -> str | None:
        """Return the only concept that a cell names."""
        found = self.concepts(column, scheme)
        if len(found) > 1:
            raise CellError(f"column {column!r} names several", "name one, or write more rows")
        return found[0] if found else None

    def place(self, when: TimeSpan | None) -> Place | None:
        """Return the place of the place columns, and note how it is printed."""
        place, printed = self.places.of_row(self.cells, _day(when))
        if printed:
            self.evidence = replace(self.evidence, printed_place=printed)
        return place

    def chain(self, cell: str, when: TimeSpan | None) -> Place | None:
        """Return the place of a cell that holds a whole chain."""
        return self.places.of_chain(cell, _day(when))

    def organizations(self, column: str) -> tuple[Organization, ...]:
        """Return the bodies that a cell names."""
        return tuple(Organization(name=name) for name in self.many(column))

    def yes(self, column: str) -> bool:
        """Return whether a cell says yes."""
        word = fold(self.text(column))
        if word not in _YES | _NO:
            raise CellError(
                f"column {column!r}: {self.text(column)!r} is neither yes nor no",
                "write yes or no, or leave it blank",
            )
        return word in _YES


def _day(when: TimeSpan | None) -> dt.date | None:
    """The day as of which a place is meant: the last that is known of the date."""
    return (when.latest or when.earliest) if when else None


@cache
def _concept_ids(scheme: str) -> frozenset[str]:
    return frozenset(concept.name.rpartition("/")[2] for concept in concepts(scheme))


def concept_named(scheme: str, printed: str) -> str | None:
    """Return the name of a concept by its id or its Vietnamese label.

    >>> concept_named("status", "piloted"), concept_named("award-kind", "bằng khen")
    ('piloted', 'certificate-of-merit')
    """
    for wanted in (printed.strip(), printed.strip().lower().replace(" ", "-")):
        if wanted in _concept_ids(scheme):
            return wanted
    return concept_names(scheme).get(key(printed))
