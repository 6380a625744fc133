"""The options of ``lantoa spread``, by what they are about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from lantoa.cli.adoption_options import (
    events_option,
    geography_option,
    period_option,
    said_only_option,
    time_to_option,
    unit_option,
)

F = TypeVar("F", bound=Callable[..., Any])

_TABLE = (
    events_option,
    unit_option,
    click.option("--item", metavar="COLUMN", help="Its column that tells what, if several things."),
    click.option("--time", metavar="COLUMN", help="Its column that tells when; empty: not so far."),
    time_to_option,
    click.option("--item-name", metavar="NAME", help="Of the table: which item."),
    click.option(
        "--source", metavar="COLUMN", help="Its column of whom the unit took it over from."
    ),
    click.option(
        "--latitude", metavar="COLUMN", help="Of the table or of --units: where units are."
    ),
    click.option("--longitude", metavar="COLUMN", help="Likewise."),
    click.option(
        "--province",
        metavar="COLUMN",
        help="Likewise: the province, state or region that a unit lies in.",
    ),
    click.option("--district", metavar="COLUMN", help="Likewise: the district."),
    click.option("--time-unit", metavar="WORD", help="Of the table's times, e.g. month."),
    click.option("--encoding", default="utf-8-sig", show_default=True, help="Of the tables."),
)
_UNITS = (
    click.option(
        "--ties",
        metavar="FILE|KIND",
        help="A table of ties (ego, alter[, value]; ego names alter), or what makes them: "
        "nearest:6, within:20 (km), district, province, co-adoption[:YEARS].",
    ),
    click.option("--population", type=int, metavar="N", help="How many units could adopt."),
    click.option(
        "--units",
        metavar="FILE",
        help="A table about the units, a row for each (or for each and year): who is at risk, "
        "where they are, covariates.",
    ),
    click.option("--units-unit", metavar="COLUMN", help="Its column of the units."),
    click.option("--units-time", metavar="COLUMN", help="Its column of the year, if it has one."),
)
_GRAPH = (
    click.option(
        "--level",
        type=click.Choice(["commune", "district", "province", "deployment"]),
        default="commune",
        show_default=True,
        help="Of the graph: what adopts.",
    ),
    geography_option,
    period_option,
    said_only_option,
)
_TIMES = (
    click.option(
        "--until",
        metavar="TIME",
        help="End of observation, as in the table or a date: units that have not adopted by then "
        "are censored there.",
    ),
    click.option(
        "--dates",
        type=click.Choice(["earliest", "latest", "midpoint", "impute"]),
        default="earliest",
        show_default=True,
        help="What stands for a date that is an interval.",
    ),
    click.option(
        "--imputations",
        type=int,
        default=20,
        show_default=True,
        help="Of --dates impute: how many.",
    ),
    click.option(
        "--seed",
        type=click.IntRange(min=0),
        default=0,
        show_default=True,
        help="Of --dates impute.",
    ),
)
_OVER_TIES = (
    click.option("--valued", is_flag=True, help="Weigh alters by the values of the ties."),
    click.option(
        "--incoming", is_flag=True, help="A unit's alters are those who name it, not whom it names."
    ),
    click.option(
        "--exposure-lag",
        type=click.IntRange(min=0),
        default=0,
        show_default=True,
        help="Of exposure and thresholds: years before.",
    ),
    click.option(
        "--lags",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        help="Of infectiousness and susceptibility: years that count.",
    ),
    click.option(
        "--discount",
        default="linear",
        show_default=True,
        metavar="linear|RATE",
        help="Likewise: later years weigh less, 1/k or (1 + RATE)^(1 - k).",
    ),
    click.option(
        "--not-normalized", is_flag=True, help="Numbers of alters and adoptions, not shares."
    ),
    click.option(
        "--without-first", is_flag=True, help="Of thresholds: without the first adopters."
    ),
)
_EVENT_HISTORY = (
    click.option(
        "--covariate",
        "covariates",
        multiple=True,
        metavar="COLUMN",
        help="Of the event history: a column of numbers of the units (x^2: its square); may be "
        "given again.",
    ),
    click.option(
        "--factor", "factors", multiple=True, metavar="COLUMN", help="Likewise, of categories."
    ),
    click.option(
        "--baseline",
        type=click.Choice(["linear", "quadratic", "cubic", "log", "dummies", "constant"]),
        help="Of the event history: how the hazard depends on time.  [default: linear]",
    ),
    click.option(
        "--cluster",
        metavar="COLUMN|none",
        help="Of the event history: standard errors are clustered by it.  [default: unit]",
    ),
    click.option(
        "--lag",
        type=click.IntRange(min=0),
        help="Of the event history: years before, of exposure.  [default: 1]",
    ),
)
_SHOWN = (
    click.option(
        "--measure",
        "names",
        multiple=True,
        metavar="NAME",
        help="Only this measure; may be given again. One alone gives its whole table as CSV.",
    ),
    click.option(
        "--per-unit/--no-per-unit",
        default=None,
        help="In JSON: a row for each unit and replication, or none; by default up to 2,000.",
    ),
    click.option("--list", "listed", is_flag=True, help="List the measures with definitions."),
)


def spread_options(function: F) -> F:
    """Add the options to a command."""
    for option in reversed(
        (*_TABLE, *_UNITS, *_GRAPH, *_TIMES, *_OVER_TIES, *_EVENT_HISTORY, *_SHOWN)
    ):
        function = option(function)
    return function
