"""Table files -> sheets of rows, each row with its place in the kept text.

CSV, TSV and JSON lines are kept as they are. A spreadsheet or Parquet file is rendered as CSV
first, and so is a table with columns that must not be kept; from there on all formats are one.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.loaders.cells import render
from lantoa.loaders.persons import is_person_header
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.text import TABLE_LIMIT, check_size, decode, read_bytes
from lantoa.vietnamese import normalise

if TYPE_CHECKING:
    from lantoa.loaders.files import InputFile

#: What stands in a kept text for each character that must not be kept.
MASK: Final = "\u2588"
_CELL_LIMIT: Final = 1024 * 1024
_SAVE_AGAIN: Final = "open it in the program that wrote it and save it again"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the file, its cells under the headers, its place in the text."""

    line: int
    cells: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file: `text[start:end]` of the kept text holds it, header line included.

    `name` is the sheet's in a workbook of several. `left_out` are the headers of columns that
    hold personal data; their cells are nowhere in the text.
    """

    name: str | None
    headers: tuple[str, ...]
    left_out: tuple[str, ...]
    start: int
    end: int
    delimiter: str | None
    header_line: int = 1


@dataclass(frozen=True, slots=True)
class TableText:
    """The text of a table file and the sheets in it."""

    document: str
    text: str
    sheets: tuple[Sheet, ...]

    def rows(self, sheet: Sheet) -> Iterator[Row | Problem]:
        """Give the rows of a sheet that are not blank; a Problem for one that is malformed."""
        text = self.text[sheet.start : sheet.end]
        if sheet.delimiter is None:
            yield from _json_rows(self.document, text, sheet.headers, sheet.start)
        else:
            yield from _csv_rows(self.document, text, sheet)


def read_sheets(file: InputFile) -> tuple[TableText, bytes]:
    """Read a table file whatever its format.

    Returns:
        The text with its sheets, and the file's bytes.

    Raises:
        ProblemError: the file cannot be read as what its extension says.
    """
    check_size(file.path, file.document, TABLE_LIMIT)
    data = read_bytes(file.path, file.document)
    extension = file.path.suffix.lower()
    if extension == ".xlsx":
        return _rendered(file.document, _workbook(data, file.document)), data
    if extension == ".parquet":
        return _rendered(file.document, _parquet(data, file.document)), data
    text = normalise(decode(data, file.document))
    if extension in {".jsonl", ".ndjson"}:
        return _json_lines(file.document, text), data
    return _delimited(file.document, text, "\t" if extension in {".tsv", ".tab"} else None), data


# --- CSV and TSV ----------------------------------------------------------------------------


def _delimited(document: str, text: str, delimiter: str | None) -> TableText:
    first = text.lstrip("\r\n").partition("\n")[0]
    if delimiter is None:
        # Spreadsheets of Vietnamese users separate by semicolons, the comma being decimal.
        delimiter = max(",;\t", key=first.count)
    probe = Sheet(None, (), (), 0, len(text), delimiter)
    table = TableText(document, text, ())
    rows = table.rows(probe)
    header = next(rows, None)
    if header is None:
        raise ProblemError(
            Problem(document, None, "the table is empty", "write a header and at least one row")
        )
    if isinstance(header, Problem):
        raise ProblemError(header)
    headers = tuple(cell.strip() for cell in header.cells)
    _check_headers(document, headers, header.line)
    if any(map(is_person_header, headers)):
        # The kept text must not hold these columns, so the table is written anew without them.
        body = _aligned(header, rows)
        return _rendered(document, [(None, [headers, *body])])
    start = header.end + (2 if text.startswith("\r\n", header.end) else 1)
    header_line = header.line + text.count("\n", header.start, header.end)
    sheet = Sheet(None, headers, (), start, len(text), delimiter, header_line)
    return TableText(document, text, (sheet,))


def _aligned(header: Row, rows: Iterable[Row | Problem]) -> Iterator[Sequence[str]]:
    """Give rows with blank ones between, so that each stands on its own line of the file."""
    line = header.line
    for row in rows:
        if isinstance(row, Problem):
            raise ProblemError(row)
        yield from ([] for _ in range(row.line - line - 1))
        line = row.line
        yield row.cells


def _csv_rows(document: str, text: str, sheet: Sheet) -> Iterator[Row | Problem]:
    csv.field_size_limit(_CELL_LIMIT)
    start, line = 0, sheet.header_line + 1 if sheet.headers else 1
    while start < len(text):
        reader = _Reader(text, start, sheet.delimiter or ",")
        try:
            for begin, end, lines, cells in reader:
                if any(cell.strip() for cell in cells):
                    stop = begin + len(text[begin:end].rstrip("\r\n"))
                    stripped = tuple(cell.strip() for cell in cells)
                    yield Row(line, stripped, sheet.start + begin, sheet.start + stop)
                start, line = end, line + lines
            return
        except csv.Error as error:
            yield Problem(
                document,
                line,
                f"the row cannot be split into cells ({error})",
                'close every quotation mark, and write one inside a cell twice ("")',
            )
            # An unclosed quotation mark swallows what follows: go on after its own line.
            newline = text.find("\n", start)
            start, line = (newline + 1 if newline >= 0 else len(text)), line + 1


class _Reader:
    """Splits CSV from an offset on; gives start, end, number of lines and cells of each row."""

    def __init__(self, text: str, start: int, delimiter: str) -> None:
        self._position = start
        self._reader = csv.reader(self._lines(text, start), delimiter=delimiter, strict=True)

    def _lines(self, text: str, start: int) -> Iterator[str]:
        stream = io.StringIO(text, newline="")
        stream.seek(start)
        for line in stream:
            self._position += len(line)
            yield line

    def __iter__(self) -> Iterator[tuple[int, int, int, list[str]]]:
        start, lines = self._position, 0
        for cells in self._reader:
            yield start, self._position, self._reader.line_num - lines, cells
            start, lines = self._position, self._reader.line_num


# --- JSON lines ------------------------------------------------------------------------------


def _json_lines(document: str, text: str) -> TableText:
    headers: dict[str, None] = {}
    for line in text.split("\n"):
        record = _json_record(line)
        if isinstance(record, dict):
            headers.update(dict.fromkeys(str(name) for name in record))
    if not headers:
        raise ProblemError(
            Problem(
                document,
                1,
                "no line of the file is a JSON object",
                'write one object a line, e.g. {"model": "..."}',
            )
        )
    left_out = tuple(name for name in headers if is_person_header(name))
    if left_out:
        text = "\n".join(_without(line, left_out) for line in text.split("\n"))
    kept = tuple(name for name in headers if name not in left_out)
    return TableText(document, text, (Sheet(None, kept, left_out, 0, len(text), None, 0),))


def _json_record(line: str) -> Any:
    try:
        return json.loads(line) if line.strip() else None
    except ValueError as error:
        return error


def _without(line: str, left_out: Sequence[str]) -> str:
    record = _json_record(line)
    if isinstance(record, dict):
        kept = {name: value for name, value in record.items() if name not in left_out}
        return json.dumps(kept, ensure_ascii=False)
    # A line that cannot be parsed cannot be cleaned either.
    return MASK * len(line)


def _json_rows(
    document: str, text: str, headers: Sequence[str], offset: int
) -> Iterator[Row | Problem]:
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        record = _json_record(line)
        end = start + len(line.rstrip("\r"))
        if isinstance(record, dict):
            cells = tuple(render(record.get(name)) for name in headers)
            if any(cells):
                yield Row(number, cells, offset + start, offset + end)
        elif record is not None:
            why = f"({record})" if isinstance(record, Exception) else "(no object)"
            yield Problem(
                document,
                number,
                f"the line is not a JSON object {why}",
                'write one object a line, e.g. {"model": "..."}',
            )
        start += len(line) + 1


# --- spreadsheets and Parquet ----------------------------------------------------------------

_Rendered = Iterable[tuple[str | None, Iterable[Sequence[object]]]]


def _workbook(data: bytes, document: str) -> _Rendered:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except Exception as error:  # openpyxl lets every error of zip and XML through
        raise _damaged(document, "workbook", error) from error

    def rows(sheet: Any) -> Iterator[Sequence[object]]:
        try:
            sheet.reset_dimensions()  # the size that a file states may be wrong
            yield from sheet.iter_rows(values_only=True)
        except Exception as error:
            raise _damaged(document, "workbook", error) from error

    for sheet in sheets:
        yield sheet.title if len(sheets) > 1 else None, rows(sheet)


def _damaged(document: str, what: str, error: Exception) -> ProblemError:
    return ProblemError(
        Problem(document, None, f"the {what} cannot be read ({error})", _SAVE_AGAIN)
    )


def _parquet(data: bytes, document: str) -> _Rendered:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ProblemError(
            Problem(
                document,
                None,
                "reading Parquet needs pyarrow",
                "install it with: pip install 'lantoa[data]'",
            )
        ) from error
    try:
        file = pq.ParquetFile(io.BytesIO(data))
        names = file.schema_arrow.names
    except (pa.ArrowException, OSError) as error:
        raise _damaged(document, "Parquet file", error) from error

    def rows() -> Iterator[Sequence[object]]:
        yield names
        try:
            for batch in file.iter_batches(batch_size=4096):
                columns = [column.to_pylist() for column in batch.columns]
                yield from zip(*columns, strict=True)
        except (pa.ArrowException, OSError) as error:
            raise _damaged(document, "Parquet file", error) from error

    yield None, rows()


def _rendered(document: str, sheets: _Rendered) -> TableText:
    """Write sheets as CSV, one line a row, without the columns that hold personal data."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    made: list[Sheet] = []
    for name, rows in sheets:
        if name is not None:
            output.write(f"[{name}]\n")
        sheet = _render_sheet(document, name, rows, output, writer)
        if sheet is not None:
            made.append(sheet)
    if not made:
        raise ProblemError(
            Problem(document, None, "the table is empty", "write a header and at least one row")
        )
    return TableText(document, output.getvalue(), tuple(made))


