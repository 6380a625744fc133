"""What ``lantoa spread`` measures: a model of a graph, all models, or items of a plain table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lantoa.cli.render import note
from lantoa.errors import UserError

if TYPE_CHECKING:
    from lantoa.cli.spread_asked import Asked
    from lantoa.graph.diffusion.event_model import EventModel
    from lantoa.graph.diffusion.tie_matrix import TieMatrix
    from lantoa.graph.diffusion.unit_columns import UnitColumns
    from lantoa.graph.spread.items import ItemsOverview
    from lantoa.graph.spread.result import Spread


def of_table(asked: Asked) -> Spread | ItemsOverview:
    """Measure one item of a plain table, or all in brief."""
    from lantoa.graph.adoptions import end_of_observation
    from lantoa.graph.spread.items import overview_of_items
    from lantoa.graph.spread.of_table import read_table

    if not asked.events or not asked.unit or not asked.time:
        raise UserError(
            f"Name the columns of {asked.events}: --unit and --time, and --item if it has."
        )
    table = read_table(
        asked.events,
        unit=asked.unit,
        item=asked.item,
        time=asked.time,
        time_to=asked.time_to,
        source=asked.source,
        latitude=asked.latitude,
        longitude=asked.longitude,
        province=asked.province,
        district=asked.district,
        units=_units(asked),
        population=asked.population,
        encoding=asked.encoding,
    )
    names = asked.measures()
    several = asked.item_name is None and len(table.adoptions.items) > 1
    if several and not asked.ties and _of_units(names):
        dates = asked.how_dates()
        if not isinstance(dates, str):
            raise UserError(
                "Dates are imputed for one item; say which by --item-name, or choose the "
                "earliest, latest or midpoint of --dates."
            )
        scale = table.adoptions.scale
        end = None if asked.until is None else end_of_observation(asked.until, scale)
        return overview_of_items(table.adoptions, dates=dates, until=end)
    return table.spread(
        asked.item_name,
        ties=asked.ties,
        dates=asked.how_dates(),
        names=names,
        until=asked.until,
        unit_of_time=asked.time_unit,
        event_model=asked.event_model(),
        tie_options=asked.tie_options(),
        encoding=asked.encoding,
    )


def of_graph(model: str, kg: str, asked: Asked) -> Spread | ItemsOverview:
    """Measure one model of a graph, or all in brief."""
    from lantoa.knowledge_graph import KnowledgeGraph

    if option := asked.of_table():
        raise UserError(f"{option} is of a table; name the table by --events.")
    names = asked.measures()
    with KnowledgeGraph.open(kg, read_only=True) as graph:
        if not model:
            if not _of_units(names):
                raise UserError("Name a model of the graph, or a table by --events.")
            from lantoa.graph.spread.of_store import spread_of_all

            dates = asked.how_dates()
            if not isinstance(dates, str):
                raise UserError("Dates are imputed for one model; name it, or choose --dates.")
            return spread_of_all(
                graph.store,
                level=asked.level,
                geography=asked.geography,
                dates=dates,
                population=asked.population,
                period=asked.period,
                said_only=asked.said_only,
                until=asked.until,
            )
        return graph.spread(
            model,
            level=asked.level,
            geography=asked.geography,
            dates=asked.how_dates(),
            names=names,
            ties=_ties(asked),
            population=asked.population,
            period=asked.period,
            until=asked.until,
            said_only=asked.said_only,
            event_model=_model(asked),
            tie_options=asked.tie_options(),
        )


def _of_units(names: tuple[str, ...]) -> bool:
    """Tell whether nothing but scores of units over all items is asked for."""
    from lantoa.graph.spread import units

    return {measure.name for measure in units.MEASURES}.issuperset(names)


def _units(asked: Asked) -> UnitColumns | None:
    if asked.units is None:
        if asked.units_unit or asked.units_time:
            raise UserError("--units-unit and --units-time are of a table; name it by --units.")
        return None
    from lantoa.graph.diffusion.unit_columns import read_unit_columns

    return read_unit_columns(
        asked.units, unit=asked.units_unit, time=asked.units_time, encoding=asked.encoding
    )


def _model(asked: Asked) -> EventModel | None:
    model, units = asked.event_model(), _units(asked)
    if units is not None and model is None:
        raise UserError("--units is for covariates; name its columns by --covariate or --factor.")
    return None if model is None else replace(model, units=units)


def _ties(asked: Asked) -> TieMatrix | str | None:
    """Return the ties of a file, or the kind of ties that the text names."""
    from lantoa.graph.diffusion.ties.of_adoptions import is_kind
    from lantoa.graph.spread.table_ties import is_table

    if asked.ties is None or is_kind(asked.ties) or not is_table(asked.ties):
        return asked.ties
    from lantoa.graph.diffusion.ties.ties_file import read_ties

    found = read_ties(asked.ties, encoding=asked.encoding)
    for problem in found.problems():
        note(f"{asked.ties}: {problem}")
    return found.ties
