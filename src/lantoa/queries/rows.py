"""The rows that a query gave, and what a notebook or a table makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from html import escape
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from lantoa.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    import pandas as pd
    from pyoxigraph import BlankNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple

Value = int | float | Decimal | dt.date | bool | str | None

_XSD: Final = PREFIXES["xsd"]
_INTEGERS: Final = frozenset(
    _XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger")
)
_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT query.

    `rows` hold one RDF term, or None where unbound, for each of the `columns`.

    >>> rows = Rows(("model", "sites"), [(Literal("Tiếng kẻng"), Literal(54)), (None, Literal(1))])
    >>> len(rows), rows.records()[0]
    (2, {'model': 'Tiếng kẻng', 'sites': 54})
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Term | None, ...]]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def __getitem__(self, index: int) -> tuple[Term | None, ...]:
        return self.rows[index]

    def records(self) -> list[dict[str, Value]]:
        """Return one dictionary for each row, with Python values; an IRI is a string."""
        return [dict(zip(self.columns, map(python_value, row), strict=True)) for row in self.rows]

    def column(self, name: str) -> list[Value]:
        """Return the Python values of one column.

        Raises:
            KeyError: there is no such column.
        """
        if name not in self.columns:
            raise KeyError(name)
        index = self.columns.index(name)
        return [python_value(row[index]) for row in self.rows]

    def to_frame(self) -> pd.DataFrame:
        """Return a pandas DataFrame with the Python values.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        from lantoa.graph.frames import frame

        return frame(self.records(), self.columns)

    def _repr_html_(self) -> str:
        """Return an HTML table of the first rows, as a notebook shows it."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{_cell(term)}</td>" for term in row) + "</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = len(self.rows) - _SHOWN
        note = f"<p>and {more} more rows</p>" if more > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def python_value(term: Term | None) -> Value:
    """Return an RDF term as a Python value; what Python cannot hold stays the printed form.

    >>> python_value(Literal("2020-11-17", datatype=NamedNode(PREFIXES["xsd"] + "date")))
    datetime.date(2020, 11, 17)
    """
    if term is None:
        return None
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    kind, text = term.datatype.value, term.value
    try:
        if kind in _INTEGERS:
            return int(text)
        if kind == _XSD + "decimal":
            return Decimal(text)
        if kind in {_XSD + "double", _XSD + "float"}:
            return float(text)
        if kind == _XSD + "date":
            return dt.date.fromisoformat(text)
        if kind == _XSD + "boolean":
            return text in {"true", "1"}
    except (ValueError, InvalidOperation):
        return text
    return text


def _cell(term: Term | None) -> str:
    value = python_value(term)
    text = "" if value is None else escape(str(value))
    if isinstance(term, NamedNode) and term.value.startswith(("http://", "https://")):
        return f'<a href="{escape(term.value)}">{text}</a>'
    return text
