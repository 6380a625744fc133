"""``lantoa spread``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from lantoa.cli.options import debug_option, kg_option, output_options
from lantoa.cli.pictures import picture_option, plot_option, plot_spread, show_themes, source_of
from lantoa.cli.render import choose, note, show_document, show_rows, show_tables
from lantoa.cli.spread_asked import Asked
from lantoa.cli.spread_options import spread_options
from lantoa.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.cli.render import Target
    from lantoa.graph.spread.items import ItemsOverview
    from lantoa.graph.spread.result import Spread

_FORMATS = ("tree", "text", "table", "csv", "tsv", "json")
_ROWS = {"table", "csv", "tsv"}


@click.command("spread")
@click.argument("model", nargs=-1)
@spread_options
@plot_option("the adoption curve, or another --picture,")
@picture_option
@kg_option
@output_options(*_FORMATS)
@debug_option
def command(
    *,
    model: tuple[str, ...],
    plot: Path | None,
    picture: str,
    kg: str,
    format_name: str | None,
    output: str | None,
    **options: Any,
) -> None:
    """Measure how a model spreads: over time, over space, from whom to whom.

    MODEL is the name of a model of the graph; or --events names a table with a row for each
    adoption and --unit, --item and --time its columns. Without MODEL, or of several items without
    --item-name, all are shown in brief, with the innovativeness of the units. Each measure that
    cannot be taken says why; -f json has all numbers with their units, and the definitions.
    """
    asked = Asked(**options)
    target = choose(format_name, output, _FORMATS, terminal="tree", pipe="json")
    if asked.listed:
        _list(choose(format_name or "table", output, _FORMATS, terminal="table", pipe="json"))
        return
    if picture == "themes" and not model and not asked.events:
        show_themes(
            kg, target, plot,
            level=asked.level, geography=asked.geography, period=asked.period,
            said_only=asked.said_only,
        )  # fmt: skip
        return
    from lantoa.cli.spread_subjects import of_graph, of_table

    if asked.events:
        _only_of_table(model)
    found = of_table(asked) if asked.events else of_graph(" ".join(model), kg, asked)
    from lantoa.graph.spread.items import ItemsOverview

    plot_spread(found, plot, picture, source_of(kg, asked.events))
    if isinstance(found, ItemsOverview):
        _show_items(found, target, units=bool(asked.names))
    else:
        _show(found, target, asked)


def _only_of_table(model: tuple[str, ...]) -> None:
    """Refuse what is of the graph beside a table."""
    from click.core import ParameterSource

    if model:
        raise UserError("Give a model of the graph or --events, not both.")
    context = click.get_current_context()
    for name in ("level", "geography", "period", "said_only"):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            option = f"--{name.replace('_', '-')}"
            raise UserError(f"{option} is of the graph, not of a table; leave it out.")


def _list(target: Target) -> None:
    from lantoa.graph.spread.overview import measures

    rows = [(m.name, m.title, m.definition, m.reference) for m in measures()]
    show_rows(target, ("measure", "title", "definition", "reference"), rows)


def _show(found: Spread, target: Target, asked: Asked) -> None:
    """Show one item; a CSV holds the figures, or of one measure asked for its whole table."""
    if target.format in {*_ROWS, "json"}:
        for problem in found.adoptions.problems:
            note(str(problem))
    if target.format in _ROWS:
        alone = found.measures[0] if len(found.measures) == 1 else None
        own = alone.table(found.adoptions.scale) if alone else None
        if alone and alone.reason:
            note(alone.reason)
        columns, table = own or (found.COLUMNS, found.rows())
        show_rows(target, columns, table)
    elif target.format == "json":
        from lantoa.cli.render import to_json

        target.write(to_json(found.to_dict(per_unit=asked.per_unit)))
    else:
        show_document(target, found)


def _show_items(found: ItemsOverview, target: Target, *, units: bool) -> None:
    """Show all items; a CSV holds one table: of the items, or if asked for of the units."""
    if target.format not in _ROWS:
        show_document(target, found)
        return
    for problem in found.adoptions.problems:
        note(str(problem))
    if target.format == "table":
        show_tables(
            target, [(found.COLUMNS, found.rows()), (found.UNIT_COLUMNS, found.unit_rows())]
        )
    elif units:
        show_rows(target, found.UNIT_COLUMNS, found.unit_rows())
    else:
        show_rows(target, found.COLUMNS, found.rows())
        note("The innovativeness of the units is a table of its own: add --measure walker.")
