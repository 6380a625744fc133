"""Adoptions of many items as arrays: what the measures of innovativeness read."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from lantoa.errors import UserError
from lantoa.graph.diffusion.times import is_empty

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

#: item -> unit -> time in years (None, nan: not so far), or a DataFrame with a row for each.
ItemTimes: TypeAlias = "Mapping[Any, Mapping[Any, float | None]] | pd.DataFrame"


@dataclass(frozen=True, slots=True, eq=False)
class ItemAdoptions:
    """Adoptions of many items by many units, each unit and item at most once.

    Attributes:
        units: the units at risk, never-adopters included, sorted.
        items: the items, sorted.
        unit, item: of each dated adoption, as places in them.
        time: of each dated adoption, in years.
        undated_unit, undated_item: of each adoption at a time that is not known.
    """

    units: tuple[Hashable, ...]
    items: tuple[Hashable, ...]
    unit: NDArray[np.int64]
    item: NDArray[np.int64]
    time: NDArray[np.float64]
    undated_unit: NDArray[np.int64]
    undated_item: NDArray[np.int64]

    @property
    def first(self) -> NDArray[np.float64]:
        """The first adoption of each item; inf if it has none that is dated."""
        found = np.full(len(self.items), np.inf)
        np.minimum.at(found, self.item, self.time)
        return found

    @property
    def last(self) -> NDArray[np.float64]:
        """The last adoption of each item; -inf if it has none that is dated."""
        found = np.full(len(self.items), -np.inf)
        np.maximum.at(found, self.item, self.time)
        return found

    def dated(self) -> tuple[ItemAdoptions, dict[Hashable, str]]:
        """Return the items of which an adoption has a date, and why the others are left out."""
        known = np.isfinite(self.first)
        without = (item for item, has in zip(self.items, known, strict=True) if not has)
        return self.only(known), dict.fromkeys(without, "no adoption has a date")

    def only(self, kept: NDArray[np.bool_]) -> ItemAdoptions:
        """Return the adoptions of some of the items, with all units."""
        place = np.cumsum(kept) - 1
        dated, undated = kept[self.item], kept[self.undated_item]
        return ItemAdoptions(
            units=self.units,
            items=tuple(item for item, keep in zip(self.items, kept, strict=True) if keep),
            unit=self.unit[dated],
            item=place[self.item[dated]],
            time=self.time[dated],
            undated_unit=self.undated_unit[undated],
            undated_item=place[self.undated_item[undated]],
        )


def item_adoptions(
    adoptions: ItemTimes,
    *,
    units: Iterable[Hashable] = (),
    undated: Collection[tuple[Hashable, Hashable]] = (),
    columns: tuple[str, str, str] = ("unit", "item", "time"),
) -> ItemAdoptions:
    """Read adoptions of many items.

    Args:
        adoptions: item -> unit -> time in years, None or nan for a unit that has not adopted it
            so far; or a DataFrame with a row for each, an empty time likewise. Of several times
            of a unit and item the first counts.
        units: further units at risk, that may have adopted nothing.
        undated: (unit, item) that were adopted at a time that is not known.
        columns: of the DataFrame: unit, item and time.

    Raises:
        UserError: a column is missing, a unit or item has no name, or a time is no number.

    >>> found = item_adoptions({"x": {"a": 2010, "b": None}}, units=["c"])
    >>> found.units, found.time.tolist()
    (('a', 'b', 'c'), [2010.0])
    """
    rows: list[tuple[Hashable, Hashable, Any]] = []
    at_risk: set[Hashable] = set(units)
    items: set[Hashable] = set()
    unknown: set[tuple[Hashable, Hashable]] = set(undated)
    if isinstance(adoptions, Mapping):
        for item, times in adoptions.items():
            if not isinstance(times, Mapping):
                raise UserError(f"The adoptions of {item} must be unit -> time; give a mapping.")
            items.add(item)
            at_risk.update(times)
            rows.extend((unit, item, time) for unit, time in times.items())
    elif not hasattr(adoptions, "columns"):
        raise UserError("Give adoptions as item -> unit -> time, or as a DataFrame of them.")
    else:
        missing = [name for name in columns if name not in adoptions.columns]
        if missing:
            raise UserError(
                f"The table has no column {missing[0]!r}; name its columns of units, items and "
                "times."
            )
        rows = list(zip(*(adoptions[name].tolist() for name in columns), strict=True))
    found: dict[tuple[Hashable, Hashable], float] = {}
    for unit, item, time in rows:
        if _is_empty(unit) or _is_empty(item):
            raise UserError("An adoption lacks its unit or its item; mend or leave out the row.")
        if is_empty(time):  # not so far, as everywhere: only `undated` tells of unknown times
            at_risk.add(unit)
            items.add(item)
            continue
        moment = _number(unit, item, time)
        if moment < found.get((unit, item), np.inf):
            found[unit, item] = moment
    # With a known time besides, the unknown one may have been earlier: the known one counts.
    unknown -= found.keys()
    at_risk.update(unit for unit, _ in (*found, *unknown))
    items.update(item for _, item in (*found, *unknown))
    names, labels = _sorted(at_risk), _sorted(items)
    row = {unit: place for place, unit in enumerate(names)}
    column = {item: place for place, item in enumerate(labels)}
    lost = sorted((row[unit], column[item]) for unit, item in unknown)
    pairs = np.array([(row[u], column[i]) for u, i in found], dtype=np.int64).reshape(-1, 2)
    lost_pairs = np.array(lost, dtype=np.int64).reshape(-1, 2)
    return ItemAdoptions(
        units=names,
        items=labels,
        unit=pairs[:, 0],
        item=pairs[:, 1],
        time=np.array(list(found.values()), dtype=np.float64),
        undated_unit=lost_pairs[:, 0],
        undated_item=lost_pairs[:, 1],
    )


def _sorted(labels: Iterable[Hashable]) -> tuple[Hashable, ...]:
    return tuple(sorted(labels, key=lambda label: (str(label), repr(label))))


def _is_empty(value: object) -> bool:
    return is_empty(value) or value == ""


def _number(unit: Hashable, item: Hashable, time: Any) -> float:
    try:
        moment = float(time)
    except (TypeError, ValueError):
        moment = np.inf
    if np.isinf(moment):
        raise UserError(
            f"{unit} adopted {item} at {time!r}, which is no number of years; turn dates into "
            "numbers, and name unknown times in `undated`."
        )
    return moment
