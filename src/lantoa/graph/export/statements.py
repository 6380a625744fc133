"""The statements table as a file: CSV, JSON lines or Parquet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import IO, Any

from lantoa.errors import MissingExtraError
from lantoa.graph.export.statement_rows import COLUMNS, StatementRow

_BATCH = 10_000
#: A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# JSON allows these raw, but readers of lines take them for line ends.
_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x7F, 0x85, 0x2028, 0x2029)}


def write_csv(
    rows: Iterable[StatementRow], output: IO[bytes], *, spreadsheet: bool = False
) -> None:
    """Write rows as CSV (RFC 4180, UTF-8).

    By default every cell holds exactly what the store holds. Text of newspapers may begin with
    ``=`` or ``-``, which a spreadsheet runs as a formula: `spreadsheet` puts an apostrophe before
    such cells, and a byte order mark at the start, by which Excel recognises UTF-8.

    >>> out = io.BytesIO()
    >>> write_csv([StatementRow(id="x", kind="model", model="Camera", start=0)], out)
    >>> out.getvalue().decode().splitlines()[1][:15]
    'x,model,Camera,'
    """
    text = io.TextIOWrapper(
        output, encoding="utf-8-sig" if spreadsheet else "utf-8", newline="", write_through=True
    )
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for row in rows:
            cells = map(_cell, row)
            writer.writerow(map(_guarded, cells) if spreadsheet else cells)
    finally:
        text.detach()


def write_jsonl(rows: Iterable[StatementRow], output: IO[bytes]) -> None:
    """Write rows as JSON lines: one object a line, every column in it, null where empty.

    >>> out = io.BytesIO()
    >>> write_jsonl([StatementRow(id="x", kind="model", model="Tiếng kẻng")], out)
    >>> out.getvalue().decode()[:55]
    '{"id": "x", "kind": "model", "model": "Tiếng kẻng", "mo'
    """
    for row in rows:
        line = json.dumps(dict(zip(COLUMNS, map(_plain, row), strict=True)), ensure_ascii=False)
        output.write(line.translate(_LINE_ENDS).encode() + b"\n")


def write_parquet(rows: Iterable[StatementRow], output: IO[bytes]) -> None:
    """Write rows as Parquet with typed columns.

    ``value``, ``of`` and ``confidence`` are doubles, ``start`` and ``end`` 64-bit integers,
    ``date_from`` and ``date_to`` dates, everything else strings.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("pyarrow", "data") from None
    types = dict.fromkeys(COLUMNS, pa.string())
    types |= dict.fromkeys(("value", "of", "confidence"), pa.float64())
    types |= dict.fromkeys(("start", "end"), pa.int64())
    types |= dict.fromkeys(("date_from", "date_to"), pa.date32())
    schema = pa.schema(list(types.items()))
    remaining = iter(rows)
    with parquet.ParquetWriter(output, schema) as writer:
        while batch := list(itertools.islice(remaining, _BATCH)):
            cells = zip(*batch, strict=True)
            arrays = [
                pa.array(
                    [float(c) if isinstance(c, Decimal | int) else c for c in column]
                    if pa.types.is_floating(field.type)
                    else list(column),
                    type=field.type,
                )
                for field, column in zip(schema, cells, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _cell(value: object) -> str:
    """A value as the text of a CSV cell."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _guarded(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
