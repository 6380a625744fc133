"""A table file -> its source and its statements, row by row.

What a column may be called and hold is in :mod:`lantoa.loaders.columns` and ``docs/tables.md``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from lantoa.loaders.cell_places import PlaceReader
from lantoa.loaders.columns import (
    KINDS,
    Column,
    TableKind,
    guess_kind,
    kind_in_file_name,
    kind_named,
    match_headers,
)
from lantoa.loaders.persons import names_person
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.row_cells import CellError
from lantoa.loaders.rows import BODY_COLUMNS, RowReader
from lantoa.loaders.sheets import MASK, Row, Sheet, TableText, read_sheets
from lantoa.ontology.records import AnyStatement, Evidence, Reading, Source
from lantoa.vietnamese import fold

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer
    from lantoa.loaders.files import InputFile

#: The loader and its version: raise it whenever the same rows would be read otherwise.
LOADER: Final = "table/1"
_KIND_HEADERS: Final = frozenset({"kind", "loai", "loai bang", "bang"})


@dataclass(slots=True)
class TableReading:
    """A table that is being read: its source at once, its statements as they are asked for.

    `problems` fills while :meth:`statements` runs.
    """

    source: Source
    digest: str
    table: TableText
    gazetteer: Gazetteer
    problems: list[Problem] = field(default_factory=list)
    _masked: frozenset[int] = frozenset()

    def statements(self) -> Iterator[AnyStatement]:
        """Give the statements of all rows; what cannot be read becomes a problem."""
        self.problems.clear()
        reader = RowReader(PlaceReader(self.gazetteer))
        taken = 0
        for sheet in self.table.sheets:
            try:
                layout = _Layout(sheet, self.table.document)
            except ProblemError as error:
                self.problems.append(error.problem)
                continue
            self.problems += layout.problems
            for row in self.table.rows(sheet):
                if isinstance(row, Problem):
                    self.problems.append(row)
                    continue
                try:
                    found = self._row(reader, layout, row)
                except CellError as error:
                    where = f"sheet {sheet.name!r}: " if sheet.name else ""
                    self.problems.append(
                        Problem(self.table.document, row.line, where + error.what, error.mend)
                    )
                else:
                    taken += 1
                    yield from found
        if not taken and not self.problems:
            self.problems.append(
                Problem(
                    self.table.document, None, "the table has no rows", "write at least one row"
                )
            )

    def reading(self) -> Reading:
        """Return the whole table as one reading."""
        return Reading(source=self.source, statements=tuple(self.statements()))

    def _row(self, reader: RowReader, layout: _Layout, row: Row) -> tuple[AnyStatement, ...]:
        cells = layout.cells(row)
        evidence = Evidence(
            start=row.start,
            end=row.end,
            quote=self.source.text[row.start : row.end],
            method=LOADER,
            confidence=1.0,
            printed_model=cells.get("model") or None,
        )
        return reader.statements(layout.kind_of(row), cells, evidence)


class _Layout:
    """Which column of which kind each header of a sheet is."""

    def __init__(self, sheet: Sheet, document: str) -> None:
        self._headers = sheet.headers
        self._columns: dict[str, dict[int, Column]] = {}
        self._kind_position = next(
            (i for i, h in enumerate(sheet.headers) if fold(h) in _KIND_HEADERS), None
        )
        # The columns say it; the sheet's and the file's name decide where they leave it open.
        named = (kind_named(sheet.name) or kind_in_file_name(sheet.name)) if sheet.name else None
        named = named or kind_in_file_name(PurePosixPath(document).stem)
        if named and not self._required(named):
            named = None
        self.kind = named or guess_kind(sheet.headers)
        if self.kind is None and self._kind_position is None:
            raise ProblemError(_no_kind(sheet, document))
        self.problems = list(self._left_out(sheet, document))

    def _required(self, kind: TableKind) -> bool:
        return {c.id for c in self._of(kind).values()}.issuperset(kind.required)

    def _of(self, kind: TableKind) -> dict[int, Column]:
        if kind.id not in self._columns:
            self._columns[kind.id] = match_headers(kind, self._headers)
        return self._columns[kind.id]

    def kind_of(self, row: Row) -> TableKind:
        """Return the kind of a row: what its kind column says, else the sheet's.

        Raises:
            CellError: the row does not say a kind that is known.
        """
        cell = (
            row.cells[self._kind_position]
            if self._kind_position is not None and self._kind_position < len(row.cells)
            else ""
        )
        kind = kind_named(cell) if cell else self.kind
        if kind is None:
            known = ", ".join(kind.id for kind in KINDS)
            what = f"{cell!r} is not a kind of row" if cell else "the row does not say its kind"
            raise CellError(what, f"write one of: {known}")
        return kind

    def cells(self, row: Row) -> dict[str, str]:
        """Return the cells of a row by column id.

        Raises:
            CellError: the row has more cells than the header, or fills a column that its kind
                does not have.
        """
        if any(row.cells[len(self._headers) :]):
            raise CellError(
                f"the row has {len(row.cells)} cells, the header {len(self._headers)}",
                'put a cell that holds a separator into quotation marks, e.g. "xã A, huyện B"',
            )
        kind = self.kind_of(row)
        columns = self._of(kind)
        return {
            column.id: row.cells[position]
            for position, column in columns.items()
            if position < len(row.cells) and row.cells[position]
        }

    def _left_out(self, sheet: Sheet, document: str) -> Iterator[Problem]:
        if sheet.left_out:
            names = ", ".join(repr(header) for header in sheet.left_out)
            yield Problem(
                document,
                sheet.header_line or None,
                f"personal data are not kept: the column {names} was left out"
                if len(sheet.left_out) == 1
                else f"personal data are not kept: the columns {names} were left out",
                "remove them from the table; individuals are only counted",
            )
        kinds = [self.kind] if self.kind and self._kind_position is None else KINDS
        known = {position for kind in kinds for position in self._of(kind)}
        unknown = [
            header
            for position, header in enumerate(sheet.headers)
            if header and position not in known and position != self._kind_position
        ]
        if unknown:
            yield Problem(
                document,
                sheet.header_line or None,
                f"the columns {', '.join(map(repr, unknown))} are not known and were left out"
                if len(unknown) > 1
                else f"the column {unknown[0]!r} is not known and was left out",
                f"rename or remove; the columns of {self.kind.id if self.kind else 'each kind'} "
                "are in the file that 'lantoa template' writes",
            )


def _no_kind(sheet: Sheet, document: str) -> Problem:
    needs = "; ".join(f"{kind.id}: {' and '.join(kind.required)}" for kind in KINDS)
    where = f"sheet {sheet.name!r}: " if sheet.name else ""
    shown = ", ".join(map(repr, sheet.headers[:8]))
    return Problem(
        document,
        sheet.header_line or None,
        f"{where}the header ({shown}) has not the columns of any kind of table",
        f"name the columns, at least {needs}; 'lantoa template deployments -o x.csv' shows how",
    )


def read_table(file: InputFile, gazetteer: Gazetteer) -> TableReading:
    """Open a table file in any of its formats.

    Raises:
        ProblemError: the file cannot be read at all.
    """
    table, data = read_sheets(file)
    masked = _rows_naming_persons(table)
    source = Source(document=file.document, text=_mask(table.text, masked), loader=LOADER)
    return TableReading(source, hashlib.sha256(data).hexdigest(), table, gazetteer)


def _rows_naming_persons(table: TableText) -> list[tuple[int, int]]:
    """Return where the rows are that will be refused for naming a person."""
    spans: list[tuple[int, int]] = []
    for sheet in table.sheets:
        positions = {
            position
            for kind in KINDS
            for position, column in match_headers(kind, sheet.headers).items()
            if column.id in BODY_COLUMNS
        }
        if not positions:
            continue
        for row in table.rows(sheet):
            if isinstance(row, Row) and any(
                names_person(cell) for i, cell in enumerate(row.cells) if i in positions
            ):
                spans.append((row.start, row.end))
    return spans


def _mask(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    parts, position = [], 0
    for start, end in spans:
        parts += [text[position:start], MASK * (end - start)]
        position = end
    return "".join([*parts, text[position:]])
