"""Records as DataFrames and as HTML tables, for notebooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from lantoa.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd


def frame(
    records: Sequence[Mapping[str, object]] | Sequence[Sequence[object]], columns: Sequence[str]
) -> pd.DataFrame:
    """Return records, or rows in the order of the columns, as a pandas DataFrame.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("pandas", "data") from error
    return pd.DataFrame(list(records), columns=list(columns))


def html_table(records: Sequence[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Return records as an HTML table.

    >>> html_table([{"a": "<b>"}], ["a"])
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(record[column])}</td>" for column in columns) + "</tr>"
        for record in records
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    return "" if value is None else escape(str(value))
