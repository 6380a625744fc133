"""What truly happened, as a table: every deployment with the one that it copied.

This is what inference is scored against; no source tells all of it, and some tell it wrongly.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lantoa.graph.export.files import output
from lantoa.ontology.records import deployment_iri
from lantoa.synthesis.country import Country
from lantoa.synthesis.spreading import WAYS
from lantoa.synthesis.things import Things

#: The columns of the table.
COLUMNS: Final = (
    "source", "target", "model", "time", "way", "said", "source_unit", "target_unit",
)  # fmt: skip


def lineage(country: Country) -> Iterator[tuple[str, ...]]:
    """Yield a row for every deployment, model by model and by time.

    The columns are :data:`COLUMNS`: the IRI of the deployment that was copied (empty where a
    unit began by itself), of the deployment, and of the model; the true day in ISO form; the way
    (``alone``, ``down``, ``up``, ``near``, ``far``); whether a source tells the link (``true``,
    ``false``, empty without one); the units of both ends.

    >>> from lantoa.synthesis.country import make
    >>> from lantoa.synthesis.design import Design
    >>> first = next(lineage(make(Design.of_size(20, 1))))
    >>> first[0], first[4]
    ('', 'alone')
    """
    things = Things(country)
    spread, units = country.spread, country.geography.units
    iris = [deployment_iri(things.model(each), things.place(each)) for each in range(len(spread))]
    for each, (origin, day, way) in enumerate(
        zip(spread.origin.tolist(), spread.day.tolist(), spread.way.tolist(), strict=True)
    ):
        known = origin >= 0
        yield (
            iris[origin] if known else "",
            iris[each],
            things.model(each).iri,
            dt.date.fromordinal(day).isoformat(),
            WAYS[way],
            str(bool(country.reports.said[each])).lower() if known else "",
            units[spread.unit[origin]] if known else "",
            units[spread.unit[each]],
        )


def write_truth(country: Country, path: str | Path) -> int:
    """Write the true lineage as CSV; the file appears whole or not at all.

    Args:
        country: what :func:`lantoa.synthesis.country.make` made.
        path: the file, or ``-`` for standard output.

    Returns:
        How many rows were written, the heading not counted.

    Raises:
        UserError: the file cannot be written.
    """
    buffer = io.StringIO()
    rows = csv.writer(buffer, lineterminator="\n")
    rows.writerow(COLUMNS)
    count = 0
    with output(path) as file:
        for row in lineage(country):
            rows.writerow(row)
            count += 1
        file.write(buffer.getvalue().encode())
    return count
