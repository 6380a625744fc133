"""The packaged table of units, read once and turned into objects only where they are asked for.

Lines of tab-separated fields, sorted, written by ``scripts/build_places.py``::

    D  key  title                                        a decree
    U  id  name  parent  earlier-parents  began  ended  latitude  longitude  other-spellings
    S  older  newer  whole|partial  when  decree         a step of change
"""

from __future__ import annotations

import datetime as dt
import gzip
from functools import lru_cache
from importlib import resources

from lantoa.graph.places.units import PLACES, Unit
from lantoa.ontology.records import Level
from lantoa.ontology.time import TimeSpan


class Table:
    """The rows, by the local part of the units' IRIs."""

    def __init__(self, text: str) -> None:
        self.decrees: dict[str, str] = {}
        self.units: dict[str, str] = {}
        self.newer: dict[str, list[str]] = {}
        self.older: dict[str, list[str]] = {}
        for line in text.splitlines():
            if line[0] == "U":
                _, name, rest = line.split("\t", 2)
                self.units[name] = rest
            elif line[0] == "S":
                _, old, new, rest = line.split("\t", 3)
                self.newer.setdefault(old, []).append(f"{new}\t{rest}")
                self.older.setdefault(new, []).append(f"{old}\t{rest}")
            else:
                _, key, title = line.split("\t")
                self.decrees[key] = title

    def unit(self, local: str) -> Unit:
        """Return the unit of a row.

        Raises:
            KeyError: no row is called so.
        """
        name, parent, earlier, began, ended, latitude, longitude, also = self.units[local].split(
            "\t"
        )
        level, code = local.split("-")[:2]
        start, end = span(began), span(ended)
        exact = start is not None and start.earliest == start.latest
        return Unit(
            iri=PLACES + local,
            level=Level(level),
            code=code,
            name=name,
            valid_from=start.earliest if start and exact else None,
            valid_to=end.latest - dt.timedelta(days=1) if end and end.latest else None,
            parent=PLACES + parent,
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
            began=start,
            ended=end,
            earlier_parents=tuple(PLACES + each for each in earlier.split(";") if each),
            spellings=tuple(each for each in also.split(";") if each),
        )


@lru_cache(maxsize=256)
def span(edtf: str) -> TimeSpan | None:
    """Return the span of an EDTF string, None for an empty one."""
    return TimeSpan.parse(edtf) if edtf else None


@lru_cache(maxsize=1)
def packaged() -> Table:
    """Return the packaged table."""
    packed = resources.files(__package__).joinpath("data/units.tsv.gz").read_bytes()
    return Table(gzip.decompress(packed).decode())
