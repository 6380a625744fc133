"""Options of the commands that take adoptions, from a table or from the graph."""

from __future__ import annotations

import click

events_option = click.option(
    "--events", metavar="FILE", help="A table of adoptions, instead of the graph."
)
unit_option = click.option("--unit", metavar="COLUMN", help="Its column that tells who adopted.")
time_to_option = click.option(
    "--time-to",
    metavar="COLUMN",
    help="Its column of the latest time, where --time is the earliest.",
)
geography_option = click.option(
    "--geography",
    type=click.Choice(["then", "now"]),
    default="then",
    show_default=True,
    help="Of the graph: units as they were, or rolled up into today's.",
)
period_option = click.option("--period", metavar="EDTF", help="Of the graph: only adoptions in it.")
said_only_option = click.option(
    "--said-only", is_flag=True, help="Of the graph: without what analysts judged."
)
