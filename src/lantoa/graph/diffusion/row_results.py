"""Results that are rows of numbers with some words about all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, ClassVar

from lantoa.graph.diffusion.times import frame, plain

if TYPE_CHECKING:
    import pandas as pd


class RowResult:
    """Base of result dataclasses some of whose attributes are columns of a table.

    A subclass names its columns in ``COLUMNS`` (column -> attribute), and in ``DERIVED`` the
    attributes besides its fields that JSON tells too.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Counts(RowResult):
    ...     COLUMNS = {"year": "years", "count": "counts"}
    ...     years: tuple[int, ...]
    ...     counts: tuple[float, ...]
    ...     population: int
    >>> Counts((2015, 2016), (1.0, float("nan")), 7).to_dict()
    {'population': 7, 'year': [2015, 2016], 'count': [1.0, None]}
    """

    __slots__ = ()
    COLUMNS: ClassVar[Mapping[str, str]] = {}
    DERIVED: ClassVar[tuple[str, ...]] = ()

    def columns(self) -> dict[str, Sequence[Any]]:
        """Return the columns of the table, one value a row."""
        return {column: getattr(self, name) for column, name in self.COLUMNS.items()}

    def to_frame(self) -> pd.DataFrame:
        """Return the rows as a table."""
        return frame(self.columns())

    def to_dict(self) -> dict[str, Any]:
        """Return the result as JSON can hold it: what is about all rows, then the columns."""
        in_columns = set(self.COLUMNS.values())
        names = [part.name for part in fields(self)]  # type: ignore[arg-type]
        about = [name for name in (*names, *self.DERIVED) if name not in in_columns]
        return {
            **{name: plain(getattr(self, name)) for name in about},
            **{column: plain(values) for column, values in self.columns().items()},
        }