def _render_sheet(
    document: str,
    name: str | None,
    rows: Iterable[Sequence[object]],
    output: io.StringIO,
    writer: Any,
) -> Sheet | None:
    headers: tuple[str, ...] | None = None
    kept: list[int] = []
    start = header_line = 0
    for number, values in enumerate(rows, start=1):
        cells = [" ".join(render(value).split()) for value in values]
        if headers is None:
            if not any(cells):
                continue
            while cells and not cells[-1]:
                cells.pop()
            headers, header_line = tuple(cells), number
            _check_headers(document, headers, number)
            kept = [i for i, header in enumerate(headers) if not is_person_header(header)]
            writer.writerow([headers[i] for i in kept])
            start = output.tell()
        elif any(cells):
            beyond = [cell for cell in cells[len(headers) :] if cell]
            row = [cells[i] if i < len(cells) else "" for i in kept]
            if beyond and len(kept) < len(headers):
                # Shifted cells may have moved personal data under another header.
                row, beyond = [""] * len(kept), [MASK]
            writer.writerow([*row, *beyond])
        else:
            output.write("\n")
    if headers is None:
        return None
    left_out = tuple(header for header in headers if is_person_header(header))
    shown = tuple(headers[i] for i in kept)
    return Sheet(name, shown, left_out, start, output.tell(), ",", header_line)


def _check_headers(document: str, headers: Sequence[str], line: int) -> None:
    named = [header for header in headers if header]
    twice = sorted({header for header in named if named.count(header) > 1})
    if twice:
        raise ProblemError(
            Problem(
                document,
                line,
                f"two columns are called {twice[0]!r}",
                "give every column a name of its own",
            )
        )
