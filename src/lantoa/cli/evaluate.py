"""``lantoa evaluate``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lantoa.cli.options import debug_option, kg_option, output_options
from lantoa.cli.render import Target, choose, note, show_rows, to_json

if TYPE_CHECKING:
    from lantoa.evaluation import Evaluation, GoldReport

_FORMATS = ("table", "json", "csv")
#: The fields of the measure, as lantoa.evaluation.scores has them (a test says so).
FIELDS = (
    "models", "located", "started", "run_by", "replicated", "recognized", "counts",
    "organizations", "places", "not_models", "mandates", "events",
)  # fmt: skip

#: A title, its columns and its rows.
Table = tuple[str, Sequence[str], Sequence[Sequence[Any]]]


@click.command("evaluate")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Compare this statements table (JSON lines or CSV) instead of a graph.",
)
@click.option("--field", "fields", multiple=True, type=click.Choice(FIELDS), help="Only this one.")
@click.option("--misses", is_flag=True, help="Show every miss and every extra.")
@click.option("--calibration", is_flag=True, help="Show how far confidence can be trusted.")
@kg_option
@output_options(*_FORMATS)
@debug_option
def command(
    *,
    gold: tuple[Path, ...],
    table: Path | None,
    fields: tuple[str, ...],
    misses: bool,
    calibration: bool,
    kg: str,
    format_name: str | None,
    output: str | None,
) -> None:
    """Measure what was read against what people noted.

    GOLD are files of noted facts, or folders of them, one JSON file a report; the reports must
    be loaded in the graph, under the id of their gold file or with its URL. For each field:
    how many facts are wanted, found and right, precision, recall and F1 over all reports.
    """
    from lantoa.evaluation import evaluate, read_gold, rows_of_table

    target = choose(format_name, output, _FORMATS, terminal="table", pipe="json")
    if misses and calibration and target.format == "csv":
        raise click.UsageError("CSV holds one table; ask for --misses or for --calibration.")
    reports = read_gold(gold)
    rows_of = rows_of_table(table, reports) if table else _rows_of_graph(kg, reports)
    found = evaluate(reports, rows_of)
    _none_loaded(found, str(table or kg))
    tables = _tables(found, fields, misses=misses, calibration=calibration)
    if target.format == "json":
        target.write(
            to_json({"reports": found.reports, "not_loaded": found.missing} | _json(tables))
        )
        return
    if found.missing:
        note(f"Not loaded, all their facts missed: {', '.join(found.missing)}.")
    if target.format == "csv":
        tables = tables[-1:]
    _show(target, tables)


def _rows_of_graph(kg: str, reports: Sequence[GoldReport]) -> dict[str, list[Any]]:
    from lantoa.evaluation import rows_of_store
    from lantoa.graph.store import open_store

    with open_store(kg, read_only=True, create=False) as store:
        return rows_of_store(store, reports)


def _none_loaded(found: Evaluation, where: str) -> None:
    from lantoa.errors import UserError

    if found.reports and len(found.missing) == found.reports:
        raise UserError(
            f"None of the {found.reports} gold reports is in {where}; load their texts under "
            "the ids of the gold files, or with their URLs."
        )


def _tables(
    found: Evaluation, fields: Sequence[str], *, misses: bool, calibration: bool
) -> list[Table]:
    from lantoa.evaluation import calibration as trust
    from lantoa.evaluation import rendering

    tables: list[Table] = [("scores", rendering.SCORE_COLUMNS, rendering.score_rows(found, fields))]
    if misses:
        tables.append(
            ("findings", rendering.FINDING_COLUMNS, rendering.finding_rows(found, fields))
        )
    if calibration:
        bands = trust.calibrate(found.verdicts)
        tables.append(("calibration", trust.SUMMARY_COLUMNS, trust.summary_rows(bands)))
        tables.append(("bands", trust.CALIBRATION_COLUMNS, trust.band_rows(bands)))
    return tables


def _json(tables: Sequence[Table]) -> dict[str, Any]:
    return {
        title: [dict(zip(columns, row, strict=True)) for row in rows]
        for title, columns, rows in tables
    }


def _show(target: Target, tables: Sequence[Table]) -> None:
    if not target.path or target.path == "-":
        for _, columns, rows in tables:
            show_rows(target, columns, rows)
        return
    if len(tables) > 1:
        raise click.UsageError("A table in a file holds one table; write FILE.json instead.")
    show_rows(target, tables[0][1], tables[0][2])
