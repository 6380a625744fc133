"""Empty tables to fill in: the header of a kind and one worked row."""

from __future__ import annotations

import csv
import os
from pathlib import Path

from lantoa.errors import InputError, UnknownNameError
from lantoa.loaders.columns import KINDS, TableKind, kind_named


def template(kind: str, path: str | os.PathLike[str]) -> None:
    """Write an empty table of a kind with a worked row, as CSV, TSV or XLSX by the extension.

    Args:
        kind: models, deployments, replications, recognitions or measurements; the Vietnamese
            names too.
        path: the file to write; its folder must exist.

    Raises:
        UnknownNameError: there is no such kind of table.
        InputError: the extension is none of these, or the file cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     template("models", Path(folder) / "m.csv")
    ...     print((Path(folder) / "m.csv").read_text("utf-8-sig"))
    model,aliases,themes
    Tiếng kẻng an ninh,Kẻng an ninh,crime-prevention
    """
    found = kind_named(kind)
    if found is None:
        raise UnknownNameError("kind of table", kind, [each.id for each in KINDS])
    target = Path(path)
    header = [column.id for column in found.columns]
    row = [found.example.get(name, "") for name in header]
    try:
        _write(found, target, [header, row])
    except OSError as error:
        raise InputError(
            f"{target} cannot be written ({(error.strerror or str(error)).lower()}); "
            "name a file in a folder that you may write to."
        ) from error


def _write(kind: TableKind, target: Path, rows: list[list[str]]) -> None:
    extension = target.suffix.lower()
    if extension in {".csv", ".tsv"}:
        # The byte order mark makes spreadsheet programs read the file as UTF-8.
        with target.open("w", encoding="utf-8-sig", newline="") as stream:
            delimiter = "\t" if extension == ".tsv" else ","
            csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    elif extension == ".xlsx":
        from openpyxl import Workbook

        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = kind.id
        for row in rows:
            sheet.append(row)
        for cells in sheet.iter_rows(min_row=2):
            for cell in cells:
                cell.number_format = "@"  # text, so that 5/2018 stays what was typed
        book.save(target)
    else:
        raise InputError(f"A template is written as .csv, .tsv or .xlsx, not {extension!r}.")
