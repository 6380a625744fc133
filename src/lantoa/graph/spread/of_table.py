"""How items of a plain table spread: with what its columns tell of the units and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.adoptions import Adoptions, Dates, Population, end_of_observation
from lantoa.graph.adoptions.imputation import Imputation
from lantoa.graph.adoptions.parts import Problem
from lantoa.graph.diffusion.event_model import EventModel
from lantoa.graph.diffusion.tie_matrix import TieMatrix
from lantoa.graph.diffusion.unit_columns import UnitColumns, read_unit_columns, unit_columns_of
from lantoa.graph.spread.overview import spread_of
from lantoa.graph.spread.result import Spread
from lantoa.graph.spread.table_columns import (
    check_columns,
    columns_of,
    merged,
    per_unit,
    points_of,
)
from lantoa.graph.spread.table_lineage import lineage_of_pairs, sources_of
from lantoa.graph.spread.table_ties import as_ties

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from lantoa.graph.spread.tie_options import TieOptions

    Frame = pd.DataFrame | Mapping[str, Sequence[object]] | str | Path
    AnyTies = TieMatrix | nx.Graph[Any] | pd.DataFrame | str | Path


@dataclass(frozen=True, slots=True, eq=False)
class PlainTable:
    """A plain table of adoptions.

    Attributes:
        adoptions: what it tells, over all units that are named.
        units: the columns about the units.
        above: "province" and "district" -> unit -> what it lies in, where columns tell.
        points: latitude and longitude of the units that have them.
        sources: item -> pairs of a unit and whom it took the item over from; None: not told.
        events: the columns of the table itself, which may tell covariates too.
        unit: the name of its column of units.
    """

    adoptions: Adoptions
    units: UnitColumns | None
    above: Mapping[str, Mapping[str, Any]]
    points: Mapping[str, tuple[float, float]]
    sources: Mapping[str, Sequence[tuple[str, str]]] | None
    events: Mapping[str, Sequence[object]]
    unit: str

    def spread(
        self,
        item: str | None = None,
        *,
        ties: AnyTies | None = None,
        dates: Dates | Imputation = "earliest",
        names: Iterable[str] = (),
        until: str | float | None = None,
        unit_of_time: str | None = None,
        event_model: EventModel | None = None,
        tie_options: TieOptions | None = None,
        encoding: str = "utf-8-sig",
    ) -> Spread:
        """Take the measures of how an item spreads; see :func:`spread_of_table`."""
        table = self.adoptions
        if item is None and len(table.items) == 1:
            item = table.items[0]
        end = end_of_observation(until, table.scale) if isinstance(until, str) else until
        lineage = None
        if item is not None and self.sources is not None:
            table.index_of(item)
            lineage, problems = lineage_of_pairs(
                self.adoptions,
                item,
                self.sources.get(item, ()),
                points=self.points,
                above=self.above,
            )
            table = replace(table, problems=(*table.problems, *problems), _places={})
        found = None
        if ties is not None:
            found, said = as_ties(ties, table, item, above=self.above, encoding=encoding)
            table = replace(table, problems=(*table.problems, *said), _places={})
        return spread_of(
            table,
            item,
            dates=dates,
            names=names,
            ties=found,
            lineage=lineage,
            until=end,
            unit_of_time=unit_of_time,
            event_model=None if event_model is None else self.model(event_model),
            tie_options=tie_options,
        )

    def model(self, model: EventModel) -> EventModel:
        """Return an event-history model with the columns that it names.

        Raises:
            UnknownNameError: neither the table of units nor the adoptions' own has a column.
        """
        known = () if self.units is None else self.units.names
        wanted = [name for name in replace(model, units=self.units).columns() if name not in known]
        check_columns([*known, *self.events], wanted)
        own = {name: per_unit(self.events, self.unit, name) for name in wanted}
        return replace(model, units=merged(self.units, own))


def read_table(
    events: Frame,
    *,
    unit: str = "unit",
    item: str | None = "item",
    time: str = "time",
    time_to: str | None = None,
    source: str | None = None,
    latitude: str | None = None,
    longitude: str | None = None,
    province: str | None = None,
    district: str | None = None,
    units: UnitColumns | pd.DataFrame | str | Path | None = None,
    population: int | None = None,
    encoding: str = "utf-8-sig",
) -> PlainTable:
    """Read a plain table of adoptions with what its columns tell of the units.

    Args:
        events: a DataFrame, columns by name, or a file: a row for each adoption.
        unit, item, time: the names of its columns; item None if it is about one item.
        time_to: its column of the latest time, where `time` is the earliest.
        source: its column of whom a unit took the item over from, several with ``;`` between.
        latitude, longitude: columns of the units' places in degrees, of `units` or of `events`.
        province, district: columns of what the units lie in, likewise.
        units: a file or a DataFrame with a row for each unit. All units in it are at risk.
        population: how many units are at risk; by default all that are named.
        encoding: of text files.

    Returns:
        The adoptions with what the other columns tell of the units and their sources.

    Raises:
        UnknownNameError: no column is called so.
        UserError: a file cannot be read, or the population is smaller than the units named.
    """
    columns, where = columns_of(events, encoding)
    check_columns(columns, (unit, item, time, time_to, source))
    if (latitude is None) != (longitude is None):
        raise UserError("A place needs two columns: give both --latitude and --longitude.")
    about = _about(units, encoding)
    adoptions = Adoptions.of_columns(
        columns, unit=unit, item=item, time=time, time_to=time_to, where=where
    )
    if about is not None:
        adoptions = _with_units(adoptions, about, where)
    if population is not None:
        if population < len(adoptions.units):
            raise UserError(
                f"The population of {population:,} is smaller than the {len(adoptions.units):,} "
                "units named; give the number of all units that could have adopted."
            )
        adoptions = replace(adoptions, population=Population(population, "as given"), _places={})

    def of_units(name: str) -> Mapping[str, Any]:
        if about is not None and name in about.fixed:
            return about.fixed[name]
        check_columns([*(about.fixed if about else ()), *columns], (name,))
        return per_unit(columns, unit, name)

    points = {}
    if latitude is not None and longitude is not None:
        points = points_of(of_units(latitude), of_units(longitude))
        at = [points.get(label, (np.nan, np.nan)) for label in adoptions.units]
        adoptions = replace(adoptions, coordinates=np.array(at).reshape(-1, 2), _places={})
    above = {
        level: of_units(name)
        for level, name in (("province", province), ("district", district))
        if name is not None
    }
    sources = None if source is None else sources_of(columns, unit, item, source)
    return PlainTable(adoptions, about, above, points, sources, columns, unit)


def _about(
    units: UnitColumns | pd.DataFrame | str | Path | None, encoding: str
) -> UnitColumns | None:
    if units is None or isinstance(units, UnitColumns):
        return units
    if isinstance(units, str | Path):
        return read_unit_columns(units, encoding=encoding)
    return unit_columns_of(units, as_text=True)


def _with_units(adoptions: Adoptions, about: UnitColumns, where: str) -> Adoptions:
    """Return adoptions over the units of another table too: they are at risk."""
    problems = [Problem(text, 1, handled="noted") for text in about.problems]
    known = set(adoptions.units)
    others = [label for label in about.units if label not in known]
    if others and len(others) == len(about.units):
        raise UserError(
            f"{about.where} names none of the units of {where}, such as {adoptions.units[0]!r}, "
            f"but others, such as {others[0]!r}; call them by the same names in both."
        )
    named = (*adoptions.units, *others)
    return replace(
        adoptions,
        units=named,
        population=Population(len(named), f"the units named in {where} and {about.where}"),
        problems=(*adoptions.problems, *problems),
        _places={},
    )


def spread_of_table(
    events: Frame,
    item_name: str | None = None,
    *,
    ties: AnyTies | None = None,
    dates: Dates | Imputation = "earliest",
    names: Iterable[str] = (),
    until: str | float | None = None,
    unit_of_time: str | None = None,
    event_model: EventModel | None = None,
    tie_options: TieOptions | None = None,
    encoding: str = "utf-8-sig",
    **columns: Any,
) -> Spread:
    """Return how an item of a plain table spreads.

    Args:
        events: a DataFrame, columns by name, or a file: a row for each adoption.
        item_name: which item; not needed where there is one.
        ties: between the units: a networkx graph, a DataFrame or file of ego, alter and perhaps
            value, or a word for what makes them, e.g. ``nearest:6`` or ``province``.
        dates, names, until, unit_of_time: as of :func:`.overview.spread_of`.
        event_model: what the event history depends on; its columns are looked up in `units` and
            in `events`.
        tie_options: the settings of the measures over ties.
        encoding: of text files.
        columns: which columns and which table of units; see :func:`read_table`.

    Returns:
        Every measure of the item with its figures, population at risk and treatment of dates.

    Raises:
        UserError: as :func:`read_table` and :func:`.overview.spread_of`.

    >>> import networkx as nx
    >>> found = spread_of_table(
    ...     {"who": ["a", "b", "c", "d"], "year": [2010, 2011, 2013, None],
    ...      "from": ["", "a", "a", ""]},
    ...     unit="who", item=None, time="year", source="from",
    ...     ties=nx.Graph([("a", "b"), ("c", "d")]))
    >>> found["virality"].result.components[0].value  # a star of three
    1.3333333333333333
    >>> found["exposure"].result.result.mean()
    [0.25, 0.5, 0.5, 0.75]
    """
    table = read_table(events, encoding=encoding, **columns)
    return table.spread(
        item_name,
        ties=ties,
        dates=dates,
        names=names,
        until=until,
        unit_of_time=unit_of_time,
        event_model=event_model,
        tie_options=tie_options,
        encoding=encoding,
    )
