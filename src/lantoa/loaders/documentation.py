"""The page about tables, written from the columns themselves: ``docs/tables.md``.

python -m lantoa.loaders.documentation > docs/tables.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from lantoa.loaders.columns import KINDS, TableKind

_INTRODUCTION = """\
# Tables

`lantoa template KIND -o FILE.(csv|tsv|xlsx)` writes an empty table with a worked row. CSV
(separated by comma, semicolon or tab), TSV, XLSX (every visible sheet), Parquet and JSON lines
give the same statements for the same rows.

- **Headers** may be the ids or the Vietnamese names below or one of the other names, in any case,
  with or without diacritics, in any order. Unknown columns are left out and told.
- **The kind** is told by a `kind` column (row by row), else by the sheet's or file's name
  (`2020-deployments.csv`, `nhan-rong.xlsx`), else by the columns.
- **Numbers** as printed: `54`, `1.440`, `hơn 1.440`, `gần 120`, `khoảng 30`, `1,2 triệu`,
  `123/131`. `1,440` is refused, for it can be read in two ways.
- **Dates**: `05/09/2020`, `9/2020`, `2020`, `2018-2024`, `2020-09-05`, EDTF (`2016~`, `../2010`).
- **Places** are matched in the gazetteer as of the row's date; a name that it does not know
  becomes a provisional place under the units that the row gives. In `commune`, `district` and
  `province` the unit word may be missing.
- **Several values** in a cell are separated by semicolons.
- **Evidence**: the row is the quotation; `start` and `end` enclose it in the kept text (the file's
  own text; of XLSX and Parquet a rendering as CSV).
- **No persons**: columns of names are left out, rows that name a person are refused.
"""


def tables_page() -> str:
    """Return the page in Markdown.

    >>> tables_page().startswith("# Tables")
    True
    """
    return "\n".join([_INTRODUCTION, *(line for kind in KINDS for line in _kind(kind))])


def _kind(kind: TableKind) -> Iterator[str]:
    yield f"## {kind.id} ({kind.vi})\n"
    required = ", ".join(f"`{name}`" for name in kind.required)
    yield f"A row states {kind.row}. Required: {required}.\n"
    yield "| column | Vietnamese | holds | also called | worked row |"
    yield "|---|---|---|---|---|"
    for column in kind.columns:
        also = ", ".join(column.aliases)
        example = kind.example.get(column.id, "")
        yield f"| `{column.id}` | {column.vi} | {column.holds} | {also} | {example} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(tables_page())
