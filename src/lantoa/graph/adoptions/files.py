"""Adoptions out of a plain file: CSV, TSV, XLSX, Parquet or JSON lines."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import unicodedata
from pathlib import Path

from lantoa.errors import MissingExtraError, UserError
from lantoa.graph.adoptions.parts import Population
from lantoa.graph.adoptions.table import Adoptions

#: Endings of the files that can be read.
ENDINGS = (".csv", ".tsv", ".xlsx", ".parquet", ".jsonl")
#: What parts the cells of text files, the commonest first.
_DELIMITERS = (",", ";", "\t", "|")


def read_adoptions(
    path: str | Path,
    *,
    unit: str,
    item: str | None,
    time: str,
    time_to: str | None = None,
    population: int | Population | None = None,
    encoding: str = "utf-8-sig",
) -> Adoptions:
    """Read a file with a row for each adoption.

    Args:
        path: a .csv, .tsv, .xlsx, .parquet or .jsonl file.
        unit: the name of the column that tells who adopted.
        item: the column that tells what; None if the whole file is about one item.
        time: the column that tells when; see :func:`.rows.read_rows` for what it may hold.
        time_to: the column of the latest time, where `time` is that of the earliest.
        population: how many units are at risk; by default the units that the file names.
        encoding: of text files.

    Returns:
        The adoptions; what was wrong with rows is in ``problems``.

    Raises:
        UserError: the file cannot be read, lacks a column, or no time in it can be read.
    """
    path = Path(path)
    columns = read_columns(path, encoding=encoding)
    return Adoptions.of_columns(
        columns,
        unit=unit,
        item=item,
        time=time,
        time_to=time_to,
        population=population,
        where=path.name,
    )


def read_columns(path: str | Path, *, encoding: str = "utf-8-sig") -> dict[str, list[object]]:
    """Return the columns of a file by name, values as they are.

    A CSV file may be parted by commas, semicolons, tabs or bars: its heading tells. A byte order
    mark tells UTF-8 and UTF-16.

    Raises:
        UserError: the file is not there, of another kind, or broken.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(f"{path.name} is none of {', '.join(ENDINGS)}; save the table as CSV.")
    if not path.is_file():
        raise UserError(f"There is no file {path}; check its name.")
    try:
        if ending == ".parquet":
            return _parquet(path)
        if ending == ".xlsx":
            return _workbook(path)
        text = _text(path, encoding)
        if ending == ".jsonl":
            return _records(path, text)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        return _with_heading(path, [list(row) for row in rows if any(map(str.strip, row))])
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path.name} is not {error.encoding}; save it as UTF-8 or give its encoding."
        ) from error
    except LookupError as error:
        raise UserError(f"There is no encoding {encoding!r}; try utf-8 or cp1258.") from error
    except (csv.Error, ValueError) as error:
        raise UserError(f"{path.name} cannot be read as {ending[1:].upper()}: {error}.") from error


def _text(path: Path, encoding: str) -> str:
    raw = path.read_bytes()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif raw.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    text = raw.decode(encoding)
    if "\x00" in text:
        raise UserError(f"{path.name} is no text in {encoding}; save the table as CSV in UTF-8.")
    return text


def _records(path: Path, text: str) -> dict[str, list[object]]:
    records = [json.loads(line) for line in text.splitlines() if line.strip()]
    if not all(isinstance(record, dict) for record in records):
        raise UserError(f"{path.name} must hold one JSON object a line.")
    names = dict.fromkeys(name for record in records for name in record)
    return {_named(name): [record.get(name) for record in records] for name in names}


def _delimiter(text: str) -> str:
    """Return what parts the cells of the first row that is not blank, outside quotation marks.

    >>> _delimiter("unit;time\\nA,B;2010"), _delimiter("unit"), _delimiter('"a;b";"c",d')
    (';', ',', ',')
    """
    heading = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", heading)
    # The most frequent; a comma where none is more frequent.
    return max(_DELIMITERS, key=lambda mark: (bare.count(mark), -_DELIMITERS.index(mark)))


def _named(name: object) -> str:
    return unicodedata.normalize("NFC", "" if name is None else str(name).strip())


def _with_heading(path: Path, rows: list[list[object]]) -> dict[str, list[object]]:
    if not rows:
        raise UserError(f"{path.name} is empty; its first row must name the columns.")
    heading = [_named(cell) for cell in rows[0]]
    named = [name for name in heading if name]
    if len(set(named)) < len(named):
        raise UserError(f"{path.name} names a column twice; give each a name of its own.")
    for number, row in enumerate(rows[1:], start=1):
        if any(cell not in (None, "") for cell in row[len(heading) :]):
            raise UserError(
                f"Row {number} of {path.name} has more cells than the {len(heading)} columns that "
                "its first row names; put a cell that holds the separator into quotation marks."
            )
    return {
        name: [row[position] if position < len(row) else None for row in rows[1:]]
        for position, name in enumerate(heading)
        if name
    }


def _parquet(path: Path) -> dict[str, list[object]]:
    try:
        from pyarrow import ArrowInvalid
        from pyarrow.parquet import read_table
    except ImportError as error:
        raise MissingExtraError("pyarrow", "data") from error
    try:
        columns: dict[str, list[object]] = read_table(path).to_pydict()
    except (ArrowInvalid, OSError) as error:
        raise UserError(f"{path.name} is no Parquet file.") from error
    return columns


def _workbook(path: Path) -> dict[str, list[object]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows: list[list[object]] = [
            list(row)
            for row in sheet.iter_rows(values_only=True)
            if any(cell is not None for cell in row)
        ]
        book.close()
    except Exception as error:  # openpyxl lets every error of zip and XML through
        raise UserError(f"{path.name} is no workbook that can be read: {error}.") from error
    return _with_heading(path, rows)
