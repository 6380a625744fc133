"""``lantoa spread``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lantoa.cli.options import debug_option, kg_option, output_options
from lantoa.cli.pictures import picture_option, plot_option, plot_spread
from lantoa.cli.render import choose, note, show_document, show_rows, show_tables
from lantoa.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.cli.render import Target
    from lantoa.graph.adoptions import Adoptions, Dates
    from lantoa.graph.adoptions.imputation import Imputation
    from lantoa.graph.adoptions.roll_up import Geography
    from lantoa.graph.adoptions.store_reading import Adopter
    from lantoa.graph.diffusion.tie_matrix import TieMatrix
    from lantoa.graph.spread.items import ItemsOverview
    from lantoa.graph.spread.overview import Spread

_FORMATS = ("tree", "text", "table", "csv", "tsv", "json")


@click.command("spread")
@click.argument("model", nargs=-1)
@click.option("--events", metavar="FILE", help="A table of adoptions, instead of the graph.")
@click.option("--unit", metavar="COLUMN", help="Its column that tells who adopted.")
@click.option("--item", metavar="COLUMN", help="Its column that tells what, if several things.")
@click.option("--time", metavar="COLUMN", help="Its column that tells when; empty: not so far.")
@click.option("--item-name", metavar="NAME", help="Of the table: which item.")
@click.option("--encoding", default="utf-8-sig", show_default=True, help="Of the table.")
@click.option(
    "--ties",
    metavar="FILE|KIND",
    help="A table of ties (ego, alter[, value]; ego names alter), or what makes them: nearest:6, "
    "within:20 (km), district, province, co-adoption[:YEARS].",
)
@click.option("--population", type=int, metavar="N", help="How many units could adopt.")
@click.option(
    "--level",
    type=click.Choice(["commune", "district", "province", "deployment"]),
    default="commune",
    show_default=True,
    help="Of the graph: what adopts.",
)
@click.option(
    "--geography",
    type=click.Choice(["then", "now"]),
    default="then",
    show_default=True,
    help="Of the graph: units as they were, or rolled up into today's.",
)
@click.option("--period", metavar="EDTF", help="Of the graph: only adoptions in it.")
@click.option(
    "--until",
    metavar="TIME",
    help="End of observation, as in the table or a date: units that have not adopted by then are "
    "censored there.",
)
@click.option("--said-only", is_flag=True, help="Of the graph: without what analysts judged.")
@click.option(
    "--dates",
    type=click.Choice(["earliest", "latest", "midpoint", "impute"]),
    default="earliest",
    show_default=True,
    help="What stands for a date that is an interval.",
)
@click.option(
    "--imputations", type=int, default=20, show_default=True, help="Of --dates impute: how many."
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of --dates impute.")
@click.option(
    "--measure",
    "names",
    multiple=True,
    metavar="NAME",
    help="Only this measure; may be given again. One alone gives its whole table as CSV.",
)
@click.option("--list", "listed", is_flag=True, help="List the measures with their definitions.")
@plot_option("the adoption curve, or another --picture,")
@picture_option
@kg_option
@output_options(*_FORMATS)
@debug_option
def command(
    *,
    model: tuple[str, ...],
    events: str | None,
    unit: str | None,
    item: str | None,
    time: str | None,
    item_name: str | None,
    encoding: str,
    ties: str | None,
    population: int | None,
    level: Adopter,
    geography: Geography,
    period: str | None,
    until: str | None,
    said_only: bool,
    dates: str,
    imputations: int,
    seed: int,
    names: tuple[str, ...],
    listed: bool,
    plot: Path | None,
    picture: str,
    kg: str,
    format_name: str | None,
    output: str | None,
) -> None:
    """Measure how a model spreads: over time, over space, from whom to whom.

    MODEL is the name of a model of the graph; or --events names a table with a row for each
    adoption and --unit, --item and --time its columns; of several items without --item-name all
    are shown in brief, with the innovativeness of the units. Each measure that cannot be taken says
    why; -f json has all numbers with their units, and the definitions.
    """
    target = choose(format_name, output, _FORMATS, terminal="tree", pipe="json")
    if listed:
        from lantoa.graph.spread.overview import measures

        rows = [(m.name, m.title, m.definition, m.reference) for m in measures()]
        shown = choose(format_name or "table", output, _FORMATS, terminal="table", pipe="json")
        show_rows(shown, ("measure", "title", "definition", "reference"), rows)
        return
    how = _dates(dates, imputations, seed)
    if events:
        from lantoa.graph.spread.items import ItemsOverview

        if model:
            raise UserError("Give a model of the graph or --events, not both.")
        found = _of_file(
            events, unit, item, time, item_name,
            encoding=encoding, ties=ties, population=population, dates=how, names=names,
            until=until,
        )  # fmt: skip
        if isinstance(found, ItemsOverview):
            plot_spread(found, plot, picture, events)
            _show_items(found, target, units=bool(names))
            return
    else:
        if not model:
            raise UserError("Name a model of the graph, or a table by --events.")
        if column := next((n for n in (unit, item, time, item_name) if n), None):
            raise UserError(f"{column!r} is of a table; name the table by --events.")
        from lantoa.knowledge_graph import KnowledgeGraph

        with KnowledgeGraph.open(kg, read_only=True) as graph:
            found = graph.spread(
                " ".join(model),
                level=level,
                geography=geography,
                dates=how,
                names=names,
                ties=_ties(ties, encoding) if ties else None,
                population=population,
                period=period,
                until=until,
                said_only=said_only,
            )
    plot_spread(found, plot, picture, events or f"the graph {kg}")
    if target.format in {"table", "csv", "tsv"}:
        for problem in found.adoptions.problems:
            note(str(problem))
        own = found.measures[0].table(found.adoptions.scale) if len(names) == 1 else None
        columns, table = own or (found.COLUMNS, found.rows())
        show_rows(target, columns, table)
    else:
        show_document(target, found)


def _dates(choice: str, imputations: int, seed: int) -> Dates | Imputation:
    from lantoa.graph.adoptions.imputation import Imputation

    if choice == "impute":
        return Imputation(imputations, seed)
    return "latest" if choice == "latest" else "midpoint" if choice == "midpoint" else "earliest"


def _of_file(
    events: str,
    unit: str | None,
    item: str | None,
    time: str | None,
    item_name: str | None,
    *,
    encoding: str,
    ties: str | None,
    population: int | None,
    dates: Dates | Imputation,
    names: tuple[str, ...],
    until: str | None,
) -> Spread | ItemsOverview:
    from lantoa.graph.adoptions import end_of_observation
    from lantoa.graph.adoptions.files import read_adoptions
    from lantoa.graph.spread import units as innovativeness
    from lantoa.graph.spread.items import overview_of_items
    from lantoa.graph.spread.overview import spread_of

    if not unit or not time:
        raise UserError(f"Name the columns of {events}: --unit and --time, and --item if it has.")
    table = read_adoptions(
        events, unit=unit, item=item, time=time, population=population, encoding=encoding
    )
    of_units = {measure.name for measure in innovativeness.MEASURES}
    end = None if until is None else end_of_observation(until, table.scale)
    if item_name is None and len(table.items) > 1 and not ties and of_units.issuperset(names):
        if not isinstance(dates, str):
            raise UserError(
                "Dates are imputed for one item; say which by --item-name, or choose the "
                "earliest, latest or midpoint of --dates."
            )
        return overview_of_items(table, dates=dates, until=end)
    return spread_of(
        table,
        item_name,
        until=end,
        dates=dates,
        names=names,
        ties=_ties_of_table(ties, encoding, table, item_name) if ties else None,
    )


def _show_items(found: ItemsOverview, target: Target, *, units: bool) -> None:
    """Show all items; a CSV holds one table: of the items, or if asked for of the units."""
    if target.format not in {"table", "csv", "tsv"}:
        show_document(target, found)
        return
    for problem in found.adoptions.problems:
        note(str(problem))
    if target.format == "table":
        show_tables(
            target, [(found.COLUMNS, found.rows()), (found.UNIT_COLUMNS, found.unit_rows())]
        )
        return
    if units:
        show_rows(target, found.UNIT_COLUMNS, found.unit_rows())
    else:
        show_rows(target, found.COLUMNS, found.rows())
        note("The innovativeness of the units is a table of its own: add --measure walker.")


def _ties(text: str, encoding: str) -> TieMatrix | str:
    """Return the ties of a file, or the kind of ties that the text names."""
    from lantoa.graph.diffusion.ties.of_adoptions import is_kind

    return text if is_kind(text) else _ties_of_file(text, encoding)


def _ties_of_table(text: str, encoding: str, table: Adoptions, item: str | None) -> TieMatrix:
    """Return the ties of a file between units of a table, or those of the kind that is named."""
    from lantoa.graph.diffusion.ties.of_adoptions import is_kind, ties_of_adoptions

    if is_kind(text):
        return ties_of_adoptions(table, text, item=item)
    return _ties_of_file(text, encoding, table.units)


def _ties_of_file(path: str, encoding: str, units: tuple[str, ...] = ()) -> TieMatrix:
    from lantoa.graph.diffusion.ties.ties_file import read_ties

    found = read_ties(path, units=units, encoding=encoding)
    for problem in found.problems():
        note(f"{path}: {problem}")
    return found.ties
